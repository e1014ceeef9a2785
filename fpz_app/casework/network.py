"""Network: who helps a family, and everyone that a form can ask about or name."""

from datetime import date

from fpz_app.casework import naming
from fpz_app.casework.access import readable
from fpz_app.domain.errors import Problem
from fpz_app.domain.forms import Stands, Subject
from fpz_app.domain.permissions import Doing
from fpz_app.domain.workers import Helper, Worker
from fpz_app.store.store import Store


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
