"""The commands resolve, show and log."""

from __future__ import annotations

from pathlib import Path

import click

from timeline.cli.options import chosen, config_option, example
from timeline.problems import Invalid


def _ids(context: click.Context, _: click.Parameter, begun: str) -> list[str]:
    """The ids that a shell can complete what is typed so far to; none where the files cannot be read."""
    from timeline.editing.lookup import read_chronology
    from timeline.settings import read_settings

    try:
        chronology = read_chronology(read_settings(context.params.get("config_file") or Path("mkdocs.yml")))
    except Invalid:
        return []
    return [name for name in chronology.by_id if name.startswith(begun)]


id_argument = click.argument("ident", metavar="ID", shell_complete=_ids)


@click.command(epilog=example("timeline resolve second-deployment --field date --take\ntimeline update"))
@id_argument
@click.option("--field", metavar="FIELD", help="Only this field, as date; all fields when not given.")
@click.option("--keep", "choice", flag_value="keep", help="Your words stay.")
@click.option("--take", "choice", flag_value="take", help="What is found now is written into the file.")
@config_option
def resolve(ident: str, field: str | None, choice: str | None, config_file: Path) -> None:
    """Settle the conflicts of an event: keep or take.

    A conflict is a field that both you and the machine changed. It is open until it is settled here, or until you
    change the field. Prints what was settled.
    """
    from timeline.editing.resolve import resolve as resolve_event

    if choice is None:
        raise click.UsageError("say which stays: --keep (your words) or --take (what is found now)")
    for conflict in resolve_event(chosen(config_file), ident, field, taking=choice == "take"):
        yours, found = conflict.yours or "nothing", conflict.found or "nothing"
        stays, goes = (found, yours) if choice == "take" else (yours, found)
        click.echo(f"{conflict.id}: {conflict.field} is {stays}, not {goes}")


@click.command(epilog=example("timeline show second-deployment"))
@id_argument
@config_option
def show(ident: str, config_file: Path) -> None:
    """Show an event with its quotes in context.

    Its title, its date in words and as EDTF, how it stands, its place in the YAML; each source with the sentences
    around its quote, which stands between >>> and <<<; and what is in conflict.
    """
    from timeline.editing.show import show as show_event

    click.echo(show_event(chosen(config_file), ident), nl=False)


@click.command(epilog=example("timeline log second-deployment"))
@id_argument
@config_option
def log(ident: str, config_file: Path) -> None:
    """Show from git who changed an event, and what.

    The newest commit comes first, each with the fields that it changed, old -> new. The event is followed from file to
    file.
    """
    from timeline.editing.history import history

    revisions = history(chosen(config_file), ident)
    for revision in revisions:
        click.echo(f"{revision.day}  {revision.commit[:10]}  {revision.author}  {revision.subject}")
        for change in revision.changes:
            click.echo(f"    {change}")
    if not revisions:
        click.echo(f"{ident} is in no commit yet; commit its file")
