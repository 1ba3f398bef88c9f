"""The backup of every day: made when it is due, old ones let go, and failures kept to be told."""

from __future__ import annotations

import json
import logging
import math
import sqlite3
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from twitchlog import clock
from twitchlog.backup.copying import BadBackup, copy_database
from twitchlog.backup.room import MB, NoRoom, ensure_room
from twitchlog.backup.rotation import Rotation, kept
from twitchlog.backup.shelf import BY_HAND, DAILY, Copy, copies_in, named_now
from twitchlog.one_at_a_time import one_at_a_time

FOLDER, PROBLEM_FILE, LOCK = "backups", "backup-problem.json", "backup.lock"
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Policy:
    """How the whole database is backed up.

    database  the file that is copied, in the data folder
    folder    where the copies go
    floor     bytes of the disk that a copy has to leave free
    daily     whether a copy is made every day
    """

    database: Path
    folder: Path
    rotation: Rotation
    floor: int
    daily: bool

    @property
    def reaches_back(self) -> int:
        """After how many months a daily copy is gone, as long as newer ones are made."""
        rotation = self.rotation
        return max(rotation.months, math.ceil(rotation.weeks / 4), math.ceil(rotation.days / 28))

    def gone_by(self, day: date) -> date:
        """When no daily copy of a day is left, as long as newer ones are made."""
        return day + timedelta(days=31 * self.reaches_back)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why the last try to make the backup of a day failed; bytes where there was no room."""

    at: str
    kind: Literal["no_room", "unsound", "failed"]
    told: str
    needed: int = 0
    free: int = 0
    floor: int = 0


def policy(settings: Mapping[str, Any], database: Path) -> Policy:
    """What the settings say; a database that is not SQLite is not copied.

    settings  by their names without prefix
    """
    chosen = settings["BACKUP_FOLDER"]
    return Policy(
        database=database,
        folder=Path(chosen).expanduser().absolute() if chosen else database.parent / FOLDER,
        rotation=Rotation(*(settings[f"BACKUP_{name}"] for name in ("DAYS", "WEEKS", "MONTHS"))),
        floor=settings["BACKUP_FREE_MB"] * MB,
        daily=settings["BACKUP"] and not settings["DATABASE_URL"],
    )


def last_copy(plan: Policy) -> Copy | None:
    """The newest copy, whether it was made by hand or every day."""
    return max(copies_in(plan.folder, DAILY, BY_HAND), key=lambda copy: copy.at, default=None)


def is_due(plan: Policy) -> bool:
    """Whether there is no backup of this day yet, as the calendar stands in UTC."""
    made = copies_in(plan.folder, DAILY)
    return plan.daily and (not made or made[-1].at.date() != clock.now().date())


def back_up_if_due(plan: Policy) -> None:
    """Make the backup of the day where there is none."""
    if is_due(plan):
        back_up(plan, again=False)


def back_up(plan: Policy, *, again: bool = True) -> Problem | None:
    """Make a backup now and let the old ones go; what went wrong is logged, kept and returned.

    again  also where another process, which is waited for, makes the one of this day meanwhile
    """
    try:
        with one_at_a_time(plan.database.with_name(LOCK)):
            if again or is_due(plan):
                _make(plan)
    except (NoRoom, BadBackup, sqlite3.Error, OSError) as error:
        problem = _problem(error)
        log.error("no backup was made: %s", error)
        _keep_problem(plan, problem)
        return problem
    return None


def _make(plan: Policy) -> None:
    plan.folder.mkdir(mode=0o700, exist_ok=True)
    for cut_off in plan.folder.glob(f".{DAILY}-*.part"):
        cut_off.unlink(missing_ok=True)
    ensure_room(plan.database, plan.folder, plan.floor)
    copy_database(plan.database, named_now(plan.folder, DAILY))
    _rotate(plan)
    _problem_file(plan).unlink(missing_ok=True)


def _rotate(plan: Policy) -> None:
    made = copies_in(plan.folder, DAILY)
    stay = kept((copy.at for copy in made), plan.rotation)
    for copy in made:
        if copy.at not in stay:
            copy.path.unlink(missing_ok=True)


def _problem(error: Exception) -> Problem:
    at = clock.now().isoformat()
    if isinstance(error, NoRoom):
        return Problem(at, "no_room", str(error), error.needed, error.free, error.floor)
    return Problem(at, "unsound" if isinstance(error, BadBackup) else "failed", str(error))


def _problem_file(plan: Policy) -> Path:
    return plan.database.with_name(PROBLEM_FILE)


def _keep_problem(plan: Policy, problem: Problem) -> None:
    try:
        _problem_file(plan).write_text(json.dumps(asdict(problem)), "utf-8")
    except OSError as error:
        log.error("that could not be noted either: %s", error)


def last_problem(plan: Policy) -> Problem | None:
    """Why the last try failed; None where it did not, or where nothing legible is noted."""
    try:
        return Problem(**json.loads(_problem_file(plan).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def problem_at(problem: Problem) -> datetime:
    """When it was."""
    return datetime.fromisoformat(problem.at)
