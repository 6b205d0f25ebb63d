"""News articles, and reading them from Markdown with front matter.

The text of an article is everything after the front matter, character for character: the offsets of quotes refer to it
for ever, so nothing is stripped or normalised on the way in.
"""

from __future__ import annotations

import difflib
import posixpath
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any, Final, TypeAlias

import yaml

from timeline import plugins
from timeline.dates import DateError, Day
from timeline.layout import Block, entry_lines, read_layout
from timeline.problems import Invalid, Problem, Severity
from timeline.text import primary_language, script_language

MAX_BYTES: Final = 10_000_000
"""Larger files are refused: no news article is."""

_FAST: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SHORT: Final = 2000
"""Longer front matter is not given to libyaml, which would follow lists within lists until its stack is full."""

KEYS: Final = (
    "title",
    "publisher",
    "author",
    "url",
    "also",
    "archive",
    "archived",
    "published",
    "published_from",
    "modified",
    "revision",
    "language",
    "kind",
    "fingerprint",
    "pages",
    "line_numbers",
)
"""What may stand in the front matter; keys that begin with x- are the owner's own."""


SHALLOW_LANGUAGES: Final = frozenset({"ar", "de", "es", "fr", "it", "pt", "ru", "uk"})
"""The languages that are read without a grammar: a sentence with a date of its own is an event, its title the
sentence."""

EVENT_LANGUAGES: Final = SHALLOW_LANGUAGES | {"en"}
"""The languages that events are found in. Articles in others are kept, cited and dated, and it is said of each."""

SUFFIXES: Final = (".md", ".markdown", ".txt")
"""The files that are articles as they stand."""


@dataclass(frozen=True)
class Article:
    """One news article. ``id`` is its file's name without the ending.

    ``published`` is the day it came out where it was published (TimeML's document creation time), None when that is not
    known; ``published_from`` says how it is known. ``language`` is a BCP 47 tag. ``kind`` is "news" or "narrative".
    ``also`` are other addresses of the same text; in the front matter they have blanks between them. ``fingerprint`` is
    that of the text as it was brought in. ``pages`` are the offsets where the second and each further printed page
    begins, ``line_numbers`` those of the lines that a print numbers in its margin, each with its number. ``path`` is
    the file it was read from, as people are shown it; ``text_line`` the line of it that the text begins at.

    Example:
        >>> article = Article("ferry-sinks", "The ferry sank on Monday.", Day(2024, 10, 18), publisher="Harbour Times")
        >>> article.published
        Day(year=2024, month=10, day=18)
    """

    id: str
    text: str
    published: Day | None = None
    published_from: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    archive: str | None = None
    language: str = "en"
    kind: str | None = None
    path: str = ""
    text_line: int = 1
    also: tuple[str, ...] = ()
    fingerprint: str | None = None
    lines: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)
    pages: tuple[int, ...] = ()
    line_numbers: tuple[tuple[int, int], ...] = ()

    @cached_property
    def layout(self) -> tuple[Block, ...]:
        """The headings, items, rows and paragraphs of the text; computed when first asked for."""
        return read_layout(self.text, self.pages)

    @cached_property
    def last_day(self) -> Day | None:
        """The day of publication, of a live blog that of its last entry; None where neither is known."""
        days = [] if self.published is None else [self.published]
        for _, _, day in entry_lines(self.text):
            with suppress(DateError):
                days.append(Day.parse(day))
        return max(days, default=None)

    def pages_of(self, start: int, end: int) -> str | None:
        """Return the printed page, or pages, of a passage: "4" or "4-5"; None where the article has none."""
        if not self.pages:
            return None
        first, last = bisect_right(self.pages, start) + 1, bisect_left(self.pages, end) + 1
        return str(first) if last <= first else f"{first}-{last}"

    def printed_place(self, start: int, end: int) -> str | None:
        """Return the page and the lines of a passage as courts cite them, "4:12-14" or "4:24-5:2".

        Only the pages where their lines have no numbers, None where the article has neither.
        """
        first, last = self._page_and_line(start), self._page_and_line(max(start, end - 1))
        if first is None or last is None:
            return self.pages_of(start, end)
        if first[0] != last[0]:
            return f"{first[0]}:{first[1]}-{last[0]}:{last[1]}"
        return f"{first[0]}:{first[1]}" if first == last else f"{first[0]}:{first[1]}-{last[1]}"

    def _page_and_line(self, offset: int) -> tuple[int, int] | None:
        """The page and the number of the line that an offset is in; None where that page numbers no line above it."""
        page = bisect_right(self.pages, offset)
        at = bisect_right(self.line_numbers, offset, key=lambda line: line[0]) - 1
        top = self.pages[page - 1] if page else 0
        return (page + 1, self.line_numbers[at][1]) if at >= 0 and self.line_numbers[at][0] >= top else None

    def __post_init__(self) -> None:
        # Programs write published="2024-10-18" or a datetime.date; below here it is a Day.
        if self.published is not None and not isinstance(self.published, Day):
            object.__setattr__(self, "published", Day.of(self.published))  # type: ignore[unreachable]


ReadArticle: TypeAlias = Callable[[Path, str, str], Article]
"""Reads an article from its file, given the path that errors name and the language where the article names none."""


@dataclass(frozen=True, slots=True)
class Articles:
    """The articles of a folder by id, and what is wrong with the files that could not be read or lack something."""

    by_id: Mapping[str, Article]
    problems: tuple[Problem, ...]
    unread: frozenset[str]
    """Ids of the files that could not be read: what was found in them before still stands."""


def read_articles(folder: Path, root: Path, language: str = "en", read: ReadArticle | None = None) -> Articles:
    """Every article below a folder, in the order of the paths; one bad file does not stop the rest.

    ``root`` is the folder that the paths in problems are relative to, ``language`` what articles are in that name none;
    ``read`` is ``read_article`` or a function that remembers what it returned.
    Raises Invalid only when there is no such folder.
    """
    if not folder.is_dir():
        shown = _shown(folder, root)
        raise Invalid(_problem(shown, 0, "there is no such folder; make it and put articles into it", "seeds"))
    by_id: dict[str, Article] = {}
    problems: list[Problem] = []
    unread: set[str] = set()
    inside = _InsideOf(root)
    above, shown_folder = len(folder.parts), "" if folder == root else _shown(folder, root)
    # By its parts, which are cut once: to compare paths as such, and to ask each what it is relative to, takes half as
    # long as to read the articles.
    for parts, path in sorted((path.parts[above:], path) for path in folder.rglob("*")):
        hidden = any(part.startswith(".") for part in parts)
        if hidden or path.stem.lower() == "readme":
            continue
        is_file = path.is_file()
        if not is_file and path.is_dir():
            continue
        shown = posixpath.join(shown_folder, *parts)
        if not is_file:  # a pipe would be waited for; what an article said before still stands
            message = "is no file that can be read, such as a link to nothing; put the article here, or remove it"
            problems.append(_problem(shown, 0, message, "unreadable"))
            unread.add(path.stem)
        elif path.suffix.lower() not in SUFFIXES:
            message = f"not read: only {', '.join(SUFFIXES)} are; bring it in with: timeline add {shown}"
            problems.append(_problem(shown, 0, message, "not-an-article", "warning"))
        elif path.stem in by_id or path.stem in unread:
            message = f'a second file with the name "{path.stem}"; rename one, events refer to articles by this name'
            problems.append(_problem(shown, 0, message, "same-name"))
        elif not inside.holds(path):
            problems.append(_problem(shown, 0, "a link out of the repository; put the file itself here", "unreadable"))
            unread.add(path.stem)
        else:
            try:
                article = (read or read_article)(path, shown, language)
            except Invalid as invalid:
                problems.extend(invalid.problems)
                unread.add(path.stem)
            else:
                by_id[article.id] = article
                problems.extend(_missing(article, path))
                problems.extend(_unread(article))
    return Articles(by_id, tuple(problems), frozenset(unread))


class _InsideOf:
    """Which files lie in a folder, whatever links lead to them. To resolve a path takes as long as to read an article,
    so each of their folders is resolved once."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        self._folders: dict[Path, bool] = {}

    def holds(self, path: Path) -> bool:
        """Return whether a file lies in the folder."""
        if path.is_symlink():
            return path.resolve().is_relative_to(self._root)
        folder = path.parent
        if folder not in self._folders:
            self._folders[folder] = folder.resolve().is_relative_to(self._root)
        return self._folders[folder]


def _missing(article: Article, path: Path) -> list[Problem]:
    """What an article lacks that its dates need. A Markdown file can say it, so there it is an error."""
    if article.published is not None:
        return []
    if path.suffix.lower() == ".txt":
        message = "no day of publication, so dates stay partial; save it as .md with a line published: 2024-10-18"
        return [_problem(article.path, 0, message, "published", "warning")]
    message = 'no "published" date in the front matter; add one, as published: 2024-10-18'
    return [_problem(article.path, 1, message, "published")]


class ReadingDepth(StrEnum):
    """How an article is read for events."""

    FULL = "full"
    """Every clause, by the engine, or by the extractor of a package."""
    SHALLOW = "shallow"
    """Its sentences with a date of their own."""
    NONE = "none"


def depth_of(article: Article) -> ReadingDepth:
    """Return how an article is read for events."""
    language = primary_language(article.language)
    if plugins.extractor_of(article) is not None or language in EVENT_LANGUAGES - SHALLOW_LANGUAGES:
        return ReadingDepth.FULL
    return ReadingDepth.SHALLOW if language in SHALLOW_LANGUAGES else ReadingDepth.NONE


def _unread(article: Article) -> list[Problem]:
    """What is not read of an article: nobody is to take silence for "there are no events in it"."""
    if depth_of(article) is not ReadingDepth.NONE:
        return []
    message = (
        f'no events are found in articles in "{article.language}", only in English and, more simply, in '
        f"{', '.join(sorted(SHALLOW_LANGUAGES))}; write its events by hand, or switch the rule off"
    )
    return [_problem(article.path, article.lines.get("language", 0), message, "language", "warning")]


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def read_article(path: Path, shown: str | None = None, language: str = "en") -> Article:
    """Read one Markdown or text file. ``shown`` is the path that errors name, ``path`` itself when absent.

    A file without front matter is an article of which only the text is known. Raises Invalid with every problem of the
    front matter, each with its line, and for files that are too large, not UTF-8 or not readable.
    """
    shown = shown or str(path)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise Invalid(_problem(shown, 0, f"{size:,} bytes; an article has at most {MAX_BYTES:,}", "unreadable"))
        content = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        message = f"byte {error.object[error.start]:#04x} is not UTF-8; save the file as UTF-8"
        raise Invalid(_problem(shown, line, message, "unreadable")) from None
    except OSError as error:
        raise Invalid(_problem(shown, 0, f"cannot be read: {error.strerror or error}", "unreadable")) from None
    return parse_article(content, name=path.stem, path=shown, language=language)


def parse_article(content: str, *, name: str, path: str, language: str = "en") -> Article:
    """The article that a file's content says. Raises Invalid with every problem of the front matter."""
    opening = re.match(r"---[ \t]*\r?\n", content)
    if opening is None:
        return Article(name, content, language=script_language(content) or language, path=path)
    closing = re.compile(r"^---[ \t]*(?:\r?\n|\Z)", re.MULTILINE).search(content, opening.end())
    if closing is None:
        message = 'the front matter that begins here does not end; add a line "---" before the text'
        raise Invalid(_problem(path, 1, message, "front-matter"))
    header = content[opening.end() : closing.start()]
    values, lines = _front_matter(header, path)
    problems = _unknown_keys(values, lines, path)
    published: Day | None = None
    if values.get("published"):
        try:
            published = Day.parse(values["published"])
        except DateError as error:
            problems.append(_problem(path, lines["published"], f"published: {error}", "published"))
    url = values.get("url") or None
    if url and not re.match(r"https?://[^\s/]", url):
        message = f'url: "{url[:60]}" is no web address; write one that begins with https://, or leave it out'
        problems.append(_problem(path, lines["url"], message, "url"))
    if values.get("kind", "news") not in ("news", "narrative"):
        problems.append(_problem(path, lines["kind"], "kind: write news or narrative", "kind"))
    pages = values.get("pages", "").split()
    if not all(one.isascii() and one.isdecimal() and len(one) < 9 for one in pages):
        message = "pages: write where each page but the first begins, as numbers of characters with blanks between"
        problems.append(_problem(path, lines["pages"], message, "pages"))
    line_numbers = re.findall(r"(\d{1,8}):(\d{1,4})(?!\S)", values.get("line_numbers", ""), re.ASCII)
    if len(line_numbers) != len(values.get("line_numbers", "").split()):
        message = "line_numbers: write where each line begins and its number, as 0:1 74:2, with blanks between"
        problems.append(_problem(path, lines["line_numbers"], message, "pages"))
    if problems:
        raise Invalid(*problems)
    return Article(
        name,
        content[closing.end() :],
        published,
        values.get("published_from") or None,
        values.get("title") or None,
        values.get("publisher") or None,
        values.get("author") or None,
        url,
        values.get("archive") or None,
        values.get("language") or script_language(content[closing.end() :]) or language,
        values.get("kind") or None,
        path,
        text_line=content.count("\n", 0, closing.end()) + 1,
        also=tuple(values.get("also", "").split()),
        fingerprint=values.get("fingerprint") or None,
        lines=lines,
        pages=tuple(sorted(map(int, pages))),
        line_numbers=tuple(sorted((int(start), int(number)) for start, number in line_numbers)),
    )


def _front_matter(header: str, path: str) -> tuple[dict[str, str], dict[str, int]]:
    """Each key's text and the line of the file it stands in; every value is text, whatever it looks like."""
    if (plain := plain_lines(header)) is not None:
        return plain, {key: number for number, key in enumerate(plain, 2)}
    try:
        node = _composed(header)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        message = f"the front matter is not valid YAML: {error.problem}; put text with special characters in quotes"
        raise Invalid(_problem(path, line, message, "front-matter")) from None
    except yaml.YAMLError as error:
        raise Invalid(_problem(path, 1, f"the front matter is not valid YAML: {error}", "front-matter")) from None
    if node is None:
        return {}, {}
    if not isinstance(node, yaml.MappingNode):
        raise Invalid(
            _problem(path, 2, "the front matter is no list of keys; write lines such as title: ...", "front-matter")
        )
    values: dict[str, str] = {}
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    for key, value in node.value:
        line = key.start_mark.line + 2
        if not isinstance(key, yaml.ScalarNode) or not isinstance(value, yaml.ScalarNode):
            problems.append(
                _problem(path, line, "a list or a mapping stands here; write one line of text", "front-matter")
            )
        elif key.value in values:
            message = f'"{key.value}" stands twice, first in line {lines[key.value]}; keep one'
            problems.append(_problem(path, line, message, "front-matter"))
        else:
            null = value.tag == "tag:yaml.org,2002:null"
            values[key.value], lines[key.value] = "" if null else value.value, line
    if problems:
        raise Invalid(*problems)
    return values, lines


_PLAIN_LINE: Final = re.compile(r"([a-z][a-z_-]*): ([A-Za-z0-9][^\n]*)\n")
"""A key with a value that may be plain text.

Matches:
    title: Fire in Lindal
    published: 2024-10-18
Does not match:
    title: "Fire in Lindal"
    title:
"""


def plain_lines(header: str) -> dict[str, str] | None:
    """Return what front matter says that is nothing but keys with plain text, one a line: that of nearly all articles.

    None for all else, which a reader of YAML reads: it takes ten times as long.
    """
    values: dict[str, str] = {}
    at = 0
    while at < len(header):
        line = _PLAIN_LINE.match(header, at)
        if line is None or line[1] in values or not _is_plain(line[2]):
            return None
        values[line[1]] = line[2]
        at = line.end()
    return values


def _is_plain(value: str) -> bool:
    """Return whether YAML reads a text that begins with a letter or a digit as it stands: none with a comment, another
    key, a blank at its end or what cannot be seen, and not "null"."""
    marked = ": " in value or " #" in value or value[-1] in " :"
    return not marked and value.isprintable() and value.lower() != "null"


def _composed(header: str) -> yaml.Node | None:
    """The front matter as nodes, read by libyaml where it is there; what is wrong PyYAML itself says better."""
    if len(header) <= _SHORT:
        with suppress(yaml.YAMLError, ValueError):
            return yaml.compose(header, Loader=_FAST)
    return yaml.compose(header, Loader=yaml.SafeLoader)


def _unknown_keys(values: Mapping[str, str], lines: Mapping[str, int], path: str) -> list[Problem]:
    problems = []
    for key in values:
        if key not in KEYS and not key.startswith("x-"):
            near = difflib.get_close_matches(key, KEYS, 1)
            fix = f'write "{near[0]}"' if near else f"known are {', '.join(KEYS)}; your own begin with x-"
            problems.append(_problem(path, lines[key], f'unknown key "{key[:60]}"; {fix}', "unknown-key"))
    return problems


def _problem(path: str, line: int, message: str, rule: str, severity: Severity = "error") -> Problem:
    return Problem(path, line, 1 if line else 0, message, rule, severity)
