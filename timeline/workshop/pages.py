"""The application that serves the site: pages from memory, and a word to each of them when files change."""

from __future__ import annotations

import asyncio
import mimetypes
from collections.abc import AsyncIterator, Callable
from hashlib import sha256
from pathlib import Path
from typing import Final
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from timeline.workshop.excerpts import excerpt
from timeline.workshop.live_site import LiveSite, PageAnswer
from timeline.workshop.rendering import STATIC, render_template

LISTED: Final = 20
"""So many problems are shown in a page."""

_LOOK: Final = 0.03
"""Seconds between two looks of a stream at what the server has to tell."""

_BEAT: Final = 15.0
"""Seconds after which a stream says that it is alive, so that one that nobody reads is noticed."""


def site_application(site: LiveSite, stopped: Callable[[], bool]) -> Starlette:
    """Return the application that serves a site.

    Args:
        site: The site.
        stopped: Whether the server is about to end, so that streams must.
    """

    async def page(request: Request) -> Response:
        path = request.path_params["path"]
        address = path + "index.html" if not path or path.endswith("/") else path
        answer = await run_in_threadpool(site.answer, address)
        if answer.status == 404 and not path.endswith("/"):
            below = await run_in_threadpool(site.answer, f"{path}/index.html")
            if below.status == 200:
                return RedirectResponse("/" + quote(f"{path}/"), 307)
        body = answer.body
        if answer.media_type == "text/html":
            body = await run_in_threadpool(_with_panel, site, address, answer)
        return Response(body, answer.status, media_type=answer.media_type)

    async def version(request: Request) -> Response:
        path = request.query_params.get("path", "")
        answer = await run_in_threadpool(site.answer, path)
        return PlainTextResponse(_version(site, answer))

    async def changes(request: Request) -> Response:
        return StreamingResponse(generations(lambda: site.generation, stopped, request), media_type="text/event-stream")

    return Starlette(
        routes=[
            Route("/-/version", version),
            Route("/-/changes", changes),
            Route("/-/{name}", static),
            Route("/{path:path}", page),
        ]
    )


async def static(request: Request) -> Response:
    """Serve a stylesheet or script of the server's own."""
    file = STATIC / Path(request.path_params["name"]).name
    if not file.is_file():
        return PlainTextResponse("not found\n", 404)
    kind, _ = mimetypes.guess_type(file.name)
    return Response(file.read_bytes(), media_type=kind, headers={"cache-control": "max-age=60"})


async def generations(
    generation: Callable[[], int], stopped: Callable[[], bool], request: Request
) -> AsyncIterator[str]:
    """Tell a browser of each change, as an event stream."""
    seen = generation()
    yield "retry: 500\n\n"
    silent = 0.0
    while not stopped() and not await request.is_disconnected():
        if generation() != seen:
            seen = generation()
            yield f"data: {seen}\n\n"
        await asyncio.sleep(_LOOK)
        silent += _LOOK
        if silent > _BEAT:
            silent = 0.0
            yield ": alive\n\n"


def _with_panel(site: LiveSite, path: str, answer: PageAnswer) -> bytes:
    """A page with the panel of what is wrong, and the script that reloads it."""
    problems = site.problems
    shown = [excerpt(site.root, problem) for problem in problems[:LISTED]]
    panel = render_template(
        "problems.html", problems=shown, count=len(problems), version=_version(site, answer), path=path
    ).encode()
    head, end, rest = answer.body.rpartition(b"</body>")
    return head + panel + end + rest if end else answer.body + panel


def _version(site: LiveSite, answer: PageAnswer) -> str:
    """What tells two states of a page apart: its content, and what is wrong with the files."""
    said = "\n".join(map(str, site.problems))
    return sha256(f"{answer.version}\n{answer.status}\n{said}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
