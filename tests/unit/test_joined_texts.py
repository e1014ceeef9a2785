"""What the centre has joined of two people's versions: listed, and taken apart."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fpz_app.casework.joined_texts import joined_texts, take_apart
from fpz_app.casework.settling import Settled
from fpz_app.domain.plans import Goal
from tests.helpers.apart import MINE, SAMS, Apart
from tests.helpers.stores import OUTSIDER, PRIYA


@pytest.fixture
def joined(tmp_path: Path) -> Iterator[Apart]:
    made = Apart(tmp_path)
    made.join_as_the_centre_does()
    yield made
    made.pair.close()


def test_it_is_listed_with_both_originals(joined: Apart) -> None:
    found = joined_texts(joined.sams, PRIYA)
    assert [(each.what, each.words) for each in found] == [("Goal 1: the words", f"{MINE} {SAMS}")]
    assert [(each.words, each.author.who) for each in found[0].versions] == [(MINE, "Priya Nair"), (SAMS, "Sam Ellery")]


def test_either_original_stands_again_on_both_laptops(joined: Apart) -> None:
    found = joined_texts(joined.sams, PRIYA)[0]
    take_apart(joined.sams, PRIYA, found, found.versions[1])
    joined.pair.meet()
    assert [store.get(Goal, joined.goal.id).text for store in joined.pair.stores] == [SAMS, SAMS]
    assert joined_texts(joined.priyas, PRIYA) == []


def test_what_was_changed_since_is_not_taken_apart(joined: Apart) -> None:
    found = joined_texts(joined.priyas, PRIYA)[0]
    joined.put(joined.priyas, PRIYA, text="Later.")
    with pytest.raises(Settled):
        take_apart(joined.priyas, PRIYA, found, found.versions[0])


def test_that_of_a_hidden_file_never_shows(joined: Apart) -> None:
    with joined.priyas.work(PRIYA, "Restrict") as work:
        work.put(replace(joined.marlows.family, restricted=True, allowed=(PRIYA.id,)))
    assert len(joined_texts(joined.priyas, PRIYA)) == 1
    assert joined_texts(joined.priyas, OUTSIDER) == []
