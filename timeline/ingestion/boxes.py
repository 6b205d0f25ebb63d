"""A page's tree as a reader sees its text: blocks apart from one another, lines that only break joined, initials whole.

Trafilatura takes text where it stands. Text right beside a block then runs into it, and a line break ends a paragraph.
"""

from __future__ import annotations

import re
from itertools import islice, takewhile
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

from timeline.ingestion.layout import MAX_ELEMENTS, names_of
from timeline.ingestion.wiki import article_element
from timeline.layout.labels import leading_label, whole_label

_BLOCKS: Final = frozenset(
    (
        *("address", "article", "aside", "blockquote", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption"),
        *("figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol"),
        *("p", "pre", "section", "table", "ul", "center"),
    )
)
_HOLDERS: Final = ("div", "section", "article", "main", "blockquote", "center", "body", "dd")
"""Elements that can hold both blocks and text beside them; in a list item or a cell they are one piece."""

_DROP_CAP: Final = re.compile(r"drop-?cap|initial|first-?letter|lettrine|capitular|initiale")

_GOES_ON: Final = re.compile(
    r"""(?:,
    |\b(?:on|in|at|of|to|by|the|a|an|and|or|from|with|for|that|der|die|das|den|dem|des|am|im|um|und|von|vom|zu|le|la|les|l|de|du|des|et|à|au|el|los|las|y|en|del|в|на|и|с|по|у|з|та|i|do|w|na))$""",
    re.IGNORECASE | re.VERBOSE,
)
"""How a line ends that goes on, whatever the next one begins with.

Matches:
    the mayor of
    on Monday,
    Der Bürgermeister von
Does not match:
    the mayor left
    the mayor of.
"""
_ENDED: Final = tuple('.!?:;…。！？؟।"”’»)')


def boxed(tree: HtmlElement) -> HtmlElement:
    """Change a tree so that its blocks can be read one by one, and return it."""
    _drop_unseen(tree)
    _drop_wiki_marks(tree)
    _drop_about_authors(tree)
    _drop_captions(tree)
    _drop_notes(tree)
    _open_layout_tables(tree)
    _join_initials(tree)
    for element in list(islice(tree.iter("br"), MAX_ELEMENTS)):
        _join_lines(element)
    for element in list(islice(tree.iter(*_HOLDERS), MAX_ELEMENTS)):
        _box(element)
    return tree


_PULL_QUOTE: Final = re.compile(r"pull-?quote")
"""What a box is called that shows words of the story a second time."""

_UNSEEN: Final = frozenset(("template", "rt", "rp"))
"""Elements that are no text of the story; in "rt" is how a Japanese word is read."""

MOST_QUOTES: Final = 20
"""Boxes that are looked for in the story: each search reads all of it."""

QUOTED: Final = 60
"""Characters without blanks by which a pull quote is found in the story."""

MAX_STORY: Final = 500_000
"""Characters of a story that are searched."""


def _drop_unseen(tree: HtmlElement) -> None:
    """Take out what browsers show nobody, and what shows words of the story a second time."""
    quotes: list[HtmlElement] = []
    for element in list(islice(tree.iter(), MAX_ELEMENTS)):
        if not isinstance(element.tag, str) or element.getparent() is None:
            continue
        if element.tag in _UNSEEN or element.get("hidden") is not None:
            element.drop_tree()
        elif len(quotes) < MOST_QUOTES and _PULL_QUOTE.search(names_of(element)):
            quotes.append(element)
    story = _letters(tree) if quotes else ""
    for element in quotes:
        if story.count(_letters(element).strip("“”„\"'«»…")[:QUOTED]) > 1:
            element.drop_tree()


def _letters(element: HtmlElement) -> str:
    """The text of an element without its blanks, in lower case: a pull quote begins with a capital of its own."""
    return "".join(str(element.text_content())[:MAX_STORY].lower().split())


_BIOGRAPHY: Final = re.compile(r"(?:^|[\s_-])(?:bio|biography|contributor|about-?(?:the-?)?authors?)(?:$|[\s_-])")
"""What a box is called that says who wrote the article."""

BIOGRAPHY: Final = range(60, 800)
"""Characters of a text about an author; a byline has fewer, and the article about a person more."""

MOST_OF_A_PAGE: Final = 0.5
"""The share of the text of a page that such a box has at most: else it is the article."""

_PICTURE: Final = re.compile(r"(?:^|[\s_-])(?:photo|image|picture|foto|img|bild)(?:$|[\s_-])")
"""What a box is called that holds a picture."""

LONGEST_CAPTION: Final = 300
"""Characters of what stands below a picture in its box."""


def _drop_about_authors(tree: HtmlElement) -> None:
    """Take out what says who wrote the article: where an author joined, studied and won a prize is no news."""
    whole = len(_letters(tree))
    for element in list(islice(tree.iter("address", "aside", "div", "footer", "p", "section"), MAX_ELEMENTS)):
        if element.getparent() is None or not _is_about_an_author(element):
            continue
        length = len(" ".join(str(element.text_content()).split()))
        if length in BIOGRAPHY and length < MOST_OF_A_PAGE * whole:
            element.drop_tree()


def _is_about_an_author(element: HtmlElement) -> bool:
    """Whether an element is that of HTML or schema.org for who wrote it, or is called so."""
    if element.tag == "address" or element.get("itemprop") == "author":
        return True
    return _BIOGRAPHY.search(names_of(element)) is not None


def _drop_captions(tree: HtmlElement) -> None:
    """Take out what stands with a picture in a box that is called so, where it is no paragraph."""
    for element in list(islice(tree.iter("div", "span", "table"), MAX_ELEMENTS)):
        if element.getparent() is None or not _PICTURE.search(names_of(element)):
            continue
        holds = {part.tag for part in islice(element.iter("img", "p"), 2)}
        if holds == {"img"} and len(str(element.text_content()).strip()) <= LONGEST_CAPTION:
            element.drop_tree()


FEWEST_PARAGRAPHS: Final = 3
"""In an element whose last one, in italics as a whole, is a note on the article: "Jo Miller is a reporter". Of 180
saved pages 8 end so, none of them with a part of the story."""


def _drop_notes(tree: HtmlElement) -> None:
    """Take out the last paragraphs of a story that are in italics as a whole; what they correct stays said."""
    holders = dict.fromkeys(one.getparent() for one in islice(tree.iter("p"), MAX_ELEMENTS))
    for holder in holders:
        paragraphs = [one for one in holder.iterchildren("p") if (one.text_content() or "").strip()]
        notes = list(takewhile(_is_note, reversed(paragraphs)))
        if len(paragraphs) - len(notes) >= FEWEST_PARAGRAPHS - 1:
            for note in notes:
                note.drop_tree()


_CORRECTS: Final = re.compile(r"correct|clarif|amend|berichtig|korrig|rectif|correc|испр|випр|rettific", re.IGNORECASE)


def _is_note(paragraph: HtmlElement) -> bool:
    """Whether a paragraph is in italics as a whole and corrects nothing."""
    if _CORRECTS.search(str(paragraph.text_content())):
        return False
    words = "".join(str(part.text_content()) for part in paragraph.iterchildren("em", "i"))
    return "".join(words.split()) == "".join(str(paragraph.text_content()).split())


MOST_ROWS: Final = 3
"""Of a table that sets out a page in columns; a table of facts has more, or heads."""

MOST_PARAGRAPHS: Final = 3
"""In a cell of a table of facts; two cells with more than one are columns, too."""


def _open_layout_tables(tree: HtmlElement) -> None:
    """Make blocks of the rows and cells of tables that only set out the page, as those of the web's first years."""
    for table in list(islice(tree.iter("table"), MAX_ELEMENTS)):
        rows = list(islice(table.iter("tr"), MOST_ROWS + 1))
        if len(rows) > MOST_ROWS or next(table.iter("th", "thead"), None) is not None:
            continue
        parts = [table, *table.iter("tbody", "tr", "td")]
        counts = [_paragraphs_of(cell) for cell in parts if cell.tag == "td"]
        if max(counts, default=0) > MOST_PARAGRAPHS or sum(count > 1 for count in counts) > 1:
            for part in parts:
                part.tag = "div"


def _paragraphs_of(cell: HtmlElement) -> int:
    """How many paragraphs a cell has; two breaks in a row part paragraphs, too."""
    before = (one.getprevious() for one in islice(cell.iter("br"), MAX_ELEMENTS))
    return sum(1 for _ in cell.iter("p")) + sum(1 for one in before if one is not None and one.tag == "br")


def _join_initials(tree: HtmlElement) -> None:
    """Put the large first letter of a story back to its word where it is in a block of its own, or a picture."""
    for element in list(islice(tree.iter("div", "p", "span"), MAX_ELEMENTS)):
        letter = (element.text or "").strip()
        if len(letter) != 1 or len(element) or not _DROP_CAP.search(names_of(element)):
            continue
        following = element.getnext()
        if (element.tail or "").strip() or following is None or element.tag == "span":
            continue
        if following.tag == "p" and (following.text or "")[:1].islower():
            following.text = letter + (following.text or "")
            element.drop_tree()
    for picture in list(islice(tree.iter("img"), MAX_ELEMENTS)):
        letter = (picture.get("alt") or "").strip()
        if len(letter) == 1 and letter.isupper() and (picture.tail or "")[:1].islower():
            picture.tail = letter + (picture.tail or "")
            _remove(picture)


def _join_lines(element: HtmlElement) -> None:
    """Make a blank of a line break inside a sentence. Two breaks in a row, and those of lists and dates, stay."""
    before, after = _text_before(element), _text_after(element)
    if not before or not after or before.endswith(_ENDED):
        return
    dated = whole_label(before, 0, len(before)) or leading_label(after, 0, len(after))
    goes_on = after[:1].islower() or _GOES_ON.search(before) is not None
    if goes_on and not dated:
        element.tail = f" {(element.tail or '').lstrip()}"
        _remove(element)


def _text_before(element: HtmlElement) -> str:
    """The text of the line that a line break ends, at most its last 200 characters; "" where a block ends there."""
    parts: list[str] = []
    length = 0
    before = element.getprevious()
    while before is not None and length < 200:
        parts.append(before.tail or "")
        if before.tag == "br" or before.tag in _BLOCKS:
            break
        parts.append(str(before.text_content())[-200:])
        length += len(parts[-1]) + len(parts[-2])
        before = before.getprevious()
    else:
        parent = element.getparent()
        parts.append((parent.text or "") if parent is not None and before is None else "")
    return " ".join("".join(reversed(parts)).split())[-200:]


def _text_after(element: HtmlElement) -> str:
    """The text of the line behind a line break, "" where another one, or a block, follows."""
    text = element.tail or ""
    following = element.getnext()
    while not text.strip() and following is not None and following.tag not in ("br", *_BLOCKS):
        text += str(following.text_content())[:200] + (following.tail or "")
        following = following.getnext()
    return " ".join(text.split())[:200]


def _remove(element: HtmlElement) -> None:
    """Take an element out and keep the text behind it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is None:
        parent.text = (parent.text or "") + (element.tail or "")
    else:
        before.tail = (before.tail or "") + (element.tail or "")
    element.tail = None
    parent.remove(element)


def _box(holder: HtmlElement) -> None:
    """Put text that stands beside blocks into paragraphs of its own, as browsers do with anonymous boxes."""
    # An empty block, as a stray "</p>" makes one, sets nothing apart.
    if not any(child.tag in _BLOCKS and (len(child) or (child.text or "").strip()) for child in holder):
        return
    if not (holder.text or "").strip() and not any((child.tail or "").strip() for child in holder):
        return
    children = list(holder)
    box: HtmlElement | None = None
    if (holder.text or "").strip():
        box = etree.Element("p")
        box.text, holder.text = holder.text, None
        holder.insert(0, box)
    for child in children:
        if child.tag in _BLOCKS:
            tail, child.tail = child.tail, None
            box = None
            if (tail or "").strip():
                box = etree.Element("p")
                box.text = tail
                child.addnext(box)
        else:
            if box is None:
                box = etree.Element("p")
                child.addprevious(box)
            box.append(child)
    for box in holder.findall("p"):
        if not len(box) and not (box.text or "").strip() and not box.attrib:
            holder.remove(box)


def _drop_wiki_marks(tree: HtmlElement) -> None:
    """Take out what MediaWiki puts around the words of an article: numbers of references, links for editing, boxes."""
    if article_element(tree) is None:
        return
    for element in list(islice(tree.iter("sup", "span", "div", "table", "ol", "style"), MAX_ELEMENTS)):
        if _WIKI_MARKS.search(names_of(element)) and element.getparent() is not None:
            element.drop_tree()


_WIKI_MARKS: Final = re.compile(
    r"""\b(?:reference|mw-editsection|navbox|reflist|references|mw-references|hatnote|toc|noprint|metadata|ambox
    |catlinks|mw-jump-link|sistersitebox|printfooter|infobox|thumbcaption)\b""",
    re.VERBOSE,
)
"""Class names of MediaWiki. Source: https://www.mediawiki.org/wiki/Manual:CSS.

Matches:
    mw-editsection
    reference
    infobox vcard
Does not match:
    mw-parser-output
    preferences
"""
