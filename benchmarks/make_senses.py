"""Make the classes that English verbs and nouns fall under, from the hypernyms of WordNet.

    apt-get download wordnet-base && dpkg -x wordnet-base*.deb .       # WordNet 3.0, (C) 2006 Princeton University
    python benchmarks/make_senses.py usr/share/wordnet

Writes timeline/language/senses.json.gz: for each part of speech, class -> the class above it and the words of which it
is the narrowest class. A word has the classes of its commonest sense. A class that few words fall under is left out,
and its words fall under the one above.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from make_lexicon import KINDS, read_index

FEWEST: Final = 3
"""Words that a class needs."""
NOUNS: Final = frozenset(("noun.act", "noun.event", "noun.communication", "noun.phenomenon", "noun.process"))
"""Kinds of nouns of which some name a happening."""


class Node(NamedTuple):
    """A synset: its first word, its kind, and the synset above it, "" for none."""

    name: str
    kind: str
    above: str


def main() -> None:
    """Write the classes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wordnet", type=Path)
    parser.add_argument("--out", type=Path, default=Path("timeline/language/senses.json.gz"))
    arguments = parser.parse_args()
    stored = {part: classes(arguments.wordnet, part) for part in ("verb", "noun")}
    text = json.dumps(stored, sort_keys=True, separators=(",", ":"))
    arguments.out.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{arguments.out}: {arguments.out.stat().st_size:,} bytes, {[len(each) for each in stored.values()]} classes")


def classes(wordnet: Path, part: str) -> dict[str, tuple[str, str]]:
    """Return class -> the class above it and its own words."""
    nodes = dict(read_nodes(wordnet / f"data.{part}"))
    senses = {
        word: found[0]
        for word, found in read_index(wordnet / f"index.{part}")
        if word.isalpha() and (part == "verb" or nodes[found[0]].kind in NOUNS)
    }
    size = Counter(node for sense in senses.values() for node in chain(nodes, sense))
    kept = {node for node, count in size.items() if count >= FEWEST}
    names: dict[str, str] = {}
    used: Counter[str] = Counter()
    for node in sorted(kept, key=lambda node: (-size[node], node)):
        used[nodes[node].name] += 1
        number = used[nodes[node].name]
        names[node] = nodes[node].name if number == 1 else f"{nodes[node].name}.{number}"
    found: dict[str, tuple[str, list[str]]] = {
        names[node]: (next((names[a] for a in chain(nodes, node)[1:] if a in kept), ""), []) for node in kept
    }
    for word, sense in sorted(senses.items()):
        narrowest = next((names[node] for node in chain(nodes, sense) if node in kept), None)
        if narrowest is not None:
            found[narrowest][1].append(word)
    return {name: (above, " ".join(words)) for name, (above, words) in sorted(found.items())}


def chain(nodes: dict[str, Node], node: str) -> list[str]:
    """Return a synset and those above it, the widest last."""
    found = [node]
    while nodes[found[-1]].above:
        found.append(nodes[found[-1]].above)
    return found


def read_nodes(path: Path) -> Iterator[tuple[str, Node]]:
    """Yield each synset by its offset. Format: wndb(5WN)."""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("  "):
            continue
        fields = line.split(" | ")[0].split()
        count = int(fields[3], 16)
        pointers = fields[5 + 2 * count :]
        above = next((pointers[n + 1] for n in range(0, len(pointers) - 1, 4) if pointers[n] in ("@", "@i")), "")
        yield fields[0], Node(fields[4].lower(), KINDS[int(fields[1])], above)


if __name__ == "__main__":
    main()
