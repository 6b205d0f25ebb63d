"""How the client reaches the server: that host and no other, over connections that were checked, within bounds.

openai speaks through httpx2, the network of this package through httpx; this carries requests from one to the other.
"""

from __future__ import annotations

import time
from typing import Final
from urllib.parse import urlsplit

import httpx
import httpx2

from timeline.ingestion.addresses import is_public
from timeline.ingestion.network import Network
from timeline.ingestion.parsed import Unusable
from timeline.ingestion.transport import Deadline, Pinned, Transport, context_of, proxy_of

SECONDS: Final = 300.0
"""For one answer, whatever the server does: a small machine writes ten tokens a second."""
STALL: Final = 240.0
"""Without a byte: servers that do not stream are silent until the answer is complete."""
MAX_BYTES: Final = 4_000_000
"""Of one answer: a hundred times what the longest one of an article has."""
_TELEMETRY: Final = "x-stainless-"
_NEVER: Final = ("openai-organization", "openai-project", "cookie")
"""Headers that the environment may bring in; only what the settings say is sent."""


class Guarded(httpx2.BaseTransport):
    """Sends requests to the server that the settings name, and nowhere else.

    Its name is resolved once. A private address is asked only where the settings name it: as a number, or as localhost.
    What goes to a public address is encrypted. Redirects are answers as others are: nothing follows them.

    Raises:
        Unusable: The address is none, or not to be asked.
    """

    def __init__(self, url: str, network: Network | None = None, seconds: float = SECONDS) -> None:
        try:
            parts = urlsplit(url)
            self._port = parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError:
            parts, self._port = urlsplit(""), 0
        self._scheme, self._host = parts.scheme, parts.hostname or ""
        web = self._scheme in ("http", "https") and self._host
        if not web or parts.username or parts.password:
            raise Unusable("proposer: url is no address; write one as http://localhost:11434/v1, without a password")
        self._seconds = seconds
        self._numbers = _resolved(self._host, self._port, network or Network())
        private = not all(map(is_public, self._numbers))
        if private and not _is_named(self._host, self._numbers):
            number = self._numbers[0]
            raise Unusable(
                f"{self._host} is {number}, which is not a public address; if that is your server, name it in the"
                f" settings by that number: url: {url.replace(self._host, number, 1)}"
            )
        if not private and self._scheme != "https":
            raise Unusable(f"{self._host} is a public address; write https://, so that nobody reads along")
        self._proxy = None if private else proxy_of(self._scheme, self._host)
        self._context = context_of(self._scheme)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Return the answer to one request, read whole."""
        asked = urlsplit(str(request.url))
        port = asked.port or (443 if asked.scheme == "https" else 80)
        if (asked.scheme, asked.hostname, port) != (self._scheme, self._host, self._port):
            raise httpx2.UnsupportedProtocol("only the server of the settings is asked")
        headers = {
            name: value
            for name, value in request.headers.items()
            if not name.lower().startswith(_TELEMETRY) and name.lower() not in _NEVER
        }
        headers |= {"accept-encoding": "identity", "connection": "close"}
        plain = httpx.Request(request.method, str(request.url), headers=headers, content=request.read())
        plain.extensions["timeout"] = dict.fromkeys(("connect", "read", "write", "pool"), STALL)
        with Deadline(time.monotonic() + self._seconds) as deadline:
            transport = Transport(Pinned(self._host, self._numbers, deadline), self._context, self._proxy)
            try:
                with transport:
                    response = transport.handle_request(plain)
                    content = self._read(response)
            except httpx.TimeoutException as error:
                raise httpx2.ReadTimeout(str(error), request=request) from None
            except (httpx.HTTPError, OSError, ValueError) as error:
                if deadline.passed:
                    raise httpx2.ReadTimeout(f"not sent within {self._seconds:g} seconds", request=request) from None
                raise httpx2.ConnectError(str(error)[:200] or type(error).__name__, request=request) from None
        return httpx2.Response(response.status_code, headers=list(response.headers.items()), content=content)

    def _read(self, response: httpx.Response) -> bytes:
        if response.headers.get("content-encoding", "identity") != "identity":
            raise ValueError("the answer is compressed, which was not asked for")
        content = bytearray()
        for chunk in response.iter_raw():
            content += chunk
            if len(content) > MAX_BYTES:
                raise ValueError(f"more than {MAX_BYTES:,} bytes")
        return bytes(content)


def _resolved(host: str, port: int, network: Network) -> list[str]:
    try:
        numbers = network.resolve(host, port)
    except OSError as error:
        raise Unusable(f"{host} is not known: {error}; is the address in the settings right?") from None
    if not numbers:
        raise Unusable(f"{host} has no address")
    return numbers


def _is_named(host: str, numbers: list[str]) -> bool:
    """Whether the settings name the address itself."""
    return host == "localhost" or host.strip("[]") in numbers
