"""How the public suites of other date readers come out: right, other, missed, without the rules of any convention.

    python benchmarks/date_suites.py FOLDER [--errors]

FOLDER holds what somebody has of them; what is not there is not measured, and nothing of them is in this repository:

    recognizers/*.json    Microsoft Recognizers-Text, Specs/DateTime/English: Input, Context, Results
    chrono/*.test.ts      chrono, test/en: testSingleCase(chrono, "...", new Date(...), (result) => { expect(...) })
    duckling/Corpus.hs    Duckling, Duckling/Time/EN/Corpus.hs: examples (datetime (2013, 2, 12, 0, 0, 0) Day) ["today"]
    edtf/valid.txt        lists of EDTF, one a line, as those of edtf-validate; edtf/invalid.txt must be refused

*Right* is an answer one of whose readings begins on the day that the suite has first, *other* an answer of which none
does, *missed* no answer at all. All readings count because suites look ahead where nothing tells, as news looks back:
that is a convention, not a mistake.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from timeline.dates import DateError, Day, earliest, parse_edtf
from timeline.when import find_dates

DUCKLING_DAY = Day(2013, 2, 12)
"""The day that Duckling's corpus counts from."""


class Case(NamedTuple):
    """A text, the day it was written, and the first day that a suite expects, to the precision it has."""

    text: str
    written: Day
    expected: str


def recognizers(folder: Path) -> Iterator[Case]:
    """The cases of Microsoft Recognizers with one date or range as their result."""
    for path in sorted(folder.glob("*.json")):
        for spec in json.loads(path.read_text(encoding="utf-8-sig")):
            written = re.match(r"(\d{4})-(\d\d)-(\d\d)", spec.get("Context", {}).get("ReferenceDateTime", ""))
            results = spec.get("Results", [])
            if written is None or len(results) != 1:
                continue
            values = (results[0].get("Resolution") or {}).get("values") or []
            days = [value.get("value") or value.get("start") or "" for value in values]
            days = [day for day in days if re.match(r"\d{4}-\d\d-\d\d", day)]
            if days:
                yield Case(spec["Input"], Day(*(int(part) for part in written.groups())), days[0][:10])


_CHRONO = re.compile(
    r"testSingleCase\(\s*\w+(?:\.\w+)*,\s*(?P<quote>[\"'`])(?P<text>.+?)(?P=quote),\s*"
    r"new Date\((?P<date>[^)]*)\)(?P<body>.*?)(?=testSingleCase|testUnexpectedResult|\Z)",
    re.DOTALL,
)
_GOT = re.compile(r"result\.start(?:\.get)?\(\s*[\"'](year|month|day)[\"']\s*\)\)\.toBe\((\d+)\)")


def chrono(folder: Path) -> Iterator[Case]:
    """The single cases of chrono that name year, month and day."""
    for path in sorted(folder.glob("*.ts")):
        for match in _CHRONO.finditer(path.read_text(encoding="utf-8")):
            written, got = re.findall(r"\d+", match["date"]), dict(_GOT.findall(match["body"]))
            if len(written) >= 3 and {"year", "month", "day"} <= got.keys():
                year, month, day = (int(part) for part in written[:3])
                expected = Day(int(got["year"]), int(got["month"]), int(got["day"]))
                yield Case(match["text"], Day(year, month + 1, day), str(expected))  # JavaScript counts months from 0


_GROUP = re.compile(
    r"examples\s*\((?:datetime|datetimeInterval|datetimeHoliday)\s*\(*\s*\(?(\d{4}),\s*(\d+),\s*(\d+)[^\[]*?\[(.*?)\]",
    re.DOTALL,
)


def duckling(path: Path) -> Iterator[Case]:
    """The phrases of Duckling's corpus with the day that each group of them begins on."""
    if not path.exists():
        return
    for match in _GROUP.finditer(path.read_text(encoding="utf-8")):
        year, month, day, phrases = match.groups()
        for phrase in re.findall(r'"((?:[^"\\]|\\.)*)"', phrases):
            yield Case(phrase.replace('\\"', '"'), DUCKLING_DAY, str(Day(int(year), int(month), int(day))))


def verdict(case: Case) -> str:
    """Return "right", "other" or "missed" for a case."""
    whens = [
        when
        for mention in find_dates(case.text, case.written, kind="news")
        for when in (mention.when, *(reading.when for reading in mention.readings))
        if when is not None
    ]
    if not whens:
        return "missed"
    return "right" if any(str(earliest(when)) == case.expected for when in whens) else "other"


def edtf(folder: Path) -> Iterator[tuple[str, int, int]]:
    """How many lines of each list are accepted: all of the valid ones should be, none of the invalid ones."""
    for name in ("valid", "invalid"):
        path = folder / f"{name}.txt"
        if path.exists():
            lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
            yield name, sum(map(_accepted, lines)), len(lines)


def _accepted(text: str) -> bool:
    try:
        parse_edtf(text)
    except DateError:
        return False
    return True


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true", help="print the cases that are not right")
    arguments = parser.parse_args()
    folder: Path = arguments.folder
    suites = {
        "recognizers": recognizers(folder / "recognizers"),
        "chrono": chrono(folder / "chrono"),
        "duckling": duckling(folder / "duckling" / "Corpus.hs"),
    }
    for name, cases in suites.items():
        counts: Counter[str] = Counter()
        for case in cases:
            outcome = verdict(case)
            counts[outcome] += 1
            if arguments.errors and outcome != "right":
                print(f"{name}  {outcome}  {case.text!r} on {case.written}: {case.expected}")
        if total := counts.total():
            shares = "  ".join(f"{kind} {counts[kind] / total:6.1%}" for kind in ("right", "other", "missed"))
            print(f"{name:12} {total:5} cases  {shares}")
    for name, accepted, total in edtf(folder / "edtf"):
        print(f"edtf {name:7} {total:5} lines  accepted {accepted / total:6.1%}")


if __name__ == "__main__":
    main()
