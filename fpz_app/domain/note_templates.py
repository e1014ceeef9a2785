"""Note templates: headings to write a note under, as a zone has them, and their way into a text and out of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import msgspec

from fpz_app.domain.notes import NoteKind
from fpz_app.domain.toml_source import Source

_KEY = Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9_]*$")]
_LINE = Annotated[str, msgspec.Meta(pattern=r"^\S[^\n]*$", max_length=80)]


@dataclass(frozen=True)
class Heading:
    """`prompt` says what to think of; it is shown and never written into the note."""

    words: str
    prompt: str = ""


@dataclass(frozen=True)
class NoteTemplate:
    key: str
    name: str
    kind: NoteKind
    headings: tuple[Heading, ...]

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(each.words for each in self.headings)


class _HeadingShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    words: _LINE
    prompt: str = ""


class _TemplateShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    key: _KEY
    name: _LINE
    kind: NoteKind
    headings: Annotated[list[_HeadingShape], msgspec.Meta(min_length=1)]


class _FileShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    leaves_out: list[_KEY] = []
    template: list[_TemplateShape] = []


def read_note_templates(shipped: Source, own: Source | None = None) -> tuple[NoteTemplate, ...]:
    """Those shipped, with a zone's own in their place or after them. Raises Problem with file, line and reason."""
    found = _read(shipped, {})
    return tuple((_read(own, found) if own else found).values())


def _read(source: Source, before: dict[str, NoteTemplate]) -> dict[str, NoteTemplate]:
    file, own, found = source.read(_FileShape), set[str](), dict(before)
    for key in file.leaves_out:
        if key not in before:
            raise source.refuse(("leaves_out",), f"there is no template “{key}” to leave out")
        del found[key]
    for number, each in enumerate(file.template):
        if each.key in own:
            raise source.refuse(("template", number, "key"), f"the key “{each.key}” is used twice")
        words = [heading.words for heading in each.headings]
        if twice := next((one for one in words if words.count(one) > 1), ""):
            raise source.refuse(("template", number, "headings"), f"the heading “{twice}” is there twice")
        own.add(each.key)
        headings = tuple(Heading(heading.words, heading.prompt) for heading in each.headings)
        found[each.key] = NoteTemplate(each.key, each.name, each.kind, headings)
    return found


def sections(text: str, headings: Sequence[str]) -> list[tuple[str, str]]:
    """The text taken apart at its headings: each with what stands under it; what stands before the first has ''."""
    found: list[tuple[str, list[str]]] = [("", [])]
    for line in text.split("\n"):
        if line.strip() in headings:
            found.append((line.strip(), []))
        else:
            found[-1][1].append(line)
    told = [(heading, "\n".join(lines).strip()) for heading, lines in found]
    return [each for each in told if any(each)]


def written(text: str, headings: Sequence[str]) -> str:
    """The text without the headings under which nothing was written; untouched where there is none."""
    if not any(line.strip() in headings for line in text.split("\n")):
        return text
    return "\n\n".join("\n".join(part for part in each if part) for each in sections(text, headings) if each[1])


def under_headings(text: str, old: Sequence[str], new: Sequence[str]) -> str:
    """The text with new headings after what was written; old ones under which nothing was written go."""
    kept = written(text, [*old, *new]).strip()
    there = {line.strip() for line in kept.split("\n")}
    missing = [f"{each}\n" for each in new if each not in there]
    return "\n\n".join(([kept] if kept else []) + missing)


def first_empty(text: str, headings: Sequence[str]) -> int:
    """Where to begin to write: the place after the first heading with nothing under it, else the end of the text."""
    at = 0
    lines = text.split("\n")
    for number, line in enumerate(lines):
        below = next((each.strip() for each in lines[number + 1 :] if each.strip()), "")
        if line.strip() in headings and (not below or below in headings):
            return min(at + len(line) + 1, len(text))
        at += len(line) + 1
    return len(text)
