"""Family tabs: the screens of a family's file with their presenters, and the page of its genogram and ecomap."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from fpz_app.casework.today import what_is_next
from fpz_app.presenters.around import AroundPresenter
from fpz_app.presenters.assessment import AssessmentPresenter
from fpz_app.presenters.attachments import AttachmentsPresenter, FetchesPieces, Showing
from fpz_app.presenters.chronology import ChronologyPresenter
from fpz_app.presenters.decisions import DecisionsPresenter
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.meetings import MeetingsPresenter
from fpz_app.presenters.notes import NotesPresenter
from fpz_app.presenters.overview import OverviewPresenter
from fpz_app.presenters.papers import PapersPresenter
from fpz_app.presenters.plan import PlanPresenter
from fpz_app.presenters.relationships import RelationshipsPresenter
from fpz_app.presenters.sharing import SharingPresenter
from fpz_app.presenters.ties import TiesPresenter
from fpz_app.presenters.today import TodayLine, line_of
from fpz_app.ui.screens.around import AroundScreen
from fpz_app.ui.screens.assessment import AssessmentScreen
from fpz_app.ui.screens.chronology import ChronologyScreen
from fpz_app.ui.screens.decisions import DecisionsScreen
from fpz_app.ui.screens.family import Tab
from fpz_app.ui.screens.meetings import MeetingsScreen
from fpz_app.ui.screens.notes import NotesScreen
from fpz_app.ui.screens.overview import OverviewScreen
from fpz_app.ui.screens.papers import PapersScreen
from fpz_app.ui.screens.plan import PlanScreen
from fpz_app.ui.screens.sharing import SharingScreen

ShowPrint = Callable[[str, bytes, str], object]
PrintingScreen = ChronologyScreen | AssessmentScreen | PlanScreen | DecisionsScreen | PapersScreen


def family_tabs(
    desk: Desk, centre: FetchesPieces, show_print: ShowPrint, show_attachment: Callable[[Showing], object]
) -> Sequence[Tab]:
    """Each tab's key, words and what makes its screen, in their order."""

    def overview() -> QWidget:
        return OverviewScreen(lambda view: OverviewPresenter(view, desk, lambda each: _next(desk, each)))

    def chronology() -> QWidget:
        return _printing(ChronologyScreen(lambda view: ChronologyPresenter(view, desk), lambda: desk.today))

    def assessment() -> QWidget:
        return _printing(AssessmentScreen(lambda view: AssessmentPresenter(view, desk), lambda: desk.today))

    def plan() -> QWidget:
        return _printing(PlanScreen(lambda view: PlanPresenter(view, desk), lambda: desk.today))

    def decisions() -> QWidget:
        return _printing(DecisionsScreen(lambda view: DecisionsPresenter(view, desk), lambda: desk.today))

    def papers() -> QWidget:
        kept, letters = lambda view: PapersPresenter(view, desk), lambda view: AttachmentsPresenter(view, desk, centre)
        screen = PapersScreen(kept, letters, lambda: desk.today)
        screen.opened.connect(show_attachment)
        return _printing(screen)

    def _printing(screen: PrintingScreen) -> QWidget:
        screen.preview.connect(show_print)
        return screen

    return (
        ("overview", "Overview", overview),
        ("chronology", "Chronology", chronology),
        ("notes", "Notes", lambda: NotesScreen(lambda view: NotesPresenter(view, desk))),
        ("assessment", "Assessment", assessment),
        ("plan", "Plan", plan),
        ("meetings", "Meetings", lambda: MeetingsScreen(lambda view: MeetingsPresenter(view, desk), lambda: desk.today)),
        ("decisions", "Level and decisions", decisions),
        ("sharing", "Sharing", lambda: SharingScreen(lambda view: SharingPresenter(view, desk), lambda: desk.today)),
        ("papers", "Papers", papers),
    )


def around_page(desk: Desk, show_print: ShowPrint) -> AroundScreen:
    """The genogram and the ecomap of a family."""
    screen = AroundScreen(
        lambda view: AroundPresenter(view, desk),
        lambda view: RelationshipsPresenter(view, desk),
        lambda view: TiesPresenter(view, desk),
    )
    screen.preview.connect(show_print)
    return screen


def _next(desk: Desk, family_id: str) -> list[TodayLine]:
    found = what_is_next(desk.store, desk.actor, family_id, desk.now(), desk.settings.zone)
    return [line_of(due) for due in found]
