"""Answers: the receipt of each work, kept so that a repeated push hears the same; and the works that are set aside."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
import sqlalchemy as sa

from fpz_app.central import moved, pieces
from fpz_app.central.database import insert_all
from fpz_app.central.left_works import lost_files
from fpz_app.central.reading_works import Newer
from fpz_app.central.refusals import WrongNumber
from fpz_app.central.tables import held, quarantine, receipts
from fpz_app.domain.changes import WorkEntry
from fpz_app.sync.protocol import Receipt, Verdict


@dataclass(frozen=True)
class Answer:
    work: WorkEntry
    verdict: Verdict
    words: str = ""

    def receipt(self) -> Receipt:
        return Receipt(work=self.work.id, number=self.work.number, verdict=self.verdict, words=self.words)


def keep_answers(connection: sa.Connection, zone: str, answers: Sequence[Answer], now: int) -> None:
    """Keeps receipts, in place of earlier ones of the same works, and what is refused or held whole; what was attached to a
    refused work is taken as the work is."""
    of_number = {name: [] for name in ("receipt", "quarantine", "held")}  # type: dict[str, list[dict[str, object]]]
    refused = [answer.work for answer in answers if answer.verdict is Verdict.REFUSED]
    lost = _lost(connection, zone, refused)
    elsewhere = moved.now_in(connection, zone, {work.file for work in refused})
    for answer in answers:
        work = answer.work
        which = {"zone": zone, "device": work.device, "number": work.number}
        of_number["receipt"].append(
            which | {"work": work.id, "hash": work.hash, "verdict": str(answer.verdict), "words": answer.words}
        )
        whole = which | {"work": _text(work), "received": now}
        if answer.verdict is Verdict.REFUSED:
            waits = int(work.file in lost and (bool(work.changes) or isinstance(work, Newer)))
            aside = {"for_zone": elsewhere.get(work.file, zone), "file": work.file, "words": answer.words, "waits": waits}
            of_number["quarantine"].append(whole | aside)
        if answer.verdict is Verdict.HELD:
            of_number["held"].append(whole)
    for table in (receipts, quarantine, held):
        insert_all(connection, table, of_number[table.name])
    for place in sorted({elsewhere.get(work.file, zone) for work in refused}):
        pieces.expect(connection, place, [work for work in refused if elsewhere.get(work.file, zone) == place])


def _lost(connection: sa.Connection, zone: str, refused: Sequence[WorkEntry]) -> set[str]:
    """The files of these works of one device that it no longer holds: its author can do nothing more about them."""
    return lost_files(connection, zone, refused[0].device, {work.file for work in refused}) if refused else set()


def _text(work: WorkEntry) -> str:
    return work.line if isinstance(work, Newer) else msgspec.json.encode(work).decode()


def forget_answers(connection: sa.Connection, zone: str, works: Sequence[WorkEntry]) -> None:
    """Held works get an answer of their own after all."""
    for work in works:
        for table in (receipts, held):
            which = (table.c.zone == zone, table.c.device == work.device, table.c.number == work.number)
            connection.execute(sa.delete(table).where(*which))


def repeats(connection: sa.Connection, zone: str, works: Sequence[WorkEntry], last: int) -> list[Receipt]:
    """The first answers to works that came before. Raises WrongNumber where other works came by their numbers."""
    if not works:
        return []
    query = sa.select(receipts).where(
        receipts.c.zone == zone,
        receipts.c.device == works[0].device,
        receipts.c.number.between(works[0].number, works[-1].number),
    )
    known = {row.number: row for row in connection.execute(query)}
    answers = []
    for work in works:
        row = known[work.number]
        if (row.work, row.hash) != (work.id, work.hash):
            raise WrongNumber(last + 1, forked=True)
        verdict = Verdict(row.verdict)
        answers.append(Receipt(work=work.id, number=work.number, verdict=verdict, words=row.words, repeat=True))
    return answers
