"""The rules of merging one by one, each in every causal order of arrival."""

from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import Any

import pytest

from fpz_app.domain.changes import WHOLE, Change, Op
from fpz_app.domain.kinds import KINDS
from fpz_app.domain.merging import PLACE, Merge, State, apply, has_seen_all, looked_at, merge_of, works_in

Works = Sequence[tuple[str, Change]]


def change(op: Op, kind: str = "goal", **fields: tuple[Any, list[str]]) -> Change:
    """Fields as name=(value, works looked at)."""
    values = {name: value for name, (value, _) in fields.items()}
    return Change(kind=kind, id="one", op=op, values=values, bases={name: seen for name, (_, seen) in fields.items()})


def add(kind: str = "goal", **values: Any) -> Change:
    return Change(kind=kind, id="one", op=Op.ADD, values={PLACE: "file", **values})


def gone(*seen: str, kind: str = "goal") -> Change:
    return Change(kind=kind, id="one", op=Op.REMOVE, bases={WHOLE: list(seen)})


def after(first: Works, *streams: Works) -> State:
    """The state after `first` and then streams of works, whose own order stays; the same in every interleaving."""
    outcomes = []
    for order in _interleaved(streams):
        state = State()
        for work, each in [*first, *order]:
            state = apply(state, each, work)
        outcomes.append(state)
    kind = first[0][1].kind
    plain = [(_said(s), s.open_fields(kind), s.is_there(), sorted(works_in(s)), s.removals) for s in outcomes]
    assert all(each == plain[0] for each in plain)
    return outcomes[0]


def _said(state: State) -> dict[str, Any]:
    return {name: value for name, value in state.values.items() if value not in (None, "", [])}


def _interleaved(streams: Sequence[Works]) -> Iterator[Works]:
    slots = [which for which, stream in enumerate(streams) for _ in stream]
    for order in sorted(set(permutations(slots))):
        left = [iter(stream) for stream in streams]
        yield [next(left[which]) for which in order]


BEGUN = [("w1", add(text="Callum goes to school.", now=3, children=["callum"]))]


def test_one_edit_after_another_is_the_value() -> None:
    edits = [("w2", change(Op.SET, text=("He goes.", ["w1"]))), ("w3", change(Op.SET, text=("He went.", ["w2"])))]
    state = after(BEGUN, edits)
    assert (state.values["text"], state.open_fields("goal")) == ("He went.", [])


def test_edits_of_different_fields_are_both_there() -> None:
    state = after(BEGUN, [("w2", change(Op.SET, text=("He goes.", ["w1"])))], [("w3", change(Op.SET, now=(5, ["w1"])))])
    assert (state.values["text"], state.values["now"], state.open_fields("goal")) == ("He goes.", 5, [])


def test_equal_values_are_an_agreement_with_both_authors() -> None:
    state = after(BEGUN, [("w2", change(Op.SET, now=(5, ["w1"])))], [("w3", change(Op.SET, now=(5, ["w1"])))])
    assert (state.open_fields("goal"), state.versions["now"]) == ([], ["w2", "w3"])


def test_a_change_after_an_agreement_leaves_nothing_beside_it() -> None:
    both = [("w2", change(Op.SET, now=(5, ["w1"]))), ("w3", change(Op.SET, now=(5, ["w1"])))]
    state = after([*BEGUN, *both], [("w4", change(Op.SET, now=(6, ["w2", "w3"])))])
    assert (state.values["now"], state.beside) == (6, {})


def test_two_texts_wait_and_the_later_one_is_shown() -> None:
    state = after(BEGUN, [("w2", change(Op.SET, text=("Two.", ["w1"])))], [("w3", change(Op.SET, text=("Three.", ["w1"])))])
    assert state.open_fields("goal") == ["text"]
    assert state.values["text"] == "Three."
    assert state.beside["text"] == {"w2": "Two.", "w3": "Three."}


def test_two_choices_wait_and_the_later_one_is_shown() -> None:
    state = after(BEGUN, [("w9", change(Op.SET, now=(2, ["w1"])))], [("w3", change(Op.SET, now=(8, ["w1"])))])
    assert (state.values["now"], state.open_fields("goal")) == (2, ["now"])


def test_two_sets_wait_until_they_are_joined() -> None:
    one, other = change(Op.SET, children=(["callum", "ellie"], ["w1"])), change(Op.SET, children=([], ["w1"]))
    assert after(BEGUN, [("w2", one)], [("w3", other)]).open_fields("goal") == ["children"]


@pytest.mark.parametrize(
    ("kind", "name", "protects", "other"),
    [
        ("level_of_need", "level", 4, 2),
        ("agreement", "withdrawn_on", "2026-11-20", None),
        ("agreement", "withdrawn_on", "2026-11-02", "2026-11-20"),
        ("sharing", "withdrawn_on", "2026-11-20", None),
        ("family", "restricted", True, False),
    ],
)
def test_of_two_versions_the_one_that_protects_more_is_shown(kind: str, name: str, protects: Any, other: Any) -> None:
    begun = [("w1", add(kind, **{name: "begun"}))]
    streams = (
        [("w2", change(Op.SET, kind, **{name: (protects, ["w1"])}))],
        [("w3", change(Op.SET, kind, **{name: (other, ["w1"])}))],
    )
    state = after(begun, *streams)
    assert (state.values[name], state.open_fields(kind)) == (protects, [name])


def test_two_additions_with_ids_of_their_own_never_meet() -> None:
    one, other = apply(State(), add(text="One."), "w1"), apply(State(), add(text="Other."), "w2")
    assert one.open_fields("goal") == other.open_fields("goal") == []


def test_two_additions_with_one_derived_id_meet_as_edits() -> None:
    state = after([("w0", change(Op.SET, outcome=("", [])))], [("w1", add(text="One."))], [("w2", add(text="Other."))])
    assert state.open_fields("goal") == ["text"]


def test_two_additions_with_one_derived_id_fill_each_others_empty_fields() -> None:
    one, other = add(text="One.", why="", now=None, children=[]), add(text="", why="Why.", now=4, children=["ellie"])
    for order in ([("w1", one), ("w2", other)], [("w2", other), ("w1", one)]):
        state = State()
        for work, each in order:
            state = apply(state, each, work)
        assert state.open_fields("goal") == []
        assert _said(state) == {PLACE: "file", "text": "One.", "why": "Why.", "now": 4, "children": ["ellie"]}


def test_a_field_that_is_emptied_is_not_filled_again_by_what_came_before() -> None:
    state = after(BEGUN, [("w2", change(Op.SET, now=(None, ["w1"])))], [("w3", change(Op.SET, text=("He goes.", ["w1"])))])
    assert (state.values["now"], state.open_fields("goal")) == (None, [])


def test_emptied_here_and_changed_there_waits() -> None:
    state = after(BEGUN, [("w2", change(Op.SET, now=(None, ["w1"])))], [("w3", change(Op.SET, now=(7, ["w1"])))])
    assert state.open_fields("goal") == ["now"]


def test_a_record_that_was_removed_is_not_there() -> None:
    assert not after(BEGUN, [("w2", gone("w1"))]).is_there()


def test_changed_here_and_removed_there_stays_and_waits() -> None:
    state = after(BEGUN, [("w2", change(Op.SET, text=("He goes.", ["w1"])))], [("w3", gone("w1"))])
    assert (state.is_there(), state.values["text"], state.open_fields("goal")) == (True, "He goes.", [WHOLE])


def test_removed_by_two_is_removed() -> None:
    state = after(BEGUN, [("w2", gone("w1"))], [("w3", gone("w1"))])
    assert (state.is_there(), state.removals) == (False, ("w2", "w3"))


def test_each_remover_takes_what_it_had_seen_whatever_came_first() -> None:
    """Two versions, each removed by somebody who saw that one alone: once the record is kept both stand again."""
    one = [("w2", change(Op.SET, text=("Two.", ["w1"]))), ("w4", gone("w1", "w2"))]
    other = [("w3", change(Op.SET, text=("Three.", ["w1"]))), ("w5", gone("w1", "w3"))]
    third = [("w6", change(Op.SET, now=(7, ["w1"])))]
    assert after(BEGUN, one, other, third).values["text"] == "Three."


def test_two_additions_one_of_them_removed_leave_the_other_alone() -> None:
    state = after(
        [("w0", change(Op.SET, outcome=("", [])))], [("w1", add(text="One.")), ("w3", gone("w1"))], [("w2", add(text="Other."))]
    )
    assert (state.values["text"], state.open_fields("goal")) == ("Other.", [WHOLE])


def test_keeping_answers_the_removal() -> None:
    meet = [*BEGUN, ("w2", change(Op.SET, text=("He goes.", ["w1"]))), ("w3", gone("w1"))]
    keep = Change(kind="goal", id="one", op=Op.RESOLVE, bases={WHOLE: ["w3"]})
    assert after(meet, [("w4", keep)]).open_fields("goal") == []


def test_letting_go_takes_what_stood() -> None:
    meet = [*BEGUN, ("w2", change(Op.SET, text=("He goes.", ["w1"]))), ("w3", gone("w1"))]
    assert not after(meet, [("w4", gone("w1", "w2"))]).is_there()


def test_kept_by_one_and_let_go_by_another_waits_or_is_gone_alike_everywhere() -> None:
    meet = [*BEGUN, ("w2", change(Op.SET, text=("He goes.", ["w1"]))), ("w3", gone("w1"))]
    keep = Change(kind="goal", id="one", op=Op.RESOLVE, bases={WHOLE: ["w3"]})
    assert after(meet, [("w4", keep)], [("w5", gone("w1", "w2"))]).removals == ("w5",)


def test_settling_leaves_one_version() -> None:
    meet = [*BEGUN, ("w2", change(Op.SET, now=(2, ["w1"]))), ("w3", change(Op.SET, now=(8, ["w1"])))]
    state = after(meet, [("w4", change(Op.RESOLVE, now=(2, ["w2", "w3"])))])
    assert (state.values["now"], state.beside) == (2, {})


def test_the_same_conflict_settled_differently_by_two_waits_again() -> None:
    meet = [*BEGUN, ("w2", change(Op.SET, now=(2, ["w1"]))), ("w3", change(Op.SET, now=(8, ["w1"])))]
    both = ([("w4", change(Op.RESOLVE, now=(2, ["w2", "w3"])))], [("w5", change(Op.RESOLVE, now=(8, ["w2", "w3"])))])
    assert after(meet, *both).beside == {"now": {"w4": 2, "w5": 8}}


def test_the_same_conflict_settled_alike_by_two_is_settled() -> None:
    meet = [*BEGUN, ("w2", change(Op.SET, now=(2, ["w1"]))), ("w3", change(Op.SET, now=(8, ["w1"])))]
    both = ([("w4", change(Op.RESOLVE, now=(2, ["w2", "w3"])))], [("w5", change(Op.RESOLVE, now=(2, ["w2", "w3"])))])
    assert after(meet, *both).open_fields("goal") == []


def test_settled_against_a_further_edit_waits_again() -> None:
    meet = [*BEGUN, ("w2", change(Op.SET, now=(2, ["w1"])))]
    edits = (
        [("w3", change(Op.SET, now=(8, ["w1"]))), ("w4", change(Op.RESOLVE, now=(8, ["w2", "w3"])))],
        [("w5", change(Op.SET, now=(5, ["w2"])))],
    )
    assert after(meet, *edits).beside == {"now": {"w4": 8, "w5": 5}}


def test_settled_against_a_removal_stays_and_waits() -> None:
    meet = [*BEGUN, ("w2", change(Op.SET, now=(2, ["w1"]))), ("w3", change(Op.SET, now=(8, ["w1"])))]
    state = after(meet, [("w4", change(Op.RESOLVE, now=(2, ["w2", "w3"])))], [("w5", gone("w1", "w2", "w3"))])
    assert state.open_fields("goal") == [WHOLE]


def test_an_edit_is_based_on_the_version_that_is_shown_alone() -> None:
    state = after(BEGUN, [("w2", change(Op.SET, now=(2, ["w1"])))], [("w3", change(Op.SET, now=(8, ["w1"])))])
    assert looked_at("goal", state, "now") == ["w3"]


def test_nine_versions_all_stand() -> None:
    meet = [(f"w{number}", change(Op.SET, now=(number, ["w1"]))) for number in range(2, 11)]
    state = State()
    for work, each in [*BEGUN, *meet]:
        state = apply(state, each, work)
    assert len(state.beside["now"]) == 9


def test_moves_to_different_files_never_wait() -> None:
    moves = ([("w2", change(Op.SET, file_id=("a", ["w1"])))], [("w3", change(Op.SET, file_id=("b", ["w1"])))])
    state = after(BEGUN, *moves)
    assert (state.values[PLACE], state.open_fields("goal")) == ("b", [])


def test_unknown_kinds_and_fields_wait_for_a_person() -> None:
    begun = [("w1", add("of_next_year", words="Begun."))]
    state = after(
        begun,
        [("w2", change(Op.SET, "of_next_year", words=("Two.", ["w1"])))],
        [("w3", change(Op.SET, "of_next_year", words=("Three.", ["w1"])))],
    )
    assert state.open_fields("of_next_year") == ["words"]


def test_all_that_came_comes_again_and_nothing_changes() -> None:
    all_works = [
        *BEGUN,
        ("w2", change(Op.SET, now=(2, ["w1"]))),
        ("w3", change(Op.SET, now=(8, ["w1"]))),
        ("w4", change(Op.RESOLVE, now=(2, ["w2", "w3"]))),
        ("w5", gone("w1", "w4")),
        ("w6", Change(kind="goal", id="one", op=Op.ADD, values={"text": "Again."}, bases={"text": ["w1"], WHOLE: ["w5"]})),
    ]
    once = after(all_works)
    for start in range(len(all_works)):
        assert _said(after([*all_works, *all_works[start:]])) == _said(once)
        assert works_in(after([*all_works, *all_works[start:]])) == works_in(once)


def test_every_narrative_and_safety_field_is_known_as_one() -> None:
    merges = {(kind, name): merge_of(kind, name) for kind, record in KINDS.items() for name in record.__dataclass_fields__}
    assert merges["goal", "text"] is Merge.NARRATIVE
    assert merges["goal", "children"] is Merge.SET
    assert merges["goal", "now"] is Merge.CHOICE
    assert {key for key, merge in merges.items() if merge is Merge.SAFETY} == {
        ("level_of_need", "level"),
        ("agreement", "withdrawn_on"),
        ("sharing", "withdrawn_on"),
        ("family", "restricted"),
    }
    assert all(merge is Merge.PLACE for (_, name), merge in merges.items() if name == PLACE)


def test_who_had_seen_all_that_stands_wrote_before_nothing_that_stands() -> None:
    now = after([*BEGUN, ("w2", change(Op.SET, text=("He goes.", ["w1"])))])
    assert has_seen_all(now, change(Op.SET, text=("He went.", ["w2"]), now=(4, ["w1"])))


@pytest.mark.parametrize(
    "come",
    [change(Op.SET, text=("He stays.", ["w1"])), gone("w2"), add(), change(Op.RESOLVE, text=("He stays.", ["w2"]))],
    ids=["without the latest", "removed", "added", "settled"],
)
def test_what_may_have_come_before_something_that_stands_is_doubtful(come: Change) -> None:
    assert not has_seen_all(after([*BEGUN, ("w2", change(Op.SET, text=("He goes.", ["w1"])))]), come)


def test_nothing_that_stands_came_of_anything_where_there_is_nothing() -> None:
    assert has_seen_all(State(), add())
