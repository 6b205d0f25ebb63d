"""Verification: every part of a proposal is held against the article by named rules, in their order.

A rule corrects or drops the part that it is about and says why; only an event without a passage of the article is
rejected whole, because nothing of it could be shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from timeline.dates import earliest
from timeline.events import Basis, Mode
from timeline.extraction.claims import ClauseKind, Factuality
from timeline.extraction.factuality import SEVERITY, Claims
from timeline.extraction.grammar import SentenceGrammar
from timeline.extraction.mentions import LONGEST_QUOTE
from timeline.extraction.shallow import cut_at_pause as first_words
from timeline.extraction.story import Head
from timeline.extraction.title_text import carry, shortened
from timeline.extraction.titles import write_headline
from timeline.language.clauses import read_sentence
from timeline.language.lexicon import DENYING, SAYING, TELLING, stem
from timeline.language.syntax import parse
from timeline.proposals.answers import StoredAnswer
from timeline.proposals.date_proofs import modifies, prove
from timeline.proposals.evidence import PUBLICATION, ArticleEvidence, OfferedDate, in_line
from timeline.proposals.schema import Proposed, proposed
from timeline.proposals.titles import (
    head_of_title,
    is_fit,
    reversed_roles,
    share_of_words,
    title_words,
    unknown_names,
    unknown_numbers,
    verb_of,
)
from timeline.text import clean

MOST_SENTENCES: Final = 3
"""Sentences that one event is told in, at most."""
FAMILIAR: Final = 0.5
"""The share of the words of a title that the article has at least: headlines use other words, but not only. Not
measured by itself; half, so that most of what is said is the article's."""
LONGEST_NAME: Final = 80
"""Characters of a name, at most; what is longer is a sentence."""
MOST_NAMES: Final = 8
"""Names of an event in "who" and in "where", as many as a page shows in a line or two."""
_PRONOUNS: Final = frozenset(("he", "she", "it", "they", "we", "i", "you", "who", "which", "that"))
_CLAIMING: Final = frozenset(stem(verb) for verb in SAYING | TELLING | DENYING) | {
    stem(word)
    for word in (
        *("sue", "charge", "suspect", "rumour", "rumor", "dispute", "reportedly", "allegedly", "according", "suit"),
        *("may", "might", "could", "possibly", "possible", "if", "whether", "consider", "weigh", "doubt"),
    )
}
"""Stems of words by which a title says that somebody claims it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found wrong with one part of a proposal: the part, what the model gave, and why it does not hold."""

    rule: str
    part: str
    given: str
    reason: str


@dataclass(frozen=True, slots=True)
class VerifiedSuggestion:
    """A proposal on its way through the rules: what of it holds so far, and what did not.

    text[start:end] is the passage, in code points, within sentences ``first`` to ``last`` (counted from 0, included).
    ``date`` is None where the event waits without one, ``proof`` says how a date is linked that stands elsewhere.
    ``stand`` is how the engine reads the ``head``, the word that names the happening; ``translated`` whether the title
    is in another language than the article.
    """

    proposed: Proposed
    start: int = 0
    end: int = 0
    first: int = 0
    last: int = 0
    date: OfferedDate | None = None
    basis: Basis = Basis.REPORTED
    proof: str = ""
    head: Head | None = None
    stand: Factuality | None = None
    mode: Mode = Mode.STATED
    speaker: str | None = None
    who: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    title: str = ""
    own_title: bool = True
    translated: bool = False
    rejected: bool = False
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What rules hold a proposal against: the article, the answer that it is part of, the language of titles."""

    evidence: ArticleEvidence
    answer: StoredAnswer
    language: str

    @property
    def translates(self) -> bool:
        """Whether titles are in another language than the article."""
        return self.language.lower().partition("-")[0] != self.evidence.language


@dataclass(frozen=True, slots=True)
class VerificationRule:
    """A named rule: what it demands, and how a suggestion comes out of it."""

    name: str
    about: str
    apply: Callable[[VerifiedSuggestion, Setting], VerifiedSuggestion]


def verify(answer: StoredAnswer, evidence: ArticleEvidence, language: str = "en") -> list[VerifiedSuggestion]:
    """Return the verified proposals of an answer, and the rejected ones with their reasons, in the order of the answer.

    Whatever the answer holds, nothing is raised, and what is not rejected holds nothing unverified.

    Args:
        answer: The answer.
        evidence: The article as the engine reads it.
        language: The language that titles are wanted in, as a BCP 47 tag.
    """
    setting = Setting(evidence, answer, language)
    return _joined([_verified(item, setting) for item in answer.items])


def _verified(item: Any, setting: Setting) -> VerifiedSuggestion:
    given = proposed(item)
    if given is None:
        nothing = Proposed((), "", None, None, None, (), (), "", "minor")
        return _rejected(VerifiedSuggestion(nothing), "form", "event", str(item), "is no event of the schema")
    suggestion = VerifiedSuggestion(given)
    for rule in PROPOSAL_RULES:
        suggestion = rule.apply(suggestion, setting)
        if suggestion.rejected:
            break
    return suggestion


def _with_finding(
    suggestion: VerifiedSuggestion, rule: str, part: str, given: str, reason: str, **changes: Any
) -> VerifiedSuggestion:
    finding = Finding(rule, part, clean(given)[:200], reason)
    return replace(suggestion, findings=(*suggestion.findings, finding), **changes)


def _rejected(suggestion: VerifiedSuggestion, rule: str, part: str, given: str, reason: str) -> VerifiedSuggestion:
    return _with_finding(suggestion, rule, part, given, reason, rejected=True)


# --- the passage -----------------------------------------------------------------------------------------------------


def _sentences(suggestion: VerifiedSuggestion, setting: Setting) -> VerifiedSuggestion:
    numbers = suggestion.proposed.sentences
    if not numbers:
        return _rejected(suggestion, "sentences", "event", "", "names no sentence of the article")
    indexes = [setting.evidence.place(setting.answer.sentences.get(number, ""), number - 1) for number in numbers]
    missing = [str(number) for number, place in zip(numbers, indexes, strict=True) if place is None]
    places = sorted(place for place in indexes if place is not None)
    if missing:
        suggestion = _with_finding(
            suggestion, "sentences", "sentences", ", ".join(missing), "the article has no sentence of this number"
        )
    if not places:
        return replace(suggestion, rejected=True)
    if places[-1] - places[0] >= MOST_SENTENCES:
        reason = f"an event is told in at most {MOST_SENTENCES} sentences beside each other"
        shown = ", ".join(map(str, numbers))
        suggestion = _with_finding(suggestion, "sentences", "sentences", shown, reason)
        places = [place for place in places if place - places[0] < MOST_SENTENCES]
    return replace(suggestion, first=places[0], last=places[-1])


def _quote(suggestion: VerifiedSuggestion, setting: Setting) -> VerifiedSuggestion:
    """The passage is what the article has there; the letters of the model are never taken."""
    text, sentences = setting.evidence.article.text, setting.evidence.view.sentences
    start, end = sentences[suggestion.first].sentence.start, sentences[suggestion.last].sentence.end
    given = suggestion.proposed.quote
    if not given:
        return _rejected(suggestion, "quote", "quote", "", "there is no quote")
    match = _letter_for_letter(text, given, start, end)
    if match is None:
        reason = "the sentences that it names do not hold these words, letter for letter"
        return _rejected(suggestion, "quote", "quote", given, reason)
    if match[1] - match[0] > LONGEST_QUOTE:
        match = match[0], text.rfind(" ", match[0], match[0] + LONGEST_QUOTE)
        if match[1] <= match[0]:
            return _rejected(suggestion, "quote", "quote", given, f"more than {LONGEST_QUOTE} letters without a blank")
    first = next(at for at, each in enumerate(sentences) if each.sentence.end > match[0])
    last = max(first, max((at for at, each in enumerate(sentences) if each.sentence.start < match[1]), default=first))
    return _headed(replace(suggestion, start=match[0], end=match[1], first=first, last=last), setting.evidence)


def _headed(suggestion: VerifiedSuggestion, evidence: ArticleEvidence) -> VerifiedSuggestion:
    """The suggestion with the word of its passage that its title tells, where the engine reads the language."""
    if not evidence.english:
        return suggestion
    heads = [
        head
        for at in range(suggestion.first, suggestion.last + 1)
        for head in evidence.heads_in(at, suggestion.start, suggestion.end)
    ]
    head = head_of_title(suggestion.proposed.title, evidence, heads)
    return replace(suggestion, head=head, stand=evidence.view.stand(head) if head is not None else None)


def _letter_for_letter(text: str, quote: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the words of a quote stand in text[start:end]; line breaks and runs of blanks are one blank.

    Of several places the first where its words are whole; else those that it cuts are made whole: "1 ships" is said of
    no "11 ships".
    """
    pattern = r"\s+".join(map(re.escape, quote.split()))
    first: tuple[int, int] | None = None
    for match in re.compile(pattern).finditer(text, start, end) if pattern else ():
        if not (_is_cut(text, match.start(), start, end) or _is_cut(text, match.end(), start, end)):
            return match.span()
        first = first or match.span()
    return None if first is None else _whole_words(text, first, (start, end))


def _whole_words(text: str, span: tuple[int, int], within: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    while _is_cut(text, start, *within):
        start -= 1
    while _is_cut(text, end, *within):
        end += 1
    return start, end


def _is_cut(text: str, place: int, first: int, last: int) -> bool:
    """Return whether a place within text[first:last] divides a word."""
    return first < place < last and _of_one_word(text[place - 1 : place + 1])


def _of_one_word(pair: str) -> bool:
    """Return whether two characters are of one word; none are in scripts without capitals, of which some have no
    blanks between words."""
    return all(character.isdigit() or character.lower() != character.upper() for character in pair)


# --- the date --------------------------------------------------------------------------------------------------------


def _date(suggestion: VerifiedSuggestion, setting: Setting) -> VerifiedSuggestion:
    given = suggestion.proposed.date
    if given is None:
        return suggestion
    date = _offered(given, setting)
    if date is None:
        return _with_finding(suggestion, "date", "date", given, "is the id of no reading that the engine has")
    return replace(suggestion, date=date)


def _offered(name: str, setting: Setting) -> OfferedDate | None:
    """Return the reading of today that an id of the answer meant when it was asked: same sentence, words and days."""
    evidence, meant = setting.evidence, setting.answer.dates.get(name)
    if name.endswith(PUBLICATION):
        return next((date for date in evidence.dates if date.id == name), None)
    if meant is None:
        return None
    number = meant.get("sentence")
    number = number if isinstance(number, int) else 0
    at = evidence.place(setting.answer.sentences.get(number, ""), number - 1)
    wanted = (at, meant.get("words"), meant.get("date"))
    dates = evidence.dates if at is not None else ()
    return next((date for date in dates if (date.sentence, date.words, str(date.when)) == wanted), None)


def _link(suggestion: VerifiedSuggestion, setting: Setting) -> VerifiedSuggestion:
    date = suggestion.date
    if date is None or date.sentence is None:
        return suggestion
    if suggestion.first <= date.sentence <= suggestion.last:
        if not modifies(setting.evidence, date.sentence, date, suggestion.head):
            reason = "stands in its sentence, but the engine reads it as that of another happening there"
            return _with_finding(suggestion, "link", "date", f'{date.when} ("{date.words}")', reason, date=None)
        return replace(suggestion, basis=Basis.GIVEN, proof=f'given: "{date.words}" stands in its own sentence')
    proof = prove(setting.evidence, suggestion.first, date, suggestion.head)
    if not proof:
        reason = (
            f"stands in sentence {date.sentence + 1}, and nothing proves that it dates sentence {suggestion.first + 1}"
        )
        return _with_finding(suggestion, "link", "date", f'{date.when} ("{date.words}")', reason, date=None)
    return replace(suggestion, basis=Basis.LINKED, proof=proof)


# --- whose claim it is -----------------------------------------------------------------------------------------------


def _mode(suggestion: VerifiedSuggestion, setting: Setting) -> VerifiedSuggestion:
    evidence, given = setting.evidence, suggestion.proposed.mode
    read = _mode_read(suggestion, evidence)
    own = given or read
    if SEVERITY.index(read) < SEVERITY.index(own) and not _may_raise(suggestion, own, read, evidence):
        reason = f"the engine reads the passage as {read}; a claim or a plan is never raised to more"
        return _with_finding(suggestion, "mode", "mode", str(own), reason, mode=read)
    if given is None:
        return _with_finding(
            suggestion, "mode", "mode", "", "is none of the modes; that of the engine is taken", mode=read
        )
    return replace(suggestion, mode=own)


def _mode_read(suggestion: VerifiedSuggestion, evidence: ArticleEvidence) -> Mode:
    """Return how the engine reads the passage: by its head, or where there is none, as the most careful of its clauses;
    what lies ahead is a plan."""
    head, stand = suggestion.head, suggestion.stand
    if head is not None and stand is not None:
        mode = stand.mode
        if head.phrase is None and head.clause is not None:
            sentence = evidence.view.sentences[head.sentence].sentence
            mode = min(
                mode,
                Claims(sentence).mode_of_row(head.clause, _words_of_date(suggestion, evidence)),
                key=SEVERITY.index,
            )
    else:
        mode = _most_careful(suggestion, evidence)
    return Mode.PLANNED if mode is Mode.STATED and _is_ahead(suggestion, evidence) else mode


def _may_raise(suggestion: VerifiedSuggestion, own: Mode, read: Mode, evidence: ArticleEvidence) -> bool:
    """Return whether the engine's more careful mode rests on form alone: an aim ("to unveil a statue") may have been
    reached, and a thought of what lies ahead is a plan."""
    if read is not Mode.HYPOTHETICAL:
        return False
    aim = suggestion.stand is not None and suggestion.stand.mode is read and suggestion.stand.rule == "infinitive"
    return aim if own is Mode.STATED else own is Mode.PLANNED and (aim or _is_ahead(suggestion, evidence))


def _is_ahead(suggestion: VerifiedSuggestion, evidence: ArticleEvidence) -> bool:
    day = earliest(suggestion.date.when) if suggestion.date is not None else None
    published = evidence.article.published
    if day is None or published is None:
        return False
    return suggestion.basis is not Basis.REPORTED and day > published


def _most_careful(suggestion: VerifiedSuggestion, evidence: ArticleEvidence) -> Mode:
    if not evidence.english:
        return evidence.shallow_mode(suggestion.start, suggestion.end)
    spoken = range(suggestion.first, suggestion.last + 1)
    modes = [stand.mode for at in spoken for stand in evidence.view.factuality[at]]
    return min(modes, key=SEVERITY.index, default=Mode.STATED)


def _words_of_date(suggestion: VerifiedSuggestion, evidence: ArticleEvidence) -> tuple[int, int] | None:
    """Return the words that date the head, where they stand in its sentence."""
    head, date = suggestion.head, suggestion.date
    if head is None or date is None or date.sentence != head.sentence:
        return None
    own = evidence.view.own[head.sentence]
    return next(((t.first, t.last) for t in own if t.mention.text == date.words and t.bounds == date.bounds), None)


def _speaker(suggestion: VerifiedSuggestion, setting: Setting) -> VerifiedSuggestion:
    evidence, given = setting.evidence, suggestion.proposed.speaker
    read = _speaker_read(suggestion, evidence)
    if given is None or read:
        return replace(suggestion, speaker=read)
    near = evidence.sentences[max(0, suggestion.first - 1) : suggestion.last + 2]
    if _stands(given, " ".join(near)):
        return replace(suggestion, speaker=in_line(given))
    return _with_finding(suggestion, "speaker", "speaker", given, "does not stand in the passage or beside it")


def _speaker_read(suggestion: VerifiedSuggestion, evidence: ArticleEvidence) -> str | None:
    """Return who says it by the engine's reading; of a saying, who says what it governs."""
    head, stand = suggestion.head, suggestion.stand
    if head is None or stand is None:
        return None
    governed = (each for each in evidence.view.factuality[head.sentence] if each.governs == head.clause)
    saying = head.phrase is None and suggestion.mode in (Mode.ALLEGED, Mode.DENIED)
    spans = [stand.speaker, *(each.speaker for each in governed if saying)]
    span = next((one for one in spans if one is not None), None)
    if span is None:
        return None
    read = evidence.view.sentences[head.sentence].sentence.text_of(*span, evidence.article.text)
    return None if read.lower() in _PRONOUNS else read


# --- names and the title ---------------------------------------------------------------------------------------------


def _participants(suggestion: VerifiedSuggestion, setting: Setting) -> VerifiedSuggestion:
    names_of: dict[str, tuple[str, ...]] = {}
    for part in ("who", "where"):
        names = getattr(suggestion.proposed, part)[:MOST_NAMES]
        supported = tuple(in_line(name) for name in names if _stands(name, setting.evidence.words))
        for name in names:
            if not _stands(name, setting.evidence.words):
                suggestion = _with_finding(suggestion, "participants", part, name, "does not stand in the article")
        names_of[part] = supported
    where = tuple(name for name in names_of["where"] if name not in names_of["who"])
    return replace(suggestion, who=names_of["who"], where=where)


def _stands(name: str, text: str) -> bool:
    """Return whether a name stands in a text as whole words, in capital or small letters."""
    plain = in_line(name)
    if len(plain) > LONGEST_NAME or plain != clean(plain) or not any(map(str.isalpha, plain)):
        return False
    return re.search(rf"(?<!\w){re.escape(plain)}(?!\w)", text, re.IGNORECASE) is not None or (
        not plain.isascii() and plain in text  # scripts without blanks between words
    )


def _title_form(suggestion: VerifiedSuggestion, setting: Setting) -> VerifiedSuggestion:
    given = in_line(suggestion.proposed.title).rstrip(".")
    if given != clean(given) or not is_fit(given):
        reason = "is no headline: one line of at most 140 characters, without markup or addresses"
        return _own_words(_with_finding(suggestion, "title-form", "title", given, reason), setting)
    return replace(suggestion, title=given, translated=setting.translates)


def _title_names(suggestion: VerifiedSuggestion, setting: Setting) -> VerifiedSuggestion:
    unknown = unknown_names(suggestion.title, setting.evidence) if suggestion.own_title else []
    if not unknown:
        return suggestion
    reason = f"the article does not name {', '.join(unknown[:3])}"
    return _own_words(_with_finding(suggestion, "title-names", "title", suggestion.title, reason), setting)


def _title_numbers(suggestion: VerifiedSuggestion, setting: Setting) -> VerifiedSuggestion:
    unknown = unknown_numbers(suggestion.title, setting.evidence.words) if suggestion.own_title else []
    if not unknown:
        return suggestion
    reason = f"the article does not give the number {', '.join(unknown[:3])}"
    return _own_words(_with_finding(suggestion, "title-numbers", "title", suggestion.title, reason), setting)


def _title_words(suggestion: VerifiedSuggestion, setting: Setting) -> VerifiedSuggestion:
    if not suggestion.own_title or suggestion.translated:
        return suggestion
    share = share_of_words(suggestion.title, setting.evidence.words)
    if share >= FAMILIAR:
        return suggestion
    reason = f"the article has only {share:.0%} of its words"
    return _own_words(_with_finding(suggestion, "title-words", "title", suggestion.title, reason), setting)


def _title_subject(suggestion: VerifiedSuggestion, setting: Setting) -> VerifiedSuggestion:
    head = suggestion.head
    if not suggestion.own_title or suggestion.translated:
        return suggestion
    if head is None or head.phrase is not None:
        return suggestion
    sentence = read_sentence(suggestion.title, 0, len(suggestion.title))
    tree = parse([word.text for word in sentence.words], sentence.tags)
    grammar = SentenceGrammar(sentence, tree, suggestion.title, frozenset())
    quoted = setting.evidence.background.grammar(head.sentence)
    clause = quoted.verbs.get(head.word)
    verb = verb_of(grammar, stem(clause.verb.lemma)) if clause is not None else None
    reason = reversed_roles(grammar, verb, quoted, head.word) if verb is not None else ""
    if not reason:
        return suggestion
    return _own_words(_with_finding(suggestion, "title-subject", "title", suggestion.title, reason), setting)


def _title_claim(suggestion: VerifiedSuggestion, setting: Setting) -> VerifiedSuggestion:
    """A claim says so in its title; where the model's does not, the engine puts it so."""
    if suggestion.mode is Mode.PLANNED or suggestion.translated or not setting.evidence.english:
        return suggestion
    stand = suggestion.stand if suggestion.stand is not None else Factuality(suggestion.mode, ClauseKind.HAPPENING)
    stand = replace(stand, mode=suggestion.mode)
    if _says_claim(suggestion.title):
        return suggestion
    carried = carry(suggestion.title, stand, suggestion.speaker)
    if carried == suggestion.title:
        return suggestion
    reason = f"does not say that it is {'a claim' if suggestion.mode is Mode.STATED else suggestion.mode}"
    return _with_finding(suggestion, "title-claim", "title", suggestion.title, reason, title=carried, own_title=False)


def _says_claim(title: str) -> bool:
    return not _CLAIMING.isdisjoint(stem(word.lower()) for word in title_words(title))


def _own_words(suggestion: VerifiedSuggestion, setting: Setting) -> VerifiedSuggestion:
    """Return a suggestion with a title of the engine's own: its headline, or the beginning of the passage."""
    evidence, head = setting.evidence, suggestion.head
    title = None
    if evidence.english and head is not None:
        headline = write_headline(evidence.background, head.sentence, head.word)
        title = headline.text if headline is not None else None
    passage = clean(evidence.article.text[suggestion.start : suggestion.end])
    title = title or (shortened(passage.rstrip(".")) if evidence.english else first_words(passage))
    return replace(suggestion, title=title, own_title=False, translated=False)


# --- duplicates ------------------------------------------------------------------------------------------------------


def _joined(suggestions: Sequence[VerifiedSuggestion]) -> list[VerifiedSuggestion]:
    """Join what is proposed twice; the first takes the names of the others."""
    distinct: list[VerifiedSuggestion] = []
    for suggestion in suggestions:
        twin = (
            None if suggestion.rejected else next((n for n, one in enumerate(distinct) if _same(one, suggestion)), None)
        )
        if twin is None:
            distinct.append(suggestion)
            continue
        one = distinct[twin]
        distinct[twin] = replace(one, who=_united(one.who, suggestion.who), where=_united(one.where, suggestion.where))
        reason = f'is the same as "{one.title}"'
        distinct.append(_rejected(suggestion, "duplicate", "event", suggestion.title, reason))
    return distinct


def _same(one: VerifiedSuggestion, other: VerifiedSuggestion) -> bool:
    if one.rejected or other.rejected:
        return False
    overlap = one.start < other.end and other.start < one.end
    same_date = (one.date.bounds if one.date else None) == (other.date.bounds if other.date else None)
    same_title = one.title.lower() == other.title.lower()
    same_head = one.head is not None and one.head == other.head
    if same_title:
        return same_date or overlap
    return same_date and same_head and overlap


def _united(one: Iterable[str], other: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))[:MOST_NAMES]


PROPOSAL_RULES: Final = (
    VerificationRule("sentences", "the sentences exist, and are at most three beside each other", _sentences),
    VerificationRule("quote", "the quote is part of these sentences, letter for letter", _quote),
    VerificationRule("date", "the date is a reading of an expression that the engine has in the article", _date),
    VerificationRule("link", "a date of another sentence has a proof; without one the event waits undated", _link),
    VerificationRule("mode", "what the engine reads as claimed, denied or planned is never raised to more", _mode),
    VerificationRule(
        "speaker",
        "the speaker stands in the passage or beside it; whom the engine reads as speaker goes first",
        _speaker,
    ),
    VerificationRule("participants", "names of people and places stand in the article", _participants),
    VerificationRule("title-form", "the title is one line of plain words, of a headline's length", _title_form),
    VerificationRule("title-names", "names in the title stand in the article, inflected or shortened", _title_names),
    VerificationRule(
        "title-numbers", "numbers in the title stand in the article, in figures or in words", _title_numbers
    ),
    VerificationRule("title-words", "at least half of the other words of the title stand in the article", _title_words),
    VerificationRule(
        "title-subject", "the title's subject does the verb of the quote, as far as grammar tells", _title_subject
    ),
    VerificationRule("title-claim", "the title of a claim says that it is one", _title_claim),
)
"""The rules, in the order in which they are applied."""

OTHER_PROPOSAL_RULES: Final = {
    "form": "an event has the fields of the schema",
    "duplicate": "what is proposed twice is one event",
}
"""Rules about an answer as a whole, which come before and after the others."""
