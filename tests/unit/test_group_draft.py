"""Group draft: each family's part of a group note that is being typed lies with its family, and goes with its file."""

import pytest
import sqlalchemy as sa

from fpz_app import paths
from fpz_app.casework.today import what_is_due
from fpz_app.domain.notes import Note
from fpz_app.domain.record import new_id
from fpz_app.presenters.group_draft import GroupDraft
from fpz_app.presenters.typed_group_note import TypedGroup, TypedPart
from fpz_app.settings import load_settings
from fpz_app.store import granted, purging
from fpz_app.store.store import Store
from fpz_app.store.tables import drafts
from fpz_app.sync import begun
from tests.helpers.desks import NOW, Kept, desk_for
from tests.helpers.marlows import Marlows, make_marlows
from tests.helpers.replicas import give
from tests.helpers.stores import PRIYA


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


@pytest.fixture
def others(store: Store) -> Marlows:
    return make_marlows(store)


def typed_of(store: Store, marlows: Marlows, others: Marlows) -> TypedGroup:
    """A draft that says something of each of the two families for its own file."""
    typed = TypedGroup(
        id=new_id(), begun=NOW.isoformat(), text="We made bread.",
        parts=(TypedPart(family_id=marlows.id, text="Callum kneaded."), TypedPart(family_id=others.id, text="Canary.")),
    )  # fmt: skip
    GroupDraft(desk_for(store, Kept())).save(typed)
    return typed


def test_each_part_of_the_draft_comes_back(store: Store, marlows: Marlows, others: Marlows) -> None:
    typed = typed_of(store, marlows, others)
    assert GroupDraft(desk_for(store, Kept())).load() == typed


def test_the_parts_are_not_offered_one_by_one(store: Store, marlows: Marlows, others: Marlows) -> None:
    typed_of(store, marlows, others)
    zone = load_settings([paths.resources()]).zone
    assert len([due for due in what_is_due(store, PRIYA, NOW, zone) if due.is_draft]) == 1


def test_a_purged_family_s_part_goes_and_the_rest_stays(store: Store, marlows: Marlows, others: Marlows) -> None:
    typed_of(store, marlows, others)
    with store.writing() as connection:
        purging.purge(connection, others.id, device=store.device.id, sent=store.milliseconds())
        assert "Canary" not in str(list(connection.execute(sa.select(drafts))))
    left = GroupDraft(desk_for(store, Kept())).load()
    assert left is not None
    assert [part.text for part in left.parts] == ["Callum kneaded.", ""]
    assert left.text == "We made bread."


def test_nothing_more_is_kept_of_a_file_that_was_taken(store: Store, marlows: Marlows, others: Marlows) -> None:
    give(store, others.id)
    with store.writing() as connection:
        granted.take(connection, others.id, order=2)
    typed_of(store, marlows, others)
    with store.read() as connection:
        assert "Canary" not in str(list(connection.execute(sa.select(drafts))))


def test_a_part_of_a_file_that_is_taken_goes_where_unsent_work_goes(store: Store, marlows: Marlows, others: Marlows) -> None:
    typed_of(store, marlows, others)
    begun.leave(store, others.id)
    (note,) = store.find(Note, file_id=others.id)
    assert note.text == "Begun and not finished: your group note, meeting\nCanary."


def test_a_draft_that_is_thrown_away_leaves_no_part(store: Store, marlows: Marlows, others: Marlows) -> None:
    typed_of(store, marlows, others)
    GroupDraft(desk_for(store, Kept())).discard()
    with store.read() as connection:
        assert list(connection.execute(sa.select(drafts))) == []
