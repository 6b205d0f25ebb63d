"""What is gone all at once, which may be an accident: a question to the editor, and no decision."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from timeline.problems import Problem
from timeline.store import Lock
from timeline.store.chronology import MOST

LISTED: Final = 10
"""Events or articles that are listed by name."""


def vanished_events(asked: Mapping[str, Sequence[str]], lock: Lock) -> Iterator[Problem]:
    """Yield a problem for each thing that happened to events that are missing from the files."""
    for why, names in asked.items():
        count = f"{len(names)} event{'s' * (len(names) > 1)}"
        message = (
            f"{why}: {count} ({_listed(names)}); put the file back, or say timeline update --confirm if they are to"
            " stay away"
        )
        if lock.written.issuperset(names):
            message += "; people wrote them, so nothing but git has what they said"
        else:
            message += ", or --restore to write them again as they were found"
        yield Problem(lock.name, 0, 0, message, "vanished")


def vanished_articles(lock: Lock, digests: Mapping[str, str], unread: Collection[str]) -> tuple[str, ...]:
    """Return the articles that are gone, where they are most of those that were read last.

    A folder that was not checked out or not mounted would take nearly all events along. Articles that only have other
    names are still there.
    """
    there = set(digests.values())
    gone = [name for name, digest in lock.articles.items() if name not in digests and digest not in there]
    gone = sorted(name for name in gone if name not in unread)
    return tuple(gone) if are_most(gone, lock) else ()


def are_most(articles: Collection[str], lock: Lock) -> bool:
    """Return whether articles are more than half of those that were read last, and not just one or two."""
    return len(articles) >= MOST and 2 * len(articles) > len(lock.articles)


def ask_about_articles(gone: Sequence[str], lock: Lock) -> Iterator[Problem]:
    """Yield the problem that most articles are gone, where they are."""
    if gone:
        message = (
            f"most of {len(lock.articles)} articles are gone at once: {len(gone)} ({_listed(gone)}); put them back, or"
            " say timeline update --confirm if what only they report is to go, too"
        )
        yield Problem(lock.name, 0, 0, message, "vanished")


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:LISTED]) + (f" and {len(names) - LISTED} more" if len(names) > LISTED else "")
