"""Strength: how a new passphrase or a recovery code is doing, said while it is typed."""

from collections.abc import Sequence


def say_strength(passphrase: str, about: Sequence[str]) -> tuple[str, bool]:
    """The words under the field, and whether the passphrase is enough. Empty where nothing is typed."""
    from fpz_app.security.passphrases import judge  # not before the unlock window is painted

    if not passphrase:
        return "", False
    strength = judge(passphrase, about)
    return f"{strength.words}. {strength.advice}".strip(), strength.is_enough


def say_code(typed: str) -> tuple[str, bool]:
    """The words under the field, and whether every whole group is well typed. Empty where nothing is typed."""
    from fpz_app.security.recovery import GROUPS, so_far  # not before the unlock window is painted

    groups, wrong = so_far(typed)
    if not typed.strip():
        return "", True
    if wrong is not None:
        return f"Group {wrong + 1} is not typed right.", False
    return ("All thirteen groups are well typed." if groups == GROUPS else f"{groups} of {GROUPS} groups"), True
