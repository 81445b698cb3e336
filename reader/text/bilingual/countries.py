"""What English calls the countries of the world, and their people and things."""

from reader.text.tables import DATA, table_rows

# (names, adjectives and names of the people) of each country or comparable territory; the first is the usual.
COUNTRIES = tuple(
    (tuple(names.split("|")), tuple(adjectives.split("|")))
    for names, adjectives in table_rows(DATA / "countries.tsv")
)
