"""The house style, as far as a machine can judge it."""

import ast
import re
from collections.abc import Iterator

from tests.helpers.sources import Module, modules, texts

LONGEST_FILE, LONGEST_FUNCTION = 300, 50
SHAPELESS = {"utils", "util", "misc", "helpers", "helper", "manager", "managers", "common"}
CATCH_ALL = {"Exception", "BaseException"}


def everything() -> tuple[Module, ...]:
    return modules("fpz_app") + modules("tests")


def functions() -> Iterator[tuple[Module, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for module in everything():
        for node in module.walk():
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield module, node


def test_every_module_says_what_it_does_in_its_first_line() -> None:
    assert [each.name for each in everything() if not (ast.get_docstring(each.tree) or "").splitlines()[:1]] == []


def test_no_file_is_too_long() -> None:
    assert [each.name for each in everything() if each.text.count("\n") > LONGEST_FILE] == []


def test_no_function_is_too_long() -> None:
    assert [
        f"{module.name}:{node.lineno} {node.name}"
        for module, node in functions()
        if (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ] == []


def test_no_module_of_the_program_is_named_for_nothing() -> None:
    assert [each.name for each in modules() if set(each.name.removesuffix(".py").split("/")) & SHAPELESS] == []


def test_no_error_is_swallowed_unread() -> None:
    swallowed = [
        f"{module.name}:{node.lineno}"
        for module in everything()
        for node in module.walk()
        if isinstance(node, ast.ExceptHandler) and _catches_all(node) and all(map(_does_nothing, node.body))
    ]
    assert swallowed == []


def test_no_function_of_the_program_is_an_empty_shell() -> None:
    empty = [
        f"{module.name}:{node.lineno} {node.name}"
        for module, node in functions()
        if module.name.startswith("fpz_app") and len(node.body) == 1 and isinstance(node.body[0], ast.Pass)
    ]
    assert empty == []


def test_nothing_is_left_unfinished() -> None:
    marks = re.compile(r"\b(TODO|FIXME|XXX|raise NotImplementedError)\b|coming soon|not yet implemented", re.IGNORECASE)
    assert [
        f"{name}: {found[0]}"
        for name, text in texts("fpz_app", "installer", "resources/forms", "resources/texts", "resources/zones")
        if (found := marks.search(text))
    ] == []


def test_no_test_is_skipped_without_a_reason_and_a_date() -> None:
    skips = {"skip", "skipif", "xfail", "importorskip", "skipTest"}
    found = [
        f"{module.name}:{call.lineno}"
        for module in modules("tests")
        for name, call in module.calls()
        if name in skips and not re.search(r"\d{4}-\d\d-\d\d", " ".join(ast.unparse(each) for each in call.keywords))
    ]
    assert found == []


def test_every_test_is_named_as_a_sentence() -> None:
    short = [
        f"{module.name}:{node.lineno} {node.name}"
        for module, node in functions()
        if module.name.startswith("tests") and node.name.startswith("test") and node.name.count("_") < 3
    ]
    assert short == []


def _catches_all(handler: ast.ExceptHandler) -> bool:
    named = {ast.unparse(each) for each in ast.walk(handler.type)} if handler.type else CATCH_ALL
    return bool(named & CATCH_ALL)


def _does_nothing(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Pass | ast.Continue) or (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    )
