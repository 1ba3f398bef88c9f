"""The speed bench runs to its end and tells every figure; the times themselves are no test."""

import os
import subprocess
import sys

import pytest

from bench.speed.report import Line, compared, table
from bench.speed.timing import Bounds, medians
from tests.checkout import ROOT

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def told():
    """What the quick mode prints, without the sqlite3 program on the path."""
    outcome = subprocess.run(
        [sys.executable, "-m", "bench.speed", "--quick"],
        cwd=ROOT,
        env=os.environ | {"PATH": ""},
        check=True,
        capture_output=True,
        text=True,
    )
    return outcome.stdout


def test_every_figure_is_told(told):
    begun = ("Today", "journal", "trends", "episodes.csv", "verdicts", "all verdicts", "log a bout")

    assert [what for what in begun if f"\n{what}" not in told] == []


def test_everything_could_be_measured(told):
    assert "not measured" not in told


def test_a_missing_sqlite3_program_is_told(told):
    assert "skipped: needs the sqlite3 program" in told


def test_a_ratio_over_its_target_does_not_hold():
    times = {"mine": 31.0, "bare": 10.0}

    assert compared("it", "mine", times, "bare", 3).verdict == "NO"
    assert compared("it", "mine", times, "bare", 3.1).verdict == "yes"


def test_a_figure_without_target_has_no_verdict():
    assert Line("it", "5 ms").verdict == ""


def test_columns_are_as_wide_as_their_widest_cell():
    heading, row = table([Line("a long name", "5 ms")]).splitlines()

    assert heading.index("measured") == row.index("5 ms")


def test_without_targets_none_are_headed():
    heading, _ = table([Line("a", "5 ms", "b 2 ms", 2.5)]).splitlines()

    assert heading.split() == ["what", "measured", "against", "ratio"]


def test_sides_are_done_in_turn():
    done = []
    sides = {"a": lambda: done.append("a"), "b": lambda: done.append("b")}

    medians(sides, Bounds(repeats=2, warm_ups=1, seconds=60))

    assert done == ["a", "b", "a", "b", "a", "b"]


def test_time_ends_a_measure_after_three_repeats():
    done = []

    medians({"a": lambda: done.append("a")}, Bounds(repeats=99, warm_ups=0, seconds=0))

    assert len(done) == 3
