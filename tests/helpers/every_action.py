"""Every action of casework that writes in a file: what it needs its actor to be allowed, and how it is done there."""

from tests.helpers.acts_on_chronology import OF_CHRONOLOGY
from tests.helpers.acts_on_people import OF_AGREEMENTS, OF_ASSESSMENTS, OF_PEOPLE
from tests.helpers.acts_on_work import OF_BREAK_GLASS, OF_ENDINGS, OF_MEETINGS, OF_PLANS, OF_STEPS_UP, OF_VISITS

ACTS = (
    *OF_ASSESSMENTS, *OF_AGREEMENTS, *OF_PEOPLE, *OF_PLANS, *OF_MEETINGS, *OF_VISITS, *OF_STEPS_UP, *OF_ENDINGS, *OF_BREAK_GLASS,
    *OF_CHRONOLOGY,
)  # fmt: skip
ELSEWHERE = {
    "access.witness": "an event of reading, which comes after the reading was allowed",
    "access.witness_search": "an event of searching, which comes after what was found was allowed",
    "workers.change_contact": "each worker's own entry in the directory",
    "tray.put_away": "a laptop's own tray",
    "tray.witness_copy": "an event of reading one's own refused words",
    "tray.send_again": "needs a tray: tests/unit/test_send_again.py",
    "tray.hand_over": "a laptop's own tray",
    "left_works.write_into_note": "needs what somebody left: tests/unit/test_left_works.py",
    "left_works.do_in_own_name": "needs what somebody left: tests/unit/test_left_works.py",
    "left_works.put_left_away": "needs what somebody left: tests/unit/test_left_works.py",
    "workers.hand_over_families": "needs more in a restricted file: tests/unit/test_workers.py",
    "settling.settle": "needs two laptops: tests/unit/test_conflicts.py",
    "joined_texts.take_apart": "needs two laptops: tests/unit/test_joined_texts.py",
    "aliases.join": "a restricted file stands alone: tests/unit/test_aliases.py",
    "aliases.choose": "needs a join: tests/unit/test_aliases.py",
}
"""Actions that are not acts upon one file, and why."""
