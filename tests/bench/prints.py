"""Prints: how long the plan and the assessment take, first with imports in a fresh process and then again."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fpz_app.documents.family_plan import FamilyPlanPrint

FIRST = """
import time
began = time.perf_counter()
from fpz_app.documents.family_plan import family_plan
from tests.bench.prints import four_page_plan
family_plan(four_page_plan())
print(time.perf_counter() - began)
"""
BARE = """
import io, time
began = time.perf_counter()
from reportlab.pdfgen.canvas import Canvas
canvas = Canvas(io.BytesIO())
canvas.drawString(50, 50, "One line")
canvas.save()
print(time.perf_counter() - began)
"""


def four_page_plan() -> "FamilyPlanPrint":
    """The Marlow family's plan with three times its goals."""
    from tests.helpers.prints import GOALS, PLAN

    return replace(PLAN, goals=GOALS * 3)


def main() -> None:
    from fpz_app.documents.assessment import assessment
    from fpz_app.documents.family_plan import family_plan
    from tests.helpers.pdf import page_texts
    from tests.helpers.prints import ASSESSMENT

    plan = four_page_plan()
    long = replace(ASSESSMENT, sections=ASSESSMENT.sections * 10)
    print(f"{'print':44} {'pages':>5} {'median':>8} {'worst':>8} {'bar':>6}")
    row("reportlab alone, one line, fresh process", 1, [fresh(BARE) for _ in range(5)], "")
    row("plan, first, with imports, fresh process", len(page_texts(family_plan(plan))), [fresh(FIRST) for _ in range(5)], "0.40")
    row("plan, later", len(page_texts(family_plan(plan))), timed(lambda: family_plan(plan)), "0.10")
    row("assessment, later", len(page_texts(assessment(ASSESSMENT))), timed(lambda: assessment(ASSESSMENT)), "")
    row("assessment of ten families' length, later", len(page_texts(assessment(long))), timed(lambda: assessment(long)), "")


def fresh(program: str) -> float:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return float(done.stdout)


def timed(work: Callable[[], bytes]) -> list[float]:
    found = []
    for _ in range(10):
        began = time.perf_counter()
        work()
        found.append(time.perf_counter() - began)
    return found


def row(name: str, pages: int, seconds: list[float], bar: str) -> None:
    print(f"{name:44} {pages:5} {statistics.median(seconds):8.3f} {max(seconds):8.3f} {bar:>6}")


if __name__ == "__main__":
    main()
