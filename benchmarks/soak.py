"""Play months of a newsroom and see that nothing is lost: `make soak`.

python benchmarks/soak.py [--months 20] [--first 0] [--days 10] [--articles 4] [--editors 5] [--seed 1]
                          [--folder DIR] [--jobs 2]

Each day the wire brings articles, some are corrected, renamed or taken out, and every editor works on a branch of the
morning: edits, comments, keys of their own, checks, deletions, joins, splits, new ids, events of their own. In the
evening the branches are merged as git does it with our merge driver, and each is updated. Every ten days the program
finds other things in the same articles, as a new version does. After each step a ledger of what people did is held
against the files: no edit, comment or event is lost, what was deleted stays away, old addresses lead on, a second
update changes no byte. Everything is invented. Each month is a repository of its own. Exit 1 and the folder of the
repository where something is lost.
"""

from __future__ import annotations

import argparse
import calendar
import copy
import gc
import hashlib
import random
import re
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence, Set
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

import timeline.articles
import timeline.extraction.pipeline
import timeline.store.gitmerge
import timeline.store.lock
from timeline.articles import Article
from timeline.dates import parse_edtf
from timeline.editing.decisions import accept, join, reject, split
from timeline.events import Citation, Event
from timeline.extraction import EventMention, find_mentions
from timeline.settings import read_settings
from timeline.store import EventFile, load_lock, read_folder, revise
from timeline.store.gitmerge import merge_locks, merge_texts
from timeline.store.recognise import renamed
from timeline.updating.pipeline import Absent, check, conventions_of, update

PLACES = ("Lindal", "Torvik", "Tarnholm", "Marwick", "Osthaven", "Kelbrook")
PEOPLE = ("Ann Berg", "Olav Dahl", "Vera Holm", "Jon Marsh", "Ida Rask", "Paul Winter")
HAPPENINGS = (
    "A fire destroyed the market hall of {place} on {day}.",
    "Police arrested {person} in {place} on {day}.",
    "A court in {place} sentenced {person} to {count} years in prison on {day}.",
    "Workers walked out at the shipyard of {place} on {day}.",
    "{person} resigned as mayor of {place} on {day}.",
    "The ferry Solveig sank off {place} on {day}, killing {count} people.",
    "The council of {place} approved the budget on {day}.",
    "An explosion injured {count} miners near {place} on {day}.",
)
MONTHS = [month for month in calendar.month_name if month]
VERSION_EVERY = 10
"""Days after which the program finds other things in the same articles."""

Act = Callable[["Ledger"], None]
Tree = Mapping[Path, bytes]
CONFLICT = b"<<<<<<<"


class Lost(Exception):
    """Something that a person did is not there any more, or what must not be there is."""


@dataclass
class Ledger:
    """What people did, and must find again. Ids are those that the events have now."""

    fields: dict[tuple[str, str], Any] = field(default_factory=dict)
    whole: dict[str, Event] = field(default_factory=dict)  # of their own, or checked
    words: dict[str, frozenset[str]] = field(default_factory=dict)  # a comment, a key of their own -> the events
    deleted: dict[str, frozenset[tuple[str | None, str | None]]] = field(default_factory=dict)
    addresses: dict[str, frozenset[str | None]] = field(default_factory=dict)  # an id -> the articles that told it
    # What main had of a deleted event when the deletion came, changed or divided: it stays, and the merge says so.
    spared: set[str] = field(default_factory=set)
    # With other events, or parted from them: their sources are the editors' choice.
    joined: set[str] = field(default_factory=set)
    renamed: set[str] = field(default_factory=set)  # who gives an event another id wants to keep it

    @property
    def touched(self) -> Set[str]:
        """The events that people had a hand in: they are there because of that, whatever is found for them now."""
        edited = {name for name, _ in self.fields} | {*chain.from_iterable(self.words.values())}
        return edited | self.whole.keys() | self.joined | self.spared

    def forget(self, name: str) -> None:
        """Expect no more of an event that people took out."""
        self.fields = {key: value for key, value in self.fields.items() if key[0] != name}
        self.words = {word: events - {name} for word, events in self.words.items() if events != {name}}
        self.whole.pop(name, None)
        self.joined.discard(name)
        self.renamed.discard(name)

    def delete(self, name: str, quotes: frozenset[tuple[str | None, str | None]]) -> None:
        """Expect that an event stays away, and that no other one comes to stand on the quotes that it alone had."""
        self.forget(name)
        self.deleted[name] = quotes

    def rename(self, old: str, new: str) -> None:
        """Expect of an event under its new id what was expected of it."""
        self.fields = {(new if key[0] == old else key[0], key[1]): value for key, value in self.fields.items()}
        self.words = {word: _with(events, old, new) for word, events in self.words.items()}
        self.joined = {new if name == old else name for name in self.joined}
        self.renamed = self.renamed - {old} | {new}
        self.spared = {new if name == old else name for name in self.spared}
        if old in self.whole:
            self.whole[new] = replace(self.whole.pop(old), id=new)


def _with(names: frozenset[str], old: str, new: str) -> frozenset[str]:
    return names - {old} | {new} if old in names else names


def cited(event: Event) -> frozenset[tuple[str | None, str | None]]:
    return frozenset((one.article, one.quote) for one in event.sources)


class Newsroom:
    """A repository under git, and the people who work on it."""

    def __init__(self, root: Path, rng: random.Random, editors: int) -> None:
        self.root, self.rng, self.editors = root, rng, editors
        self.ledger, self.count, self.done = Ledger(), 0, Counter[str]()
        self.morning: Mapping[str, Event] = {}
        (root / "seeds").mkdir(parents=True)
        (root / "docs/events").mkdir(parents=True)
        (root / "mkdocs.yml").write_text("site_name: Soak\nplugins: [timeline]\n", encoding="utf-8")
        self.settings = read_settings(root / "mkdocs.yml")

    def tree(self) -> Tree:
        """What git would commit of the repository as it is."""
        folders = (self.root / "seeds", self.settings.events_folder)
        files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
        lock = self.settings.lock_file
        return {path.relative_to(self.root): path.read_bytes() for path in (*files, *([lock] * lock.exists()))}

    def checkout(self, tree: Tree) -> None:
        """Make the repository what it was."""
        for path in self.tree().keys() - tree.keys():
            (self.root / path).unlink()
        for path, content in tree.items():
            if not (self.root / path).exists() or (self.root / path).read_bytes() != content:
                (self.root / path).write_bytes(content)

    # What is there.

    @property
    def events(self) -> dict[str, Event]:
        chronology = read_folder(self.settings.events_folder, self.root, conventions_of(self.settings))
        if chronology.errors:
            raise Lost(f"events cannot be read: {chronology.errors}")
        return chronology.by_id

    @property
    def articles(self) -> list[Path]:
        return sorted((self.root / "seeds").glob("*.md"))

    def files(self) -> Iterator[Path]:
        return iter(sorted(self.settings.events_folder.rglob("*.yaml")))

    def number(self) -> int:
        self.count += 1
        return self.count

    def rewrite(self, change: Callable[[str], str | None]) -> None:
        """Change the text of the first file that the change is possible in."""
        for path in self.files():
            text = change(path.read_text(encoding="utf-8"))
            if text is not None:
                path.write_text(text, encoding="utf-8")
                return
        raise AssertionError("no file to change")

    def put(self, event: Event) -> None:
        """Write an event as it shall be, where it stands or into a file of the editor's own."""
        path = self.settings.events_folder / "own.yaml"
        for one in self.files():
            if event.id in {each.id for each in EventFile.parse(one.read_text(encoding="utf-8"), one.name).events}:
                path = one
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        file = EventFile.parse(text, path.name, conventions_of(self.settings))
        others = [one for one in file.events if one.id != event.id]
        path.write_text(revise(file, [*others, event]), encoding="utf-8")

    # What an editor does with an event. Each gives what the ledger is to know of it.

    def corrects(self, event: Event) -> Act:
        number = self.number()
        attribute, value = self.rng.choice(
            [
                ("title", f"Corrected title {number}"),
                ("date", parse_edtf(f"2024-{self.rng.randint(1, 12):02}-{self.rng.randint(1, 28):02}")),
                ("text", f"Words of the editor, {number}.\n"),
                ("tags", (f"tag-{number}",)),
            ]
        )
        edited = replace(event, **{attribute: value})  # type: ignore[arg-type]
        self.put(edited)

        def act(ledger: Ledger) -> None:
            if event.id in ledger.whole:
                ledger.whole[event.id] = edited
            if event.id not in ledger.whole or (event.id, attribute) in ledger.fields:
                ledger.fields[event.id, attribute] = value

        return act

    def _after_id(self, event: Event, line: str) -> None:
        def change(text: str) -> str | None:
            found = re.search(rf"^- id: {re.escape(event.id)}(?: .*)?\n", text, re.MULTILINE)
            return None if found is None else f"{text[: found.end()]}{line}{text[found.end() :]}"

        self.rewrite(change)

    def comments(self, event: Event) -> Act:
        word = f"remark-{self.number()}-end"
        self._after_id(event, f"  # {word}\n")
        return lambda ledger: ledger.words.update({word: frozenset((event.id,))})

    def notes(self, event: Event) -> Act:
        word = f"note-{self.number()}-end"
        self._after_id(event, f"  x-note-{word}: yes\n")
        return lambda ledger: ledger.words.update({word: frozenset((event.id,))})

    def text(self) -> str:
        return "".join(path.read_text(encoding="utf-8") for path in self.files())

    def checks(self, event: Event) -> Act:
        accept(self.settings, [event.id])
        stands = self.events[event.id]
        return lambda ledger: ledger.whole.update({event.id: stands})

    def alone(self, event: Event) -> frozenset[tuple[str | None, str | None]]:
        """The quotes that an event alone has: one that was joined here and changed elsewhere has them, too."""
        others = (cited(one) for one in self.events.values() if one.id != event.id)
        return cited(event).difference(*others)

    def deletes(self, event: Event) -> Act:
        def change(text: str) -> str | None:
            file = EventFile.parse(text, "x.yaml", conventions_of(self.settings))
            left = [one for one in file.events if one.id != event.id]
            return None if len(left) == len(file.events) else revise(file, left)

        alone = self.alone(event)
        self.rewrite(change)
        return lambda ledger: ledger.delete(event.id, alone)

    def rejects(self, event: Event) -> Act:
        alone = self.alone(event)
        reject(self.settings, [event.id], "not for us")
        return lambda ledger: ledger.delete(event.id, alone)

    def renames(self, event: Event) -> Act:
        new = f"renamed-{self.number()}"
        before = {name: one for name, one in self.morning.items() if name == event.id}
        if not renamed(before, {new: replace(event, id=new)}):
            return self.comments(event)  # so much was done to it today that under another id it is another event

        def change(text: str) -> str | None:
            changed, count = re.subn(rf"^- id: {re.escape(event.id)}$", f"- id: {new}", text, flags=re.MULTILINE)
            return changed if count else None

        self.rewrite(change)
        return lambda ledger: ledger.rename(event.id, new)

    def writes(self, event: Event) -> Act:
        number = self.number()
        source = Citation(url=f"https://example.org/{number}", title=f"Found elsewhere {number}")
        own = Event(f"own-{number}", event.date, f"An event of the editor's own {number}", sources=(source,))
        self.put(own)
        return lambda ledger: ledger.whole.update({own.id: own})

    def joins(self, event: Event, other: Event) -> Act:
        join(self.settings, event.id, other.id)
        stands = self.events[event.id]

        def act(ledger: Ledger) -> None:
            ledger.words = {word: _with(names, other.id, event.id) for word, names in ledger.words.items()}
            ledger.forget(other.id)
            ledger.joined.add(event.id)
            if event.id in ledger.whole:
                ledger.whole[event.id] = stands
            # The words and tags of both are in the one that stays.
            own = {key: getattr(stands, key[1]) for key in ledger.fields if key[0] == event.id}
            ledger.fields |= own

        return act

    def splits(self, event: Event) -> Act:
        [_, name] = split(self.settings, event.id, [len(event.sources)]).ids
        stands, mine = self.events[event.id], self.events[name]

        def act(ledger: Ledger) -> None:
            ledger.whole[name] = mine
            ledger.joined.add(event.id)
            if event.id in ledger.whole:
                ledger.whole[event.id] = stands

        return act

    def works(self, mine: Sequence[str]) -> list[Act]:
        """An editor does a few things to events that no other editor has on the desk."""
        acts = []
        for _ in range(self.rng.randint(1, 4)):
            events = self.events
            free = [events[name] for name in mine if name in events]
            if not free:
                break
            event, *others = self.rng.sample(free, min(2, len(free)))
            what = self.rng.choice(
                [self.corrects] * 4
                + [self.comments, self.notes, self.checks, self.deletes, self.rejects, self.renames, self.writes]
            )
            if len(event.sources) > 1 and self.rng.random() < 0.2:
                what = self.splits
            self.done[what.__name__] += 1
            if others and self.rng.random() < 0.1:
                self.done["joins"] += 1
                acts.append(self.joins(event, others[0]))
            else:
                acts.append(what(event))
        return acts

    # What the desk does with articles.

    def receives(self, day: int, month: int, count: int) -> None:
        """The wire brings articles, which tell of few happenings again and again."""
        for _ in range(count):
            number = self.number()
            told = []
            for _ in range(self.rng.randint(2, 4)):
                at = max(1, day % 28 - self.rng.randint(0, 3))
                sentence = self.rng.choice(HAPPENINGS).format(
                    place=self.rng.choice(PLACES),
                    person=self.rng.choice(PEOPLE),
                    count=self.rng.randint(3, 9),
                    day=f"{at} {MONTHS[month % 12]}",
                )
                told.append(sentence)
            published = f"2024-{month % 12 + 1:02}-{min(28, day % 28 + 1):02}"
            text = (
                f"---\ntitle: Report {number}\npublished: {published}\nlanguage: en\n---\n" + "\n\n".join(told) + "\n"
            )
            (self.root / f"seeds/report-{number:05}.md").write_text(text, encoding="utf-8")

    def rearranges(self) -> None:
        """An article is corrected, another renamed, a third taken out."""
        for what, chance in (("corrected", 0.5), ("renamed", 0.3), ("taken out", 0.2)):
            if self.articles and self.rng.random() < chance:
                path = self.rng.choice(self.articles)
                text = path.read_text(encoding="utf-8")
                self.done[f"articles {what}"] += 1
                if what == "corrected":
                    paragraphs = text.rstrip("\n").split("\n\n")
                    paragraphs[-1] = f"Correction {self.number()}: an earlier version was wrong."
                    path.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
                elif what == "renamed":
                    path.rename(path.with_name(f"moved-{self.number():05}.md"))
                else:
                    path.unlink()

    # What must hold.

    def updated(self, message: str) -> None:
        """Update, and hold the ledger against what is there."""
        outcome = update(self.settings)
        missing = load_lock(self.root).missing
        if missing and missing.keys() <= self.ledger.deleted.keys():
            # Two branches took out two parts of what one had divided: asked about, and answered as it was meant.
            self.done["questions after a merge"] += 1
            outcome = update(self.settings, absent=Absent.CONFIRM)
        if any(problem.severity == "error" for problem in outcome.problems):
            raise Lost(f"{message}: {outcome.problems}")
        self.holds(message)

    def holds(self, step: str) -> None:
        """Raise Lost where something that people did is gone, or something that they took out is back."""
        events, text, lock = self.events, self.text(), load_lock(self.root)
        if again := update(self.settings).written:
            raise Lost(f"{step}: a second update writes {again}")
        # What people keep of an article that was corrected or taken out is for them to settle.
        found = (one for one in check(self.settings, sync=True) if one.rule not in ("article", "quote"))
        if wrong := [one for one in found if one.severity == "error"]:
            raise Lost(f"{step}: check finds {wrong}")
        for (name, attribute), value in self.ledger.fields.items():
            if name not in events:
                raise Lost(f"{step}: the edited event {name} is gone")
            if getattr(events[name], attribute) != value:
                raise Lost(f"{step}: {name}: {attribute} was {value!r}, is {getattr(events[name], attribute)!r}")
        for name, event in self.ledger.whole.items():
            if events.get(name) != event:
                raise Lost(f"{step}: {name} was {event}, is {events.get(name)}")
        for word, names in self.ledger.words.items():
            if text.count(word) != len(names):
                raise Lost(f"{step}: {word} of {sorted(names)} stands {text.count(word)} times")
        for name, quotes in self.ledger.deleted.items():
            back = [one.id for one in events.values() if cited(one) and cited(one) <= quotes]
            if set(back) - self.ledger.touched - self.ledger.renamed:
                raise Lost(f"{step}: {name} was deleted and is back as {back}")
        self._addresses_lead(step, events, lock.leads, lock.former)
        self._articles_are_quoted(step, events)

    def _addresses_lead(
        self, step: str, events: Mapping[str, Event], leads: Mapping[str, str], former: Mapping[str, object]
    ) -> None:
        there = {path.stem for path in self.articles}
        for name, told_by in self.ledger.addresses.items():
            left = name in self.ledger.deleted or not told_by <= there
            if not (name in events or leads.get(name) in events or name in former or left):
                raise Lost(f"{step}: the address {name} leads nowhere")
        self.ledger.addresses |= {
            name: frozenset(one.article for one in event.sources if one.article) for name, event in events.items()
        }

    def _articles_are_quoted(self, step: str, events: Mapping[str, Event]) -> None:
        """Every event that people left alone, its id too, stands on words that its articles have."""
        texts = {path.stem: path.read_text(encoding="utf-8") for path in self.articles}
        touched = self.ledger.touched | self.ledger.renamed
        for event in events.values():
            for one in event.sources:
                if event.id not in touched and one.article in texts and (one.quote or "") not in texts[one.article]:
                    raise Lost(f"{step}: {event.id} quotes what {one.article} does not say: {one.quote}")

    def spares_what_main_changed(self, taken_out: Set[str], deleted: Collection[str], before: Ledger) -> None:
        """Expect of an event that a branch took out, and that main changed, that it stays with what it had before.

        What the branch itself wrote into it, before it was joined with another one, main never had. Nor does one have
        to stay that only the program changed. The quotes of one that stays may be found again.
        """
        ledger, there = self.ledger, self.events
        for name in taken_out & there.keys():
            ledger.spared.add(name)
            ledger.fields |= {key: value for key, value in before.fields.items() if key[0] == name}
            words = (word for word, names in before.words.items() if name in names)
            ledger.words |= {word: ledger.words.get(word, frozenset()) | {name} for word in words}
        for name in deleted:
            spared = {one: cited(event) for one, event in there.items() if cited(event) & ledger.deleted[name]}
            ledger.spared |= spared.keys()
            ledger.deleted[name] = ledger.deleted[name].difference(*spared.values())

    # A day.

    def merges(self, base: Tree, theirs: Tree) -> bool:
        """Merge a branch into main; where git would find a conflict, for a person to settle, the branch is given up."""
        merged = merged_tree(base, self.tree(), theirs)
        if merged is None:
            self.done["branches given up for a conflict"] += 1
            return False
        self.checkout(merged)
        return True

    def day(self, month: int, day: int, articles: int) -> None:
        """The wire in the morning, branches over the day, merges in the evening."""
        self.receives(day, month, articles)
        self.updated(f"day {day}: wire")
        morning = self.tree()
        at_work: list[tuple[str, list[Act], Tree, Set[str]]] = []
        before = copy.deepcopy(self.ledger)
        self.morning = self.events
        names = sorted(self.morning)
        for editor in range(self.editors):
            self.checkout(morning)
            self.ledger = copy.deepcopy(before)
            acts = self.works([name for name in names if _digest(name) % self.editors == editor])
            for act in acts:
                act(self.ledger)
            self.updated(f"day {day}: editor {editor}")
            taken_out = self.morning.keys() - self.events.keys()
            at_work.append((f"the branch of editor {editor}", acts, self.tree(), taken_out))
        self.checkout(morning)
        self.ledger = copy.deepcopy(before)
        self.rearranges()
        self.updated(f"day {day}: articles")
        for branch, acts, theirs, taken_out in at_work:
            deleted = set(self.ledger.deleted)
            if not self.merges(morning, theirs):
                continue
            for act in acts:
                act(self.ledger)
            self.spares_what_main_changed(taken_out, self.ledger.deleted.keys() - deleted, before)
            self.updated(f"day {day}: {branch} is merged")


def merged_tree(base: Tree, ours: Tree, theirs: Tree) -> Tree | None:
    """Three versions of a repository merged file by file, as git does it with our driver; None for a conflict."""
    merged = {}
    for path in sorted({*base, *ours, *theirs}):
        was, one, two = (tree.get(path) for tree in (base, ours, theirs))
        content = one if two in (was, one) else two if one == was else _driven(path, was, one, two)
        if content == CONFLICT:
            return None
        if content is not None:
            merged[path] = content
    return merged


def _driven(path: Path, was: bytes | None, one: bytes | None, two: bytes | None) -> bytes:
    """What the merge driver makes of a file that both branches changed."""
    if one is None or two is None or path.suffix == ".md":
        return CONFLICT
    texts = [(content or b"").decode() for content in (was, one, two)]
    if path.suffix == ".lock":
        return merge_locks(*texts).encode()
    merged = merge_texts(*texts)
    return CONFLICT if merged is None or merged.conflicted else merged.text.encode()


def _digest(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16)


def changed_mind(version: int) -> Callable[[Article], list[EventMention]]:
    """What another version of the program finds: some is missing, some has another title, some is quoted shorter."""

    def find(article: Article, **more: Any) -> list[EventMention]:
        found = []
        for mention in find_mentions(article, **more):
            chance = _digest(f"{version} {mention.quote}") % 10
            if chance == 1:
                mention = replace(mention, title=f"{mention.title} (version {version})")
            elif chance == 2 and " " in mention.quote:
                quote = mention.quote.rpartition(" ")[0]
                mention = replace(mention, quote=quote, end=mention.start + len(quote))
            if chance:
                found.append(mention)
        return found

    return find


EXTRACTOR_VERSION = timeline.extraction.EXTRACTOR_VERSION


def install(version: int) -> None:
    """Make this process one of another version of the program."""
    timeline.extraction.pipeline.find_mentions = changed_mind(version) if version else find_mentions
    for name, module in list(sys.modules.items()):
        if name.startswith("timeline.") and hasattr(module, "EXTRACTOR_VERSION"):
            vars(module)["EXTRACTOR_VERSION"] = EXTRACTOR_VERSION + version


def remember_files() -> None:
    """Parse a text of a file once, for it is read at every step and seldom changed, and look for garbage seldom."""
    gc.set_threshold(200_000, 20, 100)
    timeline.articles.parse_article = lru_cache(maxsize=4096)(timeline.articles.parse_article)
    read_once = lru_cache(maxsize=64)(timeline.store.lock.read_lock)
    for module in (timeline.store.lock, timeline.store.gitmerge):
        vars(module)["read_lock"] = read_once
    parse = EventFile.parse
    known: dict[tuple[str, str], EventFile] = {}

    def parse_once(text: str, path: str, *how: Any, **more: Any) -> EventFile:
        if (text, path) not in known:
            if len(known) > 200:
                known.clear()
            known[text, path] = parse(text, path, *how, **more)
        return known[text, path]

    EventFile.parse = parse_once


def play(month: int, arguments: argparse.Namespace) -> tuple[str, Counter[str]]:
    """Play a month; what is to be said of it, and how often what was done. Raises Lost."""
    start = time.process_time()
    folder = (arguments.folder or Path(tempfile.mkdtemp(prefix="soak-"))) / f"month-{month}"
    room = Newsroom(folder, random.Random(arguments.seed * 1000 + month), arguments.editors)
    try:
        for day in range(1, arguments.days + 1):
            install(day // VERSION_EVERY)
            room.day(month, day, arguments.articles)
            if day == 2 * VERSION_EVERY and "(version " not in room.text():
                raise AssertionError("no other version of the program was played")
    except Lost as lost:
        raise Lost(f"month {month}: {lost}\nthe repository is in {folder}") from None
    spent = time.process_time() - start
    if arguments.folder is None:
        shutil.rmtree(folder.parent)
    return f"month {month}: {room.count} things brought and done; nothing lost; {spent:.0f} CPU s", room.done


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--months", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the month to begin with; each is played by itself")
    parser.add_argument("--days", type=int, default=30, help="of a month")
    parser.add_argument("--articles", type=int, default=10, help="a day")
    parser.add_argument("--editors", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="of the repositories; default: one that is thrown away")
    parser.add_argument("--jobs", type=int, default=1, help="months that are played at the same time")
    arguments = parser.parse_args()
    done: Counter[str] = Counter()
    lost = 0
    with ProcessPoolExecutor(arguments.jobs, initializer=remember_files) as pool:
        months = [pool.submit(play, month, arguments) for month in range(arguments.first, arguments.months)]
        # Each says how it ended as soon as it has; one that lost something does not keep the others from being played.
        for month in as_completed(months):
            try:
                said, acts = month.result()
            except Lost as what:
                lost += 1
                print(what, flush=True)
            else:
                print(said, flush=True)
                done += acts
    print(f"{lost} of {len(months)} months lost something: {dict(sorted(done.items()))}")
    return int(lost > 0)


if __name__ == "__main__":
    raise SystemExit(main())
