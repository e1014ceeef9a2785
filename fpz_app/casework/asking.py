"""Asking: for which families, whom and which day it is asked what is due, and the making of one line of the answer."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from fpz_app.casework.due import Due, say_due, urgency_of
from fpz_app.domain.families import Family
from fpz_app.domain.workers import Worker
from fpz_app.domain.zone_settings import Clocks
from fpz_app.store.store import Store


@dataclass(frozen=True)
class Asking:
    """The families asked about by id, whose clocks run and for whom."""

    store: Store
    asker: Worker
    families: dict[str, Family]
    today: date
    clocks: Clocks


@dataclass(frozen=True)
class Opens:
    """The family's tab and record that a line opens."""

    family_id: str
    tab: str
    item_id: str = ""


def line_of(asking: Asking, due: date, what: str, detail: str, opens: Opens, *, when: str = "", why: str = "") -> Due:
    """`when` in words, where the clock counts in something else than days; `why` explains the day."""
    name = asking.families[opens.family_id].name
    said = when or say_due(due, asking.today)
    urgency = urgency_of(due, asking.today)
    return Due(urgency, what, detail, name, said, opens.family_id, opens.tab, opens.item_id, due, why=why)


def rows_of(asking: Asking, query: sa.Select[Any]) -> list[Any]:
    """The rows of the families asked about."""
    asked = query.where(query.selected_columns.family_id.in_(list(asking.families)))
    with asking.store.read() as connection:
        return list(connection.execute(asked))
