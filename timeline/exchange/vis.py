"""Data of vis-timeline as JSON, out: items with a start and an end, and groups by the first tag.

Source: https://visjs.github.io/vis-timeline/docs/timeline/#items. It is read back as any list of objects is.
"""

from __future__ import annotations

from html import escape
from typing import Any

from timeline.exchange.account import account
from timeline.exchange.edition import Edition, Remark, Written
from timeline.exchange.json_text import to_json_lines
from timeline.exchange.precision import days, full_day, why_no_days
from timeline.text import clean


def write_vis(edition: Edition) -> Written:
    """An item for each event that has days; "edtf" says its date in full, which vis-timeline passes over."""
    items: list[dict[str, Any]] = []
    groups: dict[str, int] = {}
    remarks: list[Remark] = []
    for event in edition.events:
        span = days(event.date)
        if span is None or not all(1 <= day.year <= 9999 for day in span):
            why = why_no_days(event.date) if span is None else "its years are outside of 1 to 9999"
            remarks.append(Remark(event.id, f"{event.date}: {why}", left_out=True))
            continue
        first, last = span
        item: dict[str, Any] = {"id": event.id, "content": escape(clean(event.title)), "start": str(first)}
        if first == last:
            item["type"] = "point"
            if event.time and len(event.time) >= 5:
                item["start"] = f"{first}T{event.time}"
        else:
            # An end is where the bar stops, so it is the day after.
            item["end"] = str(last.plus(1))
            item["type"] = "range"
        if not full_day(event.date):
            remarks.append(Remark(event.id, f'{event.date} is shown as {first} to {last}; only "edtf" says it in full'))
        item["edtf"] = str(event.date)
        item["title"] = escape(account(event, edition)).replace("\n", "<br>")
        if event.tags:
            item["group"] = groups.setdefault(clean(event.tags[0]), len(groups) + 1)
        items.append(item)
    named = [{"id": number, "content": escape(name)} for name, number in groups.items()]
    return Written(to_json_lines({"items": items, "groups": named}), tuple(remarks))
