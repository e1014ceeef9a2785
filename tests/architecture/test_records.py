"""Records, their tables and the forms agree with each other."""

import ast
from dataclasses import fields
from pathlib import Path

import pytest
import sqlalchemy as sa

from fpz_app.domain.kinds import KINDS
from fpz_app.paths import resources
from fpz_app.settings import load_settings
from fpz_app.store.store import Store
from fpz_app.store.tables import TABLES
from tests.helpers.sources import modules


def test_every_record_of_the_domain_is_a_kind_that_is_stored() -> None:
    written = {
        node.name
        for module in modules("fpz_app/domain")
        for node in module.walk()
        if isinstance(node, ast.ClassDef) and any(ast.unparse(base) == "Record" for base in node.bases)
    }
    assert written == {kind.__name__ for kind in KINDS.values()}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_table_has_a_records_fields_their_versions_and_what_is_beyond(kind: str) -> None:
    expected = {each.name for each in fields(KINDS[kind])} | {"versions", "beyond"}
    assert {column.name for column in TABLES[kind].columns} == expected


def test_a_new_database_has_every_table_with_every_column(store: Store) -> None:
    with store.read() as connection:
        inspector = sa.inspect(connection)
        there = {name: {column["name"] for column in inspector.get_columns(name)} for name in TABLES}
    assert there == {name: {column.name for column in table.columns} for name, table in TABLES.items()}


def test_the_forms_vocabularies_and_zone_settings_that_are_shipped_can_be_read() -> None:
    settings = load_settings([resources()])
    shipped = {path.stem for path in Path(resources() / "forms").glob("*.toml")}
    assert len(settings.forms) == len(shipped) > 0
