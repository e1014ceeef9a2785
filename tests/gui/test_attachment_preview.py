"""An attachment in the preview: text, pictures and what cannot be shown, from memory; and a copy that leaves the app."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from fpz_app.domain.errors import Problem
from fpz_app.domain.media import Shown
from fpz_app.presenters.preview import Given, PreviewPresenter
from fpz_app.ui.screens.preview import PreviewScreen
from fpz_app.ui.widgets.picture_view import PictureView, decode
from tests.helpers import attached, hands


class Opened:
    """The page that shows attachments; `log` holds what left the app."""

    def __init__(self, qtbot: QtBot) -> None:
        self.log: list[Given] = []
        self.screen = PreviewScreen(lambda view: PreviewPresenter(view, self.log.append))
        qtbot.addWidget(self.screen)
        self.screen.resize(1072, 800)
        self.screen.show()

    def show(self, content: bytes, ending: str, shown: Shown) -> None:
        name = f"Letter 2026-11-09 PU2291{ending}"
        self.screen.presenter.show("Letter on attendance", content, name, shown=shown, family_id="f")


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opened]:
    made = Opened(qtbot)
    yield made
    made.screen.leave()


def text_shown() -> str:
    return next(each.toPlainText() for each in hands.seen(QPlainTextEdit))


def picture_in(opened: Opened) -> PictureView:
    found = opened.screen.findChild(PictureView)
    assert found is not None
    return found


def percent() -> int:
    return int(next(each for each in hands.all_words().split("\n") if each.endswith(" %")).removesuffix(" %"))


def test_a_text_is_read_as_plain_text(opened: Opened) -> None:
    opened.show("<b>Zoë</b> came in.".encode(), ".txt", Shown.TEXT)
    assert text_shown() == "<b>Zoë</b> came in."


def test_a_very_long_text_says_that_it_goes_on(opened: Opened) -> None:
    opened.show(b"Dear Priya. " * 20_000, ".txt", Shown.TEXT)
    assert "It goes on. Save it as a file" in text_shown()[-60:]


def test_a_picture_is_drawn_whole_and_larger(opened: Opened, qtbot: QtBot) -> None:
    opened.show(attached.png(2000, 1000), ".png", Shown.PICTURE)
    qtbot.waitUntil(lambda: picture_in(opened).is_drawn)
    whole = percent()
    hands.press("Larger")
    assert percent() > whole
    hands.press("Whole picture")
    assert percent() == whole < 60


@pytest.mark.qt_log_ignore("JPEG")
def test_a_picture_that_cannot_be_decoded_is_told(opened: Opened) -> None:
    opened.show(attached.jpeg_head(400, 300), ".jpg", Shown.PICTURE)
    hands.wait_to_read("This file is not whole, or is damaged.")


def test_only_the_format_that_was_found_is_tried() -> None:
    with pytest.raises(Problem):
        decode(b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", ".png")


def test_a_large_picture_takes_no_more_than_a_screen_needs() -> None:
    picture: QImage = decode(attached.png(8000, 200), ".png")
    assert (picture.width(), picture.height()) == (4000, 100)


def test_what_cannot_be_shown_says_how_to_read_it(opened: Opened) -> None:
    opened.show(attached.DOCX, ".docx", Shown.NOT_HERE)
    assert hands.reads("It cannot be shown here.")
    assert not hands.reads("Larger")


def test_a_pdf_that_cannot_be_read_says_so_too(opened: Opened) -> None:
    opened.show(b"%PDF-1.4 startxref", ".pdf", Shown.PAGES)
    assert hands.reads("It cannot be shown here.")


def test_a_copy_leaves_under_the_case_reference_and_is_logged(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    suggested: list[str] = []

    def choose(_parent: object, _title: str, where: str, _kinds: str) -> tuple[str, str]:
        suggested.append(Path(where).name)
        return str(tmp_path / "copy"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    opened.show(attached.TEXT, ".txt", Shown.TEXT)
    hands.press("Save as a file")
    hands.wait_to_read("It does not say who this is for")
    hands.write("Who is it for?", "Kerry")
    hands.press("Save as a file")
    assert suggested == ["Letter 2026-11-09 PU2291.txt"]
    assert (tmp_path / "copy.txt").read_bytes() == attached.TEXT
    assert opened.log == [Given("Letter on attendance", "f", "Kerry", "saved as a TXT file")]


def test_leaving_lets_it_go_from_memory_and_nothing_was_on_disk(
    opened: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    opened.show(attached.png(), ".png", Shown.PICTURE)
    picture = picture_in(opened)
    qtbot.waitUntil(lambda: picture.is_drawn)
    opened.show(attached.TEXT, ".txt", Shown.TEXT)
    opened.screen.leave()
    opened.screen.presenter.open()
    assert not picture.is_drawn
    assert hands.reads("What was open here was let go.")
    assert not hands.seen(QPlainTextEdit)
    assert list(tmp_path.iterdir()) == []
