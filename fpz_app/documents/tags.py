"""Tags: the structure tree of a print, so that a screen reader is told what each thing on the page is."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString


@dataclass(eq=False)
class Tag:
    """One element: its PDF kind (`H1`, `P`, `TH`…), and where on which page its content is drawn.

    `alt` describes a figure, `scope` says whether a header cell heads a Row or a Column, `title` is a heading's bookmark.
    `marks` are (page, number of the marked content on that page), both from 0; `bbox` is in points from bottom left.
    """

    kind: str
    alt: str = ""
    lang: str = ""
    scope: str = ""
    title: str = ""
    span: int = 1
    kids: list["Tag"] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    bbox: tuple[float, float, float, float] | None = None

    @property
    def level(self) -> int:
        """1, 2, 3 for a heading; 0 for anything else."""
        return int(self.kind[1]) if len(self.kind) == 2 and self.kind[0] == "H" else 0

    def walk(self) -> Iterator["Tag"]:
        yield self
        for kid in self.kids:
            yield from kid.walk()


def write_tags(document: Any, root: Tag) -> None:
    """Writes the tree into a reportlab document whose pages are all there; each page then knows its tags too."""
    pages = document.Pages.pages
    numbered: list[dict[int, PDFObjectReference]] = [{} for _ in pages]
    tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
    reference = document.Reference(tree)
    tree["K"] = PDFArray([_write(document, root, reference, numbered)])
    tree["ParentTree"] = document.Reference(_parents(document, numbered))
    tree["ParentTreeNextKey"] = len(pages)
    catalog = document.Catalog
    catalog.StructTreeRoot = tree
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    for number, page in enumerate(pages):
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = number
        page.Tabs = PDFName("S")


def _write(document: Any, tag: Tag, parent: PDFObjectReference, numbered: list[dict[int, PDFObjectReference]]) -> Any:
    element = PDFDictionary({"S": PDFName(tag.kind), "P": parent})
    reference = document.Reference(element)
    kids = [_write(document, kid, reference, numbered) for kid in tag.kids]
    home = tag.marks[0][0] if tag.marks else None
    if home is not None:
        element["Pg"] = document.Reference(document.Pages.pages[home])
    for page, number in tag.marks:
        numbered[page][number] = reference
        kids.append(number if page == home else _elsewhere(document, page, number))
    element["K"] = PDFArray(kids)
    if tag.alt:
        element["Alt"] = PDFString(tag.alt)
    if tag.lang:
        element["Lang"] = PDFString(tag.lang)
    attributes = _attributes(tag)
    if attributes:
        element["A"] = PDFArray(attributes)
    return reference


def _elsewhere(document: Any, page: int, number: int) -> PDFDictionary:
    """Content on another page than the element's first."""
    there = document.Reference(document.Pages.pages[page])
    return PDFDictionary({"Type": PDFName("MCR"), "Pg": there, "MCID": number})


def _attributes(tag: Tag) -> list[PDFDictionary]:
    found = []
    if tag.bbox:
        box = PDFArray([round(edge, 2) for edge in tag.bbox])
        found.append(PDFDictionary({"O": PDFName("Layout"), "Placement": PDFName("Block"), "BBox": box}))
    table = {"Scope": PDFName(tag.scope)} if tag.scope else {}
    if tag.span > 1:
        table["ColSpan"] = str(tag.span)
    if table:
        found.append(PDFDictionary({"O": PDFName("Table"), **table}))
    if tag.kind == "L":
        found.append(PDFDictionary({"O": PDFName("List"), "ListNumbering": PDFName("Disc")}))
    return found


def _parents(document: Any, numbered: list[dict[int, PDFObjectReference]]) -> PDFDictionary:
    """For each page the element behind every marked content, in order of number."""
    numbers: list[Any] = []
    for page, elements in enumerate(numbered):
        numbers += [page, document.Reference(PDFArray([elements[number] for number in sorted(elements)]))]
    return PDFDictionary({"Nums": PDFArray(numbers)})
