"""What a print tells a screen reader: figures in words, header cells, languages, bookmarks, its title."""

import ast
import io
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

import fpz_app.documents
from fpz_app.documents.boxes import Box, Stack
from fpz_app.documents.figures import Scaling, level_mark, scale, signature, tick_box
from fpz_app.documents.lines import Run
from fpz_app.documents.page import bullets, child_words, heading, narrative, text
from fpz_app.documents.sheets import Furniture, make_pdf
from fpz_app.documents.tables import table
from tests.helpers.pdf import assert_tagged, read_blocks

FURNITURE = Furniture("Family plan PU-2291", "Our family plan", "The Marlow family", "Family plan 1", "Printed by Priya Nair")


def printed(*boxes: Box) -> bytes:
    pdf = make_pdf(Stack(boxes), FURNITURE)
    assert_tagged(pdf)
    return pdf


def opened(*boxes: Box) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(printed(*boxes)))


def test_one_of_everything_is_tagged() -> None:
    everything = [
        heading(1, "The Marlow family"),
        heading(2, "Who is helping"),
        table([("Priya", "ring her"), ("Sam", "one\ntwo")], (100, 393), head=("Name", "How")),
        bullets(["One.", "Two."]),
        child_words("I want a lamp.", "Ellie, 9"),
        scale(Scaling(9, 10, 10)),
        level_mark(3),
        tick_box(ticked=True),
        signature([[(0, 0), (9, 9)], []], alt="Kerry’s signature", width=80, height=20),
    ]
    assert printed(*everything)


def test_a_page_without_tags_is_found_out() -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(50, 50, "Not tagged")
    canvas.save()
    with pytest.raises(AttributeError):
        assert_tagged(out.getvalue())


def test_a_scale_is_told_in_words() -> None:
    pdf = printed(scale(Scaling(3, 5, 8), about="Callum is in school"))
    assert read_blocks(pdf, "Figure") == [("Figure", "Callum is in school. From 0 to 10: then 3, now 5, hope 8")]


@pytest.mark.parametrize("then", [*range(11), None])
@pytest.mark.parametrize("now", [*range(11), None])
def test_every_scale_can_be_drawn(then: int | None, now: int | None) -> None:
    assert printed(*(scale(Scaling(then, now, hoped)) for hoped in (None, 0, 5, 10)))


def test_a_run_in_another_language_says_which() -> None:
    with opened(text(["Babcia said ", Run("dzień dobry", lang="pl")])) as pdf:
        assert b"/Span <</Lang (pl)>> BDC" in pdf.pages[0].Contents.read_bytes()


def test_words_that_are_no_language_tag_are_not_taken_for_one() -> None:
    with opened(narrative("Dzień dobry", lang="pl) >> BDC (")) as pdf:
        assert b"/Lang" not in pdf.pages[0].Contents.read_bytes()


def test_headings_are_bookmarks_in_the_order_of_the_page() -> None:
    headings = [heading(1, "The Marlow family"), heading(2, "Who & what"), heading(3, "<b>"), heading(2, "Łucja")]
    with opened(*headings) as pdf, pdf.open_outline() as outline:
        (top,) = outline.root
        found = [(each.title, [deep.title for deep in each.children]) for each in top.children]
    assert found == [("Who & what", ["<b>"]), ("Łucja", [])]


def test_a_print_without_a_title_still_has_its_bookmarks() -> None:
    assert printed(heading(1, ""), heading(2, "Who is helping"))


def test_the_title_shown_is_the_reference() -> None:
    with opened(text("One.")) as pdf:
        assert str(pdf.docinfo.Title) == "Family plan PU-2291"


def test_no_font_is_named_that_is_not_embedded() -> None:
    with opened(text("One.")) as pdf:
        assert {str(font.BaseFont).split("+")[1] for font in pdf.pages[0].Resources.Font.values()} == {
            "SourceSans3-Regular",
            "SourceSans3-Semibold",
        }


def test_the_same_words_give_the_same_bytes() -> None:
    assert printed(text("One.")) == printed(text("One."))


def test_nothing_here_reads_words_as_markup() -> None:
    modules = list(Path(fpz_app.documents.__path__[0]).glob("*.py"))
    named = {
        node.module
        for module in modules
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module
    }
    assert not {name for name in named if name.startswith("reportlab.platypus")}
