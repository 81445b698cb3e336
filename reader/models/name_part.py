"""Names by how their words begin, so that what is found by a name is read and no list of all names."""

import re
from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING

from django.db import connection, models

from reader.arabic.actors.identity import name_key
from reader.models.bulk import insert_values

if TYPE_CHECKING:
    from django.db.models import QuerySet

_WORD = re.compile(r"(?<!\w)\w")
_ARTICLE = "ال"
_LEAST_AFTER_ARTICLE = 2  # letters of a word that is found without its article too
_AT_ONCE = 500
_LAST_LETTER = "\U0010ffff"


def name_parts_of(name: str) -> list[str]:
    """Return a name folded, from each of its words on; from words with an article without it too."""
    key = name_key(name)
    places = [found.start() for found in _WORD.finditer(key)]
    parts = [key[at:] for at in places]
    bare = (part.removeprefix(_ARTICLE) for part in parts if part.startswith(_ARTICLE))
    return list(dict.fromkeys([*parts, *(one for one in bare if len(one) >= _LEAST_AFTER_ARTICLE)]))


class NameLookup(models.Manager["NamePart"]):
    """Knows which names are looked up by what."""

    def beginning(self, typed: str) -> "QuerySet[NamePart, str]":
        """Return the names of which a word, and what follows it, begins with what was typed."""
        key = name_key(typed)
        if not key:
            found = self.none()
        elif connection.vendor == "sqlite":  # whose LIKE looks through a whole index
            found = self.filter(part__gte=key, part__lt=key + _LAST_LETTER)
        else:
            found = self.filter(part__startswith=key)
        return found.order_by().values_list("name", flat=True)

    def remember(self, names: Iterable[str]) -> None:
        """Have names found from now on; those that are already are left as they are."""
        wanted = iter(dict.fromkeys(names))
        while some := list(islice(wanted, _AT_ONCE)):
            known = set(self.filter(name__in=some).order_by().values_list("name", flat=True))
            self.add(one for one in some if one not in known)

    def add(self, names: Iterable[str]) -> None:
        """Have names found from now on, of which the caller knows that they are not yet."""
        parts = sorted((part, name) for name in names for part in name_parts_of(name))
        if parts:
            insert_values(NamePart, ("part", "name"), parts)


class NamePart(models.Model):
    """That a name reads so, folded, from one of its words on.

    `name` is an `ActorName.key`, or `Annotation.speaker_name` as it is. A name that nothing has any more may
    stay, and one may stand here twice: whoever looks up compares with what has the names.
    """

    part = models.CharField(max_length=200)
    name = models.CharField(max_length=300, db_index=True)

    objects = NameLookup()

    class Meta:
        indexes = (
            models.Index(
                fields=("part", "name"),
                name="names_by_their_words",
                opclasses=("varchar_pattern_ops", "varchar_pattern_ops"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.part}: {self.name}"
