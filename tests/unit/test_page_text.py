"""Words on paper come out as they were typed: never markup, never lost, never a crash."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fpz_app.documents.boxes import Box, Stack
from fpz_app.documents.ink import BODY, REGULAR
from fpz_app.documents.letters import MISSING, face, pieces
from fpz_app.documents.lines import break_lines
from fpz_app.documents.page import narrative, text
from fpz_app.documents.sheets import Furniture, make_pdf
from tests.helpers.pdf import assert_tagged, page_texts, read_blocks, read_text

FURNITURE = Furniture("Plan 1", "Our family plan", "The Marlow family", "Family plan 1", "Printed by Priya Nair")

SCRAPS = (
    *(
        "<b>",
        "</b>",
        "<img src='file:///etc/hostname'>",
        "<a@b.c>",
        "&amp;",
        "&lt;",
        "<br/>",
        "%",
        "(",
        ")",
        "\\",
        "\\n",
        "<</P 1>>",
    ),
    *(
        "01632 960 118",
        "don’t",
        "“Well-being”",
        "co\u2011op",
        "per\u00adhaps",
        "a\u00a0b",
        "ﬁne",
        "e\u0301",
        "x\u0302",
        " ",
        "  ",
        "-",
        "–",
    ),
    *("Łódź", "Țuțu", "Ångström", "Reykjavík", "Őrség", "Київ", "Ѝ", "Αθήνα", "ᾳ", "ẞ", "Nguyễn", "đ", "Ʒ", "€", "½"),
    *("नमस्ते", "أريد مصباحا", "বাংলা", "😀", "👨‍👩‍👧", "❤️", "\u200d", "\u202e", "𝒜", "\ufffd"),
)
LETTERS = st.characters(
    exclude_categories=("Cs", "Cc", "Zl", "Zp"),
    exclude_characters="\ufeff\ufffe\uffff" + "".join(map(chr, range(0xFDD0, 0xFDF0))),
)
TEXTS = st.one_of(
    st.text(LETTERS, min_size=1, max_size=30),
    st.lists(st.sampled_from(SCRAPS), min_size=1, max_size=8).map("".join),
    st.lists(st.sampled_from(SCRAPS), min_size=2, max_size=20).map(" ".join),
)


def printed(*boxes: Box) -> bytes:
    pdf = make_pdf(Stack(boxes), FURNITURE)
    assert_tagged(pdf)
    return pdf


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(TEXTS, min_size=50, max_size=50))
def test_five_thousand_texts_come_out_as_typed(texts: list[str]) -> None:
    pdf = printed(*(text(each, width=200) for each in texts))
    assert [words for _, words in read_blocks(pdf, "P")][: len(texts)] == texts


@settings(max_examples=20, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=20))
def test_any_text_at_all_gives_a_tagged_page(texts: list[str]) -> None:
    assert printed(*(narrative(each) for each in texts))


def test_every_scrap_gives_a_tagged_page() -> None:
    assert printed(*(text(scrap) for scrap in SCRAPS))


def test_markup_is_printed_as_typed() -> None:
    assert "<b>Ring</b> <a@b.c> &amp; <img src=x>" in page_texts(printed(text("<b>Ring</b> <a@b.c> &amp; <img src=x>")))[0]


def test_control_characters_are_left_out() -> None:
    assert "Ring\tPriya".replace("\t", " ") in read_text(printed(text("Ri\x00n\x07g\tPri\x1bya\x7f")))


def test_half_a_surrogate_does_not_stop_the_print() -> None:
    assert "a\ufffdb" in read_text(printed(text("a\ud83db")))


def test_each_line_of_a_narrative_is_a_paragraph() -> None:
    assert [words for _, words in read_blocks(printed(narrative("One.\n\nTwo.\r\nThree.")), "P")] == ["One.", "Two.", "Three."]


def test_a_line_end_in_a_short_text_becomes_a_space() -> None:
    assert "Kerry Marlow" in read_text(printed(text("Kerry\nMarlow")))


def test_european_cyrillic_and_greek_letters_are_drawn_as_themselves() -> None:
    words = "Þórður Őrség Łódź Țuțu Ğüneş Ñandú Київ Ђорђе Αθήνα ᾳ Nguyễn"
    assert [piece.shown for piece in pieces(words, face(REGULAR))] == [words]


def test_a_letter_the_typeface_lacks_is_shown_as_a_box_and_kept_in_the_text() -> None:
    shown = pieces("a না b", face(REGULAR))
    assert [(piece.shown, piece.typed) for piece in shown] == [("a ", "a "), (MISSING, "না"), (" b", " b")]


def test_a_print_with_missing_letters_says_so() -> None:
    assert f"{MISSING} stands for a letter that our typeface does not have." in read_text(printed(text("নমস্কার")))


def test_a_print_with_every_letter_says_nothing_of_missing_ones() -> None:
    assert "stands for a letter" not in read_text(printed(text("Kerry")))


def test_an_accent_typed_apart_is_drawn_as_one_letter() -> None:
    assert [piece.shown for piece in pieces("e\u0301", face(REGULAR))] == ["é"]


def test_a_number_never_breaks() -> None:
    lines = _lines("Evenings and weekends ring the duty team on 01632 960 200 at any time.", width=290)
    assert any("01632 960 200" in line for line in lines)


def test_a_day_stays_with_its_month() -> None:
    assert all(
        not line.rstrip().endswith(" 4") for width in range(60, 240) for line in _lines("We meet on 4 January again", width=width)
    )


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert "".join(_lines("Llanfairpwllgwyngyll" * 9, width=80)) == "Llanfairpwllgwyngyll" * 9


def test_no_line_is_wider_than_its_column() -> None:
    words = "Ask the housing officer about the damp-proofing/box room, 01632 960 142, " * 9
    assert all(line.width <= 96 for line in break_lines(words, BODY, 96))


def _lines(words: str, *, width: float) -> list[str]:
    return [
        "".join(piece.typed for segment in line.segments for piece in segment.pieces) for line in break_lines(words, BODY, width)
    ]
