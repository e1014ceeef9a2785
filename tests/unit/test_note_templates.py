"""Note templates: a zone's headings are read with their mistakes told, and put into a note without losing a word."""

from pathlib import Path

import pytest

from fpz_app import paths
from fpz_app.domain.errors import Problem
from fpz_app.domain.note_templates import first_empty, read_note_templates, sections, under_headings, written
from fpz_app.domain.notes import NoteKind
from fpz_app.domain.toml_source import Source
from fpz_app.settings import load_note_templates, load_settings_for_work

SHIPPED = Source("note_templates.toml", (paths.resources() / "zones" / "note_templates.toml").read_text("utf-8"))
OWN = """leaves_out = ["group"]

[[template]]
key = "home_visit"
name = "Visit at home"
kind = "visit"
headings = [{ words = "The home" }]

[[template]]
key = "nursery"
name = "Nursery call"
kind = "call"
headings = [{ words = "How the child is", prompt = "Play and sleep." }]
"""
HEADS = ("Who was there", "What I saw")


def refusal(text: str) -> str:
    with pytest.raises(Problem) as caught:
        read_note_templates(SHIPPED, Source("note_templates.toml", text))
    return caught.value.message


def test_what_is_shipped_has_headings_for_visits_calls_children_and_supervision() -> None:
    kinds = {each.kind for each in load_note_templates([paths.resources()])}
    assert {NoteKind.VISIT, NoteKind.CALL, NoteKind.CHILD, NoteKind.SUPERVISION} <= kinds


def test_a_zones_own_take_the_place_of_those_shipped_and_are_added_to_them() -> None:
    found = {each.key: each for each in read_note_templates(SHIPPED, Source("note_templates.toml", OWN))}
    assert (found["home_visit"].name, found["nursery"].words) == ("Visit at home", ("How the child is",))
    assert "school_call" in found
    assert "group" not in found


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('kind = "call"', 'kind = "phone"', "line 12: “phone” is not one of the words that are known here"),
        ('key = "nursery"', 'key = "home_visit"', "line 10: the key “home_visit” is used twice"),
        ('"group"', '"groop"', "line 1: there is no template “groop” to leave out"),
        ('name = "Nursery call"', 'title = "Nursery call"', "there is no such setting as “title”"),
        ('{ words = "The home" }', "", "line 7: this list is empty"),
        ('{ words = "The home" }', '{ words = "A" }, { words = "A" }', "line 7: the heading “A” is there twice"),
    ],
)
def test_a_mistake_is_told_with_its_line(old: str, new: str, said: str) -> None:
    assert said in refusal(OWN.replace(old, new, 1))


def test_a_wrong_file_leaves_those_shipped_for_the_working_day(tmp_path: Path) -> None:
    (tmp_path / "note_templates.toml").write_text("template = 3", "utf-8")
    settings = load_settings_for_work([paths.resources(), tmp_path])
    assert len(settings.note_templates) > 3
    assert "note_templates.toml, line 1" in settings.left_out[0].message


def test_headings_stand_with_room_under_each() -> None:
    assert under_headings("", (), HEADS) == "Who was there\n\n\nWhat I saw\n"


def test_headings_come_after_what_was_typed() -> None:
    assert under_headings("Kerry rang.", (), HEADS).startswith("Kerry rang.\n\nWho was there")


def test_other_headings_take_the_place_of_empty_ones_alone() -> None:
    text = "Who was there\nKerry\n\nWhat I saw\n"
    assert under_headings(text, HEADS, ("What we agreed",)) == "Who was there\nKerry\n\nWhat we agreed\n"


def test_a_heading_that_is_there_is_not_put_in_twice() -> None:
    text = "Who was there\nKerry"
    assert under_headings(text, (), HEADS) == "Who was there\nKerry\n\nWhat I saw\n"


def test_no_headings_leave_what_was_typed() -> None:
    assert under_headings("Who was there\nKerry\n\nWhat I saw\n", HEADS, ()) == "Who was there\nKerry"


def test_a_heading_with_nothing_under_it_is_not_in_the_finished_note() -> None:
    assert written("Who was there\n\n\nWhat I saw\nToys.\n\nA book.", HEADS) == "What I saw\nToys.\n\nA book."


def test_a_text_without_headings_stays_as_it_was_typed() -> None:
    assert written("  One.\n\n\nTwo.", HEADS) == "  One.\n\n\nTwo."


def test_one_writes_on_under_the_first_empty_heading() -> None:
    text = "Who was there\nKerry\n\nWhat I saw\n"
    assert first_empty(text, HEADS) == len(text)
    assert first_empty("Who was there\n\n\nWhat I saw\n", HEADS) == len("Who was there\n")


def test_a_text_is_taken_apart_at_its_headings() -> None:
    found = sections("Rang first.\n\nWho was there\nKerry", HEADS)
    assert found == [("", "Rang first."), ("Who was there", "Kerry")]
