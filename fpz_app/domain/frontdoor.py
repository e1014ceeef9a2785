"""Contacts and referrals that reached the front door about a child."""

from dataclasses import dataclass
from datetime import date

from fpz_app.domain.record import Record

# Who made a contact or referral: the codes of Annex A and the children in need census (domain.md §13).
SOURCES = {
    "1A": "Family member, relative or carer",
    "1B": "Acquaintance",
    "1C": "The young person",
    "1D": "Another individual",
    "2A": "School",
    "2B": "Education service",
    "3A": "GP",
    "3B": "Health visitor",
    "3C": "School nurse",
    "3D": "Other primary health service",
    "3E": "A&E",
    "3F": "Other health service",
    "4": "Housing",
    "5A": "Council: social care",
    "5B": "Council: another service",
    "5C": "Another council",
    "5D": "Council (5D)",
    "6": "Police",
    "7": "Other legal agency",
    "8": "Other",
    "9": "Anonymous",
    "10": "Not known",
}


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


def source_words(code: str) -> str:
    """Who made contact, in words; a code that we do not know stays as it is."""
    return SOURCES.get(code, code)
