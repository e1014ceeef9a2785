"""One name in the forms in which it is written, heard and shortened."""

import pytest

from fpz_app.domain.kinship import count_words, kin_words, listed
from fpz_app.domain.names import folded, same_names, sound, words_of
from fpz_app.domain.people import Kin


def test_accents_apostrophes_and_capitals_make_no_difference() -> None:
    assert folded("Zoë O’Brien-Łuczak") == "zoe obrien-luczak"


def test_a_double_name_is_two_words() -> None:
    assert words_of("Okafor-Reid") == ("okafor", "reid")


@pytest.mark.parametrize(
    "pair",
    ["catherine katherine", "catherine kathryn", "aisha ayesha", "mohammed muhammad", "stephen steven", "callum calum",
     "philip phillip", "kowalczyk kovalchik", "smith smyth", "knight night", "claire clare", "jon john"],
)  # fmt: skip
def test_names_that_sound_the_same_have_one_key(pair: str) -> None:
    one, other = pair.split()
    assert sound(one) == sound(other)


@pytest.mark.parametrize("pair", ["ellie callum", "tom dean", "sandra kerry", "mia isla"])
def test_unlike_names_have_unlike_keys(pair: str) -> None:
    one, other = pair.split()
    assert sound(one) != sound(other)


def test_a_short_name_leads_to_the_full_one_and_back() -> None:
    assert ("elizabeth" in same_names("beth"), "beth" in same_names("elizabeth")) == (True, True)


def test_a_short_name_is_found_from_another_spelling_of_the_full_one() -> None:
    assert "kate" in same_names("kathryn")


def test_a_name_is_not_listed_as_another_name_of_itself() -> None:
    assert "jack" not in same_names("jack")


@pytest.mark.parametrize(
    ("kin", "sex", "back", "words"),
    [
        (Kin.PARENT, "female", False, "mother"),
        (Kin.PARENT, "male", True, "son"),
        (Kin.PARENT, "", False, "parent"),
        (Kin.GRANDPARENT, "female", True, "granddaughter"),
        (Kin.HALF_SIBLING, "male", True, "half-brother"),
    ],
)
def test_kin_is_said_from_either_side(kin: Kin, sex: str, back: bool, words: str) -> None:
    assert kin_words(kin, sex, back=back) == words


def test_every_kind_of_kin_has_words() -> None:
    assert all(kin_words(kin, sex, back=back) for kin in Kin for sex in ("female", "male", "") for back in (False, True))


def test_names_are_listed_as_one_says_them() -> None:
    assert [listed(names) for names in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == ["", "A", "A and B", "A, B and C"]


def test_small_numbers_are_said_in_words() -> None:
    assert [count_words(number) for number in (3, 12)] == ["three", "12"]
