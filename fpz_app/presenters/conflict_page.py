"""Conflict page: what is shown of two versions: whose they are, where they differ, and what each choice leaves standing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from fpz_app.casework.conflicts import Base, Conflict
from fpz_app.casework.history import CENTRE
from fpz_app.casework.joined_texts import Joined
from fpz_app.casework.settling import Way, both_in_order, ways
from fpz_app.casework.versions import Author, Version
from fpz_app.domain.dates import say_day
from fpz_app.domain.differing import Piece, differing

Pair = tuple[Version, Version]


@dataclass(frozen=True)
class Side:
    """One version: its heading, whose and when, and its words in pieces of which some differ."""

    title: str
    beneath: str
    icon: str
    pieces: tuple[Piece, ...]

    @property
    def words(self) -> str:
        return "".join(piece.words for piece in self.pieces)


@dataclass(frozen=True)
class Option:
    key: str
    words: str
    beneath: str


@dataclass(frozen=True)
class Outcome:
    """What will stand: rows of (when, who, words), and what the button does; `anew` where it is being typed."""

    rows: tuple[tuple[str, str, str], ...]
    action: str
    anew: bool = False


@dataclass(frozen=True)
class Shown:
    """The page. `base` is the title and words of what both began from, or empty."""

    heading: str
    beneath: str
    count: str
    left: Side
    right: Side
    base: tuple[str, str]
    hint: str
    question: str
    options: tuple[Option, ...]
    over: str
    foot: str


NOTHING_LOST = "Nothing is thrown away: what you do not choose stays in the history."


def shown_of(conflict: Conflict, pair: Pair, me: str, *, at: int, of: int, today: date) -> Shown:
    left, right = sides(pair, me, presence=conflict.presence)
    more = len(conflict.versions) - 2
    beneath = f"{_beneath(conflict)} Neither had seen {'what the other did' if conflict.presence else 'the other’s'}."
    if more > 0:
        beneath += f" {'One more version waits' if more == 1 else f'{more} more versions wait'}; it is two at a time."
    return Shown(
        heading=_heading(conflict),
        beneath=beneath,
        count=f"{at} of {of} decisions" if of > 1 else "",
        left=left,
        right=right,
        base=_base(conflict.base, today),
        hint="" if conflict.presence else "Underlined words differ.",
        question="Should it stay?" if conflict.presence else f"What should stand in {_where(conflict.tab)}?",
        options=_options(conflict, pair, me),
        over=f"{_where(conflict.tab).capitalize()} will then say",
        foot=NOTHING_LOST if conflict.presence else f"{NOTHING_LOST} You can undo this.",
    )


def shown_joined(joined: Joined, pair: Pair, me: str) -> Shown:
    left, right = sides(pair, me)
    one, other = _names(pair, me)
    return Shown(
        heading="Two versions, joined into one",
        beneath=f"{joined.what}. The centre joined them: they changed different sentences.",
        count="",
        left=left,
        right=right,
        base=("", ""),
        hint="Underlined words differ.",
        question="Should they stay joined?",
        options=(
            Option(Way.BOTH, "Leave them joined", "Both stand in one text"),
            Option(Way.ONE, f"Keep {one} alone", f"{_capital(other)} stays in the history"),
            Option(Way.OTHER, f"Keep {other} alone", f"{_capital(one)} stays in the history"),
        ),
        over=f"{_where(joined.tab).capitalize()} will then say",
        foot=f"{NOTHING_LOST} You can undo this.",
    )


def sides(pair: Pair, me: str, *, presence: bool = False) -> tuple[Side, Side]:
    marks = differing(pair[0].words, pair[1].words)
    if presence:
        marks = (Piece(pair[0].words, False),), (Piece(pair[1].words, False),)
        titles = ("Changed", "Removed")
    else:
        titles = (_title(pair[0].author, pair[1].author, me), _title(pair[1].author, pair[0].author, me))
    one, other = (
        Side(title, said(version.author), "user" if version.author.here else "users", pieces)
        for title, version, pieces in zip(titles, pair, marks, strict=True)
    )
    return one, other


def outcome(conflict: Conflict, pair: Pair, way: Way | None, me: str, anew: str) -> Outcome:
    one, other = _names(pair, me)
    if way is None:
        return Outcome((), "Settle it")
    if conflict.presence:
        goes = way is Way.OTHER
        return Outcome((("", "", "Nothing: it is removed." if goes else pair[0].words),), "Let it go" if goes else "Keep it")
    if way is Way.ANEW:
        return Outcome((("", "", anew),), "Keep what is written", anew=True)
    if way is Way.BOTH:
        ordered = sorted(pair, key=lambda version: (version.author.at, version.works))
        rows = tuple((moment(each.author.at), each.author.who, each.words) for each in ordered)
        return Outcome(rows, "Keep both")
    chosen = pair[0] if way is Way.ONE else pair[1]
    return Outcome((("", "", chosen.words),), f"Keep {one if way is Way.ONE else other}")


def outcome_joined(joined: Joined, pair: Pair, way: Way | None, me: str) -> Outcome:
    one, other = _names(pair, me)
    if way in (None, Way.BOTH):
        return Outcome((("", "", joined.words),), "Leave them joined")
    first = way is Way.ONE
    return Outcome((("", "", pair[0 if first else 1].words),), f"Keep {one if first else other} alone")


def said(author: Author) -> str:
    """'Priya Nair, Saturday 21 November, 17:20'."""
    return f"{author.who}, {author.at:%A} {author.at.day} {author.at:%B}, {author.at:%H:%M}"


def moment(at: datetime) -> str:
    return f"{at:%A} {at.day} {at:%b}, {at:%H:%M}"


def begun_anew(pair: Pair) -> str:
    """What writing anew starts from: both, the earlier first, without their headings."""
    return "\n\n".join(words for _, words in both_in_order(pair))


def _heading(conflict: Conflict) -> str:
    if conflict.presence:
        return "Changed by one, removed by another"
    return "Two versions of one text" if conflict.narrative else "Two answers to one question"


def _beneath(conflict: Conflict) -> str:
    """Such as: Action 3, “Two workshop days a week”: what came of it."""
    about = f", “{conflict.about.rstrip('.')}”" if conflict.about else ""
    return f"{conflict.title}{about}." if conflict.presence else f"{conflict.title}{about}: {conflict.said}."


def _where(tab: str) -> str:
    return {"plan": "the plan", "notes": "the notes", "assessment": "the assessment", "meetings": "the minutes"}.get(
        tab, "the file"
    )


def _options(conflict: Conflict, pair: Pair, me: str) -> tuple[Option, ...]:
    one, other = _names(pair, me)
    if conflict.presence:
        return (
            Option(Way.ONE, "Keep it", f"As {pair[0].author.who} changed it"),
            Option(Way.OTHER, "Let it go", "The history keeps all of it"),
        )
    first, second = (one, other) if _before(pair) else (other, one)
    beneath = f"{_capital(first)} first, then {second}"
    if conflict.finished:
        beneath = f"{_capital(first)} stands, {second} is added below"
    every = {
        Way.ONE: Option(Way.ONE, f"Keep {one}", f"{_capital(other)} stays in the history"),
        Way.OTHER: Option(Way.OTHER, f"Keep {other}", f"{_capital(one)} stays in the history"),
        Way.BOTH: Option(Way.BOTH, "Keep both, in order of time", beneath),
        Way.ANEW: Option(Way.ANEW, "Write it anew", "Start from either text"),
    }
    return tuple(every[way] for way in ways(conflict))


def _before(pair: Sequence[Version]) -> bool:
    return (pair[0].author.at, pair[0].works) <= (pair[1].author.at, pair[1].works)


def _title(author: Author, against: Author, me: str) -> str:
    if author.here:
        return "Yours, on this laptop" if author.who_id == me else f"{_possessive(author.who)}, on this laptop"
    if author.who_id == me:
        return "Yours, from another laptop"
    return "From the centre" if against.here else f"{_possessive(author.who)}, from the centre"


def _names(pair: Pair, me: str) -> tuple[str, str]:
    one, other = (_whose(version.author, me) for version in pair)
    if one != other:
        return one, other
    return ("the earlier", "the later") if _before(pair) else ("the later", "the earlier")


def _whose(author: Author, me: str) -> str:
    if author.who_id == me:
        return "yours"
    return "the joined text" if author.who == CENTRE else _possessive(author.who.split()[0])


def _possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _base(base: Base | None, today: date) -> tuple[str, str]:
    if base is None:
        return "", ""
    return f"What both began from, {base.author.at:%A} {say_day(base.author.at.date(), today)}", base.words
