"""The assessment from the record to paper: every answer has its place, in the form's order."""

from datetime import date, datetime

import pytest

from fpz_app.casework.assessments import amend, approve, give_copy, save_answers, start_assessment
from fpz_app.domain.assessments import Assessment, CopyGiven, FamilyCopy, GivenAnswer, answer_id
from fpz_app.presenters.assessment_print import print_assessment_pdf
from fpz_app.store.store import Store
from fpz_app.store.work import Gone
from tests.helpers.assessments import FORM, whole
from tests.helpers.desks import NOW, Kept, desk_for
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.pdf import assert_tagged, page_texts, read_blocks, read_text
from tests.helpers.stores import MANAGER, OUTSIDER, PRIYA

THEN = datetime(2026, 11, 20, 9, 0)


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


@pytest.fixture
def started(store: Store, marlows: Marlows) -> Assessment:
    return start_assessment(store, PRIYA, marlows.id, form=FORM, today=TODAY)


def write(store: Store, assessment: Assessment, answers: dict[tuple[str, str], object]) -> None:
    save_answers(store, PRIYA, assessment.id, answers, form=FORM, today=TODAY)


def pdf_of(store: Store, assessment: Assessment) -> bytes:
    settings = desk_for(store, Kept()).settings
    return print_assessment_pdf(store, PRIYA, assessment.id, settings=settings, now=NOW)


def words_of(store: Store, assessment: Assessment) -> str:
    return read_text(pdf_of(store, assessment))


def test_a_whole_assessment_is_tagged(store: Store, started: Assessment) -> None:
    assert_tagged(pdf_of(store, whole(store, PRIYA, started, now=THEN)))


def test_the_groups_of_the_form_are_the_sections(store: Store, started: Assessment) -> None:
    headings = [words for _, words in read_blocks(pdf_of(store, started), "H2")]
    assert headings == ["The family", *(group.title for group in FORM.groups)]


def test_a_draft_says_so(store: Store, started: Assessment) -> None:
    assert "Version 1, draft, not finished yet" in words_of(store, started)


def test_an_approved_one_says_who_approved_it_and_when(store: Store, started: Assessment) -> None:
    done = approve(store, MANAGER, whole(store, PRIYA, started, now=THEN).id, TODAY)
    words = words_of(store, done)
    assert ("Version 1, approved 23 November 2026" in words, "Ruth Amesbury" in words, "Draft" in words) == (True, True, False)


def test_every_page_says_that_the_centre_has_not_had_it(store: Store, started: Assessment) -> None:
    assert all("Not yet sent to the centre" in page for page in page_texts(pdf_of(store, started)))


def test_a_side_of_a_childs_life_has_its_scale_strengths_needs_and_evidence(
    store: Store, marlows: Marlows, started: Assessment
) -> None:
    child = marlows.ellie.id
    answers = {"going_well": "Draws.", "needs": "Sleep.", "today": 4, "how": "Sleep diary.", "when": "16 November 2026"}
    write(store, started, {(f"emotions.{name}", child): value for name, value in answers.items()})
    expected = (
        "Emotional and behavioural development. From 0 to 10: now 4\nStrengths\nDraws.\nNeeds\nSleep.\n"
        "Evidence\nSleep diary.\nSeen or heard 16 November 2026."
    )
    assert expected in words_of(store, started)


def test_a_side_that_goes_well_needs_no_needs(store: Store, marlows: Marlows, started: Assessment) -> None:
    write(store, started, {("emotions.today", marlows.ellie.id): 9, ("emotions.going_well", marlows.ellie.id): "Sleeps."})
    assert "From 0 to 10: now 9\nStrengths\nSleeps.\nNeeds\nNothing written\nEvidence\nNot asked yet" in words_of(store, started)


def test_a_childs_own_words_on_a_side_stand_under_it_once(store: Store, marlows: Marlows, started: Assessment) -> None:
    write(store, started, {("emotions.today", marlows.ellie.id): 4, ("emotions.words", marlows.ellie.id): "I lie there."})
    headings = [words for _, words in read_blocks(pdf_of(store, started), "H4")]
    assert ("I lie there." in words_of(store, started), headings.count("Emotional and behavioural development")) == (True, 3)


def test_a_childs_section_says_how_and_by_whom_they_were_heard(store: Store, marlows: Marlows, started: Assessment) -> None:
    said = {
        "heard": "told", "day": "I feed the cat.", "how": ["talked", "drew"], "by": "Priya Nair", "on": "16 November 2026",
        "where": "At school", "alone": "yes",
    }  # fmt: skip
    write(store, started, {(f"voice.{name}", marlows.ellie.id): value for name, value in said.items()})
    expected = "Ellie, 9, talked, drew or made something, seen alone, at school, by Priya Nair, 16 November 2026"
    assert expected in words_of(store, started)


def test_worries_strengths_and_steps_are_columns_of_points(store: Store, started: Assessment) -> None:
    write(store, started, {("three.worries", ""): "Nights away. Shouting.", ("three.to_happen", ""): "Calm\nSleep"})
    points = {words for _, words in read_blocks(pdf_of(store, started), "LBody")}
    assert {"Nights away.", "Shouting.", "Calm", "Sleep"} <= points


def test_each_person_asked_has_a_scale(store: Store, marlows: Marlows, started: Assessment) -> None:
    write(store, started, {("reason.took_part", ""): [marlows.kerry.id], ("scores.today", marlows.kerry.id): 7})
    assert "Kerry. From 0 to 10: now 7" in words_of(store, started)


def test_a_level_stands_with_its_word_and_reason(store: Store, marlows: Marlows, started: Assessment) -> None:
    child = marlows.ellie.id
    write(store, started, {("analysis.level", child): "3", ("analysis.level_why", child): "School and sleep."})
    assert "Step 3 of 4\n3 Partnership plus\nSchool and sleep." in words_of(store, started)


def test_what_was_carried_forward_says_from_when(store: Store, marlows: Marlows, started: Assessment) -> None:
    done = whole(store, PRIYA, started, now=THEN)
    amendment = amend(store, PRIYA, done.id, form=FORM, today=TODAY)
    at = ("reason.can_take_part", "")
    save_answers(store, PRIYA, amendment.id, {at: "A lift."}, form=FORM, today=TODAY, carried=True)
    assert "Carried from version 1" in words_of(store, amendment)


def test_what_was_not_asked_yet_is_told_apart_from_not_known(store: Store, started: Assessment) -> None:
    write(store, started, {("network.missing_parent", ""): "not known"})
    words = words_of(store, started)
    assert ("who is not listed?\nNot known" in words, "Not asked yet" in words) == (True, True)


def test_questions_of_an_earlier_form_are_printed(store: Store, marlows: Marlows, started: Assessment) -> None:
    with store.work(PRIYA, "Older") as work:
        work.put(
            GivenAnswer(
                id=answer_id(started.id, "pets.names", ""),
                file_id=marlows.id,
                family_id=marlows.id,
                assessment_id=started.id,
                question="pets.names",
                text="A cat, Biscuit.",
            )
        )
    assert "A cat, Biscuit." in words_of(store, started)


def test_the_familys_copy_is_told(store: Store, marlows: Marlows, started: Assessment) -> None:
    done = whole(store, PRIYA, started, now=THEN)
    copy = FamilyCopy(
        file_id=marlows.id, family_id=marlows.id, of_id=done.id, answer=CopyGiven.GIVEN, on=date(2026, 11, 21),
        to=(marlows.kerry.id,), how="By hand", language="Welsh", read_aloud=True,
    )  # fmt: skip
    give_copy(store, PRIYA, copy, TODAY)
    assert "Kerry had it on 21 November 2026, by hand, in Welsh, read aloud." in " ".join(words_of(store, done).split())


def test_an_outsider_cannot_print_a_restricted_assessment(store: Store) -> None:
    hidden = make_marlows(store, restricted=True)
    made = start_assessment(store, PRIYA, hidden.id, form=FORM, today=TODAY)
    with pytest.raises(Gone):
        print_assessment_pdf(store, OUTSIDER, made.id, settings=desk_for(store, Kept()).settings, now=NOW)


def test_what_an_older_form_did_not_ask_is_not_printed_as_missing(store: Store, started: Assessment) -> None:
    done = whole(store, PRIYA, started, now=THEN)
    with store.work(PRIYA, "As an older form left it") as work:
        work.remove(work.get(GivenAnswer, answer_id(done.id, "next.family_view", "")))
    assert "Not asked yet" not in words_of(store, done)
