"""Rail: which of the window's pages a role opens; what it may not open is not offered."""

from fpz_app.domain.permissions import Doing, Scope, may
from fpz_app.domain.workers import Worker

NEEDS: dict[str, frozenset[Doing]] = {
    "families": frozenset({Doing.READ, Doing.IMPORT}),
    "group_note": frozenset({Doing.RECORD}),
    "meetings": frozenset({Doing.READ}),
    "week": frozenset({Doing.READ}),
    "team": frozenset({Doing.APPROVE}),
    "duplicates": frozenset({Doing.MAKE_FAMILY}),
    "people": frozenset({Doing.KEEP_DIRECTORY}),
}
"""By the page's key, what opens it: one of these is enough. The other pages are everybody's."""


def opens(actor: Worker, page: str) -> bool:
    needed = NEEDS.get(page)
    return needed is None or any(may(actor, doing, Scope()) for doing in needed)
