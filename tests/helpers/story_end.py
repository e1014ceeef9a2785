"""The story's last part: taken back from social care, closed behind the guard, and begun again, by keyboard alone."""

from tests.helpers import hands, keyboard
from tests.helpers.story import Story, open_file

CARRIED = "Book the bus pass"
DIFFERENT = "At home by nine, and in school each day."
RETURN = "Ring Priya. You may come back at any time."
NOTE = "All three were at home and well."
WHY_NOW = "Callum is out at night again."


def receive(story: Story) -> None:
    keyboard.press("Record a step down")
    keyboard.write("Which social worker?", "Dee Holt")
    keyboard.tick("Callum", question="Which children is it about?")
    keyboard.write("What has changed, and what is still needed?", "He is home at night; school still needs help.")
    keyboard.answer("Does a child have a protection plan now?", "No")
    keyboard.answer("Does the family agree?", "Yes")
    keyboard.write("What does the family say?", "Kerry is glad of it.")
    keyboard.press("Keep the proposal")
    keyboard.wait_for("Callum: proposed by social care")


def accept(story: Story) -> None:
    keyboard.press("Accept or decline")
    keyboard.answer("What is the answer?", "Accepts")
    keyboard.write("Why?", "We know them.")
    keyboard.press("Record the answer")
    keyboard.wait_for("Callum: accepted")


def meet_jointly(story: Story) -> None:
    keyboard.press("Record the joint meeting")
    keyboard.write("Where?", "Swanage Library")
    keyboard.write("Who was there?", "Kerry, Callum, Dee Holt, Priya")
    keyboard.write("What is to be done?, row 1", CARRIED)
    keyboard.write("Who does it?, row 1", "Kerry")
    keyboard.press("Add a row")
    keyboard.write("What is to be done?, row 2", "See the college nurse")
    keyboard.press("Record the meeting")
    keyboard.wait_for(f"Handed over: {CARRIED} (Kerry); See the college nurse (nobody yet)")


def hand_over(story: Story) -> None:
    keyboard.press("See the hand-over")
    story.keep_print("hand-over", "Dee Holt", CARRIED, "See the college nurse", "The team meets by")


def see_first_meeting_due(story: Story) -> None:
    """Today says by when the team is to meet, and leads to where it is recorded."""
    keyboard.open_row("This week", "First meeting after the step down")
    keyboard.wait_for("Callum: accepted")


def meet_first(story: Story) -> None:
    keyboard.press("Record the first meeting")
    keyboard.write("Where?", "Swanage Library")
    keyboard.press("Record the meeting")
    keyboard.wait_for("The team met")
    keyboard.press("Social care has closed")
    keyboard.write("Who told you?", "Dee Holt")
    keyboard.press("Record it")
    keyboard.wait_for("Callum: social care has closed")


def is_guarded(story: Story) -> None:
    """What is not as it should be stands on the page, and cannot be passed over by saying that nobody engages."""
    hands.wait_to_read("4 actions are open")
    hands.wait_to_read("See each child, and write a note of it.")
    keyboard.press("Close early help")
    keyboard.choose("Why does it end?", "Could not be engaged")
    say_all_is_well(story)
    keyboard.write("Statement of risk", "Callum may be drawn in by older boys.")
    keyboard.press("Close early help")
    keyboard.wait_for("Only a manager may pass this.")
    keyboard.key(keyboard.Key.Key_Escape)
    keyboard.wait_for("Go on with it")


def say_all_is_well(story: Story) -> None:
    keyboard.answer("Is a child missing", "No")
    keyboard.answer("Does anybody worry", "No")
    for child in ("Callum", "Ellie", "Noah"):
        keyboard.write(f"What is different for {child} now?", DIFFERENT)
        keyboard.write(f"Who says so about {child}?", "Kerry")
    keyboard.write("What happens if worries return?", RETURN)


def see_everybody(story: Story) -> None:
    open_file("Notes")
    keyboard.press("Write a note")
    keyboard.answer("What was it?", "Visit")
    keyboard.write("What happened", NOTE)
    for child in ("Callum", "Ellie", "Noah"):
        keyboard.tick(f"{child} was seen")
    keyboard.press("Finish the note")
    keyboard.wait_for("The note is finished.")


def end_actions(story: Story) -> None:
    keyboard.open_tab("Plan")
    for text, goal in story.open_actions():
        keyboard.open_row(f"Actions of “{goal}”", text)
        keyboard.answer("How is it going?", "Done")
        keyboard.press("Save")
        keyboard.wait_for("Action saved.")


def close(story: Story) -> None:
    keyboard.open_tab("Level and decisions")
    hands.wait_to_read("No action of the plan is open")
    hands.wait_to_read("Every child was seen in the last 4 weeks")
    keyboard.press("Go on with it")
    assert keyboard.read("What happens if worries return?") == RETURN
    keyboard.choose("Why does it end?", "Needs met")
    keyboard.press("Close early help")
    keyboard.wait_for("needs met")
    keyboard.press("Letter to the family")
    story.keep_print("closing-letter", "Our early help ended on", DIFFERENT, RETURN)


def reopen(story: Story) -> None:
    keyboard.press("Reopen early help")
    keyboard.write("Why now?", WHY_NOW)
    keyboard.press("Reopen early help")
    keyboard.wait_for("Close early help")
