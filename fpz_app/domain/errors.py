"""Problem: what a practitioner can understand and act on; every other exception is a bug."""

from collections.abc import Sequence


class Problem(Exception):
    """`message` says what is wrong, `remedy` what to do, both in plain words; `field` names the answer it belongs to."""

    def __init__(self, message: str, remedy: str = "", *, field: str = "") -> None:
        super().__init__(f"{message} {remedy}".strip())
        self.message = message
        self.remedy = remedy
        self.field = field

    @property
    def each(self) -> tuple["Problem", ...]:
        """The single problems behind this one, for a summary at the top of a form."""
        return (self,)


class Problems(Problem):
    """Several problems found at once; shown as a summary, each line leading to its field."""

    def __init__(self, each: Sequence[Problem]) -> None:
        super().__init__(" ".join(one.message for one in each))
        self._each = tuple(each)

    @property
    def each(self) -> tuple[Problem, ...]:
        return self._each


def raise_any(found: Sequence[Problem]) -> None:
    """Raises what was found: nothing, the one Problem, or Problems."""
    if len(found) == 1:
        raise found[0]
    if found:
        raise Problems(found)
