"""Around a household: each person and service there, with the ties that lead to them, in words for those who hear the picture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fpz_app.domain.dates import say_date
from fpz_app.domain.genogram.figures import Figure
from fpz_app.domain.kinship import listed
from fpz_app.domain.ties import Gives, Strength, Tie

WITH_ALL = "the household"
NOT_SAID = "not described yet"
_GIVES = {
    Gives.NOT_SAID: "", Gives.BOTH: "help goes both ways", Gives.TO_FAMILY: "help goes to the family",
    Gives.FROM_FAMILY: "it takes from the family",
}  # fmt: skip


@dataclass(frozen=True)
class Known:
    """Somebody around a household by the record alone; `key` is that of `Tie.ends_at`."""

    key: str
    name: str
    what: str = ""
    is_person: bool = True


@dataclass(frozen=True)
class Strand:
    """One line to a neighbour: with whom of the household, how strong (None where it is not described), which way."""

    tie: Tie | None
    whose: str
    strength: Strength | None
    gives: Gives
    note: str

    @property
    def said(self) -> str:
        """'strong with Ellie, help goes both ways, since May 2024'."""
        if self.tie is None or self.strength is None:
            return NOT_SAID
        since = f"since {say_date(self.tie.since)}" if self.tie.since else ""
        parts = (f"{self.strength} with {self.whose}", _GIVES[self.gives], since, self.note)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class Neighbour:
    """A person or service around the household; there is always at least one strand."""

    key: str
    name: str
    what: str
    is_person: bool
    strands: tuple[Strand, ...]

    @property
    def said(self) -> str:
        """'Bay School, school of Ellie: strong with Ellie', without a full stop."""
        named = f"{self.name}, {self.what}" if self.what else self.name
        return f"{named}: {'; '.join(each.said for each in self.strands)}"


@dataclass(frozen=True)
class Ecomap:
    """`household` from the eldest; `address` are the lines that say what the loop round it is."""

    household: tuple[Figure, ...]
    neighbours: tuple[Neighbour, ...]
    address: tuple[str, ...] = ("At home",)

    @property
    def said(self) -> str:
        """The whole picture in words, a sentence for each neighbour."""
        here = listed([each.name or "somebody whose name is not known" for each in self.household])
        around = " ".join(f"{each.said}." for each in self.neighbours)
        return f"At home: {here or 'nobody'}. {around}".strip()


def ecomap(
    household: Sequence[Figure], known: Sequence[Known], ties: Sequence[Tie], names: Mapping[str, str], *,
    address: Sequence[str] = ("At home",), with_notes: bool = True,
) -> Ecomap:  # fmt: skip
    """`ties` are those that go on; one to somebody unknown makes a neighbour of its own. `names` are the family's, by id."""
    by_key: dict[str, list[Tie]] = {}
    for tie in ties:
        by_key.setdefault(tie.ends_at, []).append(tie)
    there: dict[str, Known] = {}
    for each in known:
        there.setdefault(each.key, each)
    for key, found in by_key.items():
        there.setdefault(key, Known(key, found[0].other or names.get(key, ""), is_person=False))
    neighbours = tuple(
        _neighbour(each, by_key.get(each.key, []), names, with_notes=with_notes) for each in there.values() if each.name
    )
    return Ecomap(tuple(household), neighbours, tuple(address))


def _neighbour(known: Known, ties: Sequence[Tie], names: Mapping[str, str], *, with_notes: bool) -> Neighbour:
    strands = tuple(
        Strand(
            tie, names.get(tie.whose_id, WITH_ALL) if tie.whose_id else WITH_ALL, tie.strength, tie.gives,
            tie.note if with_notes else "",
        )
        for tie in ties
    )  # fmt: skip
    unsaid = (Strand(None, WITH_ALL, None, Gives.NOT_SAID, ""),)
    return Neighbour(known.key, known.name, known.what, known.is_person, strands or unsaid)
