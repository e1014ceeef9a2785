"""Preview: a print as it will be, and the record of whom it was given to when it leaves the app."""

from pathlib import Path
from typing import Protocol

from fpz_app.casework.agreements import record_disclosure
from fpz_app.domain.agreements import Disclosure
from fpz_app.domain.errors import Problem
from fpz_app.presenters.desk import Desk


class PreviewView(Protocol):
    def show_paper(self, title: str, pdf: bytes, name: str, *, is_logged: bool) -> None: ...
    def show_problem(self, problem: Problem | None) -> None: ...
    def forget(self) -> None: ...


class PreviewPresenter:
    """Shows one print at a time, from memory. A family's print that leaves the app is a disclosure."""

    def __init__(self, view: PreviewView, desk: Desk) -> None:
        self._view, self._desk = view, desk
        self._title, self._pdf, self._name, self._family_id = "", b"", "", ""

    def show(self, title: str, pdf: bytes, name: str, *, family_id: str) -> None:
        """`family_id` is empty for a print that is about no family."""
        self._title, self._pdf, self._name, self._family_id = title, pdf, name, family_id
        self._view.show_problem(None)
        self._view.show_paper(title, pdf, name, is_logged=bool(family_id))

    def may_leave(self, to: str) -> bool:
        """Whether it says for whom the print is, which the family may ask about later."""
        if not self._family_id or to.strip():
            self._view.show_problem(None)
            return True
        self._view.show_problem(Problem("It does not say who this is for.", "Write it; the family may ask later.", field="to"))
        return False

    def save(self, path: Path, to: str) -> None:
        """Writes the file where the person chose, and logs it. A disk that refuses is told in words."""
        try:
            path.write_bytes(self._pdf)
        except OSError:
            problem = Problem("The file could not be saved there.", "Choose another folder, or make room on the disk.")
            self._view.show_problem(problem)
            return
        self._log(to, "saved as a PDF file")
        self._desk.tell("Saved. The file is not protected: keep it where only the right people can read it.", "")

    def printed(self, to: str, copies: int) -> None:
        self._log(to, "printed", copies)
        self._desk.tell("Sent to the printer.", "")

    def leave(self) -> None:
        """Lets the print go from memory."""
        self._pdf = b""
        self._view.forget()

    def _log(self, to: str, how: str, copies: int = 1) -> None:
        if not self._family_id:
            return
        desk, family_id = self._desk, self._family_id
        said = Disclosure(
            file_id=family_id, family_id=family_id, what=self._title, on=desk.today, to=to.strip(), how=how, copies=copies
        )
        try:
            record_disclosure(desk.store, desk.actor, said)
        except Problem as problem:
            self._view.show_problem(problem)
