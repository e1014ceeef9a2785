"""An earlier text brought back: a new work, refused with words where the record is finished."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from fpz_app.casework.history import undo
from fpz_app.casework.notes import finish_note
from fpz_app.casework.restoring import Earlier, bring_back
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.notes import Note, NoteKind
from fpz_app.domain.plans import Goal, Plan, PlanState
from fpz_app.domain.workers import Role
from fpz_app.presenters.history import Entry, HistoryPresenter
from fpz_app.store.drafts import Draft
from fpz_app.store.store import Store
from tests.helpers.desks import NOW, Kept, desk_for
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stores import PRIYA

OLD, NEW = "Mornings are hard.", "Mornings are better."


@pytest.fixture
def marlows(store: Store) -> Marlows:
    made = make_marlows(store)
    for words in (OLD, NEW):
        with store.work(PRIYA, "About the family") as work:
            work.put(replace(work.get(Family, made.id), about=words))
    return made


def test_the_text_stands_again_and_undo_takes_it_back(store: Store, marlows: Marlows) -> None:
    bring_back(store, PRIYA, Earlier("family", marlows.id, "about", OLD))
    assert store.get(Family, marlows.id).about == OLD
    undo(store, PRIYA, store.last_group)
    assert store.get(Family, marlows.id).about == NEW


def test_an_agreed_plan_is_changed_by_it(store: Store, marlows: Marlows) -> None:
    plan = Plan(file_id=marlows.id, family_id=marlows.id, state=PlanState.AGREED)
    goal = Goal(file_id=marlows.id, family_id=marlows.id, plan_id=plan.id, text=NEW)
    with store.work(PRIYA, "Plan") as work:
        work.put_all([plan, goal])
    bring_back(store, PRIYA, Earlier("goal", goal.id, "text", OLD))
    assert store.get(Plan, plan.id).state is PlanState.CHANGED


def test_a_finished_note_stays_as_it_was(store: Store, marlows: Marlows) -> None:
    note = Note(
        file_id=marlows.id, family_id=marlows.id, author_id=PRIYA.id, kind=NoteKind.CALL, on=TODAY, about=(marlows.callum.id,),
        text=NEW,
    )  # fmt: skip
    finish_note(store, PRIYA, note, today=TODAY, now=NOW)
    with pytest.raises(Problem, match="finished") as refused:
        bring_back(store, PRIYA, Earlier("note", note.id, "text", OLD))
    assert "Add the earlier words below it" in refused.value.remedy


def test_what_is_being_typed_is_not_lost(store: Store, marlows: Marlows) -> None:
    store.save_draft(Draft(f"family_details:{marlows.id}", PRIYA.id, "details", marlows.id, {}, NOW.isoformat()))
    with pytest.raises(Problem, match="begun to write"):
        bring_back(store, PRIYA, Earlier("family", marlows.id, "about", OLD))
    assert store.get(Family, marlows.id).about == NEW


def test_what_says_so_already_is_refused(store: Store, marlows: Marlows) -> None:
    with pytest.raises(Problem, match="says so now"):
        bring_back(store, PRIYA, Earlier("family", marlows.id, "about", NEW))


def test_who_only_reads_is_offered_nothing(store: Store, marlows: Marlows) -> None:
    auditor = replace(PRIYA, role=Role.AUDITOR)
    for actor, offered in ((auditor, []), (PRIYA, [OLD])):
        view: Any = _View()
        HistoryPresenter(view, desk_for(store, Kept(), actor=actor)).open(marlows.id, marlows.id)
        texts = [text.text for entry in view.entries for record in entry.records for text in record.earlier.values()]
        assert texts == offered
    with pytest.raises(Problem, match="may not"):
        bring_back(store, auditor, Earlier("family", marlows.id, "about", OLD))


class _View:
    def __init__(self) -> None:
        self.entries: Sequence[Entry] = ()

    def __getattr__(self, name: str) -> Any:
        return lambda *_args, **_more: None

    def show_entries(self, entries: Sequence[Entry], **_more: object) -> None:
        self.entries = entries
