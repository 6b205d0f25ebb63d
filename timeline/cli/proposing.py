"""The command propose: ask a language model about articles, or exchange files with one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from timeline.cli.options import config_option, every_chosen, example, progress_bar
from timeline.problems import Invalid

if TYPE_CHECKING:
    from timeline.proposals.commands import Repository
    from timeline.proposals.proposing import AskingOutcome, Plan
    from timeline.settings import Settings


def _rules(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Print the rules of verification, and exit."""
    if not wanted:
        return
    from timeline.proposals.date_proofs import LINKS
    from timeline.proposals.verification import OTHER_PROPOSAL_RULES, PROPOSAL_RULES

    for name, about in [*((rule.name, rule.about) for rule in PROPOSAL_RULES), *OTHER_PROPOSAL_RULES.items()]:
        click.echo(f"{name}: {about}")
    click.echo("\nproofs of a date that stands in another sentence, in the order they are tried:")
    for link in LINKS:
        click.echo(f"{link.name}: {link.about}")
    context.exit()


@click.command(
    epilog=example(
        "timeline propose\ntimeline propose --requests requests.jsonl\ntimeline propose --answers answers.jsonl"
    )
)
@click.argument("articles", metavar="[ARTICLE]...", nargs=-1)
@click.option(
    "--requests",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the requests to this file, as batch interfaces take them, and ask nobody.",
)
@click.option(
    "--answers",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Keep the answers of this file, from any model or person.",
)
@click.option("--again", is_flag=True, help="Ask about articles that have not changed, too.")
@click.option("--dry-run", is_flag=True, help="Say what would be asked and what it takes; ask nobody.")
@click.option("--explain", is_flag=True, help="Ask nobody; print what the rules make of the answers there are.")
@click.option("--rules", is_flag=True, is_eager=True, expose_value=False, callback=_rules, help="List the rules.")
@config_option
def propose(
    articles: tuple[str, ...],
    requests: Path | None,
    answers: Path | None,
    again: bool,
    dry_run: bool,
    explain: bool,
    config_file: Path,
) -> None:
    """Let a language model propose events, and verify each of them.

    Only articles without an answer, and those that changed since, are asked about. Answers are kept in proposals/ and
    belong into git: `timeline update` uses them, and needs no model. The settings say which server is asked:
    proposer: {url, model, key, batch, budget, prices}.

    Exit code 1: something could not be asked or read. What was answered until then is kept.
    """
    if (requests is not None) + (answers is not None) + dry_run + explain > 1:
        raise click.UsageError("choose one of --requests, --answers, --dry-run and --explain")
    from timeline.proposals.commands import forecast, make_plan, rule_outcomes, verdicts, verified, write_requests
    from timeline.updating.pipeline import read_for_proposals

    fine = True
    for settings in _of_articles(every_chosen(config_file), articles):
        repository = read_for_proposals(settings)
        if explain:
            verdicts_of = verified(repository, articles or sorted(repository.answers))
            for name, suggestions in verdicts_of.items():
                click.echo("\n".join((name, *rule_outcomes(suggestions))))
            click.echo("\n".join(verdicts(verdicts_of)))
            continue
        wanted = make_plan(repository, articles, again=again)
        click.echo(forecast(wanted, settings.proposer))
        if requests is not None:
            write_requests(wanted, requests, settings.proposer)
            click.echo(f"{len(wanted.requests)} requests in {requests}")
        elif answers is not None:
            fine = _take(wanted, settings, answers) and fine
        elif not dry_run and wanted.requests:
            fine = ask(repository, wanted) and fine
    sys.exit(0 if fine else 1)


def ask(repository: Repository, wanted: Plan) -> bool:
    """Ask the server of the settings, say what came of it, and return whether every article has an answer."""
    from timeline.proposals.commands import ask_live
    from timeline.proposals.proposing import AskingOutcome

    settings, asked = repository.settings, AskingOutcome()
    try:
        for so_far in ask_live(wanted, settings, progress_bar):
            asked = so_far
    except KeyboardInterrupt:
        _report(asked, settings, verdict=False)
        raise
    return _report(asked, settings)


def _take(wanted: Plan, settings: Settings, path: Path) -> bool:
    from timeline.proposals.commands import read_answers

    asked, problems = read_answers(wanted, path, settings)
    for problem in problems:
        click.echo(f"{path}: {problem}", err=True)
    return _report(asked, settings) and not problems


def _report(asked: AskingOutcome, settings: Settings, *, verdict: bool = True) -> bool:
    """Print what came of asking, and, unless somebody waits for the end, what the rules make of the new answers."""
    from timeline.proposals.commands import outcome_in_words, verdicts, verified
    from timeline.updating.pipeline import read_for_proposals

    *failures, summary = outcome_in_words(asked, settings.proposer)
    for line in failures:
        click.echo(line, err=True)
    click.echo(summary)
    if asked.answered and verdict:
        click.echo("\n".join(verdicts(verified(read_for_proposals(settings), asked.answered))))
        click.echo("next: timeline update, then timeline review --list")
    return not asked.failed and not asked.stopped


def _of_articles(every: tuple[Settings, ...], names: tuple[str, ...]) -> tuple[Settings, ...]:
    """Return the timelines to ask for: of several, one has to be chosen where articles are named."""
    if names and len(every) > 1:
        raise click.UsageError("say which timeline the articles are of: --timeline NAME")
    return every


def propose_first(settings: Settings) -> bool:
    """Ask about what is new in a repository before an update; return whether every article has an answer."""
    from timeline.proposals.commands import forecast, make_plan
    from timeline.updating.pipeline import read_for_proposals

    if settings.proposer is None:
        from timeline.problems import Problem

        message = "--propose needs a language model; write proposer: {url: ..., model: ...} under plugins: - timeline:"
        raise Invalid(Problem(settings.config_file.name, 0, 0, message, "settings"))
    repository = read_for_proposals(settings)
    wanted = make_plan(repository)
    click.echo(forecast(wanted, settings.proposer))
    return ask(repository, wanted) if wanted.requests else True
