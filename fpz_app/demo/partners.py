"""Partners: what other agencies tell of the first family's history, and what one event meant for the children."""

import msgspec

from fpz_app.casework.chronology_rows import keep_event, write_meaning
from fpz_app.demo.making import Making
from fpz_app.demo.shapes import Shape
from fpz_app.domain.chronology_rows import PartnerEvent
from fpz_app.domain.date_reading import read_about
from fpz_app.domain.dates import earliest
from fpz_app.paths import resources
from fpz_app.store.store import Store


class Told(Shape, frozen=True, kw_only=True):
    on: str
    agency: str
    source: str
    event: str
    about: tuple[str, ...] = ()
    effect: str = ""
    action: str = ""
    significant: bool = True


class Partners(Shape, frozen=True, kw_only=True):
    """`meaning` by the moment of the episode that it speaks of."""

    event: list[Told]
    meaning: dict[str, str]


def tell(store: Store, making: Making) -> None:
    """What lies before the day on which the zone is invented."""
    today, family_id = making.today, making.family.id
    said = msgspec.toml.decode((resources() / "demo" / "partners.toml").read_bytes(), type=Partners)
    for each in said.event:
        on = read_about(each.on, today)
        if earliest(on) <= today:
            new = PartnerEvent(
                id=making.ids.new(), file_id=family_id, family_id=family_id, on=on, event=each.event, agency=each.agency,
                source=each.source, about=making.ids_of(each.about), effect=each.effect, action=each.action,
                significant=each.significant,
            )  # fmt: skip
            keep_event(store, making.lead, new, today=today)
    for moment, words in said.meaning.items():
        write_meaning(store, making.lead, family_id, f"{making.episode_id}.{moment}", words, today=today)
