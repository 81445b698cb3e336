"""`manage.py run`: make everything ready, then serve the reader until Ctrl-C."""

import os
import sys
from argparse import SUPPRESS, ArgumentParser
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.core.wsgi import get_wsgi_application
from django.db import DatabaseError, InterfaceError, connections

from reader import schema
from reader.accounts.first import FIRST_USER, password_path
from reader.analyser import site_analyser
from reader.intake.seeding import load_seeds
from reader.runtime import address, prepare, state
from reader.runtime.background import background_worker
from reader.runtime.memory import calm_collector
from reader.runtime.sweeping import sweep
from reader.watch.faults import damage, outage_of


class Command(BaseCommand):
    help = "Prepare the database, the static files and the seeds, then serve the reader."
    requires_system_checks = ()  # they follow once the database is known to be ours

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument(
            "--no-worker", action="store_true", help="serve alone; `manage.py worker` does the rest elsewhere"
        )
        parser.add_argument("--no-seeds", action="store_true", help="leave the library as it is")
        parser.add_argument("--host", default="127.0.0.1", help="the default lets in this machine alone")
        parser.add_argument("--prepared", action="store_true", help=SUPPRESS)

    def handle(self, *args: Any, host: str, port: int, **options: Any) -> None:
        if sys.platform == "win32":
            self.refuse(
                "gunicorn does not run on Windows. Use the Windows Subsystem for Linux, or a container."
            )
        try:
            address.require_named_visitors(host, settings.ALLOWED_HOSTS)
            address.require_free(host, port)
            if found := damage(1):
                self.refuse(found)
            password = self.prepare(seeds=not options["no_seeds"])
        except (address.AddressError, schema.NewerDatabase, CommandError) as error:
            self.refuse(str(error))
        except (DatabaseError, InterfaceError, OSError) as error:
            outage = outage_of(error)
            if outage is None:
                raise
            self.refuse(f"{outage.reason} {error}")
        if self.has_prepared and not options["prepared"] and sys.argv[1:2] == ["run"]:
            self.begin_anew()
        with nullcontext() if options["no_worker"] else background_worker():
            self.serve(host, port, password)

    def prepare(self, seeds: bool = True) -> str | None:
        """Bring everything up to date; return the first password while it still is the admin's."""
        state.ensure_folder(settings.STATE_DIR)
        sweep()
        made = state.ensure_secret_key(settings.STATE_DIR)
        settings.SECRET_KEY = os.environ.get("HASHIYA_SECRET_KEY") or made
        self.has_prepared = prepare.migrate()
        self.check(display_num_errors=False)
        prepare.collect_static()
        password = prepare.first_user()
        if seeds:
            with prepare.progress_bar("Reading the seeds") as report:
                self.has_prepared |= load_seeds(report)
        if stale := prepare.stale_articles():
            self.stdout.write(
                f"An earlier version of the analysis read {stale} of the articles. "
                "`python manage.py annotate --all` reads them anew and keeps what people decided."
            )
        return password

    def begin_anew(self) -> None:
        """Become a process that has prepared nothing: what read the seeds would be kept in memory."""
        connections.close_all()
        self.stdout.flush()
        os.execv(sys.executable, [sys.executable, *sys.argv, "--prepared"])  # noqa: S606 (ourselves)

    def serve(self, host: str, port: int, password: str | None) -> None:
        from reader.runtime.server import Server

        application = get_wsgi_application()
        # Loaded before the workers are forked, the dictionary is in memory once and the first word is quick.
        site_analyser().load_dictionary()
        calm_collector()
        # Workers are forked from this process, and a connection does not survive a fork.
        connections.close_all()
        where = address.bind_name(host, port)
        Server(application, where, ready=partial(self.announce, where, password)).run()

    def announce(self, where: str, password: str | None) -> None:
        self.stdout.write(f"Hashiya is ready: http://{where}")
        if password is not None:
            path = password_path(settings.STATE_DIR)
            shown = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
            # A terminal is for its owner's eyes; a log is kept and passed on.
            secret = f" ({password})" if self.stdout.isatty() else ""
            self.stdout.write(f"Sign in as {FIRST_USER} with the password in {shown}{secret}")
        self.stdout.write("Ctrl-C stops it.")
        self.stdout.flush()

    def refuse(self, sentence: str) -> None:
        self.stderr.write(sentence)
        sys.exit(1)
