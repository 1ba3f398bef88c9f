"""The command line as a person has it: in this process, or as a server of its own."""

import os
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.checkout import ROOT
from twitchlog.cli import main

Cli = Callable[..., Result]


@pytest.fixture
def cli(folder: Path) -> Cli:
    """Run a verb on the test's data folder; keywords are settings, `typed` is what is typed."""

    def run(*words: object, typed: str | None = None, **settings: str) -> Result:
        environ = {"TWITCHLOG_DATA": str(folder)}
        environ |= {f"TWITCHLOG_{name}": value for name, value in settings.items()}
        result = CliRunner().invoke(main, [str(word) for word in words], input=typed, env=environ)
        fault = result.exception
        if fault is not None and not isinstance(fault, SystemExit):
            raise fault
        return result

    return run


class Server:
    """A server in a process of its own."""

    def __init__(self, folder: Path, *words: str, verb: str = "run") -> None:
        environ = {k: v for k, v in os.environ.items() if not k.startswith("TWITCHLOG_")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "twitchlog", verb, "--port", "0", *words],
            cwd=ROOT,
            env={**environ, "TWITCHLOG_DATA": str(folder)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.told = self.line()
        found = re.search(r"http://\S+", self.told)
        assert found, self.told + self.rest()
        self.address = found[0]
        self.get("/healthz")

    def line(self) -> str:
        """The next line that it prints."""
        assert self.process.stdout is not None
        return self.process.stdout.readline()

    def rest(self) -> str:
        """All that it still prints until its end, which must come.

        communicate() would pass over what was read ahead with an earlier line.
        """
        assert self.process.stdout is not None
        self.process.wait(60)
        return self.process.stdout.read()

    def get(self, path: str, host: str = "") -> str:
        """The text of a page, asked for under another name of the machine if one is given."""
        request = urllib.request.Request(
            self.address + path, headers={"Host": host} if host else {}
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read().decode()

    def end(self, how: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """Send a signal and return the exit code and the rest of what was printed."""
        self.process.send_signal(how)
        told = self.rest()
        return self.process.returncode, told


@pytest.fixture
def serve(folder: Path) -> Iterator[Callable[..., Server]]:
    """Start servers on the test's data folder; none outlives the test."""
    started: list[Server] = []

    def start(*words: str, data: Path = folder, verb: str = "run") -> Server:
        started.append(Server(data, *words, verb=verb))
        return started[-1]

    yield start
    for server in started:
        server.process.kill()
        server.process.communicate()  # also closes the pipe
