"""The headlines that a sentence allows for one of its happenings: clauses and noun phrases, cut where its grammar
allows it, with their verb in the present tense."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from timeline.extraction.antecedents import antecedent, carried_on
from timeline.extraction.asides import parse_apart
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
from timeline.extraction.heads import kind_of
from timeline.extraction.referents import Referents
from timeline.extraction.story import Told as StorySentence
from timeline.language.clauses import Clause
from timeline.language.lexicon import lexicon
from timeline.language.names import find_names, known_names
from timeline.language.parser import ROOT
from timeline.language.stems import stems
from timeline.language.verbs import Form, Tense
from timeline.language.wordlists import SAYING, SUBORDINATING, TELLING, words

LONGEST: Final = 100
"""A headline has fewer characters than this."""
MOST_ENDS: Final = 8
"""Places to cut that are tried of a clause, at most: the shortest headlines."""

_HEDGES: Final = words(
    "also reportedly allegedly apparently meanwhile however nevertheless additionally seemingly now then still "
    "already recently later earlier subsequently initially just finally yet therefore thus moreover furthermore ago "
    "today yesterday tomorrow even too"
)
"""Adverbs that no headline needs."""
_BARE_PRONOUNS: Final = words("he she they it we i you him her them us me this that these those who which himself")
_SPACES: Final = re.compile(r"\s+")


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
            self._grammars[index] = Grammar(sentence, parse_apart(sentence, silent), self.text, silent)
        return self._grammars[index]


_BEFORE_DATE: Final = words(
    "on in at since during from until till by between of for around about early late through to before after"
)
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
        if before > 0 and (words_[before - 1].low, words_[before].low) in (("as", "of"), ("as", "from")):
            silent.add(before - 1)
        while before >= 0 and (
            (words_[before].low in _BEFORE_DATE and tags[before] in ("IN", "RB", "JJ", "TO"))
            or (words_[before].low in ("the", "early", "late") and tags[before] in ("DT", "JJ", "RB"))
        ):
            silent.add(before)
            before -= 1
    depth = 0
    for index, word in enumerate(words_):
        depth += word.text in ("(", "[", "-LRB-", "LRB")
        if depth > 0 or (word.low in _HEDGES and tags[index] == "RB"):
            silent.add(index)
        depth -= word.text in (")", "]", "-RRB-", "RRB") and depth > 0
    return frozenset(silent)


def candidates(background: Background, index: int, word: int) -> list[HeadlineCandidate]:
    """The headlines for the happening that a word of sentence ``index`` names, a verb or a noun."""
    grammar = background.grammar(index)
    found: list[HeadlineCandidate] = []
    if word in grammar.verbs:
        predicate = predicate_of(grammar, word)
        above = grammar.tree.heads[predicate]
        if above in grammar.verbs and grammar.tree.relations[predicate] in ("xcomp", "ccomp", "advcl"):
            infinitive = grammar.verbs[word].verb.form is Form.INFINITIVE
            if infinitive or grammar.tree.relations[predicate] != "advcl":
                found += _of_clause(background, index, above, "above", must=word)
            if not (infinitive and found):  # "to open" would promise what "managed to open" reports
                found += _of_clause(background, index, word, "clause")
        else:
            found += _of_clause(background, index, word, "clause")
    else:
        found += _of_noun(background, index, word)
    if word not in grammar.verbs or not found:
        verb = _verb_around(grammar, grammar.tree.heads[word] if word in grammar.verbs else word)
        if verb is not None:
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
    if verb.lemma == "do" and grammar.child(word, "obj") is None:
        return []  # "as it did with Libya"
    predicate = predicate_of(grammar, word)
    subjects, agrees = _subjects(background, index, clause, predicate)
    passive = is_passive(grammar, verb)
    last = max(grammar.high[predicate], word + 1)
    rests = _rests(background, index, clause, predicate, last, must, by_words=not agrees)
    if must is None and min(map(len, rests), default=LONGEST) > LONGEST - 30:
        rests |= _rests(background, index, clause, predicate, last, must, by_words=True)
    needed = ("ccomp", "xcomp", "parataxis") if verb.lemma == "tell" else _CONTENT
    content = next((c for c in grammar.children[predicate] if c > word and grammar.tree.relations[c] in needed), None)
    needing = verb.lemma in _NEEDING and not passive
    if needing and content is None and (said_before := _said_before(background, index, predicate)):
        rests, content = said_before, -1
    place = _place_before(background, index, grammar, predicate, word)
    form = plural_by_verb(sentence, verb)
    found = []
    for subject in subjects:
        if not without_article(subject.text).strip() or _opens_badly(subject):
            continue
        plural = form if form is not None and subject.rule in ("as it stands", "short") else subject.plural
        shown = headline_verb(sentence, verb, grammar.text, plural=plural, passive=passive)
        short = [(rest, end) for rest, end in rests.items() if len(subject.text) + len(shown) + len(rest) + 2 < LONGEST]
        for rest, end in short[:MOST_ENDS] + short[MOST_ENDS:][-2:]:
            for added in ("", place) if (place and end == short[-1][1]) or (place and len(rest) < 40) else ("",):
                text = finished(" ".join(part for part in (without_article(subject.text), shown, rest, added) if part))
                if _repeats(subject, rest) or _speaks(text):
                    continue
                features = _features(grammar, clause, predicate, subject, rest, end, last, passive, text)
                features["place added"] = float(bool(added))
                features[f"rule {rule}"] = 1.0
                features["agrees"] = float(agrees)
                features["beyond"] = float(end > last)
                features["clash"] = float(_clashes(background, subject, rest))
                features["lacks content"] = float(needing and (content is None or content >= end))
                if form is not None and form != subject.plural:
                    features["number"] = 1.0
                found.append(HeadlineCandidate(text, rule, features))
    return found


def _clashes(background: Background, subject: Named, rest: str) -> bool:
    """Whether the words behind the verb call the subject by the wrong pronoun: "Ann Lee loses his hat"."""
    entity = background.referents.entities.get(subject.text)
    if entity is None or entity.kind != "person":
        return False
    lows = set(rest.lower().split())
    return (entity.he > 1 and "her" in lows) or (entity.he < -1 and "his" in lows)


def _repeats(subject: Named, rest: str) -> bool:
    """Whether a headline names its subject twice: somebody who was meant by a pronoun wrongly."""
    return subject.rule != "as it stands" and subject.text in rest


def _speaks(text: str) -> bool:
    """Whether somebody's own words stand in a headline without quotation marks: "the Senate denies me the money"."""
    return "“" not in text and '"' not in text and not _FIRST_PERSON_ONLY.isdisjoint(text.lower().split())


_FIRST_PERSON_ONLY: Final = words("i me my we our ours i’m we’re")


def _opens_badly(subject: Named) -> bool:
    """Whether what was read as a subject is none: "where the protest", "in a sign", "I"."""
    first = subject.text.split()[0].lower()
    return first in _NO_SUBJECT


_NO_SUBJECT: Final = words(
    "where whose which who whom what when how why in on to of for from with by if as that because although though "
    "while whether i we you it there latter let arriving being having seeing"
)
_NEEDING: Final = words(
    "reveal announce claim confirm say tell state add report accuse blame show find suggest forecast promise pledge "
    "vow urge demand order describe note admit believe think argue warn insist deny call"
)
"""Verbs that tell nothing without what is told: "the report reveals"."""


def _is_half(grammar: Grammar, first: int, end: int) -> bool:
    """Whether a cut leaves a clause without its verb: "as the fires | spread"."""
    tags = grammar.sentence.tags
    if end < len(tags) and (tags[end] == "RP" or (tags[end] in _FINITE and tags[end - 1] in (*_NOUNS, "RB", "PRP"))):
        return True
    for index in range(end - 1, first, -1):
        if tags[index].startswith("VB") or tags[index] == "MD":
            return False
        if tags[index] == "WH" or grammar.sentence.words[index].low in _OPENING_CLAUSES:
            return True
    return False


_FINITE: Final = ("VBD", "VBZ", "VBP", "MD")
_OPENING_CLAUSES: Final = words("that because although though while if unless whether whereas lest")
_CONTENT: Final = ("ccomp", "obj", "xcomp", "parataxis")
"""Relations of what a verb of saying needs."""


def _rests(
    background: Background, index: int, clause: Clause, predicate: int, last: int, must: int | None, *, by_words: bool
) -> dict[str, int]:
    """What may stand behind the verb of a headline, the longest first, each with the place where it is cut."""
    grammar = background.grammar(index)
    word = clause.verb.last
    first = word + 1
    behind = grammar.child(predicate, *SUBJECTS)
    skipped = range(grammar.low[behind], grammar.high[behind]) if behind is not None and behind > word else range(0)
    kept = [i for i in without_asides(grammar, first, last, () if must is None else (must,)) if i not in skipped]
    cuts = set(ends(grammar, first, last, max(predicate, must or 0)))
    if by_words and must is None:
        pauses = _pauses(grammar, first, min(max(clause.end, last), last + 12))
        kept += range(last, max(pauses, default=last))
        cuts.update(pauses)
    instead = _in_present(grammar, clause, predicate, kept) | _spelled_out(background, index, kept)
    brought = _antecedent_object(background, index, clause, predicate)
    rests: dict[str, int] = {}
    for end in sorted(cuts, reverse=True):
        if must is None or must < word or end > must:
            if _is_half(grammar, first, end) or any(name.first < end < name.last for name in background.names[index]):
                continue
            rest = said(grammar, [i for i in kept if i < end], instead)
            rests.setdefault(f"{brought} {rest}".strip() if brought else rest, end)
    return rests


def _antecedent_object(background: Background, index: int, clause: Clause, predicate: int) -> str:
    """What a relative clause tells about, where that is the object of its verb: "bridge" of "the bridge that Ann Lee
    opened"."""
    grammar = background.grammar(index)
    head = grammar.tree.heads[predicate]
    if grammar.tree.relations[predicate] != "acl:relcl" or head == ROOT or clause.verb.passive:
        return ""
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
    indices = _before_clause(grammar, head, predicate, noun_phrase(grammar, head, full=False))
    return said(grammar, indices, _spelled_out(background, index, indices))


def _said_before(background: Background, index: int, predicate: int) -> dict[str, int]:
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
    opening = grammar.child(content, "mark")
    if opening is not None and grammar.sentence.words[opening].low in SUBORDINATING:
        return {}
    first = grammar.low[content]
    last = min(grammar.high[content], grammar.low[predicate] if content == tree.heads[predicate] else predicate)
    kept = [i for i in without_asides(grammar, first, last) if grammar.sentence.words[i].text not in _QUOTES]
    if not any(tags[i].startswith("VB") or tags[i] == "MD" for i in kept):
        return {}
    spoken = not _FIRST_PERSON.isdisjoint(grammar.sentence.words[i].low for i in kept)
    if spoken and not all(grammar.sentence.quoted[i] for i in kept):
        return {}
    instead = {} if spoken else _spelled_out(background, index, kept)
    found: dict[str, int] = {}
    for end in ends(grammar, first, last, content):
        text = said(grammar, [i for i in kept if i < end], instead)
        if spoken and text:
            text = f"“{text}”"
        elif text and tags[kept[0]] != "NNP" and text[1:2].islower():
            text = text[:1].lower() + text[1:]
        if text:
            found.setdefault(text, end)
    return found


_QUOTES: Final = frozenset('"“”‘’«»')
_FIRST_PERSON: Final = words("i we my our me us you your this that")


def _pauses(grammar: Grammar, first: int, last: int) -> list[int]:
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


def _subjects(background: Background, index: int, clause: Clause, predicate: int) -> tuple[list[Named], bool]:
    """What may stand as the subject of a clause: by the grammar, and by the words before its verb where the two
    disagree; and whether they agree."""
    grammar = background.grammar(index)
    by_tree = subject_of(grammar, predicate)
    span = clause.subject
    found: list[Named] = []
    if by_tree is not None:
        agrees = span is not None and span[0] <= by_tree[0] < span[1]
        certain = _HOW[by_tree[1]] * (1.0 if agrees else 0.5 if span else 0.8)
        found += _named(background, index, by_tree[0], predicate, certain)
        if agrees and span is not None and span[0] < grammar.low[by_tree[0]] and _is_nominal(grammar, span):
            return _of_span(background, index, span, by_tree[0]), True  # "Ukrainian | media"
        if agrees or span is None:
            return found, agrees
    if span is None:
        span = antecedent(grammar.sentence, clause) or carried_on(grammar.sentence, clause)
    if span is not None and (head := _head_of_span(grammar, span)) is not None:
        low, high = grammar.low[head], grammar.high[head]
        if span[0] <= low and high <= span[1]:
            found += _named(background, index, head, predicate, 0.45)
        else:
            found += _of_span(background, index, span, head)
    return found, False


def _is_nominal(grammar: Grammar, span: tuple[int, int]) -> bool:
    """Whether some words are one plain noun phrase."""
    return all(grammar.sentence.tags[i] in _PLAIN for i in range(*span)) and not grammar.silent.intersection(
        range(*span)
    )


_PLAIN: Final = ("NN", "NNS", "NNP", "JJ", "DT", "CD", "POS", "PRP$")
_HOW: Final = {"own": 1.0, "described": 0.8, "controlled": 0.6, "shared": 0.8}
"""How sure a subject is, by how it was found."""


def _of_span(background: Background, index: int, span: tuple[int, int], head: int) -> list[Named]:
    """The words before a verb as its subject, where the grammar sees no phrase in them."""
    grammar = background.grammar(index)
    if span[1] - span[0] == 1 and grammar.sentence.tags[span[0]] == "PRP":
        return _named(background, index, span[0], span[1], 0.45)
    indices = [i for i in range(*span) if i not in grammar.silent]
    many = is_many(grammar, head)
    found = [
        Named(
            said(grammar, indices, _spelled_out(background, index, indices)),
            many,
            "span",
            0.4,
            _kind(background, index, head),
        )
    ]
    for mention, entity in background.referents.of_sentence[index]:
        if span[0] <= mention.first and mention.last == span[1] and not many:
            found.append(Named(entity.name, False, "name", 0.4, entity.kind))
    return [each for each in found if each.text]


def _head_of_span(grammar: Grammar, span: tuple[int, int]) -> int | None:
    """The word of a span that depends on one outside it, a noun if there are several."""
    outside = [word for word in range(*span) if not span[0] <= grammar.tree.heads[word] < span[1]]
    nouns = [word for word in outside if grammar.sentence.tags[word] in ("NN", "NNS", "NNP", "PRP", "CD", "DT")]
    return nouns[0] if nouns else outside[0] if outside else None


def _in_present(grammar: Grammar, clause: Clause, predicate: int, kept: Sequence[int]) -> dict[int, str]:
    """The verbs that go along with the one of a headline, in the present tense, too: "seizes and inspects the ship"."""
    instead: dict[int, str] = {}
    here = set(kept)
    for last, other in grammar.verbs.items():
        verb = other.verb
        if (
            last not in here
            or verb.tense is not Tense.PAST
            or verb.perfect
            or verb.modal
            or verb.form is not Form.FINITE
        ):
            continue
        own = predicate_of(grammar, last)
        relation = grammar.tree.relations[own]
        joined = other.marker in ("and", "or", "but") and other.subject == clause.subject
        along = grammar.tree.heads[own] == predicate and relation in ("conj", "advcl")
        along = along or other.marker in ("when", "after", "as", "while", "before", "because", "until")
        subject = subject_of(grammar, own)
        if verb.first < min(here) or not (joined or (along and subject is not None)):
            continue
        plural = plural_by_verb(grammar.sentence, verb)
        if plural is None:
            shared = subject or subject_of(grammar, predicate)
            plural = is_many(grammar, shared[0]) if shared else False
        instead.update(dict.fromkeys(range(verb.first, verb.last + 1), ""))
        instead[verb.first] = headline_verb(grammar.sentence, verb, grammar.text, plural=plural, passive=verb.passive)
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
        if not text or len(text) >= LONGEST or text.split()[0].lower() in _NO_SUBJECT:
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
        cut = next((i for i in range(end, last) if tree.heads[i] < end and tree.relations[i] != "punct"), end)
        head = tree.heads[cut]
        if head == ROOT:
            head = predicate
        left = any(each < end for each in grammar.children[head] if each > head)
        features[f"cut {tree.relations[cut]}"] = 1.0
        features[f"cut {tree.relations[cut]} of {tags[head][:1]}{'' if left else ' bare'}"] = 1.0
        features["cut place"] = float(tags[end] == "IN" and grammar.sentence.words[end].low in ("in", "at"))
    features[f"kind {subject.kind or 'unknown'} {lexicon().verbs.get(verb.lemma, 'unknown')}"] = 1.0
    features[f"kind {subject.kind or 'unknown'}{' passive' if passive else ''}"] = 1.0
    features[f"rule {subject.rule} {'sure' if subject.certainty > 0.7 else 'unsure'}"] = 1.0
    features["bare"] = float(subject.text.count(" ") <= 1 and subject.text[:4].lower() in ("the ", "this", "that"))
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
    for closing in ("”", '"'):
        text = text.removesuffix("." + closing) + closing if text.endswith("." + closing) else text
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
        several = low in ("they", "we", "these", "those")
        found = [
            Named(each.text, several, "resolved", certainty * each.certainty, each.kind)
            for each in background.referents.meant(index, word)
        ]
        return found or [Named(sentence.words[word].text, several, "pronoun", certainty, "pronoun")]
    kind = _kind(background, index, word)
    full = [i for i in noun_phrase(grammar, word, full=True) if i < predicate or word > predicate]
    short = [i for i in noun_phrase(grammar, word, full=False) if i < predicate or word > predicate]
    full, short = _before_clause(grammar, word, predicate, full), _before_clause(grammar, word, predicate, short)
    instead = _spelled_out(background, index, full)
    if full and tags[full[0]] == "PRP$" and sentence.words[full[0]].low in ("his", "her"):
        owners = background.referents.meant(index, full[0])
        if owners and owners[0].certainty > _SURE:
            instead = {**instead, full[0]: f"{owners[0].text}’s"}
    found = [Named(said(grammar, full, instead), many, "as it stands", certainty, kind)]
    if short != full:
        found.append(Named(said(grammar, short, instead), many, "short", certainty, kind))
    found += _by_name(background, index, word, many, certainty)
    determined = grammar.child(word, "det", "nmod:poss")
    pointing = determined is not None and sentence.words[determined].low in ("the", "this", "that", "these", "those")
    if pointing and tags[word] in ("NN", "NNS") and not many and len(short) <= 4:
        for each in background.referents.by_role(index, low):
            found.append(Named(each.text, False, "role", certainty * each.certainty, each.kind))
    return [each for each in found if each.text]


def _kind(background: Background, index: int, word: int) -> str:
    """What a noun phrase is, by its head: person, group, place, act, event ..., "" where that is not known."""
    for mention, entity in background.referents.of_sentence[index]:
        if mention.first <= word < mention.last:
            return entity.kind
    sentence = background.story[index].sentence
    return kind_of(sentence.words[word].low) or ("many" if sentence.tags[word] == "CD" else "")


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


_SURE: Final = 0.5
"""How sure a pronoun must be to be spelled out within a phrase."""
_HONORIFICS: Final = words("mr mrs ms miss mx dr sir dame")
_BEFORE_NAME: Final = _HONORIFICS | words(
    "president minister premier chancellor secretary senator governor mayor king queen prince princess pope bishop "
    "general colonel captain sergeant judge justice sheriff officer chief director chairman chairwoman leader speaker "
    "coach professor sen rep gov gen col sgt capt lt the but and"
)
"""What may stand before a last name that the first name can be added to."""


def _spelled_out(background: Background, index: int, kept: Sequence[int]) -> dict[int, str]:
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
        if (
            tags[at] == "PRP"
            and behind not in _NOUNS
            and behind != "JJ"
            and background.story[index].sentence.words[at].low in ("him", "her", "them")
        ):
            meant = background.referents.meant(index, at)
            if meant and meant[0].certainty > _SURE:
                instead[at] = meant[0].text
    return instead
