"""Where sentences and words begin and end, and which sentences are no part of a story: links, appeals, bylines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from nupunkt import sent_spans

from timeline.files import shipped_toml
from timeline.language.lexicon import LISTS, readings
from timeline.layout import opens_block
from timeline.layout.notices import notice

_ABBREVIATIONS: Final = "|".join(sorted(LISTS["abbreviations"]))
_TOKEN: Final = re.compile(
    rf"""\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|am|pm|m|bn|k|km|kg)?(?![^\W\d_])  # 1,500  9:30  3rd  1990s
    |(?:{_ABBREVIATIONS})\.(?=\s)
    |[^\W\d_]\.(?:[^\W\d_]\.)+  # U.S.
    |[A-Z]\.(?=\s)  # an initial
    |n['’]t\b|['’‘](?:s|re|ve|ll|d|m|S)\b|-[LR][RS]B-  # as text that is tokenised already has them
    |(?:US|A|C|NZ|HK)?[$€£¥]
    |[^\W_]+(?:[-'’‘&.][^\W_]+)*
    |\.\.\.|--+|\S""",
    re.VERBOSE,
)
"""A word, number or mark.

Matches:
    «1,500» men
    «9:30pm» today
    «Sept.» 3
    «U.S.» troops
    «J.» Doe
    «65»-year-old
    «anti-war»
    «A$»3m
    «--» he left
"""
_CLITIC: Final = re.compile(r"n['’]t$|['’‘](?:s|re|ve|ll|d|m)$", re.IGNORECASE)
_LONGEST_CLITIC: Final = 40
"""Code points of a word that is cut before its "n't": longer ones are none, and would be searched in vain."""
_APOSTROPHES: Final = frozenset("'’‘")
_BEFORE_HYPHEN: Final = LISTS["before_hyphen"]
_BEHIND_HYPHEN: Final = LISTS["behind_hyphen"]
_NEVER_BEHIND: Final = LISTS["never_behind"]
_COUNTED: Final = LISTS["counted"]
_NUMBER: Final = re.compile(
    r"""\d[\d.,]*
    |one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty""",
    re.IGNORECASE | re.VERBOSE,
)
"""A number in a compound, as "65-year - old" has it.

Matches:
    65
    1,500
    Twenty
Does not match:
    twenty-five
    anti
"""
MAX_WORDS: Final = 400
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
    return Word(token, start, start + len(token), join_hyphens(token.lower()))


def split_words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of text[start:end], at most ``MAX_WORDS``. "Korea's 1,500 men." is Korea, 's, 1,500, men and a full
    stop."""
    tokens: list[Word] = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        token, begin, stop = match.group(), match.start(), match.end()
        clitic = _CLITIC.search(token) if len(token) < _LONGEST_CLITIC and not _APOSTROPHES.isdisjoint(token) else None
        if clitic and clitic.start():
            cut = begin + clitic.start()
            tokens += [_word(text[begin:cut], begin), _word(text[cut:stop], cut)]
        else:
            tokens.append(_word(token, begin))
        if len(tokens) >= MAX_WORDS:
            break
    return _compounds(tokens, text)


def join_hyphens(compound: str) -> str:
    """A compound without the blanks around its hyphens: "65-year - old" is "65-year-old"."""
    return compound.replace(" - ", "-")


def _compounds(plain: list[Word], text: str) -> list[Word]:
    """The words, those that only a hyphen between blanks divides made one: "anti", "-", "war"."""
    if not any(word.text == "-" for word in plain):
        return plain
    compounds: list[Word] = []
    index = 0
    while index < len(plain):
        word = plain[index]
        while index + 2 < len(plain) and _is_compound(word, plain[index + 1], plain[index + 2], text):
            behind = plain[index + 2]
            word = _word(f"{word.text} - {behind.text}", word.start)
            index += 2
        compounds.append(word)
        index += 1
    return compounds


def _is_compound(word: Word, hyphen: Word, behind: Word, text: str) -> bool:
    apart = text[word.end : behind.start] == " - " and hyphen.text == "-"
    if not apart or not word.text[-1].isalnum() or not behind.text[0].isalnum():
        return False
    first, second = word.low.rpartition("-")[2], behind.low.partition("-")[0]
    if first in _BEFORE_HYPHEN or second in _BEHIND_HYPHEN:
        return second not in _NEVER_BEHIND and not behind.text[0].isdigit()
    if second in _COUNTED and _NUMBER.fullmatch(first) is not None:
        return True
    if not _blanks_hyphens(text):
        return False
    if text.startswith(" - ", behind.end):  # "face - to - face"
        return word.text.islower() and behind.text.islower()
    return second not in _BEHIND_DASH and _divides_no_clauses(word, behind, text)


_BEHIND_DASH: Final = LISTS["behind_dash"]


def _divides_no_clauses(word: Word, behind: Word, text: str) -> bool:
    """Whether a mark between blanks, in a text that writes hyphens so, is a hyphen: "Vaziri - Hamaneh", "cold - eyed
    approach"; not "three countries - Norland and" nor "the final - expected to be close"."""
    if behind.text[0].isdigit() or (word.text.islower() and behind.text[0].isupper()):
        return False
    if word.low in _BEHIND_DASH or behind.low.endswith("ly"):
        return False
    participle = behind.low.endswith(("ed", "ing"))
    following = _FOLLOWING.match(text, behind.end)
    return not participle or (following is not None and following[1].lower() not in _BEHIND_DASH)


_FOLLOWING: Final = re.compile(r" ([^\W\d_]+)")


@lru_cache(maxsize=8)
def _blanks_hyphens(text: str) -> bool:
    """Whether a text has blanks around its hyphens, as some collections do: none stands without."""
    apart = sum(1 for _ in _HYPHEN_APART.finditer(text))
    return apart >= _FEWEST_HYPHENS and sum(1 for _ in _HYPHEN_WITHIN.finditer(text)) * _RATIO <= apart


_HYPHEN_APART: Final = re.compile(r"[^\W\d_] - (?=[^\W\d_])")
_HYPHEN_WITHIN: Final = re.compile(r"[^\W\d_]-(?=[^\W\d_])")
_FEWEST_HYPHENS: Final = 3
"""Marks between blanks from which on a text shows how it writes hyphens."""
_RATIO: Final = 10
"""One hyphen in so many stands without blanks at most: of 366 articles 118 are of this kind, and of 100
of their compounds that no list knows 97 were read rightly."""


_LINE: Final = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_ENDED: Final = frozenset(".!?:;\"”’'»)")
_WIDTH: Final = 50
"""Code points from which on a line can be one that was wrapped."""
_WIDEST: Final = 100
"""Code points of the longest line of a text that is wrapped: mail has 72 to 80, printed text up to 100."""
_FEWEST_LINES: Final = 6
"""Lines from which on the way that they end shows whether they are wrapped."""
_ENDS: Final = re.compile(r"(?<![^\W_])([a-z]{4,40})[.!?][\"”’')]{0,3} +(?=[\"“‘(]?[A-Z])")
"""A word in lower case, a full stop, a capital: no abbreviation, where the word is in the lexicon."""
MAX_SENTENCE: Final = 3000
"""Code points of the longest run that is looked at as one; what is longer is cut at a blank."""


def split_sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as (start, end), without blanks around them. "He left. She came." is [(0, 8), (9,
    18)]."""
    return [
        span
        for start, end in paragraphs(text)
        for piece in _pieces(text, start, end)
        for span in _sentences(text, *piece)
    ]


_STOP: Final = re.compile(
    r"""(?P<word>[^\W_]*)(?P<mark>[.!?…؟]+)[\]"'”’»)]*\s+(?=["“„«»(\[¿¡]?\s?(?P<next>\w))  # "ab. Ein", "« ab. » Un"
    |(?P<wide>[。！？])[」』”）]*(?=.)""",
    re.VERBOSE,
)
"""A mark that may end a sentence of another language, with the word before and the sign behind it.

Matches:
    Er «trat. »Sie ging.
    雨が降った«。»橋は
Does not match:
    Er trat
    3.5
"""
_ORDINALS: Final = frozenset(("cs", "de", "pl", "tr"))
"""Languages that write a full stop behind the number of a day: "am 3. Oktober"."""
_LAST_DAY: Final = 31
"""The last day of a month at most: a larger number before a full stop ends its sentence."""


def split_shallow(text: str, code: str) -> list[tuple[int, int]]:
    """Return the sentences of a text in another language than English, as ``split_sentences`` does.

    A sentence ends with its mark before a capital, but not behind an abbreviation, a single letter or the number of a
    day. "Er trat an. Sie ging." is [(0, 11), (12, 21)]. A language without a list of abbreviations is read as English.
    """
    if code not in _tables():
        return split_sentences(text)
    found: list[tuple[int, int]] = []
    for first, last in paragraphs(text):
        for start, end in _pieces(text, first, last):
            for match in _STOP.finditer(text, start, end):
                if match["wide"] or _is_end(match, code):
                    found.append((start, match.end()))
                    start = match.end()
            found.append((start, end))
    return [span for start, end in found if (span := _without_blanks(text, start, end))]


def _is_end(match: re.Match[str], code: str) -> bool:
    """Whether a sentence ends at a mark, by the word before it and what stands behind it."""
    word, behind = match["word"], match["next"]
    if behind.islower():
        return False
    if match["mark"] != ".":
        return True
    if word.isdecimal():
        return code not in _ORDINALS or int(word) > _LAST_DAY
    if len(word) == 1:  # "z. B." goes on, "16 h." is a unit and may end
        return _UNIT.search(match.string, max(0, match.start() - 3), match.start()) is not None
    return word.lower() not in _tables()[code]


_UNIT: Final = re.compile(r"\d\s?$")


@cache
def _tables() -> Mapping[str, frozenset[str]]:
    """The abbreviations of each language."""
    listed = shipped_toml("timeline.language", "abbreviations.toml")
    return {code: frozenset(words.split()) for code, words in listed.items()}


def _without_blanks(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The paragraphs of a text: its lines, or, where lines are wrapped at a width, the blocks between empty lines.

    A line that goes on in lower case after a long one that ended nothing is wrapped wherever it stands.
    """
    lines = [match.span() for match in _LINE.finditer(text) if not match.group().isspace()]
    wrapped = _wrapped(text, lines)
    joined: list[tuple[int, int]] = lines[:1]
    for (first, last), (start, end) in pairwise(lines):
        near = text.count("\n", last, start) < 2 and not opens_block(text, start, end)
        goes_on = last - first >= _WIDTH and text[start].islower() and text[first:last].rstrip()[-1] not in _ENDED
        if wrapped and not text[start : start + 2].isspace():  # not set in
            goes_on = True
        if near and goes_on:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether the lines break where the width ends: many, none long, and most end within a sentence."""
    if len(lines) < _FEWEST_LINES or max(end - start for start, end in lines) > _WIDEST:
        return False
    return sum(text[start:end].rstrip()[-1] not in _ENDED for start, end in lines) > len(lines) / 2


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The paragraph in pieces of bounded length."""
    pieces = []
    while end - start > MAX_SENTENCE:
        cut = max(text.rfind(" ", start + MAX_SENTENCE // 2, start + MAX_SENTENCE), start + MAX_SENTENCE // 2)
        pieces.append((start, cut))
        start = cut
    return [*pieces, (start, end)]


def _cut(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans, cut where a sentence ends all the same: "It fell last month. Pay rose." is two."""
    for start, end in spans:
        for match in _ENDS.finditer(text, start, end):
            if readings(match[1]):
                yield start, match.end()
                start = match.end()
        yield start, end


def _sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    for begin, stop in _cut(text, ((start + first, start + last) for first, last in sent_spans(text[start:end]))):
        if span := _without_blanks(text, begin, stop):
            spans.append(span)
    return spans


def _one_of(name: str) -> str:
    """Return a list of boilerplate.toml as one regular expression."""
    return "|".join(shipped_toml("timeline.language", "boilerplate.toml")[name])


_LABEL: Final = re.compile(rf"\W*(?:also |must )?(?:{_one_of('labels')})\s*[:|]", re.IGNORECASE)
_APPEAL: Final = re.compile(rf"\b(?:{_one_of('appeals')})\b", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"https?:|www\.|\.com\b|@\w+\.|\bTweet\b")
_BYLINE: Final = re.compile(r"\W*(?:by|from|written by|posted by|reporting by)\s+[A-Z][^.!?]{0,80}$", re.IGNORECASE)


_SHOUTED: Final = re.compile(r"\b[A-Z]{3,} [A-Z]{3,}\b")
# None of these is measured: they are as wide as the lines of the kind that we have seen, and bound the search.
_LOOKED_AT: Final = 600
"""Code points of a passage in which what is no story is looked for."""
_SHORT_PASSAGE: Final = 160
"""Code points of a passage that an address makes a link; a longer one tells a story, too."""
_LONGEST_BYLINE: Final = 110
"""Code points of the longest line that says who wrote it."""
_LONGEST_LABEL: Final = 80
"""Code points in which a label ends, with its colon."""
_HEADINGS: Final = 3
"""Pairs of words in capitals from which on a line is a list of headings."""


def boilerplate(passage: str) -> str | None:
    """Why a line or sentence is no part of the story; None when it may be. "READ: Storm hits coast" is a "link or
    label"."""
    if _LABEL.match(passage[:_LONGEST_LABEL]):
        return "link or label"
    if len(_SHOUTED.findall(passage[:_LOOKED_AT])) >= _HEADINGS and not passage.isupper():
        return "link or label"
    if _APPEAL.search(passage[:_LOOKED_AT]):
        return "appeal or notice"
    if notice(passage) == "boilerplate":
        return "link or label"
    if _BYLINE.match(passage[:120]) and len(passage) < _LONGEST_BYLINE:
        return "byline"
    if _ADDRESS.search(passage[:_LOOKED_AT]) and len(passage) < _SHORT_PASSAGE:
        return "link or label"
    return None
