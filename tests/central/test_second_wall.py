"""The second wall on a real PostgreSQL: with the program's own checks taken away, the database itself refuses (trust.md T-24)."""

from collections.abc import Callable, Collection, Iterator
from typing import Any

import msgspec
import pytest
import sqlalchemy as sa

from fpz_app.central import break_glass, laptops, left_works
from fpz_app.central.database import as_device, reading
from fpz_app.central.signin import Caller
from fpz_app.domain.break_glass import Outcome
from fpz_app.domain.permissions import MAY, Doing
from fpz_app.domain.workers import Role
from tests.central.test_break_glass import answer, held, secret
from tests.central.test_laptops import administrator, known
from tests.central.test_left_works import hand, left, refused_work, settle
from tests.helpers.centres import Here, Laptop, Pen, a_centre, set_to

TOLD = (Doing.DECIDE, Doing.KEEP_DIRECTORY, Doing.BREAK_GLASS, Doing.READ)
"""What the database has to know of each role."""


@pytest.fixture
def unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program checks nothing: every file is open to everybody, everybody keeps the directory and may do everything."""

    def every(_: sa.Connection, __: Caller, files: Collection[str]) -> Collection[str]:
        return files

    monkeypatch.setattr(left_works, "_open_to", every)
    monkeypatch.setattr(laptops, "check_keeper", lambda *_: None)
    monkeypatch.setattr(break_glass, "may", lambda *_: True)


@pytest.fixture(scope="module")
def keeper(new_postgres: Callable[[], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    """Of a worker who keeps the directory."""
    with a_centre(new_postgres(), tmp_path_factory.mktemp("centre")) as here:
        yield administrator(here)


def asked(laptop: Laptop, question: str) -> list[Any]:
    """What the database answers to a question that asks for all."""
    with reading(laptop.here.centre.engine, laptop.here.zone, laptop.id) as connection:
        return list(connection.exec_driver_sql(question).scalars())


@pytest.mark.usefixtures("unchecked")
def test_left_work_is_shown_to_those_alone_who_look_after_its_file(on_postgres: Here) -> None:
    priya, sam, ruth, number = refused_work(on_postgres)
    hand(priya, number)
    others = [on_postgres.laptop(str(role), role) for role in Role if role is not Role.MANAGER]
    assert [len(left(each)[0]) for each in (sam, ruth, *others)] == [1, 1, *[0] * len(others)]
    (work,) = left(sam)[0]
    assert {settle(each, work) for each in others} == {403}
    assert settle(sam, work) == 204


@pytest.mark.usefixtures("unchecked")
def test_left_work_of_a_family_that_its_author_restricted_is_shown_to_nobody_else(on_postgres: Here) -> None:
    ruth, ann, priya = on_postgres.laptop("Ruth", Role.MANAGER), administrator(on_postgres), on_postgres.laptop()
    shown = priya.family("Pike")
    priya.family("Hidden", restricted=True, allowed=(priya.worker.id,))
    named = priya.family("Named", restricted=True, allowed=(priya.worker.id, ruth.worker.id))
    on_postgres.revoke(priya)
    priya.push()
    assert [{work.file for work in left(each)[0]} for each in (ruth, ann)] == [{shown.id, named.id}, set()]


@pytest.mark.usefixtures("unchecked")
def test_left_work_in_a_known_restricted_file_is_not_shown_to_a_manager_who_lacks_it(on_postgres: Here) -> None:
    ruth, priya, sam = on_postgres.laptop("Ruth", Role.MANAGER), on_postgres.laptop(), on_postgres.laptop("Sam Ellery")
    other = on_postgres.laptop("Ada", Role.MANAGER)
    family = ruth.family(restricted=True, allowed=(ruth.worker.id, priya.worker.id))
    ruth.push()
    pen = Pen(priya)
    on_postgres.revoke(priya)
    pen.push(family.id, set_to("family", family.id, about="Typed by Priya"))
    assert [len(left(each)[0]) for each in (ruth, other, sam)] == [1, 0, 0]


@pytest.mark.usefixtures("unchecked")
def test_the_list_of_laptops_is_shown_to_those_alone_who_keep_the_directory(on_postgres: Here) -> None:
    keepers = [administrator(on_postgres), on_postgres.laptop("Ruth", Role.MANAGER)]
    others = [on_postgres.laptop("Priya"), on_postgres.laptop("Ed", Role.AUDITOR)]
    on_postgres.code(on_postgres.worker("Lee Marsh").id)
    shown = [(len(each.laptops), len(each.codes)) for each in map(known, (*keepers, *others))]
    assert shown == [(4, 1), (4, 1), (0, 0), (0, 0)]


@pytest.mark.usefixtures("unchecked")
@pytest.mark.parametrize("role", [role for role in Role if Doing.BREAK_GLASS not in MAY[role]])
def test_break_glass_finds_nothing_for_a_role_that_may_not(on_postgres: Here, role: Role) -> None:
    secret(on_postgres.laptop())
    outsider = on_postgres.laptop("Sam", role)
    assert answer(outsider, reference="CH0042").outcome is Outcome.NOTHING
    assert answer(outsider, name="Zoe Zephyr", born="2016-05-04").outcome is Outcome.NOTHING
    assert held(outsider) & set(asked(outsider, "SELECT id FROM record WHERE kind = 'family'")) == set()


def test_a_question_that_forgets_to_ask_whose_finds_ones_own_alone(on_postgres: Here) -> None:
    priya, _, ruth, number = refused_work(on_postgres)
    hand(priya, number)
    on_postgres.code(ruth.worker.id)
    outsider = on_postgres.laptop("Ed Pike")
    assert set(asked(outsider, "SELECT device FROM control")) == {outsider.id}
    assert asked(outsider, "SELECT id FROM device") == [outsider.id]
    assert [asked(outsider, f"SELECT zone FROM {each}") for each in ("quarantine", "invite", "laptop")] == [[], [], []]
    assert asked(priya, "SELECT number FROM quarantine") == [number]
    assert set(asked(ruth, "SELECT id FROM device")) == {ruth.id, priya.id}


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT public_key FROM device",
        "SELECT code FROM invite",
        "SELECT work FROM held",
        "SELECT * FROM receipt",
        "SELECT * FROM moved",
        "UPDATE quarantine SET waits = 0",
        "DELETE FROM control",
    ],
)
def test_what_no_device_needs_is_denied(keeper: Laptop, statement: str) -> None:
    """Not because the transaction only reads: the role itself may not."""
    here = keeper.here
    with pytest.raises(sa.exc.DBAPIError, match="permission denied"), here.centre.engine.begin() as connection:
        as_device(connection, here.zone, keeper.id)
        connection.exec_driver_sql(statement)


def test_whoever_left_or_was_revoked_may_nothing(on_postgres: Here) -> None:
    ann, ruth, gone = (on_postgres.laptop(name, Role.MANAGER) for name in ("Ann", "Ruth", "Ada"))
    on_postgres.revoke(gone)
    Pen(ann).push(on_postgres.zone, set_to("worker", ruth.worker.id, left=True))
    assert [may(each, Doing.DECIDE) for each in (ann, ruth, gone)] == [True, False, False]
    assert asked(gone, "SELECT id FROM sought") == asked(ruth, "SELECT id FROM laptop") == []


def test_the_database_knows_of_each_role_what_the_table_says(on_postgres: Here) -> None:
    """Where this fails, the migration needs a step that makes fpz_may anew."""
    laptops_of = {role: on_postgres.laptop(str(role), role) for role in Role}
    found = {(role, doing) for role, laptop in laptops_of.items() for doing in TOLD if may(laptop, doing)}
    assert found == {(role, doing) for role in Role for doing in TOLD if doing in MAY[role]}


def may(laptop: Laptop, doing: Doing) -> bool:
    with reading(laptop.here.centre.engine, laptop.here.zone, laptop.id) as connection:
        return bool(connection.execute(sa.select(sa.func.fpz_may(str(doing)))).scalar())


def _family(**values: Any) -> str:
    return msgspec.json.encode({"changes": [{"kind": "family", "values": values}]}).decode()


def test_the_database_takes_for_hidden_what_the_program_takes_for_hidden(on_postgres: Here) -> None:
    """A work that cannot be read may restrict its file."""
    ruth = on_postgres.laptop("Ruth", Role.MANAGER)
    is_hidden = {
        _family(name="Pike"): False,
        _family(restricted=False): False,
        _family(restricted=True): True,
        _family(restricted=True, allowed=[ruth.worker.id]): False,
        _family(restricted=True, allowed=ruth.worker.id): True,
        '{"changes":[{"kind":"note","values":{"restricted":true}}]}': False,
        '{"changes":[{"kind":"family"}]}': False,
        '{"changes":[{"kind":"family","values":3}]}': True,
        '{"changes":[{"values":{}}]}': True,
        '{"changes":7}': True,
        "{}": True,
        "no work at all": True,
        '{"changes":' + "[" * 100_000 + "]" * 100_000 + "}": True,
    }
    with reading(on_postgres.centre.engine, on_postgres.zone, ruth.id) as connection:
        found = {work: connection.execute(sa.select(sa.func.fpz_hides(work))).scalar() for work in is_hidden}
    assert found == is_hidden
