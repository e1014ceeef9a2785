"""Sending: this laptop's own works to the centre, in order, until every one has its receipt."""

from collections.abc import Sequence

from fpz_app.domain.changes import WorkEntry
from fpz_app.store.replica import SENT, Answer, Forked, Replica
from fpz_app.sync.collecting import no_collection
from fpz_app.sync.protocol import Receipt, Verdict, batches
from fpz_app.sync.remote import Remote
from fpz_app.sync.report import RoundReport
from fpz_app.sync.troubles import Declined, Misnumbered, Offline

READ = 1_000
"""Works read from the journal at a time."""


def send(replica: Replica, remote: Remote, report: RoundReport) -> None:
    """Raises Forked where the centre knows other works by this device's numbers."""
    went_back = False
    while works := replica.pending(READ):
        for batch in batches(works):
            try:
                with no_collection():
                    receipts = remote.push(batch)
            except Misnumbered as wrong:
                _go_back(replica, batch[0].number, wrong, went_back)
                went_back = True
                break
            except Declined:
                if any(work.chain_hash() != work.hash for work in batch):
                    raise Forked from None  # the centre lost works of a file that it took from here: they cannot be sent again
                raise
            replica.answered([_answer(each) for each in receipts])
            _count(batch, receipts, report)


def _go_back(replica: Replica, first: int, wrong: Misnumbered, went_back: bool) -> None:
    """The centre lost the latest works, as after a restore: they are in the journal and go out again."""
    if wrong.forked or wrong.wanted > first:
        raise Forked
    if went_back or not 0 < wrong.wanted < first:
        raise Offline("The centre and this laptop do not agree on what was sent.")
    replica.note(**{SENT: wrong.wanted - 1})


def _answer(receipt: Receipt) -> Answer:
    return Answer(
        receipt.work,
        receipt.number,
        receipt.verdict.value,
        receipt.words,
        refused=receipt.verdict is Verdict.REFUSED,
        held=receipt.verdict is Verdict.HELD,
    )


def _count(works: Sequence[WorkEntry], receipts: Sequence[Receipt], report: RoundReport) -> None:
    verdicts = [each.verdict for each in receipts]
    report.sent += len(receipts)
    report.refused += verdicts.count(Verdict.REFUSED)
    report.left_behind += sum(
        verdict is Verdict.REFUSED and bool(work.changes) and work.file in report.taken
        for work, verdict in zip(works, verdicts, strict=True)
    )
    report.held += verdicts.count(Verdict.HELD)
    report.conflicts += verdicts.count(Verdict.CONFLICT)
    report.merged += verdicts.count(Verdict.MERGED)
