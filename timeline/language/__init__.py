"""Text -> sentences with their words, tags, clauses and names: what every later step reads, computed without dates."""
