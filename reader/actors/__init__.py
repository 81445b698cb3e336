"""Who is who across the library."""
