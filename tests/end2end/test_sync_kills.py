"""Kills: whatever ends at any statement or request of a round, laptop, centre or both, a later round makes it whole."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from tests.helpers.disk_images import Disk, Images
from tests.helpers.full_round import Outcome, ends_well, prepare
from tests.helpers.long import LONG
from tests.helpers.simulator import World, begun_again, make_world

EACH, EACH_WRITTEN = (1, 1) if LONG else (97, 5)
"""Every so many statements, and every so many of those since which something was written; all of them in a long run."""


@dataclass(frozen=True)
class Before:
    """A zone whose last laptop is about to sync, and how it ends where that goes well."""

    world: World
    expected: Outcome


@pytest.fixture(scope="module")
def before(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Before]:
    """All of it in the lead's next round."""
    world = make_world(tmp_path_factory.mktemp("before"), template, seed=7, laptops=2)
    prepare(world)
    yield Before(world, never_killed(world))
    world.close()


@pytest.fixture(scope="module")
def first(before: Before, template: Path) -> Iterator[Before]:
    """The same at rest, with a laptop that has joined and loads everything in its next round."""
    with copied(before.world, name="first") as world:
        world.settle_down()
        world.add_laptop(world.laptops[0].worker, template)
        yield Before(world, never_killed(world))


@pytest.fixture
def in_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fpz_app.sync.first_load.ROWS", 3)


@contextmanager
def copied(world: World, files: Path | None = None, *, name: str = "copy") -> Iterator[World]:
    """It, or what its files were at some step, in processes of their own."""
    folder = world.folder.parent / f"{world.folder.name}-{name}"
    Disk(files or world.folder).copy(folder)
    copy = begun_again(world, folder)
    yield copy
    copy.close()
    shutil.rmtree(folder)


def never_killed(world: World) -> Outcome:
    with copied(world) as copy:
        return ends_well(copy)


def ends_well_wherever_all_end(before: Before, into: Path) -> None:
    """As when the power goes: at each step of the last laptop and of the centre."""
    with copied(before.world) as world:
        images, laptop = Images(Disk(world.folder), into), world.laptops[-1]
        laptop.fuse.seen = world.fuse.seen = images.step
        laptop.sync()
    for step, files in list(images.each())[::EACH_WRITTEN]:
        with copied(before.world, files) as world:
            assert ends_well(world) == before.expected, f"all ended at step {step}"


def ends_well_wherever_the_laptop_ends(before: Before) -> None:
    for step in count(1, EACH):
        with copied(before.world) as world:
            laptop = world.laptops[-1]
            if laptop.survives(laptop.sync, step):
                break
            assert ends_well(world) == before.expected, f"the laptop ended at step {step}"
    assert step > EACH


def ends_well_wherever_the_centre_ends(before: Before) -> None:
    for request, step in steps_of_centre(before.world)[::EACH_WRITTEN]:
        with copied(before.world) as world:
            sync_while_the_centre_ends(world, request, step)
            assert ends_well(world) == before.expected, f"the centre ended at step {step} of request {request}"


def sync_while_the_centre_ends(world: World, request: int, step: int) -> None:
    laptop = world.laptops[-1]

    def light() -> None:
        if len(world.network.requests) == request:
            world.fuse.light(step)

    laptop.fuse.seen = light
    assert not laptop.survives(laptop.sync), "the centre did not end"
    laptop.fuse.seen = lambda: None


def steps_of_centre(world: World) -> list[tuple[int, int]]:
    """The steps of each request of the last laptop's round before which something was written at the centre, and the first."""
    found: dict[tuple[int, bytes], int] = {}
    with copied(world) as copy:
        requests, disk = copy.network.requests, Disk(copy.folder, "centre.db*")

        def look() -> None:
            found.setdefault((len(requests) - 1, disk.digest()), copy.fuse.steps)

        copy.fuse.seen = look
        copy.laptops[-1].sync()
    return [(request, step) for (request, _), step in found.items()]


def test_a_round_in_which_all_end_at_once(before: Before, tmp_path: Path) -> None:
    ends_well_wherever_all_end(before, tmp_path)


def test_a_round_in_which_the_laptop_ends(before: Before) -> None:
    ends_well_wherever_the_laptop_ends(before)


def test_a_round_in_which_the_centre_ends(before: Before) -> None:
    ends_well_wherever_the_centre_ends(before)


@pytest.mark.usefixtures("in_many_pages")
def test_a_first_load_in_which_all_end_at_once(first: Before, tmp_path: Path) -> None:
    ends_well_wherever_all_end(first, tmp_path)


@pytest.mark.usefixtures("in_many_pages")
def test_a_first_load_in_which_the_laptop_ends(first: Before) -> None:
    ends_well_wherever_the_laptop_ends(first)


@pytest.mark.usefixtures("in_many_pages")
def test_a_first_load_in_which_the_centre_ends(first: Before) -> None:
    ends_well_wherever_the_centre_ends(first)
