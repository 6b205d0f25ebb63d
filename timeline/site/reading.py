"""How a date was read, in plain language: the words, the rule, the day they were read against, and what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Final

from timeline.articles import Article
from timeline.dates import DateError, Day, When, earliest, latest
from timeline.site.tellings import Telling
from timeline.text import clean
from timeline.voices import ENGLISH, Voice, message
from timeline.when import Mention, find_dates
from timeline.when import meaning as means
from timeline.when.languages import has_rules
from timeline.wording import weekday_words, words

_AROUND: Final = 600
"""So much text before and after the quote is read first; mostly it says what the whole article would."""

OTHER_LANGUAGE: Final = message("read by dateparser, which knows the languages that have no rules here")


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


def readings(date: When, tellings: Sequence[Telling], voice: Voice = ENGLISH) -> tuple[Reading, ...]:
    """A reading for every source that gives a date; if the date is none of theirs, one that says where it is from."""
    found = tuple(dict.fromkeys(_of_telling(telling, date, voice) for telling in tellings if telling.citation.words))
    if found:
        if any(reading.edtf == str(date) for reading in found):
            return found
        note = voice.text("Set in the chronology. The sources were read so:")
        return Reading(words(date, voice), str(date), note), *found
    day = earliest(date)
    telling = next((telling for telling in tellings if day is not None and telling.published == day), None)
    if day is None or telling is None:
        note = voice.text("Set in the chronology: no words of a source are named for it.")
        return (Reading(words(date, voice), str(date), note),)
    if latest(date) == day:
        note = voice.text("No date in the text: the day it was reported.")
    else:
        note = voice.text("No date in the text: the day it was reported is where it begins.")
    return (Reading(words(date, voice), str(date), note, source=telling.source, against=_published(telling, voice)),)


def _of_telling(telling: Telling, date: When, voice: Voice) -> Reading:
    mention = _mention(telling)
    says = telling.citation.says
    note = ""
    if mention is not None and mention.when is not None and says not in (None, mention.when):
        note = voice.say(
            "The words were read as %(date)s; the date was corrected by hand.", date=words(mention.when, voice)
        )
    given = says or (mention.when if mention else None) or date
    if mention is not None:
        rule = rule_words(mention.meaning, voice)
    else:
        rule = "" if _has_rules(telling.article) else voice.text(OTHER_LANGUAGE)
    return Reading(
        words(given, voice),
        str(given),
        note,
        clean(telling.citation.words or ""),
        telling.source,
        rule,
        clean(mention.rule) if mention else "",
        _against(mention, telling, voice),
    )


def _against(mention: Mention | None, telling: Telling, voice: Voice) -> str:
    """The day that the words were counted from, and what day that is."""
    match mention:
        case None:
            return _published(telling, voice)
        case Mention(basis="text"):
            return voice.text("no other day: the words are enough")
        case Mention(reference=Day() as day, basis="narrative"):
            return voice.say("%(day)s, the time that the text told of before", day=weekday_words(day, voice))
        case _:
            return _published(telling, voice)


def _published(telling: Telling, voice: Voice) -> str:
    """The day of publication, and whether it is printed anywhere or had to be inferred."""
    if telling.published is None:
        return ""
    day = weekday_words(telling.published, voice)
    known = telling.article.published_from if telling.article else None
    if known and known.startswith("inferred"):
        return voice.say("%(day)s, the day of publication, which is itself inferred", day=day)
    return voice.say("%(day)s, the day of publication", day=day)


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
    return article is None or has_rules(article.language)


def _read(article: Article, text: str) -> tuple[Mention, ...]:
    return _mentions_of(text, article.published, article.language, article.kind)


@lru_cache(maxsize=4096)  # a site that is served is built again and again
def _mentions_of(text: str, published: Day | None, language: str, kind: str | None) -> tuple[Mention, ...]:
    try:
        return tuple(find_dates(text, published, language=language, kind=kind))
    except DateError:  # a language that nobody reads, or far too much text
        return ()


def _same_words(telling: Telling, mentions: Iterable[Mention]) -> Mention | None:
    """The mention with the words of the citation; of several, the one that gives the date that the source says."""
    wanted = clean(telling.citation.words or "").casefold()
    same = [mention for mention in mentions if _agree(clean(mention.text).casefold(), wanted)]
    return next((mention for mention in same if mention.when == telling.citation.says), same[0] if same else None)


def _agree(mention: str, wanted: str) -> bool:
    """Whether it is the expression written down, which may have its preposition with it: "on Friday" for "Friday"."""
    return mention == wanted or (bool(mention) and (wanted.endswith(f" {mention}") or mention.endswith(f" {wanted}")))


def rule_words(meaning: means.Meaning, voice: Voice = ENGLISH) -> str:
    """What was done with the words, in a sentence. Of Weekday(FRI) "a weekday is the nearest one on or before ..."."""
    text, also = voice.text, partial(rule_words, voice=voice)
    match meaning:
        case means.Calendar(year=None, month=int() as month, day=int()) if 1 <= month <= 12:
            return voice.say(
                "a day of %(month)s without its year is the nearest that fits the tense",
                month=voice.locale.months["format"]["wide"][month],
            )
        case means.Calendar(year=None, month=int()):
            return text("a month without its year is the nearest that fits the tense")
        case means.Calendar():
            return text("a date with its year is taken as it is written")
        case means.Range(start=start, end=_):
            return voice.say("a range, from its first date to its last; %(rule)s", rule=also(start))
        case means.Weekday(shift=None, base=means.From.WRITING):
            return text("a weekday is the nearest one on or before publication, unless the tense points ahead")
        case means.Weekday() | means.MonthNamed():
            return text("a weekday or month counted on or back from the day of writing")
        case means.DayOfMonth():
            return text("a day of the month that the text has told of")
        case means.In():
            return text("a date of a year that the text has told of")
        case means.Shifted(base=means.From.WRITING) | means.Offset(base=means.From.WRITING, of=None):
            return text("counted from the day of writing")
        case means.Shifted() | means.Offset():
            return text("counted from the time told of")
        case means.Whole():
            return text("a decade, century or millennium as a whole")
        case means.Division():
            return text("a season, quarter or half of a year, as a whole")
        case means.Modified(of=of, mod=means.Mod.APPROX):
            return voice.say("only about right; %(rule)s", rule=also(of))
        case means.Modified(of=of):
            return voice.say("a part of a time; %(rule)s", rule=also(of))
        case means.PartOfDay(of=of) | means.Clock(of=of) if of is not None:
            return voice.say("a time of day; %(rule)s", rule=also(of))
        case means.Bounded(of=of):
            return voice.say("one side of a date; %(rule)s", rule=also(of))
        case means.Holiday():
            return text("a holiday, on the day that the calendar of its year gives")
        case means.Ambiguous():
            return text("day and month in the order that the language or the settings of this site say")
        case means.Indefinite():
            return text("a time that no calendar can show, beginning with the report or ending with it")
        case _:
            return ""
