"""The long work of an import beside the server: a page can be left, and comes back to it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from flask import Flask, current_app
from sqlalchemy.exc import OperationalError

from twitchlog import imports
from twitchlog.bringing.preparing import Prepared, prepare, state_of
from twitchlog.bringing.watched import Cancelled, Watched
from twitchlog.journal import batches
from twitchlog.journal.portable import AlreadyThere
from twitchlog.records import Owner

MOST_KEPT = 4  # a million rows that wait for a word take a gigabyte
EXTENSION = "imports_at_work"
RESTING = ("ready", "written", "failed")


class Changed(Exception):
    """The journal is no longer what the file was compared with."""


class Broken(RuntimeError):
    """A fault of ours ended the work; the thread left its trace in the log."""


# What ends the work for a reason that the page can tell, or raise again for its own error page.
FORESEEN = (imports.Refused, imports.NotMapped, Cancelled, AlreadyThere, Changed, OperationalError)


class Work:
    """One file's way into a journal.

    asked     it was said here that the file should be written
    stage     "waiting", "reading", "comparing", "ready", "writing", "written" or "failed"
    prepared  what would become of the file, once that is known
    problem   why it failed
    """

    def __init__(self, owner: Owner, token: str, path: Path, name: str) -> None:
        self.owner = owner
        self.token = token
        self.name = name
        self.asked = False
        self.stage = "waiting"
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
        """Find out what would become of the file."""
        self._file = Watched(self.path, self._stop)
        with self._file.buffered() as file:
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


class Desk:
    """All works of this server, one at a time; the latest of each owner is kept."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._turn = threading.Lock()
        self._lock = threading.Lock()
        self._works: dict[int, Work] = {}

    def looking(self, owner: Owner, token: str, path: Path, name: str) -> Work:
        """The work on a file, begun now unless it was before."""
        with self._lock:
            work = self._works.get(owner.id)
            if work is not None and work.token == token:
                return work
            if work is not None:
                work.stop()
            work = self._works[owner.id] = Work(owner, token, path, name)
            self._forget_some(owner.id)
        self._begin(work, work.look)
        return work

    def write(self, work: Work) -> None:
        """Begin to write what a work has found out."""
        with self._lock:  # asked for twice it is written once
            if not (work.resting and work.stage == "ready"):
                return
            work.asked = True
            work.begin()
        self._begin(work, work.write)

    def is_writing(self, owner: Owner) -> bool:
        """Whether an owner's file is on its way into their journal."""
        work = self._works.get(owner.id)
        return work is not None and work.stage == "writing"

    def holds(self, owner: Owner) -> bool:
        """Whether anything of an owner's file is kept here."""
        return owner.id in self._works

    def look_again(self, work: Work) -> Work:
        """Begin anew with a file whose journal is another by now."""
        self.drop(work.owner)
        again = self.looking(work.owner, work.token, work.path, work.name)
        again.asked = work.asked
        return again

    def drop(self, owner: Owner) -> None:
        """Stop and forget an owner's work."""
        with self._lock:
            work = self._works.pop(owner.id, None)
        if work is not None:
            work.stop()

    def _forget_some(self, but: int) -> None:
        resting = [one for one, work in self._works.items() if work.resting and one != but]
        for one in resting[: max(0, len(self._works) - MOST_KEPT)]:
            del self._works[one]

    def _begin(self, work: Work, act: Callable[[], None]) -> None:
        work.begin()
        thread = threading.Thread(
            target=self._do, args=(work, act), name=f"import {work.token}", daemon=True
        )
        thread.start()

    def _do(self, work: Work, act: Callable[[], None]) -> None:
        try:
            with self._turn, self._app.app_context():
                act()
        except FORESEEN as problem:
            work.fail(problem)
        except FileNotFoundError as problem:  # sent anew or left, and swept away meanwhile
            work.fail(problem)
        finally:
            work.rest()


def desk() -> Desk:
    """The application's one desk."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    found: Desk = app.extensions.setdefault(EXTENSION, Desk(app))
    return found
