"""Readability: what is said of a text that a family will read, and where it is marked."""

from fpz_app import paths
from fpz_app.domain.forms import Kind
from fpz_app.domain.readability import LONGEST, acronyms_at, long_sentences, remark
from fpz_app.settings import load_settings

LONG = "We will " + "walk and " * LONGEST + "stop"


def test_a_plain_text_is_left_alone() -> None:
    assert remark("We will meet on Monday. Dean will walk with Callum to the bus. He will ring me after.") == ""


def test_an_acronym_is_to_be_spelled_out() -> None:
    assert remark("CAMHS will ring.") == "CAMHS is not spelled out: write what it stands for."


def test_a_long_sentence_is_counted() -> None:
    assert remark(f"Fine. {LONG}.").startswith("A sentence has more than 25 words")


def test_long_words_are_hard_to_read() -> None:
    hard = "Multidisciplinary practitioners will facilitate comprehensive engagement regarding identified vulnerabilities today."
    assert remark(hard) == "Hard to read: try shorter sentences and everyday words."


def test_a_long_sentence_is_marked_from_its_first_word_to_its_last() -> None:
    text = f"Fine. {LONG}. Good."
    ((first, last),) = long_sentences(text)
    assert text[first:last] == LONG


def test_every_place_of_an_acronym_is_marked() -> None:
    text = "CAMHS and the EHCPs: CAMHS."
    assert [text[first:last] for first, last in acronyms_at(text, ["CAMHS"])] == ["CAMHS", "CAMHS"]


def test_no_child_s_own_words_are_judged() -> None:
    forms = load_settings([paths.resources()]).forms.values()
    judged = {field.kind for form in forms for field in form.fields.values() if field.for_family}
    assert judged == {Kind.NARRATIVE, Kind.SHORT_TEXT}
