"""What a shell offers when the tab key is pressed."""

from click.shell_completion import BashComplete

from timeline.cli import main
from timeline.settings import Settings


def offered(settings: Settings, arguments: list[str], begun: str) -> list[str]:
    completion = BashComplete(main, {}, "timeline", "_TIMELINE_COMPLETE")
    return [item.value for item in completion.get_completions(arguments, begun)]


def test_commands_and_ids_are_completed(repository: Settings) -> None:
    events = "- {id: talks, date: 2024-10, title: Talks}\n- {id: tariffs, date: 2024-10, title: Tariffs}\n"
    (repository.events_folder / "2024.yaml").write_text(events, encoding="utf-8")
    assert offered(repository, [], "sh") == ["show"]
    for command in ("show", "log", "resolve"):
        assert offered(repository, [command], "ta") == ["talks", "tariffs"]
        assert offered(repository, [command], "tar") == ["tariffs"]


def test_outside_of_a_repository_nothing_is_offered(repository: Settings) -> None:
    (repository.root / "mkdocs.yml").unlink()
    assert offered(repository, ["show"], "ta") == []
