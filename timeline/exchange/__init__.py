"""Chronologies out to other formats, and in from them; whatever a format cannot say is named, event by event."""
