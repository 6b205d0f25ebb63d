"""French words around a date that tell whether it lies ahead or behind."""

from __future__ import annotations

FUTURE = frozenset(
    (
        "sera", "seront", "aura", "auront", "fera", "feront", "ira", "iront", "devra", "devront", "pourra", "pourront",
        "doit", "doivent", "va", "vont", "prévu", "prévue", "prévus", "prévues", "devrait", "devraient", "pourrait",
        "pourraient", "attendu", "attendue", "attendus", "programmé", "programmée", "fixé", "fixée", "viendra",
        "viendront", "tiendra", "tiendront", "débutera", "débuteront", "commencera", "commenceront", "ouvrira",
        "ouvriront", "fermera", "accueillera", "recevra", "rencontrera", "affrontera", "disputera", "participera",
        "présentera", "donnera", "lancera", "animera", "jouera", "joueront", "entrera", "partira", "arrivera", "rendra",
        "verra", "dévoilera", "proposera", "organisera", "célébrera", "votera", "examinera", "décidera", "prendra",
        "prendront", "débute", "commence", "rendez", "réunira", "réuniront", "permettra", "restera", "passera",
        "s'ouvre",
        "sortira", "finira", "terminera", "reprendra", "inaugurera", "élira", "éliront", "annoncera", "publiera",
    )
)  # fmt: skip

PAST = frozenset(
    (
        "a", "ont", "était", "étaient", "avait", "avaient", "fut", "furent", "été", "est", "sont", "dit", "mort",
        "morte",
        "né", "née", "eut", "eurent", "fit", "firent", "prit", "mit", "vint", "devint", "obtint", "naquit", "mourut",
        "avons", "avez", "ayant", "annonçait", "déclarait", "expliquait", "devait", "pouvait", "voulait", "faisait",
        "venait", "allait", "restait", "semblait", "comptait", "trouvait", "tenait", "vivait", "disait", "quitta",
        "gagna", "remporta", "commença", "annonça", "déclara", "signa", "créa", "fonda", "publia", "lança", "débuta",
    )
)  # fmt: skip

PAST_ENDINGS = ("èrent", "aient", "irent", "urent")

REPORTING = frozenset(
    (
        "est", "sont", "été", "était", "étaient", "dit", "annonçait", "déclarait", "expliquait", "annonça", "déclara",
        "devait", "avait", "avaient", "ayant", "voulait", "comptait", "lança", "publia",
    )
)  # fmt: skip
"""Past tenses after which a date may still lie ahead: "devait ouvrir en mai"."""

TURNS = frozenset(("jusqu", "que", "qu", "pour", "qui", "d", "avant", "dont", "où", "si", "quand"))
"""Words that stand between a verb and a date that is not its own."""
