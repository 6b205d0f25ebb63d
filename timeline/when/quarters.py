"""Which quarter a text tells figures of: "a year earlier" beside them is the same quarter of the year before."""

from __future__ import annotations

from timeline.when.context import Resolution
from timeline.when.meaning import Both, Division, Duration, Meaning, Stretch, Unit
from timeline.when.periods import Period


def focus_quarter(meaning: Meaning, resolution: Resolution, before: Period | None) -> Period | None:
    """The quarter the text is at behind a phrase: the one named, none after "the first nine months", else as before."""
    match meaning:
        case Division(Unit.QUARTER):
            return resolution.period or before
        case Both(Division(Unit.QUARTER)):
            return resolution.ends[0].period or before
        case Duration(((6 | 9, Unit.MONTH),)) | Stretch(6 | 9, Unit.MONTH):
            return None
    return before
