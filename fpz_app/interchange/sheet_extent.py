"""Sheet extent: how far a workbook's values reach and how much text they hold, before they fill the memory."""

import re
from collections.abc import Mapping, Sequence
from typing import NoReturn
from xml.parsers import expat

from fpz_app.interchange.refusals import Refusal

MOST_ROWS = 200_000
_MOST_AREA = 4_000_000  # cells, from A1 to the last row and column with a value
_MOST_TEXT = 64 << 20
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384  # Excel's own limits
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def check_extent(parts: Mapping[str, bytes]) -> None:
    """Raises Problem where few bytes would fill the memory: a value in the last cell, one long text in every cell."""
    shared = _SharedTexts()
    sheets = []
    for name, content in parts.items():
        if name.casefold().endswith("sharedstrings.xml"):
            _walk(content, shared)
        elif name.casefold().endswith((".rels", "[content_types].xml", "styles.xml", "workbook.xml")):
            _walk(content, _Elements())
        else:
            sheets.append(content)
    room = _MOST_TEXT
    for content in sheets:
        values = _Values(shared.lengths)
        _walk(content, values)
        values.check()
        room -= values.text
        if room < 0:
            raise Refusal.UNPACKS_TOO_FAR.problem()


class _Elements:
    """What an XML part is walked with; namespaces' prefixes are cut off."""

    def open(self, tag: str, attributes: Mapping[str, str]) -> None: ...

    def close(self, tag: str) -> None: ...

    def data(self, text: str) -> None: ...


class _SharedTexts(_Elements):
    """The length of each text that cells point at by number."""

    def __init__(self) -> None:
        self.lengths: list[int] = []

    def open(self, tag: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG002
        if tag == "si":
            self.lengths.append(0)

    def data(self, text: str) -> None:
        if self.lengths:
            self.lengths[-1] += len(text)


class _Values(_Elements):
    """How far a sheet's values reach from cell A1, and the length of the shared texts in it."""

    def __init__(self, lengths: Sequence[int]) -> None:
        self.text = 0
        self._lengths = lengths
        self._row = self._column = 0
        self._last_row = self._last_column = 0
        self._is_shared = False
        self._pointer = ""

    def open(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "row":
            self._row, self._column = _row_number(attributes.get("r", str(self._row + 1))), 0
        elif tag == "c":
            self._move(attributes.get("r", ""))
            self._is_shared = attributes.get("t") == "s"
        elif tag in ("v", "is"):
            self._last_row = max(self._last_row, self._row)
            self._last_column = max(self._last_column, self._column)
            self._pointer = ""

    def close(self, tag: str) -> None:
        if tag == "v" and self._is_shared and self._pointer.strip().isdecimal():
            at = int(self._pointer)
            self.text += self._lengths[at] if at < len(self._lengths) else 0

    def data(self, text: str) -> None:
        if self._is_shared and len(self._pointer) < 20:
            self._pointer += text

    def check(self) -> None:
        """Raises Problem where the rows are too many, or the sheet is too wide for what it holds."""
        if self._last_row > MOST_ROWS:
            raise Refusal.TOO_MANY_ROWS.problem()
        if self._last_row * self._last_column > _MOST_AREA:
            raise Refusal.UNPACKS_TOO_FAR.problem()

    def _move(self, reference: str) -> None:
        if not reference:
            self._column += 1
            return
        found = _REFERENCE.fullmatch(reference)
        if not found:
            raise Refusal.DAMAGED.problem()
        self._row, self._column = _row_number(found[2]), column_number(found[1])


def _walk(content: bytes, elements: _Elements) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = lambda tag, attributes: elements.open(tag.rpartition(":")[2], attributes)
    parser.EndElementHandler = lambda tag: elements.close(tag.rpartition(":")[2])
    parser.CharacterDataHandler = elements.data
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError):
        raise Refusal.DAMAGED.problem() from None


def _refuse_doctype(*_: object) -> NoReturn:
    """Office never writes a document type; one is there to declare entities that grow."""
    raise Refusal.UNPACKS_TOO_FAR.problem()


def _row_number(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= number <= _LAST_ROW:
        raise Refusal.DAMAGED.problem()
    return number


def column_number(letters: str) -> int:
    """1 for A, 27 for AA. Raises Problem past XFD, Excel's last column."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    if number > _LAST_COLUMN:
        raise Refusal.DAMAGED.problem()
    return number


def column_letter(number: int) -> str:
    """A for 1, AA for 27."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
