"""Seeds: the articles of the repository as files. New ones are written once, under names that every system can have."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container
from pathlib import Path
from typing import Final

import yaml

from timeline.articles import Article, parse_article
from timeline.ingestion.parsed import Parsed, Unusable
from timeline.ingestion.published import Published
from timeline.problems import Invalid
from timeline.text import ascii_words

LONGEST_NAME: Final = 70
"""Characters of the name of a seed, without its day; it fits into an address that people read."""

_RESERVED: Final = re.compile(r"con|prn|aux|nul|com\d|lpt\d|readme")
"""Names that Windows keeps for devices, and the one file in seeds/ that is no article."""


def write_seed(
    folder: Path, parsed: Parsed, published: Published | None, shown_folder: str, taken: Container[str] = ()
) -> tuple[Path, Article]:
    """A new file for an article; never one that is there, and none with an id that is taken elsewhere in the folder.

    Returns its path and the article that it now is. Raises Unusable when it cannot be written or read again.
    """
    content = seed_text(parsed, published)
    try:
        parse_article(content, name="", path="")
    except Invalid as invalid:
        raise Unusable(f"it makes no valid seed: {invalid.problems[0].message}") from None
    folder.mkdir(parents=True, exist_ok=True)
    name = file_name(parsed, published)
    for number in range(1, 1_000):
        path = folder / (f"{name}.md" if number == 1 else f"{name}-{number}.md")
        if path.stem in taken:
            continue
        if path.parent.resolve() != folder.resolve():
            raise Unusable(f"{path.name} would not stand in {shown_folder}/")
        try:
            # "x" makes a new file or fails: what a person has written is never written over, no link is followed.
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(content)
        except FileExistsError:
            continue
        return path, parse_article(content, name=path.stem, path=f"{shown_folder}/{path.name}")
    raise Unusable(f"{shown_folder}/ has a thousand articles with the name {name}; give this one another title")


def seed_text(parsed: Parsed, published: Published | None) -> str:
    """The file: front matter that a person can read and correct, then the text, which stays as it is from now on."""
    values = {
        "title": parsed.title,
        "publisher": parsed.publisher,
        "author": parsed.author,
        "url": parsed.url,
        "published": published.stamp if published else "",
        "published_from": published.words if published else "",
        "modified": parsed.modified if not published or parsed.modified[:10] != str(published.day) else "",
        "revision": parsed.revision,
        "language": parsed.language,
        "kind": parsed.kind,
        "pages": " ".join(map(str, parsed.pages)),
        "line_numbers": " ".join(f"{start}:{number}" for start, number in parsed.line_numbers),
        "fingerprint": copy_number(parsed.text),
    }
    lines = [_line(key, value) for key, value in values.items() if value]
    return f"---\n{''.join(lines)}---\n{parsed.text}"


def _line(key: str, value: str) -> str:
    if key in ("published", "modified", "fingerprint", "pages", "line_numbers"):
        return f"{key}: {value}\n"
    return yaml.safe_dump({key: value}, allow_unicode=True, width=float("inf"), default_flow_style=False)


def copy_number(text: str) -> str:
    """A number that two texts share only when they are the same letter for letter: the start of their SHA-256."""
    return f"sha256:{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"


def file_name(parsed: Parsed, published: Published | None) -> str:
    """ "Minister resigns after vote" of 18 October 2024 is minister-resigns-after-vote-2024-10-18.

    Lower-case ASCII letters, digits and hyphens only. For a title in another script publisher and fingerprint stand.
    """
    words = file_words(parsed.title) or file_words(parsed.publisher) or "article"
    if not file_words(parsed.title):
        words += f"-{copy_number(parsed.text)[7:15]}"
    if _RESERVED.fullmatch(words):
        words = f"article-{words}"
    short = words if len(words) <= LONGEST_NAME else words[:LONGEST_NAME].rpartition("-")[0] or words[:LONGEST_NAME]
    return f"{short}-{published.day}" if published else short


def file_words(text: str) -> str:
    """Return a text as part of a file's name: "PM's visit" is "pms-visit"; "" where most is in another script."""
    words = ascii_words(text[:1_000])
    if 2 * sum(map(len, words)) < sum(char.isalnum() for char in text[:1_000]):
        return ""  # most of it is in another script: what is left would mislead
    return "-".join(words)
