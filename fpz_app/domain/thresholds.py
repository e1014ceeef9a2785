"""Thresholds: a zone's document of what points to a level of need, read from its file."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

import msgspec

from fpz_app.domain.toml_source import Source

_KEY = Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9_]*$")]
_WORDS = Annotated[str, msgspec.Meta(min_length=1)]


@dataclass(frozen=True)
class Indicator:
    """One sign: `domain` is the title of where it stands, `level` what it points to (1–4)."""

    key: str
    level: int
    words: str
    domain: str


@dataclass(frozen=True)
class Thresholds:
    """`indicators` in the document's order."""

    title: str
    edition: str
    indicators: tuple[Indicator, ...]

    @cached_property
    def by_key(self) -> Mapping[str, Indicator]:
        return {each.key: each for each in self.indicators}


class _IndicatorShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    key: _KEY
    level: Annotated[int, msgspec.Meta(ge=1, le=4)]
    words: _WORDS


class _DomainShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    key: _KEY
    title: _WORDS
    indicator: list[_IndicatorShape]


class _ThresholdsShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    title: _WORDS
    edition: _WORDS
    domain: list[_DomainShape]


def read_thresholds(source: Source) -> Thresholds:
    """Raises Problem with file, line and reason."""
    file = source.read(_ThresholdsShape)
    found: dict[str, Indicator] = {}
    for number, domain in enumerate(file.domain):
        for place, each in enumerate(domain.indicator):
            if each.key in found:
                at = ("domain", number, "indicator", place, "key")
                raise source.refuse(at, f"the key “{each.key}” is used twice")
            found[each.key] = Indicator(each.key, each.level, each.words, domain.title)
    if not found:
        raise source.refuse(("domain",), "there is no indicator to choose")
    return Thresholds(file.title, file.edition, tuple(found.values()))
