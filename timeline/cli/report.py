"""Problems for people, for programs, for GitHub and for code scanning: text from text, nothing is printed here."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from timeline import __version__
from timeline.articles import Article
from timeline.events import Event
from timeline.problems import RULES, Problem
from timeline.text import clean, shortened

if TYPE_CHECKING:
    from timeline.extraction.pipeline import Covered
    from timeline.updating.pipeline import Outcome


LISTED: Final = 10
"""So many ids are named in a line."""


def as_text(problems: Iterable[Problem], root: Path) -> str:
    """One problem after the other: its place and message, and where it stands in a line, that line with a caret."""
    return "".join(f"{_labelled(problem)}{_excerpt(problem, root)}\n" for problem in problems)


def count(problems: Collection[Problem]) -> str:
    """How many there are of each severity: "3 errors, 1 warning"."""
    severities = Counter(problem.severity for problem in problems)
    return ", ".join(f"{number} {word}{'s' * (number > 1)}" for word, number in sorted(severities.items()))


def as_json(problems: Iterable[Problem]) -> str:
    """A JSON list; ``line`` and ``column`` count from 1, 0 is the file as a whole."""
    rows = [problem.to_dict() for problem in problems]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def as_github(problems: Iterable[Problem]) -> str:
    """Workflow commands, which GitHub shows beside the line.

    Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
    """
    return "".join(
        f"::{problem.severity} file={_property(problem.path)}"
        + (f",line={problem.line},col={problem.column}" if problem.line else "")
        + f",title={_property(problem.rule)}::{_escaped(problem.message)}\n"
        for problem in problems
    )


def as_sarif(problems: Iterable[Problem]) -> str:
    """A SARIF log of one run, for what collects the findings of many tools; its rules are those that were broken.

    Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.
    """
    listed = list(problems)
    names = sorted({problem.rule for problem in listed})
    driver = {
        "name": "timeline",
        "version": __version__,
        "rules": [{"id": name, "shortDescription": {"text": RULES.get(name, name)}} for name in names],
    }
    results = [
        {
            "ruleId": problem.rule,
            "ruleIndex": names.index(problem.rule),
            "level": problem.severity,
            "message": {"text": problem.message},
            "locations": [{"physicalLocation": _location(problem)}],
        }
        for problem in listed
    ]
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _location(problem: Problem) -> dict[str, Any]:
    """Where it stands, as SARIF has it: the path as a URI, and no region for the file as a whole."""
    region = {"region": {"startLine": problem.line, "startColumn": max(problem.column, 1)}} if problem.line else {}
    return {"artifactLocation": {"uri": quote(problem.path)}, **region}


def format_problems(problems: Iterable[Problem], form: str, root: Path) -> str:
    """The problems as "text", "json", "github" or "sarif"."""
    forms: dict[str, Callable[[Iterable[Problem]], str]] = {
        "json": as_json,
        "github": as_github,
        "sarif": as_sarif,
    }
    return forms[form](problems) if form in forms else as_text(problems, root)


def of_update(outcome: Outcome) -> str:
    """What an update did, for people: a line for each event that is new, changed or gone, and every open conflict."""
    merged = outcome.merged
    lines = [f"finished an update that was interrupted: {path}" for path in outcome.finished]
    if outcome.repaired:
        lines.append("repaired timeline.lock, of which git had merged two versions")
    lines += [f"+ {_line_of(merged.events[name])}" for name in merged.added]
    lines += [f"~ {_line_of(merged.events[name])}" for name in merged.changed]
    lines += [f"- {name}" for name in merged.removed]
    lines += [f"+ {name}: was missing, and is back as it was found" for name in outcome.restored]
    if outcome.deleted:
        lines.append(f"- {len(outcome.deleted)} deleted by hand: {_listed(outcome.deleted)}")
    lines += [f"renamed {old} to {new}: its old address leads to the new one" for old, new in outcome.renamed.items()]
    lines += [f"kept {name}: no article tells it any longer, but you edited it" for name in merged.kept]
    lines += [line for name, found in merged.offers.items() for line in _offer(found, merged.events[name])]
    lines += _conflicts(outcome)
    if outcome.conflicts:
        lines.append("settle conflicts with: timeline resolve ID --keep, or --take for what is found now")
    counts = [
        f"{len(names)} {word}"
        for names, word in ((merged.added, "added"), (merged.changed, "changed"), (merged.removed, "removed"))
        if names
    ]
    out = len(merged.kept_out)
    counts += [f"{out} kept out, because you deleted or rejected {'them' if out > 1 else 'it'}"] if out else []
    if outcome.outgrown:
        lines.append(_OUTGROWN)
    lines.append(
        f"{len(merged.events)} event{'s' * (len(merged.events) != 1)}: {', '.join(counts) or 'nothing changed'}"
    )
    return "\n".join(lines) + "\n"


_OUTGROWN: Final = (
    "the articles have become so many that words of their subject count less from now on; what was grouped before stays"
    " as it is, and timeline update --regroup --dry-run says what grouping anew would change"
)


def _conflicts(outcome: Outcome) -> list[str]:
    """Return a line for each conflict."""
    if not outcome.conflicts:
        return []
    from timeline.editing.show import of_conflict  # it knows the formats of exports, and most updates have no conflict

    return list(map(of_conflict, outcome.conflicts))


MOST_WAITING: Final = 50
"""So many events that wait for review are listed in a pull request; the rest is counted."""


def as_markdown(outcome: Outcome, name: str = "", waiting: Sequence[Mapping[str, Any]] = ()) -> str:
    """What an update did as Markdown, for the text of a pull request; ``waiting`` are the rows of ``timeline review``.

    Titles come from articles, so all are inside blocks of code, where nothing they hold is markup.
    """
    merged = outcome.merged
    parts = (
        ("New", [_line_of(merged.events[one]) for one in merged.added]),
        ("Changed", [_line_of(merged.events[one]) for one in merged.changed]),
        ("Removed", list(merged.removed)),
        ("Conflicts: your words stay", _conflicts(outcome)),
        ("Problems", [str(problem) for problem in outcome.problems]),
        ("Waiting for review", [f"{row['id']}  {row['date']}  {clean(row['title'])}" for row in waiting]),
    )
    shown = [f"### {name}\n"] if name else []
    for heading, lines in parts:
        if lines:
            fence = "`" * (3 + max(len(run) for line in lines for run in re.findall("`*", line)))
            listed = lines[:MOST_WAITING] if heading.startswith("Waiting") else lines
            listed = [*listed, f"and {len(lines) - len(listed)} more"] if len(listed) < len(lines) else listed
            shown.append(f"**{heading} ({len(lines)})**\n\n{fence}text\n" + "\n".join(listed) + f"\n{fence}\n")
    return "\n".join(shown or ["Nothing changed.\n"])


def of_dry_run(outcome: Outcome) -> str:
    """What an update would do, and why, on one page: counts first, then some of each kind."""
    merged = outcome.merged
    lines = ["nothing was written; this is what timeline update would do", "", *_reasons(outcome), ""]
    held = sum(event.checked for event in merged.events.values())
    rows = [
        ("stay as they are", len(merged.events) - len(merged.added) - len(merged.changed)),
        ("of them checked by a person", held),
        ("no longer found, kept because you edited or checked them", len(merged.kept)),
        ("added", len(merged.added)),
        ("changed", len(merged.changed)),
        ("removed, because no article reports them any longer and nobody edited them", len(merged.removed)),
        ("of them found again in another event, to which the old address leads", len(merged.moved)),
        ("kept out, because you deleted or rejected them", len(merged.kept_out)),
        ("deleted by hand since the last update", len(outcome.deleted)),
        ("offers on checked events", len(merged.offers)),
        ("fields that both you and the program changed; yours stay", len(outcome.conflicts)),
    ]
    lines += [f"{number:6,}  {what}" for what, number in rows if number]
    lines += _samples("added", (_line_of(merged.events[name]) for name in merged.added), len(merged.added))
    changes = (_changes(outcome.before[name], merged.events[name]) for name in merged.changed)
    lines += _samples("changed", changes, len(merged.changed))
    removed = (_removal(outcome.before[name], merged.moved.get(name)) for name in merged.removed)
    lines += _samples("removed", removed, len(merged.removed))
    lines += _samples("deleted by hand", outcome.deleted, len(outcome.deleted))
    lines += _samples("conflicts", _conflicts(outcome), len(outcome.conflicts))
    return "\n".join(lines) + "\n"


def of_prune(outcome: Outcome, *, dry_run: bool) -> str:
    """Every event that goes, with the reason, and how many there are."""
    merged = outcome.merged
    lines = ["nothing was written; this is what timeline prune would do"] if dry_run else []
    gone = "no article reports it any longer, and nobody edited it"
    lines += [f"- {_line_of(outcome.before[name])}: {outcome.pruned.get(name, gone)}" for name in merged.removed]
    changed = len(merged.added) + len(merged.changed)
    lines += [f"{changed} added or changed, as an update would"] if changed else []
    lines.append(f"{len(merged.removed)} of {len(outcome.before)} events {'would go' if dry_run else 'removed'}")
    return "\n".join(lines) + "\n"


def _reasons(outcome: Outcome) -> Iterator[str]:
    if outcome.versions is not None:
        before, now = outcome.versions
        older = f"version {before}" if before else "an older version"
        yield f"all articles are read again: this program reads them in version {now}, {older} did before"
    for what, names in groupby(sorted(outcome.reread, key=lambda one: (outcome.reread[one], one)), outcome.reread.get):
        listed = list(names)
        if outcome.versions is None or what != "changed":
            yield f"{len(listed)} article{'s' * (len(listed) > 1)} {what}: {_listed(listed)}"
    if outcome.versions is None and not outcome.reread:
        yield "no article has changed, and the program reads them as before"


SAMPLES: Final = 8
"""So many of each kind are on the page of a dry run: it is to be read as a whole."""


def _samples(what: str, lines: Iterable[str], number: int) -> Iterator[str]:
    shown = [f"  {shortened(line, 160)}" for line in islice(lines, SAMPLES)]
    if shown:
        yield from ("", f"{what}:", *shown)
    if number > SAMPLES:
        yield f"  and {number - SAMPLES:,} more"


def _changes(before: Event, after: Event) -> str:
    said = []
    for name in ("date", "time", "title", "status"):
        was, now = getattr(before, name), getattr(after, name)
        if was != now:
            said.append(f"{name} {clean(str(was or 'nothing'))} -> {clean(str(now or 'nothing'))}")
    said += [
        f"{name} {len(getattr(before, name))} -> {len(getattr(after, name))}"
        for name in ("who", "where", "tags", "sources")
        if getattr(before, name) != getattr(after, name)
    ]
    return f"{after.id}: {'; '.join(said)}"


def _removal(event: Event, successor: str | None) -> str:
    return f"{_line_of(event)}" + (f" (now in {successor})" if successor else "")


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:LISTED]) + (f" and {len(names) - LISTED} more" if len(names) > LISTED else "")


def _offer(found: Event, yours: Event) -> Iterator[str]:
    """What is found of an event that a person has checked and that is not in it: nothing is changed."""
    for name in ("date", "time", "title", "status"):
        now, mine = getattr(found, name), getattr(yours, name)
        if now != mine and now is not None:
            stays = clean(str(mine or "nothing"))
            yield f"offer for {yours.id}: {name} is found as {clean(str(now))}; yours stays: {stays}"
    quotes = {citation.quote for citation in yours.sources}
    for citation in found.sources:
        if citation.quote and citation.quote not in quotes:
            quote = shortened(clean(citation.quote), 80)
            yield f'offer for {yours.id}: {clean(citation.article or "")} {citation.stance} it: "{quote}"'


def of_sentences(article: Article, sentences: Iterable[Covered]) -> str:
    """What became of each sentence of an article: used for an event, dated but unused, or rejected and why."""
    lines = [f"{article.path or article.id}"]
    for covered in sentences:
        quote = clean(covered.quote)
        shown = quote if len(quote) <= 100 else quote[:97] + "..."
        why = ", ".join(covered.events) or covered.reason
        lines.append(f"  {covered.fate:<8}  {shown}  ({why})")
    return "\n".join(lines) + "\n"


def _line_of(event: Event) -> str:
    return f"{event.id}  {event.date}  {clean(event.title)}"


def _labelled(problem: Problem) -> str:
    """The problem as compilers print one, which editors know how to read: "a:1:2: warning: x"."""
    worded = problem if problem.severity == "error" else replace(problem, message=f"warning: {problem.message}")
    return str(worded)


def _excerpt(problem: Problem, root: Path) -> str:
    """The line in question with a caret below; nothing when it cannot be shown."""
    if not problem.line:
        return ""
    try:
        lines = (root / problem.path).read_text(encoding="utf-8").splitlines()
        line = lines[problem.line - 1]
    except (OSError, UnicodeDecodeError, IndexError):
        return ""
    # A window, because a line can be as long as its author liked; and no control characters into a terminal.
    start = max(0, problem.column - 60)
    window = "".join(char if char.isprintable() else " " for char in line[start : start + 100])
    return f"\n    {window}\n    {' ' * (max(problem.column, 1) - 1 - start)}^"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
