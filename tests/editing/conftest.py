"""A repository with two articles, one of which can be read anew."""

from pathlib import Path

import pytest

from timeline.settings import Settings, read_settings

TEXT = (
    "The night was calm. Dock workers walked out at the northern harbour on October 3, the port authority said."
    " Nobody was hurt.\n\nThe two sides signed an agreement on Monday.\n"
)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "docs/events").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: Harbour\nplugins: [timeline]\n", encoding="utf-8")
    article = f"---\npublished: 2024-10-18\npublisher: Harbour Herald\nurl: https://example.org/strike\n---\n{TEXT}"
    (tmp_path / "seeds/strike.md").write_text(article, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return read_settings(tmp_path / "mkdocs.yml")
