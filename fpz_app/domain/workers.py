"""Workers: the professionals of all agencies, their roles, and who helps a family."""

from dataclasses import dataclass
from enum import StrEnum

from fpz_app.domain.record import Record, narrative


class Role(StrEnum):
    PRACTITIONER = "Practitioner"
    LEAD = "Lead practitioner"
    MANAGER = "Zone manager"
    SCREENER = "Front-door screener"
    AUDITOR = "Auditor"
    POLICE_REVIEWER = "Police reviewer"
    BOARD = "Board member"
    ADMINISTRATOR = "Administrator"


@dataclass(frozen=True, kw_only=True)
class Zone(Record):
    """A Family Partnership Zone; its own id is its file. `code` starts its case references."""

    name: str
    code: str
    council: str = ""


@dataclass(frozen=True, kw_only=True)
class Worker(Record):
    """A professional who may use the app."""

    name: str
    agency: str = ""
    role: Role = Role.PRACTITIONER
    job: str = ""
    phone: str = ""
    email: str = ""
    left: bool = False
    team: str = ""


@dataclass(frozen=True, kw_only=True)
class Helper(Record):
    """Someone who helps a family: a professional (`worker_id` where they use the app) or a person of their network."""

    family_id: str
    name: str
    worker_id: str = ""
    agency: str = ""
    job: str = ""
    phone: str = ""
    helps_with: str = narrative()
    for_children: tuple[str, ...] = ()
    ended: bool = False
