"""When what a passage tells of was: by its own words, by what was told before, or by the day of publication."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.dates import Date, Day, Edge, Interval, When, earliest, latest
from timeline.events import Status
from timeline.extraction.clause_kinds import object_of, reports_noun
from timeline.extraction.dated import Dated, is_ahead, width
from timeline.extraction.narrative import Narrative
from timeline.extraction.passages import Passage, holds
from timeline.extraction.placed import Point
from timeline.extraction.remembered import Remembered
from timeline.extraction.standing import Doing
from timeline.extraction.story import Told
from timeline.language.clauses import Role, Sentence
from timeline.language.verbs import Form
from timeline.language.wordlists import words
from timeline.when import Mention

_WHEN: Final = ("when", "where")
_ELSEWHEN: Final = words("until till before since although though whereas")
_COMPARING: Final = words("since unlike like than until before")
_NEAR: Final = 4
"""Words from a preposition to the date in what it leads in."""
_MONTH: Final = 2
"""The ``width`` of a month."""
_WEEKDAYS: Final = words("monday tuesday wednesday thursday friday saturday sunday")


def date_passages(story: Sequence[Told], passages: Sequence[Passage], published: Day | None) -> list[Dated]:
    """The date of each passage, in order."""
    narrative, memory = Narrative(story, published), Remembered(story, published)
    found: list[Dated] = []
    for passage in passages:
        dated = (
            _own(story, passage, published, narrative.last, memory)
            or narrative.date(passage)
            or _by_publication(passage, published)
        )
        narrative.tell(passage, dated)
        found.append(dated)
    return found


def _own(
    story: Sequence[Told],
    passage: Passage,
    published: Day | None,
    before: tuple[Passage, Dated] | None,
    memory: Remembered,
) -> Dated | None:
    """By the passage's own words: those of its clause first, the finest expression, the nearest to its verb."""
    sentence = story[passage.told].sentence
    verb = sentence.words[sentence.clauses[passage.number].verb.last]
    planned = passage.standing.status is Status.PLANNED
    usable = [
        (mention.when, mention)
        for mention in passage.mentions
        if mention.when is not None
        and mention.type in ("DATE", "TIME")
        and (planned or not is_ahead(mention, published))
        and not _is_of_another(sentence, passage.number, mention)
    ]
    if not usable:
        return None
    clause = sentence.clauses[passage.number]
    first, last = sentence.words[clause.start].start, sentence.words[clause.end - 1].end
    when, mention = min(
        usable,
        key=lambda pair: (
            not first <= pair[1].start < last,
            width(pair[0]),
            abs(pair[1].start - verb.start),
            pair[1].start,
        ),
    )
    when = _before_it_was_said(when, mention, passage, before)
    return Dated(_finest(when, _deed(sentence, passage), memory), mention.text, mention.time, "text")


def _is_of_another(sentence: Sentence, number: int, mention: Mention) -> bool:
    """Whether a date is of what is told besides: "honoured those who were shot in 1972", "the first since the 2004
    flood". A day in a relative clause mostly is that of the whole: "felt a quake that struck on Friday"."""
    verb = sentence.words[sentence.clauses[number].verb.last]
    inside = holds(sentence, sentence.clauses[number], mention)
    if not inside and isinstance(mention.when, Interval) and mention.when.end is Edge.OPEN:
        return True
    for other, clause in enumerate(sentence.clauses):
        describes = clause.role is Role.PARTICIPLE and clause.verb.form is Form.EN and clause.marker != ","
        if other != number and describes and width(mention.when) >= _MONTH and holds(sentence, clause, mention):
            return True
    for clause in sentence.clauses[number + 1 :]:
        apart = (clause.role is Role.RELATIVE and clause.marker not in _WHEN) or (
            clause.role is Role.ADVERBIAL and clause.marker in _ELSEWHEN
        )
        if apart and mention.start > verb.end and holds(sentence, clause, mention):
            return clause.verb.perfect or width(mention.when) >= _MONTH
    first = next((n for n, word in enumerate(sentence.words) if word.start >= mention.start), 0)
    last = next((n for n, word in enumerate(sentence.words) if word.start >= mention.end), 0)
    if last and sentence.tags[last].startswith("NN"):
        before = next((n for n in range(first - 1, max(first - _NEAR, -1), -1) if sentence.tags[n] == "IN"), None)
        return before is not None and sentence.words[before].low in _COMPARING
    return False


def _deed(sentence: Sentence, passage: Passage) -> str:
    """The word that names what a passage tells."""
    if passage.noun:
        return sentence.words[passage.noun[1] - 1].low
    clause = sentence.clauses[passage.number]
    return object_of(sentence, clause) if reports_noun(sentence, clause) else clause.verb.lemma


def _finest(when: When, deed: str, memory: Remembered) -> When:
    """The day that the story elsewhere gives the same deed, where that lies within: "the raid in July" is the one of
    which it said "on July 15"."""
    match memory.dated(deed), earliest(when), latest(when):
        case Point((Day() as first, last)), Day() as begin, Day() as end if begin < end and first == last:
            return Date.of(first) if begin <= first <= end else when
    return when


def _before_it_was_said(when: When, mention: Mention, passage: Passage, before: tuple[Passage, Dated] | None) -> When:
    """The day, a week earlier where it is a weekday after the day on which it was said: "on Monday he said that she
    had died on Friday" is the Friday before that Monday."""
    if before is None or before[0].told != passage.told or before[0].standing.doing is not Doing.TELLING:
        return when
    said = latest(before[1].when)
    day = when.as_day if isinstance(when, Date) else None
    if said is None or day is None or day <= said or passage.standing.status is Status.PLANNED:
        return when
    return Date.of(day.plus(-7)) if mention.text.lower() in _WEEKDAYS else when


def _by_publication(passage: Passage, published: Day | None) -> Dated:
    """About the day of publication; what is planned is open from then on."""
    if published is None:
        return Dated(Date(None), None, None, "published")
    if passage.standing.status is Status.PLANNED:
        return Dated(Interval(Date.of(published), Edge.OPEN), None, None, "published")
    return Dated(Date.of(published, approximate=True), None, None, "published")
