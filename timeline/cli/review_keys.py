"""The desk in a terminal: the same queue and the same decisions, a key each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle
from typing import Final

import click
from rich.console import Console, Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from timeline.problems import Invalid
from timeline.settings import Settings
from timeline.text import clean, clean_lines
from timeline.updating.pipeline import dates_of
from timeline.workshop.date_choices import ReadingOption, date_choices
from timeline.workshop.desk import ORDERS, REASONS, Desk, Query, Suggestion, basis_words
from timeline.workshop.forms import OWN, form_of, read_form

AROUND: Final = 320
"""So many characters of the article are shown before and after the passage."""

SPLITTABLE: Final = 2
"""So many sources an event has at least that can be split."""

KEYS: Final = {
    "a": "accept",
    "e": "edit and accept",
    "1-9": "accept with that date",
    "x": "reject",
    "m": "join",
    "s": "split",
    "o": "order",
    "j": "next",
    "k": "previous",
    "u": "undo",
    "q": "end",
}


def review(settings: Settings, jobs: int = 1) -> None:
    """Go through the queue of a timeline in the terminal, until all is decided or the person ends it.

    Args:
        settings: Those of the timeline.
        jobs: How many processes read articles.
    """
    Terminal(Desk(settings, jobs), Console()).run()


class Terminal:
    """A person at a terminal, at a desk."""

    def __init__(self, desk: Desk, console: Console, key: Callable[[], str] = click.getchar) -> None:
        self._desk, self._console, self._key = desk, console, key
        self._at = 0
        self._orders = cycle(ORDERS)
        self._order = next(self._orders)

    def run(self) -> None:
        """Show one suggestion after the other, and do what the keys say."""
        while rows := self._desk.queue(Query(self._order)):
            self._at = min(max(self._at, 0), len(rows) - 1)
            one = rows[self._at]
            offered = date_choices(one.event, one.article, one.passage)
            self._console.print(Group(*self._shown(one, offered, len(rows))))
            try:
                if not self._act(self._key(), one, offered):
                    return
            except Invalid as invalid:
                self._say("\n".join(map(str, invalid.problems)), "red")
                self._desk.refresh()
        self._console.print("everything is reviewed")

    def _act(  # noqa: C901  a case for each key
        self, key: str, one: Suggestion, offered: tuple[ReadingOption, ...]
    ) -> bool:
        """Do what a key says; False ends the review."""
        desk, versions = self._desk, {one.id: one.version}
        match key:
            case "a":
                self._say(desk.accept([one.id], versions).words)
            case "e":
                self._edit(one)
            case "x":
                because = self._reason()
                if because is not None:
                    self._say(desk.reject([one.id], versions, because).words)
            case "m":
                self._join(one)
            case "s":
                self._split(one)
            case "o":
                self._order, self._at = next(self._orders), 0
            case "j" | " ":
                self._at += 1
            case "k":
                self._at -= 1
            case "u":
                last = desk.undo()
                self._say(f"undone: {last.words}" if last else "nothing to undo")
            case "q" | "\x03" | "\x04" | "\x1b":
                return False
            case _ if number := _number(key, len(offered)):
                self._accept_with(one, {"date": offered[number - 1].edtf})
        return True

    def _accept_with(self, one: Suggestion, fields: dict[str, str]) -> None:
        form, event = read_form(one.event, fields, dates_of(self._desk.settings))
        for name, wrong in form.errors.items():
            self._say(f"{name}: {wrong}", "red")
        if not form.errors:
            change = None if event == one.event else lambda _: event
            self._say(self._desk.accept([one.id], {one.id: one.version}, change).words)

    def _edit(self, one: Suggestion) -> None:
        """Ask for each field, those of declared keys too; what is left empty stays."""
        form = form_of(one.event)
        names = ("title", "date", "status", "speaker", "who", "where", "tags")
        said = {name: click.prompt(name, default=getattr(form, name)) for name in names}
        for name, label in self._desk.settings.own_keys.items():
            said[f"{OWN}{name}"] = click.prompt(label, default=form.own.get(name, ""))
        self._accept_with(one, said)

    def _reason(self) -> str | None:
        for number, reason in enumerate(REASONS, 1):
            self._say(f"  {number} {reason}")
        self._say("  0 another reason; any other key: do not reject")
        key = self._key()
        if key == "0":
            return str(click.prompt("reason", default=""))
        number = _number(key, len(REASONS))
        return REASONS[number - 1] if number else None

    def _join(self, one: Suggestion) -> None:
        offers = self._desk.similar(one)
        for number, other in enumerate(offers, 1):
            self._say(f"  {number} {other.event.date}  {clean(other.event.title)}")
        if not offers:
            self._say("no event in the files is like it")
            return
        if number := _number(self._key(), len(offers)):
            self._say(self._desk.join(one.id, one.version, offers[number - 1].event.id).words)

    def _split(self, one: Suggestion) -> None:
        """Give one source of a draft an event of its own."""
        sources = one.event.sources
        if one.state == "waiting" or len(sources) < SPLITTABLE:
            self._say("only an event of the files with two sources or more can be split")
            return
        for number, source in enumerate(sources, 1):
            self._say(f"  {number} {clean(source.article or source.work or '')}: {clean(source.quote or '')[:AROUND]}")
        if number := _number(self._key(), len(sources)):
            self._say(self._desk.split(one.id, one.version, [number]).words)

    def _say(self, text: str, style: str = "dim") -> None:
        self._console.print(Text(text, style))

    def _shown(self, one: Suggestion, offered: tuple[ReadingOption, ...], count: int) -> Iterator[Text | Panel | Table]:
        event = one.event
        state = "waits" if one.state == "waiting" else "in the file, unchecked"
        sure = f", {one.score:.0%} sure" if one.score is not None else ""
        yield Text(f"\n{self._at + 1} of {count}: {state}{sure}" + f", {one.reason}" * bool(one.reason), "dim")
        title = clean(one.article.title or one.article.id) if one.article else "no article"
        yield Panel(_passage(one), title=Text(title))
        yield Text(clean(event.title), "bold")
        table = Table(box=None, show_header=False, pad_edge=False)
        for number, choice in enumerate(offered, 1):
            style = "bold" if choice.chosen else ""
            table.add_row(*(Text(clean(cell), style) for cell in (str(number), choice.edtf, choice.shown, choice.why)))
        yield table
        said = {
            "status": f"{event.status}, date {basis_words(event)}",
            "speaker": form_of(event).speaker,
            "who": ", ".join(event.who),
            "where": ", ".join(event.where),
        }
        own = form_of(event).own
        said |= {label: own.get(name, "") for name, label in self._desk.settings.own_keys.items()}
        yield Text("\n".join(f"{name}: {clean(value)}" for name, value in said.items() if value))
        yield Text("  ".join(f"[{key}] {what}" for key, what in KEYS.items()), "dim")


def _number(key: str, most: int) -> int:
    """The number from 1 to ``most`` that a key means, 0 for every other key: "²" of a French keyboard is none."""
    return int(key) if key.isdecimal() and int(key) <= most else 0


def _passage(one: Suggestion) -> Text:
    """The passage with what stands around it."""
    if one.article is None or one.passage is None:
        first = next(iter(one.event.sources), None)
        return Text(clean_lines((first.quote if first is not None else None) or "no passage"))
    text, (start, end) = one.article.text, one.passage
    return Text.assemble(
        (clean_lines(text[max(0, start - AROUND) : start]), "dim"),
        (clean_lines(text[start:end]), "bold yellow"),
        (clean_lines(text[end : end + AROUND]), "dim"),
    )
