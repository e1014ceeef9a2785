"""App: the service as a server runs it; `from_environment` is what each of its processes begins with."""

import asyncio
import gc
import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import sqlalchemy as sa
from anyio import to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route as Path

from fpz_app import logs
from fpz_app.central import config
from fpz_app.central.answering import Endpoint, Rooms, said
from fpz_app.central.break_glass import end_all_due
from fpz_app.central.centre import Centre, open_centre
from fpz_app.central.routes import ROUTES
from fpz_app.sync.protocol import Refusal

SWEEP_SECONDS = 60
SELDOM = (5_000, 10, 10)
"""How many new objects, and how many looks at those, make Python look for what could go: a push of 500 works makes 15 000."""


def make_app(centre: Centre) -> Starlette:
    @asynccontextmanager
    async def living(_: Starlette) -> AsyncIterator[None]:
        logs.note(logs.Event.SERVING)
        sweep = asyncio.create_task(_sweep(centre))
        yield
        sweep.cancel()
        logs.note(logs.Event.ENDED)
        for each in (centre, centre.standby):
            if each is not None:
                each.engine.dispose()

    rooms = Rooms()
    paths = []
    for route in ROUTES:
        is_page = route.lines and route.method == "GET"
        endpoint = Endpoint(route.answer, signed=route.signed, largest=route.largest, is_page=is_page, rooms=rooms)
        paths.append(Path(route.address, endpoint.handle, methods=[route.method]))
    app = Starlette(routes=paths, exception_handlers={HTTPException: _no_such_thing}, lifespan=living)
    app.state.centre = centre
    return app


async def _sweep(centre: Centre) -> None:
    """Takes back what was opened for a time, of laptops too that do not ask."""
    while True:
        await asyncio.sleep(SWEEP_SECONDS)
        with suppress(sa.exc.SQLAlchemyError):  # a database that rests is there again next time
            await to_thread.run_sync(lambda: end_all_due(centre.engine, centre.now()))


def from_environment() -> Starlette:
    """Logs to standard error, without anything that came with a request."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logs.SafeFormatter())
    logging.getLogger().addHandler(handler)
    logging.getLogger("fpz_app").setLevel(logging.INFO)
    logging.captureWarnings(True)
    app = make_app(open_centre(config.from_environment()))
    gc.freeze()  # what is there now stays: it is not looked through for cycles again and again
    gc.set_threshold(*SELDOM)
    return app


async def _no_such_thing(_: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    headers = error.headers if isinstance(error, HTTPException) else None
    answer = said(Refusal(message="The centre has nothing here.", remedy="Bring the app up to date."), status)
    answer.headers.update(headers or {})
    return answer
