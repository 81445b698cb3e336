"""What people do to annotations: mark, judge, change, withdraw, restore, undo and redo."""

from reader.marking.changes import accept, change, reject, restore, withdraw
from reader.marking.disagreements import decide, waiting_among
from reader.marking.drafts import Draft, actor_called, mark, mark_all, speaker_called
from reader.marking.errors import Conflict, NothingToTurn, Refused
from reader.marking.selection import selected, snapped
from reader.marking.undoing import redo, undo

__all__ = [
    "Conflict",
    "Draft",
    "NothingToTurn",
    "Refused",
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
