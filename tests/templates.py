"""Imported by the server of `programs`: compiled templates are kept in a folder, for each run that it forks.

They are known by name, file and source; a template that changes is compiled again.
"""

import inspect
import os

from jinja2 import Environment, FileSystemBytecodeCache

_FOLDER = os.environ.get("JINJA_CACHE")
if _FOLDER:
    _WHICH = [*inspect.signature(Environment.__init__).parameters].index("bytecode_cache") - 1
    _DEFAULTS = [*(Environment.__init__.__defaults__ or ())]
    _DEFAULTS[_WHICH] = FileSystemBytecodeCache(_FOLDER)
    Environment.__init__.__defaults__ = tuple(_DEFAULTS)
