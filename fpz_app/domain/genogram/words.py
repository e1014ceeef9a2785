"""Words of a genogram: each person in a sentence, for those who hear the picture."""

from collections.abc import Mapping, Sequence
from datetime import date

from fpz_app.domain.genogram.bonds import Bond
from fpz_app.domain.kinship import PARENTS, kin_words, listed
from fpz_app.domain.people import Couple, Kin, Person, Relationship, Stage

_COUPLES = {
    Couple.NONE: "partner of",
    Couple.MARRIED: "married to",
    Couple.TOGETHER: "lives with",
    Couple.APART: "together with",
    Couple.SEPARATED: "separated from",
    Couple.DIVORCED: "divorced from",
}


class Teller:
    """Tells of people by what is recorded of them; `bonds` are the lines that the picture draws."""

    def __init__(self, people: Mapping[str, Person], bonds: Sequence[Bond], ties: Sequence[Relationship]) -> None:
        self._people, self._ties = people, ties
        self._bonded = {each for bond in bonds for each in (*bond.partners, *bond.children)}

    def sentence(self, person: Person, *, at_home: bool, today: date) -> str:
        """'Callum, 14, son of Kerry and Dean, at home', without a full stop."""
        parts = [_named(person), person.age_said(today), "died" if person.died_on else "", self.kin(person, today)]
        return ", ".join(part for part in [*parts, "at home" if at_home else ""] if part)

    def kin(self, person: Person, today: date) -> str:
        """'son of Kerry and Dean'; '' where nothing is recorded."""
        of_parents, of_children = self._of_parents(person), self._of_children(person)
        parts = [of_parents, of_children] if person.is_child(today) else [of_children, of_parents]
        parts.append(self._of_partners(person))
        if not any((of_parents, of_children)):
            parts.append(self.loosely(person))
        return ", ".join(part for part in parts if part)

    def is_bonded(self, person_id: str) -> bool:
        return person_id in self._bonded

    def loosely(self, person: Person) -> str:
        """'aunt of Callum': the first relationship that is neither a parent's nor a partner's."""
        for tie in self._ties:
            if person.id in (tie.from_id, tie.to_id) and tie.kin not in PARENTS | {Kin.PARTNER}:
                back = tie.to_id == person.id
                other = self._people[tie.from_id if back else tie.to_id]
                words = kin_words(tie.kin, person.sex, back=back)
                return f"related to {_short(other)}" if words == "other" else f"{words} of {_short(other)}"
        return ""

    def _of_parents(self, person: Person) -> str:
        of: dict[str, list[str]] = {}
        for tie in self._ties:
            if tie.to_id == person.id and tie.kin in PARENTS - {Kin.GUARDIAN}:
                of.setdefault(kin_words(tie.kin, person.sex, back=True), []).append(_short(self._people[tie.from_id]))
        return ", ".join(f"{words} of {listed(names)}" for words, names in of.items())

    def _of_children(self, person: Person) -> str:
        of: dict[str, list[str]] = {}
        for tie in self._ties:
            if tie.from_id == person.id and tie.kin in PARENTS:
                of.setdefault(kin_words(tie.kin, person.sex), []).append(tie.to_id)
        order = list(self._people)
        named = {words: [_short(self._people[each]) for each in sorted(ids, key=order.index)] for words, ids in of.items()}
        return ", ".join(f"{words} of {listed(names)}" for words, names in named.items())

    def _of_partners(self, person: Person) -> str:
        said = []
        for tie in self._ties:
            if person.id in (tie.from_id, tie.to_id) and tie.kin is Kin.PARTNER:
                other = self._people[tie.to_id if tie.from_id == person.id else tie.from_id]
                was = "was with" if tie.until and tie.couple not in (Couple.SEPARATED, Couple.DIVORCED) else _COUPLES[tie.couple]
                said.append(f"{was} {_short(other)}")
        return ", ".join(said)


def _named(person: Person) -> str:
    return "The baby" if person.stage is Stage.UNBORN and person.called == "Baby" else person.called


def _short(person: Person) -> str:
    if person.called == "Name not known":
        return "somebody whose name is not known"
    return "the baby" if person.stage is Stage.UNBORN and person.called == "Baby" else person.called
