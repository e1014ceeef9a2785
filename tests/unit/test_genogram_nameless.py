"""A genogram without names: by what they are to the children, and with their ages."""

from fpz_app.domain.genogram.figures import genogram
from fpz_app.domain.genogram.nameless import without_names
from tests.helpers.genograms import MARLOW, TODAY, told
from tests.helpers.hard_families import PLANAR


def names(text: str) -> list[str]:
    family = told(text)
    return sorted(each.called for each in without_names(list(family.people.values()), family.ties, TODAY))


def test_people_are_called_by_what_they_are_to_the_children() -> None:
    assert names(MARLOW) == [
        "Adult", "Child 1", "Child 2", "Child 3", "Father 1", "Father 2", "Grandfather 1", "Grandfather 2", "Grandmother 1",
        "Grandmother 2", "Grandmother 3", "Mother", "Name not known", "Unborn child",
    ]  # fmt: skip


def test_children_are_numbered_from_the_eldest() -> None:
    family = told(MARLOW)
    bare = {each.id: each.called for each in without_names(list(family.people.values()), family.ties, TODAY)}
    assert [bare[name] for name in ("Callum", "Ellie", "Noah")] == ["Child 1", "Child 2", "Child 3"]


def test_two_mothers_are_told_apart() -> None:
    assert names(PLANAR["two mothers"])[2:] == ["Mother 1", "Mother 2"]


def test_no_name_is_left_anywhere_in_the_picture() -> None:
    family = told(MARLOW)
    picture = genogram(
        without_names(list(family.people.values()), family.ties, TODAY), family.ties, at_home=family.home,
        with_goals=family.goals, address="", today=TODAY,
    )  # fmt: skip
    words = " ".join([picture.said, *picture.address, *(f"{each.name} {each.detail} {each.kin}" for each in picture.figures)])
    assert [name for name in family.people if name not in ("Baby", "Nobody") and name in words] == []
