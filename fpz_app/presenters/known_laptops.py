"""Known laptops: what the centre said last of the zone's laptops, kept for when it cannot be reached, and said in plain words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec

from fpz_app.domain.dates import say_date, say_when
from fpz_app.domain.identifiers import device_code
from fpz_app.store.store import Store
from fpz_app.sync.admin_protocol import KnownLaptop, Laptops, OpenCode

FACT = "laptops known"
NOT_CONFIRMED = "It has not been in touch since. At its next contact it sends what it holds unsent, then wipes itself."
CONFIRMED = "It has confirmed: what it held unsent is at the centre, and its record is gone."


@dataclass(frozen=True)
class LaptopCard:
    """One laptop of a worker; `shape` marks how it stands, `facts` are names with what is known."""

    id: str
    name: str
    shape: str
    stands: str
    facts: Sequence[tuple[str, str, str]]
    trusted: bool
    is_here: bool


@dataclass(frozen=True)
class Unconfirmed:
    """A laptop whose trust was taken away and that has not said so yet."""

    worker_id: str
    whose: str
    laptop: str
    since: str
    seen: str


def keep(store: Store, said: Laptops) -> None:
    if not store.read_only:
        store.set_fact(FACT, msgspec.json.encode(said).decode())


def kept(store: Store) -> Laptops | None:
    """None where the centre was never asked from here."""
    text = store.fact(FACT)
    return msgspec.json.decode(text, type=Laptops) if text else None


def heard_words(said: Laptops | None, now: datetime) -> str:
    if said is None:
        return "The centre has not been asked yet."
    return f"As the centre said {_when(said.time, now)}."


def laptops_words(said: Laptops | None, worker_id: str, now: datetime) -> str:
    """'2 laptops, seen today at 09:14', 'Code open until Thursday 26 November'; empty where nothing is known."""
    if said is None:
        return ""
    trusted = [each for each in said.laptops if each.worker == worker_id and not each.revoked]
    if trusted:
        many = "1 laptop" if len(trusted) == 1 else f"{len(trusted)} laptops"
        return f"{many}, seen {_when(max(each.seen for each in trusted), now)}"
    codes = [each for each in said.codes if each.worker == worker_id and each.expires > _milliseconds(now)]
    return f"Code open until {_when(codes[-1].expires, now)}" if codes else "No laptop"


def codes_words(codes: Sequence[OpenCode], now: datetime) -> str:
    """About a worker's one-time codes that nobody has used; empty where none is open."""
    left = [each for each in codes if each.expires > _milliseconds(now)]
    if not left:
        return ""
    many = "One code is open" if len(left) == 1 else f"{len(left)} codes are open"
    return f"{many}, until {_when(max(each.expires for each in left), now)}."


def unconfirmed(said: Laptops | None, names: Mapping[str, str], now: datetime) -> list[Unconfirmed]:
    """The longest unseen first."""
    return [
        Unconfirmed(
            each.worker, names.get(each.worker, "Somebody"), name_of(each.id), f"since {_when(each.revoked, now)}",
            _when(each.seen, now),
        )
        for each in (said.laptops if said else ())
        if each.revoked and each.waiting
    ]  # fmt: skip


def card(each: KnownLaptop, names: Mapping[str, str], now: datetime, *, here: str) -> LaptopCard:
    facts = [("Joined", _when(each.enrolled, now), ""), ("Last seen", _when(each.seen, now), "")]
    if not each.revoked and each.waiting:
        facts.append(("Not confirmed", _orders(each.waiting), ""))
    if each.refused:
        facts.append(("Not taken", _works(each.refused), ""))
    if each.held:
        facts.append(("Kept back", f"{_works(each.held)}, until the centre is brought up to date", ""))
    if each.revoked:
        by = f" by {names[each.revoked_by]}" if each.revoked_by in names else ""
        facts.append(("Trust ended", f"{_when(each.revoked, now)}{by}{f': {each.reason}' if each.reason else ''}", ""))
    else:
        facts.append(("Not yet sent", "Only the laptop itself knows what it has not sent yet", ""))
    stands, shape = ("Trusted", "done") if not each.revoked else (NOT_CONFIRMED, "over") if each.waiting else (CONFIRMED, "later")
    is_here = each.id == here
    name = f"{name_of(each.id)}, the one you are working at" if is_here else name_of(each.id)
    return LaptopCard(each.id, name, shape, stands, facts, not each.revoked, is_here)


def name_of(device_id: str) -> str:
    """As it stands in the case references that were made on it: 'Laptop 7KQ2MX'."""
    return f"Laptop {device_code(device_id)}"


def full_words(milliseconds: int) -> str:
    """'Thursday 26 November 2026 at 09:10', as it stands on paper."""
    at = _at(milliseconds)
    return f"{at:%A} {say_date(at.date())} at {at:%H:%M}"


def _when(milliseconds: int, now: datetime) -> str:
    if not milliseconds:
        return "never"
    return say_when(_at(milliseconds), now.date())


def _at(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC).astimezone()


def _milliseconds(now: datetime) -> int:
    return int(now.timestamp() * 1000)


def _orders(count: int) -> str:
    return f"{'1 order of the centre' if count == 1 else f'{count} orders of the centre'}, carried out at its next contact"


def _works(count: int) -> str:
    return "1 work" if count == 1 else f"{count:,} works"
