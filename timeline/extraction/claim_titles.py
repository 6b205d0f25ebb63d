"""The title of a claim: it says whose claim it is, in the verb of the saying where that tells the deed."""

from __future__ import annotations

import re
from typing import Final

from timeline.events import Mode
from timeline.extraction.claims import Factuality, agreeing, is_authority, tells_speaker
from timeline.extraction.denials import denies_in_words, says_so
from timeline.extraction.wholeness import LONGEST
from timeline.language.lexicon import base, gerund, lexicon, stems, words

_OPENINGS: Final = {
    "acquittal": "Not proved:",
    "contrary": "False report:",
    "falsehood": "False report:",
    "falsely": "False report:",
    "fear": "Fears that",
    "negation": "Not so:",
    "no-evidence": "No evidence that",
    "on-trial": "Charge:",
    "accusation": "Accusation:",
    "retraction": "Withdrawn report:",
    "unclear": "Unclear whether",
    "condition": "Open whether",
    "unsaid": "Nobody says that",
    "unverified": "Unconfirmed:",
    "claim-noun": "Claim:",
    "hedge": "Reportedly,",
}
"""What opens the title of a claim by nobody in particular, by the rule that found it."""
_OPENINGS_OF_NOUNS: Final = {
    "negation": "No",
    "no-evidence": "No evidence of",
    "fear": "Fears of",
    "unclear": "Unclear:",
    "condition": "Possible:",
    "unsaid": "Not said:",
    "hedge": "Reported:",
}
"""The same for a title without a verb: "Fears of further clashes"."""
_SAYING: Final = {
    "attribution": "say",
    "according": "say",
    "allegation": "claim",
    "responsibility": "claim",
    "fear": "fear",
    "raising": "believe",
    "unverified": "say",
    "claim-noun": "say",
}
_LOWERED: Final = words(
    "the a an his her its their some several many more at two three four five six seven eight nine ten dozens hundreds "
    "thousands police officers this these those one he she it they no about around up"
)
"""Words that have a capital letter only at the beginning of a title."""
_PRONOUNS: Final = frozenset(("he", "she", "it", "they", "we", "i", "who", "which", "that", "you", "this"))
_NOBODY: Final = frozenset(("no", "nobody", "none", "neither", "nothing"))
_VERB: Final = re.compile(r"(?P<verb>is being|are being|is|are|[a-z]+s)\b")


def claim_title(
    own: str, saying: str, deed: str, factuality: Factuality, speaker: str | None, *, text: str = "", noun: bool = False
) -> str:
    """Return the title of something claimed: the title of the saying where that tells the deed, else its own that says
    whose claim it is.

    ``own`` is the title of the deed, ``saying`` that of the clause that governs it ("Villagers accuse soldiers of
    burning 12 huts"), "" where there is none; ``deed`` is the word that names the deed ("burning"); ``text`` is the
    sentence, which shows what is written in lower case. ``noun`` is whether the title is a noun phrase.
    """
    if factuality.mode is not Mode.STATED and saying and set(stems(deed)) <= set(stems(saying)):
        undone = factuality.mode is Mode.DENIED
        if not undone or denies_in_words(saying):
            return saying
    return carry(own, factuality, speaker, text=text, noun=noun)


def carry(title: str, factuality: Factuality, speaker_text: str | None, *, text: str = "", noun: bool = False) -> str:
    """Return a title that says whose claim it is, unless the text itself or those who ought to know tell it.

    "The firm forges an invoice" in what a suit alleges is "The suit claims that the firm forges an invoice".
    """
    speaker = _named(speaker_text)
    if factuality.mode is Mode.PLANNED or (factuality.mode is Mode.STATED and is_vouched(factuality, speaker_text)):
        return title
    if says_so(title, factuality) or (factuality.mode is not Mode.DENIED and tells_speaker(title, speaker)):
        return title
    if noun and factuality.mode is Mode.STATED:
        return title  # who speaks of "his first victory" takes it for granted
    carried = _carried_noun if noun else _carried
    return carried(title, _lowered(title, text), factuality, speaker) if title else title


def is_vouched(factuality: Factuality, speaker: str | None) -> bool:
    """Whether the text itself tells something, or somebody whose business it is to know."""
    named = _named(speaker)
    return factuality.governs is None or not named or is_authority(named)


def _lowered(title: str, text: str) -> str:
    """Return a title as it is written behind other words: with a capital only where the text has one."""
    first, _, rest = title.partition(" ")
    low = first.lower()
    lower = low in _LOWERED or (low != first and re.search(rf"(?<![\w-]){re.escape(low)}(?![\w-])", text) is not None)
    return f"{low} {rest}".strip() if lower else title


def _carried_noun(title: str, lowered: str, factuality: Factuality, speaker: str) -> str:
    """Return the title of a claim that is a noun phrase: "Riot in the harbour, according to the union"."""
    mode = factuality.mode
    if speaker and mode is not Mode.HYPOTHETICAL:
        if mode is Mode.DENIED:
            return f"{_upper(speaker)} {agreeing(speaker, 'deny')} {lowered}"
        return f"{title}, according to {_within(speaker)}"
    opening = {Mode.ALLEGED: "Claim:", Mode.DENIED: "Denied:"}.get(mode, "Possible:")
    common = _OPENINGS.get(factuality.rule, opening)
    opening = _OPENINGS_OF_NOUNS.get(factuality.rule, common if common.endswith(":") else opening)
    return f"{opening} {lowered}"


def _within(speaker: str) -> str:
    """Return a speaker as it is written within a title: "critics of the mayor", "the union", "Ann Lee"."""
    first = speaker.split()[0].lower()
    plural = first.endswith("s") and first.removesuffix("s") in lexicon().nouns
    return f"{first}{speaker[len(first) :]}" if plural else _lowered(speaker, "")


def _carried(title: str, lowered: str, factuality: Factuality, speaker: str) -> str:
    if not speaker or factuality.mode is Mode.HYPOTHETICAL:
        opening = {Mode.ALLEGED: "Claim:", Mode.DENIED: "Denied:"}.get(factuality.mode, "Possibly,")
        return f"{_OPENINGS.get(factuality.rule, opening)} {lowered}"
    if factuality.mode is Mode.DENIED:
        if factuality.rule in ("no-evidence", "acquittal", "unsaid", "negation", "falsely", "contrary"):
            return f"{_OPENINGS[factuality.rule]} {lowered}"
        rest = _without(title, speaker)
        doing = _doing(rest) if rest else None
        verb = "deny" if factuality.rule == "denial" else "say it is untrue"
        if doing and verb == "deny":
            return f"{_upper(speaker)} {agreeing(speaker, verb)} {doing}"
        return f"{_upper(speaker)} {agreeing(speaker, verb)} that {lowered}"
    if _without(title, speaker):
        return f"{title}, by own account" if len(title) + 16 < LONGEST else f"By own account, {lowered}"
    said = _SAYING.get(factuality.rule, "say" if factuality.mode is Mode.STATED else "allege")
    return f"{_upper(speaker)} {agreeing(speaker, said)} that {lowered}"


def _named(speaker: str | None) -> str:
    """Return the speaker, "" where it is a pronoun or nobody."""
    plain = (speaker or "").strip(" ,;:.\"'”“‘’")
    first, _, rest = plain.partition(" ")
    if first.lower() in _NOBODY or (first.lower() in _PRONOUNS and not rest):
        return ""
    return plain.split(", ")[0] if len(plain) > LONGEST // 2 else plain


def _without(title: str, speaker: str) -> str:
    """Return the title behind its subject where that is the speaker, else ""."""
    for name in (speaker, re.sub(r"^(?:the|a|an) ", "", speaker, flags=re.IGNORECASE)):
        if title.lower().startswith(f"{name.lower()} "):
            return title[len(name) + 1 :]
    first, _, rest = title.partition(" ")
    return rest if first.lower() in ("he", "she", "they", "it") else ""


def _doing(rest: str) -> str | None:
    """Return the rest of a title with its verb as a gerund: "takes a bribe" is "taking a bribe"."""
    match = _VERB.match(rest)
    if match is None:
        return None
    verb = match["verb"].split(" ")[0]
    return f"{gerund(base(verb, 'VBZ'))}{rest[match.end() :]}"


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
