"""What was done before a laptop joined: the last twelve months come by and by, the rest when asked for, and go with the file."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
import sqlalchemy as sa

from fpz_app.casework.access import witness
from fpz_app.casework.history import file_history, kept_at_centre
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.presenters.plan_history import AT_CENTRE, changes_of
from fpz_app.presenters.sharing import SharingPresenter
from fpz_app.store.tables import changes, granted, works
from fpz_app.sync import enrolment, past
from tests.helpers.desks import Kept, desk_for
from tests.helpers.rounds import at_rest, family_on, names, rename, restrict
from tests.helpers.sharing_tab import FakeSharing
from tests.helpers.simulator import Laptop, World, make_world

DAY = 86_400_000
PAGE = 3


@pytest.fixture(scope="module")
def lived(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A manager's laptop with a family of two years: five works of the first, and eight of the last months."""
    world = make_world(tmp_path_factory.mktemp("world"), template, seed=3, laptops=2)
    manager = world.laptops[0]
    family_on(manager)
    for number in range(4):
        rename(manager, f"Early {number}")
    world.settle_down()
    world.clock.now += 500 * DAY
    for number in range(7):
        rename(manager, f"Late {number}")
    witness(manager.store, manager.worker, "Opened the family", manager.store.find(Family)[0].id)
    world.settle_down()
    yield world
    world.close()


@pytest.fixture
def fresh(lived: World, template: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Laptop]:
    """A laptop that joins late, before its first round."""
    monkeypatch.setattr(past, "WORKS", PAGE)
    laptop = lived.add_laptop(lived.laptops[1].worker, template)
    yield laptop
    lived.laptops.remove(laptop)
    laptop.store.close()


def titles(laptop: Laptop) -> list[str]:
    return [row.title for row in file_history(laptop.store, laptop.worker, laptop.store.find(Family)[0].id)]


def older(laptop: Laptop) -> None:
    remote = enrolment.remote_of(laptop.store, transport=laptop.network)
    past.load_older(laptop.store, remote, laptop.store.find(Family)[0].id)


def catch_up(laptop: Laptop) -> None:
    while laptop.sync().filling:
        pass


def rows(laptop: Laptop) -> list[tuple[object, ...]]:
    with laptop.store.read() as connection:
        return [tuple(row) for row in connection.execute(sa.select(works.c.id, works.c.hash).order_by(works.c.id))]


def test_a_laptop_that_joins_late_shows_the_same_twelve_months(lived: World, fresh: Laptop) -> None:
    assert (fresh.sync().filling, names(fresh), titles(fresh)) == (True, ["Late 6"], [])
    report = fresh.sync()
    family = fresh.store.find(Family)[0]
    assert (report.filling, titles(fresh)) == (False, titles(lived.laptops[0])[:8])
    assert (family.name, kept_at_centre(fresh.store, fresh.worker, family.id) is not None) == ("Late 6", True)
    assert fresh.store.broken() == ""


def test_the_rest_comes_page_by_page_when_it_is_asked_for(lived: World, fresh: Laptop) -> None:
    catch_up(fresh)
    older(fresh)
    assert len(titles(fresh)) == 8 + PAGE
    older(fresh)
    assert titles(fresh) == titles(lived.laptops[0])
    assert kept_at_centre(fresh.store, fresh.worker, fresh.store.find(Family)[0].id) is None
    at_rest(lived)


def test_what_is_fetched_again_changes_nothing(lived: World, fresh: Laptop) -> None:
    catch_up(fresh)
    before = rows(fresh)
    with fresh.store.writing() as connection:
        connection.execute(sa.update(granted).values(past=1_000, filling=True))
    fresh.sync()
    assert rows(fresh) == before


def test_a_laptop_that_is_killed_midway_goes_on(lived: World, fresh: Laptop) -> None:
    steps = killed = 0
    while not fresh.survives(partial(catch_up, fresh), fuse=(steps := steps + 43)):
        killed += 1
    assert killed > 1
    assert titles(fresh) == titles(lived.laptops[0])[:8]
    at_rest(lived)


def test_the_past_goes_with_its_file_and_comes_back_with_it(lived: World, fresh: Laptop) -> None:
    catch_up(fresh)
    manager, family = lived.laptops[0], fresh.store.find(Family)[0]
    rename(fresh, "Typed by the late one")
    lived.settle_down()
    restrict(manager)
    lived.settle_down()
    with fresh.store.read() as connection:
        others = sa.select(works.c.id).where(works.c.file == family.id, works.c.device != fresh.store.device.id)
        left = sa.select(changes.c.work).join(works, works.c.id == changes.c.work).where(works.c.file == family.id)
        assert [connection.execute(query).all() for query in (others, left)] == [[], []]
    with manager.store.work(manager.worker, "Open it again") as work:
        work.put(replace(work.get(Family, family.id), restricted=False))
    lived.settle_down()
    assert [names(fresh), titles(fresh)] == [names(manager), titles(manager)[: len(titles(fresh))]]
    assert "Rename to Typed by the late one" in titles(fresh)
    assert fresh.store.broken() == ""


def test_who_opened_what_is_heard_of_within_the_hour(lived: World, fresh: Laptop) -> None:
    catch_up(fresh)
    manager, family = lived.laptops[0], fresh.store.find(Family)[0]
    witness(manager.store, manager.worker, "Printed the plan", family.id)
    manager.sync()
    lived.clock.now += DAY // 20
    fresh.sync()
    assert titles(fresh)[0] == "Printed the plan"


def test_another_laptops_work_that_is_altered_here_is_found(lived: World, fresh: Laptop) -> None:
    catch_up(fresh)
    with fresh.store.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER journal_change_is_kept_update")
        others = sa.select(works.c.id).where(works.c.device != fresh.store.device.id)
        connection.execute(sa.update(changes).where(changes.c.work.in_(others)).values({"values": {"name": "Forged"}}))
    assert fresh.store.broken() == "a work of another laptop was altered"


def test_a_change_whose_beginning_is_not_here_is_not_undone_by_guess(lived: World, fresh: Laptop) -> None:
    rename(lived.laptops[0], "Undone soon")
    lived.laptops[0].sync()
    catch_up(fresh)
    family = fresh.store.find(Family)[0].id
    group = next(row.group for row in file_history(fresh.store, fresh.worker, family) if row.title.endswith("Undone soon"))
    with pytest.raises(Problem, match="is at the centre"):
        fresh.store.undo(fresh.worker, group, "Undo")
    while kept_at_centre(fresh.store, fresh.worker, family):
        older(fresh)
    fresh.store.undo(fresh.worker, group, "Undo")
    assert fresh.store.find(Family)[0].name not in ("", "Undone soon")


def test_the_page_offers_older_history_and_says_so_offline(lived: World, fresh: Laptop) -> None:
    catch_up(fresh)
    view = FakeSharing()
    desk = desk_for(fresh.store, Kept(), actor=fresh.worker)
    presenter = SharingPresenter(view, desk, remote_of=partial(enrolment.remote_of, transport=fresh.network))
    presenter.open(fresh.store.find(Family)[0].id)
    presenter.show_more()
    assert (view.offers_older, view.older.startswith("What was done before ")) == (True, True)
    family = fresh.store.find(Family)[0].id
    assert [(each.who, each.lines) for each in changes_of(desk, family, family)] == [("The centre", (AT_CENTRE,))]
    lived.rough(replace(lived.network.faults, request_lost=1.0))
    presenter.load_older()
    assert view.older.startswith("The centre cannot be reached. Try again later. What was done before ")
    lived.settle_down()
    while view.offers_older:
        presenter.load_older()
    assert changes_of(desk, family, family) == []
    assert (view.older, len(view.doings)) == ("This is all that was done in this file.", len(titles(fresh)))
