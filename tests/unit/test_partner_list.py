"""Another agency's list: what is made of its columns, names and rows, and that all of it comes in or nothing."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fpz_app.casework.chronology import chronology
from fpz_app.casework.chronology_rows import bring_in_events
from fpz_app.casework.conflicts import conflicts
from fpz_app.casework.happenings import LineKind
from fpz_app.casework.partner_matching import EVERYONE, Named, names_in, who_is_meant
from fpz_app.domain.chronology_rows import PartnerEvent
from fpz_app.domain.errors import Problem
from fpz_app.interchange.partner_columns import Taken, understand
from fpz_app.interchange.partner_rows import read_on
from fpz_app.store.store import Store
from fpz_app.store.work import Gone
from tests.helpers.marlows import TODAY, make_marlows
from tests.helpers.partner_lists import Bringing, bringing_into
from tests.helpers.stores import OUTSIDER, PRIYA
from tests.helpers.two_laptops import laptops
from tests.helpers.workbooks import workbook

EXCEL = date(1899, 12, 30)


@pytest.fixture
def bringing(store: Store, tmp_path: Path) -> Bringing:
    return bringing_into(store, make_marlows(store), tmp_path)


def test_columns_are_known_by_their_headings_below_a_title(bringing: Bringing) -> None:
    bringing.read()
    assert bringing.shown.columns is not None
    assert {each.heading: each.taken for each in bringing.shown.columns.columns} == {
        "Date of event": "date",
        "Child": "child’s name",
        "Description": "what happened",
        "Impact on child": "what it means for the child",
        "Signif.": "",
    }


def test_a_heading_that_is_nearly_known_is_to_be_checked() -> None:
    table = understand("", [(1, ["Date", "Event", "Organistion"]), (2, ["3 May 2026", "Seen", "GP"])])
    assert [(each.taken, each.sure) for each in table.columns][2] == (Taken.AGENCY, False)


def test_a_list_without_headings_has_every_row_and_asks_what_each_column_is(bringing: Bringing) -> None:
    bringing.read("3 May 2026;Found in town\n4 May 2026;Seen\n")
    bringing.page.look_at_names()
    assert bringing.shown.problem is not None
    assert (bringing.shown.problem.message, bringing.shown.problem.field) == ("No column is taken for “date”.", "columns")
    bringing.page.take("A", Taken.ON)
    bringing.page.take("B", Taken.EVENT)
    bringing.page.look_at_names()
    bringing.page.look_at_rows()
    assert [row.where for row in bringing.shown.rows] == ["row 1", "row 2"]


def test_a_column_taken_anew_frees_the_one_that_was_taken_before(bringing: Bringing) -> None:
    bringing.read()
    bringing.page.take("D", Taken.EVENT)
    assert bringing.shown.columns is not None
    assert {each.letter: each.taken for each in bringing.shown.columns.columns}["C"] == ""


def test_a_list_has_an_agency(bringing: Bringing) -> None:
    bringing.read(agency=" ")
    bringing.page.look_at_names()
    assert bringing.shown.problem is not None
    assert bringing.shown.problem.field == "agency"


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        (date(2026, 5, 3), "2026-05-03"),
        ("3/5/26", "2026-05-03"),
        ("03/05/2026 23:10", "2026-05-03"),
        ("2026-05-03T23:10:00", "2026-05-03"),
        (46145.0, "2026-05-03"),
        ("46145", "2026-05-03"),
        ("20260503", "2026-05-03"),
        ("spring 2024", "2024-21"),
        ("about May 2024", "2024-05~"),
        ("2019", "2019"),
    ],
)
def test_dates_are_read_however_they_are_written(cell: Any, read: str) -> None:
    assert read_on(cell, EXCEL, TODAY) == read


@pytest.mark.parametrize("cell", ["34", "16/11", "tomorrow", "31/02/2026", "last week", "", None, "Tuesday"])
def test_what_is_no_date_with_a_year_is_not_guessed_at(cell: Any) -> None:
    with pytest.raises(Problem):
        read_on(cell, EXCEL, TODAY)


def test_a_cell_with_several_names_is_several_names() -> None:
    assert names_in("Marlow, Callum") == ["Callum Marlow"]
    assert names_in("Callum and Ellie; Noah") == ["Callum", "Ellie", "Noah"]
    assert names_in("Callum, Ellie, Noah") == ["Callum", "Ellie", "Noah"]


def test_each_name_is_matched_and_what_is_unsure_is_to_be_looked_at(bringing: Bringing) -> None:
    marlows = bringing.marlows
    named = [Named(each) for each in ("Callum Marlow", "callum", "Elle", "NM", "whole family", "Zebedee", "")]
    found = who_is_meant(bringing.store, PRIYA, marlows.id, named)
    assert [(each.person_id, each.sure) for each in found] == [
        (marlows.callum.id, True), (marlows.callum.id, True), (marlows.ellie.id, False), (marlows.noah.id, False),
        (EVERYONE, True), ("", False), (EVERYONE, False),
    ]  # fmt: skip


def test_a_date_of_birth_tells_two_of_a_like_name_apart(bringing: Bringing) -> None:
    (found,) = who_is_meant(bringing.store, PRIYA, bringing.marlows.id, [Named("Elly Marlow", "2017-02-08")])
    assert (found.person_id, found.why) == (bringing.marlows.ellie.id, "sounds the same, same date of birth")


def test_names_of_a_hidden_family_are_not_matched(store: Store) -> None:
    hidden = make_marlows(store, restricted=True)
    with pytest.raises(Gone):
        who_is_meant(store, OUTSIDER, hidden.id, [Named("Callum")])


def test_a_name_that_is_not_decided_stops_the_list(bringing: Bringing) -> None:
    bringing.read()
    bringing.page.look_at_names()
    bringing.page.look_at_rows()
    assert bringing.shown.problem is not None
    assert bringing.shown.problem.message == "It is not said who “Zebedee” is."


def test_every_row_says_what_becomes_of_it(bringing: Bringing) -> None:
    bringing.read()
    bringing.decide()
    assert [(row.where, row.shape, row.notes) for row in bringing.shown.rows] == [
        ("row 3", "ticked", ""),
        ("row 4", "ticked", ""),
        ("row 6", "error", "Cannot come in: “soon” is not a date with a year."),
        ("row 7", "unticked", "It says the same as row 3, which comes in once."),
        ("row 8", "unticked", "Left out: the name in it is not of this family."),
    ]


def test_what_comes_in_says_where_it_came_from(bringing: Bringing) -> None:
    bringing.read()
    bringing.decide()
    bringing.page.bring_in()
    first, second = bringing.events
    assert (first.on, first.event, first.agency, first.effect, first.about) == (
        "2026-05-03", "=Found in town", "Dorset Police", "He was alone", (bringing.marlows.callum.id,),
    )  # fmt: skip
    assert (second.event, second.significant, second.about) == (
        "Missed\nhealth check", False, (bringing.marlows.ellie.id, bringing.marlows.noah.id),
    )  # fmt: skip
    assert (len(first.list_digest), first.row) == (64, 3)


def test_the_same_rows_again_are_told_as_already_there(bringing: Bringing) -> None:
    for _ in range(2):
        bringing.read()
        bringing.decide()
        bringing.page.bring_in()
    assert len(bringing.events) == 2
    assert bringing.shown.summary == "5 rows · 2 already in the chronology · 1 cannot come in · 2 left out"


def test_undo_takes_the_whole_list_back_and_it_can_come_again(bringing: Bringing) -> None:
    for _ in range(2):
        bringing.read()
        bringing.decide()
        bringing.page.bring_in()
        assert len(bringing.events) == 2
        bringing.page.undo()
        assert bringing.events == []


def test_one_row_that_does_not_hold_keeps_all_of_them_out(bringing: Bringing) -> None:
    at: dict[str, Any] = {"file_id": bringing.marlows.id, "family_id": bringing.marlows.id, "agency": "Police", "on": "2026"}
    events = [PartnerEvent(**at, event="Seen"), PartnerEvent(**at, event=" ")]
    with pytest.raises(Problem):
        bring_in_events(bringing.store, PRIYA, bringing.marlows.id, events, today=TODAY)
    assert bringing.events == []


def test_a_row_can_be_left_out(bringing: Bringing) -> None:
    bringing.read()
    bringing.decide()
    bringing.page.toggle(bringing.shown.rows[0])
    bringing.page.bring_in()
    assert [each.on for each in bringing.events] == ["2026-06"]


def test_a_workbook_is_read_from_the_sheet_that_is_understood_best(bringing: Bringing, tmp_path: Path) -> None:
    events: list[list[Any]] = [["Date", "Event", "Agency"], [date(2026, 5, 3), "Seen at clinic", "Health visiting"]]
    (tmp_path / "list.xlsx").write_bytes(workbook({"Cover": [["Our list"]], "Events": events}))
    bringing.page.open(bringing.marlows.id)
    bringing.page.choose(tmp_path / "list.xlsx")
    bringing.page.look_at_names()
    bringing.page.look_at_rows()
    bringing.page.bring_in()
    (event,) = bringing.events
    assert (event.on, event.event, event.agency, event.about) == ("2026-05-03", "Seen at clinic", "Health visiting", ())


def test_a_file_that_cannot_be_read_is_told_and_the_page_stays(bringing: Bringing, tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7")
    bringing.page.open(bringing.marlows.id)
    bringing.page.choose(tmp_path / "scan.pdf")
    assert bringing.shown.problem is not None
    assert bringing.shown.problem.message == "This is a PDF, not an Excel workbook."


def test_what_came_in_stands_in_the_line_of_time_with_its_agency(bringing: Bringing) -> None:
    bringing.read()
    bringing.decide()
    bringing.page.bring_in()
    told = [each for each in chronology(bringing.store, PRIYA, bringing.marlows.id) if each.kind is LineKind.PARTNERS]
    assert (told[0].when, told[0].on, told[0].told_by) == ("June 2026", date(2026, 6, 1), "Dorset Police")


def test_two_laptops_that_bring_in_the_same_list_have_each_event_once_and_nothing_to_settle(tmp_path: Path) -> None:
    pair = laptops(tmp_path, None, None)
    marlows = make_marlows(pair.stores[0])
    pair.meet()
    for number, store in enumerate(pair.stores):
        folder = tmp_path / str(number)
        folder.mkdir()
        one = bringing_into(store, marlows, folder)
        one.read()
        one.decide()
        one.page.bring_in()
    pair.meet()
    for store in pair.stores:
        assert [each.on for each in store.find(PartnerEvent, order="on")] == ["2026-05-03", "2026-06"]
        assert conflicts(store, PRIYA, marlows.id) == []
    pair.close()
