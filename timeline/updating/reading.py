"""Many articles -> event mentions: on all cores, on a Dask cluster or in shards, always the same.

A shard is what one machine has read, for an update on another: JSON lines, a header with the version of the extraction,
then a line for each article, known by its fingerprint. Any engine that runs commands can share the reading: make,
Slurm, the matrix of a CI job.
"""

from __future__ import annotations

import json
import re
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from dataclasses import dataclass
from importlib import import_module
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

from timeline import __version__
from timeline.articles import Article
from timeline.extraction import EXTRACTOR_VERSION
from timeline.extraction.mentions import EventMention, parse_mentions
from timeline.files import holding_interrupts, write_whole
from timeline.plugins import PluginError, extra
from timeline.problems import Invalid, Problem

RETRIES: Final = 3
"""How often a chunk is read again where the reading itself failed on a worker."""
ATTEMPTS: Final = 3
"""How many workers may die over a chunk before its articles are given up: one of them may be what ends them."""
AHEAD: Final = 200
"""Chunks that a cluster is given at once, so that a corpus of any size needs the memory of a part."""
CONNECT: Final = "20s"
"""How long a scheduler may take to answer."""
_LOCAL: Final = re.compile(r"local:([1-9]\d{0,3})")
_DIED_EVERYWHERE: Final = "reading it ended every worker that tried; please report it"

Outcome = tuple[str, list[EventMention] | str]
"""The id of an article, and its candidates or what went wrong."""
Read = Callable[[Sequence[Article]], list[Outcome]]


def read_on(where: str, chunks: Sequence[Sequence[Article]], read: Read) -> Iterator[list[Outcome]]:
    """Yield what ``read_chunk`` finds in each chunk, in order, read by the workers of a cluster.

    ``where`` is the address of a scheduler, as tcp://scheduler:8786, or local:N for N processes of this machine. A
    worker that dies costs nothing: others read its chunks. Raises Invalid where Dask is not installed, nothing answers
    at the address, or a worker runs another version of the program.
    """
    with ExitStack() as stack:
        client = _connect(where, stack)
        _require_version_of_workers(client, where)
        futures = [client.submit(read, chunk, retries=RETRIES, pure=False) for chunk in chunks[:AHEAD]]
        for number, chunk in enumerate(chunks):
            yield _result(client, futures[number], chunk, read)
            futures[number] = None
            if (following := number + AHEAD) < len(chunks):
                futures.append(client.submit(read, chunks[following], retries=RETRIES, pure=False))


def _result(client: Any, future: Any, chunk: Sequence[Article], read: Read) -> list[Outcome]:
    """Return what was found in a chunk; where it ends its workers, what was found in each of its articles alone."""
    killed = import_module("distributed").KilledWorker
    try:
        found: list[Outcome] = future.result()
    except killed:
        if len(chunk) == 1:
            return [(chunk[0].id, _DIED_EVERYWHERE)]
        # One after the other: whatever waits on a worker when it dies is suspected, too.
        alone = ((client.submit(read, [article], retries=RETRIES, pure=False), [article]) for article in chunk)
        return [one for each, article in alone for one in _result(client, each, article, read)]
    return found


def require_cluster(where: str) -> None:
    """Raise Invalid where words name no cluster, whether anything answers there or not."""
    if not _LOCAL.fullmatch(where) and not re.match(r"(?:tcp|tls|ws|wss)://[^\s/]+", where):
        message = "is no cluster; write the address of a scheduler, as tcp://scheduler:8786, or local:4"
        raise Invalid(Problem(where, 0, 0, message, "cluster"))


def _connect(where: str, stack: ExitStack) -> Any:
    with extra("dask", "reading on a cluster needs Dask", where):
        dask, distributed = import_module("dask"), import_module("distributed")
    require_cluster(where)
    local = _LOCAL.fullmatch(where)
    stack.enter_context(dask.config.set({"distributed.scheduler.allowed-failures": ATTEMPTS}))
    try:
        if local is None:
            return stack.enter_context(distributed.Client(where, timeout=CONNECT, set_as_default=False))
        # The workers inherit that Ctrl-C waits: it reaches every process of a terminal, and what it ends while the
        # cluster comes up or goes down leaves the others waiting for it. This process ends them, from the stack.
        with holding_interrupts():
            cluster = stack.enter_context(
                distributed.LocalCluster(
                    n_workers=int(local[1]), threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=50
                )
            )
            return stack.enter_context(distributed.Client(cluster, set_as_default=False))
    except OSError as error:
        raise Invalid(Problem(where, 0, 0, f"no scheduler answers there: {error}", "cluster")) from None


def _require_version_of_workers(client: Any, where: str) -> None:
    """Refuse workers of another version of the program: what they find would depend on who reads an article."""
    own = program()
    for worker, theirs in sorted(client.run(program).items()):
        if theirs != own:
            message = f"the worker {worker} runs {theirs}, this is {own}; install one version on all machines"
            raise Invalid(Problem(where, 0, 0, message, "cluster"))


def program() -> str:
    """Return the version of the program and of its extraction, as "timeline 0.1.0, extraction 3"."""
    return f"timeline {__version__}, extraction {EXTRACTOR_VERSION}"


WORTHWHILE: Final = 300_000
"""Code points below which one process is done before a second one has started: about a hundred articles."""
_CHUNK: Final = 8
"""Articles that a process is given at once."""
_DIED: Final = "reading it ended the process that did; please report it"


@dataclass(frozen=True, slots=True)
class ReadArticles:
    """What articles tell, in the order of their ids; ``failed`` says of those that could not be read why not."""

    candidates: tuple[EventMention, ...]
    failed: dict[str, str]


def find_all(
    articles: Iterable[Article], jobs: int = 1, advance: Callable[[int], object] | None = None, *, on: str = ""
) -> ReadArticles:
    """Return the candidates of all articles, read as ``read_each`` does."""
    candidates: list[EventMention] = []
    failed: dict[str, str] = {}
    for name, outcome in read_each(articles, jobs, advance, on=on):
        if isinstance(outcome, str):
            failed[name] = outcome
        else:
            candidates += outcome
    return ReadArticles(tuple(candidates), failed)


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
    found = (
        read_on(on, chunks, read_chunk)
        if on and chunks
        else map(read_chunk, chunks)
        if alone
        else _shared(chunks, jobs)
    )
    for outcomes in found:
        yield from outcomes
        if advance is not None:
            advance(len(outcomes))


def read_chunk(articles: Sequence[Article]) -> list[Outcome]:
    """Return the mentions of each article, or why it could not be read."""
    return [(article.id, _candidates(article)) for article in articles]


def _candidates(article: Article) -> list[EventMention] | str:
    from timeline.extraction.pipeline import read_mentions  # slow, and most updates extract nothing

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
            yield from map(read_chunk, rest)
            return
        done = 0
        try:
            with holding_interrupts():
                futures = [pool.submit(read_chunk, chunk) for chunk in rest]
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
            yield pool.submit(read_chunk, [article]).result() if pool else [(article.id, _DIED)]
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
            ready = pool.submit(read_chunk, ())
        ready.result()
    except (OSError, ImportError, NotImplementedError, BrokenProcessPool):
        return None
    return pool


def _leave_interrupts() -> None:
    """Let a process that reads leave Ctrl-C to the one that started it, where signals cannot wait."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


Texts = Mapping[str, str]
"""The key of an article -> its mentions, as JSON."""

ENDING: Final = ".jsonl"
"""The ending of the files of a folder that ``read_shards`` reads."""
_PREFIX: Final = 15
"""Hexadecimal digits of a fingerprint that decide its shard: 60 bits, so that shards are even however many there
are."""


@dataclass(frozen=True, slots=True)
class Shard:
    """One part of the articles, ``number`` of ``of``, counted from 1.

    An article is in a shard by its own fingerprint, so that one article more moves no other.
    """

    number: int = 1
    of: int = 1

    @classmethod
    def parse(cls, text: str) -> Shard:
        """Return the shard that "2/4" says. Raises ValueError for what is no such part."""
        match = re.fullmatch(r"([1-9]\d{0,5})/([1-9]\d{0,5})", text)
        if match is None or int(match[1]) > int(match[2]):
            raise ValueError(f'"{text}" is no part of a whole; write the number of the shard and of all, as 2/4')
        return cls(int(match[1]), int(match[2]))

    def holds(self, fingerprint: str) -> bool:
        """Return whether the article with this fingerprint is in the shard."""
        return int(fingerprint[:_PREFIX], 16) % self.of == self.number - 1

    def __str__(self) -> str:
        return f"{self.number}/{self.of}"


def write_file(path: Path, shard: Shard, texts: Texts) -> None:
    """Write the mentions of a shard, all or nothing. Raises Invalid where the file cannot be written."""
    header = json.dumps({"timeline": "mentions", "extractor": EXTRACTOR_VERSION, "shard": str(shard)})
    lines = (f"{key}\t{text}\n" for key, text in sorted(texts.items()))
    try:
        write_whole(path, (line.encode() for line in chain([f"{header}\n"], lines)))
    except OSError as error:
        raise _invalid(path, 0, f"cannot be written: {error.strerror or error}") from None


def read_shards(folder: Path) -> Texts:
    """Return the mentions in all files of a folder.

    Raises Invalid when there is no such folder, it has no file of mentions, or a file is of another version of the
    program or broken.
    """
    if not folder.is_dir():
        raise _invalid(folder, 0, "there is no such folder; name the one that timeline read --out wrote into")
    paths = sorted(folder.glob(f"*{ENDING}"))
    if not paths:
        message = f"has no *{ENDING}; write them with: timeline read --shard 1/4 --out {folder}/1{ENDING}"
        raise _invalid(folder, 0, message)
    return TextsInFiles({key: (path, at) for path in paths for key, _, at in _lines(path)})


class TextsInFiles(Mapping[str, str]):
    """Mentions that stay in their files until they are asked for: those of fifteen thousand articles are 200 MB.

    Args:
        places: The file of each key, and where its line begins there, in bytes.
    """

    def __init__(self, places: Mapping[str, tuple[Path, int]]) -> None:
        self._places = places

    def __getitem__(self, key: str) -> str:
        path, at = self._places[key]
        try:
            with path.open("rb") as file:
                file.seek(at)
                found, _, text = file.readline().decode("utf-8").rstrip("\r\n").partition("\t")
        except (OSError, UnicodeDecodeError) as error:
            raise _invalid(path, 0, f"cannot be read: {error}") from None
        if found != key:
            raise _invalid(path, 0, "has changed while it was read; run the update again")
        return text

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def read_file(path: Path) -> Texts:
    """Return the mentions in a file. Raises Invalid as ``read_shards`` does."""
    return {key: text for key, text, _ in _lines(path)}


def _lines(path: Path) -> Iterator[tuple[str, str, int]]:
    """Yield the key of each line of a file, its mentions, and where it begins, in bytes."""
    try:
        with path.open("rb") as file:
            at = len(header := next(file, b""))
            _require_version(path, header.decode("utf-8"))
            for number, line in enumerate(file, 2):
                key, _, text = line.decode("utf-8").rstrip("\r\n").partition("\t")
                try:
                    parse_mentions(text)
                except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
                    message = "is not what timeline read writes; delete the file, and read again"
                    raise _invalid(path, number, message) from None
                yield key, text, at
                at += len(line)
    except (OSError, UnicodeDecodeError) as error:
        raise _invalid(path, 0, f"cannot be read: {error}") from None


def _require_version(path: Path, header: str) -> None:
    try:
        said: Any = json.loads(header)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, Mapping) or said.get("timeline") != "mentions":
        raise _invalid(path, 1, "is no file that timeline read wrote; take it out of the folder")
    if said.get("extractor") != EXTRACTOR_VERSION:
        message = (
            f"was read by version {said.get('extractor')} of the extraction, this is version {EXTRACTOR_VERSION}; "
            "install one version of the program on all machines, and read again"
        )
        raise _invalid(path, 1, message)


def _invalid(path: Path, line: int, message: str) -> Invalid:
    return Invalid(Problem(str(path), line, 1 if line else 0, message, "shard"))
