"""A history in plain words: whatever a work does to a record, no key, id or number of a list is read."""

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from functools import partial

import pytest

from fpz_app.casework.conflict_words import FIELDS_SAID
from fpz_app.casework.differences import Asked, Touched, differences
from fpz_app.casework.field_words import FIELDS, OF_KIND, UNSAID
from fpz_app.domain.assessments import GivenAnswer
from fpz_app.domain.errors import Problem
from fpz_app.domain.frontdoor import Contact
from fpz_app.domain.kinds import KINDS
from fpz_app.domain.plans import Action
from fpz_app.domain.workers import Worker
from fpz_app.presenters.history_words import NOT_HERE, HistoryWords, Told
from fpz_app.store.store import Store
from tests.helpers.acts import Act
from tests.helpers.desks import Kept, desk_for
from tests.helpers.duties import put
from tests.helpers.every_action import ACTS
from tests.helpers.one_file import TODAY, OneFile, make_file
from tests.helpers.stores import MANAGER, OUTSIDER, PRIYA

RAW = re.compile(r"\b[a-z]+_[a-z]|[0-9a-f]{8}-[0-9a-f]{4}-|number \d|\{|\bNone\b|\bTrue\b|\bFalse\b", re.ASCII)


@pytest.fixture
def of(store: Store) -> OneFile:
    """A file in which every action of casework was done, and taken back again."""
    put(store, PRIYA, MANAGER, OUTSIDER)
    made = make_file(store)
    for act in ACTS:
        before = store.last_group
        assert any(_did(store, act, actor, made) for actor in (PRIYA, MANAGER, OUTSIDER)), act.name
        if store.last_group != before:
            store.undo(PRIYA, store.last_group, "Take back")
    return made


def _did(store: Store, act: Act, actor: Worker, of: OneFile) -> bool:
    try:
        act.do(partial(act.action, store, actor), of)
    except Problem:
        return False
    return True


def every(store: Store, of: OneFile) -> Iterator[tuple[Touched, str, Told]]:
    desk = desk_for(store, Kept())
    words = HistoryWords(desk, of.id)
    for done in differences(store, PRIYA, of.id, Asked(most=10_000)):
        for each in done.touched:
            for told in words.told(each):
                yield each, words.title(each.kind, each.record_id, each.values), told


def read(told: Told) -> str:
    pieces = "".join(piece.words for piece in (*told.was, *told.now))
    return f"{told.said} {told.line} {pieces}"


def test_no_key_id_or_number_of_a_list_is_read_in_a_history(store: Store, of: OneFile) -> None:
    said = {f"{title}: {read(told)}" for _each, title, told in every(store, of)}
    assert not [words for words in said if RAW.search(words) or NOT_HERE in words]


def test_no_code_is_read_where_there_are_words_for_it(store: Store, of: OneFile) -> None:
    callum = replace(of.callum, ethnicity="WBRI", gender="b", sex="2", languages=("eng",))
    put(store, callum, Contact(file_id=of.id, person_id=callum.id, on=TODAY, source="2A"))
    found = {(each.kind, told.field): told.line for each, _title, told in every(store, of)}
    assert found["contact", "source"] == "School"
    assert "WBRI" not in found["person", "ethnicity"]
    assert ("indicator_shown", "indicator") not in found


def test_a_need_of_a_goal_is_named_by_its_section(store: Store, of: OneFile) -> None:
    form = desk_for(store, Kept()).settings.forms[of.old.form]
    section = next(each for each in form.sections.values() if each.need)
    answer = GivenAnswer(
        file_id=of.id, family_id=of.id, assessment_id=of.old.id, question=section.fields[0].key, subject_id=of.callum.id,
    )  # fmt: skip
    put(store, answer, replace(of.goal, needs=(answer.id,)))
    lines = [told.line for _each, _title, told in every(store, of) if told.field == "needs"]
    assert f"now {section.title}, Callum" in lines


def test_a_list_of_actions_names_them_also_when_they_are_gone(store: Store, of: OneFile) -> None:
    said = {read(told) for each, _title, told in every(store, of) if (each.kind, told.field) == ("meeting", "open_actions")}
    assert any(f"“{store.get(Action, of.action.id).text}”" in words for words in said)


def test_every_field_that_is_read_has_words() -> None:
    told = {*FIELDS, *FIELDS_SAID, *UNSAID, "id", "versions"}
    every = {(kind, field.name) for kind, made in KINDS.items() for field in fields(made)}
    assert not [each for each in sorted(every) if each not in OF_KIND and each[1] not in told]
