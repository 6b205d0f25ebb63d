"""Why an event of the chronology is as the machine says, article by article."""

from __future__ import annotations

from timeline.articles import read_articles
from timeline.editing.lookup import find_event, read_chronology
from timeline.extraction.pipeline import EventExplanation, explain_events
from timeline.proposals.commands import rule_outcomes, verified
from timeline.settings import Settings
from timeline.text import clean, find_quote
from timeline.updating.pipeline import read_for_proposals


def explain_event(settings: Settings, ident: str) -> list[EventExplanation]:
    """Return what the machine makes of each passage that an event quotes, in the order of its sources.

    Passages that the machine takes for no event are left out, and so are sources that are no articles.

    Args:
        settings: Those of the timeline.
        ident: The id of the event.

    Raises:
        Invalid: There is no such event.
    """
    _, _, event = find_event(read_chronology(settings), ident)
    articles = read_articles(settings.seeds_folder, settings.root, settings.language).by_id
    quotes: dict[str, list[str]] = {}
    for source in event.sources:
        if source.article is not None and source.article in articles and source.quote:
            quotes.setdefault(source.article, []).append(source.quote)
    return [found for name, passages in quotes.items() for found in explain_events(articles[name], passages)]


def explain_proposals(settings: Settings, ident: str) -> list[str]:
    """Return what the rules made of what a language model proposed of the passages that an event quotes, in lines.

    Args:
        settings: Those of the timeline.
        ident: The id of the event.

    Raises:
        Invalid: There is no such event.
    """
    _, _, event = find_event(read_chronology(settings), ident)
    if not settings.proposals_folder.is_dir():
        return []
    repository = read_for_proposals(settings)
    lines: list[str] = []
    for name, suggestions in verified(repository, dict.fromkeys(one.article or "" for one in event.sources)).items():
        text = repository.articles[name].text
        quoted = [find_quote(text, one.quote) for one in event.sources if one.article == name and one.quote]
        own = [
            one for one in suggestions if any(place and one.start < place[1] and place[0] < one.end for place in quoted)
        ]
        if own:
            lines += [f"proposed by {clean(repository.answers[name].model)} of {name}:", *rule_outcomes(own)]
    return lines
