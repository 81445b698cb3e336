"""What reading a file left out of each text, doubted and did: kept, so that nothing vanishes silently."""

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from typing import Self

from django.db import models

from reader.errors import Reason
from reader.sentences import sentence_of
from reader.sentences.left_out import REASONS
from reader.text.letters import has_arabic_letter


@dataclass(frozen=True, slots=True)
class LeftOutBlock:
    """A block that is no line of its text: its place among such blocks, the line it stood before, its words.

    `key` tells it from a block that has its place by now.
    """

    at: int
    before: int
    what: str
    words: str

    @property
    def key(self) -> str:
        return sha256(self.words.encode()).hexdigest()[:8]

    @property
    def is_arabic(self) -> bool:
        """Tell words from numbers, times and addresses, which run left to right."""
        return has_arabic_letter(self.words)

    @property
    def why(self) -> str:
        """Why it was left out, in a few words."""
        return str(REASONS[self.what])


class IntakeRecordQuerySet(models.QuerySet["IntakeRecord"]):
    def doubting(self) -> Self:
        return self.exclude(doubts=[])

    def has_left_out(self, upload: int | None, item: int | None) -> bool:
        """Tell whether something of a text of an upload is no line of it; never of what came another way."""
        if upload is None or item is None:
            return False
        return self.filter(upload=upload, item=item).exclude(left_out=[]).exists()


class IntakeRecord(models.Model):
    """What is told of the `item`th text of an upload, whether it is a draft or an article by now.

    `left_out` are the blocks of the file that are no lines of the text, in their order: [[number of the line
    it stood before, what it is (see `reader.formats.reading.Surrounding`), its words]]. `doubts` and
    `remarks` are packed reasons: for a look before the text becomes an article, and of what was done to it.
    """

    upload = models.ForeignKey("reader.Upload", on_delete=models.CASCADE, related_name="records")
    item = models.PositiveIntegerField()
    left_out = models.JSONField(default=list)
    doubts = models.JSONField(default=list)
    remarks = models.JSONField(default=list)

    objects = IntakeRecordQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("upload", "item"), name="one_record_per_text"),)

    def __str__(self) -> str:
        return f"{self.upload}, {self.item}"

    @property
    def blocks(self) -> list[LeftOutBlock]:
        return [LeftOutBlock(at, *one) for at, one in enumerate(self.left_out)]

    @property
    def counts(self) -> Counter[str]:
        """How many blocks of each kind were left out."""
        return Counter(what for _, what, _ in self.left_out)

    @property
    def reasons_to_look(self) -> list[Reason]:
        return [Reason.unpacked(one) for one in self.doubts]

    @property
    def remarks_in_words(self) -> list[str]:
        return [sentence_of(Reason.unpacked(one)) for one in self.remarks]
