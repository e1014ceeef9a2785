"""Centre apart: stands for the centre in tests of a screen: brings pieces, or says that there is no network."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from fpz_app.domain.errors import Problem
from fpz_app.domain.pieces import split
from fpz_app.store import pieces
from fpz_app.store.store import Store
from fpz_app.sync.troubles import Offline


@dataclass
class CentreApart:
    """`holds` is what it has; without a network it has nothing to give. What was begun waits in `asked` until `answer`."""

    store: Store | None = None
    holds: bytes = b""
    online: bool = True
    asked: list[Callable[[], None]] = field(default_factory=list)

    def fetch_pieces(
        self, digests: Sequence[str], file: str, done: Callable[[], None], failed: Callable[[Problem], None]
    ) -> None:
        def come() -> None:
            if self.store is None or not self.online:
                failed(Offline())
                return
            with self.store.writing() as connection:
                for digest, data in split(self.holds):
                    if digest in digests:
                        pieces.take(connection, file, digest, data)
            done()

        self.asked.append(come)

    def answer(self) -> None:
        for come in self.asked:
            come()
        self.asked.clear()
