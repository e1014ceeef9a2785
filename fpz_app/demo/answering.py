"""Answering: what a family's story, and sentences that fit anyone's age, answer to each question of a form."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from fpz_app.demo.calendar import on_weekday
from fpz_app.demo.material import Material
from fpz_app.demo.shapes import Told
from fpz_app.demo.telling import Teller, Voice
from fpz_app.domain.dates import age_on
from fpz_app.domain.form_answers import is_required, visible_fields
from fpz_app.domain.form_pages import entries
from fpz_app.domain.forms import NOT_AN_ISSUE, NOT_KNOWN, Field, Form, Kind, Section, Subject
from fpz_app.domain.people import Person, Stage

Given = dict[tuple[str, str], Any]


@dataclass
class Answering:
    """One assessment being answered; `told` is what the story says of it, `fixed` the answers that are facts."""

    form: Form
    subjects: Sequence[Subject]
    roles: dict[str, str]
    people: dict[str, Person]
    told: Told
    fixed: Given
    material: Material
    teller: Teller
    rng: random.Random
    began: date
    ended: date
    given: Given = field(default_factory=dict)

    def answer(self) -> Given:
        """Twice over the form: who is asked for a scale depends on the answers of the first round."""
        for _ in (1, 2):
            for entry in entries(self.form, self.subjects, self.given):
                for page in entry.pages:
                    for subject in page.subjects:
                        self._section(page.section, subject.id)
        return self.given

    def _section(self, section: Section, subject_id: str) -> None:
        if any((each.key, subject_id) in self.given for each in section.fields):
            return
        if section.need is not None and not self._scaled(section, subject_id):
            return
        for each in section.fields:
            if each not in visible_fields(section, self.given, subject_id):
                continue
            value = self._value(each, section, subject_id)
            if value not in (None, "", []):
                self.given[each.key, subject_id] = value

    def _scaled(self, section: Section, subject_id: str) -> bool:
        """Puts the section on its scale first, since the other answers depend on it; False where nothing more is asked."""
        assert section.need is not None
        key = (section.need.scale, subject_id)
        said = self._told(section, "today", subject_id)
        if said is None:
            said = NOT_AN_ISSUE if self.rng.random() < 0.45 else self.rng.choice((7, 8, 8, 9, 9, 10))
        self.given[key] = said
        if said == NOT_AN_ISSUE:
            return False
        wanted = [each for each in section.fields if is_required(each, self.given, subject_id) and each.is_text]
        texts = {each.key: self._text(each, section, subject_id) for each in wanted}
        if not all(texts.values()):
            self.given[key] = NOT_AN_ISSUE
            return False
        self.given |= {(name, subject_id): text for name, text in texts.items()}
        return True

    def _told(self, section: Section, question: str, subject_id: str) -> Any:
        role = self.roles.get(subject_id, "family")
        return self.told.get(role, {}).get(section.key, {}).get(question)

    def _value(self, each: Field, section: Section, subject_id: str) -> Any:
        if (each.key, subject_id) in self.given:
            return self.given[each.key, subject_id]
        told = self._told(section, _last(each), subject_id)
        if told is not None:
            return self.teller.say(told, **self._about(subject_id)) if isinstance(told, str) else told
        if (each.key, subject_id) in self.fixed:
            return self.fixed[each.key, subject_id]
        if each.is_text or each.kind is Kind.SHORT_TEXT:
            text = self._text(each, section, subject_id)
            return text or (NOT_KNOWN if is_required(each, self.given, subject_id) else "")
        return self._plain(each) if is_required(each, self.given, subject_id) else None

    def _text(self, each: Field, section: Section, subject_id: str) -> str:
        about = self._about(subject_id)
        told = self._told(section, _last(each), subject_id)
        if isinstance(told, str):
            return self.teller.say(told, **about)
        shared = self.material.pools["any_child" if subject_id else "any_home"]
        pools = self.material.pools.get(section.key, {}).get(_last(each)) or shared.get(_last(each), {})
        band = _band(self.people.get(subject_id), self.ended)
        fitting = pools.get(band, []) if band == "unborn" and band in pools else [*pools.get(band, []), *pools.get("any", [])]
        return self.teller.pick(fitting, **about)

    def _about(self, subject_id: str) -> dict[str, object]:
        role = self.roles.get(subject_id, "")
        voice = self.teller.slots.get(role)
        return {"name": voice} if isinstance(voice, Voice) else {}

    def _plain(self, each: Field) -> Any:
        day = on_weekday(self.began + timedelta(days=self.rng.randint(0, max(0, (self.ended - self.began).days))))
        simple: dict[Kind, Any] = {Kind.DATE: day.isoformat(), Kind.ABOUT_DATE: day.isoformat()[:7], Kind.YES_NO: "yes"}
        simple |= {Kind.SCALE: self.rng.randint(3, 6), Kind.NUMBER: 1, Kind.PHONE: "01632 960 200"}
        if each.kind in (Kind.CHOICE, Kind.MANY):
            first = each.choices[0].value
            return first if each.kind is Kind.CHOICE else [first]
        if each.kind in (Kind.PERSON, Kind.PEOPLE):
            first = next(iter(self.roles))
            return first if each.kind is Kind.PERSON else [first]
        return simple.get(each.kind)


def _last(each: Field) -> str:
    return each.key.rpartition(".")[2]


def _band(person: Person | None, on: date) -> str:
    if person is None:
        return "family"
    if person.stage is Stage.ADULT:
        return "adult"
    age = age_on(person.born, on) if person.born else None
    if age is None:
        return "unborn"
    return next(band for limit, band in ((2, "baby"), (5, "small"), (11, "primary"), (99, "teen")) if age < limit)
