"""Closing forms: what is asked to end early help, and to take it up again."""

from collections.abc import Sequence
from datetime import date

from fpz_app.casework import closing as casework
from fpz_app.casework.closing import ClosingPage
from fpz_app.domain.closing import ChildChange, Closing, EndReason
from fpz_app.domain.closing_guard import EXPLOITATION_ASKED, MISSING_ASKED, Told
from fpz_app.domain.forms import Choice, Field, Kind, Rule
from fpz_app.presenters.agreement_forms import asking as asking_again
from fpz_app.presenters.asked import choices, day
from fpz_app.presenters.deciding import Deciding, day_of, manager_fields, narrative, seen_limit, text_of, time_of
from fpz_app.presenters.small_form import Given, SmallForm

ALL = tuple(EndReason)
GUARDED_REASONS = tuple(each for each in EndReason if each.is_guarded)
GUARDED = tuple(map(str, GUARDED_REASONS))
UNGUARDED = tuple(str(each) for each in EndReason if not each.is_guarded and not each.is_free)
CARRIED = ("missing_words", "exploitation_words", "all_the_same", "risk", "passed_on", "if_worries_return", "to_family")
"""Texts of a request that a manager goes on from."""
TOLD = choices(Told)
RETURN = "Whom to ring, what we would do, and that they may come back."


def closing(asking: Deciding) -> SmallForm:
    """A manager goes on from what they were asked for."""
    desk, page = asking.desk, asking.closing_page()
    words = desk.settings.wording.words["early_help"]
    open_still = [each.words for each in page.conditions if not each.met and not each.is_question]
    beneath = f"Not as it should be yet: {'. '.join(open_still)}." if open_still else "Say why, and what is different now."
    if page.asks:
        beneath += " A manager’s decision that you write down is kept as told by them; you can ask them instead."

    def keep(given: Given) -> Closing:
        return casework.close(desk.store, desk.actor, _given(asking, page, given), seen_limit=seen_limit(desk), now=desk.now())

    return SmallForm(
        title=f"Close {words}",
        called=f"the closing of {words}",
        beneath=beneath,
        save=f"Close {words}",
        fields=(*_why(ALL), *_questions(), *_children(asking), *_guarded(asking), *_last()),
        start=_start(asking, page) if page.decides else {"on": desk.today.isoformat()},
        of=[page.asked] if page.asked else [],
        keep=keep,
        done=f"{words[:1].upper()}{words[1:]} is closed.",
    )


def asking_manager(asking: Deciding) -> SmallForm:
    """The same, with the manager's word still to come."""
    desk, page = asking.desk, asking.closing_page()
    words = desk.settings.wording.words["early_help"]

    def keep(given: Given) -> Closing:
        asked = _given(asking, page, given)
        return casework.ask_to_close(desk.store, desk.actor, asked, seen_limit=seen_limit(desk), today=desk.today)

    return SmallForm(
        title=f"Ask the manager to close {words}",
        called=f"the request to close {words}",
        beneath="It goes to the manager with the next sync and stands on their Today. They decide in their own name.",
        save="Ask the manager",
        fields=(*_why(GUARDED_REASONS), *_questions(), *_children(asking), _risk(), *_last()),
        start=_start(asking, page),
        of=[page.asked] if page.asked else [],
        keep=keep,
        done="The manager is asked.",
    )


def sending_back(asking: Deciding) -> SmallForm:
    desk = asking.desk

    def keep(given: Given) -> Closing:
        why = text_of(given, "manager_why")
        return casework.send_back(desk.store, desk.actor, asking.record_id, why=why, now=desk.now())

    return SmallForm(
        title="Send the closing back",
        called="the closing to be sent back",
        beneath="The family’s early help goes on. Whoever asked sees your words on their Today.",
        save="Send it back",
        fields=(narrative("manager_why", "What should be done before it is closed?", required=True),),
        start={},
        of=desk.store.find(Closing, id=asking.record_id),
        keep=keep,
        done="The closing is sent back.",
    )


def _given(asking: Deciding, page: ClosingPage, given: Given) -> Closing:
    return Closing(
        file_id=asking.family_id,
        family_id=asking.family_id,
        episode_id=page.episode.id if page.episode else "",
        reason=EndReason(given["reason"]),
        on=date.fromisoformat(given["on"]),
        missing=Told(given["missing"]),
        missing_words=text_of(given, "missing_words"),
        exploitation=Told(given["exploitation"]),
        exploitation_words=text_of(given, "exploitation_words"),
        all_the_same=text_of(given, "all_the_same"),
        risk=text_of(given, "risk"),
        manager=text_of(given, "manager"),
        manager_on=day_of(given, "manager_on"),
        manager_at=time_of(given, "manager_at"),
        manager_why=text_of(given, "manager_why"),
        passed_on=text_of(given, "passed_on"),
        changes=tuple(
            ChildChange(
                person_id=each.id,
                different=text_of(given, f"different.{each.id}"),
                said_by=text_of(given, f"said_by.{each.id}"),
            )
            for each in asking.children
        ),
        if_worries_return=text_of(given, "if_worries_return"),
        to_family=text_of(given, "to_family"),
    )


def _start(asking: Deciding, page: ClosingPage) -> dict[str, object]:
    """What was asked for before, without the manager's word."""
    asked = page.asked
    if asked is None:
        return {"on": asking.desk.today.isoformat()}
    kept: dict[str, object] = {name: getattr(asked, name) for name in CARRIED}
    told = {f"{name}.{each.person_id}": getattr(each, name) for each in asked.changes for name in ("different", "said_by")}
    choices = {"reason": str(asked.reason), "missing": str(asked.missing), "exploitation": str(asked.exploitation)}
    return {**kept, **told, **choices, "on": asked.on.isoformat()}


def reopening(asking: Deciding) -> SmallForm:
    """A new episode, tied to the one before."""
    words = asking.desk.settings.wording.words["early_help"]
    return asking_again(asking, title=f"Reopen {words}", called=f"the reopening of {words}", save=f"Reopen {words}")


def _why(reasons: Sequence[EndReason]) -> tuple[Field, ...]:
    moved = Rule(field="reason", among=(str(EndReason.MOVED),))
    return (
        Field(
            key="reason",
            kind=Kind.CHOICE,
            label="Why does it end?",
            required=True,
            choices=tuple(Choice(str(each), f"{each[:1].upper()}{each[1:]}") for each in reasons),
        ),
        day("on", "On what day?"),
        narrative(
            "passed_on", "Was the work passed on?", required=True, when=moved, help="To whom and how, or why it was not.", lines=2
        ),
    )


def _questions() -> tuple[Field, ...]:
    def told(key: str, label: str) -> tuple[Field, Field]:
        more = Rule(field=key, among=(str(Told.YES), str(Told.NOT_KNOWN)))
        return (
            Field(key=key, kind=Kind.CHOICE, label=label, required=True, choices=TOLD, offers=()),
            narrative(f"{key}_words", "What do you know, and who is with the child?", required=True, when=more, lines=2),
        )

    return (*told("missing", MISSING_ASKED), *told("exploitation", EXPLOITATION_ASKED))


def _children(asking: Deciding) -> tuple[Field, ...]:
    alive = Rule(field="reason", unless=(str(EndReason.IN_ERROR),))
    found: list[Field] = []
    for each in asking.children:
        found += [
            narrative(
                f"different.{each.id}", f"What is different for {each.name} now?", either=True, when=alive, lines=2,
                for_family=True,
            ),
            Field(
                key=f"said_by.{each.id}", kind=Kind.SHORT_TEXT, label=f"Who says so about {each.name}?", either=True,
                shown_when=alive,
            ),
        ]  # fmt: skip
    return tuple(found)


def _guarded(asking: Deciding) -> tuple[Field, ...]:
    guarded = Rule(field="reason", among=GUARDED)
    return (
        narrative(
            "all_the_same",
            "If something is still open: why is it right to close?",
            when=Rule(field="reason", among=UNGUARDED),
            help="Leave it empty where nothing is open.",
            lines=2,
        ),
        _risk(),
        *manager_fields(asking, when=guarded, why="The manager’s reason to close all the same", required=False),
    )


def _risk() -> Field:
    not_engaged = Rule(field="reason", among=(str(EndReason.NOT_ENGAGED),))
    words = "What may happen to each child, how likely it is, and who else sees them."
    return narrative("risk", "Statement of risk", either=True, when=not_engaged, help=words)


def _last() -> tuple[Field, ...]:
    lives = Rule(field="reason", unless=(str(EndReason.IN_ERROR), str(EndReason.DIED)))
    return (
        narrative("if_worries_return", "What happens if worries return?", either=True, when=lives, help=RETURN, for_family=True),
        narrative("to_family", "Anything else to say to the family in the letter", when=lives, lines=2, for_family=True),
    )
