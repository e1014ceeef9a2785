"""Doings: what a change to a record needs its author to be allowed; casework asks before, the centre once more."""

from collections.abc import Iterator, Mapping
from typing import Any

from fpz_app.domain.break_glass import LASTS, MOST_FILES
from fpz_app.domain.changes import WHOLE, Change, Op
from fpz_app.domain.permissions import Doing

OF_KIND: dict[str, Doing] = {
    "zone": Doing.KEEP_DIRECTORY,
    "worker": Doing.KEEP_DIRECTORY,
    "assessment": Doing.ASSESS,
    "answer": Doing.ASSESS,
    "level_of_need": Doing.JUDGE,
    "warning_note": Doing.WARN,
    "privacy_notice": Doing.SHARE,
    "sharing": Doing.SHARE,
    "minutes_sent": Doing.SHARE,
    "disclosure": Doing.PRINT,
    "plan_version": Doing.AGREE_PLAN,
    "closing": Doing.CLOSE,
    "break_glass": Doing.BREAK_GLASS,
    "zone_move": Doing.DECIDE,
}
"""Every other kind is recorded in a family's file: Doing.RECORD."""

OF_FIELD: dict[tuple[str, str], Doing] = {
    ("family", "restricted"): Doing.RESTRICT,
    ("family", "allowed"): Doing.RESTRICT,
    ("assessment", "approved_on"): Doing.APPROVE,
    ("plan", "agreed_on"): Doing.AGREE_PLAN,
    ("episode", "end_reason"): Doing.CLOSE,
    ("break_glass", "verdict"): Doing.REVIEW,
    ("break_glass", "words"): Doing.REVIEW,
    ("break_glass", "reviewed_by"): Doing.REVIEW,
    ("break_glass", "reviewed_on"): Doing.REVIEW,
}
OF_VALUE: dict[tuple[str, str, Any], Doing] = {
    ("assessment", "state", "approved"): Doing.APPROVE,
    ("assessment", "state", "returned with comments"): Doing.APPROVE,
}
IN_A_MANAGERS_NAME = ("step_up", "closing")
"""Where `manager_told` is false beside a manager's name, the manager decided here; otherwise somebody tells what was decided."""

BROUGHT_IN = frozenset({"person", "contact", "episode", "referral"})
"""Kinds that a caseload brings into the zone's own file, where Doing.IMPORT is enough."""

OWN_CONTACT = frozenset({"job", "phone", "email"})
"""What workers change in their own entry in the directory."""

ENDS_BREAK_GLASS = frozenset({"given_back", "outcome_seen"})
"""What the worker who broke the glass writes there afterwards; the rest is the centre's and, but for them, the reviewer's."""
BRINGS_BACK = frozenset({"ended_on", "file_id", "family_id"})
"""What anybody may write of a line that somebody else put off: that it stands again, or lies in another file."""
_REVIEW = frozenset(field for (kind, field), doing in OF_FIELD.items() if doing is Doing.REVIEW)


def doing_of(kind: str, field: str = WHOLE) -> Doing:
    """What changing one field of a kind of record needs; with WHOLE, what the kind itself does."""
    return OF_FIELD.get((kind, field)) or OF_KIND.get(kind, Doing.RECORD)


def doings_of(change: Change, *, new: bool) -> frozenset[Doing]:
    """All that a change needs; `new` where the record was not known, in which case fields without a value need nothing."""
    return frozenset(_doings(change, new))


def is_own_contact(change: Change, author: str) -> bool:
    """Workers keep their own telephone numbers; nobody else needs to be asked."""
    return change.kind == "worker" and change.id == author and change.op is not Op.REMOVE and set(change.values) <= OWN_CONTACT


def is_sound_break_glass(change: Change, author: str, known: Mapping[str, Any] | None) -> bool:
    """Whether a laptop may write this of the record `known`: ask in its worker's own name for the usual time and no more, end
    one's own, review another's or settle two reviews of it; who reviews again has the worker read it again."""
    if known is None:
        return change.op is Op.ADD and change.values.get("worker_id") == author and _is_asking(change.values)
    fields = ENDS_BREAK_GLASS if known.get("worker_id") == author else _REVIEW
    written = {name for name, value in change.values.items() if name != "outcome_seen" or value or fields is not _REVIEW}
    return change.op in (Op.SET, Op.RESOLVE) and written <= fields


def is_sound_put_off(change: Change, author: str, known: Mapping[str, Any] | None) -> bool:
    """Whether this may be said of a line of Today: workers put off their own; others bring it back at most, or settle two
    versions of it."""
    if known is None:
        return change.values.get("worker_id") == author
    written = {name for name, value in change.values.items() if known.get(name) != value}
    return known.get("worker_id") == author or change.op is not Op.SET or written <= BRINGS_BACK


def _is_asking(said: Mapping[str, Any]) -> bool:
    began, ends, families, references = (said.get(name) for name in ("began", "ends", "families", "references"))
    lasts = ends - began if isinstance(began, int) and isinstance(ends, int) else -1
    is_bare = not any(said.get(name) for name in (*ENDS_BREAK_GLASS, *_REVIEW, "done", "taken_back"))
    named, by = (len(each) if isinstance(each, list | tuple) else 0 for each in (families, references))
    return is_bare and 0 <= lasts <= LASTS and named == by <= MOST_FILES


def _doings(change: Change, new: bool) -> Iterator[Doing]:
    if change.op is Op.ERASE:
        yield Doing.DECIDE
    if change.kind == "family" and new:
        yield Doing.MAKE_FAMILY
    else:
        yield doing_of(change.kind)
    for field, value in change.values.items():
        if value or not new:
            yield doing_of(change.kind, field)
        if isinstance(value, str) and (more := OF_VALUE.get((change.kind, field, value))):
            yield more
    if change.kind in IN_A_MANAGERS_NAME and change.values.get("manager") and change.values.get("manager_told", True) is False:
        yield Doing.DECIDE
