"""A citation joined with the article that it cites: who tells it, in which sentence, and where that can be read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from timeline.articles import Article
from timeline.dates import Day
from timeline.events import Citation, Stance, Work
from timeline.exchange.edition import work_of
from timeline.i18n import ENGLISH, Translator, message, writing_direction
from timeline.i18n.wording import day_words, words
from timeline.site.links import archived_on, to_sentence
from timeline.text import address, clean, legible, web_address

CONTEXT: Final = 200
"""So many characters of the article are shown before and after a quote, inside its paragraph."""


KINDS: Final = {
    Work.BOOK: message("book"),
    Work.DOCUMENT: message("document"),
    Work.INTERVIEW: message("interview"),
    Work.COURT: message("court record"),
    Work.DATASET: message("data set"),
    Work.POST: message("post"),
}
"""What a source is that is no article, in words."""


@dataclass(frozen=True, slots=True)
class CitedSource:
    """One source of an event, ready to be shown.

    ``source`` is the name that readers know the source by: its publisher, else its title, else its host.
    ``quote`` has the characters that were meant where its UTF-8 was read as another encoding; the citation has it as it
    was given, letter for letter. ``before`` and ``after`` are what stands around the quote in the article, with the
    space that parts them from it.
    ``sentence`` is the address of the exact sentence on the web, ``url`` the plain address beside it. ``page`` is the
    folder of the source's page here and ``anchor`` the quote's name on it, ``offset`` the place of the quote in the
    article, None where that is not known.
    """

    citation: Citation
    article: Article | None
    source: str
    title: str
    published: Day | None
    quote: str
    before: str
    after: str
    language: str
    sentence: str | None
    url: str | None
    archive: str | None
    page: str | None
    anchor: str
    offset: int | None

    @property
    def key(self) -> str:
        """What makes citations those of one source: its page here, its address, or its name."""
        return self.page or self.url or self.source

    @property
    def contradicts(self) -> bool:
        """Whether it denies or corrects what is told."""
        return self.citation.stance is not Stance.REPORTS

    def details(self, translator: Translator = ENGLISH) -> str:
        """What else is known of a source: what kind of work it is, its author, when it came out where that is no day,
        its numbers, and when somebody last looked at it."""
        one, say = self.citation, translator.say
        parts = (
            translator.text(KINDS[one.kind]) if one.kind else "",
            one.author or (self.article.author if self.article else None),
            words(one.published, translator) if one.published and self.published is None else "",
            f"doi:{one.doi}" if one.doi else "",
            f"ISBN {one.isbn}" if one.isbn else "",
            say("accessed %(day)s", day=day_words(one.accessed, translator)) if one.accessed else "",
        )
        return ", ".join(shown for part in parts if (shown := clean(part or "")))

    def place(self, translator: Translator = ENGLISH) -> str:
        """Where in the source it is said, as a sentence begins: "Page 4, paragraph 7"; "" where that is not known."""
        one = self.citation
        numbers = (
            (message("page %(number)s"), one.page),
            (message("paragraph %(number)s"), one.paragraph),
            (message("exhibit %(number)s"), one.exhibit),
        )
        said = ", ".join(clean(translator.say(text, number=number)) for text, number in numbers if number)
        return said[:1].upper() + said[1:]

    @property
    def file(self) -> str:
        """The name of the file that it is, without the folders of the repository; "" where there is none."""
        return clean(PurePosixPath((self.citation.file or "").replace("\\", "/")).name)

    @property
    def archived(self) -> str | None:
        """The day that the archived copy was made."""
        return archived_on(self.archive)

    @property
    def direction(self) -> str:
        """How its language is written: "ltr" or "rtl"; "auto" where that is not known."""
        return writing_direction(self.language)

    @property
    def publisher(self) -> str:
        """Who published it, "" where that is not known."""
        return clean(self.citation.publisher or (self.article.publisher if self.article else None) or "")

    @property
    def publisher_key(self) -> str:
        """What makes sources one and the same: two articles of one publisher are not two independent sources."""
        article = self.article
        return (self.publisher or (article.id if article else self.url) or self.source).casefold()


def tell(citation: Citation, articles: Mapping[str, Article], anchor: str) -> CitedSource:
    """Join a citation with its article; one whose article is not there is shown with what it says itself."""
    article = articles.get(citation.article) if citation.article else None
    work = work_of(citation, articles)
    start, end = _place(article.text, citation.quote) if article and citation.quote else (None, None)
    before = after = ""
    sentence = None
    if article and start is not None and end is not None:
        before, after = _around(article.text, start, end)
        sentence = to_sentence(work.url, article.text, start, end, article.pages_of(start, end))
    elif citation.quote:
        sentence = to_sentence(work.url, citation.quote, 0, len(citation.quote))
    return CitedSource(
        citation=citation,
        article=article,
        source=clean(work.name),
        title=clean(work.title or ""),
        published=work.published,
        quote=clean(legible(citation.quote or "")),
        before=before,
        after=after,
        language=work.language or "",
        sentence=sentence,
        url=work.url,
        archive=web_address(citation.archive or (article.archive if article else None)),
        page=source_folder(article.id) if article else None,
        anchor=anchor,
        offset=start,
    )


def source_folder(article_id: str) -> str:
    """The folder of a source's page, as "sources/tampa-free-press-2024-10-18/"."""
    return f"sources/{address(article_id)}/"


def _place(text: str, quote: str) -> tuple[int | None, int | None]:
    """Where the quote stands in the text. White space may differ: YAML folds lines."""
    start = text.find(quote)
    if start >= 0:
        return start, start + len(quote)
    words = quote.split()
    if not words:
        return None, None
    match = re.search(r"\s+".join(re.escape(word) for word in words), text)
    return match.span() if match else (None, None)


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a passage in its paragraph, cut at words."""
    before = text[max(0, start - CONTEXT - 1) : start]
    after = text[end : end + CONTEXT + 1]
    line, after_line = before.rfind("\n"), after.find("\n")
    if line >= 0:
        before = before[line + 1 :]
    elif len(before) > CONTEXT:
        before = "… " + before.partition(" ")[2]
    if after_line >= 0:
        after = after[:after_line]
    elif len(after) > CONTEXT:
        after = after.rpartition(" ")[0] + " …"
    space_before, space_after = (" " if text[start - 1 : start].isspace() else ""), (" " if after[:1].isspace() else "")
    return clean(legible(before)) + space_before, space_after + clean(legible(after))
