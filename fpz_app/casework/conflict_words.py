"""Conflict words: what two people's versions are versions of, and what each says, in the field's words."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import sqlalchemy as sa

from fpz_app.casework import naming
from fpz_app.casework.due import gist
from fpz_app.casework.field_words import field_words
from fpz_app.domain.changes import WHOLE
from fpz_app.domain.dates import say_date
from fpz_app.domain.levels import LEVELS
from fpz_app.domain.merging import PLACE
from fpz_app.domain.plans import Action, Goal
from fpz_app.store import states
from fpz_app.store.store import Store
from fpz_app.store.tables import changes

Values = Mapping[str, Any]

TABS = {
    "goal": "plan", "action": "plan", "plan": "plan", "need_left_out": "plan", "goal_score": "plan", "signature": "plan",
    "plan_version": "plan", "note": "notes", "appendment": "notes", "assessment": "assessment", "answer": "assessment",
    "family_copy": "assessment", "meeting": "meetings", "attendance": "meetings", "action_review": "meetings",
    "minutes_sent": "meetings", "level_of_need": "decisions", "step_up": "decisions", "step_down": "decisions",
    "indicator_shown": "decisions", "disagreement": "decisions", "closing": "decisions", "episode": "decisions",
    "agreement": "sharing", "sharing": "sharing", "privacy_notice": "sharing", "disclosure": "sharing", "attachment": "papers",
    "partner_event": "chronology", "meaning_for_child": "chronology",
    "zone_move": "decisions", "visit": "visit", "tie": "ecomap",
}  # fmt: skip
"""The tab of the family's file where a kind of record is read; what is not named stands on the overview."""

KINDS_SAID = {
    "plan": "The plan", "need_left_out": "A need without a goal", "goal_score": "A goal’s scale", "assessment": "The assessment",
    "family_copy": "The family’s copy", "attendance": "Who was at the meeting", "action_review": "An action at the meeting",
    "minutes_sent": "Minutes sent", "level_of_need": "Level of need", "step_up": "Step up", "step_down": "Step down",
    "indicator_shown": "An indicator", "disagreement": "Disagreement", "closing": "Closing", "episode": "Early help",
    "agreement": "Agreement", "sharing": "Sharing", "privacy_notice": "Privacy notice", "disclosure": "Disclosure",
    "family": "The family’s details", "membership": "Who belongs to the family", "relationship": "A relationship",
    "warning_note": "Warning", "contact": "A contact", "referral": "A referral", "signature": "A signature",
    "plan_version": "The plan as agreed", "appendment": "An addition to a note", "zone": "The zone",
    "break_glass": "A restricted file opened in an emergency",
    "partner_event": "An event from another agency", "meaning_for_child": "What an event means for the child",
    "alias": "Whether two records are the same",
    "attachment": "A letter, photo or scan", "zone_move": "A move to another zone", "tie": "A tie of the ecomap",
    "put_off": "A line of Today put off",
}  # fmt: skip

FIELDS_SAID = {
    "text": "the words", "why": "why it matters", "children": "for whom", "outcome": "what came of it", "needs": "the needs",
    "now": "where it stands now", "then": "where it stood", "hoped": "what is hoped for", "who_ids": "who", "who": "who else",
    "by_when": "by when", "by_words": "how often", "how_known": "how we will know", "status": "how it stands",
    "if_harder": "if things get harder", "whom_to_ring": "whom to ring", "share_with": "whom we share with",
    "effect": "the effect on the child", "words": "the child’s words", "on": "the day", "at": "the time", "about": "about whom",
    "seen": "who was seen", "seen_alone": "who was seen alone", "value": "the answer", "level": "the level",
    "reason": "the reason", "withdrawn_on": "the day it was withdrawn", "restricted": "who may open the file",
    "allowed": "who may open the file", "lead_id": "the lead practitioner", "ended_on": "when it ended",
    "place": "its place in the list", "title": "what it is", "from_whom": "from whom", WHOLE: "changed and removed",
}  # fmt: skip

NOT_HERE = "what is not on this laptop"
"""What stands for an id whose record this laptop does not hold."""
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")


@dataclass
class Wording:
    """Names and numbers of one family's file, looked up once."""

    store: Store
    family_id: str

    def title(self, kind: str, record_id: str, values: Values) -> str:
        """'Goal 2', 'Note of 12 November 2026', 'Callum'."""
        made = _TITLES.get(kind)
        if made is not None:
            return made(self, record_id, values)
        return KINDS_SAID.get(kind, kind.replace("_", " ").capitalize())

    def field(self, name: str) -> str:
        return FIELDS_SAID.get(name) or field_words("", name)

    def value(self, name: str, value: Any) -> str:
        """A version as it is read; what is empty says so."""
        if value is None or value in ("", [], ()):
            return "Nothing"
        if isinstance(value, bool):
            return "Yes" if value else "No"
        if isinstance(value, list | tuple):
            return "\n".join(self.value(name, each) for each in value)
        if isinstance(value, dict):
            return ", ".join(self.value(key, each) for key, each in value.items() if each not in (None, "", [], False))
        if name == "level" and value in LEVELS:
            return f"{value} {LEVELS[value]}"
        words = str(value)
        return self.names.get(words) or (self.linked(words) if is_id(words) else _day(words) or words)

    def linked(self, record_id: str) -> str:
        """A record of the same file that another names: a goal or an action by its words, others by their title."""
        if record_id not in self._links:
            kind, values = self._record(record_id)
            words = gist(str(values.get("text") or "")) if kind in ("goal", "action") else ""
            self._links[record_id] = f"“{words}”" if words else self.title(kind, record_id, values) if kind else NOT_HERE
        return self._links[record_id]

    def _record(self, record_id: str) -> tuple[str, Values]:
        """Its kind and what it says now or said last; both empty where this laptop's copy of the file does not have it."""
        with self.store.read() as connection:
            kind = connection.execute(sa.select(changes.c.kind).where(changes.c.record == record_id).limit(1)).scalar() or ""
            state = states.load(connection, [(kind, record_id)]).get((kind, record_id)) if kind else None
        files = self.store.standing().all_of(self.family_id) if self.family_id else ()
        return (kind, state.values) if state and state.values.get(PLACE) in files else ("", {})

    @cached_property
    def _links(self) -> dict[str, str]:
        return {}

    @cached_property
    def names(self) -> dict[str, str]:
        called = naming.called(self.store, self.family_id) if self.family_id else {}
        return {**naming.workers(self.store), **called}

    @cached_property
    def order(self) -> dict[str, int]:
        """By id, the number that a goal or action bears in the plan."""
        goals = [each for each in self.store.find(Goal, family_id=self.family_id, order="place") if each.ended_on is None]
        numbers = {goal.id: at for at, goal in enumerate(goals, 1)}
        actions = self.store.find(Action, family_id=self.family_id, order="place")
        listed = sorted((each for each in actions if each.goal_id in numbers), key=lambda each: numbers[each.goal_id])
        return numbers | {action.id: at for at, action in enumerate(listed, 1)}


def is_id(words: str) -> bool:
    """Whether these words are no words, but the id of a record."""
    return _ID.fullmatch(words) is not None


def _day(text: str) -> str:
    try:
        return say_date(date.fromisoformat(text)) if len(text) == len("2026-11-23") else ""
    except ValueError:
        return ""


def _numbered(what: str) -> Callable[[Wording, str, Values], str]:
    def title(wording: Wording, record_id: str, _values: Values) -> str:
        number = wording.order.get(record_id)
        return f"{what} {number}" if number else what

    return title


def _dated(what: str, name: str) -> Callable[[Wording, str, Values], str]:
    def title(_wording: Wording, _record_id: str, values: Values) -> str:
        day = _day(str(values.get(name) or ""))
        return f"{what} of {day}" if day else what

    return title


def _answer(wording: Wording, _record_id: str, values: Values) -> str:
    """'Assessment, health, Callum': the forms' own words are not known here."""
    question = str(values.get("question", "")).replace(".", ", ").replace("_", " ")
    whose = wording.names.get(str(values.get("subject_id", "")), "")
    return ", ".join(part for part in ("Assessment", question, whose) if part)


def _someone(what: str) -> Callable[[Wording, str, Values], str]:
    def title(wording: Wording, record_id: str, values: Values) -> str:
        return wording.names.get(record_id) or str(values.get("name") or values.get("given_name") or what)

    return title


_TITLES: dict[str, Callable[[Wording, str, Values], str]] = {
    "goal": _numbered("Goal"),
    "action": _numbered("Action"),
    "note": _dated("Note", "on"),
    "meeting": _dated("Meeting", "day"),
    "visit": _dated("Visit", "on"),
    "level_of_need": _dated("Level of need", "on"),
    "answer": _answer,
    "person": _someone("A person"),
    "helper": _someone("A helper"),
    "worker": _someone("A worker"),
}
