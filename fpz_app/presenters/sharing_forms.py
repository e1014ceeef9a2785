"""Sharing forms: what is asked to record what is shared with an agency, the end of it, and what was given to whom."""

from datetime import date

from fpz_app.casework import agreements
from fpz_app.domain.agreements import Disclosure, Sharing, SharingBasis
from fpz_app.domain.forms import Field, Kind, Rule
from fpz_app.presenters.asked import Asked, choices, day
from fpz_app.presenters.small_form import Given, SmallForm

OF_FAMILY = (SharingBasis.AGREED, SharingBasis.DECLINED)


def sharing(asked: Asked) -> SmallForm:

    def keep(given: Given) -> Sharing:
        record = Sharing(
            file_id=asked.family_id,
            family_id=asked.family_id,
            agency=(given.get("name") or "").strip() or given["agency"],
            what=tuple(given.get("what") or ()),
            basis=SharingBasis(given["basis"]),
            reason=given.get("reason") or "",
            since=date.fromisoformat(given["since"]),
            until=date.fromisoformat(given["until"]) if given.get("until") else None,
        )
        return agreements.record_sharing(asked.desk.store, asked.desk.actor, record)

    return SmallForm(
        title="Share with an agency",
        called="what is shared with an agency",
        beneath="One agency at a time, and only what it needs. To protect a child, share first and record it here.",
        save="Record it",
        fields=_sharing_fields(asked),
        start={"basis": SharingBasis.AGREED.value, "since": asked.desk.today.isoformat()},
        of=(),
        keep=keep,
        done="What is shared is recorded.",
    )


def stopping(asked: Asked) -> SmallForm:
    agency = next((row.agency for row in asked.page.sharings if row.sharing.id == asked.record_id), "this agency")

    def keep(given: Given) -> Sharing:
        on = date.fromisoformat(given["stopped_on"])
        return agreements.stop_sharing(asked.desk.store, asked.desk.actor, asked.record_id, on=on, today=asked.desk.today)

    return SmallForm(
        title=f"Stop sharing with {agency}",
        called="the end of sharing with an agency",
        save="Stop sharing",
        fields=(day("stopped_on", "From which day?"),),
        start={"stopped_on": asked.desk.today.isoformat()},
        of=asked.desk.store.find(Sharing, id=asked.record_id),
        keep=keep,
        done=f"Sharing with {agency} has stopped.",
    )


def disclosure(asked: Asked) -> SmallForm:
    fields = (
        Field(
            key="what", kind=Kind.SHORT_TEXT, label="What was given?", required=True, help="Such as the family plan, version 2."
        ),
        Field(key="to", kind=Kind.SHORT_TEXT, label="To whom?", required=True, help="The person and where they work."),
        day("on", "When?"),
        Field(key="how", kind=Kind.CHOICE, label="How?", choices=asked.terms("given_how")),
    )

    def keep(given: Given) -> Disclosure:
        record = Disclosure(
            file_id=asked.family_id,
            family_id=asked.family_id,
            what=given["what"].strip(),
            to=given["to"].strip(),
            on=date.fromisoformat(given["on"]),
            how=given.get("how") or "",
        )
        record.check(asked.desk.today)
        return agreements.record_disclosure(asked.desk.store, asked.desk.actor, record)

    return SmallForm(
        title="Something was given",
        called="the record of what was given",
        beneath="What you print or save from here is recorded by itself; this is for all else.",
        save="Record it",
        fields=fields,
        start={"on": asked.desk.today.isoformat()},
        of=(),
        keep=keep,
        done="What was given is recorded.",
    )


def _sharing_fields(asked: Asked) -> tuple[Field, ...]:
    without, shared = Rule(field="basis", unless=OF_FAMILY), Rule(field="basis", unless=(SharingBasis.DECLINED,))
    return (
        Field(key="agency", kind=Kind.CHOICE, label="Which agency?", required=True, choices=asked.terms("agencies")),
        Field(
            key="name",
            kind=Kind.SHORT_TEXT,
            label="Its name",
            help="Such as Swanage School, so that nobody takes it for another.",
        ),
        Field(key="basis", kind=Kind.CHOICE, label="Why may it be shared?", required=True, choices=choices(SharingBasis)),
        Field(
            key="reason",
            kind=Kind.NARRATIVE,
            label="The reason in words",
            help="What makes it necessary, and whether the family was told.",
            shown_when=without,
            required_when=without,
        ),
        Field(
            key="what",
            kind=Kind.MANY,
            label="What may be shared?",
            shown_when=shared,
            required_when=shared,
            choices=asked.terms("information_kinds"),
        ),
        day("since", "From when?", past=False),
        Field(key="until", kind=Kind.DATE, label="Until when?", shown_when=shared, beside=True),
    )
