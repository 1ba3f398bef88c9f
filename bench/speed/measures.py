"""The figures, one function each: what is done on either side, and the target for their ratio."""

from __future__ import annotations

import csv
import gzip
import io
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

from bench.speed import made_up, sqlite_program
from bench.speed.client import Client, Unexpected
from bench.speed.report import Line, compared, told
from bench.speed.timing import Bounds, Work, medians, milliseconds
from twitchlog import clock

BOUT = {"type": "fasciculation", "sites": "calf", "side_calf": "left"}
TRENDS = "/trends?range=all"
LARGEST_TRENDS = 100_000  # bytes, compressed


@dataclass(frozen=True, slots=True)
class Scene:
    """What is there to be measured: signed-in clients, and the folder behind the long journal."""

    long: Client
    short: Client
    empty: Client
    bare: Client
    folder: Path
    years: tuple[int, int]
    quick: bool

    def bounds(self, repeats: int, seconds: float, warm_ups: int = 3) -> Bounds:
        """The bounds of one measure; in the quick mode three repeats."""
        return Bounds(3, 1, 0) if self.quick else Bounds(repeats, warm_ups, seconds)


class OtherRows(RuntimeError):
    """The export and the sqlite3 program disagree, so that comparing their times says nothing."""


def everything(scene: Scene) -> Iterator[Line]:
    """All figures; what writes comes last, so that the others see the journal as it was made."""
    for measure in (pages, export, triggers, trends, logging):
        try:
            yield from measure(scene)
        except (Unexpected, OtherRows) as problem:
            yield Line(measure.__name__, f"not measured: {problem}")


def logging(scene: Scene) -> Iterator[Line]:
    """A bout by the quick form, against one durable row."""
    sides = {
        "a bout": lambda: scene.long.post("/episodes/quick", BOUT | {"nonce": secrets.token_hex()}),
        "bare insert": lambda: scene.bare.post("/entries", BOUT),
    }
    times = medians(sides, scene.bounds(300, 20, warm_ups=20))
    yield compared("log a bout", "a bout", times, "bare insert", 2.5)


def pages(scene: Scene) -> Iterator[Line]:
    """Today and the journal's first page, against a bare page and an empty journal."""
    for what, path in (("Today", "/"), ("journal", "/journal")):
        sides: dict[str, Work] = {
            "long": partial(scene.long.get, path),
            "empty journal": partial(scene.empty.get, path),
            "bare page": lambda: scene.bare.get("/hello"),
        }
        times = medians(sides, scene.bounds(150, 15, warm_ups=10))
        yield compared(what, "long", times, "bare page", 15)
        yield compared(what, "long", times, "empty journal", 1.5)


def trends(scene: Scene) -> Iterator[Line]:
    """Trends over the whole journal, first as the server has just started, then as it is used.

    The server keeps what it counted of weeks; a bout of yesterday is in the latest of them.
    """
    what = f"trends, {_years(scene.years[1])}"
    sides: dict[str, Work] = {
        "trends": lambda: scene.long.get(TRENDS),
        "bare page": lambda: scene.bare.get("/hello"),
    }
    yield told(f"{what}, first since start", milliseconds(sides["trends"]))
    times = medians(sides, scene.bounds(30, 15))
    yield compared(f"{what}, unchanged", "trends", times, "bare page", 100)
    times = medians(sides, scene.bounds(30, 15), before=lambda: _log_yesterday(scene.long))
    yield compared(f"{what}, after a bout", "trends", times, "bare page", 100)
    size = len(gzip.compress(scene.long.get(TRENDS)))
    against = f"{LARGEST_TRENDS / 1000:g} kB"
    yield Line(f"{what}, gzip", f"{size / 1000:.1f} kB", against, size / LARGEST_TRENDS, 1)


def _log_yesterday(client: Client) -> None:
    """Log a bout of yesterday, the last day that the trends count."""
    day = clock.today(made_up.ZONE) - timedelta(days=1)
    start = {"start": "pick", "start_day": day.isoformat(), "start_time": "12:00"}
    client.post("/episodes/new", BOUT | start | {"nonce": secrets.token_hex()})


def export(scene: Scene) -> Iterator[Line]:
    """All episodes as CSV, against the sqlite3 program where there is one."""
    if not sqlite_program.is_here():
        yield Line("episodes.csv", "skipped: needs the sqlite3 program")
        return
    _expect_equal_rows(scene)
    sides = {
        "export": lambda: scene.long.get("/data/episodes.csv"),
        "sqlite3": lambda: sqlite_program.written(scene.folder),
    }
    times = medians(sides, scene.bounds(10, 20, warm_ups=1))
    yield compared("episodes.csv", "export", times, "sqlite3", 5)


def triggers(scene: Scene) -> Iterator[Line]:
    """The verdicts, without a target."""
    sides = {
        _years(scene.years[0]): lambda: scene.short.get("/triggers"),
        _years(scene.years[1]): lambda: scene.long.get("/triggers"),
    }
    for length, median in medians(sides, scene.bounds(5, 20, warm_ups=1)).items():
        yield told(f"verdicts, {length}", median)


def _expect_equal_rows(scene: Scene) -> None:
    exported = scene.long.get("/data/episodes.csv").decode()
    written = sqlite_program.written(scene.folder).decode()
    if _rows(exported)[1:] != _rows(written):
        raise OtherRows("the rows differ")


def _rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def _years(years: int) -> str:
    return "1 year" if years == 1 else f"{years} years"
