"""What leaves the library in formats that other programs read. Pure: no Django, no database."""
