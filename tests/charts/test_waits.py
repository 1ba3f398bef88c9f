"""Times between episodes, drawn."""

import numpy as np

from tests.charts.stage import checked
from twitchlog.analysis.trend.waits import EDGES, Waits
from twitchlog.charts import waits

FOUND = Waits(np.array([3, 0, 2, 0, 0, 0, 0, 0, 0, 1]), (30.0, 60.0, 300.0), 0)


def test_every_length_of_time_has_a_name():
    assert len(waits.BINS) == len(EDGES) + 1


def test_bars_say_their_number_and_nothing_for_none():
    bars = checked(waits.histogram(FOUND, str))["data"][0]

    assert bars["text"][:3] == ["3", "", "2"]


def test_the_table_says_the_same():
    assert waits.waits_table(FOUND, str).rows[-1] == ("2 weeks and more", "1")
