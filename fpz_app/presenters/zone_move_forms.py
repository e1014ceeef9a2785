"""Move form and block: a manager asks that the family's file goes to another zone, and what became of it."""

from fpz_app.casework import zone_moves as casework
from fpz_app.casework.zone_moves import MoveRow, ZoneMoves
from fpz_app.domain.dates import say_day
from fpz_app.domain.forms import Field, Kind
from fpz_app.domain.zone_moves import ZoneMove
from fpz_app.presenters.deciding import Deciding, narrative
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.sharing_blocks import Block, Row
from fpz_app.presenters.small_form import Given, SmallForm

WHAT_IT_DOES = (
    "At the next sync the whole file goes to the other zone, and no laptop of this zone keeps it. "
    "What colleagues here have not sent by then is left for those who take the family up. Only the other zone can move it back."
)


def moving(asking: Deciding) -> SmallForm:
    desk = asking.desk

    def keep(given: Given) -> ZoneMove:
        asked = ZoneMove(
            file_id=asking.family_id,
            family_id=asking.family_id,
            to_zone=given["to_zone"].strip(),
            takes_up=given["takes_up"].strip(),
            reason=given["reason"],
            agreed=given["agreed"],
            asked_by=desk.actor.id,
            asked_on=desk.today,
        )
        return casework.ask_to_move(desk.store, desk.actor, asked)

    return SmallForm(
        title="Move the family to another zone",
        called="a move to another zone",
        beneath=WHAT_IT_DOES,
        save="Move the family",
        fields=(
            Field(key="to_zone", kind=Kind.SHORT_TEXT, label="To which zone?", required=True),
            Field(
                key="takes_up", kind=Kind.SHORT_TEXT, label="Who takes the family up there?", required=True,
                help="Their name as it stands in that zone’s directory. They have agreed to it.",
            ),
            narrative("reason", "Why?", required=True),
            narrative("agreed", "What was the family told, and what did they say?", required=True),
        ),
        start={},
        of=(),
        keep=keep,
        done="The family moves with the next sync.",
    )  # fmt: skip


def move_block(found: ZoneMoves, desk: Desk) -> Block | None:
    """None for who can do nothing there and has nothing to read."""
    if not found.rows and not found.may_ask:
        return None
    return Block(
        heading="Move to another zone",
        rows=[_row(each, desk, may_decide=found.may_decide) for each in found.rows],
        empty="The file can go to another zone of the centre.",
        adding=("Move the family", "zonemove") if found.may_ask else None,
    )


def _row(row: MoveRow, desk: Desk, *, may_decide: bool) -> Row:
    move, today = row.move, desk.today
    told = (f"Reason: {move.reason}", f"The family: {move.agreed}", f"Decided by {row.asked_by}")
    if move.moved_on:
        words = f"Moved to {move.to_zone}, {say_day(move.moved_on, today)}"
        return Row(id=move.id, words=words, detail=told, shape="done", quiet=True)
    waits = f"Goes with the next sync. {move.takes_up} takes the family up."
    deeds = (("Take it back", f"moveback.{move.id}"),) if may_decide else ()
    return Row(id=move.id, words=f"To {move.to_zone}", detail=(waits, *told), shape="under_way", deeds=deeds)
