"""Family details: the form of a family, those on record that it may be, and who may open its file."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fpz_app.casework.finding import FoundFamily
from fpz_app.domain.errors import Problem
from fpz_app.presenters.family_details import Access, FamilyDetailsPresenter, FamilyDetailsView
from fpz_app.ui.autosave import Autosave
from fpz_app.ui.widgets.buttons import link, primary, rename, secondary
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import Choice, LineEdit, TextEdit
from fpz_app.ui.widgets.layout import Flow, clear, column, held, line
from fpz_app.ui.widgets.measure import FORM, Measure
from fpz_app.ui.widgets.only_read import only_read
from fpz_app.ui.widgets.page import FootBar, Page, TwoColumns, pair
from fpz_app.ui.widgets.panels import SavedMark, empty_state
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.text import label, section_head
from fpz_app.ui.widgets.ticks import CheckList

ALIKE: tuple[Column, ...] = (
    Column("Family", lambda row: row.name, detail=lambda row: row.address or row.locality, tone="strong"),
)


class FamilyDetailsScreen(Page):
    def __init__(self, presenter_for: Callable[[FamilyDetailsView], FamilyDetailsPresenter]) -> None:
        super().__init__(name="Family details")
        self.presenter = presenter_for(self)
        self._heading, self._beneath = label("", "title"), label("", "quiet")
        self._joined = link("", icon="copy", do=self.presenter.compare)
        self._back = link("Back", icon="arrow-left", do=self.presenter.back)
        self._saved, self._problems = SavedMark(), ProblemSummary()
        self._alike = RowsView(ALIKE, name="Families on record that this may be", row_height=33)
        self._allowed: CheckList | None = None
        self._access_place, self._gone = QVBoxLayout(), QVBoxLayout()
        self._lead = Choice([], none="No one yet")
        self._fields = self._make_fields()
        self._autosave = Autosave(self, self.presenter.keep)
        self._lay()
        self._alike.opened.connect(self.presenter.open_alike)

    def show_place(self, *, family_id: str = "", item_id: str = "", **_more: str) -> None:
        self._autosave.drop()
        self._saved.hide()
        self._fill_leads()
        self.presenter.open(family_id, "" if item_id == "new" else item_id)
        self.scroller.verticalScrollBar().setValue(0)

    def leave(self) -> None:
        self._autosave.flush()

    def refresh(self, _changed: object) -> None:
        self.presenter.hear()

    def flush(self) -> None:
        self._autosave.flush()

    def values(self) -> dict[str, Any]:
        return {name: _value(field.control) for name, field in self._fields.items()}

    def show_form(self, heading: str, beneath: str, values: dict[str, Any], *, is_new: bool) -> None:
        self.setAccessibleName(heading)
        self._heading.setText(heading)
        self._beneath.setVisible(bool(beneath))
        self._beneath.setText(beneath)
        self._problems.clear_problem()
        self._autosave.drop()
        clear(self._gone)
        for name, field in self._fields.items():
            _set(field.control, str(values.get(name, "")))
        rename(self._save, "Add the family" if is_new else "Save")
        self._show(True)
        self.setFocusProxy(self._fields["name"].control)

    def show_tools(self, *, may_change: bool) -> None:
        for each in self._fields.values():
            only_read(each, not may_change)
        self._foot_bar.setVisible(may_change)

    def show_joined(self, words: str) -> None:
        rename(self._joined, words)
        self._joined.setVisible(bool(words))

    def show_alike(self, found: Sequence[FoundFamily]) -> None:
        self._alike.show_rows(found)
        self._alike_part.setVisible(bool(found))

    def show_access(self, access: Access | None) -> None:
        clear(self._access_place)
        if access is None:
            return
        self._allowed = CheckList([(row.worker_id, f"{row.name}, {row.job}") for row in access.rows], name="Who may open it")
        self._allowed.choose([row.worker_id for row in access.rows if row.allowed])
        said = "Only these people open this file." if access.restricted else "Everyone in the zone may open this file."
        words = [label(said, "quiet")]
        if access.elsewhere:
            words.append(label(f"{access.elsewhere} will still be seen in their other family.", "hint"))
        buttons = [
            secondary("Save who may open it" if access.restricted else "Restrict the file", icon="lock", do=self._restrict)
        ]
        if access.restricted:
            buttons.append(secondary("Open it to the zone again", do=self.presenter.lift))
        named = Field("Named workers", self._allowed)
        self._access_place.addWidget(
            held(column(section_head("Who may open the file"), *words, 4, named, 4, line(*buttons, None), gap=8))
        )

    def show_saved(self, words: str) -> None:
        self._saved.show_saved(words)

    def show_problem(self, problem: Problem) -> None:
        self._problems.show_problem(problem, self._fields)
        self.reveal(self._problems)

    def show_gone(self, words: str, detail: str) -> None:
        clear(self._gone)
        self._gone.addWidget(empty_state(words, detail))
        self._show(False)

    def _show(self, there: bool) -> None:
        for part in (self._both, self._head, self._foot_bar):
            part.setVisible(there)

    def _make_fields(self) -> dict[str, Field]:
        fields = {
            "name": Field("Family name", LineEdit(), hint="What the family goes by"),
            "address": Field("Address", TextEdit(lines=2)),
            "postcode": Field("Postcode", LineEdit()),
            "phone": Field("Phone", LineEdit(), optional=True),
            "locality": Field("Locality", Choice(self.presenter.localities, none="Not recorded")),
            "lead_id": Field(self.presenter.lead_words, self._lead),
            "about": Field("What brings the family here", TextEdit(lines=3), optional=True),
        }
        for name, field in fields.items():
            signal = "changed" if isinstance(field.control, Choice) else "edited"
            looks = name in ("name", "address", "postcode")
            getattr(field.control, signal).connect(lambda _said, looks=looks: self._edited(looks))
        return fields

    def _fill_leads(self) -> None:
        self._lead.clear()
        for key, words in [("", "No one yet"), *self.presenter.leads]:
            self._lead.addItem(words, key)

    def _edited(self, looks: bool) -> None:
        self._autosave.touch()
        if looks:
            self.presenter.look_for(self.values())

    def _restrict(self) -> None:
        if self._allowed is not None:
            self.presenter.restrict(self._allowed.chosen)

    def _lay(self) -> None:
        top = line(gap=16)
        top.addLayout(column(self._heading, self._beneath, gap=1), 1)
        top.addWidget(self._saved)
        self._head = held(top)
        get = self._fields
        form = column(
            get["name"], get["address"], pair(get["postcode"], get["phone"]), pair(get["locality"], get["lead_id"]),
            get["about"], gap=16,
        )  # fmt: skip
        self._alike_part = held(column(section_head("Already on record?"), self._alike, 24, gap=0))
        self._both: QWidget = TwoColumns(
            Measure(form, FORM), held(column(self._alike_part, self._access_place, None, gap=0)), shares=(600, 376)
        )
        self._save = primary("Save", do=self._store)
        self._foot_bar = FootBar(self._save, secondary("Discard what I typed", do=self._discard))
        self._joined.hide()
        self.add(held(Flow(self._back, self._joined, gap=20)), 8, self._head, 8, self._problems, 16, self._both, self._gone)
        self.set_foot(self._foot_bar)

    def _store(self) -> None:
        self._autosave.flush()
        self.presenter.save()

    def _discard(self) -> None:
        self._autosave.drop()
        self.presenter.discard()


def _value(control: QWidget) -> str:
    return control.value() if isinstance(control, LineEdit | TextEdit) else str(control.chosen)  # type: ignore[attr-defined]


def _set(control: QWidget, value: str) -> None:
    if isinstance(control, TextEdit):
        control.set_value(value)
    elif isinstance(control, LineEdit):
        control.setText(value)
    else:
        control.choose(value)  # type: ignore[attr-defined]
