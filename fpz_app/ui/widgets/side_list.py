"""Side list: a list at the left of a form; when there is no room for both, a button at the top changes between them."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from fpz_app.ui.look import px
from fpz_app.ui.widgets.buttons import button, rename
from fpz_app.ui.widgets.layout import add_to, column, held, line
from fpz_app.ui.widgets.page import TOP_MARGIN, PageScroll
from fpz_app.ui.widgets.sections import SectionList
from fpz_app.ui.widgets.text import hairline, label

LIST_WIDTH, LEAST_FORM = 264, 440


class SideList(QWidget):
    """The list (264 px), a hairline, and the form with its foot. Opening a section shows the form again where only one fits."""

    def __init__(self, words: str, beneath: str, sections: SectionList, scroll: PageScroll, foot: QWidget | None = None) -> None:
        super().__init__()
        self._heading, self._beneath = label(words, "head"), label(beneath, "hint")
        self._list = PageScroll(margins=(20, TOP_MARGIN, 12, 24))
        for each in (self._heading, self._beneath):
            each.setContentsMargins(12, 0, 0, 0)
        for item in (self._heading, self._beneath, 12, sections):
            add_to(self._list.body, item)
        self._switch = button("All sections", icon="list-checks", compact=True, do=self._turn)
        self._top = held(column(line(self._switch, None, margins=(32, 8, 32, 8)), hairline(), gap=0))
        self._form = QWidget()
        self._rule = hairline(upright=True)
        self._narrow = self._listing = False
        sections.opened.connect(lambda _key: self.show_form())
        self._lay(scroll, foot)

    def say(self, words: str, beneath: str) -> None:
        self._heading.setText(words)
        self._beneath.setText(beneath)

    def reveal(self, item: QWidget) -> None:
        """Scrolls the list until one of its lines is seen."""
        self._list.ensureWidgetVisible(item, 0, 40)

    def show_form(self) -> None:
        self._listing = False
        self._fit()

    @property
    def listing(self) -> bool:
        """True while the list has the whole room to itself."""
        return self._narrow and self._listing

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _lay(self, scroll: PageScroll, foot: QWidget | None) -> None:
        right = QVBoxLayout(self._form)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(scroll, 1)
        if foot is not None:
            right.addWidget(foot)
        self._list.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        across = line(self._list, self._rule, gap=0)
        across.addWidget(self._form, 1)
        whole = column(self._top, gap=0)
        whole.addLayout(across, 1)
        self.setLayout(whole)

    def _turn(self) -> None:
        self._listing = not self._listing
        self._fit()

    def _fit(self) -> None:
        self._narrow = self.width() < px(LIST_WIDTH) + px(LEAST_FORM)
        rename(self._switch, "Back to the form" if self._listing else "All sections")
        self._top.setVisible(self._narrow)
        self._rule.setVisible(not self._narrow)
        self._list.setVisible(not self._narrow or self._listing)
        self._form.setVisible(not self._narrow or not self._listing)
        self._list.setMinimumWidth(0 if self._narrow else px(LIST_WIDTH))
        self._list.setMaximumWidth(16777215 if self._narrow else px(LIST_WIDTH))
