"""What the centre refused is sent again by those alone who might do it for the first time."""

from dataclasses import replace

import pytest

from fpz_app.casework.tray import change_words, hand_over, send_again
from fpz_app.domain.alerts import WarningNote
from fpz_app.domain.assessments import Assessment, AssessmentState
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.notes import Note
from fpz_app.domain.permissions import MAY, Doing
from fpz_app.domain.record import Record
from fpz_app.domain.workers import Role, Worker
from fpz_app.store import journal, left
from fpz_app.store.replica import Answer, Replica
from fpz_app.store.store import Store
from tests.helpers.one_file import TODAY, OneFile, make_file
from tests.helpers.stores import OUTSIDER


def writings(of: OneFile) -> dict[Doing, Record]:
    ready: Assessment = of.ready
    family: Family = replace(of.family, allowed=("somebody",))
    return {
        Doing.RECORD: Note(**of.mine, author_id=OUTSIDER.id, on=TODAY, text="A visit."),
        Doing.WARN: WarningNote(**of.mine, text="Dog", reason="Seen", made_on=TODAY, review_on=TODAY),
        Doing.APPROVE: replace(ready, state=AssessmentState.APPROVED, approved_on=TODAY),
        Doing.RESTRICT: family,
    }


def refused(store: Store, of: OneFile, record: Record) -> str:
    """A work that lies in the tray, and whose effect was taken out again."""
    with store.work(OUTSIDER, "Write") as work:
        work.put(record)
    with store.read() as connection:
        made = journal.history(connection, [record.id])[0].work
    Replica(store).answered([Answer(made, store.tail.number, "refused", "Not here.", refused=True)])
    store.undo(OUTSIDER, store.last_group, "Taken out")
    return made


def is_done(store: Store, actor: Worker, work: str) -> bool:
    try:
        send_again(store, actor, work)
    except Problem as problem:
        if not problem.message.startswith("You may not") and "no longer on this laptop" not in problem.message:
            raise
        return False
    return True


def test_words_that_were_changed_since_go_along_when_work_is_handed_over(store: Store) -> None:
    of = make_file(store)
    work = refused(store, of, Note(**of.mine, author_id=OUTSIDER.id, on=TODAY, text="A visit."))
    change_words(store, work, "0.text", "Two visits.")
    hand_over(store, OUTSIDER, work, "Please add it.")
    with store.read() as connection:
        (handed,) = left.to_hand_over(connection)
    assert handed.said.startswith("Please add it.\n\n")
    assert handed.said.endswith(", as I would put it now:\nTwo visits.")


@pytest.mark.parametrize("role", list({MAY[role]: role for role in Role}.values()))
def test_each_role_sends_again_what_it_may_do(store: Store, role: Role) -> None:
    of, actor = make_file(store), replace(OUTSIDER, role=role)
    needed = {doing: {doing} | ({Doing.ASSESS} if doing is Doing.APPROVE else set()) for doing in writings(of)}
    found = {doing: is_done(store, actor, refused(store, of, record)) for doing, record in writings(of).items()}
    reads = Doing.READ in MAY[role]
    assert found == {doing: reads and needed[doing] <= MAY[role] for doing in found}
