"""Every page: how to come to each page, tab and form of the window in an invented zone, for tests that look at them all."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from fpz_app.app.workplace import Workplace
from fpz_app.domain.families import Family
from fpz_app.domain.people import Person
from fpz_app.domain.workers import Role
from fpz_app.presenters import places
from fpz_app.presenters.places import Place
from fpz_app.ui.forms.question_page import QuestionPage
from fpz_app.ui.signals import Notice
from fpz_app.ui.widgets.picture_view import PictureView
from tests.helpers import (
    every_break_glass,
    every_chronology,
    every_decision,
    every_meeting,
    every_note,
    every_office,
    every_picture,
    hands,
)
from tests.helpers.main_job import answering
from tests.helpers.sources import ROOT

SAMPLE = ROOT / "tests" / "data" / "annex-a-sample.xlsx"
FIND = "Find a family or a person"
TABS = ("overview", "chronology", "notes", "assessment", "plan", "meetings", "decisions", "sharing", "papers")
SHARING_FORMS = (
    "Record an answer", "Record a withdrawal", "Record a notice", "Add an agency", "Record something given",
    "Write a warning", "Still true", "No longer true", "Move to under review",
)  # fmt: skip
MOVES = ("Moved to another household", "Lives in two households", "No longer belongs here", "Has died")


@dataclass(frozen=True)
class Guide:
    """Leads through an invented zone; `marlow` is the family with most in its file."""

    workplace: Workplace

    @property
    def window(self) -> QWidget:
        return self.workplace.window

    @property
    def marlow(self) -> Family:
        return next(each for each in self.workplace.desk.store.find(Family) if each.name == "Marlow")

    def work_as(self, role: Role) -> None:
        """The zone's directory gives whoever looks another role; the window follows."""
        desk = self.workplace.desk
        if desk.actor.role is not role:
            with desk.store.work(desk.actor, "Change the entry") as work:
                work.put(replace(desk.actor, role=role))
            settle()

    def go(self, place: Place) -> None:
        self.workplace.desk.go(place)
        settle()

    def tab(self, key: str) -> None:
        self.go(places.family(self.marlow.id, key))

    def find(self, typed: str) -> None:
        self.go(places.FAMILIES)
        hands.write(FIND, typed)
        settle()

    def person(self, name: str = "") -> None:
        """The page of one of the Marlows, or where someone is found or added."""
        if not name:
            self.go(places.person(self.marlow.id))
            return
        found = self.workplace.desk.store.find(Person, given_name=name, file_id=self.marlow.id)
        self.go(places.person(self.marlow.id, found[0].id))

    def look_for(self, typed: str) -> None:
        self.person()
        hands.write("Find the person", typed)
        settle()

    def someone_new(self) -> None:
        self.look_for("Callum Marlow")
        hands.press("Add “Callum Marlow” as someone new")
        hands.answer("Who is it?", "Child")

    def likely_the_same(self) -> None:
        self.someone_new()
        hands.write("Date of birth", "17 May 2012")
        hands.press("Add")
        hands.wait_to_read("This may be someone already on record")

    def new_family(self) -> None:
        self.go(places.new_family("Ashdown"))

    def family_without_a_name(self) -> None:
        self.new_family()
        hands.write("Family name", "")
        hands.press("Add the family")
        hands.wait_to_read("There is a problem")

    def relationship(self) -> None:
        self.person("Callum")
        hands.press("Add")
        settle()

    def move(self, how: str) -> None:
        self.person("Callum")
        hands.press(how)
        settle()

    def workbook(self) -> None:
        self.go(places.CASELOAD_IMPORT)
        with answering("getOpenFileName", SAMPLE):
            hands.press("Choose a workbook…")
        hands.until(lambda: hands.reads("Look at the rows"), "what was understood")

    def workbook_refused(self) -> None:
        self.go(places.CASELOAD_IMPORT)
        with answering("getOpenFileName", ROOT / "pyproject.toml"):
            hands.press("Choose a workbook…")
        hands.wait_to_read("There is a problem")

    def rows(self) -> None:
        self.workbook()
        hands.press("Look at the rows")
        settle()

    def caseload(self) -> None:
        """Once: what has come in does not come in again."""
        self.rows()
        if not self.has_come_in:
            hands.press("Bring in 16 rows")
            hands.wait_to_read("The caseload is in")

    @property
    def has_come_in(self) -> bool:
        return bool(self.workplace.desk.store.find(Person, file_id=self.workplace.desk.zone.id))

    def waiting(self) -> None:
        if not self.has_come_in:
            self.caseload()
        self.go(places.CASELOAD_IMPORT)

    def joining(self) -> None:
        self.waiting()
        self.go(places.JOINING)

    def joining_some(self) -> None:
        self.joining()
        hands.keys(hands.Key.Key_Tab)
        for row in hands.rows_of("Children without a family")[:2]:
            hands.open_row("Children without a family", row)
        hands.write("Family name", "Mar")
        settle()

    def sharing(self, form: str) -> None:
        self.tab("sharing")
        hands.press(form)
        settle()

    def assessment_page(self) -> None:
        brannigan = next(each for each in self.workplace.desk.store.find(Family) if each.name == "Brannigan")
        self.go(places.family(brannigan.id, "assessment"))
        hands.until(lambda: bool(hands.seen(QuestionPage)), "the assessment")

    def conflict(self) -> None:
        """Two works that had seen neither each other's words: as when two laptops meet."""
        store, actor = self.workplace.desk.store, self.workplace.desk.actor
        family = next(each for each in store.find(Family) if each.name == "Brannigan")
        for words in ("They moved in May. Aunt Jo lives near.", "They moved in June. Aunt Jo lives near. The lift is broken."):
            with store.work(actor, "What the family is about") as work:
                work.settle("family", family.id, "about", words, seen=[])
        self.go(places.family(family.id, "conflicts", f"{family.id}.about"))

    def conflict_anew(self) -> None:
        self.conflict()
        hands.answer("What should stand", "Write it anew")
        settle()

    def attaching(self) -> None:
        self.tab("papers")
        with answering("getOpenFileName", ROOT / "README.md"):
            hands.press("Add a file…")
        hands.until(lambda: hands.fields("What is it?"), "the form")

    def attached(self, kind: type[QWidget]) -> None:
        """A letter of the Marlows that is text, or a picture."""
        self.tab("papers")
        hands.press("Open", at=0 if kind is QPlainTextEdit else 2)
        hands.until(lambda: hands.seen(kind), "what was attached")
        settle()

    def goal(self) -> None:
        self.tab("plan")
        hands.press("Add a goal")
        settle()

    def preview(self) -> None:
        self.tab("plan")
        hands.press("Print")
        hands.until(lambda: hands.fields("Who is it for?"), "the preview")
        settle()

    def told(self) -> None:
        self.go(places.TODAY)
        self.workplace._signals.notice.emit(Notice("The note is finished.", lambda: None))
        settle()

    def warned(self) -> None:
        self.go(places.TODAY)
        self.workplace._warn(60)
        settle()


Visit = Callable[[Guide], None]


ATTACHED: dict[str, Visit] = {
    "a letter being added": Guide.attaching,
    "a text that was attached": lambda guide: guide.attached(QPlainTextEdit),
    "a picture that was attached": lambda guide: guide.attached(PictureView),
}


CASELOADS: dict[str, Visit] = {
    "joining, perhaps nobody": lambda guide: guide.go(places.JOINING),
    "a caseload": lambda guide: guide.go(places.CASELOAD_IMPORT),
    "a workbook refused": Guide.workbook_refused,
    "a workbook understood": Guide.workbook,
    "rows of a workbook": Guide.rows,
    "a caseload brought in": Guide.caseload,
    "a caseload, some waiting": Guide.waiting,
    "joining": Guide.joining,
    "joining some": Guide.joining_some,
}


def _visits() -> dict[str, Visit]:
    """By name; each can be made without the others."""
    made: dict[str, Visit] = {
        "today": lambda guide: guide.go(places.TODAY),
        "today, something told": Guide.told,
        "today, about to lock": Guide.warned,
        "families": lambda guide: guide.find(""),
        "families found": lambda guide: guide.find("mar"),
        "no family found": lambda guide: guide.find("Zzyzx of nowhere at all"),
        "a new family": Guide.new_family,
        "a family without a name": Guide.family_without_a_name,
        "a family's details": lambda guide: guide.go(places.details(guide.marlow.id)),
        "finding someone": Guide.person,
        "someone found": lambda guide: guide.look_for("mar"),
        "someone new": Guide.someone_new,
        "likely the same": Guide.likely_the_same,
        "a person": lambda guide: guide.person("Callum"),
        "a relationship": Guide.relationship,
        **{f"moving, {how}": lambda guide, how=how: guide.move(how) for how in MOVES},  # type: ignore[misc]
        **{f"tab {tab}": lambda guide, tab=tab: guide.tab(tab) for tab in TABS},  # type: ignore[misc]
        **every_chronology.VISITS,
        **every_note.VISITS,
        **{f"sharing, {form}": lambda guide, form=form: guide.sharing(form) for form in SHARING_FORMS},  # type: ignore[misc]
        **every_decision.VISITS,
        **every_meeting.VISITS,
        **every_break_glass.VISITS,
        **every_office.VISITS,
        **every_picture.VISITS,
        "an assessment": Guide.assessment_page,
        **ATTACHED,
        "a goal": Guide.goal,
        "a preview": Guide.preview,
        "nothing to decide": lambda guide: guide.go(Place("conflicts")),
        "a conflict": Guide.conflict,
        "a conflict written anew": Guide.conflict_anew,
        "history": lambda guide: guide.go(places.history(guide.marlow.id)),
        "history of a record": lambda guide: guide.go(places.history(guide.marlow.id, guide.marlow.id)),
        "possible duplicates": lambda guide: guide.go(places.DUPLICATES),
        "you": lambda guide: guide.go(Place("you")),
        "team": lambda guide: every_office.manager(guide, Place("team")),
        "team, who may not": lambda guide: guide.go(Place("team")),
        "help": lambda guide: guide.go(Place("help", item_id="family.plan")),
        **CASELOADS,
    }
    return made


VISITS = _visits()


def settle() -> None:
    """Lets what was begun come to the screen."""
    hands.rest()
