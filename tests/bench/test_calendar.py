"""What moves with the calendar is not blamed, nor what many gaps leave out."""

import numpy as np
import pytest

from bench.truth import calendar
from bench.truth.calendar import SCENES, one_journal

BY_NAME = {scene.name: scene for scene in SCENES}


def mean(name, days, measure, journals):
    seen = [one_journal(BY_NAME[name], days, 3, number) for number in range(journals)]
    return np.mean([getattr(one, measure) for one in seen])


def test_what_follows_the_season_is_not_blamed_for_it():
    assert mean("temperature; drift and season", 730, "claimed", 15) <= 0.1


def test_what_follows_the_twitches_does_not_fill_gaps():
    assert mean("bad day, then stress; 55% not read", 365, "others", 25) <= 0.1


@pytest.mark.parametrize(
    ("name", "days", "journals"),
    [("medicine begun; drift and season", 90, 40), ("office on Mondays, 1.5 times", 365, 20)],
)
def test_intervals_allow_for_drift_and_for_single_days_of_the_week(name, days, journals):
    assert mean(name, days, "held", journals) >= 0.85


def test_every_scene_has_its_row(capsys):
    calendar.main(["--journals", "1", "--days", "60", "--jobs", "1"])

    rows = capsys.readouterr().out.splitlines()[2:]
    assert [row.split(" | ")[0] for row in rows] == [f"| {scene.name}" for scene in SCENES]
