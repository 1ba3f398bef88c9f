"""What every reader of another application's files offers."""

from __future__ import annotations

from typing import BinaryIO, Protocol

from twitchlog.imports.foreign.head import Head
from twitchlog.imports.parsed import Parsed


class Reader(Protocol):
    """A module that reads the files of one application.

    NAME  what it reads, translatable
    NOTE  a translatable sentence on what is taken and how sure the format is; "" for none
    """

    @property
    def NAME(self) -> str:
        """What it reads, as in "Apple Health"."""

    @property
    def NOTE(self) -> str:
        """What its reader should know of it."""

    def recognises(self, head: Head) -> bool:
        """Whether a file that begins so is one of them; never raises."""

    def read(self, file: BinaryIO, name: str, *, zone: str) -> Parsed:
        """Read all of it. Raises Refused.

        file  seekable, at its beginning; it stays open
        name  how messages call it, and the file of every Place
        zone  IANA name, for times that have no offset

        Days follow the usual day start. Each day stands in one DayRow. Bouts have an id made of
        what their row says (`ids.derived_id`), so that the same file twice adds nothing.
        What is not used is counted in `unused`.
        """
