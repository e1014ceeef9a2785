"""A form saves only what was changed in it: each says which records it opens with, and writes as of then."""

from dataclasses import MISSING, fields
from pathlib import Path

from fpz_app.presenters.small_form import SmallForm
from tests.helpers.sources import modules

ONLY_NEW = {
    "assessment_copy": "a copy that was given is a record of its own",
    "assessment_decisions": "comments go to an assessment that waits, and to no other",
    "conflict": "names the works that were looked at",
    "desk": "keeps the drafts of all",
    "group_draft": "a note is a record of its own",
    "note_writing": "a note is a record of its own",
    "notes": "an addition is a record of its own",
    "partner_draft": "rows are brought in as records of their own",
    "plan_agreeing": "a version is a record of its own",
}
"""Presenters that keep a draft and change no record that was there, and why."""


def presenters_that_call(name: str) -> set[str]:
    return {Path(each.name).stem for each in modules("fpz_app/presenters") if name in {called for called, _ in each.calls()}}


def test_each_form_that_keeps_a_draft_opens_with_its_records() -> None:
    assert presenters_that_call("save_draft") - presenters_that_call("open_form") == set(ONLY_NEW)


def test_each_form_that_opens_with_records_writes_as_of_then() -> None:
    assert presenters_that_call("open_form") <= presenters_that_call("since_opened")


def test_a_small_form_cannot_leave_out_which_records_it_changes() -> None:
    of = next(each for each in fields(SmallForm) if each.name == "of")
    assert (of.default, of.default_factory) == (MISSING, MISSING)
