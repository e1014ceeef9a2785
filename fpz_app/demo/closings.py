"""Closings: a family's early help as it ended, and one that the guard would not let end and that waits as a draft."""

from datetime import timedelta

from fpz_app.casework.closing import close
from fpz_app.demo.decision_shapes import ClosingShape
from fpz_app.demo.making import Making, at
from fpz_app.domain.closing import ChildChange, Closing
from fpz_app.domain.closing_guard import Told
from fpz_app.domain.record import derived_id
from fpz_app.store.drafts import Draft
from fpz_app.store.store import Store


def end(store: Store, making: Making, *, seen_limit: timedelta) -> None:
    """Closes it on its last day, or begins to."""
    shape = making.material.decisions[making.part.decisions].closing
    if shape is None:
        return
    if shape.is_draft:
        store.save_draft(_draft(making, shape))
        return
    assert making.calendar.ended is not None
    closing = _closing(making, shape)
    close(store, making.lead, closing, seen_limit=seen_limit, now=at(closing.on, 16, 10))


def _closing(making: Making, shape: ClosingShape) -> Closing:
    family, say = making.family.id, making.teller.say
    ended = making.calendar.ended or making.today
    decides = bool(shape.manager)
    return Closing(
        id=derived_id(making.episode_id, "closing"), file_id=family, family_id=family, episode_id=making.episode_id,
        reason=shape.reason, on=ended, missing=Told(shape.missing), exploitation=Told(shape.exploitation),
        manager=making.workers[shape.manager].name if decides else "", manager_on=ended if decides else None,
        manager_at=shape.manager_at, manager_why=say(shape.manager_why), if_worries_return=say(shape.if_worries_return),
        to_family=say(shape.to_family),
        changes=tuple(
            ChildChange(person_id=making.people[each.who].id, different=say(each.different), said_by=say(each.said_by))
            for each in shape.change
        ),
    )  # fmt: skip


def _draft(making: Making, shape: ClosingShape) -> Draft:
    """As the form keeps it: the answers by question."""
    saved, say = at(making.calendar.last, 17, 5), making.teller.say
    answers = {
        "reason": str(shape.reason),
        "on": making.calendar.last.isoformat(),
        "missing": shape.missing,
        "exploitation": shape.exploitation,
        "if_worries_return": say(shape.if_worries_return),
    }
    for each in shape.change:
        child = making.people[each.who].id
        answers |= {f"different.{child}": say(each.different), f"said_by.{child}": say(each.said_by)}
    return Draft(
        key=f"decisions:close:{making.family.id}",
        worker=making.lead.id,
        title="the closing of early help",
        family=making.family.id,
        content={key: value for key, value in answers.items() if value},
        saved_at=saved.isoformat(timespec="seconds"),
    )


def is_scripted(making: Making) -> bool:
    """Whether the end of the family's help is told, and so made by the action that closes it."""
    said = making.material.decisions.get(making.part.decisions)
    return bool(said and said.closing and not said.closing.is_draft)
