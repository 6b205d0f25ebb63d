"""An event told in plain lines, for formats that have one field for text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from timeline.events import Citation, Event, Stance, Status
from timeline.exchange.edition import Edition
from timeline.exchange.precision import full_day
from timeline.i18n import ENGLISH, Translator, message
from timeline.text import clean, clean_lines

STANCES: Final = {
    Stance.DENIES: message("denies it"),
    Stance.CORRECTS: message("corrects it"),
    Stance.RETRACTS: message("retracts it"),
}
"""What a source does that does not report the event, in words."""


def account(event: Event, edition: Edition) -> str:
    """All that is known of the event but its title, one thing a line.

    8–13 October 2024
    Who: North Korea
    Tampa Free Press, 18 October 2024: “North Korea deployed 1,500 soldiers”
    """
    account = edition.accounts.get(event.id)
    if account is None or account[0] is not event:
        account = edition.accounts[event.id] = (event, "\n".join(_lines(event, edition)))
    return account[1]


def date_words(event: Event, edition: Edition) -> str:
    """The date in words, with EDTF behind it where the words stand for something that is not known to the day."""
    said = clean(edition.words(event.date))
    if event.time is not None:
        said += f", {clean(event.time)}"
    return said if full_day(event.date) or said == str(event.date) else f"{said} ({event.date})"


def facts(event: Event, translator: Translator = ENGLISH) -> Iterator[tuple[str, str]]:
    """What else is known, label and text: ("Where", "Vladivostok")."""
    if event.standing is not Status.REPORTED:
        yield translator.text("Status"), translator.text(event.standing.value)
    named = ((message("Who"), event.who), (message("Where"), event.where), (message("Tags"), event.tags))
    for label, names in named:
        if names:
            yield translator.text(label), ", ".join(map(clean, names))


def source_words(event: Event, citation: Citation, edition: Edition) -> str:
    """Who says so, when, and in which words: Tampa Free Press, 18 October 2024: “…”."""
    work = edition.work(citation)
    said = clean(work.name)
    if work.issued is not None:
        said += f", {clean(edition.words(work.issued))}"
    if citation.stance is not Stance.REPORTS:
        said += f" ({edition.translator.text(STANCES[citation.stance])})"
    if citation.says is not None and citation.says != event.date:
        said += ", " + edition.translator.say("which says %(date)s", date=clean(edition.words(citation.says)))
    if citation.page is not None:
        said += ", " + edition.translator.say("page %(number)s", number=clean(citation.page))
    if citation.quote is not None:
        said += f": “{clean(citation.quote)}”"
    return said


def _lines(event: Event, edition: Edition) -> Iterator[str]:
    yield date_words(event, edition)
    for label, text in facts(event, edition.translator):
        yield f"{label}: {text}"
    if event.text is not None:
        yield from clean_lines(event.text).strip().split("\n")
    for citation in event.sources:
        url = edition.work(citation).url
        yield source_words(event, citation, edition) + (f" {url}" if url else "")
