"""Who reads an article: the extractor of a package that wants it, else the engine."""

from __future__ import annotations

from timeline import plugins
from timeline.articles import Article
from timeline.extraction.mentions import EventMention, Tier
from timeline.extraction.pipeline import find_mentions
from timeline.plugins import Extractor, PluginError


def read_mentions(article: Article, *, waiting: bool = True) -> list[EventMention]:
    """Return the happenings that an article reports, in the order of its text.

    Args:
        article: The article.
        waiting: Whether those that wait for review are returned, too.

    Raises:
        PluginError: The extractor of a package fails, or gives a mention that is not in the article.
    """
    extractor = plugins.extractor_of(article)
    if extractor is None:
        return find_mentions(article, waiting=waiting)
    return [each for each in read_by(extractor, article) if waiting or each.tier is Tier.CHRONOLOGY]


def read_by(extractor: Extractor, article: Article) -> list[EventMention]:
    """Return what an extractor finds in an article, in the order of the text, once every mention is verified.

    Raises:
        PluginError: It fails, or gives a mention that is not in the article.
    """
    with plugins.blamed("extractor", extractor.name):
        mentions = sorted(extractor.extract(article), key=lambda mention: (mention.start, mention.end))
    for mention in mentions:
        _verify(mention, article, extractor)
    return mentions


def _verify(mention: EventMention, article: Article, extractor: Extractor) -> None:
    """Raise PluginError where a mention is no passage of its article: a quote is never a machine's own words."""
    wrong = ""
    if mention.article != article.id:
        wrong = f'names the article "{mention.article}"'
    elif not mention.quote or article.text[mention.start : mention.end] != mention.quote:
        wrong = f"gives a quote at {mention.start} that is not in the article, letter for letter"
    elif not mention.title.strip():
        wrong = f"gives no title for the quote at {mention.start}"
    elif mention.tier is Tier.CHRONOLOGY and mention.when is None:
        wrong = f"puts the quote at {mention.start} into the chronology without a date"
    if wrong:
        raise PluginError(f'the extractor "{extractor.name}" {wrong}; please report it to its authors')
