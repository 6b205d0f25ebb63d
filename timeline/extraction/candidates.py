"""Article -> candidates: each passage that tells of a happening, with its date, title, standing, who and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.articles import Article
from timeline.dates import When
from timeline.events import Stance, Status
from timeline.extraction.actors import Actors
from timeline.extraction.antecedents import carried_subject, tells_of_whom
from timeline.extraction.dating import date_passages
from timeline.extraction.passages import Passage, Selection, select
from timeline.extraction.standing import Doing
from timeline.extraction.story import Told, read_story
from timeline.extraction.titles import make_title, noun_title
from timeline.language.clauses import Clause, Role, Sentence
from timeline.language.names import find_names, known_names, where_of, who_of


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage of an article that tells of one happening.

    ``article`` is the article's id; text[start:end] is ``quote``. ``words`` is the expression the date was read
    from, None when there is none; ``basis`` says where the date is from: "text", "narrative" (what was told before)
    or "published". ``telling`` is whether somebody's saying is the happening ("warned", "denied"). ``position`` is
    the number of its sentence; ``refers`` is "pronoun" or "definite" where its subject points back to what was told
    before ("They", "These troops"). ``actor`` is the subject, its short forms resolved; ``gist`` the title with the
    subject as the text has it, by which tellings are compared. ``denier`` is who denies, where the stance is DENIES.
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
    gist: str = ""
    denier: str | None = None


def find_candidates(article: Article) -> list[Candidate]:
    """The happenings that an article tells, in the order of its text."""
    story = read_story(article.text, article.published, language=article.language, kind=article.kind)
    return candidates_of(article, story, select(story, article.text))


def candidates_of(article: Article, story: Sequence[Told], selection: Selection) -> list[Candidate]:
    """As ``find_candidates``, of an article that has been read and selected from."""
    text = article.text
    names = [find_names(told.sentence, text) for told in story]
    known = known_names(names, text)
    actors = Actors(story, names, known, text)
    found = []
    for passage, dated in zip(
        selection.passages, date_passages(story, selection.passages, article.published), strict=True
    ):
        told = story[passage.told]
        sentence, clause = told.sentence, told.sentence.clauses[passage.number]
        actor, meant = actors.of(passage), actors.pronoun(passage)
        title = _title(told, passage, text, actor)
        gist = _plain_title(told, passage, text, meant)
        if not title:
            continue
        first = next(index for index, word in enumerate(sentence.words) if word.end > passage.start)
        last = next(
            (index for index, word in enumerate(sentence.words) if word.start >= passage.end), len(sentence.words)
        )
        who = who_of(names[passage.told], known, sentence, first, last, clause.subject)
        where = where_of(names[passage.told], sentence, *_extent(sentence, passage, last), clause)
        source = actors.source(passage)
        if source:  # who says it has no part in it
            who = tuple(name for name in who if name not in f"{passage.source} {source}")
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
                source,
                who,
                where,
                dated.basis,
                passage.standing.doing is Doing.TELLING,
                passage.told,
                _refers(sentence, clause),
                actors.name(passage),
                gist,
                actors.denier(passage) if passage.standing.stance is Stance.DENIES else None,
            )
        )
    return found


def _title(told: Told, passage: Passage, text: str, actor: str | None) -> str:
    sentence, clause = told.sentence, told.sentence.clauses[passage.number]
    if not passage.noun and not tells_of_whom(sentence, clause):
        return make_title(sentence, _main(sentence), text, told.mentions)
    return _plain_title(told, passage, text, actor or carried_subject(sentence, clause, text))


def _plain_title(told: Told, passage: Passage, text: str, actor: str | None) -> str:
    sentence = told.sentence
    if passage.noun:
        return noun_title(sentence, passage.noun, told.mentions)
    title = make_title(sentence, sentence.clauses[passage.number], text, told.mentions, actor)
    return title or make_title(sentence, _main(sentence), text, told.mentions)


def _main(sentence: Sentence) -> Clause:
    """The first main clause with a subject; its title serves where the happening itself names nobody."""
    mains = [clause for clause in sentence.clauses if clause.role is Role.MAIN and clause.subject]
    return (mains or list(sentence.clauses))[0]


def _extent(sentence: Sentence, passage: Passage, last: int) -> tuple[int, int]:
    """The words that tell of the happening alone: its clause, for a plan with what is to be done, or its noun."""
    if passage.noun:
        return passage.noun[0], last
    clause = sentence.clauses[passage.number]
    end = clause.end
    if passage.standing.status is Status.PLANNED:
        for following in sentence.clauses[passage.number + 1 :]:
            if following.role is not Role.INFINITIVE or following.start != end:
                break
            end = following.end
    return (min(clause.start, clause.subject[0]) if clause.subject else clause.start), end


def _refers(sentence: Sentence, clause: Clause) -> str:
    if clause.subject is None:
        return ""
    first = sentence.words[clause.subject[0]].low
    if sentence.tags[clause.subject[0]] == "PRP":
        return "pronoun"
    return "definite" if first in ("the", "these", "this", "those", "that", "such") else ""
