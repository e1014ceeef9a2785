"""Attachment forms: what is asked of a file that is added, to correct what was said of it, and to remove it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from fpz_app.casework.attachments import NO_PHOTOS, add_attachment, correct_attachment
from fpz_app.casework.removed_attachments import remove_attachment
from fpz_app.domain.attachments import Attachment, AttachmentKind
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.forms import Field, Kind
from fpz_app.presenters.asked import choices, day
from fpz_app.presenters.attachment_reading import Chosen
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.small_form import Given, SmallForm, stands_as_before

CALLED = "a letter or scan to attach"
ENCRYPTED = "It is kept encrypted in the family’s file. The file it came from stays where it is: delete it there if it should go."


@dataclass(frozen=True)
class Attaching:
    """For what a form is opened: the family, the attachment it is about, and the file that was chosen for a new one."""

    desk: Desk
    family_id: str
    record_id: str
    chosen: Chosen | None

    @property
    def photos(self) -> bool:
        return self.desk.settings.zone.attachments.photos


def adding(asking: Attaching) -> SmallForm:
    desk, chosen = asking.desk, asking.chosen
    if chosen is None:
        raise Problem("The file has to be chosen again.", "What you wrote about it is kept.")

    def keep(given: Given) -> Attachment:
        family_id = asking.family_id
        new = Attachment(file_id=family_id, family_id=family_id, title="", name=chosen.name, on=desk.today)
        return add_attachment(desk.store, desk.actor, _said(new, given), chosen.data, photos=asking.photos, today=desk.today)

    return SmallForm(
        title="Add to the family’s file",
        called=CALLED,
        beneath=f"{chosen.words}. {ENCRYPTED}",
        save="Keep it",
        fields=_fields(photos=asking.photos),
        start={},
        of=(),
        keep=keep,
        done="It is in the family’s file.",
    )


def correcting(asking: Attaching) -> SmallForm:
    desk, known = asking.desk, asking.desk.store.get(Attachment, asking.record_id)

    def keep(given: Given) -> Attachment:
        return correct_attachment(desk.store, desk.actor, _said(known, given), photos=asking.photos, today=desk.today)

    return SmallForm(
        title="Correct what is said of it",
        called="what is said of a letter or scan",
        beneath=f"“{known.title}”. The file itself stays as it came.",
        save="Keep the correction",
        fields=_fields(photos=asking.photos or known.kind is AttachmentKind.PHOTO),
        start={
            "title": known.title, "kind": known.kind.value, "on": known.on.isoformat(), "from_whom": known.from_whom,
            "about": list(known.about),
        },
        of=[known],
        keep=keep,
        done="It is corrected.",
        undone=stands_as_before(desk, Attachment, known.id),
    )  # fmt: skip


def removing(asking: Attaching) -> SmallForm:
    desk, known = asking.desk, asking.desk.store.get(Attachment, asking.record_id)

    def keep(given: Given) -> Family:
        remove_attachment(desk.store, desk.actor, known.id, given["removed_why"], today=desk.today)
        return desk.store.get(Family, asking.family_id)

    return SmallForm(
        title="Remove it from the family’s file",
        called="why a letter or scan is removed",
        beneath=f"“{known.title}” is no longer shown. That it was here and why it went stays on record; it can be brought back.",
        save="Remove it",
        fields=(
            Field(
                key="removed_why",
                kind=Kind.SHORT_TEXT,
                label="Why does it not belong here?",
                help="Such as: it belongs to another family.",
                required=True,
            ),
        ),
        start={},
        of=[known],
        keep=keep,
        done="It is removed.",
    )


FORMS: dict[str, Callable[[Attaching], SmallForm]] = {"attach": adding, "correct": correcting, "remove": removing}
"""By the first word of a deed; the second, after a dot, is the attachment it is about."""


def _fields(*, photos: bool) -> tuple[Field, ...]:
    kinds = [kind.value for kind in AttachmentKind if photos or kind is not AttachmentKind.PHOTO]
    return (
        Field(
            key="title", kind=Kind.SHORT_TEXT, label="What is it?", required=True, help="Such as: letter on Callum’s attendance."
        ),
        Field(
            key="kind",
            kind=Kind.CHOICE,
            label="What kind?",
            required=True,
            choices=choices(kinds),
            help="" if photos else f"No photos of people. {NO_PHOTOS}",
        ),
        day("on", "What date is on it?"),
        Field(key="from_whom", kind=Kind.SHORT_TEXT, label="From whom?", help="The person and where they work."),
        Field(key="about", kind=Kind.PEOPLE, label="Who is it about?", help="Leave it open when it is about the whole family."),
    )


def _said(attachment: Attachment, given: Given) -> Attachment:
    return replace(
        attachment,
        title=(given.get("title") or "").strip(),
        kind=AttachmentKind(given["kind"]),
        on=date.fromisoformat(given["on"]),
        from_whom=(given.get("from_whom") or "").strip(),
        about=tuple(given.get("about") or ()),
    )
