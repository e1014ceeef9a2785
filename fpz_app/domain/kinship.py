"""Kinship: what one person is to another, said from either side and in everyday words."""

from collections.abc import Sequence

from fpz_app.domain.people import Kin

Said = tuple[str, str, str]  # of a girl or woman, of a boy or man, of anyone

# kin: (what the first is to the second, what the second is to the first)
_WORDS: dict[Kin, tuple[Said, Said]] = {
    Kin.PARENT: (("mother", "father", "parent"), ("daughter", "son", "child")),
    Kin.STEP_PARENT: (("stepmother", "stepfather", "step-parent"), ("stepdaughter", "stepson", "stepchild")),
    Kin.ADOPTIVE_PARENT: (
        ("adoptive mother", "adoptive father", "adoptive parent"),
        ("adopted daughter", "adopted son", "adopted child"),
    ),
    Kin.FOSTER_CARER: (("foster carer",) * 3, ("foster daughter", "foster son", "foster child")),
    Kin.GUARDIAN: (("special guardian",) * 3, ("in special guardianship",) * 3),
    Kin.GRANDPARENT: (("grandmother", "grandfather", "grandparent"), ("granddaughter", "grandson", "grandchild")),
    Kin.AUNT_OR_UNCLE: (("aunt", "uncle", "aunt or uncle"), ("niece", "nephew", "niece or nephew")),
    Kin.SIBLING: (("sister", "brother", "brother or sister"),) * 2,
    Kin.HALF_SIBLING: (("half-sister", "half-brother", "half-brother or half-sister"),) * 2,
    Kin.STEP_SIBLING: (("stepsister", "stepbrother", "stepbrother or stepsister"),) * 2,
    Kin.TWIN: (("twin sister", "twin brother", "twin"),) * 2,
    Kin.COUSIN: (("cousin",) * 3,) * 2,
    Kin.PARTNER: (("partner",) * 3,) * 2,
    Kin.OTHER: (("other",) * 3,) * 2,
}
PARENTS = frozenset({Kin.PARENT, Kin.STEP_PARENT, Kin.ADOPTIVE_PARENT, Kin.FOSTER_CARER, Kin.GUARDIAN})
BOTH_WAYS = frozenset(kin for kin, (there, back) in _WORDS.items() if there == back)
_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def kin_words(kin: Kin, sex: str = "", *, back: bool = False) -> str:
    """'mother' for the first person of a relationship; with `back`, 'daughter' for the second. `sex` is that of who is named."""
    said = _WORDS[kin][1 if back else 0]
    return said[{"female": 0, "male": 1}.get(sex, 2)]


def listed(names: Sequence[str]) -> str:
    """'Callum', 'Callum and Ellie', 'Callum, Ellie and Noah'."""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + f" and {names[-1]}" if names else ""


def count_words(number: int) -> str:
    """'three' up to nine, then figures."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)
