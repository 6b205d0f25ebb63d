"""A sentence read: its words, tags, verbs, and the clauses around the verbs, each with its subject and its role.

Tags that cannot be are put right first, by the words beside them and by what the lexicon knows of a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from timeline.language.lexicon import (
    ALSO_PREPOSITIONS,
    ATTRIBUTING,
    CALENDAR,
    LASTING,
    LISTS,
    NOMINATIVE,
    SAYING,
    STATIVE,
    SUBORDINATING,
    TELLING,
    TIMES,
    base,
    lexicon,
    readings,
    singular,
    words,
)
from timeline.language.sentences import Word, join_hyphens, split_words
from timeline.language.syntax import tag


class VerbForm(Enum):
    """How a verb stands: FINITE ("has sent"), or as infinitive ("to send"), participle ("sending", "sent")."""

    FINITE = "finite"
    INFINITIVE = "infinitive"
    ING = "ing"
    EN = "en"


class Tense(Enum):
    """The tense of a verb group. NONE is that of infinitives and participles."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb group: words ``first`` to ``last`` (included) of its sentence, ``last`` being the main verb.

    "has not confirmed" is confirm, present perfect, negated. ``modal`` is the modal in lower case, or None.
    """

    first: int
    last: int
    lemma: str
    form: VerbForm
    tense: Tense
    perfect: bool = False
    progressive: bool = False
    passive: bool = False
    negated: bool = False
    modal: str | None = None


FINITE: Final = frozenset(("VBD", "VBZ", "VBP", "MD"))
"""Tags of the verbs that make a clause finite."""
_BE: Final = LISTS["be"]
_HAVE: Final = LISTS["have"]
_DO: Final = LISTS["do"]
_FUTURE: Final = LISTS["future"]
_NOT: Final = LISTS["negations"]
_VERBS: Final = words("VB VBD VBG VBN VBP VBZ")
_PARTICIPLE_ONLY: Final = LISTS["participle_only"]
_ACCUSED: Final = LISTS["accused"]
_CLAIMING: Final = LISTS["claiming"]
_OPENING: Final = LISTS["opening"]
NEVER_PASSIVE: Final = LISTS["never_passive"]
SUFFERED: Final = LISTS["suffered"]
_SPEAKER: Final = 6
"""Words that name a speaker, at most."""
_FLOATING: Final = LISTS["floating"]
_PAUSES: Final = frozenset((",", "—", "–", "--"))
_SKIPPED: Final = 3
"""Adverbs that may stand between an auxiliary and its verb."""


def verb_groups(words: Sequence[Word], tags: Sequence[str]) -> list[Verb]:
    """The verb groups of a sentence from left to right."""
    lows = [word.low for word in words]
    groups: list[Verb] = []
    index = 0
    while index < len(words):
        label = tags[index]
        if label in _VERBS or label == "MD":
            last = _extend(lows, tags, index)
            groups.append(_group(lows, tags, index, last))
            index = last + 1
        elif label == "TO" and (follower := _verb_after(lows, tags, index)) and tags[follower] in ("VB", "VBP"):
            last = _extend(lows, tags, follower)
            groups.append(_group(lows, tags, index, last))
            index = last + 1
        else:
            index += 1
    return groups


def _verb_after(lows: Sequence[str], tags: Sequence[str], index: int) -> int | None:
    """The verb that follows, adverbs passed over, and between an auxiliary and a participle an aside between commas;
    None when something else does."""
    if (behind := _behind_aside(lows, tags, index)) is not None:
        return behind
    for following in range(index + 1, min(index + 2 + _SKIPPED, len(tags))):
        if tags[following] in _VERBS:
            return following
        if tags[following] != "RB" and lows[following] not in _NOT | _FLOATING:
            return None
    return None


def _behind_aside(lows: Sequence[str], tags: Sequence[str], index: int) -> int | None:
    """The participle behind an aside between commas, or the infinitive: "had not, as of Monday, announced"."""
    if not (lows[index] in _HAVE or tags[index] == "MD"):
        return None
    opening = index + 1 + (lows[index + 1 : index + 2] == ["not"])
    if lows[opening : opening + 1] != [","]:
        return None
    for closing in range(opening + 2, min(opening + _LONGEST_ASIDE, len(lows) - 1)):
        if lows[closing] == ",":
            wanted = ("VBN", "VBD") if lows[index] in _HAVE else ("VB",)
            return closing + 1 if tags[closing + 1] in wanted else None
        if tags[closing] in _VERBS or tags[closing] == "MD":
            return None
    return None


_LONGEST_ASIDE: Final = 8
"""Words from one comma of an aside within a verb to the other, at most."""


def _extend(lows: Sequence[str], tags: Sequence[str], index: int) -> int:
    """The main verb of the group that begins here. Of "is going to open" it is "open"."""
    first = index
    while True:
        low, following = lows[index], _verb_after(lows, tags, index)
        if low == "going" and first < index and tags[index + 1 : index + 2] == ["TO"]:
            following = _verb_after(lows, tags, index + 1)
        if following is None:
            return index
        label = tags[following]
        if low == "going":
            joins = label in ("VB", "VBP")
        elif tags[index] == "MD":
            joins = label in ("VB", "VBP", "VBN", "VBD")
        elif low in _HAVE:
            joins = label in ("VBN", "VBD")
        elif low in _BE:
            joins = label in ("VBN", "VBG", "VBD")
        elif low in _DO:
            joins = label in ("VB", "VBP")
        else:
            joins = False
        if not joins:
            return index
        index = following


def finite_past(words: Sequence[Word], tags: list[str]) -> list[str]:
    """The tags, with participles that must be past tenses as such: "The fire injured eight people" has no other
    verb, and a participle that has an object is none."""
    for index, label in enumerate(tags):
        if label != "VBN" or not 0 < index < len(tags) - 1:
            continue
        if accuses_nobody(words[index].low, words[index + 1].low):
            continue
        before = next((tags[i] for i in range(index - 1, -1, -1) if tags[i] != "RB"), "")
        dated = before == "CD" and index > 1 and words[index - 2].low in CALENDAR  # "A strike on May 3 killed six"
        apart = words[index - 1].text in _PAUSES and _is_only_main(words, tags, index)
        if apart:
            tags[index] = "VBD"
        if not (dated or before in ("NN", "NNS", "NNP", "PRP", ")")) or words[index].low in _PARTICIPLE_ONLY:
            continue
        alone = not any(other in FINITE for other in tags) or _coordinated(words, tags, index)
        alone = alone or (words[index + 1].low != "by" and _precedes_attribution(words, tags, index))
        paired = tags[index + 1 : index + 3] == ["CC", "VBD"] and not any(other in FINITE for other in tags[:index])
        alone = alone or _follows_speaker(words, tags, index)
        alone = alone or _opened(words, tags, index) or base(words[index].low, label) in NEVER_PASSIVE
        has_object = tags[index + 1] in ("DT", "PRP", "PRP$") or words[index + 1].low == "that"
        alone = alone or _is_only_main(words, tags, index)
        if alone or paired or has_object:
            tags[index] = "VBD"
    return tags


def accuses_nobody(low: str, after: str) -> bool:
    """Whether a word describes who stands before it: "a man accused of theft" has no object, so it is a participle."""
    return low in _ACCUSED and after in ("of", "with")


def _follows_speaker(words: Sequence[Word], tags: Sequence[str], index: int) -> bool:
    """Whether only a noun phrase stands between a verb of saying and the word, and no finite verb follows: "The suit
    says the three men met"."""
    if words[index + 1].low == "by" or any(label in FINITE for label in tags[index + 1 :]):
        return False
    for before in range(index - 1, max(-1, index - _SPEAKER - 2), -1):
        if tags[before] in FINITE:
            return base(words[before].low, tags[before]) in _CLAIMING
        if tags[before] not in ("NN", "NNS", "NNP", "DT", "JJ", "CD", "PRP$", "POS", "PRP"):
            return False
    return False


def _precedes_attribution(words: Sequence[Word], tags: Sequence[str], index: int) -> bool:
    """Whether the one finite verb of a sentence tells who said so at its end: "A truck rammed into a crowd, media
    reported"."""
    finite = [number for number, label in enumerate(tags) if label in FINITE]
    if len(finite) != 1 or finite[0] < index or base(words[finite[0]].low, tags[finite[0]]) not in SAYING:
        return False
    between = range(finite[0] - 1, max(index, finite[0] - _SPEAKER), -1)
    return any(words[number].text == "," for number in between)


def _is_only_main(words: Sequence[Word], tags: Sequence[str], index: int) -> bool:
    """Whether a word is the only verb of its sentence that no word opens a clause for: "A bomber assassinated Lindal's
    oldest judge, who was ill"; behind an aside as well: "The bus, which was late, crashed"."""
    if words[index + 1].low == "by" or (tags[0] == "IN" and all(word.text != "," for word in words[:index])):
        return False  # "In a study released by the bank"
    if tags[index + 1] == "IN" and base(words[index].low, tags[index]) in SUFFERED:
        return False  # "Two men charged in the death of a girl who sang"
    openings = [number for number in range(len(words) - 1) if _opens_clause(words, tags, number)]
    if not openings or any(not _is_opened(tags, openings, n) for n, label in enumerate(tags) if label in FINITE):
        return False
    before = [opening for opening in openings if opening < index]
    if words[index - 1].text not in _PAUSES:
        return not before
    aside = len(before) == 1 and tags[before[0]] == "WH" and words[before[0] - 1].text == words[index - 1].text
    return aside and all(words[n].text not in _PAUSES for n in range(before[0], index - 1))


def _is_opened(tags: Sequence[str], openings: Sequence[int], index: int) -> bool:
    """Whether one of these words opens the clause of a finite verb: no other finite verb stands between."""
    before = max((opening for opening in openings if opening < index), default=None)
    return before is not None and all(label not in FINITE for label in tags[before:index])


def _opens_clause(words: Sequence[Word], tags: Sequence[str], index: int) -> bool:
    """Whether a word opens a clause with a finite verb: "who", "that", "because", not "because of", "while waiting"."""
    low, tag = words[index].low, tags[index]
    opening = tag == "IN" and low in _OPENING and tags[index + 1] not in ("VBG", "IN")
    return tag == "WH" or low == "that" or opening


def _opened(words: Sequence[Word], tags: Sequence[str], index: int) -> bool:
    """Whether a noun phrase and a word that opens a clause stand before it: "when the shooting started"."""
    for before in range(index - 1, max(-1, index - _SPEAKER), -1):
        if words[before].low in _OPENING:
            return True
        if tags[before] not in ("NN", "NNS", "NNP", "DT", "JJ", "CD", "PRP$", "POS"):
            return False
    return False


def _coordinated(words: Sequence[Word], tags: Sequence[str], index: int) -> bool:
    """Whether the word is the first verb and the next finite one stands in a clause joined to its own by "and" or
    "that": "The roof fell in and two men were hurt"; or right behind "and": "The trial of a captain opened in Lindal
    and was adjourned"."""
    if any(label in FINITE for label in tags[:index]):
        return False
    for following in range(index + 1, len(tags)):
        if tags[following] in FINITE or tags[following] == "WH":
            return False
        if words[following].low == "that" and tags[following] == "IN":
            return True
        if tags[following] == "CC":
            if (
                words[index + 1].low != "by"
                and next((tag for tag in tags[following + 1 :] if tag != "RB"), "") in FINITE
            ):
                return True
            noun = following + 1 < len(tags) and tags[following + 1] in ("NN", "NNS", "NNP", "PRP", "DT", "CD")
            if noun and any(label in FINITE for label in tags[following:]):
                return True
    return False


def _group(lows: Sequence[str], tags: Sequence[str], first: int, last: int) -> Verb:
    inside = range(first, last + 1)
    chain = [index for index in inside if tags[index] in _VERBS or tags[index] == "MD"]
    head, main = chain[0], chain[-1]
    modal = lows[head] if tags[head] == "MD" else None
    perfect = any(lows[index] in _HAVE for index in chain[:-1])
    progressive = any(lows[index] in _BE for index in chain[:-1]) and tags[main] == "VBG"
    passive = any(lows[index] in _BE for index in chain[:-1]) and tags[main] in ("VBN", "VBD")
    planned = any(lows[index] == "going" for index in chain[1:-1])
    after = lows[last + 1 : last + 2] if lows[main] in _BE or tags[main] == "MD" or lows[main] in _HAVE | _DO else []
    negated = any(low in _NOT for low in (*lows[max(first - 1, 0) : last + 1], *after))  # not in "found not guilty"
    match tags[head]:
        case _ if tags[first] == "TO":
            form, tense = VerbForm.INFINITIVE, Tense.NONE
        case "VBD" if planned:
            form, tense, modal = VerbForm.FINITE, Tense.PRESENT, "would"
        case "VBZ" | "VBP" if planned:
            form, tense = VerbForm.FINITE, Tense.FUTURE
        case "MD":
            form, tense = VerbForm.FINITE, Tense.FUTURE if modal in _FUTURE else Tense.PRESENT
        case "VBD":
            form, tense = VerbForm.FINITE, Tense.PAST
        case "VBZ" | "VBP":
            form, tense = VerbForm.FINITE, Tense.PRESENT
        case "VBG":
            form, tense = VerbForm.ING, Tense.NONE
        case "VBN":
            form, tense = VerbForm.EN, Tense.NONE
        case _:
            form, tense = VerbForm.INFINITIVE, Tense.NONE
    lemma = base(lows[main], tags[main]) if tags[main] != "MD" else lows[main]
    return Verb(first, last, lemma, form, tense, perfect, progressive, passive, negated, modal)


_AFTER_PREPOSITION: Final = words("TO IN DT NN NNS NNP JJ CD PRP PRP$ WH")
_NOUNS: Final = words("NN NNS NNP")
_OBJECT_TAGS: Final = words("DT PRP PRP$ WH")
_PREPOSITIONS: Final = LISTS["as_prepositions"]
_PRONOUNS: Final = LISTS["pronouns"]
_NAMING: Final = LISTS["naming"]


def correct_tags(lows: Sequence[str], tags: list[str]) -> list[str]:
    """The tags, put right where they cannot be: a participle within a noun phrase, "according to", a bare verb after a
    noun."""
    for index in range(len(tags)):
        tags[index] = _by_word(lows, tags, index) or _by_neighbours(lows, tags, index)
    return tags


def tag_names_whole(texts: Sequence[str], tags: list[str]) -> list[str]:
    """The tags, a capital verb behind a name made part of it: "Al Said" is nobody who said. In a headline, where most
    words have a capital, nothing is changed."""
    capital = sum(text[0].isupper() for text in texts)
    if 2 * capital < len(texts):
        for index in range(1, len(texts)):
            if tags[index].startswith("VB") and tags[index - 1] == "NNP" and texts[index][0].isupper():
                tags[index] = "NNP"
    return tags


def _by_word(lows: Sequence[str], tags: Sequence[str], index: int) -> str | None:
    """Return the tag of a word that can be nothing else, whatever the tagger says; None of all others."""
    low = lows[index]
    before = tags[index - 1] if index else ""
    after = tags[index + 1] if index + 1 < len(tags) else ""
    if low in ("'s", "’s", "‘s") and before in ("NNP", "NNS"):
        return "POS"
    plural = before in ("NNS", "NNP") and lows[index - 1].endswith("s")
    if plural and low in ("'", "’") and after in _NOUNS:
        return "POS"  # "five years' probation"
    if _is_last_of_a_time(lows, index) or _is_half_of_adjective(lows, tags, index):
        return "JJ"
    return "IN" if low in _PREPOSITIONS and after in _AFTER_PREPOSITION else None


def _by_neighbours(lows: Sequence[str], tags: Sequence[str], index: int) -> str:
    """Return the tag of a word, put right where its neighbours rule it out."""
    low, tag = lows[index], tags[index]
    before = tags[index - 1] if index else ""
    after = tags[index + 1] if index + 1 < len(tags) else ""
    match tag:
        case "PRP" if low not in _PRONOUNS:
            return "NNP"
        case "VBD" | "VBN" if before == "CC" and tags[index - 3 : index - 1] in (["DT", "JJ"], ["DT", "VBN"]):
            return "JJ" if after in _NOUNS else tag  # "a closed and sealed box"
        case "NN" | "JJ" if after in _OBJECT_TAGS and readings(low) == "g":
            return "VBG"  # "Lee indicating that it was"
        case "RB" | "JJ" | "NN" | "VBD" if _awaits_verb(lows, tags, index) and after != "VB" and "b" in readings(low):
            return "VB"  # "would close four offices", "does not back down"
        case "NNS" if low == "tells":
            return "VBZ"
        case "VBP" | "VB" if low == "police" and before not in ("TO", "MD"):
            return "NNS"
        case "VBZ" if before not in ("PRP", *_NOUNS) and _is_no_verb(singular(low)):
            return "NNS"  # "villages that engineers from the north surveyed"
        case "VBD" if before in (*_NOUNS, ".") and after and accuses_nobody(low, lows[index + 1]):
            return "VBN"  # "a man accused of theft fled"
        case "VBD" if low in _NAMING and before in _NOUNS and _goes_on(tags, index):
            return "VBN"  # "the firm called Open Door wants money"
        case "VBG" | "VBN" | "VBD" if before in ("DT", "PRP$", "JJ", "POS") and after in ("NN", "NNS", "JJ"):
            return tag if before == "JJ" and tag == "VBD" else "JJ"
        case "VB" | "VBP" if before == "CC" and after in ("NN", "NNS") and index > 1:
            return "JJ" if tags[index - 2] in (".", "NN", "NNS", "JJ") else tag
    return tag


def _is_half_of_adjective(lows: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """Whether a hyphen with blanks around it joins a word to the one before: "a blood - stained coat"."""
    if not 1 < index < len(tags) - 1 or lows[index - 1] != "-":
        return False
    beside = tags[index - 2] in (*_NOUNS, "JJ", "RB") and tags[index + 1] in (*_NOUNS, "JJ")
    return beside and tags[index] in ("VBG", "VBN", "VBD")


def _is_last_of_a_time(lows: Sequence[str], index: int) -> bool:
    """Whether it is the "last" of "last week", which is no verb."""
    following = lows[index + 1] if index + 1 < len(lows) else ""
    return lows[index] == "last" and (following in TIMES or following in CALENDAR)


def _awaits_verb(lows: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """Whether a modal, or "does not", stands right before a word."""
    if index and tags[index - 1] == "MD":
        return True
    return index > 1 and lows[index - 1] in _NOT and lows[index - 2] in _DO


def _is_no_verb(noun: str) -> bool:
    """Whether a noun was never met as a verb, although it can be one: "engineer"."""
    parts = lexicon().parts.get(noun, "")
    return "n" in parts and "v" not in parts


def _goes_on(tags: Sequence[str], index: int) -> bool:
    """Whether the verb of the sentence follows a name: "called Open Door wants"."""
    following = index + 1
    while following < len(tags) and tags[following] in ("NNP", "NN"):
        following += 1
    return index + 1 < following < len(tags) and tags[following] in FINITE


class Role(Enum):
    """What a clause is in its sentence: MAIN tells; CONTENT is what somebody is said to say; RELATIVE tells about a
    noun; ADVERBIAL when or why; PARTICIPLE what goes along with it; INFINITIVE an aim; ABSOLUTE "with X signing Y"."""

    MAIN = "main"
    CONTENT = "content"
    RELATIVE = "relative"
    ADVERBIAL = "adverbial"
    PARTICIPLE = "participle"
    INFINITIVE = "infinitive"
    ABSOLUTE = "absolute"


@dataclass(frozen=True, slots=True)
class Clause:
    """One verb with its surroundings: words ``start`` to ``end`` (excluded); ``subject`` likewise, or None where it
    is not said here; ``marker`` the word that opened the clause; ``parent`` the number of the clause it hangs on."""

    start: int
    end: int
    verb: Verb
    role: Role
    subject: tuple[int, int] | None
    marker: str = ""
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text: code points ``start`` to ``end``. ``quoted`` says of each word whether it stands in
    quotes."""

    start: int
    end: int
    words: tuple[Word, ...]
    tags: tuple[str, ...]
    quoted: tuple[bool, ...]
    clauses: tuple[Clause, ...]

    def text_of(self, first: int, last: int, text: str) -> str:
        """Words ``first`` to ``last`` (excluded) as the text has them."""
        return text[self.words[first].start : self.words[last - 1].end] if first < last else ""


_NOMINAL: Final = words("NN NNS NNP PRP DT CD JJ POS PRP$ EX")
_NOUN: Final = words("NN NNS NNP PRP CD EX DT")
_OPENERS: Final = SUBORDINATING | words("that whether")
"""Words that a clause opens with, beside those that a tag tells."""
_OPEN_QUOTES: Final = frozenset("“«‘„")
_CLOSE_QUOTES: Final = frozenset("”»")


def read_sentence(text: str, start: int, end: int) -> Sentence:
    """The sentence at text[start:end], read."""
    words = split_words(text, start, end)
    texts = [join_hyphens(word.text) for word in words]
    tags = finite_past(words, correct_tags([word.low for word in words], tag_names_whole(texts, tag(texts))))
    quoted = _quoted(words)
    return Sentence(start, end, tuple(words), tuple(tags), tuple(quoted), tuple(_clauses(words, tags, quoted)))


def _quoted(words: Sequence[Word]) -> list[bool]:
    """Which words stand in quotation marks; a mark that is not closed reaches to the end, one that was not opened to
    the beginning: of a quote of several sentences."""
    marks = [word.text for word in words if word.text == '"' or word.text in _OPEN_QUOTES | _CLOSE_QUOTES]
    closed_only = len(marks) == 1 and words[-1].text == '"'
    inside, flags = bool(marks) and (marks[0] in _CLOSE_QUOTES or closed_only), []
    for word in words:
        if word.text in ('"', "``", "''"):
            inside = not inside and word.text != "''"
        elif word.text in _OPEN_QUOTES:
            inside = True
        elif word.text in _CLOSE_QUOTES:
            inside = False
        flags.append(inside)
    return flags


def _clauses(words: Sequence[Word], tags: Sequence[str], quoted: Sequence[bool]) -> list[Clause]:
    lows = [word.low for word in words]
    verbs = _share_modals(lows, tags, verb_groups(words, tags))
    clauses: list[Clause] = []
    floor = 0
    for number, verb in enumerate(verbs):
        final = not any(later.form is VerbForm.FINITE for later in verbs[number + 1 :])
        opened = _opening(lows, tags, quoted, floor, verb, clauses, final=final)
        ceiling = verbs[number + 1].first if number + 1 < len(verbs) else len(words)
        clauses.append(Clause(opened.start, ceiling, verb, opened.role, opened.subject, opened.marker, opened.parent))
        floor = verb.last + 1
    return _bounded(clauses, len(words))


def _share_modals(lows: Sequence[str], tags: Sequence[str], verbs: Sequence[Verb]) -> list[Verb]:
    """Return the verbs, each that "and" or "or" joins to a perfect behind a modal with that modal: "sold" of "may have
    stolen the cup and sold it". A comma before "and" parts them."""
    shared: list[Verb] = []
    for verb in verbs:
        joint = verb.first - 1
        while joint > 0 and tags[joint] == "RB":
            joint -= 1
        joined = joint > 0 and tags[joint] == "CC" and lows[joint - 1] != ","
        above = shared[-1] if shared else verb
        goes_on = joined and verb.first == verb.last and tags[verb.last] in ("VBD", "VBN")
        if above.modal and above.perfect and goes_on:
            suffers = above.passive and tags[verb.last + 1 : verb.last + 2] not in _BEGINS_OBJECT
            verb = replace(verb, modal=above.modal, perfect=True, passive=suffers)
        shared.append(verb)
    return shared


_BEGINS_OBJECT: Final = tuple([tag] for tag in words("DT NN NNS NNP PRP PRP$ CD JJ"))


@dataclass(frozen=True, slots=True)
class _Opening:
    start: int
    role: Role
    subject: tuple[int, int] | None
    marker: str
    parent: int | None


def _opening(
    lows: Sequence[str],
    tags: Sequence[str],
    quoted: Sequence[bool],
    floor: int,
    verb: Verb,
    before: Sequence[Clause],
    *,
    final: bool,
) -> _Opening:
    """How the clause of this verb begins, from the words between the verb before and this one; ``final`` says that
    no finite one follows."""
    parent = len(before) - 1 if before else None
    last = before[-1] if before else None
    first = verb.first
    if verb.form is VerbForm.INFINITIVE:
        said = last is not None and last.verb.passive and last.verb.lemma in SAYING
        return _Opening(first, Role.INFINITIVE, last.subject if said and last else None, "to", parent)
    if verb.form in (VerbForm.ING, VerbForm.EN):
        return _participle(lows, tags, floor, first, parent)
    for index in range(first - 1, floor - 1, -1):
        if opened := _marked(lows, tags, index, floor, first, before):
            return opened
    if not _comma(lows, floor, first) and (opened := _opened_before_participle(lows, tags, before)):
        return opened
    subject = _subject(lows, tags, floor, first)
    if last is None:
        return _Opening(0, Role.MAIN, subject, "", None)
    near = subject is not None and not _comma(lows, floor, subject[0])
    says = _takes_content(last, lows[first - 1]) and not (final and _lacks_main(before))
    if subject and near and says:
        return _Opening(subject[0], Role.CONTENT, subject, "", parent)
    if not any(clause.role is Role.MAIN for clause in before):
        if subject is None or near:
            subject = _subject(lows, tags, 0, before[0].start) or subject
            return _Opening(first, Role.MAIN, subject, "", None)
        return _Opening(subject[0], Role.MAIN, subject, "", None)
    runs_on = tags[floor - 1] != "." and not quoted[floor - 1]
    if subject and near and runs_on:
        return _Opening(subject[0], Role.RELATIVE, subject, "", parent)
    return _Opening(subject[0] if subject else first, Role.MAIN, subject, "", None)


def _opened_before_participle(lows: Sequence[str], tags: Sequence[str], before: Sequence[Clause]) -> _Opening | None:
    """Return how a clause opens whose subject holds the participle right before its verb: "as | arrivals of people
    seeking work | rose"."""
    if not before or before[-1].role is not Role.PARTICIPLE or before[-1].marker:
        return None
    if tags[before[-1].verb.first - 1] not in _NOUN:
        return None  # "while the remaining men left"
    first, others = before[-1].verb.first, before[:-1]
    floor = others[-1].verb.last + 1 if others else 0
    for index in range(first - 1, floor - 1, -1):
        opened = _marked(lows, tags, index, floor, first, others)
        if opened is not None:
            return opened if opened.subject is not None and opened.subject[1] == first else None
    return None


def _marked(
    lows: Sequence[str], tags: Sequence[str], index: int, floor: int, first: int, before: Sequence[Clause]
) -> _Opening | None:
    """Return how the clause of the verb at ``first`` opens with the word at ``index``; None where that opens none."""
    low, label = lows[index], tags[index]
    if low not in _OPENERS and label not in ("WH", "CC"):
        return None
    parent = len(before) - 1 if before else None
    subject = _subject(lows, tags, index + 1, first)
    if low == "that" and subject and label in ("IN", "WH", "DT"):
        relative = label == "WH" and index > floor and tags[index - 1] in ("NN", "NNS")
        return _Opening(index, Role.RELATIVE if relative else Role.CONTENT, subject, low, parent)
    itself = low == "that" and index + 1 == first and index > floor  # "the bank that failed"
    if itself or label == "WH" or low == "whether":
        opens = index in (0, floor) or lows[index - 1] == ","
        if opens and low in ("when", "while", "where", "whenever"):
            return _Opening(index, Role.ADVERBIAL, subject, low, parent)
        if index == 0:
            return None
        asks = low in ("what", "how", "why", "whether")
        return _Opening(index, Role.CONTENT if asks else Role.RELATIVE, subject, low, parent)
    begins_clause = subject is not None and "," not in lows[index : subject[0]]
    if low == "as" and index and lows[index - 1] in ("such", "well"):
        return None
    if subject is not None and low in ALSO_PREPOSITIONS and lows[subject[1] : first].count(",") == 1:
        return None  # "and, after a year of talks, signed"
    if begins_clause and low in SUBORDINATING and label in ("IN", "RB", "WH"):
        return _Opening(index, Role.ADVERBIAL, subject, low, parent)
    return _joined_by(lows, tags, index, floor, first, before) if label == "CC" and before else None


def _joined_by(
    lows: Sequence[str], tags: Sequence[str], index: int, floor: int, first: int, before: Sequence[Clause]
) -> _Opening | None:
    """Return how a clause opens that the "and" at ``index`` joins to those before; None where it joins none."""
    last = before[-1]
    subject = _subject(lows, tags, index + 1, first)
    if subject and (index == floor or lows[index - 1] in (",", ";")):
        dependent = last.role in (Role.RELATIVE, Role.PARTICIPLE, Role.INFINITIVE, Role.ADVERBIAL)
        return _Opening(index, Role.MAIN if dependent else last.role, subject, lows[index], last.parent)
    beside = subject is not None and not _INTERRUPTING.intersection(tags[index + 1 : first])
    if beside and last.verb.form is VerbForm.FINITE and _ends_clause(lows, tags, floor, index, last):
        role = Role.MAIN if last.role is Role.RELATIVE else last.role
        return _Opening(index, role, subject, lows[index], last.parent)
    if not subject and all(tags[between] in ("RB", ".") for between in range(index + 1, first)):
        owner = _finite(before) or last
        return _Opening(index, owner.role, owner.subject, lows[index], owner.parent)
    return None


_INTERRUPTING: Final = frozenset((".", "WH"))


def _ends_clause(lows: Sequence[str], tags: Sequence[str], floor: int, index: int, last: Clause) -> bool:
    """Whether the words from a verb to an "and" all belong to it, so that another clause follows: "won the seat | and
    two rivals resigned". A noun beside it is the verb's object, not the other half of a subject."""
    inside = range(floor, index)
    opened = any(lows[i] in _OPENERS or tags[i] in ("WH", "CC", ".", "PRP") for i in inside)
    return not opened and last.verb.lemma not in ATTRIBUTING and any(tags[i] in _NOUNS for i in inside)


def _takes_content(clause: Clause, mark: str) -> bool:
    """Return whether a clause of content can follow the verb of this one without "that"; ``mark`` is the last word
    before its verb. In "the bank, which denied it, paid" the comma ends what was denied."""
    if clause.verb.lemma not in ATTRIBUTING or clause.verb.form is VerbForm.EN:
        return False
    return clause.role is not Role.RELATIVE or mark != ","


def _participle(lows: Sequence[str], tags: Sequence[str], floor: int, first: int, parent: int | None) -> _Opening:
    for index in range(first - 1, floor - 1, -1):
        apart = lows[index] == "with" and (index == 0 or tags[index - 1] == ".")
        if apart and (subject := _subject(lows, tags, index + 1, first)) and subject[0] == index + 1:
            return _Opening(index, Role.ABSOLUTE, subject, "with", parent)
        if lows[index] in (",", ";", ":"):
            break
    before = lows[first - 1] if first else ""
    marker = before if first and tags[first - 1] == "IN" else ""
    if marker in SUBORDINATING:
        return _Opening(first - 1, Role.ADVERBIAL, None, marker, parent)
    return _Opening(first, Role.PARTICIPLE, None, marker or ("," if before == "," else ""), parent)


def _lacks_main(clauses: Sequence[Clause]) -> bool:
    """Whether there is only a relative clause behind the subject of the sentence."""
    if len(clauses) != 1:
        return False
    only = clauses[0]
    return only.role is Role.RELATIVE and only.start > 0 and only.marker != ""


def _finite(clauses: Sequence[Clause]) -> Clause | None:
    """The last clause before that has a finite verb."""
    return next((clause for clause in reversed(clauses) if clause.verb.form is VerbForm.FINITE), None)


def _comma(lows: Sequence[str], first: int, last: int) -> bool:
    return any(lows[index] in (",", ";", ":", "—", "–", "--") for index in range(first, last))


def _subject(lows: Sequence[str], tags: Sequence[str], first: int, last: int) -> tuple[int, int] | None:
    """The noun phrase that is the subject of the verb at ``last``: what stands after the last comma, or before a
    comma pair that only adds to it. None where there is no noun."""
    end = last
    while end > first and (tags[end - 1] == "RB" or lows[end - 1] in ("also", "-", "both", "all")):
        end -= 1
    while first < end and (tags[first] in ("CC", "RB", ".") or lows[first] in ("that", "then")):
        first += 1
    first = _behind_date(lows, tags, first, end)
    if first >= end:
        return None
    nominal = [part for part in _between_marks(lows, first, end) if _is_noun_phrase(lows, tags, *part)]
    if not nominal:
        return None
    if lows[end - 1] in (",", ")", "—", "–", "--"):
        return nominal[0]
    chosen = nominal[-1]
    coordinated = any(tags[index] == "CC" for index in range(*chosen))
    for part in reversed(nominal[:-1]):
        if not coordinated or part[1] + 1 != chosen[0] or lows[part[1]] != ",":
            break
        chosen = (part[0], chosen[1])
    described = not coordinated and len(nominal) > 1 and nominal[0][0] == first
    object_before = first > 0 and tags[first - 1].startswith("VB")  # "rejected the offer, Ann Lee said"
    if described and tags[chosen[0]] == "NNP" and not object_before:
        return first, chosen[1]  # "an attorney for the firm, Ann Lee"
    for index in range(chosen[1] - 1, chosen[0], -1):
        if lows[index] in NOMINATIVE and tags[index - 1] != "CC":
            return index, chosen[1]  # "a phenomenon they (think could ...)"
    return chosen


def _behind_date(lows: Sequence[str], tags: Sequence[str], first: int, end: int) -> int:
    """Return where what follows an opening date begins: "officials" of "In May 2024, officials". In "In May, six
    people" the comma ends the date: six is no year."""

    def of_date(index: int) -> bool:
        return tags[index] == "CD" or lows[index] == "," or lows[index].rstrip(".") in CALENDAR

    while first + 1 < end and tags[first] == "IN" and lows[first + 1].rstrip(".") in CALENDAR:
        first += 2
        while first < end and of_date(first):
            first += 1
            counts = first < end and tags[first] == "CD" and len(lows[first]) != len("2024")
            if counts and lows[first - 1] == ",":
                break
    return first


def _between_marks(lows: Sequence[str], first: int, end: int) -> list[tuple[int, int]]:
    """Return the runs of words between commas, brackets and dashes."""
    parts: list[tuple[int, int]] = []
    start = first
    for index in range(first, end + 1):
        if index == end or lows[index] in (",", "(", ")", "—", "–", "--", ";", ":"):
            if start < index:
                parts.append((start, index))
            start = index + 1
    return parts


def _is_noun_phrase(lows: Sequence[str], tags: Sequence[str], first: int, last: int) -> bool:
    """Whether these words can be a subject: they begin as a noun phrase does and hold a noun."""
    while first < last and tags[first] in ("RB", ".", "CC"):
        first += 1
    if first >= last or not any(tags[index] in _NOUN for index in range(first, last)):
        return False
    return (
        tags[first] in _NOMINAL
        or tags[first] in ("VBN", "VBG")
        or lows[first] in ("at", "about", "over", "around", "under")
    )


def _bounded(clauses: Sequence[Clause], length: int) -> list[Clause]:
    """The clauses, each ending where the next begins."""
    bounded = []
    for number, clause in enumerate(clauses):
        end = length
        if number + 1 < len(clauses):
            end = max(min(clauses[number + 1].start, length), clause.verb.last + 1)
        bounded.append(
            Clause(clause.start, end, clause.verb, clause.role, clause.subject, clause.marker, clause.parent)
        )
    return bounded


CHANGING: Final = LISTS["changing"]

SAME_TIME: Final = LISTS["same_time"]

MINDING: Final = LISTS["minding"]

SEEMING: Final = LISTS["seeming"]

_SINGLE: Final = LISTS["single"]


_QUANTITIES: Final = LISTS["quantities"]
_UNITS: Final = LISTS["units"]
_REACH: Final = 6
"""Words from a verb to the number of its object."""
_OBJECT: Final = words("CD DT JJ NN NNS PRP$")
_WORKING: Final = words("social creation cognition consumption")
"""Kinds of verbs, as WordNet sorts them, that tell what people work at: to protect, to build, to study."""


def says(verb: Verb) -> bool:
    """Whether it is a finite verb of saying."""
    return verb.form is VerbForm.FINITE and verb.lemma in SAYING | TELLING


def of_many(sentence: Sentence, verb: Verb) -> bool:
    """Whether the object of a verb is many, whose turns take days: "to ship thousands of tents", "to hire 40 men"."""
    following = range(verb.last + 1, min(verb.last + 1 + _REACH, len(sentence.words) - 1))
    for index in following:
        tag, low = sentence.tags[index], sentence.words[index].low
        if tag == "." or tag.startswith("VB"):
            return False
        if low in _QUANTITIES or (tag == "CD" and sentence.tags[index + 1] in ("NNS", "NNP", "JJ")):
            return low in _QUANTITIES or sentence.words[index + 1].low not in _UNITS
    return False


def gives_figure(verb: Verb, following: str) -> bool:
    """Whether "add" is what firms do with jobs and not what people say, by the tag of the word behind it."""
    return verb.lemma in CHANGING and following in _OBJECT


def lasts(verb: Verb) -> bool:
    """Whether what a verb tells goes on for days: a state, or the progressive."""
    state = verb.lemma in STATIVE and not verb.passive
    return state or verb.progressive or verb.lemma in LASTING


def takes_time(verb: Verb) -> bool:
    """Whether what a verb tells, where it is still to come, will take days: "to protect" will, "to arrive" will not."""
    return is_state(verb) or lexicon().verbs.get(verb.lemma) in _WORKING


def is_state(verb: Verb) -> bool:
    """Whether it lasts and cannot be taken for one happening: "owns" is, "comes" is not."""
    return lasts(verb) and verb.lemma not in _SINGLE
