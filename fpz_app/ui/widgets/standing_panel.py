"""Standing panel: where a finished assessment stands, the family's copy, approval, and its versions."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fpz_app.presenters.assessment_standing import Standing
from fpz_app.ui.widgets.buttons import link, primary, secondary
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import TextEdit
from fpz_app.ui.widgets.layout import Flow, clear, line
from fpz_app.ui.widgets.panels import FactRows
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.text import label, section_head

VERSIONS: tuple[Column, ...] = (
    Column("Version", lambda row: row.words, tone=lambda row: "strong" if row.is_shown else "", width=120),
    Column("State", lambda row: row.detail, tone="quiet"),
)


class StandingPanel(QWidget):
    """`approved`, `returned(comments)`, `commented` while they are typed, `copy_asked`, `version_asked(id)`, `history_asked`."""

    approved = Signal()
    returned = Signal(str)
    commented = Signal()
    copy_asked = Signal()
    version_asked = Signal(str)
    history_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Where it stands")
        self._comments = TextEdit(name="Comments", lines=3)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)

    @property
    def comments(self) -> str:
        return self._comments.value()

    def show_standing(self, stands: Standing, comments: str = "") -> None:
        clear(self._box)
        self._box.addWidget(FactRows([(name, words, "") for name, words in stands.facts], name_width=120))
        self._box.addSpacing(8)
        self._box.addLayout(line(link("History", icon="history", do=self.history_asked.emit), None))
        if stands.may_approve:
            self._add_approval(comments)
        self._add_copies(stands)
        if len(stands.versions) > 1:
            self._box.addSpacing(24)
            self._box.addLayout(section_head("Versions"))
            rows = RowsView(VERSIONS, name="Versions", row_height=33)
            rows.show_rows(stands.versions)
            rows.opened.connect(lambda row: self.version_asked.emit(row.assessment_id))
            self._box.addWidget(rows)

    def _add_approval(self, comments: str) -> None:
        self._comments = TextEdit(comments, name="Comments", lines=3)
        self._comments.edited.connect(lambda _text: self.commented.emit())
        approve = primary("Approve", icon="check", do=self.approved.emit)
        give_back = secondary("Return with comments", do=lambda: self.returned.emit(self._comments.value()))
        self._box.addSpacing(24)
        self._box.addLayout(section_head("Your approval"))
        self._box.addSpacing(8)
        hint = "What should be done before it is approved; needed when you return it"
        self._box.addWidget(Field("Comments", self._comments, hint=hint, optional=True))
        self._box.addSpacing(12)
        self._box.addLayout(Flow(approve, give_back, gap=12))

    def _add_copies(self, stands: Standing) -> None:
        self._box.addSpacing(24)
        self._box.addLayout(section_head("The family’s copy"))
        self._box.addSpacing(8)
        for words in stands.copies or ("Nobody has recorded yet whether the family has its copy.",):
            self._box.addWidget(label(words))
        if stands.may_record:
            self._box.addSpacing(10)
            self._box.addLayout(Flow(secondary("Record the family’s copy", icon="file-text", do=self.copy_asked.emit)))
