"""Panels: marks with words, a child's words, saved marks, signatures, previews and progress."""

import io

import pikepdf
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fpz_app.ui.theme import Theme
from fpz_app.ui.tokens import LOOKS
from fpz_app.ui.widgets.level import Level
from fpz_app.ui.widgets.panels import FactRows, SavedMark, child_words, empty_state
from fpz_app.ui.widgets.pdf_view import PdfView
from fpz_app.ui.widgets.progress import ProgressPanel
from fpz_app.ui.widgets.scale import Scale, spoken
from fpz_app.ui.widgets.shapes import WORDS, Shape
from fpz_app.ui.widgets.signature import SignaturePad
from tests.helpers.access import name_of


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> Theme:
    theme = Theme(qapp)
    theme.apply(1.0, "light")
    return theme


def two_pages() -> bytes:
    document, kept = pikepdf.new(), io.BytesIO()
    document.add_blank_page()
    document.add_blank_page()
    document.save(kept)
    return kept.getvalue()


def words_in(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel) if each.text() and each.isVisibleTo(widget)]


@pytest.mark.parametrize("kind", WORDS)
def test_every_shape_has_a_word(qtbot: QtBot, kind: str) -> None:
    shape = Shape(kind)
    qtbot.addWidget(shape)
    assert name_of(shape) == WORDS[kind][0]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("kind", WORDS)
def test_every_shape_is_painted_in_every_look(qtbot: QtBot, themed: Theme, kind: str, look: str) -> None:
    themed.apply(1.0, look)
    shape = Shape(kind)
    qtbot.addWidget(shape)
    image = shape.grab().toImage()
    assert len({image.pixel(x, y) for x in range(16) for y in range(16)}) > 1


def test_shapes_differ_by_form_and_not_by_colour_alone(qtbot: QtBot, themed: Theme) -> None:
    themed.apply(1.0, "hc-light")
    drawn = {}
    for kind in ("over", "error", "decide", "due", "later", "draft", "under_way", "done", "apologies"):
        shape = Shape(kind, size=32)
        qtbot.addWidget(shape)
        image = shape.grab().toImage()
        drawn[kind] = tuple(image.pixelColor(x, y).lightness() > 127 for x in range(32) for y in range(32))
    assert len(set(drawn.values())) == len(drawn)


def test_the_level_is_named_in_words(qtbot: QtBot) -> None:
    level = Level(3, "3 Partnership plus")
    qtbot.addWidget(level)
    assert name_of(level) == "Level of need 3 Partnership plus"


def test_a_scale_is_read_out_with_all_its_numbers() -> None:
    assert spoken(then=3, now=5, hoped=8) == "then 3, now 5, hoped for 8, of 10"


def test_a_scale_nobody_was_asked_about_says_so() -> None:
    assert spoken(then=None, now=None) == "not scaled yet"


def test_a_scale_at_both_ends_is_painted(qtbot: QtBot) -> None:
    scale = Scale(then=0, now=10, hoped=10)
    qtbot.addWidget(scale)
    assert not scale.grab().isNull()


def test_a_child_s_words_stand_in_quotation_marks(qtbot: QtBot) -> None:
    panel = child_words("I want a lamp.", "Ellie, at school", over="Ellie’s own words", right="Seen alone")
    qtbot.addWidget(panel)
    assert "“I want a lamp.”" in words_in(panel)


def test_an_empty_place_offers_its_one_action(qtbot: QtBot) -> None:
    pressed: list[str] = []
    place = empty_state("Nothing is due today.", action="Find a family", do=lambda: pressed.append("find"))
    qtbot.addWidget(place)
    qtbot.mouseClick(place.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert pressed == ["find"]


def test_the_saved_mark_waits_until_something_is_saved(qtbot: QtBot) -> None:
    mark = SavedMark()
    qtbot.addWidget(mark)
    hidden = mark.isHidden()
    mark.show_saved("Saved 14:02")
    assert (hidden, mark.isHidden(), words_in(mark)) == (True, False, ["Saved 14:02"])


def test_rows_of_facts_are_shown_anew(qtbot: QtBot) -> None:
    rows = FactRows([("Kerry", "mother", "seen 16 Nov")])
    qtbot.addWidget(rows)
    rows.show_facts([("Tom", "father of Noah", "")])
    assert words_in(rows) == ["Tom", "father of Noah"]


def sign(qtbot: QtBot, pad: SignaturePad) -> None:
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(40, 70))
    qtbot.mouseMove(pad, QPoint(200, 70))
    qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(200, 70))


def test_a_signature_is_kept_as_strokes_between_nought_and_one(qtbot: QtBot) -> None:
    pad = SignaturePad(name="Kerry’s signature")
    qtbot.addWidget(pad)
    pad.resize(400, 140)
    with qtbot.waitSignal(pad.changed):
        sign(qtbot, pad)
    assert pad.strokes[0][0] == (0.1, 0.5)


def test_a_signature_says_whether_it_is_there(qtbot: QtBot) -> None:
    pad = SignaturePad(name="Kerry’s signature")
    qtbot.addWidget(pad)
    before = name_of(pad)
    sign(qtbot, pad)
    assert (before, name_of(pad)) == ("Kerry’s signature, not signed yet", "Kerry’s signature, signed")


def test_backspace_starts_a_signature_again(qtbot: QtBot) -> None:
    pad = SignaturePad()
    qtbot.addWidget(pad)
    sign(qtbot, pad)
    qtbot.keyClick(pad, Qt.Key.Key_Backspace)
    assert pad.strokes == ()


def test_a_preview_knows_its_pages(qtbot: QtBot) -> None:
    view = PdfView()
    qtbot.addWidget(view)
    view.show_pdf(two_pages())
    assert (view.pages, "Page 1 of 2" in words_in(view)) == (2, True)


def test_a_preview_that_is_left_keeps_nothing(qtbot: QtBot) -> None:
    view = PdfView()
    qtbot.addWidget(view)
    view.show_pdf(two_pages())
    view.forget()
    assert view.pages == 0


def test_a_preview_can_be_enlarged(qtbot: QtBot) -> None:
    view = PdfView()
    qtbot.addWidget(view)
    view.show_pdf(two_pages())
    larger = next(button for button in view.findChildren(QPushButton) if button.text() == "Larger")
    with qtbot.waitSignal(view.zoomed) as told:
        qtbot.mouseClick(larger, Qt.MouseButton.LeftButton)
    assert told.args[0] > 1


def test_progress_says_what_and_how_much(qtbot: QtBot) -> None:
    panel = ProgressPanel()
    qtbot.addWidget(panel)
    panel.show_progress(1200, 2000, "Bringing in the caseload")
    assert words_in(panel) == ["Bringing in the caseload", "1,200 of 2,000"]


def test_long_work_can_be_stopped(qtbot: QtBot) -> None:
    panel = ProgressPanel()
    qtbot.addWidget(panel)
    panel.show_progress(1, 0, "Searching")
    with qtbot.waitSignal(panel.cancelled):
        qtbot.mouseClick(panel.findChild(QPushButton), Qt.MouseButton.LeftButton)
