"""A bucket as a storage of Django's, to which nothing is written twice and which tells when it is away."""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from storages.backends.s3 import S3Storage

from reader.files.store import StoreAway

CHUNK = 1 << 18
_CONNECTS_WITHIN, _ANSWERS_WITHIN = 5, 30  # seconds
_THERE_ALREADY = {"PreconditionFailed", "ConditionalRequestConflict", "412", "409"}
_NOT_THERE = {"NoSuchKey", "404", "NotFound"}


class Bucket(S3Storage):  # type: ignore[misc] # its library has no types
    """Keeps files as objects: conditional writes, with the digest that the store compares them with."""

    def get_default_settings(self) -> dict[str, Any]:
        known: dict[str, Any] = super().get_default_settings()
        config = Config(
            connect_timeout=_CONNECTS_WITHIN,
            read_timeout=_ANSWERS_WITHIN,
            retries={"max_attempts": 2, "mode": "standard"},
            s3={"addressing_style": "path"},
        )
        return known | {"client_config": config}

    @property
    def _client(self) -> Any:
        return self.connection.meta.client

    def keep(self, name: str, sha256: str, body: IO[bytes], replace: bool = False) -> None:
        """See `FileStore.keep`."""
        checksum = base64.b64encode(bytes.fromhex(sha256)).decode()
        sent = {"Bucket": self.bucket_name, "Key": name, "ChecksumSHA256": checksum}
        try:
            with _answering():
                body.seek(0)
                self._client.put_object(Body=body, **sent, **({} if replace else {"IfNoneMatch": "*"}))
        except FileExistsError:
            body.seek(0, 2)
            if not self._has(name, body.tell(), checksum):
                self.keep(name, sha256, body, replace=True)

    def _has(self, name: str, size: int, checksum: str) -> bool:
        """Tell whether the store says that the object under this name is the one that is meant."""
        with _answering():
            told = self._client.head_object(Bucket=self.bucket_name, Key=name, ChecksumMode="ENABLED")
        return bool(told["ContentLength"] == size and told.get("ChecksumSHA256", checksum) == checksum)

    def keep_large(self, name: str, body: IO[bytes]) -> None:
        """See `FileStore.keep_large`."""
        with _answering():
            checked = {"ChecksumAlgorithm": "SHA256"}
            self._client.upload_fileobj(body, self.bucket_name, name, ExtraArgs=checked)

    def chunks(self, name: str) -> Iterator[bytes]:
        """See `FileStore.chunks`."""
        with _answering():
            body = self._client.get_object(Bucket=self.bucket_name, Key=name)["Body"]
            yield from body.iter_chunks(CHUNK)

    def bytes_of(self, name: str) -> int | None:
        """See `FileStore.bytes_of`."""
        try:
            with _answering():
                return int(self._client.head_object(Bucket=self.bucket_name, Key=name)["ContentLength"])
        except FileNotFoundError:
            return None

    def names(self, folder: str) -> Iterator[str]:
        """See `FileStore.names`."""
        pages = self._client.get_paginator("list_objects_v2")
        with _answering():
            for page in pages.paginate(Bucket=self.bucket_name, Prefix=folder):
                yield from (one["Key"].removeprefix(folder) for one in page.get("Contents", ()))

    def drop(self, name: str) -> None:
        """See `FileStore.drop`."""
        with _answering():
            self._client.delete_object(Bucket=self.bucket_name, Key=name)


@contextmanager
def _answering() -> Iterator[None]:
    """Have what the client raises be errors of files."""
    try:
        yield
    except ClientError as problem:
        code = str(problem.response.get("Error", {}).get("Code", ""))
        if code in _NOT_THERE:
            raise FileNotFoundError(str(problem)) from problem
        if code in _THERE_ALREADY:
            raise FileExistsError(str(problem)) from problem
        raise StoreAway(str(problem)) from problem
    except (BotoCoreError, Boto3Error) as problem:
        raise StoreAway(str(problem)) from problem
