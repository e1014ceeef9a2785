"""Reading PDFs in tests: the words as a screen reader would say them, and whether everything is tagged as PDF/UA asks."""

import io
import os
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pikepdf

from tests.helpers.pdf_content import Drawn, drawn

_BLOCKS = {"/H1", "/H2", "/H3", "/H4", "/P", "/Lbl", "/LBody", "/TH", "/TD", "/Figure"}
_HEADINGS = {"/H1", "/H2", "/H3", "/H4"}
_UA_PART = "{http://www.aiim.org/pdfua/ns/id/}part"


def read_text(pdf: bytes) -> str:
    """Everything the structure tree leads to, in its order: a line for each block; a figure is its alternative text."""
    return "\n".join(words for _, words in read_blocks(pdf))


def read_blocks(pdf: bytes, kind: str = "") -> list[tuple[str, str]]:
    """(kind, words) of each block, as ("H2", "Who is helping"), in reading order; only those of one kind if it is named."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = {page.obj.objgen: drawn(page) for page in document.pages}
        found = list(_spoken(document.Root.StructTreeRoot.K[0], pages))
    return [(name, words) for name, words in found if not kind or name == kind]


def page_texts(pdf: bytes) -> list[str]:
    """The words on each page, its furniture last."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = [drawn(page) for page in document.pages]
    return ["\n".join([*page.marks.values(), page.furniture]) for page in pages]


def assert_tagged(pdf: bytes) -> None:
    """AssertionError where a screen reader would be left without something. Also runs the checker that the environment
    variable FPZ_PDFUA_CHECK names, if it names one."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        _check_document(document)
        pages = [drawn(page) for page in document.pages]
        for page, content in zip(document.pages, pages, strict=True):
            _check_page(page, content)
        _check_marks(document, pages)
        elements = list(_elements(document.Root.StructTreeRoot.K[0]))
        for element in elements:
            _check_element(element)
        _check_headings([int(str(element.S)[2]) for element in elements if str(element.S) in _HEADINGS])
    checker = os.environ.get("FPZ_PDFUA_CHECK")
    if checker:
        _run(checker, pdf)


def _spoken(element: Any, pages: dict[tuple[int, int], Drawn]) -> Iterator[tuple[str, str]]:
    kind = str(element.S)
    if kind in _BLOCKS:
        own = str(element.Alt) if "/Alt" in element else "".join(_own_words(element, pages))
        if own:
            yield kind[1:], own
    for kid in element.K:
        if "/S" in _as_dictionary(kid):
            yield from _spoken(kid, pages)


def _own_words(element: Any, pages: dict[tuple[int, int], Drawn]) -> Iterator[str]:
    for page, number in _marks(element):
        yield pages[page].marks[number]


def _marks(element: Any) -> Iterator[tuple[tuple[int, int], int]]:
    """The marked contents of an element: which page, which number."""
    for kid in element.K:
        if isinstance(kid, int):
            yield element.Pg.objgen, kid
        elif str(kid.get("/Type", "")) == "/MCR":
            yield kid.Pg.objgen, int(kid.MCID)


def _as_dictionary(kid: Any) -> Any:
    return {} if isinstance(kid, int) else kid


def _elements(element: Any) -> Iterator[Any]:
    yield element
    for kid in element.K:
        if "/S" in _as_dictionary(kid):
            yield from _elements(kid)


def _check_document(document: pikepdf.Pdf) -> None:
    root = document.Root
    assert bool(root.MarkInfo.Marked), "the document does not say that it is tagged"
    assert str(root.Lang), "no language"
    assert bool(root.ViewerPreferences.DisplayDocTitle), "the title is not shown"
    assert str(document.docinfo.Title), "no title"
    with document.open_metadata() as metadata:
        assert metadata[_UA_PART] == "1", "does not claim PDF/UA-1"
        assert metadata["dc:title"] == str(document.docinfo.Title), "two titles"


def _check_page(page: Any, content: Drawn) -> None:
    assert not content.loose, f"painted outside tags and artifacts: {content.loose}"
    assert not content.unmapped, "letters without a meaning"
    assert str(page.obj.Tabs) == "/S", "tab order is not reading order"
    for font in page.obj.Resources.Font.values():
        assert "/FontFile2" in font.FontDescriptor, "a font is not embedded"


def _check_marks(document: pikepdf.Pdf, pages: list[Drawn]) -> None:
    """Every marked content belongs to one element, and the page's own list says the same."""
    tree = document.Root.StructTreeRoot
    held: dict[tuple[tuple[int, int], int], tuple[int, int]] = {}
    for element in _elements(tree.K[0]):
        for mark in _marks(element):
            assert mark not in held, "one content in two elements"
            held[mark] = element.objgen
    numbers = list(tree.ParentTree.Nums)
    parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    for page, content in zip(document.pages, pages, strict=True):
        listed = [parent.objgen for parent in parents[int(page.obj.StructParents)]]
        assert listed == [held[page.obj.objgen, number] for number in sorted(content.marks)], "content without an element"


def _check_element(element: Any) -> None:
    kind = str(element.S)
    kids = [str(kid.S) for kid in element.K if "/S" in _as_dictionary(kid)]
    if kind == "/Figure":
        assert str(element.get("/Alt", "")), "a figure without words"
        assert any("/BBox" in attributes for attributes in element.A), "a figure without its place"
    if kind == "/TH":
        assert any("/Scope" in attributes for attributes in element.A), "a header cell that heads nothing"
    allowed = {"/L": {"/LI"}, "/LI": {"/Lbl", "/LBody"}, "/Table": {"/TR"}, "/TR": {"/TH", "/TD"}}
    if kind in allowed:
        assert kids, f"an empty {kind}"
        assert set(kids) <= allowed[kind], f"{kind} holds {kids}"


def _check_headings(levels: list[int]) -> None:
    for above, level in zip([0, *levels], levels, strict=False):
        assert level <= above + 1, f"a heading of level {level} under one of level {above}"


def _run(checker: str, pdf: bytes) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "print.pdf"
        file.write_bytes(pdf)
        done = subprocess.run([*shlex.split(checker), str(file)], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout
