"""Meeting papers: the prints of one meeting, each shown before it goes anywhere, and its entry for a calendar."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from fpz_app.casework.access import witness
from fpz_app.casework.break_glass import name_on_paper
from fpz_app.casework.meeting_reading import MeetingPage
from fpz_app.domain.errors import Problem
from fpz_app.interchange.calendar_entry import calendar_entry
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.meeting_print import invitation_pdf, minutes_pdf, report_form_pdf
from fpz_app.presenters.saving import save_whole


class PapersView(Protocol):
    def preview_paper(self, title: str, pdf: bytes, name: str) -> None: ...
    def show_problem(self, problem: Problem | None) -> None: ...


class MeetingPapers:
    """`page` gives the meeting that is open."""

    def __init__(self, view: PapersView, desk: Desk, page: Callable[[], MeetingPage | None]) -> None:
        self._view, self._desk, self._page = view, desk, page

    def minutes(self) -> None:
        desk = self._desk
        self._show(
            "Minutes",
            lambda page: minutes_pdf(page, printed_by=name_on_paper(desk.store, desk.actor, page.family.id), now=desk.now()),
        )

    def invitation(self, attendance_id: str) -> None:
        desk = self._desk
        self._show(
            "Invitation",
            lambda page: invitation_pdf(
                page, next(each for each in page.people if each.id == attendance_id), desk.actor, now=desk.now()
            ),
        )

    def report_form(self, attendance_id: str = "") -> None:
        desk = self._desk

        def make(page: MeetingPage) -> bytes:
            guest = next((each for each in page.people if each.id == attendance_id), None)
            return report_form_pdf(page, guest, desk.actor, now=desk.now())

        self._show("Report form", make)

    def calendar_name(self) -> str:
        """A file name that names no family."""
        page = self._page()
        return f"Meeting {page.family.reference}.ics" if page else "Meeting.ics"

    def save_calendar(self, path: Path) -> None:
        """Writes the meeting's entry for a calendar where the person chose."""
        page, desk = self._page(), self._desk
        if page is None:
            return
        entry = calendar_entry(page.meeting, reference=page.family.reference, initial=page.family.name[:1], now=desk.now())
        try:
            save_whole(path, entry)
        except Problem as problem:
            self._view.show_problem(problem)
            return
        witness(desk.store, desk.actor, "Saved a calendar entry", page.family.id)
        desk.tell("The calendar entry is saved. It holds initials and the case reference only.", "")

    def _show(self, what: str, make: Callable[[MeetingPage], bytes]) -> None:
        page, desk = self._page(), self._desk
        if page is None:
            return

        def done(pdf: bytes) -> None:
            witness(desk.store, desk.actor, f"Opened for print: {what.lower()}", page.family.id)
            self._view.preview_paper(what, pdf, f"{what} {page.family.reference}.pdf")

        desk.run(lambda: make(page), done, self._failed)

    def _failed(self, problem: Exception) -> None:
        if not isinstance(problem, Problem):
            raise problem
        self._view.show_problem(problem)
