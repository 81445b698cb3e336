"""Work through what waits in the background: uploads to be read."""

from argparse import ArgumentParser
from typing import Any

from reader.management.site_command import SiteCommand
from reader.runtime import worker


class Command(SiteCommand):
    help = "Read and analyse uploads in the background until Ctrl-C. As many as wanted may run."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--until-done", action="store_true", help="stop when nothing waits")
        parser.add_argument("--parent", type=int, default=None, help="stop when this process has ended")

    def handle(self, *args: Any, until_done: bool, parent: int | None, **options: Any) -> None:
        worker.run(batch=until_done, parent=parent)
