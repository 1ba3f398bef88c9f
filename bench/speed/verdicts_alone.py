"""python -m bench.speed.verdicts_alone REPEATS: the verdicts in a process of their own, as JSON.

Memory is looked at before statsmodels is even imported.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from bench.speed import many_factors, regression
from bench.speed.timing import Bounds, Work, medians
from twitchlog.analysis.findings import Findings, findings
from twitchlog.records import DaySummary

YEARS = (2, 10)
SECONDS = 60.0
STATUS = Path("/proc/self/status")


def verdicts(summaries: Sequence[DaySummary]) -> Findings:
    """All verdicts of a journal, from the days that were read."""
    return findings(many_factors.table(list(summaries)))


def grown(work: Work) -> float | None:
    """By how many megabytes the process is larger at its peak; None where nothing tells."""
    if not STATUS.exists():
        return None
    before = _megabytes("VmRSS")
    work()
    return _megabytes("VmHWM") - before


def _megabytes(name: str) -> float:
    found = re.search(rf"^{name}:\s+(\d+) kB", STATUS.read_text("ascii"), re.M)
    assert found is not None
    return int(found[1]) / 1024


def main() -> None:
    """Measure memory first, then times in turn."""
    journals = {years: many_factors.days(years) for years in YEARS}
    growth = grown(partial(verdicts, journals[YEARS[-1]]))
    sides: dict[str, Work] = {
        f"{years} years": partial(verdicts, journals[years]) for years in YEARS
    }
    if regression.is_here():
        table = many_factors.table(journals[YEARS[-1]])
        columns = regression.design(table)
        sides["statsmodels"] = partial(regression.fit, table.counts, columns)
    times = medians(sides, Bounds(repeats=int(sys.argv[1]), warm_ups=1, seconds=SECONDS))
    print(json.dumps({"times": times, "grown": growth}))


if __name__ == "__main__":
    main()
