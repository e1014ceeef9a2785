"""Caseload: children and what happened to them as a list from elsewhere tells it, before any of it is on record."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Listed(StrEnum):
    CONTACT = "contact"
    EARLY_HELP = "early help"
    REFERRAL = "referral"


@dataclass(frozen=True, kw_only=True)
class ListedChild:
    """`number` is the child's in the system that the list came from; codes and dates are those of a Person."""

    number: str
    gender: str = ""
    ethnicity: str = ""
    born: str = ""
    unborn: bool = False
    due_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ListedEvent:
    """`key` is the same each time the list is read, so that nothing comes in twice; `no_further_action` None: not told."""

    kind: Listed
    key: str
    child: str
    on: date
    completed_on: date | None = None
    source: str = ""
    organisation: str = ""
    no_further_action: bool | None = None
    referrals_in_last_year: int | None = None
    team: str = ""
    worker: str = ""
