"""The story's meeting: called, held while people talk, finished, printed and sent, by keyboard alone."""

from pathlib import Path

from tests.helpers import hands, keyboard, main_job
from tests.helpers.keyboard import Key
from tests.helpers.story import GOAL, LAMP, WORKSHOP, Story, open_file

NEW_ACTION = "Walk home with Sam on Fridays"
SAID = "I like the workshop. Nights are the problem."
WORRY = "Two older boys wait for him at the gate."
WHY_UP = "He is out at night with older boys, and the team cannot keep him safe alone."


def call(story: Story) -> None:
    open_file("Meetings")
    keyboard.press("Call a meeting")
    keyboard.wait_for("The family first. Everyone who is asked can send word instead.")
    keyboard.write("Which day?", "27 November 2026")
    keyboard.write("What time?", "13.30")
    keyboard.write("Where?", "Swanage Library")
    keyboard.write("Anyone else?", "Ann Reed, advocate")
    keyboard.tick("Sam Ellery", question="Who is asked for a written report?")
    keyboard.press("Call the meeting")
    keyboard.wait_for("Who is asked")


def invite(story: Story, calendar: Path) -> None:
    keyboard.choose_row("Who is asked", "Kerry Marlow")
    keyboard.press("Print the invitation")
    story.keep_print("invitation", "Friday 27 November", "Swanage Library", "Kerry")
    keyboard.choose_row("Who is asked", "Sam Ellery")
    keyboard.press("Print the report form")
    story.keep_print("report-form", "Sam Ellery")
    with main_job.answering("getSaveFileName", calendar):
        keyboard.press("Save for a calendar")
        hands.wait_to_read("The calendar entry is saved.")
    said = calendar.read_text()
    assert ("20261127T133000" in said, "Marlow" in said) == (True, False), said


def begin(story: Story) -> None:
    """Its line on Today leads to it."""
    keyboard.open_row("Due today", "Meeting")
    keyboard.wait_for("What we will talk about")
    keyboard.press("Start the meeting")
    keyboard.wait_for("Who is here")


def begin_again(story: Story) -> None:
    """After the window was closed half-way: what was typed is there."""
    keyboard.open_row("This week", "Finish the minutes")
    keyboard.wait_for("Who is here")
    assert keyboard.read("What worries us?") == WORRY


def attend(story: Story) -> None:
    for name, number in (("Kerry Marlow", Key.Key_1), ("Callum", Key.Key_2), ("Sam Ellery", Key.Key_4), ("Ann Reed", Key.Key_3)):
        keyboard.choose_row("Who is here", name)
        keyboard.key(number)
    keyboard.choose_row("Who is here", "Sam Ellery")
    keyboard.write("The report from Sam Ellery", "He came to four of six sessions.")
    keyboard.answer("Do you still agree to take part?", "Still agrees")


def review(story: Story) -> None:
    keyboard.answer("Since last time", "Better")
    keyboard.answer("The action is", "Done")
    keyboard.press("Next action")
    hands.wait_to_read(LAMP)
    keyboard.answer("Since last time", "No change")
    keyboard.write("What happened?", "The shop had none.")
    keyboard.write("A new day", "11 December 2026")


def add_action(story: Story) -> None:
    keyboard.press("Add an action")
    keyboard.write("What will be done?", NEW_ACTION)
    keyboard.tick("Kerry", question="Who does it?")
    keyboard.write("By when?", "4 December 2026")
    keyboard.press("Save")
    keyboard.wait_for("New at this meeting")


def say(story: Story) -> None:
    keyboard.write("What Callum says", SAID)
    keyboard.write("What Kerry Marlow says", "He listens to Sam.")
    keyboard.write("What is going well?", "He went on Mondays and Tuesdays.")
    keyboard.write("What worries us?", WORRY)


def scale(story: Story) -> None:
    keyboard.write("Where Kerry Marlow puts things today, 0 to 10", "4")
    keyboard.key(Key.Key_Tab)


def consider_level(story: Story) -> None:
    keyboard.answer("Is it still the right level of need?", "Step up?")
    keyboard.write("Why?", WHY_UP)


def finish(story: Story) -> None:
    keyboard.press("Agree this date")
    keyboard.tick("The family agreed the changed plan in the room")
    keyboard.press("Finish the minutes")
    keyboard.wait_for("Nobody has the minutes yet.")


def print_and_send(story: Story) -> None:
    keyboard.press("Print the minutes")
    story.keep_print("minutes", WORKSHOP, LAMP, NEW_ACTION, SAID, WORRY, WHY_UP)
    keyboard.press("Record who got them")
    keyboard.tick("Kerry Marlow", question="Who got them?")
    keyboard.answer("How?", "By hand")
    keyboard.press("Record it")
    keyboard.wait_for("Who has the minutes")


def see_plan(story: Story) -> None:
    """The plan is a version further, with what the meeting made of it."""
    open_file("Plan")
    keyboard.wait_for(GOAL)
    hands.wait_to_read("Version 2, agreed on")
    hands.wait_to_read(NEW_ACTION)
