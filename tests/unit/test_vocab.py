"""Vocabularies and wordings: codes as the returns want them, words as a place says them."""

from pathlib import Path

import pytest

from fpz_app import paths
from fpz_app.domain.errors import Problem
from fpz_app.domain.toml_source import Source
from fpz_app.domain.vocab import read_vocabulary, read_wordings
from fpz_app.settings import load_settings, load_vocabularies

SHIPPED = load_vocabularies([paths.resources()])
CODES = "WBRI WIRI WIRT WOTH WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU NOBT"


def test_ethnicity_has_the_codes_of_the_return_in_its_order() -> None:
    assert [term.code for term in SHIPPED["ethnicity"].terms] == CODES.split()


def test_gender_has_the_letters_of_the_return() -> None:
    assert [term.code for term in SHIPPED["gender"].terms] == ["a", "b", "c", "d"]


def test_a_code_is_found_by_its_words_in_any_case() -> None:
    assert SHIPPED["languages"].code(" polish ") == "pl"
    assert SHIPPED["languages"].code("Klingon") == ""


def test_a_code_nobody_knows_is_its_own_word() -> None:
    assert SHIPPED["ethnicity"].label("XYZ") == "XYZ"


def test_a_retired_code_is_readable_and_not_offered() -> None:
    text = 'key = "k"\ntitle = "K"\n[terms]\na = "A"\n[retired]\nb = "B"\n'
    vocabulary = read_vocabulary(Source("k.toml", text))
    assert vocabulary.label("b") == "B"
    assert [term.code for term in vocabulary.terms] == ["a"]


def test_a_code_both_offered_and_retired_is_refused() -> None:
    text = 'key = "k"\ntitle = "K"\n[terms]\na = "A"\n[retired]\na = "A"\n'
    with pytest.raises(Problem, match=r"k\.toml, line 6: “a” is still one of the terms"):
        read_vocabulary(Source("k.toml", text))


def test_wordings_that_name_different_things_are_refused() -> None:
    text = '[[wording]]\nkey="x"\ntitle="X"\nwords={plan="p"}\n[[wording]]\nkey="y"\ntitle="Y"\nwords={paln="p"}\n'
    with pytest.raises(Problem, match=r"wordings\.toml, line 8: .*paln, plan"):
        read_wordings(Source("wordings.toml", text))


@pytest.mark.parametrize(("wording", "title"), [("2018", "Early help assessment"), ("2025", "Family Help assessment")])
def test_the_form_follows_the_zones_wording(tmp_path: Path, wording: str, title: str) -> None:
    (tmp_path / "zone.toml").write_text(f'wording = "{wording}"', "utf-8")
    assert load_settings([paths.resources(), tmp_path]).forms["family_assessment"].title == title
