"""Asked from laptops: the answers about a zone's laptops, and about work that was left."""

from collections.abc import Callable
from functools import partial

import sqlalchemy as sa
import zstandard
from starlette.responses import Response

from fpz_app.central import laptops, left_works
from fpz_app.central.answering import Asked, said
from fpz_app.central.centre import Centre
from fpz_app.central.database import reading, writing
from fpz_app.central.refusals import Refused
from fpz_app.sync import admin_protocol, left_protocol, protocol


def devices(centre: Centre, asked: Asked) -> Response:
    caller = asked.device
    with reading(centre.engine, caller.zone, caller.device) as connection:
        laptops.check_keeper(connection, caller)
        return said(laptops.known(connection, caller.zone, centre.now()))


def revoke(centre: Centre, asked: Asked) -> Response:
    message = asked.message(admin_protocol.Revocation)
    return _kept(centre, asked, partial(laptops.take_trust, caller=asked.device, asked=message, now=centre.now()))


def invite(centre: Centre, asked: Asked) -> Response:
    caller, message = asked.device, asked.message(admin_protocol.Invite)

    def make(connection: sa.Connection) -> admin_protocol.Invited:
        laptops.check_keeper(connection, caller)
        return laptops.invite(connection, caller, message, secret=centre.secret, now=centre.now())

    return said(writing(centre.engine, make))


def withdraw(centre: Centre, asked: Asked) -> Response:
    message = asked.message(admin_protocol.Withdrawal)
    return _kept(centre, asked, partial(laptops.withdraw, zone=asked.device.zone, worker=message.worker))


def left(centre: Centre, asked: Asked) -> Response:
    _check(asked)
    limit = asked.number("limit", left_works.MOST, left_works.MOST) or left_works.MOST
    with reading(centre.engine) as connection:
        page = list(left_works.page(connection, asked.device, asked.text("place"), limit))
    return Response(zstandard.compress(b"".join(page)), media_type=protocol.LINES)


def handed(centre: Centre, asked: Asked) -> Response:
    _check(asked)
    works = asked.message(left_protocol.HandedOver).works
    writing(centre.engine, partial(left_works.hand_over, caller=asked.device, works=works, now=centre.now()))
    return Response(status_code=204)


def taken(centre: Centre, asked: Asked) -> Response:
    _check(asked)
    message = asked.message(left_protocol.Settled)
    writing(centre.engine, partial(left_works.settle, caller=asked.device, settled=message, now=centre.now()))
    return Response(status_code=204)


def _kept(centre: Centre, asked: Asked, act: Callable[[sa.Connection], None]) -> Response:
    def do(connection: sa.Connection) -> None:
        laptops.check_keeper(connection, asked.device)
        act(connection)

    writing(centre.engine, do)
    return Response(status_code=204)


def _check(asked: Asked) -> None:
    if asked.device.is_revoked:
        raise Refused("This laptop was revoked.", "Its record is taken away at the next sync.", status=403)
