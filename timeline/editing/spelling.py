"""A name in the ways that files have it: as words, turned round, in HTML, JSON and addresses, as a part of ids."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from html.entities import codepoint2name
from typing import Final
from urllib.parse import quote

from timeline.text import title_slug

IN_ADDRESSES: Final = "redacted"
"""What stands in place of a name in ids, addresses and names of files."""

LEAST: Final = 3
"""Characters of a name that can be told from parts of words; two where writing has no blanks, as in Chinese."""

_HIDDEN: Final = "[\u00ad\u200b-\u200d\u2060]*"
"""Characters that nobody sees within a word."""
_BLANK: Final = (
    r"(?:\n[ \t]*\#+|[\s\u00ad\u200b-\u200d\u2060>*]|<[^<>]{0,80}>|%20|&nbsp;|&#160;|&#x[aA]0;|\\[nrt]|\\u00a0)+"
)
"""What is between words: blanks, also where lines are comments or quoted, words stressed or marked up. What one form
matches no others together do, so matching is linear."""
_BETWEEN: Final = rf"(?:{_BLANK}|[-_.+])"
"""The same, and what addresses and names of files have for it."""
_COMMA: Final = rf"(?:{_BLANK})?(?:[,،、，]|&#44;|%2C|\\u002c)(?:{_BETWEEN})?"
"""What is between a family name and the names that follow it."""
_ALIKE: Final = ("'’ʼ‘`´", "-‐‑–")
"""Characters that are written for each other."""
_NO_BLANKS: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""Letters of writing that has no blanks between words."""
_ADDRESS: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*|\S+(?:[-_.+]|%[0-9A-F]{2})\S+")


def is_too_short(name: str) -> bool:
    """Return whether a name is too short to be told from parts of words: "VH" is, "王伟" is not."""
    return len(name.strip()) < (LEAST - 1 if _NO_BLANKS.search(name) else LEAST)


def orders(name: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to turn a name round, as what comes first and what follows.

    Example:
        >>> list(orders("Ann van Berg"))
        [('van Berg', 'Ann'), ('Berg', 'Ann van')]
    """
    words = name.split()
    for at in range(1, len(words)):
        yield " ".join(words[at:]), " ".join(words[:at])


class Spelled:
    """Names in the ways that they are written in files.

    Example:
        >>> Spelled(["Ann Berg"], "N.").out_of("Ann  Berg says, and BERG, ANN: a-talk-with-ann-berg")
        'N. says, and N.: a-talk-with-redacted'
    """

    def __init__(self, names: Iterable[str], instead: str) -> None:
        # The longest first, and single names last: of "Berg, Ann" and "Berg" the whole goes. As they are before turned
        # round: of "Berg Ann Berg" the name goes, and one that is named alike stays.
        ordered = sorted(names, key=len, reverse=True)
        several, single = ([one for one in ordered if (" " in one) == many] for many in (True, False))
        passes = [
            [form for name in several for form in _straight(name)],
            [form for name in several for form in _turned(name)],
            [form for name in single for form in _straight(name)],
        ]
        self._patterns = [re.compile("|".join(forms), re.IGNORECASE) for forms in passes if forms]
        self._instead = instead

    def is_in(self, text: str) -> bool:
        """Return whether a text has one of the names."""
        return any(pattern.search(text) for pattern in self._patterns)

    def out_of(self, text: str) -> str:
        """Return a text without the names; in ids and addresses stands what can stand there."""
        for pattern in self._patterns:
            text = pattern.sub(self._put, text)
        return text

    def out_of_name(self, name: str) -> str:
        """Return the name of a file without the names."""
        for pattern in self._patterns:
            name = pattern.sub(IN_ADDRESSES, name)
        return name

    def _put(self, match: re.Match[str]) -> str:
        text, start, end = match.string, match.start(), match.end()
        before, after = text[max(start - 1, 0) : start], text[end : end + 2]
        within = before in ("/", "_", "-") or re.match(r"[-_./][a-z0-9]", after)
        return IN_ADDRESSES if within or _ADDRESS.fullmatch(match[0]) else self._instead


def _straight(name: str) -> list[str]:
    return [_whole(form, name) for form in (_pattern(name), re.escape(title_slug(name))) if form]


def _turned(name: str) -> list[str]:
    turned = []
    for first, rest in orders(name):
        turned.append(_whole(f"{_pattern(first)}(?:{_COMMA}|{_BETWEEN}){_pattern(rest)}", name))
        if slug := title_slug(f"{first} {rest}"):
            turned.append(_whole(re.escape(slug), name))
    return turned


def _whole(form: str, name: str) -> str:
    # An underscore is a letter to \\w, and a blank in names of files.
    return form if _NO_BLANKS.search(name) else rf"(?<![^\W_]){form}(?![^\W_])"


def _pattern(words: str) -> str:
    return _BETWEEN.join(_HIDDEN.join(map(_forms, word)) for word in words.split())


def _forms(character: str) -> str:
    """Return a pattern of the forms that a character has in texts, HTML, JSON and addresses: é is also e and an accent,
    &eacute;, &#233;, \\u00e9 and %C3%A9."""
    same = next((group for group in _ALIKE if character in group), character)
    forms: list[str] = []
    for one in same:
        forms += [one, unicodedata.normalize("NFC", one), unicodedata.normalize("NFD", one)]
        if not one.isascii() or not one.isalnum():
            forms += [f"&#{ord(one)};", f"&#x{ord(one):x};", f"\\u{ord(one):04x}", quote(one, safe="")]
            if name := codepoint2name.get(ord(one)):
                forms.append(f"&{name};")
    return f"(?:{'|'.join(map(re.escape, dict.fromkeys(forms)))})"


def git_pattern(names: Sequence[str]) -> str:
    """Return an extended regular expression of POSIX that finds the names, and little else, in what git holds.

    Example:
        >>> git_pattern(["Zoë"])
        '(^|[^[:alnum:]])(Zo[^ ]{0,9})([^[:alnum:]]|$)'
    """
    forms = [words for name in names for words in (name.split(), *(f"{a} {b}".split() for a, b in orders(name)))]
    # git has it that what is not named, as in [^a], is no end of a line.
    patterns = dict.fromkeys("([^[:alnum:]]|[[:space:]]){1,12}".join(map(_coarse, words)) for words in forms)
    return f"(^|[^[:alnum:]])({'|'.join(patterns)})([^[:alnum:]]|$)"


def _coarse(word: str) -> str:
    """Return a pattern of a word in which every character that has many forms may be any."""
    if not any(one.isascii() and one.isalnum() for one in word):
        return re.escape(word)
    return re.sub(r"(?:\[\^ ]\{0,9\})+", "[^ ]{0,9}", "".join(
        one if one.isascii() and one.isalnum() else "[^ ]{0,9}" for one in word
    ))  # fmt: skip
