"""The chronology's filters, its year at a glance, and what can be written there."""

from datetime import date
from typing import Any

import pytest

from fpz_app.casework.chronology import chronology
from fpz_app.casework.chronology_rows import keep_event
from fpz_app.domain.chronology_rows import MeaningForChild, PartnerEvent
from fpz_app.domain.errors import Problem
from fpz_app.domain.notes import Note, Words
from fpz_app.presenters.chronology import ChronologyPresenter
from fpz_app.presenters.chronology_filters import Filters, read_limit
from fpz_app.store import search
from fpz_app.store.store import Store
from tests.helpers.chronology_view import ChronologyShown
from tests.helpers.desks import Kept, desk_for
from tests.helpers.marlows import TODAY, make_marlows
from tests.helpers.stores import PRIYA


class Tab:
    """The tab of the Marlows with a note on each child, and what the police tell."""

    def __init__(self, store: Store) -> None:
        self.store, self.marlows, self.view, self.kept = store, make_marlows(store), ChronologyShown(), Kept()
        self.presenter = ChronologyPresenter(self.view, desk_for(store, self.kept))
        at: dict[str, Any] = {"file_id": self.marlows.id, "family_id": self.marlows.id}
        both, callum = (self.marlows.callum.id, self.marlows.ellie.id), (self.marlows.callum.id,)
        said = (Words(person_id=self.marlows.ellie.id, said="I hide"),)
        self.note = Note(**at, author_id=PRIYA.id, on=date(2026, 11, 16), text="Came in.", about=callum)
        two = Note(**at, author_id=PRIYA.id, on=date(2026, 3, 2), words=said, about=both, significant=True)
        self.told = PartnerEvent(**at, on="2026-03", event="Found in town", agency="Police", about=callum)
        with store.work(PRIYA, "Write") as work:
            work.put_all([self.note, two, self.told])
        self.presenter.open(self.marlows.id)

    @property
    def whats(self) -> list[str]:
        return [line.what for line in self.view.lines if "born" not in line.what and "Early help" not in line.what]

    @property
    def count(self) -> str:
        return self.view.page.count if self.view.page else ""


@pytest.fixture
def tab(store: Store) -> Tab:
    return Tab(store)


def test_filters_narrow_together_and_say_how_many_are_left(tab: Tab) -> None:
    tab.presenter.pick(told_by="Police")
    assert (tab.whats, tab.count) == (["Found in town"], "1 of 7 events")
    tab.presenter.pick(kind="notes and visits")
    assert (tab.whats, tab.count, tab.view.said[-1]) == ([], "0 of 7 events", "0 of 7 events")
    tab.presenter.clear()
    assert tab.count == "7 events"


def test_what_can_be_chosen_is_what_there_is(tab: Tab) -> None:
    assert tab.view.page is not None
    assert [key for key, _ in tab.view.page.choices.kinds] == [
        "notes and visits", "early help", "other agencies", "births and deaths",
    ]  # fmt: skip
    assert "Police" in [key for key, _ in tab.view.page.choices.tellers]


def test_a_month_that_is_only_about_known_counts_wherever_it_may_have_been(tab: Tab) -> None:
    tab.presenter.pick(since="2026-03-20", until="2026-04")
    assert tab.whats == ["Found in town"]


def test_time_that_ends_before_it_begins_is_told_at_its_field(tab: Tab) -> None:
    tab.presenter.pick(since="2026")
    tab.presenter.pick(until="2025")
    assert [problem.field for problem in tab.view.problems] == ["until"]
    assert tab.count == "4 of 7 events"


@pytest.mark.parametrize(("typed", "read"), [("2026", "2026"), ("may 2026", "2026-05"), ("3/5/26", "2026-05-03")])
def test_limits_are_read_as_people_write_them(typed: str, read: str) -> None:
    assert read_limit(typed, TODAY) == read


def test_an_age_is_no_limit() -> None:
    with pytest.raises(Problem):
        read_limit("34", TODAY)


def test_filters_are_said_in_words() -> None:
    filters = Filters(person="x", kind="meetings", told_by="Police", significant=True, since="2026-05", until="2026-05")
    assert list(filters.said("Callum")) == [
        "about Callum", "meetings", "told by Police", "significant events only", "in May 2026",
    ]  # fmt: skip


def test_the_strip_shows_the_year_up_to_now_in_marks_and_words(tab: Tab) -> None:
    assert tab.view.page is not None
    strip = tab.view.page.strip
    assert (strip.title, strip.later) == ("December 2025 to November 2026", False)
    assert strip.said == "December 2025 to November 2026: 4 events, 3 significant."
    march = strip.months[3]
    assert march.said == "March 2026: 2 events, 2 significant. notes and visits 1, other agencies 1"
    assert {(mark.lane, mark.significant) for mark in march.marks} == {("Notes and visits", True), ("Other agencies", True)}


def test_a_month_is_shown_alone_and_once_more_every_month(tab: Tab) -> None:
    tab.presenter.choose_month("2026-11")
    assert tab.whats == ["Visit"]
    assert tab.view.page is not None
    assert [month.key for month in tab.view.page.strip.months if month.chosen] == ["2026-11"]
    assert sum(len(month.marks) for month in tab.view.page.strip.months) == 4
    tab.presenter.choose_month("2026-11")
    assert tab.count == "7 events"


def test_an_earlier_year_can_be_looked_at(tab: Tab) -> None:
    tab.presenter.move_strip(-1)
    assert tab.view.page is not None
    assert (tab.view.page.strip.title, tab.view.page.strip.later) == ("December 2024 to November 2025", True)


def test_one_childs_chronology_holds_no_other_childs_words(tab: Tab) -> None:
    lines = chronology(tab.store, PRIYA, tab.marlows.id, person_id=tab.marlows.callum.id)
    assert "I hide" not in " ".join(line.detail for line in lines)


def test_every_line_has_a_key_of_its_own(tab: Tab) -> None:
    keys = [line.key for line in chronology(tab.store, PRIYA, tab.marlows.id)]
    assert len(keys) == len(set(keys))


def test_what_an_event_means_is_written_beside_it_and_corrected(tab: Tab) -> None:
    for text in ("He trusts us.", "He begins to trust us."):
        line = next(line for line in tab.view.lines if line.key == tab.note.id)
        tab.presenter.act(line.deed)
        tab.presenter.filling.change("text", "", text)
        tab.presenter.filling.save()
    assert [line.effect for line in tab.view.lines if line.key == tab.note.id] == ["He begins to trust us."]
    assert tab.store.get(Note, tab.note.id).effect == ""
    assert len(tab.store.find(MeaningForChild)) == 1


def test_what_was_begun_of_it_is_there_after_leaving(tab: Tab) -> None:
    tab.presenter.act(f"means.{tab.note.id}")
    tab.presenter.filling.change("text", "", "Half a thou")
    tab.presenter.put_off()
    tab.presenter.open(tab.marlows.id, f"means.{tab.note.id}")
    assert tab.view.editing is not None
    assert tab.view.editing.answers["text", ""] == "Half a thou"


def test_an_event_is_written_by_hand(tab: Tab) -> None:
    tab.presenter.act("event")
    told = {"on": "spring 2025", "event": "Moved school", "agency": "School", "about": [tab.marlows.ellie.id]}
    for key, value in told.items():
        tab.presenter.filling.change(key, "", value)
    tab.presenter.filling.save()
    line = next(line for line in tab.view.lines if line.what == "Moved school")
    assert (line.day, line.source, line.tone) == ("spring", "School, significant", "strong")


def test_an_event_without_its_agency_is_told_at_its_field_and_nothing_is_lost(tab: Tab) -> None:
    tab.presenter.act("event")
    for key, value in {"on": "2025", "event": "Moved school"}.items():
        tab.presenter.filling.change(key, "", value)
    tab.presenter.filling.save()
    assert [problem.field for problem in tab.view.problems] == ["agency"]
    kept = tab.store.draft(f"chronology:event:{tab.marlows.id}", PRIYA.id)
    assert kept is not None
    assert kept.content["event"] == "Moved school"


def test_an_event_in_the_future_is_refused(tab: Tab) -> None:
    new = PartnerEvent(file_id=tab.marlows.id, family_id=tab.marlows.id, on="2027", event="Born", agency="GP")
    with pytest.raises(Problem):
        keep_event(tab.store, PRIYA, new, today=TODAY)


def test_an_event_is_opened_to_be_corrected_and_taken_out_with_undo(tab: Tab) -> None:
    line = next(line for line in tab.view.lines if line.is_partners)
    tab.presenter.go(line)
    assert tab.view.editing is not None
    assert tab.view.editing.answers["agency", ""] == "Police"
    tab.presenter.put_off()
    tab.presenter.take_out(line)
    assert "Found in town" not in tab.whats
    assert tab.kept.told == ["The event is taken out of the chronology."]


def test_it_is_found_by_its_words(tab: Tab) -> None:
    with tab.store.read() as connection:
        (hit,) = search.find(connection, "town", kinds=["partner_event"], hidden=frozenset(), limit=5)
    assert hit.record_id == tab.told.id


def test_a_line_that_is_named_comes_into_sight_with_every_filter_cleared(tab: Tab) -> None:
    tab.presenter.pick(told_by="Police")
    tab.presenter.open(tab.marlows.id, tab.note.id)
    assert tab.count == "7 events"
