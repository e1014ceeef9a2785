"""Partner draft: another agency's list that is under way outlives the page and the app, and goes with its family's file."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from fpz_app import paths
from fpz_app.casework.history import undo
from fpz_app.casework.today import what_is_due
from fpz_app.domain.notes import Note
from fpz_app.presenters import partner_draft
from fpz_app.presenters.today import line_of
from fpz_app.settings import load_settings
from fpz_app.store import purging
from fpz_app.store.store import Store
from fpz_app.store.tables import drafts
from fpz_app.sync import begun
from tests.helpers.desks import NOW
from tests.helpers.marlows import make_marlows
from tests.helpers.partner_lists import Bringing, bringing_into
from tests.helpers.stores import PRIYA


@pytest.fixture
def bringing(store: Store, tmp_path: Path) -> Bringing:
    made = bringing_into(store, make_marlows(store), tmp_path)
    made.read()
    made.decide()
    return made


def again(bringing: Bringing) -> Bringing:
    """The page as it is after the app was closed and opened."""
    made = bringing_into(bringing.store, bringing.marlows, bringing.folder)
    made.page.open(bringing.marlows.id)
    return made


def test_columns_names_and_rows_are_as_they_were_left(bringing: Bringing) -> None:
    left_out = next(row for row in bringing.shown.rows if row.comes_in)
    bringing.page.toggle(left_out)
    opened = again(bringing)
    assert opened.shown.rows == bringing.shown.rows
    assert all(each.chosen for each in opened.shown.names)
    opened.page.look_at_columns()
    assert opened.shown.columns is not None
    assert (opened.shown.columns.agency, opened.shown.columns.columns[-1].taken) == ("Dorset Police", "significant")


def test_a_large_list_is_asked_for_again_and_keeps_what_was_decided(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(partner_draft, "KEPT_BYTES", 10)
    first = bringing_into(store, make_marlows(store), tmp_path)
    first.read()
    first.decide()
    opened = again(first)
    assert (opened.shown.begun, opened.shown.is_kept, opened.shown.rows) == ("list.csv", False, ())
    opened.page.choose(tmp_path / "list.csv")
    assert opened.shown.rows == first.shown.rows


def test_a_list_that_came_in_is_no_draft_any_more(bringing: Bringing) -> None:
    bringing.page.bring_in()
    assert again(bringing).shown.begun == ""


def test_taking_it_back_brings_the_list_back_as_a_draft(bringing: Bringing) -> None:
    before = bringing.shown.rows
    bringing.page.bring_in()
    bringing.page.undo()
    assert (bringing.events, again(bringing).shown.rows) == ([], before)


def test_taking_it_back_from_the_notice_brings_the_list_back_too(bringing: Bringing) -> None:
    before, store = bringing.shown.rows, bringing.store
    bringing.page.bring_in()
    store.listeners.append(bringing.page.hear)
    undo(store, PRIYA, store.just_written)
    assert (bringing.events, bringing.shown.rows, again(bringing).shown.rows) == ([], before, before)


def test_a_list_that_is_thrown_away_is_gone(bringing: Bringing) -> None:
    bringing.page.throw_away()
    assert (again(bringing).shown.begun, list_drafts(bringing.store)) == ("", [])


def test_today_leads_back_to_the_list_once(bringing: Bringing) -> None:
    zone = load_settings([paths.resources()]).zone
    (line,) = [line_of(each) for each in what_is_due(bringing.store, PRIYA, NOW, zone) if each.is_draft]
    assert (line.what, line.detail) == ("Finish the other agency’s list", "Dorset Police")
    assert (line.place.page, line.place.family_id) == ("chronology_import", bringing.marlows.id)


def test_a_purged_family_s_list_goes_with_its_file(bringing: Bringing) -> None:
    with bringing.store.writing() as connection:
        purging.purge(connection, bringing.marlows.id, device=bringing.store.device.id, sent=1)
    assert list_drafts(bringing.store) == []


def test_the_file_itself_is_not_written_into_the_note_that_is_left(bringing: Bringing) -> None:
    begun.leave(bringing.store, bringing.marlows.id)
    (note,) = bringing.store.find(Note)
    assert "base64" not in note.text
    assert note.text.startswith("Begun and not finished: the other agency’s list, Dorset Police")


def list_drafts(store: Store) -> list[object]:
    with store.read() as connection:
        return list(connection.execute(sa.select(drafts)))
