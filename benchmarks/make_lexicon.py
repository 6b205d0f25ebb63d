"""Make the lexicon: what kinds of doing English words name, their parts of speech, and names of places, from WordNet.

    apt-get download wordnet-base && dpkg -x wordnet-base*.deb .       # WordNet 3.0, (C) 2006 Princeton University
    python benchmarks/make_lexicon.py usr/share/wordnet

Writes timeline/language/lexicon.json.gz. A word has the kind (WordNet's lexicographer file) of its commonest sense.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

KINDS = [
    "adj.all",
    "adj.pert",
    "adv.all",
    "noun.Tops",
    "noun.act",
    "noun.animal",
    "noun.artifact",
    "noun.attribute",
    "noun.body",
    "noun.cognition",
    "noun.communication",
    "noun.event",
    "noun.feeling",
    "noun.food",
    "noun.group",
    "noun.location",
    "noun.motive",
    "noun.object",
    "noun.person",
    "noun.phenomenon",
    "noun.plant",
    "noun.possession",
    "noun.process",
    "noun.quantity",
    "noun.relation",
    "noun.shape",
    "noun.state",
    "noun.substance",
    "noun.time",
    "verb.body",
    "verb.change",
    "verb.cognition",
    "verb.communication",
    "verb.competition",
    "verb.consumption",
    "verb.contact",
    "verb.creation",
    "verb.emotion",
    "verb.motion",
    "verb.perception",
    "verb.possession",
    "verb.social",
    "verb.stative",
    "verb.weather",
    "adj.ppl",
]
NOUNS = ("act", "event", "phenomenon", "process", "state", "communication", "person", "group")


class Synset(NamedTuple):
    kind: str
    words: tuple[str, ...]
    instance: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wordnet", type=Path)
    parser.add_argument("--out", type=Path, default=Path("timeline/language/lexicon.json.gz"))
    args = parser.parse_args()
    lexicon: dict[str, dict[str, str]] = {"verbs": {}, "nouns": {}}
    for part, kept in (("verb", None), ("noun", NOUNS)):
        synsets = dict(read_synsets(args.wordnet / f"data.{part}"))
        by_kind = defaultdict(list)
        for word, senses in read_index(args.wordnet / f"index.{part}"):
            kind = synsets[senses[0]].kind.split(".")[1]
            if not word.isalpha() or synsets[senses[0]].instance or (kept and kind not in kept):
                continue
            by_kind[kind].append(word)
        lexicon[part + "s"] = {kind: " ".join(words) for kind, words in sorted(by_kind.items())}
        if part == "noun":
            places = {
                word
                for synset in synsets.values()
                if synset.instance and synset.kind in ("noun.location", "noun.object")
                for word in synset.words
                if word[0].isupper() and len(word) > 3
            }
    lexicon["parts"] = read_parts(args.wordnet / "cntlist.rev")
    irregular = {}
    for line in (args.wordnet / "verb.exc").read_text("utf-8").splitlines():
        form, verb, *_ = line.split()
        if form.isalpha() and verb.isalpha():
            irregular[form] = verb
    content = {**lexicon, "irregular": irregular, "places": "|".join(sorted(places))}
    args.out.write_bytes(gzip.compress(json.dumps(content, sort_keys=True, separators=(",", ":")).encode(), 9, mtime=0))
    print(f"{args.out}: {args.out.stat().st_size:,} bytes, {len(places):,} places, {len(irregular):,} irregular forms")


def read_parts(path: Path) -> dict[str, str]:
    """The parts of speech (n v a r) that words have in the texts which WordNet was counted in, the commonest first:
    the words of each sequence. A part that a word has in less than one place of twenty is left out."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for line in path.read_text("utf-8").splitlines():
        key, _, count = line.split()
        word, _, rest = key.partition("%")
        if word.isalpha():
            counts[word]["nvara"[int(rest[0]) - 1]] += int(count)
    words = defaultdict(list)
    for word, parts in counts.items():
        words["".join(part for part, count in parts.most_common() if count * 20 >= parts.total())].append(word)
    return {parts: " ".join(sorted(found)) for parts, found in sorted(words.items())}


def read_synsets(path: Path) -> Iterator[tuple[str, Synset]]:
    """Each synset by its offset. Format: wndb(5WN)."""
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("  "):
            fields = line.split(" | ")[0].split()
            count = int(fields[3], 16)
            words = tuple(fields[4 + 2 * number].replace("_", " ") for number in range(count))
            yield fields[0], Synset(KINDS[int(fields[1])], words, "@i" in fields)


def read_index(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Each word with the offsets of its synsets, the commonest first."""
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("  "):
            fields = line.split()
            yield fields[0], fields[-int(fields[2]) :]


if __name__ == "__main__":
    main()
