"""Draft lines: what the asker began and has not finished; a visit and the begun note of it are one line."""

from collections.abc import Sequence
from dataclasses import replace

from fpz_app.casework.asking import Asking
from fpz_app.casework.due import Due, Urgency
from fpz_app.casework.unfinished import PARTS
from fpz_app.casework.visit_lines import TO_FOLLOW, UNSETTLED
from fpz_app.store import drafts

BEGUN = "begun, not finished and kept on this laptop; no clock runs"
ON_LAPTOP = "draft, on this laptop only"
NOTE_OF_IT = {
    TO_FOLLOW: "one is begun and kept on this laptop",
    UNSETTLED: "a note that tells of it is begun and kept on this laptop",
}
"""By the line of a visit that its note answers, what is said of one that is begun."""


def with_drafts(asking: Asking, visits: Sequence[Due]) -> list[Due]:
    """The lines of visits and the asker's drafts. Where a visit's note is begun, the draft says when it is due: the note once
    finished says too that the visit was made."""
    asked = {line.item_id: line for line in visits if line.what in NOTE_OF_IT}
    lines, begun = [], set()
    for visit_id, line in _drafts(asking):
        if (visit := asked.get(visit_id)) is not None:
            begun.add(visit_id)
            detail, why = f"{line.detail}; {ON_LAPTOP}", f"{visit.why}; {NOTE_OF_IT[visit.what]}"
            line = replace(line, urgency=visit.urgency, due=visit.due, when=visit.when, detail=detail, why=why)
        lines.append(line)
    return [*lines, *(line for line in visits if line.what not in NOTE_OF_IT or line.item_id not in begun)]


def _drafts(asking: Asking) -> list[tuple[str, Due]]:
    """Each with the id of the visit that it tells of, or ''. Of families that the asker may still see, and of none; a draft's
    title reads on after 'Finish'."""
    with asking.store.read() as connection:
        found = drafts.all_of(connection, asking.asker.id)
    lines = []
    for draft in found:
        family_id = asking.store.standing().stands(draft.family)
        if draft.key.startswith(PARTS) or (family_id and family_id not in asking.families):
            continue
        tab, item, *_ = [*draft.key.split(":"), ""]
        name = asking.families[family_id].name if family_id else ""
        what, _, detail = draft.title.partition(", ")
        finish = f"Finish {what}" if what.startswith(("your ", "the ")) else f"Finish: {what}"
        line = Due(Urgency.TODAY, finish, detail, name, ON_LAPTOP, family_id, tab, item, None, is_draft=True, why=BEGUN)
        lines.append((str(draft.content.get("visit_id", "")), line))
    return lines
