"""What was written and the centre did not take, on paper, so that it can be given to whoever it belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass

from fpz_app.documents.boxes import Box, Space, Stack
from fpz_app.documents.opening import opening
from fpz_app.documents.page import narrative, section, stack
from fpz_app.documents.sheets import Furniture, make_pdf


@dataclass(frozen=True)
class KeptWordsPrint:
    """`title` what was done, `family` whose file it was for or nothing, `why` the centre's words, `texts` each with its field."""

    furniture: Furniture
    title: str
    family: str
    why: str
    texts: Sequence[tuple[str, str]]


def kept_words(paper: KeptWordsPrint) -> bytes:
    """The words as a tagged PDF."""
    head = opening(paper.furniture, family=paper.title, people=paper.family, status="", facts=())
    parts: list[Box] = [section("Why the centre did not take it", [narrative(paper.why)])]
    parts += [section(name, [narrative(said)]) for name, said in paper.texts]
    return make_pdf(Stack([head, Space(16), stack(parts, gap=16)]), paper.furniture)
