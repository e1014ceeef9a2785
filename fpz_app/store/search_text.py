"""Search text: which words of each kind of record can be found, part by part."""

from collections.abc import Callable, Iterable
from functools import cache
from operator import attrgetter
from typing import Any

from fpz_app.domain.closing import Closing
from fpz_app.domain.disagreements import Disagreement
from fpz_app.domain.meetings import Meeting
from fpz_app.domain.notes import Note
from fpz_app.domain.step_up import IndicatorShown

PartsOf = Callable[[Any], Iterable[str]]
"""What was written in a record, each field or saying for itself; parts may be empty."""


def _fields(*names: str) -> PartsOf:
    get = [attrgetter(name) for name in names]
    return lambda record: [each(record) for each in get]


def text_of(kind: str, record: object) -> str:
    """All of it as the index holds it, of a record or its plain values; '' for a kind that is not searched."""
    return " ".join(filter(None, PARTS_OF[kind](record))) if kind in PARTS_OF else ""


@cache
def names_in(kind: str) -> frozenset[str]:
    """The fields of a kind that are searched, found by asking for the parts of nothing."""
    asked = _Asked()
    text_of(kind, asked)
    return frozenset(asked.names)


class _Asked:
    def __init__(self) -> None:
        self.names: set[str] = set()

    def __getattr__(self, name: str) -> str:
        self.names.add(name)
        return ""


def _note(note: Note) -> Iterable[str]:
    return (note.text, note.decision, note.decision_why, *(words.said for words in note.words))


_MEETING = _fields("place", "chair", "agreement_note", "going_well", "worries", "need_why", "cancelled_why", "next_place")


def _meeting(meeting: Meeting) -> Iterable[str]:
    return (*_MEETING(meeting), *meeting.agenda)


def _shown(shown: IndicatorShown) -> Iterable[str]:
    return (*(each.words for each in shown.evidence), shown.words)


_DISAGREEMENT = _fields("raised_by", "issue", "our_view", "their_view", "safety", "outcome", "learning")


def _disagreement(disagreement: Disagreement) -> Iterable[str]:
    stages = (part for each in disagreement.stages for part in (each.who, each.came_of_it))
    return (*_DISAGREEMENT(disagreement), *stages)


_CLOSING = _fields(
    "missing_words", "exploitation_words", "all_the_same", "risk", "manager", "manager_why", "passed_on", "if_worries_return",
    "to_family",
)  # fmt: skip


def _closing(closing: Closing) -> Iterable[str]:
    return (str(closing.reason), *_CLOSING(closing), *(each.different for each in closing.changes), *closing.unmet)


PARTS_OF: dict[str, PartsOf] = {
    "person": _fields(
        "given_name", "family_name", "known_as", "earlier_names", "born", "nhs_number", "upn", "external_id", "address",
        "postcode",
    ),
    "family": _fields("name", "reference", "address", "postcode"),
    "note": _note,
    "appendment": _fields("text"),
    "answer": _fields("text"),
    "goal": _fields("text", "why"),
    "action": _fields("text", "outcome"),
    "helper": _fields("name", "agency"),
    "tie": _fields("other", "note"),
    "episode": _fields("reason"),
    "level_of_need": _fields("reason"),
    "meeting": _meeting,
    "attendance": _fields("name", "role", "report", "said"),
    "action_review": _fields("note"),
    "step_up": _fields(
        "why", "tried", "family_view", "not_told_why", "consulted", "advice", "manager", "manager_why", "facts_seen",
        "told_by_others", "our_view", "capacity", "needs", "surroundings", "risk", "works", "earlier", "communication",
        "safety_now", "workers_safety", "answered_by", "answer_why", "meanwhile", "family_told_how", "referrer_told",
    ),
    "indicator_shown": _shown,
    "disagreement": _disagreement,
    "step_down": _fields(
        "social_worker", "team", "why", "family_view", "lead", "answered_by", "answer_why", "joint_place", "joint_who",
        "met_place", "closed_by",
    ),
    "closing": _closing,
    "attachment": _fields("title", "from_whom", "name"),
    "partner_event": _fields("event", "agency", "source", "effect", "action"),
    "meaning_for_child": _fields("text"),
    "visit": _fields("place", "purpose", "why"),
    "zone_move": _fields("to_zone", "takes_up", "reason", "agreed"),
}  # fmt: skip
"""By the kind's name in the journal."""
