"""Asking the web for one document through httpx: only public machines, within bounds of time, size and redirects.

A name is resolved once, every address it has is checked, and ``transport`` connects to one that was checked.
"""

from __future__ import annotations

import socket
import ssl
import time
import zlib
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final
from urllib.parse import urljoin, urlsplit

import httpx

from timeline import __version__
from timeline.ingestion.addresses import askable, is_loopback, is_public
from timeline.ingestion.parsed import Unusable
from timeline.ingestion.transport import Deadline, Pinned, Transport, context_of, proxy_of

AGENT: Final = f"timeline/{__version__} (mkdocs-timeline; reads single articles when a person asks for them)"
TOKEN: Final = "timeline"  # noqa: S105 (the name that robots.txt knows us by)

Turn = Callable[[str], AbstractContextManager[object]]
"""What lets an address be asked: entered before, left when the answer is there; may wait, and raise Unusable."""

MAX_HEADERS: Final = 200
"""Headers of an answer that are kept."""

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
    """What a server sent. ``address`` is where it came from after redirects; ``content`` is expanded. ``collected`` is
    when that was, as the web archive says that it is read from; "" where the server was asked just now."""

    address: str
    status: int
    content: bytes
    media_type: str = ""
    charset: str = ""
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    collected: str = ""


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

    def post(self, address: str, content: bytes, media_type: str) -> Answer:
        """Send bytes to an address, once and following no redirect. Raises Unusable where there is no answer."""
        address = askable(address)
        until = time.monotonic() + self.limits.seconds
        try:
            return _accepted(self._asked(address, {"Content-Type": media_type}, until, content))
        except _Passing as failure:
            raise Unusable(str(failure)) from None

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

    def _asked(self, address: str, headers: Mapping[str, str], until: float, content: bytes | None = None) -> Answer:
        method = "GET" if content is None else "POST"
        parts = urlsplit(address)
        host = parts.hostname or ""
        port = parts.port or (443 if parts.scheme == "https" else 80)
        proxy = proxy_of(parts.scheme, host)
        numbers = self._checked(host, port, behind_proxy=proxy is not None)
        sent = {"User-Agent": AGENT, "Accept": "*/*", "Accept-Encoding": "gzip, deflate", "Connection": "close"}
        with Deadline(until) as deadline:
            try:
                transport = Transport(Pinned(host, numbers, deadline), context_of(parts.scheme), proxy)
                timeout = httpx.Timeout(deadline.left(self.limits.stall))
                with (
                    httpx.Client(transport=transport, timeout=timeout, trust_env=False) as client,
                    client.stream(method, address, headers={**sent, **headers}, content=content) as response,
                ):
                    return _read(address, response, self.limits, until)
            except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
                if deadline.passed:
                    raise Unusable(f"not sent within {self.limits.seconds:g} seconds") from None
                if isinstance(error, httpx.TimeoutException):
                    raise _Passing("no answer in time") from None
                if certificate := _certificate_error(error):
                    raise Unusable(f"the certificate is not valid: {certificate}") from None
                raise _Passing(f"no connection: {str(error)[:200] or type(error).__name__}") from None

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
        phrase = HTTPStatus(status).phrase if status in set(HTTPStatus) else ""
        super().__init__(f"the server answered {status} {phrase}".rstrip())
        self.status = status


class _Passing(Exception):
    """A failure that may be over in a moment."""


def _certificate_error(error: BaseException | None) -> str:
    """What is wrong with the certificate, where that is why there is no connection."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return error.verify_message
        error = error.__cause__ or error.__context__
    return ""


def _accepted(answer: Answer) -> Answer:
    if answer.status == 304 or 200 <= answer.status < 300:
        return answer
    raise Declined(answer.status)


def _read(address: str, response: httpx.Response, limits: Limits, until: float) -> Answer:
    if len(response.headers) > MAX_HEADERS:
        raise Unusable(f"{len(response.headers):,} headers; at most {MAX_HEADERS} are read")
    headers = {name.lower(): value for name, value in response.headers.items()}
    announced = headers.get("content-length", "")
    if announced.isdigit() and int(announced) > limits.sent:
        raise Unusable(f"{int(announced):,} bytes; at most {limits.sent:,} are read")
    expand = _expander(headers.get("content-encoding", ""))
    parts: list[bytes] = []
    sent = expanded = 0
    # Raw bytes, expanded here: httpx would expand a chunk whole, however large that is.
    for chunk in response.iter_raw():
        sent += len(chunk)
        part = expand(chunk, limits.expanded - expanded + 1)
        expanded += len(part)
        if sent > limits.sent or expanded > limits.expanded:
            raise Unusable(f"more than {limits.sent:,} bytes, or {limits.expanded:,} expanded")
        parts.append(part)
        if time.monotonic() > until:
            raise Unusable(f"not sent within {limits.seconds:g} seconds")
    if time.monotonic() > until:
        raise Unusable(f"not sent within {limits.seconds:g} seconds")
    media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    charset = response.charset_encoding or ""
    return Answer(address, response.status_code, b"".join(parts), media_type, charset, headers)


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
