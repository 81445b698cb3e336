"""Independent annotation: open a round, see how far it is, close it, compare, settle into the library.

Beside it what else several people say of an article: answers to the codebook's questions, and comments.
"""

from reader.rounds.closing import Closing, close, closing, reopen
from reader.rounds.figures import agreement, mean_f1
from reader.rounds.opening import MOST_ANALYSTS, add_analyst, open_round, say_done, set_rules
from reader.rounds.progress import AssignmentProgress, Work, progress, work
from reader.rounds.rights import is_lead, may_compare, may_run, may_settle
from reader.rounds.settling import check_settling, settle, settle_agreed

__all__ = [
    "MOST_ANALYSTS",
    "AssignmentProgress",
    "Closing",
    "Work",
    "add_analyst",
    "agreement",
    "check_settling",
    "close",
    "closing",
    "is_lead",
    "may_compare",
    "may_run",
    "may_settle",
    "mean_f1",
    "open_round",
    "progress",
    "reopen",
    "say_done",
    "set_rules",
    "settle",
    "settle_agreed",
    "work",
]
