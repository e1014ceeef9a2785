"""Put off: the page on which a line of Today is put off until a day, with the reason."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QStackedWidget

from fpz_app.casework.families import Identity as Who
from fpz_app.domain.errors import Problem
from fpz_app.presenters.put_off import PutOffPresenter, PutOffView
from fpz_app.presenters.record_form import Editing
from fpz_app.ui.forms.record_form import RecordForm
from fpz_app.ui.widgets.identity import IdentityBar, identity_of
from fpz_app.ui.widgets.layout import clear
from fpz_app.ui.widgets.page import Page
from fpz_app.ui.widgets.panels import empty_state


class PutOffScreen(QStackedWidget):
    def __init__(self, presenter_for: Callable[[PutOffView], PutOffPresenter], today: Callable[[], date]) -> None:
        super().__init__()
        self.setAccessibleName("Put off")
        self.presenter = presenter_for(self)
        self._identity, self._gone = IdentityBar(), Page(name="Put off")
        self._form = RecordForm(self.presenter.filling, today)
        self._form.add_top(self._identity)
        self._form.left.connect(self.presenter.leave)
        for page in (self._form, self._gone):
            self.addWidget(page)

    def show_place(self, *, family_id: str = "", item_id: str = "", **_more: str) -> None:
        self.presenter.open(family_id, item_id)

    def leave(self) -> None:
        """Keeps what is being typed before another page opens."""
        self._form.flush()

    flush = leave

    def show_identity(self, identity: Who, level_words: str) -> None:
        self._identity.show_identity(identity_of(identity, level_words))

    def show_editing(self, editing: Editing) -> None:
        self.setCurrentWidget(self._form)
        self._form.show_editing(editing)

    def show_saved(self, at: str) -> None:
        self._form.show_saved(at)

    def show_newer(self, words: str) -> None:
        self._form.show_newer(words)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        self._form.show_problems(problems)

    def show_gone(self, words: str, detail: str) -> None:
        clear(self._gone.body)
        self._gone.add(empty_state(words, detail))
        self.setCurrentWidget(self._gone)
