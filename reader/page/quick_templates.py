"""Templates whose plain values, `{{ one.name }}` or `{% if one.name %}`, cost a third of what Django's do.

A page has thousands of these. What is shown is the same: whatever is not plain is left to Django. None of its
filters or tags is another one here.
"""

from html import escape
from types import MethodType
from typing import Any

from django.conf import settings
from django.template import Template, TemplateDoesNotExist
from django.template.base import (
    DebugLexer,
    FilterExpression,
    Lexer,
    NodeList,
    Origin,
    Parser,
    Token,
    Variable,
    VariableNode,
    render_value_in_context,
)
from django.template.loaders import base, cached

_SUBSCRIPT = (TypeError, AttributeError, KeyError, ValueError, IndexError)
_NOWHERE = object()
_NEEDS_ESCAPING = frozenset("&<>\"'")
# Of each type of values, once asked: whether Django subscripts it, and whether it calls it.
_kinds: dict[type, tuple[bool, bool]] = {}


def _kind(value: object) -> tuple[bool, bool]:
    kind = type(value)
    known = _kinds[kind] = (hasattr(kind, "__getitem__"), callable(value))
    return known


class _NotPlainError(Exception):
    """Django has to look a name up itself."""


class QuickExpression(FilterExpression):
    """A value of a template, with its filters."""

    def __init__(self, token: str, parser: Parser) -> None:
        super().__init__(token, parser)
        path = self.var.lookups if isinstance(self.var, Variable) and not self.var.translate else None
        is_plain = path and not self.filters and not any(part.isdigit() for part in path)
        self._path: tuple[str, ...] = tuple(path) if path and is_plain else ()

    def resolve(self, context: Any, ignore_failures: bool = False) -> Any:
        if self._path:
            try:
                value = _found(context, self._path)
            except _NotPlainError:
                pass
            else:
                if value is not _NOWHERE:
                    return value
                if ignore_failures:
                    return None
        return super().resolve(context, ignore_failures)


def _found(context: Any, path: tuple[str, ...]) -> Any:
    """Return what is at a path of names, `_NOWHERE` if nothing is."""
    name = path[0]
    for level in reversed(context.dicts):
        if name in level:
            value = level[name]
            break
    else:
        return _not_in(context, name)
    is_first = True
    for name in path:
        if is_first:
            is_first = False
        else:
            value = _member(value, name)
            if value is _NOWHERE:
                return value
        kind = type(value)
        if (_kinds[kind] if kind in _kinds else _kind(value))[1]:
            value = _called(value)
    return value


def _not_in(context: Any, name: str) -> object:
    """Return that a context has no such name, unless its class has."""
    if hasattr(type(context), name):
        raise _NotPlainError
    return _NOWHERE


def _member(value: Any, name: str) -> Any:
    kind = type(value)
    if (_kinds[kind] if kind in _kinds else _kind(value))[0]:
        try:
            return value[name]
        except _SUBSCRIPT:
            pass
    found = getattr(value, name, _NOWHERE)
    if found is _NOWHERE and hasattr(kind, name):  # a property that failed
        raise _NotPlainError
    return found


def _called(value: Any) -> Any:
    """Return what a method answers."""
    if type(value) is not MethodType or hasattr(value, "alters_data"):
        raise _NotPlainError
    if hasattr(value, "do_not_call_in_templates"):
        raise _NotPlainError
    try:
        return value()
    except TypeError as error:  # maybe it wants arguments
        raise _NotPlainError from error


class QuickValue(VariableNode):
    """A value that is shown."""

    def render(self, context: Any) -> str:
        try:
            value = self.filter_expression.resolve(context)
        except UnicodeDecodeError:
            return ""
        kind = type(value)
        if kind is str and context.autoescape:
            return value if _NEEDS_ESCAPING.isdisjoint(value) else escape(value)
        if kind is int and not settings.USE_THOUSAND_SEPARATOR:
            return str(value)
        return render_value_in_context(value, context)


class _QuickParser(Parser):
    def compile_filter(self, token: str) -> FilterExpression:
        return QuickExpression(token, self)

    def extend_nodelist(self, nodelist: NodeList, node: Any, token: Token) -> None:
        shown = QuickValue(node.filter_expression) if type(node) is VariableNode else node
        super().extend_nodelist(nodelist, shown, token)


class QuickTemplate(Template):
    """A template that is made of these."""

    def compile_nodelist(self) -> NodeList:
        engine = self.engine
        tokens = (DebugLexer if engine.debug else Lexer)(self.source).tokenize()
        parser = _QuickParser(tokens, engine.template_libraries, engine.template_builtins, self.origin)
        try:
            nodelist = parser.parse()
        except Exception as error:
            if engine.debug:
                error.template_debug = self.get_exception_info(error, error.token)  # type: ignore[attr-defined]
            raise
        self.extra_data = parser.extra_data
        return nodelist


class _Making(base.Loader):
    def get_contents(self, origin: Origin) -> str:
        raise NotImplementedError

    def get_template(self, template_name: str, skip: Any = None) -> Template:
        for origin in self.get_template_sources(template_name):
            if skip is not None and origin in skip:
                continue
            try:
                contents = self.get_contents(origin)
            except TemplateDoesNotExist:
                continue
            return QuickTemplate(contents, origin, template_name, self.engine)
        raise TemplateDoesNotExist(template_name)


class KeptTemplates(cached.Loader, _Making):
    """Keeps the templates of other loaders, made of quick values."""
