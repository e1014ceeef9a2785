"""Sharing: early help, the family's agreement, what is shared with whom, warnings, and what was done in the file."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from typing import Protocol

from fpz_app.casework import naming
from fpz_app.casework.alerts import warnings
from fpz_app.casework.episodes import early_help, move
from fpz_app.casework.history import file_history, kept_at_centre
from fpz_app.casework.sharing import sharing_page
from fpz_app.casework.unfinished import unfinished
from fpz_app.domain.dates import say_date, say_when
from fpz_app.domain.episodes import EpisodeState
from fpz_app.domain.errors import Problem
from fpz_app.domain.forms import Stands, Subject
from fpz_app.presenters import agreement_forms, places, sharing_forms, warning_forms
from fpz_app.presenters.asked import Asked
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.form_tab import FormTab, FormTabView
from fpz_app.presenters.sharing_blocks import (
    HISTORY,
    Block,
    agreement_block,
    episode_block,
    given_block,
    notice_block,
    shared_block,
    unfinished_block,
    warning_block,
)
from fpz_app.presenters.small_form import SmallForm
from fpz_app.store.store import Store
from fpz_app.sync.enrolment import remote_of
from fpz_app.sync.past import load_older
from fpz_app.sync.remote import Remote

TAB = "sharing"
AT_ONCE, MORE = 8, 40
FETCHING, ALL_HERE = "Loading older history…", "This is all that was done in this file."
FORMS: Mapping[str, Callable[[Asked], SmallForm]] = {
    "ask": agreement_forms.asking,
    "agreement": agreement_forms.agreement,
    "withdraw": agreement_forms.withdrawal,
    "notice": agreement_forms.notice,
    "sharing": sharing_forms.sharing,
    "stop": sharing_forms.stopping,
    "given": sharing_forms.disclosure,
    "warning": warning_forms.warning,
    "review": warning_forms.review,
    "end": warning_forms.ending,
}
"""By the first word of a deed; the second, after a dot, is the record it is about."""

Doings = Sequence[tuple[str, str, str]]  # who, what, when


class SharingView(FormTabView, Protocol):
    def show_blocks(self, unfinished: Block | None, left: Sequence[Block], right: Sequence[Block]) -> None: ...
    def show_doings(self, doings: Doings, *, more: bool) -> None: ...
    def show_older(self, words: str, *, offers: bool) -> None: ...
    def show_record(self, record_id: str) -> None: ...
    def show_refusal(self, words: str) -> None: ...


class SharingPresenter(FormTab):
    """A deed is what a button does: the key of a form, 'stop.<id>', 'move.<state>.<id>', 'history.<id>', 'away.<key>'."""

    def __init__(self, view: SharingView, desk: Desk, *, remote_of: Callable[[Store], Remote] = remote_of) -> None:
        super().__init__(view, desk)
        self._view, self._remote_of, self._doings = view, remote_of, AT_ONCE
        self._fetching = ""

    def open(self, family_id: str, item_id: str = "") -> None:
        """`item_id` is a form's key, then the form opens, or a record's id, then it is brought into sight."""
        if family_id != self._family_id:
            self._doings, self._thrown = AT_ONCE, None
        self._family_id = family_id
        self.filling.close()
        self.filling.bring_back_undone()
        if item_id.partition(".")[0] in FORMS:
            self.act(item_id)
            return
        self._show()
        if item_id:
            self._view.show_record(item_id)

    def act(self, deed: str) -> None:
        """Opens the form of a deed, or does it at once where nothing has to be asked."""
        name, _, about = deed.partition(".")
        if name == "move":
            self._move(about)
        elif name == "away":
            self._given_up(self._desk.draft(about))
        elif name == HISTORY:
            self._desk.go(places.history(self._family_id, about))
        else:
            self._fill_in(name, about)

    def show_more(self) -> None:
        self._doings += MORE
        self._show_doings()

    def load_older(self) -> None:
        """Fetches what was done in the file before what is shown, a page at a time."""
        if self._fetching:
            return
        store, family_id = self._desk.store, self._family_id

        def work() -> None:
            with closing(self._remote_of(store)) as remote:
                load_older(store, remote, family_id)

        self._fetching = family_id
        self._view.show_older(FETCHING, offers=True)
        self._desk.run(work, self._fetched, self._not_fetched)

    def _fill_in(self, name: str, about: str) -> None:
        desk = self._desk
        page = sharing_page(desk.store, desk.actor, self._family_id, desk.today)
        form = FORMS[name](Asked(desk, self._family_id, about, page))
        item = f"{name}.{about}" if about else name
        everyone = naming.around(desk.store, desk.actor, self._family_id, desk.today)
        people = [
            Subject(each.id, each.name, Stands.CHILD if each.is_child else Stands.ADULT, each.age)
            for each in sorted(everyone, key=lambda each: each.is_child)
            if each.is_born
        ]
        self.filling.open(form, key=f"{TAB}:{item}:{self._family_id}", family_id=self._family_id, people=people)

    def _move(self, about: str) -> None:
        state, _, episode_id = about.partition(".")
        try:
            moved = move(self._desk.store, self._desk.actor, episode_id, EpisodeState[state])
        except Problem as problem:
            self._view.show_refusal(f"{problem.message} {problem.remedy}".strip())
            return
        words = self._desk.settings.wording.words["early_help"]
        self._show()
        self._desk.did(f"{words[:1].upper()}{words[1:]}: {moved.state}.")

    def _show(self) -> None:
        desk, family_id = self._desk, self._family_id
        page = sharing_page(desk.store, desk.actor, family_id, desk.today)
        help_now = early_help(desk.store, desk.actor, family_id, desk.today)
        drafts = unfinished(desk.store, desk.actor, family_id, TAB)
        left = [
            episode_block(help_now, desk.settings.wording.words["early_help"]),
            agreement_block(page),
            shared_block(page),
        ]
        right = [warning_block(warnings(desk.store, desk.actor, family_id, desk.today)), notice_block(page), given_block(page)]
        self._view.show_blocks(unfinished_block(drafts, desk) if drafts else None, left, right)
        self._show_doings()

    def _show_doings(self, all_here: str = "") -> None:
        desk = self._desk
        found = file_history(desk.store, desk.actor, self._family_id, self._doings + 1)
        doings = [(each.who, each.title, say_when(each.at, desk.today)) for each in found[: self._doings]]
        is_more = len(found) > self._doings
        self._view.show_doings(doings, more=is_more)
        if is_more:
            self._view.show_older("", offers=False)
        elif not self._fetching:
            self._show_older(all_here=all_here)

    def _show_older(self, *, trouble: str = "", all_here: str = "") -> None:
        day = kept_at_centre(self._desk.store, self._desk.actor, self._family_id)
        words = f"{trouble} What was done before {say_date(day)} is at the centre.".strip() if day else all_here
        self._view.show_older(words, offers=day is not None)

    def _fetched(self, _: None) -> None:
        family_id, self._fetching = self._fetching, ""
        if family_id == self._family_id:
            self._doings += MORE
            self._show_doings(all_here=ALL_HERE)

    def _not_fetched(self, problem: Exception) -> None:
        family_id, self._fetching = self._fetching, ""
        if not isinstance(problem, Problem):
            raise problem
        if family_id == self._family_id:
            self._show_older(trouble=f"{problem.message} Try again later.")
