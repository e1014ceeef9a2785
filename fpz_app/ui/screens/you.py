"""You: the page of the person who works at this laptop."""

from collections.abc import Callable

from fpz_app.domain.errors import Problem
from fpz_app.presenters.you import You, YouPresenter, YouView
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.buttons import secondary
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import LineEdit
from fpz_app.ui.widgets.layout import Flow, column, held, line
from fpz_app.ui.widgets.page import Page, pair
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.segments import Segments
from fpz_app.ui.widgets.shapes import Shape
from fpz_app.ui.widgets.text import label, section_head

LOOKS = (
    ("system", "As the system"), ("light", "Light"), ("dark", "Dark"), ("hc-light", "High contrast"),
    ("hc-dark", "High contrast, dark"),
)  # fmt: skip
SCALES = (("1.0", "Normal"), ("1.3", "Larger"), ("1.5", "Large"), ("2.0", "Double"))
KEYS = (
    ("Ctrl K", "Find a family or a person"), ("Ctrl L", "Lock"), ("F9", "Cover the screen"),
    ("Ctrl + and Ctrl −", "Larger and smaller text"), ("Alt Left", "Back"), ("Ctrl Tab", "Leave a text box"),
)  # fmt: skip


class YouScreen(Page):
    def __init__(self, presenter_for: Callable[[YouView], YouPresenter]) -> None:
        super().__init__(name="You and this laptop")
        self.presenter = presenter_for(self)
        self._name, self._role = label("", "title"), label("", "quiet")
        self._problem = ProblemSummary()
        self._look = Segments(LOOKS, name="How the window looks")
        self._scale = Segments(SCALES, name="Size of the text")
        self._job, self._phone, self._email = LineEdit(""), LineEdit("", width=208), LineEdit("")
        self._fields = {
            "job": Field("What you are", self._job, hint="Such as family support worker"),
            "phone": Field("Work phone", self._phone, hint="Families ring it"),
            "email": Field("Work e-mail", self._email, optional=True),
        }
        self._backup, self._mark, self._checked = label(""), Shape("done", "Checked"), label("")
        self._keys = held(
            column(
                section_head("Keys"),
                label("Your passphrase and this laptop open the record together; the recovery code opens it alone.", "quiet"),
                Flow(
                    secondary("Change the passphrase", icon="key-round", do=self.presenter.change_passphrase),
                    secondary("Make a new recovery code", do=self.presenter.new_code),
                    gap=12,
                ),
                gap=12,
            )
        )
        self._lay()
        self._look.changed.connect(lambda _key: self._choose())
        self._scale.changed.connect(lambda _key: self._choose())

    def show_place(self, **_arguments: str) -> None:
        self.presenter.open()

    def show_you(self, you: You) -> None:
        self._name.setText(you.name)
        self._role.setText(you.role)
        for line_edit, words in ((self._job, you.job), (self._phone, you.phone), (self._email, you.email)):
            line_edit.setText(words)
        self._look.choose(you.look)
        self._scale.choose(you.scale)
        self._backup.setText(you.backup)
        self._keys.setVisible(you.has_keys)
        self._problem.clear_problem()

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

    def _choose(self) -> None:
        self.presenter.choose(self._look.chosen, self._scale.chosen)

    def _save(self) -> None:
        self.presenter.change_contact(self._job.value(), self._phone.value(), self._email.value())

    def _lay(self) -> None:
        self._mark.hide()
        checks = Flow(
            secondary("Back up now", icon="save", do=self.presenter.back_up),
            secondary("Check the journal", icon="list-checks", do=self.presenter.check),
            gap=12,
        )
        keys = [line(label(key, "strong", wrap=False), None, label(what, "quiet")) for key, what in KEYS]
        body = column(
            column(self._name, self._role, gap=1), self._problem, 16,
            section_head("How families reach you"), pair(self._fields["job"], self._fields["phone"]), self._fields["email"],
            line(secondary("Save", do=self._save), None), 20,
            section_head("Look"), Field("How the window looks", self._look), Field("Size of the text", self._scale), 20,
            self._keys, 20,
            section_head("The record on this laptop"), self._backup, checks, line(self._mark, self._checked, None, gap=10), 20,
            section_head("Keys of the keyboard"), *keys,
            gap=12,
        )  # fmt: skip
        inner = held(body)
        inner.setMaximumWidth(720)
        self.add(inner)
