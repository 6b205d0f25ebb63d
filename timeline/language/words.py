"""A sentence's words, with their places: what the tagger and every rule above it read."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_ABBREVIATIONS: Final = (
    "Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Cmdr|Maj|Adm|Rev|Hon|Prof|Jr|Sr|Inc|Corp|Co|Ltd|Bros|No|vs|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Ala|Ariz|Calif|Colo|Conn|Fla|"
    "Ga|Ill|Ind|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis"
)
_TOKEN: Final = re.compile(
    r"\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|am|pm|m|bn|k|km|kg)?(?![^\W\d_])"  # 1,500  9:30  3rd  1990s
    rf"|(?:{_ABBREVIATIONS})\.(?=\s)"
    r"|[^\W\d_]\.(?:[^\W\d_]\.)+"  # U.S.
    r"|[A-Z]\.(?=\s)"  # an initial
    r"|n['’]t\b|['’‘](?:s|re|ve|ll|d|m|S)\b"  # as text that is tokenised already has them
    r"|(?:US|A|C|NZ|HK)?[$€£¥]"
    r"|[^\W_]+(?:[-'’‘&.][^\W_]+)*"
    r"|\.\.\.|--+|\S"
)
_CLITIC: Final = re.compile(r"n['’]t$|['’‘](?:s|re|ve|ll|d|m)$", re.IGNORECASE)
_APOSTROPHES: Final = frozenset("'’‘")
LONGEST: Final = 400
"""Words of a sentence that are looked at; what is longer is no sentence that anybody wrote."""


class Word(NamedTuple):
    """One word or mark: code points ``start`` to ``end`` of the text. "didn't" is two, "did" and "n't"."""

    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        return self.text.lower()


def split_words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of text[start:end], at most ``LONGEST``. "Korea's 1,500 men." is Korea, 's, 1,500, men and a full
    stop."""
    words: list[Word] = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        token, begin, stop = match.group(), match.start(), match.end()
        clitic = _CLITIC.search(token) if len(token) < 40 and not _APOSTROPHES.isdisjoint(token) else None
        if clitic and clitic.start():
            cut = begin + clitic.start()
            words += [Word(text[begin:cut], begin, cut), Word(text[cut:stop], cut, stop)]
        else:
            words.append(Word(token, begin, stop))
        if len(words) >= LONGEST:
            break
    return words
