"""How problems are shown to people, to programs and on GitHub."""

import json
from pathlib import Path

from timeline import report
from timeline.problems import Problem

PROBLEM = Problem("docs/events/2024.yaml", 2, 3, 'unknown key "dat"; write "date"', "unknown-key")


def test_people_see_the_line_with_a_caret(tmp_path: Path) -> None:
    path = tmp_path / PROBLEM.path
    path.parent.mkdir(parents=True)
    path.write_text("- id: a\n  dat: 2024-10\n", encoding="utf-8")
    assert report.as_text([PROBLEM], tmp_path) == (
        'docs/events/2024.yaml:2:3: unknown key "dat"; write "date"\n      dat: 2024-10\n      ^\n'
    )


def test_a_line_of_any_length_is_shown_around_the_place(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("x" * 5000 + "\x1b[31mHERE" + "y" * 5000, encoding="utf-8")
    shown = report.as_text([Problem("a.yaml", 1, 5006, "wrong", "rule")], tmp_path).splitlines()
    assert len(shown[1]) < 120
    assert shown[1][shown[2].index("^")] == "H"
    assert "\x1b" not in shown[1]


def test_a_file_that_has_gone_is_still_named(tmp_path: Path) -> None:
    assert report.as_text([PROBLEM], tmp_path) == 'docs/events/2024.yaml:2:3: unknown key "dat"; write "date"\n'


def test_programs_get_every_part() -> None:
    assert json.loads(report.as_json([PROBLEM])) == [
        {
            "path": "docs/events/2024.yaml",
            "line": 2,
            "column": 3,
            "severity": "error",
            "rule": "unknown-key",
            "message": 'unknown key "dat"; write "date"',
        }
    ]


def test_github_gets_workflow_commands_that_no_message_can_break_out_of() -> None:
    hostile = Problem("a,b.yaml", 1, 1, "100% wrong\n::error::forged", "rule", "warning")
    assert report.as_github([hostile]) == (
        "::warning file=a%2Cb.yaml,line=1,col=1,title=rule::100%25 wrong%0A::error::forged\n"
    )
