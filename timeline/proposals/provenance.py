"""Who saw a happening, the engine or a language model, and on what they differ."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum

Quoted = tuple[str, str]
"""An article and a passage of it: by that a mention is known in events."""


class ProposedBy(StrEnum):
    """Who saw a happening: the ENGINE, the MODEL, or BOTH."""

    ENGINE = "engine"
    MODEL = "model"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who saw what a passage reports, and how the two differ.

    ``differs`` are the parts on which engine and model disagree, as "date: 2024-10-03 (engine), 2024-10-04 (model)".
    ``proof`` says how the model's date is linked, ``rejected`` what of its proposal did not hold; ``translated`` is
    whether the model translated the title.
    """

    by: ProposedBy
    model: str = ""
    differs: tuple[str, ...] = ()
    proof: str = ""
    rejected: tuple[str, ...] = ()
    translated: bool = False

    @property
    def rank(self) -> int:
        """The order to review in: both agree, both differ, only the model, only the engine."""
        order = {ProposedBy.BOTH: 0, ProposedBy.MODEL: 2, ProposedBy.ENGINE: 3}
        return order[self.by] + bool(self.differs and self.by is ProposedBy.BOTH)


def joint_provenance(provenances: Iterable[Provenance]) -> Provenance | None:
    """Return who saw an event of several mentions: both where engine and model saw some of it; None of none."""
    parts = list(provenances)
    if not parts:
        return None
    seen = {each.by for each in parts}
    by = next(iter(seen)) if len(seen) == 1 else ProposedBy.BOTH
    best = min(parts, key=lambda each: each.rank)
    return Provenance(
        by,
        next((each.model for each in parts if each.model), ""),
        tuple(dict.fromkeys(one for each in parts for one in each.differs)),
        best.proof,
        tuple(dict.fromkeys(one for each in parts for one in each.rejected)),
        any(each.translated for each in parts),
    )


def provenance_text(by_quote: Mapping[str, Provenance]) -> str:
    """Return who saw each passage of an article, as JSON."""
    return json.dumps({quote: asdict(each) for quote, each in by_quote.items()})


def provenance_from(text: str) -> dict[str, Provenance]:
    """Return who saw each passage of an article, from what ``provenance_text`` made."""
    by_quote: dict[str, Provenance] = {}
    for quote, values in json.loads(text).items():
        lists = {name: tuple(values[name]) for name in ("differs", "rejected")}
        by_quote[quote] = Provenance(**{**values, **lists, "by": ProposedBy(values["by"])})
    return by_quote
