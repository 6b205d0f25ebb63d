"""The title of a happening: of those that the grammar of its sentence allows, the one that tells it best.

Candidates are clauses and noun phrases, with their verb in the present tense.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from importlib import resources
from itertools import islice
from typing import Final

from timeline.extraction.grammar import (
    LISTS,
    PAUSES,
    SentenceGrammar,
    TaggedWord,
    before_aside,
    ends,
    find_disclosed,
    headline_verb,
    is_many,
    is_passive,
    plural_by_verb,
    predicate_of,
    without_asides,
    words_at,
)
from timeline.extraction.participants import find_topic, place_before
from timeline.extraction.referents import (
    ORIGIN,
    Background,
    Headline,
    HeadlineWeights,
    introduced_by_name,
)
from timeline.extraction.story import another_day
from timeline.extraction.title_parts import (
    find_content,
    find_content_before,
    find_endings,
    find_named,
    find_subjects,
    find_whole_endings,
    owner_spelled_out,
    spelled_out,
    unshifted,
    without_article,
)
from timeline.extraction.title_text import (
    GIVING,
    INFORMING,
    LONGEST_CANDIDATE,
    MOST_ENDS,
    SHORT,
    TITLE_LIMIT,
    TOKENS,
    HeadlineCandidate,
    Named,
    believes,
    clause_features,
    divides_adjectives,
    faults,
    finished,
    is_half,
    pauses,
    shortened,
    tagged,
    text_features,
    with_bound,
    without_publisher,
)
from timeline.files import shipped_toml
from timeline.language.clauses import FINITE, NEVER_PASSIVE, Clause, Role, Sentence, Tense, Verb, VerbForm
from timeline.language.lexicon import CALENDAR, SAYING, singular, stems, third_person
from timeline.language.syntax import ROOT

_FIRST_PERSON: Final = LISTS["first_person"]
_NO_SUBJECT: Final = LISTS["never_subject"]
_NEEDING: Final = SAYING | LISTS["needing_content"]
"""Verbs that tell nothing without what is told: "the report reveals"."""


_CONTENT: Final = ("ccomp", "obj", "xcomp", "parataxis")
"""Relations of what a verb of saying needs."""


def candidates(background: Background, index: int, word: int) -> list[HeadlineCandidate]:
    """The headlines for the happening that a word of sentence ``index`` names, a verb or a noun."""
    grammar = background.grammar(index)
    word = _behind_modal(grammar, word)
    if word in grammar.verbs and (told := find_disclosed(grammar, word)) is not None:
        return [_in_perfect(grammar, grammar.verbs[told], each) for each in candidates(background, index, told)]
    found: list[HeadlineCandidate] = []
    if word in grammar.verbs:
        predicate = predicate_of(grammar, word)
        above = _verb_of(grammar, grammar.tree.heads[predicate])
        if above in grammar.verbs and grammar.tree.relations[predicate] in ("xcomp", "ccomp", "advcl"):
            infinitive = grammar.verbs[word].verb.form is VerbForm.INFINITIVE
            if infinitive or grammar.tree.relations[predicate] != "advcl":
                found += _of_clause(background, index, above, "above", must=word)
            if not (infinitive and found):  # "to open" would promise what "managed to open" reports
                found += _of_clause(background, index, word, "clause")
        else:
            found += _of_clause(background, index, word, "clause")
    else:
        found += _of_noun(background, index, word)
        found += _of_nominal(background, index, word)
        found += _of_active(background, index, word)
    if not found and (caused := _caused_by(grammar, word)) is not None:
        found += _of_clause(background, index, caused, "clause")
    if word not in grammar.verbs or not found:
        verb = _verb_around(grammar, grammar.tree.heads[word] if word in grammar.verbs else word)
        if verb is not None:
            found += _of_clause(background, index, verb, "around", must=word)
    found += _as_it_stands(background, index, word)
    found += _of_publisher(background, index, word)
    unique: dict[str, HeadlineCandidate] = {}
    for each in found:
        if each.text and each.text not in unique:
            unique[each.text] = each
    whole = [each for each in unique.values() if not each.faults]
    if whole:
        return whole
    mild = [each for each in unique.values() if _MILD.issuperset(each.faults)]
    complete = [each for each in unique.values() if "content" not in each.faults]
    return mild or complete or list(unique.values())


def _in_perfect(grammar: SentenceGrammar, clause: Clause, candidate: HeadlineCandidate) -> HeadlineCandidate:
    """A headline of what had been done when it became known, which is what the date says: "Ann Lee has sold the mill"
    of "It was revealed in May that Ann Lee had sold the mill"."""
    verb = clause.verb
    if not verb.perfect or verb.form is not VerbForm.FINITE:
        return candidate
    passive, main = is_passive(grammar, verb), grammar.sentence.words[verb.last].text
    for plural, have in ((False, "has"), (True, "have")):
        shown = headline_verb(grammar.sentence, verb, grammar.text, plural=plural, passive=passive)
        before, found, behind = candidate.text.partition(f" {shown}")
        if found and not behind[:1].isalpha():
            done = f"{have} {'not ' if verb.negated else ''}{'been ' if passive else ''}{main}"
            return replace(candidate, text=f"{before} {done}{behind}")
    return candidate


_MILD: Final = frozenset(("pronoun", "owner", "bare"))
"""Faults that a reader gets over: who is meant, or what, is not said."""


def _faults(
    grammar: SentenceGrammar, pieces: Sequence[tuple[str, str]], end: int, lemma: str = "", *, content: bool = False
) -> tuple[str, ...]:
    """What keeps a headline of these pieces, each with its kind, "verb" or "", from being whole, where it is cut before
    word ``end`` of its sentence; ``content`` where its verb says nothing without what is said."""
    parts: list[TaggedWord] = []
    known = grammar.parts
    for text, kind in pieces:
        if (text, kind) not in known:  # each subject goes with each ending
            known[text, kind] = _verb_parts(text) if kind else tagged(_PIECES.findall(text), grammar.tag_of)
        parts += known[text, kind]
    parts = parts[1:] if parts and parts[0].low in ("the", "a", "an") else parts
    following = _following(grammar, end)
    if end in grammar.silent and following and following[0].tag != "TO":
        goes_on = following[0].low in ("that", "whether") or lemma in GIVING or believes(parts)
        following = following if goes_on else []  # what stands behind a date is another modifier

    found = faults(parts, lemma, following)
    return (*found, "content") if content else found


def _following(grammar: SentenceGrammar, end: int) -> list[TaggedWord]:
    """The next words of a sentence from word ``end`` on, without its dates."""
    if end not in grammar.following:
        sentence, last = grammar.sentence, min(end + _LONGEST_LOOK, len(grammar.sentence.words))
        spoken = (i for i in range(end, last) if i not in grammar.silent)
        grammar.following[end] = [TaggedWord(sentence.words[i].low, sentence.tags[i]) for i in spoken]
    return grammar.following[end]


_LONGEST_LOOK: Final = 8
"""Words behind a cut that tell whether it is one that may be."""


def _verb_parts(shown: str) -> list[TaggedWord]:
    first, *others = shown.lower().split()
    tags = ("TO", "VB") if first == "to" else ("VBZ", "VBN")
    return [TaggedWord(first, tags[0]), *(TaggedWord(each, tags[1]) for each in others)]


_PIECES: Final = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*|\S")


_CAUSING: Final = LISTS["causing"]


def _caused_by(grammar: SentenceGrammar, word: int) -> int | None:
    """The infinitive that tells what a verb brought about: "launch" of "That prompted the army to launch a raid"."""
    if word not in grammar.verbs or not _brings_about(grammar.verbs[word].verb):
        return None
    below = (each for each in grammar.children[predicate_of(grammar, word)] if grammar.tree.relations[each] == "xcomp")
    return next((each for each in below if each > word and each in grammar.verbs), None)


def _brings_about(verb: Verb) -> bool:
    past = verb.tense is Tense.PAST or verb.perfect
    undone = verb.negated or verb.modal or verb.passive
    return verb.lemma in _CAUSING and past and not undone


def _came_true(grammar: SentenceGrammar, clause: Clause) -> bool:
    """Whether the clause above an infinitive reports that it was done."""
    parent = grammar.sentence.clauses[clause.parent].verb if clause.parent is not None else None
    return clause.verb.form is VerbForm.INFINITIVE and parent is not None and _brings_about(parent)


def _verb_of(grammar: SentenceGrammar, predicate: int) -> int:
    """The verb of a predicate, "is" of "unlikely" in "is unlikely to agree"; else the word itself."""
    if predicate == ROOT or predicate in grammar.verbs:
        return predicate
    copula = grammar.child(predicate, "cop")
    return copula if copula is not None and copula in grammar.verbs else predicate


def _behind_modal(grammar: SentenceGrammar, word: int) -> int:
    """The verb that belongs to a modal which a date stands behind: "focus" of "will today focus"; else the word."""
    if grammar.sentence.tags[word] != "MD":
        return word
    behind = word + 1
    while behind < len(grammar.sentence.tags) and (behind in grammar.silent or grammar.sentence.tags[behind] == "RB"):
        behind += 1
    return behind if behind in grammar.verbs else word


def _verb_around(grammar: SentenceGrammar, word: int) -> int | None:
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


@dataclass(frozen=True, slots=True)
class _Saying:
    """What somebody is said to say in a clause, and where its words lie.

    ``needed`` is whether the verb is nothing without it; ``at`` is its verb, None where it is not found, -1 where it
    stands before the verb of saying; ``by_words`` are the endings that hold it by the words and not by the grammar;
    ``starts`` are the places that a headline must be cut behind; a cut at one of ``halves`` leaves a clause without its
    verb.
    """

    needed: bool
    at: int | None
    by_words: Mapping[str, int]
    starts: tuple[int, ...]
    halves: frozenset[int]

    def is_missing(self, rest: str, end: int) -> bool:
        """Whether a headline that is needed to hold it lacks it, where it is cut before word ``end``."""
        reaches = self.at is not None and self.at < end
        return self.needed and rest not in self.by_words and not reaches

    def is_cut(self, rest: str, end: int) -> bool:
        """Whether a headline leaves it out, or leaves a half of it, where it should be there."""
        left_out = any(end <= start for start in self.starts) and rest not in self.by_words
        return self.is_missing(rest, end) or left_out or end in self.halves


def _read_saying(
    background: Background, index: int, clause: Clause, must: int | None, *, passive: bool
) -> tuple[_Saying, dict[str, int]]:
    """Return what a clause says that somebody says, and the endings that stand for all others where it comes first."""
    grammar = background.grammar(index)
    word, lemma = clause.verb.last, clause.verb.lemma
    predicate = predicate_of(grammar, word)
    relations = ("ccomp", "xcomp", "parataxis") if lemma == "tell" else _CONTENT
    behind = (c for c in grammar.children[predicate] if c > word and grammar.tree.relations[c] in relations)
    contents = _contents(grammar.sentence, clause)
    # Where the grammar sees no clause of what is said, the words may.
    at = next(behind, next((each.verb.last for each in contents if each.verb.first > word), None))
    heard = _heard(grammar.sentence, clause)
    opened = () if passive else (each.start for each in contents if each.marker in ("that", "whether"))
    starts = (*([heard] if heard is not None else []), *islice(opened, 1))
    halves = frozenset(place for each in contents for place in range(each.start + 1, each.verb.first + 1))
    needed = lemma in _NEEDING and not passive
    if needed and at is None and (before := find_content_before(background, index, predicate)):
        return _Saying(needed, -1, {}, starts, halves), before
    by_words = find_content(background, index, clause, must) if needed else {}
    return _Saying(needed, at, by_words, starts, halves), {}


def _of_clause(
    background: Background, index: int, word: int, rule: str, must: int | None = None
) -> list[HeadlineCandidate]:
    grammar = background.grammar(index)
    sentence = grammar.sentence
    word = _behind_modal(grammar, word)
    clause = grammar.verbs[word]
    verb = clause.verb
    empty = verb.lemma == "do" and grammar.child(word, "obj") is None  # "as it did with Libya"
    if empty or sentence.tags[verb.last] == "MD":
        return []  # or "will on Thursday begin", where "begin" was read as no verb
    if clause.marker == "what" and clause.subject is not None and sentence.tags[clause.subject[0]] != "WH":
        return []  # "what Ann Lee called “a foolish move”": what she meant is not said
    predicate = predicate_of(grammar, word)
    subjects, agrees = find_subjects(background, index, clause, predicate)
    passive = is_passive(grammar, verb)
    last = max(grammar.high[predicate], word + 1)
    rests = find_endings(background, index, clause, predicate, last, must, by_words=not agrees)
    if must is None and min(map(len, rests), default=LONGEST_CANDIDATE) > LONGEST_CANDIDATE - 30:
        rests |= find_endings(background, index, clause, predicate, last, must, by_words=True)
    by_tree = frozenset(rests)
    saying, before = _read_saying(background, index, clause, must, passive=passive)
    whole = {} if before else find_whole_endings(background, index, clause, predicate, must, rests)
    rests = before or _longest_first({**whole, **saying.by_words, **rests})
    longest = next(iter(whole), None)
    behind = sentence.tags[word + 1 : whole[longest]] if longest is not None else ()
    tells = bool(longest) and (verb.lemma not in SAYING | INFORMING or not FINITE.isdisjoint(behind))
    last = max([last, *saying.by_words.values()])
    place = place_before(background, index, grammar, predicate, word)
    form = plural_by_verb(sentence, verb)
    found = []
    for subject in _agreeing(subjects, form):
        if not without_article(subject.text).strip() or _opens_badly(subject) or _is_adjective(grammar, subject.text):
            continue
        shown = _shown_verb(grammar, clause, plural=subject.plural if form is None else form, passive=passive)
        short = [
            (rest, end)
            for rest, end in rests.items()
            if len(subject.text) + len(shown) + len(rest) + 2 < LONGEST_CANDIDATE
        ]
        for rest, end in short[:MOST_ENDS] + short[MOST_ENDS:][-2:]:
            room = end == short[-1][1] or len(rest) < SHORT
            for added in ("", place) if place and room else ("",):
                said_verb = _without_listener(shown, verb.lemma, rest, grammar, word, saying)
                pieces = (without_article(subject.text), said_verb, rest, added)
                text = finished(" ".join(part for part in pieces if part))
                if _repeats(subject, rest) or _speaks(text):
                    continue
                more = {
                    "place added": float(bool(added)),
                    f"rule {rule}": 1.0,
                    "agrees": float(agrees),
                    "beyond": float(end > last),
                    "content by words": float(rest in saying.by_words),
                    "clash": float(_clashes(background, subject, rest)),
                    "lacks content": float(saying.is_missing(rest, end)),
                    "whole by words": float(rest in whole),
                    "whole by words alone": float(rest in whole and rest not in by_tree),
                    "whole longest": float(rest == longest),
                }
                kinds = ((without_article(subject.text), ""), (shown, "verb"), (f"{rest} {added}", ""))
                cut = saying.is_cut(rest, end) and not (tells and rest == longest)
                wrong = _faults(grammar, kinds, end, verb.lemma, content=cut)
                bare = not (rest or added or passive)
                if bare and _says_more(grammar, clause, end):
                    wrong = (*wrong, "bare")  # "Ann Lee writes | on her page"
                if form is not None and form != subject.plural:
                    more["number clash"] = 1.0
                    wrong = (*wrong, "number")
                measure = partial(
                    clause_features, grammar, clause, predicate, subject, rest, end, last, passive, text, more
                )
                found.append(HeadlineCandidate(text, rule, measure, wrong))
    return found


def _longest_first(rests: Mapping[str, int]) -> dict[str, int]:
    """Return what may stand behind a verb in the order of where it is cut, the furthest first."""
    return dict(sorted(rests.items(), key=lambda pair: -pair[1]))


def _shown_verb(grammar: SentenceGrammar, clause: Clause, *, plural: bool, passive: bool) -> str:
    """The verb of a clause as a headline has it; that of an infinitive which was done as that of a deed."""
    verb = clause.verb
    if _came_true(grammar, clause) and not passive and not verb.negated:
        return verb.lemma if plural else third_person(verb.lemma)
    return headline_verb(grammar.sentence, verb, grammar.text, plural=plural, passive=passive)


def _says_more(grammar: SentenceGrammar, clause: Clause, end: int) -> bool:
    """Whether a clause goes on behind a verb that is cut off from what it says: not where only a date follows."""
    if clause.verb.lemma in NEVER_PASSIVE:
        return False
    words_, tags = grammar.sentence.words, grammar.sentence.tags
    following = next((i for i in range(end, len(words_)) if i not in grammar.silent), None)
    return following is not None and words_[following].text not in PAUSES and tags[following] not in (".", "CC", "WH")


def _agreeing(subjects: Sequence[Named], plural: bool | None) -> Sequence[Named]:
    """Return the subjects that are as many as the verb says; all where it does not tell, or none of them is."""
    if plural is None or not any(each.plural is plural for each in subjects):
        return subjects
    return [each for each in subjects if each.plural is plural or each.kind == "group"]


def _contents(sentence: Sentence, clause: Clause) -> list[Clause]:
    """The clauses of what somebody says."""
    number = sentence.clauses.index(clause)
    return [c for c in sentence.clauses if c.parent == number and c.role is Role.CONTENT]


def _heard(sentence: Sentence, clause: Clause) -> int | None:
    """Where the clause begins that says what somebody is told, of a verb that needs it: "informed the bank that"."""
    if clause.verb.lemma not in INFORMING:
        return None
    tags = sentence.tags
    contents = (each.start for each in _contents(sentence, clause))
    opened = (
        at
        for at in range(clause.verb.last + 1, len(tags) - 1)
        if sentence.words[at].low == "that" and tags[at + 1] in _OPENS_CONTENT
    )
    return next(contents, next(opened, None))


_OPENS_CONTENT: Final = frozenset(("PRP", "PRP$", "DT", "NNP", "NNS", "CD", "EX"))
"""Tags of the words behind a "that" that opens what is told."""


def _without_listener(shown: str, lemma: str, rest: str, grammar: SentenceGrammar, word: int, saying: _Saying) -> str:
    """ "says" for "tells" where a headline leaves out who is told: "Minister says prices are fair"."""
    if lemma != "tell" or not (rest in saying.by_words or saying.at == -1):
        return shown
    listener = " ".join(each.low for each in grammar.sentence.words[word + 1 : word + 3])
    if rest.lower().startswith(listener):
        return shown
    return shown.replace("tells", "says").replace("tell", "say")


def _clashes(background: Background, subject: Named, rest: str) -> bool:
    """Whether the words behind the verb call the subject by the wrong pronoun: "Ann Lee loses his hat"."""
    entity = background.referents.entities.get(subject.text)
    if entity is None or entity.kind != "person":
        return False
    lows = set(rest.lower().split())
    other = "her" if entity.he > 1 else "his" if entity.he < -1 else None
    return other in lows


def _repeats(subject: Named, rest: str) -> bool:
    """Whether a headline names its subject twice: somebody who was meant by a pronoun wrongly, or "Fears of further
    clashes" of "There are fears of further clashes"."""
    if subject.rule == "as it stands":
        return " " in subject.text and subject.text.lower() in rest.lower()
    return subject.text in rest


def _speaks(text: str) -> bool:
    """Whether somebody's own words stand in a headline without quotation marks: "the Senate denies me the money"."""
    return "“" not in text and '"' not in text and not _FIRST_PERSON.isdisjoint(text.lower().split())


def _opens_badly(subject: Named) -> bool:
    """Whether what was read as a subject is none: "where the protest", "in a sign", "I"."""
    return _opens_with_function_word(subject.text)


def _opens_with_function_word(text: str) -> bool:
    """Whether a text begins with a word that a headline does not: not "Up to 200 people", nor "As many as ten"."""
    first, *others = text.lower().split()
    return first in _NO_SUBJECT and others[:1] != ["many"]


def _is_adjective(grammar: SentenceGrammar, text: str) -> bool:
    """Whether what was read as a subject is an adjective with what belongs to it: "dead by Ivo Brand"."""
    first, *others = text.lower().split()
    if not others or others[0] in ("than", "of"):  # "more than half", "several of them"
        return False
    return grammar.tag_of.get(first) == "JJ" and grammar.tag_of.get(others[0]) == "IN"


_LEAST_NOUN: Final = 2
"""Words of a noun phrase that tells enough to be a headline, at least: not "Quake"."""


_LEAST_UNNAMED: Final = 4
"""Words of one without a name or number, at least, and one more: not "Primary election"."""


def _of_noun(background: Background, index: int, word: int) -> list[HeadlineCandidate]:
    """The noun phrase around a noun that names a happening: "Mass stabbing in Reading"."""
    grammar = background.grammar(index)
    first, last = grammar.low[word], grammar.high[word]
    openings = [c for c in grammar.children[word] if c < word and grammar.tree.relations[c] in ("case", "mark", "cc")]
    first = max(first, *(each + 1 for each in openings)) if openings else first
    kept = without_asides(grammar, first, last)
    while kept and _opens_with_date(background, index, kept[0]):
        kept.pop(0)  # "last week's massacre"
    instead = owner_spelled_out(background, index, kept, spelled_out(background, index, kept))
    instead = introduced_by_name(background, index, word, instead)
    found = []
    for end in ends(grammar, first, last, word):
        text = finished(without_article(words_at(grammar, [i for i in kept if i < end], instead)))
        if not text or len(text) >= LONGEST_CANDIDATE or text.split()[0].lower() in _NO_SUBJECT:
            continue
        measure = partial(text_features, text, {"rule noun": 1.0, "noun whole": float(end == last)})
        wrong = _faults(grammar, ((text, ""),), end)
        lowered = text[:1].lower() + text[1:]
        unnamed = lowered.islower() and not any(each.isdigit() for each in text) and text.count(" ") < _LEAST_UNNAMED
        wrong = (*wrong, "bare") if unnamed or text.count(" ") < _LEAST_NOUN - 1 else wrong
        found.append(HeadlineCandidate(text, "noun", measure, wrong))
    return found[:MOST_ENDS]


def _opens_with_date(background: Background, index: int, word: int) -> bool:
    """Whether a noun phrase begins with what says when: the "last week's" of "last week's massacre"."""
    grammar = background.grammar(index)
    silent = grammar.sentence.tags[word] == "POS" or word in grammar.silent
    return silent or _dates(background, index, word)


def _dates(background: Background, index: int, word: int) -> bool:
    """Whether a word is part of a date."""
    at = background.story[index].sentence.words[word]
    return any(
        each.start < at.end and at.start < each.end and each.type not in ("DURATION", "SET")
        for each in background.story[index].mentions
    )


def _of_nominal(background: Background, index: int, word: int) -> list[HeadlineCandidate]:
    """The clause that a noun stands for: "Ann Lee is arrested" of "the arrest of Ann Lee"."""
    grammar = background.grammar(index)
    noun = grammar.sentence.words[word].low
    verb = nominal_verbs("intransitive").get(noun) or nominal_verbs("transitive").get(noun)
    if verb is None or grammar.sentence.tags[word] not in ("NN", "VBG"):
        return []
    nominal = nominal_verbs("transitive").get(noun) is not None
    owner = _possessor(background, index, word)
    behind = {grammar.case(each): each for each in reversed(grammar.children[word]) if each > word}
    suffers, does = behind.get("of"), owner if "of" in behind else behind.get("by")
    if suffers is None:
        suffers, does = owner, behind.get("by")
    if suffers is None:
        return []
    last = max(grammar.high[word], word + 1)
    taken = {i for each in (suffers, does) if each is not None for i in range(grammar.low[each], grammar.high[each])}
    more = [i for i in without_asides(grammar, word + 1, last) if i not in taken]
    found = []
    for subject in find_named(background, index, suffers, word):
        shown = f"{'are' if subject.plural else 'is'} {verb}" if nominal else verb
        shown = shown if nominal or subject.plural else third_person(verb)
        agents = find_named(background, index, does, word)[:2] if does is not None and nominal else []
        for agent in ("", *(f"by {each.text}" for each in agents)):
            for end in ends(grammar, word + 1, last, word):
                rest = words_at(grammar, [i for i in more if i < end]) if more else ""
                text = finished(" ".join(part for part in (without_article(subject.text), shown, agent, rest) if part))
                if len(text) < LONGEST_CANDIDATE and not _opens_badly(subject):
                    nominal_features = {
                        "rule nominal": 1.0,
                        "nominal whole": float(end == last),
                        "nominal agent": float(bool(agent)),
                    }
                    nominal_features[f"nominal {subject.kind or 'unknown'}"] = 1.0
                    nominal_features["nominal transitive"] = float(nominal)
                    measure = partial(text_features, text, nominal_features)
                    found.append(HeadlineCandidate(text, "nominal", measure))
    return found[:MOST_ENDS]


def _of_active(background: Background, index: int, word: int) -> list[HeadlineCandidate]:
    """The clause that a noun stands for with whoever does it: "Ann Lee visits Lindal" of "Ann Lee's visit to
    Lindal"."""
    grammar = background.grammar(index)
    verb, *behind = nominal_verbs("active").get(grammar.sentence.words[word].low, "").split() or [""]
    owner, following = _owner_of(background, index, word, behind) if verb else (None, None)
    if owner is None or following is None or not _is_real(grammar, word):
        return []
    opening = grammar.sentence.words[following].low
    if grammar.sentence.tags[following : following + 2] == ("TO", "VB"):
        opening = "inf"
    kept = opening in ("inf", "that") or f"+{opening}" in behind
    if opening not in behind and f"+{opening}" not in behind:
        return []
    first, last = following + (not kept), grammar.high[word]
    more, found = without_asides(grammar, first, last), []
    told = [clause for clause in grammar.sentence.clauses if opening == "that" and first <= clause.verb.first < last]
    instead = spelled_out(background, index, more) | unshifted(grammar, told)
    for subject in find_named(background, index, owner, word):
        shown = verb if subject.plural else third_person(verb)
        for end in ends(grammar, word + 1, last, word):
            rest = words_at(grammar, [i for i in more if i < end], instead)
            text = finished(f"{without_article(subject.text)} {shown} {rest}")
            if not rest or _opens_badly(subject) or len(text) >= LONGEST_CANDIDATE:
                continue
            if sum(tag in FINITE for tag in grammar.sentence.tags[first:end]) > (opening == "that"):
                continue  # "Ann Lee's visit to Lindal angered growers", read as one phrase
            pieces = ((without_article(subject.text), ""), (shown, "verb"), (rest, ""))
            features = {"rule active": 1.0, "active whole": float(end == last), f"active {subject.rule}": 1.0}
            measure = partial(text_features, text, features)
            found.append(HeadlineCandidate(text, "active", measure, _faults(grammar, pieces, end, verb)))
    return found[:MOST_ENDS]


def _owner_of(background: Background, index: int, word: int, behind: Sequence[str]) -> tuple[int | None, int | None]:
    """Whoever does the deed that a noun names, before it or behind "of", and the next word that tells more of it,
    one of ``behind``."""
    grammar = background.grammar(index)
    owner = _possessor(background, index, word)
    if owner is not None:
        return owner, next((i for i in range(word + 1, grammar.high[word]) if i not in grammar.silent), None)
    owner = next((each for each in grammar.children[word] if each > word and grammar.case(each) == "of"), None)
    if owner is None or "of" in behind:
        return None, None
    return owner, next(
        (i for i in range(owner + 1, grammar.high[word]) if grammar.sentence.words[i].low in behind), None
    )


def _possessor(background: Background, index: int, word: int) -> int | None:
    """Whoever "'s" or a pronoun names before a noun: not the year of "last year's election"."""
    grammar = background.grammar(index)
    own = (
        each
        for each in grammar.children[word]
        if grammar.tree.relations[each] == "nmod:poss"
        or (each < word and any(grammar.sentence.tags[child] == "POS" for child in grammar.children[each]))
    )
    return next((each for each in own if not _dates(background, index, each)), None)


def _is_real(grammar: SentenceGrammar, word: int) -> bool:
    """Whether a noun names a deed that was done: not "the planned visit", nor what somebody cancels."""
    low = {grammar.sentence.words[each].low for each in grammar.children[word]}
    head = grammar.tree.heads[word]
    above = grammar.verbs[head].verb.lemma if head in grammar.verbs else ""
    return low.isdisjoint(LISTS["coming"] | LISTS["undone"]) and above not in _CALLING_OFF


_CALLING_OFF: Final = LISTS["calling_off"]


def _as_it_stands(background: Background, index: int, word: int) -> list[HeadlineCandidate]:
    """The clause around a word in the words of the text, shortened by whole modifiers: what is sure to be right."""
    grammar = background.grammar(index)
    sentence = grammar.sentence
    verb = word if word in grammar.verbs else _verb_around(grammar, word)
    clause = grammar.verbs[verb] if verb is not None else next(iter(sentence.clauses), None)
    if clause is None or clause.subject is None or clause.verb.form is not VerbForm.FINITE:
        return []
    if clause.verb.last in grammar.participles:
        return []
    if clause.verb.lemma in _NEEDING:
        return []  # what is said counts
    first = with_bound(grammar, [clause.subject[0]])[0]
    silent = all(i in grammar.silent for i in range(first, clause.verb.first))
    if sentence.tags[first] in ("PRP", "WH") or first > word:
        return []
    if silent or before_aside(grammar, clause, clause.subject):
        return []
    if sentence.tags[first] == "JJ" and sentence.tags[first + 1] == "IN":
        return []  # "dead by Ivo Brand"
    kept = [i for i in without_asides(grammar, first, len(sentence.words), (word,)) if i not in grammar.silent]
    instead = spelled_out(background, index, kept)
    found = []
    for end in pauses(grammar, max(clause.verb.last, word), another_day(background.story[index], clause)):
        text = finished(without_article(words_at(grammar, [i for i in kept if i < end], instead)))
        if is_half(grammar, first, end):
            continue
        fits = 0 < len(text) < LONGEST_CANDIDATE and not _opens_with_function_word(text)
        if fits and not _speaks(text):
            features = {
                "rule plain": 1.0,
                "plain whole": float(end >= clause.end),
                "plain noun": float(word not in grammar.verbs),
            }
            features[f"plain {clause.role.value}"] = 1.0
            heard = _heard(sentence, clause)
            tags = sentence.tags
            features[f"end {tags[end - 1]}"] = 1.0
            features[f"end {tags[end - 1]} {tags[end] if end < len(tags) else ''}"] = 1.0
            features["left out"] = min(sum(i in grammar.silent for i in range(first, end)), 4) / 4
            lacks = heard is not None and end <= heard
            wrong = _faults(grammar, ((text, ""),), end, clause.verb.lemma, content=lacks)
            if end == clause.verb.last + 1 and not clause.verb.passive and _says_more(grammar, clause, end):
                wrong = (*wrong, "bare")
            found.append(HeadlineCandidate(text, "plain", partial(text_features, text, features), wrong))
    return found[-MOST_ENDS:]


def as_it_begins(background: Background, index: int, whole: str) -> str:
    """Return a sentence as a title: whole where it is short, else its beginning up to a pause."""
    return whole if len(whole) < TITLE_LIMIT else opening_of(background, index) or finished(shortened(whole))


def opening_of(background: Background, index: int) -> str:
    """The beginning of a sentence up to a pause behind its first verb, without its dates: what a title is where no
    headline can be made. "" where no pause comes in time.

    Of "The city has been home to intense, at times violent protests since June, some of which shut down schools" it is
    "City has been home to intense, at times violent protests".
    """
    grammar = background.grammar(index)
    sentence = grammar.sentence
    finite = [c for c in sentence.clauses if c.verb.form is VerbForm.FINITE]
    main = next((c for c in finite if c.role is Role.MAIN), next(iter(finite), None))
    if main is None:
        return ""
    verb = main.verb.last
    kept = [i for i in range(len(sentence.words)) if i not in grammar.silent]
    while kept and sentence.tags[kept[0]] == "CC":
        kept.pop(0)
    stop = next((i for i in range(verb + 1, len(sentence.words)) if sentence.words[i].text[:1] == "."), None)
    for end in reversed(pauses(grammar, verb, len(sentence.words) if stop is None else stop)):
        text = finished(without_article(words_at(grammar, [i for i in kept if i < end])))
        if not 0 < len(text) < LONGEST_CANDIDATE or is_half(grammar, verb, end) or divides_adjectives(grammar, end):
            continue
        needed = end < len(sentence.words) and sentence.words[end].low == "that" and main.verb.lemma in _NEEDING
        if not needed and not faults(tagged(_PIECES.findall(text), grammar.tag_of)):
            return text
    return ""


@cache
def nominal_verbs(kind: str) -> Mapping[str, str]:
    """The verbs of nouns that name a deed, by noun; ``kind`` is "intransitive", "transitive" or
    "active"."""
    return dict(shipped_toml("timeline.extraction", "nominal.toml")[kind])


def _of_publisher(background: Background, index: int, word: int) -> list[HeadlineCandidate]:
    """The article's own headline, where the sentence is the lead, or near it, and tells the same deed."""
    title = without_publisher(background.title)
    if not title or len(title) >= LONGEST_CANDIDATE or "?" in title:
        return []
    rank = sum(each.rejected is None for each in background.story[:index])
    spoken = frozenset(stems(title))
    if len(spoken) < 3:
        return []
    grammar = background.grammar(index)
    around = frozenset(stems(grammar.sentence.text_of(0, len(grammar.sentence.words), grammar.text)))
    share = len(spoken & around) / len(spoken)
    same = not spoken.isdisjoint(stems(grammar.sentence.words[word].text))
    leads = rank == 0 and share >= _LEAST_SHARE_OF_LEAD
    if share < _LEAST_SHARE or not (same or leads):
        return []
    text = finished(title)
    features = {
        "rule publisher": 1.0,
        "publisher share": share,
        "publisher verb": float(same),
        "publisher lead": float(rank == 0),
        "publisher near": float(rank <= 1),
    }
    return [HeadlineCandidate(text, "publisher", partial(text_features, text, features))]


_LEAST_SHARE: Final = 0.4
"""Of the words of the publisher's headline, the share that a sentence of the same deed has, at least. Measured on the
folds of news-gold: titles kept are .635 with it, .634 with .25 and with .3."""

_LEAST_SHARE_OF_LEAD: Final = 0.5
"""The same where the deed has another word: "is killed" and "dies"; not measured."""


@cache
def weights() -> HeadlineWeights:
    """The weights that the package ships; ``benchmarks/train_headlines.py`` makes them."""
    stored = json.loads(resources.files("timeline.extraction").joinpath("headline.json").read_bytes())
    return HeadlineWeights(stored["choice"], stored["trust"], stored["bias"])


def write_headline(
    background: Background, index: int, word: int, room: int = LONGEST_CANDIDATE, *, shared: bool = False
) -> Headline | None:
    """The headline of the happening that a word of sentence ``index`` names: the last word of a verb group, or a noun.

    Of "On Monday the mayor, Ann Lee, opened the bridge, police said." and "opened" it is "Ann Lee opens the bridge".
    None where the sentence allows none of fewer than ``room`` characters. A title that belongs to another happening is
    given only where the word has none of its own, or as ``shared``.
    """
    if (index, word, room) not in background.written:
        found = [each for each in candidates(background, index, word) if len(each.text) < room]
        background.written[index, word, room] = choose(found, background.headlines or weights())
    best = background.written[index, word, room]
    if best is None or shared or background.owns(best.text, index, word):
        return best
    if (index, word, room) not in background.others:
        found = [each for each in candidates(background, index, word) if len(each.text) < room]
        free = (each for each in found if each.text not in background.taken and each.rule != best.rule)
        own = [each for each in free if best.rule == "publisher" or each.rule in OF_OWN_CLAUSE]
        background.others[index, word, room] = choose(own, background.headlines or weights()) or best
    return background.others[index, word, room]


OF_OWN_CLAUSE: Final = ("clause", "active", "noun", "nominal")
"""Rules of titles that are made of the word that names the happening, and of no clause around it."""


def write_noun(background: Background, index: int, word: int, *borne: str) -> Headline | None:
    """The headline of the happening that a noun names, by the noun: "War in Norland". Faults may be ``borne``."""
    found = (each for each in _of_noun(background, index, word) if set(borne).issuperset(each.faults))
    return choose(list(found), background.headlines or weights())


def as_clause(background: Background, index: int, word: int, title: str, *, ahead: bool) -> str:
    """Return the title that a noun phrase is with a verb that says that it happens, or is to (``ahead``): "Talks with
    Norland are held". Unchanged where no verb is known for its noun, or it holds one, or "and"."""
    grammar = background.grammar(index)
    low, many = grammar.sentence.words[word].low, is_many(grammar, word)
    verb = nominal_verbs("happening").get(low) or nominal_verbs("happening").get(singular(low))
    tells = any(grammar.tag_of.get(each) in (*FINITE, "CC") for each in title.lower().split())
    if verb is None or tells or len(title) + len(verb) + _LEAST_ROOM >= LONGEST_CANDIDATE:
        return title
    first, _, rest = verb.partition(" ")
    if not ahead and first != "be":
        first = first if many else third_person(first)
    elif not ahead:
        first = "are" if many else "is"
    return " ".join(each for each in (title, "to" if ahead else "", first, rest) if each)


_LEAST_ROOM: Final = 6
"""Characters of "is to" before a verb."""


def with_topic(background: Background, index: int, title: str) -> str:
    """Return a title that names nobody and no place with what its article is about before it: "Lindal: 66 people are
    injured"."""
    first, *others = title.split()
    names = {part for entity in background.referents.entities.values() for part in entity.name.split()}
    named = not names.isdisjoint(TOKENS.findall(first.removesuffix("’s").removesuffix("'s")))
    if ":" in title or named or any(other[:1].isalpha() and not other.islower() for other in others):
        return title
    topic = find_topic(background.referents, index, owned=not LISTS["personal"].isdisjoint(title.lower().split()))
    proper = first.lower() in CALENDAR or first.endswith(ORIGIN) or not title[1:2].islower()
    lowered = title if proper else title[:1].lower() + title[1:]
    return f"{topic}: {lowered}" if topic and len(topic) + 2 + len(lowered) < TITLE_LIMIT else title


def write_saying(background: Background, index: int, word: int, deed: int) -> Headline | None:
    """The headline of a clause that governs the clause of a deed, and tells the deed as well.

    Of "The union said that members were told to sign the contract", "said" and "sign" it is "Union says members were
    told to sign the contract". None where none is whole.
    """
    if word not in background.grammar(index).verbs:
        return None
    found = [each for each in _of_clause(background, index, word, "above", must=deed) if not each.faults]
    return choose(found, background.headlines or weights())


def choose(found: list[HeadlineCandidate], given: HeadlineWeights) -> Headline | None:
    """The candidate with the highest score, the first of equals."""
    if not found:
        return None
    scores = [score(each.features, given.choice) for each in found]
    best = scores.index(max(scores))
    chosen = found[best]
    added = tuple((name, given.choice.get(name, 0.0) * value) for name, value in chosen.features.items() if value)
    trust = given.bias + score(chosen.features, given.trust)
    return Headline(
        chosen.text,
        chosen.rule,
        1 / (1 + math.exp(-trust)),
        tuple(sorted(added, key=lambda pair: (-abs(pair[1]), pair[0]))),
    )


def score(features: Mapping[str, float], given: Mapping[str, float]) -> float:
    """The sum of the weighed features."""
    return sum(value * given.get(name, 0.0) for name, value in features.items())
