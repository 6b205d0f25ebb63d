"""The features of every decision about a story, named here and nowhere else. No feature holds a word of the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from timeline.extraction.claims import object_of
from timeline.extraction.grammar import LISTS
from timeline.extraction.story import Bounds, Head, Stems, TimeCandidate, View, noun_kind
from timeline.files import word_classes
from timeline.language.clauses import Clause, Role, Sentence, Tense, VerbForm
from timeline.language.lexicon import (
    AIMING,
    CONCEPT,
    LASTING,
    SAYING,
    STATIVE,
    TELLING,
    Part,
    classes_of,
    lexicon,
)


def bucket(number: float, *edges: float) -> str:
    """Return the first edge that a number does not exceed, "+" beyond the last. bucket(4, 1, 3, 8) is "8"."""
    return _names(edges)[bisect_left(edges, number)]


@cache
def _names(edges: tuple[float, ...]) -> tuple[str, ...]:
    return *(f"{edge:g}" for edge in edges), "+"


_FIRST_PERSON: Final = LISTS["first_person"] | LISTS["second_person"] | {"us", "let"}
_SPEAKING: Final = LISTS["narrators"] | {"you"}
_POINTING: Final = LISTS["pointing"] | {"those", "that"}
_EMPTY: Final = LISTS["empty_subjects"]
_LIGHT: Final = LISTS["light"]
_EARLIER: Final = LISTS["earlier"]
_LATER: Final = LISTS["later"]
_RELATED: Final = 0.2
"""The share of its words from which on a happening may be of the episode of another; not measured."""
_DEGREES: Final = ("day", "week", "month", "season", "year", "more", "open")
_PREPOSITIONS: Final = word_classes("timeline.extraction", "words.toml", "prepositions")


class DecidedDate(NamedTuple):
    """A happening whose time is decided: its head, its stems, and the time."""

    head: Head
    stems: Stems
    bounds: Bounds


# --- which heads name a happening ---------------------------------------------------------------------------


def head_features(view: View, head: Head) -> list[str]:
    """Return the features of whether a head names a happening that belongs on a timeline."""
    sentence = view.sentences[head.sentence].sentence
    clause = sentence.clauses[head.clause] if head.clause is not None else None
    own = [time for time in view.own[head.sentence] if not time.clock]
    common = view.features_of_sentences.get(head.sentence)
    if common is None:
        common = view.features_of_sentences[head.sentence] = _sentence_features(view, head.sentence, own)
    special = (
        _noun_features(view, head, clause)
        if head.phrase
        else _verb_features(view, head, sentence.clauses[head.clause or 0])
    )
    kind = "N" if head.phrase else "V"
    near = _nearest(own, head)
    times = ["bias", f"times={min(len({t.mention.start for t in own}), 3)}"]
    if near is not None:
        same = near.clause == head.clause
        distance = near.first - head.word if near.first > head.word else head.word - near.last
        times += [
            f"near same={same:d} grain={near.grain}",
            f"near ago={ago(view, near.bounds)} same={same:d}",
            f"near distance={bucket(distance, 1, 3, 6, 12)} same={same:d}",
            f"near prep={preposition(sentence, near)} same={same:d}",
        ]
        if clause is not None:
            times.append(f"near same={same:d} tense={tense_of(clause)}")
            times.append(f"near same={same:d} role={clause.role.value}")
    else:
        times.append("near=none")
    stems = view.head_stems(head)
    times.append(f"title={bucket(len(stems & view.title), 0, 1, 2, 4)}")
    times.append(f"retold={bucket(sum(view.frequency[s] > 2 for s in stems), 0, 1, 3, 6)}")
    return [f"{kind} {each}" for each in (*times, *special)] + common


@lru_cache(1 << 13)
def _classes(low: str, part: Part) -> tuple[str, ...]:
    """Return the classes of a word as features: those of WordNet, and whether it is one of the news's own words."""
    found = next((found for form in _forms(low, part) if (found := classes_of(form, part))), ())
    return *(f"sense={each}" for each in found), f"concept={concept_of(low, part)}"


def _forms(low: str, part: Part) -> tuple[str, ...]:
    if part == "verb":
        return (low,)
    return low, low.removesuffix("s"), low.removesuffix("es"), low.removesuffix("ies") + "y"


def concept_of(low: str, part: Part) -> str:
    """Return what a word of the news means, "-" for most: "slain" is "die"."""
    return next((CONCEPT[form] for form in _forms(low, part) if form in CONCEPT), "-")


def _named_by(sentence: Sentence, first: int, last: int) -> str:
    """Return what the last noun of some words names: NAME, a kind of WordNet's, "?" if unknown; "-" for no noun."""
    if first >= last:
        return "-"
    tag = sentence.tags[last - 1]
    if tag == "NNP":
        return "NAME"
    return (noun_kind(sentence.words[last - 1].low) or "?") if tag in ("NN", "NNS") else tag


def _object_of(sentence: Sentence, clause: Clause) -> str:
    """Return what the object of a clause names, "-" for none."""
    return (noun_kind(head) or "?") if (head := object_of(sentence, clause)) else "-"


def _verb_features(view: View, head: Head, clause: Clause) -> list[str]:
    sentence = view.sentences[head.sentence].sentence
    verb = clause.verb
    stand = view.factuality[head.sentence][head.clause or 0]
    tells, mode = stand.kind.value, stand.mode.value
    tense, kind = tense_of(clause), lexicon().verbs.get(verb.lemma, "?")
    class_, acting = verb_class(verb.lemma), subject_kind(sentence, clause)
    role = clause.role.value
    after = sentence.tags[verb.last + 1] if verb.last + 1 < len(sentence.tags) else "$"
    above = sentence.clauses[clause.parent] if clause.parent is not None else None
    found = [
        f"tense={tense}",
        f"role={role}",
        f"role={role} tense={tense}",
        f"kind={kind}",
        f"kind={kind} role={role}",
        f"kind={kind} tense={tense}",
        f"tells={tells} mode={mode}",
        f"tells={tells} role={role}",
        f"governed={stand.governs is not None:d} role={role}",
        f"passive={verb.passive:d} negated={verb.negated:d}",
        f"quoted={sentence.quoted[verb.last]:d}",
        f"subject={acting}",
        f"subject={acting} tense={tense}",
        f"after={after}",
        f"class={class_}",
        f"class={class_} role={role} tense={tense}",
        f"marker={_marker(clause)}",
        f"number={min(head.clause or 0, 4)}",
        f"content={_has_content(sentence, head.clause):d} class={class_}",
        f"length={bucket(clause.end - clause.start, 3, 6, 10, 16)}",
        f"names={bucket(sum(tag == 'NNP' for tag in sentence.tags[clause.start : clause.end]), 0, 1, 3)}",
        f"numbers={any(tag == 'CD' for tag in sentence.tags[clause.start : clause.end]):d}",
    ]
    subject = _named_by(sentence, *clause.subject) if clause.subject else "-"
    acted = _object_of(sentence, clause)
    named = any(tag == "NNP" for tag in sentence.tags[verb.last + 1 : min(verb.last + 5, clause.end)])
    found += [
        *_classes(verb.lemma, "verb"),
        f"object={acted}",
        f"object={acted} kind={kind}",
        f"who={subject}",
        f"who={subject} kind={kind}",
        f"who={subject} object={acted}",
        f"object name={named:d} kind={kind}",
    ]
    if above is not None:
        found += [f"above={verb_class(above.verb.lemma)} role={role}", f"above tense={tense_of(above)} role={role}"]
    return found


def _noun_features(view: View, head: Head, clause: Clause | None) -> list[str]:
    sentence = view.sentences[head.sentence].sentence
    first, last = head.phrase or (head.word, head.word + 1)
    low = sentence.words[first].low
    opening = (
        "the"
        if low == "the"
        else "a"
        if low in ("a", "an")
        else "this"
        if low in _POINTING
        else "POS"
        if "POS" in sentence.tags[first:last] or sentence.tags[first] == "PRP$"
        else sentence.tags[first]
    )
    before = sentence.tags[first - 1] if first else "^"
    after = (
        sentence.words[last].low
        if last < len(sentence.words) and sentence.tags[last] == "IN"
        else sentence.tags[last]
        if last < len(sentence.tags)
        else "$"
    )
    closed = after.isupper() or after in "$."
    after = _PREPOSITIONS.get(after, after if closed else "IN")
    led = _PREPOSITIONS.get(sentence.words[first - 1].low, "IN") if before == "IN" else before
    found = [
        f"kind={head.kind}",
        f"opening={opening}",
        f"before={led}",
        f"after={after}",
        f"kind={head.kind} before={led}",
        f"opening={opening} before={led}",
        f"plural={sentence.tags[head.word] == 'NNS':d}",
        f"length={min(last - first, 4)}",
        f"quoted={sentence.quoted[head.word]:d}",
        f"names={any(tag == 'NNP' for tag in sentence.tags[first:last]):d}",
        f"touched={any(touches(head, time) for time in view.own[head.sentence]):d} kind={head.kind}",
    ]
    of = _named_by_phrase_behind(sentence, last)
    found += [
        *_classes(sentence.words[head.word].low, "noun"),
        f"of={of}",
        f"of={of} kind={head.kind}",
        f"number={'CD' in sentence.tags[first:last]:d}",
    ]
    if clause is not None:
        subject = clause.subject is not None and clause.subject[0] <= head.word < clause.subject[1]
        behind = head.word > clause.verb.last
        object_ = behind and before not in ("IN", "TO")
        place = "subject" if subject else "object" if object_ else "behind" if behind else "front"
        light = clause.verb.lemma in _LIGHT
        found += [
            f"place={place} kind={head.kind}",
            f"place={place} light={light:d}",
            f"place={place} class={verb_class(clause.verb.lemma)}",
            f"place={place} tense={tense_of(clause)}",
            f"stative={clause.verb.lemma in STATIVE:d} place={place}",
            f"verb kind={lexicon().verbs.get(clause.verb.lemma, '?')} place={place}",
        ]
    return found


def _named_by_phrase_behind(sentence: Sentence, last: int) -> str:
    """Return what the noun names that a preposition hangs on the noun before: "of the mayor"; "-" for none."""
    if last >= len(sentence.tags) or sentence.tags[last] != "IN":
        return "-"
    behind = range(last + 1, min(last + 5, len(sentence.tags)))
    noun = next((n for n in behind if sentence.tags[n].startswith("NN")), None)
    return "-" if noun is None else _named_by(sentence, noun, noun + 1)


def _sentence_features(view: View, at: int, own: Sequence[TimeCandidate]) -> list[str]:
    each = view.sentences[at]
    sentence = each.sentence
    rank = view.rank.get(at, 99)
    title = len(view.stems[at] & view.title)
    found = [
        f"S rank={bucket(rank, 0, 1, 2, 4, 8, 15, 30)}",
        f"S relative={bucket(10 * rank / max(len(view.rank), 1), 1, 3, 5, 7, 9)}",
        f"S size={bucket(len(view.rank), 6, 12, 20, 35, 60)}",
        f"S words={bucket(len(sentence.words), 8, 14, 22, 32, 45)}",
        f"S clauses={min(len(sentence.clauses), 6)}",
        f"S quoted={bucket(10 * sum(sentence.quoted) / max(len(sentence.words), 1), 0, 3, 6, 9)}",
        f"S title={bucket(title, 0, 1, 2, 4)}",
        f"S names={bucket(sum(tag == 'NNP' for tag in sentence.tags), 0, 1, 3, 6)}",
        f"S first={at == 0 or view.sentences[at - 1].paragraph != each.paragraph:d}",
        f"S person={any(word.low in _SPEAKING for word in sentence.words):d}",
    ]
    grains = {time.grain for time in own}
    found.append(f"S grain={next((grain for grain in _DEGREES if grain in grains), 'none')}")
    if own:
        finest = min(own, key=lambda time: _DEGREES.index(time.grain))
        found += [f"S ago={ago(view, finest.bounds)}", f"S prep={preposition(sentence, finest)} grain={finest.grain}"]
    return found


# --- when a happening was -----------------------------------------------------------------------------------


def time_features(view: View, head: Head, time: TimeCandidate, fits: Fits, surroundings: Surroundings) -> list[str]:
    """Return the features of whether a time candidate is the time of a head."""
    if time.sentence == head.sentence:
        found = _own_time_features(view, head, time)
    else:
        found = _other_time_features(view, head, time, surroundings)
    place = "O" if time.sentence == head.sentence else "B" if time.sentence < head.sentence else "A"
    return [f"{place} {each}" for each in (*found, *fits.features(time.bounds))]


def _own_time_features(view: View, head: Head, time: TimeCandidate) -> list[str]:
    sentence = view.sentences[head.sentence].sentence
    own = [each for each in view.own[head.sentence] if not each.clock]
    clause = sentence.clauses[head.clause] if head.clause is not None else None
    its = sentence.clauses[time.clause] if time.clause is not None else None
    stand = view.factuality[head.sentence][head.clause] if head.clause is not None else None
    governed = stand is not None and stand.governs is not None and stand.governs == time.clause
    mode = stand.mode.value if stand else "none"
    here = view.side.get(time, "only")
    tense = tense_of(clause) if clause else "none"
    noun = head.phrase is not None
    side = "after" if time.first > head.word else "before"
    distance = time.first - head.word if time.first > head.word else head.word - time.last
    low, high = sorted((time.first, head.word))
    between = sum(low < other.verb.last < high for other in sentence.clauses)
    same = time.clause == head.clause
    prep = preposition(sentence, time)
    in_phrase = within_phrase(sentence, time)
    comma = any(sentence.words[n].text in (",", ";", "–", "—", "-", ":") for n in range(low + 1, high))
    others = {(each.first, each.last) for each in own}
    nearest = _nearest(own, head)
    is_nearest = nearest is not None and nearest.first == time.first
    finest = min((_DEGREES.index(each.grain) for each in own), default=0) == _DEGREES.index(time.grain)
    distant = ago(view, time.bounds)
    relation = _relation(sentence, head, time)
    front = time.first <= 2 and prep in ("on", "in", "at", "^", "after")
    saying = its is not None and verb_class(its.verb.lemma) in ("say", "tell")
    own_class = "noun" if noun else verb_class(clause.verb.lemma) if clause else "none"
    found = [
        "",
        f"only={len(others) == 1:d}",
        f"same={same:d} side={side}",
        f"same={same:d} noun={noun:d}",
        f"relation={relation}",
        f"relation={relation} noun={noun:d} side={side}",
        f"relation={relation} prep={prep}",
        f"between={min(between, 3)} side={side}",
        f"distance={bucket(distance, 1, 2, 4, 7, 12, 20)} noun={noun:d}",
        f"nearest={is_nearest:d} same={same:d}",
        f"nearest={is_nearest:d} only={len(others) == 1:d}",
        f"grain={time.grain}",
        f"grain={time.grain} prep={prep}",
        f"prep={prep} side={side} same={same:d}",
        f"ago={distant}",
        f"ago={distant} tense={tense}",
        f"ago={distant} noun={noun:d}",
        f"tense={tense}",
        f"comma={comma:d} between={min(between, 2)}",
        f"saying={saying:d} class={own_class}",
        f"saying={saying:d} same={same:d} noun={noun:d}",
        f"in phrase={in_phrase}",
        f"in phrase={in_phrase} noun={noun:d} touch={touches(head, time):d}",
        f"in phrase={in_phrase} reading={time.reading} noun={noun:d} touch={touches(head, time):d}",
        f"relation={relation} reading={time.reading} noun={noun:d}",
        f"finest={finest:d} times={min(len(others), 3)}",
        f"front={front:d} same={same:d} between={min(between, 2)}",
        f"front={front:d} noun={noun:d}",
        f"reading={time.reading} taken={time.taken:d}",
        f"reading={time.reading} taken={time.taken:d} tense={tense}",
        f"reading={time.reading} taken={time.taken:d} saying={saying:d}",
        f"reading={time.reading} ago={distant} tense={tense}",
        f"taken={time.taken:d}",
        f"side={here} tense={tense}",
        f"side={here} mode={mode} noun={noun:d}",
        f"side={here} its tense={tense_of(its) if its else 'none'}",
        f"side={here} taken={time.taken:d}",
        f"reading={time.reading} grain={time.grain}",
        f"reading={time.reading} grain={time.grain} tense={tense}",
        f"taken={time.taken:d} ago={distant}",
        f"governed={governed:d} noun={noun:d}",
        f"mode={mode} ago={distant}",
        f"clock={time.clock:d} taken={time.taken:d}",
        f"type={time.mention.type}",
    ]
    if its is not None:
        found.append(f"its role={its.role.value} same={same:d} side={side}")
        found.append(f"its tense={tense_of(its)} reading={time.reading} taken={time.taken:d}")
        if clause is not None and not noun:
            found.append(f"role={clause.role.value} its role={its.role.value} same={same:d}")
    if same and clause is not None and not noun:
        rivals = [other.verb.last for other in sentence.clauses if other.verb.last != head.word]
        nearer = any(abs(h - time.first) < abs(head.word - time.first) for h in rivals)
        found.append(f"nearer verb={nearer:d}")
    return found


def _other_time_features(view: View, head: Head, time: TimeCandidate, surroundings: Surroundings) -> list[str]:
    here, there = view.sentences[head.sentence], view.sentences[time.sentence]
    sentence = here.sentence
    clause = sentence.clauses[head.clause] if head.clause is not None else None
    noun = head.phrase is not None
    tense, own_day, opening = surroundings.tense, surroundings.own_day, surroundings.opening
    apart = abs(head.sentence - time.sentence)
    paragraphs = abs(here.paragraph - there.paragraph)
    last, last_day, _ = view.before[head.sentence]
    nearest = last == (time.sentence, time.first)
    nearest_day = last_day == (time.sentence, time.first)
    its = there.sentence.clauses[time.clause] if time.clause is not None else None
    its_class = verb_class(its.verb.lemma) if its else "none"
    first_day = view.first_day
    is_first = first_day is not None and (first_day.sentence, first_day.first) == (time.sentence, time.first)
    distant = ago(view, time.bounds)
    prep = preposition(there.sentence, time)
    stems = view.clause_stems(time.sentence, time.clause)
    shared = view.weight(view.head_stems(head) & stems)
    deed = bucket(shared, 0, 0.2, 0.5, 1)
    lead = bucket(view.rank.get(time.sentence, 99), 0, 1, 3)
    front = time.first <= 2 and prep in ("on", "in", "at", "^", "after")
    found = [
        "",
        f"own={own_day}",
        f"own={own_day} apart={bucket(apart, 1, 2, 4)}",
        f"apart={bucket(apart, 1, 2, 3, 5, 10)}",
        f"paragraphs={bucket(paragraphs, 0, 1, 2, 4)} apart={bucket(apart, 1, 2, 4)}",
        f"grain={time.grain}",
        f"grain={time.grain} tense={tense}",
        f"ago={distant}",
        f"ago={distant} tense={tense}",
        f"nearest={nearest:d} day={nearest_day:d}",
        f"nearest={nearest:d} apart={bucket(apart, 1, 2, 4)}",
        f"nearest day={nearest_day:d} tense={tense}",
        f"first day={is_first:d} tense={tense}",
        f"first day={is_first:d} lead={lead}",
        f"lead={lead} grain={time.grain}",
        f"its class={its_class} noun={noun:d}",
        f"in phrase={within_phrase(there.sentence, time)}",
        f"prep={prep} grain={time.grain}",
        f"subject={surroundings.subject} apart={bucket(apart, 1, 2)}",
        f"noun={noun:d} opening={opening}",
        f"deed={deed}",
        f"deed={deed} apart={bucket(apart, 1, 3)}",
        f"deed={deed} noun={noun:d} opening={opening}",
        f"title={_in_title(view, stems)} its={surroundings.title}",
        f"earlier={surroundings.earlier:d} grain={time.grain}",
        f"later={surroundings.later:d}",
        f"front={front:d} paragraphs={bucket(paragraphs, 0, 1)}",
        f"reading={time.reading} grain={time.grain}",
        f"clock own={surroundings.clock:d}",
        f"quoted={sentence.quoted[head.word]:d}",
    ]
    if its is not None:
        found.append(f"its tense={tense_of(its)} tense={tense}")
        found.append(f"its role={its.role.value}")
        if clause is not None and not noun:
            found.append(f"same verb={its.verb.lemma == clause.verb.lemma:d}")
    return found


class Surroundings(NamedTuple):
    """What all times that a head can have from elsewhere are looked at beside, worked out once for the head.

    ``tense`` is that of its clause, ``own_day`` whether its sentence gives a day itself, ``opening`` how its noun
    phrase begins, ``subject`` what the subject of its clause is, ``title`` how much of it the headline has;
    ``earlier``, ``later`` and ``clock`` are whether its sentence has such words.
    """

    tense: str
    own_day: str
    opening: str
    subject: str
    title: str
    earlier: bool
    later: bool
    clock: bool


def surroundings_of(view: View, head: Head) -> Surroundings:
    """Return the surroundings of a head."""
    sentence = view.sentences[head.sentence].sentence
    clause = sentence.clauses[head.clause] if head.clause is not None else None
    own = [t for t in view.own[head.sentence] if not t.clock]
    lows = {word.low for word in sentence.words}
    return Surroundings(
        tense_of(clause) if clause else "none",
        "day" if any(t.grain == "day" for t in own) else "some" if own else "none",
        _opening(sentence, head),
        subject_kind(sentence, clause) if clause else "none",
        _in_title(view, view.head_stems(head)),
        bool(lows & _EARLIER),
        bool(lows & _LATER),
        any(t.clock for t in view.own[head.sentence]),
    )


def default_features(view: View, head: Head, surroundings: Surroundings) -> list[str]:
    """Return the features of a head that decide between the times that no words give: "today", "until today"."""
    sentence = view.sentences[head.sentence].sentence
    clause = sentence.clauses[head.clause] if head.clause is not None else None
    tense, own_day = surroundings.tense, surroundings.own_day
    rank = view.rank.get(head.sentence, 99)
    _, _, days = view.before[head.sentence]
    noun = head.phrase is not None
    class_ = "noun" if noun else verb_class(clause.verb.lemma) if clause else "none"
    stand = view.factuality[head.sentence][head.clause] if head.clause is not None else None
    tells, mode = (stand.kind.value, stand.mode.value) if stand else ("none", "none")
    return [
        "",
        f"own={own_day}",
        f"days={bucket(days, 0, 1, 3)}",
        f"own={own_day} days={bucket(days, 0, 1, 3)}",
        f"tense={tense}",
        f"tense={tense} own={own_day}",
        f"tense={tense} days={bucket(days, 0, 1)}",
        f"rank={bucket(rank, 0, 1, 3, 8)}",
        f"class={class_}",
        f"class={class_} tense={tense}",
        f"noun={noun:d} opening={surroundings.opening}",
        f"role={clause.role.value if clause else 'none'}",
        f"tells={tells} mode={mode}",
        f"quoted={sentence.quoted[head.word]:d}",
        f"earlier={surroundings.earlier:d}",
        f"clock={surroundings.clock:d}",
        f"title={surroundings.title}",
    ]


def named_features(name: str, common: Sequence[str], fits: Fits, bounds: Bounds) -> list[str]:
    """Return the features of one time that no words give, of those that ``default_features`` has for its head:
    ``name`` is "today", "until today", "since today" or "before the first"."""
    return [f"{name} {each}" for each in (*common, *fits.features(bounds))]


class Fits:
    """How a time of a head fits those of the happenings decided before: the last one, and the most alike.

    What does not hang on the time is worked out once for all times of the head.
    """

    def __init__(self, view: View, head: Head, thread: Sequence[DecidedDate]) -> None:
        self._thread = thread
        if not thread:
            return
        self._last = thread[-1]
        self._own = f"own={_has_own(view, head):d}"
        going_on = _going_on(view, self._last.head, head, self._own)
        self._from_last = {same: [f"last={same:d} {each}" for each in going_on] for same in (True, False)}
        governor = _governor(view, head)
        self._said = next((each.bounds for each in thread if each.head == governor), None) if governor else None
        if self._said is not None:
            self._tense = tense_of(view.sentences[head.sentence].sentence.clauses[head.clause or 0])
        stems = view.head_stems(head)
        self._shared = [view.weight(stems & each.stems) for each in thread]
        self._best = max(self._shared)

    def features(self, bounds: Bounds) -> list[str]:
        """Return the features of a time with these bounds."""
        if not self._thread:
            return ["thread=none"]
        found = list(self._from_last[self._last.bounds == bounds])
        if self._said is not None:
            found.append(f"said={_order(bounds, self._said)} tense={self._tense}")
        alike = (share for share, each in zip(self._shared, self._thread, strict=True) if each.bounds == bounds)
        shared = max(alike, default=-1.0)
        found.append(f"episode={'none' if shared < 0 else bucket(shared, 0, 0.2, 0.5, 1)} {self._own}")
        found.append(f"episode best={shared >= 0 and shared == self._best and self._best > _RELATED:d}")
        return found


def _going_on(view: View, last: Head, head: Head, own: str) -> list[str]:
    """Return how a head goes on from the last happening before it: how near it is, in which tense, of whom it tells."""
    apart = head.sentence - last.sentence
    same_paragraph = view.sentences[last.sentence].paragraph == view.sentences[head.sentence].paragraph
    clause = _clause_of(view, head)
    subject = subject_kind(view.sentences[head.sentence].sentence, clause) if clause is not None else "none"
    found = [
        f"apart={bucket(apart, 0, 1, 2, 4)} {own}",
        f"paragraph={same_paragraph:d}",
        f"from={_tense_of_head(view, last)} to={_tense_of_head(view, head)} {own}",
        f"subject={'noun' if head.phrase else subject} apart={bucket(apart, 0, 1, 2)} {own}",
    ]
    return [*found, f"here noun={head.phrase is not None:d}"] if apart == 0 else found


def _has_own(view: View, head: Head) -> bool:
    """Return whether the sentence of a head gives a time itself."""
    return any(not time.clock for time in view.own[head.sentence])


def _clause_of(view: View, head: Head) -> Clause | None:
    return view.sentences[head.sentence].sentence.clauses[head.clause] if head.clause is not None else None


def _tense_of_head(view: View, head: Head) -> str:
    clause = _clause_of(view, head)
    return "noun" if head.phrase else tense_of(clause) if clause is not None else "none"


# --- which rows belong in the chronology --------------------------------------------------------------------


def row_features(
    view: View,
    head: Head,
    *,
    basis: str,
    event: float,
    sentence: float,
    date: float,
    time: TimeCandidate | None,
    grain: str,
    number: int,
    length: int,
    alike: float,
    rivals: Sequence[Head],
) -> list[str]:
    """Return the features of whether an editor would keep a row: ``event`` and ``date`` are probabilities, ``time`` is
    the expression that its time is from, ``length`` that of its passage in code points, ``alike`` is how much of its
    sentence the rows before tell, ``rivals`` are the heads of likelier rows of the same time."""
    rank = view.rank.get(head.sentence, 99)
    noun = head.phrase is not None
    each = view.sentences[head.sentence].sentence
    stand = view.factuality[head.sentence][head.clause] if head.clause is not None else None
    tells, mode = (stand.kind.value, stand.mode.value) if stand else ("none", "none")
    return [
        "bias",
        f"basis={basis}",
        f"event={_tenth(event)}",
        f"sentence={_tenth(sentence)}",
        f"date={_tenth(date)}",
        f"basis={basis} date={_tenth(date)}",
        f"basis={basis} event={_tenth(event)}",
        f"basis={basis} grain={grain}",
        f"noun={noun:d} basis={basis}",
        f"rank={bucket(rank, 0, 1, 3, 8)} basis={basis}",
        f"row={min(number, 2)} event={_tenth(event)}",
        f"row={min(number, 2)} noun={noun:d}",
        f"tells={tells} mode={mode}",
        f"quoted={each.quoted[head.word]:d}",
        f"alike={bucket(alike, 0, 0.15, 0.3, 0.5, 0.7)}",
        f"length={bucket(length, 30, 60, 100, 160, 250, 350, 449)} row={min(number, 1)}",
        *_tie_features(view, head, time, basis, number),
        *_again_features(view, head, [rival for rival in rivals if rival.sentence != head.sentence], basis),
    ]


def _tie_features(view: View, head: Head, time: TimeCandidate | None, basis: str, number: int) -> list[str]:
    """Return the features of how a row hangs together with its time: of "the 1981 thriller" and "was shot in 1981" the
    model of dates may be as sure, and only the second tells what happened."""
    if time is None:
        return []
    found = [f"ago={ago(view, time.bounds)} basis={basis}"]
    if time.sentence != head.sentence:
        return found
    sentence = view.sentences[head.sentence].sentence
    noun = f"noun={head.phrase is not None:d}"
    relation = _relation(sentence, head, time)
    return [
        *found,
        f"relation={relation} {noun}",
        f"relation={relation} row={min(number, 1)}",
        f"in phrase={within_phrase(sentence, time)} {noun} touch={touches(head, time):d}",
        f"prep={preposition(sentence, time)} {noun}",
        f"reading={time.reading}",
        f"type={time.mention.type}",
    ]


def _again_features(view: View, head: Head, rivals: Sequence[Head], basis: str) -> list[str]:
    """Return the features of whether a row tells again what others of other sentences tell."""
    if not rivals:
        return [f"again=0 basis={basis}"]
    own, names = view.head_stems(head), view.names[head.sentence]
    word = view.word_stems[head.sentence][head.word]
    shared = max(view.weight(own & view.head_stems(rival)) for rival in rivals)
    alike = max(view.share(head.sentence, rival.sentence) for rival in rivals)
    named = max(len(names & view.names[rival.sentence]) for rival in rivals)
    same = any(view.word_stems[rival.sentence][rival.word] == word for rival in rivals)
    return [
        f"again={min(len(rivals), 3)} basis={basis}",
        f"again shared={bucket(shared, 0, 0.2, 0.5, 1, 2)} basis={basis}",
        f"again alike={bucket(alike, 0, 0.15, 0.3, 0.5, 0.7)} basis={basis}",
        f"again word={same:d} basis={basis}",
        f"again names={min(named, 3)}",
    ]


def _governor(view: View, head: Head) -> Head | None:
    """Return the head of the clause that says what a head names."""
    if head.phrase is not None or head.clause is None:
        return None
    number = view.factuality[head.sentence][head.clause].governs
    if number is None:
        return None
    return Head(head.sentence, view.sentences[head.sentence].sentence.clauses[number].verb.last, number)


def _order(bounds: Bounds, other: Bounds) -> str:
    """Return whether a time lies before another, after it, or neither."""
    if bounds == other:
        return "same"
    if bounds[0] is not None and other[1] is not None and bounds[0] > other[1]:
        return "after"
    return "before" if bounds[1] is not None and other[0] is not None and bounds[1] < other[0] else "with"


def _in_title(view: View, stems: Stems) -> str:
    return bucket(len(stems & view.title), 0, 1, 3)


def _tenth(probability: float) -> str:
    return bucket(probability, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


# --- words and clauses as classes ---------------------------------------------------------------------------


def tense_of(clause: Clause) -> str:
    """Return the tense and aspect of a clause as one word: "past", "past+perfect", "modal", "ing" ..."""
    verb = clause.verb
    if verb.form is not VerbForm.FINITE:
        return f"{verb.form.value}{'+perfect' if verb.perfect else ''}"
    if verb.modal and verb.tense is not Tense.FUTURE:
        return "modal"
    return f"{verb.tense.value}{'+perfect' if verb.perfect else ''}{'+ing' if verb.progressive else ''}"


def verb_class(lemma: str) -> str:
    """Return what a verb does in telling: it says, tells, is a state, lasts, aims, or none of these."""
    if lemma in TELLING:
        return "tell"
    if lemma in SAYING:
        return "say"
    if lemma in ("be", "have"):
        return lemma
    if lemma in LASTING:
        return "last"
    if lemma in STATIVE:
        return "state"
    return "aim" if lemma in AIMING else "act"


def subject_kind(sentence: Sentence, clause: Clause) -> str:
    """Return what the subject of a clause is: a pronoun, a name, a noun, "I", nobody, or none."""
    if clause.subject is None:
        return "none"
    first, last = clause.subject
    low = sentence.words[first].low
    if low in _FIRST_PERSON:
        return "I"
    if low in _EMPTY:
        return "it"
    if low in _POINTING:
        return "this"
    if sentence.tags[first] == "PRP":
        return "pronoun"
    if "NNP" in sentence.tags[first:last]:
        return "name"
    return "the" if low == "the" else "noun"


def preposition(sentence: Sentence, time: TimeCandidate) -> str:
    """Return the class of the preposition that leads a time expression in, inside it or before it; "-" for none."""
    inside = sentence.words[time.first].low
    if inside in _PREPOSITIONS:
        return _PREPOSITIONS[inside]
    if time.first == 0:
        return "^"
    before = sentence.words[time.first - 1].low
    if before in _PREPOSITIONS:
        return _PREPOSITIONS[before]
    if before in ("the", "this", "that", "a", "an") and time.first > 1:
        led = _PREPOSITIONS.get(sentence.words[time.first - 2].low, "-")
        return f"{led}+the"
    return "IN" if sentence.tags[time.first - 1] == "IN" else "-"


def within_phrase(sentence: Sentence, time: TimeCandidate) -> str:
    """Return whether a time is a part of a noun phrase: "Friday's" (POS), "the 1973 building" (N), "attack of May"."""
    after = time.last + 1
    text = sentence.words[time.last].text
    if text.endswith(("'s", "’s")) or (after < len(sentence.words) and sentence.tags[after] == "POS"):
        return "POS"
    if after < len(sentence.tags) and sentence.tags[after] in ("NN", "NNS", "NNP", "JJ"):
        led = time.first and sentence.tags[time.first - 1] in ("DT", "PRP$", "JJ", "POS")
        return "DT+N" if led else "N"
    if time.first and sentence.tags[time.first - 1] in ("NN", "NNS", "NNP"):
        return "N+"
    return "-"


def touches(head: Head, time: TimeCandidate) -> bool:
    """Return whether a time stands right before or behind a head, a preposition between them."""
    return 0 < time.first - head.word <= 2 or 0 < head.word - time.last <= 2


def ago(view: View, bounds: Bounds) -> str:
    """Return how far before publication a time is, as a word: "ahead", "0", "1", "7", "31", "366", "+", "unknown"."""
    if view.today is None:
        return "unknown"
    end = bounds[1] if bounds[1] is not None else bounds[0]
    days = view.today - (end if end is not None else view.today)
    if days < 0:
        begun = bounds[0] is not None and bounds[0] <= view.today
        return "now" if begun else "ahead"
    return bucket(days, 0, 1, 7, 31, 366, 1500)


def _nearest(times: Sequence[TimeCandidate], head: Head) -> TimeCandidate | None:
    return min(times, key=lambda t: (t.clause != head.clause, abs(t.first - head.word), t.first), default=None)


def _relation(sentence: Sentence, head: Head, time: TimeCandidate) -> str:
    """Return how the clause of a time hangs together with that of a head: same, below, above, sister; under and over
    where clauses stand between them: "praised" and 1997 of "X, who was famous when she ruled in 1997, praised"."""
    if time.clause == head.clause:
        return "same"
    if time.clause is None or head.clause is None:
        return "none"
    here, there = sentence.clauses[head.clause], sentence.clauses[time.clause]
    if there.parent == head.clause:
        return f"below {there.role.value}"
    if here.parent == time.clause:
        return f"above {here.role.value}"
    if here.parent == there.parent:
        return "sister"
    if (branch := _branch(sentence, time.clause, head.clause)) is not None:
        return f"under {branch.role.value}"
    if (branch := _branch(sentence, head.clause, time.clause)) is not None:
        return f"over {branch.role.value}"
    return f"far {_root(sentence, time.clause).role.value}"


def _branch(sentence: Sentence, number: int, top: int) -> Clause | None:
    """Return the clause right below ``top`` that a clause hangs on, None where it does not hang on ``top`` at all."""
    clause = sentence.clauses[number]
    for _ in range(len(sentence.clauses)):
        if clause.parent == top:
            return clause
        if clause.parent is None:
            return None
        clause = sentence.clauses[clause.parent]
    return None


def _root(sentence: Sentence, number: int) -> Clause:
    """Return the clause that a clause hangs on in the end."""
    clause = sentence.clauses[number]
    for _ in range(len(sentence.clauses)):
        if clause.parent is None:
            break
        clause = sentence.clauses[clause.parent]
    return clause


def _has_content(sentence: Sentence, number: int | None) -> bool:
    """Return whether a clause tells what somebody says in a clause of its own."""
    return any(other.parent == number and other.role is Role.CONTENT for other in sentence.clauses)


def _marker(clause: Clause) -> str:
    if clause.marker in ("", ",", "that", "and", "but", "if", "to", "with", "who", "which", "as", "after", "before"):
        return clause.marker
    return "when" if clause.marker in ("when", "while", "since", "until") else "other"


def _opening(sentence: Sentence, head: Head) -> str:
    """Return how a noun phrase is opened: "the", "a", "this", "its", or "-" for a verb."""
    if head.phrase is None:
        return "-"
    low = sentence.words[head.phrase[0]].low
    if low in ("a", "an"):
        return "a"
    if low in _POINTING:
        return "this"
    return "the" if low == "the" else "its" if sentence.tags[head.phrase[0]] == "PRP$" else "bare"
