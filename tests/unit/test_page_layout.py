"""How boxes fill sheets: what stays together, what is repeated, and what stands at head and foot."""

from dataclasses import replace

from fpz_app.documents.boxes import Box, Space, Stack
from fpz_app.documents.frames import Beside
from fpz_app.documents.ink import FIRST_TOP, PORTRAIT
from fpz_app.documents.page import bullets, child_words, columns, heading, narrative, text
from fpz_app.documents.sheets import Furniture, make_pdf
from fpz_app.documents.tables import shares, table
from tests.helpers.pdf import assert_tagged, page_texts, read_blocks

FURNITURE = Furniture("Plan 1", "Our family plan", "The Marlow family", "Family plan 1", "Printed by Priya Nair", draft="")
FIRST_PAGE = PORTRAIT.bottom - FIRST_TOP


def pages(*boxes: Box, furniture: Furniture = FURNITURE) -> list[str]:
    pdf = make_pdf(Stack(boxes), furniture)
    assert_tagged(pdf)
    return page_texts(pdf)


def test_a_heading_goes_to_the_next_page_with_what_follows() -> None:
    first, second = pages(text("Above."), Space(FIRST_PAGE - 20), heading(1, "Who is helping"), text("Priya Nair"))
    assert ("Who is helping" in first, "Who is helping" in second) == (False, True)


def test_a_paragraph_leaves_no_single_line_behind() -> None:
    first, _ = pages(text("Above."), Space(FIRST_PAGE - 37), text("one two three four five six seven " * 12))
    assert "one two" not in first


def test_no_line_stands_alone_on_the_last_page() -> None:
    first, second = pages(Space(FIRST_PAGE - 200), *(text(f"Line {number}.") for number in range(200 // 17 + 1)))
    assert (first.count("Line"), second.count("Line")) == (200 // 17 - 1, 2)


def test_a_stack_kept_whole_moves_to_the_next_page() -> None:
    first, second = pages(text("Above."), Space(FIRST_PAGE - 40), Stack([text("One."), text("Two."), text("Three.")], whole=True))
    assert ("One." in first, "Three." in second) == (False, True)


def test_a_stack_taller_than_a_page_begins_where_it_stands() -> None:
    tall = Stack([text(f"Line {number}.") for number in range(80)], whole=True)
    assert "Line 0." in pages(text("Above."), Space(300), tall)[0]


def test_a_paragraph_longer_than_many_pages_is_all_there() -> None:
    words = " ".join(str(number) for number in range(9000)).replace(" ", ", ")
    pdf = make_pdf(Stack([text(words)]), FURNITURE)
    assert read_blocks(pdf, "P") == [("P", words)]


def test_two_columns_go_on_side_by_side() -> None:
    long = [f"Point {number}." for number in range(60)]
    _, second = pages(columns(bullets(long, width=200), bullets([f"Right {number}." for number in range(60)], width=200)))
    assert ("Point 59." in second, "Right 59." in second) == (True, True)


def test_a_childs_words_may_go_on_over_the_page() -> None:
    first, second = pages(Space(FIRST_PAGE - 200), child_words("I want a lamp and my door open. " * 40, "Ellie, 9"))
    assert ("a lamp" in first, "Ellie, 9" in second) == (True, True)


def test_a_tables_heading_row_is_seen_on_every_page() -> None:
    rows = [(f"Person {number}", "helps") for number in range(80)]
    assert all("What they do" in page for page in pages(table(rows, (200, 293), head=("Name", "What they do"))))


def test_a_tables_heading_row_is_read_out_once() -> None:
    rows = [(f"Person {number}", "helps") for number in range(80)]
    pdf = make_pdf(table(rows, (200, 293), head=("Name", "What they do")), FURNITURE)
    assert [words for _, words in read_blocks(pdf, "TH")].count("What they do") == 1


def test_a_row_with_a_very_long_cell_is_split() -> None:
    first, second, *_ = pages(table([("Why now", "Because of this. " * 400)], (100, 393)))
    assert "Because of this." in first
    assert "Because of this." in second


def test_columns_share_the_page_without_cutting_words() -> None:
    widths = shares([("Name", "Who they are"), ("Wojciechowska-Nowakowska", "Kerry’s mother, who has Noah on Tuesdays")])
    assert [round(sum(widths)), widths[0] > 150] == [493, True]


def test_columns_too_many_for_the_page_still_fit() -> None:
    assert round(sum(shares([("Wojciechowska-Nowakowska",) * 12]))) == 493


def test_each_page_says_which_of_how_many_it_is() -> None:
    found = pages(Space(FIRST_PAGE), text("Second."))
    assert [f"Page {number} of 2" in page for number, page in enumerate(found, 1)] == [True, True]


def test_each_page_carries_the_marking() -> None:
    assert all("OFFICIAL-SENSITIVE" in page for page in pages(Space(FIRST_PAGE), text("Second.")))


def test_a_print_not_yet_sent_says_so() -> None:
    assert "Printed by Priya Nair. Not yet sent to the centre." in pages(text("One."))[0]


def test_a_print_that_was_sent_says_so() -> None:
    assert "Printed by Priya Nair. Sent to the centre." in pages(text("One."), furniture=replace(FURNITURE, sent=True))[0]


def test_every_page_of_a_draft_says_that_it_is_one() -> None:
    draft = replace(FURNITURE, draft="Draft, not agreed yet")
    assert all("Draft, not agreed yet. Family plan 1" in page for page in pages(Space(FIRST_PAGE), text("Two."), furniture=draft))


def test_furniture_is_not_read_out() -> None:
    pdf = make_pdf(Stack([text("One.")]), FURNITURE)
    assert read_blocks(pdf) == [("P", "One.")]


def test_a_very_long_reference_is_cut_with_an_ellipsis() -> None:
    (page,) = pages(text("One."), furniture=replace(FURNITURE, reference="Family plan " * 40))
    assert "Fa…Printed by" in page


def test_boxes_that_are_side_by_side_and_empty_take_no_room() -> None:
    assert Beside([(0, narrative(""))]).height == 0
