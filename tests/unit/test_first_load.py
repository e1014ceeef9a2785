"""First load: pages are fetched ahead, and what is noted never runs ahead of what is stored."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import msgspec
import pytest

from fpz_app.domain.families import Family
from fpz_app.store import loading
from fpz_app.store.replica import CURSOR, Replica
from fpz_app.store.store import Changed, Store
from fpz_app.sync.first_load import first_load
from fpz_app.sync.protocol import Row, SnapshotHead
from fpz_app.sync.remote import Remote, Rows
from fpz_app.sync.report import RoundReport, tell_nobody
from fpz_app.sync.troubles import Offline
from tests.helpers.replicas import a_family, give, rename, rows_of
from tests.helpers.stores import open_store

NAMES = ("Marlow", "Okafor", "Pike", "Adeyemi")


class Killed(BaseException):
    """The laptop's process ends here."""


@dataclass
class Centre:
    """A page a family; `asked` are the places that were asked for, `cut` the one at which there is no answer."""

    pages: dict[str, list[Row]]
    epoch: str = "one"
    asked: list[str] = field(default_factory=list)
    cut: str | None = None

    def snapshot(self, *, after: str = "", limit: int) -> Rows:
        assert limit
        self.asked.append(after)
        if after == self.cut:
            raise Offline
        places = list(self.pages)
        at = places.index(after or places[0])
        lines = b"".join(msgspec.json.encode(row) + b"\n" for row in self.pages[places[at]])
        head = SnapshotHead(epoch=self.epoch, head=9, rows_left=len(places) - at)
        return Rows(head, lines, len(self.pages[places[at]]), places[at + 1] if at + 1 < len(places) else "")


@pytest.fixture
def centre(store: Store, tmp_path: Path) -> Iterator[Centre]:
    other = open_store(tmp_path / "other")
    pages = {}
    for at, name in enumerate(NAMES):
        family = a_family(other, name)
        give(store, family.id, loaded=False)
        plain = [(kind, record_id, state) for kind, record_id, state in rows_of(other, family.id)]
        pages[f"place {at}"] = [
            Row(kind=kind, id=record_id, file=family.id, values=state.values, versions=state.versions)
            for kind, record_id, state in plain
        ]
    yield Centre(pages)
    other.close()


def load(store: Store, centre: Centre) -> None:
    first_load(Replica(store), cast(Remote, centre), RoundReport(), tell_nobody)


def names(store: Store) -> list[str]:
    return sorted(family.name for family in store.find(Family))


def at_each_page(store: Store, do: Callable[[int], None]) -> None:
    """Calls with how many families are here, after each page that is stored."""
    store.listeners.append(lambda _: do(len(store.find(Family))))


def test_all_pages_come_once_and_no_thread_stays(store: Store, centre: Centre) -> None:
    load(store, centre)
    assert (names(store), centre.asked) == (sorted(NAMES), ["", "place 1", "place 2", "place 3"])
    assert [each.name for each in threading.enumerate() if each.name.startswith("first-load")] == []


def test_while_a_page_is_stored_the_next_one_is_asked_for(store: Store, centre: Centre) -> None:
    came = [threading.Event() for _ in NAMES]
    usual = centre.snapshot

    def snapshot(**what: Any) -> Rows:
        page = usual(**what)
        came[len(centre.asked) - 1].set()
        return page

    def look(here: int) -> None:
        if here < len(NAMES):
            ahead.append(came[here].wait(20))

    ahead: list[bool] = []
    centre.snapshot = snapshot  # type: ignore[method-assign]
    at_each_page(store, look)
    load(store, centre)
    assert ahead == [True, True, True]


def test_what_came_before_the_network_went_is_kept(store: Store, centre: Centre) -> None:
    centre.cut = "place 2"
    with pytest.raises(Offline):
        load(store, centre)
    assert names(store) == sorted(NAMES[:2])
    assert not store.fact(CURSOR)


def test_it_goes_on_where_the_network_went(store: Store, centre: Centre) -> None:
    centre.cut = "place 2"
    with pytest.raises(Offline):
        load(store, centre)
    centre.cut, centre.asked = None, []
    load(store, centre)
    assert (names(store), centre.asked) == (sorted(NAMES), ["place 2", "place 3"])


def test_a_page_that_was_fetched_ahead_of_a_kill_is_fetched_again(store: Store, centre: Centre) -> None:
    def kill(here: int) -> None:
        if here == 2:
            raise Killed

    at_each_page(store, kill)
    with pytest.raises(Killed):
        load(store, centre)
    ahead, centre.asked = set(centre.asked), []
    store.listeners.clear()
    load(store, centre)
    assert ahead == {"", "place 1", "place 2"}
    assert (names(store), centre.asked) == (sorted(NAMES), ["place 2", "place 3"])


def test_a_new_epoch_begins_from_the_first_page(store: Store, centre: Centre) -> None:
    centre.cut = "place 2"
    with pytest.raises(Offline):
        load(store, centre)
    centre.cut, centre.asked, centre.epoch = None, [], "two"
    load(store, centre)
    assert (names(store), centre.asked[-4:]) == (sorted(NAMES), ["", "place 1", "place 2", "place 3"])


def test_a_click_waits_for_a_step_and_not_for_a_page(store: Store, centre: Centre, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever wants to write gets a turn between two steps, and the page's place is noted with its last one."""
    monkeypatch.setattr(loading, "STEP", 1)
    together = [row for rows in centre.pages.values() for row in rows]
    centre.pages = {"place 0": together}
    renamed: list[str] = []
    usual = store.turns.give_way

    def click() -> None:
        assert not store.fact(CURSOR)
        for family in store.find(Family, name=NAMES[0]):
            rename(store, family, "Here")
            renamed.append(family.id)
        usual()

    monkeypatch.setattr(type(store.turns), "wanted", property(lambda _: not renamed))
    monkeypatch.setattr(store.turns, "give_way", click)
    load(store, centre)
    assert renamed
    assert names(store) == sorted(("Here", *NAMES[1:]))


def test_families_are_told_of_as_they_arrive(store: Store, centre: Centre) -> None:
    told: list[Changed] = []
    store.listeners.append(told.append)
    load(store, centre)
    assert [len(each.files) for each in told] == [1, 1, 1, 1]
