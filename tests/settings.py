"""The product's settings with what tests need: a throw-away state folder and a cheap password hash."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from tests.shared import FOLDER

_state = Path(tempfile.mkdtemp(prefix="hashiya-tests-"))
atexit.register(shutil.rmtree, _state, ignore_errors=True)
(_state / "static").mkdir()
if FOLDER not in os.environ:
    os.environ[FOLDER] = tempfile.mkdtemp(prefix="hashiya-tests-shared-")
    atexit.register(shutil.rmtree, os.environ[FOLDER], ignore_errors=True)
os.environ["HASHIYA_STATE"] = str(_state)
os.environ["HASHIYA_SECRET_KEY"] = "only-for-tests-" + "0123456789" * 5
for _name in (
    "HASHIYA_DEBUG",
    "HASHIYA_TLS",
    "HASHIYA_HOSTS",
    "HASHIYA_ANONYMOUS_READING",
    "HASHIYA_TIME_ZONE",
    "HASHIYA_TAGGER",
    "HASHIYA_LEXICON",
):
    os.environ.pop(_name, None)
os.environ["HASHIYA_TAGGER"] = "fast"  # the encoder is tested where it is meant; elsewhere it only takes time

from reader.settings import *  # noqa: E402, F403
from reader.settings import DATABASES, STORAGES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, as in use: the live server's threads then meet the real locking.
    DATABASES["default"]["TEST"] = {"NAME": str(_state / "test.sqlite3")}
