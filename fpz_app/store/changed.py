"""Changed: what a work changed, as it is told to whoever shows it."""

from dataclasses import dataclass

from fpz_app.domain.record import Record


@dataclass(frozen=True)
class Changed:
    """What a work changed, told once after its commit; `closed` where its files are no longer here, or not to be seen; `undoes`
    is the group that it takes back, if it is an Undo."""

    kinds: frozenset[type[Record]]
    files: frozenset[str]
    title: str
    by: str
    group: str
    closed: bool = False
    undoes: str = ""

    def touches(self, *kinds: type[Record]) -> bool:
        return not self.kinds.isdisjoint(kinds)
