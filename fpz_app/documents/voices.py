"""Children's voices on paper: their own words, larger and on warm paper, or that we have not heard them."""

from collections.abc import Sequence
from dataclasses import dataclass

from fpz_app.documents.boxes import Box, Stack
from fpz_app.documents.ink import CHILD_LABEL, HALF, WIDTH
from fpz_app.documents.page import child_words, columns, section, stack, text


@dataclass(frozen=True)
class ChildVoice:
    """What a child says. `age` as "14"; `words` empty when nobody has heard them; `how` as "as Jo saw it at home"."""

    name: str
    age: str = ""
    words: str = ""
    how: str = ""
    lang: str = ""


def voices_section(children: Sequence[ChildVoice]) -> Stack:
    """What each child says; short words stand side by side."""
    boxes: list[Box] = []
    waiting = list(children)
    while waiting:
        pair = waiting[:2]
        if len(pair) == 2 and all(_is_short(child) for child in pair):
            high = max(child_voice(child, HALF).height for child in pair)
            boxes.append(columns(*(child_voice(child, HALF, least=high) for child in pair)))
        else:
            pair = waiting[:1]
            boxes.append(child_voice(pair[0], WIDTH))
        waiting = waiting[len(pair) :]
    return section(_say([child.name for child in children]), [stack(boxes, gap=10.5)], gap=6)


def _say(names: Sequence[str]) -> str:
    if len(names) == 1:
        return f"What {names[0]} says"
    return f"What {', '.join(names[:-1])} and {names[-1]} say" if len(names) <= 4 else "What the children say"


def _is_short(child: ChildVoice) -> bool:
    """Whether the words stand well in half the page's width: up to four lines, with one for who said it."""
    return (
        child_voice(child, HALF).height <= 4 * 21 + 2 + 15 + 20 and len(text(_by(child), CHILD_LABEL, width=HALF - 32).lines) == 1
    )


def child_voice(child: ChildVoice, width: float = WIDTH, *, least: float = 0.0) -> Box:
    """One child's words, or that nobody has heard them yet."""
    words = child.words.strip()
    said = _quoted(words, child.how) if words else f"We have not heard {child.name}’s own words yet."
    return child_words(said, _by(child), width=width, lang=child.lang, least=least)


def _quoted(words: str, how: str) -> str:
    """In quotation marks what was said; what someone saw (“as Jo saw it”) or what has marks already stays as it is."""
    return words if how.startswith("as ") or words.startswith(("“", "‘", '"', "'")) else f"“{words}”"


def _by(child: ChildVoice) -> str:
    return ", ".join(part for part in (child.name, child.age, child.how) if part)
