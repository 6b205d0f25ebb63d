"""How to cite an event: its page in words, for BibTeX, as RIS, and for programs that read CSL-JSON (as Zotero does).

The day it was looked up is left out: no page knows it. The date of the event is no date of publication, so it stands in
a note, and in CSL's event-date. Sources: https://docs.citationstyles.org/en/stable/specification.html, and the schema
csl-data.json of https://github.com/citation-style-language/schema.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from timeline.dates import ANY, Date, Interval, When
from timeline.exchange.edition import Edition
from timeline.i18n.wording import words
from timeline.site.entries import Entry
from timeline.text import clean, web_address

_TEX: Final = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_TEX_SIGN: Final = re.compile(f"[{re.escape(''.join(_TEX))}]")


@dataclass(frozen=True, slots=True)
class Citing:
    """One citation in the four forms."""

    text: str
    bibtex: str
    ris: str
    csl: str


def ways_to_cite(entry: Entry, edition: Edition) -> Citing:
    """The ways to cite the page of an event, each without the address where that is not known."""
    site, page = clean(edition.title) or "Timeline", web_address(edition.page(entry.event))
    said = clean(words(entry.event.date, entry.translator))
    text = entry.translator.say("“%(title)s” (%(date)s), in: %(site)s", title=entry.title, date=said, site=site)
    return Citing(
        f"{text}, {page}" if page else f"{text}.",
        _bibtex(entry, site, page, said),
        _ris(entry, site, page, said),
        _json(_csl(entry, site, page)),
    )


def _bibtex(entry: Entry, site: str, page: str | None, date: str) -> str:
    # Two braces keep the letters of a title as they are.
    fields = {"title": f"{{{tex(entry.title)}}}", "howpublished": tex(site), "note": tex(date)}
    if page:
        fields["url"] = page  # taken as it is: what BibTeX would stumble over is percent-encoded
    return "\n".join([f"@misc{{{entry.anchor},", *(f"  {name} = {{{value}}}," for name, value in fields.items()), "}"])


def _ris(entry: Entry, site: str, page: str | None, date: str) -> str:
    """RIS, a line a field, which EndNote and others read; its lines begin with a tag and two blanks."""
    fields = [("TY", "ELEC"), ("TI", entry.title), ("T2", site), ("N1", date), ("UR", page), ("ER", "")]
    return "\n".join(f"{tag}  - {value}".rstrip() for tag, value in fields if value is not None)


def tex(text: str) -> str:
    """Text for TeX and BibTeX: what means something to them is written out, "5 %" as "5 \\%"."""
    return _TEX_SIGN.sub(lambda sign: _TEX[sign[0]], text)


def _json(item: Mapping[str, Any]) -> str:
    """CSL-JSON, a line a field: indented deeper it was a seventh of the page of an event."""
    said = (f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in item.items())
    return "[{" + ",\n".join(said) + "}]"


def _csl(entry: Entry, site: str, page: str | None) -> dict[str, Any]:
    item = {
        "id": entry.anchor,
        "type": "webpage",
        "title": entry.title,
        "container-title": site,
        "URL": page,
        "language": entry.translator.language,
        "event-date": _csl_date(entry.event.date, entry),
    }
    return {name: value for name, value in item.items() if value}


def _csl_date(when: When, entry: Entry) -> dict[str, Any]:
    """The date in numbers where CSL can say it with them, else in words."""
    match when:
        case Date():
            ends = [_parts(when)]
        case Interval(start=Date() as start, end=Date() as end) if start.approximate == end.approximate:
            ends = [_parts(start), _parts(end)]
        case _:
            ends = [None]
    if None in ends:
        return {"literal": clean(words(when, entry.translator))}
    about = when.approximate if isinstance(when, Date) else isinstance(when.start, Date) and when.start.approximate
    return {"date-parts": ends} | ({"circa": True} if about else {})


def _parts(date: Date) -> list[int] | None:
    """Year, month and day as far as they are known: 2024-06 is [2024, 6]; None where numbers cannot say it."""
    if date.year is None or date.year < 1:
        return None
    if date.masked or date.uncertain or ANY in (date.month, date.day):
        return None
    if date.month is not None and date.month > 12:
        return None
    return [part for part in (date.year, date.month, date.day) if part]
