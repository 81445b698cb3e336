"""Originals and pictures in a bucket of a real server of S3 on this machine, whole, damaged, and away."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from reader.backup import keeping
from reader.backup.archive import Report
from reader.backup.verifying import find_faults
from reader.files.store import StoreAway
from reader.intake.uploads import process
from reader.library import originals
from reader.models import Upload, WaitingOriginal
from reader.runtime.doctor import examine
from tests.articles import HARBOUR, receive
from tests.drills.bucket_server import BUCKET, KEYS, REGION, BucketServer, bucket_server
from tests.libraries import new_library

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("state"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]
KEEP = """
from reader.backup.keeping import keep_backups
print([keep_backups() for _ in range(3)])
"""
WORDS = b"a file that is kept"
NAME = hashlib.sha256(WORDS).hexdigest()
KEY = f"originals/{NAME[:2]}/{NAME}"


@contextmanager
def silent(label: str) -> Iterator[Report]:
    """Show nobody how far something is."""
    yield lambda done, total, what: None


@pytest.fixture
def bucket(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[BucketServer]:
    monkeypatch.setattr("reader.files.bucket.s3._CONNECTS_WITHIN", 1)
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    with bucket_server() as server:
        options = {"bucket_name": BUCKET, "endpoint_url": server.address, "region_name": REGION}
        home = {"BACKEND": "reader.files.bucket.s3.Bucket", "OPTIONS": options}
        settings.HASHIYA_BUCKET, settings.STORAGES = BUCKET, {**settings.STORAGES, "originals": home}
        yield server
        server.client.delete_object(Bucket=BUCKET, Key=KEY)


def test_the_same_bytes_are_kept_once(bucket: BucketServer) -> None:
    assert originals.store_original([WORDS[:5], WORDS[5:]]) == (NAME, len(WORDS))
    first = bucket.client.head_object(Bucket=BUCKET, Key=KEY)
    assert originals.store_original([WORDS]) == (NAME, len(WORDS))
    assert bucket.client.head_object(Bucket=BUCKET, Key=KEY)["LastModified"] == first["LastModified"]
    assert list(originals.stored()) == [NAME]
    assert originals.bytes_of(NAME) == len(WORDS)
    assert originals.bytes_of("0" * 64) is None
    with originals.open_original(NAME) as file, originals.at_hand(NAME) as path:
        assert file.read() == path.read_bytes() == WORDS
    assert not originals.originals_folder().exists()
    originals.remove_original(NAME)
    assert list(originals.stored()) == []
    with pytest.raises(FileNotFoundError):
        originals.open_original(NAME)


def test_a_damaged_object_is_told_and_mended_when_it_is_handed_in_again(bucket: BucketServer) -> None:
    upload, _ = receive("harbour.txt", [WORDS])
    bucket.client.put_object(Bucket=BUCKET, Key=KEY, Body=b"something else")
    assert not originals.is_whole(NAME)
    with pytest.raises(originals.DamagedOriginal):
        originals.open_original(NAME)
    faults = [one.what for one in find_faults(silent) if NAME in one.what]
    assert len(faults) == 1
    assert "damaged" in faults[0]
    receive("harbour.txt", [WORDS])
    assert originals.is_whole(NAME)
    bucket.client.put_object(Bucket=BUCKET, Key=KEY, Body=b"something else")
    originals.put_back_original(NAME, [WORDS])
    assert originals.is_whole(NAME)
    assert upload.sha256 == NAME


def test_uploads_wait_while_the_bucket_is_away_and_nothing_is_lost(
    bucket: BucketServer, client_of: Any, adel: Any
) -> None:
    early, _ = receive("early.txt", [HARBOUR.encode()])
    bucket.go_away()
    late, _ = receive("late.txt", [(HARBOUR + "\nجملة أخرى هنا.").encode()])
    assert WaitingOriginal.objects.count() == 1
    with pytest.raises(StoreAway):
        process(early.pk)
    with originals.open_original(late.sha256) as file:
        assert file.read().decode().startswith(HARBOUR)
    client = client_of(adel)
    client.raise_request_exception = False
    answer = client.get(reverse("upload_file", args=(early.pk,)))
    assert answer.status_code == 503
    assert [one.state for one in examine() if one.part == "files"] == ["bad"]
    bucket.come_back()
    assert originals.hand_over_one()
    assert not originals.hand_over_one()
    assert WaitingOriginal.objects.count() == 0
    assert [one.state for one in examine() if one.part == "files"] == ["good"]
    assert set(originals.stored()) == {early.sha256, late.sha256}
    for upload in (early, late):
        process(upload.pk)
    assert set(Upload.objects.values_list("state", flat=True)) == {"ready"}


def test_no_more_wait_than_the_database_should_hold(
    bucket: BucketServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(originals, "MOST_WAITING", 1)
    bucket.go_away()
    originals.store_original([b"one"])
    with pytest.raises(StoreAway):
        originals.store_original([b"two"])
    bucket.come_back()


def test_daily_backups_lie_in_a_bucket_are_tried_from_there_and_let_go(tmp_path: Path) -> None:
    days = [timezone.localdate() - timedelta(days=back) for back in range(1, 40)]
    with bucket_server() as server:
        for old in (*(f"hashiya-{day:%Y%m%d}-030000.zip" for day in days), "of-somebody-else.txt"):
            server.client.put_object(Bucket=BUCKET, Key=f"daily/{old}", Body=b"old")
        library = new_library(tmp_path / "state")
        library.environment |= server.environment | {"HASHIYA_BACKUPS": f"s3://{BUCKET}/daily"}
        library.environment["HASHIYA_BUCKET"] = ""
        assert library.python(KEEP).splitlines()[-1] == "[True, True, False]"
        listed = server.client.list_objects_v2(Bucket=BUCKET, Prefix="daily/")["Contents"]
        ((name, restored, problem),) = library.rows(
            "SELECT name, restored_at, problem FROM reader_keptbackup"
        )
        assert restored
        assert problem == ""
        there = {one["Key"].removeprefix("daily/") for one in listed}
        assert name in there
        assert "of-somebody-else.txt" in there
        assert len(there) == 1 + len(keeping.kept_days([timezone.localdate(), *days]))
        assert not list(library.folder.glob(".hashiya-*"))

        def told() -> str:
            return " ".join(library.manage("doctor", check=False).stdout.split())

        assert f"The last good one is {name} in s3://{BUCKET}/daily" in told()
        server.client.delete_object(Bucket=BUCKET, Key=f"daily/{name}")
        assert f"{name} is not in s3://{BUCKET}/daily any more." in told()
        server.go_away()
        assert f"s3://{BUCKET}/daily does not answer" in told()
