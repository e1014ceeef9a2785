"""Agreement to take part, the basis for processing, and sharing agency by agency."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.record import Record, narrative, safety


class Answer(StrEnum):
    AGREED = "agreed"
    DECLINED = "did not agree"
    NOT_ASKED = "not asked yet"


@dataclass(frozen=True, kw_only=True)
class Agreement(Record):
    """Agreement to take part: early help is voluntary. `agreed_by` are people's ids, competent young people included."""

    family_id: str
    answer: Answer = Answer.AGREED
    on: date | None = None
    agreed_by: tuple[str, ...] = ()
    how: str = ""
    note: str = narrative()
    offered_instead: str = narrative()
    withdrawn_on: date | None = safety(None)
    withdrawn_why: str = narrative()

    def stands(self) -> bool:
        return self.answer is Answer.AGREED and self.withdrawn_on is None

    def check(self, today: date) -> None:
        """Raises Problems: who and when for an agreement, no day in the future, what else was offered when not agreed."""
        found = []
        if self.on is None:
            found.append(Problem("The date is missing.", "When did you ask?", field="on"))
        elif self.on > today:
            found.append(Problem("The agreement is dated in the future.", "Give the day you asked.", field="on"))
        if self.answer is Answer.AGREED and not self.agreed_by:
            found.append(Problem("Nobody is named as agreeing.", "Choose who agreed.", field="agreed_by"))
        if self.answer is Answer.DECLINED and not self.offered_instead.strip():
            found.append(Problem("It does not say what else was offered.", "Write what you offered.", field="offered_instead"))
        raise_any(found)


@dataclass(frozen=True, kw_only=True)
class PrivacyNotice(Record):
    """That a family was given a privacy notice: which version, when, how; and the basis for processing (UK GDPR)."""

    family_id: str
    version: str
    given_on: date
    how: str = ""
    basis: str = "Public task, Article 6(1)(e)"
    special_basis: str = "Health and social care, Article 9(2)(h)"


class SharingBasis(StrEnum):
    AGREED = "the family agrees"
    DECLINED = "the family said no"
    HARM = "a child may suffer significant harm"
    CRIME = "serious crime"
    COURT = "court order"
    LAW = "required by law"
    VITAL = "vital interests"

    @property
    def rests_on_agreement(self) -> bool:
        return self is SharingBasis.AGREED


@dataclass(frozen=True, kw_only=True)
class Sharing(Record):
    """What may be shared with one agency, from and to a date, and why. Withdrawal stops it from that day."""

    family_id: str
    agency: str
    what: tuple[str, ...] = ()
    basis: SharingBasis = SharingBasis.AGREED
    reason: str = narrative()
    since: date
    until: date | None = None
    withdrawn_on: date | None = safety(None)

    @property
    def refused(self) -> bool:
        return self.basis is SharingBasis.DECLINED

    def allows(self, day: date) -> bool:
        ends = [end for end in (self.until, self.withdrawn_on) if end is not None]
        return not self.refused and self.since <= day and all(day < end for end in ends)

    def check(self) -> None:
        """Raises Problems: sharing without agreement needs its reason in words (domain.md §4)."""
        found = []
        if not self.agency.strip():
            found.append(Problem("The agency is missing.", "Say who it is shared with.", field="agency"))
        if self.basis not in (SharingBasis.AGREED, SharingBasis.DECLINED) and not self.reason.strip():
            found.append(Problem("Sharing without agreement needs a reason.", "Write why, in words.", field="reason"))
        if self.until and self.until < self.since:
            found.append(Problem("It ends before it starts.", "Check the two dates.", field="until"))
        raise_any(found)


@dataclass(frozen=True, kw_only=True)
class Disclosure(Record):
    """That something of the record was printed, saved or given: what, to whom, how."""

    family_id: str
    what: str
    on: date
    to: str = ""
    how: str = ""
    copies: int = 1
