"""What editors ask of a single event: to settle a conflict in it, to see it with its quotes in context, its history."""
