"""Plan beginning: what a new plan can take over from the assessment, the notes and the zone, so that nothing is typed twice."""

from collections.abc import Iterator
from dataclasses import dataclass

from fpz_app.casework.assessment_reading import STANDING, assessments_of, given
from fpz_app.casework.voices import voices
from fpz_app.domain.forms import Form
from fpz_app.domain.notes import Words
from fpz_app.domain.workers import Worker
from fpz_app.domain.zone_settings import Numbers
from fpz_app.store.store import Store

GOING_WELL, WORRIES = "three.working", "three.worries"
"""Questions of the family assessment."""


@dataclass(frozen=True)
class Beginning:
    """`words` are each child's latest; `whom_to_ring` is empty until the zone gives a number."""

    going_well: tuple[str, ...] = ()
    worries: tuple[str, ...] = ()
    words: tuple[Words, ...] = ()
    whom_to_ring: str = ""


def beginning(store: Store, asker: Worker, family_id: str, *, form: Form, phones: Numbers) -> Beginning:
    """From the last finished assessment, else the open one."""
    found = [each for each in assessments_of(store, asker, family_id) if each.form == form.key]
    standing = [each for each in found if each.state in STANDING] or found
    answers = given(store, standing[0].id).answers if standing else {}
    latest = {voice.person_id: voice for voice in reversed(voices(store, asker, family_id, form.child_words))}
    return Beginning(
        going_well=_lines(answers.get((GOING_WELL, ""))),
        worries=_lines(answers.get((WORRIES, ""))),
        words=tuple(Words(person_id=each.person_id, said=each.said, how=each.how) for each in latest.values()),
        whom_to_ring=" ".join(_numbers(phones)),
    )


def _lines(answer: object) -> tuple[str, ...]:
    return tuple(line.strip(" •-–\t") for line in str(answer or "").splitlines() if line.strip(" •-–\t"))


def _numbers(phones: Numbers) -> Iterator[str]:
    if phones.duty:
        yield f"In working hours: the duty team, {phones.duty}."
    if phones.out_of_hours:
        yield f"Evenings and weekends: {phones.out_of_hours}."
