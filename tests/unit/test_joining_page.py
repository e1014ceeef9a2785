"""The joining page's presenter: children who wait become families."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from fpz_app.casework.caseload_import import bring_in
from fpz_app.casework.finding import FoundFamily
from fpz_app.domain.caseload import ListedChild
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.people import Membership
from fpz_app.presenters import places
from fpz_app.presenters.joining import MOST_SHOWN, ChildLine, JoiningPresenter, Order
from fpz_app.store.store import Store
from tests.helpers.caseloads import CHILDREN, EVENTS
from tests.helpers.desks import Kept, desk_for
from tests.helpers.stores import PRIYA


class View:
    """Keeps what it was last shown."""

    def __init__(self) -> None:
        self.children: Sequence[ChildLine] = ()
        self.likely: Sequence[FoundFamily] = ()
        self.summary, self.chosen, self.joined, self.field = "", "", "", ""

    def show_children(self, children: Sequence[ChildLine], summary: str, chosen: str) -> None:
        self.children, self.summary, self.chosen = children, summary, chosen

    def show_likely(self, families: Sequence[FoundFamily]) -> None:
        self.likely = families

    def show_joined(self, words: str) -> None:
        self.joined = words

    def show_problem(self, problem: Problem) -> None:
        self.field = problem.field or problem.message

    @property
    def names(self) -> list[str]:
        return [child.name for child in self.children]


Page = tuple[JoiningPresenter, View, Kept]


@pytest.fixture
def page(store: Store) -> Page:
    bring_in(store, PRIYA, CHILDREN, EVENTS)
    view, kept = View(), Kept()
    presenter = JoiningPresenter(view, desk_for(store, kept))
    presenter.open()
    return presenter, view, kept


def join_first_two(page: Page, name: str = "Marlow") -> None:
    presenter, view, _ = page
    for line in view.children[:2]:
        presenter.toggle(line)
    presenter.join_new(name)


def test_children_without_a_family_are_listed_with_what_the_lists_say(page: Page):
    presenter, view, _ = page
    presenter.sort(Order.NUMBER)
    first = view.children[0]
    assert (first.name, first.age, first.told) == ("Child 101", "11", "contact, Police; early help under way, Bay School")


def test_sorting_by_organisation_puts_children_of_one_school_together(page: Page):
    presenter, view, _ = page
    presenter.sort(Order.ORGANISATION)
    assert view.names[0] == "Child 101"


def test_chosen_children_become_a_family(page: Page, store: Store):
    join_first_two(page)
    family = store.find(Family)[0]
    assert len(store.find(Membership, family_id=family.id)) == 2


def test_joining_is_told_with_a_way_back(page: Page):
    join_first_two(page)
    assert page[2].told == ["Joined 2 children into the Marlow family"]


def test_joined_children_leave_the_list(page: Page):
    join_first_two(page)
    assert page[1].summary == "1 child without a family"


def test_the_new_family_can_be_opened(page: Page, store: Store):
    join_first_two(page)
    page[0].go_to_family()
    assert page[2].went == [places.family(store.find(Family)[0].id)]


def test_a_missing_name_is_told_at_its_field(page: Page):
    join_first_two(page, " ")
    assert page[1].field == "name"


def test_children_stay_chosen_after_a_problem(page: Page):
    join_first_two(page, " ")
    assert sum(child.chosen for child in page[1].children) == 2


def test_a_family_on_record_is_offered_while_its_name_is_typed(page: Page):
    join_first_two(page)
    page[0].type_name("marl")
    assert [family.name for family in page[1].likely] == ["Marlow"]


def test_a_child_joins_a_family_on_record(page: Page, store: Store):
    join_first_two(page)
    presenter, view, _ = page
    presenter.type_name("marl")
    presenter.toggle(view.children[0])
    presenter.join_known(view.likely[0])
    assert len(store.find(Membership)) == 3


def test_typing_narrows_the_list_and_keeps_what_was_chosen(page: Page):
    presenter, view, _ = page
    presenter.toggle(next(child for child in view.children if child.name == "Child 102"))
    presenter.narrow("bay school")
    assert (view.names, view.chosen) == (["Child 101"], "1 child chosen: Child 102 (about 14)")


def test_a_long_list_shows_its_beginning_and_asks_to_type(page: Page, store: Store):
    many = [ListedChild(number=str(number)) for number in range(200, 300)]
    bring_in(store, PRIYA, many, [replace(EVENTS[0], key=child.number, child=child.number) for child in many])
    presenter, view, _ = page
    presenter.reload()
    assert (len(view.children), view.summary) == (
        MOST_SHOWN,
        f"103 children without a family · {MOST_SHOWN} shown, type to find others",
    )
