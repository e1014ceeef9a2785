"""Left lines: Today's lines about work that was left, and about families whose lead practitioner has left the zone."""

from collections.abc import Sequence

from fpz_app.casework.asking import Asking
from fpz_app.casework.due import Due, Urgency
from fpz_app.casework.left_heads import Head, heads
from fpz_app.domain.dates import say_day
from fpz_app.domain.permissions import Doing, Scope, may
from fpz_app.domain.workers import Worker

LEFT, WORKER = "left", "worker"
"""The pages that these lines open."""


def left_lines(asking: Asking) -> list[Due]:
    """For each family and author one line."""
    groups: dict[tuple[str, str], list[Head]] = {}
    for each in heads(asking.store, asking.asker):
        groups.setdefault((each.file, each.author), []).append(each)
    return [_line(group, asking) for group in groups.values()]


def leaver_lines(asking: Asking) -> list[Due]:
    """For whoever keeps the directory: workers who have left and still lead families, as far as the asker may know of them."""
    if not may(asking.asker, Doing.KEEP_DIRECTORY, Scope()):
        return []
    led: dict[str, int] = {}
    for family in asking.families.values():
        led[family.lead_id] = led.get(family.lead_id, 0) + 1
    gone = asking.store.find(Worker, id=sorted(led), left=True, order="name")
    return [
        Due(
            Urgency.DECIDE, f"Hand over {each.name}’s families", _families(led[each.id]), "", "", "", WORKER, each.id, None,
            why=f"{each.name} has left and still leads them; no clock runs",
        )
        for each in gone
    ]  # fmt: skip


def _line(group: Sequence[Head], asking: Asking) -> Due:
    first = group[0]
    since = f"since {first.at:%A} {say_day(first.at.date(), asking.today)}"
    many = "one thing" if len(group) == 1 else f"{len(group)} things"
    return Due(
        Urgency.DECIDE, f"Work left by {first.author}", f"{many} that the centre did not take", first.family, since, "", LEFT,
        first.file, None, why=f"{since}; no clock runs, and nothing is lost meanwhile",
    )  # fmt: skip


def _families(count: int) -> str:
    return "they still lead one family" if count == 1 else f"they still lead {count} families"
