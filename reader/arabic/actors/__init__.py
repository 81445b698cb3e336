"""People, organisations and places in a text, and who is who among them."""
