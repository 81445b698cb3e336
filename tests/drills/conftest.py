"""Drills run where the packages of tests/requirements-drill.txt are: `make drill` installs them."""

from importlib.util import find_spec

_NEEDED = ("moto", "flask", "flask_cors", "storages")
collect_ignore_glob = [] if all(map(find_spec, _NEEDED)) else ["test_*.py"]
