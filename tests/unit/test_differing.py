"""The words that are marked where two texts stand beside each other."""

from hypothesis import given
from hypothesis import strategies as st

from fpz_app.domain.differing import differing

TEXTS = st.lists(st.sampled_from(["a", "b", "Kerry", " ", "\n", ".", "ü"]), max_size=12).map("".join)


def marked(one: str, other: str) -> tuple[list[str], list[str]]:
    first, second = differing(one, other)
    return [each.words for each in first if each.differs], [each.words for each in second if each.differs]


def test_words_that_differ_are_marked_in_both() -> None:
    one = "Callum went on Thursday and stayed all day. Kerry will ring."
    other = "Callum went on Thursday and left at lunch. I will ring."
    assert marked(one, other) == (["stayed all day", "Kerry"], ["left at lunch", "I"])


def test_equal_texts_have_no_marks() -> None:
    assert marked("The same.", "The same.") == ([], [])


def test_against_nothing_all_is_marked() -> None:
    assert marked("All of it.", "") == (["All of it."], [])


def test_a_mark_begins_with_a_word_and_not_with_the_stop_before_it() -> None:
    assert marked("She rang", "She rang. Nobody was in, she said.") == ([], ["Nobody was in, she said."])
    assert marked("She rang. He slept.", "She rang. Then late. He slept.") == ([], ["Then late."])


def test_a_stop_that_alone_differs_is_marked() -> None:
    assert marked("She rang? Yes.", "She rang. Yes.") == (["?"], ["."])


@given(TEXTS, TEXTS)
def test_the_pieces_are_the_whole_text(one: str, other: str) -> None:
    first, second = differing(one, other)
    assert ("".join(each.words for each in first), "".join(each.words for each in second)) == (one, other)


@given(TEXTS, TEXTS)
def test_the_marks_do_not_depend_on_which_stands_left(one: str, other: str) -> None:
    assert differing(one, other) == differing(other, one)[::-1]
