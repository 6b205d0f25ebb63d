"""What only some need is an extra of the package; where one is missing, the message says how to install it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from timeline.problems import Invalid, Problem


@contextmanager
def extra(name: str, needs: str, place: str) -> Iterator[None]:
    """Import what belongs to an extra within this.

    Args:
        name: The extra, as pyproject.toml has it.
        needs: What needs which package, as "files of Excel need openpyxl".
        place: Where that was asked for, a file or an argument.

    Raises:
        Invalid: It is not installed.
    """
    try:
        yield
    except ImportError:
        message = f"{needs}; install it with: pip install 'mkdocs-timeline[{name}]'"
        raise Invalid(Problem(place, 0, 0, message, "extra")) from None
