"""A sentence by its grammar: the subject of a verb, where a clause may end, and the words of a part of it as a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from timeline.extraction.asides import participles
from timeline.extraction.wholeness import Part
from timeline.language.clauses import Role, Sentence
from timeline.language.inflection import base, third_person
from timeline.language.parser import ROOT, Tree
from timeline.language.verbs import NEVER_PASSIVE, SUFFERED, Tense, Verb, VerbForm
from timeline.language.wordlists import TELLING, words
from timeline.language.words import without_blanks

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
_OPENING: Final = frozenset(("punct", "dep", "case", "mark", "cc", "parataxis", "cop", "discourse"))
"""Relations of what stands before a noun phrase and is no part of it: "for" of "for the two men"."""
_PAUSES: Final = frozenset((",", ";", ":", "—", "–", "--", "-", "(", ")", "[", "]"))
_HYPHEN: Final = "-"
_NEVER_LAST: Final = words("IN TO DT CC PRP$ MD WH POS")
_SHORT_BE: Final = ("'s", "’s")
_CONTROL: Final = words(
    "ask force order urge allow tell persuade convince permit enable help cause require invite encourage instruct warn "
    "advise want expect lead get prompt push compel"
)
"""Verbs of which the object does what the infinitive says: "ordered the troops to leave"."""
_PLURAL: Final = words(
    "police people troops officials they we both all many most several some hundreds thousands dozens media data cattle"
)


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
        self.tag_of = spoken | {
            word.low: tag for word, tag in zip(reversed(sentence.words), reversed(sentence.tags), strict=True)
        }
        self.parts: dict[tuple[str, str], list[Part]] = {}
        """The words of pieces of headlines, with their tags, as they were looked at before."""
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
    if own is not None and not (
        tags[own] == "WH" or (relation == "acl:relcl" and grammar.sentence.words[own].low == "that")
    ):
        return own, "own"
    if head == ROOT or depth > 4:
        return None
    if relation == "acl" and _opens_with_ing(grammar, predicate) and _is_gerund(grammar, predicate):
        return subject_of_gerund(grammar, predicate, depth)
    if relation in ("acl:relcl", "acl"):
        infinitive = predicate in grammar.verbs and grammar.verbs[predicate].verb.form is VerbForm.INFINITIVE
        if tags[predicate] == "VB" or infinitive:
            return None  # "a plan to build", "the first to have won"
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


def is_many(grammar: SentenceGrammar, word: int) -> bool:
    """Whether a noun phrase is plural, by its head: "the leaders of Peru", "Ann Lee and Bo Chen"."""
    tag, low = grammar.sentence.tags[word], grammar.sentence.words[word].low
    joined = [c for c in grammar.children[word] if c > word and grammar.tree.relations[c] == "conj"]
    joined = [each for each in joined if grammar.sentence.tags[each][:1] in "NPC" and not _with(grammar, word, each)]
    if joined and any(grammar.sentence.words[i].low == "and" for i in range(word, grammar.high[word])):
        return True
    if low in _PLURAL or _is_one_of_both(grammar, word):
        return True
    if tag == "CD":
        return low not in ("one", "1")
    number = grammar.child(word, "nummod")
    counted = number is not None and tag in ("NNP", "NN") and _counts(grammar, number)
    if tag == "NNP" and low.endswith("s") and counted:
        return True  # "150 Indians"
    if tag == "NNP":
        short = grammar.sentence.words[word].text.isupper()  # "the NIS"
        teams = low.endswith("s") and low not in ("states", "nations")
        return not short and teams and grammar.child(word, "det") == word - 1  # not "the 34-year-old Landis"
    return tag == "NNS" or (tag == "NN" and counted)


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
    return words_[number].low not in ("one", "1") and behind != _HYPHEN


# --- words -----------------------------------------------------------------------------------------------------------


def said(grammar: SentenceGrammar, indices: Sequence[int], instead: Mapping[int, str] | None = None) -> str:
    """The words at these places as a text, without what cannot end it. ``instead`` gives other words for some."""
    words_, tags = grammar.sentence.words, grammar.sentence.tags
    kept = [index for index in indices if index not in grammar.silent]
    kept = _without_loose_pauses(grammar, kept)
    while kept and (
        words_[kept[-1]].low in ("not", "n't", "n’t")
        or (tags[kept[-1]] in _NEVER_LAST and words_[kept[-1]].low not in ("those", "these", "all"))
        or not (any(c.isalnum() or c in "\"”’')%$" for c in words_[kept[-1]].text) or words_[kept[-1]].text == "+")
    ):
        kept.pop()
    while kept and (words_[kept[0]].text in _PAUSES or words_[kept[0]].text == "." or _leads_in(grammar, kept)):
        kept.pop(0)
    pieces: list[str] = []
    for number, index in enumerate(kept):
        if number:
            before = kept[number - 1]
            glued = words_[index].start == words_[before].end or (
                before + 1 < index and words_[index].text in (",", ";", ":", ".", ")", "'s", "’s")
            )
            pieces.append("" if glued else " ")
        pieces.append((instead or {}).get(index, without_blanks(words_[index].text)))
    return _SPACES.sub(" ", "".join(pieces)).strip(" ,;:–—-")


def _leads_in(grammar: SentenceGrammar, kept: Sequence[int]) -> bool:
    """Whether an adverb and a comma come first: "Afterwards, the police"."""
    return (
        len(kept) > 2 and grammar.sentence.tags[kept[0]] in ("RB", "CC") and grammar.sentence.words[kept[1]].text == ","
    )


_SPACES: Final = re.compile(r"\s+")


def _without_loose_pauses(grammar: SentenceGrammar, kept: list[int]) -> list[int]:
    """The places without the commas and dashes beside what was left out."""
    here = set(kept)
    words_ = grammar.sentence.words
    found = []
    for number, index in enumerate(kept):
        if words_[index].text in _PAUSES and words_[index].text not in "()[]":
            gap_before = index - 1 not in here and (words_[index].text != "," or _gap_is_paired(grammar, kept, number))
            gap_after = index + 1 not in here and number + 1 < len(kept)
            if (gap_before or gap_after) and not (words_[index].text == "-" and not gap_before):
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
    beside = before >= 0 and tags[before] == "NNP" and after < len(tags) and tags[after] == "NNP"
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
        if grammar.sentence.quoted[place] and grammar.sentence.quoted[place - 1]:
            continue
        if _HYPHEN in (grammar.sentence.words[place].text, grammar.sentence.words[place - 1].text):
            continue  # "non - farm", as some texts have it
        if relations[place] == "punct" and grammar.sentence.words[place].text not in _PAUSES:
            continue
        found.append(place)
    if not blocked[first] and anchor < first:
        found.append(first)
    return found


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
    if passive:
        if to_come or (verb.form is VerbForm.INFINITIVE and not verb.perfect):
            return ("not " if negated else "") + f"to be {main}"
        if verb.modal:
            return sentence.text_of(verb.first, verb.last + 1, text)
        being = verb.form is VerbForm.FINITE and any(
            sentence.words[index].low == "being" for index in range(verb.first, verb.last)
        )
        return f"{be} {'not ' if negated else ''}{'being ' if being else ''}{main}"
    if to_come or (verb.form is VerbForm.INFINITIVE and not verb.perfect):
        return ("not " if negated else "") + f"to {verb.lemma}"
    if verb.modal:
        return sentence.text_of(verb.first, verb.last + 1, text)
    if verb.lemma == "be":
        return be + (" not" if negated else "")
    if verb.progressive:
        return f"{be} {'not ' if negated else ''}{main}"
    if negated:
        return f"{'do' if plural else 'does'} not {verb.lemma}"
    return verb.lemma if plural else third_person(verb.lemma)


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
    if (
        verb.passive
        and grammar.sentence.words[verb.first].low in _SHORT_BE
        and grammar.child(verb.last, "obj") is not None
    ):
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
    if relation in ("root", "ccomp", "conj", "parataxis") and grammar.child(verb.last, *SUBJECTS) is not None:
        finite = any(
            c.verb.form is VerbForm.FINITE and c.subject is None and c.role is Role.MAIN
            for last, c in grammar.verbs.items()
            if last > verb.last
        )
        if not finite:
            return False
    return grammar.child(verb.last, "obj") is None


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
        opens = each < word and (relation in _OPENING or grammar.sentence.tags[each] == "WH")
        if opens or (behind and not full):
            dropped.update(subtree)
    if full:
        return [index for index in without_asides(grammar, begin, end) if index not in dropped]
    return [index for index in range(begin, end) if index not in dropped]
