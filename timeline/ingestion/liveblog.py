"""Live blogs: their entries with time, permalink, author and heading; and what was changed between two fetches.

The text of a seed is only ever added to. A corrected entry is written again below, marked as a correction; of one that
was taken back a line says so. So both versions stay, and every quote stays where it was.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice, takewhile
from typing import Any, Final

from lxml.html import HtmlElement

from timeline.ingestion.addresses import resolve_link
from timeline.ingestion.boxes import boxed
from timeline.ingestion.characters import one_line, safe
from timeline.ingestion.fragments import fragment
from timeline.ingestion.layout import MAX_ELEMENTS, headline_element, is_beside_article, names_of, short_text
from timeline.ingestion.markup import json_ld_nodes, updates_of
from timeline.ingestion.paragraphs import article_text
from timeline.ingestion.stamps import read_stamp
from timeline.layout import Block, read_layout
from timeline.layout.notices import notice
from timeline.text import web_address

MAX_ENTRIES: Final = 5_000
FEWEST: Final = 2
"""Entries that a page of elements must have to be a live blog; markup that says so itself needs one."""

MAX_BODY: Final = 50_000
"""Characters of an entry, and of its heading."""
MAX_HEADING: Final = 300
MAX_LEAD: Final = 2_000
MOST_OF_LEAD: Final = 6
"""Paragraphs above the entries that are kept; a lead and its key points have no more."""
SHORTEST_LEAD: Final = 30
"""Letters and digits of the shortest: what is shorter is a button or a time."""

_LIVE: Final = re.compile(
    r"""live-?(?:blog|ticker|text|update|coverage|feed|post|entry|event|stream-?text)|rolling-?(?:coverage|news)
    |minute-?by-?minute|liveticker|newsticker|suivi-?(?:en-?)?direct|directo|онлайн-?трансляц""",
    re.VERBOSE,
)
"""What pages call the part that holds the entries, and the entries.

Matches:
    live-blog
    liveticker
    minute-by-minute
    post live-update
Does not match:
    delivery
    olive-oil
"""

_CALLED_LIVE: Final = re.compile(
    r"""\blive[ ](?:updates?|coverage|blog|ticker|reports?|reaction|feed)\b|live-?(?:blog|ticker)
    |^\W{0,4}live\b(?=[ ]?[:|–—-])|[:|–—(-][ ]?live\b(?![ ]?[\w’'])
    |as[ ]it[ ]happen(?:s|ed)\b|minute[ -]by[ -]minute
    |\ben[ ](?:direct|directo|vivo)\b|minuto[ ]a[ ]minuto|\bin[ ]diretta\b|\bao[ ]vivo\b""",
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)
"""What the headline of a page says that is added to while things happen.

Matches:
    Strike at the port: as it happened
    Live: Vote in Lindal
    Vote in Lindal – live | Harbour Times
    Vote in Lindal: live updates
Does not match:
    Ferry delivers mail
    A direct hit
    What people who live near the harbour saw
    Ice in the harbour | Live Science
    Live music returns to Lindal
"""

_ENTRY_LINE: Final = re.compile(r"^## (?=\d{4}-\d\d-\d\d)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class BlogEntry:
    """One entry. ``time`` is ISO 8601 with the zone where it is given; ``body`` paragraphs with empty lines between."""

    time: str
    body: str
    heading: str = ""
    author: str = ""
    permalink: str = ""

    @property
    def key(self) -> str:
        """What stays the same when an entry is corrected: its permalink, else its time."""
        return self.permalink or self.time


def read_entries(tree: HtmlElement, address: str, language: str = "") -> tuple[BlogEntry, ...]:
    """The entries of a live blog, oldest first; none where the page is no live blog.

    JSON-LD LiveBlogPosting (https://schema.org/LiveBlogPosting), else elements with a time of their own in a part that
    is called live blog, microdata included; else such elements, one beside the other, where the headline says that the
    page is live, or where each is an entry of hAtom (http://microformats.org/wiki/hatom) with its place on this page.
    """
    found = list(islice(_of_json_ld(tree, address, language), MAX_ENTRIES))
    shown = list(islice(_of_elements(tree, address, language), MAX_ENTRIES))
    if not found and not shown:
        pieces = _row_of_pieces(tree, address)
        shown = list(_entries(pieces, address, language))
        shown = shown if len(shown) == len(pieces) else []
    if len(shown) < FEWEST:
        shown = []
    # JSON-LD often has the newest entries only, or no addresses; what the page shows completes it.
    by_time: dict[str, list[BlogEntry]] = {}
    for entry in found:
        by_time.setdefault(_moment(entry), []).append(entry)
    stated = set(by_time)
    for entry in shown:
        same = by_time.setdefault(_moment(entry), [])
        if _moment(entry) not in stated:
            same.append(entry)
        elif len(same) == 1:
            same[0] = replace(
                same[0],
                body=same[0].body or entry.body,
                author=same[0].author or entry.author,
                permalink=same[0].permalink or entry.permalink,
            )
    return tuple(entry for _, entries in sorted(by_time.items()) for entry in entries)


def entries_text(entries: Iterable[BlogEntry]) -> str:
    """The entries as the text of a seed: a line that opens each, its heading in bold type, its paragraphs."""
    return "".join(f"{_written(entry)}\n" for entry in entries)


def lead_of(tree: HtmlElement, title: str, story: str, entries: Iterable[BlogEntry]) -> str:
    """The paragraphs that a page has between its headline and its first entry, as the beginning of its text.

    Where it shows no entries, because only its JSON-LD holds them, they must be in ``story``, the text of the page.
    """
    headline, said = headline_element(tree, title), _letters(" ".join(f"{one.heading} {one.body}" for one in entries))
    lead: list[str] = []
    shown = False
    for element in islice(tree.iter(), MAX_ELEMENTS):
        if element is headline:
            lead = []
        elif element.tag == "p" and len(letters := _letters(text := short_text(element, MAX_LEAD))) >= SHORTEST_LEAD:
            shown = letters in said
            if shown:
                break
            if notice(text) is None and _BESIDE.isdisjoint(above.tag for above in element.iterancestors()):
                lead.append(text)
    whole = _letters(story)
    kept = [text for text in lead if shown or _letters(text) in whole]
    return "".join(f"{safe(text)}\n\n" for text in kept[:MOST_OF_LEAD])


_BESIDE: Final = frozenset(("nav", "aside", "footer", "form", "figure"))


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def is_live(text: str) -> bool:
    """Whether the text of an article is that of a live blog."""
    return _ENTRY_LINE.search(text) is not None


@dataclass(frozen=True, slots=True)
class EntryChange:
    """What a new fetch of a live blog brings: the text to add to the seed, and how many entries of each kind."""

    text: str
    new: int
    corrected: int
    withdrawn: int


def changes(old: str, new: str, day: str) -> EntryChange:
    """What to add to the text of a seed when the page now has another text. ``day`` is that of the fetch.

    An entry that is missing was withdrawn, if older and newer ones are still there: pages drop their oldest entries.
    """
    had: dict[str, tuple[BlogEntry, bool]] = {}
    for entry, stands in _entries_in(old):
        had[entry.key] = (entry, stands)
    has = {entry.key: entry for entry, _ in _entries_in(new)}
    times = sorted(_moment(entry) for entry in has.values())
    added: list[str] = []
    counts = [0, 0, 0]
    for key, entry in has.items():
        before = had.get(key)
        if before is None:
            added.append(_written(entry))
            counts[0] += 1
        elif _plain(before[0]) != _plain(entry) or not before[1]:
            added.append(_written(entry, f"correction {day}"))
            counts[1] += 1
    for key, (entry, stands) in had.items():
        missing = stands and key not in has
        if missing and times and times[0] < _moment(entry) < times[-1]:
            added.append(_written(BlogEntry(entry.time, "", "", entry.author, entry.permalink), f"withdrawal {day}"))
            counts[2] += 1
    return EntryChange("".join(f"{one}\n" for one in added), *counts)


def _written(entry: BlogEntry, mark: str = "") -> str:
    parts = [
        entry.time,
        mark.strip(),
        entry.author.replace("·", "-"),
        f"<{entry.permalink}>" if entry.permalink else "",
    ]
    lines = [f"## {' · '.join(part for part in parts if part)}"]
    if entry.heading:
        lines.append(f"**{entry.heading.replace('*', '')}**")
    if entry.body:
        lines.append(entry.body.strip())
    return "\n\n".join(lines) + "\n"


def _entries_in(text: str) -> Iterator[tuple[BlogEntry, bool]]:
    """The entries that stand in the text of a seed, in its order, and whether each still stands."""
    layout = read_layout(text)
    opening: list[Block] = [block for block in layout if block.kind == "entry"]
    ends = [block.start for block in opening[1:]] + [len(text)]
    for block, end in zip(opening, ends, strict=True):
        rest = text[block.end : end].strip()
        heading = ""
        if match := re.match(r"\*\*([^*\n]+)\*\*\s*", rest):
            heading, rest = match[1], rest[match.end() :]
        withdrawn = re.search(r" · withdrawal\b", text[block.start : block.end]) is not None
        entry = BlogEntry(block.time or "", rest, heading, block.author or "", block.permalink or "")
        yield entry, not withdrawn


def _plain(entry: BlogEntry) -> str:
    return " ".join(f"{entry.heading} {entry.body}".split())


def _moment(entry: BlogEntry) -> str:
    """A time that sorts as it should: in UTC where the zone is known."""
    from datetime import UTC, datetime

    try:
        moment = datetime.fromisoformat(entry.time)
    except ValueError:
        return entry.time
    return (moment.astimezone(UTC) if moment.tzinfo else moment).replace(tzinfo=None).isoformat()


def _of_json_ld(tree: HtmlElement, address: str, language: str) -> Iterator[BlogEntry]:
    for node in json_ld_nodes(tree):
        if "LiveBlogPosting" not in str(node.get("@type")):
            continue
        for update in updates_of(node):
            if not isinstance(update, dict):
                continue
            stamp = read_stamp(_string(update.get("datePublished")) or _string(update.get("dateModified")), language)
            body = _paragraphs(_string(update.get("articleBody")) or _string(update.get("text")))
            heading = one_line(_unescaped(_string(update.get("headline")) or _string(update.get("name"))), MAX_HEADING)
            if stamp and (body or heading):
                link = _string(update.get("url")) or _string(update.get("@id"))
                yield BlogEntry(stamp[1], body, heading, _names(update.get("author")), _link(address, link))


def _of_elements(tree: HtmlElement, address: str, language: str) -> Iterator[BlogEntry]:
    """The outermost elements with one time of their own in a part that is called a live blog, or that are called so."""
    alone: list[HtmlElement] = []
    for holder in islice(tree.iter("div", "section", "main", "ol", "ul", "article"), MAX_ELEMENTS):
        kind = holder.get("itemtype") or ""
        if not _LIVE.search(names_of(holder)) and "LiveBlogPosting" not in kind:
            continue
        times = [time for time in holder.iter("time", "abbr") if time.get("datetime") or time.get("title")]
        own = (time for time in times[:MAX_ENTRIES] if not any(map(_is_comment, _above(time, holder))))
        pieces = list(dict.fromkeys(_piece(time, holder) for time in own))
        if len(pieces) < FEWEST:
            alone.extend([holder] if pieces else [])
            continue
        yield from _entries(pieces, address, language)
        return
    yield from _entries(alone, address, language)


def _above(time: HtmlElement, holder: HtmlElement) -> Iterator[HtmlElement]:
    """The elements that a time stands in, up to the holder."""
    return takewhile(lambda above: above is not holder, time.iterancestors())


def _row_of_pieces(tree: HtmlElement, address: str) -> list[HtmlElement]:
    """The most elements one beside the other that each have a time of their own, where they can be nothing but entries:
    in a list of articles each leads to another page, and below an article stand comments."""
    times = (time for time in tree.iter("time", "abbr") if time.get("datetime") or time.get("title"))
    rows: dict[HtmlElement, dict[HtmlElement, None]] = {}
    for time in islice(times, MAX_ENTRIES):
        piece = _piece(time, tree)
        if piece is not time:
            rows.setdefault(piece.getparent(), {})[piece] = None
    row = max(rows.items(), key=lambda each: len(each[1]), default=None)
    if row is None or len(row[1]) < FEWEST:
        return []
    holder, pieces = row[0], list(row[1])
    if any(is_beside_article(above) for above in (holder, *holder.iterancestors())) or any(map(_is_comment, pieces)):
        return []
    here = address.partition("#")[0]
    headings = [link for piece in pieces for heading in piece.iter(*_HEADINGS) for link in _links(heading)]
    links = [_own_link(piece) for piece in pieces]
    if any(resolve_link(address, link).partition("#")[0] != here for link in (*headings, *filter(None, links))):
        return []
    said = sum(len(short_text(one, MAX_LEAD)) for piece in pieces for one in piece.iter("p"))
    if 2 * said < sum(len(short_text(one, MAX_LEAD)) for one in islice(tree.iter("p"), MAX_ELEMENTS)):
        return []  # something stands in a row on this page, but most of what it says does not
    headlines = "\n".join(short_text(one, MAX_HEADING) for one in islice(tree.iter("h1", "title"), 4))
    feed = all(links) and all(_HENTRY.search(names_of(piece)) for piece in pieces)
    return pieces if feed or _CALLED_LIVE.search(headlines) else []


_HENTRY: Final = re.compile(r"(?:^|\s)h-?entry(?:\s|$)")


_COMMENT: Final = re.compile(r"comment(?!ary)|repl(?:y|ies)|respon[ds]|discuss|kommentar|comentario|forum|disqus")
"""What pages call what readers write."""


def _is_comment(piece: HtmlElement) -> bool:
    return "Comment" in (piece.get("itemtype") or "") or _COMMENT.search(names_of(piece)) is not None


def _own_link(piece: HtmlElement) -> str:
    """The address that an entry gives as its own: its bookmark, or what its time links to."""
    times = piece.iter("time", "abbr")
    bookmarks = (link for link in piece.iter("a") if "bookmark" in (link.get("rel") or ""))
    around = (link for time in times for link in time.iterancestors("a"))
    return next((str(link.get("href")) for link in chain(bookmarks, around) if link.get("href")), "")


def _links(element: HtmlElement) -> list[str]:
    """Where the links in an element lead, or that which it stands in."""
    inside = chain(element.iter("a"), element.iterancestors("a"))
    return [str(link.get("href")) for link in inside if link.get("href")]


_HEADINGS: Final = ("h2", "h3", "h4", "h5")


def _entries(pieces: Iterable[HtmlElement], address: str, language: str) -> Iterator[BlogEntry]:
    for piece in pieces:
        if entry := _entry(piece, address, language):
            yield entry


def _piece(time: HtmlElement, holder: HtmlElement) -> HtmlElement:
    """The largest element around a time, inside the holder, that has no other time."""
    piece = time
    for above in time.iterancestors():
        if above is holder or sum(1 for _ in islice(above.iter("time", "abbr"), 2)) > 1:
            break
        piece = above
    return piece


def _entry(piece: HtmlElement, address: str, language: str) -> BlogEntry | None:
    time = piece if piece.tag in ("time", "abbr") else next(piece.iter("time", "abbr"), None)
    if time is None:
        return None
    stamp = read_stamp(time.get("datetime") or time.get("title") or "", language)
    if stamp is None or "T" not in stamp[1]:
        return None
    heading = next((short_text(one, MAX_HEADING) for one in piece.iter(*_HEADINGS) if short_text(one)), "")
    author = next((short_text(one, 100) for one in piece.iter() if _AUTHOR.search(names_of(one))), "")
    lines = [_line(one) for one in boxed(piece).iter("p", "li", "blockquote") if not one.findall(".//p")]
    body = article_text(line for line in lines if line and line not in (heading, author, short_text(time)))
    if not body and not heading:
        return None
    anchor = piece.get("id") or next((one.get("id") for one in piece.iter() if one.get("id")), "")
    link = _own_link(piece) or (f"#{anchor}" if anchor else "")
    return BlogEntry(
        stamp[1], body.strip(), one_line(heading, MAX_HEADING), one_line(author, 100), _link(address, link)
    )


_AUTHOR: Final = re.compile(r"(?:^|[\s_-])(?:author|byline|vcard|fn|autor|auteur)(?:$|[\s_-])")


def _line(element: HtmlElement) -> str:
    return safe(" ".join(str(element.text_content())[:MAX_BODY].split()))


def _paragraphs(body: str) -> str:
    """The text of a body that can be HTML or plain."""
    body = _unescaped(body[:MAX_BODY])
    if re.search(r"<[a-z/][^>]{0,200}>", body):
        tree = boxed(fragment(body))
        lines = [_line(one) for one in tree.iter("p", "li", "div") if not one.findall(".//p")]
        return article_text(line for line in lines if line).strip() or _line(tree)
    return article_text(safe(line) for line in body.split("\n")).strip()


def _unescaped(text: str) -> str:
    """Text in JSON without the references that only HTML needs: "Lee &amp; Sons" is Lee & Sons."""
    return html.unescape(text) if "&" in text and re.search(r"<[a-z/][^>]{0,200}>", text) is None else text


def _link(address: str, link: str) -> str:
    """A permalink without blanks; empty when it is no web address."""
    return (web_address(resolve_link(address, link)) or "")[:1_000] if link else ""


def _string(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _names(value: Any) -> str:
    values = value[:10] if isinstance(value, list) else [value]
    names = [_string(one.get("name")) if isinstance(one, dict) else _string(one) for one in values]
    return one_line(", ".join(name for name in names if name), 100)
