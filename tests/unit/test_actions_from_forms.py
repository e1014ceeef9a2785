"""Every action that may come from a form: what somebody else wrote while the form was open is never written over."""

import typing
from collections.abc import Iterator
from dataclasses import fields, replace
from functools import partial
from pathlib import Path

import pytest

from fpz_app.domain.changes import Change, Op
from fpz_app.domain.errors import Problem
from fpz_app.domain.kinds import KINDS
from fpz_app.domain.merging import works_in
from fpz_app.domain.permissions import MAY
from fpz_app.domain.record import Record
from fpz_app.domain.workers import Role, Worker
from fpz_app.store import journal, states
from fpz_app.store.seen import Seen
from fpz_app.store.store import Store
from tests.helpers.acts import Act
from tests.helpers.every_action import ACTS
from tests.helpers.one_file import OneFile, make_file
from tests.helpers.stores import OUTSIDER, PRIYA, open_store

Changed = dict[tuple[str, str], set[str]]
FREE = "in words of their own"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(tmp_path)
    yield made
    made.close()


def actor_of(act: Act) -> Worker:
    """Somebody whose role may do it."""
    return replace(OUTSIDER, role=next(role for role in Role if act.needs in MAY[role]))


def everything(of: OneFile) -> list[Record]:
    known = [*of.records.values(), *of.bare.records.values(), of.family, of.bare.family]
    return [each for each in known if isinstance(each, Record)]


def changed_by(store: Store, act: Act, of: OneFile) -> Changed:
    """The records that were there and that it changes, each with the fields; what it does is taken back."""
    before = store.last_group
    act.do(partial(act.action, store, actor_of(act)), of)
    if store.last_group == before:
        return {}
    with store.read() as connection:
        found = [change for change, _ in journal.changes_of_group(connection, store.last_group)]
    store.undo(PRIYA, store.last_group, "Take back")
    return _by_record([each for each in found if each.op is Op.SET])


def _by_record(changes: list[Change]) -> Changed:
    found: Changed = {}
    for each in changes:
        found.setdefault((each.kind, each.id), set()).update(each.values)
    return found


def words_in(kind: str) -> list[str]:
    """Its fields of words, which no rule reads."""
    hints = typing.get_type_hints(KINDS[kind])
    plain = [each.name for each in fields(KINDS[kind]) if hints[each.name] is str]
    return [name for name in plain if name != "id" and not name.endswith(("_id", "_by", "_at", "at")) and name not in CHECKED]


CHECKED = {
    "name", "code", "form", "nhs_number", "upn", "born", "since", "until", "question", "indicator", "digest", "list_digest", "on",
    "row_key", "source_key", "tab", "given_name", "family_name", "key", "item_id", "text", "family_told",
}  # fmt: skip
"""Words that mean something to a rule."""


def write_elsewhere(store: Store, wanted: dict[tuple[str, str], str]) -> set[str]:
    """Somebody else writes in a field of each record; the works they did."""
    with store.work(PRIYA, "Write elsewhere") as work:
        for (kind, record_id), name in wanted.items():
            work.put(replace(work.get(KINDS[kind], record_id), **{name: FREE}))
        return work.ids()


def do_from_a_form(store: Store, act: Act, of: OneFile, seen: Seen) -> None:
    """A refusal loses nothing either."""
    try:
        with store.since(seen):
            act.do(partial(act.action, store, actor_of(act)), of)
    except Problem:
        pass


def lost(store: Store, wanted: dict[tuple[str, str], str], theirs: set[str]) -> list[str]:
    with store.read() as connection:
        now = states.load(connection, wanted)
    return [f"{kind}.{wanted[kind, each]}" for (kind, each), state in now.items() if not works_in(state) & theirs]


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_a_field_that_the_form_leaves_alone_keeps_what_came(store: Store, act: Act) -> None:
    of = make_file(store)
    changed = changed_by(store, act, of)
    seen = store.look(everything(of))
    spare = {key: [name for name in words_in(key[0]) if name not in names] for key, names in changed.items()}
    wanted = {key: names[0] for key, names in spare.items() if names}
    write_elsewhere(store, wanted)
    do_from_a_form(store, act, of, seen)
    said = {key: getattr(store.find(KINDS[key[0]], id=key[1])[0], name) for key, name in wanted.items()}
    assert said == dict.fromkeys(wanted, FREE)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_a_field_that_both_write_keeps_both(store: Store, act: Act) -> None:
    of = make_file(store)
    changed = changed_by(store, act, of)
    seen = store.look(everything(of))
    both = {key: sorted(names.intersection(words_in(key[0]))) for key, names in changed.items()}
    wanted = {key: names[0] for key, names in both.items() if names}
    theirs = write_elsewhere(store, wanted)
    do_from_a_form(store, act, of, seen)
    assert not lost(store, wanted, theirs)
