"""What other packages add: languages, readers, exporters and extractors, and the extras that only some need.

Each is found by its entry point and held to its protocol, whose members are at most four; a mistake in one is named and
costs the others nothing. Where a package of an extra is missing, the message says how to install it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Any, Final, Protocol, runtime_checkable

from timeline.problems import Invalid, Problem, TimelineError
from timeline.text import primary_language

if TYPE_CHECKING:
    from timeline.articles import Article
    from timeline.exchange.edition import Edition, Written
    from timeline.extraction.mentions import EventMention
    from timeline.ingestion.parsed import Parsed
    from timeline.when.languages import Language


@contextmanager
def extra(name: str, needs: str, place: str) -> Iterator[None]:
    """Import what belongs to an extra within this.

    Args:
        name: The extra, as pyproject.toml has it.
        needs: What needs which package, as "files of Excel need openpyxl".
        place: Where that was asked for, a file or an argument.

    Raises:
        Invalid: It is not installed.
    """
    try:
        yield
    except ImportError:
        raise Invalid(Problem(place, 0, 0, missing_extra(name, needs), "extra")) from None


def missing_extra(name: str, needs: str) -> str:
    """Say what needs the package of an extra, and how to install it.

    Example:
        >>> missing_extra("cards", "cards need Pillow")
        "cards need Pillow; install it with: pip install 'mkdocs-timeline[cards]'"
    """
    return f"{needs}; install it with: pip install 'mkdocs-timeline[{name}]'"


@runtime_checkable
class LanguagePack(Protocol):
    """The dates of one language, by rules of its own. Group ``timeline.languages``."""

    @property
    def code(self) -> str:
        """The language, as ISO 639 has it: "nl"."""

    @property
    def version(self) -> str:
        """Raised whenever other dates come out than before; articles in the language are then read again."""

    def language(self) -> Language:
        """Return its words and rules, as ``timeline.when.languages.common.language`` makes them."""


@runtime_checkable
class DocumentReader(Protocol):
    """One kind of document, made an article. Group ``timeline.readers``."""

    @property
    def name(self) -> str:
        """What it reads, in a word."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Endings of file names, in lower case: (".note",)."""

    @property
    def media_types(self) -> tuple[str, ...]:
        """What servers call it: ("application/x-note",)."""

    @property
    def read(self) -> Callable[[bytes, str, str], Parsed]:
        """Return the article in a document, from content, address and charset, the last two "" where unknown.

        Raises ``timeline.ingestion.parsed.Unusable`` with the fix.
        """


@runtime_checkable
class Exporter(Protocol):
    """One format that a chronology is written in. Group ``timeline.exporters``."""

    @property
    def name(self) -> str:
        """What is typed: ``timeline export NAME``."""

    def write(self, edition: Edition, /) -> Written:
        """Return the chronology in this format, with a remark for all that the format cannot say."""


@runtime_checkable
class Extractor(Protocol):
    """Another way to find the events of some articles, instead of the engine's. Group ``timeline.extractors``."""

    @property
    def name(self) -> str:
        """What messages call it."""

    @property
    def version(self) -> str:
        """Raised whenever other events come out than before; its articles are then read again."""

    def reads(self, article: Article, /) -> bool:
        """Return whether it reads an article: by its language, its kind or its publisher."""

    def extract(self, article: Article, /) -> Iterable[EventMention]:
        """Yield the happenings that an article reports; each quote is a passage of its text, letter for letter."""


class PluginError(TimelineError):
    """Raise for a plug-in that breaks its contract while it works; the message names it."""


GROUPS: Final[dict[str, type[Any]]] = {
    "timeline.languages": LanguagePack,
    "timeline.readers": DocumentReader,
    "timeline.exporters": Exporter,
    "timeline.extractors": Extractor,
}
"""The groups of entry points, and what each entry of one has to be."""


READING: Final = ("timeline.languages", "timeline.extractors")
"""The groups whose plug-ins decide which events are found."""


@dataclass(frozen=True, slots=True)
class _Loaded:
    """The plug-ins of a group by the names of their entry points, and what is wrong with the others."""

    plugins: tuple[Any, ...]
    problems: tuple[Problem, ...]


def languages() -> dict[str, LanguagePack]:
    """Return the languages that packages add, by their codes."""
    return {pack.code: pack for pack in _load("timeline.languages").plugins}


def readers() -> tuple[DocumentReader, ...]:
    """Return the readers of packages, in the order of their entry points' names."""
    return _load("timeline.readers").plugins


def exporters() -> dict[str, Exporter]:
    """Return the formats that packages add, by their names."""
    return {exporter.name: exporter for exporter in _load("timeline.exporters").plugins}


def extractor_of(article: Article) -> Extractor | None:
    """Return the extractor that reads an article instead of the engine, the first by name; None where none does.

    Raises:
        PluginError: An extractor fails to say what it reads.
    """
    extractors: tuple[Extractor, ...] = _load("timeline.extractors").plugins
    for extractor in extractors:
        with blamed("extractor", extractor.name):
            if extractor.reads(article):
                return extractor
    return None


@contextmanager
def blamed(kind: str, name: str) -> Iterator[None]:
    """A context in which whatever a plug-in raises is its own mistake: it becomes a PluginError that names it."""
    try:
        yield
    except Exception as error:
        raise PluginError(f'the {kind} "{name}" failed: {type(error).__name__}: {error}') from error


def reading_of(article: Article) -> tuple[str, ...]:
    """Return the plug-ins, each with its version, that have a part in what is found in an article; mostly none."""
    extractor = extractor_of(article)
    pack = languages().get(primary_language(article.language))
    names = [f"extractor {extractor.name} {extractor.version}"] if extractor is not None else []
    return (*names, *([f"language {pack.code} {pack.version}"] if pack is not None else ()))


def members(protocol: type[Any]) -> list[str]:
    """Return what a Protocol asks for: at most four names."""
    return [name for name in vars(protocol) if name[0] != "_"]


def problems(*groups: str) -> list[Problem]:
    """Return what is wrong with the plug-ins of some groups, one problem for each that was left out."""
    return [problem for group in groups for problem in _load(group).problems]


def versions(group: str) -> list[tuple[str, str]]:
    """Return the plug-ins of a group that decides which events are found, each with its version."""
    named = ((getattr(plugin, "code", None) or plugin.name, plugin.version) for plugin in _load(group).plugins)
    return sorted((str(name), str(version)) for name, version in named)


@cache
def _load(group: str) -> _Loaded:
    loaded: list[Any] = []
    wrong: list[Problem] = []
    for point in sorted(entry_points(group=group), key=lambda point: point.name):
        plugin = _plugin(point)
        if isinstance(plugin, Problem):
            wrong.append(plugin)
        else:
            loaded.append(plugin)
    return _Loaded(tuple(loaded), tuple(wrong))


def _plugin(point: EntryPoint) -> object:
    """What an entry point leads to, or the problem with it."""
    protocol = GROUPS[point.group]
    try:
        plugin = point.load()
    except Exception as error:  # whatever a package does when it is imported costs only that package
        return _wrong(point, f"cannot be loaded: {type(error).__name__}: {error}")
    if isinstance(plugin, type):
        return _wrong(point, f"{point.value} is a class; name an instance of it")
    if not isinstance(plugin, protocol):
        lacks = ", ".join(name for name in members(protocol) if not hasattr(plugin, name))
        return _wrong(point, f"{point.value} is no {protocol.__name__}: it lacks {lacks}")
    return plugin


def _wrong(point: EntryPoint, message: str) -> Problem:
    package = f"{point.dist.name} {point.dist.version}" if point.dist is not None else "an installed package"
    return Problem(package, 0, 0, f'plug-in "{point.name}" of {point.group} left out: {message}', "plugin")
