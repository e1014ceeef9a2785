"""Step-up evidence: what a family's record already says, dated, to tie an indicator to."""

from datetime import date

from fpz_app.casework.assessment_reading import STANDING, assessments_of, needs_found
from fpz_app.casework.chronology import chronology
from fpz_app.domain.forms import Form
from fpz_app.domain.step_up import Evidence
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store

AT_MOST = 24
SHORT = 160
_NOT_EVIDENCE = ("People", "Plan", "Step up", "Step down")
"""Sources of the chronology that show nothing about a child's days."""


def evidence_found(store: Store, asker: Worker, family_id: str, form: Form, today: date) -> list[Evidence]:
    """Newest first: what the notes and the chronology say, then the needs of the last assessment. Raises Gone."""
    happenings = [each for each in chronology(store, asker, family_id) if each.source not in _NOT_EVIDENCE]
    found = [
        Evidence(on=each.on, words=_short(f"{each.what}: {each.detail}" if each.detail else each.what),
                 source=each.source, record_id=each.item_id)
        for each in happenings
    ][:AT_MOST]  # fmt: skip
    standing = [each for each in assessments_of(store, asker, family_id) if each.state in STANDING]
    if not standing:
        return found
    on = standing[0].completed_on or standing[0].started_on
    needs = needs_found(store, asker, family_id, form, today)
    return found + [
        Evidence(on=on, words=_short(f"{each.about}: {each.words}"), source="Assessment", record_id=each.answer_id)
        for each in needs
    ]


def _short(words: str) -> str:
    clean = " ".join(words.split())
    return clean if len(clean) <= SHORT else clean[: SHORT - 1].rsplit(" ", 1)[0] + "…"
