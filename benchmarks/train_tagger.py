"""Train the part-of-speech tagger: Wikipedia's text, tagged by spaCy, and drills, learnt by an averaged perceptron.

    pip download --no-deps gensim==4.4.0     # its tests hold 106 articles of Wikipedia (CC BY-SA 3.0) as a dump
    pip install spacy, and an English model of spaCy (MIT) such as en_core_web_sm
    python benchmarks/train_tagger.py DUMP.xml.bz2 --teacher en_core_web_sm

Writes timeline/language/tagger.json.gz and prints how often it agrees with its teacher on sentences it has not seen:
of all words, of verbs, and by the teacher's tag. One sentence of twenty is learnt in the capitals of a headline as
well, one of a hundred in capitals throughout.
"""

from __future__ import annotations

import argparse
import bz2
import gzip
import html
import importlib
import itertools
import json
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import nupunkt
import tagger_drills

from timeline.language import syntax
from timeline.language.sentences import split_words
from timeline.language.syntax import pack, write_lanes

JOINED = {
    **dict.fromkeys(("JJR", "JJS", "AFX"), "JJ"),
    **dict.fromkeys(("RBR", "RBS", "UH"), "RB"),
    **dict.fromkeys(("NNPS",), "NNP"),
    **dict.fromkeys(("PDT",), "DT"),
    **dict.fromkeys(("WDT", "WP", "WP$", "WRB"), "WH"),
    **dict.fromkeys(("FW", "LS", "XX", "ADD", "SYM", "$"), "NN"),
}
SHOWN = ("VBD", "VBN", "VBP", "VB", "VBZ", "VBG", "NN", "NNS", "JJ")
Sentence = list[tuple[str, str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dump", type=Path)
    parser.add_argument("--teacher", default="en_core_web_sm")
    parser.add_argument("--sentences", type=int, default=24000)
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--drills", type=int, default=3000)
    parser.add_argument("--out", type=Path, default=Path("timeline/language/tagger.json.gz"))
    parser.add_argument("--cache", type=Path, help="where tagged sentences are kept between runs")
    args = parser.parse_args()
    if args.cache and args.cache.exists():
        tagged = json.loads(args.cache.read_text("utf-8"))
    else:
        tagged = list(itertools.islice(teach(sentences(args.dump), args.teacher), args.sentences))
        if args.cache:
            args.cache.write_text(json.dumps(tagged), "utf-8")
    seen = [sentence for number, sentence in enumerate(tagged) if number % 20]
    unseen = [sentence for number, sentence in enumerate(tagged) if number % 20 == 0]
    drilled = list(tagger_drills.drills(args.drills))
    stored = train([*seen, *recased(seen), *drilled], args.rounds)
    args.out.write_bytes(gzip.compress(json.dumps(stored, separators=(",", ":"), sort_keys=True).encode(), 9, mtime=0))
    print(f"{len(seen)} sentences learnt, {len(unseen)} unseen; {args.out.stat().st_size:,} bytes")
    report(syntax.read_tagger(args.out.read_bytes()), unseen)


def report(model: syntax.TaggerModel, unseen: list[Sentence]) -> None:
    """Print how often the model agrees with these tags."""
    right, total, confused = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
    begin = time.process_time()
    answers = [syntax.tag_with(model, [word for word, _ in sentence]) for sentence in unseen]
    spent = time.process_time() - begin
    for sentence, tags in zip(unseen, answers, strict=True):
        for (_, gold), found in zip(sentence, tags, strict=True):
            rows = ["all", *(["verbs"] if gold.startswith(("VB", "MD")) else []), *([gold] if gold in SHOWN else [])]
            for row in rows:
                total[row] += 1
                right[row] += gold == found
            if gold != found:
                confused[gold, found] += 1
    print(", ".join(f"{row} {right[row] / total[row]:.4f}" for row in ("all", "verbs", *SHOWN)))
    print("most confused: " + ", ".join(f"{a} as {b} {count}" for (a, b), count in confused.most_common(12)))
    print(f"{total['all'] / spent:,.0f} words a second")


def recased(seen: list[Sentence]) -> Iterator[Sentence]:
    """Some of the sentences as headlines have them: "Troops Leave Town", "TROOPS LEAVE TOWN"."""
    for number, sentence in enumerate(seen):
        if number % 20 == 0:
            small = ("IN", "DT", "CC", "TO")
            yield [(word if tag in small else word[0].upper() + word[1:], tag) for word, tag in sentence]
        elif number % 100 == 1:
            yield [(word.upper(), tag) for word, tag in sentence]


def sentences(dump: Path) -> Iterator[str]:
    """The sentences of a dump of Wikipedia, without its markup."""
    with bz2.open(dump, "rt", encoding="utf-8") as lines:
        content = lines.read()
    for page in re.findall(r"<text[^>]*>(.*?)</text>", content, re.DOTALL):
        page = html.unescape(html.unescape(page))
        page = re.sub(r"<!--.*?-->|<ref[^>]*/>|<ref.*?</ref>|<math.*?</math>", "", page, flags=re.DOTALL)
        for _ in range(6):
            page = re.sub(r"\{\{[^{}]*\}\}|\{\|[^{}]*\|\}", "", page)
        for _ in range(3):
            page = re.sub(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]", r"\1", page)
        page = re.sub(r"<[^>]*>|\[https?:\S+ ?([^\]]*)\]|'{2,}", r"\1", page)
        for line in page.split("\n"):
            line = re.sub(r"\(\s*[,;]*\s*\)", "", line).replace("  ", " ").strip()
            if len(line) > 80 and line[0].isalnum() and "|" not in line and "[[" not in line:
                yield from (part.strip() for part in nupunkt.sent_tokenize(line))


def teach(texts: Iterator[str], teacher: str) -> Iterator[Sentence]:
    """Each sentence with the tags that the teacher gives to our words of it."""
    spacy = importlib.import_module("spacy")
    try:
        pipeline = spacy.load(teacher, exclude=["parser", "ner", "lemmatizer"])
    except OSError:
        pipeline = importlib.import_module(teacher).load(exclude=["parser", "ner", "lemmatizer"])
    doc_of = importlib.import_module("spacy.tokens").Doc
    for text in texts:
        words = [word.text for word in split_words(text)]
        if 5 <= len(words) <= 60:
            doc = pipeline(doc_of(pipeline.vocab, words=words))
            yield [(token.text, plain(token.text, token.tag_)) for token in doc]


def plain(word: str, name: str) -> str:
    """The teacher's tag as one of ours."""
    name = syntax.fixed(word) or JOINED.get(name, name)
    return name if name in syntax.TAGS else "NN"


def contexts(words: Sequence[str]) -> list[syntax.WordShape]:
    """Return the words as features see them, with two edges on either side."""
    titled = syntax.is_titled(words)
    return [
        syntax.see(word, titled, at == 2) for at, word in enumerate([*syntax.BEFORE_FIRST, *words, *syntax.AFTER_LAST])
    ]


def train(tagged: list[Sentence], rounds: int) -> dict[str, Mapping[str, object]]:
    """What ``syntax.load_tagger`` reads: the averaged weights, small ones left out, and the words of one tag."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in tagged:
        for word, name in sentence:
            counts[word][name] += 1
    known = {
        word: names.most_common(1)[0][0]
        for word, names in counts.items()
        if names.total() >= 40 and names.most_common(1)[0][1] / names.total() >= 0.995 and not syntax.fixed(word)
    }
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    totals: dict[tuple[str, str], float] = defaultdict(float)
    stamps: dict[tuple[str, str], int] = defaultdict(int)
    step = 0

    def add(feature: str, name: str, value: float) -> None:
        weight = weights[feature].get(name, 0.0)
        totals[feature, name] += (step - stamps[feature, name]) * weight
        stamps[feature, name] = step
        weights[feature][name] = weight + value

    chance = random.Random(1)
    for _ in range(rounds):
        chance.shuffle(tagged)
        for sentence in tagged:
            context = contexts([word for word, _ in sentence])
            before, last = syntax.TAGS_BEFORE_FIRST
            for index, (word, gold) in enumerate(sentence):
                found = syntax.fixed(word) or known.get(word)
                if found is None:
                    step += 1
                    active = list(syntax.features(context, index, before, last))
                    scores: dict[str, float] = defaultdict(float)
                    for feature in active:
                        for name, weight in weights.get(feature, {}).items():
                            scores[name] += weight
                    found = max(syntax.TAGS, key=lambda name: scores.get(name, 0.0))
                    if found != gold:
                        for feature in active:
                            add(feature, gold, 1.0)
                            add(feature, found, -1.0)
                before, last = last, found
    scale = 100.0
    packed: dict[str, int] = {}
    for feature, names in weights.items():
        lanes = [0] * len(syntax.TAGS)
        for lane, name in enumerate(syntax.TAGS):
            if name in names:
                total = totals[feature, name] + (step - stamps[feature, name]) * names[name]
                value = max(-syntax.TAG_LIMIT, min(syntax.TAG_LIMIT, round(scale * total / step)))
                if abs(value) >= 25:
                    lanes[lane] = value
        if any(lanes):
            packed[feature] = pack(lanes, syntax.TAG_LANE)
    return {"weights": write_lanes(packed), "known": known}


if __name__ == "__main__":
    main()
