"""Another agency's list on its way into the Marlows' chronology, with what the page was told to show."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from fpz_app.domain.chronology_rows import PartnerEvent
from fpz_app.domain.errors import Problem
from fpz_app.interchange.partner_columns import Taken
from fpz_app.presenters.chronology_import import ChronologyImportPresenter
from fpz_app.presenters.partner_list import OUT, RowLine
from fpz_app.presenters.partner_pages import ColumnsPage, Done, NameChoice
from fpz_app.store.store import Store
from tests.helpers.desks import Kept, desk_for
from tests.helpers.marlows import Marlows

LIST = (
    "Chronology of significant events;;;;\r\n"
    "Date of event;Child;Description;Impact on child;Signif.\r\n"
    "03/05/2026 23:10;Marlow, Callum;=Found in town;He was alone;y\r\n"
    'June 2026;Ellie & Noah;"Missed\r\nhealth check";;n\r\n'
    "soon;Callum;Seen;;y\r\n"
    "03/05/2026;Marlow, Callum;=found in  TOWN;again;y\r\n"
    "4 May 2026;Zebedee;Not ours;;y\r\n"
)


@dataclass
class Shown:
    columns: ColumnsPage | None = None
    names: Sequence[NameChoice] = ()
    rows: Sequence[RowLine] = ()
    summary: str = ""
    done: Done | None = None
    begun: str = ""
    is_kept: bool = False
    problem: Problem | None = None

    def __getattr__(self, _name: str) -> Callable[..., None]:
        return lambda *_words, **_more: None

    def show_choosing(self, _family: str, begun: str, *, is_kept: bool) -> None:
        self.begun, self.is_kept = begun, is_kept

    def show_columns(self, page: ColumnsPage) -> None:
        self.columns = page

    def show_names(self, names: Sequence[NameChoice], options: object) -> None:
        self.names = names
        assert options

    def show_rows(self, rows: Sequence[RowLine], summary: str, do_it: str) -> None:
        self.rows, self.summary = rows, summary
        assert do_it.startswith("Bring in ")

    def show_done(self, done: Done) -> None:
        self.done = done

    def show_problem(self, problem: Problem | None) -> None:
        self.problem = problem


@dataclass
class Bringing:
    store: Store
    marlows: Marlows
    shown: Shown
    page: ChronologyImportPresenter
    folder: Path

    def read(self, text: str = LIST, agency: str = "Dorset Police") -> None:
        file = self.folder / "list.csv"
        file.write_bytes(text.encode("cp1252"))
        self.page.open(self.marlows.id)
        self.page.choose(file)
        self.page.name_agency(agency)

    def decide(self) -> None:
        """The names as they were guessed; a name that is like nobody's is somebody else."""
        self.page.take("E", Taken.SIGNIFICANT)
        self.page.look_at_names()
        for each in self.shown.names:
            if not each.chosen:
                self.page.mean(each.of, OUT)
        self.page.look_at_rows()

    @property
    def events(self) -> list[PartnerEvent]:
        return self.store.find(PartnerEvent, order="on")


def bringing_into(store: Store, marlows: Marlows, folder: Path) -> Bringing:
    shown = Shown()
    return Bringing(store, marlows, shown, ChronologyImportPresenter(shown, desk_for(store, Kept())), folder)
