"""The invented zone: its workers and families, put into an empty store."""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import structs

from fpz_app.demo.attachments import attach
from fpz_app.demo.closings import end
from fpz_app.demo.decisions import Deciding, decide
from fpz_app.demo.drafts import draft_note
from fpz_app.demo.families import Zonewide, family
from fpz_app.demo.ids import Ids
from fpz_app.demo.making import Making
from fpz_app.demo.material import Material, material
from fpz_app.demo.meetings import call_next, meetings
from fpz_app.demo.partners import tell
from fpz_app.demo.put_off import put_some_off
from fpz_app.demo.shapes import Part, WorkerShape
from fpz_app.demo.twice import write_down_twice
from fpz_app.demo.versions import versions
from fpz_app.demo.visits import visits
from fpz_app.domain.workers import Role, Worker, Zone
from fpz_app.store.store import Store

_AT_ONCE = 50
_MANY = 200
_FEW = 10


def make_zone(store: Store, *, families: int = 40, seed: int = 2026, today: date) -> Worker:
    """Fills an empty store and returns whom to sign in as. The same seed and day make the same zone.

    The first families are those of resources/demo/cast.toml, the Marlow family before all; more than two hundred
    (for benches) have about fifty notes each, and three in four of them no assessment.
    """
    from_files = material()
    zone, workers = _workers(from_files, Ids(seed, today, 0))
    actor = workers["priya"]
    with store.work(actor, "Set up the zone") as work:
        work.add([zone, *workers.values()])
    shared = Zonewide(from_files, workers, seed, today, zone.code)
    for first in range(0, families, _AT_ONCE):
        numbers = range(first, min(first + _AT_ONCE, families))
        made = [
            family(shared, _part(from_files, number, families), number, ordinary=_ordinary(number, families))
            for number in numbers
        ]
        _store(store, actor, made)
        if first == 0 and families <= _MANY:
            tell(store, made[0])
            if len(made) > _FEW:
                write_down_twice(store, made[0], made[-1])
        with store.work(actor, "Plan visits") as work:
            planned = [visits(each, is_first=number == 0) for number, each in zip(numbers, made, strict=True)]
            work.add([visit for each in planned for visit in each])
    if families <= _MANY:
        put_some_off(store, actor, today, from_files.settings.zone)
    return actor


def _store(store: Store, actor: Worker, made: Sequence[Making]) -> None:
    with store.work(actor, "Record the family’s early help") as work:
        work.add([record for each in made for record in each.records])
    planned = [(each, list(versions(store, each))) for each in made if each.calendar.versions]
    with store.work(actor, "Agree the plan") as work:
        work.add([record for _, records in planned for record in records[:-1]])
        work.put_all(records[-1] for _, records in planned)
    with store.work(actor, "Record the meetings") as work:
        work.add([record for each in made for record in meetings(store, each)])
    for each in made:
        call_next(store, each)
        if each.part.decisions:
            _decided(store, each)
        attach(store, each)
        if each.part.draft:
            store.save_draft(draft_note(each, actor))


def _decided(store: Store, making: Making) -> None:
    settings = making.material.settings
    decide(Deciding(store, making, settings.thresholds))
    end(store, making, seen_limit=timedelta(weeks=settings.zone.clocks.child_seen_weeks))


def _part(from_files: Material, number: int, families: int) -> Part:
    """The cast again and again: later rounds have the stories, but no fixed names and nothing special."""
    cast = from_files.cast
    if number < len(cast):
        return cast[number]
    ordinary = [part for part in cast if not (part.timing.versions or part.joins_of or part.restricted or part.still)]
    part = _plain(ordinary[number % len(ordinary)], list(from_files.workers.worker), number)
    return structs.replace(part, brief=families > _MANY and number % 4 > 0)


def _ordinary(number: int, families: int) -> int:
    if families > _MANY:
        return 46
    return 0 if number == 0 else 1 + number % 3


def _workers(from_files: Material, ids: Ids) -> tuple[Zone, dict[str, Worker]]:
    said = from_files.workers
    zone_id = ids.new()
    zone = Zone(id=zone_id, file_id=zone_id, name=said.zone, code=said.code, council=said.council)
    workers = {
        each.key: Worker(
            id=ids.new(),
            file_id=zone_id,
            name=each.name,
            agency=each.agency,
            role=Role(each.role),
            job=each.job,
            phone=each.phone,
            email=f"{each.name.lower().replace(' ', '.')}@purbeck.example",
        )
        for each in said.worker
    }
    return zone, workers


def _plain(part: Part, workers: list[WorkerShape], number: int) -> Part:
    leads = [each.key for each in workers if each.role == Role.LEAD]
    return structs.replace(
        part, name="", given={}, address="", town="", reference="", draft="", warning=[], lead=leads[number % len(leads)],
        meets_in=None, cancelled=False, decisions="", attached=[],
    )  # fmt: skip
