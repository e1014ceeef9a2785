"""Break-glass: opening a restricted file in an emergency, giving it back, and the review by a manager."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import sqlalchemy as sa

from fpz_app.casework.access import hidden_files
from fpz_app.casework.naming import workers
from fpz_app.casework.outbox import has_centre
from fpz_app.domain import break_glass as rules
from fpz_app.domain.break_glass import BreakGlass, Deed, Outcome, Sought, Verdict
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.people import Membership, Person
from fpz_app.domain.permissions import Doing, Scope, may, require
from fpz_app.domain.record import new_id
from fpz_app.domain.stamps import Stamp, read_stamp
from fpz_app.domain.workers import Worker
from fpz_app.store.opened import right_time
from fpz_app.store.store import Store
from fpz_app.store.tables import works
from fpz_app.store.work import Work

OPEN_IT = "Opened a restricted file by break-glass"
ASKED = "Asked for a restricted file by break-glass"


@dataclass(frozen=True)
class Opening:
    """One asking as it is told to somebody: `files` by name where they may read it, else by reference; `state` in words.

    `review_it` where they may review it; `deeds` are what was done in the files meanwhile, as far as it is known here.
    """

    made: BreakGlass
    who: str
    files: str
    deeds: tuple[Deed, ...]
    is_own: bool
    review_it: bool


def open_here(store: Store, actor: Worker, sought: Sought, reason: str) -> BreakGlass | None:
    """Opens what lies on this laptop and is closed to the actor. None where the centre is to be asked. Raises Problems."""
    require(actor, Doing.BREAK_GLASS, Scope())
    rules.check_asking(sought, reason)
    found = _sought(store, sought)
    closed = [each for each in found if each.id in hidden_files(store, actor)]
    if not closed and has_centre(store):
        return None
    with store.work(actor, OPEN_IT if closed else ASKED) as work:
        now = _now(work)
        rules.check_pace(store.find(BreakGlass, worker_id=actor.id), now)
        for each in closed:
            work.say(each.id)
        return work.put(rules.made(new_id(work.milliseconds), actor, sought, reason, closed=closed, found=bool(found), now=now))


def give_back(store: Store, actor: Worker, opening_id: str) -> BreakGlass:
    """Closes the files again before their time is over."""
    with store.work(actor, "Gave a restricted file back") as work:
        work.require(Doing.BREAK_GLASS)
        known = _own(work, opening_id)
        return work.put(replace(known, given_back=known.given_back or _now(work)))


def see_outcome(store: Store, actor: Worker, opening_id: str) -> None:
    """The worker has read what the review says."""
    with store.work(actor, "Read a review") as work:
        work.require(Doing.BREAK_GLASS)
        work.put(replace(_own(work, opening_id), outcome_seen=True))


def review(store: Store, actor: Worker, opening_id: str, verdict: Verdict, *, words: str, today: date) -> BreakGlass:
    """Raises Problem for one's own, and where the words are missing."""
    if verdict is not Verdict.JUSTIFIED and not words.strip():
        raise Problem("Nothing says why.", "Write a sentence that the worker will read.", field="words")
    with store.work(actor, "Review the opening of a restricted file") as work:
        work.require(Doing.REVIEW)
        known = work.get(BreakGlass, opening_id)
        if known.worker_id == actor.id:
            raise Problem("You may not review what you opened yourself.", "Another manager does it.")
        reviewed = replace(known, verdict=str(verdict), words=words.strip(), reviewed_by=actor.name, reviewed_on=today)
        return work.put(replace(reviewed, outcome_seen=False) if known.outcome_seen else reviewed)


def opened_to(store: Store, asker: Worker, family_id: str) -> BreakGlass | None:
    """By what the asker holds a family's file open; None where they may see it anyway, or not at all."""
    family = store.find(Family, id=family_id)
    if not family or not family[0].restricted or asker.id in family[0].allowed:
        return None
    open_now = [each for each in open_to(store, asker) if family_id in each.families]
    return max(open_now, key=lambda each: each.ends, default=None)


def open_to(store: Store, asker: Worker) -> list[BreakGlass]:
    """What the asker holds open at this moment."""
    with store.read() as connection:
        now = right_time(connection, store.time_passed(), store.milliseconds())
    return [each for each in store.find(BreakGlass, worker_id=asker.id, given_back=0) if each.families and now < each.ends]


def name_on_paper(store: Store, asker: Worker, family_id: str) -> str:
    """By whom a paper of this family's file is printed: 'Sam Ellery by break-glass' where that opened it."""
    return asker.name if opened_to(store, asker, family_id) is None else f"{asker.name} by break-glass"


def openings(store: Store, asker: Worker) -> list[Opening]:
    """Those that the asker is told of, the newest first: all for who reviews, one's own, and those of families one leads."""
    found = store.find(BreakGlass, order="began")
    if not found or asker.left:
        return []
    families = {each.id: each for each in store.find(Family, id=[id for each in found for id in each.families])}
    names, hidden = workers(store), hidden_files(store, asker)
    seen = {key: each.name for key, each in families.items() if key not in hidden and may(asker, Doing.READ, Scope())}
    told = []
    for made in reversed(found):
        if rules.is_told(asker, made, families):
            files = [seen.get(each, "") or said for each, said in zip(made.families, made.references, strict=True)]
            is_own = made.worker_id == asker.id
            review_it = made.outcome is not Outcome.OPEN_ALREADY and not is_own and may(asker, Doing.REVIEW, Scope())
            who = names.get(made.worker_id, "Someone")
            told.append(Opening(made, who, ", ".join(filter(None, files)), _deeds(store, made), is_own, review_it))
    return told


def at(milliseconds: int) -> datetime:
    """The moment on this laptop."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC).astimezone()


def _sought(store: Store, sought: Sought) -> list[Family]:
    families = [each for each in store.find(Family) if sought.is_family(each)]
    if not families and sought.born:
        people = [each for each in store.find(Person, born=sought.born) if sought.is_person(each)]
        homes = {each.family_id for each in store.find(Membership, person_id=[each.id for each in people])}
        families = store.find(Family, id=sorted(homes | {each.file_id for each in people}))
    return families[: rules.MOST_FILES]


def _own(work: Work, opening_id: str) -> BreakGlass:
    known = work.get(BreakGlass, opening_id)
    if known.worker_id != work.actor.id:
        raise Problem("You may not give back what somebody else opened.", "They do it, or it ends by itself.")
    return known


def _now(work: Work) -> int:
    return right_time(work.connection, work.passed)


def _deeds(store: Store, made: BreakGlass) -> tuple[Deed, ...]:
    """As the centre tells them, else from this laptop's own journal."""
    if made.done or not made.families:
        return made.done
    ends = made.given_back or made.ends
    since, until = (str(Stamp(each, 0, "")) for each in (made.began, ends))
    done = sa.select(works.c.stamp, works.c.title).where(
        works.c.file.in_(made.families), works.c.who == made.worker_id, works.c.stamp >= since, works.c.stamp < until
    )
    with store.read() as connection:
        rows = connection.execute(done.order_by(works.c.stamp)).all()
    return tuple(Deed(at=read_stamp(row.stamp).milliseconds, what=row.title) for row in rows)
