"""Admin protocol: what the laptop of somebody who keeps the zone's directory asks of the centre, and what it is told."""

from enum import StrEnum
from typing import Annotated

import msgspec

from fpz_app.sync.protocol import Said

MOST_HOURS, MOST_CODES, MOST_REASON = 14 * 24, 10, 1_000
"""The longest that a one-time code is good; the most of one worker that are open at a time; the signs of a reason."""
Id = Annotated[str, msgspec.Meta(max_length=36)]
Reason = Annotated[str, msgspec.Meta(min_length=1, max_length=MOST_REASON)]
Hours = Annotated[int, msgspec.Meta(ge=1, le=MOST_HOURS)]


class AdminAddress(StrEnum):
    """For workers who may keep the zone's directory; 403 for everybody else. All may be asked again when an answer was lost."""

    DEVICES = "/v1/devices"
    """GET: Laptops."""
    REVOKE = "/v1/devices/revoke"
    """POST Revocation: 204."""
    INVITES = "/v1/invites"
    """POST Invite: Invited."""
    WITHDRAW = "/v1/invites/withdraw"
    """POST Withdrawal: 204."""


class KnownLaptop(Said, frozen=True, kw_only=True):
    """Times are the centre's milliseconds, 0 for never. `waiting` orders were told and not confirmed: a revoked laptop with none
    has confirmed that its record is gone. `refused` and `held` are its works that were not taken, or not yet."""

    id: str
    worker: str
    enrolled: int
    seen: int
    revoked: int = 0
    revoked_by: str = ""
    reason: str = ""
    waiting: int = 0
    refused: int = 0
    held: int = 0


class OpenCode(Said, frozen=True, kw_only=True):
    """A one-time code that nobody has used yet; the code itself is not kept."""

    worker: str
    made: int
    expires: int


class Laptops(Said, frozen=True, kw_only=True):
    """`time` is when the centre said so, by its own clock."""

    time: int
    laptops: tuple[KnownLaptop, ...]
    codes: tuple[OpenCode, ...] = ()


class Revocation(Said, frozen=True, kw_only=True):
    device: Id
    reason: Reason


class Invite(Said, frozen=True, kw_only=True):
    """`id` is made by the laptop that asks: asked again with the same, the centre gives the same code."""

    id: Id
    worker: Id
    hours: Hours


class Invited(Said, frozen=True, kw_only=True):
    code: str
    expires: int


class Withdrawal(Said, frozen=True, kw_only=True):
    """All open codes of this worker."""

    worker: Id
