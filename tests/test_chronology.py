"""The chronology of this repository's own articles: true to them, and in step with the program."""

from pathlib import Path

import pytest

from timeline.dates import parse_edtf
from timeline.events import Event, Stance, Status
from timeline.settings import read_settings
from timeline.store import load
from timeline.updating.pipeline import check

SETTINGS = read_settings(Path(__file__).parents[1] / "mkdocs.yml")
EVENTS = load(SETTINGS.events_folder).events
UNNAMED, TAMPA = "north-korea-allegedly-sends-troops-2024-10-18", "tampa-free-press-2024-10-18"


def the_event(words: str) -> Event:
    (event,) = [event for event in EVENTS if words in event.title]
    return event


def test_the_files_are_what_an_update_would_write() -> None:
    assert check(SETTINGS, sync=True) == (), "run: timeline update"


@pytest.mark.parametrize(
    ("words", "date", "status", "articles"),
    [
        ("strategic partnership", "2024-06", "reported", {UNNAMED}),
        ("missile strike", "2024-10-03", "reported", {UNNAMED}),
        ("special forces soldiers to Russia", "2024-10-08/2024-10-13", "disputed", {UNNAMED, TAMPA}),
        ("National Intelligence Service", "2024-10-18", "reported", {UNNAMED, TAMPA}),
        ("Yoon Suk Yeol convenes", "2024-10-18~", "reported", {UNNAMED}),
        ("10,000", "2024-10-18~", "reported", {UNNAMED, TAMPA}),
        ("Dmitry Peskov dismisses", "2024-10-18~", "reported", {UNNAMED}),
        ("United States", "2024-10-18~", "reported", {UNNAMED}),
        ("second deployment", "2024-10-18/..", "planned", {TAMPA}),
        ("expected to join the fighting", "2024-10-18/..", "planned", {UNNAMED, TAMPA}),
    ],
)
def test_it_tells_what_a_careful_reader_takes_from_the_articles(
    words: str, date: str, status: str, articles: set[str]
) -> None:
    event = the_event(words)
    assert (event.date, event.standing) == (parse_edtf(date), Status(status))
    assert {citation.article for citation in event.sources} == articles


def test_the_shipment_is_denied_by_the_spokesman_of_the_kremlin() -> None:
    (denial,) = [source for source in the_event("soldiers to Russia").sources if source.stance is Stance.DENIES]
    assert denial.according_to == "Kremlin spokesman Dmitry Peskov"
    assert denial.quote is not None
    assert "fake news" in denial.quote


@pytest.mark.parametrize("words", ["READ:", "donation", "Connect with us", "newsletter", "not confirmed", "isolation"])
def test_what_is_no_happening_is_not_in_it(words: str) -> None:
    assert not [event for event in EVENTS for source in event.sources if words in (source.quote or "")]
