"""The recovery code: 256 random bits as thirteen short groups, each able to tell a typing mistake."""

import secrets
from dataclasses import dataclass, field

from fpz_app.domain.errors import Problem

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, so nothing is read as something else."""
GROUPS = 13
GROUP_LENGTH = 5
TYPED_BACK = 2
_CODE_BYTES = 32
_SPARE_BITS = 4
_READ_AS = str.maketrans("OIL", "011")
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth"),
)


@dataclass(frozen=True)
class RecoveryCode:
    """The bits and how they are shown: `groups` of four letters and a check letter."""

    raw: bytes = field(repr=False)

    @property
    def groups(self) -> tuple[str, ...]:
        bits = int.from_bytes(self.raw, "big") << _SPARE_BITS
        fives = [bits >> 5 * place & 31 for place in reversed(range(GROUPS * 4))]
        return tuple(_spell(fives[4 * place : 4 * place + 4], place) for place in range(GROUPS))

    @property
    def text(self) -> str:
        return "-".join(self.groups)


def new_code() -> RecoveryCode:
    return RecoveryCode(secrets.token_bytes(_CODE_BYTES))


def read_code(typed: str) -> RecoveryCode:
    """Any spacing, hyphens and case; O is read as 0, I and L as 1. A Problem names the group that is mistyped."""
    letters = _plain(typed)
    wanted = GROUPS * GROUP_LENGTH
    groups = [letters[at : at + GROUP_LENGTH] for at in range(0, min(len(letters), wanted), GROUP_LENGTH)]
    whole = [(place, group) for place, group in enumerate(groups) if len(group) == GROUP_LENGTH]
    for place, group in whole:
        if not is_well_typed(group, place):
            raise _mistyped(place)
    if len(letters) != wanted:
        raise Problem(
            f"The code has {GROUPS} groups of {GROUP_LENGTH} letters and numbers.",
            f"You typed {len(letters)} of {wanted}.",
            field="code",
        )
    bits = 0
    for _, group in whole:
        for letter in group[:-1]:
            bits = bits << 5 | ALPHABET.index(letter)
    if bits & (1 << _SPARE_BITS) - 1:
        raise _mistyped(GROUPS - 1)
    return RecoveryCode((bits >> _SPARE_BITS).to_bytes(_CODE_BYTES, "big"))


def check_typed_back(code: RecoveryCode, typed: str) -> None:
    """Raises a Problem unless the code's last two groups were typed: it shows that the code is on paper."""
    wanted = "".join(code.groups[-TYPED_BACK:])
    if _plain(typed) not in (wanted, "".join(code.groups)):
        raise Problem("That is not how the code ends.", "Look at the paper and type its last two groups.", field="code")


def _plain(typed: str) -> str:
    return "".join(letter for letter in typed.upper() if letter.isalnum()).translate(_READ_AS)


def _mistyped(place: int) -> Problem:
    return Problem(f"The {_ORDINALS[place]} group is not typed right.", "Check it, letter by letter.", field="code")


def so_far(typed: str) -> tuple[int, int | None]:
    """How many groups are whole, and the place (from 0) of the first that is mistyped, for telling while it is typed."""
    letters = _plain(typed)
    groups = [letters[at : at + GROUP_LENGTH] for at in range(0, len(letters) - GROUP_LENGTH + 1, GROUP_LENGTH)][:GROUPS]
    wrong = (place for place, group in enumerate(groups) if not is_well_typed(group, place))
    return len(groups), next(wrong, None)


def is_well_typed(group: str, place: int) -> bool:
    """Whether the check letter fits the four before it and the group's place (from 0) in the code."""
    if len(group) != GROUP_LENGTH or not set(group) <= set(ALPHABET):
        return False
    return _spell([ALPHABET.index(letter) for letter in group[:-1]], place) == group


def _spell(fives: list[int], place: int) -> str:
    """Distinct weights over GF(32) catch every single wrong letter and every swap; the place catches swapped groups."""
    check = place + 1
    for position, five in enumerate(fives):
        check ^= _times(five, position + 2)
    return "".join(ALPHABET[five] for five in (*fives, check))


def _times(one: int, other: int) -> int:
    """Product in GF(32), reduced by x⁵ + x² + 1."""
    product = 0
    while other:
        if other & 1:
            product ^= one
        one = one << 1 ^ (0b100101 if one & 16 else 0)
        other >>= 1
    return product
