"""Sheets: one long stack of boxes becomes the pages of a tagged PDF, each with its running head and foot."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream, PDFString
from reportlab.pdfgen.canvas import Canvas

from fpz_app.documents.boxes import Box, Space, Stack, Text
from fpz_app.documents.ink import (
    BODY,
    FIRST_TOP,
    FOOT,
    FOOTING,
    HAIR,
    INK,
    KICKER,
    LEFT,
    NEXT_TOP,
    PORTRAIT,
    REGULAR,
    SMALL,
    TEAL,
    Sheet,
    Type,
)
from fpz_app.documents.letters import MISSING, face
from fpz_app.documents.lines import break_lines, language
from fpz_app.documents.page import text
from fpz_app.documents.pen import Pen
from fpz_app.documents.tags import Tag, write_tags

rl_config.useA85 = 0
"""Streams as bytes, not as letters: smaller, and quicker to write."""

LEAST_LAST, MOST_LESS = 2 * BODY.leading, 8
"""A last page holds two lines at least, and the page before is left with at most so many lines fewer for it."""

_FOOTING_STRONG = Type(FOOTING.strong.face, 9, 12, INK)


@dataclass(frozen=True)
class Furniture:
    """What stands at the head and foot of every page. None of it is read out as content.

    `title` is shown by the viewer's window and must name no family; `reference` is the foot's first line, as "Family plan
    PU-2291, version 4"; `printed` its second, as "Printed by Priya Nair, 23 November 2026 at 14:48"; `draft` says why
    the print does not stand yet, or nothing; `sent` whether the centre has what is printed, None where it
    never goes there.
    """

    title: str
    kind: str
    whose: str
    reference: str
    printed: str
    sent: bool | None = False
    draft: str = ""
    marking: str = "OFFICIAL-SENSITIVE"
    lang: str = "en-GB"


def make_pdf(body: Box, furniture: Furniture, sheet: Sheet = PORTRAIT) -> bytes:
    """The boxes on as many sheets as they need, as PDF/UA-1. The same boxes give the same bytes."""
    root = Tag("Document")
    lacking = _gather(body, root)
    if lacking:
        note = text(f"{MISSING} stands for a letter that our typeface does not have.", SMALL)
        _gather(note, root)
        body = Stack([body, Space(12), note])
    pages = list(_pages(body, sheet))
    face(REGULAR)
    out = io.BytesIO()
    canvas: Any = _canvas(out, sheet)
    pen = Pen(canvas, sheet.height)
    for number, page in enumerate(pages):
        page.draw(pen, LEFT, NEXT_TOP if number else FIRST_TOP)
        with pen.furniture():
            _furnish(pen, furniture, sheet, f"Page {number + 1} of {len(pages)}", running=number > 0)
        pen.next_page()
    write_tags(canvas._doc, root)
    _describe(canvas, furniture)
    canvas.save()
    return out.getvalue()


def _canvas(out: io.BytesIO, sheet: Sheet) -> Any:
    """A canvas that starts with our own typeface: with any other, reportlab would name one that is not embedded."""
    settings: dict[str, Any] = {"invariant": 1, "initialFontName": REGULAR, "pageCompression": 1, "pdfVersion": (1, 7)}
    return Canvas(out, (sheet.width, sheet.height), **settings)


def _lang(furniture: Furniture) -> str:
    return language(furniture.lang) or "en-GB"


def _gather(box: Box, parent: Tag) -> bool:
    """Hangs the tags of a box and all inside it under the parent; tells whether a letter is missing from the typeface."""
    if box.tag:
        parent.kids.append(box.tag)
    below = [_gather(inner, box.tag or parent) for inner in box.inside]
    return any(below) or (isinstance(box, Text) and _lacks_letters(box))


def _lacks_letters(box: Text) -> bool:
    return any(
        MISSING in piece.shown and piece.shown != piece.typed
        for line in box.lines
        for segment in line.segments
        for piece in segment.pieces
    )


def _pages(body: Box, sheet: Sheet) -> Iterator[Box]:
    rest: Box | None = body
    top = FIRST_TOP
    while rest:
        page, after = rest.split(sheet.bottom - top, forced=True)
        if after is not None and after.height < LEAST_LAST:
            page, after = _in_company(rest, sheet.bottom - top) or (page, after)
        if page:
            yield page
        top, rest = NEXT_TOP, after


def _in_company(rest: Box, room: float) -> tuple[Box | None, Box | None] | None:
    """Parted earlier, so that the last line does not stand alone on a page; None where that gives it no company."""
    for less in range(1, MOST_LESS):
        page, after = rest.split(room - less * BODY.leading, forced=True)
        if page is not None and after is not None and after.height >= LEAST_LAST:
            return page, after
    return None


def _furnish(pen: Pen, furniture: Furniture, sheet: Sheet, page: str, *, running: bool) -> None:
    """`page` such as "Page 2 of 3"; `running` where the sheet has a running head."""
    wide, right = sheet.across, LEFT + sheet.across
    draft = f"{furniture.draft}. " if furniture.draft else ""
    with pen.marked(None):
        if running:
            taken = pen.words(furniture.kind, KICKER, x=LEFT, baseline=58)
            pen.words(_fitted(draft + furniture.whose, SMALL, wide - taken - 20), SMALL, x=right, baseline=58, align=1)
            pen.rule(LEFT, 68, wide, colour=TEAL, weight=1.2)
        line = sheet.height - FOOT
        pen.rule(LEFT, line, wide, colour=HAIR, weight=0.6)
        sent = {True: " Sent to the centre.", False: " Not yet sent to the centre.", None: ""}[furniture.sent]
        left = (draft + furniture.reference, f"{furniture.printed}.{sent}")
        for row, words in enumerate(left):
            pen.words(_fitted(words, FOOTING, wide - 110), FOOTING, x=LEFT, baseline=line + 14 + 12 * row)
        pen.words(page, FOOTING, x=right, baseline=line + 14, align=1)
        pen.words(furniture.marking, _FOOTING_STRONG, x=right, baseline=line + 26, align=1)


def _fitted(words: str, type: Type, width: float) -> str:
    """The words, cut with an ellipsis where they are too long for one line."""
    while words and break_lines(words, type, 1e6)[0].width > width:
        words = words.removesuffix("…")[:-1].rstrip() + "…"
    return words


def _describe(canvas: Any, furniture: Furniture) -> None:
    """Title, language and the claim to be PDF/UA, both where viewers and where archives look for them."""
    canvas.setTitle(furniture.title)
    canvas.setAuthor("Family Partnership Zone")
    canvas.setSubject(furniture.kind)
    canvas.setCreator("Family Partnership Zone")
    catalog = canvas._doc.Catalog
    canvas.setViewerPreference("DisplayDocTitle", "true")
    catalog.Lang = PDFString(_lang(furniture))
    metadata = _METADATA.format(title=escape(furniture.title), lang=_lang(furniture))
    described = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
    catalog.Metadata = PDFStream(dictionary=described, content=metadata.encode(), filters=[])


_METADATA = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
