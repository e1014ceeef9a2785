"""History: who changed what and when, of one record, a whole file or a worker's entry, and an earlier text brought back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Protocol

from fpz_app.casework.access import may_here, witness
from fpz_app.casework.conflict_words import TABS
from fpz_app.casework.differences import (
    AT_ONCE,
    READINGS,
    Asked,
    Difference,
    Done,
    Touched,
    authors,
    differences,
    kind_in,
    worker_differences,
)
from fpz_app.casework.families import Identity, identity
from fpz_app.casework.history import kept_at_centre
from fpz_app.casework.restoring import Earlier, bring_back, can_come_back
from fpz_app.domain.changes import Op
from fpz_app.domain.dates import say_date, say_when
from fpz_app.domain.errors import Problem
from fpz_app.domain.permissions import Doing
from fpz_app.domain.workers import Worker
from fpz_app.presenters import places
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.find_box import TABS as TAB_NAMES
from fpz_app.presenters.history_words import HistoryWords, Told
from fpz_app.store.store import Changed

Option = tuple[str, str]
WHENEVER, EVERYBODY, EVERYTHING = "", "", ""
DAYS: tuple[Option, ...] = (
    ("1", "Since yesterday"),
    ("7", "In the last week"),
    ("30", "In the last month"),
    ("365", "In the last year"),
)
PARTS: Mapping[str, str] = {
    **{key: words for key, words in TAB_NAMES if key in {*TABS.values(), "overview"}},
    READINGS: "Opened, looked at, printed",
}
OF_RECORD, OF_FILE = "Who changed what, and when. The newest is first.", "What was done in this file, the newest first."
OPENED = "Looked at the history"
OLDER = "What was done before {day} is at the centre. “Load older history” on the Sharing tab brings it here."


@dataclass(frozen=True)
class RecordLines:
    """What a work did to one record; `earlier` are the texts of it that may be brought back, by field."""

    title: str
    told: tuple[Told, ...]
    earlier: dict[str, Earlier]


@dataclass(frozen=True)
class Entry:
    """One work: `how` says whether it came from elsewhere, was joined, or settled two versions; '' for what was done here."""

    when: str
    who: str
    title: str
    how: str
    records: tuple[RecordLines, ...]


@dataclass(frozen=True)
class Filters:
    """`people` are who has done anything here; none of them is offered where it is one record's history."""

    people: Sequence[Option]
    who: str
    part: str
    days: str


class HistoryView(Protocol):
    def show_identity(self, identity: Identity, level_words: str) -> None: ...
    def show_no_family(self) -> None: ...
    def show_head(self, heading: str, beneath: str, filters: Filters | None) -> None: ...
    def show_entries(self, entries: Sequence[Entry], *, more: bool, older: str) -> None: ...
    def show_problem(self, problem: Problem | None, action: str) -> None: ...
    def show_gone(self, words: str, detail: str) -> None: ...


class HistoryPresenter:
    """`open` with a record's id shows its history; without one, the whole file's; with a worker's and no family, theirs."""

    def __init__(self, view: HistoryView, desk: Desk) -> None:
        self._view, self._desk = view, desk
        self._family_id, self._record_id, self._kind = "", "", ""
        self._asked, self._days = Asked(), WHENEVER
        self._refused: Earlier | None = None
        self._worker: Worker | None = None

    @property
    def family_id(self) -> str:
        return self._family_id

    def open(self, family_id: str, record_id: str = "", part: str = "") -> None:
        desk = self._desk
        self._worker = None if family_id else next(iter(desk.store.find(Worker, id=record_id)), None)
        if self._worker is not None:
            self._open_worker(self._worker)
            return
        is_another = (family_id, record_id) != (self._family_id, self._record_id) or bool(part)
        self._family_id, self._record_id = family_id, record_id
        if is_another:
            self._asked, self._days = Asked(of=record_id, part=part), WHENEVER
        try:
            who = identity(desk.store, desk.actor, family_id, desk.today)
            if is_another:
                witness(desk.store, desk.actor, OPENED, family_id)
        except Problem as problem:
            self._family_id = ""
            self._view.show_gone(problem.message, problem.remedy)
            return
        levels = desk.settings.zone.levels
        self._view.show_identity(who, f"{who.level} {levels[who.level]}" if who.level else "")
        self._view.show_problem(None, "")
        self._show()

    def left(self) -> None:
        """The page was left for another: coming back is a reading of its own."""
        self._family_id, self._worker = "", None

    def choose(self, *, who: str, part: str, days: str) -> None:
        since = self._desk.now() - timedelta(days=int(days)) if days else None
        self._days = days
        self._asked = replace(self._asked, who=who, part=part, since=since, most=AT_ONCE)
        self._show()

    def show_more(self) -> None:
        self._asked = replace(self._asked, most=self._asked.most + AT_ONCE)
        self._show()

    def bring_back(self, earlier: Earlier) -> None:
        desk = self._desk
        try:
            bring_back(desk.store, desk.actor, earlier)
        except Problem as problem:
            self._refused = earlier
            note = earlier.kind == "note"
            self._view.show_problem(problem, "Open the note" if note else "Open it where it stands")
            return
        self._view.show_problem(None, "")
        desk.did("The earlier text is back.")
        self._show()

    def go_there(self) -> None:
        """Where what was refused can be done."""
        if self._refused is not None:
            self._desk.go(self._place(self._refused.kind, self._refused.record_id))

    def refresh(self, changed: Changed) -> None:
        is_here = changed.touches(Worker) if self._worker else self._family_id in changed.files and changed.kinds
        if is_here:
            self._show()

    def _open_worker(self, worker: Worker) -> None:
        self._family_id, self._record_id, self._asked = "", worker.id, Asked(of=worker.id)
        self._view.show_no_family()
        self._view.show_problem(None, "")
        self._show()

    def _place(self, kind: str, record_id: str) -> places.Place:
        if kind == "person":
            return places.person(self._family_id, record_id)
        tab = TABS.get(kind, "overview")
        return places.family(self._family_id, tab, record_id if kind in ("note", "goal", "meeting", "attachment") else "")

    def _show(self) -> None:
        if self._worker is not None:
            self._show_worker(self._worker)
        else:
            self._show_file()

    def _show_worker(self, worker: Worker) -> None:
        desk, most = self._desk, self._asked.most
        try:
            found = worker_differences(desk.store, desk.actor, worker, most + 1)
        except Problem as problem:
            self._view.show_gone(problem.message, problem.remedy)
            return
        words = HistoryWords(desk, "")
        self._view.show_head(f"History: {worker.name}", OF_RECORD, None)
        self._view.show_entries([self._entry(each, words, None) for each in found[:most]], more=len(found) > most, older="")

    def _show_file(self) -> None:
        desk, family_id = self._desk, self._family_id
        with desk.store.reading():
            words = HistoryWords(desk, family_id)
            self._kind, values = kind_in(desk.store, desk.actor, family_id, self._record_id) if self._record_id else ("", {})
            heading = f"History: {words.title(self._kind, self._record_id, values)}" if self._kind else "History"
            found = differences(desk.store, desk.actor, family_id, replace(self._asked, most=self._asked.most + 1))
            shown, now = found[: self._asked.most], self._standing(found)
            may_write = may_here(desk.store, desk.actor, Doing.RECORD, family_id)
            entries = [self._entry(each, words, now if may_write else None) for each in shown]
            filters = None if self._record_id else self._filters()
        beneath = OF_RECORD if self._record_id else OF_FILE
        self._view.show_head(heading, beneath, filters)
        more = len(found) > len(shown)
        self._view.show_entries(entries, more=more, older="" if more else self._older(found))

    def _filters(self) -> Filters:
        people = authors(self._desk.store, self._desk.actor, self._family_id)
        return Filters(people, self._asked.who, self._asked.part, self._days)

    def _older(self, found: Sequence[Done]) -> str:
        begins = bool(self._record_id) and any(
            each.record_id == self._record_id and each.op is Op.ADD for done in found for each in done.touched
        )
        day = None if begins else kept_at_centre(self._desk.store, self._desk.actor, self._family_id)
        return OLDER.format(day=say_date(day)) if day else ""

    def _standing(self, found: Sequence[Done]) -> dict[tuple[str, str], Any]:
        """What each field says now."""
        every = (each for done in found for each in done.touched)
        return {(each.record_id, name): value for each in every for name, value in each.values.items()}

    def _entry(self, done: Done, words: HistoryWords, now: dict[tuple[str, str], Any] | None) -> Entry:
        records = []
        for each in done.touched:
            told = tuple(words.told(each))
            earlier = {one.field: text for one in each.differences if (text := _earlier(one, now))}
            records.append(RecordLines(words.title(each.kind, each.record_id, each.values), told, earlier))
        return Entry(_capital(say_when(done.at, self._desk.today)), done.who, done.title, _how(done), tuple(records))


def _earlier(one: Difference, now: dict[tuple[str, str], Any] | None) -> Earlier | None:
    if now is None or not can_come_back(one.kind, one.field, one.now) or now.get((one.record_id, one.field)) == one.now:
        return None
    return Earlier(one.kind, one.record_id, one.field, one.now)


def _how(done: Done) -> str:
    if done.joined:
        return "Joined automatically out of two people’s versions"
    if any(_settles(each) for each in done.touched):
        return "Two versions were settled"
    return "" if done.here else "From another laptop"


def _settles(touched: Touched) -> bool:
    return touched.op is Op.RESOLVE


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
