"""Agreement to take part, the basis for processing, and sharing agency by agency."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.record import Record, narrative, safety

BASES = ("Public task, Article 6(1)(e)", "Legal obligation, Article 6(1)(c)", "Vital interests, Article 6(1)(d)")
SPECIAL_BASES = (
    "Health and social care, Article 9(2)(h)",
    "Substantial public interest, Article 9(2)(g)",
    "Vital interests, Article 9(2)(c)",
)
"""The basis for processing under the UK GDPR: of a family's data, and of what it says of health, ethnicity and the like."""


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
    basis: str = BASES[0]
    special_basis: str = SPECIAL_BASES[0]

    def check(self, today: date) -> None:
        found = []
        if not self.version.strip():
            found.append(Problem("The version is missing.", "Give the date or number printed on the notice.", field="version"))
        if self.given_on > today:
            found.append(Problem("The notice is dated in the future.", "Give the day they had it.", field="given_on"))
        raise_any(found)


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

    @property
    def ends(self) -> date | None:
        return min((end for end in (self.until, self.withdrawn_on) if end is not None), default=None)

    def stands(self, day: date) -> bool:
        """Whether it holds on a day, as leave to share or as the family's no."""
        return self.since <= day and (self.ends is None or day < self.ends)

    def allows(self, day: date) -> bool:
        return not self.refused and self.stands(day)

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

    def check(self, today: date) -> None:
        found = []
        if not self.what.strip():
            found.append(Problem("It does not say what was given.", "Name it, such as the family plan.", field="what"))
        if not self.to.strip():
            found.append(Problem("It does not say who had it.", "Name the person or the agency.", field="to"))
        if self.on > today:
            found.append(Problem("The day is in the future.", "Give the day they had it.", field="on"))
        raise_any(found)
