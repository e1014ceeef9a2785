"""Every question of casework, and every paper drawn from its answers, asked about a family that is not hidden."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from fpz_app import paths
from fpz_app.casework import (
    access,
    action_history,
    agreements,
    alerts,
    aliases,
    asking,
    assessment_reading,
    assessment_subjects,
    attachments,
    break_glass,
    caseload,
    caseload_import,
    chronology,
    chronology_rows,
    closing,
    conflicts,
    differences,
    directory,
    disagreements,
    duplicate_lines,
    duplicate_pairs,
    duplicates,
    ecomap,
    episodes,
    families,
    finding,
    finding_words,
    follow_ups,
    genogram,
    group_notes,
    history,
    joined_texts,
    left_heads,
    left_works,
    levels,
    meeting_reading,
    naming,
    network,
    newer,
    notes,
    outbox,
    overview,
    papers,
    partner_matching,
    people,
    plan_beginning,
    plan_reading,
    putting_off,
    recent,
    removed_attachments,
    sharing,
    step_down,
    step_up,
    step_up_evidence,
    team,
    today,
    tray,
    unfinished,
    unsent_attachments,
    visits,
    voices,
    week,
    workers,
    zone_moves,
)
from fpz_app.casework.partner_matching import Named
from fpz_app.domain.merging import State
from fpz_app.domain.people import Person
from fpz_app.domain.permissions import Doing
from fpz_app.domain.plan_signals import Limits
from fpz_app.presenters import around_print, assessment_print, chronology_print, plan_print, step_down_print, step_up_print
from fpz_app.presenters.chronology_filters import Filters
from fpz_app.settings import load_settings
from fpz_app.store.seen import Seen
from tests.helpers.acts_on_work import group_parts
from tests.helpers.assessments import FORM
from tests.helpers.one_file import NOW, TODAY, OneFile
from tests.helpers.stores import PRIYA

SETTINGS = load_settings([paths.resources()])
ZONE = SETTINGS.zone
SEEN = timedelta(weeks=4)
LIMITS = Limits(ZONE.plans.actions_at_most, ZONE.clocks.drift_months, ZONE.clocks.drift_reviews)
Ask = Callable[..., Any]

TYPED = ("Zephyrine", "Marlow", "Kerry", "PU2291", "PU7777", "14 Bay Close", "3 Hidden Lane", "BH19 1AA", "2012", "1990", "Bump")
"""What someone may type who wonders whether a family is on record."""


@dataclass(frozen=True)
class Asked:
    """`put` is given the question without its first two arguments and the family's file, and gives all its answers."""

    question: Callable[..., object]
    put: Callable[[Ask, OneFile], object]

    @property
    def name(self) -> str:
        return f"{self.question.__module__.rpartition('.')[2]}.{self.question.__name__}"


def _twins(of: OneFile) -> list[Person]:
    """Someone about to be added who is like someone of the hidden file, by each of the ways in which that shows."""
    new = Person(file_id=of.id, given_name="Zephyrine", family_name="Zephyr", born="2013-03-03")
    numbered = replace(new, given_name="", family_name="", nhs_number="9434765919", upn="H801200001001")
    return [new, numbered, replace(new, address="3 Hidden Lane", postcode="BH19 9ZZ"), replace(of.callum, id=new.id)]


def _group_problems(ask: Ask, of: OneFile, typed: str) -> list[tuple[str, str, str]]:
    found = ask(f"We made bread with {typed}.", group_parts(of), today=TODAY, names_nobody=False)
    return [(each.field, each.message, each.remedy) for each in found]


BY_FAMILY_AND_DAY: tuple[Callable[..., object], ...] = (
    agreements.agencies_shared_with, alerts.warnings, attachments.attachments_page, assessment_reading.assessment_page,
    assessment_subjects.subjects_now, episodes.early_help, families.also_elsewhere, families.identity,
    ecomap.family_ecomap,
    follow_ups.follow_ups,
    genogram.family_genogram, levels.levels, meeting_reading.guests, naming.around, network.owners, network.subjects,
    notes.notes, notes.notes_page, overview.overview, papers.papers, papers.drawn_papers, people.members,
    plan_reading.plan_content, plan_reading.what_is_new, sharing.sharing_page,
)  # fmt: skip
BY_FAMILY: tuple[Callable[..., object], ...] = (
    assessment_reading.assessments_of, break_glass.name_on_paper, break_glass.opened_to, chronology.chronology,
    chronology_rows.events_on_record,
    conflicts.conflicts, families.may_open, history.file_history, history.kept_at_centre, joined_texts.joined_texts,
    network.helpers, papers.given_papers, removed_attachments.removed_attachments,
    visits.family_visits,
    follow_ups.goals_to_choose, group_notes.group_family,
)  # fmt: skip
OF_FAMILY = (
    *(Asked(each, lambda ask, of: ask(of.id, TODAY)) for each in BY_FAMILY_AND_DAY),
    *(Asked(each, lambda ask, of: ask(of.id)) for each in BY_FAMILY),
    Asked(access.may_here, lambda ask, of: [ask(doing, of.id) for doing in Doing]),
    Asked(attachments.content, lambda ask, of: ask(of.letter.id)),
    Asked(action_history.histories, lambda ask, of: ask(of.goal.id)),
    Asked(partner_matching.who_is_meant, lambda ask, of: ask(of.id, [Named(each) for each in (*TYPED, "CM")])),
    Asked(closing.closing_facts, lambda ask, of: ask(of.id, TODAY, seen_limit=SEEN)),
    Asked(closing.closing_page, lambda ask, of: ask(of.id, TODAY, seen_limit=SEEN)),
    Asked(zone_moves.zone_moves, lambda ask, of: ask(of.id)),
    Asked(disagreements.disagreements, lambda ask, of: ask(of.id, 5)),
    Asked(step_down.step_downs, lambda ask, of: ask(of.id, 10)),
    Asked(step_up.step_ups, lambda ask, of: ask(of.id, ZONE.front_door)),
    Asked(step_up_evidence.evidence_found, lambda ask, of: ask(of.id, FORM, TODAY)),
    Asked(assessment_reading.needs_found, lambda ask, of: ask(of.id, FORM, TODAY)),
    Asked(assessment_reading.asked_of, lambda ask, of: ask(of.draft, form=FORM, today=TODAY)),
    Asked(assessment_subjects.subjects_then, lambda ask, of: ask(of.old, {}, TODAY)),
    Asked(history.record_history, lambda ask, of: ask(of.id, [of.callum.id, of.goal.id])),
    Asked(differences.differences, lambda ask, of: ask(of.id, differences.Asked())),
    Asked(differences.kind_in, lambda ask, of: ask(of.id, of.callum.id)),
    Asked(differences.authors, lambda ask, of: ask(of.id)),
    Asked(meeting_reading.family_meetings, lambda ask, of: ask(of.id, ZONE.clocks)),
    Asked(meeting_reading.meeting_page, lambda ask, of: ask(of.begun.id, today=TODAY, zone=ZONE.clocks)),
    Asked(people.person_page, lambda ask, of: [ask(of.id, each.id, TODAY) for each in (of.callum, of.kerry)]),
    Asked(plan_beginning.beginning, lambda ask, of: ask(of.id, form=FORM, phones=ZONE.phones)),
    Asked(plan_reading.plan_page, lambda ask, of: ask(of.id, found=(), limits=LIMITS, today=TODAY)),
    Asked(newer.newer, lambda ask, of: ask(Seen({f"person {of.callum.id}": (State({"file_id": of.id}),)}))),
    Asked(today.what_is_next, lambda ask, of: ask(of.id, NOW, ZONE)),
    Asked(unfinished.unfinished, lambda ask, of: ask(of.id, "notes")),
    Asked(week.clashes, lambda ask, of: ask(of.visit)),
    Asked(putting_off.last_put_off, lambda ask, of: ask(of.id, "a line")),
    Asked(visits.visit_page, lambda ask, of: [ask(of.id, TODAY), ask(of.id, TODAY, visit_id=of.visit.id)]),
    Asked(voices.voices, lambda ask, of: ask(of.id, FORM.child_words)),
)  # fmt: skip
BY_WORDS: tuple[Callable[..., object], ...] = (
    finding.family_ids, finding.find_both, finding.find_families, finding.find_people,
)  # fmt: skip
ACROSS = (
    *(Asked(each, lambda ask, _of: [ask(typed, TODAY) for typed in TYPED]) for each in BY_WORDS),
    Asked(group_notes.families_for_group, lambda ask, _of: [ask(typed, TODAY) for typed in TYPED]),
    Asked(group_notes.group_problems, lambda ask, of: [_group_problems(ask, of, typed) for typed in TYPED]),
    Asked(finding_words.find_words, lambda ask, _of: [ask(typed) for typed in (*TYPED, "school", "visit")]),
    Asked(break_glass.openings, lambda ask, _of: ask()),
    Asked(break_glass.open_to, lambda ask, _of: ask()),
    Asked(asking.seen_families, lambda ask, _of: ask()),
    Asked(caseload.caseload, lambda ask, _of: ask(TODAY)),
    Asked(aliases.told_pairs, lambda ask, _of: ask()),
    Asked(duplicate_pairs.duplicate_pairs, lambda ask, _of: ask()),
    Asked(duplicate_lines.reckon, lambda ask, _of: ask()),
    Asked(duplicate_lines.is_to_reckon, lambda ask, _of: ask()),
    Asked(caseload_import.keys_on_record, lambda ask, _of: ask()),
    Asked(conflicts.waiting_for, lambda ask, _of: ask()),
    Asked(directory.unjoined, lambda ask, _of: ask()),
    Asked(duplicates.likely_duplicates, lambda ask, of: [ask(each, TODAY, family=of.family) for each in _twins(of)]),
    Asked(families.families_of, lambda ask, of: ask(of.callum.id)),
    Asked(meeting_reading.all_meetings, lambda ask, _of: ask(ZONE.clocks)),
    Asked(outbox.waiting, lambda ask, _of: ask(0, limit=1000)),
    Asked(recent.recent_families, lambda ask, _of: ask()),
    Asked(left_works.left_for, lambda ask, _of: ask(SETTINGS.forms)),
    Asked(left_heads.heads, lambda ask, _of: ask()),
    Asked(tray.returned, lambda ask, _of: ask(SETTINGS.forms)),
    Asked(tray.tally, lambda ask, _of: ask()),
    Asked(unsent_attachments.waiting_attachments, lambda ask, _of: ask()),
    Asked(workers.directory, lambda ask, _of: ask()),
    Asked(workers.led_by, lambda ask, _of: ask(PRIYA.id)),
    Asked(finding.words_known, lambda ask, _of: sorted(ask())),
    Asked(team.team, lambda ask, _of: ask(NOW, ZONE)),
    Asked(week.week, lambda ask, of: [ask(TODAY), ask(TODAY, worker_id=of.colleague.id)]),
    Asked(week.between, lambda ask, of: ask(of.colleague, TODAY, TODAY)),
    Asked(today.what_is_due, lambda ask, _of: ask(NOW, ZONE)),
)
PAPERS = (
    Asked(chronology_print.print_chronology, lambda ask, of: ask(of.id, Filters(), settings=SETTINGS, now=NOW)[0]),
    Asked(step_up_print.print_referral, lambda ask, of: ask(of.agreed.id, settings=SETTINGS, now=NOW)),
    Asked(step_down_print.print_hand_over, lambda ask, of: ask(of.down.id, settings=SETTINGS, now=NOW)),
    Asked(around_print.print_around, lambda ask, of: [ask(of.id, view=view, now=NOW).pdf for view in ("genogram", "ecomap")]),
    Asked(plan_print.print_plan_pdf, lambda ask, of: ask(of.id, now=NOW)),
    Asked(assessment_print.print_assessment_pdf, lambda ask, of: ask(of.draft.id, settings=SETTINGS, now=NOW)),
)
ASKED = (*OF_FAMILY, *ACROSS)
ELSEWHERE = {
    "left_heads.file_for": "the other questions ask it",
    "access.hidden_files": "the other questions ask it",
    "access.opened": "the other questions ask it",
    "access.scope_of": "the other questions ask it",
    "access.readable": "the family itself, as it is stored",
    "assessment_reading.subjects_of": "asked by the assessment's page",
    "outbox.may_know": "the other questions ask it",
    "outbox.names_of": "the other questions ask it",
    "conflicts.is_for": "a rule about one conflict",
    "differences.worker_differences": "an entry of the directory, which is nobody’s file",
    "aliases.may_join": "a rule about two records that were asked for",
}
"""Questions that have no answer of their own to compare, and why."""
