"""Which of a word's senses is shown: the one that its lemma has in articles on the subject."""

from reader.arabic.document import Subject
from reader.arabic.morphology.reading import Reading
from reader.arabic.morphology.sense_rows import SenseRows
from reader.arabic.remembering import remembered


class ShownSenses:
    """Puts the sense that fits the subject first; what is first without one is the lexicon's work."""

    def __init__(self, rows: SenseRows) -> None:
        self._rows = rows

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
        stem = reading.stem
        return reading.with_stem(
            stem._replace(
                glosses=self._rows.worded(sense, stem.glosses, stem.plural, reading.passive),
                senses=self._rows.worded(sense, stem.senses, passive=reading.passive),
            )
        )
