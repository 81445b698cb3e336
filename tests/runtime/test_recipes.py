"""The recipes of `docs/recipes`: what can be run of them is run, the rest is held to what the site has.

systemd's and nginx' own checkers are asked where they are installed; the keys are looked at everywhere.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import load_command_class

from reader.jobs.slots import slot_name
from reader.runtime import alive
from reader.runtime.server import MOST_BODY_BYTES
from tests.conftest import taken_port

ROOT = Path(__file__).parent.parent.parent
RECIPES = ROOT / "docs/recipes"
UNITS = ("hashiya-web.service", "hashiya-worker@.service")
HARDENED = {
    "NoNewPrivileges": "yes",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "PrivateTmp": "yes",
    "PrivateDevices": "yes",
    "CapabilityBoundingSet": "",
    "RestrictNamespaces": "yes",
    "RestrictSUIDSGID": "yes",
    "User": "hashiya",
    "StateDirectory": "hashiya",
    "StateDirectoryMode": "0700",
    "UMask": "0077",
}


def recipe(name: str) -> str:
    return (RECIPES / name).read_text("utf-8")


def keys_of(unit: str) -> dict[str, str]:
    lines = (line.partition("=") for line in recipe(unit).splitlines() if "=" in line and line[0] != "#")
    return {key: value for key, _, value in lines}


@pytest.mark.parametrize("unit", UNITS)
def test_units_are_hardened_and_start_what_there_is(unit: str) -> None:
    keys = keys_of(unit)
    assert keys | HARDENED == keys
    python, manage, command, *options = shlex.split(keys["ExecStart"])
    assert (python, manage) == ("/opt/hashiya/.venv/bin/python", "manage.py")
    load_command_class("reader", command).create_parser("manage.py", command).parse_args(options)


@pytest.mark.parametrize("unit", UNITS)
def test_systemd_finds_nothing_wrong_with_units(unit: str, tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        assert set(re.findall(r"^\[(\w+)\]$", recipe(unit), re.M)) == {"Unit", "Service", "Install"}
        return
    given = tmp_path / unit.replace("@", "@1")
    given.write_text(recipe(unit).replace("/opt/hashiya/.venv/bin/python", sys.executable))
    asked = ["systemd-analyze", "verify", "--man=no", str(given)]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    told = [line for line in done.stderr.splitlines() if given.name in line]
    assert told == []


def test_proxies_take_as_much_as_the_site() -> None:
    assert MOST_BODY_BYTES == 512 * 1024**2
    assert "client_max_body_size 512m;" in recipe("nginx.conf")
    for name in ("Caddyfile", "containers.Caddyfile"):
        assert "max_size 512MiB" in recipe(name)
        assert "/metrics" in recipe(name)


def test_nginx_takes_its_configuration(tmp_path: Path) -> None:
    given = recipe("nginx.conf")
    assert given.count("{") == given.count("}")
    nginx = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if nginx is None:
        return
    made = "openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=a -keyout key -out cert"
    subprocess.run(shlex.split(made), cwd=tmp_path, capture_output=True, check=True)
    for there, here in (
        ("/etc/letsencrypt/live/news.example.org/fullchain.pem", tmp_path / "cert"),
        ("/etc/letsencrypt/live/news.example.org/privkey.pem", tmp_path / "key"),
        ("/var/lib/nginx/hashiya", tmp_path / "cache"),
    ):
        given = given.replace(there, str(here))
    given = re.sub(r"listen \[::\].*", "", given)
    for port in ("80", "443"):  # one that is taken does not matter to a test of the configuration
        given = given.replace(f"listen {port}", f"listen 127.0.0.1:1{port:0>4}")
    (tmp_path / "nginx.conf").write_text(
        f"pid {tmp_path}/pid;\nevents {{}}\nhttp {{\naccess_log off;\n{given}\n}}\n"
    )
    asked = [nginx, "-t", "-q", "-e", "stderr", "-c", str(tmp_path / "nginx.conf")]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_recipes_name_settings_that_there_are() -> None:
    known = set(re.findall(r"HASHIYA_[A-Z_]+", (ROOT / "docs/settings.md").read_text("utf-8")))
    of_compose = {"HASHIYA_NAME"}
    for path in RECIPES.iterdir():
        named = set(re.findall(r"HASHIYA_[A-Z_]+", path.read_text("utf-8")))
        assert named - known - of_compose == set(), path.name


def test_the_set_up_writes_the_name_and_leaves_what_was_changed(tmp_path: Path) -> None:
    def set_up(name: str) -> int:
        done = subprocess.run(
            ["sh", str(RECIPES / "set-up.sh"), name],
            env={"PATH": os.environ["PATH"], "DESTDIR": str(tmp_path)},
            capture_output=True,
            check=False,
        )
        return done.returncode

    assert set_up("not a name") == 1
    assert set_up("harbour.example") == 0
    settings = tmp_path / "etc/hashiya.env"
    assert "HASHIYA_HOSTS=harbour.example\n" in settings.read_text()
    assert settings.stat().st_mode & 0o777 == 0o600
    command = tmp_path / "usr/local/sbin/hashiya"
    assert command.stat().st_mode & 0o777 == 0o755
    assert subprocess.run(["sh", "-n", str(command)], check=False).returncode == 0
    assert "\nharbour.example {\n" in (tmp_path / "etc/caddy/Caddyfile").read_text()
    settings.write_text("changed by hand")
    assert set_up("harbour.example") == 0
    assert settings.read_text() == "changed by hand"
    assert sorted(path.name for path in (tmp_path / "etc/systemd/system").iterdir()) == sorted(UNITS)
    assert not (tmp_path / "etc/caddy/Caddyfile.before-hashiya").exists()


def test_containers_are_not_root_write_nowhere_and_tell_their_health() -> None:
    told: dict[str, Any] = yaml.safe_load(recipe("compose.yaml"))["services"]
    ours = {name: one for name, one in told.items() if name.startswith(("web", "worker"))}
    assert sorted(ours) == ["web-1", "web-2", "worker-1", "worker-2"]
    for name, one in ours.items():
        assert one["read_only"] and one["cap_drop"] == ["ALL"] and one["hostname"] == name
        assert one["healthcheck"]["test"][2:] == ["-m", "reader.runtime.alive", name.partition("-")[0]]
        assert one["environment"]["HASHIYA_SECRET_KEY"]
    mounted = [part.split(":")[0] for part in told["proxy"]["volumes"] if part.startswith("./")]
    assert mounted == ["./containers.Caddyfile"]
    assert (RECIPES / mounted[0]).is_file()
    steps = [line.split() for line in recipe("Containerfile").splitlines() if line[:1].isupper()]
    assert [step[0] for step in steps].count("FROM") == 2
    assert ["USER", "hashiya"] in steps
    copied = [word for step in steps if step[0] == "COPY" and "--from" not in step[1] for word in step[1:-1]]
    assert "reader" in copied
    assert [name for name in copied if not (ROOT / name).exists()] == []


def test_a_container_is_told_alive_or_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with taken_port(listening=False) as port:
        assert not alive.web_answers(port)
    monkeypatch.setenv("HASHIYA_STATE", str(tmp_path))
    assert alive.main(["worker"]) == 1
    beat = tmp_path / "workers" / f"slot-{slot_name(3)}"
    beat.parent.mkdir()
    beat.touch()
    assert alive.main(["worker"]) == 0
    as_asked = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    command = [sys.executable, "-m", "reader.runtime.alive", "worker"]
    asked = subprocess.run(command, cwd=ROOT, env=as_asked, capture_output=True, text=True, check=False)
    assert (asked.returncode, asked.stderr) == (0, "")
    os.utime(beat, (time.time() - 60,) * 2)
    assert alive.main(["worker"]) == 1
    assert alive.main([]) == 2
