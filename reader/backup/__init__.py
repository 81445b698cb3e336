"""Back the library up into one archive, restore it from one, and verify that all of it is whole."""

from reader.backup.archive import BadArchive
from reader.backup.making import CannotBackUp, make_backup
from reader.backup.restoring import CannotRestore, restore_archive

__all__ = ["BadArchive", "CannotBackUp", "CannotRestore", "make_backup", "restore_archive"]
