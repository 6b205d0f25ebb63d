"""Makes events, and lays them out in YAML in all the ways that people do."""

from dataclasses import fields, replace

from hypothesis import settings
from hypothesis import strategies as st

from timeline.dates import parse_edtf
from timeline.events import Basis, Citation, Event, Media, Mode, Place, Review, Stance, Status, Work
from timeline.store.model import event_values
from timeline.store.recognise import source_name
from timeline.store.render import scalar as render_scalar
from timeline.store.scalars import is_plain, write_scalar

few = settings(max_examples=max(settings.default.max_examples // 4, 10))
"""For properties whose examples are large: a quarter of what the profile asks for."""

DATES = [
    parse_edtf(text)
    for text in ("2024-10-03", "2024-10", "2024", "198X", "2024-10-08/2024-10-13", "[..2021-05-02]", "XXXX-10-03",
                 "-0043-03-15", "2024-10-18~", "2024-05/..")
]  # fmt: skip

NASTY = [
    "NO", "2024-10-03", "12:30", "1_000", "0x10", "1e3", "~", "null", "y", "=", "<<",
    "a: b", "a #b", "- x", "#", "'", '"', "[x]", "{", ":", "x:", ",", "\\", "?", "!x", "&a", "*a", "%", "@", "`", "---",
    "é", "ü\u200d", "\u00a0x", "x\u2028y", "\x85", "\ttab", " lead", "trail ", "a\nb", "a\n\nb\n", "\r\n", "long " * 40,
]  # fmt: skip
"""What YAML trips over."""

texts = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12),
    st.text("ab c:#-'\"\n\\,[]{}", min_size=1, max_size=20),
).filter(lambda text: bool(text.strip()))
"""What can stand in an event: anything that is not empty, as far as UTF-8 goes."""

ids = st.from_regex(r"[a-z]{1,3}(-[a-z0-9]{1,3}){0,2}", fullmatch=True)
dates = st.sampled_from(DATES)
stances = st.sampled_from(Stance)


def citations(texts):
    """Sources that quote an article, and sources elsewhere."""
    maybe = st.none() | texts
    return st.one_of(
        st.builds(
            Citation,
            article=st.sampled_from(["one", "two", "three"]),
            quote=texts,
            says=st.none() | dates,
            words=maybe,
            stance=stances,
            according_to=maybe,
            mode=st.sampled_from(Mode),
            basis=st.none() | st.sampled_from(Basis),
        ),
        st.builds(
            Citation,
            title=texts,
            kind=st.sampled_from(Work),
            author=maybe,
            published=st.none() | dates,
            page=st.sampled_from([None, "12", "12-14", "ix"]),
            file=st.sampled_from([None, "evidence/a b.pdf"]),
            sha256=st.sampled_from([None, "0" * 64]),
            accessed=st.sampled_from([None, parse_edtf("2024-11-02").as_day]),
        ),
        st.builds(
            Citation,
            url=st.sampled_from(["https://example.org/a", "https://example.org/b?c=d#e"]),
            title=maybe,
            publisher=maybe,
            stance=stances,
        ),
    )


def events(ids=ids, texts=texts, by_machine=False):
    """Events as people write them, or as the machine does, which leaves some keys to people."""
    none = st.just(())
    names = st.lists(texts, max_size=3).map(tuple)
    return st.builds(
        _located,
        coordinates=st.none()
        if by_machine
        else st.none() | st.sampled_from([(43.1, 131.9), (-0.5, 180.0), (90.0, -7.0)]),
        id=ids,
        date=dates,
        title=texts,
        time=st.none() | st.sampled_from(["14:30", "09:00Z", "23:59:59+09:00"]),
        text=st.none() | texts,
        status=st.sampled_from(Status),
        who=names,
        where=names,
        tags=names,
        sources=st.lists(citations(texts), max_size=3, unique_by=source_name).map(tuple),
        review=st.sampled_from([None] if by_machine else [None, Review.CHECKED]),
        key=st.sampled_from([None] if by_machine else [None, True, False]),
        related=none if by_machine else st.lists(ids, max_size=2).map(tuple),
        media=none
        if by_machine
        else st.lists(
            st.builds(Media, file=st.sampled_from(["a.jpg", "b/c.png"]), alt=st.none() | texts), max_size=2
        ).map(tuple),
    )


def _located(coordinates, **values):
    """An event of which the first place has these coordinates."""
    first = values["where"][:1] if coordinates else ()
    return Event(**values, places=tuple(Place(name, *coordinates) for name in first))


chronicles = st.lists(events(), max_size=4, unique_by=lambda event: event.id)


@st.composite
def changed(draw, event, texts=texts, by_machine=False):
    """The event with one or two fields changed."""
    other = draw(events(st.just(event.id), texts, by_machine))
    chosen = draw(
        st.lists(
            st.sampled_from([field.name for field in fields(Event) if field.name not in ("id", "places")]),
            min_size=1,
            max_size=2,
        )
    )
    values = {name: getattr(other, name) for name in chosen}
    if "where" in chosen:
        values["places"] = other.places
    if "sources" in chosen and event.sources and draw(st.booleans()):
        sources = list(event.sources)
        at = draw(st.integers(0, len(sources) - 1))
        sources[at] = replace(
            sources[at], words=draw(texts), stance=draw(st.sampled_from(Stance)), quote=sources[at].quote
        )
        values["sources"] = tuple(sources)
    return replace(event, **values)


@st.composite
def laid_out(draw, held):
    """A file that holds these events, as people lay them out; every comment in it is ``#c`` and a number."""
    newline = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    column = draw(st.sampled_from([0, 0, 0, 2]))
    count = iter(range(10**6))
    often = draw(st.sampled_from([0, 0, 6]))  # how often a comment or an own key stands somewhere, of ten

    def comment(before=""):
        return f"{before}#c{next(count)}" if draw(st.integers(1, 10)) <= often else ""

    def scalar(text, flow=False, indent=0):
        style = draw(st.sampled_from(["", "", "'", '"']))
        if style == "" and is_plain(text, flow=flow):
            return text
        return write_scalar(text, flow=flow, style=style, indent=indent, newline=newline)

    def flowing(value):
        if isinstance(value, str):
            return scalar(value, flow=True)
        if isinstance(value, bool | float):
            return render_scalar(value)
        if isinstance(value, dict):
            return "{" + ", ".join(f"{key}: {flowing(inner)}" for key, inner in value.items()) + "}"
        return "[" + ", ".join(map(flowing, value)) + draw(st.sampled_from(["", ","])) + "]"

    def mapping(shown, column):
        """Lines of a mapping; the first is not indented."""
        keys = draw(st.permutations(list(shown))) if draw(st.booleans()) else list(shown)
        lines = []
        for key in keys:
            value = shown[key]
            if lines and (own := comment()):
                lines.append(" " * column + own)
            if lines and draw(st.integers(1, 10)) <= often / 3:
                own = draw(st.sampled_from([": mine", ": [a, {b: c}]", f": |{newline}{' ' * (column + 2)}text"]))
                lines.append(f"{' ' * column}x-{next(count)}{own}")
            indent = " " * column if lines else ""
            if not isinstance(value, list):
                written = scalar(value, indent=column + 2) if isinstance(value, str) else flowing(value)
                tail = comment(" ") if not written.startswith("|") else ""
                lines.append(f"{indent}{key}: {written}{tail}")
            elif draw(st.integers(1, 10)) <= often / 3:
                wide = newline + " " * (column + 4)
                between = [f",{comment(' ')}{wide}{flowing(one)}" for one in value[1:]]
                lines.append(
                    f"{indent}{key}: [{comment(' ')}{wide}{flowing(value[0])}{''.join(between)}{comment(' ')}{wide}]"
                )
            elif draw(st.booleans()):
                lines.append(f"{indent}{key}: {flowing(value)}{comment(' ')}")
            else:
                dash = column + draw(st.sampled_from([0, 2]))
                lines.append(f"{indent}{key}:{comment(' ')}")
                for one in value:
                    if own := comment():
                        lines.append(" " * dash + own)
                    lines.append(
                        " " * dash
                        + "- "
                        + (mapping(one, dash + 2) if isinstance(one, dict) else scalar(one, indent=dash + 2))
                    )
        return newline.join(lines)

    if held and draw(st.integers(1, 12)) == 12:
        return flowing([event_values(event) for event in held]) + newline
    parts = []
    if draw(st.booleans()):
        parts.append("# yaml-language-server: $schema=.schema.json")
    if draw(st.integers(1, 6)) == 6:
        parts.append("---")
    for event in held:
        if draw(st.booleans()):
            parts.append("")
        if own := comment():
            parts.append(" " * column + own)
        parts.append(" " * column + "- " + mapping(event_values(event), column + 2))
    if own := comment():
        parts += ["", own]
    bom = "\ufeff" if draw(st.integers(1, 12)) == 12 else ""
    endings = [newline, newline, newline * 3, *([""] if not parts or "|" not in parts[-1] else [])]
    return bom + newline.join(parts) + draw(st.sampled_from(endings))
