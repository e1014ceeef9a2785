"""Acts: an action of casework that writes, what it needs its actor to be allowed, and how it is done in a file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from fpz_app.domain.permissions import Doing
from tests.helpers.one_file import OneFile

LATER = date(2026, 12, 7)
RECORD, ASSESS, SHARE, WARN = Doing.RECORD, Doing.ASSESS, Doing.SHARE, Doing.WARN

Do = Callable[..., object]


@dataclass(frozen=True)
class Act:
    """`do` is given the action without its first two arguments, a file with everything.

    `in_file` is False where it is not about one family's file.
    """

    action: Callable[..., object]
    needs: Doing
    do: Callable[[Do, OneFile], object]
    in_file: bool = True

    @property
    def name(self) -> str:
        return f"{self.action.__module__.rpartition('.')[2]}.{self.action.__name__}"
