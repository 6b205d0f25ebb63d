"""The commands on a whole repository: update, check and fmt."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from timeline.cli.options import (
    config_option,
    every_chosen,
    example,
    format_option,
    jobs_option,
    loopback_option,
    progress_bar,
)
from timeline.cli.output import finish, show_problems
from timeline.problems import Problem

if TYPE_CHECKING:
    from timeline.updating.pipeline import Ranked
    from timeline.updating.reading import Shard

DIGEST: Final = 5
"""Events of a month in a digest, unless --top says how many."""


@click.command(epilog=example("timeline update && git diff docs/events"))
@click.option("--report", "full", is_flag=True, help="Also report what became of each sentence of the articles.")
@click.option("--dry-run", is_flag=True, help="Write nothing; print what would change and why.")
@click.option(
    "--confirm",
    "absent",
    flag_value="confirm",
    help="Yes, the missing events and articles were deleted; keep them out.",
)
@click.option("--restore", "absent", flag_value="restore", help="Write the missing events again, as they were found.")
@click.option(
    "--found",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Take what `timeline read` wrote into this folder; read here only what is missing.",
)
@click.option("--on", default="", metavar="CLUSTER", help="Read on a Dask cluster: tcp://scheduler:8786, or local:4.")
@click.option(
    "--regroup",
    is_flag=True,
    help="Work out anew which articles report one happening, as a first update does.",
)
@click.option("--propose", "asking", is_flag=True, help="First ask the language model about new and changed articles.")
@jobs_option
@config_option
@format_option("text", "markdown", "json", "github")
def update(
    full: bool,
    dry_run: bool,
    absent: str | None,
    found: Path | None,
    on: str,
    regroup: bool,
    asking: bool,
    jobs: int,
    config_file: Path,
    form: str,
) -> None:
    """Read the articles and merge their events into the YAML.

    The YAML is docs/events/*.yaml. What you changed, deleted or added by hand stays. Prints what changed, and every
    conflict between your words and what is found now. A second run changes nothing.

    A file of events that is gone, most events or articles at once, or events that git dropped are a question: the rest
    is updated, the exit code is 1, and nothing is taken for deleted until --confirm or --restore says so.
    """
    from timeline.cli import report
    from timeline.updating.pipeline import Absent, coverage_of
    from timeline.updating.pipeline import update as update_repository

    if asking and (dry_run or form in ("json", "github")):
        raise click.UsageError(
            "--propose asks a server and says so; use it without --dry-run and with text or markdown"
        )
    problems: list[Problem] = []
    answered = True
    for settings in every_chosen(config_file):
        if asking:
            from timeline.cli.proposing import propose_first

            answered = propose_first(settings) and answered
        outcome = update_repository(
            settings,
            jobs=jobs,
            progress=progress_bar,
            absent=Absent(absent or "ask"),
            dry_run=dry_run,
            regroup=regroup,
            found=found,
            on=on,
        )
        problems += outcome.problems
        if form == "text":
            if full:
                for article, sentences in coverage_of(settings):
                    click.echo(report.of_sentences(article, sentences))
            said = report.of_dry_run(outcome) if dry_run else report.of_update(outcome)
            click.echo(f"{settings.name}:\n" * bool(settings.name) + said, nl=False)
            show_problems(outcome.problems, form, settings.root)
        elif form == "markdown":
            from timeline.editing.queue import queue

            click.echo(report.as_markdown(outcome, settings.name, queue(settings, jobs=jobs)))
    if form in ("json", "github"):
        click.echo(report.format_problems(problems, form, config_file.parent), nl=False)
    finish(problems)
    if not answered:
        sys.exit(1)


def _shard(context: click.Context, parameter: click.Parameter, text: str) -> Shard:
    from timeline.updating.reading import Shard

    try:
        return Shard.parse(text)
    except ValueError as error:
        raise click.BadParameter(str(error), context, parameter) from None


@click.command(epilog=example("timeline read --shard 1/2 --out found/1.jsonl\ntimeline update --found found"))
@click.option(
    "--shard", default="1/1", metavar="I/N", callback=_shard, help="The part of the articles to read, as 2/4."
)
@click.option(
    "--out",
    metavar="FILE",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; it ends in .jsonl. What it has from an earlier run is not read again.",
)
@click.option("--on", default="", metavar="CLUSTER", help="Read on a Dask cluster: tcp://scheduler:8786, or local:4.")
@jobs_option
@config_option
def read(shard: Shard, out: Path, on: str, jobs: int, config_file: Path) -> None:
    """Read a part of the articles for an update on another machine.

    Each machine reads its shard of the same folder; then one machine runs `timeline update --found` with all files.
    The result is the same as of one machine. All need the same version of the program.
    """
    from timeline.updating.gathering import ReadOptions, read_shard
    from timeline.updating.pipeline import articles_of

    articles = [article for settings in every_chosen(config_file) for article in articles_of(settings).by_id.values()]
    outcome = read_shard(articles, shard, out, ReadOptions(config_file.parent, jobs, progress_bar, keeps=False, on=on))
    click.echo(f"{out}: {outcome.articles} of {outcome.of} articles")
    for name, why in outcome.failed.items():
        click.echo(f"{name}: {why}", err=True)
    sys.exit(1 if outcome.failed else 0)


@click.command(epilog=example("timeline prune --dry-run"))
@click.option("--dry-run", is_flag=True, help="Write nothing; print what would be removed.")
@jobs_option
@config_option
def prune(dry_run: bool, jobs: int, config_file: Path) -> None:
    """Remove events that would only wait in review today.

    They are too unsure for this version of the program, or over the budget of events an article. Prints why each goes.
    Events that somebody edited, checked or commented on stay.
    """
    from timeline.cli import report
    from timeline.updating.pipeline import update as update_repository

    problems: list[Problem] = []
    for settings in every_chosen(config_file):
        outcome = update_repository(settings, jobs=jobs, progress=progress_bar, prune=True, dry_run=dry_run)
        problems += outcome.problems
        click.echo(report.of_prune(outcome, dry_run=dry_run), nl=False)
        show_problems(outcome.problems, "text", settings.root)
    finish(problems)


@click.command(name="rank", epilog=example("timeline rank --top 30\ntimeline rank --by month --format json"))
@click.option(
    "--top", type=click.IntRange(min=1), metavar="N", help="Only the N events of most weight, or of each month."
)
@click.option("--by", type=click.Choice(["month"]), help="Month after month: a digest, of 5 events each without --top.")
@config_option
@format_option("text", "json")
def rank_command(top: int | None, by: str | None, config_file: Path, form: str) -> None:
    """List the events by how much they matter.

    The weight of an event is a number from 0 to 1 with reasons in words: how many publishers and articles tell it, how
    many mention its day, whether papers come back to it. `key: true` or `key: false` in the YAML decides over it. With
    --by month, events whose date is not known to the month are left out.
    """
    from timeline.updating.pipeline import rank
    from timeline.weight import by_month

    ranked = [one for settings in every_chosen(config_file) for one in rank(settings)]
    ranked = sorted(ranked, key=lambda one: -one.weight.value)
    if by is None:
        if form == "json":
            click.echo(_as_json([_ranked_row(one) for one in ranked[:top]]))
        else:
            click.echo("".join(map(_ranked_text, ranked[:top])), nl=False)
        return
    months = by_month(((one.event.date, one) for one in ranked), top or DIGEST)
    if form == "json":
        click.echo(_as_json([{"month": str(month), "events": [*map(_ranked_row, of)]} for month, of in months.items()]))
    else:
        texts = ("".join((f"{month}\n", *map(_ranked_text, of))) for month, of in months.items())
        click.echo("\n".join(texts), nl=False)


def _as_json(rows: object) -> str:
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _ranked_row(one: Ranked) -> dict[str, object]:
    return {
        "id": one.event.id,
        "date": str(one.event.date),
        "title": one.event.title,
        "weight": one.weight.value,
        "reasons": list(one.weight.reasons),
    }


def _ranked_text(one: Ranked) -> str:
    from timeline.text import clean

    head = f"{one.weight.value:.2f}  {one.event.date}  {clean(one.event.title)}  [{one.event.id}]\n"
    return head + "".join(f"      {reason}\n" for reason in one.weight.reasons)


@click.command(epilog=example("timeline check --sync --format github\ntimeline check --links"))
@click.option("--sync", is_flag=True, help="Also exit with 1 if `timeline update` would change anything.")
@click.option("--links", is_flag=True, help="Also check that every source is online and contains its quotes.")
@click.option("--custody", is_flag=True, help="Also verify the originals in originals/ against their journal.")
@click.option(
    "--publish",
    is_flag=True,
    help="Also list who is named on the site and with what status, events with one source, and unchecked events.",
)
@loopback_option
@jobs_option
@config_option
@format_option("text", "json", "github", "sarif")
def check(
    config_file: Path, sync: bool, links: bool, custody: bool, publish: bool, loopback: bool, jobs: int, form: str
) -> None:
    """Report everything that is wrong with the articles and the YAML.

    Each problem comes with its file, line and fix. Only --links uses the network.
    """
    from timeline.cli import report
    from timeline.updating.pipeline import check as check_repository
    from timeline.updating.pipeline import conventions_of

    problems: list[Problem] = []
    for settings in every_chosen(config_file):
        problems += check_repository(settings, sync=sync, jobs=jobs, progress=progress_bar)
        if links:
            from timeline.cli.intake import problems_of_links

            problems += problems_of_links(settings, conventions_of(settings), loopback=loopback)
        if publish and form == "text":
            from timeline.editing.publication import in_lines, publication

            for line in in_lines(publication(settings)):
                click.echo(line)
    if custody:
        from timeline.ingestion.custody import verify_originals

        # The originals are those of the repository, whichever of its timelines the seeds are of.
        problems += verify_originals(every_chosen(config_file)[0])
    problems.sort()
    if form == "text":
        show_problems(problems, form, config_file.parent)
        valid = "everything is valid" + (" and in sync" if sync else "")
        click.echo(report.count(problems) if problems else valid, err=bool(problems))
    else:
        click.echo(report.format_problems(problems, form, config_file.parent), nl=False)
    finish(problems)


@click.command(epilog=example("timeline fmt --check"))
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit with 1 when a file would change.")
@config_option
def fmt(only_check: bool, config_file: Path) -> None:
    """Put the YAML in canonical form.

    "Oct 8-13, 2024" becomes 2024-10-08/2024-10-13, and of two events with one id the later gets another id. Nothing
    else changes: comments, order and spacing are yours.
    An event that cannot be read stays as it is and is named; the exit code is 1 then.
    """
    from timeline.updating.pipeline import fmt as fmt_repository

    outcomes = [fmt_repository(settings, write=not only_check) for settings in every_chosen(config_file)]
    changed = [path for outcome in outcomes for path in outcome.paths]
    problems = [problem for outcome in outcomes for problem in outcome.problems]
    for path in changed:
        click.echo(f"would change {path}" if only_check else path)
    show_problems(problems, "text", config_file.parent)
    finish(problems)
    if only_check and changed:
        sys.exit(1)
