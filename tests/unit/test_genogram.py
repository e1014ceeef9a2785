"""Genogram: who is drawn with which symbol, what their lines are, and what is said of them."""

from dataclasses import replace
from datetime import date

import pytest

from fpz_app.domain.genogram.bonds import Bond, Stroke, Tied
from fpz_app.domain.genogram.figures import Figure, Genogram, Symbol
from tests.helpers.genograms import MARLOW, drawn, told


def figure(genogram: Genogram, name: str) -> Figure:
    return next(each for each in genogram.figures if each.id == name)


def bond(genogram: Genogram, *partners: str) -> Bond:
    return next(each for each in genogram.bonds if set(each.partners) == set(partners))


@pytest.fixture(scope="module")
def marlows() -> Genogram:
    return drawn(MARLOW)


@pytest.mark.parametrize(
    ("name", "symbol"),
    [("Dean", Symbol.SQUARE), ("Kerry", Symbol.CIRCLE), ("Baby", Symbol.TRIANGLE), ("Nobody", Symbol.MARK)],
)
def test_each_has_the_symbol_of_their_sex_or_of_what_is_known(marlows: Genogram, name: str, symbol: Symbol) -> None:
    assert figure(marlows, name).symbol is symbol


def test_a_named_person_of_unknown_sex_is_a_diamond() -> None:
    assert figure(drawn("Alex x 15"), "Alex").symbol is Symbol.DIAMOND


def test_the_age_stands_inside_and_of_one_who_died_the_age_reached(marlows: Genogram) -> None:
    ray = figure(marlows, "Ray")
    assert (ray.age, ray.died) == ("64", True)


def test_an_age_that_is_not_exact_is_marked_so() -> None:
    family = told("Jo f 40")
    family.people["Jo"] = replace(family.people["Jo"], born="1980~")
    assert figure(family.genogram(), "Jo").age == "~46"


def test_a_baby_is_due_on_a_day(marlows: Genogram) -> None:
    baby = figure(marlows, "Baby")
    assert (baby.age, baby.name, baby.detail) == ("", "Baby", "due 14 Feb")


def test_a_small_child_has_the_months_beneath() -> None:
    family = told("Tot f 1")
    family.people["Tot"] = replace(family.people["Tot"], born="2026-03-02")
    tot = figure(family.genogram(), "Tot")
    assert (tot.age, tot.detail) == ("0", "8 months")


def test_the_child_in_focus_is_the_eldest_with_a_goal() -> None:
    genogram = drawn("Ann f 15 home, Bob m 12 home goal, Cat f 9 home goal")
    assert [each.id for each in genogram.figures if each.in_focus] == ["Bob"]


def test_without_goals_the_eldest_child_at_home_is_in_focus() -> None:
    genogram = drawn("Zed m 16, Ann f 15 home, Baby due home")
    assert [each.id for each in genogram.figures if each.in_focus] == ["Ann"]


def test_one_who_died_is_not_at_home() -> None:
    assert not figure(drawn("Ray m 64 died home"), "Ray").at_home


def test_the_loop_is_said_with_the_street_alone(marlows: Genogram) -> None:
    assert marlows.address == ("At home", "14 Bay Close")


@pytest.mark.parametrize(
    ("sign", "tied"),
    [
        ("=", Tied(Stroke.SOLID)),
        ("-", Tied(Stroke.DASHED)),
        ("/", Tied(Stroke.SOLID, 1)),
        ("//", Tied(Stroke.SOLID, 2)),
        ("&", Tied(Stroke.DOTTED)),
    ],
)
def test_a_couple_has_the_line_of_what_they_are(sign: str, tied: Tied) -> None:
    assert bond(drawn(f"A m 40, B f 39, C m 9\nA {sign} B: C"), "A", "B").tied == tied


def test_a_couple_that_ended_is_cut_by_a_slash() -> None:
    family = told("A m 40, B f 39\nA - B")
    family.ties[0] = replace(family.ties[0], until=date(2026, 1, 1))
    assert bond(family.genogram(), "A", "B").tied == Tied(Stroke.DASHED, 1)


@pytest.mark.parametrize(
    ("kind", "stroke"),
    [("", Stroke.SOLID), ("adopted", Stroke.DASHED), ("foster", Stroke.DOTTED), ("guardian", Stroke.DOTTED)],
)
def test_a_child_hangs_by_the_line_of_how_they_came(kind: str, stroke: Stroke) -> None:
    assert bond(drawn(f"A m 40, B f 39, C m 9\nA = B {kind}: C"), "A", "B").strokes == (stroke,)


def test_children_of_a_bond_go_from_the_eldest_and_the_unborn_is_last() -> None:
    genogram = drawn("M f 33, Baby due, Cy m 4, Al f 12, Di f 8\nM: Baby, Cy, Al, Di")
    assert bond(genogram, "M").children == ("Al", "Di", "Cy", "Baby")


def test_a_foster_child_hangs_from_carers_and_from_parents() -> None:
    genogram = drawn("Dawn f 50, Neil m 52, Rose f 27, Skye f 5\nDawn = Neil foster: Skye\nRose: Skye")
    assert bond(genogram, "Dawn", "Neil").children == bond(genogram, "Rose").children == ("Skye",)


def test_a_stepfather_stands_beside_the_mother_without_a_line_to_the_child() -> None:
    genogram = drawn("Hal m 40, Gwen f 39, Ned m 11\nGwen: Ned\nHal - Gwen\nHal step: Ned")
    assert bond(genogram, "Hal", "Gwen").children == ()


def test_a_stepmother_whose_couple_is_not_on_record_has_a_line_of_her_own() -> None:
    genogram = drawn("Eve f 40, Gil m 39, Ned m 11\nGil: Ned\nEve step: Ned")
    assert bond(genogram, "Eve").strokes == (Stroke.DASH_DOT,)


def test_a_full_brother_shares_the_parents_on_record() -> None:
    genogram = drawn("Pop m 70, Al m 44, Bob m 41\nPop: Al\nAl sibling: Bob")
    assert bond(genogram, "Pop").children == ("Al", "Bob")


def test_sisters_without_parents_hang_from_a_bar_of_their_own() -> None:
    assert bond(drawn("Kim f 14, Pat f 11\nKim sibling: Pat")).children == ("Kim", "Pat")


def test_twins_stand_together_and_fork() -> None:
    genogram = drawn("M f 33, Isla f 9, Jon m 9, Evie f 9\nM: Isla, Jon, Evie\nIsla twin: Evie")
    assert bond(genogram, "M").children[:2] == ("Isla", "Evie")
    assert bond(genogram, "M").twins == (frozenset(("Isla", "Evie")),)


def test_a_grandmother_by_way_of_a_mother_on_record_needs_no_line_of_her_own() -> None:
    genogram = drawn("Nan f 60, Jan f 35, Roy m 9\nNan: Jan\nJan: Roy\nNan grand: Roy")
    assert bond(genogram, "Nan").children == ("Jan",)


def test_a_grandmother_by_nobody_on_record_is_tied_across_a_generation() -> None:
    genogram = drawn("Mo f 70, Jan f 35, Roy m 9\nJan: Roy\nMo grand: Roy")
    assert bond(genogram, "Mo").grandchildren == {"Roy"}


def test_nobody_becomes_their_own_ancestor() -> None:
    genogram = drawn("A m 40, B f 38, C m 10\nA: B\nB: C\nC: A")
    assert sum(len(each.children) for each in genogram.bonds) == 2


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Callum", "Callum, 14, son of Dean and Kerry, at home"),
        ("Ray", "Ray, 64, died, father of Kerry, married to Sandra"),
        ("Dean", "Dean, 39, father of Callum and Ellie, son of Brian and Pauline, divorced from Kerry"),
        ("Nobody", "Name not known, parent of Tom, separated from Lynne"),
        ("Baby", "The baby, due 14 Feb, child of Kerry and Tom, at home"),
    ],
)
def test_each_is_said_in_a_sentence(marlows: Genogram, name: str, said: str) -> None:
    assert figure(marlows, name).said == said


def test_the_whole_picture_is_said_a_sentence_a_person(marlows: Genogram) -> None:
    assert marlows.said.count(". ") == len(marlows.figures) - 1
    assert "Ellie, 9, daughter of Dean and Kerry, at home. Noah, 2," in marlows.said


def test_one_without_lines_says_what_they_are_to_somebody() -> None:
    genogram = drawn("Tess f 40, Roy m 9\nTess aunt: Roy")
    assert (figure(genogram, "Tess").detail, figure(genogram, "Roy").detail) == ("aunt of Roy", "nephew of Tess")
