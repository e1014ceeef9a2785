"""The Notes tab: the list, the note being written, and the draft that loses no word."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from fpz_app.casework.history import undo
from fpz_app.casework.notes import finish_note
from fpz_app.domain.notes import Note, NoteKind, Words
from fpz_app.domain.workers import Role
from fpz_app.presenters.note_writing import key_of
from fpz_app.presenters.notes import NotesPresenter
from fpz_app.presenters.typed_note import ALONE, SEEN, Typed
from fpz_app.store.store import Store
from tests.helpers.desks import NOW, Kept, desk_for
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.notes_view import FakeView
from tests.helpers.stores import OUTSIDER, PRIYA


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


def a_note(marlows: Marlows, text: str = "Callum came in at four.", on: date = TODAY) -> Note:
    return Note(file_id=marlows.id, family_id=marlows.id, author_id=PRIYA.id, on=on, text=text, about=(marlows.callum.id,))


def finish(store: Store, note: Note) -> Note:
    return finish_note(store, PRIYA, note, today=TODAY, now=NOW)


@pytest.fixture
def view() -> FakeView:
    return FakeView()


@pytest.fixture
def presenter(store: Store, view: FakeView, marlows: Marlows) -> NotesPresenter:
    made = NotesPresenter(view, desk_for(store, Kept()))
    made.open(marlows.id)
    return made


def test_a_new_note_is_of_today(presenter: NotesPresenter, view: FakeView) -> None:
    presenter.write()
    assert (view.typed.on, view.typed.kind) == (TODAY.isoformat(), NoteKind.VISIT)


def test_nothing_typed_keeps_no_draft(presenter: NotesPresenter, view: FakeView, marlows: Marlows) -> None:
    presenter.write()
    presenter.writing.keep(view.typed)
    assert presenter.writing.draft(marlows.id) is None


def test_what_is_typed_is_there_when_the_note_is_opened_again(
    presenter: NotesPresenter, view: FakeView, marlows: Marlows, store: Store
) -> None:
    presenter.write()
    typed = replace(view.typed, text="Callum", on="31 novembr", said={marlows.ellie.id: "Leave the light"}, how={})
    presenter.writing.keep(typed)
    another = FakeView()
    NotesPresenter(another, desk_for(store, Kept())).open(marlows.id, "new")
    assert (another.typed.text, another.typed.on, another.typed.said) == ("Callum", "31 novembr", typed.said)


def test_a_draft_says_when_it_was_begun(presenter: NotesPresenter, view: FakeView, marlows: Marlows) -> None:
    presenter.write()
    presenter.writing.keep(replace(view.typed, text="Callum"))
    presenter.open(marlows.id, "new")
    assert view.form is not None
    assert view.form.begun == "You started this today 09:30."


def test_two_families_each_have_their_draft(presenter: NotesPresenter, view: FakeView, store: Store, marlows: Marlows) -> None:
    other = make_marlows(store)
    for family in (marlows, other):
        presenter.open(family.id, "new")
        presenter.writing.keep(replace(view.typed, text=family.id))
    assert [presenter.writing.draft(each.id).text for each in (marlows, other)] == [marlows.id, other.id]  # type: ignore[union-attr]


def test_the_list_offers_the_note_being_written(presenter: NotesPresenter, view: FakeView) -> None:
    presenter.write()
    presenter.writing.keep(replace(view.typed, text="Callum", on="2026-11-20"))
    presenter.close()
    assert view.list is not None
    assert view.list.unfinished == "Visit on 20 November, started today 09:30"


def test_finishing_reads_everything_that_was_typed(
    presenter: NotesPresenter, view: FakeView, marlows: Marlows, store: Store
) -> None:
    presenter.write()
    typed = replace(
        view.typed,
        kind=NoteKind.CALL,
        on="20 november",
        at="2.30 pm",
        about=(marlows.callum.id,),
        seen={marlows.callum.id: ALONE, marlows.kerry.id: SEEN},
        text="Rang.",
        said={marlows.callum.id: " Workshop days. ", marlows.ellie.id: "  "},
        how={marlows.callum.id: "Talked"},
        significant=True,
        effect="A way in.",
    )
    presenter.finish(typed)
    (note,) = store.find(Note)
    assert (note.kind, note.on, note.at, note.significant, note.effect) == (
        "call",
        date(2026, 11, 20),
        "14:30",
        True,
        "A way in.",
    )
    assert (set(note.seen), note.seen_alone) == ({marlows.callum.id, marlows.kerry.id}, (marlows.callum.id,))
    assert note.words == (Words(person_id=marlows.callum.id, said="Workshop days.", how="Talked"),)


def test_finishing_ends_the_draft_and_shows_the_list(presenter: NotesPresenter, view: FakeView, marlows: Marlows) -> None:
    presenter.write()
    presenter.finish(replace(view.typed, text="Callum talked."))
    assert (presenter.writing.draft(marlows.id), view.texts) == (None, ["Callum talked."])


def test_every_problem_of_a_note_is_shown_at_once_with_its_field(presenter: NotesPresenter, view: FakeView) -> None:
    presenter.write()
    presenter.finish(replace(view.typed, on="31 november", at="teatime", text=""))
    assert view.problem is not None
    assert [each.field for each in view.problem.each] == ["on", "at", "text"]


def test_a_decision_typed_in_a_note_that_is_none_is_not_lost(presenter: NotesPresenter, view: FakeView, store: Store) -> None:
    presenter.write()
    presenter.finish(replace(view.typed, text="Talked.", decision="See them weekly."))
    assert view.problem is not None
    assert [each.field for each in view.problem.each] == ["kind"]
    assert store.find(Note) == []


def test_a_note_that_cannot_be_finished_is_still_a_draft(presenter: NotesPresenter, view: FakeView, marlows: Marlows) -> None:
    presenter.write()
    presenter.finish(replace(view.typed, on="31 november", text="Callum talked."))
    kept = presenter.writing.draft(marlows.id)
    assert kept is not None
    assert kept.text == "Callum talked."


def test_undoing_a_finish_makes_it_a_draft_again(
    presenter: NotesPresenter, view: FakeView, marlows: Marlows, store: Store
) -> None:
    presenter.write()
    presenter.finish(replace(view.typed, text="Callum talked."))
    store.listeners.append(presenter.refresh)
    undo(store, PRIYA, store.last_group)
    assert view.typed.text == "Callum talked."


def test_a_draft_thrown_away_can_be_brought_back(presenter: NotesPresenter, view: FakeView, marlows: Marlows) -> None:
    presenter.write()
    presenter.writing.keep(replace(view.typed, text="Callum talked."))
    presenter.throw_away()
    assert presenter.writing.draft(marlows.id) is None
    presenter.bring_back()
    assert view.typed.text == "Callum talked."


def test_a_draft_whose_note_was_stored_before_a_crash_is_not_offered(
    presenter: NotesPresenter, view: FakeView, marlows: Marlows, store: Store
) -> None:
    presenter.write()
    typed = replace(view.typed, text="Callum talked.")
    presenter.writing.keep(typed)
    finish(store, replace(a_note(marlows), id=typed.id))
    assert presenter.writing.draft(marlows.id) is None
    assert desk_for(store, Kept()).draft(key_of(marlows.id)) is None


def test_a_note_far_down_is_shown_when_it_is_asked_for(
    presenter: NotesPresenter, view: FakeView, marlows: Marlows, store: Store
) -> None:
    oldest = finish(store, a_note(marlows, "The first", TODAY - timedelta(days=99)))
    for days in range(30):
        finish(store, a_note(marlows, f"{days}", TODAY - timedelta(days=days)))
    presenter.open(marlows.id)
    assert "The first" not in view.texts
    presenter.open(marlows.id, oldest.id)
    assert (view.texts[-1], view.shown_card) == ("The first", oldest.id)


def test_an_addition_being_typed_is_a_draft_of_its_note(
    presenter: NotesPresenter, view: FakeView, marlows: Marlows, store: Store
) -> None:
    note = finish(store, a_note(marlows))
    presenter.keep_addition(note.id, "It was")
    presenter.open(marlows.id, note.id)
    assert view.list is not None
    assert view.list.cards[0].adding == "It was"


def test_undoing_an_addition_makes_it_a_draft_again(
    presenter: NotesPresenter, view: FakeView, marlows: Marlows, store: Store
) -> None:
    note = finish(store, a_note(marlows))
    presenter.add(note.id, "It was Tuesday.")
    store.listeners.append(presenter.refresh)
    undo(store, PRIYA, store.last_group)
    assert view.list is not None
    assert (view.list.cards[0].added, view.list.cards[0].adding) == ([], "It was Tuesday.")


def test_an_empty_addition_says_so_at_its_note(presenter: NotesPresenter, view: FakeView, marlows: Marlows, store: Store) -> None:
    note = finish(store, a_note(marlows))
    presenter.add(note.id, " ")
    assert view.card_problem is not None


def test_a_form_being_filled_in_stays_when_something_else_changes(
    presenter: NotesPresenter, view: FakeView, marlows: Marlows, store: Store
) -> None:
    presenter.write()
    store.listeners.append(presenter.refresh)
    finish(store, a_note(marlows))
    assert view.form is not None


def test_someone_who_may_only_read_is_shown_the_list(store: Store, view: FakeView, marlows: Marlows) -> None:
    auditor = replace(OUTSIDER, role=Role.AUDITOR)
    NotesPresenter(view, desk_for(store, Kept(), actor=auditor)).open(marlows.id, "new")
    assert view.list is not None
    assert not view.list.may_write


def test_the_day_of_a_note_is_the_day_it_happened_and_not_the_day_it_was_written() -> None:
    assert Typed(on="2026-11-20", begun=datetime(2026, 11, 23).isoformat()).title(TODAY) == "visit on 20 November"
