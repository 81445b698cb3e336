"""What has a name in both languages is called by that of the interface's, where it has one."""

from django.utils import translation


def speaks_arabic() -> bool:
    """Tell whether the interface speaks Arabic."""
    return translation.get_language() == "ar"


def name_shown(english: str, arabic: str) -> str:
    """Return the name in the language that is in use; the other where it has none in that."""
    return (arabic or english) if speaks_arabic() else (english or arabic)


class NamedInBoth:
    """Mixin: something with `name_en` and `name_ar`."""

    name_en: str
    name_ar: str

    @property
    def shown_name(self) -> str:
        """What it is called on pages, in the language that is in use."""
        return name_shown(self.name_en, self.name_ar)
