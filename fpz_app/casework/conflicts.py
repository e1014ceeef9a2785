"""Conflicts: what two people wrote of one thing while apart, whose it is to decide, and where it stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from fpz_app.casework.access import hidden_files
from fpz_app.casework.asking import Asking
from fpz_app.casework.conflict_words import TABS, Wording
from fpz_app.casework.due import Due, Urgency, gist
from fpz_app.casework.versions import Author, Version, authors_of, base_of
from fpz_app.domain.changes import WHOLE
from fpz_app.domain.dates import say_day
from fpz_app.domain.families import Family
from fpz_app.domain.merging import Merge, State, alive, merge_of
from fpz_app.domain.permissions import Doing, Scope, may
from fpz_app.domain.workers import Worker
from fpz_app.store import states
from fpz_app.store.store import Store
from fpz_app.store.tables import besides

PAGE = "conflicts"
GONE = "Nothing of it would stay."


@dataclass(frozen=True)
class Base:
    """What all versions began from."""

    words: str
    author: Author


@dataclass(frozen=True)
class Conflict:
    """One field of one record with versions that differ, the earliest first.

    `title` and `said` are the field's words for the record and the field; `about` are the record's own words where the field is
    another. With `presence` somebody changed the record and somebody else removed it: the versions are those two. `finished`
    records are never written anew. `owner_id` is the lead practitioner, "" where that falls to the authors.
    """

    kind: str
    record_id: str
    field: str
    family_id: str
    family: str
    tab: str
    title: str
    said: str
    about: str
    versions: tuple[Version, ...]
    base: Base | None
    narrative: bool
    finished: bool
    owner_id: str

    @property
    def key(self) -> str:
        return f"{self.record_id}.{self.field}"

    @property
    def what(self) -> str:
        """'Goal 2: the words'."""
        return f"{self.title}: {self.said}"

    @property
    def presence(self) -> bool:
        return self.field == WHOLE

    @property
    def authors(self) -> frozenset[str]:
        return frozenset(author.who_id for version in self.versions for author in version.authors)


def conflicts(store: Store, asker: Worker, family_id: str = "") -> list[Conflict]:
    """Everything that waits in the files that the asker may read, or in one of them; the longest waiting first."""
    rows = _waiting(store, asker, family_id)
    wordings: dict[str, Wording] = {}
    found = []
    with store.read() as connection:
        kept = states.load(connection, {(row.kind, row.record) for row in rows})
        families = {family.id: family for family in store.find(Family, id=list({row.file for row in rows}))}
        for row in rows:
            family = families.get(row.file)
            if not may(asker, Doing.READ, Scope()):
                continue
            wording = wordings.setdefault(row.file, Wording(store, family.id if family else ""))
            found.append(_conflict(connection, store, kept[row.kind, row.record], row, family, wording))
    return sorted(found, key=lambda each: max(version.author.at for version in each.versions))


def is_for(conflict: Conflict, asker: Worker) -> bool:
    """The family's lead practitioner decides; where nobody leads, whoever wrote one of the versions, or a manager."""
    if conflict.owner_id:
        return conflict.owner_id == asker.id
    return asker.id in conflict.authors or may(asker, Doing.DECIDE, Scope())


def waiting_for(store: Store, asker: Worker) -> int:
    """How many decisions wait for the asker."""
    return sum(is_for(each, asker) for each in conflicts(store, asker))


def conflict_lines(asking: Asking) -> list[Due]:
    """The asker's own, as lines of what is due."""
    found = conflicts(asking.store, asking.asker)
    return [_line(each, asking) for each in found if is_for(each, asking.asker)]


def _line(conflict: Conflict, asking: Asking) -> Due:
    last = max(version.author.at for version in conflict.versions)
    since = f"since {last:%A} {say_day(last.date(), asking.today)}"
    who = " and ".join(dict.fromkeys(version.author.who for version in conflict.versions))
    detail = f"changed and removed: {who}" if conflict.presence else f"two versions: {who}"
    return Due(
        Urgency.DECIDE, conflict.what, detail, conflict.family, since, conflict.family_id, PAGE, conflict.key, None,
        why=f"{since}; no clock runs, and nothing is lost meanwhile",
    )  # fmt: skip


def _waiting(store: Store, asker: Worker, family_id: str) -> Sequence[Any]:
    hidden = hidden_files(store, asker)
    query = sa.select(besides.c.record, besides.c.field, besides.c.kind, besides.c.file).where(besides.c.open)
    if family_id:
        query = query.where(besides.c.file == family_id)
    with store.read() as connection:
        return [row for row in connection.execute(query.order_by(besides.c.record)) if row.file not in hidden]


def _conflict(
    connection: sa.Connection, store: Store, state: State, row: Any, family: Family | None, wording: Wording
) -> Conflict:
    kind, record_id, name = row.kind, row.record, row.field
    device = store.device.id
    if name == WHOLE:
        versions = _presence(connection, kind, record_id, state, wording, device)
        base = None
    else:
        versions = versions_of(connection, alive(state, state.beside[name]), name, wording, device)
        base = _base(connection, record_id, name, versions, wording, device)
    return Conflict(
        kind=kind,
        record_id=record_id,
        field=name,
        family_id=family.id if family else "",
        family=family.name if family else "",
        tab=TABS.get(kind, "overview"),
        title=wording.title(kind, record_id, state.values),
        said=wording.field(name),
        about=gist(str(state.values.get("text") or "")) if name != "text" else "",
        versions=versions,
        base=base,
        narrative=merge_of(kind, name) is Merge.NARRATIVE,
        finished=bool(state.values.get("finished_at")),
        owner_id=family.lead_id if family else "",
    )


def versions_of(connection: sa.Connection, standing: Any, name: str, wording: Wording, device: str) -> tuple[Version, ...]:
    """Works that set the same value are one version; the earliest first."""
    authors = authors_of(connection, standing, wording.names, device)
    groups: list[tuple[Any, list[str]]] = []
    for work in sorted(standing):
        same = next((works for value, works in groups if value == standing[work]), None)
        if same is None:
            groups.append((standing[work], [work]))
        else:
            same.append(work)
    return tuple(
        Version(tuple(works), value, wording.value(name, value), tuple(authors[work] for work in works))
        for value, works in groups
    )


def _presence(
    connection: sa.Connection, kind: str, record_id: str, state: State, wording: Wording, device: str
) -> tuple[Version, ...]:
    """First what was changed, each field's new words; then the removal."""
    gone = {work for removal in state.removals for work in state.versions.get(removal, ())}
    changed = {name: set(stand) - gone for name, stand in state.versions.items() if name not in state.removals and name != WHOLE}
    since = sorted({work for stand in changed.values() for work in stand}) or sorted(set(state.versions.get(WHOLE, ())) - gone)
    authors = authors_of(connection, [*since, *state.removals], wording.names, device)
    lines = [
        f"{wording.field(name).capitalize()}: {wording.value(name, state.values.get(name))}"
        for name, stand in changed.items()
        if stand and name != "file_id"
    ]
    words = "\n".join(lines) or wording.title(kind, record_id, state.values)
    stays = Version(tuple(since), True, words, tuple(authors[work] for work in since))
    goes = Version(state.removals, False, GONE, tuple(authors[work] for work in state.removals))
    return (stays, goes)


def _base(
    connection: sa.Connection, record_id: str, name: str, versions: Iterable[Version], wording: Wording, device: str
) -> Base | None:
    found = base_of(connection, record_id, name, [version.works[-1] for version in versions])
    if found is None:
        return None
    work, value = found
    return Base(wording.value(name, value), authors_of(connection, [work], wording.names, device)[work])


def summary(found: Sequence[Conflict]) -> str:
    """'Two versions of Goal 2: the words wait for a decision'."""
    if len(found) == 1:
        only = found[0]
        what = (
            f"{only.title} was changed by one and removed by another" if only.presence else f"Two versions of {gist(only.what)}"
        )
        return f"{what}. It waits for a decision."
    return f"{len(found)} things in this file were changed by two people while apart. They wait for a decision."
