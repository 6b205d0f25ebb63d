"""Keys of one's own that the settings declare: read, shown, filtered, exported, merged, and never lost."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
import yaml

from timeline.build import write_pages
from timeline.exchange.edition import Edition
from timeline.exchange.formats import read_any
from timeline.exchange.own_json import file_schema as json_schema
from timeline.exchange.own_json import write_json
from timeline.exchange.table import COLUMNS, SOURCE_COLUMNS, write_csv
from timeline.problems import Invalid
from timeline.settings import _TAKEN_KEYS, read_settings
from timeline.store import Conventions, EventFile, fmt, load_lock, merge, revise, schema
from timeline.store.gitmerge import merge_texts
from timeline.store.model import EVENT
from timeline.updating.pipeline import update

KEYS = {"amount": "Amount in euros", "officers": "Officers"}
CONVENTIONS = Conventions(keys=KEYS)
TEXT = """\
- id: grant
  date: "2024-10-03"
  title: The council grants the money
  status: reported
  amount: 500000
  officers: [A. Vale, "B; Marsh"]
"""


def parse(text: str, conventions: Conventions = CONVENTIONS) -> EventFile:
    return EventFile.parse(text, "e.yaml", conventions)


def message(text: str, conventions: Conventions = CONVENTIONS) -> str:
    (problem,) = parse(text, conventions).problems
    return problem.message


def test_a_declared_key_is_read_and_one_that_is_not_says_where_to_declare_it() -> None:
    (event,) = parse(TEXT).events
    assert event.own == (("amount", "500000"), ("officers", ("A. Vale", "B; Marsh")))
    found = parse(TEXT, Conventions(keys={"amount": "Amount"})).problems
    assert [one.message for one in found] == [
        'unknown key "officers"; to show it, declare it: mkdocs.yml, plugins, timeline, own_keys: [officers]; '
        "to keep it private, write x-officers"
    ]


@pytest.mark.parametrize(
    ("line", "fix"),
    [
        ("titel: x", 'write "title"'),
        ("amuont: 5", 'write "amount"'),
        ("image: a.jpg", "to show it, declare it: mkdocs.yml, plugins, timeline, own_keys: [image]"),
        ('"my key": x', "known are id, date"),
        ("sources: [{title: x, colour: red}]", "your own begin with x-"),
    ],
)
def test_an_unknown_key_gets_a_suggestion_only_where_one_is_near(line: str, fix: str) -> None:
    assert fix in message(f'- id: a\n  date: "2024"\n  title: T\n  {line}\n')


def test_a_mapping_under_a_declared_key_is_refused() -> None:
    assert "a mapping stands here" in message('- id: a\n  date: "2024"\n  title: T\n  amount: {euros: 5}\n')


def test_what_other_readers_take_differently_is_warned_of_and_formatted_text_stays() -> None:
    text = '- id: a\n  date: "2024"\n  title: T\n  amount: yes\n'
    assert parse(text).problems[0].rule == "plain-value"
    assert parse(TEXT).problems == ()
    assert fmt(TEXT, "", CONVENTIONS) == TEXT


def test_a_declared_key_is_written_before_the_evidence_and_taken_away_again() -> None:
    text = '- id: a\n  date: "2024"\n  title: T\n  sources:\n  - url: https://example.org/\n'
    file = parse(text)
    (event,) = file.events
    changed = replace(event, own=(("amount", "5"), ("officers", ("A. Vale",))))
    after = revise(file, [changed])
    assert parse(after).events == (changed,)
    assert after.index("officers") < after.index("sources")
    assert revise(parse(after), [event]) == text


def test_an_update_keeps_declared_keys_and_the_lock_knows_nothing_of_them() -> None:
    (yours,) = parse(TEXT).events
    machine = replace(yours, own=())
    later = replace(machine, title="The council grants 500,000 euros")
    merged = merge({"grant": machine}, [later], {"grant": yours})
    assert merged.events["grant"] == replace(later, own=yours.own)
    assert merged.base["grant"] == later
    again = merge(merged.base, [later], merged.events)
    assert (again.events, again.base) == (merged.events, merged.base)
    gone = merge({"grant": machine}, [], {"grant": yours})
    assert gone.events == {"grant": yours}


def test_two_branches_that_each_fill_in_a_key_are_merged_without_settings() -> None:
    base = TEXT.replace("  amount: 500000\n", "").replace('  officers: [A. Vale, "B; Marsh"]\n', "")
    ours = base + "  amount: 500000\n"
    theirs = base + "  officers: [A. Vale]\n"
    outcome = merge_texts(base, ours, theirs)
    assert outcome is not None
    assert not outcome.conflicted
    (event,) = parse(outcome.text).events
    assert event.own == (("amount", "500000"), ("officers", ("A. Vale",)))
    clash = merge_texts(base, ours, base + "  amount: 7\n")
    assert clash is not None
    assert clash.conflicted
    assert "500000" in clash.text
    assert "7" in clash.text


def test_exports_have_them_and_give_them_back() -> None:
    (event,) = parse(TEXT).events
    edition = Edition((event,), keys=KEYS)
    jsonschema.validate(json.loads(write_json(edition).text), json_schema(KEYS))
    for written in (write_json(edition), write_csv(edition)):
        assert read_any(written.content, None, declared=tuple(KEYS)).events == (event,)
    lost = read_any(write_csv(edition).content, None)
    assert "amount" in str(lost.remarks)
    foreign = b"Event,When,Amount\nThe council grants the money,3 October 2024,500000\n"
    assert read_any(foreign, None, declared=("amount",)).events[0].own == (("amount", "500000"),)


def test_the_schema_of_an_editor_has_them() -> None:
    shown = yaml.safe_load(TEXT)
    jsonschema.validate(shown, schema(KEYS))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(shown, schema())


def test_keys_that_have_a_meaning_cannot_be_declared() -> None:
    names = {key.name for key in EVENT} | {*COLUMNS} | {name for name in SOURCE_COLUMNS if " " not in name}
    assert names <= _TAKEN_KEYS


SITE = """\
site_name: T
theme: {{name: timeline}}
plugins:
  - timeline:
      own_keys: {keys}
"""


def site(root: Path, keys: str) -> Path:
    (root / "docs/events").mkdir(parents=True)
    (root / "seeds").mkdir()
    (root / "docs/events/2024.yaml").write_text(TEXT + "  x-note: private thing\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text(SITE.format(keys=keys), encoding="utf-8")
    return root / "mkdocs.yml"


@pytest.mark.parametrize(
    ("keys", "fix"),
    [
        ("[title]", 'own_keys: "title" has a meaning already'),
        ("[x-note]", 'own_keys: "x-note" cannot be a key'),
        ("5", "own_keys: write the keys of your own"),
        ("{amount: [a]}", "own_keys: amount: write a label"),
    ],
)
def test_wrong_declarations_are_named(tmp_path: Path, keys: str, fix: str) -> None:
    with pytest.raises(Invalid) as raised:
        read_settings(site(tmp_path, keys))
    assert fix in str(raised.value)
    assert raised.value.problems[0].line > 0


def test_a_key_without_a_label_is_shown_by_its_name(tmp_path: Path) -> None:
    assert read_settings(site(tmp_path, "[amount, case_number]")).own_keys == {
        "amount": "Amount",
        "case_number": "Case number",
    }


def test_pages_finder_and_downloads_have_declared_keys_and_no_private_one(tmp_path: Path) -> None:
    settings = read_settings(site(tmp_path, "{amount: Amount in euros, officers: null}"))
    update(settings)
    write_pages(settings.config_file)
    out = tmp_path / "docs/timeline"
    page = next((out / "events/grant").glob("*")).read_text(encoding="utf-8").replace('\\"', '"')
    assert '<dt dir="auto">Amount in euros</dt><dd dir="auto">500000</dd>' in page
    assert "A. Vale, B; Marsh" in page
    assert "Amount in euros" in (out / "index.md").read_text(encoding="utf-8")
    assert '{"amount":["500000"],"officers":["A. Vale","B; Marsh"]}' in (out / "find/0.js").read_text(encoding="utf-8")
    assert '"amount": "500000"' in (out / "events.json").read_text(encoding="utf-8")
    assert "500000" in (out / "events.csv").read_text(encoding="utf-8")
    assert not any(b"private thing" in file.read_bytes() for file in out.rglob("*") if file.is_file())
    assert "amount" in (tmp_path / "docs/events/.schema.json").read_text(encoding="utf-8")
    assert load_lock(tmp_path).base.get("grant") is None
