"""What ``timeline propose`` does with a repository: plan, ask or exchange files, keep, verify."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from timeline.articles import Article
from timeline.problems import Invalid, Problem
from timeline.proposals.answers import StoredAnswer
from timeline.proposals.client import Client
from timeline.proposals.evidence import ArticleEvidence
from timeline.proposals.files import answers_in, request_lines
from timeline.proposals.proposing import Asker, AskingOutcome, Plan, ask_all, cost, plan_requests, take_answers
from timeline.proposals.verification import VerifiedSuggestion, verify
from timeline.settings import Proposer, Settings
from timeline.text import clean

Progress = Callable[[str, int], AbstractContextManager[Callable[[int], object]]]


@dataclass(frozen=True, slots=True)
class Repository:
    """The articles of a repository and the answers there are; ``fingerprints`` are those of the articles."""

    settings: Settings
    articles: Mapping[str, Article]
    fingerprints: Mapping[str, str]
    answers: Mapping[str, StoredAnswer]


def make_plan(repository: Repository, names: Collection[str] = (), *, again: bool = False) -> Plan:
    """Return what is to be asked about the articles named, or about all. Raises Invalid for a name of none."""
    unknown = [name for name in names if name not in repository.articles]
    if unknown:
        folder = repository.settings.shown(repository.settings.seeds_folder)
        raise Invalid(*(Problem(folder, 0, 0, f'there is no article "{name}"', "article") for name in unknown))
    chosen = [repository.articles[name] for name in (names or sorted(repository.articles))]
    settings = repository.settings
    return plan_requests(chosen, repository.fingerprints, repository.answers, settings.site_language, again=again)


def forecast(plan: Plan, proposer: Proposer | None) -> str:
    """Return what asking takes, in a line."""
    line = (
        f"{len(plan.articles)} articles to ask about, {len(plan.unchanged)} have an answer; "
        f"about {plan.sent:,} tokens to send and {plan.received:,} to receive"
    )
    if proposer is None:
        return line
    if proposer.prices is not None:
        line += f", about {cost(proposer, plan.sent, plan.received):.2f} at the prices of the settings"
    if proposer.budget is not None:
        line += f"; budget {proposer.budget:g}" + ("" if proposer.prices is not None else " tokens")
    return line


def write_requests(plan: Plan, path: Path, proposer: Proposer | None) -> None:
    """Write the requests as a file that batch interfaces take."""
    model = proposer.model if proposer is not None else "model"
    path.write_text("".join(request_lines(plan.requests, model)), encoding="utf-8")


def read_answers(plan: Plan, path: Path, settings: Settings) -> tuple[AskingOutcome, tuple[str, ...]]:
    """Keep the answers of a file; return what came of it, and what is wrong with its lines."""
    try:
        answers = answers_in(path.read_text(encoding="utf-8", errors="replace").split("\n"))
    except OSError as error:
        raise Invalid(Problem(str(path), 0, 0, f"cannot be read: {error.strerror}", "unreadable")) from None
    model = settings.proposer.model if settings.proposer is not None else "a person"
    asked = take_answers(plan, answers, settings.proposals_folder, model)
    strangers = sorted(answers.items.keys() - set(plan.articles) - set(plan.unchanged))
    return asked, (*answers.problems, *(f'there is no article "{clean(name)[:80]}"' for name in strangers))


def ask_live(
    plan: Plan, settings: Settings, progress: Progress, client: Asker | None = None
) -> Iterable[AskingOutcome]:
    """Ask the server of the settings, and yield what has come of it after each answer.

    Raises:
        Invalid: No server is set, its address is not to be asked, or openai is not installed.
    """
    from timeline.ingestion.parsed import Unusable

    proposer = settings.proposer
    if proposer is None:
        message = (
            "no language model is set; write under plugins: - timeline: proposer: {url: http://localhost:11434/v1,"
            " model: qwen3:8b}, or exchange files with --requests and --answers"
        )
        raise Invalid(Problem(settings.config_file.name, 0, 0, message, "settings"))
    try:
        asks = client or Client(proposer)
    except Unusable as error:
        raise Invalid(Problem(settings.config_file.name, 0, 0, str(error), "settings")) from None
    with progress("asking", len(plan.requests)) as advance:
        yield from ask_all(plan, asks, proposer, settings.proposals_folder, advance)


def outcome_in_words(asked: AskingOutcome, proposer: Proposer | None) -> list[str]:
    """Return what came of asking, in lines."""
    lines = [f"{name}: {clean(why)}" for name, why in asked.failed.items()]
    if asked.stopped:
        lines.append(f"stopped: {clean(asked.stopped)}")
    counts = [f"{len(asked.answered)} answers kept"]
    counts += [f"{len(asked.failed)} failed"] if asked.failed else []
    counts += [f"{len(asked.unanswered)} not asked"] if asked.unanswered else []
    if asked.sent or asked.received:
        counts.append(f"{asked.sent:,} tokens sent, {asked.received:,} received")
        if proposer is not None and proposer.prices is not None:
            counts.append(f"{cost(proposer, asked.sent, asked.received):.2f} at the prices of the settings")
    return [*lines, "; ".join(counts)]


def verified(repository: Repository, names: Iterable[str]) -> dict[str, list[VerifiedSuggestion]]:
    """Return what the rules make of the answers about articles."""
    language = repository.settings.site_language
    return {
        name: verify(repository.answers[name], ArticleEvidence(repository.articles[name]), language)
        for name in names
        if name in repository.answers and name in repository.articles
    }


def verdicts(by_article: Mapping[str, Iterable[VerifiedSuggestion]]) -> list[str]:
    """Return how many events were proposed, and how often each rule rejected or corrected a part, in lines."""
    every = [suggestion for suggestions in by_article.values() for suggestion in suggestions]
    rejected = sum(one.rejected for one in every)
    counts = Counter(finding.rule for one in every for finding in one.findings)
    lines = [f"{len(every)} events proposed, {len(every) - rejected} verified, {rejected} rejected"]
    return lines + [
        f"  {rule}: {count}" for rule, count in sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    ]


def rule_outcomes(suggestions: Iterable[VerifiedSuggestion]) -> list[str]:
    """Return what each rule made of each proposal, in lines."""
    lines: list[str] = []
    for number, one in enumerate(suggestions, 1):
        state = "rejected" if one.rejected else str(one.date.when) if one.date is not None else "no date"
        lines.append(f"{number}. {clean(one.title or one.proposed.title) or '(no title)'} [{state}, {one.mode}]")
        lines += [f"   date {one.proof}"] if one.proof and not one.rejected else []
        for finding in one.findings:
            lines.append(f"   {finding.rule}: {finding.part} {finding.given!r} {finding.reason}")
    return lines
