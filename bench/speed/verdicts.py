"""All verdicts of a journal with fifteen factors, against one regression by statsmodels."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from bench.speed.report import Line, compared, told
from bench.speed.servers import ROOT

REPEATS, QUICK_REPEATS = 15, 1
AT_MOST = {"10 years": 5.0, "2 years": 1.25}  # times one regression on ten years
MOST_GROWTH = 100.0  # megabytes
# On a machine of few cores, more threads for small matrices make both sides slower.
ONE_THREAD = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL", "VECLIB_MAXIMUM")}


def verdicts(*, quick: bool) -> Iterator[Line]:
    """The lines of the table; without statsmodels times are told, and not compared."""
    found = _measured(QUICK_REPEATS if quick else REPEATS)
    times = found["times"]
    for length, at_most in AT_MOST.items():
        what = f"all verdicts, {length}"
        if "statsmodels" in times:
            yield compared(what, length, times, "statsmodels", at_most)
        else:
            yield told(f"{what} (not compared: statsmodels is not installed)", times[length])
    if found["grown"] is not None:
        against = f"{MOST_GROWTH:g} MB"
        grown = f"{found['grown']:.0f} MB"
        yield Line("all verdicts, growth", grown, against, found["grown"] / MOST_GROWTH, 1)


def _measured(repeats: int) -> dict[str, Any]:
    outcome = subprocess.run(
        [sys.executable, "-m", "bench.speed.verdicts_alone", str(repeats)],
        cwd=ROOT,
        env=os.environ | ONE_THREAD,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    measured: dict[str, Any] = json.loads(outcome.stdout)
    return measured
