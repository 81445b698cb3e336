"""What every test may lean on: people in each role, the database in use, and a closed network."""

import ipaddress
import os
import shutil
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest

from reader.runtime.frames import in_one_piece
from tests.stacks import threads_in_one_piece

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.test import Client

    from reader.models import Article
    from tests.forked import Forks
    from tests.site import Site
    from tests.translation.services.stub import Stub

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "live_server"}


# The network


class OutsideWorldError(OSError):
    """A test tried to leave this machine."""


def is_this_machine(address: object) -> bool:
    """Whether a socket address or host name stays on this machine."""
    if isinstance(address, (str, bytes)) or address is None:
        host = address
    else:
        host = address[0] if isinstance(address, tuple) else None
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host in {None, "", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(str(host)).is_loopback or str(host) == "0.0.0.0"
    except ValueError:
        return False


@contextmanager
def taken_port(listening: bool = True) -> Iterator[int]:
    """A port that nobody else takes meanwhile; without a listener, connections to it are refused."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        if listening:
            server.listen()
        yield server.getsockname()[1]


@pytest.fixture(scope="session", autouse=True)
def closed_network() -> Iterator[None]:
    """Let tests reach loopback and Unix sockets only; anything else fails the test that tries it."""
    real_connect, real_connect_ex = socket.socket.connect, socket.socket.connect_ex
    real_lookup = socket.getaddrinfo

    def connect(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and not is_this_machine(address):
            raise OutsideWorldError(f"A test wanted to connect to {address!r}")
        real_connect(self, address)

    def connect_ex(self: socket.socket, address: Any) -> int:
        if self.family != socket.AF_UNIX and not is_this_machine(address):
            raise OutsideWorldError(f"A test wanted to connect to {address!r}")
        return real_connect_ex(self, address)

    def lookup(host: Any, *args: Any, **kwargs: Any) -> Any:
        if not is_this_machine(host):
            raise OutsideWorldError(f"A test wanted to look up {host!r}")
        return real_lookup(host, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect)
        patch.setattr(socket.socket, "connect_ex", connect_ex)
        patch.setattr(socket, "getaddrinfo", lookup)
        yield


# Processes and threads


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool:
    """Run a test, with its fixtures, as pytest does, where its calls have room."""
    plugins = [item.config.pluginmanager.getplugin(name) for name in ("rerunfailures", "runner")]
    found: list[Any] = [one for one in plugins if one is not None]
    return any(in_one_piece(one.pytest_runtest_protocol, item, nextitem) for one in found)


@pytest.fixture(scope="session", autouse=True)
def rooms_of_threads() -> Iterator[None]:
    with threads_in_one_piece():
        yield


@pytest.fixture(scope="session")
def forks() -> "Iterator[Forks]":
    """What reads files without a new Python for each."""
    from tests.forked import Forks

    reading = Forks()
    yield reading
    reading.close()


@pytest.fixture(autouse=True)
def readers(request: pytest.FixtureRequest, forks: "Forks") -> Iterator[None]:
    """Have files read by forked processes, but where a test is about processes."""
    from reader.formats import confined

    with pytest.MonkeyPatch.context() as patch:
        if request.node.get_closest_marker("own_process") is None:
            patch.setattr(confined, "_from_child", forks.answer)
        yield


# The database


def database_vendor() -> str:
    url = os.environ.get("DATABASE_URL", "")
    return "postgresql" if url.startswith("postgres") else "sqlite"


collect_ignore = ["browser"] if database_vendor() == "postgresql" else []  # it would be left out in the end


def uses_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())):
        return True
    case = getattr(item, "cls", None)
    return any(base.__name__ == "TransactionTestCase" for base in getattr(case, "__mro__", ()))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the other database's tests; on PostgreSQL also browsers and what needs one only or none.

    The slow ones come first: at the end the cores then share many short ones, and none waits for another.
    Each process has its part of them: see `dealt`.
    """
    vendor = database_vendor()
    other = "sqlite" if vendor == "postgresql" else "postgresql"
    left_out = []
    for item in items:
        elsewhere = item.get_closest_marker(other) is not None
        again = vendor == "postgresql" and (
            any(item.get_closest_marker(name) for name in ("browser", "once")) or not uses_database(item)
        )
        if elsewhere or again:
            left_out.append(item)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]
    items[:] = dealt(items, int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")))


def dealt(items: list[pytest.Item], processes: int) -> list[pytest.Item]:
    """Return tests in an order in which every process begins with its share of the slow ones.

    At first each process is given as many tests as another, the first of them to the first process.
    """
    slow = [item for item in items if item.get_closest_marker("slow")]
    others = iter([item for item in items if not item.get_closest_marker("slow")])
    order: list[pytest.Item] = []
    for number in range(processes):
        mine = slow[number::processes]
        share = (len(items) - len(order)) // (processes - number)
        order += [*mine, *islice(others, max(0, share - len(mine)))]
    return [*order, *others]


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb: bool) -> bool:
    """On SQLite the database stands before Django looks for it; it goes with the state folder."""
    return django_db_keepdb or database_vendor() == "sqlite"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """On SQLite begin with a copy of a database that went through all migrations once for the whole run."""
    from django.db import connection

    from tests.libraries import new_library

    if database_vendor() == "sqlite":
        with TemporaryDirectory() as folder:
            shutil.copy(new_library(Path(folder)).database, connection.settings_dict["TEST"]["NAME"])


# What migrations put there, roles among it, which no test makes anew.
OF_MIGRATIONS = {"django_content_type", "auth_permission", "auth_group", "auth_group_permissions"}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """After a test that really commits, empty every table but those that migrations fill.

    Django would empty those too, fill them again by a signal, and leave out the roles.
    """
    from django.db import connection, transaction
    from django.test import TransactionTestCase

    def empty(_: TransactionTestCase) -> None:
        tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
        with transaction.atomic(), connection.cursor() as cursor:
            for table in set(tables) - OF_MIGRATIONS:
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty)
        yield


# People

MakeUser = Callable[..., "User"]


@pytest.fixture
def make_user(db: None) -> MakeUser:
    """Create a user in a role: "reader", "analyst", "lead" or "admin"."""
    from django.contrib.auth.models import User

    from reader.models.roles import give_role

    def make(username: str, role: str = "reader") -> User:
        user = User.objects.create_user(username, f"{username}@example.org", "a password for tests")
        give_role(user, role)
        return user

    return make


@pytest.fixture
def rima(make_user: MakeUser) -> "User":
    """A reader."""
    return make_user("rima", "reader")


@pytest.fixture
def anwar(make_user: MakeUser) -> "User":
    """An analyst."""
    return make_user("anwar", "analyst")


@pytest.fixture
def basma(make_user: MakeUser) -> "User":
    """Another analyst, whose work is not Anwar's to touch."""
    return make_user("basma", "analyst")


@pytest.fixture
def lubna(make_user: MakeUser) -> "User":
    """A lead, who opens rounds for others."""
    return make_user("lubna", "lead")


@pytest.fixture
def adel(make_user: MakeUser) -> "User":
    """An admin."""
    return make_user("adel", "admin")


@pytest.fixture
def client_of() -> Callable[["User"], "Client"]:
    """A test client that is signed in as the given user."""
    from django.test import Client

    def sign_in(user: "User") -> "Client":
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def users(rima: "User", anwar: "User", adel: "User") -> dict[str, "User"]:
    """One person in each role."""
    return {"reader": rima, "analyst": anwar, "admin": adel}


# A library


@pytest.fixture
def state(settings: Any, tmp_path: "Path") -> "Path":
    """A state folder of the test's own, with no file in it."""
    settings.STATE_DIR = tmp_path
    return tmp_path


@pytest.fixture
def full_library(users: dict[str, "User"], basma: "User", settings: Any) -> "Article":
    """A library that has something of everything; the article that has most."""
    from tests.full_library import fill

    settings.HASHIYA_OUTGOING = True
    return fill(users["analyst"], basma, users["admin"])


# A provider of translations


@pytest.fixture
def stub() -> "Iterator[Stub]":
    """A provider of translations on this machine, which nobody has switched on."""
    from tests.translation.services.stub import Stub

    server = Stub()
    yield server
    server.close()


@pytest.fixture
def switched_on(stub: "Stub", settings: Any) -> "Stub":
    """The same, as the provider that the settings name."""
    settings.HASHIYA_TRANSLATOR, settings.HASHIYA_TRANSLATOR_URL = "libre", stub.address
    return stub


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that has a tiny model of translation as it is published, converted, and as Argos packs it."""
    from tests.translation.local.tiny_model import make_layouts

    return make_layouts(tmp_path_factory.mktemp("translators"))


@pytest.fixture
def opus(made: Path, tmp_path: Path) -> Path:
    """A copy of the converted model, which a test may damage."""
    return Path(shutil.copytree(made / "opus", tmp_path / "opus"))


@pytest.fixture
def here(made: Path, settings: Any, tmp_path: Path) -> "Iterator[Path]":
    """The tiny model as the translator of this machine, switched on; the folder of those installed."""
    from reader.translation.local.installed import standing_translator

    settings.STATE_DIR = tmp_path / "state"
    settings.HASHIYA_TRANSLATOR = "local"
    folder = settings.STATE_DIR / "translators"
    shutil.copytree(made / "opus", folder / "tiny-1")
    (folder / "tiny-1" / "hashiya.json").write_text('{"name": "tiny", "version": "1"}')
    yield folder
    standing_translator.close()


# A web site


@pytest.fixture
def site(settings: Any) -> "Iterator[Site]":
    """A web site on this machine, which may be fetched from."""
    from tests.site import Site

    settings.HASHIYA_OUTGOING = settings.HASHIYA_OUTGOING_PRIVATE = True
    server = Site()
    yield server
    server.close()
