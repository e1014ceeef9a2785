"""Group notes: one session told in several files, with nothing of one family in another's."""

from dataclasses import replace

import pytest

from fpz_app import paths
from fpz_app.casework.finding_words import find_words
from fpz_app.casework.group_notes import PartNote, families_for_group, finish_group_note
from fpz_app.casework.history import file_history, undo
from fpz_app.casework.notes import notes
from fpz_app.casework.today import what_is_due
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.group_notes import names_told
from fpz_app.domain.notes import Note, NoteKind
from fpz_app.domain.workers import Role
from fpz_app.presenters.group_draft import KEY, TITLE
from fpz_app.presenters.places import Place
from fpz_app.presenters.today import line_of
from fpz_app.settings import load_settings
from fpz_app.store import journal
from fpz_app.store.drafts import Draft
from fpz_app.store.store import Store
from fpz_app.store.work import Gone
from tests.helpers.desks import NOW
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stores import OUTSIDER, PRIYA

COMMON = "We made a weekly plan on paper."


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


@pytest.fixture
def others(store: Store) -> Marlows:
    """The same people by other names: the Quillfeathers."""
    made = make_marlows(store)
    with store.work(PRIYA, "Name them") as work:
        work.put(replace(made.family, name="Quillfeather", reference="PU9001"))
        for person, name in ((made.kerry, "Zenobia"), (made.callum, "Ptolemy"), (made.ellie, "Ursula"), (made.noah, "Ivo")):
            work.put(replace(person, given_name=name, family_name="Quillfeather"))
    return replace(made, family=store.get(Family, made.id))


def part(of: Marlows, own: str = "", common: str = COMMON) -> PartNote:
    note = Note(
        file_id=of.id, family_id=of.id, author_id=PRIYA.id, on=TODAY, kind=NoteKind.MEETING, seen=(of.kerry.id,),
        text="\n\n".join(each for each in (common, own) if each),
    )  # fmt: skip
    return PartNote(note, own)


def finish(store: Store, *parts: PartNote, common: str = COMMON, names_nobody: bool = False) -> list[Note]:
    return finish_group_note(store, PRIYA, common, parts, today=TODAY, now=NOW, names_nobody=names_nobody)


def refused(store: Store, *parts: PartNote, common: str = COMMON) -> list[str]:
    with pytest.raises(Problem) as caught:
        finish(store, *parts, common=common)
    return [each.field for each in caught.value.each]


def test_each_family_has_a_note_of_its_own(store: Store, marlows: Marlows, others: Marlows) -> None:
    finish(store, part(marlows, "Kerry laughed."), part(others, "Zenobia came late."))
    assert [row.note.text for row in notes(store, PRIYA, marlows.id, TODAY)] == [f"{COMMON}\n\nKerry laughed."]
    assert [row.note.text for row in notes(store, PRIYA, others.id, TODAY)] == [f"{COMMON}\n\nZenobia came late."]


def test_nothing_of_one_family_is_in_the_others_file_or_journal(store: Store, marlows: Marlows, others: Marlows) -> None:
    finish(store, part(marlows, "Markeralpha."), part(others, "Markeromega."))
    with store.read() as connection:
        for mine, theirs in ((marlows, others), (others, marlows)):
            own = "Markeralpha" if mine is marlows else "Markeromega"
            entries = journal.events_of_file(connection, mine.id, 50)
            written = [row.note.id for row in notes(store, PRIYA, mine.id, TODAY)]
            told = repr([each.changes for each in journal.history(connection, written)])
            assert own in told
            for marker in ({"Markeralpha", "Markeromega"} - {own}) | {theirs.id, theirs.kerry.id, theirs.family.name}:
                assert marker not in told
                assert marker not in repr(entries)


def test_words_of_one_family_are_found_in_its_file_alone(store: Store, marlows: Marlows, others: Marlows) -> None:
    finish(store, part(marlows, "Markeralpha."), part(others, "Markeromega."))
    assert [each.family_id for each in find_words(store, PRIYA, "markeralpha")] == [marlows.id]


def test_the_text_for_all_names_nobody_of_these_families(store: Store, marlows: Marlows, others: Marlows) -> None:
    common = "Ptolemy and Kerry's sister sat together."
    assert refused(store, part(marlows, common=common), part(others, common=common), common=common) == ["text", "text"]
    assert store.find(Note) == []


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("The Marlows came.", "marlow", ["Marlows"]),
        ("MARLOW’S turn", "marlow", ["MARLOW’S"]),
        ("جاءت ليلى اليوم", "ليلى", ["ليلى"]),
        ("They will go.", "will", []),
    ],
)
def test_a_name_is_known_in_the_plural_and_in_letters_that_have_no_capitals(text: str, name: str, told: list[str]) -> None:
    assert names_told(text, frozenset({name})) == told


def test_the_text_of_one_family_names_nobody_of_another(store: Store, marlows: Marlows, others: Marlows) -> None:
    assert refused(store, part(marlows, "Callum sat by Ursula."), part(others)) == ["part.0.text"]


def test_a_word_that_is_no_name_can_stand_once_it_is_said_so(store: Store, marlows: Marlows, others: Marlows) -> None:
    finish(store, part(marlows, "We read of Ursula the bear."), part(others), names_nobody=True)
    assert len(store.find(Note)) == 2


def test_one_undo_takes_back_the_notes_of_all_the_families(store: Store, marlows: Marlows, others: Marlows) -> None:
    finish(store, part(marlows), part(others))
    undo(store, PRIYA, store.last_group)
    assert store.find(Note) == []


def test_each_file_tells_of_one_note_finished(store: Store, marlows: Marlows, others: Marlows) -> None:
    finish(store, part(marlows), part(others))
    assert [file_history(store, PRIYA, each.id)[0].title for each in (marlows, others)] == ["Finish a note"] * 2


def test_one_family_is_no_group(store: Store, marlows: Marlows) -> None:
    assert refused(store, part(marlows), part(marlows)) == ["find"]


def test_a_family_about_whom_nothing_is_written_is_told_at_its_text(store: Store, marlows: Marlows, others: Marlows) -> None:
    assert refused(store, part(marlows, "Kerry laughed.", common=""), part(others, common=""), common="") == ["part.1.text"]


def test_a_restricted_family_is_not_offered_to_who_may_not_see_it(store: Store, marlows: Marlows, others: Marlows) -> None:
    with store.work(PRIYA, "Restrict") as work:
        work.put(replace(others.family, restricted=True, allowed=(PRIYA.id,)))
    assert families_for_group(store, OUTSIDER, "Quillfeather", TODAY) == []
    assert [each.name for each in families_for_group(store, PRIYA, "Quillfeather", TODAY)] == ["Quillfeather"]


def test_a_restricted_familys_part_stores_nothing_for_anybody(store: Store, marlows: Marlows, others: Marlows) -> None:
    with store.work(PRIYA, "Restrict") as work:
        work.put(replace(others.family, restricted=True, allowed=(PRIYA.id,)))
    with pytest.raises((Problem, Gone)):
        finish_group_note(store, OUTSIDER, COMMON, [part(marlows), part(others)], today=TODAY, now=NOW)
    assert store.find(Note) == []


def test_the_family_whose_note_is_empty_is_named(store: Store, marlows: Marlows, others: Marlows) -> None:
    with pytest.raises(Problem) as told:
        finish(store, part(marlows, "Callum spoke.", common=""), part(others, common=""), common="")
    assert [(each.message, each.field) for each in told.value.each] == [("Quillfeather: the note is empty.", "part.1.text")]


def test_where_nothing_is_written_at_all_that_is_said_once(store: Store, marlows: Marlows, others: Marlows) -> None:
    with pytest.raises(Problem) as told:
        finish(store, part(marlows, common=""), part(others, common=""), common="")
    assert [each.field for each in told.value.each] == ["text"]


def test_a_family_that_was_chosen_is_not_offered_again(store: Store, marlows: Marlows) -> None:
    assert families_for_group(store, PRIYA, "Marlow", TODAY, but=[marlows.id]) == []


def test_who_only_reads_is_offered_nobody(store: Store, marlows: Marlows) -> None:
    assert families_for_group(store, replace(OUTSIDER, role=Role.AUDITOR), "Marlow", TODAY) == []


def test_a_group_note_that_was_begun_is_offered_by_today_without_a_familys_name(store: Store) -> None:
    store.save_draft(Draft(KEY, PRIYA.id, f"{TITLE}, meeting", "", {}, NOW.isoformat()))
    zone = load_settings([paths.resources()]).zone
    (line,) = [line_of(each) for each in what_is_due(store, PRIYA, NOW, zone) if each.is_draft]
    assert (line.what, line.detail, line.family) == ("Finish your group note", "meeting", "")
    assert line.place == Place("group_note", item_id="new")
