"""What a run over made-up journals is asked for, and the command that asks for the same again."""

from __future__ import annotations

import argparse
import os
import shlex
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bench:
    """A benchmark that lives through worlds, some journals for each world and length.

    name     as `python -m bench.<name>` has it
    about    what --help says
    lengths  in days, unless others are asked for
    worlds   the names of all worlds
    """

    name: str
    about: str | None
    lengths: tuple[int, ...]
    worlds: Sequence[str]

    def parser(self) -> argparse.ArgumentParser:
        """For `days`, `journals`, `jobs`, `seed` and `worlds`; add what is asked for beside it."""
        parser = argparse.ArgumentParser(
            prog=f"python -m bench.{self.name}",
            description=self.about,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        parser.add_argument("--journals", type=int, default=40, help="for each world and length")
        parser.add_argument("--days", type=int, nargs="+", default=list(self.lengths))
        names = list(self.worlds)
        parser.add_argument(
            "--worlds",
            nargs="+",
            choices=names,
            default=names,
            metavar="WORLD",
            help=str(names).replace("%", "%%"),
        )
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes")
        return parser

    def command(self, asked: argparse.Namespace) -> str:
        """The command that gives the same table."""
        words = [f"--journals {asked.journals}", f"--seed {asked.seed}"]
        if tuple(asked.days) != self.lengths:
            words.append("--days " + " ".join(map(str, asked.days)))
        if list(asked.worlds) != list(self.worlds):
            words.append("--worlds " + shlex.join(asked.worlds))
        return f"python -m bench.{self.name} " + " ".join(words)
