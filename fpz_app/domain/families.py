"""Families: the unit of work, its household's address and who may open its file."""

from dataclasses import dataclass

from fpz_app.domain.errors import Problem
from fpz_app.domain.record import Record, narrative, safety


@dataclass(frozen=True, kw_only=True)
class Family(Record):
    """`reference` is the case reference: at most 20 letters and digits. A restricted file opens for `allowed` workers alone."""

    name: str
    reference: str = ""
    address: str = ""
    postcode: str = ""
    phone: str = ""
    locality: str = ""
    lead_id: str = ""
    restricted: bool = safety(False)
    allowed: tuple[str, ...] = ()
    about: str = narrative()

    def check(self) -> None:
        if not self.name.strip():
            raise Problem("The family has no name.", "Give the name the family goes by, such as Marlow.", field="name")


def case_reference(*, zone_code: str, device_code: str, counter: int) -> str:
    """A reference made offline that no other laptop makes: zone, device, counter; letters and digits only (domain.md §13)."""
    return f"{zone_code[:4]}{device_code[:6]}{counter:04d}".upper()
