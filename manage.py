#!/usr/bin/env python3
"""Django's command line for Hashiya: `python manage.py help` lists what it can do."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reader.settings")
    try:
        from django import setup
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line, load_command_class
    except ImportError:
        sys.exit("Django is not installed for this Python. Use .venv/bin/python, which `make setup` creates.")
    from reader.runtime.frames import in_one_piece

    try:
        if sys.argv[1:2] == ["version"]:  # to which Django would tell its own
            setup()
            load_command_class("reader", "version").run_from_argv(sys.argv)
            return
        in_one_piece(execute_from_command_line, sys.argv)
    except ImproperlyConfigured as error:  # its sentence says which setting, and what to write
        sys.exit(str(error))
    except Exception as error:
        from reader.watch.faults import outage_of

        outage = outage_of(error)
        if outage is None:
            raise
        sys.exit(f"{outage.reason} {error}")


if __name__ == "__main__":
    main()
