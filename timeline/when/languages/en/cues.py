"""Words around a date that tell whether it lies ahead or behind."""

from __future__ import annotations

FUTURE = frozenset(
    (
        "will", "ll", "shall", "would", "due", "scheduled", "expected", "plan", "planning", "upcoming", "going",
        "slated", "expects", "expect", "intends", "intend", "hopes", "hope", "may", "might", "could", "should",
        "must", "payable", "effective", "until", "till", "by", "deadline", "begins", "starts", "opens", "expires",
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
        "undertook", "overtook", "overthrew", "since", "ago", "last", "won",
    )
)  # fmt: skip

PAST_ENDINGS = ("ed",)
