"""TimelineJS's JSON, out and in.

Source: https://timeline.knightlab.com/docs/json-format.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape, unescape
from typing import Any, Final

import nh3

from timeline.dates import When
from timeline.events import Event
from timeline.exchange.account import facts, source_words
from timeline.exchange.characters import cut_line
from timeline.exchange.edition import Edition, Remark, Written
from timeline.exchange.json_text import from_json, to_json_lines
from timeline.exchange.markup import escaped, has_markup, to_html, to_markdown
from timeline.exchange.rows import ImportedRows, ReadDate, listed_names, rows_to_events, unreadable
from timeline.exchange.timelinejs_dates import axis_label, place_of, read_clock, read_dates
from timeline.store.model import ID, read_when
from timeline.text import clean, clean_lines, web_address

WHY: Final = "why left out"
"""The key of what is given back to be mended, which is passed over when it comes in again."""

MAX_HTML: Final = 100_000
"""Characters of one text of a slide."""

_SAID: Final = {
    "start_date",
    "end_date",
    "display_date",
    "text",
    "group",
    "unique_id",
    "edtf",
    "location",
    "media",
    WHY,
}
_UNSAID: Final = {
    "background": "background",
    "scale": "scale",
    "autolink": "autolink",
}


def write_timelinejs(edition: Edition) -> Written:
    """A slide for each event whose year is known. Remarks name the dates that only the display date says in full."""
    slides, remarks = slides_of(edition)
    title = {"text": {"headline": escape(clean(edition.title))}}
    return Written(to_json_lines({"title": title, "events": slides}), tuple(remarks))


def read_timelinejs(text: str, dates: ReadDate = read_when) -> ImportedRows:
    """The slides as events. The row of a slide is its place in "events", from 1."""
    try:
        imported = from_json(text)
    except ValueError as error:
        return unreadable(str(error))
    if not isinstance(imported, dict) or not isinstance(imported.get("events"), list):
        return unreadable('no object with a list "events"')
    eras = imported["eras"] if isinstance(imported.get("eras"), list) else []
    slides = dict(enumerate([*imported["events"], *(era_of(era) for era in eras)], 1))
    read = rows_to_events(((number, *plain_of(slide, dates)) for number, slide in slides.items()), dates)
    originals = {number: slide for number, slide in slides.items() if isinstance(slide, Mapping)}
    return ImportedRows(read.rows, (*_title(imported.get("title")), *read.remarks), originals)


def era_of(era: Any) -> Any:
    """An era as an event from its beginning to its end, with the tag "era"."""
    return {**era, "group": "era"} if isinstance(era, Mapping) else era


def _title(slide: Any) -> Iterator[Remark]:
    """What to do with the title slide: a chronology has its title in the settings and its introduction in a page."""
    text = slide.get("text") if isinstance(slide, Mapping) else None
    words: Mapping[str, Any] = text if isinstance(text, Mapping) else {}
    headline = _headline(words.get("headline"))
    if headline:
        yield Remark("the file", f'its title is "{cut_line(headline)}"; to keep it, write title: in mkdocs.yml')
    prose = _prose(words.get("text"), [])
    if prose:
        yield Remark("the file", f"its title has a text; to keep it, put it into a page: {cut_line(prose, 2000)}")


def slides_of(edition: Edition) -> tuple[list[dict[str, Any]], list[Remark]]:
    """The slides of all events, and what they do not say."""
    slides: list[dict[str, Any]] = []
    remarks: list[Remark] = []
    for event in edition.events:
        place = place_of(event.date)
        if place is None:
            remarks.append(Remark(event.id, f"TimelineJS needs a year, and {event.date} has none", left_out=True))
            continue
        slide: dict[str, Any] = {"start_date": dict(place.start)}
        if place.end is not None:
            slide["end_date"] = place.end
        if not place.exact:
            words = clean(edition.words(event.date))
            slide["display_date"] = words
            slide["edtf"] = str(event.date)  # TimelineJS passes over it; what reads the file back does not
            at = axis_label(place.start) + (f" to {axis_label(place.end)}" if place.end else "")
            remarks.append(Remark(event.id, f'{event.date} stands at {at}; only its display date says "{words}"'))
        remarks += _timed(slide, event)
        slide["text"] = {"headline": escape(clean(event.title)), "text": _html(event, edition)}
        if event.tags:
            slide["group"] = clean(event.tags[0])
        slide["unique_id"] = event.id
        slides.append(slide)
    return slides, remarks


def plain_of(slide: Any, dates: ReadDate) -> tuple[dict[str, Any] | str, list[str]]:
    """A slide in the form of the model, or why it is no event; and what is lost of it."""
    lost: list[str] = []
    if not isinstance(slide, Mapping):
        return "no object", lost
    try:
        date = read_dates(slide, dates, lost)
    except ValueError as error:
        return str(error), lost
    text = slide.get("text")
    words: Mapping[str, Any] = text if isinstance(text, Mapping) else {}
    row: dict[str, Any] = {"date": date, "title": _headline(words.get("headline"))}
    row["time"] = read_clock(slide["start_date"], lost)
    row["text"] = "\n\n".join(filter(None, (_prose(words.get("text"), lost), _picture(slide.get("media"), lost))))
    row["where"] = _where(slide.get("location"), lost)
    if isinstance(slide.get("group"), str) and clean(slide["group"]):
        row["tags"] = [clean(slide["group"][:1000])]
    name = slide.get("unique_id")
    if isinstance(name, str) and ID.pattern.fullmatch(name):
        row["id"] = name
    lost += _unsaid(slide)
    return {key: value for key, value in row.items() if value}, lost


def exact_time(date: When, event: Event) -> tuple[str, ...] | None:
    """Hour, minute and perhaps second of an event that is known to the day."""
    place = place_of(date)
    if event.time is None or place is None:
        return None
    if place.end or not place.exact or "day" not in place.start:
        return None
    return tuple(re.split(r"[Z+-]", event.time)[0].split(":"))


def _timed(slide: dict[str, Any], event: Event) -> Iterator[Remark]:
    if event.time is None:
        return
    clock = exact_time(event.date, event)
    if clock is None or not any(part.strip("0") for part in clock):
        yield Remark(event.id, f"the time {event.time} is not said")
        return
    slide["start_date"] |= dict(zip(("hour", "minute", "second"), map(int, clock), strict=False))
    if len(event.time) > len(":".join(clock)):
        yield Remark(event.id, f"the time {event.time} stands without its zone")


def _html(event: Event, edition: Edition) -> str:
    """The editor's words, then what else is known, then who says so; everything from outside escaped."""
    parts = [to_html(event.text)] if event.text is not None else []
    tags = edition.translator.text("Tags")
    parts += [
        f"<p>{escape(label)}: {escape(text)}</p>"
        for label, text in facts(event, edition.translator)
        if label != tags or _more(event)
    ]
    items = []
    for citation in event.sources:
        words, url = escape(source_words(event, citation, edition)), edition.work(citation).url
        items.append(
            f'<li>{words} <a href="{escape(url)}">{escape(clean(url))}</a></li>' if url else f"<li>{words}</li>"
        )
    return "\n".join([*parts, *(["<ul>", *items, "</ul>"] if items else [])])


def _more(event: Event) -> bool:
    """Whether there are tags besides the one that is the group."""
    return len(event.tags) > 1


def _headline(value: Any) -> str:
    if not isinstance(value, str):
        return ""
    text = value[:MAX_HTML]
    # A headline is text, not Markdown: only the words of it are kept.
    return clean(unescape(nh3.clean(text, tags=set())) if has_markup(text) else text)


def _prose(value: Any, lost: list[str]) -> str | None:
    if not isinstance(value, str) or not value.strip():
        return None
    if len(value) > MAX_HTML:
        lost.append(f"text: {len(value):,} characters; only the first {MAX_HTML:,} are kept")
    text = value[:MAX_HTML]
    if not has_markup(text):
        return escaped(clean_lines(text).strip()) or None
    if re.search(r"<(?:img|iframe|video|audio|object|embed|svg)\b", text, re.IGNORECASE):
        lost.append("text: a picture or something else embedded; not kept")
    return to_markdown(text) or None


def prose_of(value: str) -> str | None:
    """A text that may hold HTML as Markdown."""
    return _prose(value, [])


def plain_headline(value: str) -> str:
    """A title that may hold HTML as plain words."""
    return _headline(value)


def _picture(media: Any, lost: list[str]) -> str | None:
    """A picture or video as a link: a page makes no request to a third party, so it does not show it."""
    if not isinstance(media, Mapping):
        return None
    said = {key: str(media.get(key) or "")[:MAX_HTML] for key in ("url", "caption", "credit", "title", "alt")}
    url = web_address(said["url"].strip())
    if url is None:
        if said["url"].strip():
            lost.append(f"media: {cut_line(said['url'])} is not a web address; not kept")
        return None
    from timeline.exchange.sheet import picture_link  # reads tables of this format, too

    return picture_link(url, said["caption"] or said["title"] or said["alt"], said["credit"])


def _where(location: Any, lost: list[str]) -> list[Any] | None:
    if isinstance(location, str) and location.strip():
        return [clean(location[:1000])]
    if not isinstance(location, Mapping) or not any(location.values()):
        return None
    name, lat, lon = (location.get(key) for key in ("name", "lat", "lon"))
    if not isinstance(name, str) or not clean(name):
        lost.append("location: no name; not kept")
        return None
    try:
        return [{"name": clean(name), "lat": float(str(lat)), "lon": float(str(lon))}]
    except ValueError:
        return [clean(name)]


def _unsaid(slide: Mapping[str, Any]) -> Iterator[str]:
    for name, label in _UNSAID.items():
        value = slide.get(name)
        if isinstance(value, Mapping):
            texts = [clean(str(value[key])[:200]) for key in ("url", "caption", "credit") if value.get(key)]
            if any(value.values()):
                yield f"{label}{': ' + cut_line(' | '.join(texts), 200) if texts else ''}; not kept"
        elif value is not None and value != "":
            yield f"{label}; not kept"
    end = slide.get("end_date")
    if isinstance(end, Mapping) and any(str(end.get(part) or "").strip("0") for part in ("hour", "minute")):
        yield "the time of its end; not kept"
    unknown = [name for name in slide if name not in _SAID and name not in _UNSAID]
    if unknown:
        yield f"{listed_names(unknown)}: nothing that TimelineJS knows; not kept"
