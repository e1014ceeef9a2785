"""The story's step up: proposed with evidence, agreed, sent, answered, disagreed with, by keyboard alone."""

from tests.helpers import hands, keyboard
from tests.helpers.story import GOAL, NEED, OUT_AT_NIGHT, Story
from tests.helpers.story_meeting import WHY_UP, WORRY

SIGN = "Goes missing again and again, or nobody knows where they are at night"
SEEN_ANEW = "Two phones in his bag."
ADVICE = "Send it today, with the plan."
MANAGER_WHY = "The team has done what it can."
RISK = "He may be drawn into carrying drugs."
ANSWER_WHY = "Early help is not exhausted."
OUTCOME = "The team managers agree that social care assesses."


def propose(story: Story) -> None:
    keyboard.press("Propose a step up")
    keyboard.answer("What leads to it?", "planned with the team around the family".capitalize())
    keyboard.tick("Callum", question="Which children is it about?")
    keyboard.answer("How fast?", "Amber: a child may be harmed soon")
    keyboard.write("Why does it need more than early help?", WHY_UP)
    keyboard.write("What has been tried, and what came of it?", "Sam met him every week; the college gave two days.")
    keyboard.answer("Does the family know?", "Yes")
    keyboard.write("What does the family say?", "Kerry wants help. Callum does not.")
    keyboard.press("Keep the proposal")
    keyboard.wait_for("Callum: proposed")
    hands.wait_to_read("Gap: No indicator of the threshold document is chosen.")


def show_evidence(story: Story) -> None:
    """What the record says is picked: the visit's note, the meeting's worry, the assessment's need; one thing is written anew."""
    keyboard.press("Add an indicator")
    keyboard.choose("What points to it?", f"Safe from harm outside the home: {SIGN} (level 4)")
    keyboard.tick_part(OUT_AT_NIGHT, question="Notes that show it")
    keyboard.tick_part(WORRY, question="What meetings recorded")
    keyboard.pick("Answers of the assessment", NEED)
    keyboard.write("Something that is not on record yet", SEEN_ANEW)
    keyboard.write("When did that happen?", "yesterday")
    keyboard.answer("How do we know?", "We saw or heard it ourselves")
    keyboard.press("Keep it")
    keyboard.wait_for("4 dated entries show it")


def consult(story: Story) -> None:
    keyboard.press("Record the consultation")
    keyboard.write("Whom did you talk to?", "Dee Holt")
    keyboard.write("At what time?", "9.10")
    keyboard.write("What did they advise?", ADVICE)
    keyboard.press("Record the consultation")
    keyboard.wait_for("Dee Holt advised")


def decide(story: Story) -> None:
    keyboard.press("Manager’s decision")
    keyboard.answer("What does the manager decide?", "Agree")
    keyboard.write("Which manager decided?", "Ruth Amesbury")
    keyboard.write("When did they tell you?", "today")
    keyboard.write("At what time?", "9.40")
    keyboard.write("Why?", MANAGER_WHY)
    keyboard.press("Record the decision")
    keyboard.wait_for("Callum: the manager agrees")


def refer(story: Story) -> None:
    """Filled from the record; what is lacking is told before it may be sent."""
    hands.wait_to_read("The referral does not say yet:")
    keyboard.press("Write the referral")
    assert OUT_AT_NIGHT in keyboard.read("What we saw or heard ourselves")
    keyboard.write("What may happen to each child if nothing changes", RISK)
    keyboard.write("Is each child safe now? Where are they?", "At home with Kerry tonight.")
    keyboard.press("Keep the referral")
    keyboard.wait_for("Callum: the manager agrees")
    assert not hands.reads("The referral does not say yet:")


def send(story: Story) -> None:
    keyboard.press("See the referral")
    story.keep_print("referral", "Ruth Amesbury", ADVICE, SIGN, OUT_AT_NIGHT, WORRY, SEEN_ANEW, RISK, GOAL, NEED)
    keyboard.press("Record that it was sent")
    keyboard.answer("How?", "Secure e-mail")
    keyboard.press("Record that it was sent")
    keyboard.wait_for("to decide, due Tuesday 1 December")


def acknowledge(story: Story) -> None:
    keyboard.press("Front door has it")
    keyboard.write("At what time?", "8.30")
    keyboard.write("Who?", "Duty desk")
    keyboard.press("Record it")
    keyboard.wait_for("Duty desk has it")


def answer(story: Story) -> None:
    keyboard.press("Record the answer")
    keyboard.answer("What was decided?", "Early help assessment and plan")
    keyboard.answer("At which level?", "3 Partnership plus")
    keyboard.write("Why, in their words?", ANSWER_WHY)
    keyboard.write("Who decided?", "Dee Holt")
    keyboard.write("At what time?", "8.45")
    keyboard.write("Who holds the work meanwhile?", "Priya Nair")
    keyboard.answer("What becomes of the plan?", "The plan goes on")
    keyboard.press("Record the answer")
    keyboard.wait_for("Callum: returned with advice")


def tell(story: Story) -> None:
    keyboard.press("Record who was told")
    keyboard.write("How, and what did they say?", "Rang Kerry; she is worried.")
    keyboard.write("Who is that?", "Mrs Amin, school")
    keyboard.press("Record it")
    keyboard.wait_for("The family was told")


def disagree(story: Story) -> None:
    keyboard.press("Disagree with the answer")
    keyboard.write("What do you disagree about?", "Whether Callum is safe.")
    keyboard.write("Our view", "He is not.")
    keyboard.answer("Is a child unsafe now?", "No")
    keyboard.write("What keeps each child safe meanwhile?", "Kerry is at home each night.")
    keyboard.write("Who talks with whom?", "Priya and Dee Holt")
    keyboard.press("Raise it")
    keyboard.wait_for("Stage 1, practitioners")


def go_a_stage_up(story: Story) -> None:
    keyboard.press("Next stage")
    keyboard.write("What came of stage 1?", "Nothing changed.")
    keyboard.write("Who talks with whom now?", "Ruth Amesbury and the team manager")
    keyboard.press("Go to the next stage")
    keyboard.wait_for("Stage 2, line managers")


def settle(story: Story) -> None:
    keyboard.press("Record how it was settled")
    keyboard.answer("How?", "The front door accepts after all")
    keyboard.answer("At which level?", "4 Statutory or specialist")
    keyboard.write("What was decided, and by whom?", OUTCOME)
    keyboard.write("What can be learned from it?", "Say sooner who the older boys are.")
    keyboard.press("Record how it was settled")
    keyboard.wait_for("the front door accepts after all")
    hands.wait_to_read("Callum: accepted by social care")
