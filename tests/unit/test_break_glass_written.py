"""What a laptop may write of an opening by break-glass: the centre asks it of every change."""

import pytest

from fpz_app.domain.break_glass import LASTS, MINUTE, BreakGlass
from fpz_app.domain.changes import Change, Op, as_json, plain
from fpz_app.domain.doings import is_sound_break_glass


def asking(**said: object) -> Change:
    made = BreakGlass(id="b", file_id="b", worker_id="w", asked="CH0042", reason="r", families=("f",), references=("",), began=1,
                      ends=LASTS + 1)  # fmt: skip
    return Change(kind="break_glass", id="b", op=Op.ADD, values=as_json({**plain(made), **said}))


@pytest.mark.parametrize(
    "said",
    [{"worker_id": "another"}, {"ends": LASTS + MINUTE}, {"ends": "never"}, {"verdict": "Justified"}, {"taken_back": True},
     {"done": [{"at": 1, "what": "x"}]}, {"references": []}, {"families": ["f"] * 6, "references": [""] * 6}],
    ids=["another's", "too long", "no time", "reviewed", "taken back", "done", "no references", "too many"],
)  # fmt: skip
def test_a_laptop_asks_in_its_workers_name_for_the_usual_time_and_no_more(said: dict[str, object]) -> None:
    assert is_sound_break_glass(asking(), "w", None)
    assert not is_sound_break_glass(asking(**said), "w", None)


@pytest.mark.parametrize(
    ("author", "values", "sound"),
    [
        ("w", {"given_back": 5}, True), ("w", {"outcome_seen": True}, True), ("w", {"verdict": "Justified"}, False),
        ("w", {"ends": LASTS * 2}, False), ("w", {"families": ["g"]}, False), ("m", {"verdict": "Justified", "words": ""}, True),
        ("m", {"given_back": 5}, False), ("m", {"done": []}, False), ("m", {"outcome_seen": True}, False),
        ("m", {"verdict": "Justified", "outcome_seen": False}, True),
    ],
)  # fmt: skip
def test_afterwards_each_writes_their_own_part(author: str, values: dict[str, object], sound: bool) -> None:
    known = asking().values
    assert is_sound_break_glass(Change(kind="break_glass", id="b", op=Op.SET, values=values), author, known) is sound
    assert not is_sound_break_glass(Change(kind="break_glass", id="b", op=Op.REMOVE), author, known)


def test_two_reviews_of_managers_who_were_apart_can_be_settled_and_not_by_who_is_reviewed() -> None:
    settled = Change(kind="break_glass", id="b", op=Op.RESOLVE, values={"verdict": "Justified"})
    assert is_sound_break_glass(settled, "m", asking().values)
    assert not is_sound_break_glass(settled, "w", asking().values)
