"""How many texts are given the right language, and how long that takes: python benchmarks/languages.py FOLDER.

FOLDER holds the data sets timex-multilingual and news-gold. Each text is asked for by its first characters.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.extraction.test_shallow import ARTICLES  # noqa: E402
from timeline.ingestion.language import SHORTEST, recognise_language  # noqa: E402

SIZES = (200, 500, 3_000)
DAY_OF_SPANISH = "*!-DCT"
"""What begins a document in the file of Spanish, which has a word a line."""


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Each text with its language."""
    for language in ("de", "fr", "uk"):
        for path in sorted((folder / "timex-multilingual" / language).rglob("*.*ml")):
            source = path.read_text(encoding="utf-8", errors="replace")
            body = re.search(r"<TEXT>(.*)</TEXT>", source, re.DOTALL)
            yield language, " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body[1] if body else source)).split())
    words = (folder / "timex-multilingual" / "es" / "timebank-train.tsv").read_text(encoding="utf-8").splitlines()
    for document in "\n".join(word.split("\t")[0] for word in words).split(DAY_OF_SPANISH)[1:]:
        yield "es", " ".join(document.split()[1:])
    for line in (folder / "news-gold" / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        yield "en", json.loads(line)["text"]
    yield from ARTICLES.items()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    found = [one for one in texts(parser.parse_args().folder) if len(one[1]) >= SHORTEST]
    recognise_language("x" * SHORTEST)
    for size in SIZES:
        asked, right = Counter(language for language, _ in found), Counter[str]()
        begun = time.perf_counter()
        for language, text in found:
            right[language] += recognise_language(text[:size]) == language
        took = (time.perf_counter() - begun) / len(found) * 1_000
        each = ", ".join(f"{language} {right[language]}/{count}" for language, count in sorted(asked.items()))
        print(f"{size:,} characters: {right.total()}/{asked.total()} right, {took:.2f} ms a text ({each})")


if __name__ == "__main__":
    main()
