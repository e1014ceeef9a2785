"""Reading the published sample of an Annex A workbook."""

from datetime import date

from fpz_app.interchange.annex_a import AnnexA, AnnexSheet, read_annex_a
from fpz_app.interchange.annex_columns import Sure
from fpz_app.interchange.annex_lists import AnnexList, Field
from tests.helpers.workbooks import SAMPLE

TODAY = date(2026, 11, 23)


def sample() -> AnnexA:
    return read_annex_a(SAMPLE, TODAY)


def sheet(name: str) -> AnnexSheet:
    return next(each for each in sample().sheets if each.name == name)


def test_lists_1_to_3_of_the_sample_are_found_and_the_other_eight_are_left_alone():
    assert [each.taken_for for each in sample().sheets] == [*AnnexList, *([None] * 8)]


def test_a_sheet_that_is_not_used_says_why():
    assert sheet("List 4").headings.why == "It is list 4, social care assessments, which is not brought in."


def test_every_column_of_the_sample_is_understood():
    columns = [column for each in sample().sheets if each.taken_for for column in each.headings.columns]
    assert {column.sure for column in columns} == {Sure.EXACT}


def test_no_field_is_missing_in_the_sample():
    assert [each.headings.missing for each in sample().sheets if each.taken_for] == [(), (), ()]


def test_every_line_of_the_sample_can_come_in():
    assert [row.can_come_in for row in sample().rows] == [True] * 16


def test_a_contact_is_read_whole():
    row = sheet("List 1").rows[0]
    said = (row.child_id, row.gender, row.ethnicity, row.born, row.day, row.source)
    assert said == ("9212044", "b", "WBRI", "2015-01-25", date(2020, 9, 16), "6")


def test_an_early_help_assessment_is_read_whole():
    row = sheet("List 2").rows[0]
    said = (row.child_id, row.day, row.completed_on, row.organisation)
    assert said == ("612306", date(2020, 9, 16), date(2020, 9, 30), "Top Town Academy")


def test_a_referral_is_read_whole():
    row = sheet("List 3").rows[1]
    said = (row.source, row.no_further_action, row.referrals, row.team, row.worker)
    assert said == ("3D", False, 2, "Locality 4 Duty Team", "Mathilde Cutsforth")


def test_the_one_missing_date_of_birth_is_told_with_its_cell():
    problem = sheet("List 1").problems[0]
    assert (problem.words, problem.letter) == ("Row 3, Date of Birth: empty; about 2012 by the age", "D")


def test_nothing_else_in_the_sample_is_a_problem():
    assert sum(len(each.problems) for each in sample().sheets) == 1


def test_a_missing_date_of_birth_becomes_about_the_year_that_the_age_makes_it():
    assert sheet("List 1").rows[1].born == "2012~"


def test_the_sample_has_sixteen_children():
    assert len(sample().children) == 16


def test_reading_twice_gives_the_same_keys():
    assert [row.key for row in sample().rows] == [row.key for row in sample().rows]


def test_keys_are_all_different():
    keys = [row.key for row in sample().rows]
    assert len(set(keys)) == len(keys)


def test_a_column_names_the_field_it_was_taken_for():
    age = next(column for column in sheet("List 2").headings.columns if column.letter == "E")
    assert (age.heading, age.field) == ("Age", Field.AGE)
