"""A sentence's words, with their places: what the tagger and every rule above it read."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from timeline.language.wordlists import words

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
    r"|n['’]t\b|['’‘](?:s|re|ve|ll|d|m|S)\b|-[LR][RS]B-"  # as text that is tokenised already has them
    r"|(?:US|A|C|NZ|HK)?[$€£¥]"
    r"|[^\W_]+(?:[-'’‘&.][^\W_]+)*"
    r"|\.\.\.|--+|\S"
)
_CLITIC: Final = re.compile(r"n['’]t$|['’‘](?:s|re|ve|ll|d|m)$", re.IGNORECASE)
_APOSTROPHES: Final = frozenset("'’‘")
_BEFORE_HYPHEN: Final = words(
    "anti pro co vice non post self ex re semi mid pre ultra al el multi counter cross sub inter half so neo pan quasi "
    "over under anglo franco sino afro euro trans bi tri mini mega micro able best better well all"
)
_BEHIND_HYPHEN: Final = words(
    "old plus based backed led style era elect related born bodied long wide high term sized class century operate "
    "operation operated ordinate maker makers making minded educated ranking controlled owned run held language "
    "speaking fuelled funded sponsored built made trained fired powered armed hit torn stricken affected aligned "
    "dominated occupied fighting breaking friendly free off up quarters scale range profile level time winning"
)
_NEVER_BEHIND: Final = words(
    "the a an and or but which who that this it its he she they we i is was were has have had will in on to for of "
    "with as not by from at if when while where even mostly including"
)
_COUNTED: Final = words(
    "year month week day hour minute second page storey story mile metre meter foot time way member seat point man men "
    "person nation party part door bedroom star goal game match lane"
)
_NUMBER: Final = re.compile(
    r"\d[\d.,]*|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty)",
    re.IGNORECASE,
)
"""What tells a hyphen between blanks, as in "65-year - old" and "anti - war", from a dash: the words that compounds are
made of. Texts from tokenised collections and old feeds have such hyphens."""
LONGEST: Final = 400
"""Words of a sentence that are looked at; what is longer is no sentence that anybody wrote."""


class Word(NamedTuple):
    """One word or mark: code points ``start`` to ``end`` of the text. "didn't" is two, "did" and "n't".

    ``low`` is it in lower case, which every rule asks for.
    """

    text: str
    start: int
    end: int
    low: str


def _word(token: str, start: int) -> Word:
    return Word(token, start, start + len(token), without_blanks(token.lower()))


def split_words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of text[start:end], at most ``LONGEST``. "Korea's 1,500 men." is Korea, 's, 1,500, men and a full
    stop."""
    found: list[Word] = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        token, begin, stop = match.group(), match.start(), match.end()
        clitic = _CLITIC.search(token) if len(token) < 40 and not _APOSTROPHES.isdisjoint(token) else None
        if clitic and clitic.start():
            cut = begin + clitic.start()
            found += [_word(text[begin:cut], begin), _word(text[cut:stop], cut)]
        else:
            found.append(_word(token, begin))
        if len(found) >= LONGEST:
            break
    return _compounds(found, text)


def without_blanks(compound: str) -> str:
    """A compound without the blanks around its hyphens: "65-year - old" is "65-year-old"."""
    return compound.replace(" - ", "-")


def _compounds(plain: list[Word], text: str) -> list[Word]:
    """The words, those that only a hyphen between blanks divides made one: "anti", "-", "war"."""
    if not any(word.text == "-" for word in plain):
        return plain
    found: list[Word] = []
    index = 0
    while index < len(plain):
        word = plain[index]
        while index + 2 < len(plain) and _is_compound(word, plain[index + 1], plain[index + 2], text):
            behind = plain[index + 2]
            word = _word(f"{word.text} - {behind.text}", word.start)
            index += 2
        found.append(word)
        index += 1
    return found


def _is_compound(word: Word, hyphen: Word, behind: Word, text: str) -> bool:
    apart = text[word.end : behind.start] == " - " and hyphen.text == "-"
    if not apart or not word.text[-1].isalnum() or not behind.text[0].isalnum():
        return False
    first, second = word.low.rpartition("-")[2], behind.low.partition("-")[0]
    if first in _BEFORE_HYPHEN or second in _BEHIND_HYPHEN:
        return second not in _NEVER_BEHIND and not behind.text[0].isdigit()
    return second in _COUNTED and _NUMBER.fullmatch(first) is not None
