"""Words by themselves: their forms, parts of speech, kinds and classes, and the small lists that the rules share.

Kinds and classes come from WordNet 3.0, whose notice is in docs/guide/events.md.
"""

from __future__ import annotations

import gzip
import json
import re
from functools import cache, lru_cache
from importlib import resources
from typing import Final, Literal, NamedTuple


class Lexicon(NamedTuple):
    """``verbs`` and ``nouns``: word -> the kind of its commonest sense, as WordNet's lexicographers sorted them:
    verbs are body, change, cognition, communication, competition, contact, motion, possession, social, stative ...;
    nouns, of which only these are kept, act, communication, event, group, person, phenomenon, process, state.
    ``parts``: word -> the parts of speech that it is used as, the commonest first: n noun, v verb, a adjective, r
    adverb. ``irregular``: form -> verb. ``places``: names of cities, countries, rivers."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    parts: dict[str, str]
    irregular: dict[str, str]
    places: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon that the package ships; ``benchmarks/make_lexicon.py`` makes it."""
    stored = json.loads(gzip.decompress(resources.files("timeline.language").joinpath("lexicon.json.gz").read_bytes()))
    verbs, nouns, parts = (
        {word: kind for kind, words in stored[table].items() for word in words.split()}
        for table in ("verbs", "nouns", "parts")
    )
    return Lexicon(verbs, nouns, parts, stored["irregular"], frozenset(stored["places"].split("|")))


def words(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


SAYING: Final = words(
    "say tell recount add state note explain comment remark describe argue write tweet post report indicate "
    "suggest claim believe think "
    "estimate show find allege insist assert maintain recall testify observe mention continue reply "
    "answer respond ask hint imply "
    "stress emphasize emphasise highlight reiterate predict expect hope fear feel know understand "
    "conclude determine contend "
    "caution quote speculate wonder confirm acknowledge admit concede"
)
"""Verbs that lend their sentence to somebody: what follows is the happening, if anything is."""

TELLING: Final = words(
    "announce reveal disclose warn declare vow pledge promise threaten accuse blame condemn denounce "
    "criticize criticise deny "
    "dismiss reject refute dispute rebuff demand urge call appeal apologize apologise confess concede "
    "admit confirm acknowledge "
    "unveil outline allege claim order propose recommend offer thank praise congratulate complain confirm"
)
"""Verbs of saying that are a happening themselves: who announces, warns or denies has done something."""

REPORTING: Final = words("report confirm claim allege describe note record")
"""Verbs of SAYING whose object may be the happening itself."""

CONCEDING: Final = words("acknowledge admit concede claim allege confirm outline insist complain propose recommend")
"""Of the verbs of TELLING those that tell only as much as what they are followed by."""

ATTRIBUTING: Final = SAYING | TELLING | words("agree decide learn hear see discover realize realise ensure mean")
"""Verbs that a clause of content can follow without "that"."""

VOICING: Final = words("express voice raise issue make give deliver release sound reiterate convey")
VOICED: Final = words(
    "concern alarm warning statement apology regret condolence sympathy support doubt objection threat promise pledge"
)
"""What one may voice: "expressed concern", "raised alarms", "issued a warning" are sayings that happened."""

DENYING: Final = words("deny dismiss reject refute dispute rebut contradict rebuff repudiate disavow debunk")

EXPECTING: Final = words("expect schedule plan set slate prepare project anticipate tip")
"""Verbs whose passive or present points to what is still to come."""

SUBORDINATING: Final = words(
    "after before because although though while since as if unless until till once whereas when whenever "
    "lest provided so"
)

STATIVE: Final = words(
    "be have seem appear remain include contain consist belong own exist depend matter resemble involve "
    "know believe think want "
    "need like love hate prefer mean represent feature comprise constitute deserve lack possess hope "
    "fear doubt suppose consider "
    "live reside lie sit stand stay keep continue tend concern relate range vary extend cover cost weigh "
    "measure equal bear "
    "enjoy face require allow enable rely differ serve work play feel look sound affect form provide "
    "offer operate run use "
    "specialize await boast support oppose encourage aim seek try attempt intend plan expect deal help "
    "make get go become "
    "do come let see hear understand remember wish highlight signal signify mark reflect demonstrate "
    "raise underline underscore"
)
"""Verbs that alone do not make a happening: states, habits, aims, and verbs that say too little."""

AIMING: Final = words(
    "want plan intend hope expect agree order urge ask call seek aim try threaten vow pledge promise "
    "refuse decide need require prepare "
    "offer propose demand tell allow permit enable schedule set wait wish like love authorize authorise "
    "instruct advise warn force use "
    "send deploy"
)
"""Verbs after which "to do" is still to come."""

CALENDAR: Final = words(
    "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed "
    "thu fri sat sun am pm est edt gmt utc bst christmas easter ramadan "
)
"""Words of the calendar, which look like names and are none."""

LASTING: Final = words(
    "search work fight help protect support negotiate talk study train guard monitor investigate rule "
    "control maintain continue occupy "
    "defend pursue compete struggle build develop grow protest rise war conflict crisis dispute embargo "
    "campaign investigation effort "
    "program programme operation negotiation siege occupation blockade standoff showdown buildup trade "
    "relationship rivalry recession "
    "expansion growth inflation trend policy debate"
)
"""Verbs and nouns of what goes on for days."""

TIMES: Final = words("week month year night summer winter spring fall autumn weekend season decade century")
"""Words for a stretch of time: "last week", "this month"."""


_SPECIAL: Final = {
    **dict.fromkeys(("is", "am", "are", "was", "were", "been", "being", "'re", "’re", "'m", "’m", "be", "ai"), "be"),
    **dict.fromkeys(("has", "have", "had", "having", "'ve", "’ve"), "have"),
    **dict.fromkeys(("does", "do", "did", "done", "doing"), "do"),
    "goes": "go",
    "found": "find",
    "left": "leave",
    "felt": "feel",
    "fell": "fall",
    "saw": "see",
    "shot": "shoot",
    "lay": "lie",
    "wound": "wound",
    "wounded": "wound",
    "wounding": "wound",
    "dying": "die",
    "lying": "lie",
    "staged": "stage",
    "staging": "stage",
    "premiered": "premiere",
    "installed": "install",
    "enrolled": "enroll",
    "fulfilled": "fulfill",
    "pared": "pare",
    "axed": "axe",
    "routed": "rout",
    "singed": "singe",
    "tying": "tie",
    "vying": "vie",
    "bore": "bear",
    "bound": "bind",
    "held": "hold",
    "charged": "charge",
}
_E: Final = (
    "at",
    "c",
    "v",
    "u",
    "dg",
    "rg",
    "rs",
    "ns",
    "s",
    "z",
    "ur",
    "ir",
    "bl",
    "cl",
    "dl",
    "fl",
    "gl",
    "kl",
    "pl",
    "tl",
    "zl",
)


@lru_cache(8192)
def base(form: str, tag: str) -> str:
    """The verb that a form is of. ("deployed", "VBD") is deploy, ("took", "VBD") take, ("dies", "VBZ") die."""
    form = form.lower()
    if tag in ("'s", "’s"):
        return "be"
    if form in _SPECIAL:
        return _SPECIAL[form]
    verbs, irregular = lexicon().verbs, lexicon().irregular
    if tag in ("VB", "VBP"):
        return form
    if form in irregular and form not in verbs:
        return irregular[form]
    for ending in ("s",) if tag == "VBZ" else ("ed", "ing"):
        if form.endswith(ending) and len(form) > len(ending) + 1:
            stem = form[: -len(ending)]
            for verb in _stems(stem, ending):
                if verb in verbs:
                    return verb
            return _stems(stem, ending)[0]
    return irregular.get(form, form)


def _stems(stem: str, ending: str) -> list[str]:
    """What a verb without its ending may have been, the likeliest first."""
    if ending == "s":
        likely = [stem[:-2] + "y"] if stem.endswith("ie") and len(stem) > 3 else []
        return [*likely, stem, stem[:-1]] if stem.endswith("e") else [stem]
    if stem.endswith("i") and ending == "ed":
        return [stem[:-1] + "y", stem + "e"]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiou":
        return [stem, stem[:-1]] if stem[-1] in "lszf" else [stem[:-1], stem]
    if stem.endswith(_E) or (len(stem) == 2 and ending == "ing"):
        return [stem + "e", stem]
    return [stem + "e", stem] if _ends_in_one_vowel(stem) else [stem, stem + "e"]


def _ends_in_one_vowel(stem: str) -> bool:
    """Return whether a stem has one vowel, with a consonant on both sides: "hit" and "rid", which double theirs."""
    if len(stem) < 3 or sum(letter in "aeiouy" for letter in stem) != 1:
        return False
    return stem[-3] not in "aeiou" and stem[-2] in "aeiou" and stem[-1] not in "aeiouwxy"


@lru_cache(8192)
def third_person(verb: str) -> str:
    """The present tense of a headline's verb. deploy gives deploys, carry carries, be is."""
    if verb in ("be", "have", "do", "go"):
        return {"be": "is", "have": "has", "do": "does", "go": "goes"}[verb]
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")


@lru_cache(8192)
def gerund(verb: str) -> str:
    """The gerund of a verb. take gives taking, die dying, hit hitting."""
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return verb[:-1] + "ing"
    if _ends_in_one_vowel(verb):
        return verb + verb[-1] + "ing"
    return verb + "ing"


_PAST: Final = words(
    "arose ate awoke beat became began bit blew bore broke came chose did drank drew drove fell flew foresaw "
    "forgave forgot froze gave grew hid knew lay outgrew overcame oversaw overtook overthrew ran rang rode rose "
    "sang sank saw shook shrank spoke sprang stole strode swam swore threw took tore undertook underwent went "
    "withdrew wore wove wrote"
)
"""Forms that are past tenses only."""
_PARTICIPLE: Final = words(
    "arisen awoken beaten been begun bitten blown borne broken chosen done drawn driven drunk eaten fallen flown "
    "forbidden foreseen forgiven forgotten frozen given gone grown hidden known lain mistaken overseen overtaken "
    "overthrown proven ridden risen rung seen shaken shown shrunk slain spoken sprung stolen sung sunk sworn swum "
    "taken thrown torn undergone undertaken withdrawn woken worn woven written"
)
"""Forms that are participles only."""
_AS_THE_VERB: Final = words(
    "bet bid broadcast burst cast cost cut forecast hit hurt knit let offset put quit read reset rid set shed shut "
    "split spread thrust upset wed"
)
"""Verbs of which the past tense and the participle are the verb itself."""
_AS_THE_PARTICIPLE: Final = words("become come overcome run overrun")
"""Verbs of which the participle is the verb itself."""
_PARTS: Final = {"n": "N", "a": "J", "r": "R"}


@lru_cache(1 << 15)
def readings(low: str) -> str:
    """What a word in lower case can be, the likeliest first, "" where the lexicon does not tell: b the verb itself, s
    its third person, g -ing, d past tense, n participle, p both; N noun, M noun in the plural, J adjective, R adverb.
    "fell" is db, "hurt" bpNJ, "attacks" sM."""
    verbs, irregular = lexicon().verbs, lexicon().irregular
    own = _parts(low)
    shown = "".join(_as_verb(low) if part == "v" else _PARTS[part] for part in own)
    if low in _PAST or low in _PARTICIPLE:
        return ("d" if low in _PAST else "n") + shown
    if low in irregular and irregular[low] in verbs and not low.endswith("ing"):
        return "p" + shown
    if low.endswith("ed") and base(low, "VBD") in verbs:
        return "p" + shown
    if low.endswith("ing") and base(low, "VBG") in verbs:
        return "g" + shown
    if low.endswith("s") and not shown:
        noun, verb = _parts(singular(low)), base(low, "VBZ")
        shown = "".join({"n": "M", "v": "s"}.get(part, "") for part in noun)
        return shown + "s" if verb in verbs and "s" not in shown else shown
    return shown


def _parts(low: str) -> str:
    """The parts of speech of a word that is not inflected, the commonest first; what was never counted comes last."""
    found = lexicon().parts.get(low, "")
    if low in lexicon().nouns and "n" not in found:
        found += "n"
    return found + "v" if low in lexicon().verbs and "v" not in found else found


def _as_verb(low: str) -> str:
    if low in _AS_THE_VERB:
        return "bp"
    return "bn" if low in _AS_THE_PARTICIPLE else "b"


def singular(low: str) -> str:
    """The noun that a form may be the plural of. "cities" is of city, "crashes" of crash."""
    if low.endswith("ies"):
        return low[:-3] + "y"
    return low[:-2] if low.endswith(("ches", "shes", "sses", "xes")) else low[:-1]


_ALIKE: Final = """
die dies died dying dead death deaths kill kills killed killing killings murder murders murdered slay slain slaying
fatal fatally fatality fatalities perish perished toll |
injure injures injured injuries injury wound wounded wounds wounding hurt |
arrest arrests arrested detain detained detains detention custody apprehend apprehended capture captured nab nabbed |
buy buys bought buying acquire acquires acquired acquiring acquisition purchase purchased purchases takeover |
earthquake earthquakes quake quakes temblor tremor tremors |
fire fires blaze blazes inferno flames arson |
crash crashed crashes collide collided collision collides derail derailed derailment |
attack attacks attacked attacking assault assaulted strike strikes struck raid raids raided bombard bombarded
bombardment airstrike airstrikes |
bomb bombs bombing bombings bombed explode exploded explodes explosion explosions blast blasts |
shoot shoots shot shooting shootings gunfire gunman gunmen gunned shooter fired |
send sends sent sending ship ships shipped shipping dispatch dispatches dispatched deploy deploys deployed deploying
deployment transport transports transported transfer transferred move moved movement |
soldier soldiers troop troops servicemen infantry |
resign resigns resigned resignation quit quits |
win wins won winning victory victories beat beats beaten defeat defeats defeated triumph triumphed |
sentence sentences sentenced sentencing jail jailed imprison imprisoned prison |
convict convicted conviction guilty |
charge charged charges indict indicted indictment accuse accused accuses accusation |
sign signs signed signing ink inked agreement deal pact accord treaty |
meet meets met meeting talks summit |
storm storms hurricane typhoon cyclone |
police officers cops |
name names named naming appoint appoints appointed appointment pick picks picked choose chooses chosen cast casting |
launch launches launched unveil unveils unveiled introduce introduces introduced |
check checked checks enter entered enters |
steal steals stole stolen theft rob robbed robbery heist |
flee flees fled escape escapes escaped |
warn warns warned warning alarm alarms |
claim claims claimed allege alleged alleges |
reveal reveals revealed disclose disclosed discloses outline outlined outlines announce announces announced
announcement statement |
dismiss dismisses dismissed deny denies denied denial reject rejects rejected |
vote votes voted voting elect elected election elections poll ballot |
protest protests protested protesters demonstration demonstrations demonstrators rally |
evacuate evacuated evacuation |
rescue rescued rescuers rescues save saved |
sue sues sued lawsuit suit litigation |
fine fined penalty penalties |
close closes closed closure shut shuts shutdown |
fall falls fell fallen drop drops dropped decline declines declined plunge plunged |
rise rises rose risen climb climbed increase increased jump jumped soar soared |
spokesman spokeswoman spokesperson |
host hosts hosted hosting |
replace replaces replaced succeed succeeded successor |
divorce divorced split separate separated |
operation operations surgery |
company firm maker manufacturer giant
"""
CONCEPT: Final[dict[str, str]] = {word: line.split()[0] for line in _ALIKE.split("|") for word in line.split()}
"""Word -> the first of the words that are taken as one with it. "dispatched" is send."""


WORD: Final = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
"""What texts are compared by: a run of letters, or a number with its separators."""
STOP: Final = words(
    "a about after again against all also although am an and any are as at be became because become been "
    "before being between both but by can could did do does doing down during each either else ever few for "
    "from further get got had has have having he her here hers him his how however i if in into is it its "
    "itself just least let like ll made make many may me might more most much must my near neither no nor not "
    "now of off on once one only or other our out over own per put re s same she should since so some still "
    "such t than that the their them then there these they this those though through to too under until up "
    "upon us ve very via was we well were what when where whether which while who whom whose why will with "
    "within without would yet you your according said say says told new year years day days monday tuesday "
    "wednesday thursday friday saturday sunday january february march april june july august september october "
    "november december today yesterday tomorrow week month reportedly allegedly "
)
_NUMBERS: Final = {
    word: str(number)
    for number, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
    if number > 1
}


def stems(text: str) -> list[str]:
    """The words that tell texts apart, each once, in order. "Two soldiers were killed" is 2, soldier, kill."""
    return list(
        dict.fromkeys(
            stem(word) for word in WORD.findall(text.lower().replace("’s", "").replace("'s", "")) if word not in STOP
        )
    )


@lru_cache(16384)
def stem(word: str) -> str:
    """A word without its ending, so that forms of one word are the same: "deployed", "deployment" and "deploys" are
    deploy."""
    if word in CONCEPT:
        return CONCEPT[word]
    if word in _NUMBERS:
        return _NUMBERS[word]
    if word[0].isdigit():
        return word.replace(",", "")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word


_ENDINGS: Final = (
    "ifications",
    "ification",
    "ations",
    "ements",
    "ation",
    "ement",
    "ments",
    "ings",
    "ment",
    "tion",
    "ions",
    "ally",
    "ity",
    "ian",
    "ean",
    "ies",
    "ied",
    "ing",
    "ion",
    "ers",
    "ors",
    "ed",
    "er",
    "or",
    "es",
    "ly",
    "an",
    "s",
    "y",
)


Part = Literal["verb", "noun"]


@cache
def _tables() -> dict[str, tuple[dict[str, str], dict[str, str]]]:
    """For each part of speech: class -> the class above it, word -> its narrowest class."""
    stored = json.loads(gzip.decompress(resources.files("timeline.language").joinpath("senses.json.gz").read_bytes()))
    return {
        part: (
            {name: above for name, (above, _) in classes.items()},
            {word: name for name, (_, words) in classes.items() for word in words.split()},
        )
        for part, classes in stored.items()
    }


@lru_cache(1 << 14)
def classes_of(word: str, part: Part) -> tuple[str, ...]:
    """Return the classes of the commonest sense of a verb or a noun in its base form, () where it is not known.

    A class has the name of its first word, with a number where several have the same. Only classes that many words
    fall under are kept, and of nouns only those that may name a happening.

    Example:
        >>> classes_of("assassinate", "verb")
        ('kill',)
    """
    above, narrowest = _tables()[part]
    found: list[str] = []
    name = narrowest.get(word, "")
    while name:
        found.append(name)
        name = above[name]
    return tuple(reversed(found))
