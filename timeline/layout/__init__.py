"""The layout of a text: its headings, list items, table rows, dated lines and paragraphs, as offsets into it."""

from timeline.layout.blocks import Block, Kind, entry_lines, opens_block, read_layout

__all__ = ["Block", "Kind", "entry_lines", "opens_block", "read_layout"]
