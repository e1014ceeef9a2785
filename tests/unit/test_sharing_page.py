"""The Sharing tab: what each form stores, what each deed does, and the draft that loses no word."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from fpz_app.casework.history import undo
from fpz_app.domain.agreements import Agreement, Answer, Disclosure, PrivacyNotice, Sharing, SharingBasis
from fpz_app.domain.alerts import WarningNote
from fpz_app.domain.episodes import Episode, EpisodeState
from fpz_app.domain.workers import Role
from fpz_app.presenters.sharing import SharingPresenter
from fpz_app.store.store import Store
from tests.helpers.desks import Kept, desk_for
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.sharing_tab import FakeSharing
from tests.helpers.stores import OUTSIDER, PRIYA


@pytest.fixture
def view() -> FakeSharing:
    return FakeSharing()


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


@pytest.fixture
def presenter(store: Store, view: FakeSharing, kept: Kept, marlows: Marlows) -> SharingPresenter:
    made = SharingPresenter(view, desk_for(store, kept))
    made.open(marlows.id)
    return made


def fill_in(presenter: SharingPresenter, deed: str, answers: Mapping[str, Any]) -> None:
    presenter.act(deed)
    for question, value in answers.items():
        presenter.filling.change(question, "", value)
    presenter.filling.save()


def agree(presenter: SharingPresenter, marlows: Marlows) -> None:
    answers = {"answer": "agreed", "on": "6 October", "agreed_by": [marlows.kerry.id, marlows.callum.id], "how": "Face to face"}
    fill_in(presenter, "agreement", answers)


def share(presenter: SharingPresenter, **more: Any) -> None:
    fill_in(presenter, "sharing", {"agency": "School or college", "what": ["The family plan"], **more})


def test_an_agreement_is_stored_as_it_was_typed(presenter: SharingPresenter, store: Store, marlows: Marlows) -> None:
    agree(presenter, marlows)
    (found,) = store.find(Agreement)
    assert (found.answer, found.on, found.how) == (Answer.AGREED, date(2026, 10, 6), "Face to face")
    assert found.agreed_by == (marlows.kerry.id, marlows.callum.id)


def test_the_tab_then_says_who_agreed(presenter: SharingPresenter, view: FakeSharing, marlows: Marlows, kept: Kept) -> None:
    agree(presenter, marlows)
    row = view.row("Agreement to take part")
    assert (row.words, row.detail, row.shape) == ("Agreed 6 October", ("Kerry and Callum, face to face",), "done")
    assert kept.told == ["The answer is recorded."]


def test_a_form_with_gaps_says_every_one_at_its_field(presenter: SharingPresenter, view: FakeSharing, store: Store) -> None:
    fill_in(presenter, "agreement", {"answer": "agreed", "on": "31 November"})
    assert [each.field for each in view.problems] == ["on", "agreed_by"]
    assert store.find(Agreement) == []


def test_a_refusal_asks_what_else_was_offered(presenter: SharingPresenter, view: FakeSharing) -> None:
    fill_in(presenter, "agreement", {"answer": "did not agree"})
    assert [each.field for each in view.problems] == ["offered_instead"]


def test_a_rule_of_the_record_is_shown_at_the_field_too(presenter: SharingPresenter, view: FakeSharing, marlows: Marlows) -> None:
    agree(presenter, marlows)
    fill_in(presenter, view.row("Agreement to take part").deeds[0][1], {"withdrawn_on": "1 October"})
    assert [(each.field, each.message) for each in view.problems] == [("withdrawn_on", "This is before the agreement was given.")]


def test_withdrawing_says_first_what_it_stops(presenter: SharingPresenter, view: FakeSharing, marlows: Marlows) -> None:
    agree(presenter, marlows)
    share(presenter, name="Swanage School")
    presenter.act(view.row("Agreement to take part").deeds[0][1])
    assert view.editing is not None
    assert view.editing.page.help == "Sharing with Swanage School stops from that day."


def test_after_withdrawing_the_tab_says_what_was_shared_before(
    presenter: SharingPresenter, view: FakeSharing, marlows: Marlows
) -> None:
    agree(presenter, marlows)
    share(presenter, name="Swanage School")
    fill_in(presenter, view.row("Agreement to take part").deeds[0][1], {"withdrawn_why": "Too much."})
    row = view.row("Agreement to take part")
    deeds = [words for words, _ in row.deeds]
    assert (row.words, row.shape, deeds) == ("Withdrawn 23 November", "apologies", ["History"])
    assert row.detail[-1] == "Shared until then with Swanage School."


def test_an_agency_is_known_by_its_own_name_where_it_has_one(presenter: SharingPresenter, store: Store) -> None:
    share(presenter)
    share(presenter, name=" Swanage School ")
    assert [each.agency for each in store.find(Sharing)] == ["School or college", "Swanage School"]


def test_sharing_to_protect_a_child_asks_for_the_reason(presenter: SharingPresenter, view: FakeSharing, store: Store) -> None:
    share(presenter, basis=SharingBasis.HARM.value)
    assert [each.field for each in view.problems] == ["reason"]
    share(presenter, basis=SharingBasis.HARM.value, reason="Seen with an adult known for dealing.")
    assert [each.basis for each in store.find(Sharing)] == [SharingBasis.HARM]


def test_answers_of_questions_no_longer_shown_are_not_stored(presenter: SharingPresenter, store: Store) -> None:
    share(presenter, reason="Typed before.", basis=SharingBasis.AGREED.value)
    assert store.find(Sharing)[0].reason == ""


def test_sharing_is_stopped_from_its_row(presenter: SharingPresenter, view: FakeSharing, store: Store) -> None:
    share(presenter)
    fill_in(presenter, view.row("Shared with").deeds[0][1], {})
    assert store.find(Sharing)[0].withdrawn_on == TODAY
    assert view.row("Shared with").deeds == []


def test_a_notice_starts_with_the_basis_that_is_usual(presenter: SharingPresenter, store: Store) -> None:
    fill_in(presenter, "notice", {"version": "April 2026"})
    (found,) = store.find(PrivacyNotice)
    assert (found.basis, found.special_basis) == ("Public task, Article 6(1)(e)", "Health and social care, Article 9(2)(h)")


def test_what_was_given_is_recorded(presenter: SharingPresenter, store: Store) -> None:
    fill_in(presenter, "given", {"what": "Family plan", "to": "Kerry", "how": "On paper"})
    (found,) = store.find(Disclosure)
    assert (found.what, found.to, found.on, found.how) == ("Family plan", "Kerry", TODAY, "On paper")


def test_a_warning_starts_with_the_zones_review_day(presenter: SharingPresenter, store: Store) -> None:
    fill_in(presenter, "warning", {"text": "Dog loose in yard", "reason": "It ran at the health visitor."})
    assert store.find(WarningNote)[0].review_on == date(2027, 5, 23)


def test_a_warning_is_kept_or_ended_from_its_row(presenter: SharingPresenter, view: FakeSharing, store: Store) -> None:
    fill_in(presenter, "warning", {"text": "Dog loose in yard", "reason": "It ran at the health visitor."})
    still, no_longer, _history = view.row("Warnings").deeds
    fill_in(presenter, still[1], {"review_on": "1 March 2027"})
    assert store.find(WarningNote)[0].review_on == date(2027, 3, 1)
    fill_in(presenter, no_longer[1], {"ended_why": "Rehomed."})
    assert store.find(WarningNote)[0].ended_on == TODAY


def test_early_help_says_where_it_stands(presenter: SharingPresenter, view: FakeSharing, marlows: Marlows) -> None:
    agree(presenter, marlows)
    row = view.row("Early help")
    assert (row.words, [words for words, _ in row.deeds]) == (
        "Assessing, since 28 September",
        ["Move to plan active", "Pause while a statutory plan leads"],
    )


def test_early_help_is_moved_by_its_deed(
    presenter: SharingPresenter, view: FakeSharing, store: Store, marlows: Marlows, kept: Kept
) -> None:
    agree(presenter, marlows)
    presenter.act(view.row("Early help").deeds[0][1])
    assert store.find(Episode)[0].state is EpisodeState.PLAN_ACTIVE
    assert kept.told[-1] == "Early help: plan active."


def test_a_move_that_has_become_impossible_is_told(presenter: SharingPresenter, view: FakeSharing, store: Store) -> None:
    deed = view.row("Early help").deeds[0][1]
    with store.work(PRIYA, "Close") as work:
        work.put(replace(store.find(Episode)[0], state=EpisodeState.CLOSED))
    presenter.act(deed)
    assert "cannot become" in view.said[-1]


def test_early_help_is_asked_for_where_none_is_under_way(
    presenter: SharingPresenter, view: FakeSharing, store: Store, marlows: Marlows
) -> None:
    with store.work(PRIYA, "Close") as work:
        work.put(replace(store.find(Episode)[0], state=EpisodeState.CLOSED))
    presenter.open(marlows.id)
    assert view.blocks["Early help"].adding == ("Ask for early help", "ask")
    fill_in(presenter, "ask", {"reason": "Callum is out of school."})
    assert view.row("Early help").words == "Requested, since 23 November"


def test_what_is_typed_is_offered_again_and_gone_on_with(
    presenter: SharingPresenter, view: FakeSharing, marlows: Marlows
) -> None:
    presenter.act("warning")
    presenter.filling.change("text", "", "Dog")
    presenter.filling.keep()
    presenter.open(marlows.id)
    row = view.row("Not finished yet")
    assert (row.words, row.detail) == ("The warning note", ("saved today 09:30, on this laptop only",))
    presenter.act(row.deeds[0][1])
    assert view.editing is not None
    assert (view.editing.answers["text", ""], view.editing.begun) == ("Dog", "09:30")


def test_today_leads_to_the_form_that_is_not_finished(presenter: SharingPresenter, view: FakeSharing, marlows: Marlows) -> None:
    presenter.open(marlows.id, "warning")
    assert view.editing is not None
    assert view.editing.title == "Write a warning note"


def test_a_form_that_was_only_looked_at_keeps_no_draft(presenter: SharingPresenter, view: FakeSharing, marlows: Marlows) -> None:
    presenter.act("warning")
    presenter.filling.keep()
    presenter.open(marlows.id)
    assert "Not finished yet" not in view.blocks


def test_what_is_thrown_away_can_be_brought_back(presenter: SharingPresenter, view: FakeSharing) -> None:
    presenter.act("warning")
    presenter.filling.change("text", "", "Dog")
    presenter.filling.give_up()
    assert view.said[-1] == "You threw away the warning note."
    presenter.bring_back()
    assert view.editing is not None
    assert view.editing.answers["text", ""] == "Dog"


def test_undoing_makes_a_draft_of_what_was_typed(presenter: SharingPresenter, view: FakeSharing, store: Store) -> None:
    fill_in(presenter, "warning", {"text": "Dog loose in yard", "reason": "It ran at the health visitor."})
    store.listeners.append(presenter.refresh)
    undo(store, PRIYA, store.last_group)
    assert view.blocks["Warnings"].rows == []
    assert view.row("Not finished yet").words == "The warning note"


def test_what_was_begun_in_the_same_form_by_then_stays(presenter: SharingPresenter, view: FakeSharing, store: Store) -> None:
    fill_in(presenter, "warning", {"text": "Dog loose in yard", "reason": "It ran at the health visitor."})
    stored = store.just_written
    presenter.act("warning")
    presenter.filling.change("text", "", "No signal in the lane")
    presenter.put_off()
    store.listeners.append(presenter.refresh)
    undo(store, PRIYA, stored)
    presenter.act("warning")
    assert view.editing is not None
    assert view.editing.answers["text", ""] == "No signal in the lane"


def test_the_history_of_the_file_grows_when_more_is_asked_for(
    presenter: SharingPresenter, view: FakeSharing, marlows: Marlows
) -> None:
    for name in "abcdefghij":
        share(presenter, name=name)
    assert (len(view.doings), view.more) == (8, True)
    presenter.show_more()
    assert (view.doings[0][:2], view.doings[-1][1], view.more) == (
        ("Priya Nair", "Record what is shared"),
        "Make a family",
        False,
    )


def test_someone_who_may_only_read_is_offered_nothing_to_do(store: Store, view: FakeSharing, marlows: Marlows) -> None:
    auditor = replace(OUTSIDER, role=Role.AUDITOR)
    SharingPresenter(view, desk_for(store, Kept(), actor=auditor)).open(marlows.id)
    assert [block.adding for block in view.blocks.values() if block.adding] == []
    assert [row.deeds for block in view.blocks.values() for row in block.rows if row.deeds] == []


def test_a_record_is_brought_into_sight(presenter: SharingPresenter, view: FakeSharing, store: Store, marlows: Marlows) -> None:
    agree(presenter, marlows)
    record = store.find(Agreement)[0].id
    presenter.open(marlows.id, record)
    assert view.record == record
