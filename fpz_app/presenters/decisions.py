"""Decisions: the family page's tab of each child's level of need and of what is decided on it, up to the end of the help."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Protocol

from fpz_app.casework.access import readable, witness
from fpz_app.casework.closing import closing_page
from fpz_app.casework.disagreements import disagreements
from fpz_app.casework.levels import levels
from fpz_app.casework.step_down import step_downs
from fpz_app.casework.step_up import step_ups
from fpz_app.casework.unfinished import unfinished
from fpz_app.casework.zone_moves import take_move_back, zone_moves
from fpz_app.domain.errors import Problem
from fpz_app.domain.forms import Stands, Subject
from fpz_app.presenters import (
    closing_forms,
    disagreement_forms,
    level_forms,
    places,
    referral_forms,
    step_down_forms,
    step_up_forms,
    zone_move_forms,
)
from fpz_app.presenters.closing_print import TITLE as LETTER
from fpz_app.presenters.closing_print import print_closing_letter
from fpz_app.presenters.deciding import Deciding, seen_limit
from fpz_app.presenters.decision_blocks import closing_block, level_block
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.disagreement_blocks import disagreement_block
from fpz_app.presenters.form_tab import FormTab, FormTabView
from fpz_app.presenters.sharing_blocks import Block, unfinished_block
from fpz_app.presenters.small_form import SmallForm
from fpz_app.presenters.step_down_blocks import step_down_block
from fpz_app.presenters.step_down_print import TITLE as HAND_OVER
from fpz_app.presenters.step_down_print import print_hand_over
from fpz_app.presenters.step_up_blocks import step_up_block
from fpz_app.presenters.step_up_print import TITLE as REFERRAL
from fpz_app.presenters.step_up_print import print_referral

TAB = "decisions"
FORMS: Mapping[str, Callable[[Deciding], SmallForm]] = {
    "level": level_forms.judging,
    "close": closing_forms.closing,
    "askclose": closing_forms.asking_manager,
    "sendback": closing_forms.sending_back,
    "reopen": closing_forms.reopening,
    "propose": step_up_forms.proposing,
    "indicator": step_up_forms.showing,
    "consult": step_up_forms.consulting,
    "manager": step_up_forms.managing,
    "referral": referral_forms.referral,
    "send": referral_forms.sending,
    "acknowledge": referral_forms.acknowledging,
    "answer": referral_forms.answering,
    "tell": referral_forms.telling,
    "disagree": disagreement_forms.raising,
    "stage": disagreement_forms.going_on,
    "settle": disagreement_forms.settling,
    "stepdown": step_down_forms.receiving,
    "downanswer": step_down_forms.answering,
    "joint": step_down_forms.joint_meeting,
    "firstmeeting": step_down_forms.first_meeting,
    "careclosed": step_down_forms.closing_care,
    "zonemove": zone_move_forms.moving,
}
"""By the first word of a deed; the second, after a dot, is the record it is about."""


class DecisionsView(FormTabView, Protocol):
    def show_blocks(self, unfinished: Block | None, left: Sequence[Block], right: Sequence[Block]) -> None: ...
    def show_record(self, record_id: str) -> None: ...
    def show_refusal(self, words: str) -> None: ...
    def preview_paper(self, title: str, pdf: bytes, name: str) -> None: ...


class DecisionsPresenter(FormTab):
    """A deed is what a button does: the key of a form, 'level.<child>', 'letter.<closing>', 'away.<draft>'."""

    def __init__(self, view: DecisionsView, desk: Desk) -> None:
        super().__init__(view, desk)
        self._view = view

    def open(self, family_id: str, item_id: str = "") -> None:
        """`item_id` is a form's key, then the form opens, or a record's id, then it is brought into sight."""
        if family_id != self._family_id:
            self._thrown = None
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
        if name == "away":
            self._given_up(self._desk.draft(about))
        elif name == "letter":
            self._print(LETTER, partial(print_closing_letter, closing_id=about))
        elif name == "pack":
            self._print(REFERRAL, partial(print_referral, step_up_id=about))
        elif name == "handover":
            self._print(HAND_OVER, partial(print_hand_over, step_down_id=about))
        elif name == "moveback":
            self._take_move_back(about)
        elif name == "owner":
            self._desk.go(places.family(self._family_id, "plan", about))
        else:
            self._fill_in(name, about)

    def _fill_in(self, name: str, about: str) -> None:
        asking = Deciding(self._desk, self._family_id, about)
        try:
            form = FORMS[name](asking)
        except Problem as problem:
            self._refuse(problem)
            return
        item = f"{name}.{about}" if about else name
        people = [
            Subject(each.id, each.name, Stands.CHILD if each.is_child else Stands.ADULT, each.age)
            for each in sorted(asking.everyone, key=lambda each: each.is_child)
        ]
        self.filling.open(form, key=f"{TAB}:{item}:{self._family_id}", family_id=self._family_id, people=people)

    def _take_move_back(self, move_id: str) -> None:
        try:
            take_move_back(self._desk.store, self._desk.actor, move_id)
        except Problem as problem:
            self._refuse(problem)
            return
        self._desk.did("The family stays.")
        self._show()

    def _print(self, title: str, make: Callable[..., bytes]) -> None:
        """`make` is given the store, the actor, settings and now."""
        desk, family_id = self._desk, self._family_id
        reference = readable(desk.store, desk.actor, family_id).reference

        def done(pdf: bytes) -> None:
            witness(desk.store, desk.actor, f"Opened for print: {title.lower()}", family_id)
            self._view.preview_paper(title, pdf, f"{title} {reference}.pdf")

        desk.run(lambda: make(desk.store, desk.actor, settings=desk.settings, now=desk.now()), done, self._failed)

    def _failed(self, problem: Exception) -> None:
        if not isinstance(problem, Problem):
            raise problem
        self._refuse(problem)

    def _refuse(self, problem: Problem) -> None:
        self._view.show_refusal(f"{problem.message} {problem.remedy}".strip())

    def _show(self) -> None:
        desk, family_id = self._desk, self._family_id
        drafts = unfinished(desk.store, desk.actor, family_id, TAB)
        zone = desk.settings.zone
        left = [
            level_block(levels(desk.store, desk.actor, family_id, desk.today), zone.levels),
            step_up_block(step_ups(desk.store, desk.actor, family_id, zone.front_door), desk.now().replace(tzinfo=None)),
        ]
        disputes = disagreements(desk.store, desk.actor, family_id, zone.clocks.escalation_working_days)
        if disputes.rows:
            left.append(disagreement_block(disputes, desk.today))
        page = closing_page(desk.store, desk.actor, family_id, desk.today, seen_limit=seen_limit(desk))
        down = step_downs(desk.store, desk.actor, family_id, zone.clocks.after_step_down_working_days)
        right = [closing_block(page, desk.settings.wording.words["early_help"]), step_down_block(down, desk.today)]
        moves = zone_move_forms.move_block(zone_moves(desk.store, desk.actor, family_id), desk)
        right += [moves] if moves else []
        self._view.show_blocks(unfinished_block(drafts, desk) if drafts else None, left, right)
