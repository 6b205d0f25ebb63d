"""How a date was read, in plain language: the words, the rule, the day they were read against, and what they mean."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.site.chronicle import Entry
from timeline.site.tellings import Telling
from timeline.site.text import clean
from timeline.site.wording import day_words, words


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of one date. ``words`` is the expression in the article, "" where there is none."""

    words: str
    no_words: str
    source: str
    rule: str
    against: str
    gives: str
    edtf: str


def readings(entry: Entry) -> tuple[Reading, ...]:
    """A reading for every source that gives a date; else the one that says where the date is from."""
    found = [reading for telling in entry.tellings if (reading := _of_telling(telling)) is not None]
    if found:
        return tuple(dict.fromkeys(found))
    date = entry.event.date
    day = entry.day_of_report
    if day is not None:
        source = next(telling.source for telling in entry.tellings if telling.published == day)
        return (
            Reading(
                "",
                "no date in the text: the day it was reported",
                source,
                "",
                f"{day_words(day)}, the day it was published",
                words(date),
                str(date),
            ),
        )
    return (
        Reading("", "no words of a source: written into the chronology by hand", "", "", "", words(date), str(date)),
    )


def _of_telling(telling: Telling) -> Reading | None:
    citation = telling.citation
    if not citation.words:
        return None
    against = f"{day_words(telling.published)}, the day it was published" if telling.published else ""
    gives = words(citation.says) if citation.says is not None else "the date of the event"
    return Reading(clean(citation.words), "", telling.source, "", against, gives, str(citation.says or ""))
