"""Episodes: one period of early help for a family, its states and how it may move between them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fpz_app.domain.errors import Problem
from fpz_app.domain.record import Record, narrative


class EpisodeState(StrEnum):
    """The states of domain.md §3 that lead up to and through a plan; step up and closing have their own decisions."""

    REQUESTED = "requested"
    AGREEMENT_SOUGHT = "agreement sought"
    NOT_AGREED = "not agreed"
    ASSESSING = "assessing"
    PLAN_ACTIVE = "plan active"
    UNDER_REVIEW = "under review"
    PAUSED = "paused while a statutory plan leads"
    CLOSED = "closed"

    @property
    def is_under_way(self) -> bool:
        """Whether the clocks of early help run."""
        return self not in (EpisodeState.NOT_AGREED, EpisodeState.PAUSED, EpisodeState.CLOSED)


_NEXT = {
    EpisodeState.REQUESTED: {EpisodeState.AGREEMENT_SOUGHT, EpisodeState.ASSESSING, EpisodeState.NOT_AGREED},
    EpisodeState.AGREEMENT_SOUGHT: {EpisodeState.ASSESSING, EpisodeState.NOT_AGREED},
    EpisodeState.NOT_AGREED: {EpisodeState.AGREEMENT_SOUGHT, EpisodeState.ASSESSING},
    EpisodeState.ASSESSING: {EpisodeState.PLAN_ACTIVE, EpisodeState.NOT_AGREED, EpisodeState.PAUSED},
    EpisodeState.PLAN_ACTIVE: {EpisodeState.UNDER_REVIEW, EpisodeState.PAUSED, EpisodeState.ASSESSING},
    EpisodeState.UNDER_REVIEW: {EpisodeState.PLAN_ACTIVE, EpisodeState.PAUSED, EpisodeState.ASSESSING},
    EpisodeState.PAUSED: {EpisodeState.PLAN_ACTIVE, EpisodeState.ASSESSING},
    EpisodeState.CLOSED: set(),
}


@dataclass(frozen=True, kw_only=True)
class Episode(Record):
    """`family_id` is empty for an episode that came with a workbook until its child is joined to a family (`person_id`).

    `follows_id` is the closed episode that this one takes up again.
    """

    family_id: str = ""
    person_id: str = ""
    state: EpisodeState = EpisodeState.REQUESTED
    requested_on: date | None = None
    requested_by: str = ""
    reason: str = narrative()
    assessment_started_on: date | None = None
    assessment_completed_on: date | None = None
    organisation: str = ""
    ended_on: date | None = None
    end_reason: str = ""
    source_key: str = ""
    follows_id: str = ""

    @property
    def began(self) -> date | None:
        return self.requested_on or self.assessment_started_on


_FOLLOWS = {
    EpisodeState.REQUESTED: {EpisodeState.ASSESSING, EpisodeState.NOT_AGREED},
    EpisodeState.AGREEMENT_SOUGHT: {EpisodeState.ASSESSING, EpisodeState.NOT_AGREED},
    EpisodeState.NOT_AGREED: {EpisodeState.ASSESSING},
}
"""Moves that follow the family's answer, which is recorded with who gave it and what else was offered."""


def moves_by_hand(episode: Episode, *, agreed: bool) -> tuple[EpisodeState, ...]:
    """Where a practitioner may move it now, in the states' order; `agreed` is whether the family's agreement stands."""
    follows = set() if agreed else _FOLLOWS.get(episode.state, set())
    return tuple(to for to in EpisodeState if may_move(episode, to) and to not in follows and to is not EpisodeState.NOT_AGREED)


def may_move(episode: Episode, to: EpisodeState) -> bool:
    return to in _NEXT[episode.state]


def check_move(episode: Episode, to: EpisodeState) -> None:
    """Raises Problem where the episode's state does not lead to the other."""
    if not may_move(episode, to):
        raise Problem(f"Early help that is “{episode.state}” cannot become “{to}”.", "Look at its history first.")
