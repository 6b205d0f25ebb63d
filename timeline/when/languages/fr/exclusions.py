"""False friends: French words that look like a time and are none."""

from __future__ import annotations

from timeline.when.languages.shared import no_time

PHRASES = (
    "COUNT ans d ' âge",
    ", COUNT ans ,|.|)",
    "âgé|âgée|âgés|âgées|agé|agée de COUNT ans|mois",
    "homme|femme|garçon|fille|fillette|enfant|enfants|jeune|jeunes de COUNT ans",
    "adolescent|adolescente|habitant|retraité|père|mère de COUNT ans",
    "à l ' âge de COUNT ans",
    "COUNT - COUNT ans",
    "enfants|jeunes|adolescents de COUNT à COUNT ans",
    "femme|homme d ' une ROUND d ' années",
    "moins|plus de COUNT ans d ' âge",
    "une seconde fois|chance|place|partie|mi|vie|lecture",
    "en une seconde",
    "la seconde moitié|guerre|place|partie",
    "à la fois",
    "mi - temps",
    "du jour au lendemain",
    "mise|mettre|mis à jour",
    "un jour ou l ' autre",
    "à jour",
    "de jour en jour",
    "champ de|- mars",
    "planète mars",
    "accord|accords du vendredi saint",
    "midi - pyrénées",
    "soirée de gala",
    "heures supplémentaires|creuses",
    "jours fériés",
    "bonne année|nuit|journée|soirée",
    "à la minute",
    "dernière minute|heure|heures",
    "nuit blanche",
    "table de nuit",
)

EXCLUSIONS = tuple(no_time(pattern) for pattern in PHRASES)
