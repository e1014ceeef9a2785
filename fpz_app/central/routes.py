"""Routes: each address with what it answers; the OpenAPI document is drawn from the same table."""

from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

import sqlalchemy as sa
import zstandard
from starlette.responses import Response

from fpz_app import logs
from fpz_app.central import asked_from_laptops as wanted
from fpz_app.central import break_glass as opening
from fpz_app.central import controlling, enrolment, exchange, left_works, pieces, signin, streaming
from fpz_app.central.answering import JSON, SMALL, TEXT, Asked, said
from fpz_app.central.centre import Centre
from fpz_app.central.config import LEAST_SCHEMA
from fpz_app.central.database import asking, behind_wall, reading, writing
from fpz_app.central.migrations import check
from fpz_app.central.openapi import document
from fpz_app.central.reading_works import read_works
from fpz_app.central.refusals import Refused, not_signed
from fpz_app.central.standby import ALL, holdings
from fpz_app.central.tables import devices
from fpz_app.domain.changes import WorkEntry
from fpz_app.domain.pieces import PIECE_BYTES
from fpz_app.security.device import verify
from fpz_app.sync import admin_protocol, left_protocol, pieces_protocol, protocol
from fpz_app.sync.admin_protocol import AdminAddress
from fpz_app.sync.break_glass_protocol import BreakGlassAddress, BreakGlassAnswer, BreakGlassAsked
from fpz_app.sync.left_protocol import LeftAddress
from fpz_app.sync.pieces_protocol import PiecesAddress
from fpz_app.sync.protocol import Address

PAGE_WORKS = 200
DAY, MOST_DAYS = 24 * 60 * 60 * 1000, 100_000


@dataclass(frozen=True, kw_only=True)
class Route:
    """`asks` is the shape of the body, or of each of its lines; `gives` those of the answer, several where it is lines.
    `largest` is in bytes.
    """

    address: str
    method: str
    answer: Callable[[Centre, Asked], Response]
    does: str
    asks: type | None = None
    gives: tuple[type, ...] = ()
    query: tuple[str, ...] = ()
    signed: bool = True
    lines: bool = False
    largest: int = SMALL


def enrol(centre: Centre, asked: Asked) -> Response:
    message = asked.message(protocol.Enrolment)
    take = partial(enrolment.enrol, asked=message, now=centre.now(), lease_days=centre.config.lease_days)
    joined = writing(centre.engine, take)
    logs.note(logs.Event.ENROLLED)
    return said(joined)


def challenge(centre: Centre, asked: Asked) -> Response:
    return said(signin.challenge(centre.secret, asked.message(protocol.Asked).device, centre.now()))


def token(centre: Centre, asked: Asked) -> Response:
    message = asked.message(protocol.SignIn)
    return said(writing(centre.engine, lambda connection: signin.sign_in(connection, centre.secret, message, centre.now())))


def control(centre: Centre, asked: Asked) -> Response:
    caller, after = asked.device, asked.number("after", 0)
    with asking(centre.engine) as connection:
        news = controlling.news(connection, caller, after)
    orders: tuple[protocol.Told, ...] = ()
    left = ""
    if news.opened:
        opening.end_due(centre.engine, caller.zone, centre.now())
    if news.any:
        with reading(centre.engine) as connection:
            left = left_works.mark(connection, caller)
            with behind_wall(connection, caller.zone, caller.device):
                orders = streaming.orders(connection, caller.zone, caller.device, after)
    bounds = {"least_schema": LEAST_SCHEMA, "lease_days": centre.config.lease_days}
    return said(protocol.Control(orders=orders, **bounds, time=centre.now(), left=left, head=news.head, epoch=news.epoch))


def break_glass(centre: Centre, asked: Asked) -> Response:
    message = asked.message(BreakGlassAsked)
    ask = partial(opening.ask, caller=asked.device, asked=message, now=centre.now())
    return said(writing(centre.engine, ask))


def done(centre: Centre, asked: Asked) -> Response:
    caller, message = asked.device, asked.message(protocol.Confirmed)

    def keep(connection: sa.Connection) -> None:
        which = (devices.c.zone == caller.zone, devices.c.id == caller.device)
        row = connection.execute(sa.select(devices).where(*which).with_for_update()).one()
        signed = protocol.confirm_bytes(caller.device, message.number)
        if not verify(b64decode(row.public_key), signed, message.signature):
            raise not_signed()
        told = streaming.last_order(connection, caller.zone, caller.device)
        if row.confirmed <= message.number <= told:
            kept = {"confirmed": message.number, "receipt": message.signature, "seen": centre.now()}
            connection.execute(sa.update(devices).where(*which).values(kept))

    writing(centre.engine, keep)
    return Response(status_code=204)


def push(centre: Centre, asked: Asked) -> Response:
    caller = asked.device
    works = read_works(asked.body, caller.device)
    take = partial(exchange.take, zone=caller.zone, device=caller.device, works=works, now=centre.now())
    receipts = writing(centre.engine, take)
    fresh = [receipt.verdict for receipt in receipts if not receipt.repeat]
    centre.figures.pushed(iter(fresh))
    refused = sum(verdict is protocol.Verdict.REFUSED for verdict in fresh)
    logs.note(logs.Event.PUSHED, works=len(works), repeats=len(works) - len(fresh), refused=refused)
    return _lines(map(streaming.line, receipts))


def pull(centre: Centre, asked: Asked) -> Response:
    limit = asked.number("limit", PAGE_WORKS, streaming.MOST_WORKS) or PAGE_WORKS
    told = asked.number("told", 0) if asked.text("told") else None
    after = asked.number("after", 0)
    with _holdings(centre, asked, up_to=after) as (connection, caller):
        unread = streaming.Unread(after=after, told=told, own=asked.number("own", 0))
        page = list(streaming.pull(connection, caller.zone, caller.device, unread, limit))
    centre.figures.sent("fpz_works_sent_total", len(page) - 2)
    return _lines(page)


def snapshot(centre: Centre, asked: Asked) -> Response:
    limit = asked.number("limit", streaming.MOST_ROWS, streaming.MOST_ROWS) or streaming.MOST_ROWS
    with _holdings(centre, asked, up_to=ALL) as (connection, caller):
        file, after = asked.text("file"), asked.text("after")
        page = list(streaming.snapshot(connection, caller.zone, caller.device, file=file, after=after, limit=limit))
    centre.figures.sent("fpz_rows_sent_total", len(page) - 2)
    return _lines(page)


def history(centre: Centre, asked: Asked) -> Response:
    limit = asked.number("limit", PAGE_WORKS, streaming.MOST_WORKS) or PAGE_WORKS
    days = asked.number("days", 0, MOST_DAYS)
    past = streaming.Past(
        files=_files(asked),
        before=asked.number("before", 0) if asked.text("before") else None,
        above=asked.number("above", 0),
        since=centre.now() - days * DAY if days else 0,
        readings=bool(asked.number("readings", 0)),
    )
    with _holdings(centre, asked, up_to=ALL) as (connection, caller):
        page = list(streaming.history(connection, caller.zone, caller.device, past, limit))
    return _lines(page)


def digests(centre: Centre, asked: Asked) -> Response:
    named = _files(asked)
    with _holdings(centre, asked, up_to=ALL) as (connection, caller):
        return said(streaming.digests(connection, caller.zone, caller.device, named))


def put_piece(centre: Centre, asked: Asked) -> Response:
    caller, file, digest = asked.device, asked.text("file"), asked.text("digest")
    take = partial(pieces.take, caller=caller, file=file, digest=digest, data=asked.body, now=centre.now())
    writing(centre.engine, take)
    centre.figures.sent("fpz_pieces_received_total", 1)
    return Response(status_code=204)


def get_piece(centre: Centre, asked: Asked) -> Response:
    with _holdings(centre, asked) as (connection, caller):
        data = pieces.give(connection, caller, asked.text("file"), asked.text("digest"))
    centre.figures.sent("fpz_pieces_sent_total", 1)
    return Response(data, media_type=pieces_protocol.BYTES)


def which_pieces(centre: Centre, asked: Asked) -> Response:
    caller, message = asked.device, asked.message(pieces_protocol.Pieces)
    if len(message.digests) > pieces.MOST or any("\x00" in each for each in (message.file, *message.digests)):
        raise Refused("These pieces cannot be asked about at once.", "Ask about 500 at most.")
    with reading(centre.engine) as connection:
        return said(pieces.sought(connection, caller, message.file, message.digests))


def health(_: Centre, __: Asked) -> Response:
    """This process lives."""
    return Response("ok\n", media_type=TEXT)


def ready(centre: Centre, _: Asked) -> Response:
    """It also has its database, of its own version."""
    check(centre.engine)
    return Response("ready\n", media_type=TEXT)


def metrics(centre: Centre, _: Asked) -> Response:
    return Response(centre.figures.text(), media_type="text/plain; version=0.0.4; charset=utf-8")


def openapi(_: Centre, __: Asked) -> Response:
    return Response(document(ROUTES), media_type=JSON)


@contextmanager
def _holdings(centre: Centre, asked: Asked, up_to: int | None = None) -> Iterator[tuple[sa.Connection, signin.Caller]]:
    """What the device holds, to read from; nothing of it for one that was revoked. `up_to` as standby.holdings has it."""
    caller = asked.device
    if caller.is_revoked:
        raise Refused("This laptop was revoked.", "Its record is taken away at the next sync.", status=403)
    with holdings(centre.engine, centre.standby, caller, up_to) as connection:
        if connection.engine is not centre.engine:
            centre.figures.sent("fpz_standby_pages_total", 1)
        yield connection, caller


def _files(asked: Asked) -> list[str]:
    named = asked.query.get("file", [])
    if len(named) > 500 or any("\x00" in each for each in named):
        raise Refused("These files cannot be asked about at once.", "Ask about 500 at most.")
    return named


def _lines(lines: Iterable[bytes]) -> Response:
    return Response(zstandard.compress(b"".join(lines)), media_type=protocol.LINES)


_PAGES, _OF_PIECE = ("after", "limit"), ("file", "digest")
ROUTES: tuple[Route, ...] = (
    Route(address=Address.ENROL, method="POST", answer=enrol, does="Joins with a one-time code.", signed=False,
          asks=protocol.Enrolment, gives=(protocol.Enrolled,)),
    Route(address=Address.CHALLENGE, method="POST", answer=challenge, does="Begins to sign in.", signed=False,
          asks=protocol.Asked, gives=(protocol.Challenge,)),
    Route(address=Address.TOKEN, method="POST", answer=token, does="Signs in.", signed=False,
          asks=protocol.SignIn, gives=(protocol.SignedIn,)),
    Route(address=Address.CONTROL, method="GET", answer=control, does="Tells the device its orders.", query=("after",),
          gives=(protocol.Control,)),
    Route(address=Address.DONE, method="POST", answer=done, does="Keeps the device's receipt for its orders.",
          asks=protocol.Confirmed),
    Route(address=Address.PUSH, method="POST", answer=push, does="Takes works.", lines=True, largest=protocol.BODY_BYTES,
          asks=WorkEntry, gives=(protocol.Receipt,)),
    Route(address=Address.PULL, method="GET", answer=pull, does="Gives others' works.", lines=True,
          query=(*_PAGES, "told", "own"), gives=(protocol.PageHead, protocol.Numbered, protocol.PageEnd)),
    Route(address=Address.SNAPSHOT, method="GET", answer=snapshot, does="Gives records as they stand.", lines=True,
          query=(*_PAGES, "file"), gives=(protocol.SnapshotHead, protocol.Row, protocol.SnapshotEnd)),
    Route(address=Address.HISTORY, method="GET", answer=history, does="Gives earlier works, newest first.", lines=True,
          query=("before", "above", "days", "readings", "limit", "file"),
          gives=(protocol.PageHead, protocol.Numbered, protocol.PageEnd)),
    Route(address=Address.DIGESTS, method="GET", answer=digests, does="Tells the digests of files.", query=("file",),
          gives=(protocol.Digests,)),
    Route(address=PiecesAddress.PIECE, method="PUT", answer=put_piece, does="Takes a piece of an attachment.", query=_OF_PIECE,
          asks=bytes, largest=PIECE_BYTES),
    Route(address=PiecesAddress.PIECE, method="GET", answer=get_piece, does="Gives a piece of an attachment.", query=_OF_PIECE,
          gives=(bytes,)),
    Route(address=PiecesAddress.PIECES, method="POST", answer=which_pieces, does="Says which pieces it has and wants.",
          asks=pieces_protocol.Pieces, gives=(pieces_protocol.Sought,)),
    Route(address=AdminAddress.DEVICES, method="GET", answer=wanted.devices, does="Lists the zone's laptops and open codes.",
          gives=(admin_protocol.Laptops,)),
    Route(address=AdminAddress.REVOKE, method="POST", answer=wanted.revoke, does="Takes a laptop's trust away.",
          asks=admin_protocol.Revocation),
    Route(address=AdminAddress.INVITES, method="POST", answer=wanted.invite, does="Makes a one-time code for a laptop.",
          asks=admin_protocol.Invite, gives=(admin_protocol.Invited,)),
    Route(address=AdminAddress.WITHDRAW, method="POST", answer=wanted.withdraw, does="Withdraws a worker's open codes.",
          asks=admin_protocol.Withdrawal),
    Route(address=LeftAddress.LEFT, method="GET", answer=wanted.left, does="Gives work left for this worker.", lines=True,
          query=("place", "limit"), gives=(left_protocol.LeftWork, left_protocol.LeftEnd)),
    Route(address=LeftAddress.HANDED, method="POST", answer=wanted.handed, does="Hands refused works over.",
          asks=left_protocol.HandedOver),
    Route(address=LeftAddress.TAKEN, method="POST", answer=wanted.taken, does="Notes what became of a work that was left.",
          asks=left_protocol.Settled),
    Route(address=BreakGlassAddress.ASK, method="POST", answer=break_glass, does="Opens a restricted file in an emergency.",
          asks=BreakGlassAsked, gives=(BreakGlassAnswer,)),
    Route(address="/health", method="GET", answer=health, does="Says that the process lives.", signed=False),
    Route(address="/ready", method="GET", answer=ready, does="Says that it can work.", signed=False),
    Route(address="/metrics", method="GET", answer=metrics, does="Figures for Prometheus.", signed=False),
    Route(address="/openapi.json", method="GET", answer=openapi, does="This document.", signed=False),
)  # fmt: skip
