"""Adjectives that stand for a country: their English, and the country itself."""

from reader.arabic.names.gazetteer import key
from reader.arabic.remembering import remembered
from reader.arabic.resources import Resources


class Nationalities:
    """The definite adjectives of countries, masculine and feminine, by their folded letters."""

    def __init__(self, resources: Resources) -> None:
        places = {row[2] for row in resources.rows("gazetteer_places.tsv")}
        self._adjectives: dict[str, str] = {}
        self._countries: dict[str, str] = {}
        for spellings, country, english in resources.rows("nationalities.tsv"):
            for spelling in spellings.split("|"):
                masculine = "ال" + key(spelling)
                for form in (masculine, masculine + "ه"):
                    self._adjectives[form] = english
                    if country in places:
                        self._countries[form] = country

    @remembered(60_000)
    def adjective(self, word: str) -> str:
        """Return the English of a definite adjective ("الروسية": "Russian"), empty for other words."""
        return self._adjectives.get(key(word), "")

    def country(self, word: str) -> str:
        """Return the country of such an adjective where the lists of places have it, or an empty string."""
        return self._countries.get(key(word), "")
