"""The invitation of a laptop, on paper: the centre's address, the one-time code, and how to join with them."""

from collections.abc import Sequence
from dataclasses import dataclass

from fpz_app.documents.boxes import Stack
from fpz_app.documents.ink import FACT, LABEL, SUBTITLE, WIDTH
from fpz_app.documents.page import bullets, heading, section, stack, text
from fpz_app.documents.sheets import Furniture, make_pdf
from fpz_app.documents.tables import table

_FIRST = 130.0
STEPS = (
    "Start the app on the new laptop and choose “Join a zone with a code”.",
    "Type the address of the centre and the code. Capital or small letters, spaces and hyphens make no difference.",
    "Choose a passphrase of your own, and print the recovery code when the app shows it.",
    "The laptop then loads what your role may see. The first families can be worked with while the rest arrives.",
)
KEEPING = (
    "The code is good for one laptop, once. Whoever uses it first joins as you: give it to nobody.",
    "Destroy this paper when the laptop has joined. If it is lost, have the code withdrawn.",
)


@dataclass(frozen=True)
class LaptopInvitation:
    """`until` and `printed` are in words; the code in its groups as it was shown."""

    whose: str
    zone: str
    centre: str
    code: str
    until: str
    printed: str


def laptop_invitation(paper: LaptopInvitation) -> bytes:
    """A page as a tagged PDF."""
    furniture = Furniture(
        title="Invitation of a laptop", kind="Invitation of a laptop", whose=paper.whose, reference="", printed=paper.printed,
        sent=None,
    )  # fmt: skip
    rows: Sequence[tuple[str, ...]] = (
        ("For", paper.whose),
        ("Zone", paper.zone),
        ("Address of the centre", paper.centre),
        ("One-time code", paper.code),
        ("Good until", paper.until),
    )
    parts = [
        Stack([heading(1, "Your laptop joins the zone"), text("With this it gets the families that you work with.", SUBTITLE)]),
        table(list(rows), (_FIRST, WIDTH - _FIRST), set_in=FACT, named=LABEL),
        section("How to join", [bullets(STEPS)]),
        section("Keep it safe", [bullets(KEEPING)]),
    ]
    return make_pdf(stack(parts, gap=22), furniture)
