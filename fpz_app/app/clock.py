"""Clock: the day and the time where the laptop stands."""

from datetime import datetime


def here_and_now() -> datetime:
    return datetime.now().astimezone()
