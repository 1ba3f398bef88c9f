"""Marks kept in a folder, so that a long run can be broken off, gone on with, or made longer."""

from __future__ import annotations

import hashlib
import json
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path

import bench.truth
import twitchlog.analysis
from bench.truth.marks import Mark
from bench.truth.worlds import World

Read = dict[str, Mark]  # what each method made of one journal


@dataclass(frozen=True, slots=True)
class Shelf:
    """One file for each cell; folder None keeps nothing."""

    folder: Path | None

    def read(self, world: World, days: int, seed: int) -> list[Read]:
        """The journals that are there, from the first on; none of another version of the code."""
        if self.folder is None or not (file := self._file(world, days, seed)).exists():
            return []
        kept = json.loads(file.read_text("utf-8"))
        return [{method: Mark(*mark) for method, mark in one.items()} for one in kept]

    def keep(self, world: World, days: int, seed: int, journals: list[Read]) -> None:
        """Write all journals of a cell."""
        if self.folder is None:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        rows = [{method: astuple(mark) for method, mark in one.items()} for one in journals]
        self._file(world, days, seed).write_text(json.dumps(rows), "utf-8")

    def _file(self, world: World, days: int, seed: int) -> Path:
        assert self.folder is not None
        return self.folder / f"{fingerprint()}-{seed}-{days}-{_digest(repr(world).encode())}.json"


@cache
def fingerprint() -> str:
    """Changes whenever the code that makes or reads the journals does."""
    folders = [Path(package.__path__[0]) for package in (bench.truth, twitchlog.analysis)]
    files = [file for folder in folders for file in sorted(folder.glob("*.py"))]
    return _digest(b"".join(file.read_bytes() for file in files if file.stem != "report"))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]
