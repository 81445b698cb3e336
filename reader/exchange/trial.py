"""What a dry import remembers of articles that it took in and rolled back again."""

from reader.exchange.storing import Storing, key_of_mark
from reader.models import Annotation, DataImport


class TrialStoring(Storing):
    """Rows of an import that are rolled back article by article; what a file says twice is known."""

    def __init__(self, run: DataImport, with_new_labels: bool) -> None:
        super().__init__(run, with_new_labels)
        self.seen: set[int] = set()
        self.texts: set[str] = set()

    def was_seen(self, row: Annotation) -> bool:
        """Tell whether the same was marked in the same text before, and note it."""
        key = hash((row.article.text_sha256, key_of_mark(row)))
        if key in self.seen:
            return True
        self.seen.add(key)
        return False

    def is_new_text(self, text: str) -> bool:
        """Tell whether a text, by its digest, is there for the first time, and note it."""
        if text in self.texts:
            return False
        self.texts.add(text)
        return True
