"""Every kind of record by its name in the journal; a name is never used again for something else."""

from fpz_app.domain.agreements import Agreement, Disclosure, PrivacyNotice, Sharing
from fpz_app.domain.alerts import WarningNote
from fpz_app.domain.aliases import Alias
from fpz_app.domain.assessments import Assessment, FamilyCopy, GivenAnswer
from fpz_app.domain.attachments import Attachment
from fpz_app.domain.break_glass import BreakGlass
from fpz_app.domain.chronology_rows import MeaningForChild, PartnerEvent
from fpz_app.domain.closing import Closing
from fpz_app.domain.disagreements import Disagreement
from fpz_app.domain.episodes import Episode
from fpz_app.domain.families import Family
from fpz_app.domain.frontdoor import Contact, Referral
from fpz_app.domain.levels import LevelOfNeed
from fpz_app.domain.meetings import ActionReview, Attendance, Meeting, MinutesSent
from fpz_app.domain.notes import Appendment, Note
from fpz_app.domain.people import Membership, Person, Relationship
from fpz_app.domain.plans import Action, Goal, GoalScore, NeedLeftOut, Plan, PlanVersion, Signature
from fpz_app.domain.putting_off import PutOff
from fpz_app.domain.record import Record
from fpz_app.domain.step_down import StepDown
from fpz_app.domain.step_up import IndicatorShown, StepUp
from fpz_app.domain.ties import Tie
from fpz_app.domain.visits import Visit
from fpz_app.domain.workers import Helper, Worker, Zone
from fpz_app.domain.zone_moves import ZoneMove

KINDS: dict[str, type[Record]] = {
    "zone": Zone,
    "worker": Worker,
    "family": Family,
    "person": Person,
    "membership": Membership,
    "relationship": Relationship,
    "tie": Tie,
    "helper": Helper,
    "agreement": Agreement,
    "privacy_notice": PrivacyNotice,
    "sharing": Sharing,
    "disclosure": Disclosure,
    "episode": Episode,
    "contact": Contact,
    "referral": Referral,
    "note": Note,
    "appendment": Appendment,
    "assessment": Assessment,
    "answer": GivenAnswer,
    "family_copy": FamilyCopy,
    "level_of_need": LevelOfNeed,
    "warning_note": WarningNote,
    "plan": Plan,
    "goal": Goal,
    "action": Action,
    "need_left_out": NeedLeftOut,
    "goal_score": GoalScore,
    "plan_version": PlanVersion,
    "signature": Signature,
    "closing": Closing,
    "step_up": StepUp,
    "indicator_shown": IndicatorShown,
    "disagreement": Disagreement,
    "step_down": StepDown,
    "meeting": Meeting,
    "attendance": Attendance,
    "action_review": ActionReview,
    "minutes_sent": MinutesSent,
    "attachment": Attachment,
    "partner_event": PartnerEvent,
    "meaning_for_child": MeaningForChild,
    "break_glass": BreakGlass,
    "zone_move": ZoneMove,
    "alias": Alias,
    "visit": Visit,
    "put_off": PutOff,
}
NAME_OF: dict[type[Record], str] = {kind: name for name, kind in KINDS.items()}
