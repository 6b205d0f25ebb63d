"""The command that explains: why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from timeline.cli.options import chosen, config_option, day_option, example, format_option
from timeline.dates import Day

if TYPE_CHECKING:
    from timeline.extraction.pipeline import EventExplanation


@click.command(epilog=example('timeline why "between October 8th and 13th" --published 2024-10-18'))
@click.argument("text")
@click.option("--event", is_flag=True, help="Explain events: TEXT is the id of an event, or a text that reports some.")
@day_option("--published", "The day the text was published, for example 2024-10-18.")
@click.option("--language", default="en", show_default=True, help="The language of the text, as a BCP 47 tag.")
@click.option("--kind", type=click.Choice(["news", "narrative"]), help="The kind of text; inferred by default.")
@config_option
@format_option("text", "json")
def why(
    text: str,
    event: bool,
    published: Day | None,
    language: str,
    kind: str | None,
    config_file: Path,
    form: str,
) -> None:
    """Explain every date in TEXT: its words, its rule, its days.

    Also prints the readings that were rejected, and why.

    With --event, explains events instead: the times that each could have and how likely they are, the features that
    decided and by how much, why it is in the chronology or waits, whose claim it is, and how its title was chosen. TEXT
    is then the id of an event, each of whose articles is explained, or a text. Of an event that a language model
    proposed, it also prints what each rule of verification made of that.
    """
    if event:
        _why_events(_explained(text, published, language, config_file), form)
        if form == "text" and not _is_text(text):
            from timeline.editing.reasons import explain_proposals

            for line in explain_proposals(chosen(config_file), text):
                click.echo(line)
        return
    from timeline.when import explain, find_dates, lines

    mentions = find_dates(text, published, language=language, kind=kind)
    if form == "json":
        click.echo(json.dumps([explain(mention) for mention in mentions], ensure_ascii=False, indent=2))
    else:
        click.echo("\n\n".join("\n".join(lines(mention)) for mention in mentions) or "no date in this text")


def _explained(text: str, published: Day | None, language: str, config_file: Path) -> list[EventExplanation]:
    """Return the events of a text, or those behind the event with this id."""
    from timeline.articles import Article
    from timeline.editing.reasons import explain_event
    from timeline.extraction.pipeline import explain_events

    if _is_text(text):
        return explain_events(Article("text", text, published, language=language))
    return explain_event(chosen(config_file), text)


def _is_text(text: str) -> bool:
    """Whether it is a text and no id."""
    return " " in text.strip()


def _why_events(explanations: list[EventExplanation], form: str) -> None:
    if form == "json":
        click.echo(json.dumps([each.to_dict() for each in explanations], ensure_ascii=False, indent=2))
    else:
        click.echo("\n\n".join("\n".join(each.lines()) for each in explanations) or "no event in this text")
