"""The recovery code as it is printed and typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fpz_app.domain.errors import Problem
from fpz_app.security import recovery
from fpz_app.security.recovery import ALPHABET, RecoveryCode, read_code

CODE = RecoveryCode(bytes(range(7, 39)))
LETTERS = "".join(CODE.groups)
CODES = st.binary(min_size=32, max_size=32).map(RecoveryCode)


@given(CODES)
def test_every_code_reads_back(code: RecoveryCode) -> None:
    assert read_code(code.text) == code


def test_no_code_comes_twice() -> None:
    assert recovery.new_code() != recovery.new_code()


def test_it_is_thirteen_groups_of_five() -> None:
    assert [len(group) for group in CODE.groups] == [5] * 13


def test_spaces_case_and_lookalike_letters_do_not_matter() -> None:
    typed = CODE.text.replace("-", "  ").lower().replace("0", "o").replace("1", "l")
    assert read_code(typed) == CODE


@given(CODES, st.integers(0, 64), st.sampled_from(ALPHABET))
def test_every_single_wrong_letter_is_told(code: RecoveryCode, place: int, letter: str) -> None:
    letters = "".join(code.groups)
    if letters[place] == letter:
        return
    with pytest.raises(Problem, match="group is not typed right"):
        read_code(letters[:place] + letter + letters[place + 1 :])


@given(CODES, st.integers(0, 63))
def test_every_swap_of_neighbours_is_told(code: RecoveryCode, place: int) -> None:
    letters = "".join(code.groups)
    swapped = letters[:place] + letters[place + 1] + letters[place] + letters[place + 2 :]
    if swapped == letters:
        return
    with pytest.raises(Problem, match="group is not typed right"):
        read_code(swapped)


def test_the_mistaken_group_is_named() -> None:
    groups = list(CODE.groups)
    groups[3] = groups[3][:-1] + ("A" if groups[3][-1] != "A" else "B")
    with pytest.raises(Problem, match="The fourth group"):
        read_code("-".join(groups))


def test_two_groups_in_the_wrong_order_are_told() -> None:
    groups = list(CODE.groups)
    groups[1], groups[2] = groups[2], groups[1]
    with pytest.raises(Problem, match="The second group"):
        read_code("-".join(groups))


def test_a_code_cut_short_says_how_much_is_there() -> None:
    with pytest.raises(Problem, match="You typed 60 of 65"):
        read_code(LETTERS[:60])


def test_letters_too_many_are_told() -> None:
    with pytest.raises(Problem, match="You typed 66 of 65"):
        read_code(LETTERS + "A")


def test_the_code_does_not_show_in_a_traceback() -> None:
    assert CODE.raw.hex() not in repr(CODE)
    assert CODE.groups[0] not in repr(CODE)


def test_the_last_two_groups_show_that_it_is_on_paper() -> None:
    recovery.check_typed_back(CODE, " ".join(CODE.groups[-2:]).lower())


@pytest.mark.parametrize("typed", ["", CODE.groups[-1], "-".join(CODE.groups[:2])])
def test_anything_else_does_not(typed: str) -> None:
    with pytest.raises(Problem):
        recovery.check_typed_back(CODE, typed)
