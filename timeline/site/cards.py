"""Cards: the picture of an event, of a year or of the whole timeline that other sites show beside a link to it.

They need Pillow, the extra ``cards``, and the font that is shipped. The same card has the same bytes on every machine:
the font has no hints and is set letter by letter, and the picture is packed by run lengths, as every zlib does alike.
"""

from __future__ import annotations

import hashlib
import re
import struct
import unicodedata
import zlib
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from timeline.events import Status
from timeline.site.context import Site
from timeline.site.drawing import Column, columns
from timeline.site.entries import Entry, years_covered
from timeline.site.volumes import Volume
from timeline.text import clean

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

FILE: Final = "card.png"

WIDTH, HEIGHT = 1200, 630
"""Pixels: what the sites that show cards ask for."""

MARGIN: Final = 80
"""Pixels around what a card shows."""

_LEVELS: Final = 16
"""So many steps from the paper to a colour: enough for smooth letters, and few enough to be packed well."""

_DRAWN: Final = "1"
"""Raise it when cards are drawn differently, so that those that exist are drawn again."""

_PAPER: Final = (0xFD, 0xFC, 0xF9)
_COLOURS: Final[dict[str, tuple[int, int, int]]] = {
    "ink": (0x1C, 0x20, 0x26),
    "quiet": (0x59, 0x61, 0x6C),
    "rule": (0xDC, 0xD8, 0xCD),
    # As in the stylesheet of the pages.
    Status.REPORTED.value: (0x3C, 0x5F, 0x6B),
    Status.ALLEGED.value: (0x87, 0x36, 0x6B),
    Status.PLANNED.value: (0x4A, 0x4A, 0xA0),
    Status.DISPUTED.value: (0x8A, 0x4F, 0x00),
    Status.DENIED.value: (0xA1, 0x26, 0x2B),
    Status.CONFIRMED.value: (0x1F, 0x6A, 0x3D),
}

UNICODES: Final = (
    "\u0020-\u007e\u00a0-\u024f\u0259\u02bb\u02bc\u0370-\u03ff\u0400-\u045f\u0490\u0491\u1e00-\u1eff\u2010-\u2015"
    "\u2018-\u201e\u2020-\u2022\u2026\u2030\u2032\u2033\u2039\u203a\u20ac\u2116\u2122\u2190-\u2193\u2212"
)
"""The characters of the font: Latin, Greek and Cyrillic. benchmarks/make_font.py cuts it to them."""

_SETTABLE: Final = re.compile(f"[{UNICODES}]+")


def can_draw() -> bool:
    """Whether Pillow is installed, the extra ``cards``."""
    return find_spec("PIL") is not None


@dataclass(frozen=True, slots=True)
class Card:
    """What a card shows, from the top: a line such as the date, the title, how it stands, and whose timeline it is."""

    above: str
    title: str
    below: str
    site: str
    standing: str = Status.REPORTED.value
    columns: tuple[Column, ...] = ()
    """The events over time, for a year or a whole timeline."""

    @property
    def texts(self) -> tuple[str, ...]:
        """All that is written on a card, from top to bottom."""
        return (self.above, self.title, self.below, self.site)

    @property
    def settable(self) -> bool:
        """Whether the font has all letters; there is no card of a title in Arabic or Chinese."""
        return all(_SETTABLE.fullmatch(text) for text in self.texts if text)

    @property
    def key(self) -> str:
        """What the bytes of the card depend on, as 32 hexadecimal digits."""
        from PIL import __version__

        shape = [
            (round(one.left, 2), round(one.width, 2), [(s.value, h) for s, h in one.parts]) for one in self.columns
        ]
        shown = repr((_DRAWN, __version__, self.texts, self.standing, shape))
        return hashlib.sha256(shown.encode()).hexdigest()[:32]

    def png(self) -> bytes:
        """Draw it. Needs Pillow."""
        return _Drawn(self).png()


def event_card(site: Site, entry: Entry) -> Card | None:
    """Return the card of an event; None where the font lacks letters of it."""
    sources = site.translator.count("%(number)s source", "%(number)s sources", entry.sources)
    below = sources if entry.plain else entry.standing
    standing = entry.event.standing.value
    card = Card(_line(entry.when_words), _line(entry.title), _line(below), _line(site.settings.title), standing)
    return card if card.settable else None


def list_card(site: Site, volume: Volume) -> Card | None:
    """Return the card of a page of the list: its name, how many events it has, and their columns over time."""
    entries = volume.entries
    when = years_covered(entries, site.translator)
    if not when:
        return None
    number = site.translator.count("%(number)s event", "%(number)s events", len(entries))
    above, title, below, name = (
        (number, volume.heading, "", site.settings.title)
        if volume.folder
        else (when, site.settings.title, number, site.settings.description)
    )
    drawn = columns(entries, site.translator)
    card = Card(_line(above), _line(title), _line(below), _line(name), columns=drawn)
    return card if card.settable else None


def _line(text: str) -> str:
    return unicodedata.normalize("NFC", clean(text))


class Cards(Mapping[str, bytes]):
    """The cards of a site by path, each drawn when it is asked for; none where its settings ask for none.

    What the folder ``kept`` holds already is not drawn again.
    """

    def __init__(self, site: Site, kept: Path | None = None) -> None:
        self._site = site
        self._kept = kept

    @cached_property
    def _cards(self) -> dict[str, Card]:
        return dict(self._every()) if self._site.settings.cards else {}

    def _every(self) -> Iterator[tuple[str, Card]]:
        for volume in self._site.root.walk():
            if card := list_card(self._site, volume):
                yield f"{volume.folder}{FILE}", card
        for entry in self._site.chronicle.entries:
            if entry.folder not in self._site.lines and (card := event_card(self._site, entry)):
                yield f"{entry.folder}{FILE}", card

    def __getitem__(self, path: str) -> bytes:
        card = self._cards[path]
        before = _read(self._kept / path) if self._kept else b""
        return before if card.key.encode() in before[:_HEAD] else card.png()

    def __iter__(self) -> Iterator[str]:
        return iter(self._cards)

    def __len__(self) -> int:
        return len(self._cards)


def card_meta(site: Site, folder: str, card: Card | None) -> dict[str, Any]:
    """What the front matter of a page says of its card: its whole address, and what it shows in words."""
    if card is None or not site.edition.address:
        return {}
    alt = ". ".join(text for text in card.texts if text)
    return {"card": {"url": f"{site.edition.address}{folder}{FILE}", "alt": alt}}


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


# --- Drawing --------------------------------------------------------------------------------------------------------

_HEAD: Final = 2_048
"""Bytes of a card in which its key stands: behind the palette."""


class _Drawn:
    """A card on its way to a picture: an index of a colour and its level for each pixel."""

    def __init__(self, card: Card) -> None:
        from PIL import Image

        self._card = card
        self._image: Picture = Image.new("L", (WIDTH, HEIGHT), 0)

    def png(self) -> bytes:
        card = self._card
        colour = card.standing
        self._box(0, 0, WIDTH, 14, colour)
        self._text(MARGIN, 78, card.above, 34, colour)
        lowest = HEIGHT - 250 if card.columns else HEIGHT - 190
        self._title(card.title, 136, lowest)
        if card.columns:
            self._columns(card.columns, HEIGHT - 140, 110)
        self._box(MARGIN, HEIGHT - 118, WIDTH - 2 * MARGIN, 2, "rule")
        self._foot(card.below, card.site)
        return _packed(self._image, card.key)

    def _foot(self, below: str, site: str) -> None:
        """How it stands at the left, whose timeline it is at the right; what stands at the left has the more room."""
        room, size, top = WIDTH - 2 * MARGIN, 28, HEIGHT - 92
        left = self._fitted(below, size, room * 0.66 if site else room)
        self._text(MARGIN, top, left, size, self._card.standing)
        right = self._fitted(site, size, room - (_width(left, size) + 40 if left else 0))
        self._text(WIDTH - MARGIN - _width(right, size) if left else MARGIN, top, right, size, "quiet")

    def _title(self, title: str, top: int, lowest: int) -> None:
        """Set the title in the largest size in which it fits, cut where even the smallest is too large."""
        for size in (76, 66, 58, 50, 44):
            lines = list(_wrapped(title, size, WIDTH - 2 * MARGIN))
            step = round(size * 1.24)
            if top + len(lines) * step <= lowest:
                break
        else:
            lines = lines[: (lowest - top) // step]
            lines[-1] = self._fitted(f"{lines[-1]} …", size, WIDTH - 2 * MARGIN)
        for number, line in enumerate(lines):
            self._text(MARGIN, top + number * step, line, size, "ink")

    def _columns(self, columns: Sequence[Column], bottom: int, height: int) -> None:
        width = WIDTH - 2 * MARGIN
        for column in columns:
            foot = bottom
            left = MARGIN + round(column.left / 100 * width)
            for status, share in column.parts:
                high = max(1, round(share / 100 * height))
                self._box(left, foot - high, max(2, round(column.width / 100 * width) - 3), high, status.value)
                foot -= high

    def _fitted(self, text: str, size: int, room: float) -> str:
        if _width(text, size) <= room:
            return text
        return f"{_most(text[:-1], lambda part: _width(f'{part.rstrip()} …', size) <= room).rstrip()} …"

    def _box(self, left: int, top: int, width: int, height: int, colour: str) -> None:
        self._image.paste(_index(colour, _LEVELS - 1), (left, top, left + width, top + height))

    def _text(self, left: float, top: float, text: str, size: int, colour: str) -> None:
        from PIL import Image, ImageDraw

        mask = Image.new("L", (WIDTH, round(size * 1.5)), 0)
        ImageDraw.Draw(mask).text((round(left), 0), text, fill=255, font=_font(size))
        levels = [round(value * (_LEVELS - 1) / 255) for value in range(256)]
        inked = mask.point([_index(colour, level) for level in levels])
        self._image.paste(inked, (0, round(top)), mask.point([255 * (level > 0) for level in levels]))


def _index(colour: str, level: int) -> int:
    return [*_COLOURS].index(colour) * _LEVELS + level


@lru_cache(maxsize=16)
def _font(size: int) -> Any:
    from PIL import ImageFont

    font = resources.files("timeline.site").joinpath("card_font.ttf").read_bytes()
    return ImageFont.truetype(BytesIO(font), size, layout_engine=ImageFont.Layout.BASIC)


def _width(text: str, size: int) -> float:
    return float(_font(size).getlength(text))


def _wrapped(text: str, size: int, room: int) -> Iterator[str]:
    """The text in lines that fit; a word that is longer than a line is cut into pieces."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if _width(longer, size) <= room:
            line = longer
            continue
        if line:
            yield line
        line = word
        while _width(line, size) > room:
            piece = _most(line, lambda part: _width(part, size) <= room)
            yield piece
            line = line[len(piece) :]
    if line:
        yield line


def _most(text: str, fits: Callable[[str], bool]) -> str:
    """The longest beginning of a text that fits, at least one character: a longer one is never narrower."""
    return text[: max(1, bisect_left(range(1, len(text) + 1), True, key=lambda end: not fits(text[:end])))]


def _packed(image: Picture, key: str) -> bytes:
    """The picture as PNG: with a palette, without filters, packed by run lengths, with its key as a text in it."""
    width, height = image.size
    rows = image.tobytes()
    lines = b"".join(b"\0" + rows[at : at + width] for at in range(0, width * height, width))
    packer = zlib.compressobj(9, zlib.DEFLATED, 15, 9, zlib.Z_RLE)
    chunks = {
        b"IHDR": struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0),
        b"PLTE": b"".join(map(bytes, _palette())),
        b"tEXt": b"Comment\0" + key.encode(),
        b"IDAT": packer.compress(lines) + packer.flush(),
        b"IEND": b"",
    }
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in chunks.items())


def _palette() -> Iterator[tuple[int, ...]]:
    for colour in _COLOURS.values():
        for level in range(_LEVELS):
            share = level / (_LEVELS - 1)
            yield tuple(round(paper + share * (full - paper)) for paper, full in zip(_PAPER, colour, strict=True))


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
