"""Filling: invented families with many notes, in as many words as people use, so that nothing packs too well."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from fpz_app.domain.families import Family
from fpz_app.domain.notes import Note
from fpz_app.domain.record import new_id
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store

NOTES = 99
"""Notes in a family's file: with the family a hundred records."""
_WORDS, _IN_NOTE = 6_000, 40
_BEGIN = ("b", "br", "c", "ch", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "w", "")
_MIDDLE = ("a", "e", "i", "o", "u", "ea", "ou", "ai")
_END = ("", "n", "r", "t", "s", "ll", "ck", "nd", "ing", "ed")


def fill(store: Store, worker: Worker, families: int) -> int:
    """Returns how many records there are: each family is a work."""
    luck = Random(1)
    told = _texts(luck)
    for _ in range(families):
        family_id = new_id()
        notes = [
            Note(
                file_id=family_id,
                family_id=family_id,
                author_id=worker.id,
                on=date(2026, 1, 5) + timedelta(days=3 * number),
                text=next(told),
            )
            for number in range(NOTES)
        ]
        with store.work(worker, "Bring in") as work:
            work.add([Family(id=family_id, file_id=family_id, name="Marlow"), *notes])
    return families * (NOTES + 1)


def _texts(luck: Random) -> Iterator[str]:
    """Some words are said often, most of them seldom (Zipf)."""
    words = ["".join(luck.choice(part) for part in (_BEGIN, _MIDDLE, _END) * luck.randint(1, 2)) for _ in range(_WORDS)]
    often = list(accumulate(1 / place for place in range(1, _WORDS + 1)))
    while True:
        yield " ".join(luck.choices(words, cum_weights=often, k=_IN_NOTE)).capitalize() + "."
