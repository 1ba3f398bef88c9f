"""From files straight to what the analysis needs."""

from datetime import date

from tests.files import BOUT, zip_file
from twitchlog.imports import analyse_input, read_upload

BOUT_ROW = f"{BOUT},cramp,calf:left"
EPISODES = ("started_at,type,sites", BOUT_ROW, BOUT_ROW.replace("22:15", "23:15"))


def told(**tables):
    days, _ = analyse_input(read_upload(zip_file(**tables), "mine.zip"))
    return {day.day.day: day for day in days}


def test_days_are_counted_and_valued():
    days = told(
        episodes=EPISODES,
        days=("date,tracked,stress,note", "2026-03-02,none,0,calm", "2026-03-03,,4,"),
    )

    assert [(d.tracked, d.episodes) for d in days.values()] == [
        ("episodes", 2),
        ("none", 0),
        (None, 0),
    ]
    assert [dict(day.values) for day in days.values()] == [{}, {"stress": 0}, {"stress": 4}]
    assert days[2].note == "calm"


def test_the_strongest_bout_is_told():
    rows = (f"{BOUT},cramp,calf:left,{strength}" for strength in ("1", "4", ""))
    times = ("20:15", "21:15", "22:15")
    rows = (row.replace("22:15", time) for row, time in zip(rows, times, strict=True))
    days = told(episodes=("started_at,type,sites,strength", *rows))

    assert days[1].strongest == 4


def test_episodes_beat_none():
    days = told(episodes=EPISODES, days=("date,tracked", "2026-03-01,none"))

    assert (days[1].tracked, days[1].episodes) == ("episodes", 2)


def test_claimed_episodes_without_a_row_count_as_not_tracked():
    days = told(days=("date,tracked,stress", "2026-03-01,episodes,3"))

    assert (days[1].tracked, days[1].episodes, days[1].values["stress"]) == (None, 0, 3)


def test_a_day_of_which_only_its_claim_is_known_is_absent():
    assert told(days=("date,tracked,stress", "2026-03-01,episodes,", "2026-03-02,,")) == {}


def test_values_that_disagree_count_as_not_recorded():
    start = "started_at,type,sites,stress"
    days = told(episodes=(start, f"{BOUT_ROW},3", f"{BOUT_ROW.replace('22:', '23:')},4"))

    assert (days[1].episodes, dict(days[1].values)) == (2, {})


def test_an_own_column_is_a_factor_of_the_analysis():
    parsed = read_upload(zip_file(days=("date,own_tea", "2026-03-01,2")), "mine.zip")
    (day,), factors = analyse_input(parsed)

    assert (day.day, day.values["own_tea"]) == (date(2026, 3, 1), 2)
    assert factors[-1].slug == "own_tea"
