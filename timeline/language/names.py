"""Who and where: the names in a passage, short forms resolved within the article.

In languages without a grammar names are known by their capitals and by lists (``names.toml``). In German every noun has
a capital, so only what is a name for a further reason is taken: a first name before it, a noun that says who or what is
named, a preposition without an article, quotation marks. In Arabic no word has; a first name or an office opens a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, NamedTuple

from babel import Locale

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


@cache
def _capital_lists() -> Mapping[str, Mapping[str, list[str]]]:
    """The lists of ``names.toml`` by language and kind."""
    return shipped_toml("timeline.language", "names.toml")


MARK: Final = re.compile(r"[,;:،؛.!?؟()—–]")
"""Signs that part what is said."""
ARABIC_AND: Final = re.compile("^[وف](?=\\w{3})")
"""Arabic "and" and "so", which are written as one with the word behind them."""
MOST_NAMES: Final = 8
"""Names of one passage."""
_NAME_WORD: Final = re.compile(r"[^\W\d_]+\d*(?:['’-][^\W_]+)*|\d+|[.!?:;,()«»„“”\"\n&]")
_QUOTED: Final = re.compile(r"[«»„“\"]\s?([^«»„“”\"\n]{2,40}?)\s?[«»“”\"](?!\s?[,—–])")
"""What quotation marks hold; before a comma or a dash it is what somebody said."""
_NAME_JOINS: Final = frozenset(
    ("von", "van", "bin", "ibn", "al", "el", "de", "del", "della", "di", "du", "des", "da", "do", "dos")
)
"""Small words inside names: "Grijalba del Río"."""
_GERMAN_JOINS: Final = frozenset(("von", "van", "zu", "ter", "de", "bin", "al"))
"""Small words between the first and the last name in German texts."""
_ARTICLES: Final = frozenset(("la", "las", "los", "les"))
"""Articles behind such a word: "Anne de la Tour"."""
_ELIDED_OF: Final = ("d'", "d’")
"""French "of" as one with the name behind it: "Gérald d’Aubigny"."""
_OF: Final = frozenset(("de", "di", "du", "des", "da", "do", "dos"))
"""Those that also stand between two names: "Tribunal de Brévannes" is a court and a town."""
_CAPITAL_BEHIND: Final = frozenset(".!?:\n«„“‹")
"""Signs behind which a capital is no sign of a name: they end a sentence, or open a quotation."""
_ELIDED_ARTICLE: Final = re.compile(r"^[^\W\d_]{1,2}['’]")
"""The article that French and Italian write as one with a name: "l'Alsace"."""


def names_in(passage: str, text: str, code: str, times: Sequence[tuple[int, int]] = ()) -> tuple[str, ...]:
    """Return the names of a passage of a text, in its order. ``times`` are where its expressions of time stand."""
    if code == "ar":
        found: Iterable[str] = _arabic(passage, times, _arabic_known(text))
    else:
        found = _Capitals(code, _known(text, code), _common(text, code)).names(passage, times)
    return tuple(dict.fromkeys(found))[:MOST_NAMES]


def _arabic(passage: str, times: Sequence[tuple[int, int]], known: frozenset[str]) -> Iterator[str]:
    """Yield the names of a passage in Arabic, which has no capitals: what a word tells to be one.

    A first name or an office opens the name of a person ("المحافظ ماهر إدلبي"), a word for a place or a body that of
    one ("مدينة سطيف"); countries and large cities are listed.
    """
    words = [match for match in _NAME_WORD.finditer(passage) if not any(s <= match.start() < e for s, e in times)]
    at = 0
    while at < len(words):
        run = _ArabicRun(passage, words, at)
        opened = run.opened() or run.listed(known)
        yield from opened.names
        at += max(1, opened.words)
    yield from (match[1] for match in _QUOTED.finditer(passage))


class _Opened(NamedTuple):
    """The name that a word opens, at most one, and how many words it takes with what opens it; empty where none is."""

    names: tuple[str, ...] = ()
    words: int = 0

    def __bool__(self) -> bool:
        return bool(self.names)


@dataclass(frozen=True, slots=True)
class _ArabicRun:
    """The words of a passage from one of them on, as far as no mark parts them."""

    passage: str
    words: Sequence[re.Match[str]]
    first: int

    def opened(self) -> _Opened:
        """Return the name that the first word opens: it is an office, a first name, or a word for a place or a body."""
        word = self.word(0)
        bare = ARABIC_AND.sub("", word)
        if self._is_listed(bare, "offices") and (person := self._person(1)):
            return person
        if self._is_first(bare) and (person := self._person(0)):
            return person._replace(names=(person.names[0].removeprefix(word[: len(word) - len(bare)]),))
        if self._is_listed(bare, "towns"):
            return self._place(1)
        return self._body(1) if self._is_listed(bare, "bodies") else _Opened()

    def listed(self, known: frozenset[str]) -> _Opened:
        """Return the country, the city or the name known from elsewhere in the text that the first words are."""
        for size, names in ((2, _arabic_places()), (1, _arabic_places()), (1, known)):
            said = " ".join(self.word(number) for number in range(size))
            bare = next((one for one in _without_particles(said) if one in names), "")
            if bare:
                return _Opened((bare,), size)
        return _Opened()

    def word(self, number: int) -> str:
        """Return a word behind the first one, "" where a mark comes before it."""
        at = self.first + number
        if at >= len(self.words):
            return ""
        gap = self.passage[self.words[self.first].end() : self.words[at].start()] if number else ""
        return self.words[at][0] if not MARK.search(gap) and self.words[at][0].isalpha() else ""

    def _is_listed(self, word: str, kind: str) -> bool:
        return word in _entries("ar", kind)

    def _is_first(self, word: str) -> bool:
        return self._is_listed(word, "first_names") or word in _ARABIC_JOINED

    def _is_word(self, word: str) -> bool:
        """Whether a word can be part of a name."""
        return len(word) > 1 and not any(
            self._is_listed(word, kind) for kind in ("no_name", "towns", "bodies", "stops")
        )

    def _person(self, number: int) -> _Opened:
        """Return the name of a person from a word on, behind "former" or "acting": a first name and what follows it."""
        while self._is_listed(self.word(number), "with_offices"):
            number += 1
        names = [self.word(number)]
        if not self._is_word(names[0]) or (names[0].startswith("ال") and number):
            return _Opened()
        while len(names) < MOST_WORDS_OF_PERSON and self._is_word(last := self.word(number + len(names))):
            if len(names) > 1 and names[-1] not in _ARABIC_JOINED and last not in _ARABIC_JOINED:
                break
            names.append(last)
        whole = len(names) > 1 and names[-1] not in _ARABIC_JOINED
        return _Opened((" ".join(names),), number + len(names)) if whole else _Opened()

    def _place(self, number: int) -> _Opened:
        """Return the name of a place: a word, or two as in "المرج الأعلى", "وادي النيل" and "الملكة علياء"."""
        first, second = self.word(number), self.word(number + 1)
        if not self._is_word(first):
            return _Opened()
        defined = first.startswith("ال") and second.startswith("ال") and first not in _arabic_places()
        joined = first in _ARABIC_JOINED or self._is_listed(first, "offices")
        return self._taken(number, 1 + (self._is_word(second) and (defined or joined)))

    def _body(self, number: int) -> _Opened:
        """Return the name of a paper, a club or a company: a word, or two of which the second is its complement."""
        first, second = self.word(number), self.word(number + 1)
        if not self._is_word(first):
            return _Opened()
        return self._taken(number, 1 + (self._is_word(second) and second.startswith("ال")))

    def _taken(self, number: int, size: int) -> _Opened:
        return _Opened((" ".join(self.word(number + each) for each in range(size)),), number + size)


MOST_WORDS_OF_PERSON: Final = 4
"""Words of the name of a person in Arabic: "عبد الرحمن أبو علي"."""
_ARABIC_JOINED: Final = frozenset(
    ("عبد", "أبو", "أبي", "بن", "ابن", "بنت", "آل", "أم", "وادي", "بني", "بيت", "دير", "رأس")
)
"""Words that are a name only with the one behind them."""
_SHORTEST_KNOWN: Final = 4
"""Letters of a name that is known from elsewhere in the text; shorter ones are other words, too."""


def _without_particles(word: str) -> Iterator[str]:
    """Yield an Arabic word as it stands, and without "and" and the prepositions that are written as one with it."""
    yield word
    yield from (word[1:] for letter in "وبلكف" if word.startswith(letter) and len(word) > 3)
    if word.startswith("لل"):
        yield f"ال{word[2:]}"


@cache
def _arabic_places() -> frozenset[str]:
    """The countries by their names in CLDR, and the towns of shallow.toml."""
    named = Locale.parse("ar").territories
    countries = {name for code, name in named.items() if len(code) == 2 and name not in _entries("ar", "no_name")}
    return frozenset(countries | {*_capital_lists()["ar"]["cities"]})


@lru_cache(maxsize=4)
def _arabic_known(text: str) -> frozenset[str]:
    """The last words of the names that a text gives in full: it calls persons and places by these later."""
    words = list(_NAME_WORD.finditer(text))
    names = (name for at in range(len(words)) for name in _ArabicRun(text, words, at).opened().names)
    return frozenset(last for name in names if len(last := name.split()[-1]) >= _SHORTEST_KNOWN)


@cache
def _entries(code: str, kind: str) -> frozenset[str]:
    """A list of shallow.toml."""
    entries = _capital_lists().get(code, {}).get(kind, ())
    return frozenset(word for entry in entries for word in entry.split())


def _is_first_name(word: str, code: str) -> bool:
    return word.lower() in first_names() or word in _entries(code, "first_names")


@lru_cache(maxsize=4)  # all passages of an article ask for the same text
def _known(text: str, code: str) -> frozenset[str]:
    """The words of names that stand inside sentences of a text: what opens another sentence by one of them is named.

    In German the last word of each name alone: those before it can be nouns.
    """
    names = [name.split() for name in _Capitals(code, common=_common(text, code)).names(text)]
    named = (name[-1:] if code == "de" else name for name in names if name[0] not in _TITLE_OPENS)
    return frozenset(word for name in named for word in name if word[0].isupper())


@lru_cache(maxsize=4)
def _common(text: str, code: str) -> frozenset[str]:
    """The German nouns of a text that an article or a pronoun says to be none of the names: "die Schulen"."""
    return frozenset(match["noun"] for match in _DETERMINED.finditer(text)) if code == "de" else frozenset()


_DETERMINED: Final = re.compile(
    r"""
    \b(?i:d(?:er|ie|as|en|em|es)|k?eine?[nrsm]?|(?:[ms]ein|ihr|unser|dies|jed|jen|all|viel|mehrer|manch)\w{0,3}|im|zu[mr]|vom|ins)
    \s(?:[a-zäöüß]+(?:e|en|er|es|em)\s)?
    (?P<noun>[A-ZÄÖÜ][a-zäöüß]+)\b(?!\s[A-ZÄÖÜ])
    """,
    re.VERBOSE,
)
"""A noun behind an article or a pronoun, with no other one behind it.

Matches:
    «die Schulen»
    «ein neues Thema» fehlt
Does not match:
    in Holm
    der Reeder Holm
"""
_TITLE_OPENS: Final = frozenset(
    ("Der", "Die", "Das", "Ein", "Eine", "Le", "La", "Les", "Un", "Une", "El", "Los", "Las", "Il")
)
"""Articles that open the title of a book and no other name."""


def _is_known(word: str, code: str, known: frozenset[str]) -> bool:
    """Whether a word of a name stands in the text, in any case where the language has cases: "Грица", "Гриць"."""
    if word in known or code not in ("ru", "uk") or len(word) < _SHORTEST_DECLINED:
        return word in known
    return any(word[:-2] == other[: len(word) - 2] and abs(len(other) - len(word)) <= 2 for other in known)


_SHORTEST_DECLINED: Final = 5
"""Letters of a name whose last two may be the ending of a case."""


@dataclass(frozen=True)
class _Capitals:
    """How names are known by capitals in a text: ``known`` from elsewhere in it, ``common`` where they are none."""

    code: str
    known: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()

    def names(self, passage: str, times: Sequence[tuple[int, int]] = ()) -> Iterator[str]:
        """Yield the names: words with capitals that follow one another, and what quotation marks hold."""
        whole = {match.start(1): match for match in _QUOTED.finditer(passage) if _is_quoted_name(match[1])}
        whole |= {match.start(1): match for match in _bodies(passage, self.code)}
        run: list[str] = []
        opens, until, before = True, 0, ""
        for match in _NAME_WORD.finditer(passage + "."):
            word, start = match[0], match.start()
            if start < until:
                continue
            bare = _ELIDED_ARTICLE.sub("", word) if opens or word[0].islower() else word
            timed = any(first <= start < last for first, last in times)
            no_letter = timed or not word[0].isalpha()
            if (named := whole.get(match.end() - len(bare))) is not None:
                yield from self._name(run, before)
                yield named[1]
                run, opens, until, before = [], False, named.end(), ""
                continue
            if self._is_listed(word, "titles"):
                yield from self._name(run, before)
                run, before, opens = [], word, False
                continue
            if word == "." and not run and self._is_listed(before, "titles"):  # "M. Rusu"
                continue
            free = not opens or bare != word or self._opens_name(bare, passage, match.end())
            if free and not timed and self._has_capital(bare):
                if bare != word and not _goes_on(run, word):
                    yield from self._name(run, before)
                    run = []
                run.append(word if run else bare)
            elif run and self._joins(word, run):
                run.append(word)
            else:
                yield from self._name(run, before)
                run, before = [], word
            opens = word in _CAPITAL_BEHIND or (opens and no_letter)  # "07:40 In Kyjiw"

    def _is_listed(self, word: str, kind: str) -> bool:
        return word in _entries(self.code, kind)

    def _has_capital(self, word: str) -> bool:
        return word[:1].isupper() and not self._is_listed(word, "no_name")

    def _opens_name(self, word: str, passage: str, end: int) -> bool:
        """Whether the word that opens a sentence and ends at ``end`` begins a name.

        It is known or a first name, or in French another capital follows: "Vanek Holub a vu".
        """
        if _is_known(word, self.code, self.known) or _is_first_name(word, self.code):
            return True
        leads = self.code != "fr" or self._is_listed(word, "openers")
        return not leads and _CAPITAL_NEXT.match(passage, end) is not None

    def _joins(self, word: str, run: Sequence[str]) -> bool:
        """Whether a small word goes on with a name; in German behind a first name, "Ole von Rautenfeld"."""
        if word == "&":
            return True
        if self.code != "de":
            return word in _NAME_JOINS or (word in _ARTICLES and run[-1] in _OF)
        if word not in _GERMAN_JOINS:
            return False
        person = run[1:] and _german_ending("offices").search(run[0])
        return bool(person) or _is_first_name(run[-1], "de")

    def _name(self, run: Sequence[str], before: str) -> Iterator[str]:
        """Yield the names that a run of words in capitals is, behind a word; small words at its end are none of it."""
        words = list(run)
        while words and words[-1].islower():
            words.pop()
        if not words or words == [words[0][:1]]:  # a letter is no name
            return
        if self.code == "de":
            yield from self._german(words, before)
        elif self.code != "fr" and words[1:2] and words[1] in _OF:
            yield from (words[0], *self._name(words[2:], before))
        else:
            yield " ".join(words)

    def _german(self, words: Sequence[str], before: str) -> Iterator[str]:
        """Yield the name in nouns that follow one another: "Bürgermeisterin Elke Thomsen" has the last two."""
        begins = self._german_start(words)
        last = words[-1]
        if begins is not None:
            yield " ".join(words[begins:])
        elif last in _german_countries() or self._is_named_alone(words, before):
            yield last

    def _is_named_alone(self, words: Sequence[str], before: str) -> bool:
        """Whether the last of some nouns is a name though no noun before it says so."""
        last = words[-1]
        if last in self.common:
            return False
        alone = len(words) == 1 and (_is_acronym(last) or _is_placed(last, before))
        return alone or last in self.known

    def _german_start(self, words: Sequence[str]) -> int | None:
        """Return where the name begins in two or more nouns, None where they are none."""
        last = len(words) - 1
        first = next((at for at, word in enumerate(words) if _is_first_name(word, "de")), None)
        if first is not None and (first < last or words[first] in self.known):
            return first
        short = next((at for at, word in enumerate(words[:-1]) if _SHORT.fullmatch(word)), None)
        if short is not None or not last:
            return short
        if _german_ending("adjectives").search(words[0]) or any(map(_german_ending("bodies").search, words)):
            return 0
        office = next((at for at, word in enumerate(words) if not self._is_office(word)), last)
        if not _entries("de", "companies").isdisjoint(words[1:]):
            return office
        if words[office].endswith(_TRADES) and office < last:
            return office + 1 if office + 1 < last else None
        genitive = last == 1 and words[0].endswith("s") and not office
        nouns = any(map(_is_noun, words)) or words[-1] in self.common
        return None if nouns or genitive or last - office > _MOST_IN_ROW else office

    def _is_office(self, word: str) -> bool:
        """Whether a noun says who or what the one behind it is: "Botanikerin", any that has an article elsewhere."""
        return word in self.common or _german_ending("offices").search(word) is not None


def _goes_on(run: Sequence[str], word: str) -> bool:
    """Whether a name goes on with a word that an article is written as one with: "Gérald d'Aubin"."""
    return bool(run) and (word.startswith(_ELIDED_OF) or run[-1] in _NAME_JOINS)


_CAPITAL_NEXT: Final = re.compile(r"\s[A-ZÀ-Ý][a-zà-ÿ-]")
"""Another word with a capital, right behind a word."""


def _bodies(passage: str, code: str) -> Iterator[re.Match[str]]:
    """Yield the bodies of a passage of whose names the first word alone has a capital.

    In Russian and Ukrainian these are courts and councils: "Одеська рада". Of "Міська рада" at the beginning of a
    sentence the capital is that of the sentence. In French the noun has it ("la Cour de cassation"), or what it is
    called by ("le lac Noir").
    """
    if code == "fr":
        yield from _french_bodies().finditer(passage)
    if code not in ("ru", "uk"):
        return
    body, generic = _body_patterns(code)
    for match in body.finditer(passage):
        opens = not any(map(str.isalpha, passage[: match.start()]))
        if not (opens and generic.match(match[1].split()[0])):
            yield match


@cache
def _body_patterns(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a body of a language looks like, and the adjectives that make no name of one."""
    lists = _capital_lists()[code]
    nouns, generic = ("|".join(map(_pattern_of, lists[kind])) for kind in ("bodies", "generic"))
    adjective = rf"\w+{_ADJECTIVE}"
    body = re.compile(rf"\b((?=[А-ЯІЇЄҐ]){adjective}(?:\s{adjective}){{0,2}}\s(?i:{nouns}))\b")
    return body, re.compile(rf"(?:{generic})$", re.IGNORECASE)


def _pattern_of(entry: str) -> str:
    """The expression for an entry of a list, in which "*" stands for any letters."""
    return re.escape(entry).replace(r"\*", r"\w*").replace(r"\ ", r"\s")


@cache
def _french_bodies() -> re.Pattern[str]:
    """What the name of a body or a place looks like in French of which one part has no capital."""
    heads, kinds = ("|".join(sorted(_entries("fr", kind))) for kind in ("bodies", "kinds"))
    of = r"\s(?:d['’]|(?:du|des|pour|de)\s(?:la\s|l['’])?)"
    adjective = rf"\s[a-zà-ÿ]+{_FRENCH_ADJECTIVE}\b"
    capital = r"[A-ZÀ-Ý][\w’'-]+"
    complement = rf"{of}(?:[a-zà-ÿ]{{3,}}\b(?:{adjective})?|{capital})"
    body = rf"(?:{heads})(?:(?:{adjective})+(?:{complement})?|{complement})"
    called = rf"(?:{kinds})(?:\s(?:du|des|de la|de l['’])\s?|\s){capital}(?:\s{capital})*"
    return re.compile(rf"\b({body}|{called})")


_FRENCH_ADJECTIVE: Final = (
    "(?:al|ale|aux|ales|iens?|iennes?|éens?|éennes?|aine?s?|aise?s?|oise?s?|iques?|ifs?|ives?|istes?|aires?"
    "|els?|elles?|oles?)"
)
"""The last letters of French adjectives that are made of nouns: "européenne", "nationale"."""
_ADJECTIVE: Final = "(?:сь?к|ць?к|зьк|н)(?:ий|ый|ой|ій|а|ая|ого|ої|ому|им|ым|ою|у|ую|ом|е|ое|их|ых)"
"""The last letters of adjectives in Russian and Ukrainian: of those that are made of nouns, and their cases."""


def _is_noun(word: str) -> bool:
    """Whether a German noun cannot be a name, by its ending or as what is counted."""
    return bool(_NOUN.search(word)) or word in _entries("de", "measures")


def _is_placed(word: str, before: str) -> bool:
    """Whether a noun behind a word is a place: "in Holm", but not "in Not", nor "von Schulen"."""
    leads = before.lower()
    many = leads in _OF_MANY and word.endswith("n")
    return leads in _PLACED and not (many or _NOUN.search(word))


def _is_acronym(word: str) -> bool:
    return bool(_ACRONYM_ALONE.fullmatch(word))


@cache
def _german_countries() -> frozenset[str]:
    """The countries by their names in CLDR."""
    named = Locale.parse("de").territories
    return frozenset(name for code, name in named.items() if len(code) == 2 and code.isalpha())


_SHORT: Final = re.compile(r"[^\W\d_a-zäöü]+[a-zäöü]{0,3}[^\W\d_a-zäöü]+[^\W\d_]{0,3}")
"""A short form: "SV", "TuS", "SpVgg"."""
_ACRONYM_ALONE: Final = re.compile(r"[A-ZÄÖÜ]{2,5}|[A-Z]\d{1,3}")
"""A short form that is a name by itself: "CDU", "A4"."""
_MOST_IN_ROW: Final = 3
"""Nouns behind the first one that follow one another and are a name for no other reason."""
_PLACED: Final = frozenset(("in", "aus", "bei", "nach", "von"))
"""Prepositions that a place follows without an article, and most nouns with one: "in Holm", "in der Stadt"."""
_OF_MANY: Final = frozenset(("aus", "bei", "von"))
"""Those of them that nouns in the plural follow, too, which end in "n" there: "von Schulen"."""
_TRADES: Final = ("er", "ers")
"""Endings of trades, and of adjectives made of towns, which a noun alone follows: "Reeder Jo Hag", "Meraner Land"."""


@cache
def _german_ending(kind: str) -> re.Pattern[str]:
    """What ends a German noun or adjective of a list of ``names.toml``, in any case: "Reeders", "Botanikerinnen"."""
    endings = "|".join(sorted(_entries("de", kind)))
    return re.compile(rf"(?:{endings})(?:innen|in|e[nrsm]?|[sn])?$", re.IGNORECASE)


_NOUN: Final = re.compile(
    r"""
    (?:ung|heit|keit|schaft|ion|tät|nis|tum|[Hh]aft|sicht|gang|fall|zug|trag|spruch|erei|gefahr)(?:en|s)?$
    |^(?:
        Angaben|Kraft|Betrieb|Brand|Not|Rente|Höhe|Höhen|Frage|Folge|Serie|Gefahr|Zukunft|Form|Ruhe|Stille|Zeiten|Euro
        |Bezug|Kürze|Teilen|Reihe|Tränen|Flammen|Trümmern|Schutt|Anfang|Ende|Hause|Arbeit|Monaten|Jahren|Wochen|Tagen
        |Stunden
    )$
    """,
    re.VERBOSE,
)
"""Nouns that follow such a preposition without an article.

Matches:
    Stadtverwalt«ung»
    Untersuchungs«haft»
    «Flammen»
Does not match:
    Brandau
    Flammenberg
"""


@cache
def _is_quoted_name(quoted: str) -> bool:
    """Whether what stands in quotation marks is a name, and not what somebody said."""
    words = quoted.split()
    return len(words) <= 4 and quoted[0].isupper() and quoted[-1] not in ".!?,"
