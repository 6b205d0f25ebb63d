"""An event is shown as people read it, each quote in its context."""

import pytest
from click.testing import CliRunner

from timeline.cli import main
from timeline.dates import parse_edtf
from timeline.editing.show import quoted
from timeline.events import Event
from timeline.settings import Settings
from timeline.store import Conflict, Lock, write_lock

YAML = """\
- id: talks
  date: 2024-10
  title: Talks
- id: walkout
  date: 2024-10-03/2024-10-04
  time: "06:00"
  title: Walkout at the port
  status: reported
  who: [Dock workers, Port authority]
  where: [Northern harbour]
  sources:
  - article: strike
    quote: Dock workers walked out at the northern harbour on October 3, the port authority said.
    says: "2024-10-03"
    words: on October 3
    according_to: the port authority
  - url: https://example.org/other
    publisher: Other Paper
    published: "2024-10-20"
    stance: denies
"""

SHOWN = """\
Walkout at the port
3–4 October 2024, 06:00 (2024-10-03/2024-10-04)
status: reported, shown as disputed
who: Dock workers, Port authority
where: Northern harbour
docs/events/2024.yaml:4

1. Harbour Herald, 18 October 2024, reports, according to the port authority
   says 3 October 2024 (2024-10-03), read from: on October 3
   https://example.org/strike
   The night was calm. >>> Dock workers walked out at the northern harbour on October 3, the port
   authority said. <<< Nobody was hurt.

2. Other Paper, 20 October 2024, denies
   https://example.org/other

conflict in walkout: title was Walkout, is found as Strike now; yours stays: Walkout at the port
"""


@pytest.fixture
def edited(repository: Settings) -> Settings:
    (repository.events_folder / "2024.yaml").write_text(YAML, encoding="utf-8")
    conflict = Conflict("walkout", "title", None, "Walkout", "Strike", "Walkout at the port")
    base = {"walkout": Event("walkout", parse_edtf("2024"), "Strike")}
    repository.lock_file.write_text(write_lock(Lock(base, conflicts=(conflict,))), encoding="utf-8")
    return repository


def test_everything_about_an_event_stands_in_one_place(edited: Settings) -> None:
    assert CliRunner().invoke(main, ["show", "walkout"]).output == SHOWN
    assert CliRunner().invoke(main, ["show", "talks"]).output == (
        "Talks\nOctober 2024 (2024-10)\nstatus: reported\ndocs/events/2024.yaml:1\n"
    )


def test_an_id_that_is_not_there_is_answered_with_the_nearest(edited: Settings) -> None:
    wrong = CliRunner().invoke(main, ["show", "walkuot"])
    assert wrong.exit_code == 1
    assert wrong.output == 'docs/events: no event "walkuot"; write "walkout"\n'


def test_a_mistake_in_another_event_hides_nothing_but_one_in_this_is_told(edited: Settings) -> None:
    path = edited.events_folder / "2024.yaml"
    path.write_text(YAML.replace("title: Talks", "titel: Talks"), encoding="utf-8")
    assert CliRunner().invoke(main, ["show", "walkout"]).output == SHOWN
    told = CliRunner().invoke(main, ["show", "talks"])
    assert told.exit_code == 1
    assert 'docs/events/2024.yaml:3:3: unknown key "titel"; write "title"' in told.output


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("It sank.", ">>> It sank. <<< All left the ship."),
        ("All left the ship.", "It sank. >>> All left the ship. <<< Nobody saw it."),
        ("left the", "It sank. All >>> left the <<< ship. Nobody saw it."),
        ("Nobody saw it.", "All left the ship. >>> Nobody saw it. <<<"),
        ("It sank. All left the ship. Nobody saw it.", ">>> It sank. All left the ship. Nobody saw it. <<<"),
        ("It swam.", ">>> It swam. <<< (the article does not hold this quote)"),
    ],
)
def test_a_quote_stands_between_the_sentence_before_and_the_one_after(quote: str, shown: str) -> None:
    assert quoted("It sank. All left the ship. Nobody saw it.", quote) == shown


def test_what_a_terminal_would_obey_is_left_out() -> None:
    assert quoted("Calm.\x1b[31m It sank.", "It sank.") == "Calm.[31m >>> It sank. <<<"
