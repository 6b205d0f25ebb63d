"""How a date was read, in plain language: the words, the rule, the day they were read against, and what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from timeline.articles import Article
from timeline.dates import DateError, Day, When, earliest, latest
from timeline.site.tellings import Telling
from timeline.text import clean
from timeline.when import Mention, find_dates
from timeline.when import meaning as means
from timeline.when.languages import CODES
from timeline.wording import MONTHS, day_words, words

_AROUND: Final = 600
"""So much text before and after the quote is read first; mostly it says what the whole article would."""

OTHER_LANGUAGE: Final = "read by dateparser, which knows the languages that have no rules here"

_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of one date. ``words`` is "" where no text gives it; then ``note`` says where it is from."""

    gives: str
    edtf: str
    note: str = ""
    words: str = ""
    source: str = ""
    rule: str = ""
    pattern: str = ""
    against: str = ""


def readings(date: When, tellings: Sequence[Telling]) -> tuple[Reading, ...]:
    """A reading for every source that gives a date; if the date is none of theirs, one that says where it is from."""
    found = tuple(dict.fromkeys(_of_telling(telling, date) for telling in tellings if telling.citation.words))
    if found:
        if any(reading.edtf == str(date) for reading in found):
            return found
        return Reading(words(date), str(date), "Set in the chronology. The sources were read so:"), *found
    day = earliest(date)
    telling = next((telling for telling in tellings if day is not None and telling.published == day), None)
    if day is None or telling is None:
        return (Reading(words(date), str(date), "Set in the chronology: no words of a source are named for it."),)
    note = "No date in the text: the day it was reported" + ("." if latest(date) == day else " is where it begins.")
    return (Reading(words(date), str(date), note, source=telling.source, against=_published(telling)),)


def _of_telling(telling: Telling, date: When) -> Reading:
    mention = _mention(telling)
    says = telling.citation.says
    note = ""
    if mention is not None and mention.when is not None and says not in (None, mention.when):
        note = f"The words were read as {words(mention.when)}; the date was corrected by hand."
    given = says or (mention.when if mention else None) or date
    return Reading(
        words(given),
        str(given),
        note,
        clean(telling.citation.words or ""),
        telling.source,
        rule_words(mention.meaning) if mention else "" if _has_rules(telling.article) else OTHER_LANGUAGE,
        clean(mention.rule) if mention else "",
        _against(mention, telling),
    )


def _against(mention: Mention | None, telling: Telling) -> str:
    """The day that the words were counted from, and what day that is."""
    match mention:
        case None:
            return _published(telling)
        case Mention(basis="text"):
            return "no other day: the words are enough"
        case Mention(reference=Day() as day, basis="narrative"):
            return f"{_long_day(day)}, the time that the text told of before"
        case _:
            return _published(telling)


def _published(telling: Telling) -> str:
    """The day of publication, and whether it is printed anywhere or had to be inferred."""
    if telling.published is None:
        return ""
    known = telling.article.published_from if telling.article else None
    inferred = ", which is itself inferred" if known and known.startswith("inferred") else ""
    return f"{_long_day(telling.published)}, the day of publication{inferred}"


def _mention(telling: Telling) -> Mention | None:
    """The time expression that the date was read from, found again: near the quote, else in the whole article."""
    article, start = telling.article, telling.offset
    if article is None or not _has_rules(article):
        return None
    if start is not None:
        end = start + len(telling.citation.quote or "")
        # The window begins and ends at paragraphs, so that nothing is read across its edges.
        first = article.text.rfind("\n", 0, max(0, start - _AROUND)) + 1
        last = article.text.find("\n", end + _AROUND)
        near = _same_words(telling, _read(article, article.text[first : last if last >= 0 else None]))
        if near is not None and near.when == telling.citation.says:
            return near
    return _same_words(telling, _read(article, article.text))


def _has_rules(article: Article | None) -> bool:
    """Whether its language has rules here. The others cost 100 times as much to read again and have no rule to show."""
    return article is None or article.language in CODES


def _read(article: Article, text: str) -> list[Mention]:
    try:
        return find_dates(text, article.published, language=article.language, kind=article.kind)
    except DateError:  # a language that nobody reads, or far too much text
        return []


def _same_words(telling: Telling, mentions: Iterable[Mention]) -> Mention | None:
    """The mention with the words of the citation; of several, the one that gives the date that the source says."""
    wanted = clean(telling.citation.words or "").casefold()
    same = [mention for mention in mentions if _agree(clean(mention.text).casefold(), wanted)]
    return next((mention for mention in same if mention.when == telling.citation.says), same[0] if same else None)


def _agree(mention: str, wanted: str) -> bool:
    """Whether it is the expression written down, which may have its preposition with it: "on Friday" for "Friday"."""
    return mention == wanted or (bool(mention) and (wanted.endswith(f" {mention}") or mention.endswith(f" {wanted}")))


def _long_day(day: Day) -> str:
    return f"{_WEEKDAYS[day.weekday]}, {day_words(day)}"


def rule_words(meaning: means.Meaning) -> str:
    """What was done with the words, in a sentence. Of Weekday(FRI) "a weekday is the nearest one on or before ..."."""
    match meaning:
        case means.Calendar(year=None, month=int() as month, day=int()) if 1 <= month <= 12:
            return f"a day of {MONTHS[month - 1]} without its year is the nearest that fits the tense"
        case means.Calendar(year=None, month=int()):
            return "a month without its year is the nearest that fits the tense"
        case means.Calendar():
            return "a date with its year is taken as it is written"
        case means.Range(start=start, end=_):
            return f"a range, from its first date to its last; {rule_words(start)}"
        case means.Weekday(shift=None, base=means.From.WRITING):
            return "a weekday is the nearest one on or before publication, unless the tense points ahead"
        case means.Weekday() | means.MonthNamed():
            return "a weekday or month counted on or back from the day of writing"
        case means.DayOfMonth():
            return "a day of the month that the text has told of"
        case means.In():
            return "a date of a year that the text has told of"
        case means.Shifted(base=means.From.WRITING) | means.Offset(base=means.From.WRITING, of=None):
            return "counted from the day of writing"
        case means.Shifted() | means.Offset():
            return "counted from the time told of"
        case means.Whole():
            return "a decade, century or millennium as a whole"
        case means.Division():
            return "a season, quarter or half of a year, as a whole"
        case means.Modified(of=of, mod=means.Mod.APPROX):
            return f"only about right; {rule_words(of)}"
        case means.Modified(of=of):
            return f"a part of a time; {rule_words(of)}"
        case means.PartOfDay(of=of) | means.Clock(of=of) if of is not None:
            return f"a time of day; {rule_words(of)}"
        case means.Bounded(of=of):
            return f"one side of a date; {rule_words(of)}"
        case means.Holiday():
            return "a holiday, on the day that the calendar of its year gives"
        case means.Ambiguous():
            return "day and month in the order that the language or the settings of this site say"
        case means.Indefinite():
            return "a time that no calendar can show, beginning with the report or ending with it"
        case _:
            return ""
