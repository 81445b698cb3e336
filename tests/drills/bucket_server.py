"""A server of S3 on this machine, with one bucket, which can go away and come back with all that it has."""

import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import boto3
from moto.server import ThreadedMotoServer

BUCKET = "hashiya"
KEYS = {"AWS_ACCESS_KEY_ID": "of-a-test", "AWS_SECRET_ACCESS_KEY": "of-a-test"}
REGION = "us-east-1"


class BucketServer:
    """Serves from a thread of this process, always at the same port."""

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self.address = f"http://127.0.0.1:{self.port}"
        self.come_back()
        self.client = boto3.client(
            "s3",
            endpoint_url=self.address,
            region_name=REGION,
            aws_access_key_id=KEYS["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=KEYS["AWS_SECRET_ACCESS_KEY"],
        )
        self.client.create_bucket(Bucket=BUCKET)

    def come_back(self) -> None:
        logging.getLogger("werkzeug").setLevel(logging.ERROR)  # which tells of every request
        self.server = ThreadedMotoServer("127.0.0.1", self.port, verbose=False)
        self.server.start()

    def go_away(self) -> None:
        self.server.stop()

    @property
    def environment(self) -> dict[str, str]:
        """What a process of ours is told of it."""
        return {
            **KEYS,
            "HASHIYA_BUCKET": BUCKET,
            "HASHIYA_S3_ENDPOINT": self.address,
            "HASHIYA_S3_REGION": REGION,
        }


@contextmanager
def bucket_server() -> Iterator[BucketServer]:
    server = BucketServer()
    try:
        yield server
    finally:
        server.client.close()
        server.go_away()
