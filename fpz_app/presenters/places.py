"""Places: where in the window something is, so that any line can open the very place it speaks of."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """`page` is a rail or page key; `tab` a tab of the family page; `item_id` the record to show there."""

    page: str
    family_id: str = ""
    tab: str = ""
    item_id: str = ""


TODAY = Place("today")
FAMILIES = Place("families")
CASELOAD_IMPORT = Place("caseload_import")


def family(family_id: str, tab: str = "overview", item_id: str = "") -> Place:
    return Place("family", family_id, tab, item_id)
