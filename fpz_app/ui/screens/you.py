"""You: the page of the person who works at this laptop."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout

from fpz_app.domain.errors import Problem
from fpz_app.presenters.you import Contact, You, YouPresenter, YouView
from fpz_app.ui.autosave import Autosave
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.buttons import secondary
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import LineEdit
from fpz_app.ui.widgets.layout import Flow, column, held, line
from fpz_app.ui.widgets.measure import Measure
from fpz_app.ui.widgets.page import Page, pair
from fpz_app.ui.widgets.panels import SavedMark
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.segments import Segments
from fpz_app.ui.widgets.shapes import Shape
from fpz_app.ui.widgets.text import label, section_head

LOOKS = (
    ("system", "As the system"), ("light", "Light"), ("dark", "Dark"), ("hc-light", "High contrast"),
    ("hc-dark", "High contrast, dark"),
)  # fmt: skip
SCALES = (("1.0", "Normal"), ("1.15", "115 %"), ("1.3", "130 %"), ("1.5", "150 %"), ("1.75", "175 %"), ("2.0", "Double"))
WIDEST, GAP = 720, 24


class YouScreen(Page):
    """Everything is kept at once: choices when they are made, what is typed when its field is left."""

    def __init__(self, presenter_for: Callable[[YouView], YouPresenter]) -> None:
        super().__init__(name="You and this laptop")
        self.presenter = presenter_for(self)
        self._autosave = Autosave(self, lambda: self.presenter.keep_contact(self._contact()))
        self._shown = Contact()
        self._name, self._role = label("", "title"), label("", "quiet")
        self._problem, self._saved = ProblemSummary(), SavedMark()
        self._look = Segments(LOOKS, name="How the window looks")
        self._scale = Segments(SCALES, name="Size of the text")
        self._job, self._phone, self._email = LineEdit(""), LineEdit("", width=208), LineEdit("")
        self._fields = {
            "job": Field("What you are", self._job, hint="Such as family support worker"),
            "phone": Field("Work phone", self._phone, hint="Families ring it"),
            "email": Field("Work e-mail", self._email, optional=True),
        }
        self._backup, self._mark, self._checked = label(""), Shape("done", "Checked"), label("")
        self._keys = held(self._about_keys())
        self._lay()
        for edit in (self._job, self._phone, self._email):
            edit.edited.connect(lambda _text: self._autosave.touch())
            edit.editingFinished.connect(self._store)
        for choice in (self._look, self._scale):
            choice.changed.connect(lambda _key: self.presenter.choose(self._look.chosen, self._scale.chosen))

    def show_place(self, **_arguments: str) -> None:
        self._mark.hide()
        self._checked.setText("")
        self._saved.hide()
        self.presenter.open()

    def leave(self) -> None:
        self._store()

    def refresh(self, _changed: object) -> None:
        if self._contact() == self._shown:
            self.presenter.refresh()

    def show_you(self, you: You) -> None:
        self._name.setText(you.name)
        self._role.setText(you.role)
        self._look.choose(you.look)
        self._scale.choose(you.scale)
        self._backup.setText(you.backup)
        self._keys.setVisible(you.has_keys)

    def show_contact(self, contact: Contact) -> None:
        for edit, words in ((self._job, contact.job), (self._phone, contact.phone), (self._email, contact.email)):
            if edit.text() != words:
                edit.setText(words)
        self._shown = self._contact()

    def show_saved(self, words: str) -> None:
        self._saved.show_saved(words)

    def show_backup(self, words: str) -> None:
        self._backup.setText(words)
        announce(self, words)

    def show_checked(self, words: str, *, is_good: bool) -> None:
        self._mark.set_kind("done" if is_good else "error")
        self._mark.show()
        self._checked.setText(words)
        announce(self, words)

    def show_problem(self, problem: Problem | None) -> None:
        if problem is None:
            self._problem.clear_problem()
        else:
            self._problem.show_problem(problem, self._fields)

    def _contact(self) -> Contact:
        return Contact(self._job.value(), self._phone.value(), self._email.value())

    def _store(self) -> None:
        self._autosave.drop()
        self.presenter.change_contact(self._contact())

    def _about_keys(self) -> QVBoxLayout:
        doing = Flow(
            secondary("Change the passphrase", icon="key-round", do=self.presenter.change_passphrase),
            secondary("Make a new recovery code", do=self.presenter.new_code), gap=12,
        )  # fmt: skip
        said = "Your passphrase and this laptop open the record together; the recovery code opens it alone."
        return column(section_head("Keys"), label(said, "quiet"), held(doing), GAP - 12, gap=12)

    def _lay(self) -> None:
        self._mark.hide()
        checks = Flow(
            secondary("Back up now", icon="save", do=self.presenter.back_up),
            secondary("Check the journal", icon="list-checks", do=self.presenter.check), gap=12,
        )  # fmt: skip
        checked = line(gap=10)
        checked.addWidget(self._mark)
        checked.addWidget(self._checked, 1)
        body = column(
            column(self._name, self._role, gap=1), self._problem, GAP - 12,
            section_head("How families reach you", "", self._saved), pair(self._fields["job"], self._fields["phone"]),
            self._fields["email"], GAP - 12,
            section_head("Look"), Field("How the window looks", self._look), Field("Size of the text", self._scale), GAP - 12,
            self._keys,
            section_head("The record on this laptop"), self._backup, held(checks), checked, GAP - 24,
            section_head("Help"), label("What a page is for, every key, and what is new. F1 leads there from anywhere.", "quiet"),
            held(Flow(secondary("Open the help", do=self.presenter.help))),
            gap=12,
        )  # fmt: skip
        self.add(Measure(body, WIDEST))
