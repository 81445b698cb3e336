"""Scores of the analysis against gold data, free of Django."""
