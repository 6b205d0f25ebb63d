"""A small repository with an article, some events and a page of its own."""

from pathlib import Path

import pytest

from timeline.settings import Settings, read_settings

CONFIG = """site_name: Harbour
theme: {name: timeline}
plugins: [material/search, timeline]
nav: [index.md, timeline/index.md]
"""
HOSTILE = '<img src=x onerror="window.hurt = 1"><script>window.hurt = 1</script>{{ config }}'
ARTICLE = f"""---
title: The harbour closes
publisher: Northern Post
url: https://example.org/harbour
published: 2024-10-18
---
The night was calm. Dock workers walked out at the northern harbour on October 3, the port authority said. {HOSTILE}

The mayor signed an agreement on October 14. Fishermen protested between October 5 and 6.
"""
EVENTS = f"""# The harbour in 2024.
- id: walkout
  date: "2024-10-03"   # the herald says the 4th
  title: Dock workers walk out
  status: reported
  who: [Dock workers]
  where: [Northern harbour]
  sources:
  - article: harbour
    quote: Dock workers walked out at the northern harbour on October 3, the port authority said.
    says: "2024-10-03"
    words: on October 3

- id: agreement
  date: "2024-10-14"
  title: The mayor signs an agreement
  status: reported
  sources:
  - article: harbour
    quote: The mayor signed an agreement on October 14.

- id: hostile
  date: "2024-10-16"
  title: '{HOSTILE}'
  status: reported
  who: ['"><script>window.hurt = 1</script>']
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "docs/events").mkdir(parents=True)
    (tmp_path / "docs/guide").mkdir()
    (tmp_path / "seeds").mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "docs/index.md").write_text("# Harbour\n\nSee [the timeline](timeline/index.md).\n", encoding="utf-8")
    (tmp_path / "docs/guide/about.md").write_text("# About\n\nWho *we* are.\n", encoding="utf-8")
    (tmp_path / "seeds/harbour.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "docs/events/2024.yaml").write_text(EVENTS, encoding="utf-8")
    return tmp_path


@pytest.fixture
def settings(root: Path) -> Settings:
    return read_settings(root / "mkdocs.yml")


@pytest.fixture
def yaml(root: Path) -> Path:
    return root / "docs/events/2024.yaml"
