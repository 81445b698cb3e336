"""How articles come in: files, pages and feeds, read step by step, looked at, made into articles."""
