"""Step-up evidence: what a family's record already says, dated, to tie an indicator to."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fpz_app.casework import naming
from fpz_app.casework.assessment_reading import STANDING, assessments_of, needs_found
from fpz_app.casework.chronology import chronology
from fpz_app.casework.chronology_decisions import HELD
from fpz_app.casework.happenings import Happening
from fpz_app.domain.assessments import Assessment, GivenAnswer
from fpz_app.domain.forms import Form
from fpz_app.domain.meetings import Attendance, Meeting, MeetingState, NeedNow
from fpz_app.domain.notes import Note
from fpz_app.domain.step_up import Evidence
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store

NEWEST, MEETINGS, LONGEST = 20, 8, 400
"""How many of each are offered: the newest, with notes every one that was marked as significant; letters of one entry."""

_NOT_EVIDENCE = ("People", "Plan", "Step up", "Step down", "Disagreement")
"""Sources of the chronology that show nothing about a child's days."""

_SAID = {"voice.worries": "{name} is worried: “{text}”", "three.worries": "What worries us: {text}",
         "analysis.risks": "{name}, risks: {text}"}  # fmt: skip
"""Answers of the assessment that are offered beside its needs."""


class Where(StrEnum):
    """Where it is on record."""

    NOTES = "notes"
    MEETINGS = "meetings"
    ANSWERS = "answers"
    CHRONOLOGY = "chronology"


@dataclass(frozen=True)
class Found:
    """One thing to pick; `key` stays the same while the record grows."""

    key: str
    where: Where
    evidence: Evidence


def evidence_found(store: Store, asker: Worker, family_id: str, form: Form, today: date) -> list[Found]:
    """Each kind newest first: notes, meetings, the last assessment's answers, the chronology. Raises Gone."""
    lines = chronology(store, asker, family_id, until=today)
    called = naming.called(store, family_id)
    return [
        *_notes(store, family_id, lines, called),
        *_meetings(store, lines),
        *_answers(store, asker, family_id, form, today),
        *_chronology(lines),
    ]


def _notes(store: Store, family_id: str, lines: Sequence[Happening], called: dict[str, str]) -> Iterator[Found]:
    """A note's text, and each child's words on their own."""
    by_id = {each.id: each for each in store.find(Note, family_id=family_id)}
    told = [each for each in lines if each.tab == "notes"]
    for at, line in enumerate(told):
        if at >= NEWEST and not line.significant:
            continue
        note = by_id[line.item_id]
        put = _putter(Where.NOTES, line.on, line.source, note.id)
        if note.text:
            yield put("", f"{line.what}: {note.text}")
        for number, said in enumerate(note.words):
            yield put(f".{number}", f"{called.get(said.person_id, 'A child')} said: “{said.said}”")


def _meetings(store: Store, lines: Sequence[Happening]) -> Iterator[Found]:
    """What each meeting recorded: worries, everyone's words and reports, and what it thought of the level of need."""
    held = [each.item_id for each in lines if each.tab == "meetings"][:MEETINGS]
    meetings = {each.id: each for each in store.find(Meeting, id=held)} if held else {}
    people = store.find(Attendance, meeting_id=held, order="place") if held else []
    for meeting in (meetings[each] for each in held):
        if meeting.state is MeetingState.CANCELLED:
            continue
        put = _putter(Where.MEETINGS, meeting.day, HELD[meeting.purpose], meeting.id)
        if meeting.worries:
            yield put(".worries", f"Worries at the {meeting.purpose}: {meeting.worries}")
        for each in (one for one in people if one.meeting_id == meeting.id):
            if each.said:
                yield put(f".said.{each.id}", f"{each.name} at the {meeting.purpose}: “{each.said}”")
            if each.report:
                yield put(f".report.{each.id}", f"{each.name}’s report for the {meeting.purpose}: {each.report}")
        if meeting.need not in (NeedNow.NOT_ASKED, NeedNow.SAME):
            yield put(".need", f"{meeting.need.capitalize()}: {meeting.need_why}")


def _answers(store: Store, asker: Worker, family_id: str, form: Form, today: date) -> Iterator[Found]:
    """The needs of the last assessment, and its answers that say what is worrying."""
    standing = [each for each in assessments_of(store, asker, family_id) if each.state in STANDING]
    if not standing:
        return
    assessment = standing[0]
    on = assessment.completed_on or assessment.started_on
    for need in needs_found(store, asker, family_id, form, today):
        yield _putter(Where.ANSWERS, on, "Assessment", need.answer_id)("", f"{need.about}: {need.words}")
    yield from _worrying(store, assessment, on, naming.called(store, family_id))


def _worrying(store: Store, assessment: Assessment, on: date, called: dict[str, str]) -> Iterator[Found]:
    said = store.find(GivenAnswer, assessment_id=assessment.id, question=list(_SAID))
    for each in sorted(said, key=lambda one: (list(_SAID).index(one.question), called.get(one.subject_id, ""))):
        if each.text:
            words = _SAID[each.question].format(name=called.get(each.subject_id, "A child"), text=each.text)
            yield _putter(Where.ANSWERS, on, "Assessment", each.id)("", words)


def _chronology(lines: Sequence[Happening]) -> Iterator[Found]:
    others = [each for each in lines if each.tab not in ("notes", "meetings") and each.source not in _NOT_EVIDENCE]
    for line in others[:NEWEST]:
        words = f"{line.what}: {line.detail}" if line.detail else line.what
        yield _putter(Where.CHRONOLOGY, line.on, line.source, line.item_id)(f".{line.what}", words)


def _putter(where: Where, on: date, source: str, record_id: str) -> Callable[[str, str], Found]:
    """Makes what is found of one record: the end of its key, and its words."""

    def put(tail: str, words: str) -> Found:
        return Found(f"{record_id}{tail}", where, Evidence(on=on, words=_short(words), source=source, record_id=record_id))

    return put


def _short(words: str) -> str:
    clean = " ".join(words.split())
    return clean if len(clean) <= LONGEST else clean[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
