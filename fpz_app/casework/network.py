"""Network: who helps a family, and everyone that a form can ask about or name."""

from collections.abc import Iterable, Sequence
from datetime import date

from fpz_app.casework import naming
from fpz_app.casework.access import readable
from fpz_app.domain.errors import Problem
from fpz_app.domain.forms import Stands, Subject
from fpz_app.domain.permissions import Doing
from fpz_app.domain.workers import Helper, Worker
from fpz_app.store.store import Store

LEFT = "no longer here"


def put_helper(store: Store, actor: Worker, helper: Helper) -> Helper:
    """Adds or changes someone who helps. Raises Problem without a name."""
    if not helper.name.strip():
        raise Problem("The name is missing.", "Say who helps.", field="helper.name")
    with store.work(actor, "Record who helps") as work:
        work.require(Doing.RECORD, helper.family_id)
        return work.put(helper)


def helpers(store: Store, asker: Worker, family_id: str) -> list[Helper]:
    """Those who help now, in the order they came."""
    readable(store, asker, family_id)
    return [each for each in store.find(Helper, family_id=family_id) if not each.ended]


def subjects(store: Store, asker: Worker, family_id: str, today: date) -> list[Subject]:
    """The family's children, then its adults, then its helpers, who stand outside."""
    family = [
        Subject(each.id, each.name, Stands.CHILD if each.is_child else Stands.ADULT, each.age)
        for each in naming.around(store, asker, family_id, today)
    ]
    return family + [Subject(each.id, each.name, Stands.OUTSIDE) for each in helpers(store, asker, family_id)]


def owners(store: Store, asker: Worker, family_id: str, today: date) -> list[Subject]:
    """Everyone who may own an action: adults first, then children, helpers, the lead practitioner and the asker."""
    known = subjects(store, asker, family_id, today)
    known.sort(key=lambda one: [Stands.ADULT, Stands.CHILD, Stands.OUTSIDE].index(one.stands))
    helping = {each.worker_id for each in helpers(store, asker, family_id)}
    names = {one.name for one in known}
    lead_id = readable(store, asker, family_id).lead_id
    workers = [*store.find(Worker, id=[lead_id] if lead_id else []), asker]
    own = {each.id: Subject(each.id, each.name, Stands.OUTSIDE) for each in workers}
    return known + [one for one in own.values() if one.id not in helping and one.name not in names]


def with_former(store: Store, family_id: str, people: Sequence[Subject], named: Iterable[str]) -> list[Subject]:
    """The same people, and those named by id who have left the family or help no more."""
    known = {one.id for one in people}
    called = {**naming.workers(store), **naming.called(store, family_id)}
    gone = [one for one in dict.fromkeys(named) if one not in known and one in called]
    return [*people, *(Subject(one, f"{called[one]} ({LEFT})", Stands.OUTSIDE) for one in gone)]
