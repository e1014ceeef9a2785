"""Family reading: which words of our records a family reads on paper, so that they are marked where they are hard to read."""

READ_BY_FAMILY: frozenset[tuple[str, str]] = frozenset({
    ("plan", "going_well"), ("plan", "worries"), ("plan", "review_place"), ("plan", "if_harder"), ("plan", "whom_to_ring"),
    ("plan", "share_with"), ("plan", "sees_it_differently"),
    ("goal", "text"), ("goal", "why"),
    ("action", "text"), ("action", "by_words"), ("action", "how_known"), ("action", "outcome"),
    ("meeting", "agenda"), ("meeting", "place"), ("meeting", "online"),
    ("meeting", "going_well"), ("meeting", "worries"), ("meeting", "need_why"), ("meeting", "agreement_note"),
    ("action_review", "note"),
    ("agreement", "offered_instead"),
    ("closing", "changes"), ("closing", "if_worries_return"), ("closing", "to_family"),
})  # fmt: skip
"""By kind and field: on the plan, the invitation, the minutes and the closing letter, or said to them when they are
asked to agree. The assessment's form says of its own questions which are."""

THEIR_OWN: frozenset[tuple[str, str]] = frozenset({
    ("attendance", "said"), ("attendance", "report"), ("signature", "sees_it"), ("agreement", "withdrawn_why"),
})  # fmt: skip
"""Written as it was said: nobody's own words are judged."""

NOT_PRINTED: frozenset[tuple[str, str]] = frozenset({
    ("agreement", "note"), ("meeting", "cancelled_why"), ("closing", "missing_words"), ("closing", "exploitation_words"),
    ("closing", "all_the_same"), ("closing", "risk"), ("closing", "manager_why"),
})  # fmt: skip
"""Written in the same records for those who work with the family."""
