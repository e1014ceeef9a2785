"""Sync over real TCP with a real service: cut at many bytes, slow and lossy, delivered several times at once."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

import httpx
import pytest

from fpz_app.domain.families import Family
from fpz_app.domain.record import new_id
from fpz_app.store.replica import CURSOR, SENT, Replica
from fpz_app.sync import fetching
from tests.helpers.long import times
from tests.helpers.rounds import at_rest, family_on, names, rename
from tests.helpers.service import Service
from tests.helpers.simulator import Laptop, World, make_template, make_world
from tests.helpers.tcp_proxy import CALM, Proxy, Way, before

OFFSETS, SLOW_TRIES = times(8, 2_000), 400
RATE = times(40_000, 4_000)
"""Bytes a second of a slow link."""


@dataclass
class Wire(httpx.BaseTransport):
    """Takes requests for the centre through the proxy, over connections as a laptop's own are."""

    port: int
    each: object = None
    _through: httpx.HTTPTransport = field(default_factory=httpx.HTTPTransport)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.url = request.url.copy_with(scheme="http", host="127.0.0.1", port=self.port)
        answer = self._through.handle_request(request)
        answer.read()
        return answer

    def close(self) -> None:
        """As the laptop's own client is at the end of a round."""
        self._through.close()
        self._through = httpx.HTTPTransport()


@dataclass
class Zone:
    """Two laptops and a centre in a process of its own, with the proxy between."""

    world: World
    proxy: Proxy

    @property
    def laptops(self) -> tuple[Laptop, Laptop]:
        one, other = self.world.laptops
        return one, other

    def calm(self) -> None:
        self.proxy.way = lambda: CALM

    def ends_well(self) -> None:
        self.calm()
        at_rest(self.world)


@pytest.fixture(scope="module")
def zone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Zone]:
    folder = tmp_path_factory.mktemp("zone")
    world = make_world(folder, make_template(folder / "template"), seed=3, laptops=2)
    service = Service(f"sqlite:///{folder}/centre.db")
    service.start()
    with before(service.port) as proxy:
        for laptop in world.laptops:
            laptop.network = Wire(proxy.port)  # type: ignore[assignment]
        world.settle_down()
        yield Zone(world, proxy)
    service.stop()
    world.close()


def progress(laptop: Laptop) -> tuple[int, int]:
    replica = Replica(laptop.store)
    return replica.number(SENT), replica.number(CURSOR)


def many_families(laptop: Laptop, many: int) -> None:
    for number in range(many):
        with laptop.store.work(laptop.worker, "Make a family") as work:
            made = new_id()
            work.put(Family(id=made, file_id=made, name=f"Family {number}", about="They said this. " * 9))


def test_a_connection_that_is_cut_at_any_byte_is_gone_on_from(zone: Zone) -> None:
    manager, lead = zone.laptops
    family_on(manager, "Before")
    zone.world.settle_down()
    before_all = zone.proxy.sent, zone.proxy.answered
    rename(lead, "Once")
    lead.sync()
    spans = zone.proxy.sent - before_all[0], zone.proxy.answered - before_all[1]
    for number in range(OFFSETS):
        laptop, is_up = zone.laptops[number % 2], number % 4 < 2  # each has the other's latest to fetch, and its own to send
        at = number * spans[not is_up] // OFFSETS
        rename(laptop, f"Number {number}")
        stood = progress(laptop)
        zone.proxy.way = lambda at=at, is_up=is_up: Way(up=at) if is_up else Way(down=at)  # type: ignore[misc]
        laptop.survives(laptop.sync)
        assert progress(laptop) >= stood, f"went back at byte {at}"
        zone.calm()
        laptop.sync()
        assert Replica(laptop.store).waiting() == 0
    zone.ends_well()
    with zone.world.laptops[0].store.read() as connection:
        twice = "SELECT count(*) - count(DISTINCT id) FROM journal_work"
        assert connection.exec_driver_sql(twice).scalar() == 0


def test_a_slow_link_that_loses_a_third_of_its_connections_gets_there_without_going_back(
    zone: Zone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "PAGE", 4)
    manager, lead = zone.laptops
    many_families(manager, 10)
    luck = Random(5)
    zone.proxy.way = lambda: Way(
        up=luck.randrange(3_000) if luck.random() < 0.3 else -1,
        down=luck.randrange(3_000) if luck.random() < 0.3 else -1,
        rate=RATE,
    )
    for laptop in (manager, lead):
        stood = progress(laptop)
        for _ in range(SLOW_TRIES):
            is_through = laptop.survives(laptop.sync)
            assert progress(laptop) >= stood
            stood = progress(laptop)
            if is_through:
                break
        else:
            raise AssertionError("it never got through")
    assert len([name for name in names(lead) if name.startswith("Family ")]) == 10
    zone.ends_well()


@pytest.mark.parametrize("copies", [2, 5])
def test_what_arrives_several_times_at_once_is_taken_once(zone: Zone, copies: int) -> None:
    manager, lead = zone.laptops
    zone.proxy.way = lambda: Way(copies=copies)
    family_on(manager, f"Made once of {copies}")
    manager.sync()
    lead.sync()
    assert names(lead).count(f"Made once of {copies}") == 1
    zone.ends_well()
