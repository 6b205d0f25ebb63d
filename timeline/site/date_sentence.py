"""How a date is known, in one plain sentence; what was done with the words is in `date_explanation`.

No sentence governs the date by a preposition, because a date in words can be "about 2019", "the 1980s" or "from 3 May
2021 on". Where the page shows it above and the words are no riddle it is not said again.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.dates import Date, Day, Interval, earliest
from timeline.events import Basis, Event, Review
from timeline.i18n import Translator
from timeline.i18n.wording import weekday_words, words
from timeline.site.cited_sources import CitedSource
from timeline.site.date_explanation import DateExplanation
from timeline.text import clean, isolated


def date_sentence(
    event: Event,
    cited_sources: Sequence[CitedSource],
    explanations: Sequence[DateExplanation],
    day_of_report: Day | None,
    translator: Translator,
) -> str:
    """Say in one sentence, or two short ones, how the date of an event is known.

    >>> date_sentence(...)
    'On Friday, 7 May 2021, Northern Post wrote “on Tuesday”: that is 4 May 2021.'
    """
    say = translator.say
    dated = [cited for cited in cited_sources if cited.citation.words and not cited.contradicts]
    given = next((cited for cited in dated if cited.citation.says in (None, event.date)), None)
    if given is not None:
        explained = next((one for one in explanations if one.cited is given), None)
        return _given(given, explained, words(event.date, translator), translator)
    if dated:
        if event.checked:
            return say("An editor chose this date; the sources give others.")
        return say("No source gives exactly this date.")
    linked = next((one for one in cited_sources if one.citation.basis is Basis.LINKED), None)
    if linked is not None:
        return say("%(source)s gives the date in another sentence.", source=isolated(linked.source))
    if day_of_report is not None:
        return say("No source gives a date. It was reported on %(day)s.", day=weekday_words(day_of_report, translator))
    published = {cited.published for cited in cited_sources}
    match event.date:
        case Interval(start=Date()) if (first := earliest(event.date)) in published and first is not None:
            return say(
                "No source gives a date. It begins with the report of %(day)s.", day=weekday_words(first, translator)
            )
    if event.review is not Review.CHECKED and cited_sources:
        return say("It is not recorded which words of a source give this date.")
    return say("An editor set this date.")


def _given(cited: CitedSource, explained: DateExplanation | None, date: str, translator: Translator) -> str:
    """The sentence for a date that words of a source give."""
    said = {"source": isolated(cited.source), "words": isolated(clean(cited.citation.words or ""))}
    if explained is not None and explained.corrected:
        return translator.say("%(source)s says “%(words)s”; an editor read this date from it.", **said)
    if explained is not None and explained.basis == "text":
        return translator.say("%(source)s gives the date itself: “%(words)s”.", **said)
    if explained is not None and explained.counted_from is not None:
        day = weekday_words(explained.counted_from, translator)
        return translator.say(
            "%(source)s says “%(words)s”, counted from %(day)s: that is %(date)s.", day=day, date=date, **said
        )
    if cited.published is None:
        return translator.say("%(source)s says “%(words)s”: that is %(date)s.", date=date, **said)
    day = weekday_words(cited.published, translator)
    if cited.publisher:
        return translator.say("On %(day)s, %(source)s wrote “%(words)s”: that is %(date)s.", day=day, date=date, **said)
    # A title, which writes nothing.
    return translator.say("“%(words)s” in %(source)s, published on %(day)s, is %(date)s.", day=day, date=date, **said)
