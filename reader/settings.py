"""Settings, all of which have a working default; the environment variables are listed in docs/settings.md."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse_lazy

from reader.runtime import sqlite_build


def env_bool(name: str, default: bool = False) -> bool:
    value = os.environ.get(name, "").strip().lower()
    return value in {"1", "true", "yes", "on"} if value else default


def env_list(name: str, default: str = "") -> list[str]:
    return [item.strip() for item in os.environ.get(name, default).split(",") if item.strip()]


def env_number(name: str, default: int) -> int:
    """Return a whole number from 0 on. Raises ImproperlyConfigured if something else is set."""
    value = os.environ.get(name, "").strip() or str(default)
    if not (value.isascii() and value.isdecimal() and len(value) < 10):
        raise ImproperlyConfigured(f"{name} is {value!r}; write a whole number, such as {default}.")
    return int(value)


def secret_key(state: Path) -> str:
    """The key from the environment or the state folder; empty, which Django refuses, before set-up."""
    if from_environment := os.environ.get("HASHIYA_SECRET_KEY"):
        return from_environment
    path = state / "secret_key"
    return path.read_text(encoding="ascii").strip() if path.exists() else ""


sqlite_build.prefer_bundled()

# Where things are

BASE_DIR = Path(__file__).resolve().parent.parent
STATE_DIR = Path(os.environ.get("HASHIYA_STATE") or BASE_DIR / ".hashiya").resolve()
SEEDS_DIR = BASE_DIR / "seeds"

# Who may ask, and how

DEBUG = env_bool("HASHIYA_DEBUG")
TLS = env_bool("HASHIYA_TLS")
SECRET_KEY = secret_key(STATE_DIR)
ALLOWED_HOSTS = env_list("HASHIYA_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = [f"https://{'*' * host.startswith('.')}{host}" for host in ALLOWED_HOSTS if TLS]
HASHIYA_ANONYMOUS_READING = env_bool("HASHIYA_ANONYMOUS_READING", default=True)

# What this machine is called among those of one library, if not by its host name: no two may share a name

HASHIYA_MACHINE = os.environ.get("HASHIYA_MACHINE", "").strip()

# How many days what was deleted stays in the bin

HASHIYA_BIN_DAYS = env_number("HASHIYA_BIN_DAYS", 30)

# Where a backup is put each day: nowhere, unless a folder is named here, or s3://BUCKET/FOLDER

HASHIYA_BACKUPS = os.environ.get("HASHIYA_BACKUPS", "").strip()

# Who finds the names: the built-in tagger, unless a heavier one that is installed is named here

HASHIYA_TAGGER = os.environ.get("HASHIYA_TAGGER", "")

# Where the lexicon lies: what is installed, unless a folder of its tables, or none, is named here

HASHIYA_LEXICON = os.environ.get("HASHIYA_LEXICON", "")

# Who may ask for /metrics: whoever has the token, and whoever asks from one of these addresses or networks

HASHIYA_METRICS_TOKEN = os.environ.get("HASHIYA_METRICS_TOKEN", "")
HASHIYA_METRICS_FROM = env_list("HASHIYA_METRICS_FROM")

# Whom we may ask: nobody, unless a provider of translations is named here

HASHIYA_TRANSLATOR = os.environ.get("HASHIYA_TRANSLATOR", "")
HASHIYA_TRANSLATOR_URL = os.environ.get("HASHIYA_TRANSLATOR_URL", "")
HASHIYA_TRANSLATOR_KEY = os.environ.get("HASHIYA_TRANSLATOR_KEY", "")

# Where the translator on this machine has its model, if not among those that are installed, and how it works

HASHIYA_TRANSLATOR_MODEL = os.environ.get("HASHIYA_TRANSLATOR_MODEL", "")
HASHIYA_TRANSLATOR_BATCH = env_number("HASHIYA_TRANSLATOR_BATCH", 16)
HASHIYA_TRANSLATOR_BEAM = env_number("HASHIYA_TRANSLATOR_BEAM", 4)
HASHIYA_TRANSLATOR_THREADS = env_number("HASHIYA_TRANSLATOR_THREADS", 2)

# How many proxies stand in front, each of which adds whom it saw to X-Forwarded-For

HASHIYA_PROXIES = env_number("HASHIYA_PROXIES", 0)

HASHIYA_OUTGOING = env_bool("HASHIYA_OUTGOING")
HASHIYA_OUTGOING_PRIVATE = env_bool("HASHIYA_OUTGOING_PRIVATE")

# How many requests a minute the API answers to one token, and to one address without; of writes a quarter

HASHIYA_API_PER_MINUTE = env_number("HASHIYA_API_PER_MINUTE", 600)

# Parts

INSTALLED_APPS = [
    "reader.apps.ReaderConfig",
    "reader.apps.AdministrationConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "axes",
]

MIDDLEWARE = [
    "reader.watch.requests.noting_requests",
    "reader.views.language.speaking",
    "django_htmx.middleware.HtmxMiddleware",  # early, as the answer when something broke asks it too
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "reader.watch.outages.serving_what_needs_no_database",
    "django.middleware.gzip.GZipMiddleware",
    "reader.parameters.boundary.Boundary",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "reader.views.signing_in.refusing_pages_of_others",
    "reader.views.offline.naming_shelves",
    "reader.accounts.devices.noting_devices",
    "reader.views.language.remembering_language",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "reader.views.freshness.note_changes",
    "reader.watch.guard.guarding_sign_in",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "reader.urls"
WSGI_APPLICATION = "reader.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# A process's own memory: whole parts of pages, and the pieces of articles, of which a change touches few

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "pieces": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pieces",
        "OPTIONS": {"MAX_ENTRIES": 60},
    },
}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["reader.page.templates.Loader", "django.template.loaders.app_directories.Loader"],
                )
            ],
            "builtins": ["reader.page.translating", "reader.page.languages"],
            "libraries": {"kept": "reader.page.kept", "rich_text": "reader.page.rich_text"},
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "reader.views.forms.preferences.reading_context",
                "reader.views.language.language_context",
                "reader.views.freshness.made",
            ],
        },
    },
]

# The database: one SQLite file, or whatever DATABASE_URL names

DATABASES: dict[str, Any] = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL") or f"sqlite:///{STATE_DIR / 'db.sqlite3'}",
        conn_max_age=600,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        # IMMEDIATE takes the write lock at BEGIN, where SQLite waits for it: writers queue and never fail.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # The log grows to 16 MB before it is put into the file: pages that one article after another changes,
        # hundreds in a large library, are written there once.
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA cache_size=-65536;"
        "PRAGMA wal_autocheckpoint=4000;",
    }

elif DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)  # seconds

# People

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # which lets in nobody, and holds back who guesses
    "reader.accounts.permissions.PermissionsAtOnce",
    "django.contrib.auth.backends.ModelBackend",
]
AXES_HANDLER = "reader.watch.guard.Guard"
AXES_LOCKOUT_CALLABLE = "reader.watch.guard.hold_back"
AXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]
AXES_USERNAME_CALLABLE = "reader.watch.guard.counted_name"
AXES_CLIENT_IP_CALLABLE = "reader.watch.requests.address_of"
AXES_FAILURE_LIMIT = 10  # wrong passwords for a name; the guard lets three times as many come from an address
AXES_COOLOFF_TIME = timedelta(minutes=5)  # after the last of them
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "csrfmiddlewaretoken", "next"]
LOGIN_URL = reverse_lazy("sign_in")
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "CommonPasswordValidator")
] + [
    {
        "NAME": "reader.accounts.passwords.LongEnough",
        "OPTIONS": {"min_length": 10},
    }
]
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600  # seconds for which a link for a new password is good

# Mail, for links to people who forgot their password and daily digests: none unless a server is named here

EMAIL_HOST = os.environ.get("HASHIYA_MAIL_HOST", "")
EMAIL_PORT = env_number("HASHIYA_MAIL_PORT", 587)
EMAIL_HOST_USER = os.environ.get("HASHIYA_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("HASHIYA_MAIL_PASSWORD", "")
EMAIL_USE_SSL = EMAIL_PORT == 465
EMAIL_USE_TLS = not EMAIL_USE_SSL and env_bool("HASHIYA_MAIL_TLS", default=True)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("HASHIYA_MAIL_FROM") or "hashiya@localhost"

# Language and time: English stands in the code; another language is a catalogue and its formats beside it

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ar", "العربية")]
LOCALE_PATHS = [BASE_DIR / "reader" / "locale"]
FORMAT_MODULE_PATH = ["reader.locale"]
TIME_ZONE = os.environ.get("HASHIYA_TIME_ZONE") or "UTC"
USE_I18N = True
USE_TZ = True

# Static files are collected, hashed and compressed once at set-up, and then cached for ever by browsers

STATIC_URL = "/static/"
STATIC_ROOT = STATE_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "reader.assets.finder.JoinedFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STORAGES: dict[str, Any] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Originals and pictures: in the state folder, or in a bucket of an S3-compatible store where one is named;
# daily backups too may lie in one, each in its own

HASHIYA_BUCKET = os.environ.get("HASHIYA_BUCKET", "")
BUCKETS = {"originals": HASHIYA_BUCKET}
if HASHIYA_BACKUPS.startswith("s3://"):
    BUCKETS["backups"] = urlsplit(HASHIYA_BACKUPS).netloc
    if not BUCKETS["backups"]:
        raise ImproperlyConfigured("HASHIYA_BACKUPS names no bucket: say s3://BUCKET/FOLDER.")
STORAGES |= {
    what: {
        "BACKEND": "reader.files.bucket.s3.Bucket",
        "OPTIONS": {
            "bucket_name": bucket,
            "endpoint_url": os.environ.get("HASHIYA_S3_ENDPOINT") or None,
            "region_name": os.environ.get("HASHIYA_S3_REGION") or None,
        },
    }
    for what, bucket in BUCKETS.items()
    if bucket
}

WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_KEEP_ONLY_HASHED_FILES = not DEBUG

# Work in the background: tasks are rows of the same database, and `manage.py worker` does them

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
DATA_UPLOAD_MAX_NUMBER_FILES = 1000

# Uploads: a form with a text of 2 MB fits; Django answers 400 above it, the upload view says why

MAX_TEXT_BYTES = 2 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * MAX_TEXT_BYTES + 64 * 1024  # percent-encoding triples Arabic bytes
FILE_UPLOAD_MAX_MEMORY_SIZE = MAX_TEXT_BYTES
FILE_UPLOAD_PERMISSIONS = 0o640

# What browsers are told

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],  # scripts, styles, images, fonts and requests: ours alone, none inline
        "object-src": [NONE],
        "frame-src": [NONE],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "reader.views.unsent.expired"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = TLS
if TLS:
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [
        r"^healthz$",
        r"^readyz$",
        r"^metrics$",
    ]  # which are asked from beside the server
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = env_number("HASHIYA_HSTS_SECONDS", 365 * 24 * 3600)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True

# Logs: to standard error, a line for each request and for each sign-in

HASHIYA_ACCESS_LOG = env_bool("HASHIYA_ACCESS_LOG", default=True)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"tidied": {"()": "reader.watch.lines.Tidied"}},
    "formatters": {
        "plain": {"format": "%(asctime)s %(levelname)s %(name)s [%(request_id)s] %(message)s"},
        "json": {"()": "reader.watch.lines.Json"},
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "json" if env_bool("HASHIYA_LOG_JSON") else "plain",
            "filters": ["tidied"],
        }
    },
    "root": {"handlers": ["stderr"], "level": os.environ.get("HASHIYA_LOG_LEVEL") or "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "propagate": False},
        "hashiya.access": {"level": "INFO" if HASHIYA_ACCESS_LOG else "WARNING"},
        "hashiya.sign_in": {"level": "INFO"},
        "hashiya.provider": {"level": "INFO" if HASHIYA_ACCESS_LOG else "WARNING"},
        "axes": {"level": "ERROR"},  # what it counts is told by hashiya.sign_in
        "waitress.queue": {"level": "ERROR"},  # which tells of every request that had to wait
    },
}
