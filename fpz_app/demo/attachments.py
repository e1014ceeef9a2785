"""Attachments of the invented zone: letters, a drawing and a text, made here from words and a few shapes."""

import io
import struct
import zlib
from collections.abc import Callable, Sequence
from datetime import timedelta

from reportlab.pdfgen.canvas import Canvas

from fpz_app.casework.attachments import add_attachment
from fpz_app.demo.making import Making
from fpz_app.domain.attachments import Attachment, AttachmentKind
from fpz_app.store.store import Store

WIDTH, HEIGHT = 840, 600
PAPER, INK, HER_DOOR = (250, 248, 240), (70, 70, 90), (214, 90, 60)


def attach(store: Store, making: Making) -> None:
    """Adds what the family's part says, three days after the date on it."""
    for said in making.part.attached:
        on = making.today - timedelta(days=said.ago)
        new = Attachment(
            id=making.ids.new(), file_id=making.family.id, family_id=making.family.id, title=said.title, name=said.name,
            kind=AttachmentKind(said.kind), on=on, about=making.ids_of(said.about), from_whom=said.from_whom,
        )  # fmt: skip
        add_attachment(store, making.lead, new, _MADE[said.form](said.lines), photos=False, today=on + timedelta(days=3))


def _letter(lines: Sequence[str]) -> bytes:
    made = io.BytesIO()
    page = Canvas(made, pagesize=(595, 842), invariant=1)
    page.setTitle("Letter")
    page.setFont("Times-Bold", 16)
    page.drawString(72, 770, "Swanage School")
    page.setFont("Times-Roman", 12)
    for at, line in enumerate(lines):
        page.drawString(72, 715 - at * 17, line)
    page.save()
    return made.getvalue()


def _drawing(_lines: Sequence[str]) -> bytes:
    """A house as a child draws it: every door has its outline, and one is coloured in."""
    points = [bytearray(bytes(PAPER) * WIDTH) for _ in range(HEIGHT)]

    def fill(left: int, top: int, right: int, bottom: int, colour: tuple[int, int, int]) -> None:
        for row in points[top:bottom]:
            row[left * 3 : right * 3] = bytes(colour) * (right - left)

    def box(left: int, top: int, right: int, bottom: int, inside: tuple[int, int, int] = PAPER) -> None:
        fill(left, top, right, bottom, INK)
        fill(left + 4, top + 4, right - 4, bottom - 4, inside)

    for step in range(150):  # the roof
        fill(420 - step * 2, 90 + step, 424 - step * 2, 96 + step, INK)
        fill(416 + step * 2, 90 + step, 420 + step * 2, 96 + step, INK)
    box(120, 240, 720, 540)
    for at in range(4):
        box(160 + at * 140, 380, 240 + at * 140, 540, HER_DOOR if at == 2 else PAPER)
        box(170 + at * 140, 280, 230 + at * 140, 340)
    return _png(points)


def _png(points: Sequence[bytearray]) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + bytes(row) for row in points), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def _text(lines: Sequence[str]) -> bytes:
    return "\n".join(lines).encode()


_MADE: dict[str, Callable[[Sequence[str]], bytes]] = {"letter": _letter, "drawing": _drawing, "text": _text}
