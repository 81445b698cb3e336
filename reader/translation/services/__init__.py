"""Machine translation: an addition that an admin switches on. Nothing here runs while a page is served."""
