"""Asking the web for one document: only public machines, within bounds of time, size and redirects.

A name is resolved once, every address it has is checked, and the connection goes to one that was checked: a name that
changes its address between the check and the connection gains nothing.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urljoin, urlsplit

from timeline import __version__
from timeline.ingestion.addresses import askable, is_loopback, is_public
from timeline.ingestion.found import Unusable
from timeline.ingestion.proxy import bracketed, proxy_of, tunnel

AGENT: Final = f"timeline/{__version__} (mkdocs-timeline; reads single articles when a person asks for them)"
TOKEN: Final = "timeline"  # noqa: S105 (the name that robots.txt knows us by)

Turn = Callable[[str], AbstractContextManager[object]]
"""What lets an address be asked: entered before, left when the answer is there; may wait, and raise Unusable."""

_REDIRECTS: Final = (301, 302, 303, 307, 308)
_AGAIN: Final = (429, 502, 503, 504)


@dataclass(frozen=True, slots=True)
class Limits:
    """How far we go. Seconds and bytes."""

    seconds: float = 30.0
    """For one document with its redirects, whatever the server does."""
    stall: float = 10.0
    """Without a byte."""
    sent: int = 10_000_000
    expanded: int = 20_000_000
    redirects: int = 5
    tries: int = 3
    longest_wait: float = 20.0
    """Between tries; a server that asks for more is left alone."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent. ``address`` is where it came from after redirects; ``content`` is expanded."""

    address: str
    status: int
    content: bytes
    media_type: str = ""
    charset: str = ""
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Network:
    """How documents are asked for. ``loopback`` allows servers on this machine, for tests and for trying out."""

    limits: Limits = Limits()
    loopback: bool = False
    sleep: Callable[[float], None] = time.sleep
    resolve: Callable[[str, int], list[str]] = lambda host, port: [
        str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    ]

    def get(
        self,
        address: str,
        headers: Mapping[str, str] | None = None,
        turn: Turn = nullcontext,
    ) -> Answer:
        """The document at an address. Raises Unusable with the reason when there is none to be had.

        Failures that pass (no connection, 429, 502, 503, 504) are tried again, later each time. Each address is asked
        within its ``turn``, those of redirects too; to wait for it takes no time from the document.
        """
        address = askable(address)
        for attempt in range(1, self.limits.tries + 1):
            last = attempt == self.limits.tries
            try:
                answer = self._followed(address, headers or {}, turn)
            except _Passing as failure:
                if last:
                    raise Unusable(f"{failure} ({attempt} tries)") from None
                wait = float(2 ** (attempt - 1))
            else:
                if answer.status not in _AGAIN or last:
                    return _accepted(answer)
                wait = _retry_after(answer.headers.get("retry-after", ""), 2 ** (attempt - 1))
            if wait > self.limits.longest_wait:
                raise Unusable(f"the server asks to come back in {wait:,.0f} seconds; try again then")
            self.sleep(wait)
        raise AssertionError("no attempt was made")

    def _followed(self, address: str, headers: Mapping[str, str], turn: Turn) -> Answer:
        left = self.limits.seconds
        for _ in range(self.limits.redirects + 1):
            with turn(address):
                began = time.monotonic()
                answer = self._asked(address, headers, began + left)
                left -= time.monotonic() - began
            location = answer.headers.get("location", "")
            if answer.status not in _REDIRECTS or not location:
                return answer
            address = askable(urljoin(address, location))
        raise Unusable(f"more than {self.limits.redirects} redirects, the last to {address[:200]}")

    def _asked(self, address: str, headers: Mapping[str, str], until: float) -> Answer:
        parts = urlsplit(address)
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        port = f":{parts.port}" if parts.port else ""
        sent = {"Host": bracketed(parts.hostname or "") + port, "User-Agent": AGENT, "Accept": "*/*"}
        sent |= {"Accept-Encoding": "gzip, deflate", "Connection": "close", **headers}
        try:
            with self._connected(address, until) as (connection, whole):
                connection.request("GET", address if whole else target, headers=sent)
                response = connection.getresponse()
                return _read(address, response, self.limits, until)
        except TimeoutError:
            raise _Passing("no answer in time") from None
        except ssl.SSLCertVerificationError as error:
            raise Unusable(f"the certificate is not valid: {error.verify_message}") from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            if time.monotonic() > until:
                raise Unusable(f"not sent within {self.limits.seconds:g} seconds") from None
            raise _Passing(f"no connection: {str(error)[:200] or type(error).__name__}") from None

    @contextmanager
    def _connected(self, address: str, until: float) -> Iterator[tuple[http.client.HTTPConnection, bool]]:
        """A connection, and whether it takes whole addresses, as a proxy does. It is cut when time is over."""
        parts = urlsplit(address)
        secure, host = parts.scheme == "https", parts.hostname or ""
        port = parts.port or (443 if secure else 80)
        proxy = proxy_of(parts.scheme, host)
        numbers = self._checked(host, port, behind_proxy=proxy is not None)
        timeout = max(0.1, min(self.limits.stall, until - time.monotonic()))
        open_socket = _connect(numbers, port, timeout) if proxy is None else socket.create_connection(proxy, timeout)
        sockets = [open_socket]
        watch = threading.Timer(max(0.1, until - time.monotonic()), lambda: _cut(sockets[-1]))
        watch.daemon = True
        watch.start()
        connection = http.client.HTTPConnection(host, port)
        try:
            if secure:
                if proxy is not None:
                    tunnel(open_socket, host, port)
                context = _context()
                # The handshake waits until the watch holds the socket: a server can drag it out.
                secured = context.wrap_socket(open_socket, server_hostname=host, do_handshake_on_connect=False)
                sockets.append(secured)
                secured.do_handshake()
            connection.sock = sockets[-1]
            yield connection, proxy is not None and not secure
        finally:
            watch.cancel()
            connection.close()
            sockets[-1].close()

    def _checked(self, host: str, port: int, *, behind_proxy: bool) -> list[str]:
        """The addresses of a name, if all of them may be asked.

        Behind a proxy names may be unknown here; then the proxy answers for where it connects.
        """
        try:
            numbers = self.resolve(host, port)
        except OSError as error:
            if behind_proxy:
                return []
            raise _Passing(f"{host} is not known: {error}") from None
        for number in numbers:
            if not is_public(number) and not (self.loopback and is_loopback(number)):
                raise Unusable(f"{host} is {number}, which is not a public address; only the open web is asked")
        if not numbers and not behind_proxy:
            raise _Passing(f"{host} has no address")
        return numbers


class Declined(Unusable):
    """The server answered, and gave no document."""

    def __init__(self, status: int) -> None:
        super().__init__(f"the server answered {status} {http.client.responses.get(status, '')}".rstrip())
        self.status = status


class _Passing(Exception):
    """A failure that may be over in a moment."""


def _accepted(answer: Answer) -> Answer:
    if answer.status == 304 or 200 <= answer.status < 300:
        return answer
    raise Declined(answer.status)


def _read(address: str, response: http.client.HTTPResponse, limits: Limits, until: float) -> Answer:
    headers = {name.lower(): value for name, value in response.getheaders()}
    announced = headers.get("content-length", "")
    if announced.isdigit() and int(announced) > limits.sent:
        raise Unusable(f"{int(announced):,} bytes; at most {limits.sent:,} are read")
    expand = _expander(headers.get("content-encoding", ""))
    parts: list[bytes] = []
    sent = expanded = 0
    while chunk := response.read1(65_536):
        sent += len(chunk)
        part = expand(chunk, limits.expanded - expanded + 1)
        expanded += len(part)
        if sent > limits.sent or expanded > limits.expanded:
            raise Unusable(f"more than {limits.sent:,} bytes, or {limits.expanded:,} expanded")
        parts.append(part)
    if time.monotonic() > until:
        raise Unusable(f"not sent within {limits.seconds:g} seconds")
    if announced.isdigit() and sent < int(announced):
        raise _Passing(f"{sent:,} of {int(announced):,} bytes were sent")
    charset = response.headers.get_content_charset() or ""
    return Answer(address, response.status, b"".join(parts), response.headers.get_content_type(), charset, headers)


def _expander(encoding: str) -> Callable[[bytes, int], bytes]:
    """A function that expands the next bytes, to no more than so many."""
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        return lambda chunk, most: chunk[:most]
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise Unusable(f'the answer is encoded as "{encoding[:20]}", which was not asked for')
    # 32: gzip or zlib, whichever the header says.
    decoder = zlib.decompressobj(32 + zlib.MAX_WBITS)

    def expand(chunk: bytes, most: int) -> bytes:
        try:
            return decoder.decompress(chunk, most)
        except zlib.error:
            raise Unusable("the answer is not the compressed text that it says it is") from None

    return expand


def _retry_after(said: str, otherwise: float) -> float:
    return float(said) if said.isdigit() and len(said) < 8 else float(otherwise)


def _connect(numbers: list[str], port: int, timeout: float) -> socket.socket:
    """A connection to the first of the checked addresses that answers; numbers, so nothing is resolved again."""
    failure: OSError = OSError("no address")
    for number in numbers[:4]:
        try:
            return socket.create_connection((number, port), timeout)
        except OSError as error:
            failure = error
    raise failure


def _cut(connection: socket.socket) -> None:
    with suppress(OSError):  # closed already
        connection.shutdown(socket.SHUT_RDWR)


def _context() -> ssl.SSLContext:
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
