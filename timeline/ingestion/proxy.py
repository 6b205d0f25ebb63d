"""The proxies that the usual variables name: https_proxy, http_proxy, all_proxy, no_proxy."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from timeline.ingestion.found import Unusable


def proxy_of(scheme: str, host: str) -> tuple[str, int] | None:
    """Host and port of the proxy by which a host is asked, None where it is asked directly."""
    proxies = getproxies()
    named = proxies.get(scheme) or proxies.get("all")
    if not named or proxy_bypass(host):
        return None
    parts = urlsplit(named if "://" in named else f"http://{named}")
    if parts.scheme != "http" or not parts.hostname or parts.username:
        raise Unusable(f"the proxy for {scheme} is not of the form http://host:port")
    return parts.hostname, parts.port or 80


def tunnel(connection: socket.socket, host: str, port: int) -> None:
    connection.sendall(f"CONNECT {bracketed(host)}:{port} HTTP/1.1\r\nHost: {bracketed(host)}:{port}\r\n\r\n".encode())
    answer = b""
    while b"\r\n\r\n" not in answer:
        piece = connection.recv(1)
        answer += piece
        if not piece or len(answer) > 65_536:
            raise OSError("the proxy gave no answer")
    status = answer.split(b" ", 2)[1:2]
    if status != [b"200"]:
        raise OSError(f"the proxy refuses: {answer[:60].decode('latin-1').splitlines()[0]}")


def bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
