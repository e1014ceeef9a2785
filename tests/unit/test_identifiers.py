"""Identifiers: their check rules, and references made on one laptop alone."""

import pytest

from fpz_app.domain.errors import Problem
from fpz_app.domain.families import case_reference
from fpz_app.domain.identifiers import device_code, nhs_number, say_nhs_number, upn
from fpz_app.domain.record import new_id


@pytest.mark.parametrize("typed", ["9434765919", "943 476 5919", "943-476-5919"])
def test_an_nhs_number_is_read_with_or_without_spaces(typed: str) -> None:
    assert nhs_number(typed) == "9434765919"


@pytest.mark.parametrize("typed", ["9434765918", "943476591", "94347659190", "943476591X", "9434765991"])
def test_an_nhs_number_with_a_wrong_digit_or_length_is_refused(typed: str) -> None:
    with pytest.raises(Problem) as refused:
        nhs_number(typed)
    assert refused.value.field == "nhs_number"


def test_an_nhs_number_is_said_in_three_groups() -> None:
    assert say_nhs_number("9434765919") == "943 476 5919"


def test_no_nhs_number_stays_none_and_is_said_as_nothing() -> None:
    assert (nhs_number("  "), say_nhs_number("")) == ("", "")


def test_a_upn_is_read_in_any_case_and_spacing() -> None:
    assert upn(" h80120000100 1") == "H801200001001"


@pytest.mark.parametrize("typed", ["A801200001001", "H80120000100", "H8012000010012", "1801200001001"])
def test_a_upn_whose_letter_does_not_fit_is_refused(typed: str) -> None:
    with pytest.raises(Problem) as refused:
        upn(typed)
    assert refused.value.field == "upn"


def test_a_case_reference_has_letters_and_digits_only() -> None:
    reference = case_reference(zone_code="PURB", device_code=device_code(new_id()), counter=12345)
    assert (reference.isalnum(), len(reference) <= 20) == (True, True)


def test_two_laptops_make_unlike_references() -> None:
    made = {case_reference(zone_code="PU", device_code=device_code(new_id()), counter=1) for _ in range(200)}
    assert len(made) == 200


def test_a_device_code_has_no_sign_easily_taken_for_another() -> None:
    assert not set("01ILOU") & {sign for _ in range(200) for sign in device_code(new_id())}


def test_ids_of_one_millisecond_stand_in_the_order_in_which_they_were_made() -> None:
    made = [new_id(1_700_000_000_000) for _ in range(2_000)]
    assert made == sorted(set(made))
