"""How templates are read: without the white space that only their authors need."""

import re
from typing import TYPE_CHECKING

from django.template.loaders import filesystem

if TYPE_CHECKING:
    from django.template.base import Origin

_INDENTED = re.compile(r"^[ \t]+", re.MULTILINE)
_TAGS_ALONE = re.compile(
    r"^(?:\{%(?!\s*(?:translate|(?:end)?blocktranslate|plural)\b)(?:(?!%\}).)*%\}"
    r"|\{#(?:(?!#\}).)*#\}|[ \t])+\n",
    re.MULTILINE,
)
_TAG = re.compile(r"<[a-z][^<>]*>")


def squeezed(source: str) -> str:
    """Return a template without indentation, and without the line ends of lines that hold {% tags %} alone.

    What stands on two lines stays on two lines, so no two words run together; tags of translation are words.
    Inside a tag of HTML the end of a line becomes a space, which compresses best; before ">" it is left out.
    """
    lines = _TAGS_ALONE.sub(lambda line: line[0].rstrip(), _INDENTED.sub("", source))
    return _TAG.sub(lambda tag: tag[0].replace("\n>", ">").replace("\n", " "), lines)


class Loader(filesystem.Loader):
    """Reads a template from its folder, once; Django's cached loader keeps what it became."""

    def get_contents(self, origin: "Origin") -> str:
        return squeezed(super().get_contents(origin))
