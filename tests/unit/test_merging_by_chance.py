"""The real merge by chance, ten million edits in a long run: short lives of two to five laptops, as fast as they go.

The machine beside this one looks harder at fewer: it shrinks what it finds, and looks after each step.
"""

import os
from dataclasses import dataclass, field
from random import Random

from fpz_app.domain.changes import WHOLE, Change, Op
from fpz_app.domain.merging import PLACE, State, apply, looked_at, works_in
from tests.helpers.long import times
from tests.helpers.merge_model import VALUES, expected, found

EDITS, LIFE = times(4_000, 10_000_000), 20
FILES = ("file-a", "file-b")
FIRST = int(os.environ.get("FPZ_SEED") or "1")


@dataclass
class Laptop:
    state: State = field(default_factory=State)
    has: dict[str, Change] = field(default_factory=dict)

    def take(self, work: str, change: Change) -> None:
        self.state = apply(self.state, change, work)
        self.has[work] = change


@dataclass
class Life:
    """Of one record: who writes what and who hears of it when is chance's, but nothing comes before what it was based on."""

    chance: Random
    kind: str
    laptops: list[Laptop]
    needs: dict[str, frozenset[str]] = field(default_factory=dict)

    def write(self, laptop: Laptop, change: Change) -> None:
        work = f"{1_000 + len(self.needs) + self.chance.choice((0, -200, 200)):06}-{len(self.needs):03}"
        self.needs[work] = frozenset(laptop.has)
        laptop.take(work, change)

    def edit(self, laptop: Laptop) -> None:
        state, waiting = laptop.state, laptop.state.open_fields(self.kind)
        if waiting and self.chance.random() < 0.3:
            self.settle(laptop, self.chance.choice(waiting))
        elif not state.is_there():
            bases = {name: looked_at(self.kind, state, name) for name in VALUES[self.kind]} | {WHOLE: list(state.removals)}
            values = {name: self.chance.choice(each) for name, each in VALUES[self.kind].items()}
            self.write(laptop, self.change(Op.ADD, values, bases))
        elif self.chance.random() < 0.08:
            self.write(laptop, self.change(Op.REMOVE, {}, {WHOLE: sorted(works_in(state))}))
        elif self.chance.random() < 0.04:
            self.move(laptop, FILES[state.values[PLACE] == FILES[0]])
        else:
            names = self.chance.sample(sorted(VALUES[self.kind]), self.chance.randint(1, len(VALUES[self.kind])))
            self.set(laptop, {name: self.chance.choice(VALUES[self.kind][name]) for name in names})

    def set(self, laptop: Laptop, values: dict[str, object]) -> None:
        bases = {name: looked_at(self.kind, laptop.state, name) for name in values}
        self.write(laptop, self.change(Op.SET, values, bases))

    def move(self, laptop: Laptop, to: str) -> None:
        """To another file: a work in the one it leaves, and all of it in the one it comes to."""
        self.set(laptop, {PLACE: to})
        self.set(laptop, {**laptop.state.values, PLACE: to})

    def settle(self, laptop: Laptop, name: str) -> None:
        state = laptop.state
        if name == WHOLE:
            self.write(laptop, self.change(Op.RESOLVE, {}, {WHOLE: list(state.removals)}))
            return
        value = self.chance.choice([*state.beside[name].values(), *VALUES[self.kind][name]])
        self.write(laptop, self.change(Op.RESOLVE, {name: value}, {name: sorted(state.beside[name])}))

    def change(self, op: Op, values: dict[str, object], bases: dict[str, list[str]]) -> Change:
        return Change(kind=self.kind, id="record", op=op, values=values, bases=bases)

    def tell(self, one: Laptop, other: Laptop, most: int) -> None:
        """Some of what one has reaches another, in an order of chance."""
        for _ in range(most):
            ready = [work for work in one.has if work not in other.has and self.needs[work] <= other.has.keys()]
            if not ready:
                return
            work = self.chance.choice(ready)
            other.take(work, one.has[work])


def live(chance: Random) -> None:
    kind = chance.choice(sorted(VALUES))
    life = Life(chance, kind, [Laptop() for _ in range(chance.randint(2, 5))])
    first = {PLACE: FILES[0], **{name: chance.choice(each) for name, each in VALUES[kind].items()}}
    life.write(life.laptops[0], life.change(Op.ADD, first, {}))
    for laptop in life.laptops[1:]:
        life.tell(life.laptops[0], laptop, 1)
    for _ in range(LIFE - 1):
        life.edit(chance.choice(life.laptops))
        if chance.random() < 0.5:
            one, other = chance.sample(life.laptops, 2)
            life.tell(one, other, chance.randint(1, 6))
    for laptop in life.laptops:
        for other in life.laptops:
            life.tell(other, laptop, len(life.needs))
    first_seen = found(kind, life.laptops[0].state)
    assert first_seen == expected(kind, life.laptops[0].has)
    for laptop in life.laptops[1:]:
        assert len(laptop.has) == len(life.needs)
        assert found(kind, laptop.state) == first_seen
        assert works_in(laptop.state) == works_in(life.laptops[0].state)


def test_laptops_that_have_heard_all_show_the_same_and_what_stands_is_what_nobody_answered() -> None:
    chance = Random(FIRST)
    for _ in range(EDITS // LIFE):
        live(chance)
