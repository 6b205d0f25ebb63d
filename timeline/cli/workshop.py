"""The extra ``workshop``: loaded where it is installed, named where it is not."""

from __future__ import annotations

from types import ModuleType

import click

MISSING = """this command needs the extra "workshop"; install it: pip install 'mkdocs-timeline[workshop]'"""


def workshop_commands() -> ModuleType:
    """Return the module of the server's commands. Raises UsageError, which names the extra, where it is not there."""
    try:
        import starlette  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError:
        raise click.UsageError(MISSING) from None
    from timeline.workshop import commands

    return commands
