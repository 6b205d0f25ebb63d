"""The invented pages of benchmarks/own_pages.jsonl: each is laid out in another way, and its text is known."""

import json

import pytest

from benchmarks import text

PAGES = [json.loads(line) for line in text.OWN.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["name"])
def test_a_page_is_read_word_for_word(page: dict[str, str]) -> None:
    assert text.runs(text.by_timeline(page["html"])) == text.runs(page["text"])
