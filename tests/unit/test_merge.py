"""Texts joined by sentence and sets by element."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fpz_app.sync.merge import join_set, join_text, sentences

BASE = "Callum went to the workshop. He liked the bikes. Kerry will ring the college."


def test_changes_to_different_sentences_are_joined() -> None:
    one = BASE.replace("workshop", "workshop on Thursday")
    other = BASE.replace("ring the college", "ring the college on Monday")
    both = one.replace("ring the college", "ring the college on Monday")
    assert join_text(BASE, one, other) == both


def test_two_changes_to_one_sentence_are_left_to_a_person() -> None:
    assert join_text(BASE, BASE.replace("liked", "loved"), BASE.replace("bikes", "old bikes")) is None


def test_different_sentences_added_at_the_end_by_both_are_left_to_a_person() -> None:
    assert join_text(BASE, BASE + " He says the bus is hard.", BASE + " He had no lunch.") is None


def test_the_same_sentence_added_by_both_is_there_once() -> None:
    assert join_text(BASE, BASE + " He had no lunch.", BASE + "  He had no lunch.") == BASE + "  He had no lunch."


def test_sentences_added_at_both_ends_are_joined() -> None:
    assert join_text(BASE, "On Thursday. " + BASE, BASE + " He had no lunch.") == f"On Thursday. {BASE} He had no lunch."


def test_a_sentence_taken_out_and_another_changed_are_joined() -> None:
    one, other = BASE.replace(" He liked the bikes.", ""), BASE.replace("Kerry", "Sam")
    assert join_text(BASE, one, other) == "Callum went to the workshop. Sam will ring the college."


def test_a_sentence_taken_out_and_changed_is_left_to_a_person() -> None:
    assert join_text(BASE, BASE.replace(" He liked the bikes.", ""), BASE.replace("bikes", "repairs")) is None


def test_paragraphs_stay_as_typed() -> None:
    base = "One line\nSecond line\n\n- a point\n- another"
    one, other = base.replace("a point", "a better point"), base.replace("Second line", "Second line, longer")
    assert join_text(base, one, other) == "One line\nSecond line, longer\n\n- a better point\n- another"


def test_new_paragraphs_and_new_words_are_joined() -> None:
    one, other = BASE.replace(". He", ".\n\nHe"), BASE.replace("Kerry", "Sam")
    assert join_text(BASE, one, other) == "Callum went to the workshop.\n\nHe liked the bikes. Sam will ring the college."


def test_first_and_last_sentence_taken_out_leave_no_space_at_the_ends() -> None:
    one = "He liked the bikes. Kerry will ring the college."
    other = "Callum went to the workshop. He liked the bikes."
    assert join_text(BASE, one, other) == "He liked the bikes."


@pytest.mark.parametrize(
    "text", ["Dr. Khan and Mrs. A. Lee came.", "She lives in St. Ives.", "He said “why?” and left.", "It was 3.5 miles."]
)
def test_a_short_form_does_not_end_a_sentence(text: str) -> None:
    assert sentences(text) == (text,)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. \u00a0\n\n Two.", ("One.", "Two.")),
        ("One.\r\n\f Two", ("One.", "Two")),
        ("One.”) Two…\tThree", ("One.”)", "Two…", "Three")),
        ("He said “Stop!” Then left.", ("He said “Stop!”", "Then left.")),
        ("他来了。！好", ("他来了。", "！", "好")),
    ],
)
def test_a_sentence_ends_at_its_stop_with_what_closes_it_or_at_its_line(text: str, parts: tuple[str, ...]) -> None:
    assert sentences(text) == parts


def test_texts_that_differ_throughout_and_are_very_long_are_left_to_a_person() -> None:
    texts = [" ".join(f"{word} {number}." for number in range(2000)) for word in ("Base", "One", "Other")]
    assert join_text(*texts) is None


WORDS = st.sampled_from(["A dog.", "B came!", "c was late.", "Dr. E said “no.”", "- f", "G?", "H i. j.", "漢字。", "K"])
GAPS = st.sampled_from([" ", "  ", "\n", "\n\n", " \n", "\u00a0"])
TEXTS = st.lists(st.tuples(WORDS, GAPS), max_size=7).map(lambda parts: "".join(word + gap for word, gap in parts))
ANY = st.one_of(TEXTS, TEXTS.map(str.strip), st.text("Ab. \n!", max_size=12))


@settings(max_examples=400)
@given(ANY, ANY, ANY)
def test_no_sentence_that_only_one_side_added_is_lost(base: str, one: str, other: str) -> None:
    joined = join_text(base, one, other)
    if joined is not None:
        for version in (one, other):
            assert all(each in joined for each in sentences(version) if each not in sentences(base))


@settings(max_examples=400)
@given(ANY, ANY, ANY)
def test_joining_does_not_depend_on_who_is_named_first(base: str, one: str, other: str) -> None:
    assert join_text(base, one, other) == join_text(base, other, one)


@settings(max_examples=200)
@given(ANY, ANY)
def test_a_change_on_one_side_only_stands_as_typed(base: str, one: str) -> None:
    assert join_text(base, one, base) == join_text(base, base, one) == join_text(base, one, one) == one


@settings(max_examples=400)
@given(ANY, ANY, ANY)
def test_what_a_side_took_out_does_not_come_back_by_joining(base: str, one: str, other: str) -> None:
    joined = join_text(base, one, other)
    if joined is not None:
        for each in set(sentences(base)).difference(sentences(one), sentences(other)):
            assert sentences(joined).count(each) == 0 or each in "".join(sentences(one) + sentences(other))


@settings(max_examples=400)
@given(ANY, ANY, ANY)
def test_joining_makes_up_no_words(base: str, one: str, other: str) -> None:
    joined = join_text(base, one, other)
    if joined is not None:
        assert set("".join(joined.split())) <= set(one + other)


SETS = st.lists(st.sampled_from("abcdef"), unique=True)


@given(SETS, SETS, SETS)
def test_sets_are_joined_by_element(base: list[str], one: list[str], other: list[str]) -> None:
    joined = join_set(base, one, other)
    assert joined == join_set(base, other, one)
    assert len(set(joined)) == len(joined)
    assert set(joined) == {e for e in "abcdef" if (e in one and e in other) or (e in one + other and e not in base)}


@given(SETS, SETS)
def test_a_set_changed_on_one_side_only_stands_as_chosen(base: list[str], one: list[str]) -> None:
    assert join_set(base, one, base) == join_set(base, base, one) == one
