"""Notes: what practitioners wrote over the weeks, from the story and from ordinary visits."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from fpz_app.demo.calendar import on_weekday
from fpz_app.demo.making import Making, at
from fpz_app.demo.shapes import NoteShape
from fpz_app.domain.kinship import listed
from fpz_app.domain.notes import Appendment, Note, NoteKind, Words
from fpz_app.domain.people import Person, Place, Stage
from fpz_app.domain.plans import Action

_CLOCK = ("09:15", "10:00", "10:40", "11:30", "13:45", "14:20", "15:40", "16:10", "16:45", "17:30")
_BEGINNING = ("requested", "seeking", "not agreed")
_REACHED = {"requested": 1, "seeking": 1, "not agreed": 1, "assessing": 2, "planning": 2, "paused": 4, "closed": 4}
"""The last phase of a story that a family in this state has come to."""
_KINDS = (NoteKind.VISIT, NoteKind.VISIT, NoteKind.CALL, NoteKind.MESSAGE, NoteKind.CHILD)


def notes(making: Making, ordinary: int) -> Iterator[Note | Action]:
    """The story's notes that fit this household and how far it has come, with what was agreed in them, and `ordinary` ones
    between them."""
    told = [shape for shape in making.story.note if _fits(making, shape)]
    for phase in (1, 2, 3, 4, 5):
        in_phase = [shape for shape in told if shape.phase == phase]
        first, last = making.calendar.phase(phase)
        for place, shape in enumerate(in_phase, start=1):
            share = Fraction(place - 1, max(1, len(in_phase) - 1)) if phase == 1 else Fraction(place, len(in_phase))
            day = first + timedelta(days=int((last - first).days * share))
            if shape.ago is not None:
                day = making.today - timedelta(days=shape.ago)
            note = _note(making, shape, day if shape.kind is NoteKind.MESSAGE else on_weekday(day))
            yield note
            yield from _agreed(making, shape, note)
    yield from _ordinary(making, ordinary)
    if making.part.state in ("closed", "paused"):
        yield _note(making, _last_of(making), on_weekday(making.calendar.last))


def gathering(making: Making) -> Iterator[Note]:
    """A visit with every child in, where the other notes leave one unseen for weeks."""
    home = [child for _, child in making.children(unborn=False) if _at_home(making, child)]
    told = [each for each in making.records if isinstance(each, Note)]
    since = making.calendar.last - timedelta(days=20)
    seen = {person for note in told for person in note.seen if note.on >= since}
    if making.part.state in _BEGINNING or {child.id for child in home} <= seen:
        return
    text = making.teller.pick(making.material.pools["visit"]["gathered"]["any"], children=listed([each.called for each in home]))
    roles = [role for role, person in making.people.items() if person in home]
    shape = NoteShape(text=text, seen=[*roles, "carer"])
    days = making.rng.randint(0, 4) if making.part.quiet < 28 else 0
    yield _note(making, shape, on_weekday(making.calendar.last - timedelta(days=days)))


def corrections(making: Making) -> Iterator[Appendment]:
    """Some weeks in, something is added to an early note, which itself stays as it was."""
    told = [each for each in making.records if isinstance(each, Note) and each.author_id == making.lead.id]
    if len(told) > 3 and making.rng.random() < 0.4:
        note = told[1]
        yield Appendment(
            id=making.ids.new(),
            file_id=note.file_id,
            family_id=note.family_id,
            note_id=note.id,
            author_id=note.author_id,
            on=min(note.on + timedelta(days=2), making.today),
            text=making.teller.pick(making.material.pools["note"]["added"]["any"]),
        )


def _last_of(making: Making) -> NoteShape:
    """How it ended or was paused."""
    which = "withdrawn" if making.part.withdrawn else "paused" if making.part.state == "paused" else "note"
    text = making.teller.pick(making.material.pools["closing"][which]["any"])
    roles = [role for role, person in making.children(unborn=False) if _at_home(making, person)]
    return NoteShape(text=text, seen=["carer", *roles], significant=True)


def _fits(making: Making, shape: NoteShape) -> bool:
    reached = _REACHED.get(making.part.state, 5)
    texts = [shape.text, shape.effect, *(words.said for words in shape.words)]
    roles = {*shape.seen, *shape.alone, *(words.who for words in shape.words)}
    return shape.phase <= reached and roles <= set(making.people) and all(map(making.teller.tells, texts))


def _note(making: Making, shape: NoteShape, on: date) -> Note:
    author = making.lead if shape.by == "lead" else making.workers[shape.by]
    seen = making.ids_of([*shape.seen, *shape.alone])
    about = making.ids_of(shape.about) or making.ids_of(
        role for role in (*shape.seen, *shape.alone) if making.people[role].stage is not Stage.ADULT
    )
    words = [(making.people[each.who].id, making.teller.say(each.said), each.how) for each in shape.words]
    return Note(
        id=making.ids.new(),
        file_id=making.family.id,
        family_id=making.family.id,
        author_id=author.id,
        kind=shape.kind,
        on=on,
        at=shape.at or making.rng.choice(_CLOCK),
        about=about,
        seen=tuple(dict.fromkeys(seen)),
        seen_alone=making.ids_of(shape.alone),
        text=making.teller.say(shape.text),
        words=tuple(Words(person_id=child, said=said, how=how) for child, said, how in words),
        significant=shape.significant,
        effect=making.teller.say(shape.effect),
        finished_at=at(on, 17, 45),
        headings=tuple(shape.headings),
        decision=making.teller.say(shape.decision),
        decision_why=making.teller.say(shape.decision_why),
        by_when=making.today + timedelta(days=shape.due) if shape.due is not None else None,
        decided_by=author.id if shape.decision else "",
    )


def _agreed(making: Making, shape: NoteShape, note: Note) -> Iterator[Action]:
    """What the lead took on in it, which is under no goal of the plan."""
    for each in shape.agreed:
        yield Action(
            id=making.ids.new(),
            file_id=note.file_id,
            family_id=note.family_id,
            goal_id="",
            text=making.teller.say(each.text),
            who_ids=(making.lead.id,),
            by_when=making.today + timedelta(days=each.due),
            note_id=note.id,
        )


def _ordinary(making: Making, count: int) -> Iterator[Note]:
    """Visits, calls and messages without news, spread over the whole time; who is seen fits the kind."""
    first, last = making.calendar.requested + timedelta(days=8), making.calendar.last - timedelta(days=3)
    children = [child for _, child in making.children(unborn=False) if _at_home(making, child)]
    adults, focus = [adult for _, adult in making.adults_at_home()], making.people["child"]
    for place in range(count):
        kind = making.rng.choice(_KINDS)
        if kind is NoteKind.CHILD and not (focus in children and focus.school_year.isdigit()):
            kind = NoteKind.VISIT
        text = _put_together(making, kind)
        day = on_weekday(first + (last - first) * (place + 1) // (count + 1))
        seen = {NoteKind.VISIT: [*adults[:1], *children], NoteKind.CHILD: [focus]}.get(kind, [])
        yield Note(
            id=making.ids.new(),
            file_id=making.family.id,
            family_id=making.family.id,
            author_id=making.lead.id,
            kind=kind,
            on=day,
            at=making.rng.choice(_CLOCK),
            about=tuple(child.id for child in children),
            seen=tuple(person.id for person in seen),
            seen_alone=(focus.id,) if kind is NoteKind.CHILD else (),
            text=text,
            finished_at=at(day, 17, 30),
        )


def _put_together(making: Making, kind: NoteKind) -> str:
    visits = making.material.visits
    pools = (visits.opening[kind], visits.middle, visits.ending)
    return " ".join(making.teller.pick(pool) or _again(making, pool) for pool in pools)


def _again(making: Making, pool: list[str]) -> str:
    """A sentence once more, when a family of a very large zone has used up all of them."""
    return making.teller.say(making.rng.choice([each for each in pool if making.teller.tells(each)]))


def _at_home(making: Making, child: Person) -> bool:
    role = next(role for role, person in making.people.items() if person.id == child.id)
    return making.place(role) in (Place.HOME, Place.PART)
