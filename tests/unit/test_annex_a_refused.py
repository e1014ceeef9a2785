"""Files that are not opened as a caseload, each with a message of its own."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from fpz_app.domain.errors import Problem
from fpz_app.interchange.annex_a import read_annex_a
from fpz_app.interchange.refusals import Refusal
from tests.helpers.bombs import BOMBS, zip_of
from tests.helpers.workbooks import CONTACTS, SAMPLE, repacked, workbook

TODAY = date(2026, 11, 23)
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def refusal(content: bytes) -> Problem:
    with pytest.raises(Problem) as caught:
        read_annex_a(content, TODAY)
    return caught.value


OTHER_FILES = {
    "an empty file": (b"", Refusal.EMPTY),
    "random bytes": (bytes(range(256)) * 8, Refusal.NOT_A_WORKBOOK),
    "a CSV": (b"Child Unique ID,Gender\r\n101,M\r\n", Refusal.TEXT),
    "a CSV in UTF-16": ("Child Unique ID\t\n".encode("utf-16"), Refusal.TEXT),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", Refusal.PDF),
    "a locked workbook": (OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"), Refusal.LOCKED),
    "an .xls with another name": (OLD_OFFICE + "Workbook".encode("utf-16-le"), Refusal.OLD_EXCEL),
    "a .doc": (OLD_OFFICE + "WordDocument".encode("utf-16-le"), Refusal.WORD),
    "another compound file": (OLD_OFFICE, Refusal.NOT_A_WORKBOOK),
    "a .docx": (zip_of({"word/document.xml": b"<w/>"}), Refusal.WORD),
    "a .pptx": (zip_of({"ppt/presentation.xml": b"<p/>"}), Refusal.POWERPOINT),
    "an .ods": (zip_of({"mimetype": b"", "content.xml": b"<o/>"}), Refusal.OPEN_DOCUMENT),
    "an .xlsb": (zip_of({"xl/workbook.bin": b"\0"}), Refusal.BINARY_EXCEL),
    "a zip of something else": (zip_of({"photo.jpg": b"\xff\xd8"}), Refusal.NOT_A_WORKBOOK),
    "a workbook cut short": (SAMPLE[:-400], Refusal.DAMAGED),
    "a workbook with its beginning gone": (SAMPLE[:4] + SAMPLE[900:], Refusal.DAMAGED),
    "a workbook without a list": (workbook({"Notes": [["Hello"], ["There"]]}), Refusal.NO_LIST),
    "an empty workbook": (workbook({"Sheet1": []}), Refusal.NO_LIST),
    "only lists that are not brought in": (workbook({"List 2": [["Child Unique ID", "CIN Start Date"]]}), Refusal.NO_LIST),
    "more rows than we read": (workbook({"List 1": [CONTACTS]}), Refusal.TOO_MANY_ROWS),
}


def _with_a_late_row(content: bytes) -> bytes:
    row = b'<row r="200001"><c r="A200001"><v>1</v></c></row></sheetData>'
    name = "xl/worksheets/sheet1.xml"
    return repacked(content, lambda parts: parts.update({name: parts[name].replace(b"</sheetData>", row)}))


OTHER_FILES["more rows than we read"] = (_with_a_late_row(workbook({"List 1": [CONTACTS]})), Refusal.TOO_MANY_ROWS)


@pytest.mark.parametrize("what", OTHER_FILES)
def test_what_is_no_caseload_is_refused_in_its_own_words(what: str):
    content, expected = OTHER_FILES[what]
    assert refusal(content).message == expected.value[0]


@pytest.mark.parametrize("each", Refusal)
def test_every_refusal_says_what_to_do(each: Refusal):
    assert each.problem().remedy


def test_no_two_refusals_say_the_same():
    assert len({each.value[0] for each in Refusal}) == len(Refusal)


@pytest.mark.parametrize("what", BOMBS)
def test_a_bomb_is_refused(what: str):
    make, expected = BOMBS[what]
    assert refusal(make()).message == expected.value[0]


@pytest.mark.parametrize("what", BOMBS)
def test_a_bomb_is_refused_within_200_mebibytes(what: str, tmp_path: Path):
    bomb = tmp_path / "bomb.xlsx"
    bomb.write_bytes(BOMBS[what][0]())
    measured = (
        "import sys; from datetime import date; from pathlib import Path\n"
        "from fpz_app.domain.errors import Problem; from fpz_app.interchange.annex_a import read_annex_a\n"
        "try: read_annex_a(Path(sys.argv[1]).read_bytes(), date(2026, 11, 23))\n"
        "except Problem: print(Path('/proc/self/status').read_text().partition('VmHWM:')[2].split()[0])"
    )
    said = subprocess.run([sys.executable, "-c", measured, str(bomb)], capture_output=True, text=True, check=True)
    assert int(said.stdout) < 200 * 1024


def test_links_macros_and_what_is_embedded_are_left_packed():
    def add(parts: dict[str, bytes]) -> None:
        parts["xl/externalLinks/externalLink1.xml"] = b'<externalLink href="file:///etc/passwd"/>'
        parts["xl/vbaProject.bin"] = bytes(100)
        parts["xl/media/image1.png"] = bytes(100)

    assert len(read_annex_a(repacked(SAMPLE, add), TODAY).rows) == 16


def test_a_workbook_whose_unused_sheet_is_broken_still_gives_its_lists():
    relations = "xl/_rels/workbook.xml.rels"

    def lose(parts: dict[str, bytes]) -> None:
        del parts["xl/worksheets/sheet4.xml"]
        assert relations in parts

    sheets = read_annex_a(repacked(SAMPLE, lose), TODAY).sheets
    assert sheets[3].headings.why == "It is a chart, or could not be read."


def test_a_formula_comes_as_the_value_that_excel_last_worked_out():
    def compute(parts: dict[str, bytes]) -> None:
        name = "xl/worksheets/sheet1.xml"
        parts[name] = parts[name].replace(b"<v>9212044</v>", b"<f>9212000+44</f><v>9212044</v>")

    assert read_annex_a(repacked(SAMPLE, compute), TODAY).rows[0].child_id == "9212044"


def test_the_file_itself_is_not_touched(tmp_path: Path):
    file = tmp_path / "caseload.xlsx"
    file.write_bytes(SAMPLE)
    read_annex_a(file.read_bytes(), TODAY)
    assert file.read_bytes() == SAMPLE
