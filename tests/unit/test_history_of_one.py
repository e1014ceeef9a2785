"""The history of one record: agreements, warnings, attachments, meetings and assessments each lead to their own."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from fpz_app.casework.attachments import attachments_page
from fpz_app.casework.differences import PARTS
from fpz_app.domain.record import new_id
from fpz_app.domain.workers import Role
from fpz_app.presenters.attachment_blocks import attachment_block
from fpz_app.presenters.history import Entry, Filters, HistoryPresenter
from fpz_app.presenters.places import history
from fpz_app.presenters.sharing import SharingPresenter
from fpz_app.store.store import Store
from fpz_app.store.tables import TABLES
from tests.helpers.desks import Kept, desk_for
from tests.helpers.duties import put
from tests.helpers.one_file import TODAY, make_file
from tests.helpers.sharing_tab import FakeSharing
from tests.helpers.stores import OUTSIDER, PRIYA


class View:
    """Keeps what it was shown."""

    heading = ""
    filters: Filters | None = None
    entries: Sequence[Entry] = ()

    def show_head(self, heading: str, _beneath: str, filters: Filters | None) -> None:
        self.heading, self.filters = heading, filters

    def show_entries(self, entries: Sequence[Entry], **_more: object) -> None:
        self.entries = entries

    def __getattr__(self, _name: str) -> Any:
        return lambda *_, **__: None


KINDS = {
    "agreement": "History: Agreement",
    "warning": "History: Warning",
    "letter": "History: A letter, photo or scan",
    "begun": "History: Meeting",
    "old": "History: The assessment",
    "goal": "History: Goal 1",
    "action": "History: Action 1",
}


@pytest.mark.parametrize("name", KINDS)
def test_the_history_of_a_record_begins_where_it_was_made(store: Store, name: str) -> None:
    of, view = make_file(store), View()
    record = of.records[name]
    HistoryPresenter(view, desk_for(store, Kept())).open(record.file_id, record.id)
    assert view.heading == KINDS[name]
    assert view.filters is None
    assert view.entries


def test_what_belongs_to_a_record_is_found_by_a_field_that_it_has() -> None:
    assert [(kind, field) for parts in PARTS.values() for kind, field in parts if field not in TABLES[kind].c] == []


def test_agreements_and_warnings_lead_to_their_own_history(store: Store) -> None:
    of, kept, view = make_file(store), Kept(), FakeSharing()
    presenter = SharingPresenter(view, desk_for(store, kept))
    presenter.open(of.id)
    for heading in ("Agreement to take part", "Warnings"):
        row = view.row(heading)
        presenter.act(dict(row.deeds)["History"])
        assert kept.went[-1] == history(of.id, row.id)


def test_a_letter_leads_to_its_own_history(store: Store) -> None:
    of = make_file(store)
    block = attachment_block(attachments_page(store, PRIYA, of.id, TODAY), ())
    assert [dict(row.deeds)["History"] for row in block.rows] == [f"history.{row.id}" for row in block.rows]
    assert of.letter.id in [row.id for row in block.rows]


def test_a_workers_entry_has_a_history_of_its_own(store: Store) -> None:
    admin = replace(PRIYA, id=new_id(), role=Role.ADMINISTRATOR)
    put(store, OUTSIDER)
    put(store, replace(OUTSIDER, phone="01632 960 107"))
    view = View()
    HistoryPresenter(view, desk_for(store, Kept(), actor=admin)).open("", OUTSIDER.id)
    assert view.heading == "History: Sam Ellery"
    told = [told.line for entry in view.entries for record in entry.records for told in record.told]
    assert told[0] == "now 01632 960 107"


def test_nobody_else_reads_a_workers_history(store: Store) -> None:
    put(store, OUTSIDER)
    view = View()
    HistoryPresenter(view, desk_for(store, Kept(), actor=replace(PRIYA, role=Role.BOARD))).open("", OUTSIDER.id)
    assert not view.entries
