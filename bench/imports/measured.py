"""One way to take a file in, measured in a process of its own."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from bench.imports.alone import USERNAME
from bench.speed.report import Line
from bench.speed.servers import ROOT
from twitchlog import create_app
from twitchlog.database import db
from twitchlog.journal import accounts

PASSWORD = "calm calves at night"


class Taken(NamedTuple):
    """What one way took: the processor's seconds, and the most memory."""

    seconds: float
    megabytes: float


def alone(way: str, file: Path, journal: Path | None = None) -> Taken:
    """What one of alone.WAYS takes, with an installation where it needs one."""
    command = [sys.executable, "-m", "bench.imports.alone", way, str(file)]
    if journal is not None:
        command.append(str(journal))
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return Taken(**json.loads(done.stdout))


def prepare(folder: Path) -> Path:
    """Make an installation with one empty journal."""
    with create_app({"TWITCHLOG_DATA": str(folder)}).app_context():
        accounts.create_account(USERNAME, PASSWORD)
        db.engine.dispose()
    return folder


def median(several: list[Taken]) -> Taken:
    """The medians of several turns."""
    return Taken(*map(statistics.median, zip(*several, strict=True)))


def compared(
    what: str, mine: Taken, plain: str, against: Taken, at_most: float | None = None
) -> Line:
    """A line for the seconds of two ways; without `at_most` they are told and no more."""
    measured, other = f"{mine.seconds:.1f} s", f"{plain} {against.seconds:.1f} s"
    return Line(what, measured, other, mine.seconds / against.seconds, at_most)
