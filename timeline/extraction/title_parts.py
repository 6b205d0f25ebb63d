"""What may stand in a title: for the subject of a verb, and behind the verb, and where that may be cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from timeline.extraction.claims import ClaimReader
from timeline.extraction.grammar import (
    LISTS,
    SUBJECTS,
    SentenceGrammar,
    before_aside,
    ends,
    headline_verb,
    is_many,
    is_passive,
    noun_phrase,
    plural_by_verb,
    predicate_of,
    subject_of,
    without_asides,
    words_at,
)
from timeline.extraction.referents import (
    NOUNS,
    ORIGIN,
    PAIRS,
    Background,
    antecedent,
    inherited_subject,
    introduced_by_name,
    joins_people,
    without_owning_dates,
)
from timeline.extraction.story import another_day
from timeline.extraction.title_text import (
    SHORT,
    Named,
    divides_adjectives,
    end_of_words,
    is_half,
    pauses,
    whole_ends,
    with_bound,
    words_of_verb,
)
from timeline.language.clauses import FINITE, Clause, Role, Sentence, Tense, VerbForm
from timeline.language.lexicon import CALENDAR, SAYING, SUBORDINATING, TIMES, kind_of
from timeline.language.sentences import join_hyphens
from timeline.language.syntax import ROOT

_HOW: Final = {"own": 1.0, "described": 0.8, "controlled": 0.6, "shared": 0.8}
"""How sure a subject is, by how it was found."""


_PLAIN: Final = ("NN", "NNS", "NNP", "JJ", "DT", "CD", "POS", "PRP$")


_SURE: Final = 0.5
"""How sure a pronoun must be to be spelled out within a phrase: more likely right than wrong; not measured."""


_HONORIFICS: Final = LISTS["honorifics"]
_BEFORE_NAME: Final = _HONORIFICS | LISTS["before_last_name"]
"""What may stand before a last name that the first name can be added to."""


_MISTER: Final = re.compile(r"^(?:Mr|Mrs|Ms|Miss)\.? (?=[A-Z][\w’'-]+ [A-Z])")
_ARTICLE: Final = re.compile(r"(?:the|an?) ", re.IGNORECASE)
_AMOUNT: Final = re.compile(r"a (?:number|couple|handful|host|series|few|dozen|lot)\b", re.IGNORECASE)
"""An amount that an article is a part of."""


def find_subjects(background: Background, index: int, clause: Clause, predicate: int) -> tuple[list[Named], bool]:
    """What may stand as the subject of a clause: by the grammar, and by the words before its verb where the two
    disagree; and whether they agree."""
    grammar = background.grammar(index)
    by_tree = subject_of(grammar, predicate)
    span = clause.subject
    found: list[Named] = []
    parsed = by_tree is not None and by_tree[1] == "own"
    if span is not None and not parsed and (undated := _before_date(grammar, span, clause.verb.first)) is not None:
        return _of_undated(background, index, undated), True
    if clause.marker == "whose" and span is not None and (owned := _owned(background, index, clause, span)):
        return owned, True
    if (host := before_aside(grammar, clause, span)) is not None:
        host = by_tree[0] if by_tree is not None and parsed and by_tree[0] <= host else host
        return _named(background, index, host, predicate, _HOW["described"]), True
    if by_tree is not None:
        agrees = span is not None and span[0] <= by_tree[0] < span[1]
        certain = _HOW[by_tree[1]] * (1.0 if agrees else 0.5 if span else 0.8)
        found += _named(background, index, by_tree[0], predicate, certain)
        if agrees and (wider := _of_wider_span(background, index, clause, by_tree)):
            return wider, True
        joined = span is not None and by_tree[1] == "shared" and _follows_joint(grammar, clause)
        if agrees or span is None or joined:  # "won three titles and returned": whoever won
            return found, agrees or joined
        if _names_subject(grammar, clause, by_tree[1]):
            found = []
    before = grammar.sentence.tags[clause.verb.first - 1] if clause.verb.first else ""
    if span is None and before != "IN":  # "on the eve of passing a bill"
        span = antecedent(grammar.sentence, clause) or inherited_subject(grammar.sentence, clause)
    if span is not None and (head := _head_of_span(grammar, span)) is not None:
        low, high = grammar.low[head], grammar.high[head]
        if span[0] <= low and high <= span[1]:
            found += _named(background, index, head, predicate, 0.45)
        else:
            found += _of_span(background, index, span, head)
    return found, False


def _of_wider_span(background: Background, index: int, clause: Clause, by_tree: tuple[int, str]) -> list[Named]:
    """The words before a verb as its subject, where the parser sees only a part of their noun phrase as that."""
    grammar, span, word = background.grammar(index), clause.subject, by_tree[0]
    if span is None:
        return []
    if span[0] < grammar.low[word] and _is_nominal(grammar, span):
        return _of_span(background, index, span, word)  # "Ukrainian | media"
    if noun_phrase(grammar, word, full=True) == list(range(*span)):
        return []
    if _is_joined(grammar, span):
        return _of_span(background, index, span, word, many=not _has_roles(grammar, span))  # "Ann Lee and | Bo Chen"
    main = by_tree[1] == "own" or (clause.role is Role.MAIN and clause.verb.last not in grammar.participles)
    opening = _head_before(grammar, span, word) if main else None
    # "Talks between Ann Lee and | the unions"
    return _of_span(background, index, span, opening) if opening is not None else []


def _of_undated(background: Background, index: int, span: tuple[int, int]) -> list[Named]:
    """The words before a date as a subject; many where they are a share of many."""
    grammar = background.grammar(index)
    noun = max(next((i for i in range(*span) if grammar.sentence.words[i].low == "of"), span[1]) - 1, span[0])
    share = grammar.sentence.words[noun].low in LISTS["shares"] and "NNS" in grammar.sentence.tags[noun : span[1]]
    return _of_span(background, index, span, noun, many=share)


def _owned(background: Background, index: int, clause: Clause, span: tuple[int, int]) -> list[Named]:
    """What belongs to whom a relative clause is about: "Ann Lee’s son" of "Ann Lee, whose son was ill"."""
    grammar = background.grammar(index)
    owner = antecedent(grammar.sentence, clause)
    head = _head_of_span(grammar, span)
    if owner is None or head is None:
        return []
    name = without_article(words_at(grammar, range(*owner), spelled_out(background, index, range(*owner))))
    owned = words_at(grammar, range(*span), spelled_out(background, index, range(*span)))
    kind = _kind(background, index, head)
    return [Named(f"{name}’s {owned}", is_many(grammar, head), "span", _HOW["described"], kind)] if owned else []


def _names_subject(grammar: SentenceGrammar, clause: Clause, how: str) -> bool:
    """Whether the words right before a verb are its subject, whatever the parser says: where it found another in the
    clause above (``how``), or behind a word that opens the clause: "after | the roof | fell in, the city said"."""
    last, verb = clause.subject[1] if clause.subject else 0, clause.verb
    beside = all(i in grammar.silent or grammar.sentence.tags[i] == "RB" for i in range(last, verb.first))
    if clause.subject is None or verb.form is not VerbForm.FINITE or not beside:
        return False
    if grammar.silent.issuperset(range(*clause.subject)):
        return False  # "the first convoy since | 2012 | arrived"
    return how == "shared" or (clause.marker not in ("", "whose") and clause.role is not Role.MAIN)


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
    if first == last or (tags[first] == "IN" and first > 0):
        return None
    return (first, last) if tags[last - 1] in NOUNS[:3] else None


_PREPOSITIONS: Final = LISTS["joining_nouns"]


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


def _has_roles(grammar: SentenceGrammar, span: tuple[int, int]) -> bool:
    """Whether some words are one name with two roles before it: "owner and director Ann Lee"."""
    tags = " ".join(grammar.sentence.tags[slice(*span)])
    return _ROLES_AND_NAME.fullmatch(tags) is not None


_ROLES_AND_NAME: Final = re.compile(r"(NN )+CC (NN )+NNP( NNP)*")


def _of_span(
    background: Background, index: int, span: tuple[int, int], head: int, *, many: bool = False
) -> list[Named]:
    """The words before a verb as its subject, where the grammar sees no phrase in them."""
    grammar = background.grammar(index)
    if span[1] - span[0] == 1 and grammar.sentence.tags[span[0]] == "PRP":
        return _named(background, index, span[0], span[1], 0.45)
    indices = with_bound(grammar, [i for i in range(*span) if i not in grammar.silent])
    many = many or is_many(grammar, head)
    instead = spelled_out(background, index, indices)
    found = [
        Named(
            words_at(grammar, indices, introduced_by_name(background, index, head, instead)),
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
    many = many or joins_people(background, index, word)
    if many and named and (kind, tags[word]) == ("person", "NNS"):
        many = bool(grammar.child(word, "conj"))  # "Chartres", tagged as a plural
    full = [i for i in noun_phrase(grammar, word, full=True) if i < predicate or word > predicate]
    short = [i for i in noun_phrase(grammar, word, full=False) if i < predicate or word > predicate]
    full, short = before_clause(grammar, word, predicate, full), before_clause(grammar, word, predicate, short)
    full, short = with_bound(grammar, full), with_bound(grammar, short)
    instead = spelled_out(background, index, full)
    instead = owner_spelled_out(background, index, full, instead)
    instead = introduced_by_name(background, index, word, instead)
    found = _of_apposed(background, index, word, certainty)
    found.append(Named(words_at(grammar, full, instead), many, "as it stands", certainty, kind))
    if short != full:
        found.append(Named(words_at(grammar, short, instead), many, "short", certainty, kind))
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


def _of_apposed(background: Background, index: int, word: int, certainty: float) -> list[Named]:
    """Whoever a noun phrase only adds to: "Ann Lee" for "a trader" of "Ann Lee, a trader who was shot"."""
    tree, people = background.grammar(index).tree, background.referents.of_sentence[index]
    named = tree.heads[word] if tree.relations[word] == "appos" else ROOT
    found = (entity for m, entity in people if m.first <= named < m.last and entity.kind == "person")
    return [Named(entity.name, False, "name", certainty, "person") for entity in found]


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


_LEAST_OWNER: Final = 0.4
"""How sure an owner must be to be spelled out at the beginning of a headline, where the pronoun is no use; not
measured."""


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
    deed = kind_of(grammar.sentence.words[word].low) in ("act", "event", "state", "process")
    apposed = [each for each in grammar.children[word] if tree.relations[each] in ("appos", "flat") and each > word]
    apposed = [] if deed else apposed  # "the death of the mayor, Ann Lee,"
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
            full = entity.name
            if entity.kind != "person":
                full = join_hyphens(grammar.sentence.text_of(*mention[1:3], grammar.text))
            if word in span and any(
                grammar.tree.relations[each] == "conj" for each in grammar.children[word] if each >= mention.last
            ):
                continue
            found.append(Named(full, False, "name", certainty, entity.kind))
            if word not in span:
                office = [i for i in noun_phrase(grammar, word, full=False) if i < mention.first]
                text = without_article(words_at(grammar, office))
                if text and len(text) < SHORT:
                    found.append(Named(f"{text} {full}", False, "office and name", certainty, entity.kind))
    return found


def spelled_out(background: Background, index: int, kept: Sequence[int]) -> dict[int, str]:
    """The full names of the people whom some words call by their last name, and whom a pronoun behind a verb means; an
    article for the date that owns something, as the title has a date of its own: "the race" of "last year's race"."""
    here = set(kept)
    instead = without_owning_dates(background, index, here)
    tags = background.story[index].sentence.tags
    for mention, entity in background.referents.of_sentence[index]:
        short = mention.first in here and mention.last == mention.first + 1
        modifies = tags[mention.last : mention.last + 1] in (("NN",), ("NNS",))  # "the Lee administration"
        if entity.kind == "person" and short and not modifies:
            word = join_hyphens(background.story[index].sentence.words[mention.first].text)
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
    return words_[at].low in LISTS["pointing"] and behind not in TIMES and behind not in CALENDAR


def without_article(text: str) -> str:
    """ "The mayor" is "mayor", "Mr Bo Chen" is "Bo Chen"; "The Hague" stays, and "a number of mayors"."""
    text = _MISTER.sub("", text)
    if _AMOUNT.match(text):
        return text
    match = _ARTICLE.match(text)
    return text[match.end() :] if match and text[match.end() : match.end() + 1] else text


_QUOTES: Final = frozenset('"“”‘«»')


_OPENING_QUOTES: Final = frozenset('"“«')
_CLOSING: Final = frozenset((",", ";", ".", "–", "—", "--", "so", "and", "but", "because"))
"""What a quote may be cut before."""
_LONGEST_QUOTE: Final = 80
"""Characters of somebody's words in a headline."""


_TO_QUOTE: Final = 8
"""Words from a verb of saying to the pause before what is quoted, at most: "posted on her page on Friday:"."""
_LEAST_SAID: Final = 4
"""Words that are said before "police said", at least."""


_SPEAKING: Final = LISTS["first_person"] | LISTS["second_person"] | {"us"}


def find_endings(
    background: Background, index: int, clause: Clause, predicate: int, last: int, must: int | None, *, by_words: bool
) -> dict[str, int]:
    """What may stand behind the verb of a headline, the longest first, each with the place where it is cut."""
    grammar = background.grammar(index)
    word = clause.verb.last
    first = word + 1
    last = min(last, _end_of_description(grammar.sentence, clause))
    behind = grammar.child(predicate, *SUBJECTS)
    inverted = behind is not None and behind > word and not _goes_on_with_verb(grammar, behind)
    skipped = set(range(grammar.low[behind], grammar.high[behind]) if behind is not None and inverted else ())
    skipped |= words_of_verb(grammar, clause, predicate)
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
    instead |= unshifted(grammar, [c for c in grammar.sentence.clauses if c.role is Role.CONTENT and c is not clause])
    brought = _antecedent_object(background, index, clause, predicate)
    relation = grammar.tree.relations[predicate]
    rests: dict[str, int] = {}
    beyond = another_day(background.story[index], clause)
    for end in sorted((cut for cut in cuts if cut <= beyond), reverse=True):
        if must is None or must < word or end > must:
            described = relation == "acl" or (end == last and relation == "acl:relcl")
            half = not described and is_half(grammar, first, end)  # what follows is the verb of whoever is described
            cuts_name = any(name.first < end < name.last for name in background.names[index])
            if half or cuts_name or divides_adjectives(grammar, end):
                continue
            rest = words_at(grammar, [i for i in kept if i < end], instead)
            rests.setdefault(f"{brought} {rest}".strip() if brought else rest, end)
    return rests


def find_whole_endings(
    background: Background, index: int, clause: Clause, predicate: int, must: int | None, known: Mapping[str, int]
) -> dict[str, int]:
    """What may stand behind the verb of a headline by the words alone, up to where its clause ends or a whole modifier
    begins, the longest first, each with the place where it is cut. What the grammar found as well is in ``known``."""
    grammar = background.grammar(index)
    first = clause.verb.last + 1
    least = must if must is not None and must > clause.verb.last else 0
    beyond = another_day(background.story[index], clause)
    cuts = list(dict.fromkeys(min(cut, beyond) for cut in whole_ends(grammar, clause) if cut > least))
    by_tree = {end_of_words(grammar, end): rest for rest, end in known.items()}
    if by_tree.keys() >= set(cuts) and any(len(by_tree[cut]) <= _LONGEST_BEHIND for cut in cuts):
        return {by_tree[cut]: cut for cut in cuts}
    skipped = words_of_verb(grammar, clause, predicate)
    keep = () if must is None else (must,)
    kept = [i for i in without_asides(grammar, first, max(cuts, default=first), keep) if i not in skipped]
    instead = _in_present(grammar, clause, predicate, kept) | spelled_out(background, index, kept)
    contents = [c for c in grammar.sentence.clauses if c.role is Role.CONTENT and c is not clause]
    instead |= unshifted(grammar, contents)
    rests: dict[str, int] = {}
    for end in cuts:
        rests.setdefault(by_tree.get(end) or words_at(grammar, [i for i in kept if i < end], instead), end)
    if all(len(rest) > _LONGEST_BEHIND for rest in rests if rest):
        parted = {place for name in background.names[index] for place in range(name.first + 1, name.last)}
        for end in reversed(pauses(grammar, max(first, least), max(cuts, default=first) - 1)):
            rest = words_at(grammar, [i for i in kept if i < end], instead)
            if end not in parted and len(rest) <= _LONGEST_BEHIND and not is_half(grammar, first, end):
                rests.setdefault(rest, end)
                break
    return rests


_LONGEST_BEHIND: Final = 104
"""Characters behind the verb of a headline that leave room for its subject."""


def _goes_on_with_verb(grammar: SentenceGrammar, word: int) -> bool:
    """Whether a noun phrase behind a verb is the subject of another one: "he" of "warned he would show no mercy"."""
    tags, after = grammar.sentence.tags, grammar.high[word]
    return after < len(tags) and tags[after] in FINITE


def _end_of_description(sentence: Sentence, clause: Clause) -> int:
    """The verb of whoever a participle describes, if it stands behind: "was praised" of "A man seen in Lindal was
    praised"; else the end of the sentence."""
    if clause.role is not Role.PARTICIPLE:
        return len(sentence.words)
    others = (c for c in sentence.clauses if c is not clause and c.verb.form is VerbForm.FINITE)
    shared = (c.verb.first for c in others if c.subject and c.subject[1] <= clause.verb.first)
    return next((first for first in shared if first > clause.verb.last), len(sentence.words))


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
    if own is None or grammar.sentence.tags[own] == "WH" or _has_own_object(grammar, predicate):
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
    return words_at(grammar, indices, spelled_out(background, index, indices))


def _has_own_object(grammar: SentenceGrammar, predicate: int) -> bool:
    """Whether a relative clause says itself what its verb is about: not by its "whom"."""
    relations, tags = grammar.tree.relations, grammar.sentence.tags
    own = (each for each in grammar.children[predicate] if relations[each] in ("obj", "ccomp", "xcomp"))
    return any(tags[each] != "WH" for each in own)


def _object_before_relative(background: Background, index: int, clause: Clause, predicate: int) -> str:
    """The same by the words alone, where the grammar hangs the relative clause elsewhere: "Tina Holm, whom Ivo Brand
    attacked"."""
    grammar = background.grammar(index)
    own = clause.subject is not None and grammar.sentence.tags[clause.subject[0]] != "WH"
    if clause.marker != "whom" or clause.verb.passive:
        return ""
    if not own or _has_own_object(grammar, predicate):
        return ""
    span = antecedent(grammar.sentence, clause)
    if span is None or grammar.sentence.tags[span[1] - 1] not in ("NN", "NNS", "NNP"):
        return ""
    return words_at(grammar, range(*span), spelled_out(background, index, range(*span)))


def find_content(background: Background, index: int, clause: Clause, must: int | None) -> dict[str, int]:
    """What is said behind a verb of saying, by its words and not by the grammar of the whole: "conditions are ripe" of
    "said at a meeting on Friday that conditions were ripe for a deal"."""
    grammar = background.grammar(index)
    sentence = grammar.sentence
    reader = ClaimReader(sentence)
    start = reader.content(sentence.clauses.index(clause))
    content = next((c for c in sentence.clauses if start is not None and c.verb.first > start), None)
    if must is None and (quoted := _quoted_behind(grammar, clause) or _quoted_before(grammar, clause)):
        return quoted
    heard = _content_without_that(grammar, clause) if start is None else None
    if heard is not None:
        start, content = heard.subject[0] if heard.subject else heard.start, heard
    if start is None or content is None:
        return _content_before(background, index, clause) if start is None and must is None else {}
    if content.verb.form is not VerbForm.FINITE or sentence.quoted[start]:
        return {}
    opened = sentence.words[start].low in ("that", "whether", "how", "why")
    at_once = start == clause.verb.last + 1 and content.role is Role.CONTENT
    if not (opened or at_once or heard is not None):
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
    behind = range(opening, min(opening + _TO_QUOTE, len(words_) - 1))
    colon = next((i for i in behind if words_[i].text in (",", ":") and words_[i + 1].text in _OPENING_QUOTES), opening)
    opening = colon if all(grammar.sentence.tags[i] not in FINITE for i in range(opening, colon)) else opening
    while opening < len(words_) and (opening in grammar.silent or words_[opening].text in (",", ":")):
        opening += 1
    if opening + 1 >= len(words_) or words_[opening].text not in _OPENING_QUOTES or opening == clause.verb.last + 1:
        return {}
    return _quotes_from(grammar, opening + 1, _PAUSED) or _quotes_from(grammar, opening + 1, _CLOSING)


def _quoted_before(grammar: SentenceGrammar, clause: Clause) -> dict[str, int]:
    """What is quoted right before whoever says it: "“Her sales are poor,” the owner said"."""
    closing = clause.subject[0] - 1 if clause.subject is not None else -1
    texts = [word.text for word in grammar.sentence.words[: closing + 1]]
    if len(texts) < _LEAST_SAID or texts[-1] not in _QUOTES or texts[0] not in _OPENING_QUOTES:
        return {}
    return _quotes_from(grammar, 1, _PAUSED) if not _QUOTES.intersection(texts[1:-1]) else {}


_PAUSED: Final = frozenset((",", ";", ".", "–", "—", "--"))
"""Marks that a quote may be cut before; words only where it is too long up to each mark."""


def _quotes_from(grammar: SentenceGrammar, first: int, closing: frozenset[str]) -> dict[str, int]:
    """What is quoted from a word on, in quotation marks, up to its end or one of the words that it may be cut at."""
    words_, found = grammar.sentence.words, dict[str, int]()
    verbs = [other.verb.last for other in grammar.sentence.clauses if other.verb.first >= first]
    for end in range(first + 2, len(words_) + 1):
        last = end == len(words_) or words_[end].text in _QUOTES
        if (last or words_[end].text in closing) and any(verb < end for verb in verbs):
            text = grammar.sentence.text_of(first, end, grammar.text).strip(" ,;.")
            if len(text) < _LONGEST_QUOTE and not any(mark in text for mark in _QUOTES):
                found[f"“{text}”"] = end
        if last:
            break
    return dict(reversed(found.items()))


def _content_without_that(grammar: SentenceGrammar, clause: Clause) -> Clause | None:
    """The clause of what is told or said without "that": "told the paper | the sides had agreed"."""
    sentence, last = grammar.sentence, clause.verb.last
    following = next((c for c in sentence.clauses if c.verb.first > last), None)
    if following is None or following.subject is None or following.subject[0] <= last:
        return None
    between = [i for i in range(last + 1, following.subject[0]) if i not in grammar.silent]
    if clause.verb.lemma != "tell":
        dated = following.subject[0] > last + 1 and clause.verb.lemma in SAYING
        return following if dated and all(sentence.words[i].text == "," for i in between) else None
    plain = all(sentence.tags[i] in ("DT", "JJ", "NN", "NNS", "NNP", "PRP", "POS", "IN") for i in between)
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
    long = must is None and len(words_at(grammar, kept)) > _LONGEST_QUOTE
    if long and subject is not None and subject[0] in kept:
        # The subject without what describes it leaves room for what it does.
        modifiers = set(noun_phrase(grammar, subject[0], full=True)) - set(noun_phrase(grammar, subject[0], full=False))
        kept = [i for i in kept if i not in modifiers]
    if _is_spoken(sentence, kept, _SPEAKING):
        return {}
    inside = (c for c in sentence.clauses if c is content or c.verb.first > content.verb.first)
    instead = spelled_out(background, index, kept) | unshifted(grammar, inside)
    found: dict[str, int] = {}
    for end in ends(grammar, first, last, predicate):
        if end > max(content.verb.last, must or 0) and not is_half(grammar, content.verb.last, end):
            text = words_at(grammar, [i for i in kept if i < end], instead)
            if text:
                found.setdefault(_behind_verb(background, index, text, kept[0]), end)
    return found


def _behind_verb(background: Background, index: int, text: str, first: int) -> str:
    """Return what is said, from word ``first`` on, as it stands behind the verb of saying: with a capital only where it
    begins with a name or an abbreviation."""
    tag = background.story[index].sentence.tags[first]
    named = tag == "NNP" or (tag == "JJ" and text.split(" ")[0].endswith(ORIGIN))
    named = named or any(name.first <= first < name.last for name in background.names[index])
    within = first > 0 and background.story[index].sentence.words[first - 1].low not in _QUOTES
    plain = text[1:2].islower() or text.startswith("A ")
    return text[:1].lower() + text[1:] if plain and not named and not within else text


def _is_spoken(sentence: Sentence, kept: Sequence[int], own: frozenset[str]) -> bool:
    """Whether some words are somebody's own, by their pronouns. "US" is none."""
    return any(sentence.words[i].low in own and sentence.words[i].text != "US" for i in kept)


def unshifted(grammar: SentenceGrammar, contents: Iterable[Clause]) -> dict[int, str]:
    """The verbs of what was said, as they are behind "says": "will" for "would", "is ready" for "was ready", "has
    agreed" for "had agreed". What a clause dates was past when it was said: "were sent" for "had been sent"."""
    found: dict[int, str] = {}
    for clause in contents:
        verb, first = clause.verb, clause.verb.first
        if grammar.sentence.quoted[first]:
            continue  # somebody's own words stay as they are
        low = grammar.sentence.words[first].low
        predicate = predicate_of(grammar, verb.last)
        if low == "would" and not verb.perfect:
            found[first] = "will"
        if verb.form is not VerbForm.FINITE:
            continue
        dated = not grammar.silent.isdisjoint(range(first, grammar.high[predicate]))
        own = clause.subject is not None and grammar.sentence.tags[clause.subject[0]] == "PRP"
        lasting = verb.lemma == "be" or (verb.progressive and own)
        if lasting and low in _IS and not dated:
            found[first] = _IS[low]
        elif low == "had" and (verb.perfect or _perfect_in_quotes(grammar.sentence, first)):
            found |= _without_had(grammar, clause, predicate, dated=dated)
    return found


def _perfect_in_quotes(sentence: Sentence, first: int) -> bool:
    """Whether a quotation mark stands between "had" and its participle: "had “reached an end”"."""
    behind = sentence.tags[first + 2 : first + 3]
    return bool(behind) and sentence.words[first + 1].text in _QUOTES and behind[0] in ("VBN", "VBD")


def _without_had(grammar: SentenceGrammar, clause: Clause, predicate: int, *, dated: bool) -> dict[int, str]:
    """Instead of "had agreed" "has agreed"; of a clause that gives a date "agreed", and "was sold" for "had been
    sold". What is counted behind "there had been" tells whether that is many."""
    sentence, first = grammar.sentence, clause.verb.first
    found = subject_of(grammar, predicate)
    subject = found[0] if found is not None else clause.subject[1] - 1 if clause.subject else predicate
    if sentence.tags[subject] == "EX":
        subject = next((i for i in range(clause.verb.last, len(sentence.tags)) if sentence.tags[i] in NOUNS), subject)
    many = is_many(grammar, subject)
    if not dated or clause.verb.negated:
        return {first: "have" if many else "has"}
    behind = sentence.words[first + 1].low
    if behind == "been":
        return {first: "were" if many else "was", first + 1: ""}
    return {first: ""} if behind.endswith("ed") else {}


_IS: Final = {"was": "is", "were": "are"}


def find_content_before(background: Background, index: int, predicate: int) -> dict[str, int]:
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
    kept = kept[1:] if kept and tags[kept[0]] == "CC" else kept  # "But the court ruled against it, the paper said"
    if not any(tags[i].startswith("VB") or tags[i] == "MD" for i in kept):
        return {}
    spoken = _is_spoken(grammar.sentence, kept, _SPEAKING | {"this", "that"})
    if spoken and not all(grammar.sentence.quoted[i] for i in kept):
        return {}
    instead = {} if spoken else spelled_out(background, index, kept)
    found: dict[str, int] = {}
    verbs = [other.verb.last for other in grammar.sentence.clauses if first <= other.verb.first < last]
    breaks = [
        i for i in range(last - 1, first, -1) if grammar.sentence.words[i].low in _CLOSING and min(verbs, default=i) < i
    ]
    for end in [*ends(grammar, first, last, content), *(breaks if spoken else [])]:
        text = words_at(grammar, [i for i in kept if i < end], instead)
        if text:
            found.setdefault(f"“{text}”" if spoken else _behind_verb(background, index, text, kept[0]), end)
    return found


def _in_present(grammar: SentenceGrammar, clause: Clause, predicate: int, kept: Sequence[int]) -> dict[int, str]:
    """The verbs that go along with the one of a headline, in the present tense, too: "seizes and inspects the ship"."""
    instead: dict[int, str] = {}
    here = set(kept)
    for last, other in grammar.verbs.items():
        verb = other.verb
        past = verb.form is VerbForm.FINITE and verb.tense is Tense.PAST
        if last not in here or not past or last in grammar.participles:
            continue
        if grammar.sentence.quoted[verb.first] and not grammar.sentence.quoted[clause.verb.last]:
            continue  # somebody's own words stay as they are
        if verb.perfect or verb.modal or other.marker == "since":
            continue
        own = predicate_of(grammar, last)
        relation = grammar.tree.relations[own]
        joined = other.marker in ("and", "or", "but") and other.subject == clause.subject
        along = grammar.tree.heads[own] == predicate and relation in ("conj", "advcl")
        along = along or other.marker in ("when", "after", "as", "while", "before", "because", "until")
        subject = subject_of(grammar, own)
        helped = verb.first and grammar.sentence.words[verb.first - 1].text in _QUOTES  # had "changed"
        goes_on = joined or (along and subject is not None)
        if helped or verb.first < min(here) or not goes_on:
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
