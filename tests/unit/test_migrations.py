"""Migrations: a record of an earlier version opens with everything in it (R-10)."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from fpz_app.casework.finding_words import find_words
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.meetings import Meeting
from fpz_app.domain.notes import Note
from fpz_app.domain.people import Person
from fpz_app.domain.plans import Goal, Plan
from fpz_app.domain.putting_off import PutOff
from fpz_app.store import migrations, search
from fpz_app.store.engine import make_engine
from fpz_app.store.store import BACKUPS, DATABASE
from fpz_app.store.tables import metadata
from tests.helpers.marlows import TODAY, make_marlows
from tests.helpers.stores import KEY, PRIYA, open_store

DATA = Path(__file__).parent.parent / "data"


@pytest.fixture
def version_1(tmp_path: Path) -> Path:
    """A folder with a record as version 1 left it."""
    shutil.copy(DATA / "record-version-1.fpz", tmp_path / DATABASE)
    return tmp_path


def test_everything_of_version_1_is_still_there(version_1: Path) -> None:
    store = open_store(version_1)
    note = store.find(Note)[0]
    assert [family.name for family in store.find(Family)] == ["Marlow"]
    assert [person.born for person in store.find(Person)] == ["2012-05-17"]
    assert (note.text, note.words[0].said) == ("Callum showed me the bike.", "I did the brakes.")
    assert store.find(Goal)[0].text == "Callum is in school each day"


def test_a_new_field_has_its_default_in_old_records(version_1: Path) -> None:
    assert open_store(version_1).find(Plan)[0].words == ()


def test_old_records_can_be_changed(version_1: Path) -> None:
    store = open_store(version_1)
    plan = store.find(Plan)[0]
    with store.work(PRIYA, "Change the plan") as work:
        work.put(replace(plan, if_harder="Ring Priya."))
    assert store.get(Plan, plan.id).if_harder == "Ring Priya."


def test_the_journal_of_version_1_is_whole(version_1: Path) -> None:
    assert open_store(version_1).broken() == ""


def test_a_backup_is_taken_before(version_1: Path) -> None:
    open_store(version_1)
    before = version_1 / BACKUPS / f"before-version-{migrations.VERSION}.fpz"
    with make_engine(before, KEY, read_only=True).connect() as connection:
        assert migrations.version_of(connection) == 1


def test_what_a_newer_laptop_had_written_has_its_place_afterwards(tmp_path: Path) -> None:
    shutil.copy(DATA / "record-version-4.fpz", tmp_path / DATABASE)
    store = open_store(tmp_path)
    assert [note.decision for note in store.find(Note)] == ["Ask the school for a place at breakfast club."]
    assert [put_off.reason for put_off in store.find(PutOff)] == ["The family is away."]


def test_a_step_that_fails_leaves_the_version_before(version_1: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(connection: sa.Connection) -> None:
        migrations.add_missing(connection)
        raise ZeroDivisionError

    monkeypatch.setitem(migrations.STEPS, 2, fails)
    with pytest.raises(ZeroDivisionError):
        open_store(version_1)
    monkeypatch.undo()
    assert open_store(version_1).find(Plan)[0].words == ()


def test_words_that_were_not_searched_before_are_found_afterwards(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    family = make_marlows(store)
    meeting = Meeting(file_id=family.id, family_id=family.id, called_on=TODAY, on=TODAY, worries="A saxophone.")
    with store.work(PRIYA, "Write") as work:
        work.put(meeting)
    with store.engine.connect() as connection, connection.begin():
        search.forget(connection, meeting.id)
    store.set_fact("schema", "3")
    store.close()
    again = open_store(tmp_path)
    assert [each.item_id for each in find_words(again, PRIYA, "saxophone")] == [meeting.id]
    again.close()


def test_a_record_of_a_newer_version_is_refused_in_words(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.set_fact("schema", str(migrations.VERSION + 1))
    store.close()
    with pytest.raises(Problem, match="newer version"):
        open_store(tmp_path)


def test_an_index_that_came_later_needs_no_version(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    with store.writing() as connection:
        connection.exec_driver_sql("DROP INDEX note_decided")
    store.close()
    again = open_store(tmp_path)
    with again.read() as connection:
        known = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'index'").scalars().all()
    assert "note_decided" in known
    again.close()


def test_every_change_of_the_tables_has_a_version_of_its_own() -> None:
    stored = (DATA / f"schema-{migrations.VERSION}.txt").read_text()
    assert schema() == stored, "The tables changed: add a step and store the new schema as README says."


def schema() -> str:
    """Tables and columns, a line each."""
    lines = [f"{table.name}.{column.name} {column.type}" for table in metadata.tables.values() for column in table.columns]
    return "\n".join(sorted(lines)) + "\n"
