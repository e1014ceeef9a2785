"""Agreements: the family's agreement to take part, privacy notices, and what is shared with whom."""

from dataclasses import dataclass, replace
from datetime import date

from fpz_app.casework import naming
from fpz_app.casework.access import readable
from fpz_app.casework.episodes import follow
from fpz_app.domain.agreements import Agreement, Answer, Disclosure, PrivacyNotice, Sharing
from fpz_app.domain.dates import say_date
from fpz_app.domain.episodes import EpisodeState
from fpz_app.domain.errors import Problem
from fpz_app.domain.permissions import Doing
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store
from fpz_app.store.tables import table_of
from fpz_app.store.work import Work


@dataclass(frozen=True)
class AgreementRow:
    """One answer of the family in words; `stands` marks the one in force."""

    agreement: Agreement
    words: str
    detail: str
    stands: bool


@dataclass(frozen=True)
class SharingRow:
    sharing: Sharing
    agency: str
    words: str
    allowed: bool


@dataclass(frozen=True)
class SharingPage:
    """Everything of a family's Sharing tab; newest first in each list."""

    agreements: tuple[AgreementRow, ...]
    notices: tuple[PrivacyNotice, ...]
    sharings: tuple[SharingRow, ...]
    disclosures: tuple[Disclosure, ...]

    @property
    def in_force(self) -> Agreement | None:
        return next((row.agreement for row in self.agreements if row.stands), None)


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


def withdraw(store: Store, actor: Worker, agreement: Agreement, *, on: date, why: str, today: date) -> Agreement:
    """Ends the agreement, and with it all sharing that rests on agreement, from that day. Raises Problem."""
    if on > today:
        raise Problem("The withdrawal is dated in the future.", "Give the day they told you.", field="withdrawn_on")
    if agreement.on and on < agreement.on:
        raise Problem(
            "This is before the agreement was given.", f"It was given on {say_date(agreement.on)}.", field="withdrawn_on"
        )
    with store.work(actor, "Record that the agreement is withdrawn") as work:
        work.require(Doing.SHARE, agreement.family_id)
        for sharing in _sharings(work, agreement.family_id):
            if sharing.allows(on) and sharing.basis.rests_on_agreement:
                work.put(replace(sharing, withdrawn_on=on))
        return work.put(replace(work.get(Agreement, agreement.id), withdrawn_on=on, withdrawn_why=why))


def give_notice(store: Store, actor: Worker, notice: PrivacyNotice, today: date) -> PrivacyNotice:
    """Records that a privacy notice was given. Raises Problem."""
    if notice.given_on > today:
        raise Problem("The notice is dated in the future.", "Give the day they had it.", field="given_on")
    with store.work(actor, "Record the privacy notice") as work:
        work.require(Doing.SHARE, notice.family_id)
        return work.put(notice)


def record_sharing(store: Store, actor: Worker, sharing: Sharing) -> Sharing:
    """Stores what may go to one agency. Raises Problems."""
    sharing.check()
    with store.work(actor, "Record what is shared") as work:
        work.require(Doing.SHARE, sharing.family_id)
        return work.put(sharing)


def stop_sharing(store: Store, actor: Worker, sharing: Sharing, on: date) -> Sharing:
    with store.work(actor, "Stop sharing") as work:
        work.require(Doing.SHARE, sharing.family_id)
        return work.put(replace(work.get(Sharing, sharing.id), withdrawn_on=on))


def record_disclosure(store: Store, actor: Worker, disclosure: Disclosure) -> Disclosure:
    """Logs that something was printed, saved or given."""
    with store.work(actor, f"Record a disclosure: {disclosure.how}") as work:
        work.require(Doing.PRINT, disclosure.family_id)
        return work.put(disclosure)


def sharing_page(store: Store, asker: Worker, family_id: str, today: date) -> SharingPage:
    readable(store, asker, family_id)
    called = naming.called(store, family_id)
    agreements = sorted(store.find(Agreement, family_id=family_id), key=lambda each: (each.on or date.min, each.id), reverse=True)
    return SharingPage(
        tuple(_agreement_row(each, called, in_force=place == 0) for place, each in enumerate(agreements)),
        tuple(sorted(store.find(PrivacyNotice, family_id=family_id), key=lambda each: each.given_on, reverse=True)),
        tuple(_sharing_row(each, today) for each in store.find(Sharing, family_id=family_id, order="agency")),
        tuple(sorted(store.find(Disclosure, family_id=family_id), key=lambda each: (each.on, each.id), reverse=True)),
    )


def agencies_shared_with(store: Store, asker: Worker, family_id: str, today: date) -> tuple[list[str], list[str]]:
    """The agencies that may see this family's plan today, and those the family said no to."""
    readable(store, asker, family_id)
    found = store.find(Sharing, family_id=family_id, order="agency")
    return [each.agency for each in found if each.allows(today)], [each.agency for each in found if each.refused]


def _agreement_row(agreement: Agreement, called: dict[str, str], *, in_force: bool) -> AgreementRow:
    who = " and ".join(called.get(person, "someone") for person in agreement.agreed_by)
    when = say_date(agreement.on) if agreement.on else "day not known"
    if agreement.withdrawn_on:
        words = f"Withdrawn on {say_date(agreement.withdrawn_on)}"
        return AgreementRow(agreement, words, f"Agreed by {who}, {when}. {agreement.withdrawn_why}".strip(), False)
    words = {Answer.AGREED: f"Agreed on {when}", Answer.DECLINED: f"Did not agree, {when}"}.get(agreement.answer, "Not asked yet")
    detail = f"{who}, {agreement.how}".strip(", ") if agreement.answer is Answer.AGREED else agreement.offered_instead
    return AgreementRow(agreement, words, detail, in_force and agreement.stands())


def _sharing_row(sharing: Sharing, today: date) -> SharingRow:
    allowed = sharing.allows(today)
    words = f"{', '.join(sharing.what) or 'everything in the plan'}; {sharing.basis}, since {say_date(sharing.since)}"
    if sharing.refused:
        words = f"{sharing.basis}, {say_date(sharing.since)}"
    elif sharing.withdrawn_on:
        words += f", stopped on {say_date(sharing.withdrawn_on)}"
    elif sharing.until:
        words += f", until {say_date(sharing.until)}"
    return SharingRow(sharing, sharing.agency, words, allowed)


def _sharings(work: Work, family_id: str) -> list[Sharing]:
    table = table_of(Sharing)
    ids = work.connection.execute(table.select().with_only_columns(table.c.id).where(table.c.family_id == family_id)).scalars()
    return [work.get(Sharing, each) for each in ids.all()]
