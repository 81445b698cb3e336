"""English, in which the interface is written: it needs no catalogue."""
