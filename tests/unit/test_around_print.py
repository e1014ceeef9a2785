"""Genogram and ecomap on paper: tagged, heard, in words again, and without names where wanted."""

from dataclasses import replace

import pytest

from fpz_app.casework.ecomap import record_tie
from fpz_app.domain.ties import Strength, Tie
from fpz_app.presenters.around_print import Paper, print_around
from fpz_app.presenters.places import AROUND, ECOMAP
from fpz_app.store.store import Store
from fpz_app.store.work import Gone
from tests.helpers.desks import NOW
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.pdf import assert_tagged, page_texts, read_blocks, read_text
from tests.helpers.stores import OUTSIDER, PRIYA

NAMES = ("Callum", "Ellie", "Noah", "Kerry", "Marlow", "Bay Close", "PU2291", "Sam", "Boxing")


@pytest.fixture
def marlows(store: Store) -> Marlows:
    made = make_marlows(store)
    tie = Tie(file_id=made.id, family_id=made.id, whose_id=made.callum.id, other="Bay Boxing Club", strength=Strength.STRONG)
    record_tie(store, PRIYA, tie, today=TODAY)
    return made


def printed(store: Store, marlows: Marlows, view: str, *, named: bool = True) -> Paper:
    return print_around(store, PRIYA, marlows.id, view=view, named=named, now=NOW)


@pytest.mark.parametrize("view", [AROUND, ECOMAP])
@pytest.mark.parametrize("named", [True, False])
def test_both_pictures_are_tagged(store: Store, marlows: Marlows, view: str, named: bool) -> None:
    assert_tagged(printed(store, marlows, view, named=named).pdf)


@pytest.mark.parametrize("name", ["ليلى", "小明", "Bay\u202eclub", "Sam 🙂"])
def test_names_in_letters_that_the_typeface_lacks_can_be_printed(store: Store, marlows: Marlows, name: str) -> None:
    with store.work(PRIYA, "Write their names") as work:
        work.put(replace(marlows.ellie, given_name=name, known_as=""))
        work.put(Tie(file_id=marlows.id, family_id=marlows.id, other=name, strength=Strength.WEAK))
    assert name in read_text(printed(store, marlows, AROUND).pdf).replace("\n", "")
    assert printed(store, marlows, ECOMAP).pdf


def test_the_genogram_is_heard_in_sentences(store: Store, marlows: Marlows) -> None:
    (said,) = [words for _, words in read_blocks(printed(store, marlows, AROUND).pdf, "Figure")]
    assert said.startswith("Genogram. Kerry, 36, parent of Callum, Ellie and Noah, at home. Callum, 14, child of Kerry, at home.")


def test_the_ecomap_is_heard_with_its_ties(store: Store, marlows: Marlows) -> None:
    figures = [words for _, words in read_blocks(printed(store, marlows, ECOMAP).pdf, "Figure")]
    assert "Bay Boxing Club: strong with Callum." in figures[0]
    assert "A line for: Broken off" in figures


def test_a_table_says_the_same(store: Store, marlows: Marlows) -> None:
    cells = [words for _, words in read_blocks(printed(store, marlows, AROUND).pdf, "TD")]
    assert "Parent of Callum, Ellie and Noah" in cells


@pytest.mark.parametrize("view", [AROUND, ECOMAP])
def test_without_names_nothing_on_paper_tells_who_they_are(store: Store, marlows: Marlows, view: str) -> None:
    paper = printed(store, marlows, view, named=False)
    words = " ".join([read_text(paper.pdf), *page_texts(paper.pdf), paper.title, paper.name])
    assert [name for name in NAMES if name in words] == []


def test_the_name_of_the_file_names_nobody(store: Store, marlows: Marlows) -> None:
    assert printed(store, marlows, AROUND).name == "Genogram PU2291.pdf"


def test_a_hidden_family_is_not_printed(store: Store) -> None:
    hidden = make_marlows(store, restricted=True)
    with pytest.raises(Gone):
        print_around(store, OUTSIDER, hidden.id, view=AROUND, now=NOW)
