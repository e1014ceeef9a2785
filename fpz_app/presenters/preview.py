"""Preview: a print as it will be, and the record of whom it was given to when it leaves the app."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from fpz_app.casework.agreements import record_disclosure
from fpz_app.domain.agreements import Disclosure
from fpz_app.domain.errors import Problem
from fpz_app.presenters.desk import Desk

UNPROTECTED = "Saved. The file is not protected: keep it where only the right people can read it."


class PreviewView(Protocol):
    def show_paper(self, title: str, pdf: bytes, name: str, *, is_logged: bool) -> None: ...
    def show_problem(self, problem: Problem | None) -> None: ...
    def show_done(self, words: str) -> None: ...
    def forget(self) -> None: ...


@dataclass(frozen=True)
class Given:
    """A print of a family that left the app: what, to whom, how, how many."""

    what: str
    family_id: str
    to: str
    how: str
    copies: int = 1


class PreviewPresenter:
    """Shows one print at a time, from memory. `log` is told of a family's print that leaves the app; it may raise Problem."""

    def __init__(self, view: PreviewView, log: Callable[[Given], object]) -> None:
        self._view, self._log = view, log
        self._title, self._pdf, self._family_id = "", b"", ""

    def show(self, title: str, pdf: bytes, name: str, *, family_id: str = "") -> None:
        """`family_id` is empty for a print that is about no family."""
        self._title, self._pdf, self._family_id = title, pdf, family_id
        self._view.show_problem(None)
        self._view.show_done("")
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
        self._left(to, "saved as a PDF file", 1, UNPROTECTED)

    def printed(self, to: str, copies: int) -> None:
        self._left(to, "printed", copies, "Sent to the printer.")

    def leave(self) -> None:
        """Lets the print go from memory."""
        self._pdf = b""
        self._view.forget()

    def _left(self, to: str, how: str, copies: int, words: str) -> None:
        try:
            if self._family_id:
                self._log(Given(self._title, self._family_id, to.strip(), how, copies))
        except Problem as problem:
            self._view.show_problem(problem)
            return
        self._view.show_done(words)


def log_disclosure(desk: Desk, given: Given) -> None:
    """Keeps on the family's record that a print left the app."""
    said = Disclosure(
        file_id=given.family_id, family_id=given.family_id, what=given.what, on=desk.today, to=given.to, how=given.how,
        copies=given.copies,
    )  # fmt: skip
    record_disclosure(desk.store, desk.actor, said)
