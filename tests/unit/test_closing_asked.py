"""Asking a manager to close: the forms of both, and what the tab says meanwhile."""

from datetime import date
from typing import Any

import pytest

from fpz_app.casework.papers import papers
from fpz_app.domain.closing import Closing
from fpz_app.domain.episodes import Episode, EpisodeState
from fpz_app.domain.workers import Worker
from fpz_app.presenters import closing_forms
from fpz_app.presenters.deciding import Deciding
from fpz_app.presenters.decision_blocks import closing_block
from fpz_app.presenters.sharing_blocks import Row
from fpz_app.store.store import Store
from tests.helpers.desks import Kept, desk_for
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stores import MANAGER, PRIYA


@pytest.fixture
def marlows(store: Store) -> Marlows:
    """On a laptop that shares its record."""
    store.set_fact("centre", "https://centre.example.org")
    return make_marlows(store)


def at(store: Store, marlows: Marlows, actor: Worker, record_id: str = "") -> Deciding:
    return Deciding(desk_for(store, Kept(), actor=actor), marlows.id, record_id)


def said(marlows: Marlows, **more: Any) -> dict[str, Any]:
    told = {
        f"{name}.{each.id}": words
        for each in (marlows.callum, marlows.ellie, marlows.noah)
        for name, words in (("different", "Nothing yet."), ("said_by", "Kerry"))
    }
    plain = {
        "reason": "could not be engaged", "on": TODAY.isoformat(), "missing": "no", "exploitation": "no",
        "risk": "Seen at school.", "if_worries_return": "Ring Priya.", "to_family": "You may come back.",
    }  # fmt: skip
    return {**told, **plain, **more}


def ask(store: Store, marlows: Marlows, **more: Any) -> Closing:
    made = closing_forms.asking_manager(at(store, marlows, PRIYA)).keep(said(marlows, **more))
    assert isinstance(made, Closing)
    return made


def first_row(store: Store, marlows: Marlows, actor: Worker) -> Row:
    return closing_block(at(store, marlows, actor).closing_page(), "early help").rows[0]


def test_a_practitioner_can_ask_where_the_laptop_has_a_centre(store: Store, marlows: Marlows) -> None:
    assert first_row(store, marlows, PRIYA).deeds == [("Ask the manager to close early help", "askclose")]
    store.set_fact("centre", "")
    assert not first_row(store, marlows, PRIYA).deeds


def test_a_manager_has_nobody_to_ask(store: Store, marlows: Marlows) -> None:
    assert not first_row(store, marlows, MANAGER).deeds


def test_only_what_a_manager_decides_can_be_asked_for(store: Store, marlows: Marlows) -> None:
    reasons = next(each for each in closing_forms.asking_manager(at(store, marlows, PRIYA)).fields if each.key == "reason")
    assert [each.value for each in reasons.choices] == ["family withdrew", "could not be engaged"]


def test_a_manager_goes_on_from_what_was_asked(store: Store, marlows: Marlows) -> None:
    ask(store, marlows)
    form = closing_forms.closing(at(store, marlows, MANAGER))
    assert {name: form.start[name] for name in said(marlows)} == said(marlows)


def test_a_managers_reason_closes_what_was_asked(store: Store, marlows: Marlows) -> None:
    made = ask(store, marlows)
    form = closing_forms.closing(at(store, marlows, MANAGER))
    form.keep({**form.start, "manager_why": "School holds it."})
    (shut,) = store.find(Closing)
    assert (shut.id, shut.manager, shut.manager_told) == (made.id, MANAGER.name, False)
    assert [each.state for each in store.find(Episode)] == [EpisodeState.CLOSED]


def test_a_manager_may_send_it_back(store: Store, marlows: Marlows) -> None:
    made = ask(store, marlows)
    row = first_row(store, marlows, MANAGER)
    assert row.deeds == [("Decide and close", "close"), ("Send it back", f"sendback.{made.id}")]
    closing_forms.sending_back(at(store, marlows, MANAGER, made.id)).keep({"manager_why": "See Callum first."})
    back = first_row(store, marlows, PRIYA)
    assert (back.words.partition(",")[0], back.detail[0]) == (f"Closing sent back by {MANAGER.name}", "See Callum first.")
    assert back.deeds == [("Ask again", "askclose")]


def test_asking_again_changes_what_was_asked(store: Store, marlows: Marlows) -> None:
    made = ask(store, marlows)
    assert closing_forms.asking_manager(at(store, marlows, PRIYA)).start["risk"] == "Seen at school."
    assert ask(store, marlows, risk="Seen at home.").id == made.id
    assert [each.risk for each in store.find(Closing)] == ["Seen at home."]


def test_there_is_no_letter_before_it_is_closed(store: Store, marlows: Marlows) -> None:
    ask(store, marlows)
    assert [each.title for each in papers(store, PRIYA, marlows.id, date(2026, 11, 23))] == []
