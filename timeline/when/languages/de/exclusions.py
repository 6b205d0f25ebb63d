"""False friends: German words that look like a time and are none."""

from __future__ import annotations

from timeline.when.languages.shared import no_time

PHRASES = (
    "COUNT -? jahre|jahren|monate|wochen|tage alt|alte|alter|altes|alten",
    "ab|unter|mit COUNT jahren",
    "COUNT bis|- COUNT jahre|jahren alt",
    "im alter von COUNT jahren|jahre|monaten",
    "am|zum|beim ORDINAL mal",
    "april , april",
    "bild|welt am sonntag",
    "letzter minute|sekunde",
    "in der|dieser sekunde|minute",
    "rund um die uhr",
    "ein für alle mal",
    "guten|schönen morgen|tag|abend",
    "gute nacht",
    "eines tages",
    "tag der offenen",
    "die stunde der",
    "schwarzer|schwarzen freitag|montag",
    "römischen|olympischen sommer|winter",
    "sommer|winter - universiade|olympiade",
    "karl|philipp|august|ernst|franz august",
)

EXCLUSIONS = tuple(no_time(pattern) for pattern in PHRASES)
