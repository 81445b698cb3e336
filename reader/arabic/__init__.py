"""Pure Arabic analysis: text in, `Document` out. No Django, network, clock or settings."""
