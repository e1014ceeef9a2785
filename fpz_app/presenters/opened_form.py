"""Opened form: what a form was opened with, kept with its draft, and what others changed since."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fpz_app.casework.newer import newer
from fpz_app.domain.changes import as_json
from fpz_app.domain.kinship import listed
from fpz_app.domain.workers import Worker
from fpz_app.store.drafts import Draft
from fpz_app.store.seen import Seen, seen_of
from fpz_app.store.store import Store


@dataclass(frozen=True)
class OpenedForm:
    """`start` are the answers that it showed before anything was typed, as JSON; `seen` how its records stood."""

    start: Mapping[str, Any]
    seen: Seen

    def as_json(self) -> dict[str, Any]:
        """Empty for a form without records: there is nothing to compare."""
        return {"start": self.start, "seen": self.seen.as_json()} if self.seen.of else {}


def gone_on_with(
    start: Mapping[str, Any], content: Mapping[str, Any], now: Seen, draft: Draft | None
) -> tuple[OpenedForm, dict[str, Any]]:
    """The form as it is opened, and its answers: `content` is what was typed, or all that stood in the form then."""
    before = OpenedForm(draft.opened["start"], seen_of(draft.opened["seen"])) if draft and draft.opened else None
    if before is None:
        return OpenedForm(as_json(start), now), {**start, **content}
    if before.seen.stands_as_in(now):
        return before, {**start, **content}
    typed = {name: value for name, value in content.items() if as_json({name: value})[name] != before.start.get(name)}
    kept = {name: value for name, value in before.start.items() if name in typed}
    return OpenedForm({**as_json(start), **kept}, before.seen.shown_again(now)), {**start, **typed}


def newer_words(store: Store, asker: Worker, seen: Seen) -> str:
    """'A. Khan changed the phone number since you opened this.', a sentence for each."""
    found = newer(store, asker, seen)
    return " ".join(
        f"{each.who} changed {listed(each.what)} since you opened this."
        if each.what
        else f"{each.who} removed this since you opened it."
        for each in found
    )
