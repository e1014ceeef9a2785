"""Annex A codes: gender, ethnicity, source and yes or no, with prefix, without it, or in words."""

import re

from rapidfuzz import fuzz, process

from fpz_app.domain.errors import Problem
from fpz_app.domain.frontdoor import SOURCES
from fpz_app.interchange.annex_values import words
from fpz_app.interchange.workbook import Cell

GENDERS = {"a": "Male", "b": "Female", "c": "Not stated or recorded", "d": "Neither"}
_GENDER_WORDS = {
    "a": ("male", "m", "boy", "1", "man"),
    "b": ("female", "f", "girl", "2", "woman"),
    "c": ("not stated recorded", "not stated", "not recorded", "not known", "unknown", "unborn", "u", "0", "indeterminate"),
    "d": ("neither", "other", "9", "non binary", "nonbinary", "x"),
}
ETHNICITIES = {
    "WBRI": "White British",
    "WIRI": "White Irish",
    "WIRT": "Traveller of Irish heritage",
    "WOTH": "Any other White background",
    "WROM": "Gypsy or Roma",
    "MWBC": "White and Black Caribbean",
    "MWBA": "White and Black African",
    "MWAS": "White and Asian",
    "MOTH": "Any other mixed background",
    "AIND": "Indian",
    "APKN": "Pakistani",
    "ABAN": "Bangladeshi",
    "AOTH": "Any other Asian background",
    "BCRB": "Black Caribbean",
    "BAFR": "Black African",
    "BOTH": "Any other Black background",
    "CHNE": "Chinese",
    "OOTH": "Any other ethnic group",
    "REFU": "Preferred not to say",
    "NOBT": "Not yet obtained",
}
_ETHNICITY_WORDS = {
    "WBRI": ("british", "white english", "white english welsh scottish northern irish british", "white uk"),
    "WIRI": ("irish",),
    "WIRT": ("irish traveller", "traveller", "white irish traveller", "traveller of irish heritage"),
    "WOTH": ("white other", "other white", "white any other background", "white european"),
    "WROM": ("gypsy roma", "white gypsy roma", "gypsy", "roma", "white roma"),
    "MWBC": ("mixed white and black caribbean", "mixed white black caribbean"),
    "MWBA": ("mixed white and black african", "mixed white black african"),
    "MWAS": ("mixed white and asian", "mixed white asian"),
    "MOTH": ("mixed other", "other mixed", "mixed"),
    "AIND": ("asian indian", "asian or asian british indian"),
    "APKN": ("asian pakistani", "asian or asian british pakistani"),
    "ABAN": ("asian bangladeshi", "asian or asian british bangladeshi"),
    "AOTH": ("asian other", "other asian"),
    "BCRB": ("caribbean", "black or black british caribbean"),
    "BAFR": ("african", "black or black british african"),
    "BOTH": ("black other", "other black"),
    "CHNE": ("asian chinese",),
    "OOTH": ("other", "other ethnic group", "arab"),
    "REFU": ("refused", "declined", "prefer not to say", "not stated"),
    "NOBT": ("not obtained", "information not yet obtained", "not known", "unknown", "not recorded"),
}
_SOURCE_WORDS = {
    "1A": ("family", "relative", "parent", "carer", "individual family member relative carer"),
    "1B": ("individual acquaintance", "neighbour", "friend"),
    "1C": ("self", "individual self"),
    "1D": ("individual other", "member of the public"),
    "2A": ("schools", "nursery", "academy"),
    "2B": ("education services", "education"),
    "3A": ("health gp", "health services gp"),
    "3B": ("health services health visitor",),
    "3C": ("health services school nurse",),
    "3D": ("health services other primary health services", "midwife"),
    "3E": ("hospital a e", "accident and emergency", "emergency department"),
    "3F": ("health services", "health", "other health services", "hospital", "camhs"),
    "4": ("housing association", "la housing or housing association"),
    "5A": ("social care", "la services social care"),
    "5B": ("la services other internal", "early help", "children centre"),
    "5C": ("external e g from another las adult social care", "other local authority", "la services external"),
    "7": ("court", "courts", "probation", "cafcass", "immigration", "prison"),
    "10": ("unknown", "unknown source"),
}
_YES_NO = {"yes": True, "y": True, "true": True, "1": True, "no": False, "n": False, "false": False, "0": False}
_PREFIX = re.compile(r"^([a-z])\)\s*")
_ALIKE = 90.0


def _bare(cell: Cell) -> str:
    """Lower case, without the 'a)' that Annex A puts before a code, and without punctuation."""
    text = _PREFIX.sub("", words(cell).casefold())
    return " ".join(re.sub(r"[\W_]+", " ", text).split())


def _by_words(names: dict[str, str], more: dict[str, tuple[str, ...]]) -> dict[str, str]:
    table = {_bare(name): code for code, name in names.items()}
    return table | {each: code for code, others in more.items() for each in others}


_GENDER_CODES = _by_words(GENDERS, _GENDER_WORDS)
_ETHNICITY_CODES = _by_words(ETHNICITIES, _ETHNICITY_WORDS)
_SOURCE_CODES = _by_words(SOURCES, _SOURCE_WORDS)


def read_gender(cell: Cell) -> str:
    """'a' to 'd' as Annex A has them. Raises Problem."""
    text = words(cell).casefold()
    letter = _PREFIX.match(text)
    found = _in_words(_bare(cell), _GENDER_CODES)
    if found:
        return found
    alone = letter[1] if letter and not _bare(cell) else text
    if alone in GENDERS:
        return alone
    raise _not_known(cell, "gender")


def read_ethnicity(cell: Cell) -> str:
    """The DfE code, 'WBRI'. Raises Problem."""
    bare = _bare(cell)
    for token in bare.split():
        if token.upper() in ETHNICITIES and (len(bare) == len(token) or not _is_word(token)):
            return token.upper()
    found = _in_words(bare, _ETHNICITY_CODES)
    if found:
        return found
    raise _not_known(cell, "ethnicity")


def read_source(cell: Cell) -> str:
    """The DfE code of who made contact, '2A'. Raises Problem."""
    bare = _bare(cell)
    code = re.match(r"(10|[1-9][a-f]?)\b", bare)
    if code and code[1].upper() in SOURCES:
        return code[1].upper()
    found = _in_words(bare, _SOURCE_CODES)
    if found:
        return found
    raise _not_known(cell, "source")


def read_yes_no(cell: Cell) -> bool:
    """Raises Problem for anything but yes or no."""
    answer = _YES_NO.get(_bare(cell))
    if answer is None:
        raise Problem(f"“{words(cell)[:24]}” is neither yes nor no")
    return answer


def _is_word(token: str) -> bool:
    """'both' is a code and a word; in a sentence it is the word."""
    return token in ("both", "moth")


def _in_words(bare: str, table: dict[str, str]) -> str:
    if bare in table:
        return table[bare]
    near = process.extractOne(bare, list(table), scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE) if len(bare) > 5 else None
    return table[near[0]] if near else ""


def _not_known(cell: Cell, what: str) -> Problem:
    text = words(cell)
    return Problem(f"“{text if len(text) <= 24 else text[:23] + '…'}” is not a code for {what} that we know")
