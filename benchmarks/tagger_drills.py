"""Sentences as news has them and encyclopaedias do not, with their tags: for train_tagger.py, made from patterns.

A pattern is a row of words with their tags ("the/DT"), and of names of lists below, of which one word is taken; V and
T stand for verbs without and with an object, followed by the form: VBD of T is "killed", VBN of V "fallen".
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Final

from timeline.language.lexicon import lexicon, third_person

Sentence = list[tuple[str, str]]

_IRREGULAR: Final = """
beat beat beaten|begin began begun|break broke broken|bring brought brought|build built built|burst burst burst
buy bought bought|come came come|cut cut cut|deal dealt dealt|drive drove driven|fall fell fallen|fight fought fought
find found found|flee fled fled|freeze froze frozen|give gave given|go went gone|grow grew grown|hit hit hit
hold held held|hurt hurt hurt|keep kept kept|lead led led|leave left left|lose lost lost|make made made|meet met met
pay paid paid|put put put|quit quit quit|rise rose risen|run ran run|say said said|see saw seen|seek sought sought
sell sold sold|send sent sent|set set set|shoot shot shot|shrink shrank shrunk|shut shut shut|sink sank sunk
slide slid slid|speak spoke spoken|spend spent spent|split split split|spread spread spread|stand stood stood
steal stole stolen|strike struck struck|sweep swept swept|swim swam swum|take took taken|tell told told
throw threw thrown|wear wore worn|win won won|withdraw withdrew withdrawn|write wrote written
"""
_WITHOUT: Final = (
    "fall rise sink drop soar climb collapse explode resign die crash drown escape strike erupt begin end jump grow "
    "shrink withdraw meet march flee vote quit land burn plunge rally slip slide vanish surge arrive gather break "
    "open close return speak testify surrender win lose retreat slow improve reopen recover protest appeal expire "
    "disappear"
)
_WITH: Final = (
    "hit hurt kill injure wound destroy damage arrest charge seize shut cut raise lower lead hold sign announce "
    "reject approve sell buy beat elect sue fine ban launch attack bomb shoot storm rescue evacuate shell free jail "
    "sentence convict accuse question close open strike sweep flood find take bring send warn urge order halt block "
    "delay cancel test deploy ship split spread set bury kidnap abduct hijack rob steal leave build break lift "
    "impose extend freeze back oust name replace hire fire award defeat visit host join trigger wreck blame fight "
    "throw pay keep meet unveil"
)
_BOTH: Final = (
    "attack strike rise fall cut visit march rally protest vote appeal sale launch test drop surge delay fight raid "
    "ban order report claim crash murder shooting hearing merger takeover election"
)
"""Nouns, most of which are verbs as well."""
_LISTS: Final = {
    "NNS": "wages prices officials troops workers talks floods shares rebels soldiers protesters profits sales exports "
    "voters lawmakers prosecutors doctors tourists students miners banks fires divers guards banks rates losses",
    "NN": "storm company court government bank bridge train army mayor minister airline union council plane fire jury "
    "spokesman driver ship hospital ministry coalition parliament team factory mine agency economy dollar yen embassy",
    "NNP": "Tulsa Keller Brandt Orlova Lagos Quito Kyoto Marsh Adeyemi Larsen Norway Ghana Peru Osaka Hale Petrov Ames "
    "Boeing Siemens Reuters Chad Nepal Sudan Fiji Malta Oslo Turin Bergen Dakar Okafor Silva Tanaka",
    "CD": "two three four six eight nine twelve 14 25 40 130 1,500 3.5 seventy hundreds",
    "RB": "sharply again slightly suddenly yesterday also quickly abroad overnight later there",
    "DAY": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "JJ": "new local injured foreign former wounded big second severe federal armed stolen early interim",
    "SUBJECT": "spokesman official witness doctor report statement newspaper ministry company filing lawyer judge",
    "AIM": "plans wants hopes agrees threatens refuses tries needs seeks",
    "AIMED": "planned wanted agreed tried refused decided threatened declined hoped began",
    "MODAL": "will would could may might can must should",
}
_PATTERNS: Final = """
NNS V.VBD .|NNS V.VBD RB .|the/DT NN V.VBD on/IN DAY/NNP .|CD/CD NNS were/VBD T.VBN in/IN the/DT BOTH .
NNS were/VBD T.VBN .|the/DT NN was/VBD T.VBN .|NNP was/VBD T.VBN by/IN NNS .|CD/CD people/NNS were/VBD T.VBN RB .
the/DT NN T.VBD CD/CD NNS .|NNP T.VBD the/DT NN .|NNS T.VBD a/DT JJ NN on/IN DAY/NNP .|the/DT BOTH T.VBD CD/CD NNS .
NNS have/VBP V.VBN .|the/DT NN has/VBZ T.VBN NNS .|NNS had/VBD RB V.VBN .|the/DT NN has/VBZ n't/RB T.VBN the/DT NN .
the/DT NN will/MD T.VB NNS .|NNP wo/MD n't/RB T.VB the/DT NN .|NNS MODAL/MD V.VB .|they/PRP ca/MD n't/RB T.VB it/PRP .
NNP AIM/VBZ to/TO T.VB the/DT NN .|NNS AIMED/VBD to/TO T.VB and/CC T.VB NNS .|the/DT NN AIMED/VBD to/TO V.VB RB .
NNS V.VBD ,/. a/DT SUBJECT/NN said/VBD ./.|the/DT NN V.VBD ,/. the/DT SUBJECT/NN said/VBD on/IN DAY/NNP .
NNP said/VBD the/DT NN V.VBD .|NNP said/VBD NNS T.VBD NNS .|the/DT SUBJECT/NN says/VBZ NNS V.VBP .
NNS T.VBN by/IN the/DT NN V.VBD .|the/DT NN T.VBN by/IN NNP V.VBD on/IN DAY/NNP .|a/DT NN T.VBN in/IN NNP V.VBD .
the/DT BOTH in/IN NNP V.VBD .|a/DT BOTH in/IN NNS T.VBD the/DT NN .|its/PRP$ BOTH on/IN NNS V.VBD .
NNS V.VBD after/IN NNP T.VBD the/DT NN .|as/IN the/DT NN V.VBD ,/. NNS V.VBD .|when/WH the/DT NN V.VBD ,/. NNP V.VBD .
the/DT NN V.VBD and/CC CD/CD NNS were/VBD T.VBN .|NNP V.VBD and/CC T.VBD the/DT NN .|NNS V.VBD and/CC V.VBD .
NNS ,/. T.VBN by/IN NNP ,/. V.VBD .|NNP RB T.VBD NNS .|the/DT JJ NN ,/. which/WH T.VBD NNS ,/. V.VBD .
NN T.VBZ NNS|NNP T.VBZ NN|NNP T.VBZ CD/CD NNS in/IN NNP|CD/CD T.VBN in/IN NNP BOTH|NNP NN to/TO T.VB NNS
NNS T.VBP NN|NNS V.VBP as/IN NN V.VBZ|NN BOTH T.VBZ CD/CD in/IN NNP|NNP BOTH :/. NN V.VBZ|NN T.VBN in/IN BOTH
the/DT NN is/VBZ T.VBG NNS .|NNS are/VBP V.VBG .|NNS were/VBD V.VBG RB .|T.VBG the/DT NN ,/. NNP V.VBD .
the/DT BOTH of/IN the/DT JJ NN V.VBD .|the/DT NN 's/POS BOTH T.VBD NNS .|there/EX was/VBD no/DT BOTH .
NNS kept/VBD V.VBG .|NNP T.VBD NNS by/IN T.VBG the/DT NN .|NNS V.VBD after/IN T.VBG the/DT NN .|NNS V.VBG in/IN NNP
NNP T.VBD the/DT NN ,/. T.VBG NNS .|NNS T.VBG the/DT NN V.VBD .|without/IN T.VBG NNS ,/. the/DT NN V.VBD .
NNP stopped/VBD T.VBG NNS .|CD/CD NNS T.VBG the/DT NN were/VBD T.VBN .|NNP said/VBD on/IN DAY/NNP that/IN NNS V.VBD .
the/DT NN let/VBD NNS V.VB .|NNP helped/VBD T.VB the/DT NN .|what/WH the/DT NN T.VBZ V.VBZ .|NNS who/WH T.VBP NN V.VBP .
``/. the/DT NN V.VBD ,/. ''/. NNP said/VBD .|NNS V.VBD CD/CD percent/NN in/IN the/DT NN .
"""


def drills(count: int) -> Iterator[Sentence]:
    """So many sentences, always the same ones."""
    patterns = [row.split() for row in _PATTERNS.replace("\n", "|").split("|") if row]
    chance = random.Random(2)
    for _ in range(count):
        sentence = [_word(slot, chance) for slot in chance.choice(patterns)]
        word, tag = sentence[0]
        yield [(word[0].upper() + word[1:], tag), *sentence[1:]]


def _word(slot: str, chance: random.Random) -> tuple[str, str]:
    if slot == ".":
        return ".", "."
    name, _, tag = slot.partition("/")
    if name in _LISTS:
        return chance.choice(_LISTS[name].split()), tag or name
    if name == "BOTH":
        return chance.choice(_BOTH.split()), "NN"
    verb, dot, form = name.partition(".")
    if dot and verb in ("V", "T"):
        return _form(chance.choice((_WITHOUT if verb == "V" else _WITH).split()), form), form
    return name, tag


def _form(verb: str, form: str) -> str:
    """("fall", "VBD") is fell, ("stop", "VBG") stopping."""
    irregular = {row.split()[0]: row.split() for row in _IRREGULAR.replace("\n", "|").split("|") if row}
    match form:
        case "VB" | "VBP":
            return verb
        case "VBZ":
            return third_person(verb)
        case "VBD" | "VBN" if verb in irregular:
            return irregular[verb][1 if form == "VBD" else 2]
    ending = "ing" if form == "VBG" else "ed"
    if lexicon().irregular.get(verb + verb[-1] + ending) == verb:
        return verb + verb[-1] + ending
    if verb.endswith("ie") and ending == "ing":
        return verb[:-2] + "ying"
    if verb.endswith("y") and verb[-2] not in "aeiou" and ending == "ed":
        return verb[:-1] + "ied"
    return (verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb) + ending
