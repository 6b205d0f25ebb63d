"""What ``timeline serve`` and ``timeline review`` do: doors opened, files watched, addresses printed."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from starlette.types import ASGIApp

from timeline.settings import Settings
from timeline.workshop.desk import Desk
from timeline.workshop.guard import Door, Guard
from timeline.workshop.live_site import LiveSite
from timeline.workshop.pages import site_application
from timeline.workshop.review import ReviewApp
from timeline.workshop.server import Watch, open_socket
from timeline.workshop.server import serve as serve_doors

Say = Callable[[str], None]
"""Takes a line for the person who started the server."""


def serve(config_file: Path, host: str, port: int, say: Say) -> None:
    """Serve a site until interrupted.

    Args:
        config_file: The site's mkdocs.yml.
        host: The address to listen at.
        port: The port; 0 for any that is free.
        say: Takes a line for the person who started it.

    Raises:
        Invalid: The settings or the address cannot be used.
    """
    listening = open_socket(host, port)
    door = Door(host, listening.getsockname()[1])
    site = LiveSite(config_file, door.address)
    watch = Watch(site.refresh, say=say)
    app = site_application(site, watch.stopped.is_set)
    doors: list[tuple[socket.socket, ASGIApp]] = [(listening, Guard(app, _strict(door, site)))]

    def started() -> None:
        say(f"the site is at {door.address}")
        say("Ctrl-C ends it")

    try:
        serve_doors(doors, watch, started)
    finally:
        site.close()


def review(settings: Settings, host: str, port: int, jobs: int, say: Say) -> None:
    """Serve the desk of a timeline, and its site beside it, until interrupted.

    Args:
        settings: Those of the timeline.
        host: The address to listen at.
        port: The port; 0 for any that is free. The site takes the next one, or any.
        jobs: How many processes read articles.
        say: Takes a line for the person who started it.

    Raises:
        Invalid: The settings or the address cannot be used.
    """
    listening = open_socket(host, port)
    own = Door(host, listening.getsockname()[1], secrets.token_urlsafe(24))
    say("reading the articles")
    desk = Desk(settings, jobs)
    beside = open_socket(host, own.port + 1, other=True)
    door = Door(host, beside.getsockname()[1])
    site = LiveSite(settings.config_file, door.address)
    watch = Watch(desk.refresh, site.refresh, say=say)
    preview = f"{door.address}{_folder(settings)}events/"
    doors: list[tuple[socket.socket, ASGIApp]] = [
        (listening, Guard(ReviewApp(desk, preview, watch.stopped.is_set).application(), own)),
        (beside, Guard(site_application(site, watch.stopped.is_set), _strict(door, site))),
    ]

    def started() -> None:
        say(f"{len(desk.suggestions)} to review: {own.address}?token={own.token}")
        say(f"the site is at {door.address}")
        say("Ctrl-C ends it")

    try:
        serve_doors(doors, watch, started)
    finally:
        site.close()


def _strict(door: Door, site: LiveSite) -> Door:
    """The door of a site: other themes than the packaged one have scripts inline."""
    return replace(door, strict=site.strict)


def _folder(settings: Settings) -> str:
    """Where the timeline is below the address of its site."""
    return f"{settings.output_folder.resolve().relative_to(settings.docs_folder.resolve()).as_posix()}/"
