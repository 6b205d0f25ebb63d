"""Who and where: the names in a passage, short forms resolved within the article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from timeline.files import shipped_toml
from timeline.language.clauses import Sentence
from timeline.language.lexicon import CALENDAR, LISTS, lexicon
from timeline.language.sentences import join_hyphens

_TITLES: Final = LISTS["titles"]
_JOINING: Final = LISTS["joining_names"]
PARTICLES: Final = LISTS["name_particles"]
_INNER: Final = _JOINING | PARTICLES
_SITES: Final = LISTS["sites"]
_HOLIDAYS: Final = LISTS["holidays"]
_GROUP: Final = LISTS["groups"]
_DEMONYM: Final = re.compile(
    r"(?:ese|ian|ean|ish|can|rican|stani|aqi|raeli|nch|tch|reek|erman|emeni|udi|mani|wiss|ch|hai)$"
)
_ORIGIN: Final = ("ish", "ese", "ian", "rean", "rican")
"""Endings of names of origin, which few places have that the lexicon does not know."""
_PARTICLE: Final = re.compile(r"(?:al|el|ad|as|ash|an)-[A-Z]")
"""A name that begins small: "al-Bashir"."""
_ACRONYM: Final = re.compile(r"\(\s?([A-Z][A-Za-z]*[A-Z])s?\s?\)")


@cache
def first_names() -> Mapping[str, int]:
    """Return the first names that are known, each with 1 where it is a "he", -1 where a "she"."""
    stored = shipped_toml("timeline.language", "first_names.toml")
    return {name: he for key, he in (("he", 1), ("she", -1)) for name in stored[key].split()}


@dataclass(frozen=True, slots=True)
class Name:
    """One name in a sentence: words ``first`` to ``last`` (excluded), as ``text``; ``place`` where it is one."""

    first: int
    last: int
    text: str
    place: bool


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The names of an article: a short form -> the full one. "Zelenskyy" -> "Volodymyr Zelenskyy", NIS -> what it
    stands for."""

    full: dict[str, str]
    people: frozenset[str]

    def resolve(self, name: str) -> str:
        """Return the full name that a short form stands for; the name itself where it is none."""
        return self.full.get(name, name)


def find_names(sentence: Sentence, text: str) -> list[Name]:
    """The names of a sentence from left to right: runs of capitalised words, without titles before a person's name."""
    words, tags = sentence.words, sentence.tags
    names: list[Name] = []
    index = 0
    while index < len(words):
        if not _is_name(sentence, index):
            index += 1
            continue
        last = _end_of_name(sentence, index)
        first = _without_titles(sentence, index, last)
        index = last
        if first < last and tags[first] in ("NNP", "NN", "JJ", "NNS"):
            name = join_hyphens(sentence.text_of(first, last, text))
            names.append(Name(first, last, name, _is_place(sentence, first, last, text)))
    return names


def add_short_forms(sentence: Sentence, names: Sequence[Name], known: KnownNames) -> list[Name]:
    """Return the names of a sentence with those that only the article shows to be some: "Brown will return", where it
    told of Chris Brown before.

    At the beginning a capital says nothing, so that a verb, a comma or an owner's mark must follow.
    """
    inside = {index for name in names for index in range(name.first, name.last)}
    added = [
        Name(index, index + 1, word.text, False)
        for index, word in enumerate(sentence.words)
        if index not in inside and _is_last_name(word.text, known)
        if index or sentence.tags[1:2] in _BEHIND_NAME
    ]
    return sorted([*names, *added], key=lambda name: name.first)


def _is_last_name(text: str, known: KnownNames) -> bool:
    full = known.full.get(text, "")
    return full in known.people and full.endswith(f" {text}")


_BEHIND_NAME: Final = frozenset((tag,) for tag in ("VBD", "VBZ", "VBP", "MD", "POS", ".", "RB"))


def _end_of_name(sentence: Sentence, first: int) -> int:
    """Return where the name ends that begins at ``first``: "Bank of the West" goes on behind "of the"."""
    words, last = sentence.words, first + 1
    while last < len(words):
        after = last
        if words[last].low in _INNER and words[last].low != "and":
            after += 2 if [word.low for word in words[last + 1 : last + 2]] == ["the"] else 1
        if after >= len(words) or not _is_name(sentence, after):
            break
        if after > last and _is_called(sentence, first, last):
            break  # "Ann Lee | of Lindal"
        last = after + 1
    return last


def _is_called(sentence: Sentence, first: int, last: int) -> bool:
    """Return whether words begin with a first name that is known, and one more behind it."""
    return last - first > 1 and sentence.words[first].low in first_names()


def _is_name(sentence: Sentence, index: int) -> bool:
    word, tag = sentence.words[index], sentence.tags[index]
    if not word.text[0].isupper():
        return "-" in word.text and _PARTICLE.match(word.text) is not None
    behind_date = index > 0 and sentence.words[index - 1].low in CALENDAR
    if word.low in CALENDAR or (behind_date and word.low in _HOLIDAYS):
        return False
    if tag == "NNP":
        return True
    if index == 0:
        before_name = sentence.tags[1:2] == ("NNP",)
        return before_name and tag in ("JJ", "NN", "NNS") and word.low not in _TITLES
    called = tag in ("VB", "VBP", "MD") and word.low in first_names()  # "the climber Bob Lee"
    if tag == "VBG" or called:  # "outside Downing Street"
        return index + 1 < len(sentence.tags) and sentence.tags[index + 1] == "NNP"
    return tag in ("NN", "NNS", "JJ") and not sentence.words[index - 1].text.startswith(("“", '"', "‘"))


def _without_titles(sentence: Sentence, first: int, last: int) -> int:
    """Where the name proper begins: after the last title before it, "Russian President" of "Russian President
    Putin"."""
    for index in range(last - 2, first - 1, -1):
        if (
            sentence.words[index].low.rstrip(".").removesuffix("-elect") in _TITLES
            and sentence.words[index + 1].low not in _INNER
        ):
            return index + 1
    if _is_ruled(sentence, first, last):
        return first + 1
    if sentence.words[last - 1].low not in _GROUP and sentence.words[first].low not in first_names():
        while first < last - 1 and sentence.tags[first] == "JJ" and _DEMONYM.search(sentence.words[first].low):
            first += 1
    if _adjective(sentence, last - 1):
        return last
    if last - first == 1 and (sentence.words[first].low.rstrip(".") in _TITLES or _adjective(sentence, first)):
        return last
    return first


def _is_ruled(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a name begins with the country of an office: "Norland" of "the president of Norland Ann Lee"."""
    words_ = [word.low for word in sentence.words[max(first - 2, 0) : first]]
    office = words_[-1:] == ["of"] and words_[0] in _TITLES
    return office and last - first > 2 and sentence.words[first].text in lexicon().places


def _adjective(sentence: Sentence, index: int) -> bool:
    """ "Ukrainian" in "Ukrainian media": a name of origin before a noun is nobody."""
    after = sentence.tags[index + 1] if index + 1 < len(sentence.tags) else ""
    return after in ("NN", "NNS", "JJ") and bool(_DEMONYM.search(sentence.words[index].low))


def _is_place(sentence: Sentence, first: int, last: int, text: str) -> bool:
    name = sentence.text_of(first, last, text).removeprefix("the ")
    if name in lexicon().places:
        return True
    if last - first > 3 or sentence.words[last - 1].low in _GROUP or name.isupper():
        return False
    of_origin = first == last - 1 and name.endswith(_ORIGIN)
    if sentence.tags[last - 1] == "JJ" or (of_origin and _DEMONYM.search(name)):
        return False
    if first and sentence.words[first - 1].text == "The":  # "in The Hague"
        first -= 1
    before = sentence.words[first - 1].low if first else ""
    if before == "of":
        return first > 1 and sentence.words[first - 2].low in _SITES
    return before in ("in", "near", "outside") and sentence.tags[first - 1] == "IN"


_LONGEST_ACRONYM: Final = 3
"""Letters in capitals that open a name; more are a heading that ran into it: "PHOTOS Ann Lee"."""
_MOST_PARTS: Final = 6
"""Words of a name that a part of it stands for. Not measured: longer names are of bodies, which texts abbreviate."""
_MOST_OF_PERSON: Final = 4
"""Words of a person's name."""
_SEARCHED: Final = 100_000
"""Code points of a text in which short forms are looked for, so that hostile text costs no more."""
_MOST_ACRONYMS: Final = 200
"""Short forms that are looked up, for the same reason."""
_LONGEST_NAME: Final = 120
"""Code points before "(NIS)" in which the name stands that it is short for."""


def known_names(sentences: Iterable[Sequence[Name]], text: str) -> KnownNames:
    """The short forms of an article: last names of people named in full, acronyms explained in brackets or plain from
    their letters, and a part of a name that is a part of no other."""
    full: dict[str, str] = {}
    parts_of: dict[str, dict[str, None]] = {}
    short: dict[str, None] = {}
    for names in sentences:
        for name in names:
            parts = name.text.split()
            shouted = parts[0].isupper() and len(parts[0]) > _LONGEST_ACRONYM
            last = parts[-1]
            if len(parts) == 1 and not name.place:
                short[name.text] = None
            elif 2 <= len(parts) <= _MOST_PARTS and not (name.place or shouted):
                first = parts[0] if last.lower() not in _GROUP else last  # "White" is not the White House
                for part in (first, last, _initials(parts)):
                    parts_of.setdefault(part, {})[name.text] = None
                person = last.isalpha() and last.lower() not in _GROUP
                if person and len(parts) <= _MOST_OF_PERSON and _JOINING.isdisjoint(parts):
                    full.setdefault(last, name.text)
    whole = {part: next(iter(names)) for part, names in parts_of.items() if part in short and len(names) == 1}
    for match in list(_ACRONYM.finditer(text[:_SEARCHED]))[:_MOST_ACRONYMS]:
        if expansion := _expansion(text[max(0, match.start() - _LONGEST_NAME) : match.start()], match[1]):
            full[match[1]] = expansion
    return KnownNames(whole | full, frozenset(full.values()))


def _initials(parts: Sequence[str]) -> str:
    """ "FBI" of "Federal Bureau of Investigation"."""
    return "".join(part[0] for part in parts if part.lower() not in _INNER)


def _expansion(before: str, acronym: str) -> str | None:
    """The words before a bracket whose initials are the acronym in it, small words passed over."""
    words = before.split()
    initials = list(acronym.upper())
    index = len(words)
    while initials and index > 0:
        index -= 1
        word = words[index].strip("“”\"'‘’,")
        if word[:1].upper() == initials[-1] and word[:1].isupper():
            initials.pop()
        elif word.lower() not in _INNER:
            return None
    return " ".join(words[index:]).strip("“”\"'‘’,") if not initials else None
