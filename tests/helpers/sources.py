"""Sources: the project's own files, read and parsed once for the tests that judge them."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXT = {".py", ".sh", ".toml", ".md", ".txt", ".svg", ".json", ".csv", ".yaml", ""}


@dataclass(frozen=True)
class Module:
    """`name` is its path from the project's folder, such as `fpz_app/domain/plans.py`."""

    name: str
    text: str
    tree: ast.Module

    def walk(self) -> Sequence[ast.AST]:
        return self._nodes

    @cached_property
    def _nodes(self) -> tuple[ast.AST, ...]:
        return tuple(ast.walk(self.tree))

    def imports(self) -> Iterator[str]:
        """What it imports, as `datetime.date` for `from datetime import date` and `os.path` for `import os.path`."""
        for node in self.walk():
            if isinstance(node, ast.Import):
                yield from (each.name for each in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from (f"{node.module}.{each.name}" for each in node.names)

    def calls(self) -> Iterator[tuple[str, ast.Call]]:
        """Each call with the last part of what is called: `today` for `date.today()`."""
        for node in self.walk():
            if isinstance(node, ast.Call):
                yield str(getattr(node.func, "attr", "") or getattr(node.func, "id", "")), node


@cache
def modules(folder: str = "fpz_app") -> tuple[Module, ...]:
    return tuple(_read(path) for path in sorted((ROOT / folder).rglob("*.py")))


def texts(*folders: str) -> Iterator[tuple[str, str]]:
    """The name and text of every text file under these folders, and of the files that lie in the project's own."""
    inside = [path for folder in folders for path in (ROOT / folder).rglob("*") if "__pycache__" not in path.parts]
    for path in sorted([*inside, ROOT / "README.md", ROOT / "pyproject.toml"]):
        if path.is_file() and path.suffix in TEXT:
            yield _name(path), path.read_text(encoding="utf-8")


@cache
def _read(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    return Module(_name(path), text, ast.parse(text))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
