"""``python -m timeline``: the command where its script is not on the path."""

from timeline.cli import main

if __name__ == "__main__":  # processes that read articles beside it import this module
    main(prog_name="timeline")
