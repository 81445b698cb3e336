"""The annotation of the Arabic, found in its English."""
