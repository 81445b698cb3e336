"""The analysis in the library: its finds stored as suggestions, lines corrected, marks following."""
