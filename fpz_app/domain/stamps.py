"""Stamps: hybrid clocks that order timelines and break ties, and never decide that an edit is lost."""

from dataclasses import dataclass

LEAP = 5 * 60 * 1000


@dataclass(frozen=True, order=True)
class Stamp:
    """48-bit milliseconds, 16-bit counter, device; written as text that sorts as the stamp does."""

    milliseconds: int
    counter: int
    device: str

    def __str__(self) -> str:
        return f"{self.milliseconds:012x}-{self.counter:04x}-{self.device}"


def read_stamp(text: str) -> Stamp:
    milliseconds, counter, device = text.split("-", 2)
    return Stamp(int(milliseconds, 16), int(counter, 16), device)


def tick(last: Stamp | None, now: int, device: str) -> Stamp:
    """The stamp of a new work at `now` (milliseconds): later than the last one even if the clock went back."""
    if last is None or now > last.milliseconds:
        return Stamp(now, 0, device)
    if last.counter < 0xFFFF:
        return Stamp(last.milliseconds, last.counter + 1, device)
    return Stamp(last.milliseconds + 1, 0, device)


def adopt(last: Stamp | None, heard: Stamp, now: int, device: str) -> Stamp | None:
    """The clock after hearing of another device's stamp; one more than five minutes ahead of ours is not adopted."""
    if heard.milliseconds > now + LEAP or (last is not None and heard <= last):
        return last
    return Stamp(heard.milliseconds, heard.counter, device)
