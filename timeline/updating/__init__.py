"""Articles -> files: read, extracted, merged with what people wrote, and saved all or nothing."""
