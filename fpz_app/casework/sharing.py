"""Sharing: what a family agreed to, which privacy notice it has, and what goes or went to whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fpz_app.casework import naming
from fpz_app.casework.access import readable, scope_of
from fpz_app.domain.agreements import Agreement, Answer, Disclosure, PrivacyNotice, Sharing
from fpz_app.domain.dates import say_day
from fpz_app.domain.kinship import listed
from fpz_app.domain.permissions import Doing, may
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store


@dataclass(frozen=True)
class AgreementRow:
    """One answer of the family in words; `stands` marks the one in force. `shared_before` says what withdrawal stopped."""

    agreement: Agreement
    words: str
    detail: str
    stands: bool
    shared_before: tuple[str, ...] = ()


@dataclass(frozen=True)
class SharingRow:
    """One agency: what and since when, why it may be shared, and whether it is `allowed` today."""

    sharing: Sharing
    agency: str
    words: str
    why: str
    allowed: bool


@dataclass(frozen=True)
class NoticeRow:
    """`basis` are the two articles of the UK GDPR."""

    notice: PrivacyNotice
    words: str
    basis: tuple[str, str]


@dataclass(frozen=True)
class DisclosureRow:
    what: str
    to: str
    on: str


@dataclass(frozen=True)
class SharingPage:
    """A family's Sharing tab; newest first in each list, agencies by name with those allowed today first."""

    agreements: tuple[AgreementRow, ...]
    notices: tuple[NoticeRow, ...]
    sharings: tuple[SharingRow, ...]
    disclosures: tuple[DisclosureRow, ...]
    may_record: bool
    may_share: bool

    @property
    def in_force(self) -> Agreement | None:
        return next((row.agreement for row in self.agreements if row.stands), None)


def sharing_page(store: Store, asker: Worker, family_id: str, today: date) -> SharingPage:
    """Raises Gone for a file hidden from the asker."""
    family = readable(store, asker, family_id)
    called = naming.called(store, family_id)
    sharings = store.find(Sharing, family_id=family_id, order="agency")
    answers = sorted(store.find(Agreement, family_id=family_id), key=lambda each: (each.on or date.min, each.id), reverse=True)
    notices = sorted(store.find(PrivacyNotice, family_id=family_id), key=lambda each: (each.given_on, each.id), reverse=True)
    given = sorted(store.find(Disclosure, family_id=family_id), key=lambda each: (each.on, each.id), reverse=True)
    scope = scope_of(store, asker, family)
    return SharingPage(
        tuple(_answer_row(each, called, sharings, today, newest=place == 0) for place, each in enumerate(answers)),
        tuple(_notice_row(each, today) for each in notices),
        tuple(sorted((_sharing_row(each, today) for each in sharings), key=lambda row: not row.sharing.stands(today))),
        tuple(_given_row(each, today) for each in given),
        may(asker, Doing.RECORD, scope),
        may(asker, Doing.SHARE, scope),
    )


def _answer_row(
    answer: Agreement, called: dict[str, str], sharings: Sequence[Sharing], today: date, *, newest: bool
) -> AgreementRow:
    when = say_day(answer.on, today) if answer.on else "on a day not known"
    who = listed([called.get(person, "someone") for person in answer.agreed_by])
    given = ", ".join(part for part in (who, _small(answer.how)) if part)
    if answer.withdrawn_on:
        words = f"Withdrawn {say_day(answer.withdrawn_on, today)}"
        before = tuple(each.agency for each in sharings if each.withdrawn_on == answer.withdrawn_on and _had_begun(each))
        detail = f"Agreed {when} by {who or 'someone'}. {answer.withdrawn_why}".strip()
        return AgreementRow(answer, words, detail, False, before)
    if answer.answer is Answer.DECLINED:
        detail = " ".join(part for part in (f"Offered instead: {answer.offered_instead}", answer.note) if part)
        return AgreementRow(answer, f"Did not agree, {when}", detail, False)
    if answer.answer is Answer.NOT_ASKED:
        return AgreementRow(answer, "Not asked yet", answer.note, False)
    detail = ". ".join(part for part in (given, answer.note) if part)
    return AgreementRow(answer, f"Agreed {when}", detail, newest)


def _had_begun(sharing: Sharing) -> bool:
    return sharing.withdrawn_on is not None and sharing.since <= sharing.withdrawn_on


def _sharing_row(sharing: Sharing, today: date) -> SharingRow:
    since = say_day(sharing.since, today)
    if sharing.refused:
        until = f" until {say_day(sharing.ends, today)}" if sharing.ends else ""
        return SharingRow(sharing, sharing.agency, f"{sharing.basis.capitalize()}, {since}{until}", sharing.reason, False)
    what = listed([_small(each) for each in sharing.what]) or "what is in the plan"
    span = f"since {since}"
    if sharing.withdrawn_on:
        span = f"from {since}, stopped {say_day(sharing.withdrawn_on, today)}"
    elif sharing.until:
        span = f"from {since} until {say_day(sharing.until, today)}"
    why = f"{sharing.basis.capitalize()}: {sharing.reason}" if sharing.reason else sharing.basis.capitalize()
    return SharingRow(sharing, sharing.agency, f"{what[:1].upper()}{what[1:]}, {span}", why, sharing.allows(today))


def _notice_row(notice: PrivacyNotice, today: date) -> NoticeRow:
    words = ", ".join(part for part in (f"Given {say_day(notice.given_on, today)}", _small(notice.how)) if part)
    return NoticeRow(notice, words, (notice.basis, notice.special_basis))


def _given_row(given: Disclosure, today: date) -> DisclosureRow:
    copies = f", {given.copies} copies" if given.copies > 1 else ""
    to = ", ".join(part for part in (given.to, _small(given.how)) if part)
    return DisclosureRow(f"{given.what}{copies}", to, say_day(given.on, today))


def _small(words: str) -> str:
    """With a small first letter, unless it begins with a short form such as 'GP'."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
