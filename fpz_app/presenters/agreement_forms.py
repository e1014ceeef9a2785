"""Agreement forms: what is asked to record the family's answer, its withdrawal, a privacy notice, a request for help."""

from datetime import date
from typing import Protocol

from fpz_app.casework import agreements, episodes
from fpz_app.domain.agreements import BASES, SPECIAL_BASES, Agreement, Answer, PrivacyNotice
from fpz_app.domain.episodes import Episode
from fpz_app.domain.forms import Field, Kind, Rule
from fpz_app.domain.kinship import listed
from fpz_app.presenters.asked import Asked, choices, day
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.small_form import Given, SmallForm, stands_as_before

YOUNG = "Young people who understand what it means agree for themselves."
ANSWERS = choices((Answer.AGREED, Answer.DECLINED))


def agreement(asked: Asked) -> SmallForm:

    def keep(given: Given) -> Agreement:
        record = Agreement(
            file_id=asked.family_id,
            family_id=asked.family_id,
            answer=Answer(given["answer"]),
            on=date.fromisoformat(given["on"]),
            agreed_by=tuple(given.get("agreed_by") or ()),
            how=given.get("how") or "",
            note=given.get("note") or "",
            offered_instead=given.get("offered_instead") or "",
        )
        return agreements.record_agreement(asked.desk.store, asked.desk.actor, record, asked.desk.today)

    return SmallForm(
        title="Agreement to take part",
        called="the agreement to take part",
        beneath="Early help is voluntary. Anyone who agreed may change their mind at any time.",
        save="Record the answer",
        fields=_agreement_fields(asked),
        start={"on": asked.desk.today.isoformat()},
        of=(),
        keep=keep,
        done="The answer is recorded.",
    )


def withdrawal(asked: Asked) -> SmallForm:
    stops = [row.agency for row in asked.page.sharings if row.allowed and row.sharing.basis.rests_on_agreement]
    beneath = f"Sharing with {listed(stops)} stops from that day." if stops else "Nothing is being shared on this agreement."

    def keep(given: Given) -> Agreement:
        on, why = date.fromisoformat(given["withdrawn_on"]), given.get("withdrawn_why") or ""
        desk = asked.desk
        return agreements.withdraw(desk.store, desk.actor, asked.record_id, on=on, why=why, today=desk.today)

    return SmallForm(
        title="The agreement is withdrawn",
        called="the withdrawal of the agreement",
        beneath=beneath,
        save="Record the withdrawal",
        fields=(
            day("withdrawn_on", "When did they tell you?"),
            Field(key="withdrawn_why", kind=Kind.NARRATIVE, label="What did they say?"),
        ),
        start={"withdrawn_on": asked.desk.today.isoformat()},
        of=asked.desk.store.find(Agreement, id=asked.record_id),
        keep=keep,
        done="The agreement is withdrawn, and sharing that rests on it has stopped.",
        undone=stands_as_before(asked.desk, Agreement, asked.record_id),
    )


def notice(asked: Asked) -> SmallForm:
    last = asked.page.notices[0].notice.version if asked.page.notices else ""

    def keep(given: Given) -> PrivacyNotice:
        record = PrivacyNotice(
            file_id=asked.family_id,
            family_id=asked.family_id,
            version=given["version"].strip(),
            given_on=date.fromisoformat(given["given_on"]),
            how=given.get("how") or "",
            basis=given["basis"],
            special_basis=given["special_basis"],
        )
        return agreements.give_notice(asked.desk.store, asked.desk.actor, record, asked.desk.today)

    return SmallForm(
        title="Privacy notice",
        called="the privacy notice",
        beneath="This is not the same as agreeing to take part: the law lets us use what they tell us, and asks us to say how.",
        save="Record the notice",
        fields=_notice_fields(asked),
        start={
            "version": last,
            "given_on": asked.desk.today.isoformat(),
            "basis": BASES[0],
            "special_basis": SPECIAL_BASES[0],
        },
        of=(),
        keep=keep,
        done="The privacy notice is recorded.",
    )


class Asking(Protocol):
    """For which family early help is asked."""

    @property
    def desk(self) -> Desk: ...
    @property
    def family_id(self) -> str: ...


def asking(asked: Asking, *, title: str = "", called: str = "", save: str = "") -> SmallForm:
    words = asked.desk.settings.wording.words["early_help"]
    fields = (
        Field(key="reason", kind=Kind.NARRATIVE, label="Why now?", required=True, help="In a sentence or two."),
        Field(
            key="requested_by", kind=Kind.SHORT_TEXT, label="Who asked?", help="The family itself, or a person and their agency."
        ),
    )

    def keep(given: Given) -> Episode:
        by = given.get("requested_by") or ""
        desk = asked.desk
        return episodes.ask(
            desk.store, desk.actor, family_id=asked.family_id, reason=given["reason"], requested_by=by, today=desk.today
        )

    return SmallForm(
        title=title or f"Ask for {words}",
        called=called or f"the request for {words}",
        save=save or f"Ask for {words}",
        fields=fields,
        start={},
        of=(),
        keep=keep,
        done=f"{words[:1].upper()}{words[1:]} is asked for.",
    )


def _agreement_fields(asked: Asked) -> tuple[Field, ...]:
    agreed, declined = Rule(field="answer", among=(Answer.AGREED,)), Rule(field="answer", among=(Answer.DECLINED,))
    return (
        Field(key="answer", kind=Kind.CHOICE, label="What did they say?", required=True, choices=ANSWERS),
        day("on", "When did you ask?"),
        Field(key="agreed_by", kind=Kind.PEOPLE, label="Who agreed?", help=YOUNG, shown_when=agreed, required_when=agreed),
        Field(key="how", kind=Kind.CHOICE, label="How did they say it?", choices=asked.terms("agreed_how")),
        Field(
            key="offered_instead",
            kind=Kind.NARRATIVE,
            label="What else was offered?",
            shown_when=declined,
            required_when=declined,
            for_family=True,
        ),
        Field(key="note", kind=Kind.NARRATIVE, label="Anything to remember", lines=2),
    )


def _notice_fields(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            key="version",
            kind=Kind.SHORT_TEXT,
            label="Which version?",
            required=True,
            help="The date or number printed on the notice.",
        ),
        day("given_on", "When did they have it?"),
        Field(key="how", kind=Kind.CHOICE, label="How was it given?", choices=asked.terms("notice_how")),
        Field(
            key="basis",
            kind=Kind.CHOICE,
            label="The basis for using what they tell us",
            required=True,
            choices=choices(BASES),
        ),
        Field(
            key="special_basis",
            kind=Kind.CHOICE,
            label="And for health, ethnicity, belief and the like",
            required=True,
            choices=choices(SPECIAL_BASES),
        ),
    )
