"""Busy work: what people do on simulated laptops, each text of theirs told apart, and what they saw when they wrote it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from fpz_app.domain.attachments import Attachment
from fpz_app.domain.changes import WHOLE, heads
from fpz_app.domain.families import Family
from fpz_app.domain.merging import State, is_open
from fpz_app.domain.plans import Goal
from fpz_app.domain.record import new_id
from fpz_app.domain.workers import Role
from fpz_app.store import states
from fpz_app.store.work import Work
from tests.helpers.attaching import attach
from tests.helpers.simulator import Laptop, World

MARK = re.compile(r"w\d{5}x")
CHOICE, TEXT, SET = "outcome", "text", "children"


@dataclass(frozen=True)
class Typed:
    """One field written by one person: `over` are the marks that were on the screen there and that this leaves out."""

    title: str
    record: str
    field: str
    mark: str
    over: frozenset[str]


@dataclass
class Diary:
    """All that was ever begun; what was stored is known by its title in a journal."""

    typed: list[Typed] = field(default_factory=list)
    answered: list[tuple[str, str]] = field(default_factory=list)
    """Titles of works that settled that a record stays, and the removals (work ids) that they answered."""
    works: int = 0

    def title(self) -> str:
        self.works += 1
        return f"work {self.works}"

    def mark(self) -> str:
        return f"w{len(self.typed):05}x"

    def note(self, title: str, record: str, name: str, mark: str, shown: Any, now: Any) -> None:
        over = marks(shown) - marks(now)
        self.typed.append(Typed(title, record, name, mark, frozenset(over)))


def marks(value: Any) -> set[str]:
    return set(MARK.findall(str(value)))


def do_something(world: World, laptop: Laptop, diary: Diary, acts: "Acts") -> None:
    """One work by chance."""
    chosen = world.random.choices([act for _, act in acts], [weight for weight, _ in acts])[0]
    chosen(world, laptop, diary)


def _new_family(_: World, laptop: Laptop, diary: Diary) -> None:
    family_id, title = new_id(), diary.title()
    with laptop.store.work(laptop.worker, title) as work:
        work.put(Family(id=family_id, file_id=family_id, name="Marlow"))


def _new_goal(world: World, laptop: Laptop, diary: Diary) -> None:
    families = laptop.store.find(Family)
    if families:
        family, title = world.random.choice(families), diary.title()
        goal_id, mark = new_id(), diary.mark()
        goal = Goal(id=goal_id, file_id=family.id, family_id=family.id, plan_id=family.id, outcome=mark)
        diary.note(title, goal_id, CHOICE, mark, "", mark)
        with laptop.store.work(laptop.worker, title) as work:
            work.put(goal)


def _choose(world: World, laptop: Laptop, diary: Diary) -> None:
    def change(goal: Goal, mark: str) -> Goal:
        return replace(goal, outcome=mark)

    _edit(world, laptop, diary, CHOICE, change)


def _write(world: World, laptop: Laptop, diary: Diary) -> None:
    def change(goal: Goal, mark: str) -> Goal:
        sentences = [each for each in goal.text.split(". ") if each]
        at = world.random.randrange(len(sentences) + 1)
        if at < len(sentences) and world.random.random() < 0.3:
            sentences[at] = f"In place {mark}"
        else:
            sentences.insert(at, f"They said {mark}")
        return replace(goal, text=". ".join(sentences))

    _edit(world, laptop, diary, TEXT, change)


def _tick(world: World, laptop: Laptop, diary: Diary) -> None:
    def change(goal: Goal, mark: str) -> Goal:
        kept = [each for each in goal.children if world.random.random() < 0.8]
        return replace(goal, children=(*kept, mark))

    _edit(world, laptop, diary, SET, change)


def _edit(world: World, laptop: Laptop, diary: Diary, name: str, change: Callable[[Goal, str], Goal]) -> None:
    goals = laptop.store.find(Goal)
    if not goals:
        return
    goal_id, title, mark = world.random.choice(goals).id, diary.title(), diary.mark()
    with laptop.store.work(laptop.worker, title) as work:
        state = _state(work, goal_id)
        before = work.get(Goal, goal_id)
        after = change(before, mark)
        seen = [state.values.get(name)] if _open(state, name) else list(standing(state, name).values())
        diary.note(title, goal_id, name, mark, seen, getattr(after, name))
        work.put(after)


def _remove(world: World, laptop: Laptop, diary: Diary) -> None:
    goals = laptop.store.find(Goal)
    if goals:
        goal, title = world.random.choice(goals), diary.title()
        with laptop.store.work(laptop.worker, title) as work:
            state = _state(work, goal.id)
            for name in (CHOICE, TEXT, SET):
                diary.note(title, goal.id, name, "", list(_all(state, name).values()), "")
            work.remove(goal)


def _settle(world: World, laptop: Laptop, diary: Diary) -> None:
    """Settles a field in conflict, or that a record stays that was changed here and removed there."""
    goals = laptop.store.find(Goal)
    world.random.shuffle(goals)
    with laptop.store.read() as connection:
        known = states.load(connection, [("goal", goal.id) for goal in goals])
    for (_, goal_id), state in known.items():
        for name in state.open_fields("goal"):
            title = diary.title()
            with laptop.store.work(laptop.worker, title) as work:
                if name == WHOLE:
                    diary.answered += [(title, removal) for removal in state.removals]
                    work.settle("goal", goal_id, WHOLE, None, seen=list(state.removals))
                    return
                mark = diary.mark()
                value = [mark] if name == SET else mark
                versions = standing(state, name)
                diary.note(title, goal_id, name, mark, list(versions.values()), value)
                work.settle("goal", goal_id, name, value, seen=list(versions))
                return


def _attach(world: World, laptop: Laptop, diary: Diary) -> None:
    families = laptop.store.find(Family)
    if families:
        diary.title()
        attach(laptop, world.random.choice(families).id, world.random.randbytes(world.random.randrange(1, 2_000)))


def _take_out(world: World, laptop: Laptop, diary: Diary) -> None:
    letters = laptop.store.find(Attachment)
    if letters:
        with laptop.store.work(laptop.worker, diary.title()) as work:
            work.remove(world.random.choice(letters))


def _restrict(world: World, laptop: Laptop, diary: Diary) -> None:
    """A manager closes a file to all but herself and one other, or opens it again."""
    families = laptop.store.find(Family)
    if families and laptop.worker.role is Role.MANAGER:
        family = world.random.choice(families)
        friend = world.random.choice(world.laptops).worker
        allowed = () if family.restricted else (laptop.worker.id, friend.id)
        with laptop.store.work(laptop.worker, diary.title()) as work:
            work.put(replace(work.get(Family, family.id), restricted=not family.restricted, allowed=allowed))


def _state(work: Work, goal_id: str) -> State:
    return states.load(work.connection, [("goal", goal_id)]).get(("goal", goal_id), State())


def _open(state: State, name: str) -> bool:
    return is_open("goal", name, standing(state, name))


def standing(state: State, name: str) -> dict[str, Any]:
    """What is to be seen in a field, by work: versions that somebody removed with the record are not, where there are others."""
    gone = {work for removal in state.removals for work in state.versions.get(removal, ())}
    every = _all(state, name)
    return {work: value for work, value in every.items() if work not in gone} or every


def _all(state: State, name: str) -> dict[str, Any]:
    return state.beside.get(name) or dict.fromkeys(heads(state.versions, name), state.values.get(name))


Acts = Sequence[tuple[int, Callable[[World, Laptop, Diary], None]]]
"""How often, and what."""

EVERYTHING: Acts = (
    (2, _new_family), (4, _new_goal), (8, _choose), (8, _write), (4, _tick), (2, _remove), (4, _settle), (3, _restrict),
    (3, _attach), (1, _take_out),
)  # fmt: skip
ONE_FIELD: Acts = ((1, _new_goal), (8, _choose), (1, _settle))


def begin_with_a_goal(world: World, diary: Diary) -> None:
    """One family with one goal on every laptop."""
    first = world.laptops[0]
    _new_family(world, first, diary)
    _new_goal(world, first, diary)
    world.settle_down()
