"""Seen: how records stood when a form was opened with them; what is saved from the form rests on that, not on what came since."""

import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec
import sqlalchemy as sa

from fpz_app.domain.changes import kind_of, plain
from fpz_app.domain.merging import State, looked_at, works_in
from fpz_app.domain.record import Record
from fpz_app.store import states

Stood = tuple[State, ...]
"""A record as it stood at first and, where it was shown anew after it had changed, as it stood the last time."""


@dataclass(frozen=True)
class Seen:
    """`of` has them by 'kind id'."""

    of: Mapping[str, Stood] = field(default_factory=dict)

    def stood(self, kind: str, record_id: str) -> Stood:
        return self.of.get(f"{kind} {record_id}", ())

    def and_of(self, other: "Seen") -> "Seen":
        """Both; of a record in both what was seen first."""
        return Seen({**other.of, **self.of})

    def with_new(self, records: Iterable[Record]) -> "Seen":
        """Those that it does not know were not stored when it was looked at."""
        return self.and_of(Seen({f"{kind_of(each)} {each.id}": (State(),) for each in records}))

    def came_since(self, kind: str, record_id: str) -> bool:
        """Whether the form was shown others of this kind and not this one."""
        return not self.stood(kind, record_id) and any(key.startswith(f"{kind} ") for key in self.of)

    def stands_as_in(self, now: "Seen") -> bool:
        """Whether nothing was changed since it was shown last."""
        return {key: stood[-1] for key, stood in self.of.items()} == {key: stood[-1] for key, stood in now.of.items()}

    def shown_again(self, now: "Seen") -> "Seen":
        """The form is shown anew, with what has come since."""
        known = {
            key: stood if (each := now.of.get(key)) is None or each[-1] == stood[-1] else (stood[0], each[-1])
            for key, stood in self.of.items()
        }
        return Seen({**now.of, **known})

    def as_json(self) -> dict[str, Any]:
        return msgspec.to_builtins(self.of)  # type: ignore[no-any-return]


NOTHING = Seen()


def seen_of(content: Mapping[str, Any]) -> Seen:
    """The inverse of `as_json`."""
    return Seen(msgspec.convert(content, dict[str, Stood]))


def look(connection: sa.Connection, records: Iterable[Record]) -> Seen:
    """As they stand now; one that is not stored yet says nothing."""
    keys = [(kind_of(each), each.id) for each in records]
    found = states.load(connection, keys)
    return Seen({" ".join(key): (found.get(key, State()),) for key in keys})


class Writing(threading.local):
    """`seen` is what the form was opened with from which this thread writes, NOTHING where it writes from none; `written` the
    group of its last work."""

    def __init__(self) -> None:
        self.seen, self.written = NOTHING, ""

    @contextmanager
    def since(self, seen: Seen) -> Iterator[None]:
        before, self.seen = self.seen, seen
        try:
            yield
        finally:
            self.seen = before


def changed_in_form(
    kind: str, record_id: str, now: State, stood: Stood, as_stored: Callable[[dict[str, Any]], dict[str, Any]]
) -> dict[str, Any]:
    """The fields in which what is saved differs from what the form showed, but for those that say so by now anyway.

    `as_stored` gives what is saved as it is kept in place of earlier values.
    """
    shown, current = said(kind, record_id, stood[-1]), said(kind, record_id, now)
    meant, wanted = as_stored(shown), as_stored(current)
    return {name: value for name, value in wanted.items() if meant[name] != shown.get(name) and value != current[name]}


def rests_on(kind: str, now: State, stood: Stood, name: str, value: Any, own: Collection[str]) -> list[str]:
    """The works that a value from a form takes the place of: what stood when it was opened, and what its author wrote since.

    A list that holds all that stands now was written on top of that.
    """
    standing = looked_at(kind, now, name)
    if _holds(value, now.values.get(name)):
        return standing
    return sorted({*looked_at(kind, stood[0], name), *(each for each in standing if each in own)})


def was_there(stood: Stood) -> bool:
    """Whether the form showed something stored; else it is of a new record, or of one whose making was taken back."""
    return bool(stood[-1].versions) and stood[-1].is_there()


def removed_as(now: State, stood: Stood, own: Collection[str]) -> list[str]:
    """The works that somebody had seen who removes a record from a form."""
    return sorted({*works_in(stood[0]), *(each for each in works_in(now) if each in own)})


def said(kind: str, record_id: str, state: State) -> dict[str, Any]:
    """What a record said, field by field; one that was taken away, what it said until then."""
    record = states.record_in(kind, record_id, replace(state, removals=())) if state.values else None
    return plain(record) if record is not None else {}


def _holds(value: Any, all_of: Any) -> bool:
    if not isinstance(value, list | tuple) or not all_of:
        return False
    return len(value) > len(all_of) and list(value[: len(all_of)]) == list(all_of)
