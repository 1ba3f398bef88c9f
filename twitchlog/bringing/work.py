"""The long work of an import: what a table leaves open, what would become of a file, writing it."""

from __future__ import annotations

import threading
from pathlib import Path

from sqlalchemy.exc import OperationalError

from twitchlog import imports
from twitchlog.bringing.preparing import Prepared, prepare, state_of
from twitchlog.bringing.table import Asked, asked_of
from twitchlog.bringing.watched import Cancelled, Watched
from twitchlog.journal import batches
from twitchlog.journal.portable import AlreadyThere
from twitchlog.records import Owner

RESTING = ("ready", "written", "failed")


class Changed(Exception):
    """The journal is no longer what the file was compared with."""


class Broken(RuntimeError):
    """A fault of ours ended the work; the thread left its trace in the log."""


# What ends the work for a reason that the page can tell, or raise again for its own error page.
FORESEEN = (imports.Refused, imports.NotMapped, Cancelled, AlreadyThere, Changed, OperationalError)


class Work:
    """One file's way into a journal.

    for_words  it only finds out what a table leaves open
    confirmed  it was said here that the file should be written
    stage      "waiting", "reading", "comparing", "ready", "writing", "written" or "failed"
    open       what the table leaves open, once that is known
    prepared   what would become of the file, once that is known
    problem    why it failed
    """

    def __init__(
        self, owner: Owner, token: str, path: Path, name: str, *, for_words: bool = False
    ) -> None:
        self.owner = owner
        self.token = token
        self.name = name
        self.for_words = for_words
        self.confirmed = False
        self.stage = "waiting"
        self.open: Asked | None = None
        self.prepared: Prepared | None = None
        self.problem: Exception | None = None
        self.path = path
        self._stop = threading.Event()
        self._file: Watched | None = None
        self._rested = threading.Event()

    @property
    def share_read(self) -> float:
        """How much of the file has been read, 0 to 1."""
        return self._file.share if self._file is not None else 0.0

    @property
    def resting(self) -> bool:
        """Whether nothing is being done at the moment."""
        return self._rested.is_set()

    def rests_within(self, seconds: float) -> bool:
        """Wait a while for what is being done, and say whether it is done."""
        return self._rested.wait(seconds)

    def stop(self) -> None:
        """Read no further. What is being written is written to its end."""
        self._stop.set()

    def begin(self) -> None:
        """Say that something is being done."""
        self._rested.clear()

    def look(self) -> None:
        """Find out what the table leaves open, or else what would become of the file."""
        self._file = Watched(self.path, self._stop)
        with self._file.buffered() as file:
            if self.for_words:
                self._report("reading")
                self.open = asked_of(self.owner, file, self.name)
            else:
                self.prepared = prepare(self.owner, file, self.name, self._report)
        self._report("ready")

    def write(self) -> None:
        """Write what was found out. Raises Changed where the journal is another by now."""
        assert self.prepared is not None
        self._report("writing")
        if state_of(self.owner) != self.prepared.state:
            raise Changed(self.token)
        plan = self.prepared.plan
        batches.add_import(
            self.owner,
            plan.additions,
            name=self.name,
            token=self.token,
            settings=plan.settings,
            opinions=plan.opinions,
        )
        self.prepared = None  # its owner may never come back to ask
        self._report("written")

    def fail(self, problem: Exception) -> None:
        """Note why it came to nothing."""
        self.problem = problem
        self.stage = "failed"

    def rest(self) -> None:
        """Say that nothing more is being done."""
        if self.stage not in RESTING:
            self.fail(Broken(self.token))
        self._rested.set()

    def _report(self, stage: str) -> None:
        if self._stop.is_set() and stage != "written":
            raise Cancelled
        self.stage = stage
