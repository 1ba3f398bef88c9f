"""Running cells: many journals of one world and length, each read by every method."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import product
from zlib import crc32

import numpy as np

from bench.truth.diary import written
from bench.truth.life import FACTORS, lived
from bench.truth.marks import Mark, claimed, intervals_that_hold, marked
from bench.truth.oracle import oracle, oracle_in_gaps
from bench.truth.rules import RULES, claims, pairs
from bench.truth.shelf import Shelf
from bench.truth.worlds import World
from twitchlog.analysis.days import day_table
from twitchlog.analysis.findings import findings

TWITCHLOG, ORACLE, IN_GAPS = "twitchlog", "oracle", "oracle, same gaps"
METHODS = (TWITCHLOG, *RULES, IN_GAPS, ORACLE)


@dataclass(frozen=True, slots=True)
class Run:
    """How many journals a cell has, where chance begins, and how many processes share them."""

    journals: int
    seed: int
    jobs: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One world and length, with the marks of every method, one for each journal."""

    world: World
    days: int
    marks: dict[str, list[Mark]]

    def mean(self, method: str, measure: str) -> float:
        """The mean of a measure over the journals that have it; NaN without any."""
        values = np.array([getattr(mark, measure) for mark in self.marks[method]])
        known = values[np.isfinite(values)]
        return float(known.mean()) if len(known) else np.nan


def cells(
    worlds: Sequence[World], lengths: Sequence[int], run: Run, shelf: Shelf
) -> Iterator[Cell]:
    """Every cell in turn, its journals shared among the processes."""
    with ProcessPoolExecutor(run.jobs) as pool:
        for days, world in product(lengths, worlds):
            read = shelf.read(world, days, run.seed)
            more = range(len(read), run.journals)
            if more:
                journal = partial(one_journal, world, days, run.seed)
                read += pool.map(journal, more, chunksize=5)
                shelf.keep(world, days, run.seed, read)
            marks = {m: [one[m] for one in read[: run.journals]] for m in METHODS}
            yield Cell(world, days, marks)


def one_journal(world: World, days: int, seed: int, number: int) -> dict[str, Mark]:
    """Live through one journal, and mark what each method says of it."""
    rng = np.random.default_rng([seed, crc32(world.name.encode()), days, number])
    life = lived(world, days, rng)
    summaries = written(life, world.logging, rng)
    begun = time.process_time()
    table = day_table(summaries, FACTORS)
    found = findings(table).findings
    ms = 1000 * (time.process_time() - begun)
    marks = {TWITCHLOG: marked(world, claimed(found), intervals_that_hold(world, found), ms)}
    both = pairs(table)
    marks |= {name: marked(world, claims(rule, both)) for name, rule in RULES.items()}
    marks[IN_GAPS] = marked(world, oracle_in_gaps(world, life, table))
    marks[ORACLE] = marked(world, oracle(world, life))
    return marks
