"""The story of the Marlows' early help: how it stands when it begins, and the app in which it goes on, day by day."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QApplication

from fpz_app.casework.agreements import record_agreement
from fpz_app.casework.assessments import finish, save_answers, start_assessment
from fpz_app.casework.notes import finish_note
from fpz_app.casework.plans import Signing, agree_plan, put_action, put_goal, scale_goal, start_plan
from fpz_app.domain.agreements import Agreement, Answer
from fpz_app.domain.notes import Note, Words
from fpz_app.domain.plans import Action, Goal
from fpz_app.store.store import Store
from tests.helpers import hands, keyboard, main_job
from tests.helpers.assessments import FORM, complete
from tests.helpers.desktop import Desktop
from tests.helpers.marlows import Marlows
from tests.helpers.pdf import assert_tagged, read_text
from tests.helpers.prepared import prepare
from tests.helpers.stores import PRIYA

LONDON = ZoneInfo("Europe/London")
BEGAN, AGREED, DUE = date(2026, 10, 12), date(2026, 11, 16), date(2026, 12, 4)
GOAL = "Callum is in school each day"
WORKSHOP, LAMP = "Ask the college for two workshop days", "Put a lamp on the landing"
OUT_AT_NIGHT = "Callum came home at two with a new phone."
NEED = "He is out at night and nobody knows with whom."


class Clock:
    """The time in the story; the laptop's own goes on as it likes."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 9, 30, tzinfo=LONDON)

    def __call__(self) -> datetime:
        return self.now


class Story:
    """`day` opens the app on a day and closes it again: each day everything is read from the disk anew."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self.clock = Clock()
        self.desktop = Desktop(app, folder, now=self.clock)
        self._prepared = prepare(folder / "data", folder / "keyring.json")
        self._prints = folder / "prints"
        self._prints.mkdir()
        self.marlows = self._prepared.marlows
        store = self._prepared.store()
        agree_on_a_plan(store, self.marlows)
        store.close()

    @contextmanager
    def day(self, text: str) -> Iterator[None]:
        """'2026-11-23 09:30': the passphrase is typed, and at the end the window is closed."""
        self.later(text)
        self.desktop.start()
        hands.wait_to_read("Unlock this laptop")
        keyboard.write("Passphrase", main_job.PASSPHRASE)
        keyboard.key(keyboard.Key.Key_Return)
        main_job.at_work()
        yield
        self.desktop.close()

    def later(self, text: str) -> None:
        """The same, while the app stays open."""
        self.clock.now = datetime.fromisoformat(text).replace(tzinfo=LONDON)

    @property
    def store(self) -> Store:
        """The app's own while it runs; what it wrote can be looked at."""
        return self.desktop.store

    def open_actions(self) -> list[tuple[str, str]]:
        """Each with its goal's words."""
        goals = {each.id: each.text for each in self.store.find(Goal)}
        return [(each.text, goals[each.goal_id]) for each in self.store.find(Action) if each.status.is_open]

    def lying_still(self) -> Store:
        """The record as it lies on the disk while no app runs."""
        return self._prepared.store()

    def keep_print(self, name: str, *said: str) -> None:
        """Saves what the preview shows, goes back, and reads it: tagged, and with these words on it."""
        path = self._prints / f"{name}.pdf"
        keyboard.wait_for("Kept on the record; the family may ask")
        keyboard.write("Who is it for?", "Kerry Marlow")
        with main_job.answering("getSaveFileName", path):
            keyboard.press("Save as a file")
            hands.wait_to_read("Saved. The file is not protected")
        keyboard.key(keyboard.Key.Key_Escape)
        pdf = path.read_bytes()
        assert_tagged(pdf)
        words = read_text(pdf)
        assert [each for each in said if each not in words] == [], words


def open_file(tab: str) -> None:
    """From anywhere: Ctrl+K, the name, Return, and along the tabs."""
    keyboard.key(keyboard.Key.Key_K, keyboard.CONTROL)
    keyboard.type_text("Marlow")
    hands.until(lambda: any("Marlow" in row for row in hands.rows_of("Found")), "the family in the list")
    keyboard.key(keyboard.Key.Key_Return)
    keyboard.wait_for("Marlow family")
    keyboard.open_tab(tab)


def agree_on_a_plan(store: Store, marlows: Marlows) -> None:
    """What came before: agreement, a visit with the children, the assessment, and a plan agreed with the family."""
    at = datetime(AGREED.year, AGREED.month, AGREED.day, 15, tzinfo=LONDON)
    family, callum = marlows.id, marlows.callum.id
    said = Agreement(
        file_id=family, family_id=family, answer=Answer.AGREED, on=BEGAN, agreed_by=(marlows.kerry.id,), how="face_to_face"
    )
    record_agreement(store, PRIYA, said, AGREED)
    note = Note(
        file_id=family, family_id=family, author_id=PRIYA.id, on=date(2026, 11, 12), text=OUT_AT_NIGHT, significant=True,
        about=(callum,), seen=(callum, marlows.ellie.id, marlows.noah.id),
        words=(Words(person_id=callum, said="They buy me stuff."),),
    )  # fmt: skip
    finish_note(store, PRIYA, note, today=AGREED, now=at)
    begun = start_assessment(store, PRIYA, family, form=FORM, today=BEGAN)
    needs = {("emotions.today", callum): 3, ("emotions.needs", callum): NEED}
    save_answers(store, PRIYA, begun.id, needs, form=FORM, today=AGREED)
    complete(store, PRIYA, begun, now=at)
    finish(store, PRIYA, begun.id, form=FORM, now=at)
    _plan(store, marlows, at)


def _plan(store: Store, marlows: Marlows, at: datetime) -> None:
    family = marlows.id
    plan = start_plan(store, PRIYA, family)
    goal = Goal(
        file_id=family, family_id=family, plan_id=plan.id, text=GOAL, why="so that he finishes", children=(marlows.callum.id,),
        hoped=8,
    )  # fmt: skip
    put_goal(store, PRIYA, goal)
    for place, text in enumerate((WORKSHOP, LAMP)):
        action = Action(
            file_id=family, family_id=family, goal_id=goal.id, place=place, text=text, who_ids=(marlows.kerry.id,), by_when=DUE
        )
        put_action(store, PRIYA, action, AGREED)
    scale_goal(store, PRIYA, goal, score=3, by="Kerry", today=AGREED)
    agree_plan(store, PRIYA, plan, (Signing("Kerry Marlow", marlows.kerry.id),), today=AGREED, now=at)
