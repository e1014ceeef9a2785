"""Partner draft: another agency's list that is being brought in, kept with all that was decided of it until it is in."""

import base64
from dataclasses import dataclass, field, replace

import msgspec

from fpz_app.casework.partner_matching import EVERYONE, Named
from fpz_app.casework.unfinished import LIST_FILE
from fpz_app.interchange.partner_columns import Taken
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.partner_list import OUT, PartnerList

KEPT_BYTES = 1 << 20
"""A larger file is not kept: it is asked for again."""
TITLE = "the other agency’s list"
DATA = "data:;base64,"


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What was said of a file with this name and digest: `who` are a name, a date of birth and whom they mean; `step` is where
    that was left: columns, names or rows."""

    name: str
    digest: str
    sheet: int = 0
    columns: dict[str, str] = field(default_factory=dict)
    agency: str = ""
    who: tuple[tuple[str, str, str], ...] = ()
    left_out: tuple[int, ...] = ()
    step: str = "columns"

    def again(self, of: PartnerList, people: frozenset[str]) -> PartnerList:
        """The list as it was decided; nobody is meant who is not of the family any more."""
        meant = {Named(text, born): who for text, born, who in self.who if who in people or who in (EVERYONE, OUT)}
        columns = {letter: Taken(taken) for letter, taken in self.columns.items()}
        at = replace(of.on_sheet(min(self.sheet, len(of.file.tables) - 1)), columns=columns, agency=self.agency)
        return replace(at, who=meant, left_out=frozenset(self.left_out))


class PartnerDraft:
    """One list a family."""

    def __init__(self, desk: Desk, family_id: str) -> None:
        self._desk, self._family_id = desk, family_id
        self._key, self._file = f"chronology_import:list:{family_id}", f"{LIST_FILE}{family_id}"

    def keep_file(self, content: bytes) -> None:
        if len(content) > KEPT_BYTES:
            self._desk.discard_draft(self._file)
            return
        told = DATA + base64.b64encode(content).decode()
        self._desk.save_draft(self._file, TITLE, self._family_id, {"file": told})

    def keep(self, of: PartnerList, step: str) -> str:
        """Returns the time for “Saved 14:02”."""
        decided = Decided(
            name=of.file.name, digest=of.file.digest, sheet=of.sheet, agency=of.agency,
            columns={letter: taken.value for letter, taken in of.columns.items()},
            who=tuple((named.text, named.born, who) for named, who in of.who.items() if who),
            left_out=tuple(sorted(of.left_out)), step=step,
        )  # fmt: skip
        title = ", ".join(filter(None, (TITLE, of.agency.strip())))
        return self._desk.save_draft(self._key, title, self._family_id, msgspec.to_builtins(decided))

    def decided(self) -> Decided | None:
        kept = self._desk.draft(self._key)
        return msgspec.convert(kept.content, Decided) if kept else None

    def content(self) -> bytes | None:
        """The file, where it was small enough to be kept."""
        kept = self._desk.draft(self._file)
        return base64.b64decode(kept.content["file"].removeprefix(DATA)) if kept else None

    def finish(self, group: str) -> None:
        """The list is in, by this work; all of it is under way again should that be undone."""
        for key in (self._key, self._file):
            self._desk.finish_draft(key, group)

    def discard(self) -> None:
        for key in (self._key, self._file):
            self._desk.discard_draft(key)
