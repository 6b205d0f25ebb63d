"""The reference of commands, settings, keys, rules and Python, written from the program itself: ``make reference``."""

from __future__ import annotations

import inspect
import json
import re
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

import click

import timeline
from timeline.articles import KEYS as FRONT_MATTER
from timeline.cli.front import COMMANDS, main
from timeline.exchange.formats import FORMATS, WRITERS
from timeline.problems import RULES
from timeline.settings import OPTIONS
from timeline.site.chapters import KEYS as BLOCK_KEYS
from timeline.store import reference as keys_of_yaml
from timeline.store.model import EVENT, MEDIA, PLACE, SOURCE, ChoiceKind, Key

FOLDER: Final = Path(__file__).resolve().parents[1] / "docs" / "guide"

EXIT_CODES: Final = {
    0: "everything is fine; what needs a person may have been printed",
    1: "a finding: something is invalid, was refused or left out, is out of sync, or could not be answered",
    2: "the command line is wrong",
    130: "interrupted with Ctrl+C",
}

FRONT_MATTER_ABOUT: Final = {
    "title": "the headline",
    "publisher": "who published it",
    "author": "who wrote it",
    "url": "its address",
    "also": "other addresses of the same text, with blanks between them",
    "archive": "the address of a copy in an archive",
    "archived": "when that copy was made",
    "published": "the day, or the moment, it was published; dates in the text are counted from it",
    "published_from": "what that day was read from",
    "modified": "when it was last changed",
    "revision": "the permanent address of the revision of a page of a wiki",
    "language": "its language, as en or de",
    "kind": "news or narrative; how dates without a year are read",
    "fingerprint": "the fingerprint of the text as it was brought in",
    "pages": "where each page of a printed document begins in the text",
    "line_numbers": "where each line begins that a print numbers in its margin, with the number: 0:1 74:2",
}
"""What is known of the keys of the front matter; others are listed without."""

_DOCUMENT: Final = {"docid": "a", "dct": "2024-10-18", "text": "Guards fired at a boat on October 3, officials said."}


def reference() -> str:
    """Return the page of the reference."""
    parts = (
        "# Reference\n\nThis page is written from the program: `make reference`.",
        "## Commands\n\n" + "\n\n".join(_command(name) for name in sorted(COMMANDS)),
        "## Exit codes\n\n" + _table(("code", "meaning"), ((str(code), text) for code, text in EXIT_CODES.items())),
        "## Settings\n\nThey go into `mkdocs.yml` under `plugins: - timeline:`.\n\n"
        + _table(("setting", "default", "what it is"), _settings()),
        "## An event in YAML\n\n" + _keys(EVENT),
        "### A source\n\n" + _keys(SOURCE),
        "### A place\n\n" + _keys(PLACE),
        "### A file under media\n\n" + _keys(MEDIA),
        "Keys that begin with `x-` are yours: they are kept, and never shown on the site. Keys that the setting "
        "`own_keys` declares are shown, filtered and exported.",
        "## The front matter of an article\n\n" + _table(("key", "what it is"), _front_matter()),
        "## A block in a Markdown page\n\n" + _table(("key", "what it does"), _coded(BLOCK_KEYS.items())),
        "## Rules of timeline check\n\n"
        "`rules:` in the settings switches each off, or makes it a warning or an error.\n\n"
        + _table(("rule", "what it finds"), _coded(sorted(RULES.items()))),
        "## JSON lines\n\n" + _lines(),
        "## Formats\n\n"
        f"`timeline export` writes {_list(WRITERS)}. `timeline import` reads {_list(FORMATS)}; `table` is a table with "
        "columns of any name, `objects` a list of objects in JSON or YAML.",
    )
    return "\n\n".join(parts) + "\n"


def python_page() -> str:
    """Return the page about Python: every public name with its signature and docstring."""
    parts = [
        "# Use it from Python",
        "Everything is imported from `timeline`. A name is loaded when it is first used, so `import timeline` is fast. "
        "What is on this page is public: it changes only with a major version, after a warning for a minor one "
        "([Semantic Versioning](https://semver.org)). What is not on it may change at any time.\n\n"
        'Days are given as text (`"2024-10-18"`), `datetime.date`, `datetime.datetime` or `timeline.Day`. Errors that '
        "Timeline raises on purpose are `timeline.TimelineError`.\n\n"
        "```python\nimport timeline\n\n"
        'for event in timeline.extract("The ferry sank off Malta on October 3.", published="2024-10-18"):\n'
        "    print(event.date, event.title)\n```",
        "This page is written from the program: `make reference`.",
    ]
    functions = [name for name in timeline.__all__ if inspect.isfunction(getattr(timeline, name))]
    types = [name for name in timeline.__all__ if name not in (*functions, "__version__")]
    parts.append("## Functions\n\n" + "\n\n".join(_python(name) for name in functions))
    parts.append("## Types and errors\n\n" + "\n\n".join(_python(name) for name in types))
    return "\n\n".join(parts) + "\n"


def write() -> None:
    """Write both pages into docs/guide/."""
    (FOLDER / "reference.md").write_text(reference(), encoding="utf-8", newline="\n")
    (FOLDER / "python.md").write_text(python_page(), encoding="utf-8", newline="\n")
    editing = FOLDER / "editing.md"
    text = _replaced(editing.read_text(encoding="utf-8"), "reference", keys_of_yaml())
    rules = _table(("rule", "what it finds"), _coded(RULES.items())) + "\n"
    editing.write_text(_replaced(text, "rules", rules), encoding="utf-8", newline="\n")


def _replaced(page: str, name: str, table: str) -> str:
    """The page with the text between two comments replaced, as far as it is the same kind of table."""
    start, end = f"<!-- {name}: begin -->\n", f"<!-- {name}: end -->"
    before, _, rest = page.partition(start)
    old, _, after = rest.partition(end)
    head = old[: len(old) - len(old.lstrip())]
    return f"{before}{start}{head if name == 'rules' else ''}{table}{end}{after}"


def _command(name: str) -> str:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    context = click.Context(command, info_name=name, parent=click.Context(main, info_name="timeline"))
    usage = " ".join(command.collect_usage_pieces(context))
    help_text = inspect.cleandoc(command.help or "").replace("\b\n", "```text\n")
    if "```text" in help_text:
        help_text = re.sub(r"(```text\n.*?)(\n\n|\Z)", r"\1\n```\2", help_text, flags=re.DOTALL)
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    rows = [row for option in options if (row := _option(option, context))]
    example = (command.epilog or "").partition("Example:\n")[2]
    shown = "\n".join(line.strip() for line in example.splitlines())
    parts = [f"### timeline {name}", f"`timeline {name} {usage}`", _plain(help_text)]
    parts += [_table(("option", "what it does"), rows)] if rows else []
    parts += [f"```console\n{shown}\n```"] if shown else []
    return "\n\n".join(parts)


def _plain(help_text: str) -> str:
    """Help as Markdown: paragraphs in a line each, what looks like HTML escaped outside of blocks."""
    blocks = re.split(r"(```text\n.*?\n```)", help_text, flags=re.DOTALL)
    texts = [
        block if block.startswith("```") else re.sub(r"(?<!\n)\n(?!\n)", " ", block).replace("<", "&lt;")
        for block in blocks
    ]
    return "".join(texts).strip()


def _option(option: click.Option, context: click.Context) -> tuple[str, str] | None:
    record = option.get_help_record(context)
    if record is None or record[0] == "-h, --help":
        return None
    names = record[0].replace("|", "\\|")
    return f"`{names}`" if "\\|" not in names else f"<code>{names}</code>", record[1].replace("|", "\\|")


def _settings() -> Iterator[tuple[str, str, str]]:
    for name, option in OPTIONS.items():
        default = option.default if isinstance(option.default, str | bool) else ""
        shown = str(default).lower() if isinstance(default, bool) else str(default)
        yield f"`{name}`", f"`{shown}`" if shown else "", str(option.metadata["help"])
    yield "`timelines`", "", "several timelines in one site: a name and settings for each"


def _keys(keys: Iterable[Key]) -> str:
    rows = []
    for key in keys:
        about = key.about + (" Required." if key.required else "")
        if isinstance(key.kind, ChoiceKind):
            about += f" One of {_list(_words(key.kind.words))}."
        rows.append((f"`{key.name}`", about, f"`{key.example}`" if key.example else ""))
    return _table(("key", "what it is", "example"), rows)


def _words(words: type[StrEnum]) -> list[str]:
    return [str(word) for word in words]


def _front_matter() -> Iterator[tuple[str, str]]:
    for name in FRONT_MATTER:
        yield f"`{name}`", FRONT_MATTER_ABOUT.get(name, "")


def _lines() -> str:
    """What the commands for programs take and give, with an example that was run."""
    from timeline.cli.jsonl.dates import time_expressions
    from timeline.cli.jsonl.events import anchors_of, events_of

    spans = {**_DOCUMENT, "spans": [{"id": "x", "start": 0, "end": 24}]}
    parts = [
        "Each line of standard input is a JSON object, each line of standard output its answer, in the same order, as "
        "soon as it is known. `start` and `end` are code points of `text`. A line that cannot be answered gives "
        '`{"docid": ..., "error": ...}` (or `"line"` where it has no `docid`); the rest is answered, and the exit code '
        "is 1. See [`timeline dates`](#timeline-dates), [`events`](#timeline-events) and [`anchor`](#timeline-anchor)."
    ]
    for name, given, answer in (
        ("dates", _DOCUMENT, time_expressions(_DOCUMENT)),
        ("events", _DOCUMENT, events_of(_DOCUMENT)),
        ("anchor", spans, anchors_of(spans)),
    ):
        parts.append(
            f"`timeline {name}` answers this line:\n\n```json\n{json.dumps(given, indent=2)}\n```\n\n"
            f"with:\n\n```json\n{json.dumps(answer, indent=2)}\n```"
        )
    return "\n\n".join(parts)


def _python(name: str) -> str:
    value = getattr(timeline, name)
    heading = f"### timeline.{name}"
    if inspect.isfunction(value):
        signature = str(inspect.signature(value)).replace("'", "")
        return f"{heading}\n\n```python\n{name}{signature}\n```\n\n{_docstring(value)}"
    if not inspect.isclass(value):
        return f"{heading}\n\n`{str(value).replace('timeline.dates.', '')}`"
    parts = [heading, _docstring(value)]
    fields = [one for one in getattr(value, "__dataclass_fields__", {}).values() if one.repr or one.init]
    if fields:
        parts.append(_table(("field", "type"), ((f"`{one.name}`", f"`{_type(one.type)}`") for one in fields)))
    elif issubclass(value, StrEnum):
        parts.append(f"One of {_list(_words(value))}.")
    methods = [
        one
        for one, member in vars(value).items()
        if not one.startswith("_") and (inspect.isfunction(member) or isinstance(member, classmethod | property))
    ]
    if methods:
        parts.append(
            _table(
                ("member", "what it is"),
                ((f"`{one}`", _first(getattr(value, one, None), vars(value)[one])) for one in methods),
            )
        )
    return "\n\n".join(part for part in parts if part)


def _type(annotation: Any) -> str:
    return str(annotation).replace("|", "or")


def _first(member: Any, raw: Any) -> str:
    doc = inspect.getdoc(raw.fget if isinstance(raw, property) else member) or ""
    return doc.partition("\n\n")[0].replace("\n", " ").replace("|", "\\|").replace("``", "`").replace("<", "&lt;")


def _docstring(value: Any) -> str:
    """A docstring in Google's style as Markdown."""
    doc = inspect.getdoc(value) or ""
    if doc.startswith(f"{getattr(value, '__name__', '')}("):  # made by dataclass
        return ""
    doc = doc.replace("``", "`").replace("<", "&lt;")
    out: list[str] = []
    section = ""
    for line in doc.splitlines():
        match = re.fullmatch(r"(Args|Returns|Raises|Example|Source):(.*)", line)
        if match:
            section = match[1]
            out += ["", f"**{section}**" + (f": {match[2].strip()}" if match[2].strip() else ""), ""]
            out += ["```pycon"] if section == "Example" else []
        elif section in ("Args", "Raises") and re.match(r" {4}\w+:", line):
            name, _, text = line.strip().partition(":")
            out.append(f"- `{name}`:{text}")
        elif section in ("Args", "Raises"):
            out.append(f"  {line.strip()}" if line.strip() else "")
        else:
            out.append(line.removeprefix("    ") if section else line)
    if section == "Example":
        out = [*_stripped(out), "```"]
    return "\n".join(out).replace("&lt;", "<") if section == "Example" else "\n".join(out)


def _stripped(lines: list[str]) -> list[str]:
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return lines


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [f"| {' | '.join(header)} |", "|" + "---|" * len(header)]
    lines += [f"| {' | '.join(cell or ' ' for cell in row)} |" for row in rows]
    return "\n".join(lines)


def _coded(items: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    return ((f"`{name}`", text.replace("|", "\\|")) for name, text in items)


def _list(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    write()
    sys.stdout.write(f"written: {FOLDER}/reference.md, {FOLDER}/python.md\n")
