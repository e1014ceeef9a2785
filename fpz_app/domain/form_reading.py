"""Form reading: a form file's text as a Form, or the file, line and reason it cannot be one."""

import re
from collections.abc import Mapping

from fpz_app.domain.family_reading import READ_BY_FAMILY
from fpz_app.domain.form_shapes import (
    FieldShape,
    FormShape,
    GroupShape,
    PartShape,
    PatternShape,
    RuleShape,
    SectionShape,
)
from fpz_app.domain.forms import OFFERED, Choice, Field, Form, Group, Kind, NeedRule, Part, Repeat, Rule, Section
from fpz_app.domain.toml_source import Place, Source
from fpz_app.domain.vocab import Vocabulary

_KEY = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_WITH_CHOICES = {Kind.CHOICE, Kind.MANY}


def read_form(source: Source, vocabularies: Mapping[str, Vocabulary], words: Mapping[str, str]) -> Form:
    """The form that a TOML text holds; `words` fill the likes of {lead_practitioner}. Raises Problem."""
    return _Reading(source, vocabularies, words).form()


class _Reading:
    """One form being read; `_at` is where, so that what is wrong can be found in the file."""

    def __init__(self, source: Source, vocabularies: Mapping[str, Vocabulary], words: Mapping[str, str]) -> None:
        self._source = source
        self._vocabularies = vocabularies
        self._words = words
        self._patterns: dict[str, PatternShape] = {}
        self._keys: set[str] = set()
        self._people_keys: set[str] = set()
        self._later: list[tuple[str, Place]] = []

    def form(self) -> Form:
        file = self._source.read(FormShape)
        if file.version < 1:
            raise self._source.refuse(("version",), "a version is 1 or more")
        for number, pattern in enumerate(file.pattern):
            self._take_key(pattern.key, ("pattern", number, "key"), "pattern ")
            self._patterns[pattern.key] = pattern
        groups = tuple(self._group(group, ("group", number)) for number, group in enumerate(file.group))
        for key, at in self._later:
            if key not in self._keys:
                raise self._source.refuse(at, f"no question has the key “{key}”")
        former = {one.key: self._worded(one.label) for one in file.former}
        return Form(key=file.key, version=file.version, title=self._worded(file.title), groups=groups, former=former)

    def _group(self, file: GroupShape, at: Place) -> Group:
        parts = tuple(self._part(part, (*at, "part", number)) for number, part in enumerate(file.part))
        return Group(title=self._worded(file.title), parts=parts)

    def _part(self, file: PartShape, at: Place) -> Part:
        self._take_key(file.key, (*at, "key"), "part ")
        if file.repeat is Repeat.ASKED:
            raise self._source.refuse((*at, "repeat"), "only a section can be repeated for the people asked")
        sections = tuple(
            self._section(section, file.repeat, (*at, "section", number)) for number, section in enumerate(file.section)
        )
        return Part(key=file.key, title=self._worded(file.title), repeat=file.repeat, sections=sections)

    def _section(self, file: SectionShape, within: Repeat, at: Place) -> Section:
        self._take_key(file.key, (*at, "key"), "section ")
        if file.repeat is not Repeat.NONE and within is not Repeat.NONE:
            raise self._source.refuse((*at, "repeat"), "the part is repeated already")
        if file.repeat is Repeat.ASKED and file.asked_in not in self._people_keys:
            raise self._source.refuse((*at, "asked_in"), "name an earlier question of the kind people")
        pattern = self._pattern(file, at)
        own = tuple(self._field(field, file.key, (*at, "field", number)) for number, field in enumerate(file.field))
        fields = self._pattern_fields(pattern, file.key) + own
        if not fields:
            raise self._source.refuse(at, f"the section “{file.title}” asks nothing")
        return Section(
            key=file.key,
            title=self._worded(file.title),
            help=self._worded(file.help),
            repeat=file.repeat,
            asked_in=file.asked_in,
            together=file.together,
            need=self._need(pattern, file.key),
            fields=fields,
        )

    def _pattern(self, file: SectionShape, at: Place) -> PatternShape | None:
        if file.pattern and file.pattern not in self._patterns:
            raise self._source.refuse((*at, "pattern"), f"there is no pattern “{file.pattern}”")
        return self._patterns.get(file.pattern)

    def _pattern_fields(self, pattern: PatternShape | None, section: str) -> tuple[Field, ...]:
        if pattern is None:
            return ()
        at: Place = ("pattern", list(self._patterns).index(pattern.key), "field")
        return tuple(self._field(field, section, (*at, number)) for number, field in enumerate(pattern.field))

    def _need(self, pattern: PatternShape | None, section: str) -> NeedRule | None:
        if pattern is None or not pattern.need_scale:
            return None
        at: Place = ("pattern", list(self._patterns).index(pattern.key))
        scale, words = f"{section}.{pattern.need_scale}", f"{section}.{pattern.need_words}"
        self._later += [(scale, (*at, "need_scale")), (words, (*at, "need_words"))]
        return NeedRule(scale, words, pattern.need_at_most)

    def _field(self, file: FieldShape, section: str, at: Place) -> Field:
        key = f"{section}.{file.key}"
        self._take_key(file.key, (*at, "key"), f"{section}.")
        if file.kind in (Kind.PEOPLE, Kind.PERSON):
            self._people_keys.add(key)
        columns = tuple(self._column(column, (*at, "column", number)) for number, column in enumerate(file.column))
        if (file.kind is Kind.TABLE) != bool(columns):
            raise self._source.refuse(at, "a table, and nothing else, has columns")
        return Field(
            key=key,
            kind=file.kind,
            label=self._worded(file.label),
            help=self._worded(file.help),
            required=file.required,
            required_when=self._rule(file.required_when, section, (*at, "required_when")),
            shown_when=self._rule(file.shown_when, section, (*at, "shown_when"), own=key),
            choices=self._choices(file, at),
            columns=columns,
            carried=file.carried,
            beside=file.beside,
            past=file.past,
            lowest=file.lowest,
            highest=file.highest,
            safety=tuple(file.safety),
            offers=OFFERED.get(file.kind, ()) if file.offers is None else tuple(file.offers),
            lines=file.lines,
            for_family=file.for_family or (section, file.key) in READ_BY_FAMILY,
        )

    def _column(self, file: FieldShape, at: Place) -> Field:
        if not _KEY.fullmatch(file.key):
            raise self._source.refuse((*at, "key"), f"the key “{file.key}” is not lower-case letters, digits and _")
        if file.kind is Kind.TABLE or file.shown_when or file.required_when:
            raise self._source.refuse(at, "a column cannot be a table or depend on an answer")
        return Field(
            key=file.key,
            kind=file.kind,
            label=self._worded(file.label),
            required=file.required,
            choices=self._choices(file, at),
            past=file.past,
            offers=OFFERED.get(file.kind, ()) if file.offers is None else tuple(file.offers),
        )

    def _choices(self, file: FieldShape, at: Place) -> tuple[Choice, ...]:
        if file.vocabulary:
            if file.vocabulary not in self._vocabularies:
                raise self._source.refuse((*at, "vocabulary"), f"there is no vocabulary “{file.vocabulary}”")
            found = tuple(Choice(t.code, t.label, t.help) for t in self._vocabularies[file.vocabulary].terms)
        else:
            found = tuple(
                Choice(one, one) if isinstance(one, str) else Choice(one.value, self._worded(one.label), one.help)
                for one in file.choices
            )
        if bool(found) != (file.kind in _WITH_CHOICES):
            raise self._source.refuse(at, "the kinds choice and many, and no others, have choices")
        if len({one.value for one in found}) != len(found):
            raise self._source.refuse((*at, "choices"), "a choice stands there twice")
        return found

    def _rule(self, file: RuleShape | None, section: str, at: Place, own: str = "") -> Rule | None:
        if file is None:
            return None
        key = file.field if "." in file.field else f"{section}.{file.field}"
        if own and (key not in self._keys or key == own):
            raise self._source.refuse(at, f"“{key}” is no earlier question")
        self._later.append((key, at))
        among = tuple(file.in_) if file.is_ is None else (file.is_,)
        return Rule(field=key, among=among, unless=tuple(file.unless), at_most=file.at_most)

    def _take_key(self, key: str, at: Place, prefix: str) -> None:
        if not _KEY.fullmatch(key):
            raise self._source.refuse(at, f"the key “{key}” is not lower-case letters, digits and _")
        if prefix + key in self._keys:
            raise self._source.refuse(at, f"the key “{key}” is used twice")
        self._keys.add(prefix + key)

    def _worded(self, text: str) -> str:
        """{plan} is the zone's word for it, {Plan} the same at the start of a sentence; {name} stays."""
        return re.sub(r"\{(\w+)\}", self._word, text)

    def _word(self, found: re.Match[str]) -> str:
        word = self._words.get(found[1].lower(), found[0])
        return word[:1].upper() + word[1:] if found[1][0].isupper() else word
