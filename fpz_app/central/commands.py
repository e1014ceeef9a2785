"""Commands: `fpz central …` as it is typed; what each needs is loaded when it runs."""

import argparse
from collections.abc import Callable
from pathlib import Path

from fpz_app.central import config
from fpz_app.domain.errors import Problem
from fpz_app.domain.workers import Role

DAMAGED = 3
"""What `verify` ends with where something is wrong."""
ROLES = {role.name.lower().replace("_", "-"): role for role in Role}
NOT_INSTALLED = Problem("What a centre needs is not installed here.", "Install it with: pip install 'fpz-app[centre]'")
_EPILOG = (
    f"The database may also be named in {config.DATABASE}. Ends with 0 for done, 1 for what could not be, 2 for a wrong word."
)


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    about = "run and look after a centre, where laptops sync"
    central = commands.add_parser("central", help=about, description=f"Family Partnership Zone: {about}.", allow_abbrev=False)
    each = central.add_subparsers(dest="doing", metavar="COMMAND", required=True)
    _command(each, "init", "make the database's tables, or bring them up to this version")
    _serve(_command(each, "serve", "answer laptops until told to stop"))
    _invite(_command(each, "invite", "make a one-time code for a laptop"))
    devices = _command(each, "devices", "list a zone's laptops: who, when last seen, what is waiting")
    devices.add_argument("zone", help="the zone's id")
    revoke = _command(each, "revoke", "end a laptop's trust: it is wiped at its next contact")
    revoke.add_argument("device", help="the laptop's id")
    grant = _command(each, "grant", "give a worker a role, and their laptops the files that go with it")
    grant.add_argument("worker", help="the worker's id")
    grant.add_argument("--role", choices=ROLES, required=True, help="what they do in the zone")
    zones = _command(each, "zones", "list zones, make one, or list the workers of one")
    which = zones.add_mutually_exclusive_group()
    which.add_argument("--new", metavar="NAME", help="make a zone of this name")
    which.add_argument("--workers", metavar="ZONE", help="list the workers of a zone")
    which.add_argument("--restored", action="store_true", help="after a restore: laptops send again what the database lost")
    zones.add_argument("--code", metavar="CH", default="", help="the letters that begin a new zone's case references")
    _move(_command(each, "move", "move a family's file to another zone, with all that was written in it"))
    verify = _command(each, "verify", f"look at every number, chain and signature; ends with {DAMAGED} where one is wrong")
    verify.add_argument("zone", nargs="?", default="", help="the zone's id; all zones without it")
    backup = _command(each, "backup", "copy the database to a file while the centre works")
    backup.add_argument("file", type=Path, help="a file that is not there yet")


def run(asked: argparse.Namespace) -> int:
    """Raises Problem."""
    try:
        from fpz_app.central import doing
    except ImportError as error:
        raise NOT_INSTALLED from error
    every: dict[str, Callable[[argparse.Namespace], int]] = {
        "init": doing.init,
        "serve": doing.serve,
        "invite": doing.invite,
        "devices": doing.devices,
        "revoke": doing.revoke,
        "grant": doing.grant,
        "zones": doing.zones,
        "move": doing.move,
        "verify": lambda asked: DAMAGED if doing.verify(asked) else 0,
        "backup": doing.backup,
    }
    return every[asked.doing](asked)


def _command(each: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, about: str) -> argparse.ArgumentParser:
    parser = each.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}.", epilog=_EPILOG, allow_abbrev=False)
    parser.add_argument("--database", metavar="ADDRESS", default="", help="postgresql://… or, to try out, sqlite:///FILE")
    return parser


def _serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen at (127.0.0.1); others need a certificate")
    parser.add_argument("--port", type=int, default=8440, help="the port to listen at (8440)")
    parser.add_argument("--socket", type=Path, metavar="FILE", help="listen at a socket instead, for a reverse proxy here")
    parser.add_argument("--certificate", type=Path, metavar="FILE", help="TLS: the certificate with its chain (PEM)")
    parser.add_argument("--key", type=Path, metavar="FILE", help="TLS: the certificate's key (PEM)")
    parser.add_argument("--workers", type=_count, default=1, metavar="N", help="processes that answer (1)")
    parser.add_argument("--read-from", metavar="ADDRESS", default="", help="a standby of the database, to read pages from")


def _invite(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--zone", default="", help="the zone's id; without it the code founds a zone from a laptop's own record")
    who = parser.add_mutually_exclusive_group()
    who.add_argument("--worker", default="", help="the id of a worker of the zone")
    who.add_argument("--name", default="", help="the name of a new worker")
    parser.add_argument("--agency", default="", help="a new worker's agency")
    parser.add_argument("--role", choices=ROLES, default="practitioner", help="a new worker's role (practitioner)")
    parser.add_argument("--hours", type=_count, default=72, metavar="N", help="how long the code is good (72)")


def _move(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("family", help="the family's id")
    parser.add_argument("to", metavar="zone", help="the id of the zone that it goes to")
    parser.add_argument("--by", required=True, metavar="WORKER", help="the manager of its own zone who decided it")
    parser.add_argument("--reason", required=True, help="why, as the file will say")
    parser.add_argument("--agreed", required=True, help="what the family was told and said, as the file will say")
    parser.add_argument("--lead", default="", metavar="WORKER", help="who takes it up there; without, the zone finds a lead")


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError("a number from 1 up")
    return int(text)
