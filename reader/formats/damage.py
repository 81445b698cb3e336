"""What reading somebody's archive raises where it is damaged, locked or packed in an unknown way."""

import lzma
import struct
import zipfile
import zlib
from importlib import import_module


def _zstandard_error() -> type[Exception]:
    """Return what Zstandard raises, where this Python has it (from 3.14 on); else what others do."""
    try:
        error: type[Exception] = import_module("compression.zstd").ZstdError
    except ImportError:
        return zlib.error
    return error


BADLY_PACKED = (zlib.error, lzma.LZMAError, _zstandard_error())
# RuntimeError is of archives with a password, ValueError of names that no file can have.
DAMAGED = (
    *(*BADLY_PACKED, zipfile.BadZipFile, struct.error),
    *(EOFError, OSError, ValueError, NotImplementedError, RuntimeError),
)
