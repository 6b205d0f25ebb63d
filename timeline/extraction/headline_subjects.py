"""What may stand in a headline for the subject of a verb: the phrase as it stands, a name, what a pronoun means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from timeline.extraction.antecedents import antecedent, carried_on
from timeline.extraction.background import NOUNS, Background
from timeline.extraction.grammar import (
    SentenceGrammar,
    is_many,
    noun_phrase,
    said,
    subject_of,
)
from timeline.extraction.heads import kind_of
from timeline.extraction.referents import PAIRS
from timeline.language.clauses import Clause, Role
from timeline.language.parser import ROOT
from timeline.language.verbs import VerbForm
from timeline.language.wordlists import CALENDAR, TIMES, words


@dataclass(frozen=True, slots=True)
class Named:
    """What may stand in a headline for a noun phrase or pronoun: its text, whether it is many, and why.

    ``rule`` is "as it stands", "name", "office and name", "short", "span", "role" or "resolved"; ``certainty`` is 0 to
    1; ``kind`` is what it is: person, group, place, act, event ..., "" where that is not known.
    """

    text: str
    plural: bool
    rule: str
    certainty: float = 1.0
    kind: str = ""


_HOW: Final = {"own": 1.0, "described": 0.8, "controlled": 0.6, "shared": 0.8}
"""How sure a subject is, by how it was found."""


_PLAIN: Final = ("NN", "NNS", "NNP", "JJ", "DT", "CD", "POS", "PRP$")


_SURE: Final = 0.5
"""How sure a pronoun must be to be spelled out within a phrase."""


_HONORIFICS: Final = words("mr mrs ms miss mx dr sir dame")


_BEFORE_NAME: Final = _HONORIFICS | words(
    "president minister premier chancellor secretary senator governor mayor king queen prince princess pope bishop "
    "general colonel captain sergeant judge justice sheriff officer chief director chairman chairwoman leader speaker "
    "coach professor sen rep gov gen col sgt capt lt the but and"
)
"""What may stand before a last name that the first name can be added to."""


_MISTER: Final = re.compile(r"^(?:Mr|Mrs|Ms|Miss)\.? (?=[A-Z][\w’'-]+ [A-Z])")
_ARTICLE: Final = re.compile(r"(?:the|an?) ", re.IGNORECASE)
_POINTING: Final = words("this these")


def find_subjects(background: Background, index: int, clause: Clause, predicate: int) -> tuple[list[Named], bool]:
    """What may stand as the subject of a clause: by the grammar, and by the words before its verb where the two
    disagree; and whether they agree."""
    grammar = background.grammar(index)
    by_tree = subject_of(grammar, predicate)
    span = clause.subject
    found: list[Named] = []
    parsed = by_tree is not None and by_tree[1] == "own"
    if span is not None and not parsed and (undated := _before_date(grammar, span, clause.verb.first)) is not None:
        of = (i for i in range(*undated) if grammar.sentence.words[i].low == "of")
        noun = max(next(of, undated[1]) - 1, undated[0])
        share = grammar.sentence.words[noun].low in _SHARES and "NNS" in grammar.sentence.tags[noun : undated[1]]
        return _of_span(background, index, undated, noun, many=share), True
    if (host := before_aside(grammar, clause, span)) is not None:
        host = by_tree[0] if by_tree is not None and parsed and by_tree[0] <= host else host
        return _named(background, index, host, predicate, _HOW["described"]), True
    if by_tree is not None:
        agrees = span is not None and span[0] <= by_tree[0] < span[1]
        certain = _HOW[by_tree[1]] * (1.0 if agrees else 0.5 if span else 0.8)
        found += _named(background, index, by_tree[0], predicate, certain)
        if agrees and span is not None:
            if span[0] < grammar.low[by_tree[0]] and _is_nominal(grammar, span):
                return _of_span(background, index, span, by_tree[0]), True  # "Ukrainian | media"
            whole = noun_phrase(grammar, by_tree[0], full=True) == list(range(*span))
            if not whole and _is_joined(grammar, span):
                return _of_span(background, index, span, by_tree[0], many=True), True  # "Ann Lee and | Bo Chen"
            main = by_tree[1] == "own" or (clause.role is Role.MAIN and clause.verb.last not in grammar.participles)
            if not whole and main and (opening := _head_before(grammar, span, by_tree[0])) is not None:
                return _of_span(background, index, span, opening), True  # "Talks between Ann Lee and | the unions"
        joined = span is not None and by_tree[1] == "shared" and _follows_joint(grammar, clause)
        if agrees or span is None or joined:  # "won three titles and returned": whoever won
            return found, agrees or joined
    before = grammar.sentence.tags[clause.verb.first - 1] if clause.verb.first else ""
    if span is None and before != "IN":  # "on the eve of passing a bill"
        span = antecedent(grammar.sentence, clause) or carried_on(grammar.sentence, clause)
    if span is not None and (head := _head_of_span(grammar, span)) is not None:
        low, high = grammar.low[head], grammar.high[head]
        if span[0] <= low and high <= span[1]:
            found += _named(background, index, head, predicate, 0.45)
        else:
            found += _of_span(background, index, span, head)
    return found, False


_SHARES: Final = words("half third quarter majority most all some many several two-thirds")
"""What is many where what it is a part of is: "half of all thefts"."""


def _before_date(grammar: SentenceGrammar, span: tuple[int, int], verb: int) -> tuple[int, int] | None:
    """The words before a date that was read as the subject: "half of all thefts" of "Half of all thefts since March
    occurred in Lindal"."""
    apart = any(grammar.sentence.words[i].text == "," for i in range(span[1], verb))
    if apart or not grammar.silent.issuperset(range(*span)):
        return None
    tags, last = grammar.sentence.tags, span[0]
    while last > 0 and last - 1 in grammar.silent:
        last -= 1
    first = last
    while first > 0 and tags[first - 1] in (*_PLAIN, "IN", "JJR", "RBR") and first - 1 not in grammar.silent:
        first -= 1
    nominal = first < last and tags[last - 1] in NOUNS[:3] and (tags[first] != "IN" or first == 0)
    return (first, last) if nominal else None


def before_aside(grammar: SentenceGrammar, clause: Clause, span: tuple[int, int] | None) -> int | None:
    """The noun before an aside, where what was read as the subject is the end of the aside: "return" of "His return,
    planned since the rebels' fall, was delayed". A comma parts such a subject from its verb."""
    words_, tags, verb = grammar.sentence.words, grammar.sentence.tags, clause.verb
    if span is None or verb.form is not VerbForm.FINITE or span[1] > verb.first:
        return None
    closing = [i for i in range(span[1], verb.first) if words_[i].text == ","]
    if len(closing) != 1 or (words_[verb.first - 1].text != "," and tags[verb.first - 1] != "RB"):
        return None
    commas = [i for i in range(closing[0]) if words_[i].text == ","]
    while len(commas) > 1 and all(tags[i] == "NNP" for i in range(commas[-1] + 1, closing[0])):
        commas.pop()  # "the mayor of Lindal, Norland,"
    opening = commas[-1] if commas and commas[-1] > 0 else None
    if opening is None or closing[0] - opening > _LONGEST_ASIDE or tags[opening + 1] == "CC":
        return None
    inside = range(opening + 1, closing[0])
    told = any(tags[i] in ("VBD", "VBZ", "VBP", "MD") for i in inside) and tags[opening + 1] != "WH"
    return opening - 1 if not told and tags[opening - 1] in NOUNS[:3] else None


_LONGEST_ASIDE: Final = 25
"""Words between the commas of an aside, at most."""
_PREPOSITIONS: Final = words(
    "of in on with by between from for at against into through during under over towards to among"
)


def _head_before(grammar: SentenceGrammar, span: tuple[int, int], word: int) -> int | None:
    """The noun that a subject begins with, where the grammar took one behind a preposition or "and" for it."""
    low = grammar.low[word]
    joints = {grammar.sentence.words[i].low for i in (low - 1, low) if i > span[0]}
    if joints.isdisjoint(_PREPOSITIONS | {"and", "or"}):
        return None
    tags = grammar.sentence.tags
    first = next((i for i in range(*span) if grammar.sentence.words[i].low in _PREPOSITIONS), None)
    if first is None or first == span[0] or tags[first - 1] not in ("NN", "NNS"):
        return None
    plain = all(tags[i] in (*_PLAIN, "IN", "CC", "VBN", "TO") for i in range(*span))
    return first - 1 if plain and not grammar.silent.intersection(range(*span)) else None


def _follows_joint(grammar: SentenceGrammar, clause: Clause) -> bool:
    """Whether "and", "or" or "but" stands right before a verb, so that it has the subject of the verb before."""
    before = clause.verb.first - 1
    while before > 0 and (grammar.sentence.tags[before] == "RB" or before in grammar.silent):
        before -= 1
    return before >= 0 and grammar.sentence.tags[before] == "CC"


def _is_nominal(grammar: SentenceGrammar, span: tuple[int, int]) -> bool:
    """Whether some words are one plain noun phrase."""
    return all(grammar.sentence.tags[i] in _PLAIN for i in range(*span)) and not grammar.silent.intersection(
        range(*span)
    )


def _is_joined(grammar: SentenceGrammar, span: tuple[int, int]) -> bool:
    """Whether some words are plain noun phrases with "and" between."""
    tags = grammar.sentence.tags
    joints = [i for i in range(*span) if tags[i] == "CC" or grammar.sentence.words[i].text == ","]
    plain = all(i in joints or tags[i] in _PLAIN for i in range(*span))
    if not joints or not plain or grammar.silent.intersection(range(*span)):
        return False
    last = joints[-1]
    joined = grammar.sentence.words[last].low == "and" and span[0] < last < span[1] - 1 and tags[last - 1] in NOUNS
    return (
        joined
        and tags[span[1] - 1] in NOUNS
        and all(i > span[0] and tags[i - 1] in NOUNS and i - 1 not in joints for i in joints[:-1])
    )


def _of_span(
    background: Background, index: int, span: tuple[int, int], head: int, *, many: bool = False
) -> list[Named]:
    """The words before a verb as its subject, where the grammar sees no phrase in them."""
    grammar = background.grammar(index)
    if span[1] - span[0] == 1 and grammar.sentence.tags[span[0]] == "PRP":
        return _named(background, index, span[0], span[1], 0.45)
    indices = [i for i in range(*span) if i not in grammar.silent]
    many = many or is_many(grammar, head)
    found = [
        Named(
            said(grammar, indices, spelled_out(background, index, indices)),
            many,
            "span",
            0.4,
            _kind(background, index, head),
        )
    ]
    inside = [pair for pair in background.referents.of_sentence[index] if span[0] <= pair[0].first < span[1]]
    for mention, entity in inside:
        before = grammar.sentence.tags[span[0] : mention.first]
        if mention.last == span[1] and not many and all(tag in _PLAIN for tag in before):
            found.append(Named(entity.name, False, "name", 0.4, entity.kind))
    tags = grammar.sentence.tags
    people = [entity.name for _, entity in inside if entity.kind == "person"]
    if len(people) == len(inside) == 2 and tags[span[0] : span[1]].count("CC") == 1 and inside[-1][0].last == span[1]:
        found.append(Named(" and ".join(people), True, "name", 0.4, "person"))  # without their offices
    return [each for each in found if each.text]


def _head_of_span(grammar: SentenceGrammar, span: tuple[int, int]) -> int | None:
    """The word of a span that depends on one outside it, a noun if there are several."""
    outside = [word for word in range(*span) if not span[0] <= grammar.tree.heads[word] < span[1]]
    nouns = [word for word in outside if grammar.sentence.tags[word] in ("NN", "NNS", "NNP", "PRP", "CD", "DT")]
    return nouns[0] if nouns else outside[0] if outside else None


def find_named(background: Background, index: int, word: int, deed: int) -> list[Named]:
    """What may stand for the noun phrase around a word, without the noun of the deed that it belongs to."""
    grammar = background.grammar(index)
    inside = range(grammar.low[word], grammar.high[word])
    if deed in inside:
        return []
    found = _named(background, index, word, deed, 0.8)
    shorter = any(each.rule == "short" for each in found)
    return [each for each in found if not (shorter and each.rule == "as it stands")]


def _named(background: Background, index: int, word: int, predicate: int, certainty: float) -> list[Named]:
    """What may stand for the noun phrase around a word: as it stands, its name, its office and name, what is meant."""
    grammar = background.grammar(index)
    sentence, tags = grammar.sentence, grammar.sentence.tags
    low = sentence.words[word].low
    many = is_many(grammar, word)
    if tags[word] in ("PRP", "PRP$") or low in ("this", "that", "these", "those"):
        several = low in ("they", "we", "these", "those", "their")
        found = [
            Named(each.text, several, "resolved", certainty * each.certainty, each.kind)
            for each in background.referents.meant(index, word)
        ]
        return found or [Named(sentence.words[word].text, several, "pronoun", certainty, "pronoun")]
    kind = _kind(background, index, word)
    named = any(m.first <= word < m.last for m, _ in background.referents.of_sentence[index])
    many = many or _joins_people(background, index, word)
    if many and named and (kind, tags[word]) == ("person", "NNS"):
        many = bool(grammar.child(word, "conj"))  # "Chartres", tagged as a plural
    full = [i for i in noun_phrase(grammar, word, full=True) if i < predicate or word > predicate]
    short = [i for i in noun_phrase(grammar, word, full=False) if i < predicate or word > predicate]
    full, short = before_clause(grammar, word, predicate, full), before_clause(grammar, word, predicate, short)
    instead = spelled_out(background, index, full)
    instead = owner_spelled_out(background, index, full, instead)
    found = [Named(said(grammar, full, instead), many, "as it stands", certainty, kind)]
    if short != full:
        found.append(Named(said(grammar, short, instead), many, "short", certainty, kind))
    found += _by_name(background, index, word, many, certainty)
    determined = grammar.child(word, "det", "nmod:poss")
    pointing = determined is not None and sentence.words[determined].low in ("the", "this", "that", "these", "those")
    one = not many and tags[word] in ("NN", "NNS")
    if pointing and one and len(short) <= 4:
        beside = [sentence.words[i].text for i in short if i != word and tags[i] not in ("DT", "PRP$")]
        for each in background.referents.by_role(index, low, beside):
            several = low in PAIRS and " and " in each.text
            found.append(Named(each.text, several, "role", certainty * each.certainty, each.kind))
    return [each for each in found if each.text]


def _joins_people(background: Background, index: int, word: int) -> bool:
    """Whether a noun phrase names two people with "and" between: "Ann Lee and the actor Bo Chen"."""
    grammar = background.grammar(index)
    low, high = grammar.low[word], grammar.high[word]
    inside = [m for m, e in background.referents.of_sentence[index] if e.kind == "person" and low <= m.first < high]
    return any(
        grammar.sentence.words[one.last].low == "and" and other.first - one.last <= _LONGEST_OFFICE
        for one, other in pairwise(inside)
        if one.last <= other.first
    )


_LONGEST_OFFICE: Final = 3
"""Words from the "and" behind a name to the next name, at most: "and the actor"."""


def owner_spelled_out(
    background: Background, index: int, kept: Sequence[int], instead: dict[int, str]
) -> dict[int, str]:
    """Also whom "his", "her", "its" or "their" means, at the beginning of some words: "Ann Lee’s visit"."""
    grammar = background.grammar(index)
    first = kept[0] if kept else 0
    if not kept or grammar.sentence.tags[first] != "PRP$":
        return instead
    owners = background.referents.meant(index, first)
    if not owners or owners[0].certainty <= _LEAST_OWNER:
        return instead
    name = without_article(owners[0].text)
    return {**instead, first: f"{name}’" if name.endswith("s") and owners[0].kind != "person" else f"{name}’s"}


_LEAST_OWNER: Final = 0.45
"""How sure an owner must be to be spelled out at the beginning of a headline, where the pronoun is no use."""


def _kind(background: Background, index: int, word: int) -> str:
    """What a noun phrase is, by its head: person, group, place, act, event ..., "" where that is not known."""
    for mention, entity in background.referents.of_sentence[index]:
        if mention.first <= word < mention.last:
            return entity.kind
    sentence = background.story[index].sentence
    return kind_of(sentence.words[word].low) or ("many" if sentence.tags[word] == "CD" else "")


def before_clause(grammar: SentenceGrammar, word: int, predicate: int, indices: Sequence[int]) -> list[int]:
    """The words of a noun phrase without the clause of the predicate, where that describes it."""
    below = predicate
    while below not in (ROOT, word) and grammar.tree.heads[below] != word:
        below = grammar.tree.heads[below]
    if below in (ROOT, word):
        return list(indices)
    return [index for index in indices if not grammar.low[below] <= index < grammar.high[below]]


def _by_name(background: Background, index: int, word: int, many: bool, certainty: float) -> list[Named]:
    """The name that a noun phrase is, or holds beside an office: "Ann Lee" of "the mayor, Ann Lee,"."""
    grammar = background.grammar(index)
    tree = grammar.tree
    if many:
        return []
    apposed = [each for each in grammar.children[word] if tree.relations[each] in ("appos", "flat") and each > word]
    inside = range(grammar.low[word], grammar.high[word])
    found = []
    for mention, entity in background.referents.of_sentence[index]:
        if mention.first not in inside:
            continue
        span = range(mention.first, mention.last)
        behind = grammar.sentence.tags[mention.last] if mention.last < len(grammar.sentence.tags) else ""
        if behind in ("NN", "NNS") or any(grammar.sentence.tags[i] == "CC" for i in inside if i not in span):
            continue  # "Ukrainian media", "Ann Lee and Bo Chen"
        if word in span or any(each in span and entity.kind == "person" for each in apposed):
            full = entity.name if entity.kind == "person" else grammar.sentence.text_of(*mention[1:3], grammar.text)
            if word in span and any(
                grammar.tree.relations[each] == "conj" for each in grammar.children[word] if each >= mention.last
            ):
                continue
            found.append(Named(full, False, "name", certainty, entity.kind))
            if word not in span:
                office = [i for i in noun_phrase(grammar, word, full=False) if i < mention.first]
                text = without_article(said(grammar, office))
                if text and len(text) < 40:
                    found.append(Named(f"{text} {full}", False, "office and name", certainty, entity.kind))
    return found


def spelled_out(background: Background, index: int, kept: Sequence[int]) -> dict[int, str]:
    """The full names of the people whom some words call by their last name, and whom a pronoun behind a verb means."""
    instead: dict[int, str] = {}
    here = set(kept)
    tags = background.story[index].sentence.tags
    for mention, entity in background.referents.of_sentence[index]:
        if entity.kind == "person" and mention.first in here and mention.last == mention.first + 1:
            word = background.story[index].sentence.words[mention.first].text
            before = background.story[index].sentence.words[mention.first - 1].text if mention.first else ""
            alone = (
                not before[:1].isupper() or mention.first - 1 not in here or before.lower().rstrip(".") in _BEFORE_NAME
            )
            if entity.name != word and entity.name.split()[-1] == word and alone:
                instead[mention.first] = entity.name
                if mention.first - 1 in here and before.lower().rstrip(".") in _HONORIFICS:
                    instead[mention.first - 1] = ""
    for at in kept:
        behind = tags[at + 1] if at + 1 < len(tags) else ""
        if tags[at] == "DT" and behind in ("NN", "NNS", "JJ") and _points(background, index, at):
            instead[at] = "the"  # what "this earthquake" points at is not in a headline
        low = background.story[index].sentence.words[at].low
        alone = behind not in (*NOUNS, "JJ")
        if tags[at] == "PRP" and alone and low in ("him", "her", "them"):
            meant = background.referents.meant(index, at)
            if meant and meant[0].certainty > _SURE:
                instead[at] = meant[0].text
    return instead


def _points(background: Background, index: int, at: int) -> bool:
    """Whether a word is "this" or "these" before a noun that is no stretch of time: not "this year's election"."""
    words_ = background.story[index].sentence.words
    behind = words_[at + 1].low
    return words_[at].low in _POINTING and behind not in TIMES and behind not in CALENDAR


def without_article(text: str) -> str:
    """ "The mayor" is "mayor", "Mr Bo Chen" is "Bo Chen"; "The Hague" stays."""
    text = _MISTER.sub("", text)
    match = _ARTICLE.match(text)
    return text[match.end() :] if match and text[match.end() : match.end() + 1] else text
