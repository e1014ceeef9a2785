"""Break-glass at the centre: found, given to one laptop for its time, told to those who must know, and taken back (T-20)."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from typing import Any

import msgspec

from fpz_app.central import verifying
from fpz_app.central.break_glass import end_all_due
from fpz_app.central.database import reading
from fpz_app.central.openings import every
from fpz_app.domain.break_glass import AT_MOST, LASTS, LATE, MINUTE, BreakGlass, Outcome
from fpz_app.domain.families import Family
from fpz_app.domain.notes import Note
from fpz_app.domain.people import Membership, Person
from fpz_app.domain.record import new_id
from fpz_app.domain.workers import Role
from fpz_app.sync import protocol
from fpz_app.sync.break_glass_protocol import BreakGlassAddress, BreakGlassAnswer, BreakGlassAsked
from fpz_app.sync.protocol import Verdict
from tests.helpers.centres import START, Here, Laptop, Pen, added, set_to

REASON = "Zoe is in hospital and nobody knows whom to ring."


def ask(laptop: Laptop, *, record_id: str = "", **said: Any) -> Any:
    asked = BreakGlassAsked(**{"id": record_id or new_id(), "reason": REASON, **(said or {"reference": "CH0042"})})
    return laptop.ask("POST", BreakGlassAddress.ASK, msgspec.json.encode(asked))


def answer(laptop: Laptop, **said: Any) -> BreakGlassAnswer:
    found = ask(laptop, **said)
    assert found.status_code == 200, found.text
    return protocol.read(found.content, BreakGlassAnswer)


def secret(lead: Laptop) -> Family:
    """Restricted to its lead by another zone manager; its child is Zoe."""
    boss = lead.here.laptop("Ada", Role.MANAGER)
    family = boss.family("Zephyr", reference="CH0042", restricted=True, allowed=(lead.worker.id,), lead_id=lead.worker.id)
    assert {each.verdict for each in boss.push()} == {Verdict.OK}
    zoe = Person(file_id=family.id, given_name="Zoë", family_name="Zephyr", born="2016-05-04")
    lead.put(zoe, Membership(file_id=family.id, family_id=family.id, person_id=zoe.id))
    assert {each.verdict for each in lead.push()} == {Verdict.OK}
    return family


def held(laptop: Laptop) -> set[str]:
    """The files that its orders leave it with, but for the directory."""
    files: set[str] = set()
    for order, file in laptop.orders():
        (files.add if order == "grant" else files.discard)(file)
    return files - {laptop.here.zone}


def later(here: Here, milliseconds: int) -> None:
    """Their sign-in has ended meanwhile."""
    here.clock.now += milliseconds
    for each in here.laptops:
        each.token = ""


def made(here: Here) -> list[BreakGlass]:
    with reading(here.centre.engine) as connection:
        assert list(verifying.faults(connection, here.zone)) == []
        return every(connection, here.zone)


def test_a_file_is_given_and_taken_back_when_its_time_is_over(here: Here) -> None:
    lead, sam, other, ruth = here.laptop(), here.laptop("Sam"), here.laptop("Ed"), here.laptop("Ruth", Role.MANAGER)
    family = secret(lead)
    said = answer(sam, name="zoe zephyr", born="2016-05-04")
    assert said == BreakGlassAnswer(outcome=Outcome.OPENED, families=(family.id,), ends=START + LASTS)
    (opening,) = made(here)
    told = {opening.id}
    assert (held(sam), held(other), held(ruth), held(lead)) == ({family.id} | told, set(), told, {family.id} | told)
    later(here, LASTS)
    assert held(sam) == told
    (ended,) = made(here)
    assert ended == replace(opening, taken_back=True)


def test_who_asks_again_hears_the_same_and_another_does_not(small: Here) -> None:
    lead, sam, ed = small.laptop(), small.laptop("Sam"), small.laptop("Ed")
    secret(lead)
    record_id = new_id()
    first = answer(sam, record_id=record_id, reference="CH0042")
    later(small, MINUTE)
    assert answer(sam, record_id=record_id, reference="CH0042") == first
    assert answer(ed, record_id=record_id, reference="CH9999").outcome is Outcome.NOTHING
    assert len(made(small)) == 2


def test_an_asking_that_finds_nothing_is_kept_for_the_manager_and_hints_at_nothing(small: Here) -> None:
    lead, sam, ruth = small.laptop(), small.laptop("Sam"), small.laptop("Ruth", Role.MANAGER)
    secret(lead)
    said = answer(sam, reference="CH9999")
    (kept,) = made(small)
    assert (said.outcome, said.families, kept.asked) == (Outcome.NOTHING, (), "CH9999")
    assert (held(ruth), held(lead) & {kept.id}) == ({kept.id}, set())


def test_a_role_that_may_not_is_refused_and_told_nothing(small: Here) -> None:
    secret(small.laptop())
    auditor = small.laptop("Sam", Role.AUDITOR)
    there, not_there = (ask(auditor, reference=each) for each in ("CH0042", "CH9999"))
    assert (there.status_code, there.content) == (403, not_there.content)
    assert made(small) == []


UNSOUND: tuple[dict[str, str], ...] = (
    {"id": "no"}, {"reason": "Now"}, {"reference": ""}, {"reason": "x " * 5_000},
    {"reference": "", "name": "Zoe Zephyr", "born": "aaaa-bb-cc"},
)  # fmt: skip


def test_what_is_not_sound_is_refused(small: Here) -> None:
    sam = small.laptop("Sam")
    for said in UNSOUND:
        asked = {"id": new_id(), "reason": REASON, "reference": "CH0042", **said}
        assert sam.ask("POST", BreakGlassAddress.ASK, msgspec.json.encode(asked)).status_code in (400, 403), said
    assert made(small) == []


def test_nobody_asks_again_and_again(small: Here) -> None:
    sam = small.laptop("Sam")
    for _ in range(AT_MOST):
        answer(sam)
    assert ask(sam).status_code == 403
    later(small, 61 * MINUTE)
    answer(sam)


def test_many_askings_at_once_are_counted_too(on_postgres: Here) -> None:
    sam = on_postgres.laptop("Sam")
    sam.ask("GET", protocol.Address.CONTROL)
    with ThreadPoolExecutor(4) as pool:
        answers = [each.status_code for each in pool.map(lambda _: ask(sam), range(2 * AT_MOST))]
    assert sorted(answers) == [200] * AT_MOST + [403] * AT_MOST


def test_a_revoked_laptop_opens_nothing(small: Here) -> None:
    secret(small.laptop())
    sam = small.laptop("Sam")
    sam.token = sam.sign_in().json()["token"]
    small.revoke(sam)
    assert ask(sam).status_code == 403


def test_what_was_done_is_told_and_what_was_written_offline_still_arrives(here: Here) -> None:
    lead, sam = here.laptop(), here.laptop("Sam")
    family = secret(lead)
    answer(sam)
    pen = Pen(sam)
    pen.push(family.id, title="Opened the file")
    later(here, LASTS + MINUTE)
    held(sam)
    note = Note(file_id=family.id, family_id=family.id, author_id=sam.worker.id, on=date(2026, 11, 23), text="Rang.")
    assert pen.push(family.id, added(note), title="Finish a note").verdict is Verdict.OK
    assert [each.what for each in made(here)[0].done] == ["Opened the file", "Finish a note"]
    later(here, LATE)
    late = replace(note, id=new_id())
    assert pen.push(family.id, added(late)).verdict is Verdict.REFUSED


def test_a_laptop_gives_back_and_a_manager_reviews(small: Here) -> None:
    lead, sam, ruth = small.laptop(), small.laptop("Sam"), small.laptop("Ruth", Role.MANAGER)
    family = secret(lead)
    answer(sam)
    assert answer(lead).outcome is Outcome.OPEN_ALREADY
    opening, _ = made(small)
    pen, hers = Pen(sam), Pen(ruth)
    assert pen.push(opening.id, set_to("break_glass", opening.id, verdict="Justified")).verdict is Verdict.REFUSED
    assert hers.push(opening.id, set_to("break_glass", opening.id, given_back=START)).verdict is Verdict.REFUSED
    assert family.id in held(sam)
    assert pen.push(opening.id, set_to("break_glass", opening.id, given_back=START)).verdict is not Verdict.REFUSED
    assert family.id not in held(sam)
    judged = set_to("break_glass", opening.id, verdict="Justified", words="Right.")
    assert hers.push(opening.id, judged).verdict is not Verdict.REFUSED


def test_what_a_laptop_without_a_network_opened_is_told_when_it_comes(small: Here) -> None:
    lead, sam, ruth = small.laptop(), small.laptop("Sam"), small.laptop("Ruth", Role.MANAGER)
    family = secret(lead)
    record_id = new_id()
    here = BreakGlass(
        id=record_id, file_id=record_id, worker_id=sam.worker.id, asked="CH0042", reason=REASON, outcome=Outcome.OPENED,
        families=(family.id,), references=("CH0042",), began=START, ends=START + LASTS,
    )  # fmt: skip
    pen = Pen(sam)
    longer = replace(here, ends=START + 2 * LASTS)
    assert pen.push(record_id, added(longer)).verdict is Verdict.REFUSED
    assert pen.push(record_id, added(replace(here, worker_id=lead.worker.id))).verdict is Verdict.REFUSED
    assert pen.push(record_id, added(here)).verdict is Verdict.OK
    assert (held(sam), held(ruth)) == ({family.id, record_id}, {record_id})


def test_a_file_is_not_named_an_opening_to_get_it(small: Here) -> None:
    lead, sam = small.laptop(), small.laptop("Sam")
    family = secret(lead)
    forged = BreakGlass(id=family.id, file_id=family.id, worker_id=sam.worker.id, asked="", reason="", families=(family.id,),
                        references=("",), began=START, ends=START + LASTS)  # fmt: skip
    assert Pen(sam).push(family.id, added(forged)).verdict is Verdict.REFUSED
    assert held(sam) == set()


def test_it_is_taken_back_of_a_laptop_that_does_not_ask(small: Here) -> None:
    lead, sam = small.laptop(), small.laptop("Sam")
    secret(lead)
    answer(sam)
    later(small, LASTS)
    for _ in range(2):
        end_all_due(small.centre.engine, small.clock())
    (ended,) = made(small)
    assert ended.taken_back
    assert small.waiting(sam) == 4  # the directory and the opening given, the family given and taken
    assert held(small.laptop("Ruth", Role.MANAGER)) == {ended.id}  # who comes later is told of earlier ones
