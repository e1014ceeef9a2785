"""The real merge on two to five laptops against the model, in every causal order that chance finds."""

from dataclasses import dataclass, field
from typing import Any

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from fpz_app.domain.changes import WHOLE, Change, Op, heads
from fpz_app.domain.merging import PLACE, State, apply, looked_at, works_in
from tests.helpers.long import times
from tests.helpers.merge_model import VALUES, expected, found

KEYS = [(kind, f"{kind}-1") for kind in VALUES]
FILES = ["file-a", "file-b"]
Key = tuple[str, str]


@dataclass
class Laptop:
    name: str
    skew: int
    number: int = 0
    journal: list[str] = field(default_factory=list)
    states: dict[Key, State] = field(default_factory=dict)

    def _repr_pretty_(self, printer: Any, _: bool) -> None:
        printer.text(self.name)


class Laptops(RuleBasedStateMachine):
    @initialize(
        skews=st.lists(st.sampled_from([0, 1, -90_000, 90_000, 7]), min_size=2, max_size=5),
        keys=st.lists(st.sampled_from(KEYS), min_size=1, max_size=2, unique=True),
    )
    def begin(self, skews: list[int], keys: list[Key]) -> None:
        self.keys = keys
        self.laptops = [Laptop(name, skew) for name, skew in zip("abcde", skews, strict=False)]
        self.works: dict[str, tuple[Change, ...]] = {}
        self.needs: dict[str, frozenset[str]] = {}
        self.time = 100_000

    @rule(data=st.data())
    def add(self, data: st.DataObject) -> None:
        """Two laptops make the same record, whose id is derived; or bring back one that was removed."""
        key = data.draw(st.sampled_from(self.keys))
        laptop = self._laptop(data)
        state = laptop.states.get(key)
        if state is None or not state.is_there():
            values = {name: data.draw(st.sampled_from(each)) for name, each in VALUES[key[0]].items()}
            self._write(laptop, self._adding(key, state, {PLACE: FILES[0], **values}))

    @rule(data=st.data())
    def edit(self, data: st.DataObject) -> None:
        laptop, key = self._there(data)
        if key is not None:
            names = data.draw(st.lists(st.sampled_from(sorted(VALUES[key[0]])), unique=True, min_size=1))
            values = {name: data.draw(st.sampled_from(VALUES[key[0]][name])) for name in names}
            self._write(laptop, self._setting(laptop, key, values))

    @rule(data=st.data())
    def move(self, data: st.DataObject) -> None:
        laptop, key = self._there(data)
        if key is not None:
            state = laptop.states[key]
            to = FILES[1 - FILES.index(state.values[PLACE])]
            leaves = self._setting(laptop, key, {PLACE: to})
            whole = self._setting(laptop, key, {**state.values, PLACE: to})
            self._write(laptop, leaves)
            self._write(laptop, whole)

    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        laptop, key = self._there(data)
        if key is not None:
            self._write(laptop, self._removing(laptop, key))

    @rule(data=st.data())
    def settle(self, data: st.DataObject) -> None:
        """One of the versions, new words, or that a record stays; a record changed and removed may be let go too."""
        laptop = self._laptop(data)
        waiting = [(key, name) for key, state in laptop.states.items() for name in state.open_fields(key[0])]
        if waiting:
            key, name = data.draw(st.sampled_from(waiting))
            state = laptop.states[key]
            if name != WHOLE:
                seen = state.beside[name]
                value = data.draw(st.sampled_from([*seen.values(), *VALUES[key[0]][name]]))
                some = data.draw(st.lists(st.sampled_from(sorted(seen)), min_size=1, unique=True))
                self._write(laptop, self._change(key, Op.RESOLVE, {name: value}, {name: some}))
            elif data.draw(st.booleans()):
                self._write(laptop, self._change(key, Op.RESOLVE, {}, {WHOLE: list(state.removals)}))
            else:
                self._write(laptop, self._removing(laptop, key))

    @rule(data=st.data(), most=st.integers(1, 12))
    def deliver(self, data: st.DataObject, most: int) -> None:
        """Some of what one has reaches another, in any order in which nothing comes before what it was based on."""
        one, other = (self._laptop(data) for _ in range(2))
        for _ in range(most):
            ready = self._ready(one, other)
            if ready:
                self._take(other, data.draw(st.sampled_from(ready)))

    @rule(data=st.data())
    def deliver_again(self, data: st.DataObject) -> None:
        """All from some point on comes once more: a laptop that was cut off before it had noted what it has."""
        laptop = self._laptop(data)
        start = data.draw(st.integers(0, len(laptop.journal)))
        for work in laptop.journal[start:]:
            self._apply(laptop, work)

    @invariant()
    def every_laptop_shows_what_its_works_say(self) -> None:
        for laptop in getattr(self, "laptops", ()):
            for key, state in laptop.states.items():
                known = {
                    work: change for work in laptop.journal for change in self.works[work] if (change.kind, change.id) == key
                }
                assert found(key[0], state) == expected(key[0], known)

    def teardown(self) -> None:
        """Once everything has reached everyone, all hold the same."""
        for laptop in getattr(self, "laptops", ()):
            for other in self.laptops:
                while ready := self._ready(other, laptop):
                    self._take(laptop, ready[-1 if laptop.name < other.name else 0])
        self.every_laptop_shows_what_its_works_say()
        for laptop in getattr(self, "laptops", ())[1:]:
            for key, state in self.laptops[0].states.items():
                assert found(key[0], laptop.states[key]) == found(key[0], state)
                assert works_in(laptop.states[key]) == works_in(state)

    def _laptop(self, data: st.DataObject) -> Laptop:
        return data.draw(st.sampled_from(self.laptops))

    def _there(self, data: st.DataObject) -> tuple[Laptop, Key | None]:
        laptop = self._laptop(data)
        there = sorted(key for key, state in laptop.states.items() if state.is_there())
        return laptop, data.draw(st.sampled_from(there)) if there else None

    def _change(self, key: Key, op: Op, values: dict[str, Any], bases: dict[str, list[str]]) -> Change:
        return Change(kind=key[0], id=key[1], op=op, values=values, bases=bases)

    def _adding(self, key: Key, state: State | None, values: dict[str, Any]) -> Change:
        if state is None:
            return self._change(key, Op.ADD, values, {})
        bases = {name: heads(state.versions, name) for name in values} | {WHOLE: list(state.removals)}
        return self._change(key, Op.ADD, values, bases)

    def _setting(self, laptop: Laptop, key: Key, values: dict[str, Any]) -> Change:
        state = laptop.states[key]
        bases = {name: looked_at(key[0], state, name) for name in values}
        for name, seen in bases.items():  # nobody writes over what they were not shown
            standing = state.beside.get(name) or dict.fromkeys(seen, state.values.get(name))
            assert all(standing[work] == state.values.get(name) for work in seen if name != PLACE)
        return self._change(key, Op.SET, values, bases)

    def _removing(self, laptop: Laptop, key: Key) -> Change:
        state = laptop.states[key]
        return self._change(key, Op.REMOVE, {}, {WHOLE: sorted(works_in(state))})

    def _write(self, laptop: Laptop, change: Change) -> None:
        self.time += 1
        laptop.number += 1
        work = f"{self.time + laptop.skew:08}-{laptop.name}{laptop.number:03}"
        self.works[work], self.needs[work] = (change,), frozenset(laptop.journal)
        self._take(laptop, work)

    def _ready(self, one: Laptop, other: Laptop) -> list[str]:
        has = set(other.journal)
        return [work for work in one.journal if work not in has and self.needs[work] <= has]

    def _take(self, laptop: Laptop, work: str) -> None:
        laptop.journal.append(work)
        self._apply(laptop, work)

    def _apply(self, laptop: Laptop, work: str) -> None:
        for change in self.works[work]:
            key = (change.kind, change.id)
            laptop.states[key] = apply(laptop.states.get(key, State()), change, work)


Laptops.TestCase.settings = settings(
    max_examples=times(40, 20_000), stateful_step_count=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
test_laptops_end_alike_and_lose_nothing = Laptops.TestCase
