"""The command that explains: why."""

from __future__ import annotations

import json

import click

from timeline.cli.options import day_option, example, format_option
from timeline.dates import Day


@click.command(epilog=example('timeline why "between October 8th and 13th" --published 2024-10-18'))
@click.argument("text")
@day_option("--published", "The day the text was published, for example 2024-10-18.")
@click.option("--language", default="en", show_default=True, help="The language of the text, as a BCP 47 tag.")
@click.option("--kind", type=click.Choice(["news", "narrative"]), help="The kind of text; inferred by default.")
@format_option("text", "json")
def why(text: str, published: Day | None, language: str, kind: str | None, form: str) -> None:
    """Explain every date in TEXT: its words, its rule, its days.

    Also prints the readings that were rejected, and why.
    """
    from timeline.when import explain, find_dates, lines

    mentions = find_dates(text, published, language=language, kind=kind)
    if form == "json":
        click.echo(json.dumps([explain(mention) for mention in mentions], ensure_ascii=False, indent=2))
    else:
        click.echo("\n\n".join("\n".join(lines(mention)) for mention in mentions) or "no date in this text")
