"""The main job by accessibility actions alone: no key, no mouse, from a bare laptop to an agreed plan in the preview."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.helpers.app_driver import Laptop
from tests.helpers.main_job import PASSPHRASE
from tests.helpers.screen import Doer, Screen, can_be_read

PROGRAM = "fpz_app"
GOAL = "Ellie sleeps in her own bed"
WORDS = "I like the slide"

pytestmark = pytest.mark.skipif(
    not can_be_read(), reason="2026-11-23: installer/test.sh installs a screen and an accessibility client where it may"
)


@pytest.fixture
def do(tmp_path: Path) -> Iterator[Doer]:
    with closing(Laptop(tmp_path)) as laptop, closing(Screen(laptop)) as screen:
        screen.start()
        with closing(screen.doer(PROGRAM)) as doer:
            yield doer


def test_the_main_job_is_done_by_actions_alone(do: Doer) -> None:
    set_up(do)
    make_family(do)
    write_note(do)
    plan(do)
    do("press", "Print")
    do("wait_to_read", "Who is it for?")
    do("press", "Back")
    do("open_tab", "Notes")
    do("wait_to_read", WORDS)


def set_up(do: Doer) -> None:
    do("press", "Set up this laptop")
    do("write", "Your name", "Priya Nair")
    for name, words in (("Agency", "Early help"), ("Role", "Lead practitioner"), ("Zone", "Purbeck")):
        do("choose", name, words)
    do("press", "Go on")
    do("write", "Passphrase", PASSPHRASE)
    do("write", "The same again", PASSPHRASE)
    do("press", "Use this passphrase")
    do("wait_to_read", "Your recovery code")
    groups = [each.split(": ")[1].replace(" ", "") for each in do("said") if each.startswith("Group ")]
    do("press", "It is on paper")
    do("write", "The last two groups", " ".join(groups[-2:]))
    do("press", "Finish")


def make_family(do: Doer) -> None:
    do("press", "Families")
    do("press", "Add a family")
    do("write", "Family name", "Marlow")
    do("press", "Add the family")
    do("wait_to_read", "Marlow family")
    for who, name, born in (("Child", "Ellie Marlow", "17 May 2018"), ("Adult", "Kerry Marlow", "about 34")):
        do("press", "Add someone")
        do("write", "Find the person", name)
        do("press", f"Add “{name}” as someone new")
        do("press", who, "Who is it?")
        do("write", "Date of birth", born)
        do("press", "Add")
        do("press", "Back to the family")


def write_note(do: Doer) -> None:
    do("press", "Write a note")
    do("press", "Visit", "What was it?")
    do("write", "What happened", "Ellie showed me the garden.")
    child = next(each for each in do("said") if each.startswith("About Ellie"))
    for box in (child, "Ellie was seen", "Ellie was seen alone"):
        do("press", box)
    do("write", "Ellie’s own words", WORDS)
    do("press", "Finish the note")
    do("wait_to_read", "The note is finished.")
    do("wait_to_read", "seen alone")


def plan(do: Doer) -> None:
    do("open_tab", "Plan")
    do("press", "Start the plan")
    do("press", "Add a goal")
    do("write", "What do you want to change?", GOAL)
    do("write", "Why does it matter to the child?", "so that she is awake at school")
    do("press", next(each for each in do("said") if each.startswith("Ellie, ")), "Which children is it for?")
    do("press", "8", "Where do you hope to be?")
    do("press", "Save")
    do("wait_to_read", "Goal saved.")
    do("press", f"Scale it today: {GOAL}")
    do("write", "Who puts it there?", "Kerry")
    do("press", "3", "Where would you put this today?")
    do("wait_to_read", "Now 3.")
    do("press", f"Add an action: {GOAL}")
    do("write", "What will be done?", "Read a story with the landing light on")
    do("press", "Kerry", "Who does it?")
    do("write", "By when?", "in two weeks")
    do("press", "Save")
    do("wait_to_read", "Action saved.")
    do("press", "Agree version 1")
    do("press", "I agree", "Kerry")
    do("press", "Agree the plan")
    do("wait_to_read", "Version 1 of the plan is agreed.")
