"""Main window: the rail, the page that is open, and what lies over them; it knows pages by key and nothing of casework."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fpz_app.ui.actions import add_actions
from fpz_app.ui.cover import Cover
from fpz_app.ui.look import text_scale
from fpz_app.ui.navigation import Place, RailItem
from fpz_app.ui.notices import Banner, Toast
from fpz_app.ui.rail import Rail
from fpz_app.ui.signals import AppSignals
from fpz_app.ui.theme import Theme
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.focus_ring import FocusRing, focus_first
from fpz_app.ui.widgets.reading_order import go_on

NARROW_BELOW, NARROW_FROM_SCALE = 1024, 1.75
UNDER_COVER = ("hide", "lock")


@dataclass(frozen=True)
class Heading:
    """The words at the head and foot of the rail; `page` is what pressing the person opens, if anything."""

    title: str
    zone: str
    person: str
    role: str
    page: str = ""


class MainWindow(QWidget):
    """Pages are made when first opened. One may have `show_place(**about)`, for each opening, `leave()`, before another, and
    `place_now(about)`, what leads back to what it shows by now. `help_asked` carries the key of the page that is open, with a dot
    and its tab where it has tabs."""

    lock_asked = Signal()
    find_asked = Signal(str)
    help_asked = Signal(str)
    closing = Signal()

    def __init__(
        self, heading: Heading, *, rail: Sequence[RailItem], places: Sequence[Place], theme: Theme, signals: AppSignals
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setWindowTitle(heading.title)
        self._places = {place.key: place for place in places}
        self._pages: dict[str, QWidget] = {}
        self._past: list[tuple[str, dict[str, str]]] = []
        self._future: list[tuple[str, dict[str, str]]] = []
        self._here: tuple[str, dict[str, str]] | None = None
        self._alone = False
        self._theme = theme
        self.rail = Rail(rail, title=heading.title, zone=heading.zone, person=heading.person, role=heading.role)
        self.rail.set_person_open(bool(heading.page))
        self._person_page = heading.page
        self.banner = Banner()
        self._stack = QStackedWidget()
        self._lay()
        self.toast = Toast(self._side)
        self.cover = Cover(self)
        self._ring = FocusRing(self)
        self._connect(signals)

    def open(self, key: str, **arguments: str) -> None:
        """Opens a page, with what it is about; Back leads here again."""
        if self._here is not None and self._here != (key, arguments):
            self._past.append(self._as_left(*self._here))
            self._future.clear()
        self._go(key, arguments)

    def back(self) -> None:
        if self._past and self._here is not None:
            self._future.append(self._as_left(*self._here))
            self._go(*self._past.pop())

    def forward(self) -> None:
        if self._future and self._here is not None:
            self._past.append(self._as_left(*self._here))
            self._go(*self._future.pop())

    @property
    def here(self) -> str:
        """The key of the page that is open."""
        return self._here[0] if self._here is not None else ""

    @property
    def about(self) -> dict[str, str]:
        """What the page that is open was opened with."""
        return self._here[1] if self._here is not None else {}

    def page(self, key: str) -> QWidget:
        """The page of that key, made now if it was never open."""
        if key not in self._pages:
            self._pages[key] = self._places[key].make()
            self._stack.addWidget(self._pages[key])
        return self._pages[key]

    def do(self, command: str) -> None:
        """Runs a command of the table in `actions` by its key. Raises KeyError for one that the window has not."""
        self._actions[command].trigger()

    def hide_quickly(self) -> None:
        """Covers everything at one key; the same key, or the button on the cover, comes back."""
        self.cover.toggle()

    def show_page_alone(self, alone: bool) -> None:
        """Gives the open page the whole window, without the rail, or no longer."""
        self._alone = alone
        self.rail.setVisible(not alone)

    def leave(self) -> None:
        """Lets the open page keep what is being written; what is being dictated is taken as it stands."""
        QGuiApplication.inputMethod().commit()
        page = self._pages.get(self.here)
        if page is not None and hasattr(page, "leave"):
            page.leave()

    def _go(self, key: str, arguments: dict[str, str]) -> None:
        self.leave()
        page = self.page(key)
        self._here = (key, arguments)
        if hasattr(page, "show_place"):
            page.show_place(**arguments)
        self._stack.setCurrentWidget(page)
        self.rail.set_current(self._line_of(key))
        if page.focusProxy() is not None:  # a page that names where typing begins
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange) or not self._can_type():
            focus_first(page)
        if page.accessibleName():
            announce(page, page.accessibleName())

    def _line_of(self, key: str) -> str:
        """The line of the rail that is lit while a page is open."""
        before = [self._places[past] for past, _about in self._past] if self._places[key].follows else []
        place = next((each for each in reversed(before) if not each.follows), self._places[key])
        return place.rail or place.key

    def _as_left(self, key: str, arguments: dict[str, str]) -> tuple[str, dict[str, str]]:
        """What leads back to what a page shows by now, such as another tab than the one it was opened at."""
        page = self._pages[key]
        return key, page.place_now(arguments) if hasattr(page, "place_now") else arguments

    def _ask_help(self) -> None:
        if self._here is not None:
            key, about = self._as_left(*self._here)
            self.help_asked.emit(".".join(part for part in (key, about.get("tab", "")) if part))

    def _can_type(self) -> bool:
        """Whether what has the focus is still there: a page shown anew may have taken it away."""
        on = self.focusWidget()
        return on is not None and on.isVisible()

    def _lay(self) -> None:
        self._side = QWidget()
        right = QVBoxLayout(self._side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.banner)
        right.addWidget(self._stack, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.rail)
        whole.addWidget(self._side, 1)
        self.resize(1280, 800)
        self.setMinimumSize(640, 480)

    def _connect(self, signals: AppSignals) -> None:
        signals.notice.connect(self.toast.show_notice)
        signals.sync_state.connect(self.rail.show_states)
        self.rail.person_asked.connect(lambda: self.open(self._person_page))
        self.rail.asked.connect(lambda key: self.open(key))
        self.rail.lock_asked.connect(self.lock_asked)
        self._theme.changed.connect(self._fit)
        self.cover.covered.connect(self._cover)
        self._actions = add_actions(self, {
            "find": lambda: self.find_asked.emit(""), "help": self._ask_help, "back": self.back, "forward": self.forward,
            "hide": self.hide_quickly, "lock": self.lock_asked.emit, "larger": self._theme.larger, "smaller": self._theme.smaller,
        })  # fmt: skip

    def _cover(self, covered: bool) -> None:
        """Beneath the cover nothing can be reached, by keys or by a screen reader."""
        self.rail.setVisible(not covered and not self._alone)
        self._side.setVisible(not covered)
        for key, action in self._actions.items():
            action.setEnabled(not covered or key in UNDER_COVER)

    def _fit(self) -> None:
        self.rail.set_narrow(self.width() < NARROW_BELOW or text_scale() >= NARROW_FROM_SCALE)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return go_on(self, forward=forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self.cover.resize(event.size())

    def closeEvent(self, event: QCloseEvent) -> None:
        self.leave()
        self.closing.emit()
        super().closeEvent(event)
