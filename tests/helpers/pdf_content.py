"""What a PDF page draws: the words behind each marked content, in artifacts, and anything that is in neither."""

import re
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_PAINTING = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ", "'", '"', "EI"}
_SHOWING = {"Tj", "TJ", "'", '"'}
_HEX = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


@dataclass
class Drawn:
    """`marks`: marked content number to its words; `furniture`: the artifacts' words; `loose`: painting outside both."""

    marks: dict[int, str] = field(default_factory=dict)
    furniture: str = ""
    loose: list[str] = field(default_factory=list)
    unmapped: int = 0
    """Glyphs that the font's ToUnicode does not know."""

    def say(self, words: str, number: int | None) -> None:
        if number is None:
            self.furniture += words
        else:
            self.marks[number] += words


@dataclass(frozen=True)
class _Mark:
    number: int | None
    artifact: bool = False
    spoken: bool = False


def drawn(page: Any) -> Drawn:
    """Follows the page's content from beginning to end."""
    found = Drawn()
    fonts = {str(name): _to_unicode(font) for name, font in page.obj.Resources.Font.items()}
    opened: list[_Mark] = []
    font: dict[int, str] = {}
    for step in pikepdf.parse_content_stream(page):
        operands, name = step.operands, str(step.operator)
        if name in ("BDC", "BMC"):
            opened.append(_open(found, list(operands), opened))
        elif name == "EMC":
            opened.pop()
        elif name == "Tf":
            font = fonts[str(operands[0])]
        elif name in _PAINTING:
            _paint(found, name, operands, opened, font)
    return found


def _open(found: Drawn, operands: list[Any], opened: list[_Mark]) -> _Mark:
    above = opened[-1] if opened else _Mark(None)
    properties = operands[1] if len(operands) > 1 else {}
    if str(operands[0]) == "/Artifact":
        return _Mark(None, artifact=True)
    if "/MCID" in properties:
        number = int(properties["/MCID"])
        found.marks[number] = ""
        return _Mark(number)
    if "/ActualText" in properties and not above.spoken:
        found.say(str(properties["/ActualText"]), above.number)
        return _Mark(above.number, above.artifact, spoken=True)
    return above


def _paint(found: Drawn, name: str, operands: Any, opened: list[_Mark], font: dict[int, str]) -> None:
    if not opened or (opened[-1].number is None and not opened[-1].artifact):
        found.loose.append(name)
    elif name in _SHOWING:
        shown = operands[0] if name == "TJ" else [operands[-1]]
        codes = b"".join(bytes(part) for part in shown if isinstance(part, pikepdf.String))
        found.unmapped += sum(1 for code in codes if not font.get(code))
        if not opened[-1].spoken:
            found.say("".join(font.get(code, "") for code in codes), opened[-1].number)


def _to_unicode(font: Any) -> dict[int, str]:
    """One byte to the letter it stands for; a letter of code 0 stands for nothing."""
    table = bytes(font.ToUnicode.read_bytes())
    section = table[table.index(b"beginbfchar") : table.index(b"endbfchar")]
    pairs = {int(code, 16): bytes.fromhex(letter.decode()).decode("utf-16-be") for code, letter in _HEX.findall(section)}
    return {code: letter for code, letter in pairs.items() if letter != "\0"}
