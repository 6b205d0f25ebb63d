"""Articles -> mentions on a Dask cluster: the same mentions in the same order as on one machine."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from timeline import __version__
from timeline.articles import Article
from timeline.extraction import EXTRACTOR_VERSION
from timeline.interrupts import holding_interrupts
from timeline.problems import Invalid, Problem

if TYPE_CHECKING:
    from timeline.extraction.reading import Outcome

RETRIES: Final = 3
"""How often a chunk is read again where the reading itself failed on a worker."""
ATTEMPTS: Final = 3
"""How many workers may die over a chunk before its articles are given up: one of them may be what ends them."""
AHEAD: Final = 200
"""Chunks that a cluster is given at once, so that a corpus of any size needs the memory of a part."""
CONNECT: Final = "20s"
"""How long a scheduler may take to answer."""
_LOCAL: Final = re.compile(r"local:([1-9]\d{0,3})")
_DIED: Final = "reading it ended every worker that tried; please report it"

Read = Callable[[Sequence[Article]], "list[Outcome]"]


def read_on(where: str, chunks: Sequence[Sequence[Article]], read: Read) -> Iterator[list[Outcome]]:
    """Yield what ``read`` finds in each chunk, in order, read by the workers of a cluster.

    ``where`` is the address of a scheduler, as tcp://scheduler:8786, or local:N for N processes of this machine. A
    worker that dies costs nothing: others read its chunks. Raises Invalid where Dask is not installed, nothing answers
    at the address, or a worker runs another version of the program.
    """
    with ExitStack() as stack:
        client = _connect(where, stack)
        _require_version(client, where)
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
            return [(chunk[0].id, _DIED)]
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
    try:
        dask, distributed = import_module("dask"), import_module("distributed")
    except ImportError:
        message = "Dask is not installed; install it with: pip install 'mkdocs-timeline[dask]'"
        raise Invalid(Problem(where, 0, 0, message, "cluster")) from None
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


def _require_version(client: Any, where: str) -> None:
    """Refuse workers of another version of the program: what they find would depend on who reads an article."""
    own = program()
    for worker, theirs in sorted(client.run(program).items()):
        if theirs != own:
            message = f"the worker {worker} runs {theirs}, this is {own}; install one version on all machines"
            raise Invalid(Problem(where, 0, 0, message, "cluster"))


def program() -> str:
    """Return the version of the program and of its extraction, as "timeline 0.1.0, extraction 3"."""
    return f"timeline {__version__}, extraction {EXTRACTOR_VERSION}"
