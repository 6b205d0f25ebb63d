"""The commands that answer JSON lines: dates, events and anchor."""

from __future__ import annotations

from functools import partial

import click

from timeline.cli.options import example, jobs_option
from timeline.cli.output import answer_collections, answer_lines


@click.command(epilog=example("timeline dates < articles.jsonl > dates.jsonl"))
def dates() -> None:
    """Find the time expressions of texts, JSON lines in and out.

    \b
    in   {"docid", "dct", "text"}   dct: the publication day, or null
    out  {"docid", "timexes": [{"start", "end", "text", "type", "value", "edtf"}]}
    """
    from timeline.cli.jsonl.dates import time_expressions

    answer_lines(time_expressions)


@click.command(epilog=example("timeline events < articles.jsonl\ntimeline events --merge < articles.jsonl"))
@click.option("--merge", is_flag=True, help='One line for each event of all articles of a "collection".')
@click.option("--all", "everything", is_flag=True, help="Also what would wait for review, and why.")
@jobs_option
def events(merge: bool, everything: bool, jobs: int) -> None:
    """Find the events of texts, JSON lines in and out.

    \b
    in   {"docid", "dct", "text"}   dct: the publication day, or null; with --merge also "collection"
    out  {"docid", "events": [{"start", "end", "quote", "date", "title", "status", "time",
                               "basis", "mode", "speaker", "score"}]}
         with --merge: {"collection", "date", "title", "status", "tellings": [{"docid", "start", "end", "quote",
          "date", "stance", "mode"}], "differences": [{"about", "values": [{"value", "docids"}]}]}
    """
    from timeline.cli.jsonl.events import events_of
    from timeline.cli.jsonl.merging import merged

    if merge:
        answer_collections(lambda lines: merged(lines, jobs))
    else:
        answer_lines(partial(events_of, everything=everything))


@click.command(epilog=example("timeline anchor < passages.jsonl"))
def anchor() -> None:
    """Say when passages of texts happened, JSON lines in and out.

    \b
    in   {"docid", "dct", "text", "spans": [{"id", "start", "end"}]}
    out  {"docid", "anchors": [{"id", "edtf", "kind", "begin", "end"}]}
         kind is "point" or "span"; begin and end are [earliest, latest] days, null is unknown
    """
    from timeline.cli.jsonl.events import anchors_of

    answer_lines(anchors_of)
