"""Asking politely, as crawlers do: what robots.txt allows, one request at a time to a site, and a pause between two."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from timeline.ingestion.network import Answer, Network
from timeline.ingestion.robots import Robots

PAUSE: Final = 1.0
"""Seconds between two requests to one site, where its robots.txt asks for no more."""


@dataclass(slots=True)
class _Site:
    lock: threading.Lock = field(default_factory=threading.Lock)
    asked: float = float("-inf")


class PoliteClient:
    """Asks for documents, from several threads where wanted: they wait for one another where they ask one site."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._robots = Robots(network)
        self._sites: dict[str, _Site] = {}

    def get(self, address: str, headers: Mapping[str, str] | None = None) -> Answer:
        """The document at an address. Raises Unusable where there is none, or where we are not to ask."""
        return self._network.get(address, headers, self._turn)

    @contextmanager
    def _turn(self, address: str) -> Iterator[None]:
        site = self._sites.setdefault(host_of(address), _Site())
        with site.lock:
            delay = max(self._robots.require(address), PAUSE)
            left = site.asked + delay - time.monotonic()
            if left > 0:
                self._network.sleep(left)
            site.asked = time.monotonic()
            yield


def host_of(address: str) -> str:
    """Host and port. "https://example.org/a" is at "example.org"."""
    return urlsplit(address).netloc.lower()
