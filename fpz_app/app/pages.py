"""Pages: every page of the window with its presenter."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from fpz_app.app.family_tabs import around_page, family_tabs
from fpz_app.app.paper_window import show_paper
from fpz_app.domain.media import Shown
from fpz_app.presenters.attachments import FetchesPieces, Showing
from fpz_app.presenters.break_glass import AsksForFiles, BreakGlassPresenter
from fpz_app.presenters.break_glass_reviews import ReviewsPresenter
from fpz_app.presenters.caseload_import import CaseloadImportPresenter
from fpz_app.presenters.centre import AsksCentre
from fpz_app.presenters.conflict import ConflictPresenter
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.duplicates import DuplicatesPresenter
from fpz_app.presenters.families import FamiliesPresenter
from fpz_app.presenters.family import FamilyPresenter
from fpz_app.presenters.family_details import FamilyDetailsPresenter
from fpz_app.presenters.group_note import GroupNotePresenter
from fpz_app.presenters.help import HelpPresenter
from fpz_app.presenters.history import HistoryPresenter
from fpz_app.presenters.joining import JoiningPresenter
from fpz_app.presenters.left import LeftPresenter
from fpz_app.presenters.meeting import MeetingPresenter
from fpz_app.presenters.meetings import AllMeetingsPresenter
from fpz_app.presenters.moving import MovingPresenter
from fpz_app.presenters.passphrase import PassphrasePresenter
from fpz_app.presenters.passphrase_again import PassphraseAgain
from fpz_app.presenters.people import PeoplePresenter
from fpz_app.presenters.person import PersonPresenter
from fpz_app.presenters.places import AROUND
from fpz_app.presenters.preview import PreviewPresenter, log_disclosure
from fpz_app.presenters.put_off import PutOffPresenter
from fpz_app.presenters.recovery import RecoveryPresenter
from fpz_app.presenters.relationships import RelationshipsPresenter
from fpz_app.presenters.sync import Centre, SyncPresenter
from fpz_app.presenters.team import TeamPresenter
from fpz_app.presenters.today import TodayPresenter
from fpz_app.presenters.visit import VisitPresenter
from fpz_app.presenters.week import WeekPresenter
from fpz_app.presenters.worker import WorkerPresenter
from fpz_app.presenters.you import YouPresenter, YouView
from fpz_app.ui.main_window import MainWindow
from fpz_app.ui.navigation import HELP, PEOPLE, SYNC, YOU, Place
from fpz_app.ui.screens.break_glass import BreakGlassScreen
from fpz_app.ui.screens.break_glass_reviews import BreakGlassReviewsScreen
from fpz_app.ui.screens.caseload_import import CaseloadImportScreen
from fpz_app.ui.screens.change_passphrase import ChangePassphraseScreen
from fpz_app.ui.screens.conflict import ConflictScreen
from fpz_app.ui.screens.duplicates import DuplicatesScreen
from fpz_app.ui.screens.families import FamiliesScreen
from fpz_app.ui.screens.family import FamilyScreen
from fpz_app.ui.screens.family_details import FamilyDetailsScreen
from fpz_app.ui.screens.group_note import GroupNoteScreen
from fpz_app.ui.screens.help import HelpScreen
from fpz_app.ui.screens.history import HistoryScreen
from fpz_app.ui.screens.joining import JoiningScreen
from fpz_app.ui.screens.left import LeftScreen
from fpz_app.ui.screens.meeting import MeetingScreen
from fpz_app.ui.screens.meetings import AllMeetingsScreen
from fpz_app.ui.screens.people import PeopleScreen
from fpz_app.ui.screens.person import PersonScreen
from fpz_app.ui.screens.preview import PreviewScreen
from fpz_app.ui.screens.put_off import PutOffScreen
from fpz_app.ui.screens.recovery_code import RecoveryCodeScreen
from fpz_app.ui.screens.sync import SyncScreen
from fpz_app.ui.screens.team import TeamScreen
from fpz_app.ui.screens.today import TodayScreen
from fpz_app.ui.screens.visit import VisitScreen
from fpz_app.ui.screens.week import WeekScreen
from fpz_app.ui.screens.worker import WorkerScreen
from fpz_app.ui.screens.you import YouScreen
from fpz_app.ui.theme import Theme


class Background(Centre, FetchesPieces, AsksForFiles, AsksCentre, Protocol):
    """The work in the background, as the pages ask of it."""


class Pages:
    """Makes each page when it is first opened; `window` gives the window once it is there. `keys` is the folder of the
    laptop's keys, or None in the invented zone, which has none to change."""

    def __init__(self, desk: Desk, window: Callable[[], MainWindow], theme: Theme, keys: Path | None, centre: Background) -> None:
        self._desk, self._window, self._theme, self._keys, self._centre = desk, window, theme, keys, centre
        self._paper: QWidget | None = None

    def places(self) -> Sequence[Place]:
        return (
            Place("today", self._today),
            Place("families", self._families),
            Place("family", self._family, rail="families"),
            Place("family_details", self._family_details, rail="families"),
            Place("person", self._person, rail="families"),
            Place(AROUND, self._around, rail="families"),
            Place("group_note", self._group_note, rail="families"),
            Place("caseload_import", self._caseload_import, rail="families"),
            Place("joining", self._joining, rail="families"),
            Place("break_glass", self._break_glass, rail="families"),
            Place("break_glass_reviews", self._break_glass_reviews, rail="families"),
            Place("meetings", self._meetings),
            Place("meeting", self._meeting, rail="meetings"),
            Place("visit", self._visit, rail="families"),
            Place("week", self._week, rail="today"),
            Place("put_off", self._put_off, rail="today"),
            Place("conflicts", self._conflicts, rail="families"),
            Place("history", self._history, rail="families", follows=True),
            Place("duplicates", self._duplicates, rail="families"),
            Place("preview", self._preview, rail="families", follows=True),
            Place("chronology_import", self._chronology_import, rail="families"),
            Place(SYNC, self._sync),
            Place("team", self._team),
            Place(PEOPLE, self._people),
            Place("worker", self._worker, rail=PEOPLE),
            Place("left", self._left, rail="today"),
            Place(YOU, self._you),
            Place(HELP, self._help, rail=YOU),
            Place("passphrase", self._passphrase, rail=YOU),
            Place("recovery_code", self._recovery_code, rail=YOU),
        )

    def _today(self) -> QWidget:
        screen = TodayScreen(lambda view: TodayPresenter(view, self._desk))
        screen.find_asked.connect(lambda typed: self._window().find_asked.emit(typed))
        return screen

    def _families(self) -> QWidget:
        return FamiliesScreen(lambda view: FamiliesPresenter(view, self._desk))

    def _family_details(self) -> QWidget:
        return FamilyDetailsScreen(lambda view: FamilyDetailsPresenter(view, self._desk))

    def _person(self) -> QWidget:
        desk = self._desk
        return PersonScreen(
            lambda view: PersonPresenter(view, desk),
            lambda view: RelationshipsPresenter(view, desk),
            lambda view: MovingPresenter(view, desk),
        )

    def _group_note(self) -> QWidget:
        return GroupNoteScreen(lambda view: GroupNotePresenter(view, self._desk))

    def _caseload_import(self) -> QWidget:
        return CaseloadImportScreen(lambda view: CaseloadImportPresenter(view, self._desk))

    def _chronology_import(self) -> QWidget:
        from fpz_app.presenters.chronology_import import ChronologyImportPresenter  # they bring the Excel reader with them
        from fpz_app.ui.screens.chronology_import import ChronologyImportScreen

        return ChronologyImportScreen(lambda view: ChronologyImportPresenter(view, self._desk))

    def _joining(self) -> QWidget:
        return JoiningScreen(lambda view: JoiningPresenter(view, self._desk))

    def _break_glass(self) -> QWidget:
        desk, again = self._desk, PassphraseAgain(self._keys)
        return BreakGlassScreen(lambda view: BreakGlassPresenter(view, desk, centre=self._centre, again=again))

    def _break_glass_reviews(self) -> QWidget:
        return BreakGlassReviewsScreen(lambda view: ReviewsPresenter(view, self._desk))

    def _preview(self) -> QWidget:
        screen = PreviewScreen(lambda view: PreviewPresenter(view, partial(log_disclosure, self._desk)))
        screen.closed.connect(lambda: self._window().back())
        return screen

    def _put_off(self) -> QWidget:
        return PutOffScreen(lambda view: PutOffPresenter(view, self._desk), lambda: self._desk.today)

    def _week(self) -> QWidget:
        screen = WeekScreen(lambda view: WeekPresenter(view, self._desk))
        screen.preview.connect(self._show_preview)
        return screen

    def _visit(self) -> QWidget:
        return VisitScreen(lambda view: VisitPresenter(view, self._desk), lambda: self._desk.today)

    def _conflicts(self) -> QWidget:
        screen = ConflictScreen(lambda view: ConflictPresenter(view, self._desk))
        screen.left.connect(lambda: self._window().back())
        return screen

    def _duplicates(self) -> QWidget:
        screen = DuplicatesScreen(lambda view: DuplicatesPresenter(view, self._desk))
        screen.left.connect(lambda: self._window().back())
        return screen

    def _history(self) -> QWidget:
        screen = HistoryScreen(lambda view: HistoryPresenter(view, self._desk))
        screen.left.connect(lambda: self._window().back())
        return screen

    def _family(self) -> QWidget:
        tabs = family_tabs(self._desk, self._centre, self._show_preview, self._show_attachment)
        return FamilyScreen(lambda view, tabs: FamilyPresenter(view, self._desk, tabs), tabs)

    def _around(self) -> QWidget:
        return around_page(self._desk, self._show_preview)

    def _meetings(self) -> QWidget:
        return AllMeetingsScreen(lambda view: AllMeetingsPresenter(view, self._desk))

    def _meeting(self) -> QWidget:
        desk = self._desk
        screen = MeetingScreen(lambda view: MeetingPresenter(view, desk), lambda: desk.today)
        screen.preview.connect(self._show_preview)
        screen.turned.connect(lambda turned: self._window().show_page_alone(turned))
        return screen

    def _you(self) -> QWidget:
        def presenter_for(view: YouView) -> YouPresenter:
            return YouPresenter(view, self._desk, apply=self._theme.apply, has_keys=self._keys is not None)

        return YouScreen(presenter_for)

    def _help(self) -> QWidget:
        screen = HelpScreen(HelpPresenter)
        screen.left.connect(lambda: self._window().back())
        return screen

    def _sync(self) -> QWidget:
        screen = SyncScreen(lambda view: SyncPresenter(view, self._desk, self._centre))
        screen.preview.connect(self._show_code)
        return screen

    def _team(self) -> QWidget:
        return TeamScreen(lambda view: TeamPresenter(view, self._desk))

    def _people(self) -> QWidget:
        return PeopleScreen(lambda view: PeoplePresenter(view, self._desk, self._centre))

    def _worker(self) -> QWidget:
        screen = WorkerScreen(lambda view: WorkerPresenter(view, self._desk, self._centre))
        screen.preview.connect(self._show_code)
        return screen

    def _left(self) -> QWidget:
        return LeftScreen(lambda view: LeftPresenter(view, self._desk, self._centre))

    def _passphrase(self) -> QWidget:
        desk = self._desk
        about = (desk.actor.name, desk.actor.agency, desk.zone.name)
        screen = ChangePassphraseScreen(
            lambda view: PassphrasePresenter(view, self._keys or desk.store.folder, run=desk.run, about=about)
        )
        screen.changed.connect(lambda: self._window().back())
        return screen

    def _recovery_code(self) -> QWidget:
        desk = self._desk
        screen = RecoveryCodeScreen(
            lambda view: RecoveryPresenter(view, self._keys or desk.store.folder, run=desk.run, now=desk.now)
        )
        screen.left.connect(lambda: self._window().back())
        screen.preview.connect(self._show_code)
        return screen

    def _show_code(self, title: str, pdf: bytes, name: str) -> None:
        """In a window of its own: the page with the code must stay open, for it forgets the code when it is left."""
        self._paper = show_paper(title, pdf, name)

    def _show_preview(self, title: str, pdf: bytes, name: str) -> None:
        self._show_attachment(Showing(title, bytes(pdf), name, Shown.PAGES))

    def _show_attachment(self, showing: Showing) -> None:
        """Shows a print or an attachment of the family whose page is open, over that page; Back leads there again."""
        window = self._window()
        page: Any = window.page(window.here)
        family_id = page.presenter.family_id
        screen: Any = window.page("preview")
        window.open("preview")
        screen.presenter.show(showing.title, showing.content, showing.name, shown=showing.shown, family_id=family_id)
