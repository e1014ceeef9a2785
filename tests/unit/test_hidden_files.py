"""A restricted file is to an outsider as if it were not there: no answer and no paper differs by a byte (T-19)."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pytest

from fpz_app.casework.conflicts import conflicts
from fpz_app.casework.tray import returned
from fpz_app.domain.agreements import Disclosure
from fpz_app.domain.changes import Change, Op, WorkEntry
from fpz_app.domain.episodes import Episode
from fpz_app.domain.errors import Problem
from fpz_app.domain.frontdoor import Contact
from fpz_app.domain.levels import LevelOfNeed
from fpz_app.domain.notes import Note
from fpz_app.domain.people import Kin, Membership, Person, Relationship
from fpz_app.domain.permissions import MAY, Doing
from fpz_app.domain.plans import Action
from fpz_app.domain.record import new_id
from fpz_app.domain.visits import Visit
from fpz_app.domain.workers import Helper, Role, Worker
from fpz_app.store import journal, left
from fpz_app.store.drafts import Draft
from fpz_app.store.migrations import VERSION
from fpz_app.store.replica import Answer, Replica
from fpz_app.store.store import Store
from tests.helpers.every_question import ASKED, ELSEWHERE, OF_FAMILY, PAPERS, Asked
from tests.helpers.lefts import left_row
from tests.helpers.one_file import NOW, TODAY, OneFile, make_file
from tests.helpers.stores import OUTSIDER, PRIYA
from tests.unit.test_permissions import functions_with

READERS = list({MAY[role]: role for role in Role}.values())


def test_every_question_of_casework_is_asked() -> None:
    assert sorted(functions_with("asker")) == sorted([*(asked.name for asked in ASKED), *ELSEWHERE])


def answer(store: Store, asked: Asked, asker: Worker, of: OneFile) -> object:
    """What is said, or why not."""
    try:
        return asked.put(partial(asked.question, store, asker), of)
    except Problem as problem:
        return type(problem), problem.message, problem.remedy


def hide(store: Store, beside: OneFile, asker: Worker) -> OneFile:
    """A restricted file that touches the family beside it, and the asker, in every way that a file can."""
    secret = make_file(store, name="Zephyrine", restricted=True, allowed=(PRIYA.id,), in_directory=False)
    family = replace(
        secret.family, reference="PU7777", address="3 Hidden Lane", postcode="BH19 9ZZ", lead_id=asker.id, phone="01632 960111"
    )
    twin = Person(
        file_id=secret.id, given_name="Zephyrine", family_name="Zephyr", born="2013-03-03", nhs_number="9434765919",
        upn="H801200001001", address="3 Hidden Lane", postcode="BH19 9ZZ", external_id="777",
    )  # fmt: skip
    helper = Helper(**secret.mine, name=asker.name, worker_id=asker.id)
    about: dict[str, Any] = {"about": (beside.callum.id,), "seen": (beside.callum.id,), "significant": True, "finished_at": NOW}
    kin: dict[str, Any] = {"from_id": beside.kerry.id, "to_id": beside.callum.id, "parental_responsibility": "yes"}
    with store.work(PRIYA, "Hide") as work:
        work.put(family)
        work.put_all([
            twin, helper,
            Membership(**secret.mine, person_id=twin.id),
            *(Membership(**secret.mine, person_id=each.id) for each in (beside.callum, beside.kerry)),
            Relationship(file_id=secret.id, kin=Kin.GRANDPARENT, **kin),
            Note(**secret.mine, author_id=asker.id, on=date(2026, 11, 22), text="School visit, Zephyrine.", **about),
            LevelOfNeed(**secret.mine, person_id=beside.callum.id, on=TODAY, level=4, reason="Harm"),
            Action(**secret.mine, goal_id=secret.goal.id, text="Ring", by_when=TODAY, who_ids=(asker.id, helper.id)),
            Contact(file_id=secret.id, person_id=beside.callum.id, on=TODAY, source_key="1/777"),
            Episode(file_id=secret.id, person_id=beside.callum.id, source_key="2/777", requested_on=TODAY),
            Disclosure(**secret.mine, what="Plan", on=TODAY),
            Visit(**secret.mine, visitor_id=asker.id, on=TODAY, at="10:30", whom=(beside.callum.id,), purpose="Zephyrine"),
        ])  # fmt: skip
    dispute(store, secret)
    store.save_draft(Draft("notes:new", asker.id, "a note", secret.id, {"text": "Zephyrine"}, "2026-11-23T09:00:00"))
    return secret


def dispute(store: Store, secret: OneFile) -> None:
    """Two people write its goal anew while apart, and the centre does not take one of its works."""
    stood = last_work(store, secret.goal.id)
    with store.work(PRIYA, "Write the goal anew") as work:
        work.put(replace(secret.goal, text="Zephyrine sleeps at home"))
    change = Change(kind="goal", id=secret.goal.id, op=Op.SET, values={"text": "Zephyrine is safe"}, bases={"text": [stood]})
    theirs = WorkEntry(
        id=new_id(), group=new_id(), file=secret.id, device=new_id(), number=1, who=OUTSIDER.id, title="Write",
        stamp=store.tail.stamp, schema=VERSION, previous_hash="", changes=(change,),
    )  # fmt: skip
    replica = Replica(store)
    own = last_work(store, secret.goal.id)
    replica.receive([(1, replace(theirs, hash=theirs.chain_hash()))], 1)
    replica.answered([Answer(own, store.tail.number, "refused", "Not here.", refused=True)])
    assert conflicts(store, PRIYA)
    with store.writing() as connection:
        left.replace_all(connection, [left_row(theirs)])
    assert returned(store, PRIYA, {})


def last_work(store: Store, record_id: str) -> str:
    with store.read() as connection:
        return journal.history(connection, [record_id])[0].work


@pytest.mark.parametrize("role", READERS)
def test_no_answer_tells_of_a_hidden_file(store: Store, role: Role) -> None:
    asker, of = replace(OUTSIDER, role=role), make_file(store)
    before = {asked.name: repr(answer(store, asked, asker, of)) for asked in ASKED}
    hide(store, of, asker)
    after = {asked.name: repr(answer(store, asked, asker, of)) for asked in ASKED}
    assert [name for name in before if before[name] != after[name]] == []


def test_no_paper_tells_of_a_hidden_file(store: Store) -> None:
    of = make_file(store)
    before = {asked.name: answer(store, asked, OUTSIDER, of) for asked in PAPERS}
    hide(store, of, OUTSIDER)
    after = {asked.name: answer(store, asked, OUTSIDER, of) for asked in PAPERS}
    assert [name for name in before if before[name] != after[name]] == []


@pytest.mark.parametrize("role", READERS)
def test_a_hidden_file_answers_as_one_that_is_not_there(store: Store, role: Role) -> None:
    asker, nowhere = replace(OUTSIDER, role=role), make_file(store)
    secret = make_file(store, restricted=True, allowed=(PRIYA.id,))
    with store.work(PRIYA, "Remove") as work:
        for each in (nowhere.family, *nowhere.records.values()):
            if not isinstance(each, (str, OneFile)):
                work.remove(each)
    asked_of = (*OF_FAMILY, *PAPERS)
    hidden = {asked.name: repr(answer(store, asked, asker, secret)) for asked in asked_of}
    gone = {asked.name: repr(answer(store, asked, asker, nowhere)) for asked in asked_of}
    assert {name: (hidden[name][:300], gone[name][:300]) for name in hidden if hidden[name] != gone[name]} == {}


@pytest.mark.parametrize("role", [role for role in Role if Doing.READ not in MAY[role]])
def test_a_role_that_reads_no_files_is_told_nothing(store: Store, role: Role) -> None:
    asker, of = replace(OUTSIDER, role=role), make_file(store)
    told = {asked.name: repr(answer(store, asked, asker, of)) for asked in (*ASKED, *PAPERS)}
    assert [name for name, said in told.items() if any(word in said for word in ("Marlow", "Kerry", "Bay Close"))] == []
