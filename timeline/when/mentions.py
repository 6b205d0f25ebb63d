"""Text -> mentions: the readings chosen, resolved one after the other, and the ones that lost kept for ``why``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any, Final, NamedTuple

from timeline.dates import DateError, Day, When
from timeline.layout import entry_lines
from timeline.text import primary_language, repaired
from timeline.when import languages
from timeline.when.context import Context, Resolution
from timeline.when.coverage import unread_beside
from timeline.when.direction import direction, hangs_on_tense
from timeline.when.frames import HeadingFrames
from timeline.when.grammar import ChartEdge, Island
from timeline.when.languages import Language
from timeline.when.meaning import (
    Ambiguous,
    Both,
    Bounded,
    Calendar,
    Checked,
    Clock,
    Division,
    Duration,
    From,
    Indefinite,
    Meaning,
    Modified,
    MonthNamed,
    NoDate,
    Offset,
    PartOfDay,
    Range,
    Shifted,
    Unit,
    Weekday,
    Window,
)
from timeline.when.quarters import focus_quarter
from timeline.when.quotations import Quotations, quotations
from timeline.when.readings import Reading, readings
from timeline.when.resolve import resolve
from timeline.when.tokens import Pieces, Position, unbroken

MAX_LENGTH: Final = 1_000_000
"""Characters of the longest text that is read: two novels. What hostile text of that length takes is some 500 MB."""

MEMORY: Final = 150
"""How many pieces of text, white space included, news keeps its focus. Measured on TBAQ: 50 to 1,000 differ by .05
points of value F1."""

MENTIONED: Final = frozenset(
    (
        "DAY", "MONTH", "SEASON", "QUARTER", "HALF", "YEAR", "DECADE", "PERIOD", "OFFSET", "PART", "STRETCH", "TIME",
        "DURATION", "AHEAD", "SET", "REF", "FOCUS_REF", "RANGE", "NONE",
    )
)  # fmt: skip
"""The classes that are time expressions, not only parts of one; NONE is a false friend."""


class TextTooLong(DateError):
    """A text beyond MAX_LENGTH."""


@dataclass(frozen=True, slots=True)
class LostReading:
    """A reading that was not taken, and why."""

    text: str
    rule: str
    meaning: Meaning
    reason: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A time expression: where it stands, what it means, which days that is, by which rule.

    ``start`` and ``end`` are code points. ``type``, ``value`` and ``mod`` are as in TIMEX3 (TimeML 1.2.1).
    ``reference`` is the day it was counted from; ``basis`` says what that is: "text" (the words suffice), "published"
    or "narrative". ``needs`` names what is missing where the result is partial. A range has its two ends as
    ``parts``, since TimeML knows only those: "between October 8th and 13th" has the parts "October 8th" and "13th".
    ``lost`` are other readings of the words; ``readings`` are the other days that the meaning taken can have, computed
    from the ``context`` it was resolved in. ``doubt`` says what contradicts the days or was not understood.

    Example:
        >>> from timeline import find_dates
        >>> mention = find_dates("It sank on Monday.", published="2024-10-18")[0]
        >>> mention.text, mention.value, mention.edtf, mention.basis
        ('Monday', '2024-10-14', '2024-10-14', 'published')
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str | None
    when: When | None
    time: str | None
    rule: str
    meaning: Meaning
    reference: Day | None
    basis: str
    needs: str | None
    language: str
    parts: tuple[Mention, ...] = ()
    lost: tuple[LostReading, ...] = ()
    context: Context = field(default=Context(None), repr=False, compare=False)
    doubt: str | None = None

    @property
    def readings(self) -> tuple[Reading, ...]:
        """All days that the words can mean with their reasons, the reading taken first."""
        return readings(self.meaning, self.context, self.when)

    @property
    def edtf(self) -> str | None:
        """The days meant, in EDTF; None for durations and for what no calendar can show."""
        return None if self.when is None else str(self.when)

    def to_dict(self) -> dict[str, Any]:
        """Return the mention as ``timeline why --format json`` prints it: days, rule, meaning, other readings."""
        from timeline.when.explain import explain  # imports this module

        return explain(self)


class _Phrase(NamedTuple):
    """A chosen edge with the pieces it covers."""

    edge: ChartEdge
    first: int
    last: int
    island: Island
    lost: list[tuple[ChartEdge, str]]


def find_dates(
    text: str, published: Day | None, *, language: str = "en", kind: str | None = None, reasons: bool = True
) -> list[Mention]:
    """Every time expression of a text, in order, none inside another.

    ``published`` is the day the text came out; without it what needs it stays partial: "October 3" is XXXX-10-03.
    ``language`` is a BCP 47 tag, of which the language alone counts.
    ``kind`` is "news" or "narrative", inferred when None. Without ``reasons`` the readings that lost are forgotten,
    which is faster. Raises TextTooLong beyond MAX_LENGTH characters.
    """
    if len(text) > MAX_LENGTH:
        raise TextTooLong(f"the text has {len(text):,} characters, {MAX_LENGTH:,} are the most; split it into articles")
    if kind not in (None, "news", "narrative"):
        raise DateError(f'kind "{kind}" is not known; write "news" or "narrative", or leave it out')
    whole = repaired(text)
    if whole is not None:
        mentions = find_dates(whole.text, published, language=language, kind=kind, reasons=reasons)
        return [_moved(mention, text, whole.given) for mention in mentions]
    return [
        _shifted(mention, start)
        for start, end, day in _stretches(text, published)
        for mention in _read(text[start:end], day, language, kind, reasons)
    ]


def _stretches(text: str, published: Day | None) -> Iterator[tuple[int, int, Day | None]]:
    """The parts of a text with the day that each was written: the entries of a live blog have days of their own."""
    last, day = 0, published
    for start, end, written in entry_lines(text):
        yield last, start, day
        yield start, end, published
        with suppress(DateError):
            day = Day.parse(written)
        last = end
    yield last, len(text), day


def _shifted(mention: Mention, by: int) -> Mention:
    """A mention of a part of a text where it stands in the whole."""
    if not by:
        return mention
    parts = tuple(_shifted(part, by) for part in mention.parts)
    return replace(mention, start=mention.start + by, end=mention.end + by, parts=parts)


def _read(text: str, published: Day | None, language: str, kind: str | None, reasons: bool) -> list[Mention]:
    region = language.strip().lower().replace("_", "-").partition("-")[2]
    language = primary_language(language)
    if not languages.has_rules(language):
        from timeline.when.elsewhere import find_elsewhere

        return find_elsewhere(text, published, language)
    words, grammar = languages.load_language(language)
    if "\u00ad" in text or "-\n" in text:
        whole, origins = unbroken(text, grammar.lexicon)
        if len(whole) != len(text):
            mentions = _read(whole, published, f"{language}-{region}", kind, reasons)

            def place(start: int, end: int) -> tuple[int, int]:
                return origins[start], origins[end - 1] + 1

            return [_moved(mention, text, place) for mention in mentions]
    pieces = Pieces(text, grammar.lexicon)
    chosen = [reading for island in grammar.read(pieces) for reading in _chosen(island, pieces)]
    if not reasons:
        for reading in chosen:
            reading.lost.clear()
    narrative = kind == "narrative" if kind is not None else _is_narrative(chosen, published)
    order = _order(text, region) if any(_has_order(phrase.edge.value) for phrase in chosen) else ""
    written = Context(published, narrative=narrative, order=order, region=region.rpartition("-")[2])
    return list(_resolved(text, pieces, chosen, words, written))


_NUMBERED: Final = re.compile(r"(?<!\d)(\d{1,2})([/-])(\d{1,2})\2(?:\d{4}|\d{2})(?!\d)")

_MONTH_FIRST: Final = frozenset(("us", "ph"))
_DAY_FIRST: Final = frozenset(("gb", "ie", "au", "nz", "in", "za", "ke", "ng", "pk", "sg", "my", "mt", "jm"))


def _has_order(meaning: Meaning) -> bool:
    """Whether it can be read in two orders of day and month."""
    match meaning:
        case Ambiguous() | Checked(Ambiguous()):
            return True
        case Clock(of=of) | PartOfDay(of) | Bounded(_, of) | Modified(of) if of is not None:
            return _has_order(of)
        case Range(start, end) | Both(start, end):
            return _has_order(start) or _has_order(end)
    return False


def _order(text: str, region: str) -> str:
    """How a text writes the day and the month, as its other dates show it or else its country has it; "" if unknown."""
    orders = {
        "dmy" if int(first) > 12 else "mdy"
        for first, _, second in _NUMBERED.findall(text)
        if (int(first) > 12) != (int(second) > 12) and int(first) <= 31 and int(second) <= 31
    }
    if len(orders) == 1:
        return orders.pop()
    return "" if orders else "mdy" if region in _MONTH_FIRST else "dmy" if region in _DAY_FIRST else ""


def _moved(mention: Mention, text: str, place: Callable[[int, int], tuple[int, int]]) -> Mention:
    """The mention of a text that was mended where it stands in the text as it is."""
    start, end = place(mention.start, mention.end)
    parts = tuple(_moved(part, text, place) for part in mention.parts)
    return replace(mention, start=start, end=end, text=text[start:end], parts=parts)


def _chosen(island: Island, pieces: Pieces) -> list[_Phrase]:
    """The longest readings that do not overlap and that no guard forbids; equally long, the first rule's."""
    candidates = [edge for edges in island.edges for edge in edges if edge.symbol in MENTIONED]
    candidates.sort(key=lambda edge: (edge.start - edge.end, edge.start, edge.symbol != "AHEAD"))
    taken: list[_Phrase | None] = [None] * len(island.edges)
    chosen: list[_Phrase] = []
    for edge in candidates:
        holder = next((taken[at] for at in range(edge.start, edge.end) if taken[at] is not None), None)
        if holder is not None:
            holder.lost.append((edge, "shorter than the reading taken"))
            continue
        if _leaves_a_year(edge, island, pieces):
            continue
        first, last = island.pieces[edge.start], island.pieces[edge.end - 1]
        reading = _Phrase(edge, first, last, island, [])
        taken[edge.start : edge.end] = [reading] * (edge.end - edge.start)
        chosen.append(reading)
    for edge, reason in island.lost:
        if (holder := taken[edge.start]) is not None and edge.symbol in MENTIONED:
            holder.lost.append((edge, reason))
    return sorted(chosen, key=lambda reading: reading.first)


_ALTERNATIVES: Final = frozenset(("or", "and", "to", "ad", "bc", ".", ";", ")", ""))


def _leaves_a_year(edge: ChartEdge, island: Island, pieces: Pieces) -> bool:
    """Whether a year follows that the date did not take: better no date than one of the wrong year.

    So does a number of three digits that counts nothing: "on April 2, 742 or 747".
    """
    if not isinstance(edge.value, Calendar) or edge.value.year is not None:
        return False
    after = [part for at in (edge.end, edge.end + 1) if at < len(island.edges) for part in island.edges[at]]
    comma = any(part.symbol == "," and part.start == edge.end for part in after)
    for part in after:
        if part.start == edge.end + comma:
            if part.symbol == "YEAR":
                return True
            if comma and part.symbol == "DIGITS3":
                at = island.pieces[part.start]
                return Position(pieces, at, at).after in _ALTERNATIVES
    return False


_OPENING: Final = 4
"""Times at the beginning of a text that show whether it is news. Measured on WikiWars: 2 gives the same, 8 costs 1.2
points of value F1."""


def _opens_as_news(readings: Iterable[_Phrase], published: Day | None) -> bool:
    """Whether a text begins with the day or the year of its publication: "on Monday", "earlier in 2024"."""
    return published is not None and any(
        _is_near(reading.edge.value, published) for reading in islice(readings, _OPENING)
    )


def _is_near(meaning: Meaning, published: Day) -> bool:
    match meaning:
        case PartOfDay(of) | Clock(of=of) | Modified(of) | Bounded(_, of) if of is not None:
            return _is_near(of, published)
        case Calendar(int() as year):
            return year == published.year
        case Weekday(shift=None) | Shifted(Unit.DAY, base=From.WRITING):
            return True
    return False


def _is_narrative(readings: list[_Phrase], published: Day | None) -> bool:
    """Whether a text tells of times long past: its years lie well before its own, and it hardly speaks of the day."""
    if _opens_as_news(readings, published):
        return False
    past = current = near = 0
    for reading in readings:
        match reading.edge.value:
            case Calendar(int() as year) | Range(Calendar(int() as year)):
                past += published is None or year < published.year - 2
                current += published is not None and year >= published.year
            case Weekday() | Shifted(base=From.WRITING) | MonthNamed():
                near += 1
            case _:
                pass
    return past > 4 * near + current + 3


def _resolved(
    text: str,
    pieces: Pieces,
    readings: Iterable[_Phrase],
    language: Language,
    written: Context,
) -> Iterator[Mention]:
    """Each reading with its days, which may hang on what was told before. ``written`` is the context of the text."""
    published, narrative = written.published, written.narrative
    focus, quarter, heard, focus_at = None, None, None, 0
    speech, frames = _Speech(text, published, narrative), HeadingFrames(text)
    for reading in readings:
        if reading.first - focus_at > MEMORY and not narrative:
            focus = None
        hangs = hangs_on_tense(reading.edge.value, narrative)
        ahead = direction(pieces, reading.first, reading.last, language) if hangs else 0
        meaning = reading.edge.value
        at, end = pieces.starts[reading.first], pieces.starts[reading.last + 1]
        context = written._replace(
            focus=focus, quarter=quarter, direction=ahead, heard=heard, said=speech.day_at(at, meaning)
        )
        if (year := frames.year_at(at, end, meaning)) is not None:
            context = context._replace(focus=year, direction=0, narrative=True)
        general = (
            reading.first == reading.last and Position(pieces, reading.first, reading.last).before in language.general
        )
        if _is_time(meaning, reading.edge.symbol, context, general):
            resolution = resolve(meaning, context)
            if resolution.basis != "text" and (unread := _unread(reading, pieces, language)):
                context = Context(None)
                resolution = resolve(meaning, context)._replace(needs=f'what "{unread}" beside it means')
            period = resolution.period
            quarter, heard = focus_quarter(meaning, resolution, quarter), period or heard
            speech.hear(at, resolution)
            frames.hear(at, end, meaning, period)
            if period is not None and (
                Position(pieces, reading.first, reading.last).leads or not context.is_aside(period)
            ):
                focus, focus_at = period, reading.last
            mention = _mention(text, pieces, reading, resolution, language.code, context)
            yield from mention.parts if isinstance(meaning, Both) else [mention]


def _unread(reading: _Phrase, pieces: Pieces, language: Language) -> str | None:
    """The date-like words beside a phrase that were not understood."""
    return unread_beside(pieces, reading.island, reading.edge, language)


class _Speech:
    """On which day the quotations of a news text were said: the last day that the text names before them, outside
    of quotations and not long before its publication."""

    def __init__(self, text: str, published: Day | None, narrative: bool):
        self._text, self._published = text, None if narrative else published
        self._quotations: Quotations | None = None
        self._day: Day | None = None

    def _is_quoted(self, at: int) -> bool:
        if self._quotations is None:
            self._quotations = quotations(self._text)
        return self._quotations.hold(at)

    def day_at(self, at: int, meaning: Meaning) -> Day | None:
        """The day when the words at a place were said, where their meaning hangs on it."""
        return self._day if self._day is not None and _is_of_today(meaning) and self._is_quoted(at) else None

    def hear(self, at: int, resolution: Resolution) -> None:
        """Remember a day that the text tells of."""
        period, published = resolution.period, self._published
        if published is None or period is None or period.unit is not Unit.DAY:
            return
        if 0 <= published.ordinal - period.number <= SAID and not self._is_quoted(at):
            self._day = period.first


SAID: Final = 10
"""How many days before publication the words that news quotes were said at most. Measured on TBAQ: 3 to 20 give the
same."""


def _is_of_today(meaning: Meaning) -> bool:
    match meaning:
        case PartOfDay(of) | Clock(of=of) | Bounded(_, of) | Modified(of) if of is not None:
            return _is_of_today(of)
    return isinstance(meaning, Shifted) and (meaning.unit, meaning.base) == (Unit.DAY, From.WRITING)


def _is_time(meaning: Meaning, symbol: str, context: Context, general: bool) -> bool:
    """Whether the words are a time here: false friends are not, nor "soon" in the past, nor "former" in news. A season
    that may be any, as in "prices fall in winter", is one only where a verb says when."""
    match meaning:
        case NoDate():
            return False
        case Division(Unit.SEASON, of=None, shift=None) if general and not context.direction:
            return False
        case Indefinite(tense=tense) if tense:
            return context.direction * tense > 0
        case Shifted(base=From.QUARTER) | Offset(base=From.QUARTER):
            return context.quarter is not None or not context.narrative
    return context.narrative or symbol != "FOCUS_REF"


def _mention(
    text: str, pieces: Pieces, reading: _Phrase, resolution: Resolution, language: str, context: Context
) -> Mention:
    parts = tuple(_parts(text, pieces, reading, resolution, language, context)) if resolution.ends else ()
    lost = tuple(_lost(text, pieces, reading.island, edge, reason) for edge, reason in reading.lost)
    span = pieces.starts[reading.first], pieces.starts[reading.last + 1]
    edge = reading.edge
    return _as_mention(text, span, resolution, edge, edge.value, language, context, parts, lost)


def _rule(edge: ChartEdge) -> str:
    """The rule that says most: one that only passes on what another read is not it."""
    while len(edge.path) == 1 and edge.path[0].rule is not None and edge.path[0].value == edge.value:
        edge = edge.path[0]
    return str(edge.rule)


def _as_mention(
    text: str,
    span: tuple[int, int],
    resolution: Resolution,
    edge: ChartEdge,
    meaning: Meaning,
    language: str,
    context: Context,
    parts: tuple[Mention, ...] = (),
    lost: tuple[LostReading, ...] = (),
) -> Mention:
    start, end = span
    return Mention(
        start,
        end,
        text[start:end],
        resolution.type,
        resolution.value,
        resolution.mod.value if resolution.mod else None,
        resolution.when,
        resolution.time,
        _rule(edge),
        meaning,
        resolution.reference,
        resolution.basis,
        resolution.needs,
        language,
        parts,
        lost,
        context,
        resolution.doubt,
    )


def _parts(
    text: str, pieces: Pieces, reading: _Phrase, resolution: Resolution, language: str, context: Context
) -> Iterator[Mention]:
    """The ends of a range, each with its own words; what stands after the second, as a year does, belongs to it."""
    words = reading.island.pieces
    slots = [slot for name in _SLOTS if (slot := reading.edge.slot(name)) is not None]
    meanings = _part_meanings(reading.edge.value)
    for slot, part, meaning in zip(slots, resolution.ends, meanings, strict=False):
        last = reading.last if slot is slots[-1] else words[slot.end - 1]
        span = pieces.starts[words[slot.start]], pieces.starts[last + 1]
        yield _as_mention(text, span, part, reading.edge, meaning, language, context)


_SLOTS: Final = ("start", "middle", "third", "fourth", "end")
"""The names of the slots of times in one breath, in the order of the text."""


def _part_meanings(meaning: Meaning) -> tuple[Meaning, ...]:
    match meaning:
        case Both():
            return meaning.times
        case Range(start, end):
            return start, end
        case Bounded(_, of):
            return (of,)
        case Window(amount, unit, of=of) if of is not None:
            return Duration(((amount, unit),)), of
    return (meaning,)


def _lost(text: str, pieces: Pieces, island: Island, edge: ChartEdge, reason: str) -> LostReading:
    start, end = pieces.starts[island.pieces[edge.start]], pieces.starts[island.pieces[edge.end - 1] + 1]
    return LostReading(text[start:end], _rule(edge), edge.value, reason)
