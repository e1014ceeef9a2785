"""Identifiers: the check rules of NHS numbers and unique pupil numbers."""

import hashlib
import re

from fpz_app.domain.errors import Problem

_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_CLEAR = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def nhs_number(text: str) -> str:
    """Ten digits, checked by modulus 11 (NHS Data Dictionary); empty stays empty. Raises Problem."""
    digits = re.sub(r"[\s-]", "", text)
    if not digits:
        return ""
    if not re.fullmatch(r"[0-9]{10}", digits):
        raise Problem("An NHS number has 10 digits.", "Look at the letter or the red book again.", field="nhs_number")
    check = 11 - sum(int(digit) * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True)) % 11
    if check == 10 or check % 11 != int(digits[9]):
        raise Problem("This NHS number has a wrong digit.", "Check each digit against the letter.", field="nhs_number")
    return digits


def upn(text: str) -> str:
    """A unique pupil number: check letter, then 12 characters (the last may be a letter when temporary). Raises Problem."""
    code = re.sub(r"\s", "", text).upper()
    if not code:
        return ""
    if not re.fullmatch(rf"[{_UPN_LETTERS}][0-9]{{11}}[0-9{_UPN_LETTERS}]", code):
        raise Problem("A UPN is a letter and then 12 digits.", "The school can read it to you.", field="upn")
    values = [int(sign) if sign.isdigit() else _UPN_LETTERS.index(sign) for sign in code[1:]]
    total = sum(value * weight for value, weight in zip(values, range(2, 14), strict=True))
    if _UPN_LETTERS[total % 23] != code[0]:
        raise Problem("The letter and the digits of this UPN do not fit.", "Check it with the school.", field="upn")
    return code


def say_nhs_number(digits: str) -> str:
    """'943 476 5919', as it is written on letters."""
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}".strip()


def device_code(device_id: str) -> str:
    """Six letters and digits that stand for a laptop in a case reference, none of them easily taken for another."""
    number = int.from_bytes(hashlib.sha256(device_id.encode()).digest()[:5], "big")
    signs = []
    for _ in range(6):
        number, sign = divmod(number, len(_CLEAR))
        signs.append(_CLEAR[sign])
    return "".join(signs)
