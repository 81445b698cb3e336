"""Saved web pages: bounded, parsed, cleaned, cut into blocks, and which of them are the article."""
