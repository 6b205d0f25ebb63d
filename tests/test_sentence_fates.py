"""What became of the sentences is worked out once, and remembered beside the pages."""

from pathlib import Path

import pytest

from timeline.articles import read_articles
from timeline.build import sentence_fates
from timeline.build.sentence_fates import NAME, sentences_of
from timeline.dates import parse_edtf
from timeline.events import Citation, Event
from timeline.settings import Settings

TEXT = """---
published: 2021-05-07
---
READ: More news

The port authority closed the harbour on Tuesday.
"""
QUOTE = "closed the harbour on Tuesday"
CLOSED = Event("closed", parse_edtf("2021-05-04"), "Closed", sources=(Citation("harbour", QUOTE),))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/harbour.md").write_text(TEXT, encoding="utf-8")
    return Settings(tmp_path / "mkdocs.yml")


def fates(settings: Settings, *events: Event) -> list[tuple[str, str, tuple[str, ...]]]:
    articles = read_articles(settings.seeds_folder, settings.root).by_id
    return [(one.fate, one.reason, one.events) for one in sentences_of(settings, articles, events)["harbour"]]


def test_sentences_are_read_once(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    first = fates(settings, CLOSED)
    assert first == [("rejected", "link or label", ()), ("used", "", ("closed",))]
    monkeypatch.setattr(sentence_fates, "_covered", lambda *_: pytest.fail("read again"))
    assert fates(settings, CLOSED) == first


def test_another_quote_and_another_text_are_read_anew(settings: Settings) -> None:
    fates(settings, CLOSED)
    assert [fate for fate, _, _ in fates(settings)] == ["rejected", "dated"]
    file = settings.seeds_folder / "harbour.md"
    file.write_text(TEXT.replace("READ: More news\n\n", ""), encoding="utf-8")
    assert [fate for fate, _, _ in fates(settings, CLOSED)] == ["used"]


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", "null", '{"a": 1}'])
def test_what_is_remembered_can_be_lost(settings: Settings, text: str) -> None:
    first = fates(settings, CLOSED)
    file = settings.output_folder / NAME
    remembered = file.read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    assert fates(settings, CLOSED) == first
    assert file.read_text(encoding="utf-8") == remembered


def test_very_many_articles_are_not_read(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentence_fates, "MOST", 0)
    articles = read_articles(settings.seeds_folder, settings.root).by_id
    assert sentences_of(settings, articles, [CLOSED]) == {}
    assert not settings.output_folder.exists()
