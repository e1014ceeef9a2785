"""Separated text: the rows of a CSV file however it was saved, and nothing else that is given as one."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fpz_app.domain.errors import Problem
from fpz_app.interchange.separated import MOST_COLUMNS, MOST_ROWS, read_separated

HEADS = ("Date", "Event")
WORDS = st.text(st.characters(codec="cp1252", exclude_categories=("Cc", "Cs")), max_size=6)


def rows_of(content: bytes) -> list[tuple[str, ...]]:
    return [cells for _, cells in read_separated(content).rows]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(WORDS, WORDS), max_size=3),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from(["\r\n", "\n"]),
)
def test_what_a_spreadsheet_wrote_is_read_again(rows: list[tuple[str, str]], separator: str, letters: str, ends: str) -> None:
    whole = [HEADS, *rows]
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator=ends, quoting=csv.QUOTE_ALL).writerows(whole)
    assert rows_of(out.getvalue().encode(letters)) == [row for row in whole if any(cell.strip() for cell in row)]


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=400))
def test_whatever_the_bytes_are_they_are_rows_or_a_problem(content: bytes) -> None:
    try:
        found = read_separated(content)
    except Problem:
        return
    assert all(any(cell.strip() for cell in cells) for _, cells in found.rows)


def test_letters_of_windows_are_read() -> None:
    assert rows_of("Date;Event\n3 May;Zoë’s café\n".encode("cp1252"))[1] == ("3 May", "Zoë’s café")


def test_a_comma_inside_a_text_does_not_cut_a_list_of_semicolons() -> None:
    assert rows_of(b"Date;Event;Who\n3 May;Came, went;Jo\n4 May;Came, went, came;Jo\n")[2] == ("4 May", "Came, went, came", "Jo")


def test_a_quoted_text_may_have_lines_and_the_next_row_knows_where_it_stands() -> None:
    found = read_separated(b'Date,Event\n3 May,"One.\nTwo."\n4 May,Three\n').rows
    assert [(number, cells[1]) for number, cells in found] == [(1, "Event"), (2, "One.\nTwo."), (4, "Three")]


def test_a_formula_stays_text() -> None:
    assert rows_of(b'Date,Event\n3 May,"=HYPERLINK(""http://x"",""y"")"\n')[1][1] == '=HYPERLINK("http://x","y")'


def test_it_says_how_it_was_read() -> None:
    assert read_separated(b"\xef\xbb\xbfDate\tEvent\n3 May\tSeen\n").how == "UTF-8, tabs"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "There is nothing in this file."),
        (b" \n\n", "There is nothing in this file."),
        (b"Date,Event\n\0\x01", "This is not a list that can be read."),
        (b"a,b\n" * (MOST_ROWS + 1), f"This list has more than {MOST_ROWS:,} rows."),
        (b"," * (MOST_COLUMNS + 5) + b"x", f"Row 1 has more than {MOST_COLUMNS} columns."),
        (b'Date,Event\n3 May,"' + b"x" * (1 << 21), "The file cannot be read after line 1."),
    ],
    ids=["empty", "blank", "binary", "too long", "too wide", "a quotation mark never closed"],
)
def test_what_cannot_be_a_list_is_refused_in_words(content: bytes, words: str) -> None:
    with pytest.raises(Problem) as refused:
        read_separated(content)
    assert refused.value.message == words
