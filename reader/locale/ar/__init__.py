"""Arabic: the catalogue of its sentences beside this file, and how it writes dates and numbers."""
