"""Who takes part in a happening, and where it is: names of its sentence, those that a model is sure enough of.

A town can be named without taking part: "nurses in Port Ellis", "the Port Ellis market". Who does is a *party*.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

from timeline.extraction.grammar import (
    LISTS,
    SentenceGrammar,
    predicate_of,
    subject_of,
    without_asides,
    words_at,
)
from timeline.extraction.referents import ORIGIN, PAIRS, Background, Entity, Referents, is_name
from timeline.extraction.story import Head
from timeline.extraction.title_text import LONGEST_CANDIDATE, finished
from timeline.language.clauses import Clause, Sentence, VerbForm
from timeline.language.lexicon import SAYING, TELLING, lexicon, stems, words
from timeline.language.names import PARTICLES
from timeline.language.syntax import ROOT

MOST: Final = 6
"""Names that are shown of a happening, at most, of people and groups and of places."""
_LOCATIVE: Final = LISTS["locative"]
_MOVING: Final = LISTS["moving"]
_WITH: Final = LISTS["accompanying"]
_REACHED: Final = LISTS["reaching"]
_ARGUMENTS: Final = words("nsubj nsubj:pass obj iobj obl nmod nmod:poss dep")
"""How a party depends on the word that names the happening: "Lee" of "Lee resigned" and of "the arrest of Lee". Often
the parser says no more than that a subject depends on its verb ("dep")."""
_BESIDE: Final = words("conj appos flat")
"""How a name depends on another one, or on an office, that is the same or does the same."""
_FARTHEST: Final = 4
"""Steps in the dependencies from the happening to a name that are told apart."""

_SURE: Final = 0.6
_PERHAPS: Final = 0.4
"""How certain it is whom a pronoun means, in three steps, each with a weight that was learnt; the steps are not
measured."""


class NameCandidate(NamedTuple):
    """A name that may take part, or be where the happening is: its full form, and the features that decide. ``acts`` is
    whether it is a party of its own, and not only what somebody or something else is named by."""

    name: str
    kind: str
    features: tuple[str, ...]
    acts: bool = True


class Participants(NamedTuple):
    """``who`` takes part and ``where``. ``parties`` are those of who that act or are acted on themselves: Ann Lee of
    "Police arrested Ann Lee", but not Port Ellis of "Fire destroyed the Port Ellis market"."""

    who: tuple[str, ...]
    where: tuple[str, ...]
    parties: tuple[str, ...]


NOBODY: Final = Participants((), (), ())


class ParticipantWeights(NamedTuple):
    """The log-odds of each feature, and the lowest score of a name that is shown, of who and of where."""

    who: Mapping[str, float]
    where: Mapping[str, float]
    least_who: float
    least_where: float


@cache
def weights() -> ParticipantWeights:
    """Return the weights that the package ships; ``benchmarks/train_participants.py`` makes them."""
    stored = json.loads(resources.files("timeline.extraction").joinpath("participants.json").read_bytes())
    return ParticipantWeights(stored["who"], stored["where"], stored["least_who"], stored["least_where"])


def participants(background: Background, index: int, word: int, headline: str = "") -> Participants:
    """Return who takes part in the happening that a word of sentence ``index`` names, and where it is.

    ``headline`` is that of the happening. Of "Ann Lee met Bo Chen in Oslo on Monday." and "met" it is (Ann Lee, Bo
    Chen) and (Oslo,).
    """
    found = list(name_candidates(background, index, word, headline))
    who, where = choose_names(found, weights())
    sentence = background.story[index].sentence
    text = background.text[sentence.start : sentence.end]
    acting = {each.name for each in found if each.acts}
    return Participants(
        who,
        tuple(f"The {name}" if f" The {name}" in text else name for name in where),
        tuple(name for name in who if name in acting),
    )


def choose_names(found: list[NameCandidate], given: ParticipantWeights) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names whose scores suffice: of a name that could be both, where if that is likelier."""
    who: dict[str, None] = {}
    where: dict[str, None] = {}
    for each in found:
        acts = score(each.features, given.who) - given.least_who
        holds = score(each.features, given.where) - given.least_where
        if acts >= 0 and acts >= holds:
            who[each.name] = None
        elif holds >= 0:
            where[each.name] = None
    return tuple(who)[:MOST], tuple(where)[:MOST]


def score(features: tuple[str, ...], given: Mapping[str, float]) -> float:
    """Return the log-odds that features add up to."""
    return math.fsum([given.get(feature, 0.0) for feature in features])


def name_candidates(background: Background, index: int, word: int, headline: str) -> Iterator[NameCandidate]:
    """Yield the names of a sentence, and the one that its subject means, each once."""
    grammar = background.grammar(index)
    predicate = predicate_of(grammar, word) if word in grammar.verbs else word
    found = subject_of(grammar, predicate) if word in grammar.verbs else None
    subject = found[0] if found else None
    given: set[str] = set()
    for mention, entity in background.referents.of_sentence[index]:
        if is_name(entity) and entity.name not in given:
            given.add(entity.name)
            if entity.kind == "place" and _owns(grammar, mention.last):
                continue
            span = range(mention.first, mention.last)
            head = next((each for each in span if grammar.tree.heads[each] not in span), mention.first)
            features = _name_features(
                background, entity, headline, grammar.sentence.text_of(*mention[1:3], grammar.text)
            )
            features += _place_features(grammar, predicate, subject, head)
            yield NameCandidate(
                entity.name, entity.kind, tuple(features), _acts(grammar, predicate, subject, span, head)
            )
    if subject is not None:
        for name, certainty in _meant(background, index, subject):
            entity = background.referents.entities[name]
            if name not in given and is_name(entity):
                sure = f"meant {'sure' if certainty > _SURE else 'perhaps' if certainty > _PERHAPS else 'unsure'}"
                features = _name_features(background, entity, headline, name)
                yield NameCandidate(name, entity.kind, (*features, sure, f"{sure} {entity.kind}"))


def _acts(grammar: SentenceGrammar, predicate: int, subject: int | None, name: range, head: int) -> bool:
    """Return whether a name is a subject or an object of the happening, or stands beside one: "the singer Ann Lee"."""
    heads, relations = grammar.tree.heads, grammar.tree.relations
    if _owns(grammar, name.stop):
        return relations[head] == "nmod:poss" and heads[head] == predicate
    if subject in name:
        return True
    while relations[head] in _BESIDE and heads[head] != ROOT:
        head = heads[head]
    return heads[head] == predicate and relations[head] in _ARGUMENTS and grammar.case(head) not in _LOCATIVE


def _owns(grammar: SentenceGrammar, last: int) -> bool:
    """Return whether a name is an owner: Spain's king is not where something happens."""
    tags = grammar.sentence.tags
    return last < len(tags) and tags[last] == "POS"


def _name_features(background: Background, entity: Entity, headline: str, text: str) -> list[str]:
    """What the article tells of a name."""
    parts = entity.name.split()
    mentioned = len(entity.mentions)
    ranked = sorted((len(each.mentions) for each in background.referents.entities.values()), reverse=True)
    rank = ranked.index(mentioned)
    in_headline = entity.name in headline or text in headline
    return [
        "bias",
        f"kind {entity.kind}",
        f"headline {in_headline:d} {entity.kind}",
        f"parts {min(len(parts), 3)} {entity.kind}",
        f"told {'once' if mentioned == 1 else 'twice' if mentioned == 2 else 'often'}",
        f"rank {'first' if rank == 0 else 'high' if rank < 4 else 'low'}",
        f"title {entity.name in background.title or text in background.title:d}",
        f"role {bool(entity.roles):d}",
        f"capitals {parts[0].isupper() and len(parts[0]) > 1:d} {entity.kind}",
        f"known {all(part.lower() in lexicon().parts for part in parts):d}",
    ]


def _place_features(grammar: SentenceGrammar, predicate: int, subject: int | None, head: int) -> list[str]:
    """Where a name stands in the grammar of the happening."""
    tree, tags = grammar.tree, grammar.sentence.tags
    steps: list[str] = []
    at = head
    while at not in (ROOT, predicate) and len(steps) <= _FARTHEST:
        steps.append(tree.relations[at])
        at = tree.heads[at]
    route = "<".join(steps[:2]) if at == predicate else "outside"
    case = grammar.case(head)
    kind = (
        "in"
        if case in _LOCATIVE
        else "to"
        if case in _MOVING
        else "with"
        if case in _WITH
        else "of"
        if case == "of"
        else "other"
        if case
        else "none"
    )
    acts = subject is not None and grammar.low[subject] <= head < grammar.high[subject]
    own = tree.heads[head] in grammar.verbs and grammar.verbs[tree.heads[head]].verb
    behind = tags[head + 1] if head + 1 < len(tags) else ""
    says = own and own.lemma in SAYING | TELLING
    reached = own and tree.relations[head] == "obj" and own.lemma in _REACHED
    place = "subject" if head == subject else "in subject" if acts else "inside" if at == predicate else "outside"
    return [
        f"at {place}",
        f"steps {min(len(steps), 4)} {place}",
        f"route {route}",
        f"case {kind} {place}",
        f"case {kind} {route if len(steps) == 1 else ''}",
        f"owner {behind == 'POS':d} {place}",
        f"before noun {behind in ('NN', 'NNS', 'JJ'):d} {place}",
        f"says {bool(says):d} {place}",
        f"reached {bool(reached):d}",
        f"quoted {grammar.sentence.quoted[head]:d}",
        f"side {'left' if head < predicate else 'right'} {place}",
    ]


def _meant(background: Background, index: int, subject: int) -> Iterator[tuple[str, float]]:
    """Whom a pronoun or an office in the subject means; "the couple" are two."""
    sentence = background.story[index].sentence
    low = sentence.words[subject].low
    if sentence.tags[subject] == "PRP":
        entities = background.referents.entities
        found = [
            each
            for each in background.referents.meant(index, subject)
            if each.kind == "person" and each.text in entities
        ]
    elif sentence.tags[subject] == "NN":
        found = background.referents.by_role(index, low)
    else:
        return
    for each in found[:1]:
        for name in each.text.split(" and ") if low in PAIRS else (each.text,):
            yield name, each.certainty


def refers_back(sentence: Sentence, clause: Clause) -> str:
    """Return how the subject of a clause points back: "pronoun", "definite", or "" where it does not."""
    if clause.subject is None:
        return ""
    first = sentence.words[clause.subject[0]].low
    if sentence.tags[clause.subject[0]] == "PRP":
        return "pronoun"
    return "definite" if first in ("the", "these", "this", "those", "that", "such") else ""


def own_words(background: Background, index: int, clause: Clause) -> str:
    """Return a clause with its subject in the words of the text, without its dates: "The addition was announced" of
    "(the addition was announced on Friday)". "" where its subject does not say who, or it is too long."""
    grammar = background.grammar(index)
    if clause.subject is None or clause.verb.form is not VerbForm.FINITE:
        return ""
    first = clause.subject[0]
    if grammar.sentence.tags[first] in ("PRP", "WH", "DT") and clause.subject[1] - first == 1:
        return ""
    text = finished(words_at(grammar, [n for n in range(first, clause.end) if n not in grammar.silent]))
    return text if len(text) < LONGEST_CANDIDATE and text.count(" ") >= _FEWEST_OWN else ""


_FEWEST_OWN: Final = 2
"""Blanks in the own words of a clause, at least: "Woolworths limited" tells nothing; not measured."""


_FRAMING: Final = ("after", "before", "since")
"""Prepositions of what was at another time than the clause around it."""


def names_happening(title: str, background: Background, head: Head) -> bool:
    """Return whether a title tells the happening that a word names: the date of a row is that of this word alone. Not
    where the word says what came before: "Remarks surface after a protest" tells no protest."""
    grammar = background.grammar(head.sentence)
    low = grammar.sentence.words[head.word].low
    if head.phrase is not None or head.clause is None:
        return set(stems(low)) <= set(stems(title)) and grammar.case(head.word) not in _FRAMING
    lemma = grammar.sentence.clauses[head.clause].verb.lemma
    return any(set(stems(form)) <= set(stems(title)) for form in (low, lemma))


def place_before(background: Background, index: int, grammar: SentenceGrammar, predicate: int, word: int) -> str:
    """ "in Cairo" of "In Cairo, protesters clashed with police", which a headline says at its end."""
    for child in grammar.children[predicate]:
        if child < word and grammar.tree.relations[child] == "obl" and grammar.case(child) in ("in", "at", "near"):
            inside = range(grammar.low[child], grammar.high[child])
            if any(name.place and name.first in inside for name in background.names[index]) and len(inside) < 8:
                text = words_at(grammar, without_asides(grammar, inside.start, inside.stop))
                return text[:1].lower() + text[1:]
    return ""


def find_topic(referents: Referents, index: int, *, owned: bool) -> str:
    """What an article tells of most: the name in its headline that it uses again, without a headline one that it uses
    often; of several one that sentence ``index`` or the one before has. "" where nothing stands out.

    A person whom the sentence does not name stands for it only where a title says "his" or "her" (``owned``), a group
    only where the headline names it.
    """
    topics = referents.topics
    least = _LEAST_TOPIC_OF_HEADLINE if topics else _LEAST_TOPIC
    here = {entity.name for _, entity in referents.of_sentence[index]}
    before = {entity.name for _, entity in referents.of_sentence[index - 1]} if index else set()
    likely = (each for each in referents.entities.values() if len(each.mentions) >= least and _stands_alone(each))
    of_headline = (each for each in likely if each.name in topics or not topics)
    found = [each for each in of_headline if each.name in here or _is_about(each, topics, owned=owned)]
    return max(found, key=lambda each: (each.name in here | before, len(each.mentions))).name if found else ""


_LEAST_TOPIC: Final = 5
"""Mentions of what an article without a headline is about, at least."""
_LEAST_TOPIC_OF_HEADLINE: Final = 2
"""Mentions of what it is about that its headline names, at least: of news-gold's titles without a name the name in
front made 18 share half of their words with the reader's, and lost 4, by these two."""


def _is_about(entity: Entity, topics: Collection[str], *, owned: bool) -> bool:
    """Whether an article may tell of an entity in a sentence that does not name it: of places always."""
    if entity.kind == "place":
        return True
    return owned if entity.kind == "person" else entity.name in topics


def _stands_alone(entity: Entity) -> bool:
    """Whether a name says by itself what an article is about: not "US-led", not "Libyan"."""
    parts = entity.name.split()
    plain = all(part[:1].isupper() or part in PARTICLES for part in parts) and "-" not in entity.name
    origin = len(parts) == 1 and entity.kind != "place" and entity.name.endswith(ORIGIN)
    says_little = origin or len(entity.name) <= _LEAST_LETTERS
    return is_name(entity) and plain and not says_little


_LEAST_LETTERS: Final = 3
"""A topic has more letters than this: "UN" says less than what stands behind it."""
