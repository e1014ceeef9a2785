"""Places: what a line names leads to the page on which it is done."""

import pytest

from fpz_app.presenters import places
from fpz_app.presenters.places import Place

ID = "01a2"


@pytest.mark.parametrize("item", [ID, f"cancel-{ID}", f"sent-{ID}"])
def test_a_meeting_and_its_forms_are_on_its_own_page(item: str) -> None:
    assert places.family("f", "meetings", item) == places.meeting("f", ID)


@pytest.mark.parametrize("item", ["", places.NEW, f"call-{ID}"])
def test_meetings_are_called_on_the_familys_tab(item: str) -> None:
    assert places.family("f", "meetings", item) == Place("family", "f", "meetings", item)


def test_a_person_is_on_a_page_of_their_own() -> None:
    assert places.family("f", "person", ID) == places.person("f", ID)
