"""Config: what a centre is told when it starts; the same for each of its processes."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fpz_app.domain.errors import Problem

DATABASE = "FPZ_CENTRE_DATABASE"
LEASE_DAYS = "FPZ_CENTRE_LEASE_DAYS"
KEY = "FPZ_CENTRE_KEY"
READ = "FPZ_CENTRE_READ"
LEAST_SCHEMA = 3
"""Laptops whose version is older may push what they hold, and then update."""


@dataclass(frozen=True, kw_only=True)
class Config:
    """`database` is an address such as `postgresql://fpz@/fpz` or `sqlite:////var/lib/fpz/centre.db`.

    `lease_days` is how long a laptop opens without hearing of the centre (trust.md T-22). `key` is the file of the key that the
    centre's own secrets are sealed with. `read` is the address of a standby that pages are read from.
    """

    database: str
    lease_days: int = 14
    key: Path | None = None
    read: str = ""


def from_environment(environment: Mapping[str, str] = os.environ) -> Config:
    """Raises Problem where there is no database, or a number is none."""
    database = environment.get(DATABASE, "")
    if not database:
        raise Problem("There is no database to work with.", f"Give --database, or set {DATABASE}.")
    days = environment.get(LEASE_DAYS, "14")
    if not days.isascii() or not days.isdigit() or not 1 <= int(days) <= 90:
        raise Problem(f"{LEASE_DAYS} is no number of days.", "Set it to a number from 1 to 90.")
    key = environment.get(KEY, "")
    return Config(database=database, lease_days=int(days), key=Path(key) if key else None, read=environment.get(READ, ""))
