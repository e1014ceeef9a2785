"""Genogram: who is drawn in a family's picture and with which symbol, and the bonds between them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto

from fpz_app.domain.dates import age_on, age_words, earliest, is_exact
from fpz_app.domain.genogram.bonds import Bond, bonds_of
from fpz_app.domain.genogram.words import Teller
from fpz_app.domain.people import Person, Relationship, Stage


class Symbol(Enum):
    """What a person is drawn as; MARK is the bare question mark of someone nobody knows."""

    SQUARE = auto()
    CIRCLE = auto()
    DIAMOND = auto()
    TRIANGLE = auto()
    MARK = auto()


@dataclass(frozen=True)
class Figure:
    """One person: `age` stands inside the symbol, `name` and `detail` beside or beneath it; `said` is all of it in words.

    `kin` is who they are to the others, in words. `side` of a couple: -1 left for a man, 1 right for a woman, 0 either.
    """

    id: str
    symbol: Symbol
    name: str
    age: str
    detail: str
    said: str
    kin: str = ""
    side: int = 0
    is_child: bool = False
    at_home: bool = False
    in_focus: bool = False
    died: bool = False


@dataclass(frozen=True)
class Genogram:
    """`figures` from the eldest to the unborn; `address` are the lines that say what the loop round the household is."""

    figures: tuple[Figure, ...]
    bonds: tuple[Bond, ...]
    address: tuple[str, ...]

    @property
    def said(self) -> str:
        """The whole picture in words, a sentence a person."""
        return " ".join(f"{each.said}." for each in self.figures)


def genogram(
    people: Sequence[Person],
    relationships: Sequence[Relationship],
    *,
    at_home: Collection[str],
    with_goals: Collection[str],
    address: str,
    today: date,
    in_focus: str = "",
) -> Genogram:
    """`at_home` and `with_goals` are ids; unless one is chosen, the child in focus is the eldest with a goal, else the eldest."""
    ordered = sorted(people, key=_eldest_first)
    by_id = {each.id: each for each in ordered}
    ties = [each for each in relationships if each.from_id in by_id and each.to_id in by_id and each.from_id != each.to_id]
    bonds = bonds_of(list(by_id), ties)
    focus = in_focus if in_focus in by_id else _in_focus(ordered, at_home, with_goals, today)
    teller = Teller(by_id, bonds, ties)
    figures = tuple(_figure(each, teller, at_home=at_home, focus=focus, today=today) for each in ordered)
    street = address.partition(",")[0].strip()
    return Genogram(figures, bonds, ("At home", street) if street else ("At home",))


def _eldest_first(person: Person) -> tuple[bool, date, str]:
    unborn = person.stage is Stage.UNBORN
    born = (person.due_on if unborn else earliest(person.born) if person.born else None) or date.max
    return unborn, born, person.id


def _in_focus(people: Sequence[Person], at_home: Collection[str], with_goals: Collection[str], today: date) -> str:
    children = [each for each in people if each.is_child(today) and not each.died_on]
    for wanted in (
        [each for each in children if each.id in with_goals],
        [each for each in children if each.id in at_home and each.stage is not Stage.UNBORN],
        children,
    ):
        if wanted:
            return wanted[0].id
    return ""


def _figure(person: Person, teller: Teller, *, at_home: Collection[str], focus: str, today: date) -> Figure:
    here = person.id in at_home and not person.died_on
    known = bool(person.given_name or person.known_as or person.external_id or person.stage is Stage.UNBORN)
    age = _age_inside(person, today)
    plain = Figure(
        id=person.id,
        symbol=_symbol(person),
        name=person.called if known else "",
        age=age,
        detail="",
        said=teller.sentence(person, at_home=here, today=today),
        kin=teller.kin(person, today),
        side={"male": -1, "female": 1}.get(person.sex, 0),
        is_child=person.is_child(today),
        at_home=here,
        in_focus=person.id == focus,
        died=person.died_on is not None,
    )
    if not known and not age:
        return replace(plain, symbol=Symbol.MARK)
    return replace(plain, detail=_detail(person, teller, today))


def _symbol(person: Person) -> Symbol:
    if person.stage is Stage.UNBORN:
        return Symbol.TRIANGLE
    shapes: Mapping[str, Symbol] = {"male": Symbol.SQUARE, "female": Symbol.CIRCLE}
    return shapes.get(person.sex, Symbol.DIAMOND)


def _age_inside(person: Person, today: date) -> str:
    """Whole years, of one who died the age reached: '14', '~34', '0'; '' where it is not known."""
    if person.stage is Stage.UNBORN or not person.born:
        return ""
    years = age_on(person.born, person.died_on or today)
    if years is None:
        return ""
    return f"{years}" if is_exact(person.born) else f"~{years}"


def _detail(person: Person, teller: Teller, today: date) -> str:
    """'due 14 Feb' and '8 months' for the very young; for one without any line, what they are to somebody here."""
    if person.stage is Stage.UNBORN:
        return person.age_said(today)
    young = age_words(person.born, person.died_on or today) if person.born else ""
    if not young.removeprefix("about ").isdigit() and young:
        return young
    return "" if teller.is_bonded(person.id) else teller.loosely(person)
