"""Chronology: what happened in a family's life and work, year by year, newest first, all of it or what is asked for."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from fpz_app.casework import naming
from fpz_app.casework.access import may_here, readable, witness
from fpz_app.casework.chronology import chronology
from fpz_app.casework.chronology_rows import take_out_event
from fpz_app.casework.happenings import Happening
from fpz_app.casework.unfinished import unfinished
from fpz_app.domain.errors import Problem
from fpz_app.domain.forms import Stands, Subject
from fpz_app.domain.permissions import Doing
from fpz_app.presenters import places
from fpz_app.presenters.chronology_filters import Filters, kinds_of, tellers_of
from fpz_app.presenters.chronology_forms import FORMS, MEANS, Asking
from fpz_app.presenters.chronology_lines import NOTHING, NOTHING_LEFT, Choices, ChronologyLine, ChronologyPage, counted, years_of
from fpz_app.presenters.chronology_print import print_chronology
from fpz_app.presenters.chronology_strip import Strip, count, lanes_of, strip_of
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.form_tab import FormTab, FormTabView
from fpz_app.presenters.sharing_blocks import Block, unfinished_block

TAB, AWAY = "chronology", "away"
WHOLE = "The whole family"


class ChronologyView(FormTabView, Protocol):
    def show_chronology(self, page: ChronologyPage, unfinished: Block | None) -> None: ...
    def show_line(self, key: str) -> None: ...
    def show_problem(self, problem: Problem | None) -> None: ...
    def say(self, words: str) -> None: ...
    def preview_paper(self, title: str, pdf: bytes, name: str) -> None: ...


class ChronologyPresenter(FormTab):
    """A deed is 'event', 'event.<record>', 'means.<line>' or 'away.<draft>'."""

    def __init__(self, view: ChronologyView, desk: Desk) -> None:
        super().__init__(view, desk)
        self._view = view
        self._filters, self._ends = Filters(), 0
        self._lines: Sequence[Happening] = ()

    def open(self, family_id: str, item_id: str = "") -> None:
        """`item_id` is the key of a form, then it opens, or of a line, then it comes into sight."""
        if family_id != self._family_id:
            self._filters, self._ends, self._thrown = Filters(), 0, None
        self._family_id = family_id
        self.filling.close()
        self.filling.bring_back_undone()
        name = item_id.partition(".")[0]
        if item_id and name not in FORMS:
            self._filters = Filters()
        self._show()
        if name in FORMS:
            self.act(item_id)
        elif item_id:
            self._view.show_line(item_id)

    def pick(self, **chosen: str | bool) -> None:
        """Changes some of the filters; the rest stay. What cannot be is shown and changes nothing."""
        filters = replace(self._filters, **chosen)  # type: ignore[arg-type]
        try:
            filters.check()
        except Problem as problem:
            self._view.show_problem(problem)
            return
        self._filters = filters
        self._show(tell=True)

    def clear(self) -> None:
        self.pick(person="", kind="", told_by="", significant=False, since="", until="")

    def choose_month(self, key: str) -> None:
        """Shows that month alone; once more, every month."""
        month = "" if self._filters.since == self._filters.until == key else key
        self.pick(since=month, until=month)

    def move_strip(self, years: int) -> None:
        """To an earlier year, or a later one."""
        self._ends += 12 * years
        self._show()

    def go(self, line: ChronologyLine) -> None:
        if not line.is_partners:
            self._desk.go(line.place)
        elif line.deed:
            self.act(line.deed)

    def act(self, deed: str) -> None:
        name, _, about = deed.partition(".")
        if name == AWAY:
            self._given_up(self._desk.draft(about))
        elif name in FORMS:
            self._fill_in(name, about)

    def take_out(self, line: ChronologyLine) -> None:
        """Takes another agency's event out, with Undo."""
        try:
            take_out_event(self._desk.store, self._desk.actor, line.place.item_id)
        except Problem as problem:
            self._view.show_problem(problem)
            return
        self._desk.did("The event is taken out of the chronology.")
        self._show()

    def bring_in(self) -> None:
        self._desk.go(places.Place("chronology_import", self._family_id))

    def print(self) -> None:
        """Shows the print of what is shown, before it goes anywhere."""
        desk, family_id, filters = self._desk, self._family_id, self._filters

        def done(made: tuple[bytes, str]) -> None:
            witness(desk.store, desk.actor, "Opened for print: chronology", family_id)
            self._view.preview_paper("Chronology", *made)

        def make() -> tuple[bytes, str]:
            return print_chronology(desk.store, desk.actor, family_id, filters, settings=desk.settings, now=desk.now())

        desk.run(make, done, self._failed)

    def _fill_in(self, name: str, about: str) -> None:
        desk = self._desk
        line = next((each for each in self._all() if name == MEANS and each.key == about), None)
        try:
            form = FORMS[name](Asking(desk, self._family_id, about, line))
        except Problem as problem:
            self._view.show_problem(problem)
            return
        everyone = naming.around(desk.store, desk.actor, self._family_id, desk.today)
        people = [Subject(each.id, each.name, Stands.CHILD if each.is_child else Stands.ADULT, each.age) for each in everyone]
        item = f"{name}.{about}" if about else name
        self.filling.open(form, key=f"{TAB}:{item}:{self._family_id}", family_id=self._family_id, people=people)

    def _all(self, person_id: str = "") -> list[Happening]:
        desk = self._desk
        levels = desk.settings.zone.levels
        return chronology(desk.store, desk.actor, self._family_id, person_id=person_id, levels=levels, until=desk.today)

    def _show(self, *, tell: bool = False) -> None:
        desk, filters, family_id = self._desk, self._filters, self._family_id
        readable(desk.store, desk.actor, family_id)
        whole = self._all()
        of_person = self._all(filters.person) if filters.person else whole
        shown = [line for line in of_person if filters.takes(line)]
        may_record = may_here(desk.store, desk.actor, Doing.RECORD, family_id)
        names = [(each.id, each.name) for each in naming.around(desk.store, desk.actor, family_id, desk.today)]
        said = "; ".join(filters.said(dict(names).get(filters.person, "")))
        page = ChronologyPage(
            choices=Choices([("", WHOLE), *names], kinds_of(whole), tellers_of(whole), filters),
            count=counted(len(shown), len(whole)),
            said=f"Shown: {said}." if said else "",
            strip=self._strip([line for line in of_person if filters.takes(line, at_any_time=True)], whole),
            years=years_of(shown, family_id, may_record=may_record),
            nothing=NOTHING_LEFT if whole else NOTHING,
            may_record=may_record,
        )
        drafts = unfinished(desk.store, desk.actor, family_id, TAB)
        self._view.show_problem(None)
        self._view.show_chronology(page, unfinished_block(drafts, desk) if drafts else None)
        if tell:
            self._view.say(page.count)

    def _strip(self, lines: Sequence[Happening], whole: Sequence[Happening]) -> Strip:
        """At first the year that ends now, or with the newest event where there is none in it."""
        now = count(self._desk.today)
        if not self._ends:
            newest = count(whole[0].on) if whole else now
            self._ends = now if now - newest < 12 else newest
        filters = self._filters
        chosen = filters.since if filters.since == filters.until else ""
        return strip_of(lines, self._ends, chosen=chosen, lanes=lanes_of(whole), newest=now)

    def _failed(self, problem: Exception) -> None:
        if not isinstance(problem, Problem):
            raise problem
        self._view.show_problem(problem)
