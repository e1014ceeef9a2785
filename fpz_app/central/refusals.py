"""Refusals: what the centre answers with a 4xx, in plain words."""

from fpz_app.domain.errors import Problem
from fpz_app.sync.protocol import Wanted


class Refused(Problem):
    """`status` is the HTTP status of the answer."""

    def __init__(self, message: str, remedy: str = "", *, status: int = 400) -> None:
        super().__init__(message, remedy)
        self.status = status


class WrongNumber(Refused):
    """The works that came do not follow on what the centre has of this device."""

    def __init__(self, wanted: int, *, forked: bool = False) -> None:
        super().__init__("The works do not follow on those that came before.", status=409)
        self.answer = Wanted(wanted=wanted, forked=forked)


def unreadable(what: str) -> Refused:
    return Refused(f"The centre cannot read {what}.", "Bring the app up to date, then sync again.")


def not_signed() -> Refused:
    return Refused(
        "This is not signed by the laptop that it names.", "Ask the administrator to enrol the laptop again.", status=400
    )
