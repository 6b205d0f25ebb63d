"""What is private never reaches the built site, whatever the theme: secrets are planted everywhere and looked for."""

from pathlib import Path

import pytest

from tests import programs
from timeline.dates import parse_edtf
from timeline.events import Citation, Event
from timeline.store import Lock, write_lock

pytestmark = pytest.mark.integration

SECRET = "Geheimnis"

EVENTS = """\
# Geheimnis-comment-on-top
- id: harbour-closed  # Geheimnis-comment
  date: 2021-05
  title: The harbour is closed
  x-informant: Geheimnis-own-key
  x-notes:
    phone: Geheimnis-nested
  who: [Port Authority]
  sources:
  # Geheimnis-comment-in-sources
  - article: notice
    quote: The harbour is closed.
    x-rating: Geheimnis-own-key-of-a-source
- id: held-back  # its date cannot be read
  date: 2021-13
  title: Geheimnis-held-back
# - id: commented-out
#   date: 2021-06
#   title: Geheimnis-commented-out
"""
ARTICLE = """\
---
title: Notice
published: 2021-05-04
editor_note: Geheimnis-front-matter
---
The harbour is closed. Geheimnis-unquoted was told in confidence.
"""
PROPOSAL = f"""\
{{"article": "notice", "request": "0", "model": "{SECRET}-model", "prompt": 1, "schema": 1,
 "items": [{{"quote": "{SECRET}-unquoted was told in confidence.", "title": "{SECRET}-proposed", "sentences": [2]}}],
 "sentences": {{"2": "{SECRET}-unquoted was told in confidence."}}, "dates": {{}}}}
"""
THEMES = {
    "ours": "theme: {name: timeline}\nplugins: [material/search, timeline]\n",
    "material": "theme: material\nplugins: [search, timeline]\n",
    "mkdocs": "theme: mkdocs\nplugins: [timeline]\n",
}


@pytest.mark.parametrize(("theme", "seeds"), [("ours", "seeds"), ("material", "docs/seeds"), ("mkdocs", "seeds")])
def test_no_private_word_is_in_the_built_site(tmp_path: Path, theme: str, seeds: str) -> None:
    """Words of an article that no event quotes are only on the pages where the settings say so."""
    files = {
        "docs/index.md": "# Harbour\n",
        "docs/events/2021.yaml": EVENTS,
        "docs/events/old.YAML": EVENTS,
        "docs/events/notes.txt": f"{SECRET}-notes",
        "docs/events/.hidden.yaml": EVENTS,
        "docs/events/deep/2022.yml": f"# {SECRET}-deep\n",
        f"{seeds}/notice.md": ARTICLE,
        f"{seeds}/.originals/notice.html": f"{SECRET}-original",
        "names.yaml": f"# {SECRET}-names\n",
        "docs/names.yaml": f"# {SECRET}-names\n",
        "docs/timeline.lock": f"{SECRET}-lock\n",
        ".cache/timeline/index.sqlite": f"{SECRET}-cache\n",
        "mkdocs.yml": f"site_name: Harbour\n{THEMES[theme]}".replace("timeline]", f"timeline: {{seeds: {seeds}}}]"),
        "proposals/notice.json": PROPOSAL,
        "originals/notice.warc.gz": f"{SECRET}-original",
        "docs/.cache/timeline/index.sqlite": f"{SECRET}-cache\n",
        "timeline.lock": write_lock(
            Lock(
                {
                    "geheimnis-rejected": Event(
                        "geheimnis-rejected",
                        parse_edtf("2021"),
                        f"{SECRET}-rejected",
                        sources=(Citation("notice", f"{SECRET}-unquoted was told in confidence."),),
                    )
                },
                gone=frozenset({"geheimnis-rejected"}),
                reasons={"geheimnis-rejected": f"{SECRET}-reason"},
            )
        ),
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    done = programs.run("mkdocs", "build", "--quiet", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    site = tmp_path / "site"
    assert (site / "timeline/events/harbour-closed/index.html").exists()
    leaks = [
        path.relative_to(site).as_posix()
        for path in site.rglob("*")
        if SECRET.lower() in path.name.lower()
        or (path.is_file() and SECRET.lower().encode() in path.read_bytes().lower())
    ]
    assert leaks == []
