"""The engine's mentions and a model's verified suggestions -> mentions: where both saw it, where they differ, and what
only one of them saw."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from timeline.dates import parse_edtf
from timeline.events import Basis, Mode
from timeline.extraction.claims import ClauseKind
from timeline.extraction.factuality import SEVERITY
from timeline.extraction.mentions import LONGEST_QUOTE, EventMention, Tier
from timeline.extraction.participants import refers_back
from timeline.extraction.story import bounds_of
from timeline.language.lexicon import DENYING, stems
from timeline.proposals.evidence import ArticleEvidence
from timeline.proposals.provenance import ProposedBy, Provenance
from timeline.proposals.titles import roots_of
from timeline.proposals.verification import VerifiedSuggestion
from timeline.text import clean

UNKNOWN: Final = parse_edtf("XXXX")
"""The date of what waits without one."""
UNDATED: Final = "the model proposes it, and no date of the article is proved to be its"
UNSURE: Final = "the model holds it for minor"
REPORTED: Final = "only the day of the report is known"
THOUGHT: Final = "only thought of"
ASIDE: Final = "the passage is no part of the story: {}"


@dataclass(frozen=True, slots=True)
class Agreed:
    """The mentions of an article by engine and model together, each with who saw it."""

    mentions: tuple[EventMention, ...]
    provenance: tuple[Provenance, ...]


def agree(
    mentions: Sequence[EventMention], suggestions: Sequence[VerifiedSuggestion], evidence: ArticleEvidence, model: str
) -> Agreed:
    """Return the mentions of both, in the order of the text.

    A mention of the engine stays whatever the model says. What both see takes the model's title, where it holds, and
    the more careful mode; it goes into the chronology where both give it the same date. What only the model sees goes
    there where words of the article date it and the model ranks it key; the rest waits.
    """
    accepted = [one for one in suggestions if not one.rejected]
    partner = _matched(mentions, accepted, evidence)
    pairs: list[tuple[EventMention, Provenance]] = []
    for number, mention in enumerate(mentions):
        suggestion = partner.get(number)
        if suggestion is None:
            pairs.append((mention, Provenance(ProposedBy.ENGINE)))
        else:
            pairs.append(_together(mention, suggestion, evidence, model))
    taken = {(mention.start, mention.end) for mention in mentions}
    of_both = {id(suggestion) for suggestion in partner.values()}
    for suggestion in accepted:
        if id(suggestion) in of_both:
            continue
        passage = next((span for span in _passages(suggestion, evidence) if span not in taken), None)
        if passage is not None:
            taken.add(passage)
            pairs.append((_alone(suggestion, passage, evidence), _provenance(ProposedBy.MODEL, suggestion, model)))
    pairs.sort(key=lambda each: (each[0].start, each[0].end))
    return Agreed(tuple(each for each, _ in pairs), tuple(each for _, each in pairs))


def _matched(
    mentions: Sequence[EventMention], suggestions: Sequence[VerifiedSuggestion], evidence: ArticleEvidence
) -> dict[int, VerifiedSuggestion]:
    """Pair mentions with suggestions of the same passage, those of the same date and head word first, each once."""
    pairs = sorted(
        (
            (-_similarity(mention, suggestion, evidence), number, at)
            for number, mention in enumerate(mentions)
            for at, suggestion in enumerate(suggestions)
            if mention.start < suggestion.end and suggestion.start < mention.end
        ),
    )
    matches: dict[int, VerifiedSuggestion] = {}
    used: set[int] = set()
    for likeness, number, at in pairs:
        if number not in matches and at not in used and likeness:
            matches[number] = suggestions[at]
            used.add(at)
    return matches


_LEAST: Final = 0.4
"""The share of the words of their titles that passages of one happening have in common, where nothing else tells. Not
measured: what is not joined becomes two rows that a person sees beside each other."""
_SAME_DATE: Final = 0.2
"""The same where they have the same date. Not measured; half as much, because the date tells, too."""


def _similarity(mention: EventMention, suggestion: VerifiedSuggestion, evidence: ArticleEvidence) -> float:
    """Return how much a mention and a suggestion of overlapping passages have in common; 0 where they are two
    happenings: a sentence can tell of several on one day."""
    same_date = _bounds(mention) == (suggestion.date.bounds if suggestion.date else None)
    alike = max(_alike(mention.gist, title) for title in (suggestion.proposed.title, suggestion.title))
    if mention.denies and suggestion.mode is Mode.DENIED:  # of a denial and what is denied only one is an event
        alike = max(alike, _LEAST)
    if suggestion.head is None or not roots_of(suggestion.head, evidence).isdisjoint(stems(mention.gist)):
        alike = max(alike, _SAME_DATE)
    return same_date + alike if alike >= (_SAME_DATE if same_date else _LEAST) else 0.0


def _alike(one: str, other: str) -> float:
    own, others = ({word[:5] for word in title.lower().split()} for title in (one, other))
    return 2 * len(own & others) / max(1, len(own) + len(others))


def _bounds(mention: EventMention) -> object:
    return bounds_of(mention.when) if mention.when is not None else None


def _together(
    mention: EventMention, suggestion: VerifiedSuggestion, evidence: ArticleEvidence, model: str
) -> tuple[EventMention, Provenance]:
    differs = list(_differences(mention, suggestion))
    mode = min(mention.mode, suggestion.mode, key=SEVERITY.index)
    changes: dict[str, object] = {"mode": mode, "speaker": mention.speaker or suggestion.speaker}
    if suggestion.own_title:
        changes |= {"title": suggestion.title, "gist": suggestion.title}
        changes |= {"translated": evidence.article.language if suggestion.translated else None}
    where = suggestion.where or mention.where
    who = tuple(name for name in suggestion.who or mention.who if name not in where)
    changes |= {"who": who, "where": where}
    same_date = suggestion.date is not None and _bounds(mention) == suggestion.date.bounds
    if same_date and mention.basis is not Basis.REPORTED and mode is not Mode.HYPOTHETICAL:
        changes |= {"tier": Tier.CHRONOLOGY, "reason": ""}
    elif mode is Mode.HYPOTHETICAL and mention.mode is not Mode.HYPOTHETICAL:
        changes |= {"tier": Tier.REVIEW, "reason": THOUGHT}
    elif mention.tier is Tier.REVIEW and suggestion.date is not None and suggestion.basis is not Basis.REPORTED:
        reason = _waits(replace(suggestion, mode=mode), evidence)
        changes |= _dated(suggestion) | {"reason": reason, "tier": Tier.REVIEW if reason else Tier.CHRONOLOGY}
    provenance = replace(_provenance(ProposedBy.BOTH, suggestion, model), differs=tuple(differs))
    return replace(mention, **changes), provenance  # type: ignore[arg-type]


def _dated(suggestion: VerifiedSuggestion) -> dict[str, object]:
    date = suggestion.date
    if date is None:
        return {"when": UNKNOWN, "words": None, "time": None, "basis": Basis.REPORTED}
    given = suggestion.basis is Basis.GIVEN
    return {
        "when": date.when,
        "words": date.words if given else None,
        "time": date.time if given else None,
        "basis": suggestion.basis,
    }


def _differences(mention: EventMention, suggestion: VerifiedSuggestion) -> Iterator[str]:
    if suggestion.date is None or suggestion.date.bounds != _bounds(mention):
        own = suggestion.date.when if suggestion.date else "none"
        yield f"date: {mention.when or 'none'} (engine), {own} (model)"
    if suggestion.mode is not mention.mode:
        yield f"mode: {mention.mode} (engine), {suggestion.mode} (model)"


def _alone(suggestion: VerifiedSuggestion, passage: tuple[int, int], evidence: ArticleEvidence) -> EventMention:
    """Return the mention that only the model saw."""
    text, head, stand = evidence.article.text, suggestion.head, suggestion.stand
    sentence = evidence.view.sentences[suggestion.first].sentence
    clause = sentence.clauses[head.clause or 0] if head is not None and sentence.clauses else None
    subject = sentence.text_of(*clause.subject, text) if clause is not None and clause.subject else ""
    verb = clause.verb if clause is not None and head is not None and head.phrase is None else None
    denies = suggestion.mode is Mode.DENIED or (verb is not None and verb.lemma in DENYING)
    reason = _waits(suggestion, evidence)
    dated = _dated(suggestion)
    return EventMention(
        article=evidence.article.id,
        start=passage[0],
        end=passage[1],
        quote=text[passage[0] : passage[1]],
        when=dated["when"],  # type: ignore[arg-type]
        words=dated["words"],  # type: ignore[arg-type]
        time=dated["time"],  # type: ignore[arg-type]
        title=suggestion.title,
        mode=suggestion.mode,
        speaker=suggestion.speaker,
        who=suggestion.who,
        where=suggestion.where,
        basis=suggestion.basis,
        tier=Tier.REVIEW if reason else Tier.CHRONOLOGY,
        score=1.0,
        reason=reason,
        saying=stand is not None and stand.kind is ClauseKind.SAYING,
        sentence=suggestion.first,
        refers=refers_back(sentence, clause) if clause is not None else "",
        actor=subject,
        gist=suggestion.title,
        denier=suggestion.speaker or (subject if denies else None) or None,
        denies=denies,
        translated=evidence.article.language if suggestion.translated else None,
    )


def _waits(suggestion: VerifiedSuggestion, evidence: ArticleEvidence) -> str:
    """Return why what only the model saw waits for review, "" where it goes into the chronology."""
    each = evidence.view.sentences[suggestion.first]
    lead = evidence.view.rank.get(suggestion.first) == 0
    if suggestion.date is None:
        return UNDATED
    if suggestion.mode is Mode.HYPOTHETICAL:
        return THOUGHT
    if suggestion.basis is Basis.REPORTED and not lead:
        return REPORTED
    if evidence.english and each.rejected is not None:
        return ASIDE.format(each.rejected)
    return UNSURE if suggestion.proposed.rank == "minor" else ""


def _passages(suggestion: VerifiedSuggestion, evidence: ArticleEvidence) -> Iterator[tuple[int, int]]:
    """Yield the passages that can be quoted: the sentence, what the model quotes of it, that with what stands before or
    behind, the clause of the head."""
    first = evidence.view.sentences[suggestion.first].sentence
    last = evidence.view.sentences[suggestion.last].sentence
    if last.end - first.start <= LONGEST_QUOTE:
        yield first.start, last.end
    yield suggestion.start, suggestion.end
    for span in ((first.start, suggestion.end), (suggestion.start, last.end)):
        if span[1] - span[0] <= LONGEST_QUOTE:
            yield span
    if suggestion.head is not None and first.clauses:
        clause = first.clauses[suggestion.head.clause or 0]
        begin = min(clause.start, clause.subject[0] if clause.subject else clause.start, suggestion.head.word)
        end = max(clause.end - 1, suggestion.head.word)
        span = first.words[begin].start, first.words[end].end
        if span[1] - span[0] <= LONGEST_QUOTE:
            yield span


def _provenance(by: ProposedBy, suggestion: VerifiedSuggestion, model: str) -> Provenance:
    rejected = tuple(
        clean(f"{finding.part} {finding.given!r}: {finding.reason} ({finding.rule})") for finding in suggestion.findings
    )
    return Provenance(by, model, (), suggestion.proof, rejected, suggestion.translated and suggestion.own_title)
