"""Make the outline of the world that maps are drawn on, from Natural Earth, which is in the public domain.

    npm install world-atlas@2.0.2                        # Natural Earth 4.1 at 1:50,000,000 as TopoJSON; ISC licence
    python benchmarks/make_world.py node_modules/world-atlas

Writes timeline/site/world.json.gz: coasts as rings of points in hundredths of a degree, each but the first relative to
the one before it, and where the name of each country has most room. There are no borders: many are disputed, and a
chronology of a dispute should not take a side by its map.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from babel.core import get_global

Point = tuple[float, float]
Ring = list[Point]

TOLERANCE: Final = 0.03
"""Degrees that a coast may be moved by: less than a pixel on the closest map, which is 10 degrees wide."""

SMALLEST: Final = 0.02
"""Square degrees; smaller islands are left out."""

ROOM: Final = 1.2
"""Degrees from its border that a country's name needs around it."""


def arcs(topology: Any) -> list[Ring]:
    (scale_x, scale_y), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        ring = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            ring.append((x * scale_x + x0, y * scale_y + y0))
        found.append(ring)
    return found


def polygons(geometry: Any, lines: Sequence[Ring]) -> Iterator[list[Ring]]:
    """The polygons of a geometry: the outer ring of each, then its holes."""
    match geometry["type"]:
        case "Polygon":
            yield [joined(ring, lines) for ring in geometry["arcs"]]
        case "MultiPolygon":
            for polygon in geometry["arcs"]:
                yield [joined(ring, lines) for ring in polygon]
        case "GeometryCollection":
            for one in geometry["geometries"]:
                yield from polygons(one, lines)


def joined(indexes: Sequence[int], lines: Sequence[Ring]) -> Ring:
    """A ring from its arcs; ~index is an arc the other way round."""
    ring: Ring = []
    for index in indexes:
        line = lines[index] if index >= 0 else lines[~index][::-1]
        ring += line[1:] if ring else line
    return ring


def area(ring: Sequence[Point]) -> float:
    return abs(sum(x * v - u * y for (x, y), (u, v) in pairwise(ring))) / 2


def thinned(ring: Ring) -> Ring:
    """Leave out the points that the rest describes closely enough: the method of Douglas and Peucker."""
    # A ring ends where it begins, so it is divided at its farthest point first.
    far = max(range(len(ring)), key=lambda at: math.dist(ring[0], ring[at]))
    kept = {0, far, len(ring) - 1}
    spans = [(0, far), (far, len(ring) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        at, distance = max(
            ((at, off_line(ring[at], ring[first], ring[last])) for at in range(first + 1, last)), key=lambda one: one[1]
        )
        if distance > TOLERANCE:
            kept.add(at)
            spans += [(first, at), (at, last)]
    return [ring[at] for at in sorted(kept)]


def off_line(point: Point, begin: Point, end: Point) -> float:
    length = math.dist(begin, end)
    if not length:
        return math.dist(point, begin)
    (x, y), (u, v), (s, t) = point, begin, end
    return abs((s - u) * (v - y) - (u - x) * (t - v)) / length


def packed(ring: Ring) -> list[int]:
    points = [(round(100 * x), round(100 * y)) for x, y in ring]
    numbers = [*points[0]]
    for (x, y), (u, v) in pairwise(points):
        if (x, y) != (u, v):
            numbers += [u - x, v - y]
    return numbers


def inside(point: Point, rings: Sequence[Ring]) -> bool:
    x, y = point
    crossings = 0
    for ring in rings:
        for (a, b), (c, d) in pairwise(ring):
            if (b > y) != (d > y) and x < (c - a) * (y - b) / (d - b) + a:
                crossings += 1
    return crossings % 2 == 1


def label(polygon: Sequence[Ring]) -> tuple[float, float, float]:
    """The point farthest from the border, and how far that is, in degrees."""
    xs, ys = [x for x, _ in polygon[0]], [y for _, y in polygon[0]]
    step = max(max(xs) - min(xs), max(ys) - min(ys)) / 24
    border = [point for ring in polygon for point in ring]
    best = (0.0, 0.0, 0.0)
    for across in range(1, 25):
        for up in range(1, 25):
            point = min(xs) + across * step, min(ys) + up * step
            if point[0] < max(xs) and point[1] < max(ys) and inside(point, polygon):
                room = min(math.dist(point, one) for one in border)
                best = max(best, (room, *point))
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("atlas", type=Path, help="the folder of the package world-atlas")
    atlas = parser.parse_args().atlas
    land = json.loads((atlas / "land-50m.json").read_text("utf-8"))
    coasts = [
        packed(thinned(ring))
        for polygon in polygons(land["objects"]["land"], arcs(land))
        for ring in polygon
        if area(ring) > SMALLEST
    ]
    countries = json.loads((atlas / "countries-50m.json").read_text("utf-8"))
    lines, codes = arcs(countries), get_global("territory_aliases")
    names = []
    for geometry in countries["objects"]["countries"]["geometries"]:
        if geometry.get("id") in codes:
            largest = max(polygons(geometry, lines), key=lambda polygon: area(polygon[0]))
            room, x, y = label(largest)
            if room >= ROOM:
                names.append([codes[geometry["id"]][0], round(100 * x), round(100 * y), round(100 * room)])
    names.sort(key=lambda one: (-one[3], one[0]))
    text = json.dumps({"coasts": coasts, "countries": names}, separators=(",", ":"))
    target = Path(__file__).parents[1] / "timeline/site/world.json.gz"
    target.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{target}: {len(coasts)} rings, {sum(map(len, coasts)) // 2} points, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
