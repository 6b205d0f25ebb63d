"""The words that the script of the theme says: where the site does not speak English, its pages hold them for it.

They stand as JSON in ``data-words`` of the element ``.tl-filter``: English text -> text of the site's language.
"""

from __future__ import annotations

import json
from typing import Final

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
)


def scripted(voice: Voice) -> str:
    """The words of which the voice has its own, as JSON; "" where it has none, as English."""
    own = {word: text for word in WORDS if (text := voice.text(word)) != word}
    return json.dumps(own, ensure_ascii=False) if own else ""
