"""The recovery code on paper: large groups to type from, and where to keep them."""

from collections.abc import Sequence

from fpz_app.documents.boxes import Stack
from fpz_app.documents.ink import FACT, LABEL, SUBTITLE, WIDTH
from fpz_app.documents.page import bullets, heading, section, stack, text
from fpz_app.documents.sheets import Furniture, make_pdf
from fpz_app.documents.tables import table

ACROSS = 4
_FIRST = 97.0
_EACH = (WIDTH - _FIRST) / ACROSS
KEEPING = (
    "Keep it at work in a locked place, or in your organisation’s safe. Never in the laptop’s bag.",
    "Whoever has this paper and the laptop can read everything on it. Do not photograph it or send it.",
    "If it is lost or someone has seen it, make a new code in the app. From then on this one opens nothing.",
)
USING = (
    "Start the app, choose “Use the recovery code”, and type all thirteen groups.",
    "Capital or small letters, spaces and hyphens make no difference. There is no letter I, L, O or U in it.",
    "Then choose a new passphrase. Nothing on the laptop is lost.",
)


def recovery_code(groups: Sequence[str], *, printed: str) -> bytes:
    """`groups` are the code's; `printed` is the foot's line, as "Printed on 23 November 2026 at 14:48"."""
    furniture = Furniture(
        title="Recovery code",
        kind="Recovery code",
        whose="",
        reference="Recovery code of one laptop",
        printed=printed,
        sent=None,
    )
    parts = [
        Stack([heading(1, "Recovery code"), text("It opens this laptop when the passphrase does not.", SUBTITLE)]),
        table(_rows(groups), (_FIRST, *[_EACH] * ACROSS), set_in=FACT, named=LABEL),
        section("When you need it", [bullets(USING)]),
        section("Where to keep it", [bullets(KEEPING)]),
    ]
    return make_pdf(stack(parts, gap=22), furniture)


def _rows(groups: Sequence[str]) -> list[tuple[str, ...]]:
    rows = []
    for start in range(0, len(groups), ACROSS):
        row = tuple(groups[start : start + ACROSS])
        last = start + len(row)
        said = f"Group {last}" if len(row) == 1 else f"Groups {start + 1} to {last}"
        rows.append((said, *row, *[""] * (ACROSS - len(row))))
    return rows
