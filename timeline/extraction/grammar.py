"""A sentence by its grammar: the subject of a verb, where a clause may end, and the words of a part of it as a text.

Asides stand between two pauses and only add something: each is parsed by itself, and so is the sentence without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from timeline.files import word_lists
from timeline.language.clauses import FINITE, NEVER_PASSIVE, SUFFERED, Clause, Role, Sentence, Tense, Verb, VerbForm
from timeline.language.lexicon import (
    ALSO_PREPOSITIONS,
    ATTRIBUTING,
    SAYING,
    SUBORDINATING,
    TELLING,
    base,
    kind_of,
    third_person,
    words,
)
from timeline.language.sentences import join_hyphens
from timeline.language.syntax import ROOT, Tree, parse

LISTS: Final = word_lists("timeline.extraction", "words.toml")
PAUSES: Final = frozenset((",", ";", ":", "—", "–", "--", "("))
"""What a title may end before."""
HYPHEN: Final = "-"
NEVER_LAST_TAGS: Final = frozenset(("TO", "DT", "CC", "PRP$", "MD", "WH", "POS", "IN"))
"""Tags of words that promise another behind them."""


class TaggedWord(NamedTuple):
    """A word of a headline: in lower case, and its tag."""

    low: str
    tag: str


_COMMA: Final = frozenset(",")
_DASHES: Final = frozenset(("–", "—", "--", "-"))
_NOUNS_AND_NUMBERS: Final = ("NN", "NNS", "NNP", "CD", ")")
_WITHIN_NOUNS: Final = words("NN NNS NNP DT JJ CD IN POS CC PRP$ RB VBN VBG")
_OPENS_ASIDE: Final = ("WH", "VBN", "VBG", "VBD")
_LONGEST: Final = 25
"""Words that an aside has at most."""


def parse_apart(sentence: Sentence, silent: frozenset[int]) -> Tree:
    """The dependencies of a sentence, its asides parsed by themselves, its silent words hung on a word beside them.

    The parser is led astray by "On Monday the mayor, who is 60, opened": of that it reads "the mayor opened" and
    "who is 60".
    """
    length = len(sentence.words)
    heads, relations = [ROOT] * length, ["dep"] * length
    spoken = [index for index in range(length) if index not in silent]
    while spoken and sentence.words[spoken[0]].text == ",":
        spoken.pop(0)
    asides = list(_asides(sentence, spoken))
    apart = {index for first, last in asides for index in range(first, last)}
    main = [index for index in spoken if index not in apart] or list(range(length))
    _parse_into(sentence, main, heads, relations)
    edges = _right_edges(heads, main)
    for first, last in asides:
        inside = [index for index in range(first, last) if index not in silent]
        before = max((index for index in main if index < first), default=None)
        if before is None or not inside:
            continue
        _parse_into(sentence, inside, heads, relations)
        host, above = before, heads[before]
        which = any(sentence.words[index].low == "which" for index in inside[:3])
        while ROOT < above < host and edges[above] == before and not _is_verb(sentence, above):
            if which and (relations[host] == "appos" or kind_of(sentence.words[above].low) == "person"):
                break  # "Ann Lee, head of the bank, which was closed,"
            host, above = above, heads[above]
        for index in inside:
            if heads[index] == ROOT:
                heads[index] = host
                relations[index] = _relation(sentence, inside)
    before = main[0]
    read = {*main, *(index for first, last in asides for index in range(first, last) if index not in silent)}
    for index in range(length):
        loose = index not in read or (heads[index] == ROOT and relations[index] == "dep")
        if not loose:
            before = index
        elif index not in read or index not in main:
            heads[index] = before if before != index else ROOT
    return Tree(tuple(heads), tuple(relations))


def _parse_into(sentence: Sentence, indices: Sequence[int], heads: list[int], relations: list[str]) -> None:
    """Parse these words as a sentence of their own."""
    lows, tags = [sentence.words[index].low for index in indices], [sentence.tags[index] for index in indices]
    for place in participles(lows, tags):
        tags[place] = "VBN"
    tree = parse(lows, tags)
    above, names = list(tree.heads), list(tree.relations)
    _raise_verbs(lows, tags, above, names)
    _join_subjects(lows, tags, above, names, indices)
    for place, index in enumerate(indices):
        heads[index] = ROOT if above[place] == ROOT else indices[above[place]]
        relations[index] = names[place]


def _join_subjects(
    lows: Sequence[str], tags: Sequence[str], heads: list[int], relations: list[str], indices: Sequence[int]
) -> None:
    """Make one subject of two that stand side by side before a verb: of "a son of leader | Ivo Brand left" the first
    is the subject, because of the preposition in it, of "Lindal's | Ivo Brand left" and of "secretary of state | Ivo
    Brand left" the second."""
    length = len(heads)
    low, high = list(range(length)), list(range(1, length + 1))
    for word in range(length):  # as far as each noun phrase reaches, no word behind it among it
        above, steps = heads[word], 0
        while above != ROOT and steps < length:
            low[above], high[above] = min(low[above], word), max(high[above], word + 1)
            above, steps = heads[above], steps + 1
    last: dict[int, int] = {}
    for word in range(length):
        verb = heads[word]
        if relations[word] not in ("nsubj", "nsubj:pass") or verb < word:
            continue
        first = last.get(verb)
        last[verb] = word
        if first is None or high[first] != low[word] or not {tags[first], tags[word]} <= _JOINED:
            continue
        begin = low[first]
        if tags[begin] == "IN" or "." in tags[begin:word] or tags[low[word]] in ("IN", "DT", "PRP$"):
            continue  # "in interviews residents said", "After three hours, the couple were"
        gap = begin > 0 and indices[begin - 1] + 1 < indices[begin] and tags[begin] in ("NN", "JJ")
        cut = gap or (begin > 0 and tags[begin - 1] == "DT")
        if cut or indices[low[word] - 1] + 1 < indices[low[word]]:
            continue  # "in a | 2002 interview Lee was", "told the paper | on Monday | staff were ill"
        bare = low[first] == first and lows[first + 1] == "of"
        titled = bare and (tags[first], tags[word]) == ("NN", "NNP")
        if "IN" in tags[first:word] and not titled:
            heads[word], relations[word] = high[first] - 1, "appos"
            last[verb] = first
        else:
            heads[first], relations[first] = word, "compound"


_JOINED: Final = frozenset(("NN", "NNS", "NNP"))


def _raise_verbs(lows: Sequence[str], tags: Sequence[str], heads: list[int], relations: list[str]) -> None:
    """Make a verb that was read as the auxiliary of another, and cannot be one, the verb that governs it: "say" of
    "Groups say ten people were killed"."""
    for word, relation in enumerate(relations):
        below = heads[word]
        if relation not in ("aux", "aux:pass", "cop") or tags[word] not in ("VBD", "VBP", "VBZ") or below < word:
            continue
        if not lows[word].isalpha() or base(lows[word], tags[word]) in _HELPING:
            continue
        heads[word], relations[word] = heads[below], relations[below]
        for other in range(word):
            if heads[other] == below:
                heads[other] = word
        heads[below], relations[below] = word, "ccomp" if base(lows[word], tags[word]) in ATTRIBUTING else "xcomp"


_HELPING: Final = LISTS["helping"]


def _joins_clauses(lows: Sequence[str], tags: Sequence[str], place: int) -> bool:
    """Whether a word opens a clause behind another: "and", "because", "saying" of "ruled against it, saying that"."""
    saying = tags[place] == "VBG" and base(lows[place], "VBG") in SAYING
    opening = lows[place] in _JOINING and tags[place + 1] != "VBG"
    return saying or opening or tags[place] in ("CC", "WH", "PRP")


def participles(lows: Sequence[str], tags: Sequence[str]) -> set[int]:
    """The places of past tenses that can only be participles: "held" of "Two men held by rebels were freed", where no
    word joins the two verbs and the first has no object; "published" of "In a paper published on Monday, she says";
    "founded" of "The orchard belongs to a trust founded in 1939"."""
    found = set()
    for place in range(1, len(tags) - 2):
        if tags[place] != "VBD" or tags[place - 1] not in _NOUNS_AND_NUMBERS or not _has_no_object(lows, tags, place):
            continue
        if base(lows[place], "VBD") in SAYING and lows[place + 1] not in ("to", "by"):
            continue  # "police said on Monday the men were"
        suffers = _has_agent(lows, tags, place) or _is_circumstance(lows, tags, place)
        if suffers or _goes_on_from_verb(lows, tags, place):
            found.add(place)
            continue
        following = next((n for n in range(place + 1, len(tags)) if tags[n] in FINITE), None)
        if following is None:
            continue
        joins = any(_joins_clauses(lows, tags, n) for n in range(place + 1, following))
        helps = lows[following] in _AUXILIARY or tags[following] == "MD"
        if (not joins and helps) or (_opens_with_preposition(lows, tags, place)):
            found.add(place)
    return found


def _opens_with_preposition(lows: Sequence[str], tags: Sequence[str], place: int) -> bool:
    """Whether only a preposition and a noun phrase stand before a word: nothing that could be its subject."""
    return tags[0] == "IN" and lows[0] not in SUBORDINATING and all(tag in _NOMINAL_PHRASE for tag in tags[1:place])


def _is_circumstance(lows: Sequence[str], tags: Sequence[str], place: int) -> bool:
    """Whether a word tells how things are, behind "with": "with the launch pushed back to Friday"."""
    first = place
    while first > 0 and tags[first - 1] in _NOMINAL_PHRASE:
        first -= 1
    return 0 < first < place and lows[first - 1] == "with" and any(tag in FINITE for tag in tags[:first])


def _goes_on_from_verb(lows: Sequence[str], tags: Sequence[str], place: int) -> bool:
    """Whether a finite verb stands before a word and nothing between them opens another clause."""
    for before in range(place - 1, 0, -1):
        if tags[before] in FINITE:
            lemma = base(lows[before], tags[before])
            plain = lemma not in SAYING and lemma not in _WITH_CONTENT and base(lows[place], "VBD") not in NEVER_PASSIVE
            return plain and place - before > _LEAST_APART
        if (tags[before] not in _NOMINAL_PHRASE and tags[before] not in ("IN", "RB", "RP")) or lows[before] in _JOINING:
            return False
    return False


def _has_agent(lows: Sequence[str], tags: Sequence[str], place: int) -> bool:
    """Whether "by" and whoever did it stand behind a word, and the sentence has another finite verb: "shot dead by"."""
    at = place + 1 if lows[place + 1] == "by" else place + 2 if tags[place + 1] == "JJ" else place
    if lows[at : at + 1] != ["by"] or at + 1 >= len(tags) or tags[at + 1] not in _AGENT:
        return False
    if base(lows[place], "VBD") in NEVER_PASSIVE | _GOES_BY:
        return False
    return any(tag in FINITE for n, tag in enumerate(tags) if n != place)


_AGENT: Final = ("DT", "NN", "NNS", "NNP", "PRP$", "JJ")
"""Tags that whoever did it begins with, behind "by"."""
_LEAST_APART: Final = 2
"""Words from a finite verb to a participle behind its object, at least."""
_WITH_CONTENT: Final = LISTS["knowing"]
_GOES_BY: Final = LISTS["going_by"]
_JOINING: Final = LISTS["opening_clauses"] | ALSO_PREPOSITIONS | {",", ";", ":"}
_NOMINAL_PHRASE: Final = words("NN NNS NNP DT JJ CD POS PRP$")
_AUXILIARY: Final = LISTS["auxiliary"]


def _has_no_object(lows: Sequence[str], tags: Sequence[str], place: int) -> bool:
    behind = tags[place + 1]
    if lows[place + 1] in _AUXILIARY and tags[place + 1] in FINITE:
        return True  # "the price of a car sold | in May | was lower"
    return behind in ("IN", "TO") or (behind in ("JJ", "RB", "VBN") and tags[place + 2] in ("IN", "TO"))


def _right_edges(heads: Sequence[int], indices: Sequence[int]) -> dict[int, int]:
    """The last word of the subtree of each of these words."""
    edges = {index: index for index in indices}
    for index in indices:
        above, steps = heads[index], 0
        while above != ROOT and steps < len(indices):
            edges[above] = max(edges[above], index)
            above, steps = heads[above], steps + 1
    return edges


def _is_verb(sentence: Sentence, index: int) -> bool:
    return sentence.tags[index].startswith("VB") or sentence.tags[index] == "MD"


def _relation(sentence: Sentence, indices: Sequence[int]) -> str:
    """What an aside is to the noun before it, by its first word."""
    first = next((sentence.tags[i] for i in indices if sentence.tags[i] != "."), "")
    return "acl:relcl" if first == "WH" else "acl" if first in _OPENS_ASIDE else "appos"


def _asides(sentence: Sentence, spoken: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The asides, from left to right, with their pauses: ", who is 60," and "– a former teacher –"."""
    texts = [sentence.words[index].text for index in spoken]
    tags = [sentence.tags[index] for index in spoken]
    place = 1
    while place < len(spoken):
        end = _end_of_aside(texts, tags, place)
        if end is None:
            place += 1
        else:
            yield spoken[place], spoken[end] + 1
            place = end + 1


def _end_of_aside(texts: Sequence[str], tags: Sequence[str], place: int) -> int | None:
    """The pause that closes the aside that the pause at ``place`` opens, where the sentence then goes on with its
    verb."""
    closing = _COMMA if texts[place] in _COMMA else _DASHES if texts[place] in _DASHES else None
    if closing is None or place + 2 >= len(texts) or tags[place - 1] not in _NOUNS_AND_NUMBERS:
        return None
    clause = tags[place + 1] in _OPENS_ASIDE
    for end in range(place + 2, min(place + 2 + _LONGEST, len(texts) - 1)):
        if texts[end] in closing:
            following = tags[end + 1] if tags[end + 1] != "RB" else tags[min(end + 2, len(tags) - 1)]
            if following in FINITE or (following == "WH" and closing is _DASHES):
                return end
            if clause or closing is _DASHES:
                continue
            return None
        if not clause and closing is _COMMA and tags[end] not in _WITHIN_NOUNS:
            return None
    return None


SUBJECTS: Final = ("nsubj", "nsubj:pass", "csubj")
LOOSE: Final = frozenset(
    (
        "obl",
        "obl:tmod",
        "nmod",
        "advcl",
        "acl",
        "acl:relcl",
        "appos",
        "conj",
        "cc",
        "parataxis",
        "punct",
        "advmod",
        "dep",
    )
)
"""Relations of what can be cut off at the end of a clause."""
_ASIDES: Final = ("acl:relcl", "appos", "parataxis", "advcl", "acl", "dep", "nmod", "obl", "conj", "advmod")
"""Relations of what can be left out between two commas."""
_BEFORE_PHRASE: Final = frozenset(("punct", "dep", "case", "mark", "cc", "parataxis", "cop", "discourse"))
"""Relations of what stands before a noun phrase and is no part of it: "for" of "for the two men"."""
_PAUSES: Final = frozenset((",", ";", ":", "—", "–", "--", "-", "(", ")", "[", "]"))
_CONTROL: Final = LISTS["commanding"] | LISTS["telling_to"]


class SentenceGrammar:
    """A sentence with its dependencies, and what of it no headline says: dates, hedges, brackets."""

    def __init__(self, sentence: Sentence, tree: Tree, text: str, silent: frozenset[int]) -> None:
        self.sentence, self.tree, self.text, self.silent = sentence, tree, text, silent
        self.children = tree.children()
        self.participles = participles([word.low for word in sentence.words], sentence.tags)
        self.verbs = {clause.verb.last: clause for clause in sentence.clauses}
        spoken = {
            form: tag
            for clause in sentence.clauses
            for form, tag in ((third_person(clause.verb.lemma), "VBZ"), (clause.verb.lemma, "VBP"))
        }
        passive = {n for n in self.participles if sentence.words[n].low not in _AUXILIARY}
        tags = ("VBN" if n in passive else tag for n, tag in reversed(list(enumerate(sentence.tags))))
        self.tag_of = spoken | dict(zip((word.low for word in reversed(sentence.words)), tags, strict=True))
        self.parts: dict[tuple[str, str], list[TaggedWord]] = {}
        """The words of pieces of headlines, with their tags, as they were looked at before."""
        self.following: dict[int, list[TaggedWord]] = {}
        """The words behind a place that is a possible cut, as they were looked at before."""
        length = len(sentence.words)
        self.low, self.high = list(range(length)), list(range(1, length + 1))
        for word in self._upwards():
            head = tree.heads[word]
            if head != ROOT:
                self.low[head] = min(self.low[head], self.low[word])
                self.high[head] = max(self.high[head], self.high[word])

    def _upwards(self) -> list[int]:
        """The words, each before its head."""
        order: list[int] = []
        waiting = [word for word, head in enumerate(self.tree.heads) if head == ROOT]
        while waiting:
            word = waiting.pop()
            order.append(word)
            waiting += self.children[word]
        return order[::-1]

    def child(self, word: int, *relations: str) -> int | None:
        """The first dependent of these relations."""
        return next((each for each in self.children[word] if self.tree.relations[each] in relations), None)

    def case(self, word: int) -> str:
        """The preposition of a word, "in" of "harbour" in "in the harbour"; "" without one."""
        found = self.child(word, "case", "mark")
        return self.sentence.words[found].low if found is not None and found < word else ""


# --- the head and its subject ----------------------------------------------------------------------------------------


def predicate_of(grammar: SentenceGrammar, word: int) -> int:
    """The word that the dependents of a verb hang on: itself, or "open" of "is open"."""
    head = grammar.tree.heads[word]
    if grammar.tree.relations[word] in ("cop", "aux", "aux:pass") and head != ROOT:
        return head
    return word


def subject_of(grammar: SentenceGrammar, predicate: int, depth: int = 0) -> tuple[int, str] | None:
    """The word that is the subject of a predicate, and how it was found; None where the sentence does not say it."""
    tree, tags = grammar.tree, grammar.sentence.tags
    own = max(
        (c for c in grammar.children[predicate] if c < predicate and tree.relations[c] in SUBJECTS),
        default=grammar.child(predicate, *SUBJECTS),
    )
    relation, head = tree.relations[predicate], tree.heads[predicate]
    relative = relation == "acl:relcl" and own is not None and grammar.sentence.words[own].low == "that"
    if own is not None and tags[own] != "WH" and not relative:
        return own, "own"
    if head == ROOT or depth > 4:
        return None
    if relation == "acl" and _opens_with_ing(grammar, predicate) and _is_gerund(grammar, predicate):
        return subject_of_gerund(grammar, predicate, depth)
    if relation == "acl:relcl" and grammar.sentence.words[grammar.low[predicate]].low in _WHEREIN:
        return None  # "a summit where the leaders signed"
    if relation in ("acl:relcl", "acl"):
        infinitive = predicate in grammar.verbs and grammar.verbs[predicate].verb.form is VerbForm.INFINITIVE
        if tags[predicate] == "VB" or infinitive:
            return None  # "a plan to build", "the first to have won"
        head = _person_beside(grammar, predicate, head) if relation == "acl" else head
        return (head, "described") if tags[head] in ("NN", "NNS", "NNP", "CD", "DT") else None
    if own is not None:
        return None
    if relation == "xcomp" and base(grammar.sentence.words[head].low, tags[head]) in _CONTROL:
        controlled = grammar.child(head, "obj", "iobj")
        if controlled is not None:
            return controlled, "controlled"
    if relation in ("conj", "xcomp", "advcl", "parataxis"):
        above = subject_of(grammar, head, depth + 1)
        return (above[0], "shared") if above else None
    return None


def _person_beside(grammar: SentenceGrammar, predicate: int, head: int) -> int:
    """Whoever stands right before a participle, where it was hung on a thing before that: "coach" of "a picture of the
    coach holding a cup"."""
    first = grammar.verbs[predicate].verb.first if predicate in grammar.verbs else predicate
    tags, lows = grammar.sentence.tags, [word.low for word in grammar.sentence.words]
    beside = first - 1
    if beside <= head or kind_of(lows[head]) in ("person", "group", None) or "of" not in lows[head + 1 : beside]:
        return head
    named = tags[beside] == "NNP" and tags[first] == "VBG"
    person = tags[beside] in ("NN", "NNS") and kind_of(lows[beside]) == "person"
    return beside if named or person else head


_WHEREIN: Final = LISTS["wherein"]


def _opens_with_ing(grammar: SentenceGrammar, predicate: int) -> bool:
    """Whether a verb group begins with a form in "-ing": "passing", "being released"."""
    first = grammar.verbs[predicate].verb.first if predicate in grammar.verbs else predicate
    return grammar.sentence.tags[first] == "VBG"


def _is_gerund(grammar: SentenceGrammar, predicate: int) -> bool:
    """Whether a preposition stands before a verb in "-ing": "on the eve of passing a bill"."""
    opening = min(grammar.low[predicate], predicate)
    first = grammar.verbs[predicate].verb.first if predicate in grammar.verbs else predicate
    return grammar.sentence.tags[opening] == "IN" or (first > 0 and grammar.sentence.tags[first - 1] == "IN")


def subject_of_gerund(grammar: SentenceGrammar, predicate: int, depth: int) -> tuple[int, str] | None:
    """Whoever the sentence tells of: of "She was ill on the eve of passing a bill" it is "She"."""
    word = grammar.tree.heads[predicate]
    while word != ROOT and word not in grammar.verbs and grammar.child(word, "cop") is None:
        word = grammar.tree.heads[word]
    above = subject_of(grammar, word, depth + 1) if word != ROOT else None
    return (above[0], "shared") if above else None


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
    if opening is None or closing[0] - opening > _LONGEST or tags[opening + 1] == "CC":
        return None
    inside = range(opening + 1, closing[0])
    finite = any(tags[i] in FINITE for i in inside) and tags[opening + 1] != "WH"
    return opening - 1 if not finite and tags[opening - 1] in ("NN", "NNS", "NNP") else None


def find_disclosed(grammar: SentenceGrammar, word: int) -> int | None:
    """The verb of what became known, where "it" is nobody: "agreed" of "It was reported that both had agreed" and of
    "Both had agreed, it emerged on Monday"; None of all other verbs."""
    clause, sentence = grammar.verbs[word], grammar.sentence
    disclosed = clause.verb.passive and clause.verb.lemma in ATTRIBUTING | _DISCLOSING
    span = clause.subject
    if span is None or not (disclosed or clause.verb.lemma in _EMERGING):
        return None
    if [each.low for each in sentence.words[slice(*span)]] != ["it"]:
        return None
    number = sentence.clauses.index(clause)
    contents = (each for each in sentence.clauses if each.parent == number and each.role is Role.CONTENT)
    after = next((each for each in contents if each.verb.form is VerbForm.FINITE and each.subject), None)
    apart = span[0] > 0 and sentence.words[span[0] - 1].text == ","
    before = (each for each in sentence.clauses[:number] if each.role is Role.MAIN and each.subject) if apart else ()
    found = after or next(iter(before), None)
    return found.verb.last if found is not None else None


_EMERGING: Final = LISTS["emerging"]
_DISCLOSING: Final = LISTS["disclosing"]


def is_many(grammar: SentenceGrammar, word: int) -> bool:
    """Whether a noun phrase is plural, by its head: "the leaders of Peru", "Ann Lee and Bo Chen"."""
    tag, low = grammar.sentence.tags[word], grammar.sentence.words[word].low
    joined = [c for c in grammar.children[word] if c > word and grammar.tree.relations[c] == "conj"]
    joined = [each for each in joined if grammar.sentence.tags[each][:1] in "NPC" and not _with(grammar, word, each)]
    if joined and any(grammar.sentence.words[i].low == "and" for i in range(word, grammar.high[word])):
        return True
    if low in LISTS["plural"] or _is_one_of_both(grammar, word) or _is_amount(grammar, word):
        return True
    if tag == "CD":
        return low not in ("one", "1")
    number = grammar.child(word, "nummod")
    if number is None and tag == "NNP" and low.endswith("s"):  # "eight other Iraqis"
        before = range(max(word - 3, 0), word)
        number = next((i for i in before if grammar.sentence.tags[i] == "CD" and _is_beside(grammar, i, word)), None)
    counted = number is not None and tag in ("NNP", "NN") and _counts(grammar, number)
    if tag == "NNP" and low.endswith("s") and counted:
        return True  # "150 Indians"
    if tag == "NNP":
        short = grammar.sentence.words[word].text.isupper()  # "the NIS"
        teams = low.endswith("s") and low not in ("states", "nations")
        return not short and teams and grammar.child(word, "det") == word - 1  # not "the 34-year-old Landis"
    year = number is not None and re.fullmatch(r"1\d{3}|20\d\d", grammar.sentence.words[number].low)
    return tag == "NNS" or (counted and not year)  # "the 2003 invasion"


def _is_amount(grammar: SentenceGrammar, word: int) -> bool:
    """Whether a noun only says how many: "a couple of attacks", "the majority of mills"."""
    words_, tags = grammar.sentence.words, grammar.sentence.tags
    before = words_[word - 1].low if word else ""
    amount = words_[word].low in _AMOUNTS and [each.low for each in words_[word + 1 : word + 2]] == ["of"]
    counted = before == "the" and words_[word].low == "number"  # "the number of deaths rises"
    return amount and not counted and "NNS" in tags[word + 2 : word + 5]


_AMOUNTS: Final = LISTS["amounts"]


def _is_beside(grammar: SentenceGrammar, number: int, word: int) -> bool:
    """Whether only adjectives stand between a number and a noun."""
    return all(tag == "JJ" for tag in grammar.sentence.tags[number + 1 : word])


def _is_one_of_both(grammar: SentenceGrammar, word: int) -> bool:
    """Whether a name is the last of a pair: "Beck" of "both Falk and Beck"."""
    words_, joint = grammar.sentence.words, grammar.low[word] - 1
    return joint > 1 and words_[joint].low == "and" and any(w.low == "both" for w in words_[max(joint - 4, 0) : joint])


def _with(grammar: SentenceGrammar, word: int, joined: int) -> bool:
    """Whether what is joined to a noun belongs to one behind "with": "a helicopter with Ann Lee and eight others"."""
    return any(grammar.case(each) == "with" for each in grammar.children[word] if word < each < joined)


def _counts(grammar: SentenceGrammar, number: int) -> bool:
    """Whether a number says how many: not "one", and not the "34" of "34-year-old"."""
    words_ = grammar.sentence.words
    behind = words_[number + 1].text if number + 1 < len(words_) else ""
    return words_[number].low not in ("one", "1") and behind != HYPHEN


# --- words -----------------------------------------------------------------------------------------------------------


def _ends_nothing(sentence: Sentence, index: int) -> bool:
    """Whether no text ends with a word: a mark, a negation, a word that says that something follows."""
    word = sentence.words[index]
    if word.low in ("not", "n't", "n’t", "roughly", "nearly", "almost", "approximately"):
        return True
    if word.low in _POINTING and sentence.tags[index] in ("RB", "EX") and not sentence.quoted[index]:
        return sentence.words[index - 1].low not in _BE  # "ran aground there"
    if sentence.tags[index] in NEVER_LAST_TAGS and word.low not in ("those", "these", "all"):
        return not is_stranded(sentence, index)
    return word.text != "+" and not any(c.isalnum() or c in "\"”’')%$" for c in word.text)


_POINTING: Final = ("there", "here")
"""Adverbs that say nothing without what stands before their sentence."""
_BE: Final = ("be", "is", "are", "was", "were", "been", "being")


def is_stranded(sentence: Sentence, index: int) -> bool:
    """Whether a preposition stands behind its verb and before a mark: "could not be accounted for."."""
    behind = sentence.words[index + 1].text if index + 1 < len(sentence.words) else "."
    behind_verb = index > 0 and sentence.tags[index - 1].startswith("VB")
    return behind_verb and sentence.tags[index] == "IN" and behind in (".", ",", ";")


def words_at(grammar: SentenceGrammar, indices: Sequence[int], instead: Mapping[int, str] | None = None) -> str:
    """The words at these places as a text, without what cannot end it. ``instead`` gives other words for some."""
    words_ = grammar.sentence.words
    kept = _without_loose_pauses(grammar, [index for index in indices if index not in grammar.silent])
    while kept and _ends_nothing(grammar.sentence, kept[-1]):
        kept.pop()
    while kept and (words_[kept[0]].text in (*_PAUSES, ".") or _leads_in(grammar, kept)):
        kept.pop(0)
    pieces: list[str] = []
    for number, index in enumerate(kept):
        if number:
            before = kept[number - 1]
            glued = words_[index].start == words_[before].end or (
                before + 1 < index and words_[index].text in (",", ";", ":", ".", ")", "'s", "’s")
            )
            pieces.append("" if glued else " ")
        pieces.append((instead or {}).get(index, join_hyphens(words_[index].text)))
    return _LOOSE_COMMA.sub("", _SPACES.sub(" ", "".join(pieces))).strip(" ,;:–—-")


def _leads_in(grammar: SentenceGrammar, kept: Sequence[int]) -> bool:
    """Whether an adverb and a comma come first: "Afterwards, the police"."""
    return (
        len(kept) > 2 and grammar.sentence.tags[kept[0]] in ("RB", "CC") and grammar.sentence.words[kept[1]].text == ","
    )


_SPACES: Final = re.compile(r"\s+")
_LOOSE_COMMA: Final = re.compile(r" (?=[,;] )")


def _without_loose_pauses(grammar: SentenceGrammar, kept: list[int]) -> list[int]:
    """The places without the commas and dashes beside what was left out."""
    here = set(kept)
    words_ = grammar.sentence.words
    found = []
    for number, index in enumerate(kept):
        if words_[index].text in _PAUSES and words_[index].text not in "()[]":
            opened = number > 0 and grammar.sentence.tags[kept[number - 1]] in ("IN", "TO", "CC")
            paired = opened or words_[index].text != "," or _gap_is_paired(grammar, kept, number)
            gap_before = index - 1 not in here and paired  # "says that | in 1995 | , the mill"
            gap_after = index + 1 not in here and number + 1 < len(kept)
            if gap_before or (gap_after and words_[index].text != "-"):
                continue
        found.append(index)
    return found


def _gap_is_paired(grammar: SentenceGrammar, kept: Sequence[int], number: int) -> bool:
    """Whether a comma closes what another opened before words that were left out, or what opened the sentence: it goes
    with them. The one behind "arrested on Saturday, two of them in Lindal" stays."""
    return (
        number == 0
        or grammar.sentence.words[kept[number - 1] + 1].text in _PAUSES
        or kept[number] - 1 not in grammar.silent
    )


def without_asides(grammar: SentenceGrammar, first: int, last: int, keep: Iterable[int] = ()) -> list[int]:
    """Words ``first`` to ``last`` without what stands between two pauses and only adds something: ", who was hurt,"."""
    words_ = grammar.sentence.words
    kept = set(keep)
    dropped: set[int] = set()
    for word in range(first, last):
        if word in dropped or word in kept:
            continue
        begin, end = grammar.low[word], grammar.high[word]
        relation = grammar.tree.relations[word]
        within = first <= begin and end <= last
        if relation not in _ASIDES or not within or any(begin <= each < end for each in kept):
            continue
        if words_[begin].text == HYPHEN != words_[end - 1].text:
            continue  # "performance - boosting drugs"
        paused = words_[begin].text in _PAUSES or (begin > first and words_[begin - 1].text in _PAUSES)
        closed = end >= last or words_[end - 1].text in _PAUSES or words_[end].text in _PAUSES
        if relation == "conj" or (relation in ("nmod", "obl", "advmod") and not closed):
            continue
        if relation == "appos" and _is_listed(grammar, begin, end):
            continue
        if paused and begin > first:
            dropped.update(range(begin, end))
    return [index for index in range(first, last) if index not in dropped]


def _is_listed(grammar: SentenceGrammar, begin: int, end: int) -> bool:
    """Whether words stand in a list of names and are no aside: "Cuba" in "Syria, Cuba, Iran and Chile"."""
    tags, texts = grammar.sentence.tags, grammar.sentence.words
    inside = [i for i in range(begin, end) if texts[i].text not in _PAUSES]
    if not inside or any(tags[i] != "NNP" for i in inside):
        return False
    before, after = inside[0] - 2, inside[-1] + 2
    beside = all(0 <= place < len(tags) and tags[place] == "NNP" for place in (before, after))
    listed = sum(
        texts[i].text == "," and tags[i + 1] == "NNP" for i in range(max(before - 8, 0), min(after + 8, len(tags) - 1))
    )
    return beside and listed > 2


# --- where a clause may end ------------------------------------------------------------------------------------------


def ends(grammar: SentenceGrammar, first: int, last: int, anchor: int) -> list[int]:
    """The places in words ``first`` to ``last`` where a headline may stop, the furthest first: no word before depends
    on one behind, and what is behind can be done without. ``anchor`` is the predicate."""
    heads, relations = grammar.tree.heads, grammar.tree.relations
    found = [last]
    reach = anchor  # the furthest head of the words before
    firsts = [first]
    for place in range(first, last):
        firsts.append(max(firsts[-1], heads[place] if heads[place] < last else ROOT))
    blocked = [False] * (last + 1)
    for place in range(first, last):
        head = heads[place]
        if head < place and (not _is_loose(grammar, place)):
            for between in range(max(head + 1, first), place + 1):
                blocked[between] = True
    for place in range(last - 1, first, -1):
        reach = firsts[place - first]
        if reach >= place or blocked[place] or anchor >= place:
            continue
        if grammar.sentence.quoted[place] and grammar.sentence.quoted[place - 1] and not _may_cut_quote(grammar, place):
            continue
        if HYPHEN in (grammar.sentence.words[place].text, grammar.sentence.words[place - 1].text):
            continue  # "non - farm", as some texts have it
        if relations[place] == "punct" and grammar.sentence.words[place].text not in _PAUSES:
            continue
        found.append(place)
    if not blocked[first] and anchor < first:
        found.append(first)
    return found


def _may_cut_quote(grammar: SentenceGrammar, place: int) -> bool:
    """Whether somebody's words may be cut before a word, and said without quotation marks: before a clause that adds
    something, as in "not to be “fooled by half measures | that merely provide a smokescreen”"."""
    sentence = grammar.sentence
    opens = sentence.words[place].low in _OPENING_QUOTED
    return opens and place >= _LEAST_QUOTED and all(sentence.quoted[place - _LEAST_QUOTED : place])


_OPENING_QUOTED: Final = LISTS["opening_quoted"]
_LEAST_QUOTED: Final = 3
"""Quoted words before a cut in a quote, at least."""


def _is_loose(grammar: SentenceGrammar, word: int) -> bool:
    relation, head = grammar.tree.relations[word], grammar.tree.heads[word]
    if relation not in LOOSE:
        return False
    if relation in ("nmod", "obl", "advcl") and grammar.case(word) == "of":
        return False
    if relation == "conj" and grammar.case(head) == "between":
        return False
    return not (relation == "advmod" and grammar.sentence.tags[head] in ("JJ", "RB", "CD"))


# --- verbs -----------------------------------------------------------------------------------------------------------


def headline_verb(sentence: Sentence, verb: Verb, text: str, *, plural: bool, passive: bool) -> str:
    """The verb as a headline has it: "signs" for "has signed", "is killed" for "was killed", "to open" for "will
    open"."""
    main = sentence.words[verb.last].text
    be = "are" if plural else "is"
    negated = verb.negated and verb.form is VerbForm.FINITE
    to_come = verb.tense is Tense.FUTURE or (verb.modal == "would" and not verb.perfect)
    if verb.modal and not to_come:
        return _with_modal(sentence, verb, text, " been" if passive else "")
    if passive:
        if to_come or (verb.form is VerbForm.INFINITIVE and not verb.perfect):
            return ("not " if negated else "") + f"to be {main}"
        being = verb.form is VerbForm.FINITE and any(
            sentence.words[index].low == "being" for index in range(verb.first, verb.last)
        )
        return f"{be} {'not ' if negated else ''}{'being ' if being else ''}{_nearly(sentence, verb)}{main}"
    if to_come or (verb.form is VerbForm.INFINITIVE and not verb.perfect):
        return ("not " if negated else "") + f"to {verb.lemma}"
    since = verb.perfect and verb.tense is Tense.PRESENT and not negated
    if since and verb.progressive:  # "has been flying since 2014"
        return f"{'have' if plural else 'has'} been {main}"
    if verb.lemma == "be":
        return be + (" not" if negated else "")
    if verb.progressive:
        return f"{be} {'not ' if negated else ''}{main}"
    if negated:
        return f"{'do' if plural else 'does'} not {verb.lemma}"
    return _nearly(sentence, verb) + (verb.lemma if plural else third_person(verb.lemma))


def _with_modal(sentence: Sentence, verb: Verb, text: str, been: str) -> str:
    """Return a verb with its modal, which another may have: "may have sold" of "may have stolen and sold it"."""
    shown = sentence.text_of(verb.first, verb.last + 1, text)
    return f"{verb.modal} have{been} {shown}" if verb.first == verb.last and verb.perfect else shown


def _nearly(sentence: Sentence, verb: Verb) -> str:
    """Return "almost " or "nearly " where a verb is told with it: without it "almost hit a tower" would have hit it."""
    before = [sentence.words[n].low for n in range(max(0, verb.first - 1), verb.last)]
    return next((f"{low} " for low in before if low in ("almost", "nearly")), "")


def is_passive(grammar: SentenceGrammar, verb: Verb) -> bool:
    """Whether the subject suffers what the verb says: "was killed", "a man accused of theft". A participle that is the
    main verb of its clause is a past tense that was read wrongly."""
    apart = verb.first > 0 and grammar.sentence.words[verb.first - 1].text == ","
    goes_on = any(
        c.verb.first > verb.last and c.verb.form is VerbForm.FINITE and c.role is Role.MAIN
        for c in grammar.sentence.clauses
    )
    described = verb.form is VerbForm.FINITE and verb.first == verb.last and grammar.tree.relations[verb.last] == "acl"
    if apart and goes_on and described:
        return True  # ", dubbed the president,", read as a past tense
    if verb.passive and grammar.sentence.words[verb.first].low in ("'s", "’s") and _has_object(grammar, verb):
        return False  # "She's announced four series"
    if verb.first == verb.last and verb.last in grammar.participles and verb.lemma not in NEVER_PASSIVE:
        return True
    if verb.passive or verb.form is not VerbForm.EN:
        return verb.passive or _suffers_too(grammar, verb)
    relation, head = grammar.tree.relations[verb.last], grammar.tree.heads[verb.last]
    says = verb.lemma in TELLING and grammar.child(verb.last, "ccomp") is not None
    if verb.lemma in NEVER_PASSIVE or (apart and says):
        return False  # ", a maker of bread, announced that", read as a participle
    helped = grammar.child(verb.last, "aux:pass", "cop")
    if helped is not None and helped < verb.last:
        return True  # "was 75 percent contained"
    if relation == "conj" and head in grammar.verbs and grammar.verbs[head].verb.passive:
        return True  # "was arrested and charged"
    if relation == "conj" and head in grammar.verbs and _joins_past(grammar, verb, grammar.verbs[head].verb):
        return False  # "studied in Lund and then graduated", read as a participle
    suffering = grammar.child(verb.last, "nsubj:pass")
    if suffering is not None and _is_added(grammar, suffering) and not _has_object(grammar, verb):
        return True  # "bought the firm, a deal announced in May"
    if relation in ("root", "ccomp", "conj", "parataxis") and grammar.child(verb.last, *SUBJECTS) is not None:
        later = (c for last, c in grammar.verbs.items() if last > verb.last)
        main = (c for c in later if c.verb.form is VerbForm.FINITE and c.role is Role.MAIN)
        if not any(c.subject is None or c.subject[1] <= verb.first for c in main):
            return False
    return grammar.child(verb.last, "obj") is None


def _is_added(grammar: SentenceGrammar, noun: int) -> bool:
    """Whether a noun phrase with an article stands behind a comma: it only adds something to the clause before."""
    first = grammar.low[noun]
    return (
        first > 1 and grammar.sentence.words[first - 1].text == "," and grammar.sentence.words[first].low in ("a", "an")
    )


def _has_object(grammar: SentenceGrammar, verb: Verb) -> bool:
    """Whether a verb has an object, or a noun phrase right behind it that was read as something else."""
    behind = grammar.sentence.tags[verb.last + 1] if verb.last + 1 < len(grammar.sentence.tags) else ""
    return grammar.child(verb.last, "obj") is not None or behind in ("DT", "CD", "PRP$", "NNS", "NNP")


def _suffers_too(grammar: SentenceGrammar, verb: Verb) -> bool:
    """Whether "and" joins a past tense to a passive whose subject suffers both: "was charged and sentenced to life"."""
    tags = grammar.sentence.tags
    place = verb.first - 1
    while place > 0 and (tags[place] == "RB" or place in grammar.silent):
        place -= 1
    joined = verb.first == verb.last and tags[verb.last] == "VBD" and tags[place] == "CC"
    if not joined or verb.lemma not in SUFFERED or grammar.child(verb.last, "obj") is not None:
        return False
    before = max((c.verb for c in grammar.sentence.clauses if c.verb.last < place), key=lambda v: v.last, default=None)
    return before is not None and before.passive


def _joins_past(grammar: SentenceGrammar, verb: Verb, before: Verb) -> bool:
    """Whether "and" joins a verb to a past tense before it."""
    place = verb.first - 1
    while place > before.last and (grammar.sentence.tags[place] == "RB" or place in grammar.silent):
        place -= 1
    finite = before.form is VerbForm.FINITE and before.tense is Tense.PAST and not before.passive
    return finite and grammar.sentence.tags[place] == "CC"


def plural_by_verb(sentence: Sentence, verb: Verb) -> bool | None:
    """Whether the form of a verb says that its subject is many; None where it does not tell."""
    first = sentence.words[verb.first].low
    if first in ("were", "are", "have", "’re", "'re", "do", "’ve", "'ve"):
        return True
    if first in ("was", "is", "has", "does") or sentence.tags[verb.first] == "VBZ":
        return False
    return None


# --- noun phrases ----------------------------------------------------------------------------------------------------


def noun_phrase(grammar: SentenceGrammar, word: int, *, full: bool) -> list[int]:
    """The words of a noun phrase: with what describes it behind its head, or without, "of ..." kept."""
    begin, end = grammar.low[word], grammar.high[word]
    dropped: set[int] = set()
    for each in grammar.children[word]:
        relation = grammar.tree.relations[each]
        subtree = range(grammar.low[each], grammar.high[each])
        behind = each > word and relation not in ("conj", "cc") and _is_loose(grammar, each)
        opens = each < word and (relation in _BEFORE_PHRASE or grammar.sentence.tags[each] == "WH")
        if opens or (behind and not full):
            dropped.update(subtree)
    if full:
        return [index for index in without_asides(grammar, begin, end) if index not in dropped]
    return [index for index in range(begin, end) if index not in dropped]
