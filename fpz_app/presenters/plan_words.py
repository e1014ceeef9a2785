"""Plan words: each child's words chosen for the plan, as answers of their form and back."""

from collections.abc import Sequence
from typing import Any

from fpz_app.domain.forms import Subject
from fpz_app.domain.notes import Words
from fpz_app.presenters.record_form import Given

WORDS = "plan_words"


def answers_of_words(words: Sequence[Words]) -> Given:
    said: dict[tuple[str, str], Any] = {("words.said", each.person_id): each.said for each in words}
    return said | {("words.how", each.person_id): each.how for each in words}


def words_of(given: Given, before: Sequence[Words], children: Sequence[Subject]) -> tuple[Words, ...]:
    """What is said of each child asked about; the words of others, who have left the family, stay as they are."""
    asked = [child.id for child in children]
    said = [Words(person_id=each, said=_text(given, "said", each), how=_text(given, "how", each)) for each in asked]
    return (*(each for each in said if each.said), *(each for each in before if each.person_id not in asked))


def _text(given: Given, name: str, child: str) -> str:
    return str(given.get((f"words.{name}", child)) or "").strip()
