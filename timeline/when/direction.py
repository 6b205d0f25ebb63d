"""Past or future: what the words around a date tell of its direction, "will appear Monday" or "appeared Monday"."""

from __future__ import annotations

from typing import Final

from timeline.when.languages import Language
from timeline.when.meaning import Calendar, Duration, Every, EveryNamed, Meaning, Offset, Shifted, Whole
from timeline.when.nearest import PLAIN
from timeline.when.tokens import Pieces, Position

_REACH: Final = 60
"""How many pieces, white space included, a verb may be away. Measured on TBAQ: 20 and 40 cost .7 and .3 points of value
F1."""

_STOPS: Final = frozenset(".!?;:")
_NOTHING: Final[frozenset[str]] = frozenset()
_QUOTES: Final = frozenset("\"'’”`»")


def hangs_on_tense(meaning: Meaning, narrative: bool) -> bool:
    """Whether the words around can matter: not to a date with its year, to a length of time, to "last week".

    A story may go on from a bare year, if it does not only look ahead to it.
    """
    match meaning:
        case Calendar(int(), None):
            return narrative
        case Offset(of=of) if of is not None:
            return hangs_on_tense(of, narrative)
        case Calendar(int()) | Duration() | Every() | EveryNamed() | Whole() | Shifted() | Offset():
            return False
    return True


_NEAR: Final = 16
"""How many pieces a verb that proves the direction may be away: some eight words. Measured on TBAQ and WikiWars: 8 to
40 give the same."""


_ADJACENT: Final = 6
"""The same for a verb that the date hangs on with "for" or "to". Measured as above: 2 to 10 give the same."""


def direction(pieces: Pieces, first: int, last: int, language: Language) -> int:
    """-1 for the past, 1 for the future, 0 where nothing tells; -2 and 2 where the verb leaves no doubt.

    The nearest verb before decides, else one after. An infinitive without such a verb before it looks ahead: "Leaders
    to meet Monday".
    """
    lower, telling, endings = pieces.lower, language.telling, language.past_endings
    if (settled := _beside(pieces, first, last, language)) is not None:
        return settled
    infinitive = False
    # Nothing stands between that can turn the direction, as in "the deadline that was set for Monday".
    joined = lower[first] not in language.turns
    for index in range(first - 1, max(first - _REACH, 0) - 1, -1):
        word = lower[index]
        if word in _STOPS:
            if _ends_sentence(pieces, index, language):
                break
        elif word in telling or word.endswith(endings):  # most words are neither
            if cue := _intention(pieces, index, first, language) or _cue(pieces, index, language):
                bound = cue > 0 and first - index <= _ADJACENT  # "are scheduled for December"
                near = not infinitive and first - index <= _NEAR
                plain = near and (joined or bound)
                return cue * PLAIN if plain and _is_plain(cue, pieces, index, language) else cue
            infinitive |= _is_infinitive(pieces, index, language)
        if word in language.turns:
            joined = False
    return 1 if infinitive else _after(pieces, first, last, language)


def _after(pieces: Pieces, first: int, last: int, language: Language) -> int:
    """Return the direction that the nearest verb behind a date proves, as ``direction`` does."""
    lower, telling, endings = pieces.lower, language.telling, language.past_endings
    leads = Position(pieces, first, last).leads
    for index in range(last + 1, min(last + _REACH, len(lower))):
        word = lower[index]
        if word in _STOPS:
            if _ends_sentence(pieces, index, language):
                break
        elif (word in telling or word.endswith(endings)) and (cue := _cue(pieces, index, language)):
            plain = leads and index - last <= _NEAR
            return cue * PLAIN if plain and _is_plain(cue, pieces, index, language) else cue
    return 0


def _beside(pieces: Pieces, first: int, last: int, language: Language) -> int | None:
    """The direction that the words right beside a date settle: "the concert is Friday", "a president is elected in
    November", "Tuesday is the deadline"; "on Sunday, when he posed" has passed."""
    lower = pieces.lower
    if first > 1 and lower[first - 2] in language.copula:
        return 1
    copula, participle, preposition = (lower[first - at] if first >= at else "" for at in (6, 4, 2))
    if copula in language.copula and preposition in ("in", "on") and _looks_past(participle, language):
        return 1
    after = [word for word in lower[last + 1 : last + _WHEN_REACH] if not word.isspace() and word != ","]
    if after and after[0] in language.copula and Position(pieces, first, last).leads:
        return 1
    if after and after[0] in language.when:
        for word in after[1:]:
            if word in _STOPS or word in language.future:
                break
            if _looks_past(word, language):
                return -PLAIN
    return None


_WHEN_REACH: Final = 12
"""How many pieces after a date the verb of its "when" may be away: some five words."""


def _looks_past(word: str, language: Language) -> bool:
    ends_so = len(word) > 4 and word.endswith(language.past_endings)
    return word in language.past or (ends_so and word not in language.not_past)


def _is_plain(cue: int, pieces: Pieces, index: int, language: Language) -> bool:
    """Whether a verb proves the direction: "will rule" and "resigned" do, "could", "said" and "was due" do not."""
    word = pieces.lower[index]
    if cue > 0:
        prepared = word in language.intends  # "was scheduled", "originally scheduled for" have passed
        return word in language.plain_future and (not prepared or pieces.lower[max(index - 2, 0)] in language.copula)
    before = pieces.lower[max(index - 2, 0) : index]  # "is heard in May", "18 October, dubbed adoption day"
    return word not in language.reporting and language.not_plain.isdisjoint(before)


def _cue(pieces: Pieces, index: int, language: Language) -> int:
    word = pieces.lower[index]
    if word in language.future:
        if not language.doubtful.get(word, _NOTHING).isdisjoint(pieces.lower[max(index - 4, 0) : index]):
            return 0
        unreal = not language.unreal.get(word, _NOTHING).isdisjoint(pieces.lower[index + 2 : index + 3])
        return -1 if unreal or _is_over(pieces, index, language) else 1
    past = word in language.past or (pieces.words[index] == word and _looks_past(word, language))
    before = pieces.lower[max(index - 2, 0) : index]
    return -1 if past and not any(_forbids_past(word, language) for word in before) else 0


def _forbids_past(before: str, language: Language) -> bool:
    """Whether what looks like a past tense is none after this word: "the failed coup", "to cut", "will set"."""
    return before in language.before_participle or before in language.infinitive or before in language.future


def _intention(pieces: Pieces, index: int, first: int, language: Language) -> int:
    """1 for the "planned to" of "planned to leave Monday", the "set for" of "set for Monday", and for the "postponed"
    of "postponed the vote until Monday", where ``first`` is the first piece of the date."""
    if pieces.lower[index] in language.intends:
        looks_ahead = not language.toward.isdisjoint(pieces.lower[index + 1 : index + 3])
    elif pieces.lower[index] in language.defers:
        looks_ahead = not language.defer_to.isdisjoint(pieces.lower[max(first - 2, 0) : first + 1])
    else:
        return 0
    return int(looks_ahead and not _is_over(pieces, index, language))


def _is_over(pieces: Pieces, index: int, language: Language) -> bool:
    """Whether what lay ahead does no more: "had been due Friday"."""
    return not language.pluperfect.isdisjoint(pieces.lower[max(index - 4, 0) : index])


def _is_infinitive(pieces: Pieces, index: int, language: Language) -> bool:
    """Whether it is a "to" with a verb after it: no name, number or "the" follows. "The first to leave" has left."""
    if pieces.lower[index] not in language.infinitive or index + 2 >= len(pieces.words):
        return False
    if not language.ranks.isdisjoint(pieces.lower[max(index - 6, 0) : index]):
        return False
    verb = pieces.words[index + 2]
    if not (verb.isalpha() and verb.islower()):
        return False
    return verb not in language.nominal and pieces.entries[index + 2] is None


def _ends_sentence(pieces: Pieces, index: int, language: Language) -> bool:
    """Whether a stop is the end of a sentence."""
    words = pieces.words
    word, after = words[index], words[index + 1] if index + 1 < len(words) else ""
    if not after:
        return False
    before = words[index - 1] if index else ""
    if not (after[0].isspace() or after[0] in _QUOTES):  # the space that a page lost: "on Sunday.Officials said"
        ends, begins = len(before) > 1 and before.isalpha(), after[0].isupper() and after[1:].islower()
        return word == "." and ends and begins
    if word != "." or not before:
        return True
    if words[index + 2 : index + 3] and words[index + 2][0].islower():  # "Acme Corp. said"
        return False
    if len(before) == 1 and before.isupper() and words[index - 2 : index - 1] != ["."]:
        return False  # "Jane P. Doe", not "in the U.S."
    return before.lower() not in language.abbreviations
