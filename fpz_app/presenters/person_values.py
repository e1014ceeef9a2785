"""Person values: what a person's form holds, to and from the records behind it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from fpz_app.domain.dates import read_about, read_date, say_date
from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.identifiers import say_nhs_number
from fpz_app.domain.people import Membership, Person, Place, Stage

Values = dict[str, Any]  # JSON: texts as typed, codes, a list of languages

TEXTS = (
    "given_name", "family_name", "known_as", "earlier_names", "sex", "gender", "pronouns", "ethnicity", "religion", "interpreter",
    "disability", "health", "school", "school_year", "occupation", "nhs_number", "upn", "external_id", "address", "postcode",
    "phone", "email",
)  # fmt: skip


def values_of(person: Person, membership: Membership | None = None) -> Values:
    """Every field of the form, dates in words."""
    values: Values = {name: getattr(person, name) for name in TEXTS}
    values["nhs_number"] = say_nhs_number(person.nhs_number)
    values["stage"] = str(person.stage)
    values["born"] = say_date(person.born) if person.born else ""
    values["due_on"] = say_date(person.due_on) if person.due_on else ""
    values["languages"] = list(person.languages)
    values["place"] = str(membership.place) if membership else str(Place.HOME)
    values["role"] = membership.role if membership else ""
    values["since"] = say_date(membership.since) if membership and membership.since else ""
    return values


def person_from(values: Mapping[str, Any], base: Person, today: date) -> Person:
    """`base` with what the form holds. Raises Problems for dates that cannot be read, each naming its field."""
    stage = Stage(values["stage"])
    is_unborn = stage is Stage.UNBORN
    found: list[Problem] = []
    born = "" if is_unborn else _read(values["born"], "born", lambda text: read_about(text, today), found, "")
    due = _read(values["due_on"], "due_on", lambda text: read_date(text, today), found, None) if is_unborn else None
    raise_any(found)
    texts = {name: str(values[name]).strip() for name in TEXTS}
    return replace(base, **texts, stage=stage, born=born, due_on=due, languages=tuple(values["languages"]))  # type: ignore[arg-type]


def membership_from(values: Mapping[str, Any], base: Membership, today: date) -> Membership:
    """Raises Problem for a date that cannot be read."""
    found: list[Problem] = []
    since = _read(values["since"], "since", lambda text: read_about(text, today), found, "")
    raise_any(found)
    return replace(base, place=Place(values["place"]), role=str(values["role"]).strip(), since=since)


def typed_as_person(typed: str, today: date) -> Values:
    """What was typed to find someone, as the first values of their form: names, and a date of birth behind them."""
    names = typed.split()
    born = ""
    for at in range(1, len(names)):
        tail = " ".join(names[at:])
        if any(sign.isdigit() for sign in names[at]):
            born = _said(tail, today)
            names = names[:at] if born else names
            break
    words = [name if name != name.lower() else name.capitalize() for name in names if not name.isdigit()]
    values = values_of(Person(file_id=""))
    values.update(given_name=" ".join(words[:-1] or words), family_name=words[-1] if len(words) > 1 else "", born=born)
    return values


def filled_in(known: Values, typed: Mapping[str, Any]) -> Values:
    """What is known, with what was typed where nothing was known."""
    return {name: value or typed.get(name, value) for name, value in known.items()}


def _said(text: str, today: date) -> str:
    try:
        return say_date(read_about(text, today))
    except Problem:
        return ""


def _read(text: str, field: str, read: Callable[[str], Any], found: list[Problem], nothing: Any) -> Any:
    try:
        return read(text) if text.strip() else nothing
    except Problem as problem:
        found.append(Problem(problem.message, problem.remedy, field=field))
        return nothing
