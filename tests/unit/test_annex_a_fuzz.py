"""Broken and twisted workbooks: whatever comes in, what comes out is a caseload or a Problem."""

from datetime import date
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from fpz_app.domain.errors import Problem
from fpz_app.interchange.annex_a import read_annex_a
from tests.helpers.workbooks import CONTACTS, SAMPLE, repacked, workbook

TODAY = date(2026, 11, 23)
PARTS = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels")
edits = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=8)
cells = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(date(1900, 3, 1), date(2900, 1, 1)),
    st.text(st.characters(min_codepoint=32, exclude_categories=["Cs"]), max_size=30),
    st.sampled_from(["unborn", "−1", "31/02/2015", "a)", "#N/A", "9" * 40, "2015-00-00", "٣/٣/٢٠١٥", "²", "0x10"]),
)


def edited(content: bytes, changes: list[tuple[float, int]]) -> bytes:
    changed = bytearray(content)
    for place, byte in changes:
        changed[int(place * len(changed))] = byte
    return bytes(changed)


def outcome(content: bytes) -> str:
    try:
        return str(len(read_annex_a(content, TODAY).rows))
    except Problem as problem:
        return problem.message


@settings(max_examples=300, deadline=None)
@given(edits)
def test_changed_bytes_raise_nothing_but_a_problem(changes: list[tuple[float, int]]):
    assert outcome(edited(SAMPLE, changes))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(SAMPLE)))
def test_a_file_cut_anywhere_raises_nothing_but_a_problem(length: int):
    assert outcome(SAMPLE[:length])


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(PARTS), edits)
def test_changed_bytes_inside_a_part_raise_nothing_but_a_problem(part: str, changes: list[tuple[float, int]]):
    assert outcome(repacked(SAMPLE, lambda parts: parts.update({part: edited(parts[part], changes)})))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
@example(b"PK\x05\x06" + bytes(18))
def test_any_bytes_raise_nothing_but_a_problem(content: bytes):
    assert outcome(content)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(cells, min_size=7, max_size=7), max_size=4))
def test_any_cells_under_good_headings_become_rows_with_problems(rows: list[list[Any]]):
    assert outcome(workbook({"List 1": [CONTACTS, *rows]})).isdigit()


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(cells, max_size=9), max_size=5))
def test_any_cells_anywhere_raise_nothing_but_a_problem(rows: list[list[Any]]):
    assert outcome(workbook({"List 2": rows}))
