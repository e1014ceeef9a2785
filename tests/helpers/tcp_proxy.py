"""A TCP proxy before a real service: cuts connections at a byte, slows them, and delivers what is sent several times at once."""

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

PART = 1_024


@dataclass(frozen=True)
class Way:
    """What happens to one connection: `up` and `down` are the bytes after which it is cut, -1 for never; `copies` are delivered
    of all that is sent, each over a connection of its own; `rate` is bytes a second, 0 for at once."""

    up: int = -1
    down: int = -1
    copies: int = 1
    rate: int = 0


CALM = Way()


class Proxy:
    """`way` is asked for each new connection. `sent` and `answered` count the bytes that got through."""

    def __init__(self, target: int) -> None:
        self._target = target
        self.way: Callable[[], Way] = lambda: CALM
        self.sent = self.answered = 0
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._open: set[socket.socket] = set()
        threading.Thread(target=self._listen, daemon=True).start()

    def close(self) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        _end(*self._open)

    def _listen(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                self._join(self._listening.accept()[0], self.way())

    def _join(self, laptop: socket.socket, way: Way) -> None:
        centres = [socket.create_connection(("127.0.0.1", self._target)) for _ in range(way.copies)]
        self._open.update((laptop, *centres))
        for work in (
            lambda: self._pump(laptop, centres, way.up, way.rate, is_answer=False),
            lambda: self._pump(centres[0], [laptop], way.down, way.rate, is_answer=True),
            *(lambda other=other: self._pump(other, [], -1, 0, is_answer=False) for other in centres[1:]),
        ):
            threading.Thread(target=work, daemon=True).start()

    def _pump(self, source: socket.socket, targets: list[socket.socket], left: int, rate: int, *, is_answer: bool) -> None:
        """All that comes, to all; an end or a cut at one side is one at the other."""
        with contextlib.suppress(OSError):
            while left and (part := source.recv(PART)):
                part = part[:left] if left > 0 else part
                left -= len(part) if left > 0 else 0
                if rate:
                    time.sleep(len(part) / rate)
                for target in targets:
                    target.sendall(part)
                self.answered += len(part) * is_answer
                self.sent += len(part) * (not is_answer and bool(targets))
        _end(source, *targets)
        self._open.difference_update((source, *targets))


@contextmanager
def before(port: int) -> Iterator[Proxy]:
    proxy = Proxy(port)
    yield proxy
    proxy.close()


def _end(*ended: socket.socket) -> None:
    for each in ended:
        with contextlib.suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)
        each.close()
