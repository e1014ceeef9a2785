"""Lefts: what the centre says of a work that another laptop left."""

from typing import Any

import msgspec

from fpz_app.domain.changes import WorkEntry
from tests.helpers.stores import OUTSIDER


def left_row(work: WorkEntry, **otherwise: Any) -> dict[str, Any]:
    """As the sync keeps it; Sam's, unless it is somebody else's."""
    return {
        "device": work.device,
        "number": work.number,
        "file": work.file,
        "worker": OUTSIDER.id,
        "words": "You may not record in a family’s file here.",
        "said": "",
        "received": 1_795_000_000_000,
        "revoked": False,
        "work": msgspec.to_builtins(work),
        **otherwise,
    }
