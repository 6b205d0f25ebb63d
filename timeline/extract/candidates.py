"""Article -> candidates: each passage that tells of a happening, with its date, title, standing, who and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.articles import Article
from timeline.dates import Date, Day, When
from timeline.events import Stance, Status
from timeline.extract.clauses import Clause, Role, Sentence
from timeline.extract.dating import Dated, date_passages
from timeline.extract.names import Known, Name, find_names, known_names, who_and_where
from timeline.extract.passages import Passage, Selection, select
from timeline.extract.standing import Doing
from timeline.extract.story import Told, read_story
from timeline.extract.titles import make_title, noun_title


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage of an article that tells of one happening.

    ``article`` is the article's id; text[start:end] is ``quote``. ``words`` is the expression the date was read
    from, None when there is none; ``basis`` says where the date is from: "text", "narrative" (what was told before)
    or "published". ``telling`` is whether somebody's saying is the happening ("warned", "denied"). ``position`` is
    the number of its sentence; ``refers`` is "pronoun" or "definite" where its subject points back to what was told
    before ("They", "These troops"). ``actor`` is the subject, its short forms resolved.
    """

    article: str
    start: int
    end: int
    quote: str
    when: When
    words: str | None
    time: str | None
    title: str
    status: Status
    stance: Stance
    according_to: str | None
    who: tuple[str, ...]
    where: tuple[str, ...]
    basis: str
    telling: bool = False
    position: int = 0
    refers: str = ""
    actor: str = ""


def find_candidates(article: Article) -> list[Candidate]:
    """The happenings that an article tells, in the order of its text."""
    story = read_story(article.text, article.published, language=article.language, kind=article.kind)
    return candidates_of(article, story, select(story, article.text))


def candidates_of(article: Article, story: Sequence[Told], selection: Selection) -> list[Candidate]:
    """As ``find_candidates``, of an article that has been read and selected from."""
    text = article.text
    names = [find_names(told.sentence, text) for told in story]
    known = known_names(names, text)
    actors = _Actors(story, names, known, text)
    found = []
    for passage, dated in zip(
        selection.passages, date_passages(story, selection.passages, article.published), strict=True
    ):
        told = story[passage.told]
        sentence, clause = told.sentence, told.sentence.clauses[passage.number]
        actor = actors.of(passage)
        if passage.noun:
            title = noun_title(sentence, passage.noun, told.mentions)
        else:
            title = make_title(sentence, clause, text, told.mentions, actor)
            title = title or make_title(sentence, _main(sentence), text, told.mentions)
        if not title:
            continue
        first = next(index for index, word in enumerate(sentence.words) if word.end > passage.start)
        last = next(
            (index for index, word in enumerate(sentence.words) if word.start >= passage.end), len(sentence.words)
        )
        who, where = who_and_where(sentence, names[passage.told], known, first, last, clause.subject)
        if passage.source:  # who says it has no part in it
            source = passage.source + " " + known.resolve(passage.source.removeprefix("The ").removeprefix("the "))
            who = tuple(name for name in who if name not in source)
        if actor is not None and actor in known.people:
            who = (actor, *(name for name in who if name != actor))
        found.append(
            Candidate(
                article.id,
                passage.start,
                passage.end,
                text[passage.start : passage.end],
                dated.when,
                dated.words,
                dated.time,
                title,
                passage.standing.status,
                passage.standing.stance,
                known.resolve(passage.source) if passage.source else None,
                who,
                where,
                dated.basis,
                passage.standing.doing is Doing.TELLING,
                passage.told,
                _refers(sentence, clause),
                actors.name(passage),
            )
        )
    return found


def _main(sentence: Sentence) -> Clause:
    """The first main clause with a subject; its title serves where the happening itself names nobody."""
    mains = [clause for clause in sentence.clauses if clause.role is Role.MAIN and clause.subject]
    return (mains or list(sentence.clauses))[0]


def _refers(sentence: Sentence, clause: Clause) -> str:
    if clause.subject is None:
        return ""
    first = sentence.words[clause.subject[0]].low
    if sentence.tags[clause.subject[0]] == "PRP":
        return "pronoun"
    return "definite" if first in ("the", "these", "this", "those", "that", "such") else ""


class _Actors:
    """Who "he", "she", "they" and "it" are: the subject of the main clause before, where there is one that can be
    meant."""

    def __init__(self, story: Sequence[Told], names: Sequence[Sequence[Name]], known: Known, text: str) -> None:
        self._story, self._names, self._known, self._text = story, names, known, text

    def of(self, passage: Passage) -> str | None:
        """The name that stands in for the subject; None where the subject can stay."""
        sentence = self._story[passage.told].sentence
        clause = sentence.clauses[passage.number]
        if clause.subject is None or clause.subject[1] - clause.subject[0] != 1:
            return None
        pronoun = sentence.words[clause.subject[0]].low
        if pronoun not in ("he", "she", "they", "it"):
            return None
        for position in range(passage.told, max(passage.told - 4, -1), -1):
            earlier = self._story[position]
            if earlier.rejected:
                continue
            if position == passage.told:
                clauses = [other for other in earlier.sentence.clauses if other.start < clause.start]
            else:
                clauses = list(earlier.sentence.clauses)
            for other in clauses:
                if other.subject and (name := self._meant(position, other.subject, pronoun)):
                    return name
        return None

    def name(self, passage: Passage) -> str:
        """The subject with its short forms resolved: "The NIS" is "The National Intelligence Service"."""
        if found := self.of(passage):
            return found
        sentence = self._story[passage.told].sentence
        subject = sentence.clauses[passage.number].subject
        if subject is None:
            return ""
        words = sentence.text_of(*subject, self._text)
        return " ".join(self._known.resolve(word) for word in words.split())

    def _meant(self, position: int, subject: tuple[int, int], pronoun: str) -> str | None:
        sentence = self._story[position].sentence
        start, end = subject
        people = [name for name in self._names[position] if start <= name.first < end and not name.place]
        tags = sentence.tags[start:end]
        if pronoun in ("he", "she"):
            return self._known.resolve(people[-1].text) if people and "NNS" not in tags else None
        if tags[0] == "PRP":
            return None
        plural = "NNS" in tags or "CC" in tags
        if (pronoun == "they") == plural:
            return sentence.text_of(start, end, self._text)
        return None


def undated(published: Day | None) -> When:
    """The date of what has none of its own: about the day it was published; XXXX where that is not known."""
    return Date(None) if published is None else Date.of(published, approximate=True)


__all__ = ["Candidate", "Dated", "candidates_of", "find_candidates", "undated"]
