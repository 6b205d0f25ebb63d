"""Which paragraphs of a page are the article: teasers, appeals, credits and buttons are not.

Only whole short paragraphs are left out, and only those that begin as such a line does: what the article itself says of
subscriptions or photographs stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

LONGEST_LEFT_OUT: Final = 400
"""Longer paragraphs (in characters) always stay."""

LONGEST_REPEATED: Final = 80
"""Characters; a longer paragraph that stands again is the page's mistake."""

MAX_CREDIT: Final = 200


def _phrases(table: str) -> tuple[str, ...]:
    """The phrases of a table with bars between them."""
    return tuple(" ".join(phrase.split()) for phrase in table.split("|"))


TEASERS: Final = _phrases("""
    read | also read | read also | read more | read next | read now | read on | must read | further reading |
    see also | watch | watch also | watch now | listen | more | more on this | up next | trending |
    don't miss | related | related article | related articles | related stories | related story |
    related news | related posts | related topics | related coverage | recommended | editor's choice |
    editor's pick | editors' picks | you may also like | in case you missed it | read the full story |
    read more here | more from | explainer | lesen sie auch | lesen sie dazu | lesen sie mehr | lies auch |
    mehr dazu | mehr zum thema | siehe auch | zum thema | verwandte themen | verwandte artikel | ähnliche artikel |
    lire aussi | à lire aussi | lire également |
    voir aussi | sur le même sujet | lea también | lee también | leer más | leer también | vea también |
    ver más | mira también | te puede interesar | puede interesarle | le puede interesar | leggi anche |
    vedi anche | leia também | leia mais | veja também | lees ook | zie ook | läs också | läs även | läs mer |
    les også | læs også | czytaj też | czytaj także | czytaj więcej | zobacz też | zobacz także | čtěte také |
    čítajte aj | citește și | citiți și | читайте также | читайте ещё | читайте еще | смотрите также |
    по теме | читайте також | дивіться також | bunu da oku | ayrıca okuyun | ilgili haber | ilgili haberler |
    اقرأ أيضا | اقرأ أيضاً | اقرأ المزيد | 相关阅读 | 関連記事
""")
"""What stands before a colon, a bar or a dash in a line that points to another article, or alone in a line."""

APPEALS: Final = _phrases("""
    sign up for | sign up to | sign up: | subscribe to our | subscribe now | subscribe today | subscribe for |
    subscribe: | click here | tap here | follow us | like us on | find us on | join us on | connect with us |
    contact us | reach us | follow our | join our | get our | download our | android users: | ios users: |
    please make a small donation | please make a donation | make a donation | please consider | please donate |
    please support | please subscribe | support our journalism | support independent journalism | donate now |
    your contribution enables | your contribution helps | your support | your donation | become a member |
    share this | share on | share via | share: | leave a comment | leave a reply | view comments |
    report this ad | story continues below | article continues | continue reading | © | copyright © |
    copyright (c) | copyrights | ⓒ |
    all rights reserved | have a news tip | have a tip | got a tip | do you have a story |
    to read on, | to continue reading | to keep reading | to read the full | already a subscriber | subscribe to read |
    log in to | sign in to | um weiterzulesen | weiterlesen mit | pour lire la suite | para seguir leyendo |
    join the conversation | we use cookies | this site uses cookies | accept all cookies | skip to content |
    skip to main content | back to top | sign up to our | abonnieren sie | jetzt abonnieren | jetzt anmelden |
    folgen sie uns | alle rechte vorbehalten | abonnez-vous | inscrivez-vous | suivez-nous |
    tous droits réservés | suscríbete | suscríbase | síguenos | todos los derechos reservados | iscriviti |
    seguici su | tutti i diritti riservati | assine nossa | siga-nos | подписывайтесь на | подпишитесь на |
    все права защищены | підписуйтесь на | підпишіться на | всі права захищені | bizi takip edin | zapisz się |
    subskrybuj | abonneer u | tags: | tagged: | tagged with | filed under: | posted in: | categories: | category: |
    kategorien: | kategorie: | schlagwörter: | schlagworte: | mots-clés | étiquettes: | etiquetas: | catégories: |
    категории: | метки: | теги: | page revision: | last edited: | last modified: | last updated:
""")
"""How lines begin that ask the reader for something."""

ALONE: Final = _phrases("""
    tweet | print | email | comment | comments | share | copy link | log in | login | sign in | menu |
    published | loading | advertisement | sponsored content | anzeige | werbung | publicité | publicidad |
    publicidade | pubblicità | реклама | connect with us | search | video | gallery | photos | newsletter |
    facebook | twitter | whatsapp | telegram | home | news | tags | download | télécharger | weiterlesen |
    listen to this article | listen to this story | artikel anhören | écouter l'article | escuchar el artículo |
    herunterladen | descargar | scarica | скачать | drucken | imprimer | imprimir | stampa | teilen | partager
""")
"""Whole lines that are buttons and headings of the page."""

_CREDIT: Final = re.compile(
    r"(?:photo|image|picture|file photo|credit|photo credit|image credit|photograph|illustration|foto|bild|bildquelle"
    r"|crédit photo|crédits|imagen|caption|фото|зображення)s?(?: by| courtesy(?: of)?)? ?[:/©]",
    re.IGNORECASE,
)
_CREDIT_AT_END: Final = re.compile(
    r"\((?:photo|image|picture|ap photo|file|file photo|foto|getty images|illustration)\b[^()]{0,120}\)$"
    r"|(?:[/|©]|photo by|via) ?(?:ap|afp|reuters|getty(?: images)?|epa|shutterstock|dpa|tass|imago|alamy|unsplash"
    r"|pixabay|flickr|wikimedia commons)\b[^.]{0,60}$",
    re.IGNORECASE,
)
_TEASER: Final = re.compile(rf"(?:{'|'.join(re.escape(words) for words in TEASERS)})(?: ?[:|»>►▶]| [-–—] |$)")
_POINTS: Final = re.compile(r"\s*(?:>>|[→▶►➤➜👉])\s*(?=\w)")
"""Signs that point to another page; a single ">" opens a quotation."""
_OF_A_LIST: Final = re.compile(r"(?P<item>- )|(?P<number>\d{1,3}\. )|(?P<row>\|)")
"""Items and rows follow one another without an empty line between them."""

_SYMBOLS: Final = " \t-–—•*·»>►▶→📰🔗👉[]()#>"


def article_text(paragraphs: Iterable[str]) -> str:
    """The paragraphs that are the article, with an empty line between them; what stands twice stands once.

    Short ones can stand again, but not one below the other: a refrain, a name in an interview.
    """
    kept = list(_kept(paragraphs))
    text = kept[0] if kept else ""
    for above, line in pairwise(kept):
        marks = _OF_A_LIST.match(above), _OF_A_LIST.match(line)
        follows = marks[0] is not None and marks[1] is not None and marks[0].lastgroup == marks[1].lastgroup
        text += ("\n" if follows else "\n\n") + line
    return text + "\n" if kept else ""


def left_out(paragraph: str) -> bool:
    """Whether a paragraph is none of the article. "READ: Minister Resigns After Vote" is a teaser."""
    if len(paragraph) > LONGEST_LEFT_OUT:
        return False
    line = paragraph.replace("’", "'").lower().strip(_SYMBOLS)
    return (
        line.startswith(APPEALS)
        or line.rstrip(":.") in ALONE
        or _TEASER.match(line) is not None
        or _POINTS.match(paragraph) is not None
        or (len(line) <= MAX_CREDIT and (_CREDIT.match(paragraph) or _CREDIT_AT_END.search(paragraph)) is not None)
    )


def _kept(paragraphs: Iterable[str]) -> Iterator[str]:
    last = ""
    long: set[str] = set()
    for paragraph in paragraphs:
        line = " ".join(paragraph.split())
        repeated = line == last or line in long
        if line and not repeated and not left_out(line):
            yield line
            last = line
            if len(line) > LONGEST_REPEATED:
                long.add(line)
