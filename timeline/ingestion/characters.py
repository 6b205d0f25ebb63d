"""Bytes -> characters, and characters that are safe to show, to search and to keep."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import Final

from timeline.text import legible

_META_CHARSET: Final = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})"""
)
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WEB_NAMES: Final = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
}
"""What browsers read under these names. Source: https://encoding.spec.whatwg.org/#names-and-labels."""

FEW: Final = 20
"""Bytes above 127 from which on they show an encoding. Not measured; a name or two has fewer."""

_BREAKS: Final = re.compile(r"\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BLANKS: Final = re.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_DROPPED: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls
    "\u00ad\u200b\u2060-\u2064\ufeff\ufff9-\ufffc"  # invisible
    "\u202a-\u202e\u2066-\u2069"  # bidi: embeddings, overrides and isolates make text look like other text
    "\U000e0000-\U000e007f\ud800-\udfff\ufffe\uffff]"  # tags, lone surrogates, no characters
)


_CONTROLS: Final = bytes(byte for byte in range(32) if byte not in b"\t\n\f\r\x1b")
MOST_CONTROLS: Final = 0.01
"""The share of control characters that text has at most; what has more is no text. Not measured; text has none."""


def is_binary(content: bytes) -> bool:
    """Whether bytes are no text at all: one in a hundred is a control character, and no mark says UTF-16 or UTF-32."""
    sample = content[:10_000]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > MOST_CONTROLS * len(sample) and not sample.startswith(tuple(bom for bom, _ in _BOMS))


def decode(content: bytes, declared: str = "") -> str:
    """The text of bytes in the encoding that they are in rather than the one they claim.

    A byte order mark decides; then UTF-8 if it fits; then what is declared in the header or in the page; then a guess.
    UTF-8 with a few bytes of another encoding, as pages pasted together have, keeps both.
    """
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return content[len(bom) :].decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    in_page = _META_CHARSET.search(content[:4096])
    names = (declared, in_page[1].decode("ascii") if in_page else "")
    for name in (name.strip().lower() for name in names if name):
        if name in ("utf-8", "utf8"):
            return content.decode("utf-8", _AS_CP1252)
        try:
            return content.decode(_WEB_NAMES.get(name, name), "replace")
        except (LookupError, ValueError):
            continue  # a name that is no encoding of text
    return _guessed(content)


def _guessed(content: bytes) -> str:
    """The text of bytes that are not UTF-8 as a whole; a few odd bytes tell too little for more than the usual."""
    import charset_normalizer

    sample = content[:50_000]
    high = sum(byte > 127 for byte in sample)
    as_utf8 = sum(len(char.encode()) for char in sample.decode("utf-8", "ignore") if char > "\x7f")
    if high < FEW or 2 * as_utf8 > high:
        return content.decode("utf-8", _AS_CP1252)
    best = charset_normalizer.from_bytes(sample).best()
    return content.decode(best.encoding, "replace") if best else content.decode("utf-8", _AS_CP1252)


_AS_CP1252: Final = "timeline-as-cp1252"


def _byte_as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_AS_CP1252, _byte_as_cp1252)


def safe(text: str) -> str:
    """The text without what cannot be seen, with one kind of line end and of blank, composed (NFC), and with the
    characters that were meant where its UTF-8 was once read as another encoding.

    Marks for the direction of single characters and joiners stay: Arabic, Hebrew and Persian are written with them.
    """
    for _ in range(MOST_PASSES):  # what a control character parted can be one misread character without it
        whole = _DROPPED.sub("", _BREAKS.sub("\n", legible(text)))
        whole = unicodedata.normalize("NFC", _BLANKS.sub(" ", whole))
        if whole == text:
            break
        text = whole
    return text


MOST_PASSES: Final = 8
"""Of the repair of characters: of 300,000 random strings of those that are misread none needed more than four."""


_NO_CHARACTER: Final = re.compile(
    r"""&\#(?:0{0,9}(?:[0-8]|1[124-9]|2\d|3[01])(?!\d)|
    [xX]0{0,9}(?:[0-8bcefBCEF]|1[\da-fA-F]|[fF]{3}[eEfF])(?![\da-fA-F]));?""",
    re.VERBOSE,
)
"""A reference of HTML to what XML has no character for: lxml reads it, and raises where the text is set again.

Matches:
    «&#1;» and
    «&#x1F;»
    «&#xFFFF;»
Does not match:
    &#10;
    &#160;
    &#x1F4A9;
"""


def markup(text: str) -> str:
    """The HTML of a document as a tree can be made of it: safe, and without references to control characters."""
    return _NO_CHARACTER.sub("", safe(text))


def one_line(text: str, longest: int = 300) -> str:
    """The text as one line of at most so many characters, for the front matter."""
    line = " ".join(safe(text[: 4 * longest]).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
