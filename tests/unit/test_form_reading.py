"""Form files: read as they are meant, refused with file, line and reason."""

from pathlib import Path

import pytest

from fpz_app import paths
from fpz_app.domain.errors import Problem
from fpz_app.domain.form_reading import read_form
from fpz_app.domain.toml_source import Source
from fpz_app.settings import load_forms, load_settings

GOOD = """\
key = "visit"
version = 2
title = "A visit"

[[group]]
title = "All"

[[group.part]]
key = "seen"
title = "Who was seen"

[[group.part.section]]
key = "seen"
title = "Seen"

[[group.part.section.field]]
key = "alone"
kind = "yes or no"
label = "Seen alone?"

[[group.part.section.field]]
key = "why"
kind = "narrative"
label = "Why not?"
shown_when = { field = "alone", is = "no" }
"""


def refusal(text: str) -> str:
    with pytest.raises(Problem) as refused:
        read_form(Source("visit.toml", text), {}, {})
    return refused.value.message


def test_a_good_form_is_read() -> None:
    form = read_form(Source("visit.toml", GOOD), {}, {})
    assert list(form.fields) == ["seen.alone", "seen.why"]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ('kind = "narrative"', 'kind = "essay"', "visit.toml, line 23: “essay” is not one of the words that are known here."),
        ('label = "Why not?"', 'lable = "Why not?"', "visit.toml, line 24: "),
        ("version = 2", 'version = "two"', "visit.toml, line 2: a whole number is wanted here, not words."),
        ("version = 2", "version = 0", "visit.toml, line 2: a version is 1 or more."),
        ("version = 2", "version = ", "visit.toml, line 2: this is not written as a setting is, such as review_weeks = 6 ("),
        ('key = "why"', 'key = "alone"', "visit.toml, line 22: the key “alone” is used twice."),
        ('key = "why"', 'key = "Why not"', "visit.toml, line 22: the key “Why not” is not lower-case letters, digits and _."),
        ('field = "alone"', 'field = "gone"', "visit.toml, line 25: “seen.gone” is no earlier question."),
        ('kind = "narrative"', 'kind = "choice"', "visit.toml, line 21: the kinds choice and many, and no others, have choices."),
        ('kind = "narrative"', 'kind = "table"', "visit.toml, line 21: a table, and nothing else, has columns."),
        ('title = "Seen"', 'title = "Seen"\npattern = "x"', "visit.toml, line 15: there is no pattern “x”."),
        ('title = "Seen"', 'title = "Seen"\nrepeat = "asked"', "visit.toml, line 12: name an earlier question"),
    ],
)  # fmt: skip
def test_a_wrong_form_is_refused_with_file_line_and_reason(before: str, after: str, words: str) -> None:
    assert GOOD.count(before) == 1
    assert refusal(GOOD.replace(before, after)).startswith(words)


def test_a_section_that_asks_nothing_is_refused() -> None:
    text = GOOD.split("[[group.part.section.field]]")[0]
    assert refusal(text) == "visit.toml, line 12: the section “Seen” asks nothing."


def test_a_line_break_within_a_text_does_not_shift_the_line() -> None:
    text = GOOD.replace('label = "Why not?"', 'help = """\n[[group]]\nkey = 1\n"""\nlabel = 7')
    assert refusal(text).startswith("visit.toml, line 28: ")


def test_a_zone_puts_its_own_form_in_place_of_ours(tmp_path: Path) -> None:
    own = (paths.resources() / "forms" / "family_assessment.toml").read_text("utf-8")
    own = own.replace("version = 1", "version = 2", 1).replace("What has brought us together?", "Why now?")
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "family_assessment.toml").write_text(own, "utf-8")
    form = load_forms([paths.resources(), tmp_path])["family_assessment"]
    assert (form.version, form.fields["reason.why"].label) == (2, "Why now?")


def test_a_zones_form_without_a_higher_version_is_refused(tmp_path: Path) -> None:
    (tmp_path / "forms").mkdir()
    text = GOOD.replace('key = "visit"', 'key = "family_assessment"').replace("version = 2", "version = 1")
    (tmp_path / "forms" / "mine.toml").write_text(text, "utf-8")
    with pytest.raises(Problem) as refused:
        load_forms([paths.resources(), tmp_path])
    assert refused.value.message == "mine.toml, line 2: the form replaces version 1 and needs a higher version."


def test_a_zone_names_its_own_levels_and_the_form_shows_them(tmp_path: Path) -> None:
    (tmp_path / "zone.toml").write_text('[levels]\n2 = "Additional"\n', "utf-8")
    settings = load_settings([paths.resources(), tmp_path])
    labels = [choice.label for choice in settings.forms["family_assessment"].fields["analysis.level"].choices]
    assert labels == ["Universal", "Additional", "Partnership plus", "Statutory or specialist"]
