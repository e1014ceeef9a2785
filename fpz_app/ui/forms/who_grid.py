"""Who grid: for each person of the family, whether a note is about them and whether they were seen, alone or with others."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from fpz_app.casework.naming import Someone
from fpz_app.presenters.typed_note import ALONE, SEEN
from fpz_app.ui.widgets.layout import Flow, clear, held, line
from fpz_app.ui.widgets.page import TwoColumns
from fpz_app.ui.widgets.text import hairline
from fpz_app.ui.widgets.ticks import Tick

ROW_GAPS = (0, 2, 0, 2)


class WhoGrid(QWidget):
    """`about` are the ids ticked, `seen` SEEN or ALONE by id; `changed` is told on every click."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Who it is about, and who was seen")
        self._about: dict[str, QCheckBox] = {}
        self._seen: dict[str, QCheckBox] = {}
        self._alone: dict[str, QCheckBox] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)

    @property
    def about(self) -> tuple[str, ...]:
        return _ticked(self._about)

    @property
    def seen(self) -> dict[str, str]:
        alone = _ticked(self._alone)
        return {person: ALONE if person in alone else SEEN for person in _ticked(self._seen)}

    def show_people(self, people: Sequence[Someone], about: Sequence[str], seen: Mapping[str, str]) -> None:
        clear(self._box)
        self._about, self._seen, self._alone = {}, {}, {}
        for person in people:
            self._box.addWidget(self._row(person))
            self._box.addWidget(hairline())
            self._about[person.id].setChecked(person.id in about)
            if person.id in self._seen:
                self._seen[person.id].setChecked(person.id in seen)
            if person.id in self._alone:
                self._alone[person.id].setChecked(seen.get(person.id) == ALONE)
        if self._about:
            self.setFocusProxy(next(iter(self._about.values())))

    def tick(self, person_id: str, what: str = "") -> QCheckBox:
        """The box that says a note is about someone; with SEEN or ALONE, that they were seen so."""
        return {"": self._about, SEEN: self._seen, ALONE: self._alone}[what][person_id]

    def _row(self, person: Someone) -> QWidget:
        self._about[person.id] = self._box_of(person.title, f"About {person.title}")
        ways = Flow(gap=28, line_gap=0)
        if person.is_born:
            self._seen[person.id] = self._box_of("Seen", f"{person.name} was seen", partial(self._untick_alone, person.id))
            ways.addWidget(self._seen[person.id])
        if person.is_born and person.is_child:
            spoken = f"{person.name} was seen alone"
            self._alone[person.id] = self._box_of("Seen alone", spoken, partial(self._tick_seen, person.id))
            ways.addWidget(self._alone[person.id])
        both = TwoColumns(held(line(self._about[person.id], None)), held(ways), shares=(320, 440), gap=12, stack_below=420)
        return held(line(both, margins=ROW_GAPS))

    def _box_of(self, words: str, spoken: str, first: Callable[[bool], object] | None = None) -> QCheckBox:
        box = Tick(words)
        box.setAccessibleName(spoken)
        if first is not None:
            box.clicked.connect(lambda on: first(on))
        box.clicked.connect(lambda _=False: self.changed.emit())
        return box

    def _untick_alone(self, person_id: str, seen: bool) -> None:
        if not seen and person_id in self._alone:
            self._alone[person_id].setChecked(False)

    def _tick_seen(self, person_id: str, alone: bool) -> None:
        if alone:
            self._seen[person_id].setChecked(True)


def _ticked(boxes: Mapping[str, QCheckBox]) -> tuple[str, ...]:
    return tuple(person for person, box in boxes.items() if box.isChecked())
