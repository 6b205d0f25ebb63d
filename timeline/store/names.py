"""names.yaml: what people, organisations and places are called here, the other names they go by, and what is no name.

- name: Harbour Board
  aliases: [the Board, Nordhaven Harbour Board]
  kind: organisation
- name: Oct.
  ignore: true
"""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from timeline.events import Event
from timeline.files import read_bytes
from timeline.problems import Invalid, Problem
from timeline.store.model import OWN, cut
from timeline.store.nodes import Items, Node, Pairs, Scalar, parse_yaml

NAME: Final = "names.yaml"
KINDS: Final = ("person", "organisation", "place")
_KEYS: Final = ("name", "aliases", "kind", "wikidata", "ignore")


@dataclass(frozen=True, slots=True)
class Names:
    """What every name stands for. ``canonical`` has each alias in small letters, ``ignored`` what is no name.

    ``digest`` tells two versions of the file apart, "" where there is none.
    """

    canonical: Mapping[str, str] = field(default_factory=dict)
    ignored: frozenset[str] = frozenset()
    kinds: Mapping[str, str] = field(default_factory=dict)
    wikidata: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""

    def of(self, names: Iterable[str]) -> tuple[str, ...]:
        """The canonical names, each once, without those that are none: ("Biden", "Oct.") is ("Joe Biden",)."""
        meant = (self.canonical.get(folded(name), name) for name in names if folded(name) not in self.ignored)
        return tuple(dict.fromkeys(meant))

    def applied(self, event: Event) -> Event:
        """The event with canonical names; the coordinates of a place go with it."""
        if not self.digest:
            return event
        who, where = self.of(event.who), self.of(event.where)
        places = tuple(
            replace(place, name=name) for place in event.places for name in self.of([place.name]) if name in where
        )
        return (
            event if (who, where) == (event.who, event.where) else replace(event, who=who, where=where, places=places)
        )


def read_names(root: Path) -> tuple[Names, tuple[Problem, ...]]:
    """The names of a repository, and what is wrong with the file; an entry with a mistake is left out."""
    try:
        text = read_bytes(root / NAME).decode("utf-8").removeprefix("\ufeff")
        node = parse_yaml(text, NAME)
    except FileNotFoundError:
        return Names(), ()
    except (OSError, UnicodeDecodeError) as error:
        return Names(), (Problem(NAME, 0, 0, f"cannot be read: {error}; put a file there, saved as UTF-8", "names"),)
    except Invalid as invalid:
        return Names(), tuple(replace(problem, rule="names") for problem in invalid.problems)
    return _names(node, hashlib.sha256(text.encode()).hexdigest()[:16])


def also_called(text: str, name: str) -> tuple[str, ...]:
    """Return the other names that the text of a names.yaml has for somebody; none where it cannot be read.

    Example:
        >>> also_called("- {name: Vera Holm, aliases: [Holm, Captain Holm]}", "captain holm")
        ('Vera Holm', 'Holm')
    """
    try:
        entry = entry_of(text, name)
    except Invalid:
        return ()
    names = (_text(one) for one in (entry.get("name"), *_listed(entry.get("aliases")))) if entry is not None else ()
    return tuple(one for one in names if one.strip() and folded(one) != folded(name))


def entry_of(text: str, name: str) -> Pairs | None:
    """Return the entry of somebody, by any of the names. Raises Invalid where the text is no YAML."""
    node = parse_yaml(text.removeprefix("\ufeff"), NAME)
    for item in node.items if isinstance(node, Items) else ():
        if isinstance(item, Pairs):
            names = (item.get("name"), *_listed(item.get("aliases")))
            if folded(name) in {folded(_text(one)) for one in names}:
                return item
    return None


def _names(node: Node | None, digest: str) -> tuple[Names, tuple[Problem, ...]]:
    problems: list[Problem] = []
    canonical: dict[str, str] = {}
    ignored: set[str] = set()
    kinds: dict[str, str] = {}
    wikidata: dict[str, str] = {}
    if node is not None and not isinstance(node, Items):
        problems.append(_problem(node, "is no list; begin each entry with - name: ..."))
    for item in node.items if isinstance(node, Items) else ():
        wrong = list(_wrong(item))
        problems += wrong
        if wrong or not isinstance(item, Pairs):
            continue
        name = _text(item.get("name"))
        aliases = [_text(alias) for alias in _listed(item.get("aliases"))]
        if _text(item.get("ignore")) == "true":
            ignored |= {folded(one) for one in (name, *aliases)}
            continue
        for alias in (name, *aliases):
            owner = canonical.setdefault(folded(alias), name)
            if owner != name:
                problems.append(
                    _problem(item, f'"{cut(alias)}" is a name of "{cut(owner)}", too; keep it in one of them')
                )
        for known_as, key in ((kinds, "kind"), (wikidata, "wikidata")):
            if said := _text(item.get(key)):
                known_as[name] = said
    return Names(canonical, frozenset(ignored), kinds, wikidata, digest), tuple(problems)


def _wrong(item: Node) -> Iterator[Problem]:
    if not isinstance(item, Pairs):
        yield _problem(item, "no entry; write - name: ..., aliases: [...]")
        return
    for key, value in item.items:
        if key.value not in _KEYS and not key.value.startswith(OWN):
            near = difflib.get_close_matches(key.value[:60], _KEYS, 1)
            fix = f'write "{near[0]}"' if near else f"known are {', '.join(_KEYS)}"
            yield _problem(key, f'unknown key "{cut(key.value)}"; {fix}')
        elif key.value == "aliases":
            if not isinstance(value, Items) or not all(
                isinstance(one, Scalar) and one.value.strip() for one in value.items
            ):
                yield _problem(value, "aliases: write a list of names: [Biden, President Biden]")
        elif not isinstance(value, Scalar):
            yield _problem(value, f"{cut(key.value)}: a list or a mapping stands here; write one text")
    name, kind, ident, ignore = (_text(item.get(key)) for key in ("name", "kind", "wikidata", "ignore"))
    if not name.strip():
        yield _problem(item, "no name; add name: ...")
    if kind and kind not in KINDS:
        yield _problem(item, f'kind: "{cut(kind)}" is not known; write {", ".join(KINDS[:-1])} or {KINDS[-1]}')
    if ident and not (ident[0] == "Q" and ident[1:].isdigit()):
        yield _problem(item, f'wikidata: "{cut(ident)}" is no item of Wikidata; write one as Q42')
    if ignore not in ("", "true", "false"):
        yield _problem(item, f'ignore: "{cut(ignore)}" is not known; write true or false')


def _text(node: Node | None) -> str:
    return node.value if isinstance(node, Scalar) and not node.empty else ""


def _listed(node: Node | None) -> tuple[Node, ...]:
    return node.items if isinstance(node, Items) else ()


def folded(name: str) -> str:
    """Return a name as it is compared: in small letters, with single blanks."""
    return " ".join(name.split()).casefold()


def _problem(node: Node, message: str) -> Problem:
    return Problem(NAME, node.line, node.column, message, "names")
