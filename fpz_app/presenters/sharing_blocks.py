"""Sharing blocks: each section of the Sharing tab as a heading, rows in words, and what can be done there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from fpz_app.casework.alerts import WarningRow, Warnings
from fpz_app.casework.episodes import EarlyHelp
from fpz_app.casework.sharing import AgreementRow, SharingPage, SharingRow
from fpz_app.domain.agreements import Answer
from fpz_app.domain.dates import say_when
from fpz_app.domain.episodes import EpisodeState
from fpz_app.domain.kinship import listed
from fpz_app.presenters.desk import Desk
from fpz_app.store.drafts import Draft

Deed = tuple[str, str]  # its words, its key
HISTORY = "history"


@dataclass(frozen=True, kw_only=True)
class Row:
    """`shape` is a status shape's name, `right` what stands at the end of the first line; `quiet` for what is past."""

    id: str
    words: str
    detail: Sequence[str] = ()
    shape: str = ""
    right: str = ""
    quiet: bool = False
    deeds: Sequence[Deed] = ()


@dataclass(frozen=True, kw_only=True)
class Block:
    """`empty` are the words that stand where there is no row; `adding` is the deed beside the heading."""

    heading: str
    rows: Sequence[Row]
    empty: str = ""
    adding: Deed | None = None


def history_of(record_id: str) -> Deed:
    """Opens the history of one record."""
    return "History", f"{HISTORY}.{record_id}"


def unfinished_block(drafts: Sequence[Draft], desk: Desk) -> Block:
    rows = [
        Row(
            id=draft.key,
            words=f"{draft.title[:1].upper()}{draft.title[1:]}",
            detail=(f"saved {say_when(datetime.fromisoformat(draft.saved_at), desk.today)}, on this laptop only",),
            shape="draft",
            deeds=(("Go on with it", draft.key.split(":")[1]), ("Throw away", f"away.{draft.key}")),
        )
        for draft in drafts
    ]
    return Block(heading="Not finished yet", rows=rows)


def episode_block(found: EarlyHelp, words: str) -> Block:
    """`words` are the zone's for early help."""
    heading = words[:1].upper() + words[1:]
    rows = [Row(id=each.id, words=each.state, detail=_parts(each.dates, each.reason), quiet=True) for each in found.before]
    if found.now is None:
        return Block(
            heading=heading,
            rows=rows,
            empty=f"No {words} is under way.",
            adding=(f"Ask for {words}", "ask") if found.may_record else None,
        )
    now = found.now
    deeds = [(MOVES[to], f"move.{to.name}.{now.id}") for to in found.moves]
    by = f"Asked for by {now.organisation}" if now.organisation else ""
    first = Row(id=now.id, words=f"{now.state}, {now.dates}", detail=_parts(now.reason, by), shape="under_way", deeds=deeds)
    return Block(heading=heading, rows=[first, *rows])


def agreement_block(page: SharingPage) -> Block:
    return Block(
        heading="Agreement to take part",
        rows=[_answer(row, page) for row in page.agreements],
        empty="The family has not been asked yet, or the answer is not recorded.",
        adding=("Record an answer", "agreement") if page.may_record else None,
    )


def notice_block(page: SharingPage) -> Block:
    rows = [
        Row(
            id=each.notice.id,
            words=each.notice.version if "version" in each.notice.version.casefold() else f"Version {each.notice.version}",
            detail=(each.words, *each.basis) if at == 0 else (each.words,),
            shape="done" if at == 0 else "",
            quiet=at > 0,
        )
        for at, each in enumerate(page.notices)
    ]
    return Block(
        heading="Privacy notice",
        rows=rows,
        empty="No privacy notice has been given yet.",
        adding=("Record a notice", "notice") if page.may_share else None,
    )


def shared_block(page: SharingPage) -> Block:
    return Block(
        heading="Shared with",
        rows=[_agency(row, page) for row in page.sharings],
        empty="Nothing is shared with another agency.",
        adding=("Add an agency", "sharing") if page.may_share else None,
    )


def given_block(page: SharingPage) -> Block:
    rows = [
        Row(id="", words=each.what, detail=_parts(f"to {each.to}" if each.to else ""), right=each.on) for each in page.disclosures
    ]
    return Block(
        heading="What was given to whom",
        rows=rows,
        empty="Nothing has been printed, saved or given yet.",
        adding=("Record something given", "given") if page.may_share else None,
    )


def warning_block(found: Warnings) -> Block:
    return Block(
        heading="Warnings",
        rows=[_warning(row, found.may_warn) for row in found.rows],
        empty="There is no warning.",
        adding=("Write a warning", "warning") if found.may_warn else None,
    )


def _answer(row: AgreementRow, page: SharingPage) -> Row:
    answer = row.agreement
    before = f"Shared until then with {listed(row.shared_before)}." if row.shared_before else ""
    no = answer.withdrawn_on is not None or answer.answer is not Answer.AGREED
    deeds = [("Record a withdrawal", f"withdraw.{answer.id}")] if row.stands and page.may_share else []
    shape = "done" if row.stands else "apologies" if no else ""
    return Row(
        id=answer.id, words=row.words, detail=_parts(row.detail, before), shape=shape, quiet=not (row.stands or no),
        deeds=[*deeds, history_of(answer.id)],
    )  # fmt: skip


def _agency(row: SharingRow, page: SharingPage) -> Row:
    deeds = [("Stop sharing", f"stop.{row.sharing.id}")] if row.allowed and page.may_share else []
    shape = "done" if row.allowed else "apologies"
    return Row(
        id=row.sharing.id,
        words=row.agency,
        detail=_parts(row.words, row.why),
        shape=shape,
        quiet=bool(row.sharing.ends),
        deeds=deeds,
    )


def _warning(row: WarningRow, may_warn: bool) -> Row:
    deeds = [("Still true", f"review.{row.note.id}"), ("No longer true", f"end.{row.note.id}")]
    about = f"About {row.about}" if row.about else ""
    return Row(
        id=row.note.id,
        words=row.text,
        detail=_parts(about, row.reason, row.review),
        shape="" if row.ended else "over" if row.overdue else "warning",
        quiet=row.ended,
        deeds=[*([] if row.ended or not may_warn else deeds), history_of(row.note.id)],
    )


def _parts(*words: str) -> tuple[str, ...]:
    return tuple(each for each in words if each)


MOVES = {
    EpisodeState.REQUESTED: "Back to requested",
    EpisodeState.AGREEMENT_SOUGHT: "Seek the family’s agreement",
    EpisodeState.ASSESSING: "Move to assessing",
    EpisodeState.PLAN_ACTIVE: "Move to plan active",
    EpisodeState.UNDER_REVIEW: "Move to under review",
    EpisodeState.PAUSED: "Pause while a statutory plan leads",
}
