"""Form tab: a tab of the family's file on which a small form takes the page's place while it is filled in."""

from abc import ABC, abstractmethod
from typing import Protocol

from fpz_app.presenters.desk import Desk
from fpz_app.presenters.small_form import Filling, FillingView
from fpz_app.store.drafts import Draft
from fpz_app.store.store import Changed


class FormTabView(FillingView, Protocol):
    def show_thrown_away(self, words: str) -> None: ...


class FormTab(ABC):
    """`_thrown` is the draft that was thrown away last, which can be brought back until another family is opened."""

    def __init__(self, view: FormTabView, desk: Desk) -> None:
        self._form_view, self._desk = view, desk
        self.filling = Filling(view, desk, stored=self._show, given_up=self._given_up)
        self._family_id = ""
        self._thrown: Draft | None = None

    @abstractmethod
    def act(self, deed: str) -> None:
        """What a button does; the key of a form opens it."""

    @abstractmethod
    def _show(self) -> None:
        """Shows the page anew."""

    def refresh(self, changed: Changed) -> None:
        """A form that is being filled in stays as it is, and says what others changed of its records."""
        if self._family_id in changed.files and self.filling.is_open:
            self.filling.tell_newer()
        elif self._family_id in changed.files:
            self.filling.bring_back_undone()
            self._show()

    def put_off(self) -> None:
        """Leaves the form that is open; what is typed in it stays as a draft."""
        self.filling.keep()
        self.filling.close()
        self._show()

    def bring_back(self) -> None:
        if self._thrown is not None:
            draft, self._thrown = self._thrown, None
            self.filling.bring_back(draft)
            self.act(draft.key.split(":")[1])

    def _given_up(self, draft: Draft | None) -> None:
        if draft is not None:
            self._desk.discard_draft(draft.key)
        self._thrown = draft
        self._show()
        if draft is not None:
            self._form_view.show_thrown_away(f"You threw away {draft.title}.")
