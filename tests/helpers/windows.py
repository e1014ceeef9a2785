"""Windows: a main window with five plain pages, for tests."""

from PySide6.QtWidgets import QApplication, QWidget

from fpz_app.ui.main_window import Heading, MainWindow
from fpz_app.ui.navigation import Place, RailItem
from fpz_app.ui.rail import RailButton
from fpz_app.ui.signals import AppSignals
from fpz_app.ui.theme import Theme
from fpz_app.ui.widgets.buttons import primary
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import LineEdit
from fpz_app.ui.widgets.page import Page
from fpz_app.ui.widgets.text import label


class Screen(Page):
    """A page that remembers what it was asked to show."""

    def __init__(self, name: str) -> None:
        super().__init__(name=name)
        self.shown: list[dict[str, str]] = []
        self.left = 0
        self.field = Field("What you saw", LineEdit())
        self.add(self.field, *(label(f"Line {number}") for number in range(60)), primary("Go on"))

    def show_place(self, **about: str) -> None:
        self.shown.append(about)

    def leave(self) -> None:
        self.left += 1


class Opened:
    """A window with its theme and signals, and how often each page was made."""

    def __init__(self, app: QApplication) -> None:
        self.made: list[str] = []
        self.signals = AppSignals()
        self.theme = Theme(app)
        self.theme.apply(1.0, "light")
        self.window = MainWindow(
            Heading("Family Partnership", "Purbeck zone", "Priya Nair", "Practitioner"),
            rail=[RailItem("today", "Today", "sun"), RailItem("families", "Families", "users")],
            places=[
                self.place("today"), self.place("families"), self.place("family", "families"), self.place("sync"),
                self.place("history", "families", follows=True),
            ],
            theme=self.theme, signals=self.signals,
        )  # fmt: skip

    def place(self, key: str, rail: str = "", *, follows: bool = False) -> Place:
        def make() -> QWidget:
            self.made.append(key)
            return Screen(key.capitalize())

        return Place(key, make, rail, follows)

    def screen(self, key: str) -> Screen:
        page = self.window.page(key)
        assert isinstance(page, Screen)
        return page

    def rail_button(self, words: str) -> RailButton:
        return next(button for button in self.window.findChildren(RailButton) if button.text() == words)
