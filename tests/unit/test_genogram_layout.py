"""Layout of genograms: hard families, and whatever else a record may hold."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fpz_app.domain.genogram.bonds import Stroke
from fpz_app.domain.genogram.figures import genogram
from fpz_app.domain.genogram.layout import Picture, lay_out
from fpz_app.domain.people import Couple, Kin, Person, Relationship, Stage
from tests.helpers.drawings import (
    children_not_beneath,
    crossings,
    elder_on_the_right,
    lines_over_people,
    overlaps,
    people_in_the_loop,
    words_width,
)
from tests.helpers.genograms import MARLOW, TODAY, drawn
from tests.helpers.hard_families import PLANAR, TANGLED

ALL = {**PLANAR, **TANGLED}


def picture_of(text: str) -> Picture:
    return lay_out(drawn(text), words_width)


def places(picture: Picture) -> dict[str, tuple[float, float]]:
    return {spot.figure.id: (spot.x, spot.y) for spot in picture.spots}


@pytest.mark.parametrize("name", ALL)
def test_everybody_of_a_hard_family_is_drawn_once(name: str) -> None:
    family = drawn(ALL[name])
    assert sorted(spot.figure.id for spot in lay_out(family, words_width).spots) == sorted(each.id for each in family.figures)


@pytest.mark.parametrize("name", ALL)
def test_nothing_of_a_hard_family_lies_over_anything_else(name: str) -> None:
    picture = picture_of(ALL[name])
    assert overlaps(picture) + lines_over_people(picture) == []


@pytest.mark.parametrize("name", ALL)
def test_children_of_a_hard_family_stand_beneath_with_the_eldest_left(name: str) -> None:
    family = drawn(ALL[name])
    picture = lay_out(family, words_width)
    assert children_not_beneath(family, picture) + elder_on_the_right(family, picture) == []


@pytest.mark.parametrize("name", PLANAR)
def test_no_lines_cross_in_a_family_that_can_be_drawn_so(name: str) -> None:
    assert crossings(picture_of(PLANAR[name])) == []


@pytest.mark.parametrize("name", ALL)
def test_the_loop_goes_round_the_household_and_nobody_else(name: str) -> None:
    family = drawn(ALL[name])
    assert people_in_the_loop(lay_out(family, words_width)) == {each.id for each in family.figures if each.at_home}


@pytest.mark.parametrize("name", ["parents who are cousins", "two brothers with one woman", "five partners"])
def test_even_these_tangles_need_no_crossing(name: str) -> None:
    assert crossings(picture_of(TANGLED[name])) == []


def test_the_marlows_stand_as_they_are_drawn_in_the_design() -> None:
    rows: dict[int, list[str]] = {}
    for spot in picture_of(MARLOW).spots:
        rows.setdefault(spot.row, []).append(spot.figure.id)
    assert rows == {
        0: ["Brian", "Pauline", "Ray", "Sandra", "Nobody", "Lynne"],
        1: ["Michelle", "Dean", "Kerry", "Tom"],
        2: ["Callum", "Ellie", "Noah", "Baby"],
    }


def test_the_marlows_fit_their_column() -> None:
    assert picture_of(MARLOW).width <= 576


def test_slashes_cut_the_lines_of_couples_that_ended() -> None:
    assert sorted(slash.count for slash in picture_of(MARLOW).slashes) == [1, 2]


def test_an_only_child_hangs_straight() -> None:
    at = places(picture_of("A m 40, B f 39, C m 9\nA = B: C"))
    assert at["A"][0] < at["C"][0] < at["B"][0]


def test_twins_hang_from_one_point() -> None:
    picture = picture_of("M f 33, Isla f 9, Evie f 9\nM: Isla, Evie\nIsla twin: Evie")
    slanting = [line.points for line in picture.lines if line.points[0][0] != line.points[-1][0] and len(line.points) == 2]
    assert len({points[0] for points in slanting}) == 1
    assert len(slanting) == 2


def test_living_together_is_dashed_down_to_both_feet() -> None:
    picture = picture_of("A m 40, B f 39\nA - B")
    assert [(line.stroke, len(line.points)) for line in picture.lines] == [(Stroke.DASHED, 4)]


def test_a_man_stands_on_the_left_of_his_wife() -> None:
    at = places(picture_of("B f 39, A m 40\nB = A"))
    assert at["A"][0] < at["B"][0]


def test_the_first_marriage_stands_left_of_the_second() -> None:
    at = places(picture_of(MARLOW))
    assert at["Dean"][0] < at["Kerry"][0] < at["Tom"][0]


def test_people_without_lines_stand_in_rows_beneath() -> None:
    at = places(picture_of("A m 40, B f 39, C m 9, Friend f 50\nA = B: C"))
    assert at["Friend"][1] > at["C"][1]


def test_long_names_break_and_never_meet() -> None:
    picture = picture_of("Bartholomewalexander m 40, Wilhelminageorgiana f 39, Maximilianfrederick m 9 home\n"
                         "Bartholomewalexander = Wilhelminageorgiana: Maximilianfrederick")  # fmt: skip
    assert overlaps(picture) == []


def test_a_family_without_people_is_an_empty_picture() -> None:
    assert lay_out(genogram([], [], at_home=(), with_goals=(), address="", today=TODAY), words_width).spots == ()


def test_the_same_family_is_drawn_the_same() -> None:
    assert picture_of(TANGLED["thirty people"]) == picture_of(TANGLED["thirty people"])


@st.composite
def records(draw: st.DrawFn) -> tuple[list[Person], list[Relationship], set[str]]:
    """Up to fourteen people with any relationships at all among them."""
    ids = [f"p{at:02}" for at in range(draw(st.integers(1, 14)))]
    people = [
        Person(
            id=each, file_id="file", given_name=draw(st.sampled_from(["", "Jo", "Alexandra", "Mary Jane Elisabeth"])),
            sex=draw(st.sampled_from(["male", "female", "not known"])), stage=draw(st.sampled_from(list(Stage))),
            born=draw(st.sampled_from(["", "1950", "1980-03-02", "1981~", "2012-05", "2015-01-01", "2026-10-30"])),
        )
        for each in ids
    ]  # fmt: skip
    pairs = draw(st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), max_size=16))
    kin = st.sampled_from([Kin.PARENT, Kin.PARENT, Kin.PARENT, Kin.PARTNER, *Kin])
    ties = [
        Relationship(file_id="file", from_id=one, to_id=other, kin=draw(kin), couple=draw(st.sampled_from(list(Couple))))
        for one, other in pairs
    ]
    return people, ties, draw(st.sets(st.sampled_from(ids)))


@settings(max_examples=80, deadline=None, derandomize=True)
@given(records())
def test_whatever_is_recorded_is_drawn_once_and_clear_of_everything(
    recorded: tuple[list[Person], list[Relationship], set[str]],
) -> None:
    people, ties, home = recorded
    family = genogram(people, ties, at_home=home, with_goals=(), address="2 Hill Rise, Swanage", today=TODAY)
    picture = lay_out(family, words_width)
    assert sorted(spot.figure.id for spot in picture.spots) == sorted(each.id for each in people)
    assert overlaps(picture) + lines_over_people(picture) == []
    assert children_not_beneath(family, picture) + elder_on_the_right(family, picture) == []
    assert people_in_the_loop(picture) >= {each.id for each in family.figures if each.at_home}
