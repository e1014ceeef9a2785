"""Answers: reads what the centre says, and makes a refusal or rubbish the exception that it is."""

from collections.abc import Sequence
from typing import TypeVar

import httpx
import msgspec

from fpz_app.sync.packed import unpacked
from fpz_app.sync.protocol import Refusal, Said, Wanted, read
from fpz_app.sync.troubles import Declined, Misnumbered, Offline, somebody_else, unreadable

S = TypeVar("S", bound=Said)


def refusal(answer: httpx.Response) -> Exception:
    """The exception for an answer that is none."""
    if answer.status_code == httpx.codes.CONFLICT:
        wanted = one(answer, Wanted)
        return Misnumbered(wanted.wanted, wanted.forked)
    if answer.status_code == httpx.codes.REQUEST_TIMEOUT:
        return Offline("The network is too slow at the moment.")
    if answer.is_client_error:
        said = one(answer, Refusal)
        return Declined(said.message, said.remedy, answer.status_code)
    if answer.is_server_error:
        return Offline("The centre has trouble of its own at the moment.")
    return somebody_else()


def one(answer: httpx.Response, kind: type[S]) -> S:
    try:
        return read(answer.content, kind)
    except ValueError as error:
        raise somebody_else() from error


def lines(answer: httpx.Response, *, least: int = 0) -> list[bytes]:
    found = _unpacked(answer).splitlines()
    if len(found) < least:
        raise unreadable()
    return found


def parted(answer: httpx.Response) -> tuple[bytes, bytes, bytes]:
    """The first line, all those between, and the last one."""
    whole = _unpacked(answer)
    begin, end = whole.find(b"\n") + 1, whole.rfind(b"\n", 0, -1) + 1
    if not 0 < begin <= end:
        raise unreadable()
    return whole[:begin], whole[begin:end], whole[end:]


def _unpacked(answer: httpx.Response) -> bytes:
    try:
        return unpacked(answer.content)
    except ValueError as error:
        raise unreadable() from error


def line_of(line: bytes, kind: type[S]) -> S:
    return lines_of([line], kind)[0]


def lines_of(some: Sequence[bytes], kind: type[S]) -> list[S]:
    try:
        return msgspec.json.Decoder(kind).decode_lines(b"\n".join(some))
    except ValueError as error:
        raise unreadable() from error
