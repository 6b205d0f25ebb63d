"""Words around a date that tell whether it lies ahead or behind."""

from __future__ import annotations

FUTURE = frozenset(
    (
        "will", "ll", "shall", "would", "due", "scheduled", "expected", "plan", "planning", "upcoming", "going",
        "slated", "expects", "expect", "intends", "intend", "hopes", "hope", "may", "might", "could", "should",
        "must", "payable", "effective", "until", "till", "deadline", "begins", "starts", "opens", "expires",
        "plans", "soon", "meets", "resumes", "convenes", "departs", "arrives", "meet", "resume", "convene", "reopen",
        "reopens", "ends", "concludes",
    )
)  # fmt: skip

PAST = frozenset(
    (
        "was", "were", "had", "did", "been", "said", "says", "told", "made", "took", "came", "went", "became",
        "began", "met", "held", "sent", "lost", "led", "left", "got", "gave", "saw", "found", "fell", "rose", "grew",
        "kept", "brought", "thought", "wrote", "stood", "heard", "ran", "paid", "shot", "struck", "hit", "cut", "put",
        "set", "broke", "spoke", "chose", "drove", "flew", "knew", "sold", "spent", "bought", "built", "caught",
        "fought", "sought", "taught", "threw", "drew", "withdrew", "hung", "swore", "sank", "swam", "sang", "rang",
        "sat", "slept", "felt", "dealt", "meant", "sped", "bled", "fled", "fed", "read", "rode", "wore", "tore",
        "bore", "shook", "forgot", "forgave", "arose", "awoke", "swept", "wept", "crept", "dug", "stuck", "swung",
        "undertook", "overtook", "overthrew", "since", "ago", "last", "won", "burst", "spread", "shut", "split", "quit",
        "beat", "hurt", "slid", "strove", "woke", "bit", "hid", "froze", "stole", "spun", "sprang", "shrank", "lit",
        "blew", "dove", "clung", "slew", "stung", "wound", "overran", "forbade", "mistook", "rebuilt", "resold",
    )
)  # fmt: skip

PAST_ENDINGS = ("ed",)

NOT_PAST = frozenset(
    (
        "succeed",
        "proceed",
        "exceed",
        "indeed",
        "hundred",
        "speed",
        "breed",
        "bleed",
        "greed",
        "creed",
        "naked",
        "sacred",
        "preferred",
    )
)

PLAIN_FUTURE = frozenset(("will", "ll", "shall", "scheduled", "slated"))
"""After these a date lies ahead without a doubt."""

REPORTING = frozenset(
    (
        "said", "says", "told", "announced", "reported", "added", "stated", "according", "last", "since", "ago",
        "been", "had", "predicted", "warned", "wrote", "noted", "confirmed", "expected", "planned", "scheduled",
        "agreed", "set", "proposed", "approved", "called", "ordered", "asked", "urged", "decided", "voted", "signed",
        "delayed", "postponed", "extended", "moved", "did", "was", "were", "thought", "hoped", "vowed", "promised",
        "pledged", "intended", "wanted", "needed", "limited", "put", "left", "remained", "based", "related", "read",
        "cut", "hit", "named", "elected", "invited", "forecast", "projected", "estimated", "filed", "declared",
    )
)  # fmt: skip
"""Past tenses after which a date may still lie ahead: "said the vote is on Monday", "was due in May"."""

TURNS = frozenset(
    (
        "that", "to", "for", "until", "till", "who", "which", "whose", "before", "by", "when", "if", "is", "are",
        "effective", "payable", "starting", "beginning", "ahead", "through", "because", "while", "as", "than",
    )
)  # fmt: skip
"""Words that stand between a verb and a date that is not its own."""

NOT_PLAIN = frozenset(("is", "are", "be", "being", "get", "gets", "getting", "s", "re", ",", "as", "-"))
"""Words right before a participle that is no past tense of the sentence."""

INTENDS = frozenset(
    (
        "planned", "agreed", "pledged", "vowed", "promised", "intended", "hoped", "expected", "scheduled", "prepared",
        "threatened", "wanted", "invited", "proposed", "offered", "committed", "set", "likely", "ready", "poised",
        "projected", "chosen", "supposed", "hoping", "preparing", "seeking", "wants", "want", "needs", "need", "aims",
        "seeks", "vows", "promises", "threatens", "prepares", "prepare", "determined", "was", "were", "is", "are",
    )
)  # fmt: skip

PLUPERFECT = frozenset(("had",))

TOWARD = frozenset(("to", "for"))

INFINITIVE = frozenset(("to",))

DETERMINERS = frozenset(("the", "a", "an", "his", "her", "its", "their", "our", "my", "your"))

NOMINAL = DETERMINERS | frozenset(
    (
        "this", "that", "these", "those", "any", "all", "some", "each", "which", "whom", "what", "more", "about", "as",
        "at", "least", "no", "most", "other", "another", "new", "him", "them", "it", "us", "me", "you", "and", "power",
        "work", "court", "school", "death", "prison", "jail", "people", "reporters",
    )
)  # fmt: skip

RANKS = frozenset(("first", "last", "latest", "only", "youngest", "oldest"))

_POSSESSIVES = frozenset(("his", "her", "its", "their", "our", "my", "your"))

DOUBTFUL = dict.fromkeys(("plan", "plans", "hope", "hopes"), _POSSESSIVES) | dict.fromkeys(
    ("meet", "resume", "convene", "reopen"), frozenset(("to", "did", "didn", "not", "when", "whenever"))
)

UNREAL = dict.fromkeys(("may", "might", "could", "should", "would", "must"), frozenset(("have",))) | {
    "could": frozenset(("have", "not"))
}

DEFERS = frozenset(
    (
        "postponed", "delayed", "deferred", "adjourned", "extended", "suspended", "rescheduled", "pushed", "moved",
        "postpones", "delays", "defers", "adjourns", "extends", "postpone", "delay", "extend", "have", "has",
    )
)  # fmt: skip

DEFER_TO = frozenset(("until", "till", "to"))

ABBREVIATIONS = frozenset(
    (
        "mr", "mrs", "ms", "dr", "st", "vs", "gen", "sen", "rep", "gov", "lt", "col", "capt", "sgt", "maj", "adm",
        "rev", "prof", "jan", "feb", "aug", "sept", "sep", "oct", "nov", "dec",
    )
)  # fmt: skip

EPITHETS = frozenset(
    (
        "black", "bloody", "holy", "spy", "whit", "low", "blue", "clean", "plough", "advent", "passion", "gaudete",
        "laetare", "quinquagesima", "red", "white", "green", "golden", "stir-up", "mothering", "remembrance", "lenten",
        "fat", "pancake", "penultimate", "alternate", "every", "another", "any", "other", "odd", "some",
    )
)  # fmt: skip
"""Words before a weekday that make it one that the week of publication does not tell: "Bloody Sunday"."""
