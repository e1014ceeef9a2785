"""What the centre gives: pages that miss nothing and move on, first loads that resume, history, digests."""

from dataclasses import replace

import pytest

from fpz_app.central import streaming
from fpz_app.domain.merging import State, works_in
from fpz_app.domain.plans import Goal
from fpz_app.domain.record import new_id
from fpz_app.domain.workers import Role
from fpz_app.sync.protocol import Row, file_digest
from tests.helpers.centres import Here, Laptop


def goals(laptop: Laptop, family: str, many: int) -> None:
    for place in range(many):
        laptop.put(Goal(file_id=family, family_id=family, plan_id=new_id(), place=place, text=f"Goal {place}."))


def pulled(laptop: Laptop, limit: int) -> list[int]:
    """The numbers of all works, page by page."""
    found: list[int] = []
    after = 0
    while True:
        head, numbered, end = laptop.pull(after, limit=limit)
        assert end.count == len(numbered) <= limit
        found += [each.seq for each in numbered]
        if head.to == head.head:
            return found
        assert head.to > after
        after = head.to


def loaded(laptop: Laptop, **query: object) -> list[Row]:
    """A first load of all rows, page by page."""
    found: list[Row] = []
    after = ""
    while True:
        _, rows, end = laptop.snapshot(after=after, **query)
        found += rows
        after = end.next
        if not after:
            return found


def test_pages_of_any_size_give_every_work_once_and_in_order(here: Here) -> None:
    laptop = here.laptop()
    goals(laptop, laptop.family().id, 7)
    laptop.push()
    whole = pulled(laptop, 500)
    assert whole == sorted(set(whole))
    assert len(whole) == 10
    assert pulled(laptop, 1) == pulled(laptop, 3) == whole


def test_a_page_that_is_empty_after_filtering_still_moves_on(small: Here) -> None:
    manager, outsider = small.laptop("Ruth Amesbury", Role.MANAGER), small.laptop("Sam Ellery")
    before = outsider.pull()[0].head
    goals(manager, manager.family(restricted=True, allowed=(manager.worker.id,)).id, 3)
    manager.push()
    head, numbered, _ = outsider.pull(before)
    assert (numbered, head.after, head.to) == ([], before, before + 4)


def test_a_sync_with_nothing_to_do_is_an_empty_page(small: Here) -> None:
    laptop = small.laptop()
    head = laptop.pull()[0].head
    again, numbered, end = laptop.pull(head)
    assert (again.to, numbered, end.count, end.digests) == (head, [], 0, {})


def test_a_cursor_beyond_the_head_stays_where_it_is(small: Here) -> None:
    laptop = small.laptop()
    head, numbered, _ = laptop.pull(1_000)
    assert (head.to, numbered) == (1_000, [])
    assert head.head < 1_000


def test_files_given_by_an_order_not_heard_of_yet_are_left_out(small: Here) -> None:
    one, other = small.laptop(), small.laptop("Sam Ellery")
    family = one.family()
    one.push()
    assert family.id not in {each.work.file for each in other.pull(told=1)[1]}
    assert family.id in {each.work.file for each in other.pull(told=2)[1]}


def test_a_large_page_is_cut_by_its_bytes_and_no_work_is_split(small: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop = small.laptop()
    goals(laptop, laptop.family().id, 5)
    laptop.push()
    whole = pulled(laptop, 500)
    monkeypatch.setattr(streaming, "PAGE_BYTES", 700)
    assert len(laptop.pull(limit=500)[1]) < len(whole)
    assert pulled(laptop, 500) == whole
    assert len(loaded(laptop)) == 8


def test_a_first_load_gives_every_record_once_the_directory_first(here: Here) -> None:
    laptop = here.laptop()
    for name in ("Marlow", "Ashdown"):
        goals(laptop, laptop.family(name).id, 3)
    laptop.push()
    whole = loaded(laptop)
    assert [row.kind for row in whole if row.file == here.zone] == ["worker", "zone"]
    assert {row.file for row in whole[:2]} == {here.zone}
    assert len({row.id for row in whole}) == len(whole) == 10
    for limit in (1, 3, 4):
        assert loaded(laptop, limit=limit) == whole


def test_what_is_left_of_a_first_load_counts_down(small: Here) -> None:
    laptop = small.laptop()
    goals(laptop, laptop.family().id, 4)
    laptop.push()
    first, _, end = laptop.snapshot(limit=3)
    second, _, _ = laptop.snapshot(limit=3, after=end.next)
    assert (first.rows_left, second.rows_left) == (7, 4)


def test_a_first_load_and_the_works_after_it_leave_nothing_out(small: Here) -> None:
    """Rows read while others write: what a page missed comes with the pull from the head of the first page."""
    one, other = small.laptop(), small.laptop("Sam Ellery")
    family = one.family()
    goals(one, family.id, 3)
    one.push()
    head, rows, end = other.snapshot(limit=2)
    goals(one, family.id, 3)
    one.push()
    while end.next:
        _, more, end = other.snapshot(limit=2, after=end.next)
        rows += more
    later = {change.id for each in other.pull(head.head)[1] for change in each.work.changes}
    assert {row.id for row in rows} | later >= {row.id for row in loaded(one)}


def test_one_file_alone_can_be_loaded(here: Here) -> None:
    laptop = here.laptop()
    family, other = laptop.family(), laptop.family("Ashdown")
    goals(laptop, family.id, 3)
    goals(laptop, other.id, 3)
    laptop.push()
    assert {row.file for row in loaded(laptop, file=family.id, limit=2)} == {family.id}
    assert len(loaded(laptop, file=family.id, limit=2)) == 4


def test_a_place_to_go_on_from_that_is_none_is_refused(small: Here) -> None:
    laptop = small.laptop()
    for after in ("x", "1 2 3", "-1 a b c", "x" * 299):
        assert laptop.ask("GET", "/v1/snapshot", after=after).status_code == 400


def test_history_goes_back_page_by_page_to_the_first_work(here: Here) -> None:
    laptop = here.laptop()
    family = laptop.family()
    goals(laptop, family.id, 4)
    laptop.push()
    found: list[int] = []
    before = None
    while True:
        head, works, _ = laptop.history(file=family.id, limit=2, **({"before": before} if before else {}))
        found += [each.seq for each in works]
        if not head.after:
            break
        before = head.after + 1
    assert found == sorted(set(found), reverse=True)
    assert len(found) == 5


def test_a_laptops_own_works_are_left_out_up_to_the_number_it_names(small: Here) -> None:
    laptop, other = small.laptop(), small.laptop("Other")
    family = laptop.family()
    goals(laptop, family.id, 3)
    laptop.push()
    theirs = other.family()
    other.push()
    known = laptop.works()[1].number
    _, numbered, end = laptop.pull(own=known)
    mine = [each.work.number for each in numbered if each.work.device == laptop.id]
    assert min(mine) == known + 1
    assert theirs.id in {each.work.file for each in numbered}
    assert end.count == len(numbered)


def test_the_file_of_a_work_that_is_left_out_is_compared_all_the_same(small: Here) -> None:
    laptop = small.laptop()
    family = laptop.family()
    laptop.push()
    head, numbered, end = laptop.pull(own=laptop.works()[-1].number)
    assert (family.id in {each.work.file for each in numbered}, family.id in end.digests, head.to) == (False, True, head.head)


def test_digests_are_those_of_the_records_as_they_stand(small: Here) -> None:
    laptop = small.laptop()
    family = laptop.family()
    goals(laptop, family.id, 3)
    laptop.push()
    goal = laptop.store.find(Goal)[0]
    laptop.put(replace(goal, place=9))
    with laptop.store.work(laptop.worker, "Take away") as work:
        work.remove(goal)
    laptop.push()
    rows = [row for row in loaded(laptop) if row.file == family.id]
    states = [(row.id, works_in(State(row.values, row.versions, row.beside, row.removals))) for row in rows]
    _, _, end = laptop.pull()
    assert end.digests[family.id] == file_digest(states)
    assert laptop.ask("GET", "/v1/digests", file=family.id).json()["digests"] == {family.id: file_digest(states)}
