"""A translation model on this machine: its folder, its process, how it is installed."""
