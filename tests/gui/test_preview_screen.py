"""The print preview: from memory, to the printer, to a file, and the record of whom it was for."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from fpz_app.documents.family_plan import family_plan
from fpz_app.domain.errors import Problem
from fpz_app.presenters.preview import Given, PreviewPresenter
from fpz_app.ui.printing import draw
from fpz_app.ui.screens import preview as screen_module
from fpz_app.ui.screens.preview import PreviewScreen
from tests.helpers import hands
from tests.helpers.prints import PLAN

NAME = "Family plan version 4 PU2291.pdf"


class Preview:
    """The page with a plan in it; `log` holds what left the app."""

    def __init__(self, qtbot: QtBot) -> None:
        self.log: list[Given] = []
        self.pdf = family_plan(PLAN)
        self.screen = PreviewScreen(lambda view: PreviewPresenter(view, self.log.append))
        qtbot.addWidget(self.screen)
        self.screen.resize(1072, 800)
        self.screen.show()
        self.show()

    def show(self, family_id: str = "f") -> None:
        self.screen.presenter.show("Family plan, version 4", self.pdf, NAME, family_id=family_id)


@pytest.fixture
def preview(qtbot: QtBot) -> Iterator[Preview]:
    opened = Preview(qtbot)
    yield opened
    opened.screen.leave()
    opened.screen.close()


@pytest.fixture
def to_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The person chooses a printer that writes a file, and two copies."""
    path = tmp_path / "printed.pdf"

    def choose(_parent: object) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        printer.setCopyCount(2)
        return printer

    monkeypatch.setattr(screen_module, "choose_printer", choose)
    return path


def answer(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> None:
    """What the system's own file window answers."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def test_it_shows_every_page_from_memory(preview: Preview) -> None:
    assert preview.screen._paper.pages == 2
    assert hands.reads("Family plan, version 4")


def test_typing_whom_it_is_for_can_begin_at_once(preview: Preview) -> None:
    assert preview.screen.focusWidget() is preview.screen._to


def test_it_does_not_leave_without_saying_for_whom(preview: Preview) -> None:
    hands.press("Print")
    assert hands.reads("It does not say who this is for")
    assert preview.log == []


def test_a_print_about_no_family_asks_nobody(preview: Preview) -> None:
    preview.show(family_id="")
    assert not preview.screen._for.isVisible()
    assert preview.screen.presenter.may_leave("")


def test_it_is_saved_as_it_is_and_logged(preview: Preview, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    answer(monkeypatch, tmp_path / NAME)
    hands.write("Who is it for?", "Kerry")
    hands.press("Save as a file")
    assert (tmp_path / NAME).read_bytes() == preview.pdf
    assert preview.log == [Given("Family plan, version 4", "f", "Kerry", "saved as a PDF file")]
    assert hands.reads("The file is not protected")


def test_a_name_without_an_ending_gets_one(preview: Preview, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    answer(monkeypatch, tmp_path / "plan")
    hands.write("Who is it for?", "Kerry")
    hands.press("Save as a file")
    assert [each.name for each in tmp_path.iterdir()] == ["plan.pdf"]


def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_logged(
    preview: Preview, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a file").write_text("")
    answer(monkeypatch, tmp_path / "a file" / NAME)
    hands.write("Who is it for?", "Kerry")
    hands.press("Save as a file")
    assert hands.reads("The file could not be saved there. Choose another folder, or make room on the disk.")
    assert preview.log == []


def test_a_disk_that_fills_up_leaves_the_file_that_was_there(
    preview: Preview, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / NAME).write_bytes(b"an earlier one")

    def full(path: Path, content: bytes) -> int:
        with path.open("wb") as opened:
            opened.write(content[:100])
        raise OSError("No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    answer(monkeypatch, tmp_path / NAME)
    hands.write("Who is it for?", "Kerry")
    hands.press("Save as a file")
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {NAME: b"an earlier one"}


def test_giving_up_the_file_window_saves_nothing(preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, "")
    hands.write("Who is it for?", "Kerry")
    hands.press("Save as a file")
    assert preview.log == []


def test_every_page_reaches_the_printer(preview: Preview, to_file: Path) -> None:
    hands.write("Who is it for?", "Kerry")
    hands.press("Print")
    hands.wait_to_read("Sent to the printer.")
    with pikepdf.open(to_file) as printed:
        assert len(printed.pages) == preview.screen._paper.pages


def test_printing_is_logged_with_its_copies(preview: Preview, to_file: Path) -> None:
    hands.write("Who is it for?", "Swanage School")
    hands.press("Print")
    hands.wait_to_read("Sent to the printer.")
    assert preview.log == [Given("Family plan, version 4", "f", "Swanage School", "printed", 2)]


def test_a_page_keeps_its_shape_on_other_paper(qapp: object, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "letter.pdf"))
    assert draw(family_plan(PLAN), printer)
    with pikepdf.open(tmp_path / "letter.pdf") as printed:
        assert [round(float(side)) for side in printed.pages[0].mediabox[2:]] == [612, 792]


def test_a_printer_that_refuses_is_told_and_nothing_is_logged(preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen_module, "choose_printer", lambda _parent: QPrinter())
    monkeypatch.setattr(screen_module, "draw", lambda _pdf, _printer: False)
    hands.write("Who is it for?", "Kerry")
    hands.press("Print")
    hands.wait_to_read("It could not be printed.")
    assert preview.log == []


def test_a_log_that_cannot_be_kept_is_told(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(_given: Given) -> None:
        raise Problem("The disk cannot be written to.", "Make room on it.")

    opened = Preview(qtbot)
    opened.screen.presenter._log = refuse
    answer(monkeypatch, tmp_path / NAME)
    hands.write("Who is it for?", "Kerry")
    hands.press("Save as a file")
    assert hands.reads("The disk cannot be written to.")


def test_nothing_is_left_in_temporary_folders(
    preview: Preview, to_file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    (tmp_path / "tmp").mkdir()
    preview.show()
    hands.write("Who is it for?", "Kerry")
    hands.press("Print")
    hands.wait_to_read("Sent to the printer.")
    preview.screen.leave()
    assert list((tmp_path / "tmp").iterdir()) == []


def test_leaving_lets_it_go_from_memory_and_says_so(preview: Preview) -> None:
    preview.screen.leave()
    preview.screen.show_place()
    assert preview.screen._content == b""
    assert hands.reads("What was open here was let go.")


def test_escape_goes_back(preview: Preview, qtbot: QtBot) -> None:
    with qtbot.waitSignal(preview.screen.closed):
        QTest.keyClick(preview.screen._to, Qt.Key.Key_Escape)


def test_another_print_begins_anew(preview: Preview) -> None:
    hands.write("Who is it for?", "Kerry")
    preview.show()
    assert hands.text_of("Who is it for?") == ""
