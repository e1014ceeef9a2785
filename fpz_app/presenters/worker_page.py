"""Worker page: one worker's entry, the families they lead and their laptops, in the words of the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from fpz_app.casework import naming
from fpz_app.casework.outbox import has_centre
from fpz_app.casework.workers import ROLES_SAID, led_by, may_lead
from fpz_app.domain.families import Family
from fpz_app.domain.permissions import Doing, Scope, may
from fpz_app.domain.workers import Role, Worker
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.known_laptops import LaptopCard, card, codes_words, heard_words, kept

TEXTS = ("name", "agency", "team", "job", "role")
ROLES = {str(role): does for role, does in ROLES_SAID.items()}
"""What each role does."""
NEW_LAPTOPS = "A laptop can be invited once they are in the directory."
NO_CENTRE = "This zone has no centre yet: laptops join once it has one."
NO_FAMILIES = "Families are not on this laptop. The zone manager sees whom they lead, and hands over."


@dataclass(frozen=True)
class Led:
    family_id: str
    name: str
    reference: str


@dataclass(frozen=True)
class Around:
    """What stands beside the entry: state, families with who may take them over, and laptops.

    `stands` says how up to date the laptops are. `families_words` is said where none are listed.
    """

    left: bool
    is_self: bool
    families: Sequence[Led]
    families_words: str
    leads: Sequence[tuple[str, str]]
    laptops: Sequence[LaptopCard]
    laptops_words: str
    codes: str
    stands: str
    may_invite: bool


def values_of(worker: Worker | None) -> dict[str, str]:
    if worker is None:
        return {**dict.fromkeys(TEXTS, ""), "role": str(Role.PRACTITIONER)}
    return {name: str(getattr(worker, name)) for name in TEXTS}


def typed_into(worker: Worker, values: Mapping[str, Any]) -> Worker:
    name, agency, team, job = (" ".join(str(values[each]).split()) for each in ("name", "agency", "team", "job"))
    return replace(worker, name=name, agency=agency, team=team, job=job, role=Role(values["role"]))


def around(desk: Desk, worker: Worker | None) -> Around:
    if worker is None:
        return Around(False, False, (), "", (), (), NEW_LAPTOPS, "", "", False)
    store, now = desk.store, desk.now()
    joined, said, names = has_centre(store), kept(store), naming.workers(store)
    found = sorted((each for each in (said.laptops if said else ()) if each.worker == worker.id), key=lambda each: each.enrolled)
    laptops = [card(each, names, now, here=store.device.id) for each in found]
    families = led_by(store, desk.actor, worker.id)
    may_see = may(desk.actor, Doing.READ, Scope())
    none_said = "They lead no family." if may_see else NO_FAMILIES
    return Around(
        left=worker.left,
        is_self=worker.id == desk.actor.id,
        families=[_led(each) for each in families],
        families_words="" if families else none_said,
        leads=[(each.id, f"{each.name}, {each.agency}" if each.agency else each.name) for each in _others(desk, worker)],
        laptops=laptops,
        laptops_words="" if laptops else "No laptop of theirs has joined." if joined else NO_CENTRE,
        codes=codes_words([each for each in (said.codes if said else ()) if each.worker == worker.id], now),
        stands=heard_words(said, now) if joined else "",
        may_invite=joined and not worker.left,
    )


def _led(family: Family) -> Led:
    return Led(family.id, family.name, family.reference)


def _others(desk: Desk, worker: Worker) -> list[Worker]:
    return [each for each in may_lead(desk.store) if each.id != worker.id]
