"""Pages as the systems that make most of the web's news write them: each says its day in its own way, or not at all.

They stand in pages/, each with its day, or "no day", in its first line.
"""

import re
from pathlib import Path
from typing import Final

import pytest

from timeline.dates import Day
from timeline.ingestion.html import read_html
from timeline.ingestion.published import most_probable_day

TODAY: Final = Day(2026, 1, 1)

PAGES: Final = sorted((Path(__file__).parent / "pages").glob("*.html"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_says_its_day_or_none(path: Path) -> None:
    content = path.read_bytes()
    told = re.match(rb"<!-- .*: (.*) -->", content)
    assert told is not None
    verdict = most_probable_day(read_html(content).evidence, TODAY)
    assert (str(verdict.day) if verdict else "no day") == told[1].decode()
