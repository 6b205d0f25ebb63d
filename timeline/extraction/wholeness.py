"""What keeps a title from being whole: an end or a beginning that is none, and what is cut from what it needs.

A title is whole where it is one clause or noun phrase, opened and closed by words that can, with nothing cut in two.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from timeline.extraction.grammar import HYPHEN, LISTS, NEVER_LAST_TAGS, TaggedWord
from timeline.files import word_classes
from timeline.language.clauses import FINITE
from timeline.language.lexicon import ATTRIBUTING, SUBORDINATING, base, words

LONGEST: Final = 90
"""A title has fewer characters than this."""

_NEVER_LAST_OF_TITLE: Final = LISTS["never_last_of_title"]


def shortened(title: str) -> str:
    """The longest beginning that ends with a word and fits."""
    if len(title) < LONGEST:
        return title
    cut = title.rfind(" ", 0, LONGEST - 1)
    if cut <= 0:
        return title[: LONGEST - 1]
    kept = title[:cut].split(" ")
    while len(kept) > 3 and kept[-1].lower() in _NEVER_LAST_OF_TITLE:
        kept.pop()
    return " ".join(kept).rstrip(" ,;:–—-")


_NEVER_FIRST: Final = LISTS["never_first"]
_OPENS_QUANTITY: Final = words("over about under between only just even not at")
"""Of these those that may stand before a number: "Over 200 people flee"."""
_MAY_END: Final = LISTS["may_end"]
_NEVER_LAST_WORDS: Final = LISTS["never_last"]
_BARE: Final = words("he she it they we i you him her them us me this these those who which himself herself itself")
_OWN: Final = words("his her its their our my your")
_LINKS: Final = frozenset((",", ";", ":", "—", "–", "--", "-", '"', "“", "”"))
_RELATIVE: Final = words("that which who whom whose where when while although though because if as after before until")
_CONTROLLING: Final = words(
    "ask force order urge allow persuade convince permit enable help require invite encourage instruct expect lead "
    "prompt push compel set schedule due believe oblige entitle authorize authorise pressure"
)
"""Verbs that are nothing without the infinitive behind their object: "leads the maker to announce"."""
_GOVERNED: Final = word_classes("timeline.extraction", "words.toml", "governed")
"""The prepositions that some verbs are nothing without, by verb."""
GIVING: Final = LISTS["giving"]
INFORMING: Final = words("inform notify assure remind convince persuade warn advise tell vow promise pledge threaten")
"""Verbs whose object hears what the clause behind it says."""
_SEEMING: Final = words("seem appear tend happen")
_ASKING: Final = words("ask question wonder")
_ASKED: Final = words("if whether how why what")
_WORD: Final = re.compile(r"\w")


def faults(parts: Sequence[TaggedWord], lemma: str = "", following: Sequence[TaggedWord] = ()) -> tuple[str, ...]:
    """Return what keeps a headline from being whole, () where nothing does.

    ``lemma`` is its verb, "" of a noun phrase; ``following`` are the next words of its sentence, where it was cut.

    Example:
        "Ann Lee leads the maker" of "led the maker to close" is ("infinitive",).
    """
    if not parts:
        return ("empty",)
    found = [
        name
        for name, wrong in (
            ("opening", _opens_badly(parts)),
            ("end", _ends_badly(parts)),
            ("pronoun", parts[0].low in _BARE and not (len(parts) > 1 and parts[1].tag in ("NN", "NNS"))),
            ("owner", parts[0].low in _OWN),
            ("joint", _joins_nothing(parts) or _cuts_list(parts, following)),
            ("verbs", _too_many_verbs(parts)),
            ("no verb", bool(lemma) and not any(part.tag in FINITE or part.tag == "VB" for part in parts)),
            ("infinitive", _needs_infinitive(parts, lemma, following)),
            ("preposition", _needs_preposition(parts, lemma, following)),
            ("object", _cuts_object(parts, lemma, following)),
            ("content", _cuts_content(lemma, following)),
            ("name", _cuts_phrase(parts, following)),
            ("pair", _cuts_pair(parts)),
        )
        if wrong
    ]
    return tuple(found)


def _opens_badly(parts: Sequence[TaggedWord]) -> bool:
    first = parts[0]
    if first.low in _OPENS_QUANTITY and any(part.tag == "CD" for part in parts[1:3]):
        return False  # "Over 200 people", "At least ten"
    return first.low in _NEVER_FIRST or first.tag in ("MD", "TO", "CC", "WH", "POS", "VBD", "VBZ")


def _ends_badly(parts: Sequence[TaggedWord]) -> bool:
    last = parts[-1]
    if last.low in _NEVER_LAST_WORDS:
        return True
    if last.low in _MAY_END:
        return False
    if last.tag in NEVER_LAST_TAGS:
        return True
    return last.tag == "JJ" and len(parts) > 1 and parts[-2].tag in ("DT", "PRP$")


def _joins_nothing(parts: Sequence[TaggedWord]) -> bool:
    """Whether "and" joins a clause that is opened by a word, to none like it: "rises and who was said to be ill"."""
    for place in range(1, len(parts) - 1):
        opened = parts[place + 1]
        if parts[place].tag != "CC" or not (opened.tag == "WH" or opened.low in _RELATIVE):
            continue
        if not any(part.low == opened.low or (part.tag == "WH" == opened.tag) for part in parts[:place]):
            return True
    return False


def _cuts_list(parts: Sequence[TaggedWord], following: Sequence[TaggedWord]) -> bool:
    """Whether a list ends before its "and": "Norway, Sweden | , Cuba and Iran", "Norway | and Sweden" stands."""
    goes_on = len(following) > 1 and following[0].low in (",", "and", "or") and following[1].tag in _LISTED
    commas = [place for place, part in enumerate(parts) if part.low == ","]
    item = [part.tag for part in parts[commas[-1] + 1 :]] if commas else []
    return goes_on and 0 < len(item) <= _LONGEST_ITEM and _LISTED.issuperset(item)


def _too_many_verbs(parts: Sequence[TaggedWord]) -> bool:
    """Whether more verbs are finite than words join clauses: "is held by the rebels were released"."""
    finite = links = 0
    for place, part in enumerate(parts):
        before = parts[place - 1].tag if place else ""
        participle = part.tag == "VBD" and before in ("DT", "JJ", "CD", "POS", "IN") and part.low.endswith("ed")
        if part.tag in FINITE and before != "MD" and not participle:
            finite += 1
        if part.tag.startswith("VB"):
            links += base(part.low, part.tag) in ATTRIBUTING
        opens = part.low == "that" or part.low in SUBORDINATING
        links += opens or part.tag in ("CC", "WH") or part.low in _LINKS
    return finite > 1 + links


def _needs_infinitive(parts: Sequence[TaggedWord], lemma: str, following: Sequence[TaggedWord]) -> bool:
    """Whether "to ..." or "not to ..." is cut from the verb, adjective or object that it belongs to."""
    behind = following[1:] if following and following[0].low == "not" else following
    seems = base(parts[-1].low, parts[-1].tag) in _SEEMING
    if seems:  # "what appeared | , inexplicably, to be"
        behind = [each for each in behind if each.tag not in (",", ".", "RB")]
    if len(behind) < 2 or behind[0].tag != "TO" or behind[1].tag not in ("VB", "VBP"):
        return False
    verbs = [base(part.low, part.tag) for part in parts if part.tag in ("VBG", "VB")]
    controls = lemma in _CONTROLLING or (bool(verbs) and verbs[-1] in _CONTROLLING | {"cause"})
    told = len(behind) < len(following) and lemma in INFORMING  # "warned the world | not to be fooled"
    return any((controls, told, seems, parts[-1].tag in ("JJ", "VBN")))


def _needs_preposition(parts: Sequence[TaggedWord], lemma: str, following: Sequence[TaggedWord]) -> bool:
    """Whether what a verb needs is cut: "removes the mayor | from office", "is threatening to send | to"."""
    if not following or following[0].tag not in ("IN", "TO"):
        return False
    behind = following[1].tag if len(following) > 1 else ""
    if following[0].tag == "TO" and behind in ("VB", "VBP"):
        return False
    embedded = [base(part.low, part.tag) for part in parts[1:] if part.tag.startswith("VB")]
    governed = any(following[0].low in _GOVERNED.get(verb, "").split() for verb in (lemma, *embedded[-1:]))
    gerund = parts[-1].tag in ("VB", "VBD", "VBN", "VBG") and behind == "VBG"  # "has decided | against inviting"
    return (governed and not any(part.low == following[0].low for part in parts)) or gerund


def _cuts_object(parts: Sequence[TaggedWord], lemma: str, following: Sequence[TaggedWord]) -> bool:
    """Whether a headline ends with a verb and what the verb says goes on: "to try | those", "had behaved | well"; or
    with whoever gets something: "show the reporters | a mosque"."""
    if not following or len(parts) < _LEAST_CLAUSE:
        return False
    behind = following[0]
    if lemma in GIVING and parts[-1].tag in ("NN", "NNS", "NNP", "PRP"):
        return behind.tag in _DETERMINING
    if not parts[-1].tag.startswith("VB"):
        return False
    bare = len(parts) == _LEAST_CLAUSE and behind.tag == "RB"  # "Prices fall | sharply"
    return (behind.tag in _OBJECT and not bare) or behind.low == "that"


def _cuts_content(lemma: str, following: Sequence[TaggedWord]) -> bool:
    """Whether what somebody is told, warned, promised or asked is left out: "informs the regulator | that it may"."""
    if not following:
        return False
    asked = lemma in _ASKING and following[0].low in _ASKED
    return asked or (lemma in INFORMING and following[0].low in ("that", "whether", "how"))


def _cuts_phrase(parts: Sequence[TaggedWord], following: Sequence[TaggedWord]) -> bool:
    """Whether a name is cut in two, a noun from its "of ...", a number from what it counts, or "in connection | with",
    "on suspicion | of", which are one preposition."""
    if not following:
        return False
    last, behind = parts[-1], following[0]
    adjective = last.tag == "JJ" and len(parts) > 1 and parts[-2].tag == "IN"  # "against Olympic | champion"
    if behind.low == HYPHEN or (adjective and behind.tag in ("CC", "NN", "NNS", "NNP", "JJ")):
        return True  # "performance | - boosting drugs", as some texts have it
    if (last.tag in ("NN", "NNS") and behind.low == "of") or last.low.endswith(("'s", "’s")):
        return True
    if last.tag == "CD" and (behind.tag in ("CC", "NN", "NNS", "JJ", "CD") or behind.low == "%"):
        return True
    if last.tag == "NNP" and behind.tag in ("NNP", "NN", "NNS") and behind.low != "and":
        return True
    bare = last.tag == "NN" and len(parts) > 1 and parts[-2].tag == "IN"
    return bare and behind.low in ("of", "with", "to", "for")


def _cuts_pair(parts: Sequence[TaggedWord]) -> bool:
    """Whether "between" is left with one of two: "between Norland's president | and his rival"."""
    lows = [part.low for part in parts]
    behind = parts[len(lows) - lows[::-1].index("between") :] if "between" in lows else ()
    return bool(behind) and not any(part.tag in ("CC", "NNS", "CD", "PRP") for part in behind)


_LEAST_CLAUSE: Final = 2
"""A clause has so many words at least: its subject and its verb."""

_LONGEST_ITEM: Final = 4
"""An item of a list has so many words at most; what is longer is a phrase behind a comma."""

_LISTED: Final = frozenset(words("NN NNS NNP CD DT JJ"))
_DETERMINING: Final = frozenset(("DT", "CD", "PRP$", "NNS"))
_OBJECT: Final = frozenset(("DT", "NN", "NNS", "NNP", "PRP", "PRP$", "JJ", "CD", "RB"))


_BE: Final = {"is": "VBZ", "are": "VBP", "has": "VBZ"}
"""Tags of the verbs that a headline puts for those in the past of its sentence."""


def tagged(pieces: Sequence[str], tags: Mapping[str, str]) -> list[TaggedWord]:
    """Return the words of a headline with the tags that they have in its sentence; a word that is not there is a name
    where it has a capital, else a noun."""
    found = []
    for piece in pieces:
        low = piece.lower()
        tag = "NNP" if piece.isupper() and len(piece) > 1 else tags.get(low) or _BE.get(low)
        if tag is None:
            tag = (
                "CD" if piece[:1].isdigit() else "NNP" if piece[:1].isupper() else "NN" if _WORD.search(piece) else "."
            )
        found.append(TaggedWord(piece if tag == "NNP" else low, tag))
    return found
