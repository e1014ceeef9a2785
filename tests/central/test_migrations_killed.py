"""The centre's migrations, killed at any statement: the next one makes the same tables, rights and facts."""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from fpz_app.central.centre import open_centre
from fpz_app.central.config import Config
from fpz_app.central.database import is_postgres, make_engine, reading
from fpz_app.central.migrations import migrate
from tests.helpers.earlier_centres import as_version_1
from tests.helpers.killed import ends_by_itself
from tests.helpers.long import LONG

EACH_SQLITE, EACH_POSTGRES = (1, 1) if LONG else (13, 31)
EACH_STEP = 1 if LONG else 5
"""Every so many statements; all of them in a long run."""
_WALL = (
    "SELECT tablename, policyname, roles::text, cmd, qual FROM pg_policies ORDER BY 1, 2",
    "SELECT relname, relkind::text, relrowsecurity, relacl::text FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace"
    " WHERE nspname = 'public' ORDER BY 1",
    "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1",
    "SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns"
    " WHERE table_schema = 'public' ORDER BY 1, 2",
    "SELECT proname, prosrc, prosecdef, proconfig::text, proacl::text FROM pg_proc"
    " WHERE pronamespace = 'public'::regnamespace ORDER BY 1",
    "SELECT viewname, definition FROM pg_views WHERE schemaname = 'public' ORDER BY 1",
    "SELECT table_name, column_name, privilege_type FROM information_schema.column_privileges"
    " WHERE grantee = 'fpz_device' AND table_schema = 'public' ORDER BY 1, 2, 3",
)


def test_on_sqlite_a_kill_at_any_statement_leaves_nothing_half_made(tmp_path: Path) -> None:
    names = count()
    killed_everywhere(lambda: f"sqlite:///{tmp_path / f'{next(names)}.db'}", EACH_SQLITE)


def test_on_postgresql_a_kill_at_any_statement_leaves_nothing_half_made(new_postgres: Callable[[], str]) -> None:
    killed_everywhere(new_postgres, EACH_POSTGRES)


def test_on_sqlite_a_step_from_version_1_is_killed_at_any_statement(tmp_path: Path) -> None:
    names = count()
    killed_everywhere(lambda: as_version_1(f"sqlite:///{tmp_path / f'{next(names)}.db'}"), EACH_STEP)


def test_on_postgresql_a_step_from_version_1_is_killed_at_any_statement(new_postgres: Callable[[], str]) -> None:
    killed_everywhere(lambda: as_version_1(new_postgres()), EACH_STEP)


def test_a_database_that_was_brought_up_has_the_tables_of_a_new_one(tmp_path: Path) -> None:
    old, new = as_version_1(f"sqlite:///{tmp_path / 'old.db'}"), f"sqlite:///{tmp_path / 'new.db'}"
    make(old)
    make(new)
    assert everything(old) == everything(new)


def killed_everywhere(new_database: Callable[[], str], each: int) -> None:
    whole = new_database()
    make(whole)
    expected = everything(whole)
    for statement in count(1, each):
        database = new_database()
        if ends_by_itself(lambda: make(database), statement):  # noqa: B023 - called at once
            break
        make(database)
        assert everything(database) == expected, f"killed at statement {statement}"
        open_centre(Config(database=database)).engine.dispose()
    assert statement > each


def make(database: str) -> None:
    engine = make_engine(database)
    migrate(engine)
    engine.dispose()


def everything(database: str) -> tuple[list[Any], list[str]]:
    """The schema with its rights, and the names of the centre's facts, each once."""
    engine = make_engine(database)
    asked = _WALL if is_postgres(engine) else ("SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2",)
    with reading(engine) as connection:
        schema = [connection.exec_driver_sql(each).all() for each in asked]
        facts = connection.execute(sa.text("SELECT name FROM centre ORDER BY name")).scalars().all()
    engine.dispose()
    return schema, [str(each) for each in facts]
