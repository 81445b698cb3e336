"""Names that a person put right in a machine's English, to be offered for the glossary."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from reader.arabic.glosses.terms import term_key
from reader.models import Paragraph, Term
from reader.models.translation import Origin

MOST_OFFERED = 5
NamesSaid = Mapping[int, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class CorrectedName:
    """A name in Arabic with the English that a person gave it. `href` is the form that makes it a term."""

    arabic: str
    english: str

    @property
    def href(self) -> str:
        return f"{reverse('new_term')}?{urlencode({'arabic': self.arabic, 'english': self.english})}"


def was_by_machine(paragraph: Paragraph) -> bool:
    return paragraph.english is not None and paragraph.english.origin == Origin.MACHINE


def corrected_names(before: NamesSaid, after: NamesSaid) -> list[CorrectedName]:
    """Return the names whose English is another now, or is there only now, and that are no term with it."""
    changed = [
        CorrectedName(arabic, english)
        for mark, (arabic, english) in after.items()
        if before.get(mark, ("", ""))[1] != english
    ]
    keys = [term_key(one.arabic) for one in changed]
    terms = set(Term.objects.filter(key__in=keys).values_list("key", "english"))
    new = (one for one, key in zip(changed, keys, strict=True) if (key, one.english) not in terms)
    return list(dict.fromkeys(new))[:MOST_OFFERED]
