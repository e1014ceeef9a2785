"""Slow bodies: a poor line has the time that it needs, and who only holds a connection is cut off."""

import asyncio
from typing import Any

import pytest

from fpz_app.central import answering
from fpz_app.central.app import make_app
from fpz_app.sync.protocol import Address
from tests.helpers.centres import Here

PAUSE = 0.03


def status_of(here: Here, part: bytes, parts: int) -> int:
    """The answer to a body that comes in parts with a pause before each."""
    said: list[Any] = []
    left = [part] * parts

    async def receive() -> dict[str, Any]:
        await asyncio.sleep(PAUSE)
        return {"type": "http.request", "body": left.pop(), "more_body": bool(left)}

    async def send(message: Any) -> None:
        said.append(message)

    asked = {"method": "POST", "path": str(Address.CHALLENGE), "raw_path": b"", "query_string": b""}
    scope = {"type": "http", "headers": [], **asked}
    asyncio.run(make_app(here.centre)(scope, receive, send))
    return int(said[0]["status"])


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering, "BODY_SECONDS", 3 * PAUSE)


def test_a_body_that_keeps_coming_is_waited_for(small: Here) -> None:
    assert status_of(small, b"x" * 100, 20) == 400


def test_a_body_that_trickles_is_given_up(small: Here) -> None:
    assert status_of(small, b"x", 1_000) == 408
