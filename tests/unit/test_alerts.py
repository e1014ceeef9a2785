"""Warning notes: a reason, a review date and an end."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from fpz_app.casework.alerts import end_warning, review_warning, warnings, write_warning
from fpz_app.domain.alerts import WarningNote
from fpz_app.domain.errors import Problem
from fpz_app.domain.workers import Role
from fpz_app.store.store import Store
from fpz_app.store.work import Gone
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stores import OUTSIDER, PRIYA


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


def a_warning(marlows: Marlows, **more: object) -> WarningNote:
    plain = {
        "file_id": marlows.id,
        "family_id": marlows.id,
        "text": "Dog loose in yard",
        "reason": "It ran at the health visitor.",
        "made_on": TODAY,
        "review_on": date(2027, 5, 23),
    }
    return WarningNote(**{**plain, **more})  # type: ignore[arg-type]


def test_a_warning_says_what_and_how_we_know(store: Store, marlows: Marlows) -> None:
    with pytest.raises(Problem) as refused:
        write_warning(store, PRIYA, a_warning(marlows, text=" ", reason=""))
    assert [each.field for each in refused.value.each] == ["text", "reason"]


@pytest.mark.parametrize(("review_on", "allowed"), [(date(2027, 11, 23), True), (date(2027, 11, 24), False), (TODAY, False)])
def test_a_review_lies_after_today_and_within_twelve_months(
    store: Store, marlows: Marlows, review_on: date, allowed: bool
) -> None:
    note = a_warning(marlows, review_on=review_on)
    if allowed:
        assert write_warning(store, PRIYA, note) == note
    else:
        with pytest.raises(Problem):
            write_warning(store, PRIYA, note)


def test_a_zone_may_want_reviews_sooner(store: Store, marlows: Marlows) -> None:
    with pytest.raises(Problem, match="23 February 2027"):
        write_warning(store, PRIYA, a_warning(marlows), months_at_most=3)


def test_a_warning_still_true_has_a_new_review_date(store: Store, marlows: Marlows) -> None:
    note = write_warning(store, PRIYA, a_warning(marlows))
    review_warning(store, PRIYA, note.id, review_on=date(2027, 8, 1), today=TODAY)
    (row,) = warnings(store, PRIYA, marlows.id, TODAY).rows
    assert row.review == "To be reviewed by 1 August 2027"


def test_a_review_that_is_past_says_so(store: Store, marlows: Marlows) -> None:
    write_warning(store, PRIYA, a_warning(marlows))
    (row,) = warnings(store, PRIYA, marlows.id, date(2027, 5, 24)).rows
    assert (row.overdue, row.review) == (True, "Review was due 23 May")


def test_the_day_of_the_review_is_not_overdue(store: Store, marlows: Marlows) -> None:
    write_warning(store, PRIYA, a_warning(marlows))
    assert not warnings(store, PRIYA, marlows.id, date(2027, 5, 23)).rows[0].overdue


def test_a_warning_ends_with_a_reason(store: Store, marlows: Marlows) -> None:
    note = write_warning(store, PRIYA, a_warning(marlows))
    with pytest.raises(Problem):
        end_warning(store, PRIYA, note.id, why=" ", today=TODAY)
    end_warning(store, PRIYA, note.id, why="The dog was rehomed.", today=TODAY)
    (row,) = warnings(store, PRIYA, marlows.id, TODAY).rows
    assert (row.ended, row.review) == (True, "Ended 23 November: The dog was rehomed.")


def test_an_ended_warning_is_not_reviewed_any_more(store: Store, marlows: Marlows) -> None:
    note = write_warning(store, PRIYA, a_warning(marlows))
    end_warning(store, PRIYA, note.id, why="Rehomed.", today=TODAY)
    with pytest.raises(Problem, match="ended"):
        review_warning(store, PRIYA, note.id, review_on=TODAY + timedelta(days=9), today=TODAY)


def test_standing_warnings_come_before_ended_ones(store: Store, marlows: Marlows) -> None:
    ended = write_warning(store, PRIYA, a_warning(marlows, text="Old"))
    end_warning(store, PRIYA, ended.id, why="Gone.", today=TODAY)
    write_warning(store, PRIYA, a_warning(marlows, text="New"))
    assert [row.text for row in warnings(store, PRIYA, marlows.id, TODAY).rows] == ["New", "Old"]


def test_a_warning_about_one_person_names_them(store: Store, marlows: Marlows) -> None:
    write_warning(store, PRIYA, a_warning(marlows, person_id=marlows.kerry.id))
    assert warnings(store, PRIYA, marlows.id, TODAY).rows[0].about == "Kerry"


def test_a_hidden_familys_warnings_are_as_if_not_there(store: Store) -> None:
    marlows = make_marlows(store, restricted=True)
    with pytest.raises(Gone):
        warnings(store, OUTSIDER, marlows.id, TODAY)


def test_a_screener_reads_warnings_and_writes_none(store: Store, marlows: Marlows) -> None:
    screener = replace(OUTSIDER, role=Role.SCREENER)
    assert not warnings(store, screener, marlows.id, TODAY).may_warn
    with pytest.raises(Problem):
        write_warning(store, screener, a_warning(marlows))
