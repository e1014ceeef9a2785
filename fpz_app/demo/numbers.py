"""Numbers: invented NHS numbers, pupil numbers, telephone numbers and codes that obey their rules."""

import random

from fpz_app.domain.errors import Problem
from fpz_app.domain.identifiers import nhs_number, upn

_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def invented_nhs_number(rng: random.Random) -> str:
    """In the range 999 000 0000 on, which is kept for tests and never given to anyone."""
    while True:
        front = f"999{rng.randrange(10**6):06}"
        for last in range(10):
            try:
                return nhs_number(f"{front}{last}")
            except Problem:
                continue


def invented_upn(rng: random.Random) -> str:
    """Local authority 999 does not exist."""
    digits = f"999{rng.randrange(10**9):09}"
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(2, 14), strict=True))
    return upn(_UPN_LETTERS[total % 23] + digits)


def invented_phone(number: int) -> str:
    """One of the thousand that Ofcom keeps for stories; the first three hundred are the workers'."""
    return f"01632 960 {300 + number % 700}"


def invented_postcode(area: str, rng: random.Random) -> str:
    """Letters that no postcode ends in, so it is nobody's."""
    return f"{area} {rng.randint(1, 9)}{rng.choice('CIKMOV')}{rng.choice('CKMOV')}"
