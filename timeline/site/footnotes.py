"""Footnotes for markdown-it: "[^1]" in the text, "[^1]: what is said of it" on a line of its own.

As in Python-Markdown and on GitHub: https://python-markdown.github.io/extensions/footnotes/. A note is one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markupsafe import escape

_LABEL: Final = r"\[\^(?P<label>[^\]\s^\[]{1,40})\]"
_REFERENCE: Final = re.compile(_LABEL)
_DEFINITION: Final = re.compile(_LABEL + r":[ \t]*(?P<text>.*)")
_BACK: Final = "↩"


def footnotes(markdown: MarkdownIt) -> None:
    """Let a parser read footnotes. Their texts are in ``env["notes"]`` by label, those that are referred to in
    ``env["noted"]``, in order; ``notes_list`` writes them down."""
    # Before what would take a definition for the target of a link, and a reference for its words.
    markdown.block.ruler.before("reference", "footnote", _define, {"alt": ["paragraph", "reference"]})
    markdown.inline.ruler.before("link", "footnote", _refer)
    markdown.add_render_rule("footnote", _render)


def notes_list(env: Mapping[str, Any], render: Callable[[str], str]) -> str:
    """Return the list of the notes that a text refers to, as HTML; "" where there are none.

    Args:
        env: What the parser was given, once it has parsed the text.
        render: Makes HTML of the text of a note, without its notes, so that one which refers to itself ends.
    """
    written = "".join(
        f'<li id="note-{number}">{render(env["notes"][label])} <a href="#noted-{number}">{_BACK}</a></li>'
        for number, label in enumerate(env.get("noted", ()), 1)
    )
    return f"<ol>{written}</ol>" if written else ""


def _define(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    match = _DEFINITION.fullmatch(_line(state, start))
    if match is None or state.is_code_block(start):
        return False
    if silent:
        return True
    line = start + 1
    texts = [match["text"]]
    while line < end and not state.isEmpty(line) and state.sCount[line] > state.blkIndent:
        texts.append(_line(state, line))
        line += 1
    state.env.setdefault("notes", {}).setdefault(match["label"], " ".join(texts).strip())
    state.line = line
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _refer(state: StateInline, silent: bool) -> bool:
    match = _REFERENCE.match(state.src, state.pos)
    if match is None or match["label"] not in state.env.get("notes", {}):
        return False
    if not silent:
        noted: list[str] = state.env.setdefault("noted", [])
        is_first = match["label"] not in noted
        if is_first:
            noted.append(match["label"])
        token = state.push("footnote", "", 0)
        token.meta = {"number": noted.index(match["label"]) + 1, "first": is_first}
    state.pos = match.end()
    return True


def _render(_: RendererProtocol, tokens: Sequence[Token], at: int, *__: object) -> str:
    number, is_first = tokens[at].meta["number"], tokens[at].meta["first"]
    anchor = f' id="noted-{number}"' if is_first else ""
    return f'<sup{anchor}><a href="#note-{number}">{escape(number)}</a></sup>'
