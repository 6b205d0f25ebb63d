"""Maps of the places of events."""

import re

import pytest

from timeline.dates import parse_edtf
from timeline.events import Event, Place
from timeline.site import SiteSettings
from timeline.site.context import Site
from timeline.site.maps import HEIGHT, WIDTH, Map
from timeline.site.pages import site_of


def at(*places: tuple[str, float, float], language: str = "en") -> Site:
    """Two events at each of these places, so that each has a page; the second event knows no coordinates."""
    events = []
    for number, (name, lat, lon) in enumerate(places):
        known = Event(f"a{number}", parse_edtf("2024"), "A", where=(name,), places=(Place(name, lat, lon),))
        events += [known, Event(f"b{number}", parse_edtf("2024"), "B", where=(name,))]
    return site_of(events, {}, SiteSettings(language=language))


def drawn(site: Site) -> Map:
    found = site.map_of(site.chronicle.entries, site.links(""))
    assert found
    return found


def test_coordinates_given_once_hold_for_all_events_at_the_place() -> None:
    (spot,) = drawn(at(("Kyiv", 50.45, 30.52))).spots
    assert (spot.count, spot.label, spot.href) == (2, "Kyiv", "where/kyiv/index.html")


def test_without_coordinates_there_is_no_map() -> None:
    site = site_of([Event("a", parse_edtf("2024"), "A", where=("Kyiv",))], {}, SiteSettings())
    assert site.map_of(site.chronicle.entries, site.links("")) is None


def test_countries_are_named_in_the_language_of_the_site() -> None:
    names = {name.text for name in drawn(at(("Warsaw", 52.2, 21.0), ("Rome", 41.9, 12.5), language="de")).countries}
    assert {"Deutschland", "Ukraine"} <= names


@pytest.mark.parametrize(
    "places",
    [
        [("Kyiv", 50.45, 30.52)],
        [("Kyiv", 50.45, 30.52), ("Lviv", 49.84, 24.03)],
        [("Suva", -18.14, 178.44), ("Honolulu", 21.31, -157.86)],
        [("Longyearbyen", 78.22, 15.65)],
        [("McMurdo", -77.85, 166.67)],
        [("Ushuaia", -54.8, -68.3), ("Utqiagvik", 71.3, -156.8)],
        [("North Pole", 90.0, 0.0)],
    ],
    ids=lambda places: "+".join(name for name, _, _ in places),
)
def test_every_spot_is_inside_and_there_is_land(places: list[tuple[str, float, float]]) -> None:
    found = drawn(at(*places))
    assert sum(len(spot.names) for spot in found.spots) == len(places)
    assert all(0 <= spot.x <= WIDTH and 0 <= spot.y <= HEIGHT for spot in found.spots)
    assert found.coasts or places[0][0] == "North Pole"


def test_places_too_near_to_be_told_apart_are_one_spot() -> None:
    (spot,) = drawn(at(("Town", 50.0, 30.0), ("Harbour", 50.01, 30.01))).spots
    assert set(spot.names) == {"Town", "Harbour"}
    assert spot.label.endswith("+1")


def test_a_map_is_small() -> None:
    found = drawn(at(("Ushuaia", -54.8, -68.3), ("Tokyo", 35.7, 139.7)))
    assert len(found.coasts) < 45_000
    assert re.fullmatch(r"(M-?\d+ -?\d+l[-\d ]+z)+", found.coasts)
