"""Servers in processes of their own, on loopback, ended when the block ends."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)")
PATIENCE_SECONDS = 20


class NotStarted(RuntimeError):
    """A server ended before it named its port."""


@contextlib.contextmanager
def twitchlog(folder: Path) -> Iterator[int]:
    """The port of twitchlog over a data folder, started as anybody starts it."""
    with _process(("-m", "twitchlog", "run", "--port", "0"), folder) as port:
        yield port


@contextlib.contextmanager
def bare(folder: Path) -> Iterator[int]:
    """The port of what twitchlog is compared with."""
    with _process(("-m", "bench.speed.bare", str(folder)), folder) as port:
        yield port


@contextlib.contextmanager
def _process(arguments: Sequence[str], folder: Path) -> Iterator[int]:
    outside = {name: value for name, value in os.environ.items() if name[:10] != "TWITCHLOG_"}
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=outside | {"TWITCHLOG_DATA": str(folder)},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield _port(process)
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _port(process: subprocess.Popen[str]) -> int:
    assert process.stdout is not None
    for line in process.stdout:
        if found := ADDRESS.search(line):
            return int(found[1])
    raise NotStarted(str(process.args))
