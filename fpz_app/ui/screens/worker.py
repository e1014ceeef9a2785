"""Worker: one person of the zone: their entry in the directory, the families they lead, and their laptops."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fpz_app.domain.errors import Problem
from fpz_app.presenters.worker import Code, WorkerPresenter, WorkerView
from fpz_app.presenters.worker_page import ROLES, Around
from fpz_app.ui.autosave import Autosave
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.buttons import link, primary, rename, secondary
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import Choice, LineEdit
from fpz_app.ui.widgets.invited_code import invited_code
from fpz_app.ui.widgets.laptop_panel import LaptopPanel
from fpz_app.ui.widgets.layout import Flow, Item, clear, column, held, line, show_at_once
from fpz_app.ui.widgets.led_families import LedFamilies
from fpz_app.ui.widgets.measure import Measure
from fpz_app.ui.widgets.page import Page, TwoColumns, pair
from fpz_app.ui.widgets.panels import SavedMark, refusal
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.text import label, section_head

LEAVING = (
    "They may do nothing here from then on, and their laptops lose every family’s file at the next contact. What they wrote "
    "stays. Take the trust of their laptops away too where those stay with them."
)
WIDEST = 640
LEADS_STILL = "They still lead families: hand those over first, or after. Until then the manager’s Today says so."


class WorkerScreen(Page):
    """`preview` asks for a print preview: title, PDF, suggested file name."""

    preview = Signal(str, bytes, str)

    def __init__(self, presenter_for: Callable[[WorkerView], WorkerPresenter]) -> None:
        super().__init__(name="Worker")
        self.presenter = presenter_for(self)
        self._autosave = Autosave(self, self.presenter.keep)
        self._heading, self._saved, self._problem = label("", "title"), SavedMark(), ProblemSummary()
        self._doing = label("", "hint")
        self._role, self._role_words = Choice([(role, role) for role in ROLES], name="Role in the app"), label("", "hint")
        self._fields = self._make_fields()
        self._families, self._laptops, self._code, self._leaving = QVBoxLayout(), QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._around: Around | None = None
        self._more: dict[str, Field] = {}
        self._lay()

    def show_place(self, *, item_id: str = "new", **_more: str) -> None:
        self._autosave.drop()
        self._saved.hide()
        self._around = None
        self.presenter.open(item_id)
        self.scroller.verticalScrollBar().setValue(0)

    def leave(self) -> None:
        self._autosave.flush()
        self.presenter.leave()

    def flush(self) -> None:
        self._autosave.flush()

    def refresh(self, _changed: object) -> None:
        self.presenter.refresh()

    def values(self) -> dict[str, Any]:
        return {name: _value(field.control) for name, field in self._fields.items()}

    def show_closed(self, words: str) -> None:
        self.setAccessibleName("Worker")
        self._autosave.drop()
        clear(self._closed)
        self._closed.addWidget(refusal("People and laptops", words))
        show_at_once(self._closed)
        self._everything.hide()

    def show_form(self, heading: str, values: Mapping[str, Any], *, is_new: bool) -> None:
        clear(self._closed)
        self._everything.show()
        self.setAccessibleName(heading)
        self._heading.setText(heading)
        for name, field in self._fields.items():
            _set(field.control, str(values.get(name, "")))
        self._say_role(self._role.chosen)
        self._autosave.drop()
        rename(self._save, "Add to the directory" if is_new else "Save")
        for part in (self._beside, self._history):
            part.setVisible(not is_new)
        self.setFocusProxy(self._fields["name"].control)

    def show_around(self, around: Around) -> None:
        """What is being typed in a laptop's panel stays while that laptop stands as it did."""
        before, self._around = self._around, around
        if before == around:
            return
        if before is None or (before.families, before.leads, before.families_words) != (
            around.families, around.leads, around.families_words,
        ):  # fmt: skip
            self._show_families(around)
        self._show_laptops(around, before)
        if before is None or (before.left, before.is_self, bool(before.families)) != (
            around.left, around.is_self, bool(around.families),
        ):  # fmt: skip
            self._show_leaving(around, asked=False)

    def show_code(self, code: Code | None) -> None:
        clear(self._code)
        if code is None:
            return
        self._code.addWidget(invited_code(code, self.presenter.print_code))
        show_at_once(self._code)
        announce(self, "The one-time code is shown.")

    def show_saved(self, words: str) -> None:
        self._saved.show_saved(words)

    def show_busy(self, words: str) -> None:
        self._doing.setText(words)
        self._doing.setVisible(bool(words))
        for button in (self._invite, self._ask):
            button.setEnabled(not words)

    def show_problem(self, problem: Problem | None) -> None:
        if problem is None:
            self._problem.clear_problem()
        else:
            self._problem.show_problem(problem, {**self._fields, **self._more})
            self.reveal(self._problem)

    def preview_paper(self, paper: str, pdf: bytes, name: str) -> None:
        self.preview.emit(paper, pdf, name)

    def _show_families(self, around: Around) -> None:
        clear(self._families)
        self._more.pop("lead", None)
        if around.families_words:
            self._families.addWidget(label(around.families_words, "quiet"))
            show_at_once(self._families)
            return
        made = LedFamilies(around, self.presenter.hand_over, self.presenter.open_family)
        self._more["lead"] = made.lead
        self._families.addWidget(made)
        show_at_once(self._families)

    def _show_laptops(self, around: Around, before: Around | None) -> None:
        self._stands.setText(around.stands)
        for part in (self._stands, self._ask):
            part.setVisible(bool(around.stands))
        self._invite.setVisible(around.may_invite)
        self._codes.setText(around.codes)
        for part in (self._codes, self._withdraw):
            part.setVisible(bool(around.codes))
        if before is not None and before.laptops == around.laptops and before.laptops_words == around.laptops_words:
            return
        clear(self._laptops)
        self._more.pop("reason", None)
        if around.laptops_words:
            self._laptops.addWidget(label(around.laptops_words, "quiet"))
        for card in around.laptops:
            self._laptops.addWidget(LaptopPanel(card, self.presenter.take_trust, self._asked))
        show_at_once(self._laptops)

    def _say_role(self, role: str) -> None:
        self._role_words.setText(ROLES.get(role, ""))
        self._role.setAccessibleDescription(ROLES.get(role, ""))

    def _asked(self, opened: LaptopPanel) -> None:
        self._more["reason"] = opened.reason

    def _show_leaving(self, around: Around, *, asked: bool) -> None:
        clear(self._leaving)
        items: list[Item] = []
        keep = secondary("They still work here", do=lambda: self._show_leaving(around, asked=False))
        if around.left:
            back = secondary("Welcome them back", do=self.presenter.welcome_back)
            items = [label("They have left the zone.", "strong"), held(Flow(back))]
        elif asked:
            words = [label(LEAVING, "quiet"), *([label(LEADS_STILL)] if around.families else [])]
            items = [*words, 4, held(Flow(keep, secondary("Mark as left", do=self.presenter.mark_left), gap=12))]
        elif not around.is_self and not self._beside.isHidden():
            ask = secondary("They have left the zone…", do=lambda: self._show_leaving(around, asked=True))
            items = [held(Flow(ask))]
        self._leaving.addWidget(held(column(*items, gap=8)))
        show_at_once(self._leaving)
        if asked:
            keep.setFocus()

    def _make_fields(self) -> dict[str, Field]:
        self._role.changed.connect(self._say_role)
        fields = {
            "name": Field("Name", LineEdit("")),
            "agency": Field("Agency", LineEdit("")),
            "team": Field("Team", LineEdit(""), optional=True),
            "job": Field("What they are", LineEdit(""), optional=True, hint="Such as family support worker"),
            "role": Field("Role in the app", self._role),
        }
        for field in fields.values():
            signal = "changed" if isinstance(field.control, Choice) else "edited"
            getattr(field.control, signal).connect(lambda _said: self._autosave.touch())
        return fields

    def _lay(self) -> None:
        self._save = primary("Save", do=self._store)
        self._stands, self._codes = label("", "quiet"), label("", "quiet")
        self._ask = link("Ask the centre again", icon="refresh-cw", do=self.presenter.ask_again)
        self._invite = secondary("Invite a laptop", icon="laptop", do=self.presenter.invite)
        self._withdraw = link("Withdraw what is open", do=self.presenter.withdraw)
        self._history = link("History", icon="history", do=self._see_history)
        get, top = self._fields, line(gap=16)
        top.addWidget(self._heading, 1)
        top.addWidget(self._saved)
        top.addWidget(self._history)
        self._doing.hide()
        form = column(
            section_head("In the directory"), get["name"], pair(get["agency"], get["team"]), get["job"],
            column(get["role"], self._role_words, gap=4), 4,
            held(Flow(self._save, link("Discard what I typed", do=self._discard), gap=12)), 16, held(self._leaving), gap=14,
        )  # fmt: skip
        inviting = column(held(Flow(self._invite)), held(self._code), self._codes, held(Flow(self._withdraw)), gap=12)
        laptops = column(
            section_head("Laptops"), self._stands, held(Flow(self._ask)), held(self._laptops), 8, held(inviting), gap=8
        )
        self._beside: QWidget = held(column(laptops, 20, section_head("Families they lead"), held(self._families), None, gap=8))
        self._everything = held(column(
            line(link("People and laptops", icon="arrow-left", do=self._back), None), 4, held(top), self._doing, self._problem,
            12,
            TwoColumns(Measure(form, WIDEST), self._beside, shares=(488, 488)), gap=0,
        ))  # fmt: skip
        self._closed = column()
        self.add(self._everything, self._closed)
        for box in (self._families, self._laptops, self._code, self._leaving):
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(10)

    def _store(self) -> None:
        self._autosave.flush()
        self.presenter.save()

    def _discard(self) -> None:
        self._autosave.drop()
        self.presenter.discard()

    def _see_history(self) -> None:
        self._autosave.flush()
        self.presenter.show_history()

    def _back(self) -> None:
        self._autosave.flush()
        self.presenter.back()


def _value(control: QWidget) -> str:
    return control.value() if isinstance(control, LineEdit) else str(control.chosen)  # type: ignore[attr-defined]


def _set(control: QWidget, value: str) -> None:
    if isinstance(control, LineEdit):
        control.setText(value)
    else:
        control.choose(value)  # type: ignore[attr-defined]
