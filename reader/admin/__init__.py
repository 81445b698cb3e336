"""What admins find in Django's admin: read-only wherever there is a history."""

from reader.admin import registered

__all__ = ["registered"]
