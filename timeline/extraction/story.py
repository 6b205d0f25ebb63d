"""The sentences of an article that report, the words that may name a happening, and the times it can be given.

A time candidate is one reading of one time expression, where it stands. A ``View`` is a story made ready for decisions.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from timeline.dates import Date, DateError, Day, Edge, Interval, OneOf, When, earliest, latest
from timeline.extraction.claims import Factuality, SentenceClaims
from timeline.extraction.grammar import LISTS
from timeline.language.clauses import Clause, Role, Sentence, VerbForm, read_sentence
from timeline.language.lexicon import STOP, lexicon, stem, stems
from timeline.language.sentences import Word, boilerplate, paragraphs, split_sentences, split_shallow
from timeline.layout.comments import comments_begin
from timeline.text import primary_language
from timeline.when import MAX_LENGTH, Mention, find_dates
from timeline.when.meaning import Duration
from timeline.when.units import Unit


@dataclass(frozen=True, slots=True)
class StorySentence:
    """A sentence of the story with the time expressions in it; ``paragraph`` counts from 0; ``rejected`` says why it
    is no part of the story, None where it is."""

    sentence: Sentence
    mentions: tuple[Mention, ...]
    paragraph: int
    rejected: str | None


def read_story(
    text: str, published: Day | None, *, language: str = "en", kind: str | None = None
) -> list[StorySentence]:
    """The sentences of a text, in order. What lies beyond the longest text that dates are read in is left out; of a
    text that is not in English only the dates are read."""
    text = text[:MAX_LENGTH]
    code = primary_language(language)
    try:
        mentions = find_dates(text, published, language=code, kind=kind)
    except DateError:  # a language that no dates are known of
        mentions = []
    ends = [end for _, end in paragraphs(text)]
    comments = comments_begin(text)
    story: list[StorySentence] = []
    paragraph = next_mention = 0
    for begin, end in split_sentences(text) if code == "en" else split_shallow(text, code):
        start = begin + _dateline(text[begin : min(end, begin + _LONGEST_DATELINE)])
        while paragraph + 1 < len(ends) and ends[paragraph] <= start:
            paragraph += 1
        while next_mention < len(mentions) and mentions[next_mention].end <= start:
            next_mention += 1
        last = next_mention
        while last < len(mentions) and mentions[last].start < end:
            last += 1
        sentence = read_sentence(text, start, end)
        inside = tuple(mentions[next_mention:last])
        rejected = _rejected(text[start:end], sentence) if code == "en" else "not in English"
        if comments is not None and end > comments:
            rejected = COMMENT
        story.append(StorySentence(sentence, inside, paragraph, rejected))
    return _without_corrections(story)


COMMENT: Final = "comment of a reader"
"""Why what readers write below an article is no part of the story."""

_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_PLACE: Final = r"[A-Z][A-Z.,'’/ -]{2,40}?"
_DATELINE: Final = re.compile(
    rf"""{_PLACE}(?:,\ [A-Z][\w.]{{1,12}}(?:\ [A-Z]\w{{1,12}}){{0,2}})?                 # place, country
    (?:\ \|\ [A-Z][a-z]{{2}}\ {_MONTH}\ \d[\w,:\ ]{{0,28}}?(?:\ {_PLACE})?)?           # the stamp of a web page
    (?:,?\ {_MONTH}\ \d{{1,2}}|,?\ \d{{1,2}}\ {_MONTH})?(?:,?\ \d{{4}})?,?\ ?        # day
    (?:(?:\(|-LRB-\ )[A-Z][\w\ ]{{1,20}}(?:\)|\ -RRB-)\ ?)?                         # agency
    (?:[—–_]|--|\ -\ )\s?""",
    re.VERBOSE,
)
"""The place, day and agency that a report opens with.

Matches:
    «OSLO (AP) — »A bridge fell.
    «OSLO | Tue Mar 15 - »A bridge fell.
Does not match:
    A bridge fell - nobody was hurt.
"""
_LONGEST_DATELINE: Final = 130
"""Code points: a web page's stamp and its place, then place and agency once more."""


def _dateline(opening: str) -> int:
    """How long the dateline or the credit of a picture is that a sentence opens with: "OSLO (AP) — " is 12, none is 0.

    Example:
        >>> _dateline("OSLO (AP) — A bridge fell."), _dateline("OSLO, March 15 (Reuters) - A bridge fell.")
        (12, 27)
        >>> _dateline("OSLO | Tue Mar 15 - A bridge fell.")
        20
    """
    credit = _PHOTO_CREDIT.match(opening)
    match = _DATELINE.match(opening, credit.end() if credit else 0) or credit
    return match.end() if match and match.end() < len(opening) else 0


_PHOTO_CREDIT: Final = re.compile(
    r"""(?:Photograph|Photo|Picture|Image)\ ?:\ [A-Z][^:\n]{1,60}?
    (?:\\?/\ ?(?:AP|AFP|Getty(?:\ Images)?|Reuters|EPA|PA|Rex|Corbis)\b)+\ (?=[A-Z])""",
    re.VERBOSE,
)
"""Whose the picture is above a report, where its line is lost.

Matches:
    «Photograph: A. Maker/AFP/Getty Images »A bridge fell.
Does not match:
    Photograph: A. Maker/AFP
    Photographs of A. Maker/AFP were shown.
"""


def _rejected(passage: str, sentence: Sentence) -> str | None:
    if reason := boilerplate(passage):
        return reason
    if not sentence.clauses:
        return "no verb"
    if passage.rstrip("\"'”’)»")[-1:] not in ".!?…:;," and len(sentence.words) < 25:
        return "heading or caption"
    return NOTICE if _is_stamp(sentence) else _address(sentence)


def _without_corrections(story: list[StorySentence]) -> list[StorySentence]:
    """Reject what ends an article and says what was wrong in it: "This article was amended on 3 May. Holm had been
    spelt Halm"."""
    for at, each in enumerate(story[-1 - MOST_OF_CORRECTION :], max(0, len(story) - 1 - MOST_OF_CORRECTION)):
        if _is_amended(each.sentence):
            return [*story[:at], *(replace(one, rejected=one.rejected or NOTICE) for one in story[at:])]
    return story


MOST_OF_CORRECTION: Final = 4
"""Sentences at most below one that says that the article was amended. Not measured; news-gold has one or two."""

NOTICE: Final = "appeal or notice"

_PUBLISHING: Final = LISTS["publishing"]
"""What is done to the text itself."""
_AMENDING: Final = _PUBLISHING - {"post"}
_TEXTS: Final = LISTS["texts"]
"""What a text calls itself."""


def _is_amended(sentence: Sentence) -> bool:
    """Whether a sentence says that the text was changed or when it came out: "This article was amended on 3 May"."""
    opening = next((clause for clause in sentence.clauses if clause.verb.lemma in _AMENDING), None)
    if opening is None or opening.subject is None or not opening.verb.passive:
        return False
    subject = sentence.words[slice(*opening.subject)]
    return subject[0].low == "this" and subject[-1].low in _TEXTS


def _is_stamp(sentence: Sentence) -> bool:
    """Whether a sentence only says when the text was made: "First published, Nov. 13". No verb of it has a subject."""
    opening = sentence.clauses[0].verb
    stamps = opening.first <= 1 and opening.lemma in _PUBLISHING
    return stamps and not any(clause.subject or clause.verb.form is VerbForm.FINITE for clause in sentence.clauses)


def _address(sentence: Sentence) -> str | None:
    """Whether it speaks to the reader: a command, or a question."""
    words, tags = sentence.words, sentence.tags
    if words[-1].text == "?" or (len(words) > 1 and words[-2].text == "?"):
        return "question"
    first = _first_of_clause(words[0].low, tags)
    return "addresses the reader" if first else None


def _first_of_clause(low: str, tags: Sequence[str]) -> bool:
    return low == "please" or tags[0] == "VB"


_NOUN_TAGS: Final = frozenset(("NN", "NNS"))
_KINDS: Final = frozenset(("act", "event", "communication", "phenomenon", "process"))
"""WordNet's kinds of nouns of which some name a happening."""
_ENDINGS: Final = ("ation", "ition", "ment", "ance", "ence", "ing", "ion", "al")
"""Endings that make a noun of a verb, the longest first."""
_SHORTEST: Final = 2
"""Letters that stand before such an ending at most where it is none: "thing", "lion"."""
_WITHIN: Final = frozenset(("NN", "NNS", "NNP", "JJ", "DT", "POS", "PRP$", "CD"))
"""Tags of the words of a noun phrase before its head."""


@dataclass(frozen=True, slots=True)
class Head:
    """A word that may name a happening: word ``word`` of sentence ``sentence``, both counted from 0.

    ``clause`` is the clause whose verb it is, or that holds the noun; None where a sentence has no verb. ``phrase`` are
    the words of the noun phrase up to its head, (first, behind the last), None for a verb. ``kind`` is what the noun
    names, as ``happening_kind`` says it.
    """

    sentence: int
    word: int
    clause: int | None
    phrase: tuple[int, int] | None = None
    kind: str = ""


def find_heads(sentences: Sequence[StorySentence]) -> list[Head]:
    """Return the heads of all sentences that belong to the story, in the order of the text, but for words of a time:
    "Thursday night"."""
    return [
        head
        for at, each in enumerate(sentences)
        if each.rejected is None
        for head in heads_of(each.sentence, at)
        if not _is_in_time(each, each.sentence.words[head.word])
    ]


def _is_in_time(each: StorySentence, word: Word) -> bool:
    return any(mention.start <= word.start < mention.end for mention in each.mentions if mention.type != "SET")


def heads_of(sentence: Sentence, at: int) -> Iterator[Head]:
    """Yield the heads of the sentence number ``at``, from left to right."""
    verbs = {clause.verb.last: number for number, clause in enumerate(sentence.clauses)}
    inside = {index for clause in sentence.clauses for index in range(clause.verb.first, clause.verb.last + 1)}
    for index, tag in enumerate(sentence.tags):
        if index in verbs:
            yield Head(at, index, verbs[index])
        elif index not in inside and tag in _NOUN_TAGS and (kind := happening_kind(sentence.words[index].low)):
            if index + 1 < len(sentence.tags) and sentence.tags[index + 1] in _NOUN_TAGS:
                continue  # "the trade talks": the last noun of a compound is its head
            yield Head(at, index, clause_around(sentence, index), (_first_of_phrase(sentence, index), index + 1), kind)


def head_at(sentence: Sentence, at: int, index: int) -> Head:
    """Return word ``index`` of the sentence number ``at`` as a head: the verb of the group that holds it, or a noun."""
    for number, clause in enumerate(sentence.clauses):
        if clause.verb.first <= index <= clause.verb.last:
            return Head(at, clause.verb.last, number)
    phrase = (_first_of_phrase(sentence, index), index + 1)
    return Head(at, index, clause_around(sentence, index), phrase, noun_kind(sentence.words[index].low))


@lru_cache(1 << 13)
def noun_kind(low: str) -> str:
    """Return what a noun names, by WordNet, in the singular or the plural: "attacks" is an act; "" if unknown."""
    nouns = lexicon().nouns
    for form in (low, low.removesuffix("s"), low.removesuffix("es"), low.removesuffix("ies") + "y"):
        if form in nouns:
            return nouns[form]
    parts = low.rpartition("-")[2]
    return nouns.get(parts, "") if parts != low else ""


@lru_cache(1 << 13)
def happening_kind(low: str) -> str:
    """Return what kind of happening a noun may name, "" where it names none.

    That is WordNet's kind of its commonest sense, or the ending that makes it a noun of a verb: a meeting is a group
    of people first, and what the verb tells of all the same.

    Example:
        >>> happening_kind("attacks"), happening_kind("meeting"), happening_kind("table")
        ('act', '-ing', '')
    """
    kind = noun_kind(low)
    return kind if kind in _KINDS else _ending_of_verb(low) or _ending_of_verb(low.removesuffix("s"))


def _ending_of_verb(low: str) -> str:
    """Return the ending that makes a noun of a verb: "-ation" of "resignation"; "" for other words."""
    for ending in _ENDINGS:
        stem = low.removesuffix(ending)
        if stem != low and len(stem) > _SHORTEST and any(base in lexicon().verbs for base in _bases(stem)):
            return f"-{ending}"
    return ""


def _bases(stem: str) -> Iterator[str]:
    """Yield the verbs that a stem before an ending may be of: "resign", "clos(e)", "stab(b)", "investig(ate)"."""
    yield from (stem, f"{stem}e", f"{stem}ate")
    if stem[-1] == stem[-2]:
        yield stem[:-1]


def clause_around(sentence: Sentence, index: int) -> int | None:
    """Return the number of the smallest clause that holds a word, the nearest where none does."""
    best: tuple[int, int] | None = None
    for number, clause in enumerate(sentence.clauses):
        first = min(clause.start, clause.subject[0]) if clause.subject else clause.start
        if first <= index < clause.end and (best is None or clause.end - first < best[0]):
            best = (clause.end - first, number)
    if best is None and sentence.clauses:
        return min(range(len(sentence.clauses)), key=lambda n: abs(sentence.clauses[n].verb.last - index))
    return best[1] if best else None


def _first_of_phrase(sentence: Sentence, index: int) -> int:
    first = index
    while first > 0 and sentence.tags[first - 1] in _WITHIN:
        first -= 1
    return first


Bounds = tuple[int | None, int | None]
"""The first and the last day that a time can touch, as ordinals; None where nothing bounds it."""

_CLOCK: Final = re.compile(
    r"""
    \d{1,2}[:.]\d\d|\b\d{1,2}\ ?[ap]\.?m|o['’]clock
    |\bnoon\b|\bmidnight\b|\bhours?\b|\bminutes?\b|\b(?:GMT|UTC|EST|EDT|BST)\b
    |^(?:the\ |this\ |that\ )?(?:morning|evening|afternoon|night)$
    |^later$
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What makes a time one of the clock.

Matches:
    14:05
    8 p.m.
    three hours after
    that evening
Does not match:
    Monday evening
    the next day
    two years later
"""
_NAMES_DAY: Final = re.compile(
    r"""
    day\b|today|yesterday|tomorrow|tonight|\blast\b
    |\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)
    |\d{4}
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What names the day beside a clock time.

Matches:
    14:05 on Monday
    noon, Oct 3
Does not match:
    14:05
    three hours later
"""
_THIS: Final = re.compile(
    r"this (?:(?:past|coming) )?(?:week-?end|(?:mon|tues|wednes|thurs|fri|satur|sun)day)", re.IGNORECASE
)
_WEEK: Final = 7
_BETWEEN: Final = 3
"""Words that may stand between the two ends of a joined time."""
_WINDOW: Final = re.compile(r"\b(?:past|last)\b", re.IGNORECASE)
"""What makes a length of time one up to publication: "in the past two days"."""
_JOINING: Final = frozenset(("and", "to", "through", "until", "till", "-", "–"))


@dataclass(frozen=True, slots=True)
class TimeCandidate:
    """One reading of one time expression, and where it stands.

    Words ``first`` to ``last`` (included) of sentence ``sentence``, within clause ``clause``. ``reading`` is the reason
    of the reading, ``taken`` whether it is the one that the words around it suggest. ``grain`` is how wide it is:
    "day", "week", "month", "season", "year", "more" or "open". ``clock`` is whether the words give a time of day and no
    day.
    """

    sentence: int
    first: int
    last: int
    clause: int | None
    mention: Mention
    when: When
    bounds: Bounds
    reading: str
    taken: bool
    grain: str
    clock: bool

    @property
    def gives_day(self) -> bool:
        """Whether it is one day, and the reading that the words around it suggest."""
        return self.grain == "day" and self.taken and not self.clock


def time_candidates(sentences: Sequence[StorySentence], published: Day | None) -> list[TimeCandidate]:
    """Return the readings of all time expressions that are dates, in the order of the text, and what follows from
    them: the part of "this week" that is over, the whole of "in 2003 and 2004", what "since May" has reached."""
    found: list[TimeCandidate] = []
    for at, one in enumerate(sentences):
        own = list(_of_sentence(one, at))
        found += own
        found += _ranges(one.sentence, own)
        if published is not None:
            found += [each for time in own for each in _limited(time, published)]
    return found


def _of_sentence(one: StorySentence, at: int) -> Iterator[TimeCandidate]:
    sentence = one.sentence
    for mention in one.mentions:
        window = mention.type == "DURATION" and _WINDOW.search(mention.text) is not None
        if mention.when is None or not (window or mention.type in ("DATE", "TIME")):
            continue
        first, last = word_span(sentence, mention.start, mention.end)
        clause = clause_around(sentence, first)
        clock = bool(_CLOCK.search(mention.text)) and not _NAMES_DAY.search(mention.text)
        for number, (when, reason) in enumerate(mention.readings):
            bounds = bounds_of(when)
            grain = grain_of(bounds)
            yield TimeCandidate(at, first, last, clause, mention, when, bounds, reason, not number, grain, clock)


def _limited(time: TimeCandidate, published: Day) -> Iterator[TimeCandidate]:
    """Yield the part of a time that is over at publication, and the "this Sunday" that is over."""
    today = published.ordinal
    first, last = time.bounds
    start = earliest(time.when)
    if start is None or first is None:
        return
    if time.reading == "since" and first <= today:
        yield _changed(time, _interval(start, published), "since-to-publication")
    elif last is not None and first < today < last and time.taken:
        yield _changed(time, _interval(start, published), "to-publication")
    elif last is not None and today < first <= today + _WEEK and _is_this(time):
        end = latest(time.when)
        if end is not None:
            before = _interval(start.plus(-_WEEK), end.plus(-_WEEK))
            yield _changed(time, before, "this-before")


def _is_this(time: TimeCandidate) -> bool:
    return time.taken and _THIS.match(time.mention.text) is not None


def _ranges(sentence: Sentence, own: Sequence[TimeCandidate]) -> Iterator[TimeCandidate]:
    """Yield the time from one expression to the next where "and", "to" or "through" joins them, that from one to the
    end that the next names: "jailed in 1963 and held until 1974", and that of a list: "in June, July and August"."""
    taken = [time for time in own if time.taken and not time.clock]
    for at, (one, other) in enumerate(pairwise(taken)):
        between = {word.low for word in sentence.words[one.last + 1 : other.first]}
        joined = len(between) <= _BETWEEN and not between.isdisjoint(_JOINING)
        first = _first_listed(sentence, taken, at) if joined else at
        if first < at and (span := _span(taken[first], other)):
            yield span
        if (joined or other.reading == "until") and (span := _span(one, other)):
            yield span


def _first_listed(sentence: Sentence, times: Sequence[TimeCandidate], at: int) -> int:
    """Return the number of the first time of a list of neighbours that ends with time ``at``: June of "June, July and
    August"."""
    while at and _follows(sentence, times[at - 1], times[at]):
        at -= 1
    return at


def _follows(sentence: Sentence, one: TimeCandidate, other: TimeCandidate) -> bool:
    """Return whether a comma joins two times and one begins where the other ends."""
    comma = [word.text for word in sentence.words[one.last + 1 : other.first]] == [","]
    return comma and one.bounds[1] is not None and other.bounds[0] == one.bounds[1] + 1


def _span(one: TimeCandidate, other: TimeCandidate) -> TimeCandidate | None:
    """Return the time from one to the end of another, None where that is no longer than the first."""
    start, end = earliest(one.when), latest(other.when)
    if start is None or end is None or end < start:
        return None
    if one.bounds[1] is None or one.bounds[1] >= end.ordinal:
        return None
    return _changed(one, _interval(start, end), "joined")


def _changed(time: TimeCandidate, when: When, reading: str) -> TimeCandidate:
    bounds = bounds_of(when)
    return replace(time, when=when, bounds=bounds, reading=reading, taken=False, grain=grain_of(bounds))


def _interval(start: Day, end: Day) -> When:
    return Date.of(start) if start == end else Interval(Date.of(start), Date.of(end))


def word_span(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Return the first and the last word of code points ``start`` to ``end`` of the text."""
    words = sentence.words
    first = next((n for n, word in enumerate(words) if word.end > start), len(words) - 1)
    last = first
    while last + 1 < len(words) and words[last + 1].start < end:
        last += 1
    return first, last


def bounds_of(when: When) -> Bounds:
    """Return the first and last day of a date as ordinals. "2024-06" is that of 1 June and that of 30 June."""
    first, last = earliest(when), latest(when)
    return first.ordinal if first else None, last.ordinal if last else None


def is_bounded(bounds: Bounds) -> bool:
    """Return whether anything bounds a time: nothing does where the year is not known, as in XXXX-10-03."""
    return bounds != (None, None)


def grain_of(bounds: Bounds) -> str:
    """Return how wide bounds are, as a word."""
    first, last = bounds
    if first is None or last is None:
        return "open"
    width = last - first
    for grain, most in (("day", 0), ("week", 9), ("month", 31), ("season", 200), ("year", 366)):
        if width <= most:
            return grain
    return "more"


def until(day: Day) -> When:
    """Return "some day up to this one", as [..2024-10-03]."""
    return OneOf(None, Date.of(day))


def since(day: Day) -> When:
    """Return "from this day on", as 2024-10-03/.. ."""
    return Interval(Date.of(day), Edge.OPEN)


_LENGTH: Final = re.compile(r"P(\d{1,3})([DWMY])")
_COUNTING: Final = {"after": -1, "before": 1, "since": -1, "into": -1}
"""Words behind a length of time, and the way from the time of the sentence to that of what follows them."""
_PARTS_OF_DAY: Final = LISTS["parts_of_day"] | {"day"}
_ONE: Final = LISTS["one"]
_NUMBERED: Final = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_PHRASE: Final = frozenset(("DT", "PRP$", "JJ", "CD", "NN", "NNS", "NNP", "POS", "IN", "VBN", "VBG"))
"""Tags of the words of a noun phrase with what prepositions hang on it."""
_OPENERS: Final = frozenset(("DT", "PRP", "PRP$"))
"""Tags of the words that open another noun phrase: "before the vote | the minister resigned"."""


class Count(NamedTuple):
    """A length of time that words ``first`` to ``last`` count.

    ``named`` are the words of what it counts from, as (first, behind the last): "the vote" of "two days after the
    vote". ``way`` is the sign of the step from the time of the sentence to theirs. ``unit`` is "D", "W", "M" or "Y"; an
    ``anniversary`` keeps the day of the year.
    """

    mention: Mention
    first: int
    last: int
    amount: int
    unit: str
    way: int
    named: tuple[int, int]
    anniversary: bool = False

    def moved(self, base: Bounds, way: int) -> When | None:
        """Return the time that lies this far from another, None where there is none: 29 February in another year.

        A month or a year is as fine as lengths of months and years can tell: two years after 2008 is 2010.
        """
        first, last = base
        if first is None or last is None:
            return None
        day, amount = Day.from_ordinal(first), way * self.amount
        try:
            if first != last:
                return self._moved_period(base, day, amount)
            if self.anniversary:
                return Date(day.year + amount, day.month, day.day)
            if self.unit in "MY":
                return self._moved_period(base, day, amount)
            return Date.of(day.plus(amount * (_WEEK if self.unit == "W" else 1)))
        except DateError:
            return None

    def _moved_period(self, base: Bounds, day: Day, amount: int) -> When | None:
        if self.unit == "Y" and grain_of(base) in ("day", "month", "year"):
            return Date(day.year + amount)
        if self.unit != "M" or grain_of(base) not in ("day", "month"):
            return None
        year, month = divmod(day.year * 12 + day.month - 1 + amount, 12)
        return Date(year, month + 1)


def counts_of(one: StorySentence) -> Iterator[Count]:
    """Yield the lengths of time that count in a sentence."""
    listed = one.sentence.words
    for mention in one.mentions:
        amount = _LENGTH.fullmatch(mention.value) if mention.type == "DURATION" else None
        if amount is None:
            continue
        first, last = word_span(one.sentence, mention.start, mention.end)
        way = _COUNTING.get(listed[last + 1].low) if last + 1 < len(listed) else None
        if way is not None:
            named = _named(one.sentence, last + 1)
            yield Count(mention, first, last, int(amount[1]), amount[2], way, named)
    yield from _counts_in_words(one)


def _counts_in_words(one: StorySentence) -> Iterator[Count]:
    """Yield what counts and is no length of time by itself: "the day after", "on the eve of", "the 70th anniversary
    of"."""
    listed = one.sentence.words
    for at in range(1, len(listed) - 1):
        low, behind = listed[at].low, listed[at + 1].low
        if low in _PARTS_OF_DAY and behind in ("after", "before") and listed[at - 1].low in _ONE:
            named = _named(one.sentence, at + 1)
            yield Count(_length(one, at - 1, at, 1, Unit.DAY), at - 1, at, 1, "D", _COUNTING[behind], named)
        elif low == "eve" and behind == "of":
            named = _named(one.sentence, at + 1)
            yield Count(_length(one, at - 1, at, 1, Unit.DAY), at - 1, at, 1, "D", _COUNTING["before"], named)
        elif behind == "anniversary" and (years := _ordinal(low)) and _low(one.sentence, at + 2) == "of":
            named = _named(one.sentence, at + 2)
            length = _length(one, at, at + 1, years, Unit.YEAR)
            yield Count(length, at, at + 1, years, "Y", -1, named, anniversary=True)


def _named(sentence: Sentence, marker: int) -> tuple[int, int]:
    """Return the words that a length names behind its ``marker``: those of the clause or of the noun phrase there.

    In "a week before the vote the minister resigned" the verb is that of the sentence, so only the vote is named.
    """
    begin = marker + 1
    led = next((at for at, each in enumerate(sentence.clauses) if marker <= each.start <= begin and each.marker), None)
    if led is not None and _low(sentence, marker) == sentence.clauses[led].marker and _leaves_a_verb(sentence, led):
        return begin, _end_of(sentence, led)
    end, noun = begin, False
    while end < len(sentence.tags) and sentence.tags[end] in _PHRASE:
        if noun and sentence.tags[end] in _OPENERS and sentence.tags[end - 1] != "IN":
            break
        noun = noun or sentence.tags[end].startswith("NN")
        end += 1
    return begin, end


def _end_of(sentence: Sentence, led: int) -> int:
    """Return where a clause ends with those that go on from it without a verb of their own: "since it moved, leaving
    a hole"."""
    hanging = (each for each in sentence.clauses if each.parent == led and each.verb.form is not VerbForm.FINITE)
    return max((each.end for each in hanging), default=sentence.clauses[led].end)


def _leaves_a_verb(sentence: Sentence, led: int) -> bool:
    """Return whether another clause has a finite verb, that of the sentence."""
    return any(at != led and each.verb.form is VerbForm.FINITE for at, each in enumerate(sentence.clauses))


def _low(sentence: Sentence, at: int) -> str:
    return sentence.words[at].low if at < len(sentence.words) else ""


def _length(one: StorySentence, first: int, last: int, amount: int, unit: Unit) -> Mention:
    """Return words that are no time expression by themselves as the length of time that they name: "the day"."""
    begin, end = one.sentence.words[first], one.sentence.words[last]
    text = " ".join(word.text for word in one.sentence.words[first : last + 1])
    value = f"P{amount}{'D' if unit is Unit.DAY else 'Y'}"
    meaning = Duration(((amount, unit),))
    return Mention(
        begin.start, end.end, text, "DURATION", value, None, None, None, "counted", meaning, None, "text", None, "en"
    )


def _ordinal(low: str) -> int:
    """Return the number of an ordinal, 0 of another word: "70th" is 70, "second" is 2."""
    if low in _ORDINALS:
        return _ORDINALS.index(low) + 1
    match = _NUMBERED.fullmatch(low)
    return int(match[1]) if match else 0


Stems = frozenset[str]
NOTHING: Final[Stems] = frozenset()


class View:
    """What decisions about a story need, each computed once.

    ``sentences`` are those of the story, ``published`` the day it came out, ``title`` its headline or "",
    ``text`` that of its article. ``read_claims`` reads how sure the text is of what a sentence tells, and is asked
    only where a decision needs it.
    """

    def __init__(
        self,
        sentences: Sequence[StorySentence],
        published: Day | None,
        title: str = "",
        text: str = "",
        *,
        read_claims: Callable[[Sentence], SentenceClaims],
    ) -> None:
        self._read_claims = read_claims
        self.sentences = sentences
        self.text = text
        self.published = published
        self.today = published.ordinal if published else None
        self.title = frozenset(stems(title))
        self._stands: dict[Head, Factuality] = {}
        self.features_of_sentences: dict[int, list[str]] = {}
        self._head_stems: dict[Head, Stems] = {}
        self.heads: list[Head] = find_heads(sentences)
        self.times: list[TimeCandidate] = time_candidates(sentences, published)
        self.word_stems = [_word_stems(each) for each in sentences]
        self.stems: list[Stems] = [frozenset(s for s in row if s) for row in self.word_stems]
        self.frequency = Counter(stem_ for one in self.stems for stem_ in one)
        accepted = [at for at, each in enumerate(sentences) if each.rejected is None]
        self.rank = {at: rank for rank, at in enumerate(accepted)}
        if not self.title and accepted:
            self.title = self.stems[accepted[0]]
        self.own: list[list[TimeCandidate]] = [[] for _ in sentences]
        for time in self.times:
            self.own[time.sentence].append(time)

    @cached_property
    def side(self) -> dict[TimeCandidate, str]:
        """Of the readings of an expression which is the last one up to publication ("past"), and which the next one
        after it ("ahead"); the others are "far"."""
        found: dict[TimeCandidate, str] = {}
        for own in self.own:
            for _, group in groupby(own, key=lambda time: (time.first, time.last)):
                readings = list(group)
                for time in readings:
                    found[time] = _side(time, [other for other in readings if other.grain == time.grain], self.today)
        return found

    @cached_property
    def before(self) -> list[tuple[tuple[int, int], tuple[int, int], int]]:
        """For each sentence where the last time before it stands, and the last day, as (sentence, word), (-1, -1) for
        none; and how many days the story gives before it."""
        found: list[tuple[tuple[int, int], tuple[int, int], int]] = []
        last = last_day = (-1, -1)
        days = 0
        for own in self.own:
            found.append((last, last_day, days))
            for time in own:
                if not time.clock:
                    last = (time.sentence, time.first)
                if not time.clock and time.grain == "day":
                    last_day = (time.sentence, time.first)
                    days += 1
        return found

    @cached_property
    def names(self) -> list[Stems]:
        """The stems of the names in each sentence."""
        return [
            frozenset(s for s, tag in zip(row, each.sentence.tags, strict=True) if s and tag == "NNP")
            for row, each in zip(self.word_stems, self.sentences, strict=True)
        ]

    @cached_property
    def counts(self) -> list[tuple[Count, ...]]:
        """For each sentence the lengths of time in it that count from another time."""
        return [tuple(counts_of(each)) if each.rejected is None else () for each in self.sentences]

    @cached_property
    def first_day(self) -> TimeCandidate | None:
        """The first expression of the story that gives a day."""
        return next((time for time in self.times if time.gives_day), None)

    @cached_property
    def claims(self) -> list[SentenceClaims | None]:
        """The claims of each sentence, None of one that is no part of the story."""
        return [self._read_claims(each.sentence) if each.rejected is None else None for each in self.sentences]

    @cached_property
    def factuality(self) -> list[tuple[Factuality, ...]]:
        """How sure the text is of each clause of each sentence; of one that is no part of the story nothing."""
        return [claims.clauses if claims is not None else () for claims in self.claims]

    def stand(self, head: Head) -> Factuality:
        """Return how sure the text is of what a head names."""
        found = self._stands.get(head)
        if found is None:
            claims = self.claims[head.sentence]
            if head.phrase is not None and claims is not None:
                found = claims.noun(*head.phrase)
            else:
                found = self.factuality[head.sentence][head.clause or 0]
            self._stands[head] = found
        return found

    def head_stems(self, head: Head) -> Stems:
        """Return the stems of the clause of a head, or of its noun phrase and what follows it."""
        found = self._head_stems.get(head)
        if found is None:
            found = self._head_stems[head] = self._stems_of_head(head)
        return found

    def _stems_of_head(self, head: Head) -> Stems:
        row = self.word_stems[head.sentence]
        if head.phrase is not None:
            return frozenset(s for s in row[head.phrase[0] : head.phrase[1] + 6] if s)
        if head.clause is None:
            return self.stems[head.sentence]
        return self.clause_stems(head.sentence, head.clause) | {row[head.word] or ""}

    def clause_stems(self, sentence: int, clause: int | None) -> Stems:
        """Return the stems of a clause with its subject."""
        if clause is None:
            return NOTHING
        each = self.sentences[sentence].sentence.clauses[clause]
        first = min(each.start, each.subject[0]) if each.subject else each.start
        return frozenset(s for s in self.word_stems[sentence][first : each.end] if s)

    def share(self, one: int, other: int) -> float:
        """Return how much of the shorter of two sentences the other holds, too: 0 nothing, 1 all of its words."""
        own, others = self.stems[one], self.stems[other]
        return len(own & others) / max(1, min(len(own), len(others)))

    def weight(self, common: Stems) -> float:
        """Return how much common stems tell: one that only few sentences hold tells most."""
        return math.fsum(1 / self.frequency.get(each, 1) for each in common)  # the same in any order of the set


def _side(time: TimeCandidate, readings: Sequence[TimeCandidate], today: int | None) -> str:
    first = time.bounds[0]
    if today is None or first is None:
        return "unknown"
    begins = {other.bounds[0] for other in readings if other.bounds[0] is not None}
    if len(begins) == 1:
        return "only"
    if first <= today:
        return "past" if first == max(begin for begin in begins if begin <= today) else "far"
    return "ahead" if first == min(begin for begin in begins if begin > today) else "far"


def _word_stems(each: StorySentence) -> list[str | None]:
    return [stem(low) if (low := word.low)[:1].isalnum() and low not in STOP else None for word in each.sentence.words]


def another_day(story_sentence: StorySentence, clause: Clause) -> int:
    """Return where a verb goes on that has a date of its own beside the one of a clause, else the end of the sentence:
    before "and" of "The trial opened in January and was adjourned in May"."""
    sentence = story_sentence.sentence
    days = [each.start for each in story_sentence.mentions if each.type in ("DATE", "TIME")]

    def dated(first: int, last: int) -> bool:
        return any(sentence.words[first].start <= day < sentence.words[last - 1].end for day in days)

    for other in sentence.clauses:
        behind = other.verb.first > clause.verb.last and other.start > clause.verb.last
        if other.role is not Role.MAIN or other.marker not in ("and", "but") or not behind:
            continue
        if dated(clause.start, other.start) and dated(other.start, other.end):
            return other.start
    return len(sentence.words)
