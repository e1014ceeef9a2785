"""Break-glass lines: on Today, what was opened by break-glass: for who reviews it, for the family's lead, and for the worker."""

from fpz_app.casework.asking import Asking
from fpz_app.casework.break_glass import Opening, at, openings
from fpz_app.casework.due import Due, Urgency, gist, say_due
from fpz_app.domain.break_glass import Outcome, Verdict
from fpz_app.domain.clocks import BREAK_GLASS_REVIEW, start
from fpz_app.domain.dates import say_day

PAGE = "break_glass_reviews"
"""The page that shows one opening."""
REVIEW = "Review: a restricted file was opened"
ASKED = "Review: a restricted file was asked for"
TALK = "Talk about a restricted file that was opened"


def opening_lines(asking: Asking) -> list[Due]:
    """To be reviewed, until it is; to be known by the family's lead meanwhile; and the outcome, until the worker has read it."""
    return [line for each in openings(asking.store, asking.asker) if (line := _line(asking, each)) is not None]


def _line(asking: Asking, told: Opening) -> Due | None:
    made, began = told.made, at(told.made.began).date()
    if told.is_own:
        return _outcome(told) if made.verdict and not made.outcome_seen else None
    if not made.waits:
        return None
    runs = start(BREAK_GLASS_REVIEW, began, asking.clocks)
    urgency = Urgency.OVERDUE if runs.is_over(asking.now) else Urgency.DECIDE
    if not told.review_it:
        when, why = f"opened {say_day(began, asking.today)}", runs.explained(asking.today)
        return _due(told, urgency=Urgency.DECIDE, what="Your family’s file was opened by break-glass", when=when, why=why,
                    who="the zone manager")  # fmt: skip
    what = TALK if made.verdict == Verdict.TALK else REVIEW if made.outcome is Outcome.OPENED else ASKED
    when = say_due(runs.due, asking.today)
    return _due(told, urgency=urgency, what=what, when=when, why=runs.explained(asking.today))


def _outcome(told: Opening) -> Due:
    made = told.made
    what, why = f"Your break-glass was reviewed: {made.verdict.lower()}", "read it, and it goes; no clock runs"
    return _due(told, urgency=Urgency.DECIDE, what=what, when=f"by {made.reviewed_by}", why=why)


def _due(told: Opening, *, urgency: Urgency, what: str, when: str, why: str, who: str = "") -> Due:
    detail = f"{told.who}: {gist(told.made.reason)}" if not told.is_own else gist(told.made.words)
    return Due(urgency, what, detail, told.files, when, "", PAGE, told.made.id, None, why=why, who=who)
