"""A language model proposes, the engine decides: what a model says of an article is verified against its text.

Nothing else depends on it: without a file in proposals/ an update reads articles as if this package were not there.
"""
