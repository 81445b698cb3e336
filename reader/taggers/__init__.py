"""Heavier taggers of names, each an option; none is installed or imported unless the setting asks for it."""
