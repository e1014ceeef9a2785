"""Break-glass: a restricted file opens in an emergency for eight hours, is seen by who must know, and closes by itself (T-20)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from fpz_app.casework import break_glass as breaking
from fpz_app.casework.access import hidden_files, readable, witness
from fpz_app.casework.attachments import attachments_page
from fpz_app.casework.break_glass import give_back, open_here, opened_to, openings, review, see_outcome
from fpz_app.casework.notes import finish_note, notes_page
from fpz_app.casework.today import what_is_due
from fpz_app.domain.break_glass import AT_MOST, BreakGlass, Outcome, Sought, Verdict, check_asking, is_told
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.notes import Note
from fpz_app.domain.people import Membership, Person
from fpz_app.domain.workers import Role, Worker
from fpz_app.security.device import Signer
from fpz_app.store.store import Store
from fpz_app.store.work import Gone
from tests.helpers.duties import SETTINGS
from tests.helpers.stores import KEY, MANAGER, OUTSIDER, PRIYA

REASON = "Zoe is in hospital and nobody knows whom to ring."
BY_REFERENCE = Sought(reference="ch 0042")
START = datetime(2026, 11, 23, 9, 40).astimezone().timestamp()
TODAY = date(2026, 11, 23)


class Clock:
    """The laptop's, in seconds, moved by hand."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> float:
        return self.now

    def pass_minutes(self, minutes: float) -> None:
        self.now += minutes * 60


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def steady() -> Clock:
    """Nobody sets this one."""
    return Clock()


@pytest.fixture
def timed(tmp_path: Path, clock: Clock, steady: Clock) -> Iterator[Store]:
    store = Store(tmp_path / "timed", KEY, signer=Signer, now=clock, steady=steady)
    with store.work(PRIYA, "Set up") as work:
        work.put_all([PRIYA, OUTSIDER, MANAGER])
    yield store
    store.close()


@pytest.fixture
def secret(timed: Store) -> Family:
    """Restricted to Priya, who leads it; its child is Zoe."""
    family = Family(file_id="", name="Zephyr", reference="CH0042", lead_id=PRIYA.id, restricted=True, allowed=(PRIYA.id,))
    family = replace(family, file_id=family.id)
    zoe = Person(file_id=family.id, given_name="Zoë", family_name="O’Brien", known_as="Zo", born="2016-05-04")
    with timed.work(PRIYA, "Add") as work:
        work.put_all([family, zoe, Membership(file_id=family.id, family_id=family.id, person_id=zoe.id)])
    return family


def opened(store: Store, actor: Worker = OUTSIDER, sought: Sought = BY_REFERENCE) -> BreakGlass:
    made = open_here(store, actor, sought, REASON)
    assert made is not None
    return made


def is_hidden(store: Store, family: Family, asker: Worker = OUTSIDER) -> bool:
    try:
        readable(store, asker, family.id)
    except Gone:
        return True
    return family.id in hidden_files(store, asker)


def test_a_restricted_file_opens_to_who_breaks_the_glass_and_to_nobody_else(timed: Store, secret: Family) -> None:
    assert is_hidden(timed, secret)
    assert opened(timed).outcome is Outcome.OPENED
    assert not is_hidden(timed, secret)
    assert is_hidden(timed, secret, MANAGER)


@pytest.mark.parametrize(
    ("typed", "fits"),
    [("Zoe OBrien", True), ("o'brien zo", True), ("Zoe Zo", False), ("O’Brien", False), ("Zoe Mary O’Brien", False)],
)
def test_a_person_is_known_by_a_given_name_and_the_family_name(typed: str, fits: bool) -> None:
    zoe = Person(file_id="f", given_name="Zoë", family_name="O’Brien", known_as="Zo", born="2016-05-04")
    assert Sought(name=typed, born="2016-05-04").is_person(zoe) is fits
    assert not Sought(name=typed, born="2016-05-05").is_person(zoe)


def test_a_file_is_found_by_one_of_its_people(timed: Store, secret: Family) -> None:
    assert opened(timed, sought=Sought(name="Zoe OBrien", born="2016-05-04")).families == (secret.id,)


def test_it_closes_by_itself_at_the_minute(timed: Store, secret: Family, clock: Clock) -> None:
    opened(timed)
    clock.pass_minutes(8 * 60 - 1)
    assert not is_hidden(timed, secret)
    clock.pass_minutes(1)
    assert is_hidden(timed, secret)


def test_given_back_it_is_closed_at_once(timed: Store, secret: Family) -> None:
    give_back(timed, OUTSIDER, opened(timed).id)
    assert is_hidden(timed, secret)


def test_only_who_opened_it_gives_it_back(timed: Store, secret: Family) -> None:
    made = opened(timed)
    with pytest.raises(Problem, match="somebody else opened"):
        give_back(timed, MANAGER, made.id)
    assert not is_hidden(timed, secret)


def test_meanwhile_the_worker_may_do_there_what_their_role_does(timed: Store, secret: Family) -> None:
    with pytest.raises(Problem):
        finish_note(timed, OUTSIDER, note_in(secret), today=TODAY, now=datetime(2026, 11, 23, 10))
    opened(timed)
    finish_note(timed, OUTSIDER, note_in(secret), today=TODAY, now=datetime(2026, 11, 23, 10))
    assert notes_page(timed, OUTSIDER, secret.id, TODAY).may_write
    assert attachments_page(timed, OUTSIDER, secret.id, TODAY).may_record


def note_in(family: Family) -> Note:
    return Note(file_id=family.id, family_id=family.id, author_id=OUTSIDER.id, on=TODAY, text="Rang the ward.")


@pytest.mark.parametrize(
    ("sought", "reason", "field"),
    [
        (Sought(), REASON, "reference"), (Sought(name="Zoe", born="2016-05-04"), REASON, "name"),
        (Sought(name="Zoe OBrien"), REASON, "born"), (Sought(name="Zoe OBrien", born="2016"), REASON, "born"),
        (BY_REFERENCE, "Need it", "reason"),
    ],
    ids=["nothing", "half a name", "no birthday", "a year", "no sentence"],
)  # fmt: skip
def test_what_is_missing_is_asked_for_at_its_field(sought: Sought, reason: str, field: str) -> None:
    with pytest.raises(Problem) as found:
        check_asking(sought, reason)
    assert [each.field for each in found.value.each] == [field]


ELSEWHERE = (Sought(reference="CH9999"), Sought(name="Zoe OBrien", born="2016-05-05"), Sought(name="Zoe Zo", born="2016-05-04"))


def test_an_asking_that_finds_nothing_is_on_record_too(timed: Store, secret: Family) -> None:
    made = [opened(timed, sought=each) for each in ELSEWHERE]
    assert [(each.outcome, each.asked) for each in made] == [(Outcome.NOTHING, each.said()) for each in ELSEWHERE]
    assert is_hidden(timed, secret)
    assert [each.made for each in openings(timed, MANAGER)] == made[::-1]


def test_a_file_that_is_open_already_is_not_opened_again(timed: Store, secret: Family) -> None:
    opened(timed)
    assert opened(timed).outcome is Outcome.OPEN_ALREADY
    assert opened(timed, PRIYA).outcome is Outcome.OPEN_ALREADY


def test_nobody_asks_again_and_again(timed: Store, clock: Clock) -> None:
    for _ in range(AT_MOST):
        opened(timed)
    with pytest.raises(Problem, match="too often"):
        opened(timed)
    clock.pass_minutes(61)
    opened(timed)


def test_a_role_that_may_not_is_refused_before_anything_is_looked_for(timed: Store, secret: Family) -> None:
    for role in (Role.AUDITOR, Role.POLICE_REVIEWER, Role.BOARD, Role.ADMINISTRATOR):
        with pytest.raises(Problem, match="You may not"):
            opened(timed, replace(OUTSIDER, role=role))
    assert timed.find(BreakGlass) == []


def test_what_was_done_meanwhile_is_told_and_nothing_else(timed: Store, secret: Family, clock: Clock) -> None:
    witness(timed, PRIYA, "Opened the file", secret.id)
    clock.pass_minutes(1)
    made = opened(timed)
    clock.pass_minutes(1)
    witness(timed, OUTSIDER, "Opened the file", secret.id)
    (told,) = openings(timed, MANAGER)
    assert [each.what for each in told.deeds] == [breaking.OPEN_IT, "Opened the file"]
    assert (told.who, told.files, told.made) == (OUTSIDER.name, "CH0042", made)


def test_the_lead_is_told_by_the_familys_name_and_others_are_not_told(timed: Store, secret: Family) -> None:
    opened(timed)
    assert [(each.files, each.review_it) for each in openings(timed, PRIYA)] == [("Zephyr", False)]
    assert openings(timed, replace(OUTSIDER, id=MANAGER.id)) == []
    families = {secret.id: replace(secret, allowed=(MANAGER.id,))}
    assert not is_told(PRIYA, openings(timed, MANAGER)[0].made, families)


def lines(store: Store, asker: Worker, clock: Clock) -> list[tuple[str, str]]:
    now = datetime.fromtimestamp(clock.now).astimezone()
    return [(str(each.urgency), each.what) for each in what_is_due(store, asker, now, SETTINGS) if "restricted" in each.what
            or "break-glass" in each.what]  # fmt: skip


def test_the_manager_and_the_lead_see_it_on_today_until_it_is_reviewed(timed: Store, secret: Family, clock: Clock) -> None:
    made = opened(timed)
    assert lines(timed, MANAGER, clock) == [("Needs your decision", "Review: a restricted file was opened")]
    assert lines(timed, PRIYA, clock) == [("Needs your decision", "Your family’s file was opened by break-glass")]
    review(timed, MANAGER, made.id, Verdict.JUSTIFIED, words="", today=TODAY)
    assert lines(timed, MANAGER, clock) + lines(timed, PRIYA, clock) == []


def test_what_nobody_reviews_is_overdue_after_three_working_days(timed: Store, secret: Family, clock: Clock) -> None:
    opened(timed)
    clock.pass_minutes(3 * 24 * 60)
    assert lines(timed, MANAGER, clock)[0][0] == "Needs your decision"
    clock.pass_minutes(24 * 60)
    assert lines(timed, MANAGER, clock)[0][0] == "Overdue"


def test_the_worker_reads_the_outcome_once(timed: Store, secret: Family, clock: Clock) -> None:
    made = opened(timed)
    review(timed, MANAGER, made.id, Verdict.NOT_JUSTIFIED, words="Ring duty first.", today=TODAY)
    assert lines(timed, OUTSIDER, clock) == [("Needs your decision", "Your break-glass was reviewed: not justified")]
    see_outcome(timed, OUTSIDER, made.id)
    assert lines(timed, OUTSIDER, clock) == []


def test_what_needs_a_talk_stays_with_the_manager(timed: Store, secret: Family, clock: Clock) -> None:
    made = opened(timed)
    review(timed, MANAGER, made.id, Verdict.TALK, words="Let us talk on Friday.", today=TODAY)
    assert lines(timed, MANAGER, clock) == [("Needs your decision", "Talk about a restricted file that was opened")]


def test_a_review_that_finds_fault_says_why(timed: Store, secret: Family) -> None:
    made = opened(timed)
    with pytest.raises(Problem, match="Nothing says why"):
        review(timed, MANAGER, made.id, Verdict.NOT_JUSTIFIED, words=" ", today=TODAY)


def test_nobody_reviews_what_they_opened_themselves(timed: Store, secret: Family) -> None:
    made = opened(timed, MANAGER)
    with pytest.raises(Problem, match="opened yourself"):
        review(timed, MANAGER, made.id, Verdict.JUSTIFIED, words="", today=TODAY)
    assert [each.review_it for each in openings(timed, MANAGER)] == [False]


def test_the_banner_knows_until_when_and_why(timed: Store, secret: Family) -> None:
    made = opened(timed)
    assert opened_to(timed, OUTSIDER, secret.id) == made
    assert opened_to(timed, PRIYA, secret.id) is None


def test_a_paper_says_that_its_file_was_opened_so(timed: Store, secret: Family) -> None:
    opened(timed)
    assert breaking.name_on_paper(timed, OUTSIDER, secret.id) == "Sam Ellery by break-glass"
    assert breaking.name_on_paper(timed, PRIYA, secret.id) == "Priya Nair"
