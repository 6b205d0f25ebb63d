"""The words that the script of the theme says: where the site does not speak English, its pages hold them for it.

They stand as JSON in ``data-words`` of the element ``.tl-filter``: English text -> text of the site's language.
"""

from __future__ import annotations

import json
from typing import Final

from timeline.site.entries import STATUSES
from timeline.voices import Voice, message

WORDS: Final = (
    message("Status"),
    message("Who"),
    message("Where"),
    message("Tags"),
    message("Sources"),
    message("Filter by any words"),
    message("Filter the events"),
    message("Show all"),
    message("No event fits."),
    message("%(shown)s of %(all)s events"),
    message("From"),
    message("Until"),
    message("%(number)s in other years"),
    message("The first %(number)s are listed; the years above lead to all."),
    message("Other years can only be looked through where the site is served from the web."),
    *STATUSES.values(),
)


def scripted(voice: Voice) -> str:
    """The words of which the voice has its own, as JSON; "" where it has none, as English."""
    own = {word: text for word in WORDS if (text := voice.text(word)) != word}
    return json.dumps(own, ensure_ascii=False) if own else ""
