"""Family: the frame of a family's file, with its identity bar and its tabs."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from fpz_app.casework.families import Identity as Who
from fpz_app.presenters.family import FamilyPresenter, FamilyView
from fpz_app.ui.look import px
from fpz_app.ui.notices import Banner
from fpz_app.ui.widgets.buttons import button, link
from fpz_app.ui.widgets.identity import IdentityBar, identity_of
from fpz_app.ui.widgets.layout import clear, column, filled_unseen, held, line
from fpz_app.ui.widgets.page import LOW, MARGIN
from fpz_app.ui.widgets.panels import empty_state
from fpz_app.ui.widgets.tabs import TabBar

Tab = tuple[str, str, Callable[[], QWidget]]  # key, words, what makes its screen


class FamilyScreen(QWidget):
    """Hosts the tabs' screens, each made when it is first opened. Each has `open(family_id, item_id)`, and may have `flush()`,
    `refresh(changed)`, and `come_back()`, told when the page itself was opened again."""

    def __init__(self, presenter_for: Callable[[FamilyView, tuple[str, ...]], FamilyPresenter], tabs: Sequence[Tab]) -> None:
        super().__init__()
        self.setObjectName("page")
        self.presenter = presenter_for(self, tuple(key for key, _, _ in tabs))
        self._makes = {key: make for key, _, make in tabs}
        self._screens: dict[str, QWidget] = {}
        self._shown = self._family_id = ""
        self._identity = IdentityBar()
        self._note = button("Write a note", "primary", icon="pencil", compact=True, do=self.presenter.write_note)
        history = link("History", icon="history", do=self.presenter.show_history)
        tools = held(line(history, self._note, gap=16))
        self._bar = TabBar([(key, words) for key, words, _ in tabs], name="The family’s file", right=tools)
        self._stack = QStackedWidget()
        self._gone, self._waiting, self._opened = QVBoxLayout(), Banner(), Banner()
        self._lay()
        self._bar.chosen.connect(self._choose)

    def show_place(self, *, family_id: str = "", tab: str = "", item_id: str = "", **_more: str) -> None:
        self.flush()
        self.presenter.open(family_id, tab, item_id)
        screen = self._screens.get(self._shown)
        if screen is not None and hasattr(screen, "come_back"):
            screen.come_back()

    def place_now(self, about: dict[str, str]) -> dict[str, str]:
        """Back leads to the tab that was open last."""
        return about if about.get("tab") == self._shown else {"family_id": about["family_id"], "tab": self._shown}

    def leave(self) -> None:
        """Keeps what is being typed before another page opens."""
        self.flush()
        self.presenter.left()

    def flush(self) -> None:
        screen = self._screens.get(self._shown)
        if screen is not None and hasattr(screen, "flush"):
            screen.flush()

    def refresh(self, changed: Any) -> None:
        if not self.isVisible() or not self.presenter.hear(changed):
            return
        screen = self._screens.get(self._shown)
        if screen is not None and hasattr(screen, "refresh"):
            screen.refresh(changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def show_identity(self, identity: Who, level_words: str) -> None:
        self.setAccessibleName(f"{identity.name} family")
        self._identity.show_identity(identity_of(identity, level_words))
        self._hide_gone(False)

    def show_tools(self, *, may_write: bool) -> None:
        self._note.setVisible(may_write)

    def show_tab(self, key: str, family_id: str, item_id: str) -> None:
        self._shown = key
        self._bar.choose(key)
        screen = self._screen(key)
        with filled_unseen(screen) if family_id != self._family_id else nullcontext():
            screen.open(family_id, item_id)  # type: ignore[attr-defined]
        self._family_id = family_id
        self._stack.setCurrentWidget(screen)

    def show_gone(self, words: str, detail: str) -> None:
        self._shown = self._family_id = ""
        for banner in (self._waiting, self._opened):
            banner.clear_banner()
        clear(self._gone)
        self._gone.addWidget(empty_state(words, detail))
        self._hide_gone(True)

    def show_waiting(self, words: str, action: str) -> None:
        if not words:
            self._waiting.clear_banner()
        elif words != self._waiting.accessibleName() or self._waiting.isHidden():
            self._waiting.show_banner(words, shape="decide", action=action, do=self.presenter.decide)

    def show_opened(self, words: str) -> None:
        if not words:
            self._opened.clear_banner()
        elif words != self._opened.accessibleName() or self._opened.isHidden():
            self._opened.show_banner(words, action="Give back now", do=self.presenter.give_back)

    def _hide_gone(self, gone: bool) -> None:
        if not gone:
            clear(self._gone)
        for part in (self._identity, self._bar, self._stack):
            part.setVisible(not gone)

    def _fit(self) -> None:
        self._identity.set_low(self.height() < px(LOW))

    def _choose(self, key: str) -> None:
        self.flush()
        self.presenter.choose(key)

    def _screen(self, key: str) -> QWidget:
        if key not in self._screens:
            self._screens[key] = self._makes[key]()
            self._stack.addWidget(self._screens[key])
        return self._screens[key]

    def _lay(self) -> None:
        self._gone.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self.setLayout(column(self._opened, self._identity, self._bar, self._waiting, self._gone, gap=0))
        self.layout().addWidget(self._stack, 1)  # type: ignore[union-attr, call-arg]
