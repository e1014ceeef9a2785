"""Decision blocks: each section of the Level and decisions tab as rows in words, and what can be done there."""

from collections.abc import Mapping, Sequence

from fpz_app.casework.closing import ClosedRow, ClosingPage
from fpz_app.casework.levels import ChildLevel, Levels
from fpz_app.domain.closing import Closing
from fpz_app.domain.closing_guard import Condition
from fpz_app.domain.dates import say_date
from fpz_app.presenters.closing_print import has_letter
from fpz_app.presenters.sharing_blocks import Block, Row

LEVELS_SHOWN = 3
"""How many judgements of one child stand in the tab; the chronology has them all."""


def level_block(found: Levels, names: Mapping[int, str]) -> Block:
    """`names` are the zone's words for the levels."""
    rows = [row for child in found.children for row in _child(child, names, may_judge=found.may_judge)]
    return Block(heading="Level of need", rows=rows, empty="No child belongs to this family yet.")


def _child(child: ChildLevel, names: Mapping[int, str], *, may_judge: bool) -> list[Row]:
    deeds = [("Judge the level", f"level.{child.person_id}")] if may_judge else []
    if not child.judged:
        return [Row(id=child.person_id, words=child.title, detail=("Not judged yet",), shape="not_started", deeds=deeds)]
    now, *before = child.judged
    words = f"{child.title}: level {now.level}, {names.get(now.level, '')}"
    earlier = [f"Before: level {each.level}, {each.when}. {each.reason}".strip() for each in before[: LEVELS_SHOWN - 1]]
    detail = [each for each in (f"Since {now.when}{_by(now.decided_by)}", now.reason, *earlier) if each]
    return [Row(id=child.person_id, words=words, detail=detail, shape="done", deeds=deeds)]


def _by(decided_by: str) -> str:
    return f", judged by {decided_by}" if decided_by else ""


def closing_block(page: ClosingPage, words: str) -> Block:
    """`words` are the zone's for early help."""
    rows = [*_asked(page, words), *(_condition(each) for each in page.conditions), *(_closed(each) for each in page.closed)]
    adding = None
    if page.may_close and page.episode is not None:
        adding = (f"Close {words}", "close")
    elif page.may_close and page.closed:
        adding = (f"Reopen {words}", "reopen")
    return Block(heading="Closing", rows=rows, empty=f"No {words} is under way.", adding=adding)


def _asked(page: ClosingPage, words: str) -> list[Row]:
    """What a manager was asked for, or how to ask one."""
    asked = page.asked
    if asked is None:
        deeds = [(f"Ask the manager to close {words}", "askclose")]
        said = "Where the family does not engage or withdraws, a manager decides."
        return [Row(id="ask", words=said, shape="later", deeds=deeds)] if page.asks else []
    if asked.manager_why:
        shown = f"Closing sent back by {asked.manager}, {_when(asked)}", "decide"
    else:
        shown = f"Closing asked for: {asked.reason}, {say_date(asked.on)}", "under_way"
    detail = [*([asked.manager_why] if asked.manager_why else ["It waits for a manager."]), *_reasons(asked, page.names)]
    if page.decides:
        decide = [("Decide and close", "close")]
        deeds = decide if asked.manager_why else [*decide, ("Send it back", f"sendback.{asked.id}")]
    else:
        deeds = [("Change what is asked for" if not asked.manager_why else "Ask again", "askclose")] if page.asks else []
    return [Row(id=asked.id, words=shown[0], detail=detail, shape=shown[1], deeds=deeds)]


def _condition(condition: Condition) -> Row:
    shape = "done" if condition.met else "decide" if condition.is_question else "over"
    detail = [each for each in (condition.remedy, condition.which) if each]
    return Row(id=condition.key, words=condition.words, detail=detail, shape=shape)


def _closed(row: ClosedRow) -> Row:
    closing = row.closing
    words = f"Closed {row.when}: {row.episode.end_reason}" if row.episode.end_reason else f"Closed {row.when}"
    detail = _told(closing, row.names) if closing else [row.episode.reason] if row.episode.reason else []
    deeds = [("Letter to the family", f"letter.{closing.id}")] if closing and has_letter(closing) else []
    return Row(id=row.episode.id, words=words, detail=detail, quiet=True, deeds=deeds)


def _when(closing: Closing) -> str:
    """Of the manager's word."""
    return f"{say_date(closing.manager_on)} at {closing.manager_at}" if closing.manager_on else ""


def _reasons(asked: Closing, names: Mapping[str, str]) -> Sequence[str]:
    """What a manager is to weigh."""
    lines = [f"Open: {'. '.join(asked.unmet)}"] if asked.unmet else []
    lines += [f"Risk: {asked.risk}"] if asked.risk else []
    return [*lines, *(f"{names.get(each.person_id, 'A child')}: {each.different}" for each in asked.changes if each.different)]


def _told(closing: Closing, names: Mapping[str, str]) -> Sequence[str]:
    lines = [f"{names.get(each.person_id, 'A child')}: {each.different} So said {each.said_by}." for each in closing.changes]
    lines += [f"Passed on: {closing.passed_on}"] if closing.passed_on else []
    lines += [f"Open when it closed: {'. '.join(closing.unmet)}"] if closing.unmet else []
    lines += [f"Closed all the same: {closing.all_the_same}"] if closing.all_the_same else []
    lines += [f"Risk: {closing.risk}"] if closing.risk else []
    if closing.manager_why and closing.manager_on:
        told = ", as told to the lead practitioner" if closing.manager_told else ""
        lines.append(f"{closing.manager} decided, {_when(closing)}{told}: {closing.manager_why}")
    lines += [f"If worries return: {closing.if_worries_return}"] if closing.if_worries_return else []
    return lines
