"""Every meeting: how to come to a meeting of the Marlows at each of its stages, and to the forms beside it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from fpz_app.casework.meeting_holding import attend, hold
from fpz_app.casework.meeting_reading import guests
from fpz_app.casework.meetings import call
from fpz_app.domain.meetings import Attendance, Meeting, Presence, Purpose
from fpz_app.presenters import places
from fpz_app.presenters.places import Place
from tests.helpers import hands

if TYPE_CHECKING:
    from tests.helpers.every_page import Guide


def calling(guide: "Guide") -> None:
    guide.tab("meetings")
    hands.press("Call a meeting")
    hands.rest()


def calling_with_a_problem(guide: "Guide") -> None:
    calling(guide)
    hands.write("Which day?", "1 January 2020")
    hands.press("Call the meeting")
    hands.wait_to_read("There is a problem")


def called(guide: "Guide") -> None:
    """A meeting of its own, on a day that no other has."""
    desk = guide.workplace.desk
    day = desk.today + timedelta(days=len(desk.store.find(Meeting)))
    _open(guide, _call(guide, on=day))


def begun(guide: "Guide", purpose: Purpose = Purpose.REVIEW) -> None:
    """Under way, with the first of those asked here."""
    desk = guide.workplace.desk
    day = desk.today + timedelta(days=len(desk.store.find(Meeting)))
    made = _call(guide, on=day, purpose=purpose)
    hold(desk.store, desk.actor, made.id, desk.today, desk.today)
    first = desk.store.find(Attendance, meeting_id=made.id, order="place")[0]
    attend(desk.store, desk.actor, replace(first, presence=Presence.HERE, score=4), desk.today)
    _open(guide, made)


def with_a_problem(guide: "Guide") -> None:
    called(guide)
    hands.press("Start the meeting")
    hands.press("Finish the minutes")
    hands.wait_to_read("There is a problem")


def invitation(guide: "Guide") -> None:
    called(guide)
    hands.press("Print the invitation")
    hands.until(lambda: hands.fields("Who is it for?"), "the preview")
    hands.rest()


def calling_off(guide: "Guide") -> None:
    called(guide)
    hands.press("Call off the meeting")
    hands.rest()


def called_off(guide: "Guide") -> None:
    calling_off(guide)
    hands.write("Why is it called off?", "Noah is ill.")
    hands.press("Call off the meeting")
    hands.wait_to_read("Cancelled")


def family_view(guide: "Guide") -> None:
    begun(guide)
    hands.answer("The action is", "Done")
    hands.press("Agree this date")
    hands.press("Family view")
    hands.wait_to_read("What we agreed today")
    hands.rest()


def adding_an_action(guide: "Guide") -> None:
    begun(guide)
    hands.press("Add an action")
    hands.rest()


def over(guide: "Guide") -> None:
    begun(guide)
    hands.press("Finish the minutes")
    hands.wait_to_read("Nobody has the minutes yet.")
    hands.rest()


def sending(guide: "Guide") -> None:
    over(guide)
    hands.press("Record who got them")
    hands.rest()


def sent(guide: "Guide") -> None:
    sending(guide)
    hands.write("Anyone else?", "Ann Reed")
    hands.answer("How?", "By hand")
    hands.press("Record it")
    hands.wait_to_read("Still without them")


def _call(guide: "Guide", **more: object) -> Meeting:
    desk, family, today = guide.workplace.desk, guide.marlow.id, guide.workplace.desk.today
    made = Meeting(file_id=family, family_id=family, called_on=today, on=today, place="Swanage Library", agenda=("Each action",))
    wanted = replace(made, **more)  # type: ignore[arg-type]
    return call(desk.store, desk.actor, wanted, guests(desk.store, desk.actor, family, today), today)


def _open(guide: "Guide", made: Meeting) -> None:
    guide.go(places.meeting(made.family_id, made.id))


VISITS: "dict[str, Callable[[Guide], None]]" = {
    "calling a meeting": calling,
    "calling a meeting with a problem": calling_with_a_problem,
    "a meeting called": called,
    "an invitation": invitation,
    "calling off a meeting": calling_off,
    "a meeting called off": called_off,
    "a meeting under way": begun,
    "a meeting from written updates": lambda guide: begun(guide, Purpose.UPDATES),
    "a new action at a meeting": adding_an_action,
    "a meeting with a problem": with_a_problem,
    "the family view": family_view,
    "a meeting that is over": over,
    "who got the minutes": sending,
    "some who got the minutes": sent,
    "all meetings": lambda guide: guide.go(Place("meetings")),
}
