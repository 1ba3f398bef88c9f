"""All works of this server, beside it: a page can be left, and comes back to its work."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from flask import Flask, current_app

from twitchlog.bringing.work import FORESEEN, Work
from twitchlog.imports import Refused, unpacking
from twitchlog.records import Owner

MOST_KEPT = 4  # a million rows that wait for a word take a gigabyte
SMALL = 5_000_000  # bytes: read and written in some seconds
EXTENSION = "imports_at_work"


class Desk:
    """The latest work of each owner. Large files take turns, and small ones among themselves.

    So an hour's work of one owner holds up nobody else's small file, and the memory holds two.
    """

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._turns = {"small": threading.Lock(), "large": threading.Lock()}
        self._lock = threading.Lock()
        self._works: dict[int, Work] = {}

    def looking(
        self, owner: Owner, token: str, path: Path, name: str, *, for_words: bool = False
    ) -> Work:
        """The work on a file, begun now unless it was before."""
        with self._lock:
            work = self._works.get(owner.id)
            if work is not None and (work.token, work.for_words) == (token, for_words):
                return work
            if work is not None:
                work.stop()
            work = Work(owner, token, path, name, for_words=for_words)
            self._works[owner.id] = work
            self._forget_some(owner.id)
        self._begin(work, work.look)
        return work

    def found(self, owner: Owner, token: str) -> Work | None:
        """The work on a file, whatever it is about, if there is any."""
        work = self._works.get(owner.id)
        return work if work is not None and work.token == token else None

    def write(self, work: Work) -> None:
        """Begin to write what a work has found out."""
        with self._lock:  # asked for twice it is written once
            if not (work.resting and work.stage == "ready"):
                return
            work.confirmed = True
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
        again.confirmed = work.confirmed
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
            turn = self._turns["small" if is_small(work.path, work.name) else "large"]
            with turn, self._app.app_context():
                act()
        except FORESEEN as problem:
            work.fail(problem)
        except FileNotFoundError as problem:  # sent anew or left, and swept away meanwhile
            work.fail(problem)
        finally:
            work.rest()


def is_small(path: Path, name: str) -> bool:
    """Whether a file is done with in seconds, by what it unpacks to."""
    size = path.stat().st_size
    with path.open("rb") as file:
        if size <= SMALL and unpacking.is_archive(file):
            try:
                size = sum(one.file_size for one in unpacking.archive_of(file, name).infolist())
            except Refused:  # reading it will tell why
                return True
    return size <= SMALL


def desk() -> Desk:
    """The application's one desk."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    found: Desk = app.extensions.setdefault(EXTENSION, Desk(app))
    return found
