"""How well articles in other languages are read: python benchmarks/own_languages.py [LANGUAGE ...] [--errors].

own_languages/ has a file of invented articles for each language without a grammar. "# KIND DAY" begins an article
that was published on DAY; each further line is a sentence. What stands behind ">>" is the row that an editor wants of
it: the date in EDTF ("|" between dates that are as good), the mode where it is not "stated", and "@" with the speaker.
In the sentence, names stand in brackets; a title can end at "¦" and begin at "^", as well as at the ends.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from timeline.articles import Article  # noqa: E402
from timeline.dates import Day, parse_edtf  # noqa: E402
from timeline.extraction import EventMention, Tier, find_mentions  # noqa: E402

FOLDER = Path(__file__).with_name("own_languages")
MARKS = re.compile(r"[\[\]¦^]")
NAME = re.compile(r"\[([^\]]+)\]")
ENDS = re.compile(r"[.!?؟»\"]$")
LONGEST_TITLE = 120
"""Code points; a longer title is not acceptable, whatever it says."""

BESIDE = 5
"""Words that may stand beside the name of a speaker."""


@dataclass(frozen=True)
class Row:
    """What an editor wants of a sentence."""

    sentence: str
    dates: tuple[str, ...]
    mode: str
    speaker: str
    names: frozenset[str]
    titles: frozenset[str]


@dataclass(frozen=True)
class Sample:
    """An article with the rows that it should make."""

    article: Article
    rows: tuple[Row, ...]


def samples(language: str) -> Iterator[Sample]:
    """The articles of a language."""
    content = (FOLDER / f"{language}.txt").read_text(encoding="utf-8")
    for number, block in enumerate(re.split(r"^# ", content, flags=re.MULTILINE)[1:], 1):
        head, *lines = block.strip().split("\n")
        kind, day = head.split()
        text, rows = "", []
        for line in filter(None, lines):
            sentence, _, wanted = line.partition(" >> ")
            bare = MARKS.sub("", sentence)
            listed = kind in ("chronology", "liveblog") or not ENDS.search(bare)
            text += bare + ("\n" if listed else " ")
            if wanted:
                rows.append(_row(sentence, wanted))
        name = f"{language}-{number:02}-{kind}"
        yield Sample(
            Article(name, text.strip(), Day(*map(int, day.split("-"))), language=language.partition("-")[0]),
            tuple(rows),
        )


def _row(sentence: str, wanted: str) -> Row:
    said, _, speaker = wanted.partition(" @")
    date, _, mode = said.partition(" ")
    starts = [0, *(match.end() for match in re.finditer(r"\^", sentence))]
    ends = [*(match.start() for match in re.finditer("¦", sentence)), len(sentence)]
    titles = {plain(sentence[start:end]) for start in starts for end in ends}
    names = frozenset(NAME.findall(sentence))
    return Row(MARKS.sub("", sentence), tuple(date.split("|")), mode or "stated", speaker, names, frozenset(titles))


def plain(text: str) -> str:
    """A title or sentence as it is compared: without marks, stops at its ends and the case of its first letter."""
    bare = " ".join(MARKS.sub("", text).split()).strip(" .,:;،؛!?؟—–-")
    return bare[:1].upper() + bare[1:]


def same_date(found: object, wanted: tuple[str, ...]) -> bool:
    """Whether a date is one of those wanted; how sure it is does not count."""
    bare = str(found).replace("~", "").replace("?", "").replace("%", "")
    return any(bare == one or (found and parse_edtf(bare) == parse_edtf(one)) for one in wanted)


def compare(sample: Sample, errors: list[str]) -> Counter[str]:
    """Counts of what is right, row by row; ``errors`` gets a line for each that is not."""
    count = Counter[str]()
    left = [one for one in find_mentions(sample.article) if one.tier is Tier.CHRONOLOGY]
    for row in sample.rows:
        count["wanted"] += 1
        found = [one for one in left if one.quote.strip() in row.sentence or row.sentence in one.quote]
        if not found:
            errors.append(f"{sample.article.id} missed: {row.sentence} {row.dates[0]}")
            continue
        best = max(found, key=lambda one: (same_date(one.when, row.dates), one.mode.value == row.mode))
        left.remove(best)
        count["found"] += 1
        judged = judge(best, row)
        count.update(name for name, right in judged.items() if right)
        for name, right in judged.items():
            if not right:
                got = {"date": best.when, "mode": best.mode.value, "speaker": best.speaker, "title": best.title}
                errors.append(f"{sample.article.id} {name}: {got[name]} | {row.sentence} {row.dates[0]} {row.mode}")
        count["names found"] += len(best.who) + len(best.where)
        count["names wanted"] += len(row.names)
        right_names = row.names & {*best.who, *best.where}
        count["names right"] += len(right_names)
        if right_names != row.names or len(right_names) < len(best.who):
            errors.append(f"{sample.article.id} names: {best.who} | {sorted(row.names)}")
    count["extra"] += len(left)
    errors += [f"{sample.article.id} extra: {one.quote} {one.when}" for one in left]
    return count


def judge(found: EventMention, row: Row) -> dict[str, bool]:
    """Which parts of a row are right."""
    return {
        "date": same_date(found.when, row.dates),
        "mode": found.mode.value == row.mode,
        "speaker": same_speaker(found.speaker or found.denier or "", row.speaker),
        "title": any(same_title(plain(found.title), one) for one in row.titles) and len(found.title) <= LONGEST_TITLE,
    }


def same_title(found: str, wanted: str) -> bool:
    """Whether a title is the one wanted, or that without its words of time: up to four that follow one another."""
    ours, theirs = found.split(), wanted.split()
    less = len(theirs) - len(ours)
    return found == wanted or (
        0 < less <= 4 and any(theirs[:at] + theirs[at + less :] == ours for at in range(1, len(ours)))
    )


def same_speaker(found: str, wanted: str) -> bool:
    """Whether a speaker is the one wanted: his name, or his name with his office or what he speaks for beside it."""
    ours, theirs = plain(found).split(), plain(wanted).split()
    within = f" {plain(wanted)} ".lower() in f" {plain(found)} ".lower()
    return ours == theirs or (bool(theirs) and within and len(ours) <= len(theirs) + BESIDE)


def summary(count: Counter[str]) -> str:
    found, wanted = count["found"], count["wanted"]
    shares = ", ".join(f"{name} {count[name] / found:.3f}" for name in ("date", "mode", "speaker", "title"))
    names = count["names right"] / max(1, count["names found"]), count["names right"] / max(1, count["names wanted"])
    return (
        f"{found} of {wanted} rows, {count['extra']} too many; of those found {shares}; "
        f"names precision {names[0]:.3f}, recall {names[1]:.3f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("languages", nargs="*", default=sorted(path.stem for path in FOLDER.glob("*.txt")))
    parser.add_argument("--errors", action="store_true", help="show each row that is not right")
    options = parser.parse_args()
    for language in options.languages:
        errors: list[str] = []
        total = Counter[str]()
        for sample in samples(language):
            total.update(compare(sample, errors))
        print(f"{language}: {summary(total)}")
        if options.errors:
            print(*errors, sep="\n")


if __name__ == "__main__":
    main()
