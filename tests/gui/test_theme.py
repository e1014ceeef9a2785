"""Theme: one look and one text size over the whole application."""

from collections.abc import Iterator
from string import digits

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from fpz_app.paths import resources
from fpz_app.ui import icons
from fpz_app.ui.look import colour, font, px, text_scale, tokens
from fpz_app.ui.theme import Theme
from fpz_app.ui.tokens import DARK, LIGHT, LOOKS
from fpz_app.ui.widgets.buttons import button, primary
from fpz_app.ui.widgets.text import label


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp)
    theme.apply(1.0, "light")
    yield theme
    theme.apply(1.0, "light")


def test_the_typeface_comes_with_the_program(theme: Theme) -> None:
    assert QFontInfo(font()).family() == "Source Sans 3"


def test_all_digits_are_equally_wide(theme: Theme, qtbot: QtBot) -> None:
    shown = label("0")
    qtbot.addWidget(shown)
    assert len({shown.fontMetrics().horizontalAdvance(digit) for digit in digits}) == 1


@pytest.mark.parametrize("look", LOOKS)
def test_each_look_colours_the_palette(theme: Theme, qapp: QApplication, look: str) -> None:
    theme.apply(1.0, look)
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == LOOKS[look].page


def test_painted_widgets_find_the_look_in_force(theme: Theme) -> None:
    theme.apply(1.0, "dark")
    assert (tokens(), colour("accent").name().upper()) == (DARK, DARK.accent)


def test_doubled_text_is_twice_as_high(theme: Theme, qtbot: QtBot) -> None:
    shown = label("Who is who", "head")
    qtbot.addWidget(shown)
    shown.ensurePolished()
    before = shown.fontMetrics().height()
    theme.apply(2.0, "light")
    assert abs(shown.fontMetrics().height() - 2 * before) <= 1


def test_text_grows_and_shrinks_in_steps_between_one_and_two(theme: Theme) -> None:
    sizes = []
    for _ in range(7):
        theme.larger()
        sizes.append(text_scale())
    theme.smaller()
    assert (sizes, text_scale()) == ([1.15, 1.3, 1.5, 1.75, 2.0, 2.0, 2.0], 1.75)


def test_marks_grow_with_the_text(theme: Theme) -> None:
    theme.apply(2.0, "light")
    assert px(16) == 32


def test_a_button_s_icon_takes_the_new_look_s_colour(theme: Theme, qtbot: QtBot) -> None:
    made = primary("Write a note", icon="pencil")
    qtbot.addWidget(made)
    theme.apply(1.0, "dark")
    drawn, wanted = QColor(_strongest(made.icon().pixmap(18, 18))), QColor(DARK.on_accent)
    assert max(abs(one - other) for one, other in zip(drawn.getRgb(), wanted.getRgb(), strict=True)) <= 2  # type: ignore[arg-type]


@pytest.mark.parametrize("last", [False, True])
def test_an_icon_stands_before_the_words_or_after_them(theme: Theme, qtbot: QtBot, last: bool) -> None:
    made = button(".", icon="chevron-right", icon_last=last)
    qtbot.addWidget(made)
    drawn = made.grab().toImage()
    ground, middle = drawn.pixelColor(6, 6), drawn.width() // 2
    inked = [x for x in range(8, drawn.width() - 8) for y in range(6, drawn.height() - 6) if drawn.pixelColor(x, y) != ground]
    assert (sum(inked) / len(inked) > middle) is last


def test_a_drawing_takes_the_colour_it_is_asked_for(theme: Theme) -> None:
    assert _strongest(icons.pixmap("sun", "accent", 32)) == LIGHT.accent


def test_every_drawing_can_be_painted(theme: Theme) -> None:
    names = [path.stem for path in (resources() / "icons").glob("*.svg")]
    empty = [name for name in names if not _strongest(icons.pixmap(name))]
    assert (len(names) > 20, empty) == (True, [])


def test_what_people_write_is_never_read_as_mark_up(theme: Theme, qtbot: QtBot) -> None:
    shown = label("<b>not bold</b>")
    qtbot.addWidget(shown)
    assert shown.textFormat() == shown.textFormat().PlainText


def test_an_unknown_kind_of_label_is_refused(theme: Theme) -> None:
    with pytest.raises(KeyError):
        label("words", "shouting")


def test_labels_take_the_colour_of_the_look(theme: Theme, qtbot: QtBot) -> None:
    shown: QLabel = label("Due", "hint")
    qtbot.addWidget(shown)
    theme.apply(1.0, "dark")
    shown.ensurePolished()
    assert shown.palette().color(QPalette.ColorRole.WindowText).name().upper() == DARK.ink2


def _strongest(pixmap: object) -> str:
    """The colour of the pixel that covers most, or "" for an empty picture."""
    image = pixmap.toImage()  # type: ignore[attr-defined]
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    most = max(pixels, key=lambda pixel: pixel.alpha())
    return most.name().upper() if most.alpha() else ""


def test_the_look_is_laid_anew_when_the_system_s_changes(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(1.0, "system")
    with qtbot.waitSignal(theme.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)


def test_a_chosen_look_stays_when_the_system_s_changes(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
