"""Unsent attachments: what is still to be sent is listed for those who may know of it."""

from dataclasses import replace

from fpz_app.casework.unsent_attachments import WaitingAttachment, count, waiting_attachments
from fpz_app.store.store import Store
from tests.helpers.attached import TEXT, attach
from tests.helpers.replicas import a_family
from tests.helpers.stores import OUTSIDER, PRIYA


def test_what_waits_is_listed_but_not_of_a_hidden_file(store: Store) -> None:
    attach(store, a_family(store).id)
    hidden = a_family(store, "Pike")
    attach(store, hidden.id, TEXT * 2, title="Police report")
    with store.work(PRIYA, "Restrict") as work:
        work.put(replace(hidden, restricted=True, allowed=(PRIYA.id,)))
    shown = WaitingAttachment("Letter on attendance", "Marlow", len(TEXT))
    assert waiting_attachments(store, OUTSIDER) == [shown]
    assert waiting_attachments(store, PRIYA) == [shown, WaitingAttachment("Police report", "Pike", 2 * len(TEXT))]
    assert (count(store).attachments, count(store).size) == (2, 3 * len(TEXT))
