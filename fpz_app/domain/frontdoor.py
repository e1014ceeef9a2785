"""Contacts and referrals that reached the front door about a child."""

from dataclasses import dataclass
from datetime import date

from fpz_app.domain.record import Record


@dataclass(frozen=True, kw_only=True)
class Contact(Record):
    """A concern or request that reached the front door; `source` is a DfE contact source code such as 2A."""

    person_id: str
    on: date
    source: str = ""
    source_key: str = ""


@dataclass(frozen=True, kw_only=True)
class Referral(Record):
    """A contact accepted as a request for statutory service; `no_further_action` is yes, no or empty when not told."""

    person_id: str
    on: date
    source: str = ""
    no_further_action: str = ""
    referrals_in_last_year: int | None = None
    team: str = ""
    worker: str = ""
    source_key: str = ""
