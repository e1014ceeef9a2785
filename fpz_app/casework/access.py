"""Access: which files a worker may see, and the audited events of reading, printing and searching."""

from collections.abc import Iterable
from dataclasses import replace

from fpz_app.domain.families import Family
from fpz_app.domain.people import Person
from fpz_app.domain.permissions import Doing, Scope, may, require, sees
from fpz_app.domain.workers import Worker
from fpz_app.store.opened import opened_files
from fpz_app.store.store import Store
from fpz_app.store.work import Gone


def hidden_files(store: Store, asker: Worker) -> frozenset[str]:
    """The files that are to the asker as if they were not there; every question leaves their rows out."""
    hidden = frozenset(family.id for family in store.find(Family, restricted=True) if not sees(asker, family))
    return hidden - opened(store, asker) if hidden else hidden


def opened(store: Store, asker: Worker) -> frozenset[str]:
    """The files that the asker holds open by break-glass; a clock that is set back does not lengthen it."""
    with store.read() as connection:
        return opened_files(connection, asker.id, store.time_passed(), store.milliseconds())


def scope_of(store: Store, asker: Worker, family: Family) -> Scope:
    """What the asker's permission in this family's file depends on."""
    return Scope(family) if sees(asker, family) else Scope(family, opened(store, asker))


def readable(store: Store, asker: Worker, family_id: str) -> Family:
    """The family, where the asker may read its file. Raises Gone for a hidden file as for none; Problem for a role."""
    family = store.get(Family, store.standing().stands(family_id))
    scope = scope_of(store, asker, family)
    if not sees(asker, family, scope.opened):
        raise Gone
    require(asker, Doing.READ, scope)
    return family


def may_here(store: Store, asker: Worker, doing: Doing, family_id: str) -> bool:
    """Whether the asker may do this in a family's file; what they may not is not offered to them."""
    found = store.find(Family, id=family_id)
    return bool(found) and may(asker, doing, scope_of(store, asker, found[0]))


def as_seen(person: Person, hidden: frozenset[str]) -> Person:
    """Someone first recorded in a hidden file, seen through another family: nothing that tells where they are."""
    if person.file_id not in hidden:
        return person
    return replace(person, address="", postcode="", phone="", email="", school="", school_year="")


def witness(store: Store, actor: Worker, title: str, file_id: str) -> None:
    """Journals a reading, print or search of a file as an event of its own (trust.md T-17)."""
    if not store.read_only:
        with store.work(actor, title) as work:
            work.say(file_id)


def witness_search(store: Store, actor: Worker, file_ids: Iterable[str], title: str = "Searched the record") -> None:
    """Journals in each file that its words were shown to someone who searched, or are on a list that left the app."""
    if not store.read_only:
        with store.work(actor, title) as work:
            for file_id in sorted(file_ids):
                work.say(file_id)
