"""How each language of the interface writes dates (`<language>/formats.py`) and says its sentences."""
