"""Form shapes: what a form file may hold, key by key, before its sense is checked."""

from typing import Annotated, Literal

import msgspec

from fpz_app.domain.forms import Kind, Repeat


class Shape(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    pass


class RuleShape(Shape, kw_only=True):
    field: str
    is_: str | None = msgspec.field(name="is", default=None)
    in_: list[str] = msgspec.field(name="in", default_factory=list)
    unless: list[str] = []
    at_most: int | None = None


class ChoiceShape(Shape, kw_only=True):
    value: str
    label: str
    help: str = ""


class FieldShape(Shape, kw_only=True):
    key: str
    kind: Kind
    label: str
    help: str = ""
    required: bool = False
    required_when: RuleShape | None = None
    shown_when: RuleShape | None = None
    choices: list[str | ChoiceShape] = []
    vocabulary: str = ""
    column: list["FieldShape"] = []
    carried: bool = False
    beside: bool = False
    past: bool = False
    lowest: str = ""
    highest: str = ""
    safety: list[str] = []
    offers: list[Literal["not known", "not asked yet", "not an issue"]] | None = None
    lines: Annotated[int, msgspec.Meta(ge=1, le=40)] = 3
    for_family: bool = False


class PatternShape(Shape, kw_only=True):
    key: str
    field: list[FieldShape]
    need_scale: str = ""
    need_words: str = ""
    need_at_most: int = 6


class SectionShape(Shape, kw_only=True):
    key: str
    title: str
    help: str = ""
    repeat: Repeat = Repeat.NONE
    asked_in: str = ""
    together: bool = False
    pattern: str = ""
    field: list[FieldShape] = []


class PartShape(Shape, kw_only=True):
    key: str
    title: str
    repeat: Repeat = Repeat.NONE
    section: list[SectionShape]


class GroupShape(Shape, kw_only=True):
    title: str
    part: list[PartShape]


class FormerShape(Shape, kw_only=True):
    key: str
    label: str


class FormShape(Shape, kw_only=True):
    key: str
    version: int
    title: str
    group: list[GroupShape]
    pattern: list[PatternShape] = []
    former: list[FormerShape] = []
