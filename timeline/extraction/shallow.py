"""Articles in languages without a grammar: a sentence with a date of its own, or a dated line, makes a mention.

No verb is read, so nothing is put into other words: the title is the sentence, shortened at a pause. Words of saying,
denying and planning (``shallow.toml``) tell how sure it is and whose claim. Names are
known by their capitals (``language/names.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from timeline.articles import Article
from timeline.dates import Date, Interval, OneOf, When
from timeline.events import Basis, Mode
from timeline.extraction.mentions import LONGEST_QUOTE, NO_YEAR, UNSURE, EventMention, Tier
from timeline.extraction.rows import FEWEST, DatedLine, dated_lines, day_of_line
from timeline.extraction.story import COMMENT, TimeCandidate, View, is_bounded
from timeline.files import shipped_toml
from timeline.language.names import ARABIC_AND, MARK, names_in
from timeline.layout import Block
from timeline.layout.labels import precision
from timeline.text import primary_language
from timeline.when.meaning import Clock, Offset, Range, Unit, Weekday

LONGEST_TITLE: Final = 110
"""Code points of the longest sentence that is its own title; the shortest that says who did what in German and Russian
news often has 100."""
_SMALL: Final = 3
"""Letters of the longest preposition before a time: "am Montag", "le 3 mai", "В понедельник"."""
_SOURCE: Final = 8
"""Words of the longest source; longer ones are half a sentence."""
_DATELINE: Final = 3
"""Words beside its date that a line has which is no more than a place and a day: "Holm, den 2. Juli 2024"."""

_BESIDE: Final = re.compile(r",?\s(?:\w{1,3}\s)?")
"""What may stand between a day and its year: a comma, and a preposition or an article."""
_SPACE: Final = re.compile(r"\s+")
_WORD: Final = re.compile(r"[^\W_][\w\u064b-\u0652]*(?:['’]\w+)*['’]?(?:-\w+)*")
_PAUSE: Final = re.compile(r"[,;:،؛—–]\s| - ")
_NAMED: Final = re.compile(r", ([^\W\d_a-zà-ÿа-яёіїєґ]\w+ [^\W\d_a-zà-ÿа-яёіїєґ][\w-]+)(?=[,.])")
"""A name in two words between commas."""
_ENDED: Final = re.compile(r"[.!?…؟»”\"“]\s*$")
_VOWEL_SIGNS: Final = re.compile("[\u064b-\u0652\u0640]")
"""Arabic vowel signs and the stroke that lengthens a word: most texts write neither."""
_ELIDED: Final = re.compile(r"^\w{1,2}['’]")
"""A pronoun or an article that French and Italian write as one with the word behind it: "l'accuse"."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a passage in lower case, and where it stands.

    ``bare`` is it without the "and" or the pronoun that is written as one with it.
    """

    low: str
    bare: str
    start: int
    end: int

    def fits(self, pattern: re.Pattern[str]) -> bool:
        """Return whether a list has it."""
        return bool(pattern.fullmatch(self.low) or pattern.fullmatch(self.bare))


@dataclass(frozen=True, slots=True)
class _Cue:
    """One entry of a list: patterns of words that stand in this order."""

    words: tuple[re.Pattern[str], ...]

    @classmethod
    def read(cls, entry: str) -> _Cue:
        """Return the cue that an entry of ``shallow.toml`` says. What it gives the ending of has letters before it."""
        written = (re.escape(word).replace(r"\*", r"\w*") for word in entry.split())
        return cls(tuple(re.compile(re.sub(r"^\\w\*", r"\\w+", word)) for word in written))

    def find(self, words: Sequence[_Word], *, near: bool = False) -> tuple[int, int] | None:
        """Return the first and the last of the words that match; ``near`` where nothing may stand between them."""
        for first, word in enumerate(words):
            if not word.fits(self.words[0]):
                continue
            at = first
            for pattern in self.words[1:]:
                reach = at + 2 if near else len(words)
                at = next((n for n in range(at + 1, min(reach, len(words))) if words[n].fits(pattern)), -1)
                if at < 0:
                    break
            if at >= 0:
                return first, at
        return None


@cache
def _cues(code: str, kind: str) -> tuple[_Cue, ...]:
    return tuple(_Cue.read(entry) for entry in _lists().get(code, {}).get(kind, ()))


@cache
def _lists() -> Mapping[str, Mapping[str, list[str]]]:
    """The lists of ``shallow.toml`` by language and kind."""
    return shipped_toml("timeline.extraction", "shallow.toml")


def _words_of(passage: str, code: str) -> list[_Word]:
    return [_word(match, code) for match in _WORD.finditer(passage)]


def _word(match: re.Match[str], code: str) -> _Word:
    low = match[0].lower() if code != "ar" else _VOWEL_SIGNS.sub("", match[0])
    bare = (ARABIC_AND if code == "ar" else _ELIDED).sub("", low, count=1)
    return _Word(low, bare, match.start(), match.end())


def _first(code: str, kind: str, words: Sequence[_Word], *, near: bool = False) -> tuple[int, int] | None:
    found = (cue.find(words, near=near) for cue in _cues(code, kind))
    return min((place for place in found if place is not None), default=None)


def shallow_mentions(article: Article, view: View, *, entry: bool = False) -> Iterator[EventMention]:
    """Yield a mention for each dated line and each sentence that gives a date of its own, in the order of the text.

    What an ``entry`` of a live blog opens with is a row, though it gives no date: its day is that of the entry.
    """
    code = primary_language(article.language)
    lines = _clocked_lines(view, article.layout) | dated_lines(view, article.layout)
    for number, each in enumerate(view.sentences):
        if each.rejected == COMMENT:
            return
        start, end = each.sentence.start, each.sentence.end
        if number in lines:
            yield _of_line(article, view, lines[number], code)
            continue
        passage = _Passage(article, view, number, start, end, code)
        if end - start > LONGEST_QUOTE or passage.is_dateline:
            continue
        if (time := passage.time) is not None:
            yield passage.mention(time.when, time, Basis.GIVEN, passage.waits(time))
        elif (published := view.published) and entry and number == 0:
            yield passage.mention(Date.of(published), None, Basis.REPORTED, "")


def _clocked_lines(view: View, layout: Sequence[Block]) -> dict[int, DatedLine]:
    """Return the lines of a log by their sentence, in languages too whose clock times are not read: "08:10 ..."."""
    found: dict[int, DatedLine] = {}
    for block in layout:
        if block.label is None or block.kind != "list-item" or precision(view.text, *block.label) != _CLOCK:
            continue
        sentence = next((n for n, each in enumerate(view.sentences) if each.sentence.end > block.body), None)
        if sentence is not None and view.sentences[sentence].sentence.start < block.end:
            clock = view.text[slice(*block.label)]
            found[sentence] = DatedLine(block.start, block.body, block.end, sentence, None, clock)
    return found if len(found) >= FEWEST else {}


_CLOCK: Final = 4
"""The precision of a label that is a time of day."""


@dataclass(frozen=True)
class _Passage:
    """A sentence of an article, ``start`` to ``end``, with what its words say."""

    article: Article
    view: View
    number: int
    start: int
    end: int
    code: str

    @property
    def quote(self) -> str:
        return self.article.text[self.start : self.end]

    @property
    def times(self) -> list[TimeCandidate]:
        """The days it gives: of what is planned, the next of that name, of what a past tense tells the last one."""
        own = [time for time in self.view.own[self.number] if time.reading != "clock" and not _is_clock(time)]
        own = [time for time in own if self.start <= time.mention.start < self.end]
        taken = [time for time in own if time.taken]
        tense = tense_of(self.quote, self.code)
        if not tense:
            return taken
        side, wrong = ("ahead", self._is_over) if tense > 0 else ("past", self._is_ahead)
        others = {time.mention: time for time in own if self.view.side.get(time) == side}
        return [others.get(time.mention, time) if wrong(time) else time for time in taken]

    @property
    def time(self) -> TimeCandidate | None:
        """The first day it gives; one that is no more than a stretch only where there is no other."""
        times = self.times
        first = next((time for time in times if not _is_stretch(time)), times[0] if times else None)
        return self._narrowed(first, times) if first is not None else None

    def _narrowed(self, first: TimeCandidate, times: Sequence[TimeCandidate]) -> TimeCandidate:
        """The day of the year or season that stands right beside it: "last year, on 24 June", "24 June last year"."""
        for other in times:
            if other is first or not self._is_beside(first, other):
                continue
            for wide, day in ((first, other), (other, first)):
                own = [day, *(one for one in self.view.own[self.number] if one.mention == day.mention)]
                if inside := next((one for one in own if _lies_within(one, wide)), None):
                    return inside
        return first

    def _is_beside(self, one: TimeCandidate, other: TimeCandidate) -> bool:
        before, behind = sorted((one.mention, other.mention), key=lambda mention: mention.start)
        return _BESIDE.fullmatch(self.article.text, before.end, behind.start) is not None

    @property
    def is_dateline(self) -> bool:
        """Whether it is a place and a day, and no sentence."""
        spans = [(time.mention.start - self.start, time.mention.end - self.start) for time in self.times]
        beside = [w for w in _words_of(self.quote, self.code) if not any(s <= w.start < e for s, e in spans)]
        return bool(spans) and len(beside) <= _DATELINE and not _ENDED.search(self.quote)

    def waits(self, time: TimeCandidate) -> str:
        """Return why a mention waits: its year is not known, or its time is a stretch that something lasts."""
        if not is_bounded(time.bounds):
            return NO_YEAR
        return UNSURE if _is_stretch(time) or (time.reading == "until" and not self._is_over(time)) else ""

    def mode(self, time: TimeCandidate | None) -> Mode:
        """Return how the text puts it. What lies ahead is a plan, and what is over is none."""
        mode = mode_by_words(self.quote, self.code)
        if mode is Mode.DENIED or time is None:
            return mode
        if self._is_ahead(time):
            return Mode.PLANNED
        return Mode.STATED if mode is Mode.PLANNED and self._is_over(time) else mode

    def _is_ahead(self, time: TimeCandidate) -> bool:
        today, first = self.view.today, time.bounds[0]
        return today is not None and first is not None and first > today

    def _is_over(self, time: TimeCandidate) -> bool:
        today, last = self.view.today, time.bounds[1]
        return today is not None and last is not None and last < today

    def mention(
        self, when: When | None, time: TimeCandidate | None, basis: Basis, reason: str, body: int | None = None
    ) -> EventMention:
        """Return the mention of it; its title begins at ``body`` where that is not its beginning."""
        title = cut_at_pause(self._body(time) if body is None else self.article.text[body : self.end])
        mode = self.mode(time)
        source = source_of(self.quote, self.code, self._spans())
        return EventMention(
            self.article.id,
            self.start,
            self.end,
            self.quote,
            when,
            time.mention.text if time is not None else None,
            time.mention.time if time is not None else None,
            title,
            mode,
            None if mode is Mode.DENIED else source,
            names_in(self.quote, self.article.text, self.code, self._spans()),
            (),
            basis,
            Tier.REVIEW if reason else Tier.CHRONOLOGY,
            reason=reason,
            sentence=self.number,
            gist=title,
            denier=source if mode is Mode.DENIED else None,
            denies=mode is Mode.DENIED,
            line=body is not None,
        )

    def _body(self, time: TimeCandidate | None) -> str:
        """What a title is made of: the sentence, one that is too long without its time, which stands beside it."""
        if time is None or len(self.quote) <= LONGEST_TITLE or time.mention.start == self.start:
            return self.quote
        before = self.article.text[self.start : time.mention.start].rstrip()
        stem, _, last = before.rpartition(" ")
        before = stem if len(last) <= _SMALL else before
        behind = self.article.text[time.mention.end : self.end]
        return self.quote if not stem or behind[:1] == "," or before[-1:] == "," else before + behind

    def _spans(self) -> list[tuple[int, int]]:
        """Where the expressions of time stand, as offsets into the quote."""
        mentions = self.view.sentences[self.number].mentions
        return [(one.start - self.start, one.end - self.start) for one in mentions]


def _of_line(article: Article, view: View, line: DatedLine, code: str) -> EventMention:
    """Return the mention of a dated line, whose title is what stands behind its date."""
    start = line.start if line.end - line.start <= LONGEST_QUOTE else line.body
    end = min(line.end, start + LONGEST_QUOTE)
    when, basis = day_of_line(view, line)
    passage = _Passage(article, view, line.sentence, start, end, code)
    if line.clock and (own := passage.time) is not None:  # a log of today can tell of yesterday
        return passage.mention(own.when, own, Basis.GIVEN, passage.waits(own), body=line.body)
    reason = NO_YEAR if when is None or (line.time is not None and not is_bounded(line.time.bounds)) else ""
    return passage.mention(when, line.time, basis, reason, body=line.body)


def _is_clock(time: TimeCandidate) -> bool:
    """Whether an expression says hours and no day: "von 9 bis 17 Uhr", "nach sechs Stunden"."""
    match time.mention.meaning:
        case Clock(of=None) | Range(Clock(of=None), Clock(of=None)) | Offset(unit=Unit.HOUR | Unit.MINUTE):
            return True
    return False


def _lies_within(time: TimeCandidate, wide: TimeCandidate) -> bool:
    """Whether a time is a part of another."""
    ends = [end for end in (*wide.bounds, *time.bounds) if end is not None]
    if len(ends) < 4 or time.bounds == wide.bounds:
        return False
    return ends[0] <= ends[2] and ends[3] <= ends[1]


def _is_stretch(time: TimeCandidate) -> bool:
    """Whether something lasts for a time rather than happens in it: a decade, "since 2011", "not before May"."""
    match time.mention.meaning:
        case Range(Weekday(), Weekday()):
            return True
    whole = time.grain == "more" and not isinstance(time.when, Interval)
    endless = time.bounds[0] is not None and time.bounds[1] is None
    return whole or endless or isinstance(time.when, OneOf)


def cut_at_pause(sentence: str) -> str:
    """Return a sentence without its full stop, cut at the last pause within the length of a title.

    No cut leaves a name that stands between commas without what is said of it, or less than half of the sentence: what
    is short before the first comma only leads up to it.
    """
    text = _SPACE.sub(" ", sentence).strip().rstrip(".。؟! ")
    if len(text) <= LONGEST_TITLE:
        return text
    pauses = [match.start() for match in _PAUSE.finditer(text)]
    edges = [-1, *pauses, len(text)]
    names = {at for at in range(1, len(edges)) if _is_apposition(text[edges[at - 1] + 1 : edges[at]])}
    whole = [
        edge
        for at, edge in enumerate(edges[1:-1], 1)
        if len(text) // 2 <= edge <= LONGEST_TITLE and not names & {at, at + 1}
    ]
    if whole:
        return text[: whole[-1]].rstrip()
    return text[: text.rfind(" ", 0, LONGEST_TITLE)].rstrip() + " …"


def _is_apposition(piece: str) -> bool:
    """Whether what stands between two commas is a name and no clause: up to four words, each with a capital."""
    words = [word for word in _WORD.findall(piece) if word not in _PARTICLES]
    return 0 < len(words) <= 4 and all(word[0].isupper() for word in words)


_PARTICLES: Final = frozenset(("de", "du", "des", "la", "von", "van", "zu", "del"))
"""Small words inside the names of persons."""


def tense_of(quote: str, code: str) -> int:
    """Return 1 where the words of a passage look ahead, -1 where they look back, 0 where they do not tell.

    A word of planning weighs more than a verb in the past, "announced that it will", and that more than an ending that
    the future shares with the present.
    """
    words = _words_of(quote, code)
    planned, past = (_first(code, kind, words) is not None for kind in ("planned", "past"))
    future = _is_future(quote, code, words) or _is_present(quote, code, words)
    undecided = not (planned or past or future)
    if code == "ar" and undecided:  # the verb comes first, and only its present has a prefix
        past = bool(words) and not words[0].bare.startswith(("ي", "ت"))
    return 1 if planned else -1 if past else int(future)


def _is_present(quote: str, code: str, words: Sequence[_Word]) -> bool:
    """Whether a verb stands in the present, which looks ahead beside a day: "Am Samstag tagt der Rat"."""
    verbs = [word for word in words if quote[word.start].islower()]
    plain = [word for word in verbs if not any(cue.find([word]) for cue in _cues(code, "no_present"))]
    return _first(code, "present", plain) is not None and _first(code, "finite", words) is None


def mode_by_words(quote: str, code: str) -> Mode:
    """Return how a passage in a language puts what it tells, by its words: STATED where none says otherwise."""
    words = _words_of(quote, code)
    kinds = (
        ("denied", Mode.DENIED),
        ("alleged", Mode.ALLEGED),
        ("hearsay", Mode.ALLEGED),
        ("planned", Mode.PLANNED),
    )
    otherwise = Mode.PLANNED if _is_future(quote, code, words) else Mode.STATED
    return next((mode for kind, mode in kinds if _first(code, kind, words) is not None), otherwise)


def _is_future(quote: str, code: str, words: Sequence[_Word]) -> bool:
    """Whether a verb has an ending of the future; in Arabic its prefix, where it opens a clause."""
    if code == "ar":
        words = [w for at, w in enumerate(words) if not at or MARK.search(quote[words[at - 1].end : w.start])]
    return _first(code, "future", words) is not None


def source_of(quote: str, code: str, times: Sequence[tuple[int, int]] = ()) -> str | None:
    """Return who says so, in the words of the passage; None where nobody is named.

    ``times`` are the offsets of its expressions of time, which are no part of a source.

    Example:
        >>> source_of("Laut Polizei brannte es.", "de")
        'Polizei'
    """
    words = _words_of(quote, code)
    reading = _Sources(quote, words, times, code)
    if (place := _first(code, "according", words, near=True)) is not None:
        return reading.behind(place[1] + 1)
    if (place := _first(code, "behind", words)) is not None:
        return reading.before(place[0])
    verbs = [_first(code, kind, words) for kind in ("denied", "alleged", "says")]
    first = min((place[0] for place in verbs if place is not None), default=None)
    if first is None:
        return None
    if code == "ar":  # the verb comes first; "قال لصحيفة" says to whom
        source = reading.behind(first + 1)
        return None if source and source.startswith("ل") else source
    return reading.before(first)


@dataclass(frozen=True)
class _Sources:
    """The words of a passage, where sources are looked for before and behind a verb."""

    quote: str
    words: Sequence[_Word]
    times: Sequence[tuple[int, int]]
    code: str

    def before(self, verb: int) -> str | None:
        """Return the source before a verb, from the last mark on; behind it where only a time or nothing is before it.

        "Die Polizei teilte mit" has it before the verb, "Am Montag teilte die Polizei mit" and "..., sagte die Polizei"
        behind it; of "die Leiterin, Ute Simon, sagte" it is the name.
        """
        first = verb
        while first > 0 and not self._marked(first):
            first -= 1
        chosen = self._bare(first, verb)
        if chosen:
            pronouns = self._listed("pronouns")
            passive = chosen[-1].low in self._listed("passive")
            return None if len(chosen) > _SOURCE or chosen[0].low in pronouns or passive else self._text(chosen)
        if first and (name := self._apposition(first)):  # "la directrice, Anne Roux, a indiqué"
            return name
        return self.behind(verb + 1)

    def _marked(self, at: int) -> bool:
        """Whether a mark stands before a word."""
        return bool(MARK.search(self.quote[self.words[at - 1].end : self.words[at].start]))

    def _apposition(self, end: int) -> str | None:
        """Return the name between two commas before a word, None where there is none."""
        first = end - 1
        while first > 0 and not self._marked(first):
            first -= 1
        piece = self._text(self.words[first:end])
        return piece if first and _is_apposition(piece) else None

    def _bare(self, first: int, last: int) -> list[_Word]:
        """The words up to the first time, or behind one that they begin with, without auxiliaries and what leads up."""
        timed = [self._is_time(word) or self._leads_to_time(at) for at, word in enumerate(self.words)]
        leads, helpers = self._listed("leads"), self._listed("with")
        while first < last and (timed[first] or self.words[first].low in leads):
            first += 1
        end = next((at for at in range(first, last) if timed[at]), last)
        while end > first and self.words[end - 1].low in helpers:
            end -= 1
        return list(self.words[first:end])

    def _listed(self, kind: str) -> frozenset[str]:
        return frozenset(_lists().get(self.code, {}).get(kind, ()))

    def behind(self, first: int) -> str | None:
        """Return the source behind a verb or a preposition, up to a mark, a time or what is said."""
        stops, joins = self._listed("stops"), self._listed("joins")
        at = first
        while at < len(self.words) and (self._is_time(self.words[at]) or self._leads_to_time(at)):
            at += 1
        chosen: list[_Word] = []
        while at < len(self.words) and len(chosen) < _SOURCE:
            word = self.words[at]
            gap = self.quote[self.words[at - 1].end : word.start] if at else ""
            if self._is_time(word) or self._leads_to_time(at) or word.low in stops - joins:
                break
            if MARK.search(gap):
                break
            goes_on = word.low in joins or self._is_capital(word)
            if self.code == "de" and self._noun(chosen) and not goes_on:
                break
            chosen.append(word)
            at += 1
        if not chosen or chosen[0].low in self._listed("pronouns"):
            return None
        name = _NAMED.match(self.quote, chosen[-1].end)  # "die Sprecherin, Ute Simon."
        return name[1] if name else self._text(chosen)

    def _noun(self, chosen: Sequence[_Word]) -> bool:
        """Whether the words hold a German noun, behind which a word in lower case is no part of the source."""
        return any(self._is_capital(word) for word in chosen)

    def _is_capital(self, word: _Word) -> bool:
        return self.quote[word.start].isupper()

    def _is_time(self, word: _Word) -> bool:
        return any(start <= word.start < end for start, end in self.times)

    def _leads_to_time(self, at: int) -> bool:
        """Whether a small word leads up to a time: "am" of "am Mittwoch"."""
        return at + 1 < len(self.words) and len(self.words[at].low) <= _SMALL and self._is_time(self.words[at + 1])

    def _text(self, chosen: Sequence[_Word]) -> str:
        """The words as they stand, with the quotation mark that closes them."""
        start, end = chosen[0].start, chosen[-1].end
        opened = any(mark in self.quote[max(0, start - 1) : end] for mark in '«„“"»')
        if opened and self.quote[end : end + 1] in ("»", "“", "”", '"', "«"):
            end += 1
        return self.quote[start:end]
