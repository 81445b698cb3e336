"""What becomes of a task that failed too often: its upload or its export says so."""

from uuid import UUID

from reader.exchange.jobs import give_up_export
from reader.intake.uploads import give_up as give_up_upload


def give_task_up(task: UUID, tries: int, why: str) -> None:
    """Say on what a task was about that it will not be tried again."""
    give_up_upload(task, tries, why)
    give_up_export(task, tries, why)
