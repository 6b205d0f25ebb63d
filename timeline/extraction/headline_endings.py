"""What may stand behind the verb of a headline, and where it may be cut."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.extraction.antecedents import antecedent
from timeline.extraction.background import NOUNS, Background
from timeline.extraction.claims.reader import ClaimReader
from timeline.extraction.grammar import (
    SUBJECTS,
    SentenceGrammar,
    ends,
    headline_verb,
    is_many,
    is_passive,
    noun_phrase,
    plural_by_verb,
    predicate_of,
    said,
    subject_of,
    without_asides,
)
from timeline.extraction.headline_subjects import before_clause, spelled_out
from timeline.language.clauses import Clause, Role, Sentence
from timeline.language.parser import ROOT
from timeline.language.verbs import Tense, VerbForm
from timeline.language.wordlists import SAYING, SUBORDINATING, words

_QUOTES: Final = frozenset('"“”‘«»')


_OPENING_QUOTES: Final = frozenset('"“«')
_CLOSING: Final = frozenset((",", ";", ".", "–", "—", "--", "so", "and", "but", "because"))
"""What a quote may be cut before."""
_LONGEST_QUOTE: Final = 80
"""Characters of somebody's words in a headline."""


_LEAST_SAID: Final = 4
"""Words that are said before "police said", at least."""


_FIRST_PERSON_SPOKEN: Final = words("i we my our me us you your")


_FIRST_PERSON: Final = words("i we my our me us you your this that")


_FINITE: Final = ("VBD", "VBZ", "VBP", "MD")


_OPENING_CLAUSES: Final = words("that because although though while if unless whether whereas lest")


def find_endings(
    background: Background, index: int, clause: Clause, predicate: int, last: int, must: int | None, *, by_words: bool
) -> dict[str, int]:
    """What may stand behind the verb of a headline, the longest first, each with the place where it is cut."""
    grammar = background.grammar(index)
    word = clause.verb.last
    first = word + 1
    behind = grammar.child(predicate, *SUBJECTS)
    skipped = set(range(grammar.low[behind], grammar.high[behind]) if behind is not None and behind > word else ())
    if clause.verb.negated and predicate > word:  # "is not a drug": the verb says "not" already
        skipped.update(i for i in range(first, predicate) if grammar.sentence.words[i].low in ("not", "n't", "n’t"))
    kept = [i for i in without_asides(grammar, first, last, () if must is None else (must,)) if i not in skipped]
    cuts = set(ends(grammar, first, last, max(predicate, must or 0)))
    if by_words and must is None:
        breaks = pauses(grammar, first, min(max(clause.end, last), last + 12))
        kept += range(last, max(breaks, default=last))
        cuts.update(breaks)
    spoken = next((i for i in kept if i not in grammar.silent), None)
    apart = spoken is not None and first in grammar.silent and grammar.sentence.words[spoken].text == ","
    if apart and spoken is not None and grammar.sentence.tags[spoken + 1 : spoken + 2] != ("TO",):
        cuts = {first}  # "were arrested on Saturday, two of them in Lindal"
    instead = _in_present(grammar, clause, predicate, kept) | spelled_out(background, index, kept)
    brought = _antecedent_object(background, index, clause, predicate)
    rests: dict[str, int] = {}
    for end in sorted(cuts, reverse=True):
        if must is None or must < word or end > must:
            if (
                is_half(grammar, first, end)
                or divides_adjectives(grammar, end)
                or any(name.first < end < name.last for name in background.names[index])
            ):
                continue
            rest = said(grammar, [i for i in kept if i < end], instead)
            rests.setdefault(f"{brought} {rest}".strip() if brought else rest, end)
    return rests


def is_half(grammar: SentenceGrammar, first: int, end: int) -> bool:
    """Whether a cut leaves a clause without its verb: "as the fires | spread"."""
    tags = grammar.sentence.tags
    following = tags[end] if end < len(tags) else ""
    if following == "RP" or (following in _FINITE and tags[end - 1] in (*NOUNS, "RB", "PRP")):
        return True
    for index in range(end - 1, first - 1, -1):
        if tags[index].startswith("VB") or tags[index] == "MD":
            return False
        if tags[index] == "WH" or grammar.sentence.words[index].low in _OPENING_CLAUSES:
            return True
    return False


def divides_adjectives(grammar: SentenceGrammar, end: int) -> bool:
    """Whether a cut leaves an adjective without its noun: "a long-term | , sustainable presence"."""
    words_, tags = grammar.sentence.words, grammar.sentence.tags
    if not 0 < end < len(tags) - 1 or words_[end].text != "," or tags[end + 1] not in ("JJ", "VBN"):
        return False
    return tags[end - 1] == "JJ" or "-" in words_[end - 1].text


def _antecedent_object(background: Background, index: int, clause: Clause, predicate: int) -> str:
    """What a relative clause tells about, where that is the object of its verb: "bridge" of "the bridge that Ann Lee
    opened"."""
    grammar = background.grammar(index)
    head = grammar.tree.heads[predicate]
    apart = grammar.tree.relations[predicate] != "acl:relcl" or head == ROOT or clause.verb.passive
    if apart or grammar.child(head, "cop", *SUBJECTS) is not None:  # "the song is about Tina Lee, whom"
        return _object_before_relative(background, index, clause, predicate)
    own = grammar.child(predicate, *SUBJECTS)
    if own is not None and grammar.low[own] == head + 1 and grammar.sentence.tags[own] == "NNP":
        return ""  # "lawyer Ann Lee said"
    if (
        own is None
        or grammar.sentence.tags[own] == "WH"
        or grammar.child(predicate, "obj", "ccomp", "xcomp") is not None
    ):
        return ""
    opening = grammar.sentence.words[grammar.low[predicate]].low
    if grammar.sentence.tags[head] not in ("NN", "NNS", "NNP") or opening in (
        "where",
        "when",
        "whose",
        "why",
        "in",
        "on",
    ):
        return ""
    indices = before_clause(grammar, head, predicate, noun_phrase(grammar, head, full=False))
    return said(grammar, indices, spelled_out(background, index, indices))


def _object_before_relative(background: Background, index: int, clause: Clause, predicate: int) -> str:
    """The same by the words alone, where the grammar hangs the relative clause elsewhere: "Tina Holm, whom Ivo Brand
    attacked"."""
    grammar = background.grammar(index)
    own = clause.subject is not None and grammar.sentence.tags[clause.subject[0]] != "WH"
    if clause.marker != "whom" or clause.verb.passive:
        return ""
    if not own or grammar.child(predicate, "obj", "ccomp") is not None:
        return ""
    span = antecedent(grammar.sentence, clause)
    if span is None or grammar.sentence.tags[span[1] - 1] not in ("NN", "NNS", "NNP"):
        return ""
    return said(grammar, range(*span), spelled_out(background, index, range(*span)))


def find_content(background: Background, index: int, clause: Clause, must: int | None) -> dict[str, int]:
    """What is said behind a verb of saying, by its words and not by the grammar of the whole: "conditions are ripe" of
    "said at a meeting on Friday that conditions were ripe for a deal"."""
    grammar = background.grammar(index)
    sentence = grammar.sentence
    reader = ClaimReader(sentence)
    start = reader.content(sentence.clauses.index(clause))
    content = next((c for c in sentence.clauses if start is not None and c.verb.first > start), None)
    if must is None and (quoted := _quoted_behind(grammar, clause)):
        return quoted
    told = _told(grammar, clause) if start is None else None
    if told is not None:
        start, content = told.subject[0] if told.subject else told.start, told
    if start is None or content is None:
        return _content_before(background, index, clause) if start is None and must is None else {}
    if content.verb.form is not VerbForm.FINITE or sentence.quoted[start]:
        return {}
    opened = sentence.words[start].low in ("that", "whether", "how", "why")
    at_once = start == clause.verb.last + 1 and content.role is Role.CONTENT
    if not (opened or at_once or told is not None):
        return {}
    predicate = predicate_of(grammar, content.verb.last)
    first = start + (sentence.words[start].low == "that")
    last = max(grammar.high[predicate], content.verb.last + 1)
    if must is not None and not first <= must < last:
        return {}
    return _content_between(background, index, content, first, last, must)


def _quoted_behind(grammar: SentenceGrammar, clause: Clause) -> dict[str, int]:
    """What is quoted behind a verb of saying, in quotation marks and to the end of a clause: "“Her sales are poor”"."""
    sentence = grammar.sentence
    words_ = sentence.words
    opening = clause.verb.last + 1
    while opening < len(words_) and (opening in grammar.silent or words_[opening].text in (",", ":")):
        opening += 1
    if opening + 1 >= len(words_) or words_[opening].text not in _OPENING_QUOTES or opening == clause.verb.last + 1:
        return {}
    first, found = opening + 1, {}
    verbs = [other.verb.last for other in sentence.clauses if other.verb.first > opening]
    for end in range(first + 2, len(words_) + 1):
        closes = (
            end == len(words_) or words_[end].text in _QUOTES or words_[end].text in (",", ";", ".", "–", "—", "--")
        )
        if closes and any(verb < end for verb in verbs):
            text = sentence.text_of(first, end, grammar.text).strip(" ,;.")
            if len(text) < _LONGEST_QUOTE and not any(mark in text for mark in _QUOTES):
                found[f"“{text}”"] = end
        if end < len(words_) and words_[end].text in _QUOTES:
            break
    return dict(reversed(found.items()))


def _told(grammar: SentenceGrammar, clause: Clause) -> Clause | None:
    """The clause of what is told or said without "that": "told the paper | the sides had agreed"."""
    sentence, last = grammar.sentence, clause.verb.last
    following = next((c for c in sentence.clauses if c.verb.first > last), None)
    if following is None or following.subject is None or following.subject[0] <= last:
        return None
    between = [i for i in range(last + 1, following.subject[0]) if i not in grammar.silent]
    if clause.verb.lemma != "tell":
        dated = following.subject[0] > last + 1 and clause.verb.lemma in SAYING
        return following if dated and all(sentence.words[i].text == "," for i in between) else None
    plain = all(sentence.tags[i] in ("DT", "JJ", "NN", "NNS", "NNP", "PRP", "POS") for i in between)
    return following if between and plain else None


def _content_before(background: Background, index: int, clause: Clause) -> dict[str, int]:
    """What is said, where the saying comes behind it and a comma: "The road is open, police said"."""
    grammar = background.grammar(index)
    sentence = grammar.sentence
    subject = clause.subject
    if subject is None or subject[0] < _LEAST_SAID or sentence.words[subject[0] - 1].text != ",":
        return {}
    if any(c.verb.first > clause.verb.last and c.verb.form is VerbForm.FINITE for c in sentence.clauses):
        return {}
    content = next((c for c in sentence.clauses if c.role is Role.MAIN and c.verb.form is VerbForm.FINITE), None)
    if clause.role is not Role.MAIN:
        return {}
    if content is None or content is clause:
        return {}
    if content.subject is None or content.verb.last >= subject[0]:
        return {}
    return _content_between(background, index, content, content.subject[0], subject[0] - 1, None)


def _content_between(
    background: Background, index: int, content: Clause, first: int, last: int, must: int | None
) -> dict[str, int]:
    """What a clause tells in the words ``first`` to ``last``, cut where it can be."""
    grammar = background.grammar(index)
    sentence = grammar.sentence
    predicate = predicate_of(grammar, content.verb.last)
    kept = without_asides(grammar, first, last, () if must is None else (must,))
    subject = subject_of(grammar, predicate)
    if subject is not None and subject[0] in kept and must is None:
        modifiers = set(noun_phrase(grammar, subject[0], full=True)) - set(noun_phrase(grammar, subject[0], full=False))
        if (
            len(said(grammar, kept)) > _LONGEST_QUOTE
        ):  # the subject without what describes it leaves room for what it does
            kept = [i for i in kept if i not in modifiers]
    if _is_spoken(sentence, kept, _FIRST_PERSON_SPOKEN):
        return {}
    instead = spelled_out(background, index, kept) | _will(grammar, content)
    found: dict[str, int] = {}
    for end in ends(grammar, first, last, predicate):
        if end > max(content.verb.last, must or 0) and not is_half(grammar, content.verb.last, end):
            text = said(grammar, [i for i in kept if i < end], instead)
            if text and sentence.tags[kept[0]] != "NNP" and text[1:2].islower():
                text = text[:1].lower() + text[1:]
            if text:
                found.setdefault(text, end)
    return found


def _is_spoken(sentence: Sentence, kept: Sequence[int], own: frozenset[str]) -> bool:
    """Whether some words are somebody's own, by their pronouns. "US" is none."""
    return any(sentence.words[i].low in own and sentence.words[i].text != "US" for i in kept)


def _will(grammar: SentenceGrammar, clause: Clause) -> dict[int, str]:
    """ "will" for the "would" of what was said to lie ahead, which a headline says in the present."""
    found = {}
    for other in grammar.sentence.clauses:
        first = other.verb.first
        inside = clause.verb.first <= first
        if inside and grammar.sentence.words[first].low == "would" and not other.verb.perfect:
            found[first] = "will"
    return found


def find_said_before(background: Background, index: int, predicate: int) -> dict[str, int]:
    """What is said, where it stands before the verb of saying: "The road is open, police said"."""
    grammar = background.grammar(index)
    tree, tags = grammar.tree, grammar.sentence.tags
    content = next(
        (c for c in grammar.children[predicate] if c < predicate and tree.relations[c] in ("ccomp", "parataxis")), None
    )
    if (
        content is None
        and tree.relations[predicate] in ("parataxis", "ccomp", "conj")
        and tree.heads[predicate] < predicate
    ):
        content = tree.heads[predicate]
    if content is None or content == ROOT:
        return {}
    if content in grammar.verbs and grammar.verbs[content].role is Role.ADVERBIAL:
        return {}  # "While prices rose, the bank announced a loan"
    opening = grammar.child(content, "mark")
    if opening is not None and grammar.sentence.words[opening].low in SUBORDINATING:
        return {}
    first = grammar.low[content]
    last = min(grammar.high[content], grammar.low[predicate] if content == tree.heads[predicate] else predicate)
    kept = [i for i in without_asides(grammar, first, last) if grammar.sentence.words[i].text not in _QUOTES]
    if not any(tags[i].startswith("VB") or tags[i] == "MD" for i in kept):
        return {}
    spoken = _is_spoken(grammar.sentence, kept, _FIRST_PERSON)
    if spoken and not all(grammar.sentence.quoted[i] for i in kept):
        return {}
    instead = {} if spoken else spelled_out(background, index, kept)
    found: dict[str, int] = {}
    verbs = [other.verb.last for other in grammar.sentence.clauses if first <= other.verb.first < last]
    breaks = [
        i for i in range(last - 1, first, -1) if grammar.sentence.words[i].low in _CLOSING and min(verbs, default=i) < i
    ]
    for end in [*ends(grammar, first, last, content), *(breaks if spoken else [])]:
        text = said(grammar, [i for i in kept if i < end], instead)
        if spoken and text:
            text = f"“{text}”"
        elif text and tags[kept[0]] != "NNP" and text[1:2].islower():
            text = text[:1].lower() + text[1:]
        if text:
            found.setdefault(text, end)
    return found


def pauses(grammar: SentenceGrammar, first: int, last: int) -> list[int]:
    """Where a clause may end by its words alone: before a preposition, a comma, a verb that goes along with it."""
    sentence = grammar.sentence
    return [
        place
        for place in range(first + 1, last + 1)
        if place == len(sentence.words)
        or (
            not sentence.quoted[place]
            and sentence.tags[place - 1] not in ("VB", "VBG", "JJ", "IN", "TO", "CC", "DT")
            and (
                sentence.words[place].text in (",", ";", ".", ":", "—", "–", "--")
                or sentence.tags[place] in ("IN", "TO", "WH", "CC")
            )
            and sentence.words[place].low != "of"
        )
    ]


def _in_present(grammar: SentenceGrammar, clause: Clause, predicate: int, kept: Sequence[int]) -> dict[int, str]:
    """The verbs that go along with the one of a headline, in the present tense, too: "seizes and inspects the ship"."""
    instead: dict[int, str] = {}
    here = set(kept)
    for last, other in grammar.verbs.items():
        verb = other.verb
        past = verb.form is VerbForm.FINITE and verb.tense is Tense.PAST
        if last not in here or not past:
            continue
        if verb.perfect or verb.modal:
            continue
        own = predicate_of(grammar, last)
        relation = grammar.tree.relations[own]
        joined = other.marker in ("and", "or", "but") and other.subject == clause.subject
        along = grammar.tree.heads[own] == predicate and relation in ("conj", "advcl")
        along = along or other.marker in ("when", "after", "as", "while", "before", "because", "until")
        subject = subject_of(grammar, own)
        helped = verb.first and grammar.sentence.words[verb.first - 1].text in _QUOTES  # had "changed"
        if helped or verb.first < min(here) or not (joined or (along and subject is not None)):
            continue
        plural = plural_by_verb(grammar.sentence, verb)
        if plural is None:
            shared = subject or subject_of(grammar, predicate)
            plural = (is_many(grammar, shared[0]) if shared else False) or _joins_names_before(grammar, verb.first)
        instead.update(dict.fromkeys(range(verb.first, verb.last + 1), ""))
        instead[verb.first] = headline_verb(
            grammar.sentence, verb, grammar.text, plural=plural, passive=is_passive(grammar, verb)
        )
    return instead


def _joins_names_before(grammar: SentenceGrammar, verb: int) -> bool:
    """Whether two names with "and" between stand right before a verb: "both Falk and Beck claimed"."""
    nouns = verb > 2 and grammar.sentence.tags[verb - 3 : verb] == ("NNP", "CC", "NNP")
    return nouns and grammar.sentence.words[verb - 2].low == "and"


def place_before(background: Background, index: int, grammar: SentenceGrammar, predicate: int, word: int) -> str:
    """ "in Cairo" of "In Cairo, protesters clashed with police", which a headline says at its end."""
    for child in grammar.children[predicate]:
        if child < word and grammar.tree.relations[child] == "obl" and grammar.case(child) in ("in", "at", "near"):
            inside = range(grammar.low[child], grammar.high[child])
            if any(name.place and name.first in inside for name in background.names[index]) and len(inside) < 8:
                text = said(grammar, without_asides(grammar, inside.start, inside.stop))
                return text[:1].lower() + text[1:]
    return ""
