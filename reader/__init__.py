"""Hashiya: a self-hosted reader for Arabic news with bilingual annotation."""
