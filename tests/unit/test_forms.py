"""Forms: the task list, what is shown, how far it is, what is wrong, an answer in words."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fpz_app import paths
from fpz_app.domain.form_answers import (
    State,
    address,
    carry_forward,
    check,
    entry_state,
    former_answers,
    needs,
    say_answer,
    section_state,
    visible_fields,
)
from fpz_app.domain.form_checks import check_field, is_answered, settle
from fpz_app.domain.form_pages import Entry, entries
from fpz_app.domain.forms import Field, Form, Kind, Stands, Subject
from fpz_app.settings import load_forms

TODAY = date(2026, 11, 23)
KERRY = Subject("k", "Kerry", Stands.ADULT, "36")
ELLIE = Subject("e", "Ellie", Stands.CHILD, "9")
BABY = Subject("b", "Baby", Stands.CHILD, "due 14 Feb")
AMIN = Subject("a", "Mrs Amin", Stands.OUTSIDE)
PEOPLE = (KERRY, ELLIE, BABY, AMIN)


@pytest.fixture(scope="module")
def form() -> Form:
    return load_forms([paths.resources()])["family_assessment"]


def entry(form: Form, key: str, answers: dict[tuple[str, str], Any]) -> Entry:
    return next(one for one in entries(form, PEOPLE, answers) if one.key == key)


def test_the_task_list_has_a_line_for_each_child(form: Form) -> None:
    lines = [(one.group.title, one.title) for one in entries(form, PEOPLE, {})]
    assert lines == [
        ("About", "Reason and people"),
        ("About", "Agreement"),
        ("Each child’s needs", "Ellie, 9"),
        ("Each child’s needs", "Baby, due 14 Feb"),
        ("Parents and home", "Parenting"),
        ("Parents and home", "Family and home"),
        ("In their words", "Ellie"),
        ("In their words", "Baby"),
        ("To finish", "What it means"),
    ]


def test_the_three_sides_have_seven_six_and_seven_sections(form: Form) -> None:
    counts = [len(entry(form, key, {}).pages) for key in ("needs@e", "parenting", "home")]
    assert counts == [7, 6, 7]


def test_every_side_asks_strengths_needs_scale_and_evidence(form: Form) -> None:
    sections = [page.section for key in ("needs@e", "parenting", "home") for page in entry(form, key, {}).pages]
    for section in sections:
        asked = {field.key.split(".")[1] for field in section.fields}
        assert {"going_well", "needs", "today", "how", "when"} <= asked


def test_a_score_is_asked_of_those_who_took_part_and_nobody_else(form: Form) -> None:
    pages = entry(form, "meaning", {("reason.took_part", ""): ["a", "e"]}).pages
    scores = next(page for page in pages if page.section.key == "scores")
    assert scores.subjects == (ELLIE, AMIN)


def test_a_question_is_shown_by_the_answer_of_the_same_child(form: Form) -> None:
    section = form.sections["voice"]
    answers = {("voice.heard", "e"): "told", ("voice.heard", "b"): "no"}
    ellies = {field.key for field in visible_fields(section, answers, "e")}
    babys = {field.key for field in visible_fields(section, answers, "b")}
    assert ("voice.day" in ellies, "voice.why_not" in ellies) == (True, False)
    assert ("voice.day" in babys, "voice.why_not" in babys) == (False, True)


def test_a_domain_that_is_not_an_issue_is_complete_with_that(form: Form) -> None:
    state = section_state(form.sections["health"], {("health.today", "e"): "not an issue"}, "e", today=TODAY)
    assert state.state is State.COMPLETE


def test_not_asked_yet_is_an_answer(form: Form) -> None:
    state = section_state(form.sections["health"], {("health.today", "e"): "not asked yet"}, "e", today=TODAY)
    assert state.state is State.COMPLETE


def test_a_low_score_wants_its_words(form: Form) -> None:
    low = section_state(form.sections["health"], {("health.today", "e"): 4}, "e", today=TODAY)
    high = section_state(form.sections["health"], {("health.today", "e"): 9}, "e", today=TODAY)
    assert (low.state, low.done, low.of, high.of) == (State.IN_PROGRESS, 1, 5, 4)


def test_a_date_that_cannot_be_keeps_a_section_open(form: Form) -> None:
    filled = {"today": 8, "going_well": "Well.", "how": "Seen.", "when": "31 November"}
    answers = {(f"health.{key}", "e"): value for key, value in filled.items()}
    assert section_state(form.sections["health"], answers, "e", today=TODAY).state is State.IN_PROGRESS


def test_a_childs_line_counts_its_complete_sections(form: Form) -> None:
    answers = {("health.today", "e"): "not an issue", ("identity.today", "e"): 3}
    state = entry_state(entry(form, "needs@e", answers), answers, today=TODAY)
    assert (state.state, state.done, state.of) == (State.IN_PROGRESS, 1, 7)


def test_an_untouched_line_is_not_started(form: Form) -> None:
    assert entry_state(entry(form, "needs@e", {}), {}, today=TODAY).state is State.NOT_STARTED


def test_the_check_names_the_child_the_section_and_the_answer(form: Form) -> None:
    answers: dict[tuple[str, str], Any] = {("health.when", "e"): "31 November", ("health.today", "e"): 8}
    found = {one.field: one.message for one in check(entries(form, PEOPLE, answers), answers, today=TODAY)}
    assert found[address("health.when", "e")] == "Ellie, health: There is no 31 November."
    assert found[address("health.how", "e")] == "Ellie, health: “How you know” has no answer."


def test_a_hidden_question_is_not_missed(form: Form) -> None:
    answers: dict[tuple[str, str], Any] = {("agreed.agrees", ""): "no"}
    found = {one.field for one in check(entries(form, PEOPLE, answers), answers, today=TODAY)}
    assert ("agreed.offered" in found, "agreed.who" in found) == (True, False)


def test_scores_and_dates_are_not_carried_forward_but_words_are(form: Form) -> None:
    earlier = {("health.today", "e"): 4, ("health.needs", "e"): "Sleep.", ("health.when", "e"): "2026-05-02", ("x.y", ""): "z"}
    assert carry_forward(form, earlier) == {("health.needs", "e"): "Sleep."}


def test_an_answer_to_a_question_no_longer_asked_stays_readable(form: Form) -> None:
    (former,) = former_answers(form, {("pets.names", ""): "A dog.", ("health.today", "e"): 3})
    assert (former.label, former.value) == ("pets, names", "A dog.")


def test_a_low_score_is_a_need_and_a_high_one_is_not(form: Form) -> None:
    answers: dict[tuple[str, str], Any] = {
        ("health.today", "e"): 6,
        ("health.needs", "e"): "A bedtime.",
        ("education.today", "e"): 7,
        ("housing.today", ""): 2,
        ("income.today", ""): "not known",
    }
    found = needs(entries(form, PEOPLE, answers), answers)
    told = [(need.section.key, need.subject.name, need.score, need.words) for need in found]
    assert told == [("health", "Ellie", 6, "A bedtime."), ("housing", "the family", 2, "")]


def field(kind: Kind, **more: Any) -> Field:
    return Field(key="a.b", kind=kind, label="A", **more)


@pytest.mark.parametrize(
    ("kind", "raw", "kept"),
    [
        (Kind.DATE, "16/11/26", "2026-11-16"), (Kind.DATE, "31 November", "31 November"), (Kind.DATE, "Not known", "not known"),
        (Kind.ABOUT_DATE, "spring 2019", "2019-21"), (Kind.NUMBER, " 12 ", 12), (Kind.NUMBER, "twelve", "twelve"),
        (Kind.NARRATIVE, "  kept as typed ", "  kept as typed "), (Kind.SCALE, 4, 4), (Kind.PEOPLE, ["e"], ["e"]),
    ],
)  # fmt: skip
def test_what_is_typed_is_kept_in_its_own_form(kind: Kind, raw: Any, kept: Any) -> None:
    assert settle(field(kind), raw, TODAY) == kept


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (Kind.DATE, "31 November", "There is no 31 November."), (Kind.DATE, "2026-11", "That is not one day."),
        (Kind.SCALE, 11, "The scale goes from 0 to 10."), (Kind.SCALE, True, "The scale goes from 0 to 10."),
        (Kind.NUMBER, "twelve", "That is not a number."), (Kind.PHONE, "ring mum", "That is not a phone number."),
        (Kind.YES_NO, "perhaps", "The answer is neither yes nor no."),
        (Kind.SHORT_TEXT, "x" * 301, "This answer is too long for one line."),
        (Kind.CHOICE, "z", "“z” is not one of the answers."),
    ],
)  # fmt: skip
def test_an_answer_that_cannot_stand_is_told_in_plain_words(kind: Kind, value: Any, words: str) -> None:
    problem = check_field(field(kind), value, TODAY)
    assert problem is not None
    assert problem.message == words
    assert problem.remedy


def test_what_happened_cannot_lie_in_the_future() -> None:
    problem = check_field(field(Kind.DATE, past=True), "2026-11-24", TODAY)
    assert problem is not None
    assert problem.message == "24 November 2026 is in the future."


def test_a_table_row_is_checked_by_its_columns() -> None:
    name = Field(key="name", kind=Kind.SHORT_TEXT, label="Name", required=True)
    table = field(Kind.TABLE, columns=(name, Field(key="on", kind=Kind.DATE, label="When")))
    missing = check_field(table, [{"name": "Sam"}, {"on": "2026-11-16"}], TODAY)
    wrong = check_field(table, [{"name": "Sam", "on": "31 June"}], TODAY)
    assert missing is not None
    assert missing.message == "Row 2: “Name” has no answer."
    assert wrong is not None
    assert wrong.message == "Row 1: There is no 31 June."


@pytest.mark.parametrize("special", ["not known", "not asked yet"])
@pytest.mark.parametrize("kind", list(Kind))
def test_every_question_may_be_not_known_or_not_asked_yet(kind: Kind, special: str) -> None:
    assert check_field(field(kind), special, TODAY) is None
    assert is_answered(special)


def test_empty_rows_and_blanks_are_no_answer() -> None:
    assert not any(map(is_answered, (None, "", "  ", [], [{}], [{"name": ""}])))


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (Kind.SCALE, 4, "4"), (Kind.SCALE, "not an issue", "Not an issue"), (Kind.DATE, "2026-11-16", "16 November 2026"),
        (Kind.ABOUT_DATE, "2019-21", "spring 2019"), (Kind.PEOPLE, ["k", "e"], "Kerry, Ellie"), (Kind.YES_NO, "yes", "Yes"),
        (Kind.PERSON, "gone", "Someone no longer listed"), (Kind.DATE, "31 Nov", "31 Nov"), (Kind.NARRATIVE, "", ""),
    ],
)  # fmt: skip
def test_an_answer_is_said_in_words(kind: Kind, value: Any, words: str) -> None:
    assert say_answer(field(kind), value, {"k": "Kerry", "e": "Ellie"}) == words


def test_a_table_is_said_row_by_row(form: Form) -> None:
    rows = [{"name": "Sam Ellery", "agency": "school"}, {"name": ""}]
    assert say_answer(form.fields["network.helpers"], rows, {}) == "Name: Sam Ellery; Agency: School or college"


json_values = st.one_of(st.none(), st.text(max_size=20), st.integers(), st.booleans(), st.lists(st.text(max_size=5), max_size=3))


@given(kind=st.sampled_from([kind for kind in Kind if kind is not Kind.TABLE]), value=json_values)
def test_any_value_that_sync_may_bring_is_checked_and_said(kind: Kind, value: Any) -> None:
    one = field(kind)
    check_field(one, value, TODAY)
    assert isinstance(say_answer(one, value, {}), str)
