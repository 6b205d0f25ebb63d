"""A browser that runs no scripts, for applications in this process."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import httpx
from starlette.types import ASGIApp

T = TypeVar("T")
ADDRESS = "http://127.0.0.1:8000/"


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run in a thread of its own: where a browser was driven before, this thread has a loop already."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


class Client:
    """Asks an application, and keeps its cookies."""

    def __init__(self, app: ASGIApp, address: str = ADDRESS) -> None:
        self._app, self._address = app, address
        self.cookies = httpx.Cookies()

    def get(self, path: str, **extra: Any) -> httpx.Response:
        return self.ask("GET", path, **extra)

    def post(self, path: str, data: Any = None, **extra: Any) -> httpx.Response:
        headers = {"origin": self._address.rstrip("/"), **extra.pop("headers", {})}
        return self.ask("POST", path, data=data, headers=headers, **extra)

    def ask(self, method: str, path: str, **extra: Any) -> httpx.Response:
        async def asked() -> httpx.Response:
            transport = httpx.ASGITransport(self._app, raise_app_exceptions=True)
            async with httpx.AsyncClient(
                transport=transport, base_url=self._address, cookies=self.cookies, follow_redirects=True
            ) as client:
                follow = extra.pop("follow", True)
                response = await client.request(method, path, follow_redirects=follow, **extra)
                self.cookies.update(client.cookies)
                return response

        return run(asked())
