"""Figures: counts of what this process did, in the text that Prometheus reads; nothing in them tells of a person."""

import threading
from collections import Counter
from collections.abc import Iterator

from fpz_app.sync.protocol import Verdict

_HELP = {
    "fpz_answers_total": ("counter", "Answers by address and status."),
    "fpz_answer_seconds_total": ("counter", "Time spent on answers, by address."),
    "fpz_works_total": ("counter", "Works that were pushed, by verdict."),
    "fpz_works_sent_total": ("counter", "Works that were streamed to laptops."),
    "fpz_rows_sent_total": ("counter", "Records that were sent for first loads."),
    "fpz_standby_pages_total": ("counter", "Pages that were read from the standby."),
    "fpz_pieces_received_total": ("counter", "Pieces of attachments that laptops sent."),
    "fpz_pieces_sent_total": ("counter", "Pieces of attachments that were sent to laptops."),
}
Labels = tuple[tuple[str, str], ...]


class Figures:
    """Counted by the threads that answer."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, Labels]] = Counter()
        self._seconds: dict[str, float] = {}
        self._lock = threading.Lock()

    def answered(self, address: str, status: int, seconds: float) -> None:
        with self._lock:
            self._counts["fpz_answers_total", (("address", address), ("status", str(status)))] += 1
            self._seconds[address] = self._seconds.get(address, 0.0) + seconds

    def pushed(self, verdicts: Iterator[Verdict]) -> None:
        with self._lock:
            for verdict in verdicts:
                self._counts["fpz_works_total", (("verdict", verdict),)] += 1

    def sent(self, name: str, count: int) -> None:
        with self._lock:
            self._counts[name, ()] += count

    def text(self) -> str:
        with self._lock:
            values = {**self._counts} | {
                ("fpz_answer_seconds_total", (("address", at),)): each for at, each in self._seconds.items()
            }
        lines = []
        for name, (kind, words) in _HELP.items():
            lines += [f"# HELP {name} {words}", f"# TYPE {name} {kind}"]
            for (of, labels), value in sorted(values.items()):
                if of == name:
                    said = ",".join(f'{label}="{each}"' for label, each in labels)
                    lines.append(f"{name}{{{said}}} {value:g}" if said else f"{name} {value:g}")
        return "\n".join(lines) + "\n"
