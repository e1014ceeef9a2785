"""Names: the forms in which one name can be written, heard or shortened, so that typing it any of these ways finds it."""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
_APOSTROPHES = re.compile(r"['’‘ʼ`´]")
_WORD = re.compile(r"[^\W_]+")
_SAME_NAME = (
    "alexander alex alec sandy xander sasha", "alexandra alex lexi lexie sandra sasha", "alfred alf alfie fred freddie",
    "andrew andy drew", "anthony antony tony", "barbara babs barb", "benjamin ben benny",
    "catherine kate katie kathy cathy cat kit", "charles charlie chas chuck", "charlotte charlie lottie lotte",
    "christine christina chris chrissie tina", "christopher chris kit topher", "daniel dan danny", "david dave davey dai",
    "deborah deb debbie debs", "dorothy dot dottie", "edward ed eddie ted teddy ned", "eleanor ellie nell nellie elle",
    "elizabeth liz lizzie beth betty eliza libby bess elsie", "emily em emmy millie", "frances fran frankie",
    "francis frank frankie", "frederick fred freddie", "georgina georgie gina", "gerald gerry", "harold harry hal",
    "henry harry hal", "isabella isabel isobel bella izzy izzie", "james jim jimmy jamie", "jacqueline jackie jacqui",
    "jennifer jen jenny", "jessica jess jessie", "john jon johnny jack", "jonathan jon jonny nathan", "joseph joe joey",
    "josephine jo josie", "joshua josh", "katarzyna kasia", "kenneth ken kenny", "lawrence laurence larry laurie",
    "leonard len lenny leo", "malgorzata gosia", "margaret maggie meg peggy marge daisy rita greta",
    "mary molly polly marie", "matthew matt matty", "matilda tilly tilda", "michael mike mick mickey mikey",
    "natasha tash tasha", "nathaniel nathan nate nat", "nicholas nick nicky", "nicola nicky nikki", "oliver ollie",
    "olivia liv livvy", "pamela pam", "patricia pat patsy trish tricia", "patrick pat paddy", "peter pete",
    "philip phil pip", "rachel rach", "rebecca becky becca bex", "richard rick ricky dick rich",
    "robert bob bobby rob robbie bert", "ronald ron ronnie", "samantha sam sammy", "samuel sam sammy", "sarah sally sadie",
    "sean shaun shawn", "siobhan shivaun chevonne", "stephanie steph stevie", "stephen steve stevie",
    "susan sue susie suzie", "theodore theo ted teddy", "theresa terry tess tessa", "thomas tom tommy", "timothy tim timmy",
    "victoria vicky vicki tori", "vincent vince vinny", "william will bill billy liam willy", "zachary zac zak zach",
)  # fmt: skip
_SOUNDS: tuple[tuple[str, str], ...] = (
    (r"^(?:kn|gn|pn)", "n"), (r"^wr", "r"), (r"^ps", "s"), (r"^x", "s"), (r"^wh", "w"), (r"^mc", "mac"),
    (r"tch|cz|tsch", "C"), (r"sch|sh|sz", "S"), (r"th", "t"), (r"ph|v", "f"), (r"ch", "C"), (r"dge|dg", "j"),
    (r"ck|kh|q", "k"), (r"gh(?=[aeiouy])", "g"), (r"gh", ""), (r"c(?=[eiy])", "s"), (r"c", "k"), (r"x", "ks"), (r"z", "s"),
    (r"(?<=.)w(?=[aeiouy])", "f"), (r"(?<=.)[hw]", ""),
)  # fmt: skip


def folded(text: str) -> str:
    """Lower case, without accents and apostrophes: 'Zoë O’Brien' is 'zoe obrien'."""
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text).casefold().translate(_LETTERS))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def words_of(text: str) -> tuple[str, ...]:
    """The folded words; a hyphen parts two words: 'Okafor-Reid' is found by either."""
    return tuple(_WORD.findall(folded(text)))


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """How a folded word sounds to an English ear: consonants only, and whether it begins with a vowel.

    A coarser key than any one language's, so 'Katherine' and 'Kathryn', 'Ayesha' and 'Aisha' meet. Empty where nothing is left.
    """
    key = "".join(sign for sign in word if "a" <= sign <= "z")
    for pattern, becomes in _SOUNDS:
        key = re.sub(pattern, becomes, key)
    begins = "a" if key[:1] in {"a", "e", "i", "o", "u", "y"} else ""
    key = re.sub(r"(.)\1+", r"\1", key)
    return begins + re.sub(r"[aeiouy]", "", key)


def same_names(word: str) -> frozenset[str]:
    """Other names that the bearer of a name is often called by: 'kate' for 'catherine' and for 'katherine'."""
    return _BY_NAME.get(word, frozenset()) | _BY_SOUND.get(sound(word), frozenset()) - {word}


def _groups() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    by_name: dict[str, frozenset[str]] = {}
    by_sound: dict[str, frozenset[str]] = {}
    for group in _SAME_NAME:
        full, *short = group.split()
        by_sound[sound(full)] = by_sound.get(sound(full), frozenset()) | frozenset(short)
        for each in short:
            by_name[each] = by_name.get(each, frozenset()) | {full}
    return by_name, by_sound


_BY_NAME, _BY_SOUND = _groups()
