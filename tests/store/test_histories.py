"""Generated histories: an editor and a machine change their minds in turn, and no edit is ever lost.

The editor works on the text of the files as people do: changes, deletes, adds, splits, joins, moves, comments out. A
ledger kept beside it says what must still hold after every update.
"""

import random
import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import parse_edtf
from timeline.events import Citation, Event, Status
from timeline.store import Chronology, EventFile, Lock, merge, plan, read_lock, repair, revise

parse = lru_cache(maxsize=256)(EventFile.parse)
DATES = [parse_edtf(f"2024-0{month}-1{day}") for month in range(1, 9) for day in range(3)]
ARTICLES = ["tampa", "strikes", "tass", "nis"]
AS_OFTEN_AS_NOT = 0.5


class Machine:
    """Tells events from sentences, and changes its mind: its whole state is what it finds."""

    def __init__(self, rng):
        self.rng, self.count, self.found = rng, 0, {}
        for _ in range(rng.randint(1, 4)):
            self.tells_more()

    def sentence(self):
        self.count += 1
        return Citation(
            self.rng.choice(ARTICLES),
            f"sentence {self.count} says alpha{self.count} beta{self.count}",
            words=f"w{self.count}",
        )

    def any(self):
        return self.rng.choice(sorted(self.found)) if self.found else None

    def tells_more(self):
        name = f"m{self.count}"
        sources = tuple(self.sentence() for _ in range(self.rng.randint(1, 3)))
        self.found[name] = Event(
            name, self.rng.choice(DATES), f"title {self.count}", sources=sources, who=("Navy",), where=("Kiel", "Bonn")
        )

    def tells_less(self):
        self.found.pop(self.any(), None)

    def corrects(self):
        if name := self.any():
            self.count += 1
            event = self.found[name]
            self.found[name] = self.rng.choice(
                [
                    replace(event, title=f"title {self.count}"),
                    replace(event, date=self.rng.choice(DATES)),
                    replace(event, status=self.rng.choice(list(Status))),
                    replace(event, who=tuple(sorted({*event.who, f"who {self.count}"}))),
                    replace(event, where=event.where[:1]),
                    replace(event, sources=(*event.sources, self.sentence())),
                    replace(event, sources=event.sources[:1]),
                    replace(event, sources=(replace(event.sources[0], words=f"w{self.count}"), *event.sources[1:])),
                    replace(event, id=f"renamed-{self.count}"),
                ]
            )

    def splits(self):
        if (name := self.any()) and len(self.found[name].sources) > 1:
            event = self.found[name]
            self.count += 1
            self.found[name] = replace(event, sources=event.sources[:1])
            self.found[f"s{self.count}"] = replace(
                event,
                id=f"s{self.count}",
                title=self.rng.choice([event.title, f"title {self.count}"]),
                sources=event.sources[1:],
            )

    def joins(self):
        if len(self.found) > 1:
            one, other = self.rng.sample(sorted(self.found), 2)
            gone = self.found.pop(other)
            self.found[one] = replace(self.found[one], sources=(*self.found[one].sources, *gone.sources))

    def renames_an_article(self):
        old, new = self.rng.choice(ARTICLES), f"renamed{self.count}"
        self.found = {
            name: replace(
                event, sources=tuple(replace(one, article=new) if one.article == old else one for one in event.sources)
            )
            for name, event in self.found.items()
        }

    def changes(self):
        self.rng.choice(
            [
                self.tells_more,
                self.tells_less,
                self.corrects,
                self.corrects,
                self.corrects,
                self.splits,
                self.joins,
                self.renames_an_article,
            ]
        )()


@dataclass
class Ledger:
    """What the editor did, and must find again."""

    fields: dict = field(default_factory=dict)  # (id, field) -> value
    there: set = field(default_factory=set)  # (id, list, item)
    away: set = field(default_factory=set)  # (id, list, item)
    own: dict = field(default_factory=dict)  # id -> event
    gone: set = field(default_factory=set)  # ids
    moved: dict = field(default_factory=dict)  # id -> the id that the event has now
    refused: list = field(default_factory=list)  # of deleted events: their quotes, and the events there were
    comments: set = field(default_factory=set)

    def forget(self, name):
        self.fields = {key: value for key, value in self.fields.items() if key[0] != name}
        self.there = {key for key in self.there if key[0] != name}
        self.away = {key for key in self.away if key[0] != name}
        self.own.pop(name, None)

    def holds(self, events, texts):
        for (name, attribute), value in self.fields.items():
            assert getattr(events[name], attribute) == value
        for name, attribute, item in self.there:
            assert item in items(events[name], attribute)
        for name, attribute, item in self.away:
            assert name not in events or item not in items(events[name], attribute)
        for name, event in self.own.items():
            assert events[name] == event
        assert not self.gone & set(events)
        assert not [old for old, new in self.moved.items() if old in events and new in events]
        for quotes, others in self.refused:
            back = [event.id for event in events.values() if quotes_of(event) and quotes_of(event) <= quotes]
            assert not set(back) - others - set(self.own)
        whole = "".join(texts)
        assert all(comment in whole for comment in self.comments)


def items(event, attribute):
    return [one.quote for one in event.sources] if attribute == "sources" else getattr(event, attribute)


def quotes_of(event):
    return {one.quote for one in event.sources}


class Repository:
    """The files and the lock, in memory; and the editor who works on them."""

    def __init__(self, rng):
        self.rng, self.files, self.lock, self.ledger, self.count = rng, {}, None, Ledger(), 0

    def chronology(self):
        files = tuple(parse(text, path) for path, text in sorted(self.files.items()))
        assert not [problem for file in files for problem in file.problems], [file.problems for file in files]
        return Chronology("docs/events", files, (), None)

    def update(self, found):
        chronology = self.chronology()
        lock = Lock() if self.lock is None else repair(read_lock(self.lock), chronology.by_id)
        merged = merge(lock.base, found, chronology.by_id, chronology.remarks(), lock.renamed, written=lock.written)
        for path, change in plan(chronology, lock, merged).changes.items():
            if path == "timeline.lock":
                self.lock = change.after
            elif path.endswith(".yaml"):
                self.files[path] = change.after
        return merged

    @property
    def events(self):
        return self.chronology().by_id

    @property
    def base(self):
        return read_lock(self.lock).base

    def rewrite(self, event):
        """Change an event where it stands."""
        for path, text in self.files.items():
            file = parse(text, path)
            if event.id in {one.id for one in file.events}:
                self.files[path] = revise(file, [event if one.id == event.id else one for one in file.events])

    def home(self, name):
        return next(path for path, text in self.files.items() if name in {one.id for one in parse(text, path).events})

    def put(self, path, event):
        file = parse(self.files.get(path, ""), path)
        self.files[path] = revise(file, [*file.events, event])

    def take_out(self, name):
        path = self.home(name)
        file = parse(self.files[path], path)
        self.files[path] = revise(file, [event for event in file.events if event.id != name])

    # What an editor does. Each takes the event it is done to.

    def changes(self, event):
        self.count += 1
        attribute = self.rng.choice(["title", "date", "status", "text", "time"])
        value = {
            "title": f"mine {self.count}",
            "date": self.rng.choice(DATES),
            "status": self.rng.choice(list(Status)),
            "text": f"my words {self.count}\n",
            "time": "14:30",
        }[attribute]
        self.rewrite(replace(event, **{attribute: value}))
        if event.id in self.ledger.own:
            self.ledger.own[event.id] = replace(event, **{attribute: value})
        elif event.id not in self.base or getattr(self.base[event.id], attribute) == value:
            self.ledger.fields.pop((event.id, attribute), None)
        else:
            self.ledger.fields[event.id, attribute] = value

    def adds_an_item(self, event):
        self.count += 1
        attribute = self.rng.choice(["who", "where", "tags", "sources"])
        item = f"mine {self.count}"
        one = Citation("mine", item) if attribute == "sources" else item
        edited = replace(event, **{attribute: (*getattr(event, attribute), one)})
        self.rewrite(edited)
        if event.id in self.ledger.own:
            self.ledger.own[event.id] = edited
        else:
            self.ledger.there.add((event.id, attribute, item))

    def removes_an_item(self, event):
        attribute = self.rng.choice(["who", "where", "sources"])
        values = list(getattr(event, attribute))
        if not values or (attribute == "sources" and len(values) == 1):
            return
        gone = values.pop(self.rng.randrange(len(values)))
        item = gone.quote if attribute == "sources" else gone
        edited = replace(event, **{attribute: tuple(values)})
        self.rewrite(edited)
        self.ledger.there.discard((event.id, attribute, item))
        if event.id in self.ledger.own:
            self.ledger.own[event.id] = edited
        else:
            self.ledger.away.add((event.id, attribute, item))

    def deletes(self, event):
        own = event.id in self.ledger.own
        self.take_out(event.id)
        self.ledger.forget(event.id)
        self.ledger.gone.add(event.id)
        if not own and event.id in self.base:
            self.ledger.refused.append((quotes_of(self.base[event.id]), set(self.events)))

    def writes_an_event(self, event):
        self.count += 1
        quotes = self.rng.choice([(), (Citation("mine", f"own sentence {self.count}"),), event.sources[:1]])
        own = Event(f"own-{self.count}", self.rng.choice(DATES), f"own {self.count}", sources=quotes)
        self.put(self.rng.choice(["docs/events/2024.yaml", "docs/events/own.yaml"]), own)
        self.ledger.own[own.id] = own

    def splits(self, event):
        if len(event.sources) < 2:
            return
        self.count += 1
        taken = event.sources[-1]
        # As `split` does it, the new event says what the old one did: the program may come to find just that.
        own = replace(event, id=f"own-{self.count}", sources=(taken,), text=None)
        if self.rng.random() < AS_OFTEN_AS_NOT:
            own = Event(own.id, event.date, f"own {self.count}", sources=(taken,))
        self.rewrite(replace(event, sources=event.sources[:-1]))
        self.put(self.home(event.id), own)
        self.ledger.own[own.id] = own
        if event.id in self.ledger.own:
            self.ledger.own[event.id] = replace(event, sources=event.sources[:-1])
        else:
            self.ledger.there.discard((event.id, "sources", taken.quote))
            self.ledger.away.add((event.id, "sources", taken.quote))

    def joins(self, event):
        others = [other for other in self.events.values() if other.id != event.id]
        if not others:
            return
        other = self.rng.choice(others)
        new = tuple(one for one in other.sources if one.quote not in quotes_of(event))
        joined = replace(event, sources=(*event.sources, *new))
        self.rewrite(joined)
        self.deletes(other)
        if event.id in self.ledger.own:
            self.ledger.own[event.id] = joined
        else:
            for one in new:
                self.ledger.away.discard((event.id, "sources", one.quote))
                if event.id not in self.base or one.quote not in quotes_of(self.base[event.id]):
                    self.ledger.there.add((event.id, "sources", one.quote))

    def gives_another_id(self, event):
        self.count += 1
        path, new = self.home(event.id), f"other-{self.count}"
        line = f"- id: {event.id}"
        at = next(number for number, one in enumerate(self.files[path].splitlines()) if one.split("  #")[0] == line)
        lines = self.files[path].splitlines(keepends=True)
        lines[at] = lines[at].replace(line, f"- id: {new}", 1)
        self.files[path] = "".join(lines)
        ledger = self.ledger
        ledger.fields = {(new if key[0] == event.id else key[0], key[1]): ledger.fields[key] for key in ledger.fields}
        ledger.there = {(new if key[0] == event.id else key[0], *key[1:]) for key in ledger.there}
        ledger.away = {(new if key[0] == event.id else key[0], *key[1:]) for key in ledger.away}
        if event.id in ledger.own:
            ledger.own[new] = replace(ledger.own.pop(event.id), id=new)
        for _, others in ledger.refused:
            others.add(new)
        ledger.moved = {old: new if now == event.id else now for old, now in ledger.moved.items()} | {event.id: new}

    def moves(self, event):
        self.take_out(event.id)
        self.put(self.rng.choice(["docs/events/moved.yaml", "docs/events/deep/er.yaml"]), event)

    def comments_out(self, event):
        path = self.home(event.id)
        lines = self.files[path].splitlines(keepends=True)
        entries = parse(self.files[path], path).entries
        at = next(number for number, entry in enumerate(entries) if entry.id == event.id)
        first = entries[at].line - 1
        last = entries[at + 1].line - 1 if at + 1 < len(entries) else len(lines)
        self.files[path] = "".join(
            f"# {line}" if first <= number < last and line.strip() and not line.startswith("#") else line
            for number, line in enumerate(lines)
        )
        self.ledger.forget(event.id)
        self.ledger.gone.add(event.id)
        if event.id in self.base:
            self.ledger.refused.append((quotes_of(self.base[event.id]), set(self.events)))

    def remarks(self, event):
        self.count += 1
        path = self.home(event.id)
        comment = f"# remark {self.count}!"
        lines = self.files[path].splitlines(keepends=True)
        first = next(entry.line for entry in parse(self.files[path], path).entries if entry.id == event.id) - 1
        keys = [
            number
            for number in range(first, len(lines))
            if re.match(r"(- |  )(id|title|date|sources|who):|  - article", lines[number])
        ]
        at = self.rng.choice([number for number in keys if number < first + 12])
        lines[at] = f"{lines[at].rstrip()}  {comment}\n"
        self.files[path] = "".join(lines)
        self.ledger.comments.add(comment)

    def reorders(self, event):
        path = self.home(event.id)
        blocks = self.files[path].split("\n\n")
        if len(blocks) > 2 and all(block.startswith("- id") for block in blocks[1:]):
            blocks[-1] = blocks[-1].rstrip("\n")
            rest = blocks[1:]
            self.rng.shuffle(rest)
            self.files[path] = "\n\n".join([blocks[0], *rest]) + "\n"

    def edits(self):
        events = sorted(self.events.values(), key=lambda event: event.id)
        if events:
            work = [
                *(self.changes, self.changes, self.adds_an_item, self.removes_an_item, self.deletes, self.remarks),
                *(self.splits, self.joins, self.moves, self.comments_out, self.writes_an_event, self.reorders),
                self.gives_another_id,
            ]
            self.rng.choice(work)(self.rng.choice(events))
        whole = "".join(self.files.values())
        self.ledger.comments = {comment for comment in self.ledger.comments if comment in whole}


def live(seed, rounds):
    """One history: the machine and the editor in turn, and all that must hold after every update."""
    rng = random.Random(seed)
    machine, repository = Machine(rng), Repository(rng)
    for _ in range(rounds):
        found = list(machine.found.values())
        rng.shuffle(found)
        repository.update(found)
        repository.ledger.holds(repository.events, repository.files.values())
        before = dict(repository.files), repository.lock
        again = repository.update(sorted(found, key=lambda event: event.id))
        assert (dict(repository.files), repository.lock) == before, "the second update changed something"
        assert again.conflicts == ()
        for _ in range(rng.randint(0, 3)):
            repository.edits()
        for _ in range(rng.randint(0, 3)):
            machine.changes()


@given(st.integers(0, 2**32), st.integers(2, 6))
def test_no_edit_is_ever_lost_and_a_second_update_changes_nothing(seed, rounds):
    live(seed, rounds)
