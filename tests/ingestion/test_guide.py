"""The guide to bringing articles in says what is so."""

import re
from pathlib import Path

from timeline.articles import parse_article
from timeline.ingestion.network import Limits

GUIDE = (Path(__file__).parents[2] / "docs" / "guide" / "articles.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)


def test_the_seed_in_the_guide_is_an_article() -> None:
    article = parse_article(blocks("yaml")[0], name="ferry", path="seeds/ferry.md")
    assert (str(article.published), article.publisher) == ("2024-10-18", "Harbour Times")


def test_the_bounds_in_the_guide_are_ours() -> None:
    limits = Limits()
    assert "at most 30 seconds, 10 MB, and 20 MB expanded" in " ".join(GUIDE.split())
    assert (limits.seconds, limits.sent, limits.expanded) == (30, 10_000_000, 20_000_000)
