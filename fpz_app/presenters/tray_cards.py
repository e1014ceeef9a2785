"""Tray cards: own work that the centre did not take, as the sync page shows it, and on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from fpz_app.casework.tray import Editable, Returned
from fpz_app.documents.kept_words import KeptWordsPrint, kept_words
from fpz_app.documents.sheets import Furniture
from fpz_app.domain.dates import say_date, say_when

PAPER = "Words the centre did not take"
MANAGER = "the zone manager"


@dataclass(frozen=True)
class ReturnedCard:
    """A work in the tray; `can_send` where its file is still here. `hand_to` says to whom it can be handed, "" for nobody."""

    work: str
    title: str
    whose: str
    why: str
    texts: tuple[tuple[str, str], ...]
    edits: tuple[Editable, ...]
    can_send: bool
    hand_to: str


@dataclass(frozen=True)
class HandedCard:
    """A work that was handed over: what stands of it in words, and whether somebody has settled it."""

    work: str
    title: str
    whose: str
    stands: str
    settled: bool


def to_decide(found: Sequence[Returned]) -> list[ReturnedCard]:
    """What waits for its author."""
    return [
        ReturnedCard(
            each.work, each.title, each.family, each.words, each.texts, each.edits if each.is_here else (), each.is_here,
            each.lead or MANAGER,
        )
        for each in found
        if not each.held and not each.handed
    ]  # fmt: skip


def handed(found: Sequence[Returned], now: datetime) -> list[HandedCard]:
    return [
        HandedCard(each.work, each.title, each.family, _stands(each, now), each.fate is not None) for each in found if each.handed
    ]


def kept_back(found: Sequence[Returned]) -> list[str]:
    """What the centre holds until it is brought up to date."""
    kept = [each for each in found if each.held and not each.handed]
    return [f"{each.title}, {each.family} family" if each.family else each.title for each in kept]


def paper(each: Returned, by: str, now: datetime) -> bytes:
    """The words of one work as a PDF. Slow: a task."""
    when = f"{say_date(each.at.date())} at {each.at:%H:%M}"
    furniture = Furniture(
        title=PAPER, kind=PAPER, whose="", reference=f"{PAPER}, {when}",
        printed=f"Printed by {by}, {say_date(now.date())} at {now:%H:%M}", sent=False,
    )  # fmt: skip
    whose = f"For the {each.family} family’s file" if each.family else ""
    return kept_words(KeptWordsPrint(furniture, each.title, whose, each.words, each.texts))


def _stands(each: Returned, now: datetime) -> str:
    fate = each.fate
    if fate is None:
        return f"Waits for {each.lead or MANAGER}. Every word is kept at the centre."
    why = f": {fate.why}" if fate.why else ""
    return f"{fate.how.capitalize()} by {fate.by}, {say_when(fate.at, now.date())}{why}."
