"""Partner list: another agency's list on its way into the chronology, with what was decided of its columns and names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from fpz_app.casework.partner_matching import EVERYONE, Named, names_in
from fpz_app.domain.chronology_rows import PartnerEvent, event_id, row_key
from fpz_app.domain.dates import say_date
from fpz_app.domain.errors import Problem
from fpz_app.domain.kinship import listed
from fpz_app.interchange.partner_columns import NEEDED, Table, Taken
from fpz_app.interchange.partner_rows import Row, read_rows, repeated

OUT = "out"
"""Instead of a person's id: rows about this name are left out."""


@dataclass(frozen=True)
class PartnerFile:
    """A chosen file: `digest` is its SHA-256, `how` the way it was read; one table a sheet."""

    name: str
    digest: str
    how: str
    tables: tuple[Table, ...]
    first_day: date


@dataclass(frozen=True)
class RowLine:
    """One row as the page lists it; `event` is None where it cannot come in or is left out; `here` where it came in before."""

    where: str
    day: str
    what: str
    about: str
    notes: str
    event: PartnerEvent | None = None
    here: bool = False
    left_out: bool = False

    @property
    def shape(self) -> str:
        if self.here:
            return "done"
        return "error" if self.event is None and not self.left_out else "unticked" if self.left_out else "ticked"

    @property
    def comes_in(self) -> bool:
        return self.event is not None and not self.here and not self.left_out


@dataclass(frozen=True)
class PartnerList:
    """`columns` by letter what each is taken for; `agency` is for rows that name none; `who` says whom each name means."""

    file: PartnerFile
    sheet: int
    columns: Mapping[str, Taken]
    agency: str = ""
    who: Mapping[Named, str] = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()

    @property
    def table(self) -> Table:
        return self.file.tables[self.sheet]

    @property
    def has_agency(self) -> bool:
        return Taken.AGENCY in self.columns.values()

    def on_sheet(self, sheet: int) -> "PartnerList":
        """What was understood of another sheet."""
        columns = {each.letter: each.taken for each in self.file.tables[sheet].columns if each.taken is not None}
        return replace(self, sheet=sheet, columns=columns, who={}, left_out=frozenset())

    def taking(self, letter: str, taken: Taken | None) -> "PartnerList":
        """A column taken for something else; the column that was taken for it before is not used any more."""
        others = {each: what for each, what in self.columns.items() if each != letter and what is not taken}
        return replace(self, columns=others | ({letter: taken} if taken else {}), who={})

    def check(self) -> None:
        """Raises Problem where the rows cannot be understood yet."""
        for needed in NEEDED:
            if needed not in self.columns.values():
                raise Problem(f"No column is taken for “{needed}”.", "Choose which column it is.", field="columns")
        if not self.agency.strip() and not self.has_agency:
            raise Problem("It does not say which agency this list is from.", "Name it, such as “Dorset Police”.", field="agency")

    def rows(self, today: date) -> list[Row]:
        return read_rows(self.table, self.columns, first_day=self.file.first_day, today=today)


def named_in(rows: Iterable[Row]) -> dict[Named, int]:
    """Each name of the list with the number of rows that name it; one without a text stands for rows that name nobody."""
    found: dict[Named, int] = {}
    for row in rows:
        for each in _names(row):
            found[each] = found.get(each, 0) + 1
    return found


def lines_of(
    of: PartnerList, rows: Sequence[Row], *, family_id: str, called: Mapping[str, str], here: frozenset[str]
) -> list[RowLine]:
    """Every row with what becomes of it; `here` are the ids of events that are on record."""
    doubles = repeated(rows)
    return [_line(of, row, doubles.get(row.number, 0), family_id, called, here) for row in rows]


def _line(of: PartnerList, row: Row, same_as: int, family_id: str, called: Mapping[str, str], here: frozenset[str]) -> RowLine:
    decided = [of.who.get(each, "") for each in _names(row)]
    about = tuple(dict.fromkeys(each for each in decided if each not in (EVERYONE, OUT, "")))
    whom = "the whole family" if EVERYONE in decided else listed([called.get(each, "someone") for each in about])
    line = RowLine(
        where=f"row {row.number}",
        day=say_date(row.on) if row.on else "No date",
        what=row.event or "Nothing",
        about=whom,
        notes="",
    )
    if row.problems:
        return replace(line, notes=f"Cannot come in: {'; '.join(row.problems)}.")
    if not row.agency and not of.agency.strip():
        return replace(line, notes="Cannot come in: it does not name its agency.")
    if same_as:
        return replace(line, notes=f"It says the same as row {same_as}, which comes in once.", left_out=True)
    if set(decided) == {OUT}:
        return replace(line, notes="Left out: the name in it is not of this family.", left_out=True)
    event = _event(of, row, family_id, () if EVERYONE in decided else about)
    if event.id in here:
        return replace(line, event=event, here=True, notes="Already in the chronology.")
    return replace(line, event=event, left_out=row.number in of.left_out)


def _names(row: Row) -> list[Named]:
    return [Named(each, row.born) for each in names_in(row.child)] or [Named("", row.born)]


def _event(of: PartnerList, row: Row, family_id: str, about: tuple[str, ...]) -> PartnerEvent:
    key = row_key(row.on, row.event, row.child)
    return PartnerEvent(
        id=event_id(family_id, key), file_id=family_id, family_id=family_id, on=row.on, event=row.event,
        agency=row.agency or of.agency.strip(), source=row.source, about=about, effect=row.effect, action=row.action,
        significant=row.significant, list_digest=of.file.digest, row=row.number, row_key=key,
    )  # fmt: skip
