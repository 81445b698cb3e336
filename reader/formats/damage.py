"""What reading somebody's archive raises where it is damaged, locked or packed in an unknown way."""

import lzma
import zipfile
import zlib

# RuntimeError is of archives with a password, ValueError of names that no file can have.
DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError),
    *(EOFError, OSError, ValueError, NotImplementedError, RuntimeError),
)
