"""Disagreement block: each professional disagreement in words, its stage and its clock."""

from datetime import date

from fpz_app.casework.disagreements import DisagreementRow, Disagreements
from fpz_app.domain.dates import say_day
from fpz_app.domain.disagreements import LEVELS
from fpz_app.presenters.sharing_blocks import Block, Row


def disagreement_block(found: Disagreements, today: date) -> Block:
    rows = [_row(each, today, may_record=found.may_record) for each in found.rows]
    return Block(heading="Professional disagreement", rows=rows)


def _row(row: DisagreementRow, today: date, *, may_record: bool) -> Row:
    known = row.disagreement
    deeds = [("Record how it was settled", f"settle.{known.id}")]
    if known.stage < len(LEVELS):
        deeds.insert(0, ("Next stage", f"stage.{known.id}"))
    words = known.stage_words.capitalize()
    if known.settled and known.settled_on:
        words = f"Settled {say_day(known.settled_on, today)}: {known.settled}"
    over = row.due is not None and row.due < today
    return Row(
        id=known.id,
        words=words,
        detail=[each for each in _told(row, today) if each],
        shape="done" if known.settled else "over" if over else "under_way",
        quiet=known.settled is not None,
        deeds=deeds if may_record and known.settled is None else (),
    )


def _told(row: DisagreementRow, today: date) -> list[str]:
    known = row.disagreement
    by = ""
    if row.due:
        day = say_day(row.due, today)
        by = f"A child is not safe: settle it at once, by {day}" if known.unsafe else f"By {day}"
    stages = [
        f"Stage {number}, {say_day(stage.began_on, today)}: {stage.who}. {stage.came_of_it}".strip()
        for number, stage in enumerate(known.stages, start=1)
    ]
    ended = [f"Decided: {known.outcome}", f"Learned: {known.learning}" if known.learning else ""] if known.settled else []
    views = [f"About: {known.issue}", f"Our view: {known.our_view}", f"Their view: {known.their_view}"]
    return [by, *views, f"Safe meanwhile: {known.safety}", *stages, *ended]
