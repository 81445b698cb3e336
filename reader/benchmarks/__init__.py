"""Benchmarks: each returns named figures, among them a ratio to a floor or peer measured in the same run."""
