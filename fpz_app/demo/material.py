"""Material: the names, places, households, stories and sentences that a zone is invented from, read once."""

from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from fpz_app.demo.decision_shapes import Decisions
from fpz_app.demo.shapes import Heritage, Household, Part, Pools, Shape, Story, Town, WorkerShape
from fpz_app.domain.forms import Form
from fpz_app.domain.notes import NoteKind
from fpz_app.paths import resources
from fpz_app.settings import Settings, load_settings

T = TypeVar("T")


class Names(Shape, frozen=True, kw_only=True):
    heritage: dict[str, Heritage]
    jobs: list[str]


class Places(Shape, frozen=True, kw_only=True):
    town: list[Town]


class Workers(Shape, frozen=True, kw_only=True):
    zone: str
    code: str
    council: str
    lead_helps: str
    duty: str
    shares: str
    worker: list[WorkerShape]


class Visits(Shape, frozen=True, kw_only=True):
    """What an ordinary note is put together from: how it began, what was seen or said, what comes next."""

    opening: dict[NoteKind, list[str]]
    middle: list[str]
    ending: list[str]


class Households(Shape, frozen=True, kw_only=True):
    household: list[Household]


class Cast(Shape, frozen=True, kw_only=True):
    family: list[Part]


class Material(Shape, frozen=True, kw_only=True):
    names: Names
    towns: dict[str, Town]
    workers: Workers
    households: dict[str, Household]
    stories: dict[str, Story]
    cast: tuple[Part, ...]
    pools: Pools
    visits: Visits
    form: Form
    decisions: dict[str, Decisions]
    settings: Settings


@cache
def material() -> Material:
    """Everything under resources/demo, the form that the zone's assessments answer, and the settings that are shipped."""
    folder = resources() / "demo"
    stories = [_read(path, Story) for path in sorted((folder / "stories").glob("*.toml"))]
    settings = load_settings([resources()])
    pools: Pools = {}
    for path in sorted((folder / "sentences").glob("*.toml")):
        pools.update(_read(path, dict[str, dict[str, dict[str, list[str]]]]))
    return Material(
        names=_read(folder / "names.toml", Names),
        towns={town.name: town for town in _read(folder / "places.toml", Places).town},
        workers=_read(folder / "workers.toml", Workers),
        households={each.key: each for each in _read(folder / "households.toml", Households).household},
        stories={story.key: story for story in stories},
        cast=tuple(_read(folder / "cast.toml", Cast).family),
        pools=pools,
        visits=_read(folder / "visits.toml", Visits),
        form=settings.forms["family_assessment"],
        decisions={path.stem: _read(path, Decisions) for path in sorted((folder / "decisions").glob("*.toml"))},
        settings=settings,
    )


def _read(path: Path, shape: type[T]) -> T:
    return msgspec.toml.decode(path.read_bytes(), type=shape)
