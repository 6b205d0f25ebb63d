"""A new timeline repository: the files under template/ with the site's name put in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from timeline import __version__
from timeline.problems import Invalid, Problem

TEMPLATE: Final = Path(__file__).parent / "template"


def create(folder: Path, title: str) -> Iterator[Path]:
    """Write a repository that builds into a folder that is empty or not there; each file as it is written.

    Raises Invalid, before anything is written, when something stands in the folder.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = "there is something in this place already; name a new folder, or empty this one"
        raise Invalid(Problem(str(folder), 0, 0, message, "new"))
    # A JSON string is a YAML string whatever the title holds.
    words = {
        "{{ site_name }}": json.dumps(title, ensure_ascii=False),
        "{{ title }}": title,
        "{{ version }}": __version__,
    }
    for source in sorted(path for path in TEMPLATE.rglob("*") if path.is_file()):
        text = source.read_text(encoding="utf-8")
        for word, value in words.items():
            text = text.replace(word, value)
        target = folder / source.relative_to(TEMPLATE)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
        yield target
    (folder / "docs" / "events").mkdir(exist_ok=True)
