"""What the markup of a page states about the article for machines: JSON-LD and meta tags."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from lxml.html import HtmlElement

from timeline.ingestion.days import Order
from timeline.ingestion.parsed import Evidence, EvidenceKind
from timeline.ingestion.stamps import read_stamp

MAX_NODES: Final = 20_000
"""So many values of one page's JSON-LD are looked at."""

MAX_OTHERS: Final = 50
"""Other articles that a page describes in JSON-LD, of which the days are looked at."""

MAX_METAS: Final = 2_000
"""Meta tags of a page that are looked at."""

_ARTICLE: Final = re.compile(r"Article|Posting|Report|Review|WebPage|Video|Podcast|Photograph|Recipe|Critic|Discussion")
_PAGE: Final = re.compile(r"WebPage|Video|Podcast|ImageObject")

PUBLISHED: Final = (
    *("article:published_time", "og:article:published_time", "article:published", "og:published_time", "datepublished"),
    *("og:pubdate", "og:publish_date", "parsely-pub-date", "publishdate", "publish-date", "publish_date", "pubdate"),
    *(
        "pub_date",
        "publication_date",
        "publication-date",
        "published_date",
        "published-date",
        "published_time",
        "published",
    ),
    *("sailthru.date", "cxenseparse:recs:publishtime", "article.published", "og:release_date", "rnews:datepublished"),
    *("release_date", "date.issued", "dc.date.issued", "dcterms.issued", "dc.date.published", "bt:pubdate", "ptime"),
    *(
        "citation_publication_date",
        "citation_online_date",
        "prism.publicationdate",
        "article_date_original",
        "displaydate",
    ),
    *(
        "dc.date",
        "dcterms.date",
        "dc:date",
        "og:date",
        "article.date",
        "article_date",
        "date",
        "originalpublicationdate",
    ),
    *(
        "dc.date.created",
        "dc.created",
        "dcterms.created",
        "datecreated",
        "article.created",
        "article:created",
        "date.created",
    ),
    *(
        "created",
        "creation_date",
        "wp-date",
        "gentime",
        "analyticsattributes.articledate",
        "shareaholic:article_published_time",
    ),
    *("time", "timestamp", "video:release_date", "book:release_date", "mediator_published_time", "dc.date.submitted"),
)
"""Names of meta tags that say when something came out, the most explicit first."""

MODIFIED: Final = (
    *("article:modified_time", "og:article:modified_time", "og:modified_time", "og:updated_time", "datemodified"),
    *(
        "article:updated_time",
        "lastmod",
        "last-modified",
        "dc.date.modified",
        "dcterms.modified",
        "modified",
        "revised",
    ),
)

_SAYS_PUBLISHED: Final = re.compile(
    r"""(?!.*(?:modif|updat|expir|revis|review|build|until|event|access))
    (?=.*(?:publi|pub[-_.:]|issue|creat|releas|posted)).*(?:date|time|_at$|-at$)""",
    re.VERBOSE,
)
"""Names that nobody has listed and that say the same.

Matches:
    news-publication-date
    posted_at
    issue-time
Does not match:
    date-modified
    expiration-date
    publisher
"""

_PARSELY: Final = re.compile(r'"pub_date"\s*:\s*"([^"]{8,40})"')

_PUBLISHED_RANK: Final = {name: rank for rank, name in enumerate(PUBLISHED)}


@dataclass(frozen=True, slots=True)
class Stated:
    """What the markup says; empty where it says nothing."""

    title: str = ""
    publisher: str = ""
    author: str = ""
    evidence: tuple[Evidence, ...] = ()
    modified: str = ""
    description: str = ""


def read_json_ld(tree: HtmlElement, address: str, title: str, language: str) -> Stated:
    """What the JSON-LD nodes of the page's own article state. Source: https://schema.org/Article.

    A page can describe other articles too; its own is the one with the page's address or title, else the first that
    has a day and is a text rather than the page or a film on it.
    """
    nodes = [
        node
        for node in _without_entries(list(json_ld_nodes(tree)))
        if any(key in node for key in ("datePublished", "dateCreated", "uploadDate"))
    ]
    articles = [node for node in nodes if _ARTICLE.search(_type(node))] or nodes
    if not articles:
        return Stated()
    own = min(enumerate(articles), key=lambda pair: (_distance(pair[1], address, title), pair[0]))[1]
    if _distance(own, address, title) > 2 and len({str(node.get("datePublished")) for node in articles}) > 3:
        return Stated()  # a list of other articles
    evidence: list[Evidence] = []
    for key in ("datePublished", "dateCreated", "uploadDate"):
        if not evidence and (stamp := read_stamp(_text(own.get(key)), language)):
            sign = "json_ld.own" if key == "datePublished" else "json_ld.created"
            near = _distance(own, address, title)
            signs = (sign, "json_ld.named" if near in (0, 1) else "json_ld.unnamed")
            evidence.append(Evidence(EvidenceKind.JSON_LD, stamp[0], stamp[1], f"JSON-LD {key}", signs))
    evidence.extend(
        Evidence(EvidenceKind.JSON_LD, *stamp, "JSON-LD of another node", ("json_ld.other",))
        for node in nodes[:MAX_OTHERS]
        if node is not own and (stamp := read_stamp(_text(node.get("datePublished")), language))
    )
    modified = read_stamp(_text(own.get("dateModified")), language)
    if modified:
        evidence.append(Evidence(EvidenceKind.CHANGE, *modified, "JSON-LD dateModified", ("modified",)))
    return Stated(
        title=_text(own.get("headline")),
        publisher=_name(own.get("publisher")),
        author=_name(own.get("author")),
        evidence=tuple(evidence),
        modified=modified[1] if modified else "",
    )


def _without_entries(nodes: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The nodes without the entries of a live blog. One that does not say when it came out began with the first."""
    entries = {id(node): [one for one in updates_of(node) if isinstance(one, dict)] for node in nodes}
    inside = {id(entry) for own in entries.values() for entry in own}
    for node in nodes:
        stamps = sorted(stamp for entry in entries[id(node)] if (stamp := _text(entry.get("datePublished"))))
        if stamps and "datePublished" not in node:
            yield {**node, "datePublished": _text(node.get("coverageStartTime")) or stamps[0]}
        elif id(node) not in inside:
            yield node


def updates_of(node: dict[str, Any]) -> list[Any]:
    """Return the entries that a node of a live blog has."""
    updates = node.get("liveBlogUpdate") or node.get("liveBlogUpdates") or []
    return updates if isinstance(updates, list) else [updates]


def read_metas(tree: HtmlElement, language: str, order: Order | None) -> Stated:
    """What the meta tags state; the most explicit tag that names a day wins."""
    metas: dict[str, str] = {}
    for number, meta in enumerate(tree.iter("meta")):
        if number >= MAX_METAS:
            break
        content = meta.get("content") or ""
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (meta.get(attribute) or "").strip().lower()
            if not name or not content.strip():
                continue
            if attribute != "itemprop" or not _about_another(meta):
                metas.setdefault(name, content.strip())
    stated = Stated(
        title=metas.get("og:title", "") or metas.get("twitter:title", ""),
        publisher=metas.get("og:site_name", "") or metas.get("application-name", ""),
        author=metas.get("author", "") or metas.get("article:author", ""),
        description=metas.get("og:description", "") or metas.get("description", ""),
    )
    if in_json := _PARSELY.search(metas.get("parsely-page", "")):
        metas.setdefault("parsely-pub-date", in_json[1])
    for name in sorted(filter(_is_of_publication, metas), key=lambda name: _PUBLISHED_RANK.get(name, len(PUBLISHED))):
        if stamp := read_stamp(metas[name], language, order):
            sign = _sign_of(_PUBLISHED_RANK.get(name))
            first = () if stated.evidence else ("meta.first",)
            evidence = Evidence(EvidenceKind.META, stamp[0], stamp[1], f"meta {name}", (sign, *first))
            stated = replace(stated, evidence=(*stated.evidence, evidence))
    for name in MODIFIED:
        if name in metas and (stamp := read_stamp(metas[name], language, order)):
            change = Evidence(EvidenceKind.CHANGE, *stamp, f"meta {name}", ("modified",))
            return replace(stated, evidence=(*stated.evidence, change), modified=stamp[1])
    return stated


def _sign_of(rank: int | None) -> str:
    """How explicit a meta tag is: "article:published_time" says what it is the day of, "date" does not."""
    if rank is None:
        return "meta.unlisted"
    if rank < PUBLISHED.index("dc.date"):
        return "meta.explicit"
    return "meta.plain" if rank < PUBLISHED.index("dc.date.created") else "meta.created"


def _is_of_publication(name: str) -> bool:
    return name in _PUBLISHED_RANK or (len(name) < 60 and _SAYS_PUBLISHED.match(name) is not None)


def _about_another(meta: HtmlElement) -> bool:
    """Whether the tag stands in the body inside a heading's link, as teasers for other articles do."""
    scopes = 0
    for ancestor in meta.iterancestors():
        scopes += ancestor.get("itemscope") is not None
        if scopes > 1 or ancestor.tag in ("li", "aside", "footer", "a"):
            return True
    return False


def json_ld_nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The objects in the page's JSON-LD scripts, outer before inner, at most MAX_NODES."""
    left = MAX_NODES
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            # Line ends inside strings are a common mistake, and harmless.
            queue = deque([json.loads(_bare(script.text or ""), strict=False)])
        except (ValueError, RecursionError):
            queue = deque(_salvaged(script.text or ""))
        while queue and left:
            left -= 1
            value = queue.popleft()
            if isinstance(value, dict):
                yield value
                queue.extend(inner for inner in value.values() if isinstance(inner, dict | list))
            elif isinstance(value, list):
                queue.extend(inner for inner in value[:left] if isinstance(inner, dict | list))


def _salvaged(script: str) -> list[Any]:
    """What can be read of JSON-LD with a mistake in it: the days, where it is of one article."""
    stated = {
        key: set(re.findall(rf'"{key}"\s*:\s*"([^"]{{8,40}})"', script)) for key in ("datePublished", "dateModified")
    }
    if len(stated["datePublished"]) != 1 or not _ARTICLE.search(script):
        return []
    return [{"@type": "Article", **{key: days.pop() for key, days in stated.items() if len(days) == 1}}]


def _bare(script: str) -> str:
    """The JSON without what wraps it: HTML comments, CDATA marks, a semicolon."""
    script = script.strip().removeprefix("<!--").removesuffix("-->").strip()
    script = script.removeprefix("//<![CDATA[").removesuffix("//]]>").removeprefix("<![CDATA[").removesuffix("]]>")
    return script.strip().removesuffix(";")


def _distance(node: dict[str, Any], address: str, title: str) -> int:
    """How far a node is from being the page's own article: 0 it says so, 1 it has its title, 2 a text, more others."""
    names = [_text(node.get(key)) for key in ("url", "mainEntityOfPage", "@id")]
    headline = _text(node.get("headline")) or _text(node.get("name"))
    about = 0 if not _PAGE.search(_type(node)) else 3
    if address and any(name and _bare_address(name) == _bare_address(address) for name in names):
        return about
    return about + (1 if _begins_alike(headline, title) else 2)


def _begins_alike(headline: str, title: str) -> bool:
    """Return whether one holds the beginning of the other: titles of pages are cut, or have the site's name behind."""
    if not headline or not title:
        return False
    return headline[:60].casefold() in title.casefold() or title[:60].casefold() in headline.casefold()


def _bare_address(address: str) -> str:
    return re.sub(r"^https?://(www\.)?", "", address).split("#")[0].split("?")[0].rstrip("/")


def _type(node: dict[str, Any]) -> str:
    kind = node.get("@type")
    return " ".join(str(one) for one in kind[:10]) if isinstance(kind, list) else str(kind)


def _text(value: Any) -> str:
    """The text of a value, of its first element, of its name or of its identifier."""
    for _ in range(3):
        if isinstance(value, list):
            value = value[0] if value else ""
        elif isinstance(value, dict):
            value = next(filter(None, map(value.get, ("@value", "name", "@id"))), "")
    return value.strip() if isinstance(value, str) else ""


def _name(value: Any) -> str:
    """The name of a person or an organisation, several joined by commas."""
    values = value[:10] if isinstance(value, list) else [value]
    names = [_text(one.get("name")) if isinstance(one, dict) else _text(one) for one in values]
    return ", ".join(dict.fromkeys(name for name in names if name and not name.startswith("http")))
