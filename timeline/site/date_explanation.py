"""How a date was read, in plain language: the words, the rule, the day they were read against, and what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Final

from timeline.articles import Article
from timeline.dates import DateError, Day, When, earliest, latest
from timeline.i18n import ENGLISH, Translator, message
from timeline.i18n.wording import weekday_words, words
from timeline.site.cited_sources import CitedSource
from timeline.text import clean
from timeline.when import Mention, find_dates
from timeline.when import meaning as means
from timeline.when.languages import has_rules

_AROUND: Final = 600
"""So much text before and after the quote is read first; mostly it says what the whole article would."""

OTHER_LANGUAGE: Final = message("read by dateparser, which knows the languages that have no rules here")


@dataclass(frozen=True, slots=True)
class DateExplanation:
    """One reading of one date. ``words`` is "" where no text gives it; then ``note`` says where it is from.

    ``cited`` is the source that says the words, ``basis`` what the date was counted from, as a mention has it, and
    ``counted_from`` the day that the text had mentioned, where it was counted from that. ``corrected`` is whether a
    person gave the words another date than they were read as.
    """

    gives: str
    edtf: str
    note: str = ""
    words: str = ""
    source: str = ""
    rule: str = ""
    pattern: str = ""
    against: str = ""
    cited: CitedSource | None = field(default=None, compare=False)
    basis: str = field(default="", compare=False)
    counted_from: Day | None = field(default=None, compare=False)
    corrected: bool = field(default=False, compare=False)


def date_readings(
    date: When, cited_sources: Sequence[CitedSource], translator: Translator = ENGLISH
) -> tuple[DateExplanation, ...]:
    """A reading for every source that gives a date; if the date is none of theirs, one that says where it is from."""
    explanations = tuple(
        dict.fromkeys(_of_cited(cited, date, translator) for cited in cited_sources if cited.citation.words)
    )
    if explanations:
        if any(reading.edtf == str(date) for reading in explanations):
            return explanations
        note = translator.text("Set in the chronology. The sources were read as follows:")
        return DateExplanation(words(date, translator), str(date), note), *explanations
    day = earliest(date)
    cited = next((cited for cited in cited_sources if day is not None and cited.published == day), None)
    if day is None or cited is None:
        note = translator.text("Set in the chronology; it is not recorded which words give it.")
        return (DateExplanation(words(date, translator), str(date), note),)
    if latest(date) == day:
        note = translator.text("No date in the text; this is the day of the report.")
    else:
        note = translator.text("No date in the text; it begins with the day of the report.")
    return (
        DateExplanation(
            words(date, translator), str(date), note, source=cited.source, against=_published(cited, translator)
        ),
    )


def _of_cited(cited: CitedSource, date: When, translator: Translator) -> DateExplanation:
    mention = _mention(cited)
    read = mention.when if mention else None
    says = cited.citation.says
    note = ""
    if read is not None and says not in (None, read):
        note = translator.say(
            "The words were read as %(date)s; the date was corrected by hand.", date=words(read, translator)
        )
    given = says or read or date
    if mention is not None:
        rule = rule_words(mention.meaning, translator)
    else:
        rule = "" if _has_rules(cited.article) else translator.text(OTHER_LANGUAGE)
    return DateExplanation(
        words(given, translator),
        str(given),
        note,
        clean(cited.citation.words or ""),
        cited.source,
        rule,
        clean(mention.rule) if mention else "",
        _against(mention, cited, translator),
        cited=cited,
        basis=mention.basis if mention and read is not None else "",
        counted_from=mention.reference if mention and mention.basis == "narrative" else None,
        corrected=note != "",
    )


def _against(mention: Mention | None, cited: CitedSource, translator: Translator) -> str:
    """The day that the words were counted from, and what day that is."""
    match mention:
        case None:
            return _published(cited, translator)
        case Mention(basis="text"):
            return translator.text("no other day: the words are enough")
        case Mention(reference=Day() as day, basis="narrative"):
            return translator.say("%(day)s, which the text had mentioned before", day=weekday_words(day, translator))
        case _:
            return _published(cited, translator)


def _published(cited: CitedSource, translator: Translator) -> str:
    """The day of publication, and whether it is printed anywhere or had to be inferred."""
    if cited.published is None:
        return ""
    day = weekday_words(cited.published, translator)
    origin = cited.article.published_from if cited.article else None
    if origin and origin.startswith("inferred"):
        return translator.say("%(day)s, the day of publication, which is itself inferred", day=day)
    return translator.say("%(day)s, the day of publication", day=day)


def _mention(cited: CitedSource) -> Mention | None:
    """The time expression that the date was read from, found again: near the quote, else in the whole article."""
    article, start = cited.article, cited.offset
    if article is None or not _has_rules(article):
        return None
    if start is not None:
        end = start + len(cited.citation.quote or "")
        # A date that its words give in full is the same whatever stands around it, and a quote is quick to read.
        alone = _same_words(cited, _read(article, article.text[start:end]))
        if alone is not None and alone.basis == "text" and alone.when == cited.citation.says:
            return alone
        # The window begins and ends at paragraphs, so that nothing is read across its edges.
        first = article.text.rfind("\n", 0, max(0, start - _AROUND)) + 1
        last = article.text.find("\n", end + _AROUND)
        near = _same_words(cited, _read(article, article.text[first : last if last >= 0 else None]))
        if near is not None and near.when == cited.citation.says:
            return near
    return _same_words(cited, _read(article, article.text))


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


def _same_words(cited: CitedSource, mentions: Iterable[Mention]) -> Mention | None:
    """The mention with the words of the citation; of several, the one that gives the date that the source says."""
    wanted = clean(cited.citation.words or "").casefold()
    same = [mention for mention in mentions if _agree(clean(mention.text).casefold(), wanted)]
    return next((mention for mention in same if mention.when == cited.citation.says), same[0] if same else None)


def _agree(mention: str, wanted: str) -> bool:
    """Whether it is the expression written down, which may have its preposition with it: "on Friday" for "Friday"."""
    if mention == wanted or not mention:
        return mention == wanted
    return wanted.endswith(f" {mention}") or mention.endswith(f" {wanted}")


def rule_words(  # noqa: C901  a case for each kind of meaning
    meaning: means.Meaning, translator: Translator = ENGLISH
) -> str:
    """What was done with the words, in a sentence. Of Weekday(FRI) "a weekday is the nearest one on or before ..."."""
    text, also = translator.text, partial(rule_words, translator=translator)
    match meaning:
        case means.Calendar(year=None, month=int() as month, day=int()) if 1 <= month <= 12:
            return translator.say(
                "a day of %(month)s without its year is the nearest that fits the tense",
                month=translator.locale.months["format"]["wide"][month],
            )
        case means.Calendar(year=None, month=int()):
            return text("a month without its year is the nearest that fits the tense")
        case means.Calendar():
            return text("a date with its year is taken as it is written")
        case means.Range(start=start, end=_):
            return translator.say("a range, from its first date to its last; %(rule)s", rule=also(start))
        case means.Weekday(shift=None, base=means.From.WRITING):
            return text("a weekday is the nearest one on or before publication, unless the tense points ahead")
        case means.Weekday() | means.MonthNamed():
            return text("a weekday or month counted on or back from the day of writing")
        case means.DayOfMonth():
            return text("a day of the month that the text is about")
        case means.In():
            return text("a date in the year that the text is about")
        case means.Shifted(base=means.From.WRITING) | means.Offset(base=means.From.WRITING, of=None):
            return text("counted from the day of writing")
        case means.Shifted() | means.Offset():
            return text("counted from the time that the text is about")
        case means.Whole():
            return text("a decade, century or millennium as a whole")
        case means.Division():
            return text("a season, quarter or half of a year, as a whole")
        case means.Modified(of=of, mod=means.Mod.APPROX):
            return translator.say("only about right; %(rule)s", rule=also(of))
        case means.Modified(of=of):
            return translator.say("a part of a time; %(rule)s", rule=also(of))
        case means.PartOfDay(of=of) | means.Clock(of=of) if of is not None:
            return translator.say("a time of day; %(rule)s", rule=also(of))
        case means.Bounded(of=of):
            return translator.say("one side of a date; %(rule)s", rule=also(of))
        case means.Holiday():
            return text("a holiday, on the day that the calendar of its year gives")
        case means.Ambiguous():
            return text("day and month in the order that the language or the settings of this site say")
        case means.Indefinite():
            return text("a time that no calendar can show, beginning with the report or ending with it")
        case _:
            return ""
