"""History words: what a work did to a record, said as people read it: names for ids, words for codes, never a key."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from fpz_app.casework.conflict_words import NOT_HERE, Wording, is_id
from fpz_app.casework.differences import Difference, Touched, kind_in
from fpz_app.casework.due import gist
from fpz_app.casework.field_words import OF_KIND
from fpz_app.domain.changes import Op, as_json
from fpz_app.domain.dates import say_date, say_when
from fpz_app.domain.differing import Piece, differing
from fpz_app.domain.form_answers import say_answer
from fpz_app.domain.form_checks import is_edtf
from fpz_app.domain.forms import FAMILY, Field, Subject
from fpz_app.domain.frontdoor import source_words
from fpz_app.domain.levels import LEVELS
from fpz_app.domain.merging import Merge, merge_of
from fpz_app.presenters.desk import Desk

NOTHING = "nothing"
LONG = 90
"""A text of more letters than this is shown below its heading, with what differs marked."""
_CODED = {
    "sex": "sex", "gender": "gender", "ethnicity": "ethnicity", "languages": "languages", "outcome": "outcomes",
    "how": "agreed_how", "agency": "agencies",
}  # fmt: skip
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}")
_IN_TITLE = frozenset({
    ("membership", "person_id"), ("relationship", "from_id"), ("relationship", "to_id"), ("answer", "subject_id"),
    ("attachment", "media"), ("note", "headings"), ("indicator_shown", "indicator"),
})  # fmt: skip
"""What the record's title says already, or nobody reads."""
_LEVEL = ("level", "answer_level")
_UNTOLD = {"content": "the whole text", "strokes": "a signature"}
"""Values that are papers of their own, and what is said of them here."""


@dataclass(frozen=True)
class Told:
    """One field: `said` names it; a long text stands in pieces, `was` and `now`; else `line` says both in one line."""

    said: str
    line: str = ""
    was: tuple[Piece, ...] = ()
    now: tuple[Piece, ...] = ()
    field: str = ""


class HistoryWords:
    """The words of one family's file, looked up once."""

    def __init__(self, desk: Desk, family_id: str) -> None:
        self._desk, self._family_id, self._wording = desk, family_id, Wording(desk.store, family_id)
        self._links: dict[str, str] = {}

    def title(self, kind: str, record_id: str, values: Mapping[str, Any]) -> str:
        """'Goal 2', 'Needs and difficulties, Callum', 'Relationship of Kerry and Callum'."""
        if kind == "answer":
            field = self._questions.get(str(values.get("question", "")))
            whose = self._wording.names.get(str(values.get("subject_id", "")), "")
            if field is not None:
                return field.label_for(Subject("", whose)) if whose else field.label_for(FAMILY)
        if kind == "relationship":
            pair = [self._wording.names.get(str(values.get(name)), "") for name in ("from_id", "to_id")]
            return f"How {pair[0]} and {pair[1]} are related" if all(pair) else "A relationship"
        if kind == "membership":
            whose = self._wording.names.get(str(values.get("person_id")), "")
            return f"{whose} in the family" if whose else "Who belongs to the family"
        return self._wording.title(kind, record_id, values)

    def told(self, touched: Touched) -> list[Told]:
        """Each field that a person reads."""
        values = touched.values
        shown = [each for each in touched.differences if (each.kind, each.field) not in _IN_TITLE]
        found = [replace(self._told(touched, each, values), field=each.field) for each in shown]
        if touched.op is Op.REMOVE:
            found.append(Told("", "Removed"))
        return found

    def _told(self, touched: Touched, one: Difference, values: Mapping[str, Any]) -> Told:
        name = one.field
        said = _capital(self._field(touched.kind, name))
        after = self.value(touched.kind, name, one.now, values)
        before = " / ".join(dict.fromkeys(self.value(touched.kind, name, each, values) for each in one.was or ()))
        is_text = merge_of(touched.kind, name) is Merge.NARRATIVE or len(after) > LONG or len(before) > LONG or "\n" in after
        if is_text:
            if not before or before == NOTHING:
                return Told(said, "", (), (Piece(after, False),)) if after != NOTHING else Told(said, "now nothing")
            return Told(said, "", *differing(before, after))
        if not before or (before == NOTHING and touched.op is Op.ADD):
            return Told(said, after)
        return Told(said, f"was {before}, now {after}" if before != NOTHING else f"now {after}")

    def _field(self, kind: str, name: str) -> str:
        return OF_KIND.get((kind, name)) or self._wording.field(name)

    def said(self, kind: str, name: str, value: Any) -> str:
        """A value as it is read, '' where there is none."""
        return "" if value in (None, "", (), []) else self.value(kind, name, as_json({name: value})[name], {})

    def field(self, kind: str, name: str) -> str:
        """'The date of birth'."""
        return _capital(self._field(kind, name))

    def value(self, kind: str, name: str, value: Any, values: Mapping[str, Any]) -> str:
        if value in (None, "", [], {}):
            return NOTHING
        if name == "form" and str(value) in self._desk.settings.forms:
            return self._desk.settings.forms[str(value)].title
        if name in _UNTOLD:
            return _UNTOLD[name]
        if kind == "answer" and name == "value" and (field := self._questions.get(str(values.get("question", "")))):
            return say_answer(field, value, self._wording.names) or NOTHING
        return self._say(name, value)

    def _say(self, name: str, value: Any) -> str:
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, list | tuple):
            said = [self._say(name, each) for each in value]
            return _between(value, said).join(said)
        if isinstance(value, dict):
            return ", ".join(self._say(key, each) for key, each in value.items() if each not in (None, "", [], False))
        if name in _LEVEL:
            return f"{value} {LEVELS[value]}" if value in LEVELS else NOTHING
        return self._word(name, str(value))

    def _word(self, name: str, words: str) -> str:
        known = self._wording.names.get(words)
        if known:
            return known
        if is_id(words):
            return self._linked(words)
        if _MOMENT.match(words):
            return say_when(datetime.fromisoformat(words), self._desk.today)
        if name == "source":
            return source_words(words)
        if name in _CODED:
            return self._desk.settings.vocabularies[_CODED[name]].label(words)
        if words.isdigit() and name not in ("born", "since"):
            return words
        return say_date(words) if is_edtf(words) else words

    def _linked(self, record_id: str) -> str:
        """A record that another names: a goal or an action by its words, also one that is gone."""
        if record_id not in self._links:
            kind, values = kind_in(self._desk.store, self._desk.actor, self._family_id, record_id)
            words = self._need(values) or self.title(kind, record_id, values) if kind else NOT_HERE
            self._links[record_id] = f"“{gist(values['text'])}”" if kind in ("goal", "action") else words
        return self._links[record_id]

    def _need(self, values: Mapping[str, Any]) -> str:
        """Of an answer that a goal mends: 'Education, Callum'."""
        section = self._sections.get(str(values.get("question", "")), "")
        whose = self._wording.names.get(str(values.get("subject_id", "")), "")
        return ", ".join(part for part in (section, whose) if part) if section else ""

    @cached_property
    def _sections(self) -> dict[str, str]:
        every = (section for form in self._desk.settings.forms.values() for section in form.sections.values())
        return {field.key: section.title for section in every for field in section.fields}

    @cached_property
    def _questions(self) -> dict[str, Field]:
        return {key: field for form in self._desk.settings.forms.values() for key, field in form.fields.items()}


def _between(value: Sequence[Any], said: Sequence[str]) -> str:
    """What stands between the parts: a space after whole sentences."""
    if any(isinstance(each, dict) for each in value):
        return "; "
    return " " if any(each.endswith((".", "!", "?")) for each in said) else ", "


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
