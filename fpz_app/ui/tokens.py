"""Tokens: the colours of the four looks, as data that needs no window."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tokens:
    """One look. Each colour is `#RRGGBB`; the pairs that are read together are in `PAIRS`."""

    name: str
    page: str
    rail: str
    sunk: str
    field: str
    ink: str
    ink2: str
    line: str
    hair: str
    accent: str
    hover: str
    on_accent: str
    sel: str
    sel_ink: str
    tint: str
    red: str
    red_tint: str
    child: str
    child_ink: str
    child_line: str
    add: str
    focus: str
    dark: bool = False
    high_contrast: bool = False


LIGHT = Tokens(
    name="light", page="#FFFFFF", rail="#F2F5F4", sunk="#F6F8F8", field="#FFFFFF",
    ink="#14201F", ink2="#465553", line="#6C7B79", hair="#D9E0DE",
    accent="#0B5A5E", hover="#07474A", on_accent="#FFFFFF", sel="#D7EAE8", sel_ink="#0B5A5E", tint="#E4F0EF",
    red="#9F1F17", red_tint="#FDF1EF", child="#FFF8E4", child_ink="#4F3700", child_line="#A87400",
    add="#DDEFEA", focus="#0B5A5E",
)  # fmt: skip
DARK = Tokens(
    name="dark", page="#12191A", rail="#0D1314", sunk="#182122", field="#182122",
    ink="#EAF0EF", ink2="#AEBDBB", line="#7F918F", hair="#2C3839",
    accent="#6CC7C4", hover="#8AD6D3", on_accent="#06292B", sel="#1D3C3C", sel_ink="#8AD6D3", tint="#17302F",
    red="#FF9C90", red_tint="#331A18", child="#2A2314", child_ink="#F6E3B4", child_line="#D9A93B",
    add="#17392F", focus="#8AD6D3", dark=True,
)  # fmt: skip
HC_LIGHT = Tokens(
    name="hc-light", page="#FFFFFF", rail="#FFFFFF", sunk="#FFFFFF", field="#FFFFFF",
    ink="#000000", ink2="#000000", line="#000000", hair="#000000",
    accent="#003B3E", hover="#000000", on_accent="#FFFFFF", sel="#000000", sel_ink="#FFFFFF", tint="#FFFFFF",
    red="#7A0000", red_tint="#FFFFFF", child="#FFFFFF", child_ink="#000000", child_line="#000000",
    add="#FFFFFF", focus="#000000", high_contrast=True,
)  # fmt: skip
HC_DARK = Tokens(
    name="hc-dark", page="#000000", rail="#000000", sunk="#000000", field="#000000",
    ink="#FFFFFF", ink2="#FFFFFF", line="#FFFFFF", hair="#FFFFFF",
    accent="#7FE3E0", hover="#FFFFFF", on_accent="#000000", sel="#FFFFFF", sel_ink="#000000", tint="#000000",
    red="#FFB3A8", red_tint="#000000", child="#000000", child_ink="#FFFFFF", child_line="#FFFFFF",
    add="#000000", focus="#FFFFFF", dark=True, high_contrast=True,
)  # fmt: skip
LOOKS = {look.name: look for look in (LIGHT, DARK, HC_LIGHT, HC_DARK)}

TEXT, MARK = 4.5, 3.0  # WCAG 2.2: 1.4.3 for words, 1.4.11 for lines, marks and focus
PAIRS: tuple[tuple[str, str, float], ...] = (
    ("ink", "page", TEXT), ("ink", "rail", TEXT), ("ink", "sunk", TEXT), ("ink", "field", TEXT), ("ink", "tint", TEXT),
    ("ink2", "page", TEXT), ("ink2", "rail", TEXT), ("ink2", "sunk", TEXT), ("ink2", "field", TEXT),
    ("ink2", "tint", TEXT), ("ink", "add", TEXT), ("sel_ink", "sel", TEXT),
    ("accent", "page", TEXT), ("accent", "sunk", TEXT), ("accent", "tint", TEXT), ("accent", "field", TEXT),
    ("on_accent", "accent", TEXT), ("on_accent", "hover", TEXT),
    ("red", "page", TEXT), ("red", "red_tint", TEXT), ("red", "sunk", TEXT), ("red", "tint", TEXT),
    ("page", "red", TEXT), ("ink", "red_tint", TEXT),
    ("child_ink", "child", TEXT), ("child_line", "child", MARK),
    ("line", "page", MARK), ("line", "field", MARK), ("line", "rail", MARK), ("line", "sunk", MARK),
    ("focus", "page", MARK), ("focus", "rail", MARK), ("focus", "sunk", MARK), ("focus", "red_tint", MARK),
    ("focus", "child", MARK),
)  # fmt: skip


def contrast(one: str, other: str) -> float:
    """The WCAG 2 contrast ratio of two `#RRGGBB` colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
