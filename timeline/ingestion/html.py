"""Web pages: the article's text by trafilatura, and every evidence for its day."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from timeline.ingestion.address_day import read_address
from timeline.ingestion.addresses import resolve_link
from timeline.ingestion.characters import decode, is_binary, markup, one_line
from timeline.ingestion.dateline import read_dateline, read_opening
from timeline.ingestion.days import Order, days_in
from timeline.ingestion.labels import without_change
from timeline.ingestion.language import recognise_language
from timeline.ingestion.liveblog import entries_text, lead_of, read_entries
from timeline.ingestion.markup import read_json_ld, read_metas
from timeline.ingestion.order import date_order_of
from timeline.ingestion.parsed import Evidence, EvidenceKind, Parsed, Unusable
from timeline.ingestion.shown import read_shown
from timeline.ingestion.state import read_state
from timeline.ingestion.story import article_paragraphs
from timeline.ingestion.wiki import read_revision
from timeline.ingestion.zones import in_own_zone, zones_of

MAX_ELEMENTS: Final = 300_000
"""Pages with more elements are refused."""

MAX_WORDS: Final = 2_000_000
"""Characters of a page that are searched for quotes."""

_CJK: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{4}")

FEWEST_WORDS: Final = 8
"""Different words; what has fewer is a button or a day, over and over."""

MAX_DESCRIPTION: Final = 500
"""Characters of the description that a page gives of itself."""

LONGEST_LINE: Final = 60
"""Characters of a button below a teaser."""

SHORTEST: Final = 80
SHORTEST_CJK: Final = 30
"""A page with less text (in characters) has no article: it is a list, a login, or made by JavaScript. Chinese, Japanese
and Korean say as much in fewer."""

LONGEST_NOTICE: Final = 1_200
_NOTICE: Final = re.compile(
    r"""you\ (?:will|are\ about\ to)\ be\ (?:connected|redirected|forwarded|taken)
    |(?:please\ )?enable\ (?:javascript|cookies)
    |checking\ (?:your|if\ the\ site) |verify(?:ing)?\ (?:that\ )?you\ are\ (?:a\ )?human |are\ you\ a\ robot
    |unusual\ traffic |we\ (?:value|care\ about)\ your\ privacy |before\ you\ continue\ to |manage\ (?:your\ )?consent
    |our\ \d*\ ?partners\ (?:store|use|process) |access\ (?:denied|to\ this\ page\ has\ been)
    |sie\ werden\ (?:weitergeleitet|verbunden)
    |wir\ und\ unsere\ partner |vous\ allez\ être\ redirigé |usted\ será\ redirigido |just\ a\ moment\.\.\.""",
    re.IGNORECASE | re.VERBOSE,
)
"""What consent banners, checks against robots and waiting pages say; in a longer text it can be the news.

Matches:
    Please enable JavaScript
    We value your privacy
    Checking your browser
    Sie werden weitergeleitet
Does not match:
    The council was asked to enable boats to pass.
    The privacy of patients
"""


LONGEST_DOOR: Final = 400
_DOOR: Final = re.compile(
    r"""page\ (?:was\ |could\ )?not\ (?:be\ )?found|page\ (?:that\ )?you\ (?:asked|requested|(?:are|were)\ looking)
    |(?:log|sign)\ in\ (?:with|to\ (?:go\ on|continue|read|view))|for\ subscribers\ only
    |seite\ (?:wurde\ )?nicht\ gefunden|page\ introuvable|página\ no\ encontrada|страница\ не\ найдена
    |nur\ für\ abonnenten|réservé\ aux\ abonnés|solo\ para\ suscriptores""",
    re.IGNORECASE | re.VERBOSE,
)
"""What pages say that are gone or ask for a password; below the beginning of a story it is none of it.

Matches:
    Page not found
    Log in to read
    For subscribers only
    Seite nicht gefunden
Does not match:
    The page was turned.
    He signed in the book
"""


_NO_ARTICLES: Final = ((LONGEST_NOTICE, _NOTICE), (LONGEST_DOOR, _DOOR))


def read_html(content: bytes, address: str = "", charset: str = "") -> Parsed:
    """The article in a web page. ``address`` is where it came from, ``charset`` what the server declared.

    Raises Unusable when there is no page, or no article in it.
    """
    if is_binary(content):
        raise Unusable("not a web page: its bytes are no text")
    source = markup(decode(content, charset))
    tree = parse_html(source)
    declared = (tree.get("lang") or tree.get("xml:lang") or _content_language(tree)).strip()[:35]
    heading = one_line(tree.findtext(".//title") or "")
    address = address or _own_address(tree)
    order = date_order_of(tree, declared, address)
    metas = read_metas(tree, declared, order)
    stated = read_json_ld(tree, address, metas.title or heading, declared)
    text = article_paragraphs(tree, address, (metas.title, stated.title, heading), metas.description)
    entries = read_entries(tree, address, declared)
    text = lead_of(tree, metas.title or heading, text, entries) + entries_text(entries) if entries else text
    cjk = _CJK.search(text) is not None
    if len(text) < (SHORTEST_CJK if cjk else SHORTEST) or (not cjk and len(set(text.split())) < FEWEST_WORDS):
        raise Unusable("no article in this page; it may need JavaScript, a login, or be a list: save the text by hand")
    if _is_list_of_teasers(text):
        raise Unusable("no article but a list of them: add the articles by themselves")
    if any(len(text) < longest and words.search(text) for longest, words in _NO_ARTICLES):
        raise Unusable("no article but a notice of the site: open it in a browser, go on to the article, and save that")
    # Many pages say that they are in English because they were made so.
    language = recognise_language(text, declared)
    order = order if language == declared else date_order_of(tree, language, address)
    name = metas.title or stated.title or heading
    revision = read_revision(tree, address, language, order)
    evidence = (
        *revision.evidence,
        *stated.evidence,
        *metas.evidence,
        *read_shown(tree, metas.title or heading, text, language, order),
        *read_address(_own_address(tree) or address, order),
        *read_state(source, language, order),
        *read_opening(text, language, order),
        *_in_words(heading or name, "title", language, order),
        *_in_words(metas.description, "description", language, order),
    )
    evidence = in_own_zone((*evidence, *read_dateline(text, language, evidence)), zones_of(source))
    site = urlsplit(address).hostname or ""
    return Parsed(
        text,
        title=_without_site(metas.title or stated.title or heading, metas.publisher or site),
        publisher=stated.publisher or metas.publisher or site.removeprefix("www."),
        author=stated.author or ("" if metas.author.startswith("http") else metas.author),
        language=declared,
        url=address,
        evidence=evidence,
        modified=stated.modified or metas.modified,
        revision=revision.address,
    )


FEWEST_TEASERS: Final = 3
"""Lines that end alike from which on a page is a list of teasers."""


def _is_list_of_teasers(text: str) -> bool:
    """Whether every paragraph ends with the same words that are no sentence: "... More", "... Weiterlesen"."""
    lines = [line for line in text.split("\n") if line.strip()]
    ends = {re.split(r"[.!?…:]\s", line)[-1] for line in lines}
    (end, *others) = ends or {""}
    if len(lines) < FEWEST_TEASERS or others:
        return False
    return len(end) <= LONGEST_LINE and not end.endswith((".", "!", "?"))


def _in_words(words: str, sign: str, language: str, order: Order | None) -> tuple[Evidence, ...]:
    """The one day that a title or a description names, as "Talks resume - 18 October 2024" does."""
    words = words[:MAX_DESCRIPTION]
    days = set(days_in(words, language, order))
    if len(days) != 1:
        return ()
    (day,) = days
    change = () if days_in(without_change(words), language, order) else ("label.change",)
    return (Evidence(EvidenceKind.TEXT, day, str(day), f'"{words[:60]}" in the {sign}', (sign, *change)),)


def full_page_text(content: bytes, charset: str = "") -> str:
    """Whatever a page says to its readers, menus and comments too, cut where no quote stands any longer."""
    tree = parse_html(markup(decode(content, charset)))
    etree.strip_elements(tree, "script", "style", "template", with_tail=False)
    return str(tree.text_content())[:MAX_WORDS]


def parse_html(page: str) -> HtmlElement:
    """The tree of a page. Raises Unusable when there is none, or one too large; the network is never asked."""
    parser = HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise Unusable(f"not a web page: {one_line(str(error), 100)}") from None
    elements = sum(1 for _ in tree.iter())
    if elements > MAX_ELEMENTS:
        raise Unusable(f"{elements:,} elements; a page has at most {MAX_ELEMENTS:,}")
    return tree


def _own_address(tree: HtmlElement) -> str:
    """The address that the page gives itself, empty when it gives none."""
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and _is_web(link.get("href")):
            return str(link.get("href")).strip()
    for meta in tree.iter("meta"):
        if (meta.get("property") or "") == "og:url" and _is_web(meta.get("content")):
            return str(meta.get("content")).strip()
    return ""


def _is_web(address: str | None) -> bool:
    return bool(address) and resolve_link("", str(address)).lower().startswith(("http://", "https://"))


def _content_language(tree: HtmlElement) -> str:
    for meta in tree.iter("meta"):
        name = next(filter(None, map(meta.get, ("http-equiv", "name", "property"))), "")
        if name.lower() in ("content-language", "language", "og:locale"):
            return (meta.get("content") or "").replace("_", "-")
    return ""


def _without_site(title: str, site: str) -> str:
    """The title without the name of the site behind a dash or bar: "Talks resume | Example Times" is "Talks resume"."""
    title, site = one_line(title), site.casefold()
    if not site:
        return title
    for separator in (" | ", " - ", " – ", " — ", " :: ", " » ", " • "):
        head, _, tail = title.rpartition(separator)
        if head and (tail.casefold() in site or site in tail.casefold()):
            return head.strip()
    return title
