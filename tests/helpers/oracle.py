"""Oracle: whether the promises I1 to I4 of sync.md hold in a simulated world."""

from dataclasses import dataclass, field
from typing import Any

import msgspec
import sqlalchemy as sa

from fpz_app.central import states as central_states
from fpz_app.central.database import reading
from fpz_app.central.tables import grants, journal, quarantine, records, zone_heads
from fpz_app.central.tables import pieces as central_pieces
from fpz_app.domain.changes import WorkEntry
from fpz_app.domain.merging import State, works_in
from fpz_app.store import granted, states
from fpz_app.store.replica import Replica
from fpz_app.store.tables import TABLES, asides, besides, changes, pieces, tray, works
from fpz_app.sync import enrolment
from tests.helpers.busy_work import CHOICE, Diary, marks, standing
from tests.helpers.simulator import Laptop, World

Shown = dict[str, dict[tuple[str, str], tuple[Any, ...]]]


@dataclass
class Oracle:
    """`accepted` is what the journal at the centre held when it was last looked at, by number."""

    world: World
    diary: Diary = field(default_factory=Diary)
    accepted: dict[int, str] = field(default_factory=dict)

    def check_after_sync(self, laptop: Laptop) -> None:
        """What holds of a laptop whose round got to its end while the centre heard of nobody else."""
        self.nothing_accepted_changes()
        self.shows_what_the_centre_has(laptop)
        self.holds_only_what_is_granted(laptop)

    def check_at_rest(self) -> None:
        """What holds once everybody has synced."""
        self.nothing_accepted_changes()
        self.nothing_typed_is_lost()
        self.nothing_typed_is_overwritten_unseen()
        self.nothing_attached_is_lost()
        for laptop in self.world.laptops:
            self.shows_what_the_centre_has(laptop)
            assert enrolment.standing(laptop.store).files_here == len(self._granted(laptop))
            self.holds_only_what_is_granted(laptop)
            assert laptop.store.broken() == ""
            assert Replica(laptop.store).waiting() == 0

    def nothing_accepted_changes(self) -> None:
        """I1: the journal grows at its end, without a gap."""
        now = {
            row.seq: row.work
            for row in self._central(sa.select(journal.c.seq, journal.c.work).where(journal.c.zone == self.world.zone))
        }
        assert {seq: now.get(seq) for seq in self.accepted} == self.accepted
        (head,) = self._central(sa.select(zone_heads.c.last).where(zone_heads.c.zone == self.world.zone))
        assert sorted(now) == list(range(1, head.last + 1))
        self.accepted = now

    def nothing_typed_is_lost(self) -> None:
        """I2: every mark of a work that was stored is at the centre, in the journal or in quarantine, or in a laptop's tray."""
        at_centre = marks([row.work for row in self._central(sa.select(journal.c.work))])
        aside = marks([row.work for row in self._central(sa.select(quarantine.c.work))])
        in_trays = marks([self._local(laptop, sa.select(tray.c.content)) for laptop in self.world.laptops])
        typed = {each.mark for each in self.diary.typed if each.mark and each.title in self._stored_titles()}
        assert typed - at_centre - aside - in_trays == set()

    def nothing_typed_is_overwritten_unseen(self) -> None:
        """What nobody replaced with open eyes is shown, or stands beside what is shown; and in a choice nothing else does."""
        works_there = [msgspec.json.decode(row.work, type=WorkEntry) for row in self._central(sa.select(journal.c.work))]
        accepted = {work.title: work.id for work in works_there}
        answered = {removal for title, removal in self.diary.answered if title in accepted}
        counted = [each for each in self.diary.typed if accepted.get(each.title, "") not in {"", *answered}]
        over: dict[tuple[str, str], set[str]] = {}
        made: dict[tuple[str, str], set[str]] = {}
        for each in counted:
            made.setdefault((each.record, each.field), set()).update({each.mark} - {""})
            over.setdefault((each.record, each.field), set()).update(each.over)
        known_states = self._central_states()
        for (record, name), all_made in made.items():
            state = known_states["goal", record]
            stands = _marks_standing(state, name)
            live = all_made - over[record, name]
            assert live <= stands, f"{live - stands} of {name} went unseen"
            if name == CHOICE:
                assert stands == live, f"{stands - live} was settled and stands again"

    def nothing_attached_is_lost(self) -> None:
        """Every piece of an attachment that stands is at the centre, whatever became of the laptop it was added on."""
        there = {key: state for key, state in self._central_states().items() if key[0] == "attachment" and state.is_there()}
        named = {(state.values["file_id"], digest) for state in there.values() for digest in state.values["pieces"]}
        c = central_pieces.c
        assert named <= {(row.file, row.digest) for row in self._central(sa.select(c.file, c.digest).where(c.received > 0))}

    def shows_what_the_centre_has(self, laptop: Laptop) -> None:
        """I3: of the files that it was given and has loaded; all laptops at the same point then show the same."""
        central = _by_file(self._central_states())
        with laptop.store.read() as connection:
            files = sorted(granted.given_of(connection, central.keys()) - set(granted.to_load(connection)))
            here = states.in_files(connection, files)
        for file in files:
            assert _shown(here[file]) == _shown(central.get(file, {})), f"{laptop.name} differs"

    def holds_only_what_is_granted(self, laptop: Laptop) -> None:
        """I4: rows, what stands beside, what was set aside, what is attached, the search and the journal's changes."""
        mine = self._granted(laptop)
        found: set[str] = set()
        for table in TABLES.values():
            found.update(self._local(laptop, sa.select(table.c.file_id).distinct()))
        for table in (besides, asides, pieces):
            found.update(self._local(laptop, sa.select(table.c.file).distinct()))
        found.update(self._local(laptop, sa.text("SELECT DISTINCT file FROM search_entry")))
        assert found - mine == set()
        changed = sa.select(works.c.file).distinct().join(changes, changes.c.work == works.c.id)
        assert set(self._local(laptop, changed)) - mine == set()

    def _granted(self, laptop: Laptop) -> set[str]:
        rows = self._central(sa.select(grants.c.file).where(grants.c.device == laptop.store.device.id))
        return {row.file for row in rows}

    def _stored_titles(self) -> set[str]:
        return {title for laptop in self.world.laptops for title in self._local(laptop, sa.select(works.c.title))}

    def _central_states(self) -> dict[tuple[str, str], State]:
        with reading(self.world.centre.engine) as connection:
            keys = [
                (row.kind, row.id)
                for row in connection.execute(sa.select(records.c.kind, records.c.id).where(records.c.zone == self.world.zone))
            ]
            return central_states.load(connection, self.world.zone, keys)

    def _central(self, query: Any) -> list[Any]:
        with reading(self.world.centre.engine) as connection:
            return list(connection.execute(query))

    def _local(self, laptop: Laptop, query: Any) -> list[Any]:
        with laptop.store.read() as connection:
            return list(connection.execute(query).scalars())


def _marks_standing(state: State, name: str) -> set[str]:
    """The marks in a field that nobody removed with the record."""
    gone = {work for removal in state.removals for work in state.versions.get(removal, ())}
    return marks([value for work, value in standing(state, name).items() if work not in gone])


def _by_file(every: dict[tuple[str, str], State]) -> Shown:
    found: Any = {}
    for key, state in every.items():
        found.setdefault(state.values["file_id"], {})[key] = state
    return found  # type: ignore[no-any-return]


def _shown(file: Any) -> dict[tuple[str, str], tuple[Any, ...]]:
    """What there is to see of each record, and the works that stand in it."""
    return {
        key: (_filled(state.values), state.beside, state.removals, sorted(works_in(state)), sorted(state.open_fields(key[0])))
        for key, state in file.items()
    }


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
