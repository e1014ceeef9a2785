"""Dates: read from what people type, said in words, counted as ages."""

from contextlib import suppress
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fpz_app.domain.dates import (
    age_on,
    age_words,
    due_words,
    earliest,
    is_exact,
    latest,
    read_about,
    read_date,
    say_date,
    say_when,
    short_date,
)
from fpz_app.domain.errors import Problem

TODAY = date(2026, 11, 23)  # a Monday

any_day = st.dates(min_value=date(1900, 1, 1), max_value=date(2080, 12, 31))


@pytest.mark.parametrize(
    "typed",
    [
        "16/11/26", "16/11/2026", "16.11.2026", "16-11-2026", "16 11 26", "16 nov", "16 Nov 2026", "16th November 2026",
        "16th of November, 2026", "Monday 16 November 2026", "mon 16 nov", "Nov 16 2026", "2026-11-16", "16112026",
        "161126", "last monday", "a week ago", "7 days ago", "16 novemeber 2026", " 16\u00a0November\u00a02026 ",
        "16 Nov.",
    ],
)  # fmt: skip
def test_one_day_typed_in_many_ways_is_the_same_day(typed: str) -> None:
    assert read_date(typed, TODAY) == date(2026, 11, 16)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("today", TODAY), ("yesterday", date(2026, 11, 22)), ("tomorrow", date(2026, 11, 24)),
        ("last Friday", date(2026, 11, 20)), ("this friday", date(2026, 11, 27)), ("in 2 weeks", date(2026, 12, 7)),
        ("two weeks ago", date(2026, 11, 9)), ("6 jan", date(2027, 1, 6)), ("06/07/12", date(2012, 7, 6)),
        ("3/4/82", date(1982, 4, 3)), ("1 sept 2027", date(2027, 9, 1)), ("14 febuary", date(2027, 2, 14)),
        ("29 feb 2028", date(2028, 2, 29)),
    ],
)  # fmt: skip
def test_words_and_short_forms_mean_the_nearest_fitting_day(typed: str, meant: date) -> None:
    assert read_date(typed, TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("31 November", "There is no 31 November. Give a date such as 16 November 2026."),
        ("31 November 2026", "There is no 31 November. Give a date such as 16 November 2026."),
        ("29/2/2026", "There is no 29 February 2026. Give a date such as 16 November 2026."),
        ("11/16/2026", "There is no month 16. Give the day first, then the month, such as 16 November 2026."),
        ("tuesday 16 november 2026", "16 November 2026 is a Monday. Check the day or the date."),
        ("next friday", "Next Friday can mean two days. Give a date such as 16 November 2026."),
        ("16/11/0206", "The year 0206 cannot be right. Give a date such as 16 November 2026."),
        ("soon", "That is not a date we can read. Give a date such as 16 November 2026."),
        ("  ", "There is no date here. Give a date such as 16 November 2026."),
    ],
)
def test_a_date_that_cannot_be_is_refused_in_plain_words(typed: str, words: str) -> None:
    with pytest.raises(Problem) as refused:
        read_date(typed, TODAY)
    assert str(refused.value) == words


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("17 May 2012", "2012-05-17"), ("about 17 May 2012", "2012-05-17~"), ("May 2012", "2012-05"),
        ("05/2012", "2012-05"), ("2012", "2012"), ("about 2019", "2019~"), ("c. 2012", "2012~"),
        ("2012?", "2012~"), ("~2012", "2012~"),
        ("spring 2019", "2019-21"), ("Winter 2019", "2019-24"), ("about 34", "1992~"), ("34", "1992~"),
        ("aged 34", "1992~"), ("34 years old", "1992~"), ("8 months", "2026-03~"), ("about 8 months old", "2026-03~"),
        ("3 weeks old", "2026-11-02~"), ("the 1990s", "199X"), ("late 2018", "2018~"), ("due 14 Feb", "2027-02-14"),
        ("2012-05", "2012-05"),
    ],
)  # fmt: skip
def test_an_approximate_date_keeps_just_what_was_said(typed: str, edtf: str) -> None:
    assert read_about(typed, TODAY) == edtf


@pytest.mark.parametrize("typed", ["about", "340", "13/2012", "spring", "", "somewhen", "31 november 2012"])
def test_an_approximate_date_that_cannot_be_is_refused(typed: str) -> None:
    with pytest.raises(Problem):
        read_about(typed, TODAY)


@given(any_day)
def test_every_day_said_in_words_reads_back(day: date) -> None:
    assert read_date(say_date(day), TODAY) == day


@given(any_day)
def test_a_day_in_figures_is_read_day_first(day: date) -> None:
    assert read_date(f"{day.day}/{day.month}/{day.year}", TODAY) == day


edtf_texts = st.one_of(
    any_day.map(date.isoformat),
    st.builds("{:04}-{:02}{}".format, st.integers(1900, 2050), st.integers(1, 12), st.sampled_from(["", "~"])),
    st.builds("{:04}-{}{}".format, st.integers(1900, 2050), st.integers(21, 24), st.sampled_from(["", "~"])),
    st.builds("{:04}{}".format, st.integers(1900, 2050), st.sampled_from(["", "~"])),
    st.builds("{}X".format, st.integers(190, 203)),
)


@given(edtf_texts)
def test_every_approximate_date_said_in_words_reads_back(edtf: str) -> None:
    assert read_about(say_date(edtf), TODAY) == edtf


@given(edtf_texts)
def test_the_earliest_day_is_never_after_the_latest(edtf: str) -> None:
    assert earliest(edtf) <= latest(edtf)


@given(st.text(max_size=40) | st.from_regex(r"[0-9a-z /.~-]{0,25}", fullmatch=True), any_day)
def test_any_text_is_a_date_or_a_problem(text: str, today: date) -> None:
    for read in (read_date, read_about):
        with suppress(Problem):
            found = read(text, today)
            assert earliest(found) <= latest(found)


def test_a_decade_and_a_season_have_their_own_span() -> None:
    assert (earliest("199X"), latest("199X")) == (date(1990, 1, 1), date(1999, 12, 31))
    assert (earliest("2019-24"), latest("2019-24")) == (date(2019, 12, 1), date(2020, 2, 29))


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (date(2026, 11, 16), "16 November 2026"), ("2012-05-17", "17 May 2012"), ("2012-05", "May 2012"),
        ("2019-21", "spring 2019"), ("1992~", "about 1992"), ("199X", "the 1990s"),
    ],
)  # fmt: skip
def test_a_date_is_said_as_a_person_would(when: date | str, words: str) -> None:
    assert say_date(when) == words


def test_a_short_date_names_the_year_only_when_it_is_another() -> None:
    assert short_date(date(2026, 11, 16)) == "16 Nov"
    assert short_date("2025-11-16", TODAY) == "16 Nov 2025"


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (TODAY, "today"), (TODAY - timedelta(days=1), "yesterday"), (TODAY + timedelta(days=4), "Friday"),
        (datetime(2026, 11, 22, 18, 40), "yesterday 18:40"), (date(2026, 10, 6), "6 October"),
        (date(2025, 10, 6), "6 October 2025"),
    ],
)  # fmt: skip
def test_when_is_said_from_where_today_stands(moment: date, words: str) -> None:
    assert say_when(moment, TODAY) == words


@pytest.mark.parametrize(
    ("born", "age", "words"),
    [
        ("2017-11-24", 8, "8"), ("2017-11-23", 9, "9"), ("2026-03-20", 0, "8 months"), ("2026-11-02", 0, "3 weeks"),
        ("2026-11-22", 0, "1 day"), ("2027-02-14", None, "due 14 Feb"), ("1992~", 34, "about 34"), ("", None, ""),
        ("2012-05", 14, "14"), ("199X", 32, "about 32"), ("2026-11", 0, "1 week"), ("2027-21", None, "due spring 2027"),
        (date(2024, 12, 1), 1, "23 months"),
    ],
)  # fmt: skip
def test_an_age_is_counted_and_said(born: date | str, age: int | None, words: str) -> None:
    assert (age_on(born, TODAY), age_words(born, TODAY)) == (age, words)


def test_an_age_given_in_february_is_the_same_age_when_read_back() -> None:
    february = date(2026, 2, 3)
    assert age_on(read_about("about 34", february), february) == 34


def test_a_baby_past_its_date_is_still_said_to_be_due() -> None:
    assert due_words("2026-11-20") == "due 20 Nov"


def test_only_one_whole_day_is_exact() -> None:
    assert is_exact("2012-05-17")
    assert not any(map(is_exact, ("2012-05-17~", "2012-05", "2012~")))
