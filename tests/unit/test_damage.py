"""Damage is found wherever it is, and told in words (R-06)."""

from pathlib import Path

import pytest

from fpz_app.domain.people import Person
from fpz_app.store.engine import Damaged, WrongKey
from fpz_app.store.store import DATABASE
from tests.helpers.marlows import make_marlows
from tests.helpers.stores import open_store

PAGE = 4096


@pytest.fixture
def record(tmp_path: Path) -> Path:
    store = open_store(tmp_path)
    make_marlows(store)
    store.close()
    return tmp_path / DATABASE


def flip(record: Path, at: int) -> None:
    content = bytearray(record.read_bytes())
    content[at] ^= 1
    record.write_bytes(content)


def is_found(folder: Path) -> bool:
    try:
        store = open_store(folder)
    except (Damaged, WrongKey):
        return True
    try:
        store.check_whole()
    except Damaged:
        return True
    finally:
        store.close()
    return False


def test_a_byte_flipped_in_any_page_is_found(record: Path) -> None:
    whole = record.read_bytes()
    unfound = []
    for page in range(len(whole) // PAGE):
        record.write_bytes(whole)
        flip(record, page * PAGE + PAGE // 2)
        if not is_found(record.parent):
            unfound.append(page)
    assert unfound == []


def test_a_whole_record_is_found_whole(record: Path) -> None:
    assert is_found(record.parent) is False


def test_a_record_cut_short_is_found(record: Path) -> None:
    record.write_bytes(record.read_bytes()[: -PAGE * 3])
    assert is_found(record.parent)


def test_reading_a_damaged_page_says_so_in_words(record: Path) -> None:
    store = open_store(record.parent)
    content = bytearray(record.read_bytes())
    for at in range(PAGE, len(content), PAGE):
        content[at + PAGE // 2] ^= 1
    record.write_bytes(content)
    with pytest.raises(Damaged, match="A part of the record on this laptop is damaged"):
        store.find(Person)
    store.close()
