"""Asked: for what a small form is opened, and the questions that many of them share."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fpz_app.casework.sharing import SharingPage
from fpz_app.domain.forms import Choice, Field, Kind
from fpz_app.presenters.desk import Desk


@dataclass(frozen=True)
class Asked:
    """For what a form is opened: the family, its page, and the record it is about, '' for a new one."""

    desk: Desk
    family_id: str
    record_id: str
    page: SharingPage

    def terms(self, vocabulary: str) -> tuple[Choice, ...]:
        """What is kept are the words themselves."""
        return choices(term.label for term in self.desk.settings.vocabularies[vocabulary].terms)


def choices(words: Iterable[str]) -> tuple[Choice, ...]:
    return tuple(Choice(str(each), each[:1].upper() + each[1:]) for each in words)


def level_choices(levels: Mapping[int, str]) -> tuple[Choice, ...]:
    """The zone's levels of need, as '3 Partnership plus'."""
    return tuple(Choice(str(number), f"{number} {words}") for number, words in sorted(levels.items()))


def day(key: str, label: str, *, past: bool = True) -> Field:
    """A day that has to be given."""
    return Field(key=key, kind=Kind.DATE, label=label, required=True, past=past)
