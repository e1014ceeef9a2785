"""Places: where in the window something is, so that any line can open the very place it speaks of."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """`page` is a rail or page key; `tab` a tab of the family page; `item_id` the record to show there, or NEW.

    The families page with a tab is a choice of the family in which to open that tab.
    """

    page: str
    family_id: str = ""
    tab: str = ""
    item_id: str = ""


TODAY = Place("today")
FAMILIES = Place("families")
CASELOAD_IMPORT = Place("caseload_import")
DUPLICATES = Place("duplicates")
JOINING = Place("joining")
BREAK_GLASS, BREAK_GLASS_REVIEWS = Place("break_glass"), Place("break_glass_reviews")
NEW = "new"
CHOOSE_FOR_NOTE = Place("families", tab="notes", item_id=NEW)
GROUP_NOTE = Place("group_note")


OWN_PAGES = frozenset({"person", "family_details", "you", "conflicts", "visit", "put_off", "chronology_import"})
AROUND, ECOMAP = "genogram", "ecomap"
CALLING = "call-"
"""Before the id of a meeting whose call is being changed: that is done on the family's tab."""
OF_A_MEETING = ("cancel-", "sent-")
"""Before the id of a meeting of which a form is being filled in: that is done on its own page."""


def family(family_id: str, tab: str = "overview", item_id: str = "") -> Place:
    """A tab of the family's file, or a page of its own where a draft or a line names one."""
    if tab in OWN_PAGES:
        return Place(tab, family_id, item_id=item_id)
    if tab in (AROUND, ECOMAP):
        return around(family_id, tab)
    if tab == "meetings" and item_id and item_id != NEW and not item_id.startswith(CALLING):
        return meeting(family_id, item_id.removeprefix(OF_A_MEETING[0]).removeprefix(OF_A_MEETING[1]))
    return Place("family", family_id, tab, item_id)


def around(family_id: str, view: str = "") -> Place:
    """The genogram and, with ECOMAP, the ecomap of a family, on a page of their own."""
    return Place(AROUND, family_id, item_id=view)


def break_glass(typed: str) -> Place:
    """Where a restricted file is asked for, with what was looked for and not found."""
    return Place("break_glass", item_id=typed)


def person(family_id: str, person_id: str = NEW) -> Place:
    """A person's page, as one of a family's people; NEW finds or adds one."""
    return Place("person", family_id, item_id=person_id)


def meeting(family_id: str, meeting_id: str) -> Place:
    """One meeting of a family, on a page of its own."""
    return Place("meeting", family_id, item_id=meeting_id)


def history(family_id: str, item_id: str = "", *, part: str = "") -> Place:
    """Who changed what and when: of one record, of a part of the file (a tab's key), or of the whole file; of a worker's entry
    without a family."""
    return Place("history", family_id, part, item_id)


def details(family_id: str) -> Place:
    """The family's name, address, lead and access."""
    return Place("family_details", family_id)


def new_family(typed: str = "") -> Place:
    """A new family, with what was already typed as its name."""
    return Place("family_details", item_id=typed)


def visit(family_id: str, visit_id: str = NEW) -> Place:
    """One visit to a family, on a page of its own; NEW plans one."""
    return Place("visit", family_id, item_id=visit_id)


OF_VISIT = "visit-"
"""Before the id of a planned visit of which a note is written: kind, day, hour and people come from it, and the finished note
settles it (`casework.visits.settle_made`)."""


def note_of_visit(family_id: str, visit_id: str) -> Place:
    """A new note on the family's tab, begun from a visit that was planned."""
    return family(family_id, "notes", OF_VISIT + visit_id)


def week(worker_id: str = "", monday: str = "") -> Place:
    """A week of one's own or, for who leads a team, of another worker; `monday` is an ISO day, '' for this week."""
    return Place("week", tab=worker_id, item_id=monday)


def put_off(family_id: str, key: str) -> Place:
    """Where a line of Today is put off, by the line's key."""
    return Place("put_off", family_id, item_id=key)
