"""Text from outside, made fit to be read and shown: characters that were decoded wrongly are right again, no control
characters, no line that means something to Markdown."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import quote as percent_encode
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from babel import Locale

# Controls, lone surrogates, noncharacters; and the bidi embeddings, overrides and isolates, which could make a page
# read otherwise than it is written. The direction of a text is set by dir="auto" on the element around it.
_UNFIT: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_SPACE: Final = re.compile(r"\s+")


def primary_language(tag: str) -> str:
    """Return the language of a BCP 47 tag without its script and region: "en" of "en-GB", "pt" of "pt_BR"."""
    return tag.strip().lower().replace("_", "-").partition("-")[0]


@cache
def locale_of(tag: str) -> Locale:
    """Return the locale of a language, with names of months and days of its own.

    What is the same as elsewhere Babel (2.18) finds when it is first asked for, and writes it into data that locales
    share: behind an article in Azerbaijani, the months of a German site were Azerbaijani.

    Args:
        tag: A BCP 47 tag, with "-" or "_".

    Raises:
        UnknownLocaleError: CLDR does not have the language.
        ValueError: It is no tag.
    """
    from babel import Locale, localedata  # takes longer than reading an article in English, which needs none

    locale = Locale.parse(tag.replace("-", "_"))
    names = localedata.load(str(locale))
    names |= {part: deepcopy(names[part]) for part in ("months", "days") if type(names[part]) is dict}
    return locale


_READ: Final = 2_000
"""Characters of a text whose letters are counted."""
_FEWEST_LETTERS: Final = 10
_SCRIPTS: Final = {
    "ja": re.compile("[\u3040-\u30ff]"),
    "zh": re.compile("[\u3400-\u9fff]"),
    "ko": re.compile("[\u1100-\u11ff\uac00-\ud7af]"),
    "th": re.compile("[\u0e00-\u0e7f]"),
    "he": re.compile("[\u0590-\u05ff]"),
    "el": re.compile("[\u0370-\u03ff]"),
    "hi": re.compile("[\u0900-\u097f]"),
    "bn": re.compile("[\u0980-\u09ff]"),
    "ta": re.compile("[\u0b80-\u0bff]"),
    "hy": re.compile("[\u0530-\u058f]"),
    "ka": re.compile("[\u10a0-\u10ff]"),
    "am": re.compile("[\u1200-\u137f]"),
    "my": re.compile("[\u1000-\u109f]"),
    "km": re.compile("[\u1780-\u17ff]"),
    "ar": re.compile("[\u0600-\u06ff]"),
    "ru": re.compile("[\u0400-\u04ff]"),
}
"""The scripts that tell a language, or the most read of those that are written in them."""
_OTHERS: Final = (("ar", "fa", "پچژگ"), ("ru", "uk", "їєґЇЄҐ"))
"""A language of the same script by letters that only it has."""


def script_language(text: str) -> str:
    """Return the language that the script of a text tells, as a BCP 47 tag; "" of Latin letters, and of few letters.

    Example:
        >>> script_language("港でクレーンが倒れた。"), script_language("A crane fell.")
        ('ja', '')
    """
    beginning = text[:_READ]
    if beginning.isascii():
        return ""
    letters = sum(map(str.isalpha, beginning))
    if letters < _FEWEST_LETTERS:
        return ""
    counts = {language: len(script.findall(beginning)) for language, script in _SCRIPTS.items()}
    if counts["ja"] * 10 > letters:  # between the Chinese characters of a Japanese text
        counts["ja"] += counts["zh"]
    found = max(counts, key=lambda language: counts[language])
    if counts[found] * 2 < letters:
        return ""
    return next((other for one, other, own in _OTHERS if one == found and any(x in beginning for x in own)), found)


_CONTINUING: Final = "\x80-\xbf" + bytes(range(0x80, 0xA0)).decode("cp1252", "ignore")
"""What the second and later bytes of a character in UTF-8 are in Latin-1 and in Windows-1252."""
_MISREAD: Final = re.compile(rf"[\x80-\x9f]|[\xc2-\xf4][{_CONTINUING}]")
_LOST: Final = re.compile(f"\xe2\u20ac(?:\ufffd|(?![{_CONTINUING}]))")
"""The quotation mark \u201d in UTF-8 as Windows-1252 without its last byte, which means nothing there."""
_WORD: Final = re.compile(r"[^\t\n\r ]+")
_NOT_ASCII: Final = re.compile(r"([^\x00-\x7f]+)")


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text whose characters are right again. ``origins`` says where each of them is in the text as it was given, and
    last how long that is."""

    text: str
    origins: Sequence[int]

    def given(self, start: int, end: int) -> tuple[int, int]:
        """Return where a passage is in the text as it was given."""
        return self.origins[start], self.origins[end]

    def here(self, offset: int) -> int:
        """Return where a character of the text as it was given is in this one."""
        return min(bisect_right(self.origins, offset) - 1, len(self.text))


def repaired(text: str) -> Repaired | None:
    """Return a text whose UTF-8 was read as Latin-1 or Windows-1252 as it was meant; None where no word shows that.

    Which words do is for ftfy to say: of capitals in Portuguese it knows that they are no such characters.

    Example:
        >>> repaired("fined \u00c2\u00a35 on Monday").text
        'fined \u00a35 on Monday'
        >>> repaired("S\u00c3O PAULO") is None
        True
    """
    if text.isascii() or _MISREAD.search(text) is None:
        return None
    pieces: list[str] = []
    origins: list[int] = []
    at = 0
    for word in _WORD.finditer(text):
        whole = _repaired_word(word[0])
        if whole != word[0]:
            pieces += (text[at : word.start()], whole)
            origins += range(at, word.start())
            origins += (word.start() + place for place in _places(word[0], whole))
            at = word.end()
    if not pieces:
        return None
    return Repaired("".join((*pieces, text[at:])), (*origins, *range(at, len(text) + 1)))


def legible(text: str) -> str:
    """Return a text whose UTF-8 was read as Latin-1 or Windows-1252 as it was meant, any other as it is."""
    whole = repaired(text)
    return text if whole is None else whole.text


def _repaired_word(word: str) -> str:
    if _MISREAD.search(word) is None:
        return word
    from ftfy import fix_encoding  # hardly any text needs it

    return fix_encoding(_LOST.sub("\xe2\u20ac\x9d", word))


def _places(word: str, whole: str) -> Iterator[int]:
    """Yield where each character of a repaired word comes from: ASCII is the same in both."""
    parts, others = _NOT_ASCII.split(word), _NOT_ASCII.split(whole)
    if parts[::2] != others[::2]:
        parts, others = [word], [whole]
    begin = 0
    for part, other in zip(parts, others, strict=True):
        at = 0
        for character in other:
            yield begin + min(at, len(part))
            at += 1 if part[at : at + 1] == character or len(part) == len(other) else len(character.encode())
        begin += len(part)


def clean(text: str) -> str:
    """The text in one line: white space runs are one space, what cannot be shown is left out."""
    if text.isprintable() and "  " not in text:  # nothing that is looked for below can be shown, but for blanks
        return text.strip()
    return _SPACE.sub(" ", _UNFIT.sub("", text)).strip()


def clean_lines(text: str) -> str:
    """The text with its lines kept, what cannot be shown left out."""
    return _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def isolated(text: str) -> str:
    """A text for the middle of a sentence that may run the other way: one that has letters written from right to left
    is put between Unicode's isolates, so that what stands beside it keeps its place.

    Source: https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates.
    """
    runs_left = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)
    return f"\u2068{text}\u2069" if runs_left else text


def shortened(text: str, length: int) -> str:
    """The text, or its beginning up to a space and an ellipsis when it is longer than so many characters."""
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0] + " …"


@lru_cache(maxsize=8192)  # pages ask for the same names again and again
def slug(name: str) -> str:
    """A name as part of an address: "Côte d'Ivoire" is "cote-d-ivoire"; a name without Latin letters, a short hash."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    letters = re.sub(r"[^a-z0-9]+", "-", ascii_name.lower()).strip("-")[:80].rstrip("-")
    return _hash(name) if not letters else f"{letters}-{_hash(name)}" if letters in RESERVED else letters


def ascii_words(text: str) -> list[str]:
    """Return the words of a text in small Latin letters, numbers whole: "Köln's 1,500" is ["kolns", "1500"]."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("’", "").replace("'", ""))
    words = re.findall(r"[a-z0-9]+(?:,\d+)*", plain.encode("ascii", "ignore").decode())
    return [word.replace(",", "") for word in words]


def title_slug(title: str) -> str:
    """Return a title as an id, of at most 60 characters; "" where it has no letter.

    "Six men die in a fire" is six-men-die-in-a-fire. Another script is written in Latin letters: of "Пожар в 1998" only
    the year would be left, so it is pozhar-v-1998.
    """
    title = title[:MAX_TITLE]
    words = ascii_words(title)
    if 2 * sum(map(len, words)) < sum(map(str.isalnum, title)):
        from anyascii import anyascii  # its tables are read for titles of other scripts only

        words = ascii_words(anyascii(title))
    short = ""
    for word in words:
        if len(short) + len(word) > LONGEST_ID:
            break
        short = f"{short}-{word}" if short else word
    return f"{short}-event" if short in RESERVED else short


MAX_TITLE: Final = 500
"""Code points of a title that are looked at for its id: what comes from outside may be as long as it likes."""

LONGEST_ID: Final = 60
"""Characters of the longest id that is made: it fits into an address that people read, and into a file's name."""

DECLARABLE: Final = re.compile(r"(?!x-)[^\W\d_][\w-]{0,39}")
"""A key of an event that settings can declare: letters, digits, hyphens and underscores, a letter first."""

RESERVED: Final = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)))
)
"""Names that no file can have on Windows.

Source: https://learn.microsoft.com/windows/win32/fileio/naming-a-file.
"""


def find_quote(text: str, quote: str) -> tuple[int, int] | None:
    """Return where a quote is in a text, as code points; None where it is not there.

    Line ends may differ: git and editors on Windows change them, and the words stay the same.

    Example:
        >>> find_quote("It sank.\\r\\nAll left.", "sank.\\nAll")
        (3, 13)
    """
    start = text.find(quote)
    if start >= 0:
        return start, start + len(quote)
    if "\r" not in text and "\r" not in quote:
        return None
    plain, wanted = text.replace("\r\n", "\n"), quote.replace("\r\n", "\n")
    start = plain.find(wanted)
    if start < 0:
        return None
    if plain == text:
        return start, start + len(wanted)
    # Each line end that was shortened before the place moves it by one.
    begin = start + _shortened(text, start)
    return begin, start + len(wanted) + _shortened(text, start + len(wanted))


def _shortened(text: str, end: int) -> int:
    """How many line ends of two characters are before an offset into the text with line ends of one."""
    count = at = 0
    while (at := text.find("\r\n", at)) >= 0 and at - count < end:
        count, at = count + 1, at + 2
    return count


def address(name: str) -> str:
    """An id as part of an address: itself when it is a slug, else its slug and a hash, so that no two ids share one."""
    fits = re.fullmatch(r"[a-z0-9][a-z0-9-]{0,199}", name) and name not in RESERVED
    return name if fits else f"{slug(name)}-{_hash(name)}"


@lru_cache(maxsize=4096)
def web_address(url: str | None) -> str | None:
    """The address when it is one that a link may lead to, http or https with a host; else None.

    Characters that no address may hold are percent-encoded: https://x.org/a|b is https://x.org/a%7Cb.
    """
    if not url or _SPACE.search(url) or _UNFIT.search(url):
        return None
    url = re.sub(r"[<>\"\\^`{|}]", lambda match: percent_encode(match[0]), url)
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and host else None


def host(url: str) -> str:
    """The host of a web address, without "www."."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
