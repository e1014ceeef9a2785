"""What the print of a filled-in form is made of: sections of answers, narratives, scales, tables and a child's words."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from fpz_app.documents.figures import Scaling
from fpz_app.documents.signing import Signatory


@dataclass(frozen=True)
class Answer:
    """A question's short name and its answer; no answer prints as not asked yet. `note` as "carried from 3 March 2026"."""

    label: str
    value: str = ""
    note: str = ""


@dataclass(frozen=True)
class Answers:
    """Short answers, one under the other."""

    rows: Sequence[Answer]


@dataclass(frozen=True)
class Narrative:
    """A longer answer in somebody's own words, `lang` where they are not English."""

    text: str
    label: str = ""
    lang: str = ""
    note: str = ""


@dataclass(frozen=True)
class ScaleRow:
    """Where one person put things, from 0 to 10, and what they said about it."""

    who: str
    scaling: Scaling
    said: str = ""


@dataclass(frozen=True)
class Domain:
    """One domain of the assessment framework. `no_issue`: looked at, and nothing to work on."""

    name: str
    strengths: str = ""
    needs: str = ""
    evidence: str = ""
    scaling: Scaling = field(default_factory=Scaling)
    no_issue: bool = False


@dataclass(frozen=True)
class ChildWords:
    """A child's own section: (prompt, words) as they said them, and how they were heard and by whom."""

    name: str
    said: Sequence[tuple[str, str]]
    how: str = ""
    lang: str = ""


@dataclass(frozen=True)
class Table:
    """Rows under named columns, as people or professionals; an empty cell is not asked yet."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class ThreeColumns:
    """What worries us, what is working well, what needs to happen: each a name and its points."""

    columns: Sequence[tuple[str, Sequence[str]]]


@dataclass(frozen=True)
class Choices:
    """All the choices of a question, each with whether it was chosen."""

    label: str
    choices: Sequence[tuple[str, bool]]


@dataclass(frozen=True)
class Level:
    """The level of need of one child: 1 to 4, what it is called, and why. 0 is not judged yet."""

    who: str
    level: int
    word: str
    reason: str = ""


@dataclass(frozen=True)
class Signatures:
    people: Sequence[Signatory]


@dataclass(frozen=True)
class Section:
    """A heading with blocks under it; sections may hold sections."""

    title: str
    blocks: "Sequence[Block]"


Block = Answers | Narrative | ScaleRow | Domain | ChildWords | Table | ThreeColumns | Choices | Level | Signatures | Section
