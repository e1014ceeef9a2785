"""The `fpz` command: opens the app, or the invented zone; prints a plan without a window; runs a centre."""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from fpz_app import __version__
from fpz_app.central import commands as central
from fpz_app.domain.errors import Problem

MANY, FEW = 40, 12
NO_DISPLAY = Problem(
    "There is no display here, so the app's window cannot open.",
    "This makes a family's plan without one:\n\n"
    "    fpz demo --print-plan plan.pdf\n\n"
    "or, in a checkout that is not installed:\n\n"
    "    bash installer/run.sh demo --print-plan plan.pdf",
)


def main(argv: Sequence[str] | None = None) -> int:
    """What the system is told when the program ends: 0 for done, 1 for a Problem, 2 for arguments it does not know."""
    asked = _parser().parse_args(argv)
    try:
        return _do(asked)
    except Problem as problem:
        print(problem.message, problem.remedy, sep="\n", file=sys.stderr)
        return 1


def _do(asked: argparse.Namespace) -> int:
    if asked.command == "central":
        return central.run(asked)
    print_plan: Path | None = getattr(asked, "print_plan", None)
    if print_plan is None and not has_display(os.environ, sys.platform):
        raise NO_DISPLAY
    from fpz_app import app  # what it needs takes longer to load than `--version` and a wrong word should

    if asked.command != "demo":
        return app.run()
    if print_plan is not None:
        return app.print_demo_plan(print_plan, families=asked.families or MANY, seed=asked.seed)
    if asked.with_centre:
        return app.run_demo_with_centre(families=asked.families or FEW, seed=asked.seed)
    return app.run_demo(families=asked.families or MANY, seed=asked.seed)


def has_display(environment: Mapping[str, str], platform: str) -> bool:
    """Whether a window can open: macOS and Windows always have somewhere to, Linux says so in its environment."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not platform.startswith("linux") or any(environment.get(name) for name in named)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="fpz", description="Family Partnership Zone: early help for families.", allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=f"Family Partnership Zone {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    central.add_to(commands)
    demo = commands.add_parser("demo", help="look around an invented zone", allow_abbrev=False)
    demo.add_argument(
        "--families", type=_count, metavar="N", help=f"how many families to invent ({MANY}, or {FEW} with a centre)"
    )
    demo.add_argument("--seed", type=int, default=2026, metavar="S", help="another seed invents other families (2026)")
    instead = demo.add_mutually_exclusive_group()
    instead.add_argument("--with-centre", action="store_true", help="two laptops of the zone, which sync with a centre here")
    instead.add_argument("--print-plan", type=Path, metavar="FILE", help="print a plan to this PDF, without a window")
    return parser


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError("a number from 1 up")
    return int(text)
