"""Who may do what: every role, every action that writes, every kind of file, by the one table of permissions (T-18)."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

import pytest

from fpz_app import casework
from fpz_app.casework import assessments
from fpz_app.casework.history import undo
from fpz_app.domain.assessments import Assessment
from fpz_app.domain.changes import Change, Op
from fpz_app.domain.doings import BROUGHT_IN, doings_of
from fpz_app.domain.errors import Problem
from fpz_app.domain.permissions import MAY, Doing, Scope, may
from fpz_app.domain.workers import Role, Worker
from fpz_app.store import journal
from fpz_app.store.store import Store
from fpz_app.store.work import Gone
from tests.helpers.acts import Act
from tests.helpers.every_action import ACTS, ELSEWHERE
from tests.helpers.one_file import TODAY, OneFile, make_file
from tests.helpers.stores import OUTSIDER, PRIYA, ZONE

OPEN, NAMED, HIDDEN = "open", "restricted, and named", "restricted, and not named"
KINDS_OF_FILE = (OPEN, NAMED, HIDDEN)


def functions_with(first: str) -> Iterator[str]:
    """Every public function of casework that takes an actor, or an asker."""
    for found in pkgutil.iter_modules(casework.__path__):
        module = importlib.import_module(f"{casework.__name__}.{found.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            own = function.__module__ == module.__name__ and not name.startswith("_")
            if own and first in inspect.signature(function).parameters:
                yield f"{found.name}.{name}"


def test_every_action_of_casework_is_in_the_matrix() -> None:
    assert sorted(functions_with("actor")) == sorted([*(act.name for act in ACTS), *ELSEWHERE])


def allowed(act: Act, actor: Worker, of: OneFile) -> bool:
    """What the table says; in a file that is hidden, nothing."""
    return may(actor, act.needs, Scope(of.family if act.in_file else None))


def file_of(store: Store, kind: str, actor: Worker) -> OneFile:
    return make_file(store, restricted=kind != OPEN, allowed=(actor.id,) if kind == NAMED else ())


@contextmanager
def taken_back(store: Store) -> Iterator[None]:
    """What is done inside is undone afterwards: the next act finds the file as it was."""
    before = store.last_group
    yield
    if store.last_group != before:
        store.undo(PRIYA, store.last_group, "Take back")


def tries(store: Store, act: Act, actor: Worker, of: OneFile) -> bool:
    """Whether it was done; every other Problem than a refusal fails the test."""
    before = store.tail.number
    try:
        act.do(partial(act.action, store, actor), of)
    except Problem as problem:
        if not isinstance(problem, Gone) and not problem.message.startswith("You may not"):
            raise
        is_done = False
    else:
        is_done = True
    assert is_done or store.tail.number == before, f"{act.name} was refused and has written"
    return is_done


@pytest.mark.parametrize("kind", KINDS_OF_FILE)
@pytest.mark.parametrize("role", Role)
def test_each_role_does_what_the_table_says(store: Store, role: Role, kind: str) -> None:
    actor, found, expected = replace(OUTSIDER, role=role), {}, {}
    of = file_of(store, kind, actor)
    for act in ACTS:
        expected[act.name] = allowed(act, actor, of)
        with taken_back(store):
            found[act.name] = tries(store, act, actor, of)
    assert found == expected


def test_nobody_who_has_left_does_anything(store: Store) -> None:
    gone = replace(OUTSIDER, role=Role.MANAGER, left=True)
    of = make_file(store)
    assert not [act.name for act in ACTS if tries(store, act, gone, of)]


@pytest.mark.parametrize("role", list({MAY[role]: role for role in Role}.values()))
def test_what_casework_lets_a_role_do_the_centre_takes_from_it(store: Store, role: Role) -> None:
    """The two walls are one: nothing is stored on a laptop that the centre would send back."""
    actor, of = replace(OUTSIDER, role=role), make_file(store)
    sent_back: dict[str, list[Doing]] = {}
    for act in ACTS:
        start = store.tail.number
        with taken_back(store):
            tries(store, act, actor, of)
            missing = {doing for each in written(store, start) for doing in lacking(role, *each)}
            sent_back |= {act.name: sorted(missing)} if missing else {}
    assert sent_back == {}


def test_nobody_takes_back_what_they_could_not_have_done(store: Store) -> None:
    of, manager, lead = make_file(store), replace(OUTSIDER, role=Role.MANAGER), replace(OUTSIDER, role=Role.LEAD)
    assessments.approve(store, manager, of.ready.id, TODAY)
    with pytest.raises(Problem, match="You may not approve an assessment here"):
        undo(store, lead, store.last_group)
    undo(store, manager, store.last_group)
    assert store.get(Assessment, of.ready.id) == of.ready


def test_a_screener_does_not_take_back_an_assessors_words(store: Store) -> None:
    of, screener = make_file(store), replace(OUTSIDER, role=Role.SCREENER)
    assessments.ask_one_at_a_time(store, OUTSIDER, of.draft.id, True)
    with pytest.raises(Problem, match="You may not write an assessment here"):
        undo(store, screener, store.last_group)


def written(store: Store, after: int) -> list[tuple[str, Change]]:
    """Each change with the file it lies in."""
    with store.read() as connection:
        entries = list(journal.entries(connection, store.device.id, after=after))
    return [(entry.file, change) for entry in entries for change in entry.changes]


def lacking(role: Role, file: str, change: Change) -> frozenset[Doing]:
    """As the centre asks it: to bring a child without a family into the zone's own file, bringing in a caseload is enough."""
    if file == ZONE and change.kind in BROUGHT_IN and Doing.IMPORT in MAY[role]:
        return frozenset()
    return doings_of(change, new=change.op is Op.ADD) - MAY[role]
