"""A title as a text: whether it is whole, where it may be cut, what tells that it is good, and whose claim it is.

A title is *whole* where it is one clause or noun phrase, opened and closed by words that can, with nothing cut in two;
what keeps it from that is a *fault*. The features of the choice among titles are named here and nowhere else. The title
of a claim names the speaker, and takes the verb of the saying where that tells the deed.

Where a clause may end by its words alone does not need the dependency parser, which has its own opinion
(``grammar.ends``): where both agree, an end is sure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from timeline.events import Mode
from timeline.extraction.claims import Factuality, agreeing, is_authority, tells_speaker, words_of
from timeline.extraction.denials import denies_in_words, says_so
from timeline.extraction.grammar import HYPHEN, LISTS, NEVER_LAST_TAGS, SentenceGrammar, TaggedWord
from timeline.files import word_classes
from timeline.language.clauses import FINITE, Clause, Role, Sentence, VerbForm
from timeline.language.lexicon import (
    ATTRIBUTING,
    NOMINATIVE,
    SAYING,
    SUBORDINATING,
    TELLING,
    base,
    gerund,
    lexicon,
    stems,
    words,
)
from timeline.language.syntax import ROOT

TITLE_LIMIT: Final = 90
"""A title has fewer characters than this."""

_NEVER_LAST_OF_TITLE: Final = LISTS["never_last_of_title"]


def shortened(title: str) -> str:
    """The longest beginning that ends with a word and fits."""
    if len(title) < TITLE_LIMIT:
        return title
    cut = title.rfind(" ", 0, TITLE_LIMIT - 1)
    if cut <= 0:
        return title[: TITLE_LIMIT - 1]
    kept = title[:cut].split(" ")
    while len(kept) > 3 and kept[-1].lower() in _NEVER_LAST_OF_TITLE:
        kept.pop()
    return " ".join(kept).rstrip(" ,;:–—-")


_PUBLISHER: Final = re.compile(r"\s+(?:\||[-–—])\s+(?=[^|]{2,40}$)")


def without_publisher(title: str) -> str:
    """A headline without the names of section and site behind it: "Mill burns | World news | The Post" is "Mill
    burns". A part behind a dash is the site's where each of its words has a capital, or it is an address."""
    title = title.split(" | ")[0].strip()
    match = _PUBLISHER.search(title)
    if match is None:
        return title
    behind = title[match.end() :]
    named = all(word[:1].isupper() or not word[:1].isalpha() for word in behind.split()) or "." in behind
    return title[: match.start()] if named and len(behind.split()) < 5 else title


_NEVER_FIRST: Final = LISTS["never_first"]
_OPENS_QUANTITY: Final = LISTS["before_number"]
_MAY_END: Final = LISTS["may_end"]
_NEVER_LAST_WORDS: Final = LISTS["never_last"]
_BARE: Final = LISTS["bare"]
_PRONOUNS: Final = _BARE | {"that"}
_OWN: Final = LISTS["owning"]
_LINKS: Final = frozenset((",", ";", ":", "—", "–", "--", "-", '"', "“", "”"))
_RELATIVE: Final = LISTS["opening_dependent"]
_CONTROLLING: Final = LISTS["commanding"] | LISTS["needing_infinitive"]
_GOVERNED: Final = word_classes("timeline.extraction", "words.toml", "governed")
"""The prepositions that some verbs are nothing without, by verb."""
_LEANING: Final = word_classes("timeline.extraction", "words.toml", "leaning")
"""The prepositions that some adjectives are nothing without, by adjective."""
_INTENDING: Final = LISTS["intending"]
_BELIEVING: Final = LISTS["believing"]
_JOINTS: Final = _LINKS | _BELIEVING
_RANKS: Final = LISTS["ranking"]
_PAIRED: Final = {"both": ("and",), "either": ("or",), "neither": ("nor",), "between": ("and",)}
"""What a word of two announces."""
_NEAR: Final = LISTS["close_in_time"]
_NOMINATIVE: Final = NOMINATIVE | {"who"}
_HAVING_DONE: Final = LISTS["having_done"]
GIVING: Final = LISTS["giving"]
INFORMING: Final = LISTS["informing"]
_SEEMING: Final = LISTS["seeming_to"]
_ASKING: Final = LISTS["asking_whether"]
_ASKED: Final = LISTS["questions"]
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
            ("end", _ends_badly(parts, following)),
            ("pronoun", parts[0].low in _BARE and not (len(parts) > 1 and parts[1].tag in ("NN", "NNS"))),
            ("owner", parts[0].low in _OWN),
            ("gap", _leaves_gap(parts)),
            ("joint", _joins_nothing(parts) or _cuts_list(parts, following)),
            ("verbs", _too_many_verbs(parts)),
            ("no verb", bool(lemma) and not any(part.tag in FINITE or part.tag == "VB" for part in parts)),
            ("infinitive", _needs_infinitive(parts, lemma, following)),
            ("time", parts[-1].low in _NEAR and bool(following) and following[0].low in ("after", "before")),
            ("preposition", _needs_preposition(parts, lemma, following)),
            ("object", _cuts_object(parts, lemma, following)),
            ("content", _cuts_content(parts, lemma, following)),
            ("name", _cuts_phrase(parts, following)),
            ("pair", _cuts_pair(parts, following)),
        )
        if wrong
    ]
    return tuple(found)


def _opens_badly(parts: Sequence[TaggedWord]) -> bool:
    first = parts[0]
    if first.low in _OPENS_QUANTITY and any(part.tag == "CD" for part in parts[1:4]):
        return False  # "Over 200 people", "At least ten", "As many as ten"
    return first.low in _NEVER_FIRST or first.tag in ("MD", "TO", "CC", "WH", "POS", "VBD", "VBZ")


def _ends_badly(parts: Sequence[TaggedWord], following: Sequence[TaggedWord]) -> bool:
    last = parts[-1]
    behind_verb = last.tag == "IN" and len(parts) > 1 and parts[-2].tag.startswith("VB")
    if behind_verb and following and following[0].low in _MARKS:
        return False  # "could not be accounted for."
    if last.low in _NEVER_LAST_WORDS or last.low in _NOMINATIVE:
        return True
    if len(parts) > 1 and _is_loose_verb(parts[-2], last):
        return True
    if last.low in _MAY_END:
        return False
    if last.tag in NEVER_LAST_TAGS:
        return True
    return last.tag == "JJ" and len(parts) > 1 and parts[-2].tag in ("DT", "PRP$")


_MARKS: Final = frozenset((".", ",", ";"))


def _is_loose_verb(before: TaggedWord, last: TaggedWord) -> bool:
    """Whether a last verb lost what stood behind it: "in an attack that happened", "mills fail -- take"."""
    if last.tag == "VBD":
        return before.low in ("that", "which", "who")
    return last.tag in ("VB", "VBP") and before.low in _LINKS


def _leaves_gap(parts: Sequence[TaggedWord]) -> bool:
    """Whether a title lost words in its middle: "as soon as, with briefs", of which a date is left out, or
    "says over that"; or turns to the reader: "mills fail -- take"."""
    for before, part in pairwise(parts):
        if before.tag in ("IN", "TO", "DT") and part.low == ",":
            return True
        if before.tag == part.tag == "IN" and part.low == "that" and before.low not in LISTS["opening_dependent"]:
            return True
        if before.low in ("as", "than") and part.tag == "IN":
            return part.low not in ("if", "of", "in", "at", "to")
        if before.low in _DASHES and part.tag in ("VB", "VBP"):
            return True
    return False


_DASHES: Final = frozenset(("—", "–", "--"))


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
    if not (len(following) > 1 and following[0].low in (",", "and", "or") and following[1].tag in _LISTED):
        return False
    commas = [place for place, part in enumerate(parts) if part.low == ","]
    item = [part.tag for part in parts[commas[-1] + 1 :]] if commas else []
    return 0 < len(item) <= _LONGEST_ITEM and _LISTED.issuperset(item)


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
        links += opens or part.tag in ("CC", "WH") or part.low in _JOINTS
    return finite > 1 + links


def _needs_infinitive(parts: Sequence[TaggedWord], lemma: str, following: Sequence[TaggedWord]) -> bool:
    """Whether "to ..." or "not to ..." is cut from the verb, adjective or object that it belongs to."""
    if lemma in _HAVING_DONE and _goes_on_bare(following):
        return True
    behind = following[1:] if following and following[0].low == "not" else following
    seems = base(parts[-1].low, parts[-1].tag) in _SEEMING
    if seems:  # "what appeared | , inexplicably, to be"
        behind = [each for each in behind if each.tag not in (",", ".", "RB")]
    if len(behind) < 2 or behind[0].tag != "TO" or behind[1].tag not in ("VB", "VBP"):
        return False
    verbs = [base(part.low, part.tag) for part in parts if part.tag in ("VBG", "VB")]
    controls = lemma in _CONTROLLING or (bool(verbs) and verbs[-1] in _CONTROLLING | {"cause"})
    controls = controls or (lemma == "call" and any(part.low == "on" for part in parts))
    named = parts[-1].low in _INTENDING or (parts[-1].tag in _NOUN and any(part.low in _RANKS for part in parts[1:-1]))
    told = len(behind) < len(following) and lemma in INFORMING  # "warned the world | not to be fooled"
    return any((controls, told, seems, named, parts[-1].tag in ("JJ", "VBN")))


def _goes_on_bare(following: Sequence[TaggedWord]) -> bool:
    """Whether a bare infinitive stands behind a cut: "helps Ann Lee | and her son win a case"."""
    return any(part.tag == "VB" for part in following) and following[0].tag in ("VB", "CC")


def _needs_preposition(parts: Sequence[TaggedWord], lemma: str, following: Sequence[TaggedWord]) -> bool:
    """Whether what a verb needs is cut: "removes the mayor | from office", "is threatening to send | to"."""
    if not following or following[0].tag not in ("IN", "TO"):
        return False
    behind = following[1].tag if len(following) > 1 else ""
    if following[0].tag == "TO" and behind in ("VB", "VBP"):
        return False
    if parts[-1].tag == "JJ" and _LEANING.get(parts[-1].low) == following[0].low:
        return True
    embedded = [base(part.low, part.tag) for part in parts[1:] if part.tag.startswith("VB")]
    governed = any(following[0].low in _GOVERNED.get(verb, "").split() for verb in (lemma, *embedded[-1:]))
    if parts[-1].low.endswith(("self", "selves")):
        return True  # "hurts herself | by stumbling"
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
    if parts[-1].tag == "RP" and parts[-2].tag.startswith("VB"):  # "drove up | the prices"
        return behind.tag in _DETERMINING
    if not parts[-1].tag.startswith("VB"):
        return False
    bare = len(parts) == _LEAST_CLAUSE and behind.tag == "RB"  # "Prices fall | sharply"
    return (behind.tag in _OBJECT and not bare) or behind.low == "that"


def _cuts_content(parts: Sequence[TaggedWord], lemma: str, following: Sequence[TaggedWord]) -> bool:
    """Whether what somebody is told, warned, promised or asked is left out: "informs the regulator | that it may"; or
    what they believe: "expresses confidence | that", "voices fears | the mill will close"."""
    if not following:
        return False
    if believes(parts):
        goes_on = following[0].tag in _OPENS_CONTENT and any(part.tag in FINITE for part in following[1:])
        return following[0].low == "that" or goes_on
    asked = lemma in _ASKING and following[0].low in _ASKED
    return asked or (lemma in INFORMING and following[0].low in ("that", "whether", "how"))


def believes(parts: Sequence[TaggedWord]) -> bool:
    """Whether a headline ends with a noun that says nothing without a clause behind it: "voices fears"."""
    return bool(parts) and parts[-1].low in _BELIEVING


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


def _cuts_pair(parts: Sequence[TaggedWord], following: Sequence[TaggedWord]) -> bool:
    """Whether one of two is left: "between Norland's president | and his rival", "both theft | and arson", "from its
    capital | to a clinic", "as near | as"."""
    lows = [part.low for part in parts]
    for opening, joints in _PAIRED.items():
        if opening not in lows[:-1]:
            continue
        behind = parts[len(lows) - lows[::-1].index(opening) :]
        joined = any(part.low in joints for part in behind)
        several = any(part.tag in ("NNS", "CD", "PRP", "IN") for part in behind[:_LONGEST_ITEM])
        if not joined and not several:
            return True
    return _cuts_way(lows, [part for part in following if part.low != ","])


def _cuts_way(lows: Sequence[str], following: Sequence[TaggedWord]) -> bool:
    """Whether "from ..." is left without its "to ...", or "as near" without its "as"."""
    if not following:
        return False
    if following[0].low == "as":
        return "as" in lows[-_LONGEST_COMPARED:-1]
    aim = len(following) > 1 and following[1].tag in ("VB", "VBP")
    return following[0].tag == "TO" and not aim and "from" in lows[-_LONGEST_WAY:]


_LEAST_CLAUSE: Final = 2
"""A clause has so many words at least: its subject and its verb."""

_LONGEST_COMPARED: Final = 3
"""Words of "as near" or "as many mills" before its second "as", at most."""
_LONGEST_WAY: Final = 9
"""Words of "from the capital of Norland" before its "to", at most."""
_LONGEST_ITEM: Final = 4
"""An item of a list has so many words at most; what is longer is a phrase behind a comma."""

_LISTED: Final = frozenset(words("NN NNS NNP CD DT JJ"))
_DETERMINING: Final = frozenset(("DT", "CD", "PRP$", "NNS"))
_NOUN: Final = ("NN", "NNS", "NNP")
_OPENS_CONTENT: Final = ("DT", "PRP", "NNP", "NNS", "EX")
"""Tags that a clause without "that" begins with."""
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


# --- where a title may be cut -------------------------------------------------------------------------------------


_OPENING_CLAUSES: Final = LISTS["opening_clauses"]


def pauses(grammar: SentenceGrammar, first: int, last: int) -> list[int]:
    """Where a clause may end by its words alone: before a preposition, a comma, a verb that goes along with it."""
    return [place for place in range(first + 1, last + 1) if _may_pause(grammar.sentence, place)]


def _may_pause(sentence: Sentence, place: int) -> bool:
    """Whether a clause may end before the word at a place."""
    if place == len(sentence.words):
        return True
    word, tag, before = sentence.words[place], sentence.tags[place], sentence.tags[place - 1]
    if before == "CD" == sentence.tags[min(place + 1, len(sentence.tags) - 1)] and word.text in ("–", "—", "-"):
        return False  # "won 3–1"
    if sentence.quoted[place] or before in ("VB", "VBG", "JJ", "IN", "TO", "CC", "DT"):
        return False
    if word.low == "of" or sentence.words[place - 1].text == "-":
        return False
    if tag == "TO" and before in _TAKES_INFINITIVE:
        return False
    return tag in ("IN", "TO", "WH", "CC") or word.text in (",", ";", ".", ":", "—", "–", "--")


_TAKES_INFINITIVE: Final = ("VBD", "VBN", "VBP", "VBZ", "MD")
"""Tags of what an infinitive right behind it belongs to: "planned | to boost"."""


def is_half(grammar: SentenceGrammar, first: int, end: int) -> bool:
    """Whether a cut leaves a clause without its verb: "as the fires | spread"."""
    tags = grammar.sentence.tags
    behind = next((i for i in range(end, len(tags)) if i not in grammar.silent), end)
    following = tags[behind] if behind < len(tags) else ""
    before = next((i for i in range(end - 1, first - 1, -1) if i not in grammar.silent), end - 1)
    if following == "RP" or (following in FINITE and tags[before] in (*_NOUN, "POS", "RB", "PRP")):
        return True
    for index in range(end - 1, first - 1, -1):
        if tags[index].startswith("VB") or tags[index] == "MD":
            return False
        if tags[index] == "WH" or grammar.sentence.words[index].low in _OPENING_CLAUSES:
            return True
    return False


def divides_adjectives(grammar: SentenceGrammar, end: int) -> bool:
    """Whether a cut leaves an adjective without its noun: "a long-term | , sustainable presence"."""
    words_, tags = grammar.sentence.words, grammar.sentence.tags
    if not 0 < end < len(tags) - 1 or words_[end].text != "," or tags[end + 1] not in ("JJ", "VBN"):
        return False
    return tags[end - 1] == "JJ" or "-" in words_[end - 1].text


_STOPS: Final = frozenset((";", "—", "–", "--", ":", "("))
"""Marks that end a clause."""
_FINAL: Final = tuple(".!?,;:–—-")
_OPENS_DEPENDENT: Final = LISTS["opening_dependent"] - {"that", "if", "as", "who", "whom", "which", "whose", "where"}
"""Words that open a modifier of the whole clause before without a comma."""
_OPENS_MODIFIER: Final = _OPENS_DEPENDENT | words(
    "as if unless amid according following despite during including since"
)
"""Words behind a comma that do so."""


def whole_ends(grammar: SentenceGrammar, clause: Clause) -> list[int]:
    """The places where a clause may end by the words behind its verb, the furthest first: where the next clause begins
    that tells something of its own, and before each modifier of the whole clause.

    Of "The mayor opened the bridge in Lindal, which had been closed, after a flood; nobody came" they are before ";",
    before "after" and before ", which".
    """
    sentence = grammar.sentence
    first = clause.verb.last + 1
    last = len(sentence.words)
    while last > first and sentence.words[last - 1].text[:1] in _FINAL:
        last -= 1
    closed = clause.role in (Role.ADVERBIAL, Role.RELATIVE) and _goes_on(sentence, clause)
    found: list[int] = []
    for place in range(first, last):
        quoted = sentence.quoted[place] and sentence.quoted[place - 1]
        if quoted or (place in grammar.silent and sentence.words[place].text != ","):
            continue
        stops = _is_stop(sentence, place) or (closed and sentence.words[place].text == ",")
        if stops or _begins_another(grammar, clause, place):
            last = place
            break
        if _opens_modifier(grammar, place):
            found.append(place)
    return [last, *reversed(found)]


def with_bound(grammar: SentenceGrammar, indices: list[int]) -> list[int]:
    """Some words, with what says of the number that they open with that it is a bound or a guess: "at least" of "At
    least ten miners were killed"."""
    first = indices[0] if indices else 0
    if not first or grammar.sentence.tags[first] != "CD":
        return indices
    for count in range(min(_LONGEST_BOUND, first), 0, -1):
        bound = range(first - count, first)
        if _BOUNDS.fullmatch(" ".join(grammar.sentence.words[i].low for i in bound)) and grammar.silent.isdisjoint(
            bound
        ):
            return [*bound, *indices]
    return indices


_BOUNDS: Final = re.compile(
    r"""at\ (?:least|most) | (?:more|fewer|less|no\ fewer)\ than | up\ to | as\ (?:many|few)\ as
    | nearly | almost | about | around | over""",
    re.VERBOSE,
)
"""What says of a number that it is a bound or a guess.

Matches:
    «no fewer than»
Does not match:
    than
"""
_LONGEST_BOUND: Final = 3
"""Words of a bound, at most."""


def words_of_verb(grammar: SentenceGrammar, clause: Clause, predicate: int) -> set[int]:
    """The "not" between a verb and its predicate, which the verb of a headline says already: "is not a drug"."""
    between = range(clause.verb.last + 1, predicate) if clause.verb.negated else ()
    return {i for i in between if grammar.sentence.words[i].low in ("not", "n't", "n’t")}


def end_of_words(grammar: SentenceGrammar, end: int) -> int:
    """Where a part of a sentence ends without the marks behind its last word."""
    words_ = grammar.sentence.words
    while end > 1 and not any(mark.isalnum() or mark in _MARKS_OF_QUOTES for mark in words_[end - 1].text):
        end -= 1
    return end


_MARKS_OF_QUOTES: Final = frozenset('"“”‘«»')


def _goes_on(sentence: Sentence, clause: Clause) -> bool:
    """Whether the clause that a clause belongs to goes on behind it: "As the team left, the fans were"."""
    finite = (other for other in sentence.clauses if other.verb.form is VerbForm.FINITE and other.role is Role.MAIN)
    return any(other.verb.first > clause.verb.last for other in finite)


def _is_stop(sentence: Sentence, place: int) -> bool:
    """Whether a mark ends a clause: not the dash of a score, "3–1"."""
    beside = sentence.tags[place - 1], sentence.tags[place + 1] if place + 1 < len(sentence.tags) else ""
    return sentence.words[place].text in _STOPS and beside != ("CD", "CD")


def _begins_another(grammar: SentenceGrammar, clause: Clause, place: int) -> bool:
    """Whether a clause begins that tells something of its own: ", and the owners left", ", police said"; or where the
    verb goes on of what the clause describes."""
    sentence = grammar.sentence
    spoken = place
    while spoken < len(sentence.words) and (sentence.words[spoken].text == "," or spoken in grammar.silent):
        spoken += 1
    for other in sentence.clauses:
        tells = other.verb.form is VerbForm.FINITE and other.role is Role.MAIN
        if not tells or other.verb.first <= clause.verb.last:
            continue
        if other.subject is None or other.subject[0] <= clause.verb.last:
            begins, joined = other.verb.first, clause.role not in (Role.RELATIVE, Role.PARTICIPLE)
        else:
            begins, joined = other.subject[0], False
        before = begins - (sentence.tags[begins - 1] == "CC")
        if not joined and spoken in (before, begins):
            return True
    return False


def _opens_modifier(grammar: SentenceGrammar, place: int) -> bool:
    """Whether a word opens what only adds something to the clause before it."""
    sentence = grammar.sentence
    tags, low = sentence.tags, sentence.words[place].low
    if low == ",":
        behind = place + 1
        while behind < len(tags) and behind in grammar.silent:
            behind += 1
        if behind >= len(tags) or tags[behind] in ("WH", "VBG", "VBN"):
            return True
        return sentence.words[behind].low in _OPENS_MODIFIER or _begins_adverbial(grammar, behind)
    if low == "according" or (low in _OPENS_DEPENDENT and tags[place] in ("IN", "WH")):
        return True
    return _begins_adverbial(grammar, place)


def _begins_adverbial(grammar: SentenceGrammar, place: int) -> bool:
    """Whether a finite clause begins that tells when or why."""
    starts = (c for c in grammar.sentence.clauses if c.start == place and c.role is Role.ADVERBIAL)
    return any(c.verb.form is VerbForm.FINITE for c in starts)


# --- what tells that a title is a good one ---------------------------------------------------------------------------


_LONG: Final = 13
"""Words of a headline that is still read at a glance; how much more cost is learnt."""
_SURE: Final = 0.7
"""How sure a subject is of two kinds, each with weights that were learnt; where they part is not measured."""
SHORT: Final = 40
"""Characters of what leaves room for more in a headline: for an office before a name, for a place behind a verb."""


@dataclass(frozen=True, slots=True)
class Named:
    """What may stand in a headline for a noun phrase or pronoun: its text, whether it is many, and why.

    ``rule`` is "as it stands", "name", "office and name", "short", "span", "role" or "resolved"; ``certainty`` is 0 to
    1; ``kind`` is what it is: person, group, place, act, event ..., "" where that is not known.
    """

    text: str
    plural: bool
    rule: str
    certainty: float = 1.0
    kind: str = ""


@dataclass(frozen=True)
class HeadlineCandidate:
    """One way to say a happening as a headline, how to measure how good it is, and what keeps it from being whole."""

    text: str
    rule: str
    measure: Callable[[], Mapping[str, float]]
    faults: tuple[str, ...] = ()

    @cached_property
    def features(self) -> Mapping[str, float]:
        """What tells how good it is, its faults among it. Only those among which one is chosen are measured, two of
        three."""
        return {**self.measure(), **{f"fault {one}": 1.0 for one in self.faults}}


TOKENS: Final = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


_FUNCTION: Final = LISTS["function_words"]


_SPACES: Final = re.compile(r"\s+")
_FULL_STOP: Final = re.compile(r"(?<=[a-z0-9]{3})\.$")


def text_features(text: str, more: Mapping[str, float] = MappingProxyType({})) -> dict[str, float]:
    """Return what a headline shows by its words alone: its length, its names, its pronouns; and what is known of it
    besides (``more``)."""
    parts = TOKENS.findall(text)
    lows = [part.lower() for part in parts]
    count = len(parts)
    content = [low for low in lows if low not in _FUNCTION]
    names = sum(part[0].isupper() for part in parts[1:])
    return {
        "words <4": float(count < 4),
        "words 4-5": float(4 <= count <= 5),
        "words 6-7": float(6 <= count <= 7),
        "words 8-10": float(8 <= count <= 10),
        "words 11-13": float(11 <= count <= _LONG),
        "words >13": float(count > _LONG),
        "content": float(min(len(content), 10)) / 10,
        "content squared": (min(len(content), 14) / 10) ** 2,
        "names": min(names, 4) / 4,
        "names any": float(names > 0),
        "number": float(any(part[0].isdigit() for part in parts)),
        "pronoun": float(sum(low in _PRONOUNS for low in lows)),
        "pronoun first": float(bool(lows) and lows[0] in _PRONOUNS | _OWN),
        "quotes": float(any(mark in text for mark in '"“”‘')),
        "possessive": float(any(low in _OWN for low in lows)),
        "paused": float(any(mark in text for mark in ",;:—–")),
        **more,
    }


_SENSES: Final = word_classes("timeline.extraction", "words.toml", "cut_senses")


def clause_features(
    grammar: SentenceGrammar,
    clause: Clause,
    predicate: int,
    subject: Named,
    rest: str,
    end: int,
    last: int,
    passive: bool,
    text: str,
    more: Mapping[str, float],
) -> dict[str, float]:
    """Return what a headline shows by the clause that it is made of, and what is known of it besides (``more``)."""
    tree, tags = grammar.tree, grammar.sentence.tags
    features = text_features(text)
    verb = clause.verb
    features[f"subject {subject.rule}"] = 1.0
    features["subject certain"] = subject.certainty
    features["subject words"] = min(len(subject.text.split()), 10) / 10
    features["passive"] = float(passive)
    features["nothing behind"] = float(not rest)
    features["whole"] = float(end == last)
    if end < last:
        cut = next((i for i in range(end, last) if tree.heads[i] < end and tree.relations[i] != "punct"), end)
        head = tree.heads[cut]
        if head == ROOT:
            head = predicate
        left = any(each < end for each in grammar.children[head] if each > head)
        features[f"cut {tree.relations[cut]}"] = 1.0
        features[f"cut {tree.relations[cut]} of {tags[head][:1]}{'' if left else ' bare'}"] = 1.0
        features[f"cut {_SENSES.get(grammar.sentence.words[end].low, 'no')} sense"] = 1.0
        features["cut share"] = (last - end) / (last - verb.last)
        features["cut name"] = float("NNP" in tags[end:last])
        features["cut number"] = float("CD" in tags[end:last])
    features[f"kind {subject.kind or 'unknown'} {lexicon().verbs.get(verb.lemma, 'unknown')}"] = 1.0
    features[f"kind {subject.kind or 'unknown'}{' passive' if passive else ''}"] = 1.0
    features[f"rule {subject.rule} {'sure' if subject.certainty > _SURE else 'unsure'}"] = 1.0
    features["bare"] = float(subject.text.count(" ") <= 1 and subject.text[:4].lower() in ("the ", "this", "that"))
    features["saying"] = float(verb.lemma in SAYING)
    features["telling"] = float(verb.lemma in TELLING)
    features["finite"] = float(verb.form is VerbForm.FINITE)
    features[f"role {clause.role.value}"] = 1.0
    features[f"role {clause.role.value} {subject.rule}"] = 1.0
    behind = tags[end] if end < len(tags) else ""
    features[f"end {tags[end - 1]}"] = 1.0
    features[f"end {tags[end - 1]} {behind}"] = 1.0
    features[f"behind {behind}"] = 1.0
    features["left out"] = min(sum(i in grammar.silent for i in range(verb.last, end)), 4) / 4
    inner = sum(tag in FINITE for tag in tags[verb.last + 1 : end])
    features["inner verbs"] = min(inner, 2) / 2
    features["inner verbs none"] = float(not inner)
    features["relative"] = float("WH" in tags[verb.last + 1 : end])
    features["quoted"] = float(grammar.sentence.quoted[verb.last])
    features.update(more)
    return features


def finished(text: str) -> str:
    """A headline without a quotation mark that has no partner, without an article at its beginning, with a capital."""
    if text.count('"') % 2:
        text = text.replace('"', "")
    for opening, closing in ("“”", "«»"):
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    text = text.strip(" ,;:–—-'‘").lstrip("”»")
    for closing in ("”", '"'):
        for mark in (".", ","):
            text = text.removesuffix(mark + closing) + closing if text.endswith(mark + closing) else text
    text = _FULL_STOP.sub("", _SPACES.sub(" ", text))
    return text[:1].upper() + text[1:]


LONGEST_CANDIDATE: Final = 132
"""A headline has fewer characters than this."""
MOST_ENDS: Final = 8
"""Places to cut that are tried of a clause, at most: the shortest headlines."""


_OPENINGS: Final = {
    "acquittal": "Not proved:",
    "contrary": "False report:",
    "falsehood": "False report:",
    "falsely": "False report:",
    "fear": "Fears that",
    "negation": "Not so:",
    "no-evidence": "No evidence that",
    "on-trial": "Charge:",
    "accusation": "Accusation:",
    "retraction": "Withdrawn report:",
    "unclear": "Unclear whether",
    "condition": "Open whether",
    "unsaid": "Nobody says that",
    "unverified": "Unconfirmed:",
    "claim-noun": "Claim:",
    "hedge": "Reportedly,",
}
"""What opens the title of a claim by nobody in particular, by the rule that found it."""
_OPENINGS_OF_NOUNS: Final = {
    "negation": "No",
    "no-evidence": "No evidence of",
    "fear": "Fears of",
    "unclear": "Unclear:",
    "condition": "Possible:",
    "unsaid": "Not said:",
    "hedge": "Reported:",
}
"""The same for a title without a verb: "Fears of further clashes"."""
_SAYING: Final = {
    "attribution": "say",
    "according": "say",
    "allegation": "claim",
    "responsibility": "claim",
    "fear": "fear",
    "raising": "believe",
    "unverified": "say",
    "claim-noun": "say",
}
_LOWERED: Final = LISTS["lowered"]
_NOBODY: Final = words_of("closed", "nobody")
_VERB: Final = re.compile(r"(?P<verb>is being|are being|is|are|[a-z]+s)\b")


def claim_title(
    own: str, saying: str, deed: str, factuality: Factuality, speaker: str | None, *, text: str = "", noun: bool = False
) -> str:
    """Return the title of something claimed: the title of the saying where that tells the deed, else its own that says
    whose claim it is.

    ``own`` is the title of the deed, ``saying`` that of the clause that governs it ("Villagers accuse soldiers of
    burning 12 huts"), "" where there is none; ``deed`` is the word that names the deed ("burning"); ``text`` is the
    sentence, which shows what is written in lower case. ``noun`` is whether the title is a noun phrase.
    """
    if factuality.mode is not Mode.STATED and saying and set(stems(deed)) <= set(stems(saying)):
        undone = factuality.mode is Mode.DENIED
        if not undone or denies_in_words(saying):
            return saying
    return carry(own, factuality, speaker, text=text, noun=noun)


def carry(title: str, factuality: Factuality, speaker_text: str | None, *, text: str = "", noun: bool = False) -> str:
    """Return a title that says whose claim it is, unless the text itself or those who ought to know tell it.

    "The firm forges an invoice" in what a suit alleges is "The suit claims that the firm forges an invoice".
    """
    speaker = _named(speaker_text)
    if factuality.mode is Mode.PLANNED or (factuality.mode is Mode.STATED and is_vouched(factuality, speaker_text)):
        return title
    if says_so(title, factuality) or (factuality.mode is not Mode.DENIED and tells_speaker(title, speaker)):
        return title
    if noun and factuality.mode is Mode.STATED:
        return title  # who speaks of "his first victory" takes it for granted
    carried = _carried_noun if noun else _carried
    return carried(title, _lowered(title, text), factuality, speaker) if title else title


def is_vouched(factuality: Factuality, speaker: str | None) -> bool:
    """Whether the text itself tells something, or somebody whose business it is to know."""
    named = _named(speaker)
    return factuality.governs is None or not named or is_authority(named)


def _lowered(title: str, text: str) -> str:
    """Return a title as it is written behind other words: with a capital only where the text has one."""
    first, _, rest = title.partition(" ")
    low = first.lower()
    lower = low in _LOWERED or (low != first and re.search(rf"(?<![\w-]){re.escape(low)}(?![\w-])", text) is not None)
    return f"{low} {rest}".strip() if lower else title


def _carried_noun(title: str, lowered: str, factuality: Factuality, speaker: str) -> str:
    """Return the title of a claim that is a noun phrase: "Riot in the harbour, according to the union"."""
    mode = factuality.mode
    if speaker and mode is not Mode.HYPOTHETICAL:
        if mode is Mode.DENIED:
            return f"{_upper(speaker)} {agreeing(speaker, 'deny')} {lowered}"
        return f"{title}, according to {_within(speaker)}"
    opening = {Mode.ALLEGED: "Claim:", Mode.DENIED: "Denied:"}.get(mode, "Possible:")
    common = _OPENINGS.get(factuality.rule, opening)
    opening = _OPENINGS_OF_NOUNS.get(factuality.rule, common if common.endswith(":") else opening)
    return f"{opening} {lowered}"


def _within(speaker: str) -> str:
    """Return a speaker as it is written within a title: "critics of the mayor", "the union", "Ann Lee"."""
    first = speaker.split()[0].lower()
    plural = first.endswith("s") and first.removesuffix("s") in lexicon().nouns
    return f"{first}{speaker[len(first) :]}" if plural else _lowered(speaker, "")


def _carried(title: str, lowered: str, factuality: Factuality, speaker: str) -> str:
    if not speaker or factuality.mode is Mode.HYPOTHETICAL:
        opening = {Mode.ALLEGED: "Claim:", Mode.DENIED: "Denied:"}.get(factuality.mode, "Possibly,")
        return f"{_OPENINGS.get(factuality.rule, opening)} {lowered}"
    if factuality.mode is Mode.DENIED:
        if factuality.rule in ("no-evidence", "acquittal", "unsaid", "negation", "falsely", "contrary"):
            return f"{_OPENINGS[factuality.rule]} {lowered}"
        rest = _without(title, speaker)
        doing = _doing(rest) if rest else None
        verb = "deny" if factuality.rule == "denial" else "say it is untrue"
        if doing and verb == "deny":
            return f"{_upper(speaker)} {agreeing(speaker, verb)} {doing}"
        return f"{_upper(speaker)} {agreeing(speaker, verb)} that {lowered}"
    if _without(title, speaker):
        return f"{title}, by own account" if len(title) + 16 < TITLE_LIMIT else f"By own account, {lowered}"
    said = _SAYING.get(factuality.rule, "say" if factuality.mode is Mode.STATED else "allege")
    return f"{_upper(speaker)} {agreeing(speaker, said)} that {lowered}"


def _named(speaker: str | None) -> str:
    """Return the speaker, "" where it is a pronoun or nobody."""
    plain = (speaker or "").strip(" ,;:.\"'”“‘’")
    first, _, rest = plain.partition(" ")
    if first.lower() in _NOBODY or (first.lower() in _PRONOUNS and not rest):
        return ""
    return plain.split(", ")[0] if len(plain) > TITLE_LIMIT // 2 else plain


def _without(title: str, speaker: str) -> str:
    """Return the title behind its subject where that is the speaker, else ""."""
    for name in (speaker, re.sub(r"^(?:the|a|an) ", "", speaker, flags=re.IGNORECASE)):
        if title.lower().startswith(f"{name.lower()} "):
            return title[len(name) + 1 :]
    first, _, rest = title.partition(" ")
    return rest if first.lower() in ("he", "she", "they", "it") else ""


def _doing(rest: str) -> str | None:
    """Return the rest of a title with its verb as a gerund: "takes a bribe" is "taking a bribe"."""
    match = _VERB.match(rest)
    if match is None:
        return None
    verb = match["verb"].split(" ")[0]
    return f"{gerund(base(verb, 'VBZ'))}{rest[match.end() :]}"


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
