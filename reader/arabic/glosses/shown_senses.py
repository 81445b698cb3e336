"""Which of a word's senses is shown: the one that its lemma has in articles on the subject."""

from collections.abc import Mapping

from reader.arabic.document import Subject
from reader.arabic.morphology.reading import Reading
from reader.arabic.morphology.sense_rows import SenseRows
from reader.arabic.remembering import remembered


class ShownSenses:
    """Puts the sense that fits the subject first; what is first without one is the lexicon's work."""

    def __init__(self, rows: SenseRows, persons: Mapping[str, str]) -> None:
        """`persons` are who has a quality, by its English: "civil" is of a "civilian"."""
        self._rows, self._persons = rows, persons

    @remembered(60_000)
    def shown(self, reading: Reading, subject: Subject) -> Reading:
        """Return the reading with the sense of the subject's first, or as it is where no row says one."""
        if not reading.known or subject is Subject.GENERAL:
            return reading
        stem = reading.stem
        sense = self._rows.on(subject.value, stem.lemma, stem.pos)
        return self.with_sense(reading, sense) if sense else reading

    @remembered(60_000)
    def with_sense(self, reading: Reading, sense: str) -> Reading:
        """Return the reading with `sense` first, the entry's others after it."""
        stem, passive = reading.stem, reading.passive or _is_passive_by_itself(reading)
        return reading.with_stem(
            stem._replace(
                glosses=self._rows.worded(sense, stem.glosses, stem.plural, passive),
                senses=self._rows.worded(sense, stem.senses, passive=passive),
            )
        )

    @remembered(20_000)
    def with_second(self, reading: Reading, sense: str) -> tuple[Reading, Reading]:
        """Return the reading with `sense` as its second, and with it as its first."""
        stem, other = reading.stem, self.with_sense(reading, sense)
        glosses = (*stem.glosses[:1], *other.stem.glosses[:1], *stem.glosses[1:])
        senses = (*stem.senses[:1], *other.stem.senses[:1], *stem.senses[1:])
        both = stem._replace(glosses=tuple(dict.fromkeys(glosses)), senses=tuple(dict.fromkeys(senses)))
        return reading.with_stem(both), other

    @remembered(20_000)
    def of_person(self, reading: Reading) -> Reading:
        """Return the reading of an adjective that describes no noun as whoever has the quality."""
        two = reading.suffix.number == "dual" and reading.stem.form.endswith("iy~")  # مصرفيين are bankers
        many = reading.suffix.number == "plural" or two
        feminine = reading.suffix.gender == "feminine"
        if feminine or not (many or reading.prefix.definite) or not reading.stem.glosses:
            return reading
        person = self._persons.get(reading.stem.glosses[0].replace(" ", "_"), "").replace("_", " ")
        if person and many and not reading.prefix.definite:
            person = self._rows.many(person)
        return self.with_sense(reading, person) if person else reading


def _is_passive_by_itself(reading: Reading) -> bool:
    """Tell whether a past stem is written as a passive, whatever its category says: شوهد."""
    stem = reading.stem
    return (
        reading.tense == "past"
        and stem.form[1:3] == "uw"
        and stem.glosses[:1] != ()
        and (stem.glosses[0].startswith("be "))
    )
