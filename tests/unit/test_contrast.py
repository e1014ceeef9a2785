"""Contrast: every pair of colours that is read together meets WCAG 2.2 in all four looks."""

import re

import pytest

from fpz_app.paths import resources
from fpz_app.ui.stylesheet import LABELS
from fpz_app.ui.tokens import DARK, HC_DARK, HC_LIGHT, LIGHT, LOOKS, PAIRS, Tokens, contrast

EVERY_LOOK = pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS.keys())


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)


def test_the_measure_agrees_with_the_figures_of_the_design() -> None:
    assert round(contrast(LIGHT.ink, LIGHT.page), 1) == 16.7


@EVERY_LOOK
@pytest.mark.parametrize(("over", "under", "least"), PAIRS, ids=[f"{over} on {under}" for over, under, _ in PAIRS])
def test_colours_read_together_can_be_told_apart(look: Tokens, over: str, under: str, least: float) -> None:
    assert contrast(getattr(look, over), getattr(look, under)) >= least


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
@pytest.mark.parametrize("ink", ["ink", "ink2", "red", "accent"])
def test_a_chosen_row_s_words_are_read_on_its_ground(look: Tokens, ink: str) -> None:
    assert contrast(getattr(look, ink), look.sel) >= 4.5


@EVERY_LOOK
def test_every_kind_of_label_is_read_on_the_page(look: Tokens) -> None:
    grounds = {"child": look.child, "child-small": look.child}
    poor = [kind for kind, (_, _, ink) in LABELS.items() if contrast(getattr(look, ink), grounds.get(kind, look.page)) < 4.5]
    assert poor == []


@pytest.mark.parametrize("look", [HC_LIGHT, HC_DARK], ids=lambda look: look.name)
def test_text_in_high_contrast_is_at_least_ten_to_one(look: Tokens) -> None:
    text = (look.ink, look.ink2, look.accent, look.red, look.child_ink)
    assert min(contrast(colour, look.page) for colour in text) >= 10


@EVERY_LOOK
def test_the_check_mark_and_the_arrow_are_drawn_in_the_looks_colours(look: Tokens) -> None:
    drawn = [
        re.findall(r'stroke="(#\w+)"', (resources() / "theme" / f"{name}-{look.name}.svg").read_text())
        for name in ("check", "chevron")
    ]
    assert drawn == [[look.on_accent], [look.ink2]]
