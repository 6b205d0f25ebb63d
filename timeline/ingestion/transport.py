"""How httpx connects for us: to addresses that were checked, within one deadline for the whole answer.

A name is resolved once, by the caller, who checks every address it has. The connection goes to one of those: httpcore
resolves nothing itself, so a name that changes its address after the check gains nothing. A proxy is connected to as it
is named; it answers for where it connects.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any, Final
from urllib.request import getproxies, proxy_bypass

import httpcore
import httpx

from timeline.ingestion.parsed import Unusable

MOST_TRIED: Final = 4
"""So many of a name's addresses are tried."""


class Deadline:
    """Cuts the connection of one answer when its time is over, whatever the server does, handshakes included."""

    def __init__(self, until: float) -> None:
        self._until = until
        self._socket: socket.socket | None = None
        self._watch = threading.Timer(max(0.1, until - time.monotonic()), self._cut)
        self._watch.daemon = True

    def __enter__(self) -> Deadline:
        self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._watch.cancel()

    @property
    def passed(self) -> bool:
        """Return whether the time for all is over."""
        return time.monotonic() > self._until

    def left(self, stall: float) -> float:
        """Seconds that the next step may take."""
        return max(0.1, min(stall, self._until - time.monotonic()))

    def hold(self, connection: socket.socket) -> None:
        """Take over a connection, which is cut when the time for all is over."""
        self._socket = connection

    def _cut(self) -> None:
        if self._socket is not None:
            with suppress(OSError):  # closed already
                self._socket.shutdown(socket.SHUT_RDWR)


class Pinned(httpcore.SyncBackend):
    """Connects to the checked numbers in place of the name that httpcore asks for."""

    def __init__(self, host: str, numbers: Sequence[str], deadline: Deadline) -> None:
        self._host, self._numbers, self._deadline = host, numbers, deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to a host, at one of the addresses that were checked."""
        # Any other host is the proxy.
        numbers = self._numbers[:MOST_TRIED] if host == self._host else [host]
        failure: Exception = httpcore.ConnectError("no address")
        for number in numbers:
            try:
                stream = super().connect_tcp(number, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
                continue
            self._deadline.hold(stream.get_extra_info("socket"))
            return _Held(stream, self._deadline)
        raise failure


class _Held(httpcore.NetworkStream):
    """A stream whose socket the deadline holds before a handshake begins: a server can drag that out."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, timeout)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, timeout)

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, timeout)
        self._deadline.hold(stream.get_extra_info("socket"))
        return _Held(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class Transport(httpx.HTTPTransport):
    """httpx's transport over a pool of our own, which connects as ``Pinned`` says."""

    def __init__(self, backend: Pinned, context: ssl.SSLContext, proxy: httpx.URL | None) -> None:
        super().__init__(verify=context, trust_env=False)
        self._pool.close()
        if proxy is None:
            self._pool = httpcore.ConnectionPool(ssl_context=context, network_backend=backend, max_connections=1)
        else:
            self._pool = httpcore.HTTPProxy(
                proxy_url=httpcore.URL(
                    scheme=proxy.raw_scheme, host=proxy.raw_host, port=proxy.port, target=proxy.raw_path
                ),
                ssl_context=context,
                network_backend=backend,
                max_connections=1,
            )


def proxy_of(scheme: str, host: str) -> httpx.URL | None:
    """The proxy by which a host is asked, as https_proxy, http_proxy, all_proxy and no_proxy say; None for none."""
    proxies = getproxies()
    named = proxies.get(scheme) or proxies.get("all")
    if not named or proxy_bypass(host):
        return None
    try:
        proxy = httpx.URL(named if "://" in named else f"http://{named}")
    except (httpx.InvalidURL, ValueError):
        proxy = httpx.URL("")
    if proxy.scheme != "http" or not proxy.host or proxy.userinfo:
        # The value is not printed: it can hold a password.
        raise Unusable(f"the proxy for {scheme} is not of the form http://host:port")
    return proxy.copy_with(port=proxy.port or 80)


def context_of(scheme: str) -> ssl.SSLContext:
    """The authorities that certifi names, and those that SSL_CERT_FILE adds; none for http, where loading them is slow
    and for nothing."""
    import certifi

    if scheme != "https":
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
