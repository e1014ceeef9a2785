"""Group draft: a group note that is being typed; each family’s part lies under that family and goes with its file."""

from dataclasses import replace

import msgspec

from fpz_app.casework.unfinished import GROUP_PART
from fpz_app.presenters import places
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.typed_group_note import TypedGroup, TypedPart

KEY = f"group_note:{places.NEW}"
TITLE = "your group note"


class GroupDraft:
    """What is for all lies under no family: it names none. A part that has gone from this laptop comes back empty."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def is_there(self) -> bool:
        return self._desk.draft(KEY) is not None

    def load(self) -> TypedGroup | None:
        kept = self._desk.draft(KEY)
        if kept is None:
            return None
        typed = msgspec.convert(kept.content, TypedGroup)
        return replace(typed, parts=tuple(self._part(each.family_id) or each for each in typed.parts))

    def save(self, typed: TypedGroup) -> str:
        """Returns the time for “Saved 14:02”. A part that was taken out of the note is forgotten."""
        before = {each.family_id: each for each in (self.load() or TypedGroup()).parts}
        title = f"{TITLE}, {typed.kind}"
        for part in typed.parts:
            if part != before.pop(part.family_id, TypedPart(family_id=part.family_id)):
                self._desk.save_draft(f"{GROUP_PART}{part.family_id}", title, part.family_id, msgspec.to_builtins(part))
        for family_id in before:
            self._desk.discard_draft(f"{GROUP_PART}{family_id}")
        bare = replace(typed, parts=tuple(TypedPart(family_id=each.family_id) for each in typed.parts))
        return self._desk.save_draft(KEY, title, "", msgspec.to_builtins(bare))

    def discard(self) -> None:
        kept = self.load()
        for part in kept.parts if kept else ():
            self._desk.discard_draft(f"{GROUP_PART}{part.family_id}")
        self._desk.discard_draft(KEY)

    def _part(self, family_id: str) -> TypedPart | None:
        kept = self._desk.draft(f"{GROUP_PART}{family_id}")
        return msgspec.convert(kept.content, TypedPart) if kept else None
