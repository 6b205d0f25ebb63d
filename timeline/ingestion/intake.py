"""The story on one page: expand the sources, ask or open each, read it, decide its day, write a seed or say why not."""

from __future__ import annotations

import glob
import re
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from contextlib import nullcontext, suppress
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from timeline.articles import Article, Articles, read_article, read_articles
from timeline.dates import Day
from timeline.ingestion import feed, seeds
from timeline.ingestion.addresses import askable, same_article
from timeline.ingestion.article_index import ArticleIndex
from timeline.ingestion.characters import one_line, safe
from timeline.ingestion.custody import Original, store_original
from timeline.ingestion.feed_cache import FOLDER, FeedCache, validators
from timeline.ingestion.frontmatter import add_words
from timeline.ingestion.keyed_executor import AHEAD, KeyedExecutor, ahead
from timeline.ingestion.language import recognise_language
from timeline.ingestion.liveblog import changes, is_live
from timeline.ingestion.network import Answer, Network
from timeline.ingestion.parsed import MAX_TEXT, Evidence, Parsed, Unusable
from timeline.ingestion.politeness import PoliteClient, host_of
from timeline.ingestion.published import Published, most_probable_day
from timeline.ingestion.sandbox import Sandbox
from timeline.ingestion.sources import (
    Archive,
    Bad,
    Document,
    Expect,
    Feed,
    Inline,
    Offline,
    Source,
    WebPage,
    expand,
    no_matter,
    of_feed,
)
from timeline.problems import Invalid, Problem
from timeline.settings import Settings


@dataclass(frozen=True, slots=True)
class Added:
    """A new seed. ``published`` is None when nothing says when the article came out."""

    source: str
    path: Path
    article: Article
    published: Published | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Continued:
    """A live blog that is in the repository: what its page has now was written below what the seed had."""

    source: str
    path: Path
    new: int
    corrected: int
    withdrawn: int


@dataclass(frozen=True, slots=True)
class Skipped:
    """A source that is in the repository already, as the article ``same_as``."""

    source: str
    reason: str
    same_as: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A source that cannot be brought in."""

    source: str
    problem: Problem


Result = Added | Continued | Skipped | Refused


def ingest(
    sources: Iterable[str],
    settings: Settings,
    *,
    network: Network | None = None,
    sandbox: Sandbox | None = None,
    today: Day | None = None,
    since: Day | None = None,
    expect: Expect = no_matter,
) -> Iterator[Result]:
    """Bring articles in: each source as a new seed, or why not, in their order; a bad one does not stop the rest.

    A source is a path, a folder, a glob, or a web address of an article or a feed. ``today`` is the latest day that
    anything can be of, ``since`` the first day that is taken from feeds. Existing files are never changed, but for a
    line ``also:`` where a text that is there stands at a new address, too. ``sandbox`` is the process that reads, for
    callers who come more than once. ``expect`` is called with how many more results there will be, as it becomes known.
    """
    folder = settings.seeds_folder
    if folder.exists() and not folder.resolve().is_relative_to(settings.root.resolve()):
        problem = Problem(settings.seeds, 0, 0, "a link out of the repository; make it a folder", "seeds")
        raise Invalid(problem)
    there = read_articles(folder, settings.root) if folder.is_dir() else Articles({}, (), frozenset())
    index = ArticleIndex(there.by_id.values(), there.unread)
    with nullcontext(sandbox) if sandbox else Sandbox() as reading:
        intake = _Intake(settings, network or Network(), reading, index, today)
        yield from intake.results(expand(sources, expect), since, expect)


class _Intake:
    """What stays the same from source to source: the seeds known, the sites asked, the process that reads."""

    def __init__(
        self, settings: Settings, network: Network, sandbox: Sandbox, index: ArticleIndex, today: Day | None
    ) -> None:
        self._settings, self._sandbox = settings, sandbox
        self._index, self._today = index, today
        self._client, self._executor = PoliteClient(network), KeyedExecutor()
        self._feeds = FeedCache(settings.root / FOLDER)
        self._asking: set[str] = set()

    def results(self, sources: Iterable[Source], since: Day | None, expect: Expect) -> Iterator[Result]:
        """What becomes of the sources, in their order. Pages that follow on one another are asked for ahead."""
        for pages, alike in groupby(sources, lambda source: isinstance(source, WebPage)):
            # Files are not opened before they are read: the contents of many would not fit into memory.
            for source, asked in ahead(alike, self._ask, AHEAD if pages else 0):
                if isinstance(source, WebPage):
                    yield from self._of_page(source, asked, since, expect)
                else:
                    yield from self._of_source(source, since, expect)

    def _ask(self, page: Source) -> Future[Answer] | None:
        """The answer to come; none where there is nothing to ask, or the page is there or is asked for already."""
        if not isinstance(page, WebPage):
            return None
        same = same_article(page.source)
        there = self._index.at(page.source)
        if same in self._asking or (there is not None and not self._index.is_live(there)):
            return None
        try:
            address = askable(page.source)
        except Unusable:
            return None
        self._asking.add(same)
        return self._executor.submit(host_of(address), lambda: self._answer(address))

    def _answer(self, address: str) -> Answer:
        """What stands at an address; what is kept of it where it has not changed."""
        kept = self._feeds.of(address)
        answer = self._client.get(address, validators(kept) if kept else None)
        return kept if kept and answer.status == 304 else answer

    def _of_page(
        self, page: WebPage, asked: Future[Answer] | None, since: Day | None, expect: Expect
    ) -> Iterator[Result]:
        self._asking.discard(same_article(page.source))
        if (same := self._index.at(page.source)) is not None and not self._index.is_live(same):
            yield Skipped(page.source, "this address is there already", same)
            return
        try:
            # Where it was left to another page with this address, that one could not be brought in.
            answer = asked.result() if asked else self._answer(askable(page.source))
            if (same := self._index.at(answer.address)) is not None and not self._index.is_live(same):
                yield Skipped(page.source, f"leads to {answer.address[:200]}, which is there already", same)
            elif feed.is_feed(answer.content, answer.media_type):
                if page.in_feed:
                    raise Unusable("a feed that stands in a feed; add its address by itself")
                self._feeds.keep(askable(page.source), answer)
                yield from self._of_source(Feed(page.source, answer.content, answer.address), since, expect)
            else:
                name = urlsplit(answer.address).path
                found = self._sandbox.read(answer.content, name, answer.media_type, answer.address, answer.charset)
                found = replace(found, title=found.title or page.title, evidence=(*found.evidence, *page.evidence))
                original = Original(answer.content, name, answer, page.source)
                yield self._seed(page.source, found, original)
        except Unusable as refusal:
            yield self._refused(page.source, str(refusal))

    def _of_source(self, source: Offline, since: Day | None, expect: Expect) -> Iterator[Result]:
        try:
            match source:
                case Document():
                    yield self._document(source)
                case Inline(name, found):
                    yield self._seed(name, _cleaned(found))
                case Feed(_, content, address):
                    pages = list(of_feed(self._sandbox.feed(content, address), since))
                    expect(len(pages) - 1)
                    yield from self.results(pages, None, expect)
                case Archive(name):
                    yield from self._archive(name)
                case Bad(name, reason):
                    yield self._refused(name, reason)
        except Unusable as refusal:
            yield self._refused(source.source, str(refusal))

    def _archive(self, name: str) -> Iterator[Result]:
        every = self._settings.originals == "all"
        for address, page_or_reason, answer in self._sandbox.archive(name, originals=every):
            inner = f"{name}: {address}" if address else name
            if isinstance(page_or_reason, str):
                yield self._refused(inner, page_or_reason)
            else:
                original = Original(answer.content, "", answer, answer.address, archive=name) if answer else None
                yield self._seed(inner, page_or_reason, original)

    def _document(self, document: Document) -> Result:
        inside = self._settings.seeds_folder.resolve()
        path = document.path.resolve()
        if path.is_relative_to(inside) and path.suffix.lower() in (".md", ".markdown", ".txt"):
            return Skipped(document.source, "is an article of this repository", path.stem)
        found = self._sandbox.read(document.content, document.path.name)
        found = replace(found, title=found.title or _title_of(document.path))
        return self._seed(document.source, found, Original(document.content, document.path.name))

    def _seed(self, source: str, found: Parsed, original: Original | None = None) -> Result:
        url = _stored(found.url)
        found = replace(found, url=url, text=found.text if found.text.endswith("\n") else found.text + "\n")
        if url and (same := self._index.at(url)) is not None:
            if self._index.is_live(same) and is_live(found.text):
                return self._continued(source, same, found, original)
            return Skipped(source, "its address is there already", same)
        found, same = self._without_known_attachments(found)
        if same is None:
            same = self._index.with_text(found.text)
        if same is not None:
            self._link(same, url)
            return Skipped(source, "the same text is there already", same)
        published = most_probable_day(found.evidence, self._today, found.url)
        path, article = seeds.write_seed(
            self._settings.seeds_folder, found, published, self._settings.seeds, self._index
        )
        self._index.add(article)
        self._keep(path, original)
        return Added(source, path, article, published, found.evidence)

    def _without_known_attachments(self, found: Parsed) -> tuple[Parsed, str | None]:
        """A mail without what is attached to it and there already; the article it is one with where it says no more."""
        if not found.attached or self._index.with_words(found.text) is not None:
            return found, None
        own, known = found.text[: found.attached[0]], None
        for start, end in pairwise((*found.attached, len(found.text))):
            heading, _, words = found.text[start:end].partition("\n")
            same = self._index.with_text(words)
            own += f"{heading}\n{words}" if same is None else f"<!-- {heading.strip('# ')} is {same} -->\n"
            known = known or same
        if known is None:
            return found, None
        said = re.sub(r"<!--.*?-->", "", own)
        return replace(found, text=own, attached=()), known if len(said.split()) < FEWEST_WORDS else None

    def _keep(self, seed: Path, original: Original | None) -> None:
        """Store the bytes that a seed was made of; that they cannot be stored is no reason to refuse the article."""
        if original is not None:
            with suppress(OSError):
                store_original(self._settings, seed.stem, seed.read_bytes(), original)

    def _continued(self, source: str, same: str, found: Parsed, original: Original | None) -> Result:
        """Write below what a live blog had what its page has now; what the seed holds stays where it is."""
        for path in sorted(self._settings.seeds_folder.rglob(f"{glob.escape(same)}.md")):
            if path.is_symlink():
                continue
            article = read_article(path)
            change = changes(article.text, found.text, str(self._today or ""))
            if not change.text:
                break
            with path.open("a", encoding="utf-8", newline="\n") as file:
                file.write(("" if article.text.endswith("\n\n") else "\n") + change.text)
            self._keep(path, original)
            return Continued(source, path, change.new, change.corrected, change.withdrawn)
        return Skipped(source, "the live blog has no other entries than before", same)

    def _link(self, same: str, url: str) -> None:
        """Note in the seed that its text stands at another address, too."""
        if not url:
            return
        self._index.add_address(url, same)
        for path in sorted(self._settings.seeds_folder.rglob(f"{glob.escape(same)}.md")):
            add_words(path, "also", url)
            break

    def _refused(self, source: str, reason: str) -> Refused:
        source = _PASSWORD.sub("…@", source)
        return Refused(source, Problem(one_line(source, 300), 0, 0, one_line(reason, 500), "refused"))


_PASSWORD: Final = re.compile(r"(?<=://)[^/?#\s]{1,2000}@")
"""The name and password in an address: neither is printed."""


def _title_of(path: Path) -> str:
    """What a file is called, for a document without a title: hearing_of_may.vtt is "hearing of may"."""
    return one_line(" ".join(re.split(r"[\s_-]+", path.stem)).strip(), LONGEST_NAME)


LONGEST_NAME: Final = 100
"""Characters of a name in a message."""
FEWEST_WORDS: Final = 20
"""Words that a mail must say itself to be an article beside what is attached to it: "see attached" is none."""


def _stored(url: str) -> str:
    """The address as it is kept; empty when it is none."""
    try:
        askable(url)
    except Unusable:
        return ""
    scheme, colon, rest = url.strip().partition(":")
    return scheme.lower() + colon + rest


def _cleaned(found: Parsed) -> Parsed:
    if len(found.text) > MAX_TEXT:
        raise Unusable(f"{len(found.text):,} characters; an article has at most {MAX_TEXT:,}")
    text = safe(found.text)
    if not text.strip():
        raise Unusable("no text")
    return replace(
        found,
        text=text,
        title=one_line(found.title),
        publisher=one_line(found.publisher, 100),
        author=one_line(found.author, 200),
        language=recognise_language(text, found.language),
    )
