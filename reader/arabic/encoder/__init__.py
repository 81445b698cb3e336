"""A small transformer of our own that reads a sentence's words in their context, on numpy alone."""
