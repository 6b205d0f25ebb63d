"""The local server: the site from memory while its files are edited, and the desk where suggestions are reviewed."""
