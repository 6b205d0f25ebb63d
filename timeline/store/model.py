"""The keys of an event and of a source in YAML: the one place that reader, writer, schema and reference come from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache, partial
from typing import Any, Final, TypeAlias

from timeline.dates import DateError, Day, When, parse_edtf
from timeline.events import Basis, Citation, Event, Media, Mode, Place, Review, Stance, Status, Work


@dataclass(frozen=True, slots=True)
class Text:
    """Any text that is not empty."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Text of one form, as an id or a clock time; ``form`` says it in words."""

    pattern: re.Pattern[str]
    form: str


@dataclass(frozen=True, slots=True)
class DateText:
    """A date as precise as known: EDTF, or what timeline.when.read_date reads."""


@dataclass(frozen=True, slots=True)
class DayText:
    """A full day."""


@dataclass(frozen=True, slots=True)
class Label:
    """A text that is often a number, as that of a page: 12 and "12" are the same."""


@dataclass(frozen=True, slots=True)
class Number:
    """A decimal number between two bounds, themselves included."""

    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Flag:
    """true or false."""


@dataclass(frozen=True, slots=True)
class ChoiceKind:
    """One of a few words."""

    words: type[StrEnum]


@dataclass(frozen=True, slots=True)
class NamesKind:
    """A list of texts."""


@dataclass(frozen=True, slots=True)
class PlacesKind:
    """A list of names of places, each alone or with its coordinates."""


@dataclass(frozen=True, slots=True)
class FilesKind:
    """A list of pictures and other files."""


@dataclass(frozen=True, slots=True)
class SourcesKind:
    """A list of sources."""


Kind: TypeAlias = (
    Text
    | Label
    | Number
    | Flag
    | Pattern
    | DateText
    | DayText
    | ChoiceKind
    | NamesKind
    | PlacesKind
    | FilesKind
    | SourcesKind
)


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its name in YAML (and in the dataclass), what may stand after it, and what it is for."""

    name: str
    kind: Kind
    about: str
    example: str
    required: bool = False
    default: object = None


ID: Final = Pattern(
    # Ids are names of folders, and Windows has names that none can have.
    re.compile(r"(?!(?:con|prn|aux|nul|com[1-9]|lpt[1-9])$)[a-z0-9]+(?:-[a-z0-9]+){0,40}"),
    "lower-case letters, digits and hyphens, as second-deployment",
)
CLOCK: Final = Pattern(
    re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?"),
    "a clock time, as 14:30 or 14:30Z",
)
ADDRESS: Final = Pattern(re.compile(r"https?://[^\s/][^\s]*"), "a web address that begins with https://")
DOI: Final = Pattern(re.compile(r"10\.\d{4,9}/\S+"), "a DOI without an address before it, as 10.1000/182")
SHA256: Final = Pattern(re.compile(r"[0-9a-f]{64}"), "the 64 hexadecimal digits that sha256sum prints")
LANGUAGE: Final = Pattern(re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*"), "the code of a language, as uk")
FILE: Final = Pattern(
    re.compile(r"(?![/~])(?![A-Za-z][\w+.-]*:)(?!(?:.*/)?\.\.(?:/|$))[^\\\x00-\x1f]+"),
    "a path inside the repository, as images/ship.jpg",
)

EVENT: Final = (
    Key("id", ID, "Its page's name. Keep it if you can; changed ids redirect.", "second-deployment", required=True),
    Key("date", DateText(), "When it was: EDTF, or a date in words.", "2024-10-08/2024-10-13", required=True),
    Key("time", CLOCK, "The clock time, where known.", '"14:30"'),
    Key("title", Text(), "What happened, in one line.", "North Korea ships soldiers to Russia", required=True),
    Key("translated", LANGUAGE, "The language that a machine translated the title from.", "uk"),
    Key("text", Text(), "Your own words, as Markdown. The machine never writes it.", "The first time that ..."),
    Key("status", ChoiceKind(Status), "What is known of it.", "reported", default=Status.REPORTED),
    Key("review", ChoiceKind(Review), "checked: a person has checked the event, and no update changes it.", "checked"),
    Key("who", NamesKind(), "People and organisations that it is about.", "[North Korea, Russian Navy]", default=()),
    Key("where", PlacesKind(), "Places; with coordinates {name: Vladivostok, lat: 43.1, lon: 131.9}.", "[Vladivostok]",
        default=()),
    Key("tags", NamesKind(), "Words to group events by.", "[deployment]", default=()),
    Key("key", Flag(), "Whether it is always, or never, among the key events.", "true"),
    Key("related", NamesKind(), "Ids of other events that belong to it.", "[pact-signed]", default=()),
    Key("media", FilesKind(), "Pictures and other files of the repository.", "", default=()),
    Key("sources", SourcesKind(), "The evidence: passages of articles, or sources elsewhere.", "", default=()),
)  # fmt: skip
"""The keys of an event, in the order that they are written in."""

SOURCE: Final = (
    Key("article", Text(), "The article: its file's name in seeds/ without the ending.", "tampa-free-press-2024-10-18"),
    Key("url", ADDRESS, "The address of a source that is not among the articles.", "https://example.org/report"),
    Key("kind", ChoiceKind(Work), "The kind of source, if it is not a web page.", "book"),
    Key("title", Text(), "The title of a source elsewhere.", "Troops in Russia"),
    Key("author", Text(), "Who wrote it.", "A. Writer"),
    Key("publisher", Text(), "Who published a source elsewhere.", "Example Monitor"),
    Key("published", DateText(), "When it was published, as exactly as known.", "2024-10"),
    Key("file", FILE, "The file itself, in the repository.", "evidence/exhibit-12.pdf"),
    Key("sha256", SHA256, "The checksum of the file.", "0c4b..."),
    Key("doi", DOI, "Its DOI.", "10.1000/182"),
    Key("isbn", Label(), "Its ISBN.", "978-0-00-000000-2"),
    Key("page", Label(), "The page, or pages.", "12-14"),
    Key("paragraph", Label(), "The paragraph.", "7"),
    Key("exhibit", Label(), "The number of the exhibit.", "GX-12"),
    Key("archive", ADDRESS, "A copy in an archive of the web.", "https://web.archive.org/web/2024/https://example.org/"),
    Key("accessed", DayText(), "The day somebody last looked at it.", "2024-11-02"),
    Key("quote", Text(), "The passage of the article, letter for letter.", "The troops sailed on 8 October."),
    Key("says", DateText(), "The date that this source gives, where it gives one.", "2024-10-08/2024-10-13"),
    Key("words", Text(), "The expression that the date was read from.", "on 8 October"),
    Key("stance", ChoiceKind(Stance), "What the source does with the event.", "denies", default=Stance.REPORTS),
    Key("according_to", Text(), "Whom the source attributes it to.", "the National Intelligence Service"),
    Key("mode", ChoiceKind(Mode), "As what the source presents it.", "alleged", default=Mode.STATED),
    Key("basis", ChoiceKind(Basis), "Where the date comes from, if no `words` give it.", "linked"),
)  # fmt: skip
"""The keys of a source, in the order that they are written in."""

KNOWN_BY: Final = ("article", "url", "doi", "isbn", "file", "title")
"""A source has at least one of these keys; the first that it has is what it is known by."""

PLACE: Final = (
    Key("name", Text(), "The place.", "Vladivostok", required=True),
    Key("lat", Number(-90, 90), "Degrees north, those south negative.", "43.1", required=True),
    Key("lon", Number(-180, 180), "Degrees east, those west negative.", "131.9", required=True),
)
"""The keys of a place with coordinates."""

MEDIA: Final = (
    Key("file", FILE, "The file, below docs/.", "images/ship.jpg", required=True),
    Key("alt", Text(), "What it shows, for people who cannot see it.", "A ship at a pier"),
    Key("caption", Text(), "The text below it.", "The ship in October 2024"),
    Key("credit", Text(), "Who made it; shown beside it.", "A. Photographer"),
    Key("licence", Text(), "The terms it may be shown under.", "CC BY 4.0"),
)
"""The keys of a picture or another file."""

OWN: Final = "x-"
"""Keys that begin so are the owner's: kept, and not looked into."""

Record: TypeAlias = dict[str, str | float]
"""A source, a place or a file, as JSON has it."""

Item: TypeAlias = str | Record

Plain: TypeAlias = str | bool | float | list[Item]
"""What stands after a key, as JSON has it."""

ReadDate: TypeAlias = Callable[[str], When]
"""Reads a date as people write it; raises DateError with what to write instead."""


_edtf: Final = lru_cache(maxsize=65536)(parse_edtf)


def event_values(event: Event) -> dict[str, Plain]:
    """The event as JSON has it, in the order of the keys, without what is absent or the default.

    Only ``status`` is always there: an editor should see the word that can be changed.
    """
    shown: dict[str, Plain] = {}
    for key in EVENT:
        value = getattr(event, key.name)
        if isinstance(key.kind, SourcesKind):  # the last one: declared keys are written before the evidence
            shown |= {name: said if isinstance(said, str) else list(said) for name, said in event.own}
        if value is None or value == ():
            continue
        said = _SAID.get(type(key.kind))
        shown[key.name] = str(value) if said is None else said(event, value)
    return shown


def _places_said(event: Event, names: Iterable[str]) -> list[Item]:
    located = {place.name: place for place in event.places}
    return [_record(PLACE, located[name]) if name in located else name for name in names]


_SAID: Final[Mapping[type, Callable[[Event, Any], Plain]]] = {
    NamesKind: lambda _, names: list(names),
    PlacesKind: _places_said,
    FilesKind: lambda _, files: [_record(MEDIA, one) for one in files],
    SourcesKind: lambda _, citations: [plain_source(citation) for citation in citations],
    Flag: lambda _, said: bool(said),
}
"""How what is no text is written. A table, because a chronology has a hundred thousand values."""


def plain_source(citation: Citation) -> Record:
    """The citation as JSON has it. One that reports and states, as most do, does not say so."""
    return _record(SOURCE, citation)


def _record(keys: Sequence[Key], value: object) -> Record:
    return {
        key.name: said if isinstance(said, float) else str(said)
        for key in keys
        if (said := getattr(value, key.name)) is not None and said != key.default
    }


def event_from(shown: Mapping[str, Any]) -> Event:
    """The event of which ``event_values`` made this, without declared keys, which the machine says nothing of.

    Raises ValueError or its like for what it did not make.
    """
    values = {name: read(shown[name]) for name, read in _READ.items() if name in shown}
    if "where" in values:
        values |= located(values["where"])
    return Event(**values)


def own_of(said: Mapping[str, Any]) -> tuple[tuple[str, str | tuple[str, ...]], ...]:
    """What an event holds of its declared keys: by name, so that their order in the file does not matter."""
    return tuple(
        (name, tuple(map(str, value)) if isinstance(value, list | tuple) else str(value))
        for name, value in sorted(said.items())
    )


def source_from(shown: Mapping[str, Any]) -> Citation:
    """The citation of which ``plain_source`` made this."""
    return Citation(**{name: _READ_OF_SOURCE[name](value) for name, value in shown.items() if name in _READ_OF_SOURCE})


def located(places: Iterable[str | Place]) -> dict[str, Any]:
    """What an event holds of its places: ``where``, their names, and ``places``, those with coordinates."""
    by_name = list(places)
    return {
        "where": tuple(one if isinstance(one, str) else one.name for one in by_name),
        "places": tuple({one.name: one for one in reversed(by_name) if isinstance(one, Place)}.values())[::-1],
    }


def _values(keys: Sequence[Key], shown: Mapping[str, Any]) -> dict[str, Any]:
    return {key.name: value_of(key, shown[key.name]) for key in keys if key.name in shown}


def _reader_of(key: Key) -> Callable[[Any], Any]:
    """Return what makes of a value as JSON has it the value of a key."""
    match key.kind:
        case NamesKind():
            return lambda names: tuple(map(str, names))
        case PlacesKind():
            return lambda places: [one if isinstance(one, str) else Place(**_values(PLACE, one)) for one in places]
        case FilesKind():
            return lambda files: tuple(Media(**_values(MEDIA, one)) for one in files)
        case SourcesKind():
            return lambda sources: tuple(map(source_from, sources))
        case DateText():
            return _edtf
        case ChoiceKind(words):
            known = {str(word): word for word in words}
            return lambda word: known.get(word) or value_of(key, word)
        case Text():
            return lambda text: text
        case _:
            return partial(value_of, key)


def value_of(key: Key, said: Any, dates: ReadDate = _edtf) -> Any:
    """What stands after a key, as text or as JSON has it. Raises ValueError (DateError for dates) with the fix."""
    text = str(said).lower() if isinstance(said, bool) else said
    match key.kind:
        case DateText():
            return dates(text)
        case DayText():
            return Day.parse(text)
        case Flag():
            if text not in ("true", "false"):
                raise ValueError(f'"{cut(text)}" is not known; write true or false')
            return text == "true"
        case Number(least, most):
            if not _NUMBER.fullmatch(str(text)) or not least <= float(text) <= most:
                raise ValueError(
                    f'"{cut(str(text))}" is no number from {least:g} to {most:g}; write one, as {key.example}'
                )
            return float(text)
        case ChoiceKind(words):
            if text in {str(word) for word in words}:
                return words(text)
            *first, last = words
            choice = f"{', '.join(first)} or {last}" if first else last
            raise ValueError(f'"{cut(text)}" is not known; write {choice}')
        case Pattern(pattern, form):
            if not pattern.fullmatch(text):
                raise ValueError(f'"{cut(text)}" does not fit; write {form}')
            return text
        case _:
            return text


_NUMBER: Final = re.compile(r"[-+]?\d{1,3}(?:\.\d{1,15})?")


@lru_cache(maxsize=65536)
def read_when(text: str) -> When:
    """A date as an editor writes it: EDTF, or in words as "Oct 8-13, 2024". Raises DateError with what to write."""
    try:
        return parse_edtf(text)
    except DateError:
        from timeline.when import read_date  # the grammar, which few files need

        return read_date(text)


def cut(text: str, length: int = 60) -> str:
    """The beginning of a long text, for messages."""
    return text if len(text) <= length else text[: length - 3] + "..."


_READ: Final = {key.name: _reader_of(key) for key in EVENT}
_READ_OF_SOURCE: Final = {key.name: _reader_of(key) for key in SOURCE}
"""How the lock is read: tables, because a chronology has a hundred thousand values."""
