"""The main job, step by step, as a practitioner does it in the window with keys and a few clicks."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from fpz_app.ui.forms.question_page import QuestionPage
from fpz_app.ui.widgets.code_parts import CodeSheet
from tests.helpers import hands
from tests.helpers.form_filling import fill_page

PASSPHRASE = "kettle under seven maps"
NAME = "Priya Nair"
AT_HOME = "At home and close by"


def set_up_laptop(passphrase: str = PASSPHRASE) -> str:
    """From the first window to Today; returns the recovery code as it stood on the screen. Without a keyring there is no
    passphrase to choose."""
    hands.press("Set up this laptop")
    hands.write("Your name", NAME)
    hands.choose("Agency", "Early help")
    hands.choose("Role", "Lead practitioner")
    hands.choose("Zone", "Purbeck")
    hands.press("Go on")
    return choose_keys(passphrase)


def choose_keys(passphrase: str = PASSPHRASE) -> str:
    """The second and the third step, to Today; returns the recovery code."""
    hands.until(lambda: hands.reads("Step 2 of 3"), "the second step")
    if hands.reads("No passphrase on this system"):
        hands.press("Go on with the recovery code alone")
    else:
        hands.write("Passphrase", passphrase)
        hands.write("The same again", passphrase)
        hands.press("Use this passphrase")
    hands.wait_to_read("Your recovery code")
    groups = [each.text() for sheet in hands.seen(CodeSheet) for each in sheet.findChildren(QLabel)]
    hands.press("It is on paper")
    hands.write("The last two groups", " ".join(groups[-2:]).lower())
    hands.press("Finish")
    at_work()
    return " ".join(groups)


def give_passphrase(passphrase: str = PASSPHRASE) -> None:
    hands.write("Passphrase", passphrase)
    hands.keys(Qt.Key.Key_Return)


def unlock(passphrase: str = PASSPHRASE) -> None:
    give_passphrase(passphrase)
    at_work()


def unlock_with_code(code: str, new_passphrase: str = "") -> None:
    """Opens with the recovery code, and sets a new passphrase where one is given."""
    if not hands.reads("Use the recovery code"):
        hands.wait_to_read("Unlock this laptop")
    if not hands.fields("Recovery code"):
        hands.press("Use the recovery code")
    hands.write("Recovery code", code)
    hands.press("Open with the code")
    if new_passphrase:
        hands.write("New passphrase", new_passphrase)
        hands.write("The same again", new_passphrase)
        hands.press("Set this passphrase")
    at_work()


def at_work() -> None:
    """The main window is there."""
    hands.until(lambda: hands.seen_rail(), "the main window")


def bring_in_caseload(workbook: Path) -> None:
    hands.press("Families")
    hands.press("Bring in a workbook")
    with answering("getOpenFileName", workbook):
        hands.press("Choose a workbook…")
    hands.press("Look at the rows")
    hands.press("Bring in 16 rows")
    hands.wait_to_read("The caseload is in")


def join_family(name: str, children: tuple[str, ...]) -> None:
    """Makes one family of some of the children who came in, and opens its file."""
    hands.press("Join children into families")
    for child in children:
        hands.open_row("Children without a family", child)
    hands.write("Family name", name)
    hands.press("Join into a new family")
    hands.press("Open the family")
    hands.wait_to_read(f"{name} family")


def open_family(name: str) -> None:
    """From anywhere: Ctrl+K, the name, Return."""
    hands.keys(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    hands.write("Find", name)
    hands.until(lambda: any(name in row for row in hands.rows_of("Found")), f"{name} in the list")
    hands.keys(Qt.Key.Key_Return)
    hands.wait_to_read(f"{name} family")


def name_child(number: str, given: str, family: str) -> None:
    """Gives a child of the open file, known by its number alone, the names."""
    hands.open_row(AT_HOME, number)
    hands.write("First names", given)
    hands.write("Family name", family)
    hands.press("Save")
    hands.press("Back to the family")
    hands.until(lambda: any(given in row for row in hands.rows_of(AT_HOME)), f"{given} at home")


def make_family(name: str, address: str) -> None:
    hands.press("Families")
    hands.press("Add a family")
    hands.write("Family name", name)
    hands.write("Address", address)
    hands.press("Add the family")
    hands.wait_to_read(f"{name} family")


def add_someone(who: str, name: str, born: str) -> None:
    """Looks for a “Child” or an “Adult” in the open file's family, finds nobody, and adds them."""
    hands.press("Add someone")
    hands.write("Find the person", name)
    hands.press(f"Add “{name}” as someone new")
    hands.answer("Who is it?", who)
    hands.write("Date of birth", born)
    hands.press("Add")
    hands.press("Back to the family")
    hands.until(lambda: any(name.split()[0] in row for row in hands.rows_of(AT_HOME)), f"{name} at home")


def record_agreement(adult: str) -> None:
    """On the Sharing tab: asked today, agreed face to face."""
    hands.open_tab("Sharing")
    hands.press("Record an answer")
    hands.press("Agreed")
    hands.write("When did you ask?", "today")
    hands.press(adult)
    hands.press("Face to face")
    hands.press("Record the answer")
    hands.wait_to_read(f"{adult}, face to face")


def start_assessment() -> None:
    hands.open_tab("Assessment")
    hands.press("Start the assessment")
    hands.until(lambda: hands.seen(QuestionPage), "the first page")


def fill_assessment(said: Mapping[str, str], of_page: Mapping[str, Mapping[str, str]]) -> None:
    """Every page in turn, on by Ctrl+Enter; `of_page` has a page's own answers by a part of its title."""
    while title := _page_title():
        own = next((answers for part, answers in of_page.items() if part in title), {})
        fill_page({**said, **own})
        hands.keys(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        hands.until(lambda before=title: _page_title() != before, f"the page after “{title}”")


def _page_title() -> str:
    """'Health. Ellie, 8 · section 1 of 7'; empty where no page of questions is open."""
    pages = hands.seen(QuestionPage)
    return f"{pages[0].accessibleName()}. {pages[0]._beneath.text()}" if pages else ""


def finish_assessment() -> None:
    hands.press("Finish and ask for approval")
    hands.wait_to_read("Finished. It waits for a manager’s approval.")


def begin_note(text: str) -> None:
    """Types a note of a visit and leaves it open."""
    hands.press("Write a note")
    hands.answer("What was it?", "Visit")
    hands.write("What happened", text)


def write_note(text: str, child: str, said: str) -> None:
    """A visit on which a child was seen alone, with the child's words."""
    begin_note(text)
    for box in (f"About {child}", f"{child} was seen", f"{child} was seen alone"):
        hands.press(box)
    hands.write(f"{child}’s own words", said)
    finish_note()


def finish_note() -> None:
    hands.press("Finish the note")
    hands.wait_to_read("The note is finished.")


def start_plan() -> None:
    hands.open_tab("Plan")
    hands.press("Start the plan")


def write_goal(text: str, child: str, why: str) -> None:
    hands.press("Add a goal")
    hands.write("What do you want to change?", text)
    finish_goal(child, why)


def goal_from_need(need: str, text: str, child: str, why: str) -> None:
    """A goal that begins with the words of a need the assessment found."""
    hands.wait_to_read(need)
    hands.press("Make it a goal")
    hands.until(lambda: hands.text_of("What do you want to change?") == need, "the need's own words")
    hands.write("What do you want to change?", text)
    finish_goal(child, why)


def finish_goal(child: str, why: str) -> None:
    hands.write("Why does it matter to the child?", why)
    hands.answer("Which children is it for?", child)
    hands.answer("Where do you hope to be?", "8")
    hands.press("Save")
    hands.wait_to_read("Goal saved.")


def scale_goal(text: str, by: str, score: str) -> None:
    hands.press(f"Scale it today: {text}")
    hands.write("Who puts it there?", by)
    hands.answer("Where would you put this today?", score)
    hands.wait_to_read(f"Now {score}.")


def write_action(goal: str, text: str, who: str) -> None:
    hands.press(f"Add an action: {goal}")
    hands.write("What will be done?", text)
    hands.answer("Who does it?", who)
    hands.write("By when?", "in two weeks")
    hands.press("Save")
    hands.wait_to_read("Action saved.")


def agree_plan(signer: str) -> None:
    """One signs on the screen, with the mouse."""
    hands.press("Agree version 1")
    hands.answer(signer, "I agree")
    hands.choose("How", "Signed on this screen")
    hands.sign(signer)
    hands.press("Agree the plan")
    hands.wait_to_read("Version 1 of the plan is agreed.")


def preview_plan() -> None:
    hands.press("Print")
    hands.until(lambda: hands.fields("Who is it for?"), "the preview")


def save_plan(path: Path, to: str) -> None:
    """Saves what is in the preview; the system's own file window answers with the path."""
    hands.write("Who is it for?", to)
    with answering("getSaveFileName", path):
        hands.press("Save as a file")
    hands.wait_to_read("Saved. The file is not protected")


def attach_letter(file: str, title: str) -> None:
    """From the Papers tab: a file is added to the family's, and looked at."""
    with answering("getOpenFileName", Path(file)):
        hands.press("Add a file…")
    hands.write("What is it?", title)
    hands.press("Letter")
    hands.write("What date is on it?", "1 November 2025")
    hands.press("Keep it")
    hands.wait_to_read("It is in the family’s file.")
    hands.press("Open")
    hands.until(lambda: hands.fields("Who is it for?"), "the letter")


@contextmanager
def answering(question: str, path: Path) -> Iterator[None]:
    """The only thing that is not real: the system's own file window."""
    ask = getattr(QFileDialog, question)
    setattr(QFileDialog, question, lambda *_: (str(path), ""))
    try:
        yield
    finally:
        setattr(QFileDialog, question, ask)
