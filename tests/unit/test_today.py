"""Today: every kind of line at its edges, for those who answer for it and nobody else."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from fpz_app.casework.due import Urgency
from fpz_app.domain.alerts import WarningNote
from fpz_app.domain.assessments import AssessmentState
from fpz_app.domain.plans import ActionStatus, Plan, PlanState
from fpz_app.domain.workers import Role
from fpz_app.presenters import places
from fpz_app.presenters.today import Block, TodayPresenter, line_of
from fpz_app.store.drafts import Draft
from fpz_app.store.store import Store
from fpz_app.store.work import Gone
from tests.helpers.desks import Kept, desk_for
from tests.helpers.duties import EDGES, act, assess, draft, due, next_up, put, see, whats
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stores import MANAGER, OUTSIDER, PRIYA


@pytest.fixture
def marlows(store: Store) -> Marlows:
    """A family whose children were all seen today, so that nothing is due yet."""
    made = make_marlows(store)
    see(store, made, TODAY)
    return made


def test_a_family_in_order_leaves_nothing_due(store: Store, marlows: Marlows) -> None:
    assert due(store) == []


@pytest.mark.parametrize(("days", "urgency", "words"), EDGES[:-1])
def test_an_action_is_due_at_its_day(store: Store, marlows: Marlows, days: int, urgency: Urgency, words: str) -> None:
    action = act(store, marlows, TODAY + timedelta(days=days))
    (line,) = due(store)
    assert (line.urgency, line.when, line.detail, line.item_id) == (urgency, words, action.text, action.id)


def test_what_is_more_than_a_week_ahead_is_not_on_today(store: Store, marlows: Marlows) -> None:
    act(store, marlows, TODAY + timedelta(days=8))
    assert (due(store), whats(next_up(store, marlows))) == ([], ["Action"])


@pytest.mark.parametrize("more", [{"status": ActionStatus.DONE}, {"by": None}, {"ended_on": TODAY}])
def test_an_action_that_is_over_or_has_no_day_is_not_due(store: Store, marlows: Marlows, more: dict[str, object]) -> None:
    act(store, marlows, **more)  # type: ignore[arg-type]
    assert due(store) == []


def test_an_action_of_ones_own_is_called_so_in_a_family_that_another_leads(store: Store, marlows: Marlows) -> None:
    put(store, replace(marlows.sam, worker_id=OUTSIDER.id))
    act(store, marlows, who_ids=(marlows.sam.id,))
    assert (whats(due(store, OUTSIDER)), whats(due(store, PRIYA))) == (["Your action"], ["Action"])


def test_nobody_is_shown_what_others_do_in_families_that_others_lead(store: Store, marlows: Marlows) -> None:
    put(store, replace(marlows.sam, worker_id=OUTSIDER.id))
    act(store, marlows, TODAY - timedelta(days=3), who_ids=(marlows.kerry.id,))
    assert due(store, OUTSIDER) == []


def test_a_hidden_family_is_not_on_anybodys_today(store: Store) -> None:
    marlows = make_marlows(store, restricted=True)
    put(store, replace(marlows.sam, worker_id=OUTSIDER.id))
    act(store, marlows, who_ids=(marlows.sam.id,))
    draft = Draft("notes:new:x", OUTSIDER.id, "your note, visit", marlows.id, {}, "2026-11-23T09:00:00")
    store.save_draft(draft)
    assert due(store, OUTSIDER) == []


def test_a_hidden_familys_next_steps_are_as_if_not_there(store: Store) -> None:
    marlows = make_marlows(store, restricted=True)
    with pytest.raises(Gone):
        next_up(store, marlows, MANAGER)


@pytest.mark.parametrize("role", [Role.BOARD, Role.POLICE_REVIEWER, Role.ADMINISTRATOR])
def test_a_role_that_reads_no_file_has_an_empty_today(store: Store, marlows: Marlows, role: Role) -> None:
    act(store, marlows)
    assert due(store, replace(PRIYA, role=role)) == []


@pytest.mark.parametrize(("days", "urgency", "words"), EDGES[:-1])
def test_a_plan_is_reviewed_on_its_day(store: Store, marlows: Marlows, days: int, urgency: Urgency, words: str) -> None:
    day = TODAY + timedelta(days=days)
    plan = Plan(file_id=marlows.id, family_id=marlows.id, state=PlanState.AGREED, review_on=day, review_place="Swanage Library")
    put(store, plan)
    (line,) = due(store)
    assert (line.what, line.detail, line.urgency, line.when) == ("Review the plan", "Swanage Library", urgency, words)


@pytest.mark.parametrize("state", [PlanState.DRAFT, PlanState.ENDED])
def test_a_plan_that_is_not_agreed_or_over_is_not_reviewed(store: Store, marlows: Marlows, state: PlanState) -> None:
    put(store, Plan(file_id=marlows.id, family_id=marlows.id, state=state, review_on=TODAY))
    assert due(store) == []


@pytest.mark.parametrize(("days", "urgency", "words"), EDGES[:-1])
def test_a_warning_is_reviewed_on_its_day(store: Store, marlows: Marlows, days: int, urgency: Urgency, words: str) -> None:
    day = TODAY + timedelta(days=days)
    note = WarningNote(
        file_id=marlows.id, family_id=marlows.id, text="dog loose in yard", made_on=date(2026, 5, 27), review_on=day
    )
    put(store, note)
    (line,) = due(store)
    assert (line.what, line.detail, line.urgency, line.when, line.tab, line.item_id) == (
        "Warning note needs review",
        "dog loose in yard",
        urgency,
        words,
        "sharing",
        note.id,
    )


def test_a_warning_that_has_ended_is_not_reviewed(store: Store, marlows: Marlows) -> None:
    note = WarningNote(file_id=marlows.id, family_id=marlows.id, text="dog", made_on=TODAY, review_on=TODAY, ended_on=TODAY)
    put(store, note)
    assert due(store) == []


@pytest.mark.parametrize(
    ("today", "urgency"),
    [
        (date(2026, 10, 25), None),
        (date(2026, 10, 26), Urgency.LATER),
        (date(2026, 11, 1), Urgency.LATER),
        (date(2026, 11, 2), Urgency.WEEK),
        (date(2026, 11, 9), Urgency.TODAY),
        (date(2026, 11, 10), Urgency.OVERDUE),
    ],
)
def test_an_assessment_is_due_after_thirty_working_days_and_warned_of_after_twenty(
    store: Store, marlows: Marlows, today: date, urgency: Urgency | None
) -> None:
    assess(store, marlows)
    found = [line for line in due(store, today=today) if line.what == "Assessment"]
    assert [line.urgency for line in found] == ([urgency] if urgency else [])


def test_an_assessment_that_is_finished_is_not_due(store: Store, marlows: Marlows) -> None:
    assess(store, marlows, AssessmentState.APPROVED)
    assert due(store) == []


def test_a_draft_stands_with_what_is_due_today(store: Store, marlows: Marlows) -> None:
    draft(store, f"notes:new:{marlows.id}", "your note, visit on 20 November", marlows.id)
    (line,) = due(store)
    assert (line.urgency, line.what, line.detail, line.family, line.when) == (
        Urgency.TODAY,
        "Finish your note",
        "visit on 20 November",
        "Marlow",
        "draft, on this laptop only",
    )


def test_two_families_drafts_each_open_their_own_place(store: Store, marlows: Marlows) -> None:
    other = make_marlows(store)
    see(store, other, TODAY)
    for family in (marlows, other):
        draft(store, f"notes:new:{family.id}", "your note, visit", family.id)
    opened = {line_of(line).place for line in due(store)}
    assert opened == {places.family(each.id, "notes", "new") for each in (marlows, other)}


def test_another_workers_draft_is_their_own(store: Store, marlows: Marlows) -> None:
    draft(store, f"notes:new:{marlows.id}", "your note, visit", marlows.id, OUTSIDER)
    assert due(store) == []


def test_the_most_urgent_stands_first_and_drafts_after_what_has_a_time(store: Store, marlows: Marlows) -> None:
    draft(store, f"notes:new:{marlows.id}", "your note, visit", marlows.id)
    for days in (3, 0, -2, -9):
        act(store, marlows, TODAY + timedelta(days=days))
    assert [line.when for line in due(store)] == [
        "9 days over",
        "2 days over",
        "today",
        "draft, on this laptop only",
        "by Thursday 26 November",
    ]


class FakeView:
    def __init__(self) -> None:
        self.day = ""
        self.blocks: Sequence[Block] = ()
        self.waits: list[timedelta] = []

    def show_tools(self, *, may_write: bool, may_read: bool) -> None: ...

    def show_today(self, day: str, blocks: Sequence[Block]) -> None:
        self.day, self.blocks = day, blocks

    def wake_in(self, wait: timedelta) -> None:
        self.waits.append(wait)

    def say(self, _words: str) -> None:
        """Nothing turns overdue in these."""


def test_the_page_stands_in_blocks_with_a_shape_each(store: Store, marlows: Marlows) -> None:
    draft(store, f"notes:new:{marlows.id}", "your note, visit", marlows.id)
    for days in (-1, 0, 1):
        act(store, marlows, TODAY + timedelta(days=days))
    view = FakeView()
    TodayPresenter(view, desk_for(store, Kept())).open()
    shown = [(words, [line.shape for line in lines]) for words, lines in view.blocks]
    assert shown == [("Overdue", ["over"]), ("Due today", ["due", "draft"]), ("This week", ["later"])]


def test_the_page_says_which_day_it_is(store: Store) -> None:
    view = FakeView()
    TodayPresenter(view, desk_for(store, Kept())).open()
    assert (view.day, list(view.blocks)) == ("Monday 23 November 2026", [])
