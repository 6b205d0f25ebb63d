"""Who may talk to the server: a browser on this machine, at the address that it was given, and nobody's other page."""

from __future__ import annotations

import hmac
import ipaddress
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Final
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST: Final = 2_000_000
"""Bytes of the largest form that is read."""

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'self'"
)
"""Nothing inline and nothing from elsewhere: what an article smuggles into a page can do nothing there."""

_HEADERS: Final = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


@dataclass(frozen=True, slots=True)
class Door:
    """Where a part of the server is reached. ``token`` is what a browser has to bring, "" for none."""

    host: str
    port: int
    token: str = ""
    strict: bool = True
    """Whether its pages run nothing inline."""

    @property
    def address(self) -> str:
        """Where a browser on this machine finds it: http://127.0.0.1:8000/."""
        host = "127.0.0.1" if self.host in ("0.0.0.0", "::", "") else self.host  # noqa: S104
        return f"http://[{host}]:{self.port}/" if ":" in host else f"http://{host}:{self.port}/"

    @property
    def cookie(self) -> str:
        """The name of the cookie with the token; those of all ports of a machine are one jar."""
        return f"timeline-{self.port}"

    def knows(self, host: str) -> bool:
        """Return whether a Host header means this door. A name that somebody else's DNS points here does not."""
        try:
            parts = urlsplit(f"//{host}")
            name, port = parts.hostname or "", parts.port or 80
        except ValueError:
            return False
        if port != self.port:
            return False
        if name in ("localhost", self.host):
            return True
        return _is_address(name) and (_is_loopback(name) or self._is_open)

    @property
    def _is_open(self) -> bool:
        """Whether it was asked to be reached from other machines, too."""
        return not (self.host == "localhost" or (_is_address(self.host) and _is_loopback(self.host)))


class Guard:
    """Lets requests through to an application that come by one of its doors as they should."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app, self._door = app, door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request: hand it on, or refuse it with status 403, 413 or 421."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        answer: Response | None = self._refuse(scope["method"], headers)
        if answer is None and self._door.token:
            answer = self._ask_for_token(scope, headers)
        if answer is not None:
            await answer(scope, receive, self._with_headers(send))
            return
        await self._app(scope, receive, self._with_headers(send))

    def _refuse(self, method: str, headers: Headers) -> Response | None:
        door = self._door
        if not door.knows(headers.get("host", "")):
            return PlainTextResponse(f"this server is {door.address}, no other name for it is served\n", 421)
        if method in ("GET", "HEAD"):
            return None
        origin = urlsplit(headers.get("origin", ""))
        if origin.scheme != "http" or not door.knows(origin.netloc) or origin.netloc != headers.get("host"):
            return PlainTextResponse("only pages of this server may change something\n", 403)
        length = headers.get("content-length", "")
        if not length.isdigit() or int(length) > MOST:
            return PlainTextResponse("the form is too long\n", 413)
        return None

    def _ask_for_token(self, scope: Scope, headers: Headers) -> Response | None:
        """None for a browser that brings the token; one that has it in the address is given it as a cookie."""
        door = self._door
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if given and hmac.compare_digest(given.encode(), door.token.encode()):
            answer = RedirectResponse(scope["path"], 303)
            answer.set_cookie(door.cookie, door.token, httponly=True, samesite="strict", path="/")
            return answer
        brought = SimpleCookie(headers.get("cookie", "")).get(door.cookie)
        if brought is not None and hmac.compare_digest(brought.value.encode(), door.token.encode()):
            return None
        return PlainTextResponse("open the address that timeline printed: it ends in a token\n", 403)

    def _with_headers(self, send: Send) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                if self._door.strict:
                    headers["content-security-policy"] = POLICY
            await send(message)

        return sending


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _is_loopback(name: str) -> bool:
    return ipaddress.ip_address(name).is_loopback
