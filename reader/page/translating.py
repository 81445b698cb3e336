"""Django's template tags of translation, of which `translate` costs less where it is given a plain sentence.

An article's page has some sixty of these, and Django makes a lazy string of each and asks it four times. No
template has to load them.
"""

from typing import Any

from django.template import Library, Node
from django.template.base import Parser, Token, Variable
from django.templatetags import i18n
from django.utils.translation import gettext

register = Library()
register.tags.update(i18n.register.tags)
register.filters.update(i18n.register.filters)


class Sentence(Node):
    """A sentence of a template, in the language of whoever reads."""

    child_nodelists = ()

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence.replace("%", "%%")  # as catalogues have it

    def render(self, context: Any) -> str:
        return gettext(self.sentence).replace("%%", "%")


@register.tag("translate")
@register.tag("trans")
def sentence_node(parser: Parser, token: Token) -> Node:
    """Return Django's node, or where it would be asked for a plain sentence, `Sentence`."""
    node = i18n.do_translate(parser, token)
    asked = node.filter_expression
    literal = asked.var.literal if isinstance(asked.var, Variable) else None
    if not isinstance(literal, str) or asked.filters or node.noop or node.message_context or node.asvar:
        return node
    return Sentence(literal)
