"""Attachments: a family's letters, photos and scans on the Papers tab: added, opened inside the app, corrected, removed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from fpz_app.casework.access import witness
from fpz_app.casework.attachments import AttachmentRow, AttachmentsPage, Where, attachments_page, content
from fpz_app.casework.removed_attachments import bring_back, removed_attachments
from fpz_app.casework.unfinished import unfinished
from fpz_app.domain.attachments import Attachment
from fpz_app.domain.errors import Problem
from fpz_app.domain.forms import Stands, Subject
from fpz_app.domain.media import Shown, say_media
from fpz_app.presenters import places
from fpz_app.presenters.attachment_blocks import BACK, CHOOSE, OPEN, attachment_block
from fpz_app.presenters.attachment_forms import FORMS, Attaching
from fpz_app.presenters.attachment_reading import Chosen, read_chosen
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.form_tab import FormTab, FormTabView
from fpz_app.presenters.one_task import OneTask
from fpz_app.presenters.sharing_blocks import HISTORY, Block, unfinished_block
from fpz_app.sync.troubles import Offline

TAB = "papers"
AWAY, ATTACH = "away", "attach"
PART_GONE = "This is not on this laptop."
NO_NETWORK = "It is at the centre, which cannot be reached now."
OPEN_LATER = "Open it again once there is a network."
GOES_ON = "It was added on another one, and opens there; it comes here through the zone’s centre."


@dataclass(frozen=True)
class Showing:
    """An attachment that was opened: from memory, with the name it would be saved under, which names nobody."""

    title: str
    content: bytes
    name: str
    shown: Shown


class FetchesPieces(Protocol):
    """Brings from the centre what is not on this laptop; `done` or `failed` is called on the interface thread."""

    def fetch_pieces(
        self, pieces: Sequence[str], file: str, done: Callable[[], None], failed: Callable[[Problem], None]
    ) -> None: ...


class AttachmentsView(FormTabView, Protocol):
    def show_attachments(self, unfinished: Block | None, attachments: Block) -> None: ...
    def show_record(self, record_id: str) -> None: ...
    def choose_file(self) -> None: ...
    def show_busy(self, words: str) -> None: ...
    def show_problem(self, problem: Problem | None) -> None: ...
    def show_attachment(self, showing: Showing) -> None: ...


class AttachmentsPresenter(FormTab):
    """A deed is what a button does: 'choose', 'open.<id>', 'back.<id>', 'history.<id>', 'away.<draft>', or the key of a form."""

    def __init__(self, view: AttachmentsView, desk: Desk, centre: FetchesPieces) -> None:
        super().__init__(view, desk)
        self._view, self._centre = view, centre
        self._task, self._fetching = OneTask(view, desk.run), OneTask(view, self._run_fetch)
        self._chosen: Chosen | None = None

    def open(self, family_id: str, item_id: str = "") -> None:
        """`item_id` is the key of a form about an attachment, then it opens, or an attachment's id, then it comes into sight."""
        if family_id != self._family_id:
            self._thrown, self._chosen = None, None
        self._family_id = family_id
        self.filling.close()
        self.filling.bring_back_undone()
        name, _, about = item_id.partition(".")
        if name in FORMS and about:
            self.act(item_id)
            return
        self._show()
        if item_id:
            self._view.show_record(item_id)

    def act(self, deed: str) -> None:
        name, _, about = deed.partition(".")
        if name == CHOOSE or (name == ATTACH and self._chosen is None):
            self._view.choose_file()
        elif name == OPEN:
            self._open(about)
        elif name == BACK:
            self._bring_back(about)
        elif name == AWAY:
            self._given_up(self._desk.draft(about))
        elif name == HISTORY:
            self._desk.go(places.history(self._family_id, about))
        else:
            self._fill_in(name, about)

    def choose(self, path: Path) -> None:
        """Reads the file that was chosen or dropped here, then asks what it is."""

        def read(chosen: Chosen) -> None:
            self._chosen = chosen
            self._fill_in(ATTACH, "")

        self._task.do("Reading the file…", lambda: read_chosen(path), read)

    def _open(self, attachment_id: str) -> None:
        row = next((each for each in self._page().rows if each.attachment.id == attachment_id), None)
        if row is None:
            self._show()
        elif row.where is Where.AT_CENTRE:
            self._fetching.do(f"Fetching “{row.attachment.title}” from the centre…", lambda: row, self._fetched)
        else:
            self._read(row.attachment)

    def _bring_back(self, attachment_id: str) -> None:
        try:
            bring_back(self._desk.store, self._desk.actor, attachment_id)
        except Problem as problem:
            self._view.show_problem(problem)
            return
        self._show()
        self._desk.did("It is back in the family’s file.")

    def _run_fetch(
        self, which: Callable[[], AttachmentRow], done: Callable[[AttachmentRow], None], failed: Callable[[Problem], None]
    ) -> None:
        def not_come(problem: Problem) -> None:
            failed(Problem(NO_NETWORK, OPEN_LATER) if isinstance(problem, Offline) else problem)

        row = which()
        self._centre.fetch_pieces(row.attachment.pieces, row.attachment.file_id, lambda: done(row), not_come)

    def _fetched(self, row: AttachmentRow) -> None:
        if row.attachment.family_id == self._family_id and not self.filling.is_open:
            self._show()
            self._read(row.attachment)

    def _read(self, attachment: Attachment) -> None:
        desk = self._desk

        def show(data: bytes | None) -> None:
            if data is None:
                self._view.show_problem(Problem(PART_GONE, GOES_ON))
                return
            witness(desk.store, desk.actor, "Opened an attachment", attachment.file_id)
            media = say_media(attachment.media)
            name = f"{attachment.kind.capitalize()} {attachment.on} {self._page().reference}{media.ending}"
            self._view.show_attachment(Showing(attachment.title, data, name, media.shown))

        self._task.do(f"Opening “{attachment.title}”…", lambda: content(desk.store, desk.actor, attachment.id), show)

    def _fill_in(self, name: str, about: str) -> None:
        try:
            form = FORMS[name](Attaching(self._desk, self._family_id, about, self._chosen))
        except Problem as problem:
            self._view.show_problem(problem)
            return
        self._view.show_problem(None)
        everyone = sorted(self._page().people, key=lambda each: each.is_child)
        people = [Subject(each.id, each.name, Stands.CHILD if each.is_child else Stands.ADULT, each.age) for each in everyone]
        item = f"{name}.{about}" if about else name
        self.filling.open(form, key=f"{TAB}:{item}:{self._family_id}", family_id=self._family_id, people=people)

    def _page(self) -> AttachmentsPage:
        desk = self._desk
        return attachments_page(desk.store, desk.actor, self._family_id, desk.today)

    def _show(self) -> None:
        desk = self._desk
        try:
            page = self._page()
            removed = removed_attachments(desk.store, desk.actor, self._family_id)
            drafts = unfinished(desk.store, desk.actor, self._family_id, TAB)
        except Problem as problem:
            self._view.show_problem(problem)
            return
        self._view.show_attachments(unfinished_block(drafts, desk) if drafts else None, attachment_block(page, removed))
