"""Break-glass page and its reviews: the passphrase again, the centre asked once, what is said when it cannot be reached."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from fpz_app.casework.break_glass import open_here
from fpz_app.domain.break_glass import BreakGlass, Outcome, Sought
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.workers import Worker
from fpz_app.presenters.break_glass import BreakGlassPresenter, Typed
from fpz_app.presenters.break_glass_reviews import OpeningPage, OpeningRow, ReviewsPresenter
from fpz_app.presenters.passphrase_again import CODE, PASSPHRASE, PassphraseAgain
from fpz_app.presenters.places import family
from fpz_app.security import vault
from fpz_app.store.replica import CENTRE
from fpz_app.store.store import Changed, Store
from fpz_app.sync.break_glass_protocol import BreakGlassAnswer, BreakGlassAsked
from fpz_app.sync.troubles import Offline
from tests.helpers.clocks import HandClock
from tests.helpers.desks import Kept, desk_for
from tests.helpers.keyring import MemoryKeyring
from tests.helpers.stores import MANAGER, OUTSIDER, PRIYA

WORDS = "kettle under seven maps"
REASON = "Zoe is in hospital and nobody knows whom to ring."
ASKED = Typed(reference="CH0042", reason=REASON, passphrase=WORDS)


@dataclass
class Centre:
    """Answers as it is told to; without an answer it cannot be reached."""

    answer: BreakGlassAnswer | None = None
    heard: list[BreakGlassAsked] = field(default_factory=list)
    synced: int = 0

    def sync(self) -> None:
        self.synced += 1

    def break_glass(self, asked: BreakGlassAsked) -> BreakGlassAnswer:
        self.heard.append(asked)
        if self.answer is None:
            raise Offline
        return self.answer


@dataclass
class AskingView:
    passphrase: str = ""
    typed: tuple[str, str] = ("", "")
    problem: Problem | None = None
    answer: str = ""
    cleared: int = 0

    def show_form(self, says: Sequence[str], passphrase: str) -> None:
        assert says
        self.passphrase = passphrase

    def show_typed(self, reference: str, name: str) -> None:
        self.typed = (reference, name)

    def clear(self) -> None:
        self.cleared += 1

    def show_busy(self, words: str) -> None: ...

    def show_problem(self, problem: Problem | None) -> None:
        self.problem = problem

    def show_answer(self, words: str, detail: str) -> None:
        self.answer = f"{words} {detail}".strip()


@dataclass
class Page:
    view: AskingView
    centre: Centre
    kept: Kept
    presenter: BreakGlassPresenter


def page_of(store: Store, again: PassphraseAgain | None = None, actor: Worker = OUTSIDER) -> Page:
    view, centre, kept = AskingView(), Centre(), Kept()
    presenter = BreakGlassPresenter(view, desk_for(store, kept, actor=actor), centre=centre, again=again or PassphraseAgain(None))
    presenter.open()
    return Page(view, centre, kept, presenter)


def secret(store: Store) -> Family:
    made = Family(file_id="", name="Zephyr", reference="CH0042", restricted=True, allowed=(PRIYA.id,))
    made = replace(made, file_id=made.id)
    with store.work(PRIYA, "Add") as work:
        work.put_all([PRIYA, OUTSIDER, MANAGER, made])
    return made


def test_a_file_on_this_laptop_opens_at_once(store: Store) -> None:
    made, page = secret(store), page_of(store)
    page.presenter.ask(ASKED)
    assert (page.kept.went, page.centre.heard) == ([family(made.id)], [])


def test_without_a_network_it_says_where_the_file_is_and_whom_to_ring(store: Store) -> None:
    store.set_fact(CENTRE, "https://centre.example.org")
    page = page_of(store)
    page.presenter.ask(ASKED)
    assert page.view.problem is not None
    assert page.view.problem.message.startswith("A restricted file is kept at the centre")
    assert page.view.problem.remedy.startswith("Ring your manager")


def test_asking_again_after_a_fault_is_the_same_asking(store: Store) -> None:
    store.set_fact(CENTRE, "https://centre.example.org")
    page = page_of(store)
    page.presenter.ask(ASKED)
    page.presenter.ask(ASKED)
    page.presenter.ask(replace(ASKED, reference="CH4711"))
    first, again, other = (each.id for each in page.centre.heard)
    assert first == again != other


def test_what_the_centre_opens_is_gone_to_when_it_has_come(store: Store) -> None:
    store.set_fact(CENTRE, "https://centre.example.org")
    page = page_of(store)
    page.centre.answer = BreakGlassAnswer(outcome=Outcome.OPENED, families=("f",), ends=0)
    page.presenter.ask(ASKED)
    assert (page.centre.synced, page.view.cleared, page.kept.went) == (1, 1, [])
    assert "on its way to this laptop" in page.view.answer
    with store.work(PRIYA, "Arrive") as work:
        work.put(Family(id="f", file_id="f", name="Zephyr"))
    page.presenter.refresh(Changed(frozenset({Family}), frozenset({"f"}), "A file arrived", "", ""))
    assert page.kept.went == [family("f")]


@pytest.mark.parametrize(("typed", "shown"), [("Zephyr", ("", "Zephyr")), ("CH0042", ("CH0042", ""))])
def test_what_was_looked_for_goes_along(store: Store, typed: str, shown: tuple[str, str]) -> None:
    page = page_of(store)
    page.presenter.open(typed)
    assert page.view.typed == shown


def test_the_passphrase_is_asked_again_with_the_same_waits(store: Store, tmp_path: Path) -> None:
    secret(store)
    keyring, clock = MemoryKeyring(), HandClock()
    vault.create(tmp_path / "keys", passphrase=WORDS, keyring=keyring)
    page = page_of(store, PassphraseAgain(tmp_path / "keys", lambda: keyring, clock.since_boot))
    said = []
    for typed in ("", "not these words", WORDS):
        page.presenter.ask(replace(ASKED, passphrase=typed))
        said.append((page.view.problem.message, page.view.problem.field) if page.view.problem else None)
    assert page.view.passphrase == PASSPHRASE
    assert said == [
        ("Your passphrase again is missing.", "passphrase"), ("That passphrase is not right.", "passphrase"),
        ("Too many wrong tries.", "passphrase"),
    ]  # fmt: skip
    clock.pass_by(2)
    page.presenter.ask(ASKED)
    assert len(page.kept.went) == 1


def test_where_there_is_no_passphrase_the_recovery_code_is_asked_for(store: Store, tmp_path: Path) -> None:
    _key, code = vault.create(tmp_path / "keys", passphrase=None, keyring=None)
    again = PassphraseAgain(tmp_path / "keys", lambda: None)
    assert again.words == CODE
    again.check(code.text)
    with pytest.raises(Problem):
        again.check("not a code")


@dataclass
class ReviewsView:
    rows: Sequence[OpeningRow] = ()
    page: OpeningPage | None = None
    problem: Problem | None = None
    none: str = ""

    def show_list(self, rows: Sequence[OpeningRow], chosen: int) -> None:
        self.rows = rows
        assert 0 <= chosen < len(rows)

    def show_none(self, words: str, detail: str) -> None:
        self.none = f"{words} {detail}".strip()

    def show_opening(self, page: OpeningPage | None) -> None:
        self.page = page

    def show_problem(self, problem: Problem | None) -> None:
        self.problem = problem

    def show_tools(self, *, may_ask: bool) -> None:
        assert may_ask


def reviews_of(store: Store, actor: Worker, kept: Kept) -> tuple[ReviewsView, ReviewsPresenter]:
    view = ReviewsView()
    presenter = ReviewsPresenter(view, desk_for(store, kept, actor=actor))
    presenter.open()
    return view, presenter


def test_a_manager_answers_and_the_worker_reads_it(store: Store) -> None:
    secret(store)
    kept = Kept()
    assert reviews_of(store, MANAGER, kept)[0].none.startswith("Nobody has opened a restricted file.")
    made = open_here(store, OUTSIDER, Sought(reference="CH0042"), REASON)
    assert made is not None
    view, presenter = reviews_of(store, MANAGER, kept)
    presenter.answer("", "")
    assert view.problem is not None
    assert view.problem.field == "verdict"
    presenter.answer("Needs a talk", "")
    assert view.problem.field == "words"
    presenter.answer("Justified", "You were right.")
    assert [each.state for each in view.rows] == ["Justified"]
    assert kept.told == ["The review is kept. The worker sees your answer."]
    seen, _ = reviews_of(store, OUTSIDER, kept)
    assert seen.page is not None
    assert not seen.page.review_it
    assert "You were right." in {name: what for name, what, _ in seen.page.facts}["Review"]
    assert store.get(BreakGlass, made.id).outcome_seen
