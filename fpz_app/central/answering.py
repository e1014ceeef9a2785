"""Answering: requests are read within bounds, answered by a thread, and refused in plain words."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec
from anyio import CapacityLimiter, to_thread
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from fpz_app import logs
from fpz_app.central import signin
from fpz_app.central.centre import Centre
from fpz_app.central.database import asking, is_passing
from fpz_app.central.refusals import Refused, WrongNumber, unreadable
from fpz_app.domain.errors import Problem
from fpz_app.sync.protocol import PROOF, Refusal, Said

JSON, TEXT = "application/json", "text/plain; charset=utf-8"
SMALL, LARGE = 64 * 1024, 256 * 1024
BODY_SECONDS, SLOWEST = 60, 250
"""A body has a minute, and more as long as it comes at this many bytes a second: 2 kbit/s."""
THREADS = 12
PAGES, BODIES = 4, 2
"""Answers made at a time; the rest waits. All together fewer than the database's connections."""
S = TypeVar("S", bound=Said)


@dataclass(frozen=True)
class Asked:
    """A request whose body has been read. `caller` is there where the address asks for a signature."""

    body: bytes
    query: Mapping[str, list[str]]
    caller: signin.Caller | None = None

    @property
    def device(self) -> signin.Caller:
        if self.caller is None:
            raise signin.unknown()
        return self.caller

    def message(self, kind: type[S]) -> S:
        """Raises Refused for a body that is not of this shape."""
        try:
            return msgspec.json.decode(self.body, type=kind)
        except ValueError as error:
            raise unreadable("what was sent") from error

    def number(self, name: str, default: int, most: int = 2**53) -> int:
        """A number of the query, at most `most`. Raises Refused."""
        text = self.text(name)
        if not text:
            return default
        if not text.isascii() or not text.isdigit() or len(text) > 16:
            raise Refused(f"“{name}” is no number.", status=400)
        return min(int(text), most)

    def text(self, name: str) -> str:
        """One value of the query; empty where there is none. Raises Refused."""
        given = self.query.get(name, [])
        if len(given) > 1 or any("\x00" in each or len(each) > 300 for each in given):
            raise Refused(f"“{name}” cannot be read.", status=400)
        return given[0] if given else ""


@dataclass(frozen=True)
class Rooms:
    """How many answers are made at a time, of all addresses together: large bodies apart, for the memory they take, and pages,
    so that when all laptops read at once, what one sends does not wait behind them."""

    many: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(THREADS))
    pages: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(PAGES))
    few: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(BODIES))

    def of(self, body: bytes, *, is_page: bool) -> CapacityLimiter:
        return self.few if len(body) > LARGE else self.pages if is_page else self.many


@dataclass(frozen=True)
class Endpoint:
    """One answer: `signed` where a token and a proof are needed, `largest` the bytes of a body, `is_page` where it is long."""

    answer: Callable[[Centre, Asked], Response]
    signed: bool = True
    largest: int = SMALL
    is_page: bool = False
    rooms: Rooms = field(default_factory=Rooms)

    async def handle(self, request: Request) -> Response:
        centre: Centre = request.app.state.centre
        began = time.perf_counter()
        try:
            if self.signed:
                signin.check_token(centre.secret, _token(request), centre.now())
            body = await _body(request, self.largest)
            response = await to_thread.run_sync(
                self._answer, centre, request, body, limiter=self.rooms.of(body, is_page=self.is_page)
            )
        except ClientDisconnect:
            response = Response(status_code=400)
        except Exception as error:
            response = refusal_of(error)
        centre.figures.answered(request.scope["route"].path, response.status_code, time.perf_counter() - began)
        return response

    def _answer(self, centre: Centre, request: Request, body: bytes) -> Response:
        return self.answer(centre, Asked(body, _query(request), self._caller(centre, request, body) if self.signed else None))

    def _caller(self, centre: Centre, request: Request, body: bytes) -> signin.Caller:
        query = request.scope["query_string"].decode("latin-1")
        path = request.scope["raw_path"].decode("latin-1")
        said = signin.Request(
            method=request.method,
            target=f"{path}?{query}" if query else path,
            body=body,
            token=_token(request),
            proof=request.headers.get(PROOF, ""),
        )
        with asking(centre.engine) as connection:
            return signin.caller(connection, centre.secret, said, centre.now())


def said(message: Said, status: int = 200) -> Response:
    return Response(msgspec.json.encode(message), status, media_type=JSON)


def refusal_of(error: Exception) -> Response:
    """The answer to what went wrong; what is no Refused is logged by its type and place alone."""
    if isinstance(error, WrongNumber):
        return said(error.answer, error.status)
    if isinstance(error, Refused):
        return said(Refusal(message=error.message, remedy=error.remedy), error.status)
    if isinstance(error, Problem):
        return said(Refusal(message=error.message, remedy=error.remedy), 503)
    if isinstance(error, RecursionError):
        return refusal_of(unreadable("what was sent"))
    logs.failed(error)
    if is_passing(error):
        answer = said(Refusal(message="The centre cannot work just now.", remedy="The app tries again by itself."), 503)
        answer.headers["Retry-After"] = "10"
        return answer
    return said(
        Refusal(message="The centre made a mistake.", remedy="Tell the administrator the time; nothing was changed."), 500
    )


def _token(request: Request) -> str:
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    return token if kind.lower() == "bearer" else ""


def _query(request: Request) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items():
        found.setdefault(name, []).append(value)
    return found


async def _body(request: Request, largest: int) -> bytes:
    body, until = bytearray(), asyncio.get_running_loop().time() + BODY_SECONDS
    try:
        async with asyncio.timeout_at(until) as limit:
            async for part in request.stream():
                body += part
                if len(body) > largest:
                    raise Refused("This is larger than the centre takes.", "Send it in several parts.", status=413)
                limit.reschedule(until + len(body) / SLOWEST)
    except TimeoutError as error:
        raise Refused("This came too slowly.", "The app tries again by itself.", status=408) from error
    return bytes(body)
