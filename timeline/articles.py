"""News articles, and reading them from Markdown with front matter.

The text of an article is everything after the front matter, character for character: the offsets of quotes refer to it
for ever, so nothing is stripped or normalised on the way in.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import yaml

from timeline.dates import DateError, Day
from timeline.problems import Invalid, Problem

MAX_BYTES: Final = 10_000_000
"""Larger files are refused: no news article is."""

KEYS: Final = (
    "title",
    "publisher",
    "author",
    "url",
    "archive",
    "archived",
    "published",
    "published_from",
    "modified",
    "language",
    "kind",
    "fingerprint",
)
"""What may stand in the front matter; keys that begin with x- are the owner's own."""


@dataclass(frozen=True, slots=True)
class Article:
    """One news article. ``id`` is its file's name without the ending.

    ``published`` is the day it came out where it was published (TimeML's document creation time), None when that is not
    known; ``published_from`` says how it is known. ``language`` is a BCP 47 tag. ``kind`` is "news" or "narrative".
    ``path`` is the file it was read from, as shown to people; ``text_line`` the line of the file that the text begins at.
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
    lines: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)


def read_article(path: Path, shown: str | None = None) -> Article:
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
    return parse_article(content, id=path.stem, path=shown)


def parse_article(content: str, *, id: str, path: str) -> Article:
    """The article that a file's content says. Raises Invalid with every problem of the front matter."""
    opening = re.match(r"---[ \t]*\r?\n", content)
    if opening is None:
        return Article(id, content, path=path)
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
    if problems:
        raise Invalid(*problems)
    return Article(
        id,
        content[closing.end() :],
        published,
        values.get("published_from") or None,
        values.get("title") or None,
        values.get("publisher") or None,
        values.get("author") or None,
        url,
        values.get("archive") or None,
        values.get("language") or "en",
        values.get("kind") or None,
        path,
        text_line=content.count("\n", 0, closing.end()) + 1,
        lines=lines,
    )


def _front_matter(header: str, path: str) -> tuple[dict[str, str], dict[str, int]]:
    """Each key's text and the line of the file it stands in; every value is text, whatever it looks like."""
    try:
        node = yaml.compose(header, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        message = f"the front matter is not valid YAML: {error.problem}; put text with special characters in quotes"
        raise Invalid(_problem(path, line, message, "front-matter")) from None
    except yaml.YAMLError as error:
        raise Invalid(_problem(path, 1, f"the front matter is not valid YAML: {error}", "front-matter")) from None
    if node is None:
        return {}, {}
    if not isinstance(node, yaml.MappingNode):
        raise Invalid(_problem(path, 2, "the front matter is no list of keys; write lines such as title: ...", "front-matter"))
    values: dict[str, str] = {}
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    for key, value in node.value:
        line = key.start_mark.line + 2
        if not isinstance(key, yaml.ScalarNode) or not isinstance(value, yaml.ScalarNode):
            problems.append(_problem(path, line, "a list or a mapping stands here; write one line of text", "front-matter"))
        elif key.value in values:
            message = f'"{key.value}" stands twice, first in line {lines[key.value]}; keep one'
            problems.append(_problem(path, line, message, "front-matter"))
        else:
            null = value.tag == "tag:yaml.org,2002:null"
            values[key.value], lines[key.value] = "" if null else value.value, line
    if problems:
        raise Invalid(*problems)
    return values, lines


def _unknown_keys(values: Mapping[str, str], lines: Mapping[str, int], path: str) -> list[Problem]:
    problems = []
    for key in values:
        if key not in KEYS and not key.startswith("x-"):
            near = difflib.get_close_matches(key, KEYS, 1)
            fix = f'write "{near[0]}"' if near else f"known are {', '.join(KEYS)}; your own begin with x-"
            problems.append(_problem(path, lines[key], f'unknown key "{key[:60]}"; {fix}', "unknown-key"))
    return problems


def _problem(path: str, line: int, message: str, rule: str) -> Problem:
    return Problem(path, line, 1 if line else 0, message, rule)
