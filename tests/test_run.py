"""`make run`: installing once, taking a port, keeping secrets, starting again without losing anything."""

import io
import json
import os
import re
import signal
import stat
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from pytest_django import Settings

from reader.benchmarks.slow_clients import slow_clients
from reader.runtime import address, install, prepare, state
from reader.runtime.progress import Working
from tests.conftest import taken_port
from tests.libraries import new_library, put_static_files

ROOT = Path(__file__).parent.parent


# Address


@pytest.mark.parametrize(
    ("host", "only_here"),
    [
        ("127.0.0.1", True),
        ("localhost", True),
        ("::1", True),
        ("[::1]", True),
        ("0.0.0.0", False),
        ("192.0.2.7", False),
        ("news.example.org", False),
    ],
)
def test_which_hosts_stay_on_this_machine(host: str, only_here: bool) -> None:
    assert address.is_loopback(host) is only_here


def test_a_port_in_use_is_answered_with_a_free_one() -> None:
    with taken_port() as port:
        with pytest.raises(address.AddressError, match=f"Port {port} is already in use") as refusal:
            address.require_free("127.0.0.1", port)
        suggestion = re.search(r"make run PORT=(\d+)", str(refusal.value))
        assert suggestion is not None
        address.require_free("127.0.0.1", int(suggestion[1]))


@pytest.mark.parametrize("port", [0, -1, 65536])
def test_a_number_that_is_no_port_is_refused(port: int) -> None:
    with pytest.raises(address.AddressError, match="not a port"):
        address.require_free("127.0.0.1", port)


def test_an_address_of_another_machine_is_refused_in_a_sentence() -> None:
    with pytest.raises(address.AddressError, match=r"Nothing can be served on 192\.0\.2\.7"):
        address.require_free("192.0.2.7", 8000)


def test_other_machines_are_let_in_only_under_names() -> None:
    address.require_named_visitors("127.0.0.1", ["localhost"])
    address.require_named_visitors("0.0.0.0", ["localhost", "news.example.org"])
    with pytest.raises(address.AddressError, match="HASHIYA_HOSTS"):
        address.require_named_visitors("0.0.0.0", ["localhost", "127.0.0.1", "[::1]"])


def test_ipv6_hosts_are_bracketed() -> None:
    assert address.bind_name("::1", 8000) == "[::1]:8000"
    assert address.bind_name("127.0.0.1", 8000) == "127.0.0.1:8000"


# State folder


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_secret_key_is_made_once_and_closed_to_others(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    key = state.ensure_secret_key(folder)
    assert len(key) >= 50
    assert state.ensure_secret_key(folder) == key
    assert mode(folder) == 0o700
    assert mode(folder / "secret_key") == 0o600


@pytest.mark.django_db
def test_the_first_user_is_an_admin_with_a_kept_password(tmp_path: Path, settings: Settings) -> None:
    settings.STATE_DIR = tmp_path
    password = prepare.first_user()
    assert password is not None
    assert mode(tmp_path / "first-password") == 0o600
    admin = User.objects.get()
    assert admin.check_password(password)
    assert admin.is_superuser
    assert admin.groups.get().name == "admin"
    assert prepare.first_user() == password


@pytest.mark.django_db
def test_the_first_password_is_forgotten_once_changed(tmp_path: Path, settings: Settings) -> None:
    settings.STATE_DIR = tmp_path
    prepare.first_user()
    admin = User.objects.get()
    admin.set_password("another one")
    admin.save()
    assert prepare.first_user() is None
    assert not (tmp_path / "first-password").exists()
    assert prepare.first_user() is None


@pytest.mark.django_db
def test_the_first_password_is_hashed_again_only_after_a_change(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.STATE_DIR = tmp_path
    password = prepare.first_user()
    hashed: list[str] = []
    check = User.check_password

    def counted(user: User, raw: str) -> bool:
        hashed.append(raw)
        return check(user, raw)

    monkeypatch.setattr(User, "check_password", counted)
    assert prepare.first_user() == password
    assert hashed == []
    admin = User.objects.get()
    admin.set_password(password)
    admin.save()
    assert prepare.first_user() == password
    assert hashed == [password]


@pytest.mark.django_db
def test_where_an_admin_exists_none_is_added(tmp_path: Path, settings: Settings) -> None:
    settings.STATE_DIR = tmp_path
    User.objects.create_superuser("adel")
    assert prepare.first_user() is None
    assert User.objects.count() == 1


# Static files


def test_static_files_are_collected_only_when_one_changed(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.css").write_text("a {}")
    settings.STATICFILES_DIRS = [source]
    settings.STATE_DIR = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    calls: list[str] = []

    def collect(command: str, **options: object) -> None:
        calls.append(command)
        settings.STATIC_ROOT.mkdir(exist_ok=True)

    monkeypatch.setattr(prepare, "call_command", collect)
    prepare.collect_static()
    prepare.collect_static()
    assert calls == ["collectstatic"]
    (source / "a.css").write_text("a { color: red }")
    prepare.collect_static()
    assert calls == ["collectstatic"] * 2


# Progress


def test_a_log_gets_one_line_at_the_start_and_one_at_the_end() -> None:
    log = io.StringIO()
    with Working("Counting", log):
        pass
    first, last = log.getvalue().splitlines()
    assert first == "Counting ..."
    assert re.fullmatch(r"Counting: done after \d+\.\d s", last)


def test_a_failure_is_not_called_done() -> None:
    log = io.StringIO()
    with pytest.raises(ZeroDivisionError), Working("Dividing", log):
        _ = 1 / 0
    assert "Dividing: stopped after" in log.getvalue()


def test_nothing_to_do_shows_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    with prepare.progress_bar("Reading") as report:
        report(0, 0, "")
    assert capsys.readouterr() == ("", "")


def test_something_to_do_is_announced(capsys: pytest.CaptureFixture[str]) -> None:
    with prepare.progress_bar("Reading") as report:
        report(0, 2, "one")
        report(1, 2, "two")
    assert "Reading (2) ...\nReading (2): done after" in capsys.readouterr().err


# Installing


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[list[str]]:
    """Requirements of an imaginary project; the list of what would have been installed."""
    (tmp_path / "tests").mkdir()
    for optional in (install.LOCAL_TRANSLATOR, install.CLUSTER):
        path = tmp_path / optional
        path.parent.mkdir(parents=True)
        path.write_text("four==4\n")
    (tmp_path / "requirements.txt").write_text("# comment ==\none==1\ntwo==2  # why\n")
    (tmp_path / "tests/requirements.txt").write_text("-r ../requirements.txt\nthree==3\n")
    monkeypatch.setattr(install, "ROOT", tmp_path)
    calls: list[list[str]] = []

    def note(environment: Path, files: list[Path], log: Path) -> None:
        calls.append([file.name for file in files])

    monkeypatch.setattr(install, "install", note)
    monkeypatch.setattr(install, "pip_command", lambda environment: [])
    return calls


def test_packages_are_installed_once(installed: list[list[str]], tmp_path: Path) -> None:
    environment = tmp_path / ".venv"
    assert install.ensure(environment, "run") is True
    assert install.ensure(environment, "run") is False
    assert installed == [["requirements.txt"]]


def test_changed_requirements_are_installed_into_the_same_environment(
    installed: list[list[str]], tmp_path: Path
) -> None:
    environment = tmp_path / ".venv"
    install.ensure(environment, "run")
    (environment / "kept").touch()
    (tmp_path / "requirements.txt").write_text("one==2\n")
    assert install.ensure(environment, "run") is True
    assert (environment / "kept").exists()


def test_the_tools_of_the_tests_include_what_running_needs(
    installed: list[list[str]], tmp_path: Path
) -> None:
    environment = tmp_path / ".venv"
    install.ensure(environment, "run")
    assert install.ensure(environment, "tests") is True
    assert install.ensure(environment, "run") is False
    assert installed == [["requirements.txt"], ["requirements.txt"] * 4]


def test_an_environment_whose_python_is_gone_is_made_anew(installed: list[list[str]], tmp_path: Path) -> None:
    environment = tmp_path / ".venv"
    install.ensure(environment, "run")
    python = install.python_of(environment)
    python.unlink()
    python.symlink_to(tmp_path / "removed")
    assert install.ensure(environment, "run") is True
    assert install.is_recent(install.version_of(python))


@pytest.mark.parametrize(
    ("version", "recent"), [("3.9", False), ("3.10", False), ("3.11", True), ("3.14", True), ("", False)]
)
def test_which_python_is_recent_enough(version: str, recent: bool) -> None:
    assert install.is_recent(version) is recent


def test_pins_are_counted_without_comments(installed: list[list[str]], tmp_path: Path) -> None:
    assert install.pins(tmp_path / "requirements.txt") == 2


def test_a_failing_pip_ends_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    says = "import sys; print('ERROR: no such package'); sys.exit(1)"
    monkeypatch.setattr(install, "pip_command", lambda environment: [sys.executable, "-c", says])
    with pytest.raises(install.InstallationError, match=r"(?s)ERROR: no such package.*over the network"):
        install.install(tmp_path, [], tmp_path / "log")


# The command


@pytest.mark.django_db
def test_a_taken_port_ends_the_command_with_a_sentence(
    tmp_path: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.STATE_DIR = tmp_path
    with taken_port() as port, pytest.raises(SystemExit) as end:
        call_command("run", port=port)
    assert end.value.code == 1
    assert f"Port {port} is already in use" in capsys.readouterr().err


class Installation:
    """A copy of the product's state in its own folder, started as a visitor would."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("HASHIYA_", "DJANGO_"))}
        self.environment = kept | {
            "HASHIYA_STATE": str(folder),
            "HASHIYA_TAGGER": "fast",
            "PYTHONUNBUFFERED": "1",
        }
        with taken_port() as port:
            self.port = port

    def command(self, *options: str) -> list[str]:
        return [sys.executable, "manage.py", "run", "--port", str(self.port), *options]

    @contextmanager
    def running(self, *options: str) -> Iterator[subprocess.Popen[str]]:
        """Start the reader, wait for its first line, and stop it as Ctrl-C does."""
        with subprocess.Popen(
            self.command(*options), env=self.environment, cwd=ROOT, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            try:
                ready = next((line for line in process.stdout if line.startswith("Hashiya is ready")), "")
                assert ready == f"Hashiya is ready: http://127.0.0.1:{self.port}\n"
                yield process
            finally:
                process.send_signal(signal.SIGINT)
                process.wait(timeout=30)

    def get(self, path: str) -> tuple[int, str]:
        deadline = time.monotonic() + 30
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=60) as response:
                    return response.status, response.read().decode()
            except urllib.error.HTTPError as refused:
                return refused.code, refused.read().decode()
            except ConnectionError:
                if time.monotonic() > deadline:
                    raise

    def secrets(self) -> tuple[str, str]:
        return (self.folder / "secret_key").read_text(), (self.folder / "first-password").read_text()


def prepared(folder: Path) -> Installation:
    """An installation whose library is there, with nothing in it, and whose static files are collected."""
    library = new_library(folder)
    put_static_files(folder)
    return Installation(library.folder)


def test_stopping_and_starting_again_loses_nothing(tmp_path: Path) -> None:
    installation = Installation(tmp_path / "state")
    with installation.running() as first:
        status, library = installation.get("/")
        assert status == 200
        articles = set(re.findall(r'href="(/a/\d+/)', library))
        assert articles
        again = subprocess.run(
            installation.command(),
            env=installation.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (again.returncode, "Traceback" in again.stderr) == (1, False)
        assert f"Port {installation.port} is already in use" in again.stderr
    assert first.returncode == 0
    kept = installation.secrets()

    with installation.running() as second:
        status, library = installation.get("/")
        assert set(re.findall(r'href="(/a/\d+/)', library)) == articles
        assert installation.secrets() == kept
        style = re.search(r'href="(/static/[^"]+\.css)"', library)
        assert style is not None
        assert re.search(r"\.[0-9a-f]{12}\.css$", style[1])
        assert installation.get(style[1])[0] == 200
    assert second.returncode == 0


def damage(file: Path) -> None:
    """Write nonsense over the database, as a broken disk does."""
    for part in (file, file.with_name(f"{file.name}-wal")):
        if part.exists():
            part.write_bytes(b"nonsense" * (part.stat().st_size // 8))


def test_a_database_file_that_is_damaged_is_told_while_serving_and_named_at_start(tmp_path: Path) -> None:
    installation = prepared(tmp_path / "state")
    with installation.running("--no-worker", "--no-seeds"):
        style = re.search(r'href="(/static/[^"]+\.css)"', installation.get("/help/")[1])
        assert style is not None
        damage(installation.folder / "db.sqlite3")
        status, page = installation.get("/")
        assert status == 503
        assert "The file of the database is damaged." in page
        assert [installation.get(path)[0] for path in ("/help/", style[1], "/healthz")] == [200] * 3
        status, found = installation.get("/readyz")
        assert (status, json.loads(found)["database"]["ok"]) == (503, False)

    said = f"The database file {installation.folder / 'db.sqlite3'} is damaged"
    for command, status in ((installation.command(), 1), ([sys.executable, "manage.py", "check"], 0)):
        again = subprocess.run(
            command, env=installation.environment, cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert again.returncode == status
        assert said in again.stderr
        assert "Traceback" not in again.stderr


def test_readyz_is_200_once_the_worker_gives_a_sign_of_life(tmp_path: Path) -> None:
    installation = prepared(tmp_path / "state")
    with installation.running("--no-seeds") as process:
        until = time.monotonic() + 60
        while (found := installation.get("/readyz"))[0] != 200 and time.monotonic() < until:
            time.sleep(0.2)
        assert found[0] == 200, found[1]
    assert process.returncode == 0


def test_two_hundred_half_sent_requests_do_not_stop_the_site(tmp_path: Path) -> None:
    installation = prepared(tmp_path / "state")
    with (
        installation.running("--no-worker", "--no-seeds") as process,
        slow_clients(installation.port, "/", 200) as held,
    ):
        assert len(held) == 200
        assert [installation.get("/")[0] for _ in range(10)] == [200] * 10
    assert process.returncode == 0
