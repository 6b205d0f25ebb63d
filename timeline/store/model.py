"""The keys of an event and of a source in YAML: the one place that reader, writer, schema and reference come from."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final, TypeAlias

from timeline.dates import DateError, Day, When, parse_edtf
from timeline.events import Citation, Event, Stance, Status


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
class Choice:
    """One of a few words."""

    words: type[StrEnum]


@dataclass(frozen=True, slots=True)
class Names:
    """A list of texts."""


@dataclass(frozen=True, slots=True)
class Sources:
    """A list of sources."""


Kind: TypeAlias = Text | Pattern | DateText | DayText | Choice | Names | Sources


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
    re.compile(r"[a-z0-9]+(?:-[a-z0-9]+){0,40}"), "lower-case letters, digits and hyphens, as second-deployment"
)
CLOCK: Final = Pattern(
    re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?"),
    "a clock time, as 14:30 or 14:30Z",
)
ADDRESS: Final = Pattern(re.compile(r"https?://[^\s/][^\s]*"), "a web address that begins with https://")

EVENT: Final = (
    Key("id", ID, "The event's name, in the address of its page. Never changes.", "second-deployment", required=True),
    Key("date", DateText(), "When it was: EDTF, or a date in words.", "2024-10-08/2024-10-13", required=True),
    Key("time", CLOCK, "The clock time, where known.", '"14:30"'),
    Key("title", Text(), "What happened, in one line.", "North Korea ships soldiers to Russia", required=True),
    Key("text", Text(), "Your own words, as Markdown. The machine never writes it.", "The first time that ..."),
    Key("status", Choice(Status), "How the event stands.", "reported", default=Status.REPORTED),
    Key("who", Names(), "People and organisations that it is about.", "[North Korea, Russian Navy]", default=()),
    Key("where", Names(), "Places.", "[Vladivostok]", default=()),
    Key("tags", Names(), "Words to group events by.", "[deployment]", default=()),
    Key("sources", Sources(), "What the event stands on: passages of articles, or sources elsewhere.", "", default=()),
)  # fmt: skip
"""The keys of an event, in the order that they are written in."""

SOURCE: Final = (
    Key("article", Text(), "The article: its file's name in seeds/ without the ending.", "tampa-free-press-2024-10-18"),
    Key("url", ADDRESS, "The address of a source that nobody has the text of.", "https://example.org/report"),
    Key("title", Text(), "The title of a source elsewhere.", "Troops in Russia"),
    Key("publisher", Text(), "Who published a source elsewhere.", "Example Monitor"),
    Key("published", DayText(), "The day a source elsewhere came out.", '"2024-10-21"'),
    Key("quote", Text(), "The passage of the article, letter for letter.", "The troops sailed on 8 October."),
    Key("says", DateText(), "The date that this source gives, where it gives one.", "2024-10-08/2024-10-13"),
    Key("words", Text(), "The expression that the date was read from.", "on 8 October"),
    Key("stance", Choice(Stance), "What the source does with the event.", "denies", default=Stance.REPORTS),
    Key("according_to", Text(), "Whom the source names as saying so.", "the National Intelligence Service"),
)  # fmt: skip
"""The keys of a source, in the order that they are written in."""

OWN: Final = "x-"
"""Keys that begin so are the owner's: kept, and not looked into."""

Plain: TypeAlias = str | list[str] | list[dict[str, str]]
"""What stands after a key, as JSON has it."""

ReadDate: TypeAlias = Callable[[str], When]
"""Reads a date as people write it; raises DateError with what to write instead."""


_edtf: Final = lru_cache(maxsize=65536)(parse_edtf)


def plain(event: Event) -> dict[str, Plain]:
    """The event as JSON has it: every value text, in the order of the keys, without what is absent or the default.

    Only ``status`` is always there: an editor should see the word that can be changed.
    """
    shown: dict[str, Plain] = {}
    for key in EVENT:
        value = getattr(event, key.name)
        match key.kind:
            case Names() if value:
                shown[key.name] = list(value)
            case Sources() if value:
                shown[key.name] = [plain_source(citation) for citation in value]
            case Names() | Sources():
                pass
            case _ if value is not None:
                shown[key.name] = str(value)
    return shown


def plain_source(citation: Citation) -> dict[str, str]:
    """The citation as JSON has it. One that reports, as most do, does not say so."""
    return {
        key.name: str(value)
        for key in SOURCE
        if (value := getattr(citation, key.name)) is not None and value != key.default
    }


def event_from(shown: Mapping[str, Any]) -> Event:
    """The event of which ``plain`` made this. Raises ValueError or its like for what it did not make."""
    values: dict[str, Any] = {}
    for key in EVENT:
        if key.name in shown:
            value = shown[key.name]
            match key.kind:
                case Names():
                    values[key.name] = tuple(map(str, value))
                case Sources():
                    values[key.name] = tuple(source_from(source) for source in value)
                case _:
                    values[key.name] = value_of(key, value)
    return Event(**values)


def source_from(shown: Mapping[str, str]) -> Citation:
    """The citation of which ``plain_source`` made this."""
    return Citation(**{key.name: value_of(key, shown[key.name]) for key in SOURCE if key.name in shown})


def value_of(key: Key, text: str, dates: ReadDate = _edtf) -> Any:
    """What the text after a key means. Raises ValueError (DateError for dates) with what to write instead."""
    match key.kind:
        case DateText():
            return dates(text)
        case DayText():
            return Day.parse(text)
        case Choice(words):
            if text in {str(word) for word in words}:
                return words(text)
            *first, last = words
            raise ValueError(f'"{cut(text)}" is not known; write {", ".join(first)} or {last}')
        case Pattern(pattern, form):
            if not pattern.fullmatch(text):
                raise ValueError(f'"{cut(text)}" does not fit; write {form}')
            return text
        case _:
            return text


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
