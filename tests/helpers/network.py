"""A network in one process: requests reach the real central service by ASGI, whole, late, twice, cut off, or not at all."""

import asyncio
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass, field
from random import Random
from time import perf_counter, process_time
from typing import Any

import httpx
from starlette.applications import Starlette

Message = MutableMapping[str, Any]
URL = "https://centre.example.org"


@dataclass(frozen=True)
class Faults:
    """How often each happens to a request, 0 to 1."""

    request_lost: float = 0.0
    answer_lost: float = 0.0
    twice: float = 0.0
    late: float = 0.0
    cut: float = 0.0
    centre_killed: float = 0.0


CALM = Faults()
ROUGH = Faults(request_lost=0.02, answer_lost=0.03, twice=0.05, late=0.02, cut=0.02, centre_killed=0.015)


class CentreKilled(BaseException):
    """The centre's process ended in the middle of a request."""


@dataclass
class Network(httpx.BaseTransport):
    """`each` is called before and after every request: where a laptop may be killed. `kill_centre` arms a kill in the centre."""

    app: Starlette
    random: Random
    faults: Faults = CALM
    each: Callable[[], None] = lambda: None
    kill_centre: Callable[[int], None] = lambda _: None
    requests: list[str] = field(default_factory=list)
    delivered_late: int = 0
    bytes_in: int = 0
    bytes_out: int = 0
    seconds: float = 0.0
    """Spent at the centre, by the clock."""
    work: float = 0.0
    """And by the processor."""
    _late: list[httpx.Request] = field(default_factory=list)
    _loop: asyncio.Runner = field(default_factory=asyncio.Runner)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.each()
        chance, faults = self.random.random, self.faults
        if self._late and chance() < 0.5:
            self.delivered_late += 1
            self._deliver(self._late.pop(self.random.randrange(len(self._late))))
        if chance() < faults.request_lost:
            raise httpx.ConnectError("lost")
        if chance() < faults.late:
            self._late.append(request)
            raise httpx.ReadTimeout("late")
        if chance() < faults.centre_killed:
            self.kill_centre(self.random.randrange(1, 25))
        if chance() < faults.twice:
            self._deliver(request)
        answer = self._deliver(request)
        if answer is None:
            raise httpx.RemoteProtocolError("the centre is gone")
        if chance() < faults.answer_lost:
            raise httpx.ReadTimeout("the answer is lost")
        self.each()
        status, headers, body = answer
        if body and chance() < faults.cut:
            body = body[: self.random.randrange(len(body))]
        self.bytes_in += len(body)
        return httpx.Response(status, headers=headers, content=body)

    def close(self) -> None:
        """Several clients share it; the end of one is not its own."""

    def forget_late(self) -> None:
        self._late.clear()

    def shut(self) -> None:
        self._loop.close()

    def _deliver(self, request: httpx.Request) -> tuple[int, list[tuple[bytes, bytes]], bytes] | None:
        self.requests.append(f"{request.method} {request.url.path}")
        self.bytes_out += len(request.content)
        began, worked = perf_counter(), process_time()
        try:
            return self._loop.run(self._ask(request))
        except CentreKilled:
            return None
        finally:
            self.seconds += perf_counter() - began
            self.work += process_time() - worked
            self.kill_centre(0)

    async def _ask(self, request: httpx.Request) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
        path, _, query = request.url.raw_path.partition(b"?")
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": request.method, "scheme": "https",
            "path": request.url.path, "raw_path": path, "query_string": query, "root_path": "",
            "headers": [(name.lower(), value) for name, value in request.headers.raw],
            "server": ("centre.example.org", 443), "client": ("192.0.2.1", 50000), "app": self.app,
        }  # fmt: skip
        sent: list[Message] = [{"type": "http.request", "body": request.content, "more_body": False}]
        said: list[Message] = []

        async def receive() -> Message:
            return sent.pop() if sent else {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            said.append(message)

        await self.app(scope, receive, send)
        body = b"".join(each.get("body", b"") for each in said if each["type"] == "http.response.body")
        return said[0]["status"], said[0]["headers"], body
