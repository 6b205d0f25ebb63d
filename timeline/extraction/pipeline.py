"""Article -> event mentions: the whole of extraction on one page.

An entry of a live blog is read by itself: "yesterday" in an entry of Tuesday is Monday, whenever the page was fetched.
Why an event is as it is, and what became of each sentence, is said here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final, NamedTuple

from timeline import plugins
from timeline.articles import SHALLOW_LANGUAGES, Article
from timeline.dates import Date, DateError, Day
from timeline.events import Basis, Event, Mode
from timeline.extraction.claims import ClauseKind, Factuality, is_side
from timeline.extraction.factuality import Claims, read_factuality
from timeline.extraction.features import head_features
from timeline.extraction.mentions import LONGEST_QUOTE, NO_EVENT, NO_YEAR, UNSURE, UNTOLD, EventMention, Tier
from timeline.extraction.participants import NOBODY, names_happening, own_words, participants, refers_back
from timeline.extraction.referents import Background, Headline, HeadlineWeights
from timeline.extraction.rows import (
    SHOWN,
    DatedLine,
    LogLinear,
    Models,
    Row,
    dated_lines,
    day_of_line,
    is_ahead,
    load_models,
    own_passage,
    passage_of,
    read_rows,
)
from timeline.extraction.shallow import shallow_mentions
from timeline.extraction.story import View, bounds_of, happening_kind, is_bounded, read_story
from timeline.extraction.title_text import LONGEST_CANDIDATE, claim_title, is_vouched, shortened
from timeline.extraction.titles import (
    OF_OWN_CLAUSE,
    as_clause,
    as_it_begins,
    with_topic,
    write_headline,
    write_noun,
    write_saying,
)
from timeline.language.clauses import Clause, Role, Sentence, Tense, VerbForm
from timeline.language.lexicon import DENYING, EXPECTING, stems, words
from timeline.plugins import Extractor, PluginError
from timeline.text import Repaired, find_quote, legible, primary_language, repaired


@dataclass(frozen=True, slots=True)
class ArticlePart:
    """A stretch of an article as an article of its own; ``start`` is where it begins in the whole.

    ``entry`` is whether it is an entry of a live blog, which was published on the day in the line that opens it.
    """

    start: int
    article: Article
    entry: bool = False


def parts_of(article: Article) -> tuple[ArticlePart, ...]:
    """Return the entries of a live blog that stand, in order of the text; of another article the whole."""
    return tuple(_entries(article)) or (ArticlePart(0, article),)


def _entries(article: Article) -> Iterator[ArticlePart]:
    opening = [block for block in article.layout if block.kind == "entry" and "T" in (block.time or "")]
    if not opening:
        return
    if article.text[: opening[0].start].strip():
        yield ArticlePart(0, replace(article, text=article.text[: opening[0].start], pages=()))
    for block, end in zip(opening, [*(each.start for each in opening[1:]), len(article.text)], strict=True):
        # Of an entry that was corrected the correction is read; what was taken back is read no more.
        if block.state not in ("corrected", "withdrawn"):
            day = _day(block.time or "", article)
            entry = replace(article, text=article.text[block.end : end], published=day, pages=())
            yield ArticlePart(block.end, entry, entry=True)


def _day(time: str, article: Article) -> Day | None:
    try:
        return Day.parse(time[:10])
    except DateError:
        return article.published


def in_whole_article(mention: EventMention, part: ArticlePart, sentences: int, *, opens: bool = False) -> EventMention:
    """Return a mention of a part as one of the whole article, of which ``sentences`` lie before the part.

    What an entry ``opens`` with is a row of a log. Where it names no day it tells of that of the entry, which was
    posted within hours.
    """
    published = part.article.published
    news = part.entry and opens and mention.mode is Mode.STATED
    if news and published is not None:
        if mention.basis is Basis.REPORTED and mention.tier is Tier.CHRONOLOGY:
            mention = replace(mention, when=Date.of(published), basis=Basis.LINKED)
        elif mention.reason == UNSURE:
            mention = replace(mention, tier=Tier.CHRONOLOGY, reason="")
    return replace(
        mention,
        start=mention.start + part.start,
        end=mention.end + part.start,
        sentence=mention.sentence + sentences,
    )


LEAD: Final = 0.3
"""The probability of a happening from which on the opening of a news item is its lead. Measured: of the 18 openings of
news-gold between 0.3 and 0.5, read by models that had not seen them, 13 tell an event of the day of publication."""


def as_meant(article: Article) -> tuple[Article, Repaired | None]:
    """Return an article with the characters that were meant, and its text where that was repaired, else None."""
    whole, title = repaired(article.text), article.title and legible(article.title)
    if whole is None:
        return article if title == article.title else replace(article, title=title), None
    return replace(article, text=whole.text, title=title, pages=tuple(map(whole.here, article.pages))), whole


def _as_given(mention: EventMention, whole: Repaired, text: str) -> EventMention:
    """Return a mention of a repaired text as one of the text as it was given, which it quotes letter for letter."""
    start, end = whole.given(mention.start, mention.end)
    words = mention.words and _words_as_given(mention.words, mention.start, mention.end, whole, text)
    return replace(mention, start=start, end=end, quote=text[start:end], words=words)


def _words_as_given(words: str, start: int, end: int, whole: Repaired, text: str) -> str:
    """Return words of a passage of a repaired text as the text has them that was given."""
    at = whole.text.find(words, start, end)
    return text[slice(*whole.given(at, at + len(words)))] if at >= 0 else words


def find_mentions(
    article: Article, models: Models | None = None, *, waiting: bool = True, headlines: HeadlineWeights | None = None
) -> list[EventMention]:
    """Return the happenings that an article reports, in the order of its text, those that wait for review included.

    ``models`` and the weights of ``headlines`` are those that the package ships where None. Without ``waiting``, only
    those of the chronology, which takes half the time.
    """
    models = models or load_models()
    given = article.text
    article, whole = as_meant(article)
    found: list[EventMention] = []
    sentences = 0
    for part in parts_of(article):
        view = read_view(part.article)
        rows = read_rows(view, models)
        mentions = passage_mentions(
            part.article, view, rows, models, waiting=waiting, headlines=headlines, entry=part.entry
        )
        found += (in_whole_article(mention, part, sentences, opens=not at) for at, mention in enumerate(mentions))
        sentences += len(view.sentences)
    return found if whole is None else [_as_given(mention, whole, given) for mention in found]


def read_mentions(article: Article, *, waiting: bool = True) -> list[EventMention]:
    """Return the happenings that an article reports, in the order of its text.

    Args:
        article: The article.
        waiting: Whether those that wait for review are returned, too.

    Raises:
        PluginError: The extractor of a package fails, or gives a mention that is not in the article.
    """
    extractor = plugins.extractor_of(article)
    if extractor is None:
        return find_mentions(article, waiting=waiting)
    return [each for each in read_by(extractor, article) if waiting or each.tier is Tier.CHRONOLOGY]


def read_by(extractor: Extractor, article: Article) -> list[EventMention]:
    """Return what an extractor finds in an article, in the order of the text, once every mention is verified.

    Raises:
        PluginError: It fails, or gives a mention that is not in the article.
    """
    with plugins.blamed("extractor", extractor.name):
        mentions = sorted(extractor.extract(article), key=lambda mention: (mention.start, mention.end))
    for mention in mentions:
        _verify(mention, article, extractor)
    return mentions


def _verify(mention: EventMention, article: Article, extractor: Extractor) -> None:
    """Raise PluginError where a mention is no passage of its article: a quote is never a machine's own words."""
    wrong = ""
    if mention.article != article.id:
        wrong = f'names the article "{mention.article}"'
    elif not mention.quote or article.text[mention.start : mention.end] != mention.quote:
        wrong = f"gives a quote at {mention.start} that is not in the article, letter for letter"
    elif not mention.title.strip():
        wrong = f"gives no title for the quote at {mention.start}"
    elif mention.tier is Tier.CHRONOLOGY and mention.when is None:
        wrong = f"puts the quote at {mention.start} into the chronology without a date"
    if wrong:
        raise PluginError(f'the extractor "{extractor.name}" {wrong}; please report it to its authors')


def read_view(article: Article) -> View:
    """Return an article made ready for decisions."""
    story = read_story(article.text, article.published, language=article.language, kind=article.kind)
    return View(story, article.published, article.title or "", article.text, read_claims=Claims)


def passage_mentions(
    article: Article,
    view: View,
    rows: Sequence[Row],
    models: Models,
    *,
    waiting: bool = True,
    headlines: HeadlineWeights | None = None,
    entry: bool = False,
) -> Iterator[EventMention]:
    """Yield a mention for each dated line of a chronology, and for each row of the other sentences; of an article in a
    language without a grammar, one for each sentence with a date of its own, and none of one in another language."""
    found = list(passages_of(article, view, rows, models, waiting=waiting, entry=entry))
    yield from (each for each in found if isinstance(each, EventMention))
    untitled = [each for each in found if not isinstance(each, EventMention)]
    if not untitled:
        return
    background = Background(view.sentences, article.text, article.title or "", headlines)
    _keep_titles_apart(background, [each for each in untitled if isinstance(each, QuotedRow)])
    for each in untitled:
        if isinstance(each, DatedLine):
            yield _of_line(article, view, background, each)
        else:
            yield _of_row(article, view, background, each)


def _keep_titles_apart(background: Background, rows: Sequence[QuotedRow]) -> None:
    """Give each title of an article to the one happening that it tells, so that others take their next best: of "Ann
    Lee, elected in 2008, was born in Lindal" only the birth is "Ann Lee is born in Lindal".

    First come those of the chronology, of them those whose own clause it is, then the surest.
    """

    def order(each: QuotedRow) -> tuple[bool, bool, float]:
        headline = write_headline(background, each.row.head.sentence, each.row.head.word)
        return bool(each.reason), headline is None or headline.rule not in OF_OWN_CLAUSE, -each.row.score

    for each in sorted(rows, key=order):
        headline = write_headline(background, each.row.head.sentence, each.row.head.word)
        if headline is not None:
            background.taken.setdefault(headline.text, (each.row.head.sentence, each.row.head.word))


class QuotedRow(NamedTuple):
    """A row with the passage that it quotes, how that puts what it tells, and why it waits, "" where it does not."""

    row: Row
    passage: tuple[int, int]
    mode: Mode
    reason: str


def passages_of(
    article: Article, view: View, rows: Sequence[Row], models: Models, *, waiting: bool = True, entry: bool = False
) -> Iterator[EventMention | DatedLine | QuotedRow]:
    """Yield what an article is quoted for: of a language without a grammar the mentions, else lines and rows.

    Of lines and rows no title is written yet: that takes as long as all reading before it.
    """
    language = primary_language(article.language)
    if language in SHALLOW_LANGUAGES:
        yield from shallow_mentions(article, view, entry=entry)
    if language != "en":
        return
    lines = dated_lines(view, article.layout)
    yield from lines.values()
    yield from quoted_rows(view, [row for row in rows if row.head.sentence not in lines], models, waiting=waiting)


def quoted_rows(view: View, rows: Sequence[Row], models: Models, *, waiting: bool = True) -> Iterator[QuotedRow]:
    """Yield the rows that are quoted; of two that would quote the same passage only the first."""
    quoted: set[tuple[int, int]] = set()
    for row in rows:
        mode = _mode(row, view.stand(row.head), view)
        reason = _waits(row, mode, view, models)
        sentence = view.sentences[row.head.sentence]
        passage = passage_of(sentence, row)
        passage = own_passage(sentence, row) if passage in quoted else passage
        if (reason and not waiting) or passage in quoted:
            continue
        quoted.add(passage)
        yield QuotedRow(row, passage, mode, reason)


def _of_row(article: Article, view: View, background: Background, quoted: QuotedRow) -> EventMention:
    """Return the mention of a row: the passage that it quotes, its date, its title, who says it, who and where."""
    row, passage, mode, reason = quoted
    text, sentence = article.text, view.sentences[row.head.sentence].sentence
    clause = sentence.clauses[row.head.clause or 0]
    stand = view.stand(row.head)
    headline = write_headline(background, row.head.sentence, row.head.word)
    if row.head.phrase is not None and headline is not None and headline.rule not in _OF_NOUN:
        deed = view.factuality[row.head.sentence][row.head.clause or 0]
        doubted = stand.mode is Mode.STATED and deed.mode in _NOT_SO
        by_noun = write_noun(background, row.head.sentence, row.head.word) if doubted else None
        if by_noun is not None:  # "were not sure that she spoke of the war": there was a war
            headline = by_noun
        elif deed.mode is not Mode.STATED:  # a title that tells the deed around a noun is as sure as the deed
            stand, mode = deed, deed.mode
    if headline is not None and headline.rule in _AROUND and not names_happening(headline.text, background, row.head):
        headline = write_noun(background, row.head.sentence, row.head.word, "bare") if row.head.phrase else None
        headline = headline if headline is not None and " " in headline.text else None
    whole = " ".join(text[sentence.start : sentence.end].split())
    plain = headline.text if headline else as_it_begins(background, row.head.sentence, whole)
    of_sentence = headline is not None and headline.rule != "publisher"
    lost = of_sentence and not background.owns(plain, row.head.sentence, row.head.word)
    if lost or (headline is None and not names_happening(plain, background, row.head)):
        own = own_words(background, row.head.sentence, clause) if row.head.phrase is None else ""
        plain, reason = own or plain, reason or ("" if own else UNTOLD)
    speaker = sentence.text_of(*stand.speaker, text) if stand.speaker else None
    side = _side_before(view, row.head.sentence, speaker)
    speaker = side or speaker
    if mode is Mode.STATED and (side is not None or not is_vouched(stand, speaker)):
        mode = Mode.ALLEGED  # its title says whose word it is, and so does its status
    taking_part = participants(background, row.head.sentence, row.head.word, plain)
    actor = sentence.text_of(*clause.subject, text) if clause.subject else ""
    time = row.decision.choice.time
    denies = mode is Mode.DENIED or _denies(view, row, clause)
    noun = headline is not None and headline.rule == "noun"
    title = _claimed(background, row, stand, plain, speaker, noun=noun)
    if len(title) >= LONGEST_CANDIDATE:  # rather a shorter way to say it than one that is cut
        room = LONGEST_CANDIDATE - (len(title) - len(plain))
        shorter = write_headline(background, row.head.sentence, row.head.word, room)
        if shorter is not None and (shorter.rule == "noun") is noun:
            title = _claimed(background, row, stand, shorter.text, speaker, noun=noun)
        title = title if len(title) < LONGEST_CANDIDATE else shortened(title)
    if mode is Mode.PLANNED and not is_ahead(view, row.decision.choice) and _is_decided(title, view, row, stand):
        mode = Mode.STATED
    if noun and title == plain and mode in (Mode.STATED, Mode.PLANNED):
        title = as_clause(background, row.head.sentence, row.head.word, title, ahead=mode is Mode.PLANNED)
    if headline is not None:
        title = with_topic(background, row.head.sentence, title)
    return EventMention(
        article.id,
        *passage,
        quote=text[slice(*passage)],
        when=row.decision.choice.when,
        words=time.mention.text if time is not None and row.basis is Basis.GIVEN else None,
        time=time.mention.time if time is not None else None,
        title=title,
        mode=mode,
        speaker=speaker,
        who=taking_part.who,
        where=taking_part.where,
        parties=taking_part.parties,
        basis=row.basis,
        tier=Tier.REVIEW if reason else Tier.CHRONOLOGY,
        score=row.score,
        reason=reason,
        saying=stand.kind is ClauseKind.SAYING,
        sentence=row.head.sentence,
        refers=refers_back(sentence, clause),
        actor=actor,
        gist=plain,
        denier=speaker or (actor or None if denies else None),
        denies=denies,
    )


def _side_before(view: View, at: int, speaker: str | None) -> str | None:
    """Return the side of a dispute that a pronoun stands for, the subject of the sentence before: "The suit was filed
    on Monday. It says that he pushed her." None where the speaker is no pronoun, or stands for another."""
    if not at or speaker is None or speaker.lower() not in _PRONOUNS:
        return None
    before = view.sentences[at - 1].sentence
    subject = next((each.subject for each in before.clauses if each.role is Role.MAIN and each.subject), None)
    if subject is None or (before.tags[subject[1] - 1] == "NNS") is not (speaker.lower() == "they"):
        return None
    named = before.text_of(*subject, view.text)
    return named if is_side(named) else None


_PRONOUNS: Final = ("he", "she", "it", "they")
_OF_NOUN: Final = ("noun", "nominal")
"""Rules of titles that tell no more than their noun does."""
_NOT_SO: Final = (Mode.DENIED, Mode.HYPOTHETICAL)
_AROUND: Final = ("around", "above", "plain")
"""Rules of titles that tell the clause around a word, which the word may be no part of."""


def _is_decided(title: str, view: View, row: Row, stand: Factuality) -> bool:
    """Return whether a title of what is to be done tells that somebody decided it: "Board decides to move the match" is
    done on the day of the decision. Not where the date is that of the deed: "declared that flags would fly on Monday".
    """
    clauses, stands = view.sentences[row.head.sentence].sentence.clauses, view.factuality[row.head.sentence]
    own = row.head.clause if row.head.phrase is None else None
    above = own if stand.mode is Mode.STATED else stand.governs
    if above is None or clauses[above].verb.lemma in EXPECTING:
        return False
    governed = (n for n, each in enumerate(stands) if each.governs == above and each.mode is Mode.PLANNED)
    governing, deed = clauses[above].verb, clauses[next(governed, own or 0)].verb
    over = governing.form is VerbForm.FINITE and (governing.tense is Tense.PAST or governing.perfect)
    time = row.decision.choice.time
    of_deed = deed.form is VerbForm.FINITE and time is not None and time.first > deed.first
    told = stands[above].mode is Mode.STATED and set(stems(governing.lemma)) <= set(stems(title))
    return over and told and not of_deed


def _of_line(article: Article, view: View, background: Background, line: DatedLine) -> EventMention:
    """Return the event of a dated line; its title is that of its main verb, or the line itself where it has none."""
    text, sentence = article.text, view.sentences[line.sentence].sentence
    number = next((n for n, clause in enumerate(sentence.clauses) if clause.role is Role.MAIN), None)
    body = " ".join(text[line.body : line.end].split())
    headline = stand = subject = None
    taking_part = NOBODY
    if number is not None:
        subject, word = sentence.clauses[number].subject, sentence.clauses[number].verb.last
        headline = write_headline(background, line.sentence, word)
        if headline and _CELLS in headline.text:  # a row is one sentence, and what happened one of its cells
            headline = None
        stand = read_factuality(sentence)[number]
        taking_part = participants(background, line.sentence, word, headline.text if headline else body)
    start = line.start if line.end - line.start <= LONGEST_QUOTE else line.body
    end = min(line.end, start + LONGEST_QUOTE)
    when, basis = day_of_line(view, line)
    reason = _line_waits(view, line)
    mode = Mode.PLANNED if _is_line_ahead(view, line) else stand.mode if stand is not None else Mode.STATED
    return EventMention(
        article.id,
        start,
        end,
        text[start:end],
        when,
        line.time.mention.text if line.time is not None else None,
        line.time.mention.time if line.time is not None else line.clock,
        headline.text if headline and stand and stand.mode is Mode.STATED else shortened(body.rstrip(".")),
        mode,
        None,
        taking_part.who,
        taking_part.where,
        basis,
        tier=Tier.REVIEW if reason else Tier.CHRONOLOGY,
        reason=reason,
        parties=taking_part.parties,
        sentence=line.sentence,
        actor=sentence.text_of(*subject, text) if subject else "",
        gist=body,
        line=True,
    )


_CELLS: Final = "| "
"""What parts the cells of a row."""


def _is_line_ahead(view: View, line: DatedLine) -> bool:
    """Return whether a dated line tells of what is still to come at publication."""
    return line.time is not None and view.today is not None and (line.time.bounds[0] or 0) > view.today


def _line_waits(view: View, line: DatedLine) -> str:
    """Return why a dated line waits for review; "" where it goes into the chronology."""
    when, _ = day_of_line(view, line)
    sentence = view.sentences[line.sentence].sentence
    if when is None or not is_bounded(bounds_of(when)):
        return NO_YEAR
    return NO_EVENT if _is_line_ahead(view, line) and not sentence.clauses and _is_names(line, sentence) else ""


def _is_names(line: DatedLine, sentence: Sentence) -> bool:
    """Return whether a line holds names only: "Nordhaven, Alba Arena" in a schedule says where, and not what."""
    inside = [n for n, word in enumerate(sentence.words) if line.body <= word.start < line.end]
    if inside and happening_kind(sentence.words[inside[0]].low):  # "Election in Nordhaven"
        return False
    return not any(sentence.words[n].text.islower() and sentence.tags[n] in ("NN", "NNS") for n in inside)


def _to_come(title: str, sentence: Sentence, clause: Clause) -> str:
    """Return the title of an infinitive as it is said behind "that": "Members are to sign" for "Members to sign"."""
    if clause.verb.form is not VerbForm.INFINITIVE or clause.subject is None:
        return title
    several = not {"NNS", "CC"}.isdisjoint(sentence.tags[slice(*clause.subject)])
    return title.replace(f" to {clause.verb.lemma}", f" {'are' if several else 'is'} to {clause.verb.lemma}", 1)


def _tells(saying: Headline | None, deed: str) -> bool:
    """Return whether a title holds the word that names a deed."""
    return saying is not None and set(stems(deed)) <= set(stems(saying.text))


def _claimed(
    background: Background, row: Row, stand: Factuality, plain: str, speaker: str | None, *, noun: bool
) -> str:
    """Return the title, which says whose claim it is where it is one; ``noun`` where it is a noun phrase."""
    sentence = background.story[row.head.sentence].sentence
    entity = background.referents.full(row.head.sentence, *stand.speaker) if stand.speaker else None
    if speaker and entity is not None and entity.kind == "person":
        speaker = entity.name if entity.name.endswith(speaker) else speaker
    saying = None
    if stand.governs is not None:
        governing = sentence.clauses[stand.governs].verb
        if row.head.phrase is None:
            saying = write_headline(background, row.head.sentence, governing.last, shared=True)
            if stand.mode is not Mode.STATED and not _tells(saying, sentence.words[row.head.word].low):
                saying = write_saying(background, row.head.sentence, governing.last, row.head.word) or saying
            if stand.mode in (Mode.ALLEGED, Mode.DENIED):
                plain = _to_come(plain, sentence, sentence.clauses[row.head.clause or 0])
        if governing.first > row.head.word:  # "A story that the star died turned out to be a hoax"
            plain = _before_saying(plain, sentence, sentence.clauses[stand.governs])
    return claim_title(
        plain,
        saying.text if saying else "",
        sentence.words[row.head.word].low,
        stand,
        speaker,
        text=background.text[sentence.start : sentence.end],
        noun=noun,
    )


def _before_saying(title: str, sentence: Sentence, governing: Clause) -> str:
    """Return a title without the clause that governs it: of "Star dies turned out to be a hoax" and "turned" what is
    left is "Star dies", of "Star dies, it says" and "it says" as well."""
    verb = sentence.words[governing.verb.first].text
    speaker = " ".join(word.text for word in sentence.words[slice(*governing.subject)]) if governing.subject else ""
    said = title.find(f", {speaker} {verb}") if speaker else -1
    at = said if said > 0 else title.find(f" {verb}")
    return title[:at].rstrip(" ,;:") if at > 0 else title


def _mode(row: Row, stand: Factuality, view: View) -> Mode:
    """Return how the passage puts what the row tells: a saying is as sure as what is said, what lies ahead a plan."""
    mode = stand.mode
    if row.head.clause is not None and row.head.phrase is None:
        time = row.decision.choice.time
        own = row.basis is Basis.GIVEN and time is not None and time.sentence == row.head.sentence
        claims = view.claims[row.head.sentence]
        if claims is not None:
            mode = claims.mode_of_row(row.head.clause, (time.first, time.last) if own and time is not None else None)
    return Mode.PLANNED if mode is Mode.STATED and is_ahead(view, row.decision.choice) else mode


def _waits(row: Row, mode: Mode, view: View, models: Models) -> str:
    """Return why a row waits for review; "" where it goes into the chronology."""
    lead = view.rank.get(row.head.sentence) == 0 and row.number == 0
    ahead = is_ahead(view, row.decision.choice)
    if _only_says(row, view):
        return NO_EVENT
    if mode is Mode.HYPOTHETICAL and not ahead:
        return "only thought of"
    if not is_bounded(row.decision.choice.bounds):
        return NO_YEAR
    if row.basis is Basis.REPORTED:
        if not (lead and row.event >= LEAD):
            return "only the day of the report is known"
        return ""
    if row.score < models.thresholds["row"]:
        return UNSURE
    return ""


def _only_says(row: Row, view: View) -> bool:
    """Return whether a row only says who told a deed that has a day of its own: "resumed on Monday, the port authority
    said on Friday" tells of Monday."""
    head = row.head
    if head.phrase is not None or head.clause is None:
        return False
    stands = view.factuality[head.sentence]
    before = enumerate(stands[: head.clause])
    told = {n: each.mode for n, each in before if each.governs == head.clause}
    attributes = stands[head.clause].kind is ClauseKind.ATTRIBUTION and set(told.values()) == {Mode.STATED}
    return attributes and any(time.gives_day and time.clause in told for time in view.own[head.sentence])


def _denies(view: View, row: Row, clause: Clause) -> bool:
    """Return whether the happening is that somebody denies something."""
    if row.head.phrase is not None:
        return False
    governed = (
        stand.governs == row.head.clause for stand in view.factuality[row.head.sentence] if stand.mode is Mode.DENIED
    )
    return clause.verb.lemma in DENYING or any(governed)


LEFT_OUT: Final = "tells of a happening, but no event quotes it"
"""Why a sentence that a candidate was made of is not used: its event was deleted or corrected by hand, or quotes
others that tell the same."""


class Fate(StrEnum):
    """USED: an event quotes it; DATED: it holds a date, but no event quotes it; REJECTED: neither."""

    USED = "used"
    DATED = "dated"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Covered:
    """A sentence of an article, text[start:end], and what became of it.

    ``events`` are the ids of the events that quote it or a part of it, in the order given. ``reason`` says in a few
    words why none does, "" where one does. ``dates`` are the expressions in it that are dates, as the text has them.
    """

    start: int
    end: int
    quote: str
    fate: Fate
    reason: str
    dates: tuple[str, ...]
    events: tuple[str, ...]


def coverage(article: Article, events: Iterable[Event]) -> list[Covered]:
    """Each sentence of an article, in the order of its text, with what became of it in a chronology.

    ``events`` are those of the chronology, all of them or those that quote the article; what they quote of other
    articles is passed over. A quote stands where the text first has it, as everywhere; one that the text does not have
    is passed over, too (``timeline check`` names it). "READ: Storm hits coast" is REJECTED, as "link or label".

    Nothing is read but the two arguments, nothing raised. The article's text is read anew, about 25 ms for 500 words.
    """
    meant, whole = as_meant(article)
    quoted = list(_quoted(article, events))
    if whole is None:
        return [each for part in parts_of(meant) for each in _covered(part, quoted)]
    quoted = [(id_, whole.here(first), whole.here(last)) for id_, first, last in quoted]
    found = [each for part in parts_of(meant) for each in _covered(part, quoted)]
    return [_covered_as_given(each, whole, article.text) for each in found]


def _covered_as_given(each: Covered, whole: Repaired, text: str) -> Covered:
    start, end = whole.given(each.start, each.end)
    dates = tuple(_words_as_given(words, each.start, each.end, whole, text) for words in each.dates)
    return replace(each, start=start, end=end, quote=text[start:end], dates=dates)


def _covered(part: ArticlePart, quoted: Sequence[tuple[str, int, int]]) -> Iterator[Covered]:
    article = part.article
    view = read_view(article)
    models = load_models()
    passages = passages_of(article, view, read_rows(view, models), models)
    reasons = [_reason_of(view, passage) for passage in passages]
    waiting = {sentence: reason for sentence, reason in reasons if reason}
    quotable = {sentence for sentence, _ in reasons}
    for position, story_sentence in enumerate(view.sentences):
        start, end = story_sentence.sentence.start + part.start, story_sentence.sentence.end + part.start
        dates = tuple(mention.text for mention in story_sentence.mentions if mention.when is not None)
        used = tuple(dict.fromkeys(id_ for id_, first, last in quoted if first < end and start < last))
        fate = Fate.USED if used else Fate.DATED if dates and not story_sentence.rejected else Fate.REJECTED
        rejected = story_sentence.rejected or (LEFT_OUT if position in quotable else NO_EVENT)
        reason = "" if used else waiting.get(position, rejected)
        quote = article.text[story_sentence.sentence.start : story_sentence.sentence.end]
        yield Covered(start, end, quote, fate, reason, dates, used)


def _reason_of(view: View, passage: EventMention | DatedLine | QuotedRow) -> tuple[int, str]:
    """Return the sentence that is quoted, and why its event waits, "" where it does not."""
    match passage:
        case EventMention():
            return passage.sentence, passage.reason
        case DatedLine():
            return passage.sentence, _line_waits(view, passage)
        case QuotedRow():
            return passage.row.head.sentence, passage.reason


def _quoted(article: Article, events: Iterable[Event]) -> Iterable[tuple[str, int, int]]:
    """The events that quote an article, each with the offsets of a quote, without blanks around it."""
    for event in events:
        for citation in event.sources:
            quote = (citation.quote or "").strip()
            if citation.article == article.id and quote and (place := find_quote(article.text, quote)):
                yield event.id, *place


_FEWEST: Final = 0.01
"""The probability from which on a time that lost is shown: what a reader of ``why`` may want to see, not measured."""

_TIMES: Final = 5
"""Times that are shown of one event."""
_PLACES: Final = {
    "O": "in its sentence",
    "B": "in a sentence before",
    "A": "in a sentence after",
    "V": "verb",
    "N": "noun",
    "S": "sentence",
}
"""What the first letter of a feature says that it is about."""
_YES_NO: Final = words(
    "same taken noun only nearest finest front governed saying touch comma quoted first plural names numbers touched "
    "clock earlier later passive negated light content stative day person"
)
"""Features whose 0 and 1 are no and yes."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A feature, named for people, and what it added to the log-odds of the decision: 0.7 doubles the odds."""

    feature: str
    weight: float


@dataclass(frozen=True, slots=True)
class TimeOption:
    """A time that the event could have. ``source`` is the expression that gives it, or what is assumed."""

    date: str
    source: str
    probability: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class EventExplanation:
    """How one event was decided.

    ``word`` names the happening, with ``probability``, for the reasons ``named``. ``times`` are those that it could
    have, the chosen one first. ``kept`` are the reasons why an editor would keep the row or not, ``threshold`` the
    score that the chronology asks for. ``mode_rule`` and ``mode_words`` say what made it a claim. ``title_rule`` made
    the title, for the reasons ``titled``.
    """

    mention: EventMention
    word: str
    probability: float
    named: tuple[Reason, ...]
    times: tuple[TimeOption, ...]
    kept: tuple[Reason, ...]
    threshold: float
    mode_rule: str
    mode_words: str
    title_rule: str
    titled: tuple[Reason, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the explanation as ``timeline why --event --format json`` prints it."""
        return {
            "quote": self.mention.quote,
            "title": self.mention.title,
            "date": str(self.mention.when) if self.mention.when is not None else None,
            "basis": str(self.mention.basis),
            "tier": str(self.mention.tier),
            "reason": self.mention.reason,
            "score": round(self.mention.score, 3),
            "threshold": self.threshold,
            "kept": _pairs(self.kept),
            "word": self.word,
            "probability": round(self.probability, 3),
            "named": _pairs(self.named),
            "times": [
                {
                    "date": option.date,
                    "source": option.source,
                    "probability": round(option.probability, 3),
                    "reasons": _pairs(option.reasons),
                }
                for option in self.times
            ],
            "mode": str(self.mention.mode),
            "speaker": self.mention.speaker,
            "mode_rule": self.mode_rule,
            "mode_words": self.mode_words,
            "title_rule": self.title_rule,
            "titled": _pairs(self.titled),
        }

    def lines(self) -> Iterator[str]:
        """Yield the explanation as text for people, a line at a time."""
        mention = self.mention
        yield mention.title
        yield f'  "{" ".join(mention.quote.split())}"'
        state = f"waits for review: {mention.reason}" if mention.reason else "in the chronology"
        yield f"  {state}; score {mention.score:.2f}, the chronology asks for {self.threshold:.2f}"
        yield from _listed(self.kept)
        yield f'  "{self.word}" names a happening: {self.probability:.0%}'
        yield from _listed(self.named)
        yield f"  dated {mention.when or 'unknown'} ({mention.basis})"
        for option in self.times:
            yield f"  {option.probability:4.0%}  {option.date}  {option.source}"
            yield from _listed(option.reasons, "        ")
        speaker = f", by {mention.speaker}" if mention.speaker else ""
        cue = f' ("{self.mode_words}")' if self.mode_words else ""
        yield f"  told as {mention.mode}{speaker}; rule {self.mode_rule}{cue}"
        if self.title_rule:
            yield f"  title by the rule {self.title_rule}"
            yield from _listed(self.titled)


def explain_events(article: Article, quotes: Sequence[str] | None = None) -> list[EventExplanation]:
    """Return the explanation of each event of an article, or of those whose passage is one of ``quotes`` or holds one.

    Only English text is explained: the events of other languages are those of sentences with a date.

    Example:
        >>> from timeline.dates import Day
        >>> text = "The old bridge collapsed on Tuesday, killing two people."
        >>> [found] = explain_events(Article("a", text, Day(2024, 10, 18)))
        >>> found.word, found.times[0].date, found.times[0].source
        ('collapsed', '2024-10-15', '"on Tuesday"')
    """
    meant, whole = as_meant(article)
    explained = [found for part in parts_of(meant) for found in _explained_part(part)]
    if whole is not None:
        explained = [replace(one, mention=_as_given(one.mention, whole, article.text)) for one in explained]
    return [
        found
        for found in explained
        if quotes is None or any(quote in found.mention.quote or found.mention.quote in quote for quote in quotes)
    ]


def _explained_part(part: ArticlePart) -> Iterator[EventExplanation]:
    article = part.article
    models, view = load_models(), read_view(article)
    background = Background(view.sentences, article.text, article.title or "")
    rows = list(quoted_rows(view, read_rows(view, models), models))
    _keep_titles_apart(background, rows)
    for quoted in rows:
        mention = _of_row(article, view, background, quoted)
        explained = _explained(view, background, models, quoted.row, mention)
        yield replace(explained, mention=in_whole_article(mention, part, 0))


def _explained(view: View, background: Background, models: Models, row: Row, mention: EventMention) -> EventExplanation:
    sentence = view.sentences[row.head.sentence].sentence
    stand = view.stand(row.head)
    headline = write_headline(background, row.head.sentence, row.head.word)
    titled = headline.contributions[:SHOWN] if headline else ()
    return EventExplanation(
        mention,
        sentence.words[row.head.word].text,
        row.event,
        _reasons(models.select, head_features(view, row.head)),
        tuple(_times(models.date, row)),
        _reasons(models.row, row.features),
        models.thresholds["row"],
        stand.rule,
        sentence.text_of(*stand.cue, view.text) if stand.cue else "",
        headline.rule if headline else "",
        tuple(Reason(name, weight) for name, weight in titled),
    )


def _times(model: LogLinear, row: Row) -> Iterator[TimeOption]:
    options = ((row.decision.choice, row.decision.probability), *row.decision.others)
    for number, (choice, probability) in enumerate(options[:_TIMES]):
        if number and probability < _FEWEST:
            return
        source = f'"{choice.time.mention.text}"' if choice.time is not None else f"assumed: {choice.name}"
        if choice.time is not None and choice.time.sentence != row.head.sentence:
            source += ", in another sentence"
        date = str(choice.when) if choice.when is not None else "unknown"
        yield TimeOption(date, source, probability, _reasons(model, choice.features, 4))


def _reasons(model: LogLinear, features: Sequence[str], most: int = SHOWN) -> tuple[Reason, ...]:
    return tuple(Reason(feature_in_words(name), weight) for name, weight in model.contributions(features)[:most])


def feature_in_words(feature: str) -> str:
    """Return the name of a feature for people: "O same=1 side=after" is "in its sentence: same yes, side after"."""
    first, _, rest = feature.partition(" ")
    place = _PLACES.get(first, "")
    parts = (rest if place else feature).split(" ")
    named = " ".join(_part(part) for part in parts if part).replace(" ;", ",").rstrip(",") or "this kind"
    return f"{place}: {named}" if place else named


def _part(part: str) -> str:
    name, equals, value = part.partition("=")
    if not equals:
        return name
    if name in _YES_NO and value in ("0", "1"):
        value = "yes" if value == "1" else "no"
    return f"{name} {value or '-'},"


def _listed(reasons: Sequence[Reason], indent: str = "      ") -> Iterator[str]:
    for reason in reasons:
        yield f"{indent}{reason.weight:+.2f}  {reason.feature}"


def _pairs(reasons: Sequence[Reason]) -> list[dict[str, Any]]:
    return [{"feature": reason.feature, "weight": round(reason.weight, 3)} for reason in reasons]
