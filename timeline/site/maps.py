"""A map of the places of events: coasts from a file of ours, and a spot for each place. No tiles, no script.

A map shows a *window*: a part of the world of one of a few sizes, which begins at a step of its size, so that events
near each other share a window and its coasts are worked out once.
"""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from typing import Any, Final

from timeline.events import Place
from timeline.i18n import Translator
from timeline.site.chronicle import Chronicle
from timeline.site.entries import Entry
from timeline.site.links import Links
from timeline.text import clean, shortened, slug

WIDTH: Final = 640
HEIGHT: Final = 360
"""The size of a map in units of its own; it is drawn as wide as its page allows."""

_SIZES: Final = (10, 14, 20, 28, 40, 56, 80, 113, 160, 226)
"""How many degrees at the equator a window is wide; beyond the last it is the whole world."""

_FULL_STEPS: Final = 4
"""A window begins at a quarter of its size."""

_ROOM: Final = 1.35
"""A window is so many times as wide as what it shows, at least, so that no spot is at its edge."""

WIDE: Final = 80
"""Windows of more degrees are drawn with fewer points."""

_NEAR: Final = 14.0
"""Spots whose centres are nearer than this, in units, are drawn as one."""

_LABELLED: Final = 14
_COUNTRIES: Final = 12
"""So many spots and countries have their names on the map, as far as there is room."""

_LETTER: Final = 9.5
"""The width of a letter in units on the narrowest screen, where letters are largest beside the map."""

_LINE: Final = 22.0
"""The height of a line there."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class MapWindow:
    """A part of the world: its western and northern edges and its width, in degrees; ``stretch`` is cos(latitude)."""

    west: float
    north: float
    width: float
    stretch: float

    @property
    def scale(self) -> float:
        """Units for a degree of latitude."""
        return WIDTH / self.width

    def at(self, lon: float, lat: float) -> Point:
        """Return where a place of the globe is in the window, in units of the drawing."""
        return (lon - self.west) * self.stretch * self.scale, (self.north - lat) * self.scale


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map, or several too near to be told apart. ``label`` is "" where its name has no room."""

    x: float
    y: float
    radius: float
    names: tuple[str, ...]
    count: int
    href: str
    label: str = ""
    before: bool = False
    """Whether the label stands left of the spot."""

    @property
    def label_x(self) -> float:
        """Where the label begins, or ends where it stands before the spot."""
        return self.x - self.radius - 5 if self.before else self.x + self.radius + 5


@dataclass(frozen=True, slots=True)
class PlaceLabel:
    """The name of a country, centred at a point."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Map:
    """What is drawn: the path of all coasts, names of countries, and spots, the most frequent last and so on top."""

    coasts: str
    countries: tuple[PlaceLabel, ...]
    spots: tuple[Spot, ...]
    width: int = WIDTH
    height: int = HEIGHT


def coordinates(chronicle: Chronicle) -> dict[str, Place]:
    """The coordinates of each place by its slug: those given at one event hold for all events at the place."""
    places: dict[str, Place] = {}
    for entry in chronicle.entries:
        for place in entry.event.places:
            places.setdefault(slug(place.name), place)
    return places


def map_of(entries: Sequence[Entry], places: Mapping[str, Place], links: Links, translator: Translator) -> Map | None:
    """Draw the places of these events; None where no coordinates of any are known."""
    counts: dict[str, int] = {}
    for entry in entries:
        for name in {slug(name) for name in entry.event.where} & places.keys():
            counts[name] = counts.get(name, 0) + 1
    if not counts:
        return None
    window = _window([places[name] for name in counts])
    most = max(counts.values())
    spots = []
    for name in sorted(counts, key=lambda name: (-counts[name], name)):
        place, count = places[name], counts[name]
        x, y = window.at(place.lon, place.lat)
        # The area says how many: the radius grows with the root.
        radius = 6 + 12 * math.sqrt(count / most) if most > 1 else 7
        shown = clean(place.name)
        spots.append(Spot(x, y, radius, (shown,), count, links.topic("where", place.name) or ""))
    labelled, taken = _labelled(_merged(spots))
    return Map(_coasts(window), tuple(_countries(window, taken, translator)), tuple(reversed(labelled)))


# --- What part of the world -----------------------------------------------------------------------------------------


def _window(places: Iterable[Place]) -> MapWindow:
    """The smallest window that shows all of them."""
    spots = [(place.lon, place.lat) for place in places]
    west, east = min(lon for lon, _ in spots), max(lon for lon, _ in spots)
    south, north = min(lat for _, lat in spots), max(lat for _, lat in spots)
    # The latitude is rounded, too: places near each other have one window only if they have one stretch.
    stretch = max(0.35, math.cos(math.radians(5 * round((south + north) / 10))))
    needed = _ROOM * max((east - west) * stretch, (north - south) * WIDTH / HEIGHT)
    for width in _SIZES:
        if needed <= width:
            step = width / _FULL_STEPS
            height = width * HEIGHT / WIDTH
            centre_x = step * round((west + east) / 2 * stretch / step)
            centre_y = step / 2 * round((south + north) / step)
            top = min(90.0, centre_y + height / 2)
            return MapWindow((centre_x - width / 2) / stretch, max(top, height - 90), width, stretch)
    # The inhabited world, as wide as 360 degrees are at 30 degrees of latitude.
    stretch = math.cos(math.radians(30))
    return MapWindow(-180, 84, 360 * stretch, stretch)


# --- Coasts ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Ring:
    points: tuple[Point, ...]
    box: tuple[float, float, float, float]


@lru_cache(maxsize=1)
def _world() -> tuple[tuple[_Ring, ...], tuple[tuple[str, float, float, float], ...]]:
    """The coasts, and the countries: code, longitude, latitude and room of the name, in degrees."""
    packed = resources.files("timeline.site").joinpath("world.json.gz").read_bytes()
    read: dict[str, Any] = json.loads(gzip.decompress(packed))
    countries = tuple((code, x / 100, y / 100, room / 100) for code, x, y, room in read["countries"])
    return tuple(_ring(numbers) for numbers in read["coasts"]), countries


def _ring(numbers: Sequence[int]) -> _Ring:
    x = y = 0
    points = []
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / 100, y / 100))
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return _Ring(tuple(points), (min(xs), min(ys), max(xs), max(ys)))


@lru_cache(maxsize=256)
def _coasts(window: MapWindow) -> str:
    """The path of all land in a window, in whole units."""
    # A coast of half the world needs no bay that is narrower than two pixels.
    least = 2 if window.width > WIDE else 1
    return "".join(_path(ring, least) for ring in _visible(window))


def _visible(window: MapWindow) -> Iterator[list[Point]]:
    """The rings in the window, cut at a frame a little wider than it, so that the cut itself is not seen."""
    south = window.north - HEIGHT / window.scale
    east = window.west + window.width / window.stretch
    for ring in _world()[0]:
        left, bottom, right, top = ring.box
        across = left <= east and right >= window.west
        if not across or bottom > window.north or top < south:
            continue
        points = [window.at(lon, lat) for lon, lat in ring.points]
        for axis, limit, sign in ((0, -4.0, 1), (0, WIDTH + 4.0, -1), (1, -4.0, 1), (1, HEIGHT + 4.0, -1)):
            points = _cut(points, axis, limit, sign)
        if len(points) > 2:
            yield points


def _cut(points: Sequence[Point], axis: int, limit: float, sign: int) -> list[Point]:
    """The part of a polygon on one side of a line. Source: Sutherland and Hodgman, 1974."""
    part: list[Point] = []
    for one, other in pairwise([*points[-1:], *points]):
        inside, was_inside = sign * (other[axis] - limit) >= 0, sign * (one[axis] - limit) >= 0
        if inside != was_inside:
            share = (limit - one[axis]) / (other[axis] - one[axis])
            part.append((one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])))
        if inside:
            part.append(other)
    return part


def _path(points: Sequence[Point], least: int) -> str:
    """A closed path of whole units, each point relative to the one before; "" where nothing of it can be seen.

    Points nearer than ``least`` to the one before are left out.
    """
    rounded: list[tuple[int, int]] = []
    for point in points:
        x, y = round(point[0]), round(point[1])
        if not rounded or max(abs(x - rounded[-1][0]), abs(y - rounded[-1][1])) >= least:
            rounded.append((x, y))
    steps = [(u - x, v - y) for (x, y), (u, v) in pairwise(rounded)]
    if len(steps) < 2:
        return ""
    # A minus sign parts two numbers as well as a blank does.
    said = " ".join(f"{dx} {dy}" for dx, dy in steps).replace(" -", "-")
    return f"M{rounded[0][0]} {rounded[0][1]}l{said}z"


# --- Names ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: _Box) -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    @property
    def fits(self) -> bool:
        return min(self.left, self.top) >= 0 and self.right <= WIDTH and self.bottom <= HEIGHT


def _merged(spots: Sequence[Spot]) -> list[Spot]:
    """The spots, those too near a more frequent one made part of it."""
    distinct: list[Spot] = []
    for spot in spots:
        near = next(
            (at for at, one in enumerate(distinct) if math.dist((one.x, one.y), (spot.x, spot.y)) < _NEAR), None
        )
        if near is None:
            distinct.append(spot)
        else:
            one = distinct[near]
            distinct[near] = replace(one, names=one.names + spot.names, count=one.count + spot.count)
    return distinct


def _labelled(spots: Sequence[Spot]) -> tuple[list[Spot], list[_Box]]:
    """The spots with their names, as far as there is room, and what spots and names take up."""
    taken = [_Box(s.x - s.radius, s.y - s.radius, s.x + s.radius, s.y + s.radius) for s in spots]
    shown = []
    for at, spot in enumerate(spots):
        label = shortened(spot.names[0], 28) + (f" +{len(spot.names) - 1}" if len(spot.names) > 1 else "")
        others = [box for number, box in enumerate(taken) if number != at]
        for before in (False, True) if at < _LABELLED else ():
            reach = spot.radius + 5 + _LETTER * len(label)
            left, right = (spot.x - reach, spot.x) if before else (spot.x, spot.x + reach)
            box = _Box(left, spot.y - _LINE / 2, right, spot.y + _LINE / 2)
            if box.fits and not any(box.overlaps(other) for other in others):
                taken.append(box)
                spot = replace(spot, label=label, before=before)
                break
        shown.append(spot)
    return shown, taken


def _countries(window: MapWindow, taken: Sequence[_Box], translator: Translator) -> Iterator[PlaceLabel]:
    """The names of the largest countries in the window, where neither spots nor other names are."""
    boxes = list(taken)
    count = 0
    for code, lon, lat, room in _world()[1]:
        text = str(translator.locale.territories.get(code, ""))
        x, y = window.at(lon, lat)
        half = _LETTER * len(text) / 2
        box = _Box(x - half, y - _LINE / 2, x + half, y + _LINE / 2)
        # A name much wider than its country would stand on its neighbours.
        if not text or room * window.scale * 3 < half:
            continue
        if not box.fits or any(box.overlaps(one) for one in boxes):
            continue
        boxes.append(box)
        yield PlaceLabel(text, x, y)
        count += 1
        if count == _COUNTRIES:
            return
