"""What people do to annotations: mark, judge, change, withdraw, restore, undo and redo.

And to actors, which are merged and split here; and which suggestion the review queue gives next.
"""

from reader.annotation.changes import accept, change, reject, restore, withdraw
from reader.annotation.disagreements import decide, waiting_among
from reader.annotation.drafts import NewMark, actor_called, mark, mark_all, speaker_called
from reader.annotation.errors import ActionRefused, Conflict, NothingToTurn
from reader.annotation.selection import selected, snapped
from reader.annotation.undoing import redo, undo

__all__ = [
    "ActionRefused",
    "Conflict",
    "NewMark",
    "NothingToTurn",
    "accept",
    "actor_called",
    "change",
    "decide",
    "mark",
    "mark_all",
    "redo",
    "reject",
    "restore",
    "selected",
    "snapped",
    "speaker_called",
    "undo",
    "waiting_among",
    "withdraw",
]
