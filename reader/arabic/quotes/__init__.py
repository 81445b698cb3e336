"""Quotations: what a text gives as somebody's words, direct, indirect or mixed, and who speaks."""

from reader.arabic.quotes.finder import find_quotations

__all__ = ["find_quotations"]
