"""A meeting from the record to paper: its minutes, an invitation and a report form."""

from datetime import date, datetime

from fpz_app.casework.meeting_reading import ActionRow, MeetingPage
from fpz_app.documents.blocks import Answer, Answers, Block, ChildWords, Narrative, ScaleRow, Section, Table
from fpz_app.documents.figures import Scaling
from fpz_app.documents.invitation import LetterPrint, ReportFormPrint, invitation, report_form
from fpz_app.documents.minutes import MinutesPrint, minutes
from fpz_app.documents.opening import Fact
from fpz_app.documents.sheets import Furniture
from fpz_app.domain.dates import say_date
from fpz_app.domain.meetings import Attendance, MeetingState, Presence, Purpose
from fpz_app.domain.workers import Worker
from fpz_app.presenters.meeting_goals import said_words

DRAFT = "Draft, not finished yet"


def minutes_pdf(page: MeetingPage, *, printed_by: str, now: datetime) -> bytes:
    """The minutes as they stand; a draft until they are finished."""
    meeting = page.meeting
    done = meeting.state is MeetingState.FINISHED and meeting.finished_at is not None
    status = f"Finished {say_date(meeting.finished_at)}" if done and meeting.finished_at else DRAFT
    kind = "Minutes: " + page.title[0].lower() + page.title[1:]
    return minutes(
        MinutesPrint(
            furniture=_furniture(page, kind, "Minutes", printed_by, now, draft="" if done else DRAFT, status=_small(status)),
            family=f"The {page.family.name} family",
            people=" · ".join(part for part in (_when(meeting.day, meeting.at), meeting.where) if part),
            status=status,
            facts=_facts(page),
            sections=[each for each in (_actions(page), *_said(page), _who(page), _ending(page)) if each.blocks],
        )
    )


def invitation_pdf(page: MeetingPage, guest: Attendance, actor: Worker, *, now: datetime) -> bytes:
    """The letter to one of those asked. To a professional the family is its case reference and initial."""
    meeting = page.meeting
    about = f"the {page.family.name} family" if guest.is_family else f"family {_hidden(page)}"
    said = [f"Dear {guest.name},", f"We would like you to come to a meeting of the team around {about}: {_purpose(page)}."]
    if guest.is_family:
        said += ["It is your meeting. You can bring someone with you, such as a friend or an advocate."]
    said += ["If you cannot come, please send word before the day: by phone, in a letter, or through someone you trust."]
    if guest.report_wanted:
        said += ["Please send us a short written report. A form comes with this letter."]
    facts = [Fact("When", f"{meeting.on:%A} {meeting.on.day} {meeting.on:%B}", meeting.at and f"at {meeting.at}")]
    if meeting.place:
        facts.append(Fact("Where", meeting.place))
    if meeting.online:
        facts.append(Fact("Online", "Join online", meeting.online))
    signed = [actor.name, actor.job or actor.role, actor.agency, f"Phone {actor.phone}" if actor.phone else ""]
    kind = "Invitation to a meeting"
    return invitation(
        LetterPrint(
            furniture=_furniture(page, kind, kind, actor.name, now, named=guest.is_family),
            to=guest.name,
            about=f"Team around the family, {say_date(now.date())}",
            facts=facts,
            said=said,
            agenda=meeting.agenda,
            signed=[each for each in signed if each],
        )
    )


def report_form_pdf(page: MeetingPage, guest: Attendance | None, actor: Worker, *, now: datetime) -> bytes:
    """A form for one of those asked, or for anyone."""
    meeting = page.meeting
    kind = "Report for a meeting"
    return report_form(
        ReportFormPrint(
            furniture=_furniture(page, kind, kind, actor.name, now, named=False),
            to=guest.name if guest else "Report for the team around the family",
            about=f"Family {_hidden(page)} · meeting on {say_date(meeting.on)}",
            said=["Please write what you know yourself, in words that the family can read. The report is shared at the meeting."],
            questions=(
                ("What is going well?", 5),
                ("What worries you?", 5),
                ("What have you done since the last meeting?", 4),
                ("What do the children say to you?", 4),
                ("What should happen next, and who should do it?", 5),
                ("Where would you put things today, from 0 (very worried) to 10 (no worries)?", 1),
            ),
            return_to=f"Please send it to {', '.join(filter(None, (actor.name, actor.phone)))}, before {say_date(meeting.on)}.",
        )
    )


def _furniture(
    page: MeetingPage,
    title: str,
    kind: str,
    printed_by: str,
    now: datetime,
    *,
    draft: str = "",
    status: str = "",
    named: bool = True,
) -> Furniture:
    reference = ", ".join(
        part for part in (f"{kind} {page.family.reference}".strip(), say_date(page.meeting.day), status) if part
    )
    return Furniture(
        title=title,
        kind=title,
        whose=f"The {page.family.name} family" if named else f"Family {_hidden(page)}",
        reference=reference,
        printed=f"Printed by {printed_by}, {say_date(now.date())} at {now:%H:%M}",
        draft=draft,
        sent=page.at_centre,
    )


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _hidden(page: MeetingPage) -> str:
    """'M., PU2291': the initial and the case reference."""
    return f"{page.family.name[:1]}., {page.family.reference}".rstrip(", ")


def _purpose(page: MeetingPage) -> str:
    words = {
        Purpose.FIRST: "the first one, to make the plan together",
        Purpose.REVIEW: "a review, to look at what has happened since the last one",
        Purpose.UPDATES: "a review from what everyone writes, without coming together",
    }
    return words[page.meeting.purpose]


def _facts(page: MeetingPage) -> list[Fact]:
    meeting = page.meeting
    facts = []
    if meeting.next_on:
        day = f"{meeting.next_on:%A} {meeting.next_on.day} {meeting.next_on:%B}"
        facts.append(Fact("We meet again", day, ", ".join(part for part in (meeting.next_at, meeting.next_place) if part)))
    if page.content.lead:
        facts.append(Fact("Lead practitioner", page.content.lead, page.content.lead_phone))
    return facts


def _actions(page: MeetingPage) -> Section:
    """Who does what next, then what became of the others."""
    still_open = [row for row in page.actions if row.action.status.is_open and row.review.status.is_open]
    to_do = [*((row, False) for row in still_open), *((row, True) for row in page.new_actions)]
    ended = [row for row in page.actions if row not in still_open]
    blocks: list[Block] = []
    rows = [(row.action.text, row.who or "nobody yet", _by(row), _how(row, is_new=new)) for row, new in to_do]
    if rows:
        blocks.append(Table(("What will be done", "Who", "By when", "Since last time"), rows))
    if ended:
        ends = [
            (row.action.text, row.who or "nobody", str(row.review.status).capitalize(), row.review.note or "–") for row in ended
        ]
        blocks.append(Section("What has ended", [Table(("Action", "Who", "How it ended", "Why"), ends)]))
    return Section("Actions", blocks or [Narrative("No action is open.")])


def _by(row: ActionRow) -> str:
    day = row.review.new_day or row.action.by_when
    return say_date(day) if day else row.action.by_words or "no day agreed"


def _how(row: ActionRow, *, is_new: bool) -> str:
    if is_new:
        return "New"
    said = str(row.review.progress).capitalize() if row.review.progress else "Not spoken of"
    return f"{said}. {row.review.note}".strip() if row.review.note else said


def _said(page: MeetingPage) -> list[Section]:
    """Each child's words first, then everyone else's, then what is going well and what worries, and the scales."""
    meeting = page.meeting
    children = [ChildWords(each.name, [("", each.said)], how=_age(each)) for each in page.people if each.is_child]
    others: list[Block] = [
        Narrative(each.said, f"{_named(each)} said") for each in page.people if each.said.strip() and not each.is_child
    ]
    others += [Narrative(each.report, f"{_named(each)} wrote") for each in page.people if each.report.strip()]
    scales = [
        ScaleRow(_named(each), Scaling(then=page.was.get(each.who_id or each.name), now=each.score))
        for each in page.people
        if each.score is not None
    ]
    thought = [("What is going well", meeting.going_well), ("What worries us", meeting.worries)]
    return [
        Section("What the children say", children),
        Section("What others say", others),
        *(Section(title, [Narrative(words)]) for title, words in thought if words.strip()),
        Section("Where we put things, from 0 (very worried) to 10 (no worries)", scales),
        Section("Where we put each goal", _goals(page)),
    ]


def _goals(page: MeetingPage) -> list[Block]:
    """'Then' is where the goal stood before the meeting."""
    return [
        ScaleRow(each.goal.text, Scaling(each.stood, each.now, each.goal.hoped), said=said_words(each, page.people))
        for each in page.scaled
        if each.now is not None
    ]


def _who(page: MeetingPage) -> Section:
    if page.meeting.purpose is Purpose.UPDATES:
        wrote = [(each.name, each.role or "–", "Yes" if each.report.strip() else "No") for each in page.people]
        return Section("Who wrote", [Table(("Name", "Who they are", "Wrote"), wrote)] if wrote else [])
    rows = [(each.name, each.role or "–", _presence(each)) for each in page.people]
    return Section("Who was there", [Table(("Name", "Who they are", "There"), rows)] if rows else [])


def _presence(each: Attendance) -> str:
    return "Not marked" if each.presence is Presence.NOT_YET else str(each.presence).capitalize()


def _ending(page: MeetingPage) -> Section:
    meeting = page.meeting
    agreed = " ".join(
        part for part in (f"{str(meeting.agreement).capitalize() or 'Not asked again'}.", meeting.agreement_note) if part
    )
    need = ". ".join(part for part in (str(meeting.need).capitalize(), meeting.need_why) if part)
    answers = [Answer("Agreement", agreed), Answer("Level of need", need or "Not considered at this meeting.")]
    if meeting.chair or meeting.note_taker:
        answers.append(Answer("Chair, notes", ", ".join(part for part in (meeting.chair, meeting.note_taker) if part)))
    if page.sent:
        answers.append(
            Answer("Minutes sent to", "; ".join(f"{each.to}, {each.how.lower()}, {say_date(each.on)}" for each in page.sent))
        )
    return Section("How the meeting ended", [Answers(answers)])


def _named(each: Attendance) -> str:
    return f"{each.name}, {each.role}" if each.role and not each.is_child else each.name


def _age(each: Attendance) -> str:
    words = {Presence.HERE: "at the meeting", Presence.ONLINE: "at the meeting, online", Presence.SENT_WORD: "sent word"}
    return ", ".join(part for part in (each.role, words.get(each.presence, "")) if part)


def _when(day: date, at: str) -> str:
    return f"{day:%A} {say_date(day)}{', ' + at if at else ''}"
