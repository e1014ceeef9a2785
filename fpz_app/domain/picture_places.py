"""Picture places: takes out of a picture where it was taken, which a telephone writes into it and a family may have to hide."""

import struct
from collections.abc import Iterator

_EXIF, _GPS = b"Exif\x00\x00", 0x8825
_APP1, _APP13, _SCAN = 0xE1, 0xED, 0xDA
_BYTES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
"""Of one value of each type of the Exif standard (CIPA DC-008, 4.6.2)."""
_FITS = 4


def without_place(media: str, data: bytes) -> bytes:
    """The same picture, turned the same way; other kinds of file come out as they are."""
    return _jpeg(data) if media == "image/jpeg" else data


def _jpeg(data: bytes) -> bytes:
    kept, at = [data[:2]], 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] not in (_SCAN, 0xFF):
        size = 2 + struct.unpack_from(">H", data, at + 2)[0]
        kept.append(_cleaned(data[at : at + size]))
        at += size
    return b"".join(kept) + data[at:]


def _cleaned(segment: bytes) -> bytes:
    """Without the place; what else was written of the picture, beside Exif, goes as a whole: it may tell the place in words."""
    if segment[1] == _APP1 and segment[4:10] == _EXIF:
        try:
            return segment[:10] + _without_gps(segment[10:])
        except (struct.error, KeyError):
            return b""
    return b"" if segment[1] in (_APP1, _APP13) else segment


def _without_gps(said: bytes) -> bytes:
    order = "<" if said[:2] == b"II" else ">"
    made = bytearray(said)
    for tag, _, _, place in _entries(said, order, *struct.unpack_from(f"{order}I", said, 4)):
        if tag == _GPS:
            listed = list(_entries(said, order, place))
            for _, kind, count, at in listed:
                length = _BYTES[kind] * count
                if length > _FITS:
                    made[at : at + length] = bytes(len(made[at : at + length]))
            made[place : place + 2 + 12 * len(listed)] = bytes(2 + 12 * len(listed))
    return bytes(made)


def _entries(said: bytes, order: str, at: int) -> Iterator[tuple[int, int, int, int]]:
    """Tag, type, count, and the value or where it lies, of each entry in a directory."""
    for number in range(struct.unpack_from(f"{order}H", said, at)[0]):
        yield struct.unpack_from(f"{order}HHII", said, at + 2 + 12 * number)
