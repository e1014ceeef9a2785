"""The plan from the record to paper: as it stands, as it was agreed, and after people have left."""

from dataclasses import replace
from datetime import date

import pytest

from fpz_app.casework.network import put_helper
from fpz_app.casework.plans import Signing, agree_plan, change_plan, put_goal, scale_goal
from fpz_app.domain.plans import Plan, PlanState, PlanVersion, SignedHow
from fpz_app.presenters.plan_print import file_name, print_plan_pdf, print_title
from fpz_app.store.store import Store
from tests.helpers.desks import NOW
from tests.helpers.marlows import TODAY
from tests.helpers.pdf import assert_tagged, page_texts, read_text
from tests.helpers.plan_tab import PlanTab
from tests.helpers.stores import PRIYA

SIGNATURE = (((10, 20), (200, 80), (400, 10)), ((50, 90), (300, 90)))
LONG = "Bartholomew-Alexander Featherstonehaugh-Cholmondeley-Wainwright"
ARABIC, EMOJI = "أريد أن أكون في المدرسة كل يوم", "Ellie 😀 wants a 🐶"


@pytest.fixture
def tab(store: Store) -> PlanTab:
    return PlanTab(store)


def agree(tab: PlanTab, *signings: Signing) -> PlanVersion:
    who = signings or (Signing("Kerry Marlow"),)
    return agree_plan(tab.store, PRIYA, tab.store.find(Plan)[0], who, today=TODAY, now=NOW)


def printed(tab: PlanTab, version: PlanVersion | None = None) -> str:
    pdf = print_plan_pdf(tab.store, PRIYA, tab.marlows.id, now=NOW, version=version)
    assert_tagged(pdf)
    return " ".join(read_text(pdf).split())


def test_a_draft_says_on_every_page_that_it_is_one(tab: PlanTab) -> None:
    for number in range(8):
        tab.action(tab.goal(f"Goal {number}"))
    pdf = print_plan_pdf(tab.store, PRIYA, tab.marlows.id, now=NOW)
    pages = page_texts(pdf)
    assert len(pages) > 1
    assert all("Draft, not agreed yet" in page for page in pages)


def test_a_print_says_that_the_centre_does_not_have_it(tab: PlanTab) -> None:
    tab.goal()
    assert "Not yet sent to the centre." in page_texts(print_plan_pdf(tab.store, PRIYA, tab.marlows.id, now=NOW))[0]


def test_an_agreed_plan_says_which_version_it_is(tab: PlanTab) -> None:
    tab.goal()
    agree(tab)
    words = printed(tab)
    assert "Version 1, agreed on 23 November 2026" in words
    assert "Draft" not in words


def test_a_version_prints_as_it_was_agreed_whatever_came_after(tab: PlanTab) -> None:
    goal = tab.goal()
    tab.action(goal, who_ids=(tab.marlows.sam.id,))
    version = agree(tab)
    before = printed(tab, version)
    put_goal(tab.store, PRIYA, replace(goal, text="Something else"))
    put_helper(tab.store, PRIYA, replace(tab.marlows.sam, name="Someone else", ended=True))
    with tab.store.work(PRIYA, "Another name") as work:
        work.put(replace(tab.marlows.family, name="Renamed"))
    assert printed(tab, version) == before


def test_a_plan_changed_since_is_printed_as_a_draft(tab: PlanTab) -> None:
    goal = tab.goal()
    agree(tab)
    scale_goal(tab.store, PRIYA, goal, score=6, by="", today=TODAY)
    assert "Draft, not agreed yet" in printed(tab)


def test_an_ended_plan_is_printed_as_it_was_agreed_last(tab: PlanTab) -> None:
    tab.goal()
    agree(tab)
    with tab.store.work(PRIYA, "End") as work:
        work.put(replace(tab.store.find(Plan)[0], state=PlanState.ENDED))
    assert "Version 1, agreed on" in printed(tab)


def test_each_answer_stands_in_the_print(tab: PlanTab) -> None:
    tab.goal()
    differs = Signing("Dean Foster", agrees=False, sees_it="I want Callum on school nights.", how=SignedHow.PHONE)
    version = agree(tab, Signing("Kerry Marlow", how=SignedHow.MEETING), differs)
    words = printed(tab, version)
    assert "Dean Foster sees it differently: I want Callum on school nights." in words
    assert "agreed by phone" in words
    assert "agreed in the room" in words


def test_a_signature_drawn_on_the_screen_is_drawn_on_paper(tab: PlanTab) -> None:
    tab.goal()
    signed = agree(tab, Signing("Kerry Marlow", how=SignedHow.SCREEN, strokes=SIGNATURE))
    blank = agree(tab, Signing("Kerry Marlow", how=SignedHow.SCREEN))
    pdf = {each.version: print_plan_pdf(tab.store, PRIYA, tab.marlows.id, now=NOW, version=each) for each in (signed, blank)}
    assert len(pdf[1]) > len(pdf[2])
    assert_tagged(pdf[1])


def test_someone_who_has_left_still_stands_in_the_print(tab: PlanTab) -> None:
    tab.action(tab.goal(children=(tab.marlows.ellie.id,)), who_ids=(tab.marlows.sam.id,))
    put_helper(tab.store, PRIYA, replace(tab.marlows.sam, ended=True))
    assert "Sam Ellery" in printed(tab)


def test_nobody_is_named_twice_to_ring_in_danger(tab: PlanTab) -> None:
    tab.goal()
    change_plan(tab.store, PRIYA, replace(tab.store.find(Plan)[0], whom_to_ring="The duty team. In danger now: ring 999."))
    assert printed(tab).count("999") == 1


def test_a_plan_always_says_whom_to_ring_in_danger(tab: PlanTab) -> None:
    tab.goal()
    assert "In danger now: ring 999." in printed(tab)


def test_file_names_name_nobody() -> None:
    version = PlanVersion(
        file_id="f", family_id="f", plan_id="p", version=4, agreed_on=date(2026, 11, 23), agreed_at=NOW, content={}
    )
    assert file_name(print_title(None, version), "PU2291") == "Family plan version 4 PU2291.pdf"
    assert file_name(print_title(None, None), "PU2291") == "Family plan draft PU2291.pdf"


def test_a_vast_plan_of_hard_names_prints(tab: PlanTab) -> None:
    with tab.store.work(PRIYA, "Long names") as work:
        work.put(replace(tab.marlows.ellie, given_name=LONG, known_as=""))
    for number in range(12):
        goal = tab.goal((LONG, ARABIC, EMOJI)[number % 3], why=EMOJI, then=number % 11, now=10, hoped=0)
        for text in (ARABIC, EMOJI, LONG * 3)[: 3 if number % 2 else 2]:
            tab.action(goal, text, who_ids=(tab.marlows.ellie.id, tab.marlows.kerry.id), by_words=LONG, how_known=ARABIC)
    words = printed(tab)
    assert words.count("Featherstonehaugh") >= 30
