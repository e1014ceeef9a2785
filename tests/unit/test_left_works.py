"""Work that others left: what it says, whether it still fits, and what becomes of it."""

from dataclasses import dataclass, replace
from typing import Any

import pytest

from fpz_app.casework.conflict_words import FIELDS_SAID
from fpz_app.casework.field_words import FIELDS, OF_KIND, UNSAID
from fpz_app.casework.left_works import Left, do_in_own_name, left_for, put_left_away, write_into_note
from fpz_app.casework.redoing import APART, CHANGED, FINISHED, GONE, KNOWN
from fpz_app.domain.changes import Change, Op, WorkEntry, plain
from fpz_app.domain.errors import Problem
from fpz_app.domain.kinds import KINDS
from fpz_app.domain.notes import Note
from fpz_app.domain.plans import Action, Goal
from fpz_app.domain.record import new_id
from fpz_app.domain.workers import Role
from fpz_app.store import journal, left
from fpz_app.store.migrations import VERSION
from fpz_app.store.store import Store
from tests.helpers.assessments import FORM
from tests.helpers.lefts import left_row
from tests.helpers.one_file import NOW, QUESTION, OneFile, make_file
from tests.helpers.stores import MANAGER, OUTSIDER, PRIYA

DEVICE = "01900000-0000-7000-8000-00000000000d"
FORMS = {FORM.key: FORM}


@dataclass
class Waiting:
    """A family's file on the manager's laptop, and works that Sam left in it."""

    store: Store
    of: OneFile
    works: list[WorkEntry]

    def leave(self, *changes: Change, title: str = "Change it", file: str = "", **row: Any) -> None:
        """One more work, which comes with those before it."""
        self.works.append(
            WorkEntry(
                id=new_id(), group=new_id(), file=file or self.of.id, device=DEVICE, number=len(self.works) + 1, who=OUTSIDER.id,
                title=title, stamp=self.store.tail.stamp, schema=VERSION, previous_hash="", changes=changes,
            )
        )  # fmt: skip
        with self.store.writing() as connection:
            left.replace_all(connection, [left_row(work, **row) for work in self.works])

    def goal(self, text: str, bases: list[str] | None = None) -> Change:
        seen = [last_work(self.store, self.of.goal.id)] if bases is None else bases
        return Change(kind="goal", id=self.of.goal.id, op=Op.SET, values={"text": text}, bases={"text": seen})

    @property
    def found(self) -> list[Left]:
        return left_for(self.store, MANAGER, FORMS)

    @property
    def misfits(self) -> list[str]:
        return [each.misfit for each in self.found]


def last_work(store: Store, record_id: str) -> str:
    with store.read() as connection:
        return journal.history(connection, [record_id])[0].work


@pytest.fixture
def waiting(store: Store) -> Waiting:
    of = make_file(store)
    with store.work(PRIYA, "Set up") as work:
        work.put_all([OUTSIDER, MANAGER])
    return Waiting(store, of, [])


def added(record: Any, kind: str) -> Change:
    values = {name: value for name, value in plain(record).items() if name != "id"}
    return Change(kind=kind, id=record.id, op=Op.ADD, values=values)


def test_it_is_said_in_the_words_of_the_record_and_of_the_form(waiting: Waiting) -> None:
    answer = Change(kind="answer", id=new_id(), op=Op.ADD, values={"question": QUESTION, "assessment_id": waiting.of.draft.id,
                    "subject_id": "", "text": "It is damp.", "family_id": waiting.of.id})  # fmt: skip
    waiting.leave(waiting.goal("Callum sleeps"), answer)
    (work,) = waiting.found
    assert work.texts == (("Goal 1: the words", "Callum sleeps"), (FORM.fields[QUESTION].label, "It is damp."))
    assert (work.author, work.family, work.misfit) == (OUTSIDER.name, waiting.of.family.name, "")


def test_every_field_that_people_write_has_words() -> None:
    known = {*FIELDS, *FIELDS_SAID, *UNSAID, "id"}
    raw = [
        (kind, name)
        for kind, record in KINDS.items()
        for name in record.__dataclass_fields__
        if name not in known and (kind, name) not in OF_KIND
    ]
    assert raw == []


def test_a_note_quotes_every_word_and_whose_it_is(waiting: Waiting) -> None:
    said = "Line one.\n\n  “Quoted”, and a tab\there."
    waiting.leave(waiting.goal(said), title="Change the goal")
    note = write_into_note(waiting.store, MANAGER, (DEVICE, 1), forms=FORMS, now=NOW)
    head = note.text.partition("\n")[0]
    assert said in note.text
    assert head.startswith(f"{OUTSIDER.name} wrote this on")
    assert head.endswith("Change the goal.")
    assert (note.author_id, note.finished_at, waiting.store.get(Note, note.id), waiting.found) == (MANAGER.id, NOW, note, [])


def test_what_fits_is_done_in_ones_own_name_with_whose_laptop_it_came_from(waiting: Waiting) -> None:
    waiting.leave(waiting.goal("Callum sleeps"), title="Change the goal")
    do_in_own_name(waiting.store, MANAGER, [(DEVICE, 1)])
    with waiting.store.read() as connection:
        event = journal.history(connection, [waiting.of.goal.id])[0]
    assert (event.title, event.who) == (f"Change the goal, from {OUTSIDER.name}’s laptop", MANAGER.id)
    assert waiting.store.get(Goal, waiting.of.goal.id).text == "Callum sleeps"


def test_what_builds_on_earlier_work_of_the_same_laptop_fits_after_it(waiting: Waiting) -> None:
    new = Goal(file_id=waiting.of.id, family_id=waiting.of.id, plan_id=waiting.of.goal.plan_id, text="New")
    action = Action(file_id=waiting.of.id, family_id=waiting.of.id, goal_id=new.id, text="Ring")
    waiting.leave(waiting.goal("One"))
    waiting.leave(waiting.goal("Two", [waiting.works[0].id]))
    waiting.leave(added(new, "goal"))
    waiting.leave(added(action, "action"))
    assert waiting.misfits == ["", CHANGED, "", APART]
    assert do_in_own_name(waiting.store, MANAGER, [(DEVICE, number) for number in (4, 3, 2, 1)]) == 4
    assert (waiting.store.get(Goal, waiting.of.goal.id).text, waiting.store.get(Action, action.id).text) == ("Two", "Ring")


def test_what_does_not_fit_says_why_and_is_not_done(waiting: Waiting) -> None:
    store, of = waiting.store, waiting.of
    seen = last_work(store, of.goal.id)
    with store.work(PRIYA, "Change the goal") as work:
        work.put(replace(of.goal, text="Written since"))
    waiting.leave(waiting.goal("Older", [seen]))
    waiting.leave(Change(kind="goal", id=new_id(), op=Op.SET, values={"text": "No such"}, bases={"text": [new_id()]}))
    waiting.leave(added(of.goal, "goal"))
    locked = {"text": [last_work(store, of.note.id)]}
    waiting.leave(Change(kind="note", id=of.note.id, op=Op.SET, values={"text": "Anew"}, bases=locked))
    assert waiting.misfits == [CHANGED, GONE, KNOWN, FINISHED]
    with pytest.raises(Problem, match="changed the same since"):
        do_in_own_name(store, MANAGER, [(DEVICE, 1)])
    assert (store.get(Goal, of.goal.id).text, len(waiting.found)) == ("Written since", 4)


def test_nobody_does_in_their_own_name_what_they_may_not(waiting: Waiting) -> None:
    restrict = Change(kind="family", id=waiting.of.id, op=Op.SET, values={"restricted": True},
                      bases={"restricted": [last_work(waiting.store, waiting.of.id)]})  # fmt: skip
    with waiting.store.work(PRIYA, "Lead it") as work:
        work.put(replace(waiting.of.family, lead_id=OUTSIDER.id))
    waiting.leave(restrict)
    with pytest.raises(Problem, match="You may not restrict a file here"):
        do_in_own_name(waiting.store, replace(OUTSIDER, role=Role.LEAD), [(DEVICE, 1)])
    assert len(waiting.found) == 1


def test_it_is_put_away_with_a_reason_alone(waiting: Waiting) -> None:
    waiting.leave(waiting.goal("Callum sleeps"))
    with pytest.raises(Problem, match="does not say why"):
        put_left_away(waiting.store, MANAGER, (DEVICE, 1), " ")
    with pytest.raises(Problem, match="longer than it can be"):
        put_left_away(waiting.store, MANAGER, (DEVICE, 1), "x" * 10_001)
    put_left_away(waiting.store, MANAGER, (DEVICE, 1), "Done already")
    assert waiting.found == []
    with pytest.raises(Problem, match="settled meanwhile"):
        put_left_away(waiting.store, MANAGER, (DEVICE, 1), "Again")


def test_it_waits_for_the_lead_and_for_managers(waiting: Waiting) -> None:
    waiting.leave(waiting.goal("Callum sleeps"))
    leads = replace(OUTSIDER, id=waiting.of.family.lead_id or new_id(), role=Role.LEAD)
    assert [bool(left_for(waiting.store, each, FORMS)) for each in (MANAGER, OUTSIDER)] == [True, False]
    with waiting.store.work(PRIYA, "Lead it") as work:
        work.put(replace(waiting.of.family, lead_id=leads.id))
    assert bool(left_for(waiting.store, leads, FORMS))


def test_what_only_a_newer_version_can_read_is_kept_and_told(waiting: Waiting) -> None:
    waiting.leave()
    assert waiting.misfits == ["A newer version of the app wrote it."]


def test_what_was_settled_here_stays_settled_until_the_centre_knows(waiting: Waiting) -> None:
    waiting.leave(waiting.goal("Callum sleeps"))
    put_left_away(waiting.store, MANAGER, (DEVICE, 1), "Done already")
    waiting.leave(waiting.goal("Another"))
    with waiting.store.read() as connection:
        told = [(row.number, row.how, row.why) for row in left.settled(connection)]
    assert ([work.key[1] for work in waiting.found], told) == ([2], [(1, "put away", "Done already")])
