"""Copies of the whole SQLite database: by hand, every day, and before anything is changed."""

from twitchlog.backup.copying import BadBackup, copy_database, problems
from twitchlog.backup.room import NoRoom, ensure_room, size_words
from twitchlog.backup.shelf import Copy, copies_in, stamp

__all__ = [
    "BadBackup",
    "Copy",
    "NoRoom",
    "copies_in",
    "copy_database",
    "ensure_room",
    "problems",
    "size_words",
    "stamp",
]
