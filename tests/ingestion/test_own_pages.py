"""The invented pages of benchmarks/own_pages.jsonl: each is laid out in another way, and its text is known."""

import importlib.util
import json
import sys
from pathlib import Path

import pytest

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "text.py"
SPEC = importlib.util.spec_from_file_location("benchmarks_text", BENCHMARK)
assert SPEC is not None
assert SPEC.loader is not None
text = importlib.util.module_from_spec(SPEC)
sys.modules[SPEC.name] = text  # dataclasses look their module up
SPEC.loader.exec_module(text)

PAGES = [json.loads(line) for line in text.OWN.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["name"])
def test_a_page_is_read_word_for_word(page: dict[str, str]) -> None:
    assert text.runs(text.by_timeline(page["html"])) == text.runs(page["text"])
