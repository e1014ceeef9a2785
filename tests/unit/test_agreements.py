"""Agreement to take part, privacy notices, and sharing agency by agency."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from fpz_app.casework.agreements import (
    agencies_shared_with,
    give_notice,
    record_agreement,
    record_sharing,
    stop_sharing,
    withdraw,
)
from fpz_app.casework.episodes import early_help
from fpz_app.casework.sharing import sharing_page
from fpz_app.domain.agreements import Agreement, Answer, Disclosure, PrivacyNotice, Sharing, SharingBasis
from fpz_app.domain.errors import Problem
from fpz_app.domain.workers import Role
from fpz_app.store.store import Store
from fpz_app.store.work import Gone
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stores import OUTSIDER, PRIYA

OCTOBER = date(2026, 10, 6)


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


def agree(store: Store, marlows: Marlows, on: date = OCTOBER) -> Agreement:
    agreement = Agreement(
        file_id=marlows.id,
        family_id=marlows.id,
        on=on,
        agreed_by=(marlows.kerry.id, marlows.callum.id),
        how="Face to face",
    )
    return record_agreement(store, PRIYA, agreement, TODAY)


def share(store: Store, marlows: Marlows, agency: str = "Swanage School", **more: object) -> Sharing:
    plain = {"file_id": marlows.id, "family_id": marlows.id, "agency": agency, "since": OCTOBER, "what": ("The family plan",)}
    return record_sharing(store, PRIYA, Sharing(**{**plain, **more}))  # type: ignore[arg-type]


def shared_with(store: Store, marlows: Marlows, day: date = TODAY) -> Sequence[str]:
    return agencies_shared_with(store, PRIYA, marlows.id, day)[0]


def fields(problem: Problem) -> list[str]:
    return [each.field for each in problem.each]


def test_an_agreement_names_who_gave_it_and_when(store: Store, marlows: Marlows) -> None:
    with pytest.raises(Problem) as refused:
        record_agreement(store, PRIYA, Agreement(file_id=marlows.id, family_id=marlows.id), TODAY)
    assert fields(refused.value) == ["on", "agreed_by"]


def test_a_refusal_says_what_else_was_offered(store: Store, marlows: Marlows) -> None:
    refusal = Agreement(file_id=marlows.id, family_id=marlows.id, answer=Answer.DECLINED, on=TODAY)
    with pytest.raises(Problem) as refused:
        record_agreement(store, PRIYA, refusal, TODAY)
    assert fields(refused.value) == ["offered_instead"]


def test_an_agreement_of_tomorrow_is_refused(store: Store, marlows: Marlows) -> None:
    with pytest.raises(Problem, match="future"):
        agree(store, marlows, TODAY + timedelta(days=1))


def test_an_agreement_takes_early_help_to_assessing(store: Store, marlows: Marlows) -> None:
    agree(store, marlows)
    now = early_help(store, PRIYA, marlows.id, TODAY).now
    assert now is not None
    assert now.state == "Assessing"


def test_a_refusal_takes_early_help_to_not_agreed(store: Store, marlows: Marlows) -> None:
    refusal = Agreement(
        file_id=marlows.id, family_id=marlows.id, answer=Answer.DECLINED, on=TODAY, offered_instead="the children’s centre"
    )
    record_agreement(store, PRIYA, refusal, TODAY)
    now = early_help(store, PRIYA, marlows.id, TODAY).now
    assert now is not None
    assert now.state == "Not agreed"


def test_the_page_says_who_agreed_and_how(store: Store, marlows: Marlows) -> None:
    agree(store, marlows)
    (row,) = sharing_page(store, PRIYA, marlows.id, TODAY).agreements
    assert (row.words, row.detail, row.stands) == ("Agreed 6 October", "Kerry and Callum, face to face", True)


def test_only_the_newest_answer_stands(store: Store, marlows: Marlows) -> None:
    agree(store, marlows)
    agree(store, marlows, TODAY)
    assert [row.stands for row in sharing_page(store, PRIYA, marlows.id, TODAY).agreements] == [True, False]


def test_sharing_stops_on_the_day_of_withdrawal(store: Store, marlows: Marlows) -> None:
    agreement = agree(store, marlows)
    share(store, marlows)
    withdraw(store, PRIYA, agreement.id, on=TODAY, why="Too much.", today=TODAY)
    assert [bool(shared_with(store, marlows, TODAY + timedelta(days=days))) for days in (-1, 0, 1)] == [True, False, False]


def test_withdrawal_stops_sharing_that_began_after_the_day_it_is_dated(store: Store, marlows: Marlows) -> None:
    agreement = agree(store, marlows)
    share(store, marlows, since=TODAY - timedelta(days=1))
    withdraw(store, PRIYA, agreement.id, on=TODAY - timedelta(days=5), why="", today=TODAY)
    assert shared_with(store, marlows) == []


def test_withdrawal_leaves_sharing_that_protects_a_child(store: Store, marlows: Marlows) -> None:
    agreement = agree(store, marlows)
    kept = share(store, marlows, "Dorset Police", basis=SharingBasis.HARM, reason="Seen with an adult known for dealing.")
    withdraw(store, PRIYA, agreement.id, on=TODAY, why="", today=TODAY)
    assert store.get(Sharing, kept.id).allows(TODAY)


def test_withdrawal_shows_what_was_shared_before(store: Store, marlows: Marlows) -> None:
    agreement = agree(store, marlows)
    share(store, marlows)
    share(store, marlows, "Health visiting")
    withdraw(store, PRIYA, agreement.id, on=TODAY, why="Too much.", today=TODAY)
    (row,) = sharing_page(store, PRIYA, marlows.id, TODAY).agreements
    assert (row.words, row.shared_before) == ("Withdrawn 23 November", ("Health visiting", "Swanage School"))


@pytest.mark.parametrize("on", [TODAY + timedelta(days=1), OCTOBER - timedelta(days=1)])
def test_a_withdrawal_ahead_or_before_the_agreement_is_refused(store: Store, marlows: Marlows, on: date) -> None:
    agreement = agree(store, marlows)
    with pytest.raises(Problem) as refused:
        withdraw(store, PRIYA, agreement.id, on=on, why="", today=TODAY)
    assert fields(refused.value) == ["withdrawn_on"]


def test_an_agreement_is_not_withdrawn_twice(store: Store, marlows: Marlows) -> None:
    agreement = agree(store, marlows)
    withdraw(store, PRIYA, agreement.id, on=TODAY, why="", today=TODAY)
    with pytest.raises(Problem, match="stand"):
        withdraw(store, PRIYA, agreement.id, on=TODAY, why="", today=TODAY)


def test_sharing_without_agreement_needs_its_reason(store: Store, marlows: Marlows) -> None:
    with pytest.raises(Problem) as refused:
        share(store, marlows, basis=SharingBasis.CRIME)
    assert fields(refused.value) == ["reason"]


def test_sharing_that_ends_before_it_begins_is_refused(store: Store, marlows: Marlows) -> None:
    with pytest.raises(Problem) as refused:
        share(store, marlows, until=OCTOBER - timedelta(days=1))
    assert fields(refused.value) == ["until"]


def test_a_no_to_an_agency_ends_what_was_agreed_for_it(store: Store, marlows: Marlows) -> None:
    share(store, marlows)
    share(store, marlows, "swanage school", basis=SharingBasis.DECLINED, since=TODAY, what=())
    assert agencies_shared_with(store, PRIYA, marlows.id, TODAY) == ([], ["swanage school"])


def test_agreeing_later_ends_the_no(store: Store, marlows: Marlows) -> None:
    share(store, marlows, basis=SharingBasis.DECLINED, what=())
    share(store, marlows, since=TODAY)
    assert agencies_shared_with(store, PRIYA, marlows.id, TODAY) == (["Swanage School"], [])


def test_the_plans_list_never_names_who_is_told_without_the_family(store: Store, marlows: Marlows) -> None:
    share(store, marlows, "Dorset Police", basis=SharingBasis.CRIME, reason="Ongoing inquiry.")
    assert shared_with(store, marlows) == []


def test_stopped_sharing_says_from_when_to_when(store: Store, marlows: Marlows) -> None:
    stop_sharing(store, PRIYA, share(store, marlows).id, on=TODAY, today=TODAY)
    (row,) = sharing_page(store, PRIYA, marlows.id, TODAY).sharings
    assert (row.words, row.why, row.allowed) == (
        "The family plan, from 6 October, stopped 23 November",
        "The family agrees",
        False,
    )


@pytest.mark.parametrize("on", [TODAY + timedelta(days=1), OCTOBER - timedelta(days=1)])
def test_sharing_does_not_stop_ahead_or_before_it_began(store: Store, marlows: Marlows, on: date) -> None:
    sharing = share(store, marlows)
    with pytest.raises(Problem) as refused:
        stop_sharing(store, PRIYA, sharing.id, on=on, today=TODAY)
    assert fields(refused.value) == ["stopped_on"]


def test_sharing_stops_only_once(store: Store, marlows: Marlows) -> None:
    sharing = share(store, marlows)
    stop_sharing(store, PRIYA, sharing.id, on=TODAY, today=TODAY)
    with pytest.raises(Problem, match="already"):
        stop_sharing(store, PRIYA, sharing.id, on=TODAY, today=TODAY)


def test_a_notice_has_a_version_and_is_not_given_tomorrow(store: Store, marlows: Marlows) -> None:
    notice = PrivacyNotice(file_id=marlows.id, family_id=marlows.id, version=" ", given_on=TODAY + timedelta(days=1))
    with pytest.raises(Problem) as refused:
        give_notice(store, PRIYA, notice, TODAY)
    assert fields(refused.value) == ["version", "given_on"]


def test_the_page_says_the_basis_of_the_newest_notice(store: Store, marlows: Marlows) -> None:
    for on in (OCTOBER, TODAY):
        notice = PrivacyNotice(file_id=marlows.id, family_id=marlows.id, version="April 2026", given_on=on, how="Read together")
        give_notice(store, PRIYA, notice, TODAY)
    newest = sharing_page(store, PRIYA, marlows.id, TODAY).notices[0]
    assert (newest.words, newest.basis[0]) == ("Given 23 November, read together", "Public task, Article 6(1)(e)")


def test_what_was_given_stands_newest_first(store: Store, marlows: Marlows) -> None:
    given = [
        Disclosure(file_id=marlows.id, family_id=marlows.id, what="Family plan", to="Kerry", on=on, how="On paper", copies=copies)
        for on, copies in ((OCTOBER, 1), (TODAY, 2))
    ]
    with store.work(PRIYA, "Give") as work:
        work.put_all(given)
    rows = sharing_page(store, PRIYA, marlows.id, TODAY).disclosures
    assert [(row.what, row.to, row.on) for row in rows] == [
        ("Family plan, 2 copies", "Kerry, on paper", "23 November"),
        ("Family plan", "Kerry, on paper", "6 October"),
    ]


def test_a_hidden_familys_sharing_is_as_if_not_there(store: Store) -> None:
    marlows = make_marlows(store, restricted=True)
    for ask in (sharing_page, agencies_shared_with):
        with pytest.raises(Gone):
            ask(store, OUTSIDER, marlows.id, TODAY)


def test_an_auditor_sees_what_is_shared_and_changes_nothing(store: Store, marlows: Marlows) -> None:
    auditor = replace(OUTSIDER, role=Role.AUDITOR)
    sharing = share(store, marlows)
    page = sharing_page(store, auditor, marlows.id, TODAY)
    assert (page.may_record, page.may_share, len(page.sharings)) == (False, False, 1)
    with pytest.raises(Problem):
        stop_sharing(store, auditor, sharing.id, on=TODAY, today=TODAY)
