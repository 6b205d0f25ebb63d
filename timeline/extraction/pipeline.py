"""Article -> event mentions: the whole of extraction on one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from timeline.articles import LIGHT_LANGUAGES, Article
from timeline.dates import Date, When
from timeline.events import Basis, Mode
from timeline.extraction.background import Background, HeadlineWeights
from timeline.extraction.claims.titles import before_saying, claim_title
from timeline.extraction.factuality import ClauseKind, Factuality, read_factuality
from timeline.extraction.headline import write_headline
from timeline.extraction.headline_candidates import opening_of
from timeline.extraction.heads import happening_kind
from timeline.extraction.light import light_mentions
from timeline.extraction.lines import DatedLine, dated_lines
from timeline.extraction.mentions import NO_EVENT, NO_YEAR, UNSURE, EventMention, Tier
from timeline.extraction.model import Models, load
from timeline.extraction.participants import participants
from timeline.extraction.parts import parts_of, placed
from timeline.extraction.phrases import LONGEST, shortened
from timeline.extraction.rows import Row, read_rows
from timeline.extraction.story import StorySentence, read_story
from timeline.extraction.time_candidates import bounds_of, is_bounded
from timeline.extraction.view import View
from timeline.language.clauses import Clause, Role, Sentence
from timeline.language.wordlists import DENYING
from timeline.text import primary_language

LONGEST_QUOTE: Final = 450
"""Code points of the longest passage that is quoted whole."""
LEAD: Final = 0.3
"""The probability of a happening from which on the opening of a news item is its lead: of the 18 openings of news-gold
between 0.3 and 0.5, read by models that had not seen them, 13 tell an event of the day of publication."""


def find_mentions(
    article: Article, models: Models | None = None, *, waiting: bool = True, headlines: HeadlineWeights | None = None
) -> list[EventMention]:
    """Return the happenings that an article reports, in the order of its text, those that wait for review included.

    ``models`` and the weights of ``headlines`` are those that the package ships where None. Without ``waiting``, only
    those of the chronology, which takes half the time.
    """
    models = models or load()
    found: list[EventMention] = []
    sentences = 0
    for part in parts_of(article):
        view = read_view(part.article)
        rows = read_rows(view, models)
        mentions = mentions_of(part.article, view, rows, models, waiting=waiting, headlines=headlines)
        found += (placed(mention, part, sentences, opens=not at) for at, mention in enumerate(mentions))
        sentences += len(view.sentences)
    return found


def read_view(article: Article) -> View:
    """Return an article made ready for decisions."""
    story = read_story(article.text, article.published, language=article.language, kind=article.kind)
    return View(story, article.published, article.title or "", article.text)


def mentions_of(
    article: Article,
    view: View,
    rows: Sequence[Row],
    models: Models,
    *,
    waiting: bool = True,
    headlines: HeadlineWeights | None = None,
) -> Iterator[EventMention]:
    """Yield a mention for each dated line of a chronology, and for each row of the other sentences; of an article in a
    language that is read lightly, one for each sentence with a date of its own, and none of one in another language."""
    language = primary_language(article.language)
    if language in LIGHT_LANGUAGES:
        yield from light_mentions(article, view)
    if language != "en":
        return
    lines = dated_lines(view, article.layout)
    background = Background(view.sentences, article.text, article.title or "", headlines)
    for line in lines.values():
        yield _of_line(article, view, background, line)
    undated = [row for row in rows if row.head.sentence not in lines]
    for _, mention in mentions_of_rows(article, view, background, undated, models, waiting=waiting):
        yield mention


def mentions_of_rows(
    article: Article, view: View, background: Background, rows: Sequence[Row], models: Models, *, waiting: bool = True
) -> Iterator[tuple[Row, EventMention]]:
    """Yield each row with its mention; of two rows that would quote the same passage only the first."""
    quoted: set[tuple[int, int]] = set()
    for row in rows:
        mode = _mode(row, view.stand(row.head), view)
        reason = _waits(row, mode, view, models)
        passage = passage_of(view.sentences[row.head.sentence], row)
        if (reason and not waiting) or passage in quoted:
            continue
        quoted.add(passage)
        yield row, _of_row(article, view, background, row, passage, mode, reason)


def _of_row(
    article: Article,
    view: View,
    background: Background,
    row: Row,
    passage: tuple[int, int],
    mode: Mode,
    reason: str,
) -> EventMention:
    """Return the mention of a row: the passage that it quotes, its date, its title, who says it, who and where."""
    text, sentence = article.text, view.sentences[row.head.sentence].sentence
    clause = sentence.clauses[row.head.clause or 0]
    stand = view.stand(row.head)
    headline = write_headline(background, row.head.sentence, row.head.word)
    whole = " ".join(text[sentence.start : sentence.end].split())
    plain = headline.text if headline else _as_it_begins(background, row.head.sentence, whole)
    speaker = sentence.text_of(*stand.speaker, text) if stand.speaker else None
    who, where = participants(background, row.head.sentence, row.head.word, plain)
    actor = sentence.text_of(*clause.subject, text) if clause.subject else ""
    time = row.dated.choice.time
    denies = mode is Mode.DENIED or _denies(view, row, clause)
    return EventMention(
        article.id,
        *passage,
        quote=text[slice(*passage)],
        when=row.dated.choice.when,
        words=time.mention.text if time is not None and row.basis is Basis.GIVEN else None,
        time=time.mention.time if time is not None else None,
        title=_claimed(background, row, stand, plain, speaker, noun=headline is not None and headline.rule == "noun"),
        mode=mode,
        speaker=speaker,
        who=who,
        where=where,
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


def _as_it_begins(background: Background, index: int, whole: str) -> str:
    """Return a sentence as a title: whole where it is short, else its beginning up to a pause."""
    return whole if len(whole) < LONGEST else opening_of(background, index) or shortened(whole)


def _of_line(article: Article, view: View, background: Background, line: DatedLine) -> EventMention:
    """Return the event of a dated line; its title is that of its main verb, or the line itself where it has none."""
    text, sentence = article.text, view.sentences[line.sentence].sentence
    number = next((n for n, clause in enumerate(sentence.clauses) if clause.role is Role.MAIN), None)
    headline = stand = None
    if number is not None:
        headline = write_headline(background, line.sentence, sentence.clauses[number].verb.last)
        stand = read_factuality(sentence)[number]
    body = " ".join(text[line.body : line.end].split())
    subject = sentence.clauses[number].subject if number is not None else None
    who: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    if number is not None:
        shown = headline.text if headline else body
        who, where = participants(background, line.sentence, sentence.clauses[number].verb.last, shown)
    start = line.start if line.end - line.start <= LONGEST_QUOTE else line.body
    end = min(line.end, start + LONGEST_QUOTE)
    ahead = line.time is not None and view.today is not None and (line.time.bounds[0] or 0) > view.today
    when, basis = _day_of_line(view, line)
    reason = _line_waits(line, sentence, when, ahead=ahead)
    mode = Mode.PLANNED if ahead else stand.mode if stand is not None else Mode.STATED
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
        who,
        where,
        basis,
        tier=Tier.REVIEW if reason else Tier.CHRONOLOGY,
        reason=reason,
        sentence=line.sentence,
        actor=sentence.text_of(*subject, text) if subject else "",
        gist=body,
        line=True,
    )


def _day_of_line(view: View, line: DatedLine) -> tuple[When | None, Basis]:
    """Return the date of a line: its own, or in a log the last day named before it, else the day of publication."""
    if line.time is not None:
        return line.time.when, Basis.GIVEN
    days = [t for t in view.times if t.taken and not t.clock and t.grain == "day" and t.mention.start < line.start]
    if days:
        return days[-1].when, Basis.LINKED
    return (Date.of(view.published) if view.published is not None else None), Basis.REPORTED


def _line_waits(line: DatedLine, sentence: Sentence, when: When | None, *, ahead: bool) -> str:
    """Return why a dated line waits for review; "" where it goes into the chronology."""
    if when is None or not is_bounded(bounds_of(when)):
        return NO_YEAR
    return NO_EVENT if ahead and not sentence.clauses and _is_names(line, sentence) else ""


def _is_names(line: DatedLine, sentence: Sentence) -> bool:
    """Return whether a line holds names only: "Nordhaven, Alba Arena" in a schedule says where, and not what."""
    inside = [n for n, word in enumerate(sentence.words) if line.body <= word.start < line.end]
    if inside and happening_kind(sentence.words[inside[0]].low):  # "Election in Nordhaven"
        return False
    return not any(sentence.words[n].text.islower() and sentence.tags[n] in ("NN", "NNS") for n in inside)


def _claimed(
    background: Background, row: Row, stand: Factuality, plain: str, speaker: str | None, *, noun: bool
) -> str:
    """Return the title, which says whose claim it is where it is one; ``noun`` where it is a noun phrase."""
    sentence = background.story[row.head.sentence].sentence
    saying = None
    if stand.governs is not None:
        governing = sentence.clauses[stand.governs].verb
        if row.head.phrase is None:
            saying = write_headline(background, row.head.sentence, governing.last)
        if governing.first > row.head.word:  # "A story that the star died turned out to be a hoax"
            plain = before_saying(plain, sentence.words[governing.first].text)
    return claim_title(
        plain,
        saying.text if saying else "",
        sentence.words[row.head.word].low,
        stand,
        speaker,
        text=background.text[sentence.start : sentence.end],
        noun=noun,
    )


def _mode(row: Row, stand: Factuality, view: View) -> Mode:
    """Return how the passage puts what the row tells: a saying is as sure as what is said, what lies ahead a plan."""
    mode = stand.mode
    if row.head.clause is not None and row.head.phrase is None:
        time = row.dated.choice.time
        own = row.basis is Basis.GIVEN and time is not None and time.sentence == row.head.sentence
        claims = view.claims[row.head.sentence]
        if claims is not None:
            mode = claims.mode_of_row(row.head.clause, (time.first, time.last) if own and time is not None else None)
    return Mode.PLANNED if mode is Mode.STATED and _is_ahead(row, view) else mode


def _waits(row: Row, mode: Mode, view: View, models: Models) -> str:
    """Return why a row waits for review; "" where it goes into the chronology."""
    lead = view.rank.get(row.head.sentence) == 0 and row.number == 0
    ahead = _is_ahead(row, view)
    if mode is Mode.HYPOTHETICAL and not ahead:
        return "only thought of"
    if not is_bounded(row.dated.choice.bounds):
        return NO_YEAR
    if row.basis is Basis.REPORTED:
        if not (lead and row.event >= LEAD):
            return "only the day of the report is known"
        return ""
    if row.score < models.thresholds["row"]:
        return UNSURE
    return ""


def _is_ahead(row: Row, view: View) -> bool:
    first, last = row.dated.choice.bounds
    if row.dated.choice.time is None or view.today is None:
        return False
    starts = first if first is not None else last  # "by June" lies ahead where June does
    return starts is not None and starts > view.today


def passage_of(each: StorySentence, row: Row) -> tuple[int, int]:
    """Return the passage to quote: the sentence, or the clause of the head where that is long or quoted already."""
    sentence = each.sentence
    if row.number == 0 and sentence.end - sentence.start <= LONGEST_QUOTE:
        return sentence.start, sentence.end
    clause = sentence.clauses[row.head.clause or 0]
    first = min(clause.start, clause.subject[0] if clause.subject else clause.start, row.head.word)
    last = max(clause.end - 1, row.head.word)
    time = row.dated.choice.time
    if time is not None and time.sentence == row.head.sentence:
        near = (min(first, time.first), max(last, time.last))
        if sentence.words[near[1]].end - sentence.words[near[0]].start <= LONGEST_QUOTE:
            first, last = near
    start, end = sentence.words[first].start, sentence.words[last].end
    return start, min(end, start + LONGEST_QUOTE)


def _denies(view: View, row: Row, clause: Clause) -> bool:
    """Return whether the happening is that somebody denies something."""
    if row.head.phrase is not None:
        return False
    governed = (
        stand.governs == row.head.clause for stand in view.factuality[row.head.sentence] if stand.mode is Mode.DENIED
    )
    return clause.verb.lemma in DENYING or any(governed)


def refers_back(sentence: Sentence, clause: Clause) -> str:
    """Return how the subject of a clause points back: "pronoun", "definite", or "" where it does not."""
    if clause.subject is None:
        return ""
    first = sentence.words[clause.subject[0]].low
    if sentence.tags[clause.subject[0]] == "PRP":
        return "pronoun"
    return "definite" if first in ("the", "these", "this", "those", "that", "such") else ""
