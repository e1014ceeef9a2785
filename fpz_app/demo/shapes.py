"""Shapes: what the files under resources/demo hold, from the names to the stories."""

from typing import Literal

import msgspec

from fpz_app.domain.notes import NoteKind
from fpz_app.domain.people import Couple, Place
from fpz_app.domain.plans import ActionStatus
from fpz_app.domain.ties import Gives, Strength

Span = tuple[int, int]
Told = dict[str, dict[str, dict[str, str | int | list[str]]]]
"""By role ('family', 'child', …), section and question: the answer, with slots."""
Pools = dict[str, dict[str, dict[str, list[str]]]]
"""By section, question and band of age ('any' for all): sentences to choose from."""


class Shape(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, frozen=True):
    pass


class Heritage(Shape, frozen=True, kw_only=True):
    """What people of one background are called, and the codes that go with it."""

    girls: list[str]
    boys: list[str]
    women: list[str]
    men: list[str]
    surnames: list[str]
    ethnicity: str
    languages: list[str] = msgspec.field(default_factory=lambda: ["en"])
    religions: list[str] = msgspec.field(default_factory=lambda: [""])
    interpreter: str = ""


class School(Shape, frozen=True, kw_only=True):
    name: str
    teacher: str


class Town(Shape, frozen=True, kw_only=True):
    name: str
    locality: str
    postcode: str
    streets: list[str]
    nursery: School
    primary: list[School]
    secondary: School
    college: str


class WorkerShape(Shape, frozen=True, kw_only=True):
    key: str
    name: str
    agency: str
    role: str
    job: str
    phone: str
    helps: str


class PersonShape(Shape, frozen=True, kw_only=True):
    """`role` names the person in stories. Ages: `age`, else `apart` years younger than the child in focus, else `gap` over
    their own eldest child, else near the carer's. `ago` is how many days ago the last birthday was."""

    role: str
    child: bool = False
    sex: str = ""
    age: int | None = None
    apart: Span | None = None
    ago: int | None = None
    gap: Span = (20, 31)
    given: str = ""
    surname: str = ""
    named_after: str = ""
    parents: list[str] = []
    raised_by: str = ""
    place: Place = Place.HOME
    does: str = ""
    called_by_children: str = ""
    heritage: int = 0
    due_in: int | None = None
    died_ago: int | None = None
    unknown: bool = False
    twin: bool = False
    responsibility: str = ""
    contact: str = ""
    occupation: str = ""
    address: str = ""
    school: str = ""


class CoupleShape(Shape, frozen=True, kw_only=True):
    of: tuple[str, str]
    couple: Couple
    together: str = ""


class Household(Shape, frozen=True, kw_only=True):
    key: str
    person: list[PersonShape]
    couple: list[CoupleShape] = []


class SaidShape(Shape, frozen=True, kw_only=True):
    who: str
    said: str
    how: str = "Talked"


class AgreedShape(Shape, frozen=True, kw_only=True):
    """An action that the lead took on in a note; `due` is in days from today."""

    text: str
    due: int


class NoteShape(Shape, frozen=True, kw_only=True):
    """`phase` 1 asking, 2 assessing, 3 the plan begins, 4 reviews, 5 the last weeks; `ago` names the day instead.

    `headings` are lines of the text; `due`, in days from today, is when the decision is looked at again.
    """

    text: str
    phase: int = 2
    ago: int | None = None
    at: str = ""
    kind: NoteKind = NoteKind.VISIT
    seen: list[str] = []
    alone: list[str] = []
    about: list[str] = []
    words: list[SaidShape] = []
    significant: bool = False
    effect: str = ""
    by: str = "lead"
    headings: list[str] = []
    decision: str = ""
    decision_why: str = ""
    due: int | None = None
    agreed: list[AgreedShape] = []


class ActionShape(Shape, frozen=True, kw_only=True):
    """`who` are roles of people or keys of workers; `due` is in days from today."""

    text: str
    who: list[str]
    by: str = ""
    due: int | None = None
    known: str = ""
    status: ActionStatus = ActionStatus.NOT_STARTED
    outcome: str = ""


class GoalShape(Shape, frozen=True, kw_only=True):
    """`mends` are 'section' of the family or 'section role' of a person; `scores` go from then to now."""

    text: str
    why: str
    children: list[str] = msgspec.field(default_factory=lambda: ["child"])
    outcome: str
    mends: list[str] = []
    scores: list[int]
    hoped: int
    action: list[ActionShape]


class MeetingShape(Shape, frozen=True, kw_only=True):
    """What was said at a meeting; `need_why` is why the level stays as it is, else a sentence that fits anyone."""

    going_well: str
    worries: str
    said: list[SaidShape] = []
    need_why: str = ""


class HelperShape(Shape, frozen=True, kw_only=True):
    """Someone who is no worker of the zone, or (`worker`) one who is; `person` is a role whose own name is used."""

    worker: str = ""
    person: str = ""
    name: str = ""
    agency: str = ""
    job: str = ""
    phone: str = ""
    helps: str
    children: list[str] = []


class TieShape(Shape, frozen=True, kw_only=True):
    """A tie of the ecomap: `to` is a helper's key, a role, or a service in words; `of` a role, or empty for the household."""

    to: str
    of: str = ""
    strength: Strength
    gives: Gives = Gives.NOT_SAID
    note: str = ""
    since: str = ""


class Story(Shape, frozen=True, kw_only=True):
    key: str
    ages: Span = (5, 15)
    asked_by: str
    reason: str
    offered_instead: str = ""
    contact: str = ""
    going_well: list[str]
    worries: list[str]
    if_harder: str
    outcomes: list[str]
    helper: list[HelperShape]
    goal: list[GoalShape]
    note: list[NoteShape]
    meeting: list[MeetingShape]
    about: Told
    before: Told = {}


class Warned(Shape, frozen=True, kw_only=True):
    """Days ago it was made, and days from today (or before it) that it is to be reviewed."""

    text: str
    reason: str
    ago: int = 90
    review_in: int = 60


class Timing(Shape, frozen=True, kw_only=True):
    """Days ago, where a family's story says them itself; the draft assessment's `open` parts are left out."""

    agreed: list[int] = []
    assessed: list[Span] = []
    versions: list[int] = []
    draft_since: int | None = None


class Attached(Shape, frozen=True, kw_only=True):
    """A file in the family's file: a letter on paper, a child's drawing, or plain text; `about` are roles."""

    form: Literal["letter", "drawing", "text"]
    kind: str
    title: str
    name: str
    from_whom: str
    about: list[str] = []
    ago: int
    lines: list[str] = []


class Part(Shape, frozen=True, kw_only=True):
    """One family of the zone: which story, in which household, how far, and what is special about it.

    A `brief` one has no assessment on record, only what was judged; most families of a very large zone are so. `meets_in` are
    working days to a meeting that is called, 0 for the first from today on; `still`: nothing moves on the scale of its last
    goal; `decisions` names the file of what was decided on its level of need, or of how its help ended.
    """

    key: str
    story: str
    household: str
    heritage: list[str] = msgspec.field(default_factory=lambda: ["english"])
    town: str = ""
    address: str = ""
    reference: str = ""
    name: str = ""
    given: dict[str, str] = {}
    lead: str = "priya"
    state: str = "plan"
    weeks: int = 20
    quiet: int = 8
    brief: bool = False
    late: bool = False
    unheard: bool = False
    restricted: bool = False
    withdrawn: bool = False
    earlier: bool = False
    refuses: str = ""
    refuses_why: str = ""
    warning: list[Warned] = []
    tie: list[TieShape] = []
    timing: Timing = Timing()
    joins: dict[str, str] = {}
    joins_of: str = ""
    review_place: str = ""
    draft: str = ""
    differs: dict[str, str] = {}
    copies: list[str] = []
    unfinished: list[str] = []
    meets_in: int | None = None
    cancelled: bool = False
    still: bool = False
    decisions: str = ""
    attached: list[Attached] = []
