"""The words around a day on a page that say what it is the day of: publication, a change, or something else."""

from __future__ import annotations

import re
from typing import Final

_CHANGED: Final = re.compile(
    r"""updat|modif|aktualisi|geändert|änderung|zuletzt|mis\ à\ jour|actualiza|atualiza|aggiorna|bijgewerkt
    |gewijzigd|обновл|оновл|aktualiz|更新|수정|revised|corrected|edited|güncel|muokattu|oppdatert|opdateret|uppdater
    |frissít|last\ rev|expires|accessed|retrieved|registered|registriert|joined
    |(?:member|mitglied)\ (?:since|seit)|membre\ depuis|inscrit|gültig\ (?:seit|ab|bis)
    |valid\ (?:since|from|until)|miembro\ desde|registrado|зарегистрирован|зареєстрован|abgerufen|zugriff
    |consulté|consultad[oa]|consultato|geraadpleegd|dostęp|дата\ обращения|дата\ звернення|acess(?:ado|o\ em)""",
    re.VERBOSE,
)
"""A change, or something else that comes after publication or has nothing to do with it.

Matches:
    updated on
    zuletzt geändert am
    mis à jour le
    member since
    дата обращения
Does not match:
    published on
    veröffentlicht am
"""

_CAME_OUT: Final = re.compile(
    r"""publi|posted|written|filed|created|released|veröffentlicht|erstellt|geschrieben|verfasst|eingestellt
    |mis\ en\ ligne|erschien|rédigé|pubblicat|inserito|scritto|gepubliceerd|geplaatst|опублик|размещ|добавлен
    |додан|dodan|zveřejn|uverejn|közzét|megjelent|yayın|eklenme|julkaistu|lagt\ ut
    |نشر|發佈|发布|發表|发表|掲載|公開|등록|입력
    |게시""",
    re.VERBOSE,
)
"""Publication, in many languages.

Matches:
    published on
    veröffentlicht am
    mis en ligne le
    опубликовано
    发布时间
Does not match:
    updated on
    geändert am
"""

_AS_OF: Final = re.compile(r"\bstand ?[:–-]|\bas of\b|état au|stato al|stan na")
"""The day that a text is brought up to: that of its first publication, unless the page tells another."""

_CJK: Final = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]{4}")
LONGEST_CJK: Final = 24
"""Characters of Chinese or Japanese, which has no blanks, from which on a text is a sentence."""

LONGEST_LABEL: Final = 6
"""Words; what ends in a full stop and has more is a sentence."""


def is_story(text: str) -> bool:
    """Return whether a short text is a sentence of a story.

    "The bridge was opened on 3 May 1911 by the king." is one. "By A. Writer, 3 May 2011" is none, nor is "This
    entry was posted on 3 May 2011 and is filed under Bridges."
    """
    # Scripts without blanks between words are counted in characters.
    long = len(text.split()) > LONGEST_LABEL or (_CJK.search(text) is not None and len(text) > LONGEST_CJK)
    sentence = text.endswith((".", "!", "?", "。", "؟", "…")) and long
    return sentence and _CAME_OUT.search(text.lower()) is None


def is_of_a_change(label: str) -> bool:
    """Whether what stands before a day says that something was changed on it, as "Last updated:"."""
    label = label.lower()
    changed = _CHANGED.search(label)
    return changed is not None and _CAME_OUT.search(label, changed.end()) is None


def is_of_publication(label: str) -> bool:
    """Whether words say that something came out, as "Published:" and "Eingestellt am" do."""
    return _CAME_OUT.search(label.lower()) is not None


def is_as_of(label: str) -> bool:
    """Whether a label says that a text is of a day, and not that it came out on it: "Stand: 3. Mai 2011"."""
    return _AS_OF.search(label.lower()) is not None


def without_change(text: str) -> str:
    """The part of a short text that tells no change. "Published 2 May, updated 3 May" is "Published 2 May, "."""
    changed = _CHANGED.search(text.lower())
    if changed is None:
        return text
    before = text[: changed.start()]
    if any(char.isdigit() for char in before):
        return before
    out = _CAME_OUT.search(text.lower(), changed.end())
    return text[out.start() :] if out else ""
