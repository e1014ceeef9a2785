"""File kind: telling from its first bytes whether a file can be an Excel workbook, and what it is where it cannot."""

from fpz_app.interchange.refusals import Refusal

MOST_BYTES = 64 << 20
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# A locked .xlsx and everything Office wrote before 2007 share one container; its entries' names tell them apart.
_INSIDE_OLD_OFFICE = (
    ("EncryptedPackage", Refusal.LOCKED),
    ("WordDocument", Refusal.WORD),
    ("PowerPoint Document", Refusal.POWERPOINT),
    ("Workbook", Refusal.OLD_EXCEL),
    ("Book", Refusal.OLD_EXCEL),
)


def refuse_other_kinds(content: bytes) -> None:
    """Raises Problem unless the content starts as a zip does, which every .xlsx is."""
    if not content:
        raise Refusal.EMPTY.problem()
    if len(content) > MOST_BYTES:
        raise Refusal.TOO_LARGE.problem()
    if content.startswith(b"PK"):
        return
    if content.startswith(_OLD_OFFICE):
        raise _old_office(content).problem()
    if content.startswith(b"%PDF"):
        raise Refusal.PDF.problem()
    raise (Refusal.TEXT if _is_text(content[:4096]) else Refusal.NOT_A_WORKBOOK).problem()


def _old_office(content: bytes) -> Refusal:
    for name, refusal in _INSIDE_OLD_OFFICE:
        if name.encode("utf-16-le") in content:
            return refusal
    return Refusal.NOT_A_WORKBOOK


def _is_text(start: bytes) -> bool:
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return not any(byte < 32 and byte not in b"\t\r\n\f" for byte in start)
