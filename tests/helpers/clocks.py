"""A clock that a test moves by hand."""

from dataclasses import dataclass

from fpz_app.security.clocks import Moment


@dataclass
class HandClock:
    """Seconds since the machine started, and the time of day."""

    boot: float = 5000.0
    wall: float = 1_790_000_000.0

    def __call__(self) -> Moment:
        return Moment(self.boot, self.wall)

    def since_boot(self) -> float:
        return self.boot

    def pass_by(self, seconds: float) -> None:
        self.boot += seconds
        self.wall += seconds

    def restart(self, seconds_off: float = 0.0) -> None:
        self.boot = 20.0
        self.wall += seconds_off
