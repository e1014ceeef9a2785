"""A goal that two laptops have, and what becomes of it while they are apart."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from fpz_app.domain.merging import JOINED
from fpz_app.domain.plans import Goal, Plan
from fpz_app.domain.workers import Worker
from fpz_app.store import states
from fpz_app.store.store import Store
from tests.helpers.marlows import Marlows, make_marlows
from tests.helpers.stores import MANAGER, OUTSIDER, PRIYA
from tests.helpers.two_laptops import Laptops, laptops

BEGUN = "Callum went to the workshop on Thursday. He liked the bike repairs."
MINE = (
    "Callum went to the workshop on Thursday and stayed all day. He liked the bike repairs. Kerry will ring the college about a"
    " second day. He says the bus is the hard part."
)
SAMS = (
    "Callum went to the workshop on Thursday and left at lunch. He liked the bike repairs. I will ring the college about a"
    " second day. He had no lunch with him."
)


class Apart:
    """The Marlows and their goals on Priya's and on Sam's laptop."""

    def __init__(self, folder: Path) -> None:
        self.pair: Laptops = laptops(
            folder, datetime(2026, 11, 21, 17, 20).timestamp(), datetime(2026, 11, 22, 10, 5).timestamp()
        )
        self.marlows: Marlows = make_marlows(self.priyas)
        plan = Plan(file_id=self.marlows.id, family_id=self.marlows.id)
        self.goal = Goal(file_id=self.marlows.id, family_id=self.marlows.id, plan_id=plan.id, text=BEGUN, place=1, now=3)
        with self.priyas.work(PRIYA, "Write a goal") as work:
            work.put_all([OUTSIDER, MANAGER, plan, self.goal])
        self.pair.meet()

    @property
    def priyas(self) -> Store:
        return self.pair.stores[0]

    @property
    def sams(self) -> Store:
        return self.pair.stores[1]

    def put(self, store: Store, actor: Worker, **fields: Any) -> None:
        with store.work(actor, "Change the goal") as work:
            work.put(replace(work.get(Goal, self.goal.id), **fields))

    def both_write(self, mine: dict[str, Any], sams: dict[str, Any]) -> None:
        self.put(self.priyas, PRIYA, **mine)
        self.put(self.sams, OUTSIDER, **sams)
        self.pair.meet()

    def both_write_texts(self) -> None:
        self.both_write({"text": MINE}, {"text": SAMS})

    def join_as_the_centre_does(self) -> None:
        """A work of nobody's that has looked at both versions."""
        self.both_write_texts()
        with self.priyas.work(replace(PRIYA, id=""), JOINED) as work:
            beside = states.load(work.connection, [("goal", self.goal.id)])["goal", self.goal.id].beside["text"]
            work.settle("goal", self.goal.id, "text", f"{MINE} {SAMS}", seen=list(beside))
        self.pair.meet()
