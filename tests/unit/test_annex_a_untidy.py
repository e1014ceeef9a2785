"""Workbooks as councils really send them: renamed, reordered, half empty, dates as text."""

from datetime import date, datetime, time
from typing import Any

import pytest

from fpz_app.interchange.annex_a import AnnexA, read_annex_a
from fpz_app.interchange.annex_columns import Sure
from fpz_app.interchange.annex_lists import AnnexList, Field
from fpz_app.interchange.annex_rows import AnnexRow
from tests.helpers.workbooks import COMMON, CONTACTS, EARLY_HELP, REFERRALS, workbook

TODAY = date(2026, 11, 23)
BORN = date(2015, 1, 25)
DAY = date(2026, 9, 16)


def read(rows: list[list[Any]], headings: tuple[str, ...] = CONTACTS, name: str = "List 1", **options: Any) -> AnnexA:
    return read_annex_a(workbook({name: [headings, *rows]}, **options), TODAY)


def contact(**cells: Any) -> AnnexRow:
    """One contact; `cells` replace those of an ordinary one."""
    ordinary = {"child": 101, "gender": "a) Male", "ethnicity": "a) WBRI", "born": BORN, "age": 11, "day": DAY, "source": "6"}
    return read([list((ordinary | cells).values())]).rows[0]


def words_of(row: AnnexRow) -> list[str]:
    return [problem.words for problem in row.problems]


def list_of(name: str, headings: tuple[str, ...]) -> AnnexList | None:
    rows = [headings, [101, *([DAY] * (len(headings) - 1))]]
    return read_annex_a(workbook({"List 1": [CONTACTS], name: rows}), TODAY).sheets[1].taken_for


@pytest.mark.parametrize("name", ["List 2", "2 Early Help", "List_2", "L2", "EHA", "Sheet7", "List 3"])
def test_early_help_is_known_by_its_headings_whatever_the_sheet_is_called(name: str):
    assert list_of(name, EARLY_HELP) is AnnexList.EARLY_HELP


def test_sheets_may_come_in_any_order():
    content = workbook({"Referrals": [REFERRALS], "EH": [EARLY_HELP], "Contacts": [CONTACTS]})
    found = [sheet.taken_for for sheet in read_annex_a(content, TODAY).sheets]
    assert found == [AnnexList.REFERRALS, AnnexList.EARLY_HELP, AnnexList.CONTACTS]


def test_columns_may_come_in_any_order():
    row = read([["6", DAY, 11, BORN, "WBRI", "Male", 101]], tuple(reversed(CONTACTS))).rows[0]
    assert (row.child_id, row.born, row.day, row.source) == ("101", "2015-01-25", DAY, "6")


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("DOB", Field.BORN),
        ("D.O.B.", Field.BORN),
        ("Date of Birth (dd/mm/yyyy)", Field.BORN),
        ("Date  of\xa0birth", Field.BORN),
        ("Dat of Birth", Field.BORN),
        ("Age", Field.AGE),
        ("Age (years)", Field.AGE),
        ("AGE OF CHILD (YEARS)", Field.AGE),
        ("Sex", Field.GENDER),
        ("Ethnic origin", Field.ETHNICITY),
        ("Enthnicity", Field.ETHNICITY),
    ],
)
def test_a_renamed_heading_is_understood(heading: str, field: Field):
    sheet = read([], ("Child Unique ID", heading, "Date of Contact", "Contact Source")).sheets[0]
    assert sheet.headings.columns[1].field is field


@pytest.mark.parametrize("heading", ["Date of death", "Disability", "Address", "Wage", "Contact details"])
def test_a_heading_of_something_else_is_not_used(heading: str):
    sheet = read([], ("Child Unique ID", heading, "Date of Contact", "Contact Source")).sheets[0]
    assert sheet.headings.columns[1].field is None


def test_a_misspelt_heading_is_shown_as_likely_and_not_as_certain():
    sheet = read([], ("Child Unique ID", "Dat of Contact", "Contact Source")).sheets[0]
    assert sheet.headings.columns[1].sure is Sure.LIKELY


def test_of_two_columns_for_one_field_the_better_heading_is_used_and_the_other_says_so():
    sheet = read([], ("Child Unique ID", "Sex", "Gender", "Date of Contact")).sheets[0]
    assert [column.why for column in sheet.headings.columns if not column.field] == ["Column C is taken for Gender."]


def test_a_short_heading_counts_in_a_sheet_whose_name_says_which_list_it_is():
    sheet = read([], ("ID", "DOB", "Start date", "End date", "Agency"), name="Early help").sheets[0]
    assert [column.field for column in sheet.headings.columns][2:] == [
        *(Field.STARTED_ON, Field.COMPLETED_ON, Field.ORGANISATION)
    ]


def test_title_rows_above_the_headings_are_passed_over():
    rows = [["Annex A: contacts in the last six months"], [], ["Printed", DAY], list(CONTACTS)]
    content = workbook({"List 1": [*rows, [101, "M", "WBRI", BORN, 11, DAY, "6"]]})
    assert [row.number for row in read_annex_a(content, TODAY).rows] == [5]


def test_columns_left_of_the_headings_may_be_empty():
    row = read([[None, 101, "M", "WBRI", BORN, 11, DAY, "6"]], ("", *CONTACTS)).rows[0]
    assert row.child_id == "101"


def test_empty_rows_are_passed_over():
    full = [101, "M", "WBRI", BORN, 11, DAY, "6"]
    rows = read([full, [], [None] * 7, ["", " ", "\xa0", "-", None, "#N/A", ""], [*full[:5], date(2026, 9, 17), "6"]]).rows
    assert [row.number for row in rows] == [2, 6]


def test_a_hidden_sheet_is_read_and_marked_as_hidden():
    content = workbook({"List 2": [EARLY_HELP], "List 1": [CONTACTS]}, hidden=["List 1"])
    assert [(sheet.hidden, sheet.taken_for) for sheet in read_annex_a(content, TODAY).sheets] == [
        (False, AnnexList.EARLY_HELP),
        (True, AnnexList.CONTACTS),
    ]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        *(("a) Male", "a"), ("Male", "a"), ("M", "a"), ("a", "a"), ("boy", "a"), (1, "a"), ("a)", "a")),
        *(("b) Female", "b"), (" female\xa0", "b"), ("F", "b"), ("Femaile", "b")),
        *(("c) Not stated/recorded", "c"), ("Unknown", "c"), ("Unborn", "c"), ("d) Neither", "d")),
    ],
)
def test_a_gender_is_understood_with_prefix_without_and_in_words(cell: Any, code: str):
    assert contact(gender=cell).gender == code


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        *(("a) WBRI", "WBRI"), ("WBRI", "WBRI"), ("wbri", "WBRI"), ("White British", "WBRI"), ("White - British", "WBRI")),
        *(
            ("s) REFU", "REFU"),
            ("s) NOBT", "NOBT"),
            ("p) BOTH", "BOTH"),
            ("BOTH", "BOTH"),
            ("Any other Black background", "BOTH"),
        ),
        *(("White and Black Carribean", "MWBC"), ("WBRI - White British", "WBRI"), ("Gypsy/Roma", "WROM")),
    ],
)
def test_an_ethnicity_is_understood_with_prefix_without_and_in_words(cell: str, code: str):
    assert contact(ethnicity=cell).ethnicity == code


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        *(("q) 6: Police", "6"), ("6", "6"), (6, "6"), ("Police", "6"), ("b) 1B: Individual", "1B"), ("1b", "1B")),
        *(("e) 2A: Schools", "2A"), ("School", "2A"), ("j) 3D: Health services", "3D"), ("t) 9: Anonymous", "9")),
        *(("u) 10: Unknown", "10"), (10, "10"), ("5D", "5D")),
    ],
)
def test_a_source_is_understood_with_prefix_without_and_in_words(cell: Any, code: str):
    assert contact(source=cell).source == code


@pytest.mark.parametrize(
    "cell",
    [
        *(BORN, datetime.combine(BORN, time(13, 5)), "25/01/2015", "25.1.15", "25 January 2015", "25-Jan-15", "2015-01-25"),
        *("2015-01-25 00:00:00", "2015-01-25T00:00:00Z", 42029, "42029", 42029.0, 20150125, "25/01/2015\xa0"),
    ],
)
def test_a_date_is_read_however_it_is_kept(cell: Any):
    assert contact(born=cell).born == "2015-01-25"


def test_a_day_number_is_counted_from_1904_where_the_workbook_says_so():
    row = [101, "M", "WBRI", 40567, 11, 44819, "6"]
    assert read([row], from_1904=True).rows[0].born == "2015-01-25"


@pytest.mark.parametrize("cell", ["25/13/2015", "01/25/2015", "31/02/2015", "25/01", "tomorrow", "soon", 12, "=A1"])
def test_a_date_that_cannot_be_read_is_told_and_never_guessed(cell: Any):
    row = contact(born=cell, age=None)
    assert (row.born, row.can_come_in, len(row.problems)) == ("", True, 1)


@pytest.mark.parametrize("cell", [None, "", " ", "#N/A", "n/a", "-", "Unknown", "\xa0"])
def test_an_empty_date_of_birth_is_told(cell: Any):
    assert words_of(contact(born=cell, age=None)) == ["Row 2, Date of Birth: empty"]


@pytest.mark.parametrize("cell", [None, "#N/A", "soon", "32/01/2026"])
def test_a_row_without_the_day_of_its_event_cannot_come_in(cell: Any):
    assert not contact(day=cell).can_come_in


def test_a_row_without_a_child_id_cannot_come_in():
    assert words_of(contact(child="")) == ["Row 2, Child Unique ID: empty"]


@pytest.mark.parametrize(("cell", "child_id"), [(101, "101"), (101.0, "101"), ("00101", "00101"), (" A-101\xa0", "A-101")])
def test_a_child_id_is_kept_as_it_is_written(cell: Any, child_id: str):
    assert contact(child=cell).child_id == child_id


@pytest.mark.parametrize(("cell", "age"), [(8.884, 8.884), ("8", 8.0), ("8 years", 8.0), ("6 months", 0.5)])
def test_an_age_is_read_with_its_fraction(cell: Any, age: float):
    assert contact(age=cell, born=None).age == age


@pytest.mark.parametrize("cell", [-1, "-1", "−1", "unborn"])
def test_age_minus_one_is_an_unborn_child(cell: Any):
    row = contact(age=cell, born=date(2027, 2, 14))
    assert (row.unborn, row.born, row.due_on) == (True, "", date(2027, 2, 14))


def test_a_date_of_birth_after_today_is_taken_as_the_day_the_baby_is_due_and_told():
    row = contact(age=None, born=date(2027, 2, 14))
    assert words_of(row) == ["Row 2, Date of Birth: after today, taken as the day the baby is due"]


def test_a_date_of_birth_far_ahead_is_not_taken():
    assert (contact(born=date(2036, 1, 1), age=None).born, contact(born=date(2036, 1, 1), age=None).due_on) == ("", None)


def test_a_date_of_birth_that_does_not_fit_the_age_is_told():
    ordinary = [[number, "M", "WBRI", BORN, 11.6, DAY, "6"] for number in range(101, 106)]
    rows = read([*ordinary, [106, "M", "WBRI", BORN, 4, DAY, "6"]]).rows
    assert words_of(rows[5]) == ["Row 7, Date of Birth: does not fit the age, 4"]


def test_an_assessment_that_ends_before_it_starts_is_told():
    row = read([[101, "M", "WBRI", BORN, 11, DAY, date(2026, 9, 1), "School"]], EARLY_HELP).rows[0]
    assert words_of(row) == ["Row 2, Assessment completion date: before the start"]


def test_an_early_help_assessment_that_still_runs_is_no_problem():
    assert words_of(read([[101, "M", "WBRI", BORN, 11, DAY, None, "School"]], EARLY_HELP).rows[0]) == []


def test_a_day_after_today_is_told():
    assert words_of(contact(day=date(2027, 1, 5))) == ["Row 2, Date of Contact: after today"]


def test_two_dates_of_birth_for_one_child_are_told():
    first = [101, "M", "WBRI", BORN, None, DAY, "6"]
    second = [101, "M", "WBRI", date(2015, 1, 26), None, date(2026, 10, 1), "6"]
    assert words_of(read([first, second]).rows[1]) == ["Row 3, Date of Birth: not the same as in List 1, row 2"]


def test_the_same_line_twice_is_told_and_has_a_key_of_its_own():
    line = [101, "M", "WBRI", BORN, 11, DAY, "6"]
    rows = read([line, line]).rows
    assert (words_of(rows[1]), rows[0].key != rows[1].key) == (["Row 3, Child Unique ID: the same line as row 2"], True)


def test_a_key_does_not_change_when_rows_move_or_a_code_is_corrected():
    before = read([[101, "M", "WBRI", BORN, 11, DAY, "?"], [102, "F", "WBRI", BORN, 11, DAY, "6"]]).rows
    after = read([[102, "F", "WBRI", BORN, 11, DAY, "6"], [101, "M", "WBRI", BORN, 11, DAY, "2A"]]).rows
    assert {row.key for row in before} == {row.key for row in after}


def test_two_sheets_of_the_same_list_share_their_keys():
    line = [101, "M", "WBRI", BORN, 11, DAY, "6"]
    rows = read_annex_a(workbook({"List 1": [CONTACTS, line], "List 1 old": [CONTACTS, line]}), TODAY).rows
    assert rows[0].key == rows[1].key


def test_a_sheet_without_the_day_of_the_event_is_not_used_and_says_why():
    content = workbook({"List 1": [CONTACTS], "List 3": [(*COMMON, "Referral Source")]})
    assert read_annex_a(content, TODAY).sheets[1].headings.why == "It looks like list 3 but has no “Date of referral”."


def test_a_missing_column_is_named():
    sheet = read([], ("Child Unique ID", "Date of Birth", "Date of Contact")).sheets[0]
    assert sheet.headings.missing == (Field.GENDER, Field.ETHNICITY, Field.AGE, Field.CONTACT_SOURCE)


def test_what_one_row_lacks_another_row_tells_about_the_child():
    first = [101, None, "s) NOBT", None, None, DAY, "6"]
    second = [101, "F", "WBRI", BORN, None, date(2026, 10, 1), "6"]
    child = read([first, second]).children[0]
    assert (child.gender, child.ethnicity, child.born) == ("b", "WBRI", "2015-01-25")


@pytest.mark.parametrize(
    ("cell", "told"), [("Yes", True), ("b) No", False), ("N", False), (True, True), ("", None), ("#N/A", None)]
)
def test_no_further_action_is_yes_no_or_not_told(cell: Any, told: bool | None):
    row = read([[101, "M", "WBRI", BORN, 11, DAY, "6", cell, 0, "Team", "Worker"]], REFERRALS).rows[0]
    assert row.no_further_action is told


def test_control_and_direction_marks_are_cleaned_from_text():
    row = read([[101, "M", "WBRI", BORN, 11, DAY, "6", "No", 1, "Duty\u202e\tTeam", "Jo\xa0\u200bMarlow"]], REFERRALS).rows[0]
    assert (row.team, row.worker) == ("Duty Team", "Jo Marlow")
