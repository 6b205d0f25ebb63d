"""What a title may be, and what tells how good it is: every feature of the choice among titles is named here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Final

from timeline.extraction.grammar import SentenceGrammar
from timeline.language.clauses import FINITE, Clause, VerbForm
from timeline.language.lexicon import SAYING, TELLING, lexicon, words
from timeline.language.parser import ROOT

_LONG: Final = 13
"""Words of a headline that is still read at a glance; how much more cost is learnt."""
_SURE: Final = 0.7
"""How sure a subject is of two kinds, each with weights that were learnt; where they part is not measured."""
SHORT: Final = 40
"""Characters of what leaves room for more in a headline: for an office before a name, for a place behind a verb."""


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


@dataclass(frozen=True)
class HeadlineCandidate:
    """One way to say a happening as a headline, how to measure how good it is, and what keeps it from being whole."""

    text: str
    rule: str
    measure: Callable[[], Mapping[str, float]]
    faults: tuple[str, ...] = ()

    @cached_property
    def features(self) -> Mapping[str, float]:
        """What tells how good it is, its faults among it. Only those among which one is chosen are measured, two of
        three."""
        return {**self.measure(), **{f"fault {one}": 1.0 for one in self.faults}}


_BARE_PRONOUNS: Final = words("he she they it we i you him her them us me this that these those who which himself")


TOKENS: Final = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


_FUNCTION: Final = words(
    "a an the of in on at to for and or by with from as is are was were be been has have had that this its his her "
    "their it he she they we after over"
)


_SPACES: Final = re.compile(r"\s+")
_FULL_STOP: Final = re.compile(r"(?<=[a-z0-9]{3})\.$")


def text_features(text: str, more: Mapping[str, float] = MappingProxyType({})) -> dict[str, float]:
    """Return what a headline shows by its words alone: its length, its names, its pronouns; and what is known of it
    besides (``more``)."""
    parts = TOKENS.findall(text)
    lows = [part.lower() for part in parts]
    count = len(parts)
    content = [low for low in lows if low not in _FUNCTION]
    names = sum(part[0].isupper() for part in parts[1:])
    return {
        "words <4": float(count < 4),
        "words 4-5": float(4 <= count <= 5),
        "words 6-7": float(6 <= count <= 7),
        "words 8-10": float(8 <= count <= 10),
        "words 11-13": float(11 <= count <= _LONG),
        "words >13": float(count > _LONG),
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
        **more,
    }


_SENSES: Final = {
    low: sense
    for sense, lows in {
        "place": "in at near inside outside across",
        "on": "on upon",
        "goal": "to into onto towards toward",
        "source": "from off out",
        "purpose": "for",
        "company": "with alongside",
        "agent": "by",
        "opposed": "against despite without",
        "topic": "over about regarding concerning",
        "role": "as",
        "time": "after before since until during amid following when while",
        "reason": "because due if unless although though",
        "joint": "and but or",
        "of": "of",
        "pause": ", ; : – —",
    }.items()
    for low in lows.split()
}
"""What a preposition or conjunction says of what it opens, where a clause is cut before it."""


def clause_features(
    grammar: SentenceGrammar,
    clause: Clause,
    predicate: int,
    subject: Named,
    rest: str,
    end: int,
    last: int,
    passive: bool,
    text: str,
    more: Mapping[str, float],
) -> dict[str, float]:
    """Return what a headline shows by the clause that it is made of, and what is known of it besides (``more``)."""
    tree, tags = grammar.tree, grammar.sentence.tags
    features = text_features(text)
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
        features[f"cut {_SENSES.get(grammar.sentence.words[end].low, 'no')} sense"] = 1.0
        features["cut share"] = (last - end) / (last - verb.last)
        features["cut name"] = float("NNP" in tags[end:last])
        features["cut number"] = float("CD" in tags[end:last])
    features[f"kind {subject.kind or 'unknown'} {lexicon().verbs.get(verb.lemma, 'unknown')}"] = 1.0
    features[f"kind {subject.kind or 'unknown'}{' passive' if passive else ''}"] = 1.0
    features[f"rule {subject.rule} {'sure' if subject.certainty > _SURE else 'unsure'}"] = 1.0
    features["bare"] = float(subject.text.count(" ") <= 1 and subject.text[:4].lower() in ("the ", "this", "that"))
    features["saying"] = float(verb.lemma in SAYING)
    features["telling"] = float(verb.lemma in TELLING)
    features["finite"] = float(verb.form is VerbForm.FINITE)
    features[f"role {clause.role.value}"] = 1.0
    features[f"role {clause.role.value} {subject.rule}"] = 1.0
    behind = tags[end] if end < len(tags) else ""
    features[f"end {tags[end - 1]}"] = 1.0
    features[f"end {tags[end - 1]} {behind}"] = 1.0
    features[f"behind {behind}"] = 1.0
    features["left out"] = min(sum(i in grammar.silent for i in range(verb.last, end)), 4) / 4
    inner = sum(tag in FINITE for tag in tags[verb.last + 1 : end])
    features["inner verbs"] = min(inner, 2) / 2
    features["inner verbs none"] = float(not inner)
    features["relative"] = float("WH" in tags[verb.last + 1 : end])
    features["quoted"] = float(grammar.sentence.quoted[verb.last])
    features.update(more)
    return features


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
    text = _FULL_STOP.sub("", _SPACES.sub(" ", text))
    return text[:1].upper() + text[1:]


LONGEST_CANDIDATE: Final = 120
"""A headline has fewer characters than this."""
MOST_ENDS: Final = 8
"""Places to cut that are tried of a clause, at most: the shortest headlines."""
