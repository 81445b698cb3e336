"""What drains the queue: a task that fails waits longer each time, and is given up after some tries."""

import signal
from collections.abc import Callable, Container
from types import FrameType

from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from reader.jobs.queue import GiveUp, Queued, try_again

INTERVAL = 0.5  # seconds between two looks into an empty queue


class QueueWorker(Worker):
    """Drain the queue under a name, with `batch` until nothing waits.

    `begin` is told of each task before it runs, `give_up` of what failed.
    Failures by the exceptions whose paths are in `patient` are waited out.
    """

    def __init__(
        self,
        worker_id: str,
        batch: bool,
        give_up: GiveUp,
        begin: Callable[[Queued], object] = lambda row: None,
        patient: Container[str] = (),
    ) -> None:
        super().__init__(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=INTERVAL,
            batch=batch,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=worker_id,
        )
        self.give_up = give_up
        self.begin = begin
        self.patient = patient

    def each_second(self, look: Callable[[], bool]) -> None:
        """Call `look` each second, also while a task runs; once it is false, the task at hand is the last."""

        def on_alarm(signum: int, frame: FrameType | None) -> None:
            if not look():
                self.running = False

        signal.signal(signal.SIGALRM, on_alarm)
        signal.setitimer(signal.ITIMER_REAL, 1, 1)

    def run(self) -> None:
        """Drain the queue. Afterwards nobody looks: a process that ends would die of the alarm."""
        try:
            super().run()
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    def run_task(self, db_task_result: Queued) -> None:
        self.begin(db_task_result)
        super().run_task(db_task_result)
        row = DBTaskResult.objects.get(pk=db_task_result.pk)
        if row.status == TaskResultStatus.FAILED:
            try_again(row, self.give_up, self.patient)
