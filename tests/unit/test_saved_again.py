"""Saved again: what was stored from a form and undone is whole when the form is stored once more."""

import pytest

from fpz_app.casework.conflicts import conflicts
from fpz_app.domain.plans import Goal
from fpz_app.store.store import Store
from tests.helpers.plan_tab import PlanTab


@pytest.fixture
def tab(store: Store) -> PlanTab:
    """A goal that was written, saved and undone, in its form again."""
    made = PlanTab(store)
    store.listeners.append(made.desk.hear)
    made.presenter.write("goal")
    made.fill(text="Callum is in school each day")
    made.presenter.editor.keep()
    made.presenter.editor.save()
    made.undo()
    made.presenter.go_on(made.sheet.unfinished[0].key)
    return made


def test_as_it_was(tab: PlanTab) -> None:
    tab.presenter.editor.save()
    assert [each.text for each in tab.store.find(Goal)] == ["Callum is in school each day"]


def test_with_more_in_it(tab: PlanTab) -> None:
    tab.fill(why="So that he can get on to the bike course.")
    tab.presenter.editor.save()
    assert [(each.text, each.why) for each in tab.store.find(Goal)] == [
        ("Callum is in school each day", "So that he can get on to the bike course.")
    ]


def test_nothing_is_to_be_settled_then(tab: PlanTab) -> None:
    tab.fill(why="So that he can get on to the bike course.")
    tab.presenter.editor.save()
    assert conflicts(tab.store, tab.desk.actor, tab.marlows.id) == []
