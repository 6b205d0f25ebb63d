"""The invented articles of benchmarks/own_languages are read as well as they were: a guard, and no measurement."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.own_languages import FOLDER, compare, samples

FILES = sorted(path.stem for path in FOLDER.glob("*.txt"))


@pytest.mark.parametrize("name", FILES)
def test_the_rows_of_our_own_articles_are_found_with_their_dates_and_modes(name: str) -> None:
    errors: list[str] = []
    count = sum((compare(sample, errors) for sample in samples(name)), Counter[str]())

    assert count["found"] >= 0.95 * count["wanted"], errors
    assert min(count["date"], count["mode"], count["speaker"], count["title"]) >= 0.94 * count["found"], errors
