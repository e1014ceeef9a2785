"""What is shipped: drawings and fonts that exist and may be shipped, invented numbers, nobody's machine."""

import ast
import re
import tomllib
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest

from tests.helpers.sources import ROOT, modules, texts

RESOURCES = ROOT / "resources"
EVERYWHERE = ("fpz_app", "resources", "tests", "installer", ".ci")
DRAWN_BY = {"icon": 0, "pixmap": 0, "dress": 1, "RailItem": 2}  # who takes an icon's name, and in which place
TELEPHONE = re.compile(r"(?<![\w.+-])0(?:[127]\d{8,9}|[127][\d ]{10,13}\d)(?![\w.-])")
STRAIGHT = re.compile(r"(?<=[a-z])'(?=[a-z])", re.IGNORECASE)
INVENTED = re.compile(r"01632960\d{3}|07700900\d{3}|02079460\d{3}")  # the ranges Ofcom keeps for drama


def icons_named() -> Iterator[tuple[str, str]]:
    for module in modules("fpz_app/ui"):
        for called, call in module.calls():
            place = DRAWN_BY.get(called)
            given = [each.value for each in call.keywords if each.arg == "icon"]
            if place is not None and len(call.args) > place:
                given.append(call.args[place])
            for each in given:
                if isinstance(each, ast.Constant) and isinstance(each.value, str):
                    yield f"{module.name}:{call.lineno}", each.value


def words_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from words_in(each)


def test_what_is_read_is_written_with_the_printed_apostrophe() -> None:
    shipped = [path for path in RESOURCES.rglob("*.toml") if path.parent.name != "forms"]
    said = [words for path in shipped for words in words_in(tomllib.loads(path.read_text(encoding="utf-8")))]
    assert [words for words in said if STRAIGHT.search(words)] == []


def test_every_icon_that_is_named_is_there() -> None:
    assert [(where, name) for where, name in icons_named() if not (RESOURCES / "icons" / f"{name}.svg").is_file()] == []


def test_every_icon_that_is_there_is_named() -> None:
    """By a word of the code that is nothing else but its name."""
    words = {
        node.value
        for module in modules("fpz_app")
        for node in module.walk()
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert [each.name for each in (RESOURCES / "icons").glob("*.svg") if each.stem not in words] == []


def test_every_icon_is_a_drawing_that_takes_its_colour() -> None:
    drawings = sorted((RESOURCES / "icons").glob("*.svg"))
    assert drawings
    for drawing in drawings:
        assert ElementTree.parse(drawing).getroot().get("stroke") == "currentColor", drawing.name


@pytest.mark.parametrize("folder", ["icons", "fonts"])
def test_what_others_made_comes_with_its_licence(folder: str) -> None:
    licences = [each for each in (RESOURCES / folder).iterdir() if each.name.upper().startswith(("LICENSE", "LICENCE"))]
    assert licences
    assert all(each.stat().st_size > 500 for each in licences)


def test_nobodys_machine_is_named() -> None:
    machine = re.compile(r"(?<![\w.~$}/-])/(home|root|Users|work)/\w|[a-z]:\\\\?Users\\\\?\w", re.IGNORECASE)
    index = re.compile(r"pypi[.]org|pythonhosted[.]org|npmjs[.]|--(extra-)?index[-]url|deb[.]debian[.]org")
    assert [
        f"{name}: {found[0]}"
        for name, text in texts(*EVERYWHERE)
        if (found := machine.search(text) or index.search(text))
    ] == []


def test_every_telephone_number_is_invented() -> None:
    assert [
        f"{name}: {number}"
        for name, text in texts("fpz_app", "resources/forms", "resources/texts", "resources/zones", "tests")
        for number in TELEPHONE.findall(text)
        if not INVENTED.fullmatch(number.replace(" ", ""))
    ] == []


def test_every_file_that_the_readme_shows_is_there() -> None:
    shown = re.findall(r"\]\(((?!https?:)[^)#]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert [each for each in shown if not (ROOT / each).is_file()] == []
