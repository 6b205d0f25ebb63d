"""How problems are shown to people, to programs and on GitHub."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema

from timeline.cli import report
from timeline.problems import Problem

PROBLEM = Problem("docs/events/2024.yaml", 2, 3, 'unknown key "dat"; write "date"', "unknown-key")


def test_people_see_the_line_with_a_caret(tmp_path: Path) -> None:
    path = tmp_path / PROBLEM.path
    path.parent.mkdir(parents=True)
    path.write_text("- id: a\n  dat: 2024-10\n", encoding="utf-8")
    assert report.as_text([PROBLEM], tmp_path) == (
        'docs/events/2024.yaml:2:3: unknown key "dat"; write "date"\n      dat: 2024-10\n      ^\n'
    )


def test_a_warning_says_that_it_is_one_and_both_are_counted(tmp_path: Path) -> None:
    warning = replace(PROBLEM, severity="warning")
    assert report.as_text([warning], tmp_path) == (
        'docs/events/2024.yaml:2:3: warning: unknown key "dat"; write "date"\n'
    )
    assert report.count([PROBLEM, warning, PROBLEM]) == "2 errors, 1 warning"


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


SARIF = {
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "required": ["tool", "results"],
                "additionalProperties": False,
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "required": ["name"],
                                "properties": {
                                    "rules": {
                                        "uniqueItems": True,
                                        "items": {
                                            "required": ["id"],
                                            "properties": {"shortDescription": {"required": ["text"]}},
                                        },
                                    }
                                },
                            }
                        },
                    },
                    "results": {
                        "items": {
                            "required": ["message", "ruleId", "level"],
                            "properties": {
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": {"required": ["text"], "properties": {"text": {"type": "string"}}},
                                "locations": {
                                    "items": {
                                        "properties": {
                                            "physicalLocation": {
                                                "required": ["artifactLocation"],
                                                "properties": {
                                                    "artifactLocation": {
                                                        "properties": {"uri": {"pattern": "^[!-~]+$"}}
                                                    },
                                                    "region": {
                                                        "properties": {
                                                            "startLine": {"type": "integer", "minimum": 1},
                                                            "startColumn": {"type": "integer", "minimum": 1},
                                                        }
                                                    },
                                                },
                                            }
                                        }
                                    }
                                },
                            },
                        }
                    },
                },
            },
        },
    },
}
"""What the schema of SARIF 2.1.0 asks of the parts that are written."""


def test_code_scanning_gets_a_sarif_log() -> None:
    whole = Problem("docs/events/März.yaml", 0, 0, "cannot be read", "unreadable", "warning")
    log = json.loads(report.as_sarif([PROBLEM, whole, PROBLEM]))
    jsonschema.validate(log, SARIF)
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == ["unknown-key", "unreadable"]
    assert [rules[result["ruleIndex"]] for result in run["results"]] == ["unknown-key", "unreadable", "unknown-key"]
    assert [result["locations"][0]["physicalLocation"] for result in run["results"][:2]] == [
        {"artifactLocation": {"uri": "docs/events/2024.yaml"}, "region": {"startLine": 2, "startColumn": 3}},
        {"artifactLocation": {"uri": "docs/events/M%C3%A4rz.yaml"}},
    ]
    assert json.loads(report.as_sarif([]))["runs"][0]["results"] == []
