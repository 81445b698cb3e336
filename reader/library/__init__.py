"""Articles as they are kept: their lines as rows, their originals, near duplicates, the bin."""
