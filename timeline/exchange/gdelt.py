"""Rows of GDELT's event tables, which have no header, as a table with one.

Source: http://data.gdeltproject.org/documentation/GDELT-Event_Codebook-V2.0.pdf. The kinds of event are the root codes
of CAMEO.
"""

from __future__ import annotations

from typing import Final

from timeline.exchange.sheet import Sheet

_SHARED: Final = {"id": 0, "date": 1, "actor1": 6, "actor2": 16, "root": 28}
_COLUMNS: Final = {
    58: _SHARED | {"where": 50, "lat": 53, "lon": 54, "url": 57},
    61: _SHARED | {"where": 52, "lat": 56, "lon": 57, "url": 60},
}
"""How many cells a row has -> where what is: version 1 and version 2."""

_KINDS: Final = {
    "01": "makes a public statement", "02": "appeals", "03": "says it intends to cooperate", "04": "consults",
    "05": "engages in diplomacy", "06": "cooperates materially", "07": "provides aid", "08": "yields",
    "09": "investigates", "10": "demands", "11": "disapproves", "12": "rejects", "13": "threatens", "14": "protests",
    "15": "shows force", "16": "reduces relations", "17": "coerces", "18": "assaults", "19": "fights",
    "20": "uses mass violence",
}  # fmt: skip


def is_gdelt(text: str) -> bool:
    """Whether the first line is a row of an event table."""
    cells = text.partition("\n")[0].split("\t")
    if len(cells) not in _COLUMNS:
        return False
    number, day = cells[:2]
    return number.isdigit() and day.isdigit() and len(day) == len("20241018")


def sheet_of_gdelt(text: str) -> Sheet:
    """Return the rows with names for their columns. The title is made from the actors and the kind of event."""
    rows = []
    for number, line in enumerate(text.splitlines(), 1):
        cells = line.split("\t")
        places = _COLUMNS.get(len(cells))
        if places is None:
            continue
        row = {name: cells[at].strip() for name, at in places.items() if cells[at].strip()}
        kind = _KINDS.get(row.pop("root", "").zfill(2), "acts")
        who, whom = row.get("actor1", "").title(), row.get("actor2", "").title()
        row["title"] = f"{who or 'Somebody'} {kind}" + (f" ({whom})" if whom else "")
        row["id"] = f"gdelt-{row['id']}"
        row["tags"] = f"CAMEO {kind}"
        rows.append((number, row))
    names = ("id", "date", "title", "actor1", "actor2", "where", "lat", "lon", "tags", "url")
    return Sheet(names, tuple(rows))
