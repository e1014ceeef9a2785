"""Work that the centre did not take: who is told of it, and what becomes of it, on both databases."""

from dataclasses import replace
from typing import Any

import msgspec
import pytest

from fpz_app.central import exchange, reading_works
from fpz_app.central.database import writing
from fpz_app.domain.families import Family
from fpz_app.domain.workers import Role
from fpz_app.store.migrations import VERSION
from fpz_app.sync import protocol
from fpz_app.sync.left_protocol import How, LeftAddress, LeftEnd, LeftWork
from tests.helpers.centres import Here, Laptop, Pen, set_to


def left(laptop: Laptop, **query: Any) -> tuple[list[LeftWork], LeftEnd]:
    answer = laptop.ask("GET", LeftAddress.LEFT, **query)
    assert answer.status_code == 200, answer.text
    lines = protocol.unpack(answer.content)
    return [protocol.read(line, LeftWork) for line in lines[:-1]], protocol.read(lines[-1], LeftEnd)


def hand(laptop: Laptop, number: int, said: str = "For you") -> int:
    body = {"works": [{"number": number, "said": said}]}
    return laptop.ask("POST", LeftAddress.HANDED, msgspec.json.encode(body)).status_code


def settle(laptop: Laptop, work: LeftWork, how: How = How.NOTE, why: str = "") -> int:
    body = {"device": work.device, "number": work.number, "how": str(how), "why": why}
    return laptop.ask("POST", LeftAddress.TAKEN, msgspec.json.encode(body)).status_code


def mark(laptop: Laptop) -> str:
    return protocol.read(laptop.ask("GET", protocol.Address.CONTROL, after=0).content, protocol.Control).left


def refused_work(here: Here) -> tuple[Laptop, Laptop, Laptop, int]:
    """Priya's try to restrict a file that Sam leads was refused: her laptop, his, the manager's, and its number."""
    ruth, priya, sam = here.laptop("Ruth", Role.MANAGER), here.laptop(), here.laptop("Sam Ellery")
    family = ruth.family(lead_id=sam.worker.id)
    ruth.push()
    priya.receive()
    known = priya.store.get(Family, family.id)
    priya.put(replace(known, restricted=True, about="Typed by Priya"))
    (receipt,) = priya.push()
    assert receipt.verdict is protocol.Verdict.REFUSED
    return priya, sam, ruth, receipt.number


def test_what_is_handed_over_reaches_the_lead_and_the_manager_until_one_settles_it(here: Here) -> None:
    priya, sam, ruth, number = refused_work(here)
    assert [left(each)[0] for each in (priya, sam, ruth)] == [[], [], []]
    assert (mark(sam), hand(priya, number), hand(priya, number, "Said again")) == ("", 204, 204)
    (work,), end = left(sam)
    assert (work.worker, work.said, b"Typed by Priya" in bytes(work.work)) == (priya.worker.id, "For you", True)
    assert (len(left(ruth)[0]), left(priya)[0], end.mark) == (1, [], mark(sam))
    assert (settle(sam, work, why="Kept"), settle(ruth, work, How.AWAY)) == (204, 204)
    assert (left(sam)[0], left(ruth)[0], mark(sam)) == ([], [], "")
    assert [(fate.how, fate.by, fate.why) for fate in left(priya)[1].fates] == [(How.NOTE, sam.worker.id, "Kept")]
    assert mark(priya) != ""


def test_what_was_written_in_a_file_that_was_taken_is_left_by_itself(small: Here) -> None:
    ruth, priya = small.laptop("Ruth", Role.MANAGER), small.laptop()
    family = ruth.family()
    ruth.push()
    priya.receive()
    priya.put(replace(priya.store.get(Family, family.id), about="Typed by Priya"))
    ruth.put(replace(family, restricted=True, allowed=(ruth.worker.id,)))
    ruth.push(after=1)
    assert priya.push()[0].verdict is protocol.Verdict.REFUSED
    assert [work.worker for work in left(ruth)[0]] == [priya.worker.id]


def test_what_comes_from_a_revoked_laptop_is_left_even_a_family_that_nobody_has(small: Here) -> None:
    ruth, priya, sam = small.laptop("Ruth", Role.MANAGER), small.laptop(), small.laptop("Sam Ellery")
    priya.family("Pike")
    small.revoke(priya)
    priya.push()
    assert [(work.revoked, b"Pike" in bytes(work.work)) for work in left(ruth)[0]] == [(True, True)]
    assert left(sam)[0] == []


def test_what_was_held_and_is_refused_after_all_is_left_too(small: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    ruth, priya = small.laptop("Ruth", Role.MANAGER), small.laptop()
    family = ruth.family()
    ruth.push()
    newer = Pen(priya).write(family.id, set_to("family", family.id, restricted=True), schema=VERSION + 1)
    assert protocol.read(protocol.unpack(priya.send([newer]).content)[0], protocol.Receipt).verdict is protocol.Verdict.HELD
    for module in (exchange, reading_works):
        monkeypatch.setattr(module, "VERSION", VERSION + 1)
    writing(small.centre.engine, lambda connection: exchange.release(connection, small.clock()))
    (work,), _ = left(ruth)
    settle(ruth, work, How.AWAY, "Not needed")
    assert [(fate.number, fate.how) for fate in left(priya)[1].fates] == [(newer.number, How.AWAY)]


def test_nobody_is_told_what_a_restricted_file_would_hide(small: Here) -> None:
    ruth, priya = small.laptop("Ruth", Role.MANAGER), small.laptop()
    hidden = priya.family("Pike", restricted=True, allowed=(priya.worker.id,))
    small.revoke(priya)
    priya.push()
    assert (left(ruth)[0], hidden.restricted) == ([], True)


def test_pages_follow_on_each_other(small: Here) -> None:
    ruth, priya = small.laptop("Ruth", Role.MANAGER), small.laptop()
    for name in ("Ash", "Birch", "Cedar"):
        priya.family(name)
    small.revoke(priya)
    priya.push()
    first, end = left(ruth, limit=2)
    rest, last = left(ruth, limit=2, place=end.next)
    assert ([work.number for work in (*first, *rest)], last.next) == ([1, 2, 3], "")


def test_others_works_are_not_handed_over_or_settled(small: Here) -> None:
    priya, sam, ruth, number = refused_work(small)
    assert (hand(sam, number), hand(priya, 99)) == (403, 403)
    hand(priya, number)
    (work,), _ = left(sam)
    other = small.laptop("Ann Lee", Role.PRACTITIONER)
    assert (settle(other, work), settle(priya, work), settle(ruth, replace_number(work, 98))) == (403, 403, 403)


def replace_number(work: LeftWork, number: int) -> LeftWork:
    return msgspec.structs.replace(work, number=number)


def test_words_that_a_database_cannot_keep_are_kept_without_them(on_postgres: Here) -> None:
    priya, sam, _, number = refused_work(on_postgres)
    assert hand(priya, number, "before\0after") == 204
    assert left(sam)[0][0].said == "beforeafter"
    odd = priya.ask("GET", LeftAddress.LEFT, place="x y z").status_code
    assert odd == 400
