"""Annex A columns: which list a sheet is, which of its rows has the headings, and which field each column holds."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from rapidfuzz import fuzz, process

from fpz_app.interchange.annex_lists import ALIASES, OTHER_LISTS, AnnexList, Field
from fpz_app.interchange.annex_values import words
from fpz_app.interchange.sheet_extent import column_letter
from fpz_app.interchange.workbook import Cell

_LIKE_ENOUGH = 87.0  # of 100; "date of death" is 81 like "date of birth"
_HEADINGS_WITHIN = 40
_FIELD_OF = {alias: field for field, aliases in ALIASES.items() for alias in aliases}
_NUMBERED = re.compile(r"^\D{0,6}?\b(?:list|annex a|l)?[ _.]*0*(\d{1,2})\b")


class Sure(StrEnum):
    EXACT = "the heading says so"
    LIKELY = "the heading is nearly the same"
    NOT_USED = "not used"


@dataclass(frozen=True, slots=True)
class Column:
    """`why` says in words why a column is not used."""

    letter: str
    heading: str
    field: Field | None = None
    sure: Sure = Sure.NOT_USED
    why: str = ""


@dataclass(frozen=True, slots=True)
class Headings:
    """`row` counts from 1; `taken_for` is None where the sheet is not used, `why` then says it."""

    row: int
    columns: tuple[Column, ...]
    taken_for: AnnexList | None
    why: str = ""

    @property
    def missing(self) -> tuple[Field, ...]:
        found = {column.field for column in self.columns}
        return tuple(field for field in self.taken_for.value.fields if field not in found) if self.taken_for else ()


def simple(heading: str) -> str:
    """'D.O.B.' is 'dob', 'Child’s Unique\xa0ID' is 'childs unique id'."""
    text = re.sub(r"(?<=\b\w)\.(?=\w\b)|['’]", "", words(heading).casefold())
    return " ".join(re.sub(r"[\W_]+", " ", text).split())


def find_headings(name: str, rows: Sequence[Sequence[Cell]]) -> Headings:
    """Looks at the headings first; the sheet's name only helps where they could mean two lists."""
    number, heads = _row_of_headings(rows)
    if not heads:
        return Headings(0, (), None, "It has no row of headings that we know.")
    other = _other_list(name, heads)
    if other:
        return _left_alone(number, heads, f"It is list {other}, {OTHER_LISTS[other][0]}, which is not brought in.")
    taken_for = _list_of(name, heads)
    if taken_for is None:
        return _left_alone(number, heads, "Its headings are not those of list 1, 2 or 3.")
    columns = _columns(heads, taken_for)
    found = {column.field for column in columns}
    for needed in (Field.CHILD_ID, taken_for.value.day):
        if needed not in found:
            return Headings(number, columns, None, f"It looks like list {taken_for.value.number} but has no “{needed}”.")
    return Headings(number, columns, taken_for)


def _left_alone(number: int, heads: Sequence[str], why: str) -> Headings:
    return Headings(number, tuple(Column(column_letter(at), head) for at, head in enumerate(heads, 1) if head), None, why)


def _row_of_headings(rows: Sequence[Sequence[Cell]]) -> tuple[int, list[str]]:
    """The row that most headings are known in; title rows above it have one or none."""
    best, best_score = (0, list[str]()), 1
    for number, row in enumerate(rows[:_HEADINGS_WITHIN], 1):
        heads = [words(cell) if isinstance(cell, str) else "" for cell in row]
        score = len({field for head in heads if (field := _known(head)[0])}) + len(_signatures(heads))
        if score > best_score:
            best, best_score = (number, heads), score
    return best


def _signatures(heads: Sequence[str]) -> list[int]:
    """The numbers of the lists from 4 on whose own headings are here, once for each heading."""
    found = {simple(head) for head in heads}
    return [number for number, (_, own) in OTHER_LISTS.items() for heading in own if heading in found]


def _other_list(name: str, heads: Sequence[str]) -> int:
    found = _signatures(heads)
    hinted = _number_in(name)
    if not found:
        return 0
    return max(set(found), key=lambda number: (found.count(number), number == hinted))


def _list_of(name: str, heads: Sequence[str]) -> AnnexList | None:
    known = {_known(head)[0] for head in heads}
    scores = {each: 2 * len(known & set(each.value.own)) + _named(name, each) for each in AnnexList}
    best = max(scores, key=lambda each: scores[each])
    return best if scores[best] > 0 else None


def _named(name: str, each: AnnexList) -> bool:
    number = _number_in(name)
    return number == each.value.number if number else any(word in simple(name) for word in each.value.words)


def _number_in(name: str) -> int:
    found = _NUMBERED.search(simple(name.replace("_", " ")))
    return int(found[1]) if found else 0


def _columns(heads: Sequence[str], taken_for: AnnexList) -> tuple[Column, ...]:
    """Each field goes to the column whose heading fits it best, the leftmost of equals."""
    guesses = [(at, *_guess(head, taken_for)) for at, head in enumerate(heads)]
    columns = [Column(column_letter(at), head) for at, head in enumerate(heads, 1)]
    taken: dict[Field, str] = {}
    for at, field, score in sorted(guesses, key=lambda guess: -guess[2]):
        if field is None:
            columns[at] = replace(columns[at], why="This heading is not one of this list.")
        elif field in taken:
            columns[at] = replace(columns[at], why=f"Column {taken[field]} is taken for {field}.")
        else:
            taken[field] = columns[at].letter
            columns[at] = replace(columns[at], field=field, sure=Sure.EXACT if score >= 100 else Sure.LIKELY)
    return tuple(column for column in columns if column.heading)


def _guess(head: str, taken_for: AnnexList) -> tuple[Field | None, float]:
    field, score = _known(head)
    if field in taken_for.value.fields:
        return field, score
    loose = dict(taken_for.value.loose).get(simple(head))
    return (loose, 100.0) if loose else (None, 0.0)


def _known(head: str) -> tuple[Field | None, float]:
    """The field of a heading and how alike they are: 101 for the official heading, 100 for one of its other names."""
    for form in _forms(head):
        if form in _OFFICIAL:
            return _OFFICIAL[form], 101.0
        if form in _FIELD_OF:
            return _FIELD_OF[form], 100.0
    for form in _forms(head):
        near = process.extractOne(form, _NAMES, scorer=fuzz.token_sort_ratio, score_cutoff=_LIKE_ENOUGH)
        if near and len(form) > 4:
            return _NAMES_FIELD[near[0]], min(near[1], 99.0)
    return None, 0.0


def _forms(head: str) -> Iterator[str]:
    """The heading, and the heading without what stands in brackets, such as the date's pattern."""
    whole = simple(head)
    if whole:
        yield whole
    bare = simple(re.sub(r"\([^)]*\)", " ", words(head)))
    if bare and bare != whole:
        yield bare


_OFFICIAL = {simple(field): field for field in Field}
_NAMES_FIELD = {**_FIELD_OF, **_OFFICIAL}
_NAMES = list(_NAMES_FIELD)
