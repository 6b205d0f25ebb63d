"""The headlines that a sentence allows for one of its happenings: clauses and noun phrases, cut where its grammar
allows it, with their verb in the present tense."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from timeline.extraction.antecedents import antecedent, carried_on
from timeline.extraction.grammar import (
    SUBJECTS,
    Grammar,
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
from timeline.extraction.referents import Referents
from timeline.extraction.story import Told as StorySentence
from timeline.language.clauses import Clause, Sentence
from timeline.language.names import find_names, known_names
from timeline.language.parser import ROOT, Tree, parse
from timeline.language.stems import stems
from timeline.language.verbs import Form, Tense
from timeline.language.wordlists import SAYING, TELLING, words

LONGEST: Final = 100
"""A headline has fewer characters than this."""
MOST_ENDS: Final = 8
"""Places to cut that are tried of a clause, at most: the shortest headlines."""

_HEDGES: Final = words(
    "also reportedly allegedly apparently meanwhile however nevertheless additionally seemingly now then still "
    "already recently later earlier subsequently initially just finally yet therefore thus moreover furthermore ago "
    "today yesterday tomorrow even"
)
"""Adverbs that no headline needs."""
_BARE_PRONOUNS: Final = words("he she they it we i you him her them us me this that these those who which himself")
_SPACES: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Named:
    """What may stand in a headline for a noun phrase or pronoun: its text, whether it is many, and why.

    ``rule`` is "as it stands", "name", "office and name", "short" or "resolved"; ``certainty`` is 0 to 1.
    """

    text: str
    plural: bool
    rule: str
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class HeadlineCandidate:
    """One way to say a happening as a headline, and what tells how good it is."""

    text: str
    rule: str
    features: Mapping[str, float] = field(default_factory=dict)


class Background:
    """What the headlines of an article need: its sentences with their grammar, its names, its own headline.

    The grammar of a sentence is read when a headline is first wanted of it.
    """

    def __init__(self, story: Sequence[StorySentence], text: str, title: str = "") -> None:
        self.story, self.text, self.title = story, text, title
        self.names = [find_names(each.sentence, text) for each in story]
        self.known = known_names(self.names, text)
        self.referents = Referents(story, self.names, self.known, text)
        self._grammars: dict[int, Grammar] = {}

    def grammar(self, index: int) -> Grammar:
        """The grammar of sentence ``index``."""
        if index not in self._grammars:
            silent = silent_words(self.story[index])
            sentence = self.story[index].sentence
            self._grammars[index] = Grammar(sentence, _parse_without(sentence, silent), self.text, silent)
        return self._grammars[index]


def _parse_without(sentence: Sentence, silent: frozenset[int]) -> Tree:
    """The dependencies of a sentence without its silent words, which then hang on a word beside them: the parser is
    led astray by "On Monday the mayor"."""
    said_ = [index for index in range(len(sentence.words)) if index not in silent]
    while said_ and sentence.words[said_[0]].text == ",":
        said_.pop(0)
    if not said_:
        said_ = list(range(len(sentence.words)))
    tree = parse([sentence.words[index].low for index in said_], [sentence.tags[index] for index in said_])
    heads, relations = [ROOT] * len(sentence.words), ["dep"] * len(sentence.words)
    before = said_[0]
    place = {index: number for number, index in enumerate(said_)}
    for index in range(len(sentence.words)):
        if index in place:
            head = tree.heads[place[index]]
            heads[index] = ROOT if head == ROOT else said_[head]
            relations[index] = tree.relations[place[index]]
            before = index
        else:
            heads[index] = before
    return Tree(tuple(heads), tuple(relations))


_BEFORE_DATE: Final = words("on in at since during from until by between of for around about early late through")
_POINTING: Final = words("last this next earlier later yesterday today tomorrow")
_PARTS_OF_DAY: Final = words("morning evening night afternoon")
_NOUNS: Final = ("NN", "NNS", "NNP", "POS")


def silent_words(told: StorySentence) -> frozenset[int]:
    """The words that no headline says: dates with their preposition, hedges, what stands in brackets."""
    words_, tags = told.sentence.words, told.sentence.tags
    silent: set[int] = set()
    for mention in told.mentions:
        inside = [index for index, word in enumerate(words_) if word.start < mention.end and mention.start < word.end]
        if not inside:
            continue
        first, last = inside[0], inside[-1]
        after = tags[last + 1] if last + 1 < len(tags) else ""
        if mention.type == "DURATION" and (first == 0 or words_[first - 1].low not in ("for", "in", "during")):
            continue
        if mention.type == "SET":
            continue
        describes = after in _NOUNS and words_[last + 1].low not in _PARTS_OF_DAY
        own = words_[first].low in _POINTING and after != "POS"  # "last week | Rome sent"
        named_day = after == "NNP" and first > 0 and words_[first - 1].low == "on"
        if describes and not own and not named_day:
            continue  # "the 2009 crash"
        silent.update(inside)
        if last + 1 < len(words_) and words_[last + 1].low in _PARTS_OF_DAY:
            silent.add(last + 1)
        before = first - 1
        while before >= 0 and (
            (words_[before].low in _BEFORE_DATE and tags[before] in ("IN", "RB", "JJ", "TO"))
            or (words_[before].low in ("the", "early", "late") and tags[before] in ("DT", "JJ", "RB"))
        ):
            silent.add(before)
            before -= 1
    depth = 0
    for index, word in enumerate(words_):
        depth += word.text in ("(", "[")
        if depth > 0 or (word.low in _HEDGES and tags[index] == "RB"):
            silent.add(index)
        depth -= word.text in (")", "]") and depth > 0
    return frozenset(silent)


def candidates(background: Background, index: int, word: int) -> list[HeadlineCandidate]:
    """The headlines for the happening that a word of sentence ``index`` names, a verb or a noun."""
    grammar = background.grammar(index)
    found: list[HeadlineCandidate] = []
    if word in grammar.verbs:
        found += _of_clause(background, index, word, "clause")
        above = grammar.tree.heads[predicate_of(grammar, word)]
        if above in grammar.verbs and grammar.tree.relations[predicate_of(grammar, word)] in ("xcomp", "ccomp"):
            found += _of_clause(background, index, above, "above")
    else:
        found += _of_noun(background, index, word)
        if (verb := _verb_around(grammar, word)) is not None:
            found += _of_clause(background, index, verb, "around", must=word)
    found += _of_publisher(background, index, word)
    unique: dict[str, HeadlineCandidate] = {}
    for each in found:
        if each.text and each.text not in unique:
            unique[each.text] = each
    return list(unique.values())


def _verb_around(grammar: Grammar, word: int) -> int | None:
    """The verb of the clause that a noun stands in."""
    steps = 0
    while word != ROOT and steps < 12:
        if word in grammar.verbs:
            return word
        for each in grammar.children[word]:
            if grammar.tree.relations[each] == "cop" and each in grammar.verbs:
                return each
        word = grammar.tree.heads[word]
        steps += 1
    return None


def _of_clause(
    background: Background, index: int, word: int, rule: str, must: int | None = None
) -> list[HeadlineCandidate]:
    grammar = background.grammar(index)
    sentence = grammar.sentence
    clause = grammar.verbs[word]
    verb = clause.verb
    predicate = predicate_of(grammar, word)
    subjects = _subjects(background, index, clause, predicate)
    passive = is_passive(grammar, verb)
    first, last = word + 1, max(grammar.high[predicate], word + 1)
    behind = grammar.child(predicate, *SUBJECTS)
    skipped = (
        frozenset(range(grammar.low[behind], grammar.high[behind]))
        if behind is not None and behind > word
        else frozenset()
    )
    kept = [i for i in without_asides(grammar, first, last, () if must is None else (must,)) if i not in skipped]
    instead = _in_present(grammar, predicate, kept) | _spelled_out(background, index, kept)
    cuts = set(ends(grammar, first, last, max(predicate, must or 0)))
    pauses: list[int] = []
    if must is None:
        pauses = _pauses(grammar, first, min(max(clause.end, last), last + 12))
        kept += range(last, max(pauses, default=last))
    stops = [end for end in sorted(cuts.union(pauses), reverse=True) if must is None or must < word or end > must]
    rests: dict[str, int] = {}
    for end in stops:
        rest = said(grammar, [i for i in kept if i < end], instead)
        rests.setdefault(rest, end)
    place = _place_before(background, index, grammar, predicate, word)
    form = plural_by_verb(sentence, verb)
    found = []
    for subject in subjects:
        plural = form if form is not None and subject.rule in ("as it stands", "short") else subject.plural
        shown = headline_verb(sentence, verb, grammar.text, plural=plural, passive=passive)
        short = [(rest, end) for rest, end in rests.items() if len(subject.text) + len(shown) + len(rest) + 2 < LONGEST]
        for rest, end in short[:MOST_ENDS] + short[MOST_ENDS:][-2:]:
            for added in ("", place) if (place and end == short[-1][1]) or (place and len(rest) < 40) else ("",):
                text = finished(" ".join(part for part in (without_article(subject.text), shown, rest, added) if part))
                features = _features(grammar, clause, predicate, subject, rest, end, last, passive, text)
                features["place added"] = float(bool(added))
                features[f"rule {rule}"] = 1.0
                features["cut by pause"] = float(end not in cuts)
                features["cut by grammar"] = float(end in cuts)
                features["beyond"] = float(end > last)
                if form is not None and form != subject.plural:
                    features["number"] = 1.0
                found.append(HeadlineCandidate(text, rule, features))
    return found


def _pauses(grammar: Grammar, first: int, last: int) -> list[int]:
    """Where a clause may end by its words alone: before a preposition, a comma, a verb that goes along with it."""
    sentence = grammar.sentence
    return [
        place
        for place in range(first + 1, last + 1)
        if place == len(sentence.words)
        or (
            not sentence.quoted[place]
            and sentence.tags[place - 1] not in ("VB", "VBN", "VBG", "JJ", "IN", "TO", "CC", "DT")
            and (
                sentence.words[place].text in (",", ";", ".", ":", "—", "–", "--")
                or sentence.tags[place] in ("IN", "TO", "WH", "CC")
            )
            and sentence.words[place].low != "of"
        )
    ]


def _subjects(background: Background, index: int, clause: Clause, predicate: int) -> list[Named]:
    """What may stand as the subject of a clause: by the grammar, and by the words before its verb where the two
    disagree."""
    grammar = background.grammar(index)
    by_tree = subject_of(grammar, predicate)
    span = clause.subject
    found: list[Named] = []
    if by_tree is not None:
        agrees = span is not None and span[0] <= by_tree[0] < span[1]
        certain = _HOW[by_tree[1]] * (1.0 if agrees else 0.5 if span else 0.8)
        found += _named(background, index, by_tree[0], predicate, certain)
        if agrees or span is None:
            return found
    if span is None:
        span = antecedent(grammar.sentence, clause) or carried_on(grammar.sentence, clause)
    if span is not None and (head := _head_of_span(grammar, span)) is not None:
        low, high = grammar.low[head], grammar.high[head]
        if span[0] <= low and high <= span[1]:
            found += _named(background, index, head, predicate, 0.45)
        else:
            found += _of_span(background, index, span, head)
    return found


_HOW: Final = {"own": 1.0, "described": 0.8, "controlled": 0.6, "shared": 0.8}
"""How sure a subject is, by how it was found."""


def _of_span(background: Background, index: int, span: tuple[int, int], head: int) -> list[Named]:
    """The words before a verb as its subject, where the grammar sees no phrase in them."""
    grammar = background.grammar(index)
    if span[1] - span[0] == 1 and grammar.sentence.tags[span[0]] == "PRP":
        return _named(background, index, span[0], span[1], 0.45)
    indices = [i for i in range(*span) if i not in grammar.silent]
    many = is_many(grammar, head)
    found = [Named(said(grammar, indices, _spelled_out(background, index, indices)), many, "span", 0.4)]
    for mention, entity in background.referents.of_sentence[index]:
        if span[0] <= mention.first and mention.last == span[1] and not many:
            found.append(Named(entity.name, False, "name", 0.4))
    return [each for each in found if each.text]


def _head_of_span(grammar: Grammar, span: tuple[int, int]) -> int | None:
    """The word of a span that depends on one outside it, a noun if there are several."""
    outside = [word for word in range(*span) if not span[0] <= grammar.tree.heads[word] < span[1]]
    nouns = [word for word in outside if grammar.sentence.tags[word] in ("NN", "NNS", "NNP", "PRP", "CD", "DT")]
    return nouns[0] if nouns else outside[0] if outside else None


def _in_present(grammar: Grammar, predicate: int, kept: Sequence[int]) -> dict[int, str]:
    """The verbs that go along with the one of a headline, in the present tense, too: "seizes and inspects the ship"."""
    instead: dict[int, str] = {}
    here = set(kept)
    for last, clause in grammar.verbs.items():
        verb = clause.verb
        if (
            last not in here
            or verb.form is not Form.FINITE
            or verb.tense is not Tense.PAST
            or verb.perfect
            or verb.modal
        ):
            continue
        own = predicate_of(grammar, last)
        if grammar.tree.heads[own] != predicate or grammar.tree.relations[own] not in ("conj", "advcl"):
            continue
        subject = subject_of(grammar, own)
        if verb.first < min(here) or subject is None:
            continue
        plural = plural_by_verb(grammar.sentence, verb)
        many = plural if plural is not None else is_many(grammar, subject[0])
        instead.update(dict.fromkeys(range(verb.first, verb.last + 1), ""))
        instead[verb.first] = headline_verb(grammar.sentence, verb, grammar.text, plural=many, passive=verb.passive)
    return instead


def _place_before(background: Background, index: int, grammar: Grammar, predicate: int, word: int) -> str:
    """ "in Cairo" of "In Cairo, protesters clashed with police", which a headline says at its end."""
    for child in grammar.children[predicate]:
        if child < word and grammar.tree.relations[child] == "obl" and grammar.case(child) in ("in", "at", "near"):
            inside = range(grammar.low[child], grammar.high[child])
            if any(name.place and name.first in inside for name in background.names[index]) and len(inside) < 8:
                text = said(grammar, without_asides(grammar, inside.start, inside.stop))
                return text[:1].lower() + text[1:]
    return ""


def _of_noun(background: Background, index: int, word: int) -> list[HeadlineCandidate]:
    """The noun phrase around a noun that names a happening: "Mass stabbing in Reading"."""
    grammar = background.grammar(index)
    first, last = grammar.low[word], grammar.high[word]
    opening = grammar.child(word, "case", "mark", "cc")
    if opening is not None and opening < word:
        first = max(first, opening + 1)
    kept = without_asides(grammar, first, last)
    instead = _spelled_out(background, index, kept)
    found = []
    for end in ends(grammar, first, last, word):
        text = finished(without_article(said(grammar, [i for i in kept if i < end], instead)))
        if not text or len(text) >= LONGEST:
            continue
        features = _text_features(text)
        features["rule noun"] = 1.0
        features["noun whole"] = float(end == last)
        found.append(HeadlineCandidate(text, "noun", features))
    return found[:MOST_ENDS]


def _of_publisher(background: Background, index: int, word: int) -> list[HeadlineCandidate]:
    """The article's own headline, where the sentence tells the same."""
    title = background.title
    if not title or len(title) >= 2 * LONGEST:
        return []
    grammar = background.grammar(index)
    spoken = frozenset(stems(title))
    if len(spoken) < 3 or "?" in title:
        return []
    around = frozenset(stems(grammar.sentence.text_of(0, len(grammar.sentence.words), grammar.text)))
    own = frozenset(stems(grammar.sentence.words[word].text))
    rank = sum(each.rejected is None for each in background.story[:index])
    share = len(spoken & around) / len(spoken)
    verbs = {stem for stem in own if stem in spoken}
    if share < 0.3 or rank > 4:
        return []
    text = finished(title)
    features = _text_features(text)
    features |= {
        "rule publisher": 1.0,
        "publisher share": share,
        "publisher verb": float(bool(verbs)),
        "publisher lead": float(rank == 0),
        "publisher near": float(rank <= 1),
    }
    return [HeadlineCandidate(text, "publisher", features)]


# --- what tells how good a headline is -------------------------------------------------------------------------------


def _text_features(text: str) -> dict[str, float]:
    parts = _TOKENS.findall(text)
    lows = [part.lower() for part in parts]
    count = len(parts)
    content = [low for low in lows if low not in _FUNCTION]
    names = sum(part[0].isupper() for part in parts[1:])
    return {
        "words <4": float(count < 4),
        "words 4-5": float(4 <= count <= 5),
        "words 6-7": float(6 <= count <= 7),
        "words 8-10": float(8 <= count <= 10),
        "words 11-13": float(11 <= count <= 13),
        "words >13": float(count > 13),
        "content": float(min(len(content), 10)) / 10,
        "content squared": (min(len(content), 14) / 10) ** 2,
        "names": min(names, 4) / 4,
        "names any": float(names > 0),
        "number": float(any(part[0].isdigit() for part in parts)),
        "pronoun": float(sum(low in _BARE_PRONOUNS for low in lows)),
        "pronoun first": float(bool(lows) and lows[0] in _BARE_PRONOUNS | {"his", "her", "their", "its"}),
        "quotes": float(any(mark in text for mark in '"“”‘')),
        "possessive": float(any(low in ("his", "her", "their", "its", "my", "our") for low in lows)),
        "paused": float(any(mark in text for mark in ",;:—–")),
    }


_TOKENS: Final = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_FUNCTION: Final = words(
    "a an the of in on at to for and or by with from as is are was were be been has have had that this its his her "
    "their it he she they we after over"
)


def _features(
    grammar: Grammar,
    clause: Clause,
    predicate: int,
    subject: Named,
    rest: str,
    end: int,
    last: int,
    passive: bool,
    text: str,
) -> dict[str, float]:
    tree, tags = grammar.tree, grammar.sentence.tags
    features = _text_features(text)
    verb = clause.verb
    features[f"subject {subject.rule}"] = 1.0
    features["subject certain"] = subject.certainty
    features["subject words"] = min(len(subject.text.split()), 10) / 10
    features["passive"] = float(passive)
    features["nothing behind"] = float(not rest)
    features["whole"] = float(end == last)
    if end < last:
        cut = end
        head = tree.heads[cut]
        while head != ROOT and cut < head < last:
            cut, head = head, tree.heads[head]
        features[f"cut {tree.relations[cut]}"] = 1.0
        object_ = grammar.child(predicate, "obj", "ccomp", "xcomp")
        firsts = [each for each in grammar.children[predicate] if each > verb.last and tree.relations[each] == "obl"]
        features["cut only complement"] = float(object_ is None and bool(firsts) and grammar.low[firsts[0]] >= end)
        features["cut place"] = float(tags[cut] == "IN" and grammar.sentence.words[cut].low in ("in", "at"))
    features["saying"] = float(verb.lemma in SAYING)
    features["telling"] = float(verb.lemma in TELLING)
    features["finite"] = float(verb.form is Form.FINITE)
    return features


# --- texts      ------------------------------------------------------------------------------------------------------


def finished(text: str) -> str:
    """A headline without a quotation mark that has no partner, without an article at its beginning, with a capital."""
    if text.count('"') % 2:
        text = text.replace('"', "")
    for opening, closing in ("“”", "«»"):
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    text = text.strip(" ,;:–—-'‘").lstrip("”»")
    text = _SPACES.sub(" ", text)
    return text[:1].upper() + text[1:]


def without_article(text: str) -> str:
    """ "The mayor" is "mayor"; "The Hague" stays."""
    match = _ARTICLE.match(text)
    return text[match.end() :] if match and text[match.end() : match.end() + 1] else text


_ARTICLE: Final = re.compile(r"(?:the|an?) ", re.IGNORECASE)


# --- names -----------------------------------------------------------------------------------------------------------


def _named(background: Background, index: int, word: int, predicate: int, certainty: float) -> list[Named]:
    """What may stand for the noun phrase around a word: as it stands, its name, its office and name, what is meant."""
    grammar = background.grammar(index)
    sentence, tags = grammar.sentence, grammar.sentence.tags
    low = sentence.words[word].low
    many = is_many(grammar, word)
    if tags[word] == "PRP" or low in ("this", "that", "these", "those"):
        meant = background.referents.meant(index, word)
        found = [Named(each.text, low in ("they", "we"), "resolved", certainty * each.certainty) for each in meant]
        return found or [
            Named(sentence.words[word].text, low in ("they", "we", "these", "those"), "pronoun", certainty)
        ]
    full = [i for i in noun_phrase(grammar, word, full=True) if i < predicate or word > predicate]
    short = [i for i in noun_phrase(grammar, word, full=False) if i < predicate or word > predicate]
    full, short = _before_clause(grammar, word, predicate, full), _before_clause(grammar, word, predicate, short)
    instead = _spelled_out(background, index, full)
    found = [Named(said(grammar, full, instead), many, "as it stands", certainty)]
    if short != full:
        found.append(Named(said(grammar, short, instead), many, "short", certainty))
    found += _by_name(background, index, word, many, certainty)
    determined = grammar.child(word, "det", "nmod:poss")
    pointing = determined is not None and sentence.words[determined].low in ("the", "this", "that", "these", "those")
    if pointing and tags[word] in ("NN", "NNS") and not many:
        for each in background.referents.by_role(index, low):
            found.append(Named(each.text, False, "role", certainty * each.certainty))
    return [each for each in found if each.text]


def _before_clause(grammar: Grammar, word: int, predicate: int, indices: Sequence[int]) -> list[int]:
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
        if word in span or any(each in span and entity.kind == "person" for each in apposed):
            full = entity.name
            if word in span and any(
                grammar.tree.relations[each] == "conj" for each in grammar.children[word] if each >= mention.last
            ):
                continue
            found.append(Named(full, False, "name", certainty))
            if word not in span:
                office = [i for i in noun_phrase(grammar, word, full=False) if i < mention.first]
                text = without_article(said(grammar, office))
                if text and len(text) < 40:
                    found.append(Named(f"{text} {full}", False, "office and name", certainty))
    return found


def _spelled_out(background: Background, index: int, kept: Sequence[int]) -> dict[int, str]:
    """The full names of the people whom some words call by their last name, and whom a pronoun behind a verb means."""
    instead: dict[int, str] = {}
    here = set(kept)
    tags = background.story[index].sentence.tags
    for mention, entity in background.referents.of_sentence[index]:
        if entity.kind == "person" and mention.first in here and mention.last == mention.first + 1:
            word = background.story[index].sentence.words[mention.first].text
            if entity.name != word and entity.name.split()[-1] == word:
                instead[mention.first] = entity.name
    for at in kept:
        if tags[at] == "PRP" and background.story[index].sentence.words[at].low in ("him", "her", "them"):
            meant = background.referents.meant(index, at)
            if meant and meant[0].certainty > 0.5:
                instead[at] = meant[0].text
    return instead
