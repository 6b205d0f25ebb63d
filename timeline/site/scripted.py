"""The words that the script of the theme says: where the site does not speak English, its pages hold them for it.

They stand as JSON in ``data-words`` of the element ``.tl-filter``: English text -> text of the site's language.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from timeline.i18n import Translator, message
from timeline.site.entries import EVIDENCE, STATUSES
from timeline.text import clean

WORDS: Final = (
    message("Find: words, names, dates (march 2021, since 2024, -word)"),
    message("Find in the timeline"),
    message("Filter"),
    message("Status"),
    message("Who"),
    message("Where"),
    message("Tags"),
    message("Sources"),
    message("Evidence"),
    message("Clear"),
    message("No event matches."),
    message("Loading the events …"),
    message("Searched for: %(words)s"),
    message("%(shown)s of %(all)s events"),
    message("Show %(number)s more"),
    message("with"),
    message("without"),
    message("all of"),
    message("CSV"),
    message("Feed: %(name)s"),
    message("The files hold what is found now. A feed follows one name, topic, status or kind of evidence."),
    message("Copy link"),
    message("Copy the quote and its link"),
    message("Copied"),
    message("Copy"),
    message("%(number)s new since your last visit"),
    message("Show the whole period"),
    message("The search index could not be loaded."),
    *STATUSES.values(),
    *EVIDENCE.values(),
)


def declared(keys: Mapping[str, str]) -> str:
    """The keys of events that the settings declare, with their labels, as JSON for the finder; "" without any."""
    return json.dumps({name: clean(label) for name, label in keys.items()}, ensure_ascii=False) if keys else ""


def month_names(translator: Translator) -> str:
    """The names of the months in the language of the site, in full and short, as JSON; "" for English."""
    if translator.language == "en":
        return ""
    named = translator.locale.months["format"]
    names = [named[width][month] for width in ("wide", "abbreviated") for month in range(1, 13)]
    return json.dumps(names, ensure_ascii=False)


def scripted(translator: Translator) -> str:
    """The words that have a translation, as JSON; "" where it has none, as English."""
    own = {word: text for word in WORDS if (text := translator.text(word)) != word}
    return json.dumps(own, ensure_ascii=False) if own else ""
