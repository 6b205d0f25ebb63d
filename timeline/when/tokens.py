"""Text cut into words, and the islands of words that a grammar knows in a sea of words that it does not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Any, Final, NamedTuple

# Words of unaccented letters come first because they are the most, and a set of letters is told faster than a class.
_PIECE: Final = re.compile(r"[A-Za-z]+[^\W\d_]*|\s+|\d+|[^\W\d_]+|.", re.DOTALL)

_SAME_AS: Final = {"–": "-", "—": "-", "‑": "-", "−": "-", "’": "'", "‘": "'", "′": "'", "`": "'"}


LONGEST_RUN: Final = 2_000
"""Pieces of the longest run of known words; a phrase has at most some twenty."""

BEFORE_NUMBERS: Final = frozenset(":'’‘/-")
"""Marks right before a small number that make it worth a look: 14:30, '98, 10/30/89."""

_YEARS: Final = range(1000, 2200)
"""Years that four digits can be by themselves: before them texts say "in" or AD, and after them numbers are counts."""
_STAMPS: Final = range(1900_01_01, 2099_12_31 + 1)
"""Days that eight digits can be: 20241018."""

_LONGEST: Final = 12
"""Digits of the longest number that is looked at."""

_MOST_SEEN: Final = 100_000
"""Words kept in mind from text to text; some 10 MB."""


class Sense(NamedTuple):
    """One thing that a word can be: "may" is the literal "may", and with a capital the month 5."""

    symbol: str
    value: Any
    capital: bool = False


class LexicalEntry(NamedTuple):
    """What a grammar knows of a word; ``strong`` when the word alone makes it worth looking around."""

    senses: tuple[Sense, ...]
    strong: bool
    symbols: frozenset[str]

    @classmethod
    def of(cls, senses: Iterable[Sense], strong: bool = False) -> LexicalEntry:
        """An entry, with the symbols of its senses."""
        all_senses = tuple(senses)
        return cls(all_senses, strong, frozenset(sense.symbol for sense in all_senses))


GAP: Final = LexicalEntry.of(())
"""White space inside a phrase; a blank line is none."""


class DateLexicon:
    """Lower-case words and what they can be. Numbers need no entry: "2024" is an INTEGER and a YEAR_DIGITS."""

    def __init__(self, entries: Mapping[str, LexicalEntry], before_numbers: frozenset[str] = BEFORE_NUMBERS):
        self._before_numbers = before_numbers
        variants = {variant: entries[plain] for variant, plain in _SAME_AS.items() if plain in entries}
        self._listed = {" ": GAP, "\n": GAP, **entries, **variants}
        self._seen = _Seen(self._listed)
        self._lower = _Lower()

    def __contains__(self, word: str) -> bool:
        return word in self._listed

    def lower(self, words: list[str]) -> list[str]:
        """The words in lower case."""
        if len(self._lower) > _MOST_SEEN:
            self._lower = _Lower()
        return list(map(self._lower.__getitem__, words))

    def look_up(self, words: list[str]) -> tuple[list[LexicalEntry | None], list[int]]:
        """What is known of each word, None of the most, and the places of the strong ones.

        A small number is strong too right after one of the marks ``before_numbers`` has, or a space after one of its
        words: 14:30, "en 97".
        """
        if len(self._seen) > _MOST_SEEN:
            self._seen = _Seen(self._listed)
        entries = list(map(self._seen.__getitem__, words))
        looked, numbers = self._seen.looked, self._seen.numbers
        return entries, [
            index
            for index in [index for index, word in enumerate(words) if word in looked]
            if words[index] not in numbers or self._introduced(words, index)
        ]

    def _introduced(self, words: list[str], index: int) -> bool:
        introducing = self._before_numbers
        if words[index + 1 : index + 2] == ["s"] and words[index][-1] == "0":  # "the 60s"
            return True
        if words[index + 1 : index + 3] == ["'", "s"] and words[index][-1] == "0":
            return True
        if index and words[index - 1] in introducing:
            return True
        before = words[index - 2] if index > 1 and words[index - 1] == " " else ""
        return before.isalpha() and before in introducing


class _Lower(dict[str, str]):
    """Words of the texts read so far in lower case, kept because most come again."""

    def __missing__(self, word: str) -> str:
        self[word] = lower = word.lower()
        return lower


class _Seen(dict[str, LexicalEntry | None]):
    """The words of a lexicon, and those of the texts read so far, which are mostly the same from text to text.

    Of the ``looked`` ones each is strong; of those that are ``numbers`` only one behind a colon and the like.
    """

    def __init__(self, listed: Mapping[str, LexicalEntry]):
        super().__init__(listed)
        self.looked = {word for word, entry in listed.items() if entry.strong or word.isdecimal()}
        self.numbers = {word for word in self.looked if not listed[word].strong}

    def __missing__(self, word: str) -> LexicalEntry | None:
        """What a word can be that the lexicon does not have: a number, white space or nothing known."""
        entry = None
        if word.isdecimal() and len(word) <= _LONGEST:
            entry = number(word)
            self.looked.add(word)
            if not entry.strong:
                self.numbers.add(word)
        elif word.isspace() and word.count("\n") < 2:
            entry = GAP
        self[word] = entry
        return entry


def number(word: str) -> LexicalEntry:
    """What digits can be: "12" is a day, a month, an hour and a plain number.

    Worth a look by themselves are a year and a clock's 0600.
    """
    senses = _number_senses(word)
    clock = len(word) == 4 and word[0] == "0"
    return LexicalEntry.of(senses, strong=senses[-1].symbol in ("YEAR_DIGITS", "STAMP8") or clock)


def _number_senses(word: str) -> list[Sense]:
    """The classes of a number, YEAR_DIGITS last where it can be a year."""
    number = int(word)
    senses = [Sense("INTEGER", number), Sense(f"DIGITS{len(word)}", number)]
    if len(word) <= 2:
        if 1 <= number <= 31:
            senses.append(Sense("DAY_DIGITS", number))
        if 1 <= number <= 12:
            senses.append(Sense("MONTH_DIGITS", number))
        if number <= 24:
            senses.append(Sense("HOUR_DIGITS", number))
    elif len(word) == 4 and number in _YEARS:
        senses.append(Sense("YEAR_DIGITS", number))
    elif len(word) == 8 and number in _STAMPS and 1 <= number // 100 % 100 <= 12:
        senses.append(Sense("STAMP8", number))
    return senses


_BROKEN: Final = re.compile(r"([^\W\d_]+)-\n([^\W\d_]+)|\u00ad")


def unbroken(text: str, lexicon: DateLexicon) -> tuple[str, list[int]]:
    """The text without soft hyphens and without the hyphens that break a known word at the end of a line, and where
    each of its characters comes from: "Octo-\\nber 3" is "October 3"."""
    pieces: list[str] = []
    origins: list[int] = []

    def keep(start: int, end: int) -> None:
        pieces.append(text[start:end])
        origins.extend(range(start, end))

    at = 0
    for match in _BROKEN.finditer(text):
        if match[1] is None:
            keep(at, match.start())
            at = match.end()
        elif (match[1] + match[2]).lower() in lexicon:
            keep(at, match.end(1))
            at = match.start(2)
    keep(at, len(text))
    return "".join(pieces), origins


class Pieces:
    """A text cut up: ``words[i]`` stands at ``starts[i]`` to ``starts[i + 1]``; together they are the whole text."""

    __slots__ = ("_strong", "entries", "lower", "starts", "words")

    def __init__(self, text: str, lexicon: DateLexicon):
        self.words: list[str] = _PIECE.findall(text)
        self.starts = list(accumulate(map(len, self.words), initial=0))
        self.lower = lexicon.lower(self.words)
        self.entries, self._strong = lexicon.look_up(self.lower)

    def islands(self) -> Iterator[list[int]]:
        """The runs of known words around each strong one, as indices of ``words`` without the white space.

        No run is longer than LONGEST_RUN, so that a text of nothing else takes no more memory at a time.
        """
        entries, done, size = self.entries, 0, len(self.entries)
        for strong in self._strong:
            if strong < done:
                continue
            first = strong
            while first > done and entries[first - 1] is not None and strong - first < LONGEST_RUN:
                first -= 1
            done = strong + 1
            while done < size and entries[done] is not None and done - first < LONGEST_RUN:
                done += 1
            yield [i for i in range(first, done) if entries[i] is not GAP]


class Position(NamedTuple):
    """Where a phrase stands: the pieces from ``first`` to ``last``, both included, and what is around them."""

    pieces: Pieces
    first: int
    last: int

    @property
    def before(self) -> str:
        """The word before, in lower case, white space not counted; "" at the start of the text."""
        lower, first = self.pieces.lower, self.first
        if first and not lower[first - 1].isspace():
            return lower[first - 1]
        return lower[first - 2] if first > 1 and not lower[first - 2].isspace() else ""

    @property
    def after(self) -> str:
        """The word after, in lower case; "" at the end of the text."""
        following = self.pieces.lower[self.last + 1 : self.last + 3]
        if following and not following[0].isspace():
            return following[0]
        return following[1] if len(following) > 1 and not following[1].isspace() else ""

    @property
    def leads(self) -> bool:
        """Whether it is among the first words of its sentence: the year of "In 1955, ..."."""
        before = self.pieces.words[max(self.first - 4, 0) : self.first]
        return len(before) < 4 or any(word[-1] in ".!?\n;:)" for word in before)
