"""Warning notes: an alert on a family or person with a reason, a review date and an end."""

from dataclasses import dataclass
from datetime import date

from fpz_app.domain.dates import say_date
from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.record import Record, narrative


@dataclass(frozen=True, kw_only=True)
class WarningNote(Record):
    """Shown in the identity bar until `ended_on`; reviewed at least once within `longest` months (zone setting, 12 at most)."""

    family_id: str
    person_id: str = ""
    text: str
    reason: str = narrative()
    made_on: date
    review_on: date
    ended_on: date | None = None
    ended_why: str = narrative()

    def check(self, *, latest_review: date) -> None:
        """Raises Problems; `latest_review` is the last day that the zone allows."""
        found = []
        if not self.text.strip():
            found.append(Problem("The warning says nothing.", "Say it in a few words.", field="text"))
        if not self.reason.strip():
            found.append(Problem("The warning has no reason.", "Write how you know.", field="reason"))
        if self.review_on <= self.made_on:
            found.append(Problem("The review is not after today.", "Give a later day.", field="review_on"))
        if self.review_on > latest_review:
            found.append(Problem("The review is too far away.", f"Review it by {say_date(latest_review)}.", field="review_on"))
        raise_any(found)
