"""What ``timeline serve`` does: the doors opened, the files watched, the addresses printed."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable
from pathlib import Path

from starlette.types import ASGIApp

from timeline.workshop.guard import Door, Guard
from timeline.workshop.live_site import LiveSite
from timeline.workshop.pages import site_application
from timeline.workshop.server import Watch, open_socket
from timeline.workshop.server import serve as serve_doors


def serve(config_file: Path, host: str, port: int, say: Callable[[str], None]) -> None:
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
    watch = Watch(site.refresh)
    doors: list[tuple[socket.socket, ASGIApp]] = [
        (listening, Guard(site_application(site, watch.stopped.is_set), Door(host, door.port, strict=site.strict)))
    ]

    def started() -> None:
        say(f"the site is at {door.address}")
        say("Ctrl-C ends it")

    try:
        serve_doors(doors, watch, started)
    finally:
        site.close()


def new_token() -> str:
    """Return a secret that nobody guesses."""
    return secrets.token_urlsafe(24)
