"""Articles -> candidates, on all cores: the same candidates in the same order as on one."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Final

from timeline.articles import Article
from timeline.extraction.extractors import read_mentions
from timeline.extraction.mentions import EventMention
from timeline.interrupts import holding_interrupts
from timeline.plugins import PluginError

Outcome = tuple[str, list[EventMention] | str]
"""The id of an article, and its candidates or what went wrong."""

WORTHWHILE: Final = 300_000
"""Code points below which one process is done before a second one has started: about a hundred articles."""
_CHUNK: Final = 8
"""Articles that a process is given at once."""
_DIED: Final = "reading it ended the process that did; please report it"


@dataclass(frozen=True, slots=True)
class Found:
    """What articles tell, in the order of their ids; ``failed`` says of those that could not be read why not."""

    candidates: tuple[EventMention, ...]
    failed: dict[str, str]


def find_all(
    articles: Iterable[Article], jobs: int = 1, advance: Callable[[int], object] | None = None, *, on: str = ""
) -> Found:
    """Return the candidates of all articles, read as ``read_each`` does."""
    candidates: list[EventMention] = []
    failed: dict[str, str] = {}
    for name, outcome in read_each(articles, jobs, advance, on=on):
        if isinstance(outcome, str):
            failed[name] = outcome
        else:
            candidates += outcome
    return Found(tuple(candidates), failed)


def read_each(
    articles: Iterable[Article], jobs: int = 1, advance: Callable[[int], object] | None = None, *, on: str = ""
) -> Iterator[Outcome]:
    """Yield what comes of each article, in the order of their ids. One that cannot be read costs only itself.

    With ``jobs`` over 1 that many processes share long work; a program that asks for it has to be importable, with
    what it does under ``if __name__ == "__main__"``. ``on`` names a Dask cluster that reads instead of them.
    ``advance`` is told how many articles more have been read. Raises Invalid where the cluster cannot be used.
    """
    known = sorted(articles, key=lambda article: article.id)
    chunks = [known[first : first + _CHUNK] for first in range(0, len(known), _CHUNK)]
    alone = jobs < 2 or sum(len(article.text) for article in known) < WORTHWHILE
    for outcomes in _machines(chunks, on) if on and chunks else map(read, chunks) if alone else _shared(chunks, jobs):
        yield from outcomes
        if advance is not None:
            advance(len(outcomes))


def _machines(chunks: Sequence[Sequence[Article]], on: str) -> Iterator[list[Outcome]]:
    from timeline.extraction.machines import read_on  # only there is Dask needed

    return read_on(on, chunks, read)


def read(articles: Sequence[Article]) -> list[Outcome]:
    """Return the mentions of each article, or why it could not be read."""
    return [(article.id, _candidates(article)) for article in articles]


def _candidates(article: Article) -> list[EventMention] | str:
    try:
        return read_mentions(article)
    except PluginError as error:
        return str(error)
    except Exception as error:  # a defect of ours in one article must not cost the others their events
        return f"internal error, please report it: {error!r}"


def _shared(chunks: Sequence[Sequence[Article]], jobs: int) -> Iterator[list[Outcome]]:
    """What is read in each chunk, in order; here where no other process can be started."""
    rest = list(chunks)
    while rest:
        pool = _pool(min(jobs, len(rest)))
        if pool is None:
            yield from map(read, rest)
            return
        done = 0
        try:
            with holding_interrupts():
                futures = [pool.submit(read, chunk) for chunk in rest]
            for future in futures:
                yield future.result()
                done += 1
        except BrokenProcessPool:
            yield from _one_by_one(rest[done])
            done += 1
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
        rest = rest[done:]


def _one_by_one(articles: Sequence[Article]) -> Iterator[list[Outcome]]:
    """What is read in each of some articles of which one or another ends the process that reads it."""
    pool = _pool(1)
    for article in articles:
        try:
            yield pool.submit(read, [article]).result() if pool else [(article.id, _DIED)]
        except BrokenProcessPool:
            yield [(article.id, _DIED)]
            pool = _pool(1)
    if pool:
        pool.shutdown(cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor | None:
    """Processes that have answered once, or None where none can be started."""
    try:
        pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_leave_interrupts)
        with holding_interrupts():
            ready = pool.submit(read, ())
        ready.result()
    except (OSError, ImportError, NotImplementedError, BrokenProcessPool):
        return None
    return pool


def _leave_interrupts() -> None:
    """The same where signals cannot wait."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
