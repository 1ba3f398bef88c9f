"""The body's shades and numbers; hand-counted."""

from datetime import date

import numpy as np
import pytest

from twitchlog.analysis.trend.site_steps import SiteSteps
from twitchlog.charts import body_heat

COUNTS = {
    ("calf", "left"): 8,
    ("calf", "right"): 2,
    ("tongue", "left"): 5,
    ("tongue", "right"): 5,
    ("many_places", "left"): 40,
    ("many_places", "right"): 40,
}


def test_the_deepest_shade_is_that_of_the_most_drawn():
    heat = body_heat.of_days(COUNTS, str)

    assert [heat.shade("calf", side) for side in ("left", "right")] == [4, 1]
    assert heat.shade("hand", "left") == 0


@pytest.mark.parametrize(
    ("most", "key"),
    [
        (1, ((4, "1"),)),
        (4, ((1, "1"), (2, "2"), (3, "3"), (4, "4"))),
        (8, ((1, "1–2"), (2, "3–4"), (3, "5–6"), (4, "7–8"))),
    ],
)
def test_the_key_names_the_counts_of_each_shade(most, key):
    assert body_heat.key(most) == key
    assert all(body_heat.shade(int(words.split("–")[-1]), most) == n for n, words in key)


def test_lines_name_sides_only_where_there_are_any():
    said = [(line.name, line.numbers) for line in body_heat.of_days(COUNTS, str).lines]

    assert said == [("Calf", "left 8 · right 2"), ("Tongue", "5"), ("Many places", "40")]


def test_the_table_has_both_halves():
    assert body_heat.table(COUNTS, str).rows[0] == ("Calf", "8", "2")


def test_steps_of_months_are_named_by_their_month():
    steps = SiteSteps((date(2026, 3, 1),), "month", np.array([9]), np.array([2]), {})

    assert body_heat.steps(steps, {}, str)["words"] == ["Mar 2026: episodes: 2, tracked days: 9"]
