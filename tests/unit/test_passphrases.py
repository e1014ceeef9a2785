"""How good a passphrase is, in words."""

import pytest

from fpz_app.domain.errors import Problem
from fpz_app.security import passphrases
from fpz_app.security.passphrases import judge

ABOUT = ("Priya Nair", "Early help", "Purbeck")


@pytest.mark.parametrize(
    "words",
    ["kettle under seven maps", "my dog eats brown marmalade", "T7#kd92!pLqw", "xqzvkjwpnrtd", "čaj a rozinky v úterý"],
)
def test_long_and_unexpected_is_enough_without_any_rule_of_composition(words: str) -> None:
    assert judge(words, ABOUT).is_enough


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Password1234!", passphrases.COMMON),
        ("P@ssw0rd!P@ssw0rd!", passphrases.REPEATED),
        ("Liverpool2024!", passphrases.COMMON),
        ("qwertyuiop12", passphrases.RUN),
        ("poiuytrewq987", passphrases.RUN),
        ("aaaaaaaaaaaaaaaa", passphrases.REPEATED),
        ("priyanair1984", passphrases.NAMED),
        ("16/11/1984 17/12", passphrases.DATED),
    ],
)
def test_what_everyone_tries_first_is_refused_and_says_why(words: str, why: str) -> None:
    strength = judge(words, ABOUT)
    assert (strength.is_enough, strength.advice.startswith(why)) == (False, True)


def test_a_short_one_says_how_much_is_missing() -> None:
    assert judge("T7#kd92!pLq").advice == "1 more letter or sign."


def test_a_name_is_weak_only_for_its_bearer() -> None:
    assert judge("amesbury amesbrook", ("Ruth Amesbury Amesbrook",)).tens < judge("amesbury amesbrook").tens


def test_another_word_never_makes_it_weaker() -> None:
    assert judge("kettle under seven maps").tens > judge("kettle under seven").tens


def test_the_advice_never_quotes_the_passphrase() -> None:
    strength = judge("marmalade12")
    assert "marmalade" not in strength.words + strength.advice


def test_one_too_long_to_be_meant_is_refused() -> None:
    assert not judge("ab c" * 65).is_enough


def test_a_new_passphrase_is_typed_twice() -> None:
    with pytest.raises(Problem) as told:
        passphrases.check_new("kettle under seven maps", "kettle under seven mops")
    assert [each.field for each in told.value.each] == ["again"]


def test_a_weak_one_and_a_slip_are_told_together() -> None:
    with pytest.raises(Problem) as told:
        passphrases.check_new("password1234", "")
    assert [each.field for each in told.value.each] == ["new", "again"]


def test_a_good_one_typed_twice_is_taken() -> None:
    passphrases.check_new("kettle under seven maps", "kettle under seven maps")
