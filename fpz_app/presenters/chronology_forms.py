"""Chronology forms: an event from another agency written or corrected by hand, and what an event means for the child."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from fpz_app.casework.chronology_rows import keep_event, write_meaning
from fpz_app.casework.happenings import Happening
from fpz_app.domain.chronology_rows import MeaningForChild, PartnerEvent, meaning_id
from fpz_app.domain.dates import say_date
from fpz_app.domain.errors import Problem
from fpz_app.domain.forms import Field, Kind
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.small_form import Given, SmallForm, stands_as_before

EVENT, MEANS = "event", "means"
GONE = "This event is no longer in the chronology."


@dataclass(frozen=True)
class Asking:
    """For what a form is opened: the family, the record or line it is about ('' for a new one), and the line itself."""

    desk: Desk
    family_id: str
    about: str
    line: Happening | None


def event_form(asking: Asking) -> SmallForm:
    """Written by hand, or corrected."""
    desk = asking.desk
    found = desk.store.find(PartnerEvent, id=asking.about) if asking.about else []
    if asking.about and not found:
        raise Problem(GONE, "It may have been taken out. Its history is kept.")
    known = found[0] if found else None
    plain = known or PartnerEvent(file_id=asking.family_id, family_id=asking.family_id, on="2000")

    def keep(given: Given) -> PartnerEvent:
        return keep_event(desk.store, desk.actor, _said(plain, given), today=desk.today)

    start = {"significant": "yes"} if known is None else _answers(known)
    return SmallForm(
        title="Correct an event from another agency" if known else "Add an event from another agency",
        called="an event from another agency",
        beneath="What another agency tells you happened. It stands in the chronology with that agency’s name beside it.",
        save="Keep the correction" if known else "Add it",
        fields=FIELDS,
        start=start,
        of=[known] if known else [],
        keep=keep,
        done="It is corrected." if known else "It is in the chronology.",
        undone=stands_as_before(desk, PartnerEvent, known.id) if known else lambda _record: False,
    )


def meaning_form(asking: Asking) -> SmallForm:
    """What an event that another record tells means for the child; what the record itself says of it stays."""
    desk, line = asking.desk, asking.line
    if line is None:
        raise Problem(GONE, "What you wrote is kept as a draft.")
    found = desk.store.find(MeaningForChild, id=meaning_id(asking.family_id, line.key))

    def keep(given: Given) -> MeaningForChild:
        text = given.get("text") or ""
        return write_meaning(desk.store, desk.actor, asking.family_id, line.key, text, today=desk.today)

    return SmallForm(
        title="What it means for the child",
        called="what an event means for the child",
        beneath=f"{line.when or say_date(line.on)}. {line.what}. Its own record stays as it is.",
        save="Keep it",
        fields=(
            Field(
                key="text", kind=Kind.NARRATIVE, label="What does it mean for the child?", required=True, lines=4,
                help="Such as: Callum was home alone that night and did not sleep.",
            ),
        ),
        start={"text": found[0].text} if found else {},
        of=found,
        keep=keep,
        done="It stands beside the event.",
        undone=stands_as_before(desk, MeaningForChild, meaning_id(asking.family_id, line.key)),
    )  # fmt: skip


FORMS: dict[str, Callable[[Asking], SmallForm]] = {EVENT: event_form, MEANS: meaning_form}
"""By the first word of a deed; what it is about follows after a dot."""

FIELDS = (
    Field(
        key="on", kind=Kind.ABOUT_DATE, label="When did it happen?", required=True, past=True,
        help="A day, or about when, such as spring 2024.",
    ),
    Field(key="event", kind=Kind.NARRATIVE, label="What happened?", required=True, lines=3),
    Field(
        key="agency", kind=Kind.SHORT_TEXT, label="Which agency tells it?", required=True,
        help="Such as: Police, or Health visiting.",
    ),
    Field(
        key="source", kind=Kind.SHORT_TEXT, label="Who told it, or where is it written?", help="Such as: their report of 3 May.",
        beside=True,
    ),
    Field(key="about", kind=Kind.PEOPLE, label="Who is it about?", help="Leave it open when it is about the whole family."),
    Field(key="effect", kind=Kind.NARRATIVE, label="What does it mean for the child?", lines=2),
    Field(key="action", kind=Kind.NARRATIVE, label="What was done about it?", lines=2),
    Field(key="significant", kind=Kind.YES_NO, label="Is it significant for the child’s life?", required=True),
)  # fmt: skip


def _answers(known: PartnerEvent) -> dict[str, object]:
    return {
        "on": known.on, "event": known.event, "agency": known.agency, "source": known.source, "about": list(known.about),
        "effect": known.effect, "action": known.action, "significant": "yes" if known.significant else "no",
    }  # fmt: skip


def _said(event: PartnerEvent, given: Given) -> PartnerEvent:
    words = {name: (given.get(name) or "").strip() for name in ("event", "agency", "source", "effect", "action")}
    return replace(
        event, on=given["on"], event=words["event"], agency=words["agency"], source=words["source"],
        about=tuple(given.get("about") or ()), effect=words["effect"], action=words["action"],
        significant=given["significant"] == "yes",
    )  # fmt: skip
