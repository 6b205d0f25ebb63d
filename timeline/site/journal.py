"""What the machine found last, beside which corrections by people are seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from timeline.events import Event


@dataclass(frozen=True)
class Journal:
    """What was found last, by id, and the events that people took out: both from timeline.lock."""

    found: Mapping[str, Event]
    withdrawn: Sequence[Event] = ()


NOTHING: Final = Journal({})
