"""Break-glass protocol: a worker asks the centre for a restricted file in an emergency (trust.md T-20)."""

from enum import StrEnum
from typing import Annotated

import msgspec

from fpz_app.domain.break_glass import Outcome
from fpz_app.sync.protocol import Said

Words = Annotated[str, msgspec.Meta(max_length=2_000)]
Short = Annotated[str, msgspec.Meta(max_length=200)]


class BreakGlassAddress(StrEnum):
    ASK = "/v1/break-glass"
    """POST BreakGlassAsked: BreakGlassAnswer. The same `id` again hears the same; what was opened comes with the next sync."""


class BreakGlassAsked(Said, frozen=True, kw_only=True):
    """By the case reference, or by a name and a date of birth (2012-05-17)."""

    id: str
    reason: Words
    reference: Short = ""
    name: Short = ""
    born: Short = ""


class BreakGlassAnswer(Said, frozen=True, kw_only=True):
    """`families` are those that are open until `ends`, in milliseconds by the centre's clock."""

    outcome: Outcome
    families: tuple[str, ...]
    ends: int
