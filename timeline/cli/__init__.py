"""The command line: the only place that prints or exits.

Exit codes: 0 fine, 1 a finding (invalid data, out of sync, a line that could not be answered), 2 wrong use.
"""

from timeline.cli.front import main

__all__ = ["main"]
