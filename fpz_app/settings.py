"""Settings: forms, vocabularies, wordings and a zone's own settings, read from their folders."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from fpz_app.domain.errors import Problem
from fpz_app.domain.form_reading import read_form
from fpz_app.domain.forms import Form
from fpz_app.domain.note_templates import NoteTemplate, read_note_templates
from fpz_app.domain.thresholds import Thresholds, read_thresholds
from fpz_app.domain.toml_source import Source
from fpz_app.domain.vocab import Term, Vocabulary, Wording, read_vocabulary, read_wordings
from fpz_app.domain.zone_settings import ZoneSettings, read_zone_settings

_WORDINGS, _THRESHOLDS, _NOTES = "wordings.toml", "thresholds.toml", "note_templates.toml"
T = TypeVar("T")


@dataclass(frozen=True)
class Settings:
    """All that is data rather than code, by key; `wording` is the one the zone has picked; `left_out` says which of the zone's
    own files were refused and why."""

    zone: ZoneSettings
    wording: Wording
    vocabularies: Mapping[str, Vocabulary]
    forms: Mapping[str, Form]
    thresholds: Thresholds
    note_templates: tuple[NoteTemplate, ...]
    left_out: tuple[Problem, ...] = ()


def load_settings(folders: Sequence[Path]) -> Settings:
    """Reads the program's resources folder and then a zone's own, whose files stand in place of those shipped.

    A folder may hold forms/*.toml, vocab/*.toml and, in a zone's own, zone.toml, thresholds.toml and note_templates.toml. Raises
    Problem with file, line, reason.
    """
    return _settings(folders, load_zone_settings(folders), load_thresholds(folders), load_note_templates(folders))


def load_settings_for_work(folders: Sequence[Path]) -> Settings:
    """The same for the working day: a file of the zone's own beside them that is refused is left out, and those shipped stand in.

    A wrong form or vocabulary still raises Problem: families' answers are kept under its keys.
    """
    left_out: list[Problem] = []
    zone = _or_shipped(load_zone_settings, folders, left_out)
    thresholds = _or_shipped(load_thresholds, folders, left_out)
    templates = _or_shipped(load_note_templates, folders, left_out)
    return replace(_settings(folders, zone, thresholds, templates), left_out=tuple(left_out))


def _or_shipped(load: Callable[[Sequence[Path]], T], folders: Sequence[Path], left_out: list[Problem]) -> T:
    try:
        return load(folders)
    except Problem as problem:
        left_out.append(problem)
        return load(folders[:1])


def _settings(
    folders: Sequence[Path], zone: ZoneSettings, thresholds: Thresholds, note_templates: tuple[NoteTemplate, ...]
) -> Settings:
    wording = load_wordings(folders)[zone.wording]
    vocabularies = load_vocabularies(folders)
    levels = tuple(Term(str(number), name) for number, name in sorted(zone.levels.items()))
    vocabularies["levels"] = Vocabulary("levels", "Level of need", levels)
    return Settings(zone, wording, vocabularies, _load_forms(folders, vocabularies, wording), thresholds, note_templates)


def load_forms(folders: Sequence[Path]) -> dict[str, Form]:
    """Every form by its key, in the zone's wording."""
    return dict(load_settings(folders).forms)


def load_vocabularies(folders: Sequence[Path]) -> dict[str, Vocabulary]:
    found = [read_vocabulary(source) for source in _sources(folders, "vocab") if source.name != _WORDINGS]
    return {vocabulary.key: vocabulary for vocabulary in found}


def load_wordings(folders: Sequence[Path]) -> dict[str, Wording]:
    named = [source for source in _sources(folders, "vocab") if source.name == _WORDINGS]
    return {key: wording for source in named for key, wording in read_wordings(source).items()}


def load_zone_settings(folders: Sequence[Path]) -> ZoneSettings:
    default = _source(folders[0] / "zones" / "default.toml")
    own = [_source(folder / "zone.toml") for folder in folders[1:] if (folder / "zone.toml").is_file()]
    return read_zone_settings(default, own[-1] if own else None, load_wordings(folders))


def load_thresholds(folders: Sequence[Path]) -> Thresholds:
    """A zone's own document stands in place of the one shipped."""
    own = [folder / _THRESHOLDS for folder in folders[1:] if (folder / _THRESHOLDS).is_file()]
    return read_thresholds(_source(own[-1] if own else folders[0] / "zones" / _THRESHOLDS))


def load_note_templates(folders: Sequence[Path]) -> tuple[NoteTemplate, ...]:
    """Those shipped, with a zone's own in their place or added."""
    own = [_source(folder / _NOTES) for folder in folders[1:] if (folder / _NOTES).is_file()]
    return read_note_templates(_source(folders[0] / "zones" / _NOTES), own[-1] if own else None)


def _load_forms(folders: Sequence[Path], vocabularies: Mapping[str, Vocabulary], wording: Wording) -> dict[str, Form]:
    forms: dict[str, Form] = {}
    for source in _sources(folders, "forms"):
        form = read_form(source, vocabularies, wording.words)
        shipped = forms.get(form.key)
        if shipped and form.version <= shipped.version:
            raise source.refuse(("version",), f"the form replaces version {shipped.version} and needs a higher version")
        forms[form.key] = form
    return forms


def _sources(folders: Sequence[Path], kind: str) -> list[Source]:
    return [_source(path) for folder in folders for path in sorted((folder / kind).glob("*.toml"))]


def _source(path: Path) -> Source:
    try:
        return Source(path.name, path.read_text("utf-8"))
    except UnicodeDecodeError:
        raise Problem(f"{path.name}, line 1: this is not a text in UTF-8.", "Save the file as UTF-8 text.") from None
    except OSError:
        raise Problem(f"{path.name} cannot be read.", "Ask who looks after this laptop to let you read it.") from None
