"""Filters for what people write: the one place where text becomes markup that a template does not escape."""

from django import template
from django.utils.safestring import SafeString

from reader.formats.rich_text import plain_markup, rich_markup

register = template.Library()


@register.filter
def linked(text: str) -> SafeString:
    """Show plain words with their lines, and addresses in them as links."""
    return SafeString(plain_markup(str(text)))


@register.filter
def rich(text: str) -> SafeString:
    """Show words with a few tags, for guidelines and definitions."""
    return SafeString(rich_markup(str(text)))
