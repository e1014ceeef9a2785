"""Exchange: a push is taken; every work that its device signed gets a receipt, and none holds up those behind it."""

from base64 import b64decode
from collections.abc import Sequence

import sqlalchemy as sa

from fpz_app.central.access import NOT_SOUND
from fpz_app.central.answers import Answer, forget_answers, keep_answers, repeats
from fpz_app.central.left_works import leave
from fpz_app.central.reading_works import Newer, check_chain, read_held
from fpz_app.central.refusals import WrongNumber
from fpz_app.central.tables import devices, held
from fpz_app.central.taking import Push
from fpz_app.domain.changes import WorkEntry
from fpz_app.store.migrations import VERSION
from fpz_app.sync.protocol import Receipt, Verdict

REVOKED = "This laptop was revoked. What it held is kept for the lead practitioner to look at."
HELD = "A newer version of the app wrote this. It is kept, and goes on when the centre is brought up to date."


def take(connection: sa.Connection, zone: str, device: str, works: Sequence[WorkEntry], now: int) -> list[Receipt]:
    """A receipt a work, in their order; in the caller's transaction. Raises Refused, WrongNumber: then nothing is stored."""
    row = connection.execute(_device(zone, device).with_for_update()).one()
    known = [work for work in works if work.number <= row.last]
    fresh = works[len(known) :]
    answered = repeats(connection, zone, known, row.last)
    if not fresh:
        return answered
    if fresh[0].number != row.last + 1:
        raise WrongNumber(row.last + 1)
    check_chain(fresh, link=row.link, last=row.last, public_key=b64decode(row.public_key))
    end = sa.update(devices).where(devices.c.zone == zone, devices.c.id == device)
    connection.execute(end.values(last=fresh[-1].number, link=fresh[-1].link(), seen=now))
    if row.revoked:
        return answered + _set_aside(connection, zone, [Answer(work, Verdict.REFUSED, REVOKED) for work in fresh], now)
    ready = 0 if _waiting(connection, zone, device) else _how_many_of_ours(fresh)
    later = _set_aside(connection, zone, [Answer(work, Verdict.HELD, HELD) for work in fresh[ready:]], now)
    return answered + Push(connection, zone, row.worker, now).take(fresh[:ready]) + later


def release(connection: sa.Connection, now: int) -> int:
    """After an upgrade: takes the works that were held for it, each device's in their order; returns how many."""
    taken = 0
    waiting = sa.select(held.c.zone, held.c.device).distinct().order_by(held.c.zone, held.c.device)
    for zone, device in connection.execute(waiting).all():
        row = connection.execute(_device(zone, device).with_for_update()).one()
        works = _waiting(connection, zone, device)
        ready = works[: _how_many_of_ours(works)]
        forget_answers(connection, zone, ready)
        answered = Push(connection, zone, row.worker, now).take([work for work in ready if not isinstance(work, Newer)])
        odd = [Answer(work, Verdict.REFUSED, NOT_SOUND) for work in ready if isinstance(work, Newer)]
        answered += _set_aside(connection, zone, odd, now)
        # Its laptop heard that they are held, and asks no more: whoever looks after the file settles what was refused.
        leave(connection, zone, device, [each.number for each in answered if each.verdict is Verdict.REFUSED], now)
        taken += len(ready)
    return taken


def _device(zone: str, device: str) -> sa.Select[*tuple[object, ...]]:
    return sa.select(devices).where(devices.c.zone == zone, devices.c.id == device)


def _how_many_of_ours(works: Sequence[WorkEntry]) -> int:
    """The works before the first one that a newer version wrote: what comes after it may build on it."""
    return next((at for at, work in enumerate(works) if work.schema > VERSION), len(works))


def _waiting(connection: sa.Connection, zone: str, device: str) -> list[WorkEntry]:
    query = sa.select(held.c.work).where(held.c.zone == zone, held.c.device == device).order_by(held.c.number)
    return [read_held(text.encode()) for text in connection.execute(query).scalars()]


def _set_aside(connection: sa.Connection, zone: str, answers: list[Answer], now: int) -> list[Receipt]:
    keep_answers(connection, zone, answers, now)
    return [answer.receipt() for answer in answers]
