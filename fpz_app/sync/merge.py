"""Merge: two people's versions of a text or a set brought together, where neither touched what the other did."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from string import ascii_uppercase

_PAIRS = 1_000_000
"""The most pairs of sentences compared; longer texts that differ throughout are settled by a person."""

_BREAK = re.compile(r"[ \t\r\f\v\u00a0]*\n\s*|(?<=[.!?…])([\"'”’)\]]*)\s+|(?<=[。！？])\s*")
_STOP = re.compile(r"[.!?…。！？\n]")
"""Where alone such a break can be: behind one of these, or at a new line and the white space before it."""
_BLANK, _FULL = " \t\r\f\v\u00a0", "。！？"
_TITLES = ("Mr", "Mrs", "Ms", "Mx", "Dr", "Rev", "Prof", "Sgt")
_FORMS = (*_TITLES, "St", "Rd", "Ave", "No", "Nos", "Tel", "e.g", "i.e", "etc", "approx", *ascii_uppercase)
_SHORT = re.compile(rf"(?:^|[\s(\[\"'“‘])(?:{'|'.join(map(re.escape, _FORMS))})\.$")
_SHORT_ENDS = tuple(f"{each}." for each in _FORMS)
"""Without one of these at a sentence's end there is no need to look for what stands before it."""

_AT_THE_END = 12
"""Signs at a sentence's end that are looked at: more than the longest short form and what stands before it."""


@dataclass(frozen=True)
class _Text:
    """`gaps[i]` is the white space before sentence i, None before the first; `lead` and `tail` stand round them all."""

    lead: str
    sentences: tuple[str, ...]
    gaps: tuple[str | None, ...]
    tail: str


@dataclass(frozen=True, order=True)
class _Hunk:
    """Sentences `start` to `end` of the base became `begin` to `stop` of a version."""

    start: int
    end: int
    begin: int
    stop: int

    def added(self) -> int:
        return (self.stop - self.begin) - (self.end - self.start)


def join_text(base: str, one: str, other: str) -> str | None:
    """Both versions in one text, every sentence and white space as typed; None where both touched the same sentence, or put
    different words in the same place. The outcome does not depend on which version is named first."""
    if one == other or other == base:
        return one
    if one == base:
        return other
    started, *ended = _read(base), _read(one), _read(other)
    found = [_hunks(started.sentences, each.sentences) for each in ended]
    if found[0] is None or found[1] is None or _clash(found[0], found[1], ended):
        return None
    return _write(started, ended, _joined(started, ended, (found[0], found[1])))


def join_set(base: Sequence[str], one: Sequence[str], other: Sequence[str]) -> list[str]:
    """What either added is there; what one took out and the other left alone is gone; in the base's order, additions last."""
    if list(one) == list(other) or list(other) == list(base):
        return list(one)
    if list(one) == list(base):
        return list(other)
    kept = [each for each in base if each in one and each in other]
    added = sorted([each for each in version if each not in base] for version in (one, other))
    return list(dict.fromkeys([*kept, *added[0], *added[1]]))


def sentences(text: str) -> tuple[str, ...]:
    """A text's sentences and lines, without the white space between them."""
    return _read(text).sentences


def _read(text: str) -> _Text:
    body = text.strip()
    if not body:
        return _Text(text, (), (), "")
    lead = text[: text.index(body[0])] if text[0].isspace() else ""
    parts: list[str] = []
    gaps: list[str | None] = [None]
    start = 0
    for end, after in _breaks(body):
        parts.append(body[start:end])
        gaps.append(body[end:after])
        start = after
    return _Text(lead, (*parts, body[start:]), tuple(gaps), text[len(lead) + len(body) :])


def _breaks(body: str) -> Iterator[tuple[int, int]]:
    """Where a sentence or line ends and the next begins. Not after an initial or a short form, nor before a small letter."""
    start = 0
    for found in _found_breaks(body):
        end = found.end(1) if found.group(1) is not None else found.start()
        after = found.end()
        if after >= len(body) or end == start:
            continue
        in_line = "\n" not in found.group()
        if in_line and (body[after].islower() or _is_short(body[max(start, end - _AT_THE_END) : end])):
            continue
        yield end, after
        start = after


def _is_short(last: str) -> bool:
    return last.endswith(_SHORT_ENDS) and _SHORT.search(last) is not None


def _found_breaks(body: str) -> Iterator[re.Match[str]]:
    """As `_BREAK.finditer`, which would look at every sign of the text."""
    at = 0
    while stop := _STOP.search(body, at):
        begin = stop.end()
        if stop.group() == "\n":
            begin = stop.start()
            while begin > at and body[begin - 1] in _BLANK:
                begin -= 1
        found = _BREAK.match(body, begin)
        if found:
            yield found
        at = found.end() if found else stop.end()


def _hunks(base: Sequence[str], version: Sequence[str]) -> list[_Hunk] | None:
    """What differs; None where there is too much of it to compare."""
    same = 0
    while same < min(len(base), len(version)) and base[same] == version[same]:
        same += 1
    end = 0
    while end < min(len(base), len(version)) - same and base[-1 - end] == version[-1 - end]:
        end += 1
    before, after = base[same : len(base) - end], version[same : len(version) - end]
    if len(before) * len(after) > _PAIRS:
        return None
    if not before or not after or len(before) == len(after) == 1:
        return [_Hunk(same, len(base) - end, same, len(version) - end)] if before or after else []
    found = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [_Hunk(a + same, b + same, c + same, d + same) for tag, a, b, c, d in found if tag != "equal"]


def _words(text: _Text, hunk: _Hunk) -> tuple[str, ...]:
    return text.sentences[hunk.begin : hunk.stop]


def _agree(one: _Hunk, other: _Hunk, ended: Sequence[_Text]) -> bool:
    return (one.start, one.end) == (other.start, other.end) and _words(ended[0], one) == _words(ended[1], other)


def _clash(ones: Sequence[_Hunk], others: Sequence[_Hunk], ended: Sequence[_Text]) -> bool:
    """Whether the two touch the same sentence, or both add words where the other does."""
    at = 0
    for one in ones:
        while at < len(others) and others[at].end < one.start:
            at += 1
        for other in others[at:]:
            if other.start > one.end:
                break
            over = one.start < other.end and other.start < one.end
            beside = one.added() > 0 and other.added() > 0
            if (over or beside) and not _agree(one, other, ended):
                return True
    return False


_Token = tuple[str, tuple[str | None, str | None, str | None]]
"""A sentence and the gap that stands before it in the base and in each version; None where there is none."""


def _joined(started: _Text, ended: Sequence[_Text], found: Sequence[list[_Hunk]]) -> Iterator[_Token]:
    """The sentences of the outcome in order. What is put in comes before what is put in place of the sentence there."""
    stays = [_unchanged(len(started.sentences), hunks) for hunks in found]
    starts: dict[int, list[tuple[_Hunk, int]]] = {}
    both = [(hunk, which) for which in (0, 1) for hunk in found[which]]
    for hunk, which in sorted(both, key=lambda pair: pair[0].end):
        starts.setdefault(hunk.start, []).append((hunk, which))
    for place in range(len(started.sentences) + 1):
        yield from _put_in(starts.get(place, []), ended)
        one, other = (kept.get(place) for kept in stays)
        if one is not None and other is not None:
            yield started.sentences[place], (started.gaps[place], ended[0].gaps[one], ended[1].gaps[other])


def _put_in(hunks: Sequence[tuple[_Hunk, int]], ended: Sequence[_Text]) -> Iterator[_Token]:
    if len(hunks) == 2 and _agree(hunks[0][0], hunks[1][0], ended):
        one, other = hunks[0][0], hunks[1][0]
        for at, words in enumerate(_words(ended[0], one)):
            yield words, (None, ended[0].gaps[one.begin + at], ended[1].gaps[other.begin + at])
        return
    for hunk, which in hunks:
        for at, words in enumerate(_words(ended[which], hunk)):
            gap = ended[which].gaps[hunk.begin + at]
            yield words, (None, gap, gap)


def _unchanged(length: int, hunks: Sequence[_Hunk]) -> dict[int, int]:
    """Where in the version each sentence of the base stands that it left alone."""
    kept, place, at = {}, 0, 0
    for hunk in [*hunks, _Hunk(length, length, 0, 0)]:
        while place < hunk.start:
            kept[place] = at
            place, at = place + 1, at + 1
        place, at = hunk.end, hunk.stop
    return kept


def _write(started: _Text, ended: Sequence[_Text], tokens: Iterable[_Token]) -> str:
    one, other = ended
    text = _of(started.lead, one.lead, other.lead)
    for at, (words, gaps) in enumerate(tokens):
        if at:
            text += _of(*gaps) or ("" if text[-1:] in _FULL else " ")
        text += words
    return text + _of(started.tail, one.tail, other.tail)


def _of(base: str | None, one: str | None, other: str | None) -> str:
    """The white space that was changed, where one was; the wider where both were."""
    if one == base and other is not None:
        return other
    if other == base and one is not None:
        return one
    known = [gap for gap in (one, other, base) if gap is not None]
    return max(known, key=lambda gap: (gap.count("\n"), len(gap), gap), default="")
