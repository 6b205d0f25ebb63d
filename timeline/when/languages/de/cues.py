"""German words around a date that tell whether it lies ahead or behind."""

from __future__ import annotations

FUTURE = frozenset(
    (
        "wird", "werden", "soll", "sollen", "will", "wollen", "geplant", "findet", "finden", "beginnt", "beginnen",
        "startet", "starten", "folgt", "folgen", "kommt", "kommen", "steht", "stehen", "tritt", "eröffnet", "öffnet",
        "endet", "möchte", "möchten", "könnte", "könnten", "dürfte", "dürften", "plant", "planen", "vorgesehen",
        "voraussichtlich", "spätestens", "demnächst", "künftig", "angesetzt", "anberaumt", "läuft", "gastiert",
        "präsentiert", "spielt", "lädt", "trifft", "treffen", "reist", "erwartet", "angekündigt", "muss", "müssen",
        "kann",
        "können",
    )
)  # fmt: skip

PAST = frozenset(
    (
        "war", "waren", "hatte", "hatten", "wurde", "wurden", "gab", "gaben", "kam", "kamen", "ging", "gingen", "sagte",
        "sagten", "hat", "haben", "ist", "sind", "stand", "standen", "starb", "starben", "fand", "fanden", "begann",
        "begannen", "nahm", "nahmen", "schrieb", "schrieben", "sprach", "sprachen", "traf", "trafen", "blieb",
        "blieben",
        "brach", "brachen", "brachte", "brachten", "fiel", "fielen", "flog", "fuhr", "fuhren", "gelang", "gewann",
        "gewannen", "griff", "griffen", "half", "hielt", "hielten", "hieß", "konnte", "konnten", "lag", "lagen", "las",
        "lief", "liefen", "ließ", "ließen", "machte", "machten", "musste", "mussten", "rief", "riefen", "sah", "sahen",
        "saß", "schlug", "schloss", "sollte", "sollten", "stellte", "stellten", "stieg", "stiegen", "teilte", "teilten",
        "trat", "traten", "trug", "trugen", "tötete", "töteten", "unterschrieb", "verlor", "verloren", "verließ",
        "verstarb", "warf", "warfen", "wollte", "wollten", "wusste", "zog", "zogen", "zeigte", "zeigten", "erklärte",
        "erklärten", "erhielt", "erhielten", "entschied", "entschieden", "beschloss", "beschlossen", "geboren",
        "gestorben", "worden", "gewesen", "gegeben", "gekommen", "gefunden", "stattgefunden", "begonnen", "besuchte",
        "eröffnete", "wählte", "wählten", "übernahm", "entstand", "erschien", "erschienen", "bekam", "setzte", "führte",
        "führten", "legte", "legten", "kehrte", "verübte", "tagte", "spielte", "feierte", "feierten", "siegte",
        "unterlag", "kündigte", "meldete", "berichtete", "betonte", "warnte", "forderte", "forderten", "lehnte",
    )
)  # fmt: skip

PAST_ENDINGS = ("ierte", "ierten", "elte", "elten", "igte", "igten", "chtete", "chteten", "ndete", "ndeten")

REPORTING = frozenset(
    (
        "wurde", "wurden", "war", "waren", "hatte", "hatten", "hat", "haben", "sagte", "teilte", "kündigte", "erklärte",
        "wollte", "wollten", "sollte", "sollten", "bestätigte", "nannte", "verschob",
    )
)  # fmt: skip
"""Past tenses after which a date may still lie ahead: "sollte im Mai öffnen"."""

TURNS = frozenset(("bis", "dass", "für", "auf", "wenn", "vor", "welche", "welcher", "falls"))
"""Words that stand between a verb and a date that is not its own."""
