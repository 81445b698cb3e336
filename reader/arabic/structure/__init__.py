"""The lines of an article and what each one is."""
