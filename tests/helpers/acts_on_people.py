"""Acts on people: what is done about a family, those in it, their agreement and their assessment."""

from dataclasses import replace

from fpz_app.casework import (
    agreements,
    alerts,
    aliases,
    assessments,
    caseload_import,
    ecomap,
    families,
    joining,
    levels,
    moving,
    network,
    people,
    relationships,
    restoring,
    workers,
)
from fpz_app.domain.agreements import Disclosure, PrivacyNotice, Sharing
from fpz_app.domain.alerts import WarningNote
from fpz_app.domain.aliases import Sort
from fpz_app.domain.assessments import CopyGiven, FamilyCopy
from fpz_app.domain.families import Family
from fpz_app.domain.forms import Form
from fpz_app.domain.levels import LevelOfNeed
from fpz_app.domain.people import Kin, Membership, Person, Relationship
from fpz_app.domain.permissions import Doing
from fpz_app.domain.record import new_id
from fpz_app.domain.ties import Strength, Tie
from fpz_app.domain.workers import Helper, Worker
from tests.helpers.acts import ASSESS, LATER, RECORD, SHARE, WARN, Act
from tests.helpers.assessments import FORM
from tests.helpers.caseloads import CHILDREN, EVENTS
from tests.helpers.one_file import NOW, QUESTION, TODAY
from tests.helpers.stores import ZONE

NO_QUESTIONS = Form(key=FORM.key, version=1, title="", groups=(), former={})
OF_ASSESSMENTS = (
    Act(assessments.start_assessment, ASSESS, lambda do, of: do(of.bare.id, form=FORM, today=TODAY)),
    Act(assessments.amend, ASSESS, lambda do, of: do(of.bare.old.id, form=FORM, today=TODAY)),
    Act(assessments.save_answers, ASSESS, lambda do, of: do(of.draft.id, {(QUESTION, ""): "Said."}, form=FORM, today=TODAY)),
    Act(assessments.carry_forward, ASSESS, lambda do, of: do(of.draft.id, [(QUESTION, "")], form=FORM, today=TODAY)),
    Act(assessments.ask_one_at_a_time, ASSESS, lambda do, of: do(of.draft.id, True)),
    Act(assessments.finish, ASSESS, lambda do, of: do(of.draft.id, form=NO_QUESTIONS, now=NOW)),
    Act(assessments.approve, Doing.APPROVE, lambda do, of: do(of.ready.id, today=TODAY)),
    Act(assessments.return_with_comments, Doing.APPROVE, lambda do, of: do(of.ready.id, "Say more.")),
    Act(
        assessments.give_copy,
        RECORD,
        lambda do, of: do(
            FamilyCopy(**of.mine, of_id=of.old.id, answer=CopyGiven.NOT_GIVEN, on=TODAY, why_not="Later"), today=TODAY
        ),
    ),
    Act(
        levels.judge,
        Doing.JUDGE,
        lambda do, of: do(
            LevelOfNeed(**of.mine, person_id=of.callum.id, on=TODAY, level=2, reason="School"), today=TODAY, names={2: "Two"}
        ),
    ),
)
OF_AGREEMENTS = (
    Act(agreements.record_agreement, RECORD, lambda do, of: do(replace(of.agreement, id=new_id()), today=TODAY)),
    Act(agreements.withdraw, SHARE, lambda do, of: do(of.agreement.id, on=TODAY, why="Enough", today=TODAY)),
    Act(agreements.give_notice, SHARE, lambda do, of: do(PrivacyNotice(**of.mine, version="2026", given_on=TODAY), today=TODAY)),
    Act(agreements.record_sharing, SHARE, lambda do, of: do(Sharing(**of.mine, agency="GP", since=TODAY))),
    Act(agreements.stop_sharing, SHARE, lambda do, of: do(of.sharing.id, on=TODAY, today=TODAY)),
    Act(agreements.record_disclosure, Doing.PRINT, lambda do, of: do(Disclosure(**of.mine, what="Plan", on=TODAY))),
    Act(
        alerts.write_warning,
        WARN,
        lambda do, of: do(WarningNote(**of.mine, text="Dog", reason="Seen", made_on=TODAY, review_on=LATER)),
    ),
    Act(alerts.review_warning, WARN, lambda do, of: do(of.warning.id, review_on=LATER, today=TODAY)),
    Act(alerts.end_warning, WARN, lambda do, of: do(of.warning.id, why="It moved", today=TODAY)),
)
NEW_WORKER = Worker(file_id=ZONE, name="Ann Lee", agency="Early help")
OF_PEOPLE = (
    Act(families.make_family, Doing.MAKE_FAMILY, lambda do, _of: do(Family(file_id="", name="Reed"), today=TODAY), in_file=False),
    Act(families.change_family, RECORD, lambda do, of: do(replace(of.family, phone="01632 960100"))),
    Act(families.restrict, Doing.RESTRICT, lambda do, of: do(of.id, of.family.allowed)),
    Act(families.lift_restriction, Doing.RESTRICT, lambda do, of: do(of.id)),
    Act(
        people.add_person,
        RECORD,
        lambda do, of: do(Person(file_id=of.id, given_name="Noah"), Membership(**of.mine, person_id=""), today=TODAY),
    ),
    Act(people.join_family, RECORD, lambda do, of: do(of.zone_child.id, Membership(**of.mine, person_id=""))),
    Act(
        people.change_person,
        RECORD,
        lambda do, of: do(replace(of.callum, school="Bay School"), today=TODAY, membership=of.belongs, family_id=of.id),
    ),
    Act(
        relationships.relate,
        RECORD,
        lambda do, of: do(Relationship(file_id=of.id, from_id=of.kerry.id, to_id=of.baby.id, kin=Kin.PARENT), today=TODAY),
    ),
    Act(restoring.bring_back, RECORD, lambda do, of: do(restoring.Earlier("person", of.callum.id, "health", "Well."))),
    Act(aliases.tell_apart, RECORD, lambda do, of: do(Sort.PERSON, of.callum.id, of.kerry.id)),
    Act(relationships.unrelate, RECORD, lambda do, of: do(of.kin)),
    Act(ecomap.record_tie, RECORD, lambda do, of: do(Tie(**of.mine, other="GP", strength=Strength.WEAK), today=TODAY)),
    Act(ecomap.remove_tie, RECORD, lambda do, of: do(of.tie)),
    Act(network.put_helper, RECORD, lambda do, of: do(Helper(**of.mine, name="Jo Wren"))),
    Act(moving.leave, RECORD, lambda do, of: do(of.callum.id, family_id=of.id, on=TODAY, why="Moved")),
    Act(moving.move, RECORD, lambda do, of: do(of.callum.id, leaving=of.id, to=of.bare.id, on=TODAY)),
    Act(moving.share_time, RECORD, lambda do, of: do(of.callum.id, between=of.id, and_with=of.bare.id, since=TODAY)),
    Act(
        moving.record_birth,
        RECORD,
        lambda do, of: do(of.baby.id, born="2026-11-20", given_name="Ash", family_name="", sex="", today=TODAY),
    ),
    Act(moving.record_death, RECORD, lambda do, of: do(of.kerry.id, on=TODAY, today=TODAY)),
    Act(joining.join_known, RECORD, lambda do, of: do([of.zone_child.id], of.id)),
    Act(joining.join_new, Doing.MAKE_FAMILY, lambda do, of: do([of.zone_child.id], "Reed", today=TODAY), in_file=False),
    Act(workers.keep_worker, Doing.KEEP_DIRECTORY, lambda do, _of: do(NEW_WORKER), in_file=False),
    Act(workers.mark_left, Doing.KEEP_DIRECTORY, lambda do, of: do(of.colleague.id), in_file=False),
    Act(workers.welcome_back, Doing.KEEP_DIRECTORY, lambda do, of: do(of.colleague.id), in_file=False),
    Act(caseload_import.bring_in, Doing.IMPORT, lambda do, _of: do(CHILDREN, EVENTS), in_file=False),
)
