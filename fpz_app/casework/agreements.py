"""Agreements: the family's agreement to take part, privacy notices, and what is shared with whom."""

from dataclasses import replace
from datetime import date

from fpz_app.casework.access import readable
from fpz_app.casework.episodes import follow
from fpz_app.domain.agreements import Agreement, Answer, Disclosure, PrivacyNotice, Sharing, SharingBasis
from fpz_app.domain.dates import say_date
from fpz_app.domain.episodes import EpisodeState
from fpz_app.domain.errors import Problem
from fpz_app.domain.permissions import Doing
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store
from fpz_app.store.tables import table_of
from fpz_app.store.work import Work


def record_agreement(store: Store, actor: Worker, agreement: Agreement, today: date) -> Agreement:
    """Stores the family's answer; early help follows it to assessing or not agreed. Raises Problems."""
    agreement.check(today)
    with store.work(actor, "Record the agreement to take part") as work:
        work.require(Doing.RECORD, agreement.family_id)
        if agreement.answer is Answer.AGREED:
            follow(work, agreement.family_id, EpisodeState.ASSESSING)
        elif agreement.answer is Answer.DECLINED:
            follow(work, agreement.family_id, EpisodeState.NOT_AGREED)
        return work.put(agreement)


def withdraw(store: Store, actor: Worker, agreement_id: str, *, on: date, why: str, today: date) -> Agreement:
    """Ends the agreement, and with it all sharing that rests on agreement, from that day. Raises Problem."""
    if on > today:
        raise Problem("The withdrawal is dated in the future.", "Give the day they told you.", field="withdrawn_on")
    with store.work(actor, "Record that the agreement is withdrawn") as work:
        agreement = work.get(Agreement, agreement_id)
        work.require(Doing.SHARE, agreement.family_id)
        if not agreement.stands():
            raise Problem("This agreement does not stand any more.", "Look at the newest answer.")
        if agreement.on and on < agreement.on:
            remedy = f"It was given on {say_date(agreement.on)}."
            raise Problem("This is before the agreement was given.", remedy, field="withdrawn_on")
        for sharing in _sharings(work, agreement.family_id):
            if sharing.basis.rests_on_agreement and (sharing.ends is None or on < sharing.ends):
                work.put(replace(sharing, withdrawn_on=on))
        return work.put(replace(agreement, withdrawn_on=on, withdrawn_why=why))


def give_notice(store: Store, actor: Worker, notice: PrivacyNotice, today: date) -> PrivacyNotice:
    """Records that a privacy notice was given. Raises Problems."""
    notice.check(today)
    with store.work(actor, "Record the privacy notice") as work:
        work.require(Doing.SHARE, notice.family_id)
        return work.put(notice)


def record_sharing(store: Store, actor: Worker, sharing: Sharing) -> Sharing:
    """Stores what may go to one agency, or the family's no to it; a no ends what they agreed to, and the other way round.

    Sharing to protect a child stands beside a no. Raises Problems.
    """
    sharing.check()
    with store.work(actor, "Record what is shared") as work:
        work.require(Doing.SHARE, sharing.family_id)
        for earlier in _sharings(work, sharing.family_id):
            if earlier.id != sharing.id and _turns(earlier, sharing) and earlier.stands(sharing.since):
                work.put(replace(earlier, until=sharing.since))
        return work.put(sharing)


def stop_sharing(store: Store, actor: Worker, sharing_id: str, *, on: date, today: date) -> Sharing:
    """Raises Problem for a day ahead, before it began, or when it has stopped."""
    if on > today:
        raise Problem("The day is in the future.", "Give the day it stopped.", field="stopped_on")
    with store.work(actor, "Stop sharing") as work:
        sharing = work.get(Sharing, sharing_id)
        work.require(Doing.SHARE, sharing.family_id)
        if sharing.withdrawn_on is not None:
            raise Problem("This sharing has stopped already.", f"It stopped on {say_date(sharing.withdrawn_on)}.")
        if on < sharing.since:
            remedy = f"It began on {say_date(sharing.since)}."
            raise Problem("It cannot stop before it began.", remedy, field="stopped_on")
        return work.put(replace(sharing, withdrawn_on=on))


def record_disclosure(store: Store, actor: Worker, disclosure: Disclosure) -> Disclosure:
    """Logs that something was printed, saved or given."""
    with store.work(actor, f"Record a disclosure: {disclosure.how}") as work:
        work.require(Doing.PRINT, disclosure.family_id)
        return work.put(disclosure)


def agencies_shared_with(store: Store, asker: Worker, family_id: str, today: date) -> tuple[list[str], list[str]]:
    """The agencies that the family agrees to share with today, and those it said no to, for the plan it is given.

    Sharing on another basis is left out: telling of it could warn whom it is about.
    """
    readable(store, asker, family_id)
    standing = [each for each in store.find(Sharing, family_id=family_id, order="agency") if each.stands(today)]
    agreed = [each.agency for each in standing if each.basis.rests_on_agreement]
    return list(dict.fromkeys(agreed)), [each.agency for each in standing if each.refused]


def _turns(earlier: Sharing, later: Sharing) -> bool:
    """Whether the later word of the family takes the earlier one's place."""
    answers = {SharingBasis.AGREED, SharingBasis.DECLINED}
    same = earlier.agency.casefold() == later.agency.casefold()
    return same and {earlier.basis, later.basis} == answers


def _sharings(work: Work, family_id: str) -> list[Sharing]:
    table = table_of(Sharing)
    ids = work.connection.execute(table.select().with_only_columns(table.c.id).where(table.c.family_id == family_id)).scalars()
    return [work.get(Sharing, each) for each in ids.all()]
