"""What the tests of the store share stands in making.py, beside them.

Thousands of examples instead of hundreds: ``python -m pytest tests/store --hypothesis-profile=thorough``.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
