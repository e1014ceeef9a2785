"""Preview: a print as it will be, or an attachment, and the record of whom it was given to when it leaves the app."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from fpz_app.casework.agreements import record_disclosure
from fpz_app.domain.agreements import Disclosure
from fpz_app.domain.errors import Problem
from fpz_app.domain.media import Shown
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.saving import save_whole

UNPROTECTED = "Saved. The file is not protected: keep it where only the right people can read it."
PDF = ".pdf"


class PreviewView(Protocol):
    def show_paper(self, title: str, content: bytes, name: str, *, shown: Shown, is_logged: bool) -> None: ...
    def show_gone(self) -> None: ...
    def show_problem(self, problem: Problem | None) -> None: ...
    def show_done(self, words: str) -> None: ...
    def forget(self) -> None: ...


@dataclass(frozen=True)
class Given:
    """A print or an attachment that left the app: what, of which family (empty: of none), to whom, how, how many."""

    what: str
    family_id: str
    to: str
    how: str
    copies: int = 1


class PreviewPresenter:
    """Shows one print or attachment at a time, from memory. `log` is told of what leaves the app of a family's; it may raise
    Problem."""

    def __init__(self, view: PreviewView, log: Callable[[Given], object]) -> None:
        self._view, self._log = view, log
        self._title, self._content, self._family_id, self._ending = "", b"", "", PDF

    def show(self, title: str, content: bytes, name: str, *, shown: Shown = Shown.PAGES, family_id: str = "") -> None:
        """`name` is the one that saving suggests; `family_id` is empty for a print that is about no family."""
        self._title, self._content, self._family_id, self._ending = title, content, family_id, Path(name).suffix
        self._view.show_problem(None)
        self._view.show_done("")
        self._view.show_paper(title, content, name, shown=shown, is_logged=bool(family_id))

    @property
    def family_id(self) -> str:
        """Of which family what it shows is; empty for none."""
        return self._family_id

    def open(self) -> None:
        """The page was come back to: what it showed has been let go from memory."""
        if not self._content:
            self._view.show_gone()

    def may_leave(self, to: str) -> bool:
        """Whether it says for whom the print is, which the family may ask about later."""
        if not self._family_id or to.strip():
            self._view.show_problem(None)
            return True
        self._view.show_problem(Problem("It does not say who this is for.", "Write it; the family may ask later.", field="to"))
        return False

    def save(self, path: Path, to: str) -> None:
        """Writes the file where the person chose, and logs it. A disk that refuses is told in words, and leaves nothing there."""
        try:
            save_whole(path if path.suffix else path.with_name(f"{path.name}{self._ending}"), self._content)
        except Problem as problem:
            self._view.show_problem(problem)
            return
        self._left(self._given(to, f"saved as a {self._ending[1:].upper()} file", 1), UNPROTECTED)

    def printing(self, to: str, copies: int) -> Given:
        """What goes to the printer now; another print may be shown by the time it is there."""
        return self._given(to, "printed", copies)

    def printed(self, given: Given) -> None:
        self._left(given, "Sent to the printer.")

    def not_printed(self) -> None:
        problem = Problem("It could not be printed.", "Look whether the printer is on, or save it as a file.")
        self._view.show_problem(problem)

    def leave(self) -> None:
        """Lets what is shown go from memory."""
        self._content = b""
        self._view.forget()

    def _given(self, to: str, how: str, copies: int) -> Given:
        return Given(self._title, self._family_id, to.strip(), how, copies)

    def _left(self, given: Given, words: str) -> None:
        try:
            if given.family_id:
                self._log(given)
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
