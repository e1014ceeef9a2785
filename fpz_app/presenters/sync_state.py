"""Sync state: how this laptop stands with its centre, in the words of the rail and of the sync page."""

from dataclasses import dataclass
from datetime import datetime

from fpz_app.domain.attachments import say_size
from fpz_app.domain.dates import say_when
from fpz_app.domain.errors import Problem


@dataclass(frozen=True)
class SyncState:
    """`unsent` are all works still to be sent, `changes` those of them that are no readings or prints; `attachments` those of
    which a piece is still to be sent, `attached` bytes in all; `attention` what the centre did not take, `conflicts` what two
    people wrote of one thing. `trouble` is what the last round ended with; after `forked` and `forgotten` joining
    again helps.
    """

    centre: str = ""
    syncing: bool = False
    progress: str = ""
    trouble: Problem | None = None
    offline: bool = False
    unsent: int = 0
    changes: int = 0
    attachments: int = 0
    attached: int = 0
    files_here: int = 0
    files_given: int = 0
    last: datetime | None = None
    attention: int = 0
    held: int = 0
    conflicts: int = 0
    skew: int = 0
    forked: bool = False
    forgotten: bool = False

    @property
    def is_joined(self) -> bool:
        return bool(self.centre)

    @property
    def is_up_to_date(self) -> bool:
        """All sent and all here: only said when it is true."""
        whole = self.files_here == self.files_given and self.last is not None
        return whole and not (self.unsent or self.attachments or self.trouble or self.offline or self.attention)


@dataclass(frozen=True)
class RailWords:
    """A line at the foot of the rail: words, a quieter line, and an icon."""

    words: str
    detail: str
    icon: str


def rail_words(state: SyncState, now: datetime) -> tuple[RailWords, ...]:
    """How things stand, and below it what waits for a decision."""
    decisions = state.attention + state.conflicts
    lines = (_standing(state, now),)
    if not decisions:
        return lines
    noun = "decision" if decisions == 1 else "decisions"
    return (*lines, RailWords(f"{decisions} {noun}", "waits for you" if decisions == 1 else "wait for you", "git-compare-arrows"))


def waiting_words(state: SyncState) -> str:
    """Such as '3 changes and 2 attachments waiting (3.1 MB)'."""
    counts = ((state.changes, "change"), (state.attachments, "attachment"))
    said = " and ".join(f"{count:,} {noun if count == 1 else f'{noun}s'}" for count, noun in counts if count)
    if not said:
        return "nothing of yours waits"
    return f"{said} waiting ({say_size(state.attached)})" if state.attachments else f"{said} waiting"


def _in_the_rail(state: SyncState) -> str:
    """The same in the few words for which there is room."""
    if state.changes and state.attachments:
        return f"{state.changes + state.attachments:,} waiting to be sent"
    return waiting_words(state).partition(" (")[0]


def held_words(held: int) -> str:
    """About works of a newer version than the centre's; empty where it holds none."""
    if not held:
        return ""
    many = "1 change" if held == 1 else f"{held:,} changes"
    return f"{many}, until the centre is brought up to date. Nothing is to be done here."


def clock_words(skew: int) -> str:
    """About a laptop whose clock is `skew` milliseconds ahead of the centre's; empty where it is not more than ten minutes."""
    if not skew:
        return ""
    minutes = abs(skew) // 60_000
    size = f"{minutes} minutes" if minutes < 120 else f"{minutes // 60} hours" if minutes < 2880 else f"{minutes // 1440} days"
    return f"This laptop’s clock is {size} {'ahead of' if skew > 0 else 'behind'} the centre’s. Nothing is lost; set it right."


def missing(address: str, code: str) -> list[Problem]:
    """What the form that joins a centre still lacks."""
    wanted = {
        "centre": (address, "Give the centre’s address.", "Your administrator gives it with the code."),
        "invitation": (code, "Give the one-time code.", "Your administrator makes it for you."),
    }
    return [Problem(words, why, field=key) for key, (typed, words, why) in wanted.items() if not typed.strip()]


def _standing(state: SyncState, now: datetime) -> RailWords:
    if not state.is_joined:
        return RailWords("On this laptop only", "nothing is sent yet", "laptop")
    if state.trouble and not state.offline:
        return RailWords("Sync has stopped", "see why", "cloud-alert")
    if state.offline:
        return RailWords("Offline", _in_the_rail(state), "cloud-off")
    if state.files_here < state.files_given or state.last is None:
        return RailWords("Loading families", state.progress or f"{state.files_here:,} of {state.files_given:,}", "cloud-download")
    if state.unsent or state.attachments:
        return RailWords("Sending" if state.syncing else "Not all sent yet", _in_the_rail(state), "cloud-upload")
    return RailWords("Up to date", say_when(state.last, now.date()), "cloud-check")
