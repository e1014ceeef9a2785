"""Who may do what: one table of role and doing, and the need-to-know of a restricted file."""

from dataclasses import dataclass
from enum import StrEnum

from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.workers import Role, Worker


class Doing(StrEnum):
    READ = "read a family’s file"
    RECORD = "record in a family’s file"
    MAKE_FAMILY = "make a family"
    ASSESS = "write an assessment"
    APPROVE = "approve an assessment"
    AGREE_PLAN = "agree a plan"
    SHARE = "record what is shared"
    WARN = "write a warning note"
    RESTRICT = "restrict a file"
    IMPORT = "bring in a caseload"
    PRINT = "print or save"
    UNDO = "undo"
    JUDGE = "judge a level of need"
    CLOSE = "close early help"
    DECIDE = "decide as a manager"
    KEEP_DIRECTORY = "keep the zone's directory"
    BREAK_GLASS = "open a restricted file in an emergency"
    REVIEW = "review the opening of a restricted file"


_CASEWORK = frozenset(Doing) - {Doing.RESTRICT, Doing.APPROVE, Doing.DECIDE, Doing.KEEP_DIRECTORY, Doing.REVIEW}
MAY: dict[Role, frozenset[Doing]] = {
    Role.PRACTITIONER: _CASEWORK,
    Role.LEAD: _CASEWORK,
    Role.MANAGER: frozenset(Doing),
    Role.SCREENER: frozenset({Doing.READ, Doing.RECORD, Doing.JUDGE, Doing.PRINT, Doing.UNDO, Doing.BREAK_GLASS}),
    Role.AUDITOR: frozenset({Doing.READ, Doing.PRINT}),
    Role.POLICE_REVIEWER: frozenset(),
    Role.BOARD: frozenset(),
    Role.ADMINISTRATOR: frozenset({Doing.IMPORT, Doing.KEEP_DIRECTORY}),
}


@dataclass(frozen=True)
class Scope:
    """What permission depends on beside the role: the family whose file it is, or None for the zone's directory.

    `opened` are the files that the actor holds open by break-glass at this moment.
    """

    family: Family | None = None
    opened: frozenset[str] = frozenset()


def sees(actor: Worker, family: Family, opened: frozenset[str] = frozenset()) -> bool:
    """A restricted file is as if it were not there, but for the workers named on it and one who broke the glass."""
    return not family.restricted or actor.id in family.allowed or family.id in opened


def may(actor: Worker, doing: Doing, scope: Scope) -> bool:
    if actor.left or doing not in MAY[actor.role]:
        return False
    return scope.family is None or sees(actor, scope.family, scope.opened)


def require(actor: Worker, doing: Doing, scope: Scope) -> None:
    """Raises Problem where the actor may not; the words never tell whether a restricted file exists."""
    if not may(actor, doing, scope):
        raise Problem(f"You may not {doing} here.", "Ask the zone manager if your work needs it.")
