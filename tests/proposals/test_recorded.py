"""Recorded answers about ten articles, verified: what they give is in recorded/verified.txt, which people can read.

When a rule changes on purpose: TIMELINE_RECORD=1 pytest tests/proposals/test_recorded.py, read the difference, and
raise EXTRACTOR_VERSION in timeline/extraction/__init__.py where it is a released one, as other events come out.
"""

import os
from pathlib import Path

import pytest

from timeline.articles import Article, read_article
from timeline.extraction.pipeline import find_mentions
from timeline.proposals.agreement import agree
from timeline.proposals.answers import answer_record
from timeline.proposals.commands import rule_outcomes
from timeline.proposals.evidence import ArticleEvidence
from timeline.proposals.files import answers_in
from timeline.proposals.verification import verify

pytestmark = pytest.mark.integration

FOLDER = Path(__file__).with_name("recorded")
GOLDEN = FOLDER / "verified.txt"
ANSWERS = answers_in((FOLDER / "answers.jsonl").read_text(encoding="utf-8").splitlines())


def articles() -> list[Article]:
    return [read_article(path) for path in sorted(FOLDER.glob("*.md"))]


def verified(article: Article) -> str:
    evidence = ArticleEvidence(article)
    kept = answer_record(article.id, "", "recorded", ANSWERS.items[article.id], evidence)
    suggestions = verify(kept, evidence)
    agreed = agree(find_mentions(article), suggestions, evidence, "recorded")
    lines = [f"# {article.id}", *rule_outcomes(suggestions), "->"]
    for mention, provenance in zip(agreed.mentions, agreed.provenance, strict=True):
        where = mention.reason or "chronology"
        translated = f" (translated: {mention.translated})" if mention.translated else ""
        speaker = f" according to {mention.speaker}" if mention.speaker else ""
        who = "; ".join((*mention.who, *mention.where))
        lines.append(
            f"   {provenance.by}: {mention.when} {mention.title}{translated} [{mention.mode}{speaker}, {where}]"
        )
        lines.append(f"      {mention.quote!r}" + (f" | {who}" if who else ""))
        lines += [f"      differs in {one}" for one in provenance.differs]
    return "\n".join(lines) + "\n"


def test_ten_articles_give_what_was_read_and_found_right() -> None:
    made = "\n".join(verified(article) for article in articles())
    if os.environ.get("TIMELINE_RECORD"):
        GOLDEN.write_text(made, encoding="utf-8")
    assert len(articles()) == 10
    assert made == GOLDEN.read_text(encoding="utf-8")


def test_there_is_an_answer_to_each_article_and_no_other() -> None:
    assert ANSWERS.problems == ()
    assert set(ANSWERS.items) == {article.id for article in articles()}
