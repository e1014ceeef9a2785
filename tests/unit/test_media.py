"""What a file holds is found from its bytes; what is dangerous, damaged or too much is refused in words (T-32)."""

import contextlib
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fpz_app.domain.errors import Problem
from fpz_app.domain.media import KINDS_OF_MEDIA, media_of, read_text
from fpz_app.domain.picture_places import without_place
from fpz_app.domain.picture_sizes import picture_size
from tests.helpers import attached

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ALLOWED = {
    "a PDF": (attached.PDF, "application/pdf"),
    "a PDF after some blank lines": (b"\r\n\r\n" + attached.PDF, "application/pdf"),
    "a JPEG": (attached.jpeg_head(4000, 3000), "image/jpeg"),
    "a PNG": (attached.png(), "image/png"),
    "a GIF": (attached.gif_head(64, 64), "image/gif"),
    "a WebP": (attached.webp_head(800, 600), "image/webp"),
    "plain text": (attached.TEXT, "text/plain"),
    "text of an older Windows": ("It’s £5".encode("cp1252"), "text/plain"),
    "text of Notepad": ("Zoë".encode("utf-16"), "text/plain"),
    "a letter with one colon": (b"Re: Callum\nHe came in.", "text/plain"),
    "an e-mail": (attached.MAIL, "message/rfc822"),
    "an Outlook e-mail": (attached.MESSAGE, "application/vnd.ms-outlook"),
    "a Word document": (attached.DOCX, WORD),
    "an OpenDocument text": (attached.ODT, "application/vnd.oasis.opendocument.text"),
}
REFUSED = {
    "nothing": (b"", "empty"),
    "a PDF cut short": (attached.PDF[:30], "not whole"),
    "a PNG cut short": (attached.png()[:40], "not whole"),
    "a JPEG cut short": (b"\xff\xd8\xff\xe0", "not whole"),
    "a picture of no size": (attached.gif_head(0, 5), "not whole"),
    "a zip cut short": (attached.DOCX[:60], "not whole"),
    "a program of Windows": (b"MZ\x90\x00", "a program"),
    "a program of Linux": (b"\x7fELF\x02", "a program"),
    "a script": (b"#!/bin/sh\nrm -rf ~", "a program"),
    "an archive": (attached.ARCHIVE, "archive"),
    "a packed file": (b"\x1f\x8b\x08", "archive"),
    "a spreadsheet": (attached.XLSX, "spreadsheet"),
    "a spreadsheet of OpenDocument": (attached.ODS, "spreadsheet"),
    "a document with macros": (attached.WITH_MACROS, "macros"),
    "an old Word document": (attached.OLD_WORD, "older kind of Office"),
    "a rich text": (b"{\\rtf1 Dear Priya}", "rich text"),
    "a scan in TIFF": (b"II*\x00\x08", "TIFF"),
    "a telephone's picture": (b"\x00\x00\x00\x18ftypheic", "HEIC"),
    "a web page": (b"<!DOCTYPE html><script>", "web page"),
    "a drawing that is code": (b'<svg onload="x">', "web page"),
    "sound": (b"RIFF\x00\x00\x00\x00WAVEfmt ", "cannot be attached"),
    "anything else": (bytes(range(32)), "cannot be attached"),
    "a PNG of 50,000 by 50,000": (attached.png(50_000, 50_000, drawn=False), "too large"),
    "a JPEG of 50,000 by 50,000": (attached.jpeg_head(50_000, 50_000), "too large"),
    "a GIF of 50,000 by 50,000": (attached.gif_head(50_000, 50_000), "too large"),
    "a WebP of 16,000 by 16,000": (attached.webp_head(16_000, 16_000), "too large"),
    "a zip of four gigabytes": (attached.swelling(), "unpacks"),
}


@pytest.mark.parametrize("what", ALLOWED)
def test_a_kind_that_is_allowed_is_known_from_its_bytes(what: str) -> None:
    data, media = ALLOWED[what]
    assert media_of(data) == media
    assert media in KINDS_OF_MEDIA


@pytest.mark.parametrize("what", REFUSED)
def test_a_file_that_is_not_attached_is_told_why_and_what_to_do(what: str) -> None:
    data, words = REFUSED[what]
    with pytest.raises(Problem, match=words) as refused:
        media_of(data)
    assert refused.value.remedy
    assert refused.value.field == "file"


def test_a_bomb_is_refused_without_being_unpacked() -> None:
    bombs = [data for what, (data, _) in REFUSED.items() if "50,000" in what or "gigabytes" in what]
    tracemalloc.start()
    for bomb in bombs:
        with pytest.raises(Problem):
            media_of(bomb)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 4_000_000


def test_a_picture_does_not_tell_where_it_was_taken() -> None:
    taken = attached.telephone_jpeg()
    kept = without_place("image/jpeg", taken)
    assert attached.LATITUDE in taken
    assert not [each for each in (attached.LATITUDE, attached.LONGITUDE, b"Bay Close") if each in kept]


def test_it_is_still_turned_as_the_telephone_was_held() -> None:
    kept = without_place("image/jpeg", attached.telephone_jpeg())
    assert attached.TURNED in kept
    assert picture_size("image/jpeg", kept) == (4000, 3000)


def test_of_a_picture_that_tells_no_place_nothing_is_changed() -> None:
    assert without_place("image/jpeg", attached.jpeg_head(40, 30)) == attached.jpeg_head(40, 30)
    assert without_place("image/png", attached.png()) == attached.png()


@given(at=st.integers(2, 180), byte=st.integers(0, 255))
def test_a_place_that_is_written_wrongly_is_taken_out_too_and_the_picture_stays(at: int, byte: int) -> None:
    taken = bytearray(attached.telephone_jpeg())
    taken[at] = byte
    assert without_place("image/jpeg", bytes(taken))[:2] == b"\xff\xd8"


@settings(max_examples=300, deadline=None)
@given(what=st.sampled_from(sorted(ALLOWED)), cut=st.integers(0, 3_000), at=st.integers(0, 3_000), byte=st.integers(0, 255))
def test_whatever_is_wrong_with_a_file_is_told_in_words(what: str, cut: int, at: int, byte: int) -> None:
    data = bytearray(ALLOWED[what][0])
    data[at % len(data)] = byte
    with contextlib.suppress(Problem):
        assert media_of(bytes(data[: len(data) - cut % len(data)])) in KINDS_OF_MEDIA


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_however_it_was_written_down(encoding: str) -> None:
    assert read_text("Zoë’s".encode(encoding)) == "Zoë’s"
