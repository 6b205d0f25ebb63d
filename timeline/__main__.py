"""``python -m timeline``: the command where its script is not on the path."""

from timeline.cli import main

main(prog_name="timeline")
