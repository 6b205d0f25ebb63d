"""Whether a title says only what the article does: its names, its numbers, its words, its subject."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from anyascii import anyascii

from timeline.extraction.grammar import SentenceGrammar, is_passive, predicate_of, subject_of
from timeline.extraction.story import Head
from timeline.files import shipped_toml
from timeline.language.clauses import read_sentence
from timeline.language.lexicon import CALENDAR, STOP, lexicon, stem
from timeline.proposals.evidence import ArticleEvidence, in_line
from timeline.when.languages.en.words import NUMBERS, ORDINALS, TENS

LONGEST_TITLE: Final = 140
"""Characters of a title, at most; what is longer is no headline."""
_UNFIT: Final = re.compile(r"[<>{}\[\]|`\\*_#\x00-\x1f\x7f-\x9f]|://|\bwww\.|\S@\S|\bdata:|\bjavascript:")
"""What no headline holds: markup, addresses, control characters."""
_WORD: Final = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[.'’-][^\W\d_]+)*\.?|\w+")
_SMALL: Final = re.compile(r"[a-z]")
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f\d]")
_SYLLABLE: Final = re.compile(r"[A-Z][a-z]*")
_CONSONANTS: Final = 2
"""Consonants of a name in another script at least: fewer fit too much."""
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_PREFIX: Final = 4
"""Letters that two forms of a name share at least: Iraq and Iraqis."""
_WHOLE: Final = 6
"""Letters of a name from which on it may be the beginning of a longer one: Afghan of Afghanistan."""
_ENDING: Final = 3
"""Letters of the longer form that may differ: Chinese of China."""
_STEM: Final = 5
"""Letters by which two words are of one root, where their stems differ: "resign" and "resignation"."""

_UNITS: Final = {"zero": 0, **NUMBERS}
_LAST_ORDINAL: Final = 12
"""The last ordinal in words that is a number here."""
_SCALES: Final = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT_SCALES: Final = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion", "tn": "trillion"}
_INITIALISM: Final = re.compile(r"\b(?:[A-Z]\.){2,}|\b[A-Z][A-Z&]{1,5}\b")


@cache
def short_names() -> Mapping[str, Sequence[str]]:
    """Return the forms of names that do not begin alike, each with what an article may have for it."""
    forms: Mapping[str, Sequence[str]] = shipped_toml("timeline.proposals", "short_names.toml")["forms"]
    return forms


def is_fit(title: str) -> bool:
    """Return whether a title is one line of plain words of a headline's length."""
    return len(title) <= LONGEST_TITLE and _UNFIT.search(title) is None and any(map(str.isalnum, title))


def title_words(text: str) -> list[str]:
    """Return the words of a text, without the full stop of a sentence: ["The", "U.S.", "sent", "1,500", "men"]."""
    return [word if word.count(".") > 1 else word.rstrip(".") for word in _WORD.findall(text)]


def unknown_names(title: str, evidence: ArticleEvidence) -> list[str]:
    """Return the names of a title that the article does not have, in any form: inflected, shortened, as initials.

    "Russian troops reach Kyiv" is fine with an article that says Russia and Kyiv.
    """
    vocabulary = _Known.of(evidence.words)
    return [name for name in _names(title, vocabulary) if not vocabulary.has_name(name)]


def unknown_numbers(title: str, article: str) -> list[str]:
    """Return the numbers of a title that the article does not have, in figures or in words: 12 is twelve."""
    values = {value for _, value in numbers_of(article)}
    return [shown for shown, value in numbers_of(title) if value not in values]


def share_of_words(title: str, article: str) -> float:
    """Return which share of a title's words, names and numbers left out, the article has in some form; 1 of none."""
    vocabulary = _Known.of(article)
    content = [
        low
        for word in title_words(title)
        if (low := _POSSESSIVE.sub("", word.lower())) not in STOP and low[0].isalpha() and len(low) > 2
    ]
    return sum(vocabulary.has_word(low) for low in content) / len(content) if content else 1.0


def numbers_of(text: str) -> list[tuple[str, float]]:
    """Return the numbers of a text as they stand and what they are: "1,500", "twenty-one", "1.5 million", "third"."""
    numbers: list[tuple[str, float]] = []
    tokens = [part for word in title_words(text) for part in (word.split("-") if not word[0].isdigit() else [word])]
    at = 0
    while at < len(tokens):
        value, used = _number(tokens, at)
        if value is not None:
            numbers.append((" ".join(tokens[at : at + used]), value))
        at += used
    return numbers


def _number(tokens: list[str], at: int) -> tuple[float | None, int]:
    """Return the number that begins at a token, and how many tokens it has."""
    low = tokens[at].lower()
    value: float | None = None
    used = 1
    if low[0].isdigit():
        value = _figure(low)
        scale = re.fullmatch(r"\d[\d.,]*(k|mn?|bn|tn)", low)
        if scale and value is not None:
            return value * _SCALES[_SHORT_SCALES[scale[1]]], 1
    elif low in TENS:
        value = float(TENS[low])
        if at + 1 < len(tokens) and 0 < _UNITS.get(tokens[at + 1].lower(), 0) < 10:
            value, used = value + _UNITS[tokens[at + 1].lower()], 2
    elif low in _UNITS and low != "one":  # "one" is mostly a pronoun
        value = float(_UNITS[low])
    elif ORDINALS.get(low, _LAST_ORDINAL + 1) <= _LAST_ORDINAL:
        value = float(ORDINALS[low])
    elif low == "dozen":
        value = 12.0
    while value is not None and at + used < len(tokens):
        scale_word = tokens[at + used].lower()
        scale_word = _SHORT_SCALES.get(scale_word, scale_word)
        if scale_word not in _SCALES:
            break
        value, used = value * _SCALES[scale_word], used + 1
    return value, used


def _figure(low: str) -> float | None:
    plain = re.match(r"\d+(?:[.,:]\d+)*", low)
    if plain is None:
        return None
    shown = plain[0]
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", shown):
        shown = shown.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+", shown):
        shown = shown.replace(".", "")  # as many languages group thousands
    shown = shown.replace(",", ".").replace(":", ".")
    head, _, tail = shown.partition(".")
    return float(f"{head[:30]}.{tail.replace('.', '')[:30] or 0}")


class _Known:
    """The words of an article, in the forms that those of a title are looked up in."""

    def __init__(self, article: str) -> None:
        tokens = title_words(article)
        parts = [part for word in tokens for part in (word, *re.split(r"[-'’]", word)) if part]
        self.words = {_plain(part) for part in parts}
        self.stems = {stem(part.lower()) for part in parts if part[0].isalnum()}
        self.roots = {word[:_STEM] for word in self.words if len(word) >= _STEM}
        self.line = f" {' '.join(_plain(word).replace('.', '') for word in tokens)} "
        capitals = [word[0] for word in tokens if word[0].isupper()]
        self.initials = "".join(capitals).lower()
        self.small = {word for word in tokens if _SMALL.match(word)}
        foreign = [word for word in tokens if not _LATIN.match(word)]
        # "Анна" is Anna, "习近平" is XiJinPing: whole words, and the syllables of scripts without blanks.
        romanised = [anyascii(word) for word in foreign]
        self.words |= {_plain(part) for word in romanised for part in (word, *_SYLLABLE.findall(word)) if part}
        self.skeletons = {_skeleton(word) for word in foreign if word[0].isupper() or not word[0].islower()}
        # Scripts without blanks between words: a name is somewhere in the run.
        self.runs = " ".join(anyascii(word).lower() for word in foreign if not word[0].isupper() | word[0].islower())

    @staticmethod
    @lru_cache(maxsize=64)
    def of(article: str) -> _Known:
        return _Known(article)

    def has_name(self, name: str) -> bool:
        low = _plain(name)
        forms = (low, low.removesuffix("s"), low.replace(".", ""))
        if any(form in self.words for form in forms):
            return True
        if any(f" {form} " in self.line for form in short_names().get(low.replace(".", ""), ())):
            return True
        if _INITIALISM.fullmatch(name):
            return low.replace(".", "") in self.initials
        if self.skeletons and self._is_romanised(name):
            return True
        # Two forms of a name differ in their endings alone, and not by much.
        return any(_share_root(word, form) for form in forms[:2] for word in self.words if word[:3] == form[:3])

    def _is_romanised(self, name: str) -> bool:
        """Return whether a name is one of another script in Latin letters: by its consonants, as Kyiv is of Київ."""
        own = _skeleton(name)
        if len(name) >= _PREFIX and name.lower() in self.runs:
            return True
        endings = (len(one) - len(own) for one in self.skeletons if one.startswith(own))
        return len(own) >= _CONSONANTS and min(endings, default=2) <= 1

    def has_word(self, low: str) -> bool:
        has_root = len(low) >= _STEM and low[:_STEM] in self.roots
        return has_root or low in self.words or stem(low) in self.stems


def _skeleton(word: str) -> str:
    """Return the consonants of a word in Latin letters, those that scripts write differently as one."""
    plain = anyascii(word).lower().translate(_ALIKE)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[^a-z]|[aeiouyhwj]", "", plain))


_ALIKE: Final = str.maketrans({"c": "k", "q": "k", "x": "k", "z": "s", "v": "f", "b": "p", "d": "t", "g": "k"})


def _share_root(one: str, other: str) -> bool:
    """Return whether two words differ in their endings alone: Ukraine and Ukrainian, not Lindal and Lindberg."""
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    if length == min(len(one), len(other)) >= _WHOLE:
        return True
    return length >= max(_PREFIX, max(len(one), len(other)) - _ENDING)


def _plain(word: str) -> str:
    """Return a word in small letters without accents and possessive."""
    folded = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", word.rstrip(".")).lower())
    return "".join(char for char in folded if not unicodedata.combining(char))


def _names(title: str, vocabulary: _Known) -> Iterator[str]:
    """Yield the words of a title that have a capital letter because they are names."""
    for number, word in enumerate(title_words(title)):
        for part in word.split("-"):
            if not part[:1].isupper() or part.lower() in CALENDAR:
                continue
            low = part.lower()
            common = low in STOP or low in vocabulary.small or vocabulary.has_word(low)
            # The first word has a capital letter in any case.
            if number == 0 and (common or _is_word(low)):
                continue
            yield part


def _is_word(low: str) -> bool:
    """Return whether the lexicon has a word, in the singular or the plural."""
    forms = (low, low.removesuffix("s"), low.removesuffix("es"), low.removesuffix("ies") + "y")
    return any(form in lexicon().parts or form in lexicon().verbs for form in forms)


def reversed_roles(title: SentenceGrammar, head: int, quoted: SentenceGrammar, of_quote: int) -> str:
    """Return how a title turns the roles of the quote round, "" where it does not as far as the grammar tells.

    "Guards beat two pickets" is not what "two pickets beat guards" says. Only roles that both sentences show are
    compared: one verb, the subject of one the object of the other.
    """
    own, other = _roles(title, head, in_title=True), _roles(quoted, of_quote)
    if own is None or other is None:
        return ""
    doing, done = other
    subject = own[0]
    if subject & done and not subject & doing:
        return f"the quote says that it is done to {' '.join(sorted(subject & done))}"
    return ""


def verb_of(grammar: SentenceGrammar, wanted: str) -> int | None:
    """Return the last word of the verb group with this stem, None where there is none."""
    return next((last for last, clause in grammar.verbs.items() if stem(clause.verb.lemma) == wanted), None)


def _roles(
    grammar: SentenceGrammar, verb: int, *, in_title: bool = False
) -> tuple[frozenset[str], frozenset[str]] | None:
    """Return the stems of the one who does it, and of what it is done to, by the voice of the verb."""
    predicate = predicate_of(grammar, verb)
    chosen = subject_of(grammar, predicate)
    if chosen is None:
        return None
    subject = _stems_of(grammar, chosen[0])
    objects = [child for child in grammar.children[predicate] if grammar.tree.relations[child] in ("obj", "iobj")]
    agents = [
        child
        for child in grammar.children[predicate]
        if grammar.tree.relations[child] == "obl" and grammar.case(child) == "by"
    ]
    object_ = frozenset(each for child in objects for each in _stems_of(grammar, child))
    agent = frozenset(each for child in agents for each in _stems_of(grammar, child))
    clause = grammar.verbs.get(verb)
    passive = clause is not None and is_passive(grammar, clause.verb)
    # "Agreement signed at the harbour": headlines leave "is" out.
    passive |= in_title and not objects and grammar.sentence.tags[verb] in ("VBD", "VBN")
    return (agent, subject) if passive else (subject, object_)


def _stems_of(grammar: SentenceGrammar, word: int) -> frozenset[str]:
    """Return the stems of a noun and of the names that it is part of: not of its owner, nor of what describes it."""
    parts = (child for child in grammar.children[word] if grammar.tree.relations[child] in ("compound", "flat"))
    lows = [grammar.sentence.words[index].low for index in (word, *parts)]
    return frozenset(stem(low) for low in lows if low[:1].isalnum() and low not in STOP)


def head_of_title(title: str, evidence: ArticleEvidence, heads: Sequence[Head]) -> Head | None:
    """Return the head of a quote that a title tells; None where there is no head.

    That is the one with the root of the title's own verb, else one whose root the title has, else the one whose clause
    shares most with it: of "guards complained, and opened an inquiry" and "Guards launch inquiry" it is "opened".
    """
    plain = in_line(title)
    clauses = read_sentence(plain, 0, len(plain)).clauses if plain else ()
    main = stem(clauses[0].verb.lemma) if clauses else ""
    roots = {stem(word.lower()) for word in title_words(plain) if word[0].isalnum()}

    def rank(head: Head) -> tuple[bool, bool, int, bool, int]:
        own = roots_of(head, evidence)
        shared = len(evidence.view.head_stems(head) & roots)
        return main not in own, own.isdisjoint(roots), -shared, head.phrase is not None, head.word

    return min(heads, key=rank, default=None)


def roots_of(head: Head, evidence: ArticleEvidence) -> frozenset[str]:
    """Return the stems of a head: of its word, and of a verb's base form, which may differ ("ban", "banned")."""
    sentence = evidence.view.sentences[head.sentence].sentence
    own = {stem(sentence.words[head.word].low)}
    if head.phrase is None and head.clause is not None:
        own.add(stem(sentence.clauses[head.clause].verb.lemma))
    return frozenset(own)
