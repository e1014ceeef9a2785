"""Attachment blocks: a family's letters, photos and scans as rows in words, with what can be done with each."""

from collections.abc import Sequence

from fpz_app.casework.attachments import AttachmentRow, AttachmentsPage, Where
from fpz_app.casework.removed_attachments import RemovedRow
from fpz_app.domain.media import Shown, say_media
from fpz_app.presenters.sharing_blocks import Block, Deed, Row, history_of

CHOOSE, OPEN, BACK = "choose", "open", "back"
HEADING = "Letters, photos and scans"


def attachment_block(page: AttachmentsPage, removed: Sequence[RemovedRow]) -> Block:
    return Block(
        heading=HEADING,
        rows=[*(_row(each, page.may_record) for each in page.rows), *(_removed(each, page.may_record) for each in removed)],
        empty="Nothing has been added yet. What is added is kept encrypted, and opens inside this app.",
        adding=("Add a file…", CHOOSE) if page.may_record else None,
    )


def _row(row: AttachmentRow, may_record: bool) -> Row:
    each = row.attachment
    here = "" if row.where is Where.HERE else f", {row.where}"
    about = f", about {row.about}" if row.about else ""
    return Row(
        id=each.id,
        words=each.title,
        detail=(f"{row.what}{about}", f"{row.file}{here}; {row.added}"),
        right=row.on,
        deeds=_deeds(each.id, say_media(each.media).shown, may_record),
    )


def _removed(row: RemovedRow, may_record: bool) -> Row:
    return Row(
        id=row.id,
        words=f"{row.what}, removed",
        detail=(row.why, row.removed),
        quiet=True,
        deeds=[("Bring it back", f"{BACK}.{row.id}")] if may_record else [],
    )


def _deeds(attachment_id: str, shown: Shown, may_record: bool) -> list[Deed]:
    deeds = [("Save as a file" if shown is Shown.NOT_HERE else "Open", f"{OPEN}.{attachment_id}")]
    if may_record:
        deeds += [("Correct", f"correct.{attachment_id}"), ("Remove", f"remove.{attachment_id}")]
    return [*deeds, history_of(attachment_id)]
