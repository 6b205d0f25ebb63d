"""Claims: who says that something is so, and how sure that makes it."""
