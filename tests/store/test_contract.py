"""Every key that an event, a source, a place and a picture can have loads, reads back, merges and survives an edit."""

from dataclasses import replace

import pytest

from timeline.dates import Day, parse_edtf
from timeline.events import Basis, Citation, Event, Media, Mode, Place, Review, Stance, Status, Work
from timeline.store import EventFile, Lock, fmt, merge, read_lock, revise, write_lock

WHOLE = """\
- id: ship-leaves
  date: 2024-10-08/2024-10-13
  time: "14:05+03:00"
  title: A ship leaves the port
  text: |
    My *own* words.
  status: alleged
  review: checked
  who: [Harbour Board]
  where:
  - Kiel   # the city
  - {name: Vladivostok, lat: 43.10, lon: -131.9}
  tags: [departure]
  key: true
  related: [ship-arrives]
  media:
  - {file: images/ship.jpg, alt: A ship, credit: A. Photographer, licence: CC BY 4.0}
  sources:
  - https://example.org/alone   # only its address
  - article: herald
    quote: The ship is said to have left.
    says: 2024-10
    stance: retracts
    according_to: the board
    mode: alleged
    basis: linked
  - kind: court
    title: Board v. Shipper
    author: A. Clerk
    published: 2024-10
    file: evidence/exhibit 12.pdf
    sha256: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
    page: 12
    paragraph: 7
    exhibit: GX-12
    archive: https://archive.example.org/1
    accessed: "2024-11-02"
"""

EVENT = Event(
    "ship-leaves",
    parse_edtf("2024-10-08/2024-10-13"),
    "A ship leaves the port",
    time="14:05+03:00",
    text="My *own* words.\n",
    status=Status.ALLEGED,
    review=Review.CHECKED,
    who=("Harbour Board",),
    where=("Kiel", "Vladivostok"),
    places=(Place("Vladivostok", 43.1, -131.9),),
    tags=("departure",),
    key=True,
    related=("ship-arrives",),
    media=(Media("images/ship.jpg", alt="A ship", credit="A. Photographer", licence="CC BY 4.0"),),
    sources=(
        Citation(url="https://example.org/alone"),
        Citation(
            "herald",
            "The ship is said to have left.",
            says=parse_edtf("2024-10"),
            stance=Stance.RETRACTS,
            according_to="the board",
            mode=Mode.ALLEGED,
            basis=Basis.LINKED,
        ),
        Citation(
            kind=Work.COURT,
            title="Board v. Shipper",
            author="A. Clerk",
            published=parse_edtf("2024-10"),
            file="evidence/exhibit 12.pdf",
            sha256="a" * 64,
            page="12",
            paragraph="7",
            exhibit="GX-12",
            archive="https://archive.example.org/1",
            accessed=Day(2024, 11, 2),
        ),
    ),
)


def parsed(text: str) -> EventFile:
    return EventFile.parse(text, "x")


def test_every_key_loads() -> None:
    file = parsed(WHOLE)
    assert file.problems == ()
    assert file.events == (EVENT,)
    assert file.events[0].places[0].lat == pytest.approx(43.1)


def test_a_file_with_every_key_is_in_canonical_form() -> None:
    assert fmt(WHOLE) == WHOLE


def test_what_is_written_anew_reads_back() -> None:
    assert parsed(revise(parsed(""), [EVENT])).events == (EVENT,)


def test_the_lock_holds_every_key() -> None:
    assert read_lock(write_lock(Lock({EVENT.id: EVENT}))).base == {EVENT.id: EVENT}


def test_a_merge_without_news_changes_nothing() -> None:
    assert merge({EVENT.id: EVENT}, [EVENT], {EVENT.id: EVENT}).events == {EVENT.id: EVENT}


def test_the_coordinates_that_an_editor_gave_stay_when_the_article_names_another_place() -> None:
    before = replace(EVENT, review=None, places=(), where=("Kiel", "Vladivostok"))
    yours = replace(before, places=EVENT.places)
    now = replace(before, where=("Kiel", "Vladivostok", "Busan"))
    merged = merge({"ship-leaves": before}, [now], {"ship-leaves": yours}).events["ship-leaves"]
    assert merged.where == ("Kiel", "Vladivostok", "Busan")
    assert merged.places == EVENT.places


def test_the_coordinates_of_a_place_that_is_no_longer_named_go_with_it() -> None:
    before = replace(EVENT, review=None, places=(), where=("Kiel", "Vladivostok"))
    yours = replace(before, places=EVENT.places)
    now = replace(before, where=("Kiel",))
    merged = merge({"ship-leaves": before}, [now], {"ship-leaves": yours}).events["ship-leaves"]
    assert (merged.where, merged.places) == (("Kiel",), ())


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"key": False}, "  key: false"),
        ({"status": Status.DENIED}, "  status: denied"),
        ({"places": (Place("Vladivostok", 44.0, -131.9),)}, "  - {name: Vladivostok, lat: 44.0, lon: -131.9}"),
        (
            {"media": (Media("images/ship.jpg", alt="A tug", credit="A. Photographer", licence="CC BY 4.0"),)},
            "  - {file: images/ship.jpg, alt: A tug, credit: A. Photographer, licence: CC BY 4.0}",
        ),
        (
            {"sources": (replace(EVENT.sources[0], title="Alone"), *EVENT.sources[1:])},
            '  - {url: "https://example.org/alone", title: Alone}   # only its address',
        ),
        (
            {"sources": (*EVENT.sources[:2], replace(EVENT.sources[2], page="13"))},
            '    page: "13"',
        ),
    ],
)
def test_a_change_of_one_value_changes_one_line(change: dict[str, object], line: str) -> None:
    revised = revise(parsed(WHOLE), [replace(EVENT, **change)])  # type: ignore[arg-type]
    before, after = WHOLE.splitlines(), revised.splitlines()
    assert len(before) == len(after)
    assert [new for old, new in zip(before, after, strict=True) if old != new] == [line]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("key: yes", 'key: "yes" is not known; write true or false'),
        ("where: [{name: Kiel, lat: 91, lon: 0}]", 'lat: "91" is no number from -90 to 90; write one, as 43.1'),
        ("where: [{name: Kiel, lat: 5}]", 'no "lon"; add lon: 131.9'),
        ("media: [{alt: A ship}]", 'no "file"; add file: images/ship.jpg'),
        ("media: [{file: https://example.org/a.jpg}]", "does not fit; write a path inside the repository"),
        ("media: [{file: ../a.jpg}]", "does not fit; write a path inside the repository"),
        ("sources: [{title: A book, file: /etc/passwd}]", "does not fit; write a path inside the repository"),
        ("sources: [{title: A book, doi: https://doi.org/10.1000/182}]", "does not fit; write a DOI"),
        ("sources: [example.org]", "no source; write - article: ... and quote: ..., or - url: ..."),
        ("sources: [{quote: x}]", "a source without article, url, doi, isbn, file or title"),
        ("review: checkd", 'review: "checkd" is not known; write checked'),
        (
            "image: a.jpg",
            'unknown key "image"; to show it, declare it: mkdocs.yml, plugins, timeline, own_keys',
        ),
    ],
)
def test_a_mistake_is_named_with_its_fix(text: str, message: str) -> None:
    file = parsed(f"- id: a\n  date: 2024-10\n  title: A\n  {text}\n")
    assert len(file.problems) == 1
    assert message in str(file.problems[0])


def test_a_report_that_its_source_takes_back_is_disputed() -> None:
    reported = Citation("herald", "It left.")
    event = Event(
        "a", parse_edtf("2024"), "A", sources=(reported, Citation("courier", "It did not.", stance=Stance.RETRACTS))
    )
    assert event.standing is Status.DISPUTED
    assert replace(event, status=Status.ALLEGED).standing is Status.ALLEGED
