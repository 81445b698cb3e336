"""Files on disk while they are written: whole under their name, or not there."""
