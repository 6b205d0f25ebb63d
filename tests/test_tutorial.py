"""The tutorial works: its articles, written as it says, give the events of the story, and the check passes."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from timeline.cli import main
from timeline.store import EventFile

pytestmark = pytest.mark.integration

PAGE = (Path(__file__).parents[1] / "docs/guide/tutorial.md").read_text(encoding="utf-8")


def run(*arguments: str) -> str:
    done = CliRunner().invoke(main, [*arguments])
    assert done.exit_code == 0, done.output
    return done.output


def test_the_five_articles_give_a_chronology_that_passes_the_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("new", str(tmp_path / "harbour"), "--title", "The harbour dispute")
    monkeypatch.chdir(tmp_path / "harbour")
    Path("seeds/example.md").unlink()
    articles = re.findall(r"```markdown title=\"(seeds/[a-z-]+\.md)\"\n(.*?)```", PAGE, re.DOTALL)
    assert len(articles) == 5
    for path, text in articles:
        Path(path).write_text(text, encoding="utf-8")
    run("update")
    events = [
        event
        for path in Path("docs/events").glob("*.yaml")
        for event in EventFile.parse(path.read_text(encoding="utf-8"), path.name).events
    ]
    days = {str(event.date) for event in events}
    assert {"2024-03-17", "2024-03-11"} <= days
    assert len(events) >= 6
    assert run("check", "--sync") == "everything is valid and in sync\n"


def test_the_event_that_it_shows_is_valid() -> None:
    (text,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    file = EventFile.parse(text, "2024.yaml")
    assert not file.problems
    assert [event.id for event in file.events] == ["crane-collapses-at-the-northern-terminal"]
