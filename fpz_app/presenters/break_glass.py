"""Break-glass: asking for a restricted file in an emergency, on this laptop or at the centre."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from fpz_app.casework.access import hidden_files
from fpz_app.casework.break_glass import at, open_here
from fpz_app.domain import break_glass as rules
from fpz_app.domain.break_glass import Outcome, Sought
from fpz_app.domain.dates import read_date
from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.families import Family
from fpz_app.domain.record import new_id
from fpz_app.presenters import places
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.one_task import OneTask
from fpz_app.presenters.passphrase_again import PassphraseAgain
from fpz_app.store.store import Changed
from fpz_app.sync.break_glass_protocol import BreakGlassAnswer, BreakGlassAsked
from fpz_app.sync.troubles import Offline

SAYS = (
    "For an emergency: somebody may come to harm unless you see the file now.",
    "The file opens to you for eight hours. Everything that you read, print or write there is on record.",
    "The zone manager and the family’s lead practitioner are told at once, and the manager reviews it with you.",
)
NOTHING = "No file fits that."
NOTHING_MORE = "Check the spelling and the day, or ring {duty}. That you asked is on record, and the zone manager is told."
ALREADY = "That file is open to you already."
ALREADY_MORE = "Find it under Families. Where it is not there yet, it comes with the next sync."
ON_THE_WAY = "The file is open to you until {until}. It is on its way to this laptop."
ON_THE_WAY_MORE = "It opens here as soon as it has come."


@dataclass(frozen=True)
class Typed:
    """The form as it stands; `born` as it was typed."""

    reference: str = ""
    name: str = ""
    born: str = ""
    reason: str = ""
    passphrase: str = ""


class AsksForFiles(Protocol):
    """The work in the background, as the page asks of it."""

    def sync(self) -> None: ...
    def break_glass(self, asked: BreakGlassAsked) -> BreakGlassAnswer: ...


class BreakGlassView(Protocol):
    """`show_passphrase("")` where there is none to ask for; `clear` empties the form."""

    def show_form(self, says: Sequence[str], passphrase: str) -> None: ...
    def show_typed(self, reference: str, name: str) -> None: ...
    def clear(self) -> None: ...
    def show_busy(self, words: str) -> None: ...
    def show_problem(self, problem: Problem | None) -> None: ...
    def show_answer(self, words: str, detail: str) -> None: ...


class BreakGlassPresenter:
    """`centre` is asked where the file is not on this laptop."""

    def __init__(self, view: BreakGlassView, desk: Desk, *, centre: AsksForFiles, again: PassphraseAgain) -> None:
        self._view, self._desk, self._centre, self._again = view, desk, centre, again
        self._task = OneTask(view, desk.run)
        self._asked: tuple[Typed, str] | None = None
        self._awaited: tuple[str, ...] = ()

    @property
    def is_busy(self) -> bool:
        return self._task.busy

    def open(self, typed: str = "") -> None:
        """`typed` is what was looked for elsewhere and not found."""
        self._awaited = ()
        self._view.show_answer("", "")
        self._view.show_problem(None)
        self._view.show_form(SAYS, self._again.words)
        if typed:
            is_number = any(sign.isdigit() for sign in typed)
            self._view.show_typed(typed if is_number else "", "" if is_number else typed)

    def read_day(self, typed: str) -> date:
        """Raises Problem."""
        return read_date(typed, self._desk.today)

    def ask(self, typed: Typed) -> None:
        """Asking again after a fault of the network is the same asking, while the form says the same."""
        self._view.show_answer("", "")
        self._task.do("Looking for the file…", lambda: self._ask(typed), self._answered)

    def see_earlier(self) -> None:
        """What was opened before, and what its review says."""
        self._desk.go(places.BREAK_GLASS_REVIEWS)

    def refresh(self, changed: Changed) -> None:
        """Goes to the file as soon as it has come."""
        if self._awaited and changed.kinds:
            self._go_there()

    def _ask(self, typed: Typed) -> BreakGlassAnswer:
        desk, sought = self._desk, self._sought(typed)
        rules.check_asking(sought, typed.reason)
        self._again.check(typed.passphrase)
        here = open_here(desk.store, desk.actor, sought, typed.reason)
        if here is not None:
            return BreakGlassAnswer(outcome=here.outcome, families=here.families, ends=here.ends)
        try:
            return self._centre.break_glass(
                BreakGlassAsked(id=self._id_of(typed), reason=typed.reason, reference=sought.reference, name=sought.name,
                                born=sought.born)
            )  # fmt: skip
        except Offline as trouble:
            raise Problem(
                "A restricted file is kept at the centre, and the centre cannot be reached from here.",
                f"Ring {self._duty}: they can look for you. What you typed stays here while this page is open.",
            ) from trouble

    def _sought(self, typed: Typed) -> Sought:
        """Raises Problems: a day that cannot be read, and what is missing beside it."""
        try:
            born = read_date(typed.born, self._desk.today).isoformat() if typed.born and not typed.reference else ""
        except Problem as problem:
            day = Problem(problem.message, problem.remedy, field="born")
            others = [each for each in Sought(name=typed.name).check() if each.field == "name"]
            raise_any([*others, day])
            raise
        return Sought(reference=typed.reference, name=typed.name, born=born)

    def _id_of(self, typed: Typed) -> str:
        if self._asked is None or self._asked[0] != typed:
            self._asked = (typed, new_id())
        return self._asked[1]

    def _answered(self, answer: BreakGlassAnswer) -> None:
        self._asked = None
        if answer.outcome is Outcome.NOTHING:
            self._view.show_answer(NOTHING, NOTHING_MORE.format(duty=self._duty))
        elif answer.outcome is Outcome.OPEN_ALREADY:
            self._view.show_answer(ALREADY, ALREADY_MORE)
        else:
            self._view.clear()
            self._awaited = answer.families
            if not self._go_there():
                self._view.show_answer(ON_THE_WAY.format(until=say_time(at(answer.ends), self._desk.now())), ON_THE_WAY_MORE)
                self._centre.sync()

    def _go_there(self) -> bool:
        desk = self._desk
        hidden = hidden_files(desk.store, desk.actor)
        here = [each.id for each in desk.store.find(Family, id=list(self._awaited)) if each.id not in hidden]
        if here:
            self._awaited = ()
            desk.go(places.family(here[0]))
        return bool(here)

    @property
    def _duty(self) -> str:
        phone = self._desk.settings.zone.phones.duty
        return f"the duty team on {phone}" if phone else "your manager"


def say_time(moment: datetime, now: datetime) -> str:
    """'17:40', or '02:10 tomorrow'."""
    return f"{moment:%H:%M}" if moment.date() == now.date() else f"{moment:%H:%M} on {moment:%A}"


