"""Zone settings: what a zone may decide, and every wrong value refused in plain words with its file and line."""

from datetime import date
from pathlib import Path

import pytest

from fpz_app.domain.errors import Problem
from fpz_app.domain.zone_settings import Clocks, FrontDoor, ZoneSettings
from fpz_app.paths import resources
from fpz_app.settings import load_settings, load_settings_for_work, load_zone_settings

HOLIDAY = '[[school_holidays]]\nname = "Easter"\nfirst = 2027-03-26\nlast = 2027-04-09\n'


def load(folder: Path, text: str) -> ZoneSettings:
    (folder / "zone.toml").write_text(text, "utf-8")
    return load_zone_settings([resources(), folder])


def test_a_zone_changes_one_clock_and_keeps_the_others(tmp_path: Path) -> None:
    clocks = load(tmp_path, "[clocks]\nreview_weeks = 8\n").clocks
    assert (clocks.review_weeks, clocks.minutes_working_days) == (8, 5)


def test_a_zone_gives_the_holidays_of_its_own_schools(tmp_path: Path) -> None:
    (holiday,) = load(tmp_path, HOLIDAY).school_holidays
    assert (holiday.name, holiday.first, holiday.last) == ("Easter", date(2027, 3, 26), date(2027, 4, 9))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[clocks]\nreview_weeks = 0", "line 2: a whole number of 1 or more is wanted here."),
        ("[clocks]\nreview_weeks = -6", "line 2: a whole number of 1 or more is wanted here."),
        ("[clocks]\nscreening_months = 1000", "line 2: a whole number of 400 or less is wanted here."),
        ('[clocks]\nreview_weeks = "six"', "line 2: a whole number is wanted here, not words."),
        ("[clocks]\nreview_weeks = 6.5", "line 2: a whole number is wanted here, not a number with a point in it."),
        ("[clocks]\nreview_weeks = true", "line 2: a whole number is wanted here, not true or false."),
        ("[clocks]\nreview_weeks = 2026-11-23", "line 2: a whole number is wanted here, not a date."),
        ("[clocks]\nreview_weeks = [6]", "line 2: a whole number is wanted here, not a list."),
        ("clocks.review_weeks = 0", "line 1: a whole number of 1 or more is wanted here."),
        ('[clocks]\n# ours\n"review_weeks" = 0', "line 3: a whole number of 1 or more is wanted here."),
        ("[clocks]\n\nreview_week = 6", "line 3: there is no such setting as “review_week”."),
        ("\n[clock]\nreview_weeks = 6", "line 2: there is no such setting as “clock”."),
        ("clocks = 6", "line 1: a group of settings is wanted here, not a number."),
        ("[clocks]\nmissing_alert_days = 30", "line 2: a list between [ and ] is wanted here, not a number."),
        ('[clocks]\nmissing_alert_days = [30, "ninety"]', "line 2: a whole number is wanted here, not words."),
        ("[clocks]\nmissing_alert_days = []", "line 2: give at least one number of days."),
        ("[clocks]\nreview_weeks = 20", "line 2: review_weeks is more than review_most_weeks."),
        ("[clocks]\nreview_most_weeks = 5", "line 2: review_weeks is more than review_most_weeks."),
        ("[clocks]\nassessment_warn_working_days = 31", "line 2: assessment_warn_working_days is more than assessment_work"),
        ("[clocks]\nwarning_review_most_months = 5", "line 2: warning_review_months is more than warning_review_most_months."),
        ("[front_door]\nred_hours = 0", "line 2: a whole number of 1 or more is wanted here."),
        ('[front_door]\nschool_told_by = "3pm"', "line 2: “3pm” is not a time such as 15:00."),
        ('[front_door]\nschool_told_by = "25:00"', "line 2: “25:00” is not a time such as 15:00."),
        ("[front_door]\nschool_told_by = 15:00:00", "line 2: words in quotation marks are wanted here, not a time."),
        ("[front_door]\nschool_told_by = 15", "line 2: words in quotation marks are wanted here, not a number."),
        ('wording = "1989"', "line 1: there is no wording “1989”, only 2018, 2023, 2025."),
        ("localities = []", "line 1: this list is empty."),
        ('localities = ["Chesil", ""]', "line 1: there are no words here."),
        ('[levels]\n5 = "Even more"', "line 2: there is no such setting as “5”."),
        ('[levels]\n2 = ""', "line 2: there are no words here."),
        ("[levels]\n\n3 = 4", "line 3: words in quotation marks are wanted here, not a number."),
        ("[phones]\nduty = 1632960000", "line 2: words in quotation marks are wanted here, not a number."),
        ("[plans]\nactions_at_most = 0", "line 2: a whole number of 1 or more is wanted here."),
        (HOLIDAY + 'colour = "red"', "line 5: there is no such setting as “colour”."),
        (HOLIDAY.replace("last = 2027-04-09\n", ""), "line 1: this is missing: “last”."),
        (HOLIDAY.replace('"Easter"', '""'), "line 2: there are no words here."),
        (HOLIDAY.replace("2027-04-09", '"9 April"'), "line 4: a date such as 2026-12-18 is wanted here."),
        (HOLIDAY.replace("2027-04-09", "2027-03-09"), "line 4: the holiday “Easter” ends before it begins."),
        (HOLIDAY.replace("2027-04-09", "2027-02-29"), "line 4: this is not written as a setting is"),
        ("[clocks]\nreview_weeks 6", "line 2: this is not written as a setting is, such as review_weeks = 6 ("),
        ("[clocks\nreview_weeks = 6", "line 1: this is not written as a setting is"),
        ("[clocks]\nreview_weeks = 6\nreview_weeks = 7", "line 3: this is not written as a setting is"),
    ],
)
def test_a_wrong_value_is_refused_with_file_line_and_reason(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(Problem) as refused:
        load(tmp_path, text)
    assert refused.value.message.startswith(f"zone.toml, {words}")


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "zone.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Problem, match="line 1: this is not a text in UTF-8"):
        load_zone_settings([resources(), tmp_path])


@pytest.mark.parametrize("section", [Clocks, FrontDoor])
def test_every_number_of_a_clock_is_refused_below_one(tmp_path: Path, section: type[Clocks | FrontDoor]) -> None:
    group = "clocks" if section is Clocks else "front_door"
    for name in set(section.__struct_fields__) - {"missing_alert_days", "school_told_by"}:
        with pytest.raises(Problem, match=r"^zone\.toml, line 2: a whole number of 1 or more"):
            load(tmp_path, f"[{group}]\n{name} = 0")


def test_work_goes_on_with_what_is_shipped_where_a_zones_settings_are_refused(tmp_path: Path) -> None:
    (tmp_path / "zone.toml").write_text("[clocks]\nreview_weeks = 0\n", "utf-8")
    settings = load_settings_for_work([resources(), tmp_path])
    assert settings.zone == load_settings([resources()]).zone
    assert [each.message for each in settings.left_out] == ["zone.toml, line 2: a whole number of 1 or more is wanted here."]


def test_one_wrong_file_does_not_take_the_other_with_it(tmp_path: Path) -> None:
    (tmp_path / "zone.toml").write_text("[clocks]\nreview_weeks = 8\n", "utf-8")
    (tmp_path / "thresholds.toml").write_text('title = ""\n', "utf-8")
    settings = load_settings_for_work([resources(), tmp_path])
    assert (settings.zone.clocks.review_weeks, len(settings.left_out)) == (8, 1)
    assert settings.thresholds == load_settings([resources()]).thresholds


def test_settings_that_are_right_leave_nothing_out(tmp_path: Path) -> None:
    (tmp_path / "zone.toml").write_text("[clocks]\nreview_weeks = 8\n", "utf-8")
    assert load_settings_for_work([resources(), tmp_path]).left_out == ()
