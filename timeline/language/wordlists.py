"""The small word lists that the rules of this package share, by what they mean."""

from __future__ import annotations

from typing import Final


def words(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


SAYING: Final = words(
    "say tell recount add state note explain comment remark describe argue write tweet post report indicate "
    "suggest claim believe think "
    "estimate show find allege insist assert maintain recall testify observe mention continue reply "
    "answer respond ask hint imply "
    "stress emphasize emphasise highlight reiterate predict expect hope fear feel know understand "
    "conclude determine contend "
    "caution quote speculate wonder confirm acknowledge admit concede"
)
"""Verbs that lend their sentence to somebody: what follows is the happening, if anything is."""

TELLING: Final = words(
    "announce reveal disclose warn declare vow pledge promise threaten accuse blame condemn denounce "
    "criticize criticise deny "
    "dismiss reject refute dispute rebuff demand urge call appeal apologize apologise confess concede "
    "admit confirm acknowledge "
    "unveil outline allege claim order propose recommend offer thank praise congratulate complain confirm"
)
"""Verbs of saying that are a happening themselves: who announces, warns or denies has done something."""

REPORTING: Final = words("report confirm claim allege describe note record")
"""Verbs of SAYING whose object may be the happening itself."""

CONCEDING: Final = words("acknowledge admit concede claim allege confirm outline insist complain propose recommend")
"""Of the verbs of TELLING those that tell only as much as what they are followed by."""

ATTRIBUTING: Final = SAYING | TELLING | words("agree decide learn hear see discover realize realise ensure mean")
"""Verbs that a clause of content can follow without "that"."""

VOICING: Final = words("express voice raise issue make give deliver release sound reiterate convey")
VOICED: Final = words(
    "concern alarm warning statement apology regret condolence sympathy support doubt objection threat promise pledge"
)
"""What one may voice: "expressed concern", "raised alarms", "issued a warning" are sayings that happened."""

DENYING: Final = words("deny dismiss reject refute dispute rebut contradict rebuff repudiate disavow debunk")

EXPECTING: Final = words("expect schedule plan set slate prepare project anticipate tip")
"""Verbs whose passive or present points to what is still to come."""

SUBORDINATING: Final = words(
    "after before because although though while since as if unless until till once whereas when whenever "
    "lest provided so"
)

STATIVE: Final = words(
    "be have seem appear remain include contain consist belong own exist depend matter resemble involve "
    "know believe think want "
    "need like love hate prefer mean represent feature comprise constitute deserve lack possess hope "
    "fear doubt suppose consider "
    "live reside lie sit stand stay keep continue tend concern relate range vary extend cover cost weigh "
    "measure equal bear "
    "enjoy face require allow enable rely differ serve work play feel look sound affect form provide "
    "offer operate run use "
    "specialize await boast support oppose encourage aim seek try attempt intend plan expect deal help "
    "make get go become "
    "do come let see hear understand remember wish highlight signal signify mark reflect demonstrate "
    "raise underline underscore"
)
"""Verbs that alone do not make a happening: states, habits, aims, and verbs that say too little."""

AIMING: Final = words(
    "want plan intend hope expect agree order urge ask call seek aim try threaten vow pledge promise "
    "refuse decide need require prepare "
    "offer propose demand tell allow permit enable schedule set wait wish like love authorize authorise "
    "instruct advise warn force use "
    "send deploy"
)
"""Verbs after which "to do" is still to come."""

CALENDAR: Final = words(
    "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed "
    "thu fri sat sun am pm est edt gmt utc bst christmas easter ramadan "
)
"""Words of the calendar, which look like names and are none."""

LASTING: Final = words(
    "search work fight help protect support negotiate talk study train guard monitor investigate rule "
    "control maintain continue occupy "
    "defend pursue compete struggle build develop grow protest rise war conflict crisis dispute embargo "
    "campaign investigation effort "
    "program programme operation negotiation siege occupation blockade standoff showdown buildup trade "
    "relationship rivalry recession "
    "expansion growth inflation trend policy debate"
)
"""Verbs and nouns of what goes on for days."""

TIMES: Final = words("week month year night summer winter spring fall autumn weekend season decade century")
"""Words for a stretch of time: "last week", "this month"."""
