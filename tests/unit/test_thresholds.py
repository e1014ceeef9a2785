"""The threshold document: what is shipped can be used, and a wrong file is refused with its line."""

from pathlib import Path

import pytest

from fpz_app import paths
from fpz_app.domain.errors import Problem
from fpz_app.domain.thresholds import read_thresholds
from fpz_app.domain.toml_source import Source
from fpz_app.settings import load_thresholds

GOOD = """title = "When to ask"
edition = "2026"

[[domain]]
key = "home"
title = "Home"
[[domain.indicator]]
key = "cold"
level = 3
words = "The home is cold"
"""


def refusal(text: str) -> str:
    with pytest.raises(Problem) as caught:
        read_thresholds(Source("thresholds.toml", text))
    return caught.value.message


def test_the_document_that_is_shipped_reaches_every_level_above_universal() -> None:
    found = load_thresholds([paths.resources()])
    assert {each.level for each in found.indicators} == {2, 3, 4}


def test_an_indicator_knows_where_it_stands() -> None:
    found = read_thresholds(Source("thresholds.toml", GOOD))
    assert (found.by_key["cold"].domain, found.by_key["cold"].level) == ("Home", 3)


def test_a_zones_own_document_stands_in_place_of_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "thresholds.toml").write_text(GOOD, "utf-8")
    assert [each.key for each in load_thresholds([paths.resources(), tmp_path]).indicators] == ["cold"]


def test_a_level_that_there_is_not_is_refused_with_its_line() -> None:
    assert refusal(GOOD.replace("level = 3", "level = 5")).startswith("thresholds.toml, line 9:")


def test_a_key_used_twice_is_refused_with_its_line() -> None:
    twice = GOOD + '[[domain.indicator]]\nkey = "cold"\nlevel = 4\nwords = "Very cold"\n'
    assert refusal(twice) == "thresholds.toml, line 12: the key “cold” is used twice."


def test_a_word_that_is_no_setting_is_refused_with_its_line() -> None:
    assert refusal(GOOD + 'colour = "red"\n').startswith("thresholds.toml, line 11: there is no such setting as")
