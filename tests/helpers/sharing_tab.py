"""A Sharing tab without a window: keeps what was shown last."""

from collections.abc import Sequence

from fpz_app.domain.errors import Problem
from fpz_app.presenters.record_form import Editing
from fpz_app.presenters.sharing import Doings
from fpz_app.presenters.sharing_blocks import Block, Row


class FakeSharing:
    def __init__(self) -> None:
        self.blocks: dict[str, Block] = {}
        self.editing: Editing | None = None
        self.problems: Sequence[Problem] = ()
        self.doings: Doings = ()
        self.more, self.offers_older = False, False
        self.older = ""
        self.said: list[str] = []
        self.record = ""

    def show_editing(self, editing: Editing) -> None:
        self.editing, self.problems = editing, ()

    def show_newer(self, words: str) -> None:
        self.newer = words

    def show_saved(self, at: str) -> None:
        self.said.append(f"Saved {at}")

    def show_problems(self, problems: Sequence[Problem]) -> None:
        self.problems = problems

    def show_blocks(self, unfinished: Block | None, left: Sequence[Block], right: Sequence[Block]) -> None:
        found = [*([unfinished] if unfinished else []), *left, *right]
        self.blocks, self.editing = {block.heading: block for block in found}, None

    def show_doings(self, doings: Doings, *, more: bool) -> None:
        self.doings, self.more = doings, more

    def show_older(self, words: str, *, offers: bool) -> None:
        self.older, self.offers_older = words, offers

    def show_record(self, record_id: str) -> None:
        self.record = record_id

    def show_thrown_away(self, words: str) -> None:
        self.said.append(words)

    def show_refusal(self, words: str) -> None:
        self.said.append(words)

    def row(self, heading: str) -> Row:
        return self.blocks[heading].rows[0]
