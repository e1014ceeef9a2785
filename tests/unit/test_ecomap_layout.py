"""Layout of ecomaps: however many neighbours there are, nothing lies over anything and no two lines cross."""

from itertools import combinations, pairwise

import pytest

from fpz_app.domain.ecomap.around import Ecomap, Known, ecomap
from fpz_app.domain.ecomap.layout import EcoPicture, lay_out_ecomap
from fpz_app.domain.ecomap.strokes import THICK
from fpz_app.domain.genogram.labels import Box
from fpz_app.domain.ties import Gives, Strength, Tie
from tests.helpers.drawings import enters, meeting, words_width
from tests.helpers.genograms import MARLOW, drawn

NAMES = ("Bay School", "Dr Ferris", "Wool and Wareham Community Mental Health Team", "Gran", "The boxing club", "Sam Ellery")


def around(count: int) -> Ecomap:
    known = [Known(f"k{at}", f"{NAMES[at % 6]} {at}", "a part of the town, with more words" * (at % 3)) for at in range(count)]
    ties = [
        Tie(
            file_id="f", family_id="f", other_id=each.key, whose_id="Callum" if at % 2 else "",
            strength=list(Strength)[at % 4], gives=list(Gives)[at % 3],
        )
        for at, each in enumerate(known) if at % 5 != 4
    ]  # fmt: skip
    ties += [Tie(file_id="f", family_id="f", other_id="k0", whose_id="Ellie", strength=Strength.STRESSFUL)] if known else []
    household = [each for each in drawn(MARLOW).figures if each.at_home]
    return ecomap(household, known, ties, {"Callum": "Callum", "Ellie": "Ellie"}, address=("At home", "14 Bay Close"))


def picture(count: int) -> EcoPicture:
    return lay_out_ecomap(around(count), words_width)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5, 8, 12, 20])
def test_no_card_lies_over_another_or_over_the_household(count: int) -> None:
    made = picture(count)
    boxes = [*(card.box for card in made.cards), made.home]
    whole = Box(0, 0, made.width, made.height)
    inside = [
        whole.left <= each.left and whole.top <= each.top and each.right <= whole.right and each.bottom <= whole.bottom
        for each in boxes
    ]
    assert all(inside)
    assert not [1 for one, other in combinations(boxes, 2) if one.meets(other)]


@pytest.mark.parametrize("count", [3, 8, 12, 20])
def test_no_line_runs_over_somebody_elses_card(count: int) -> None:
    made = picture(count)
    parts = [part for stroke in made.strokes for part in pairwise(stroke.points)]
    inner = [Box(box.left + 9, box.top + 9, box.right - 9, box.bottom - 9) for box in (card.box for card in made.cards)]
    assert not [1 for part in parts for box in inner if enters(part, box)]


@pytest.mark.parametrize("count", [3, 8, 12, 20])
def test_lines_to_different_neighbours_never_cross(count: int) -> None:
    strong = [each.points for each in picture(count).strokes if each.weight == THICK]
    assert not [1 for one, other in combinations(strong, 2) if meeting((one[0], one[-1]), (other[0], other[-1]))]


def test_each_kind_of_tie_is_drawn_by_its_convention() -> None:
    drawn_as = {
        strength: [
            (len(stroke.points) > 3, bool(stroke.dashes), stroke.weight == THICK)
            for stroke in lay_out_ecomap(_one(strength), words_width).strokes
        ]
        for strength in Strength
    }
    plain = (False, False, False)
    assert drawn_as == {
        Strength.STRONG: [(False, False, True)],
        Strength.WEAK: [(False, True, False)],
        Strength.STRESSFUL: [(True, False, False)],
        Strength.BROKEN: [plain] * 4,
    }


def test_an_arrow_shows_each_way_that_help_goes() -> None:
    heads = [sum(each.filled for each in lay_out_ecomap(_one(Strength.STRONG, gives), words_width).strokes) for gives in Gives]
    assert heads == [0, 2, 1, 1]


def test_the_same_ecomap_is_drawn_the_same() -> None:
    assert picture(12).strokes == picture(12).strokes


def _one(strength: Strength, gives: Gives = Gives.NOT_SAID) -> Ecomap:
    tie = Tie(file_id="f", family_id="f", other_id="k", strength=strength, gives=gives)
    return ecomap([], [Known("k", "Gran")], [tie], {})
