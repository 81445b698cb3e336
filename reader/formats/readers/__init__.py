"""Files into texts: one module a format."""
