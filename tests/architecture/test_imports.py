"""Who may know whom: the import contracts of pyproject.toml hold, and each of them would notice."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT = "from importlinter.cli import lint_imports_command; lint_imports_command(['--no-cache', '--no-logo'])"

LAYERS = "Each layer knows only the layers below it; a new top-level module must be placed"
QT = "Qt only in ui and app"
SQL = "SQLAlchemy only in store, casework, sync and central"
SCREENS = "Screens do not import each other"
PAINT = "What paints knows no store"
CENTRE = "The centre knows no windows, presenters or prints"

MODULES = (
    "app/pages",
    "cli",
    "paths",
    "casework/plans",
    "central/routes",
    "documents/plan",
    "interchange/workbook",
    "domain/plans",
    "presenters/plan",
    "store/engine",
    "ui/screens/plan",
    "ui/screens/today",
    "ui/theme",
)


def lint(folder: Path) -> tuple[int, str]:
    done = subprocess.run([sys.executable, "-c", LINT], cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A program of a few empty modules under the real contracts."""
    (tmp_path / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text())
    for module in MODULES:
        path = tmp_path / "fpz_app" / f"{module}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
        for package in path.relative_to(tmp_path).parents[:-1]:
            (tmp_path / package / "__init__.py").touch()
    return tmp_path


def test_the_program_keeps_every_contract() -> None:
    status, said = lint(ROOT)
    assert status == 0, said


def test_what_the_design_allows_is_allowed(small: Path) -> None:
    (small / "fpz_app/cli.py").write_text("from fpz_app import app")
    wiring = "import PySide6.QtWidgets\nimport fpz_app.ui.screens.plan, fpz_app.casework.plans"
    (small / "fpz_app/app/pages.py").write_text(wiring)
    (small / "fpz_app/ui/theme.py").write_text("import PySide6.QtGui")
    (small / "fpz_app/ui/screens/plan.py").write_text("import PySide6.QtGui, fpz_app.presenters.plan, fpz_app.ui.theme")
    (small / "fpz_app/presenters/plan.py").write_text("import fpz_app.casework.plans, fpz_app.documents.plan")
    (small / "fpz_app/casework/plans.py").write_text("import sqlalchemy, fpz_app.store.engine, fpz_app.domain.plans")
    (small / "fpz_app/store/engine.py").write_text("import sqlalchemy, sqlcipher3, fpz_app.paths")
    status, said = lint(small)
    assert status == 0, said


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("domain/plans", "import fpz_app.paths", LAYERS),
        ("presenters/plan", "import fpz_app.ui.theme", LAYERS),
        ("documents/plan", "import fpz_app.casework.plans", LAYERS),
        ("store/engine", "import fpz_app.casework.plans", LAYERS),
        ("utils", "", LAYERS),
        ("presenters/plan", "from PySide6.QtCore import QObject", QT),
        ("documents/plan", "import PySide6", QT),
        ("paths", "import PySide6", QT),
        ("presenters/plan", "import sqlalchemy", SQL),
        ("domain/plans", "from sqlalchemy import select", SQL),
        ("ui/theme", "import sqlcipher3", SQL),
        ("ui/screens/plan", "from fpz_app.ui.screens import today", SCREENS),
        ("ui/screens/plan", "import fpz_app.store.engine", PAINT),
        ("central/routes", "import fpz_app.presenters.plan", CENTRE),
    ],
)
def test_a_contract_notices(small: Path, module: str, line: str, contract: str) -> None:
    (small / "fpz_app" / f"{module}.py").write_text(line)
    status, said = lint(small)
    broken = [each for each in said.splitlines() if each.startswith(contract) and each.endswith("BROKEN")]
    assert (status, len(broken)) == (1, 1), said
