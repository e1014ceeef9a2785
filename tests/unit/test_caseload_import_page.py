"""The import page's presenter: from the chosen file to the caseload on record and back."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from fpz_app.casework import history
from fpz_app.domain.errors import Problem
from fpz_app.domain.people import Person
from fpz_app.presenters import places
from fpz_app.presenters.caseload_import import CaseloadImportPresenter, Done, RowLine
from fpz_app.presenters.caseload_lines import Understood
from fpz_app.store.store import Store
from tests.helpers.desks import Kept, desk_for
from tests.helpers.stores import PRIYA
from tests.helpers.workbooks import CONTACTS, EARLY_HELP, SAMPLE, workbook


class View:
    """Keeps what it was last shown."""

    def __init__(self) -> None:
        self.step, self.waiting, self.summary, self.do_it = "", "", "", ""
        self.understood: Understood | None = None
        self.rows: Sequence[RowLine] = ()
        self.done: Done | None = None
        self.problem = ""

    def show_choosing(self, waiting: str) -> None:
        self.step, self.waiting = "choosing", waiting

    def show_busy(self, words: str) -> None:
        self.step = words

    def show_understood(self, file_name: str, understood: Understood) -> None:
        self.step, self.understood = f"understood {file_name}", understood

    def show_rows(self, rows: Sequence[RowLine], summary: str, do_it: str) -> None:
        self.step, self.rows, self.summary, self.do_it = "rows", rows, summary, do_it

    def show_done(self, done: Done) -> None:
        self.step, self.done = "done", done

    def show_problem(self, problem: Problem) -> None:
        self.problem = problem.message


Page = tuple[CaseloadImportPresenter, View, Kept]


@pytest.fixture
def page(store: Store) -> Page:
    view, kept = View(), Kept()
    presenter = CaseloadImportPresenter(view, desk_for(store, kept))
    presenter.open()
    return presenter, view, kept


@pytest.fixture
def file(tmp_path: Path) -> Callable[[bytes], Path]:
    def write(content: bytes) -> Path:
        written = tmp_path / "caseload.xlsx"
        written.write_bytes(content)
        return written

    return write


def test_a_chosen_workbook_is_shown_as_it_was_understood(page: Page, file: Callable[[bytes], Path]):
    presenter, view, _ = page
    presenter.choose(file(SAMPLE))
    assert view.understood
    assert [card.count for card in view.understood.sheets] == ["5 rows", "5 rows", "6 rows"]


def test_nothing_comes_in_by_looking(page: Page, file: Callable[[bytes], Path], store: Store):
    presenter, _, _ = page
    presenter.choose(file(SAMPLE))
    presenter.look_at_rows()
    assert store.find(Person) == []


def test_a_file_that_is_no_workbook_leads_back_to_choosing_with_the_reason(page: Page, file: Callable[[bytes], Path]):
    presenter, view, _ = page
    presenter.choose(file(b"%PDF-1.7"))
    assert (view.step, view.problem) == ("choosing", "This is a PDF, not an Excel workbook.")


def test_a_file_that_is_gone_is_told(page: Page, tmp_path: Path):
    presenter, view, _ = page
    presenter.choose(tmp_path / "gone.xlsx")
    assert view.problem == "This file cannot be opened."


def test_every_row_that_can_come_in_is_chosen_at_first(page: Page, file: Callable[[bytes], Path]):
    presenter, view, _ = page
    presenter.choose(file(SAMPLE))
    presenter.look_at_rows()
    assert (view.do_it, view.summary) == ("Bring in 16 rows", "16 rows · 1 to look at")


def test_rows_of_a_hidden_sheet_are_left_out_at_first(page: Page, file: Callable[[bytes], Path]):
    presenter, view, _ = page
    row = ["101", "M", "WBRI", "25/01/2015", 11, "16/09/2026", "6"]
    presenter.choose(file(workbook({"List 1": [CONTACTS, row], "Old": [CONTACTS, row]}, hidden=["Old"])))
    presenter.look_at_rows()
    assert [row.chosen for row in view.rows] == [True, False]


def test_a_row_can_be_left_out_and_taken_in_again(page: Page, file: Callable[[bytes], Path]):
    presenter, view, _ = page
    presenter.choose(file(SAMPLE))
    presenter.look_at_rows()
    presenter.toggle(view.rows[0])
    out = view.do_it
    presenter.toggle(view.rows[0])
    assert (out, view.do_it) == ("Bring in 15 rows", "Bring in 16 rows")


def test_a_row_that_cannot_come_in_says_so_and_stays_out(page: Page, file: Callable[[bytes], Path]):
    presenter, view, _ = page
    presenter.choose(file(workbook({"List 1": [CONTACTS, ["101", "M", "WBRI", "25/01/2015", 11, None, "6"]]})))
    presenter.look_at_rows()
    presenter.toggle(view.rows[0])
    assert (view.rows[0].chosen, view.rows[0].notes) == (False, "Cannot come in. Date of Contact: empty")


def test_rows_to_look_at_can_be_shown_alone(page: Page, file: Callable[[bytes], Path]):
    presenter, view, _ = page
    presenter.choose(file(SAMPLE))
    presenter.look_at_rows()
    presenter.show("problems")
    assert [row.line.where for row in view.rows] == ["List 1, row 3"]


def test_all_shown_rows_can_be_left_out_at_once(page: Page, file: Callable[[bytes], Path]):
    presenter, view, _ = page
    presenter.choose(file(SAMPLE))
    presenter.show("problems")
    presenter.choose_shown(take=False)
    assert view.do_it == "Bring in 15 rows"


def test_bringing_in_tells_what_came(page: Page, file: Callable[[bytes], Path]):
    presenter, view, kept = page
    presenter.choose(file(SAMPLE))
    presenter.bring_in()
    assert view.done
    assert (view.done.heading, kept.told) == (
        "The caseload is in",
        ["Brought in 16 children, 5 contacts, 5 early help episodes and 6 referrals"],
    )


def test_bringing_in_tells_how_many_children_wait_for_a_family(page: Page, file: Callable[[bytes], Path]):
    presenter, view, _ = page
    presenter.choose(file(SAMPLE))
    presenter.bring_in()
    assert view.done
    assert view.done.waiting == "16 children on record have no family yet."


def test_no_row_chosen_is_told(page: Page, file: Callable[[bytes], Path]):
    presenter, view, _ = page
    presenter.choose(file(SAMPLE))
    presenter.look_at_rows()
    presenter.choose_shown(take=False)
    presenter.bring_in()
    assert view.problem == "No row is chosen."


def test_the_same_workbook_again_shows_what_is_already_here(page: Page, file: Callable[[bytes], Path]):
    presenter, view, _ = page
    presenter.choose(file(SAMPLE))
    presenter.bring_in()
    presenter.choose(file(SAMPLE))
    presenter.look_at_rows()
    assert (view.do_it, view.summary) == ("Fill gaps only", "16 rows · 1 to look at · 16 already here")


def test_the_same_workbook_again_brings_nothing_new(page: Page, file: Callable[[bytes], Path], store: Store):
    presenter, view, _ = page
    for _ in range(2):
        presenter.choose(file(SAMPLE))
        presenter.bring_in()
    assert view.done
    assert (view.done.heading, view.done.can_undo, len(store.find(Person))) == (
        "Nothing in this workbook was new",
        False,
        16,
    )


def test_what_came_in_can_be_taken_back(page: Page, file: Callable[[bytes], Path], store: Store):
    presenter, view, _ = page
    presenter.choose(file(SAMPLE))
    presenter.bring_in()
    presenter.undo()
    assert (store.find(Person), view.step) == ([], "rows")


def test_what_is_taken_back_from_the_notice_stands_as_it_was_chosen(page: Page, file: Callable[[bytes], Path], store: Store):
    presenter, view, _ = page
    presenter.choose(file(SAMPLE))
    presenter.look_at_rows()
    presenter.toggle(view.rows[0])
    chosen = [row.chosen for row in view.rows]
    presenter.bring_in()
    store.listeners.append(presenter.hear)
    history.undo(store, PRIYA, store.just_written)
    assert (view.step, [row.chosen for row in view.rows]) == ("rows", chosen)


def test_the_choosing_step_tells_of_children_without_a_family(page: Page, file: Callable[[bytes], Path]):
    presenter, view, _ = page
    presenter.choose(file(workbook({"EH": [EARLY_HELP, ["101", "M", "WBRI", None, 11, "16/09/2026", None, "School"]]})))
    presenter.bring_in()
    presenter.open()
    assert view.waiting == "1 child on record has no family yet."


def test_joining_has_a_page_of_its_own(page: Page):
    presenter, _, kept = page
    presenter.join()
    assert kept.went == [places.JOINING]
