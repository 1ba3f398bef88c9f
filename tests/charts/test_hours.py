"""Hours and weekdays, drawn."""

from tests.charts.stage import checked
from twitchlog.analysis.patterns import hour_grid
from twitchlog.charts import hours


def drawn(*rows, **more):
    return checked(hours.by_hour(hour_grid(rows), str, **more))


def test_days_begin_at_their_owners_hour():
    figure = drawn((0, 3, 5), (0, 4, 1))

    assert figure["data"][0]["z"][0][0] == 1
    assert figure["data"][0]["z"][23][0] == 5
    assert figure["layout"]["yaxis"]["ticktext"][:3] == ["04:00", "", "06:00"]


def test_weeks_begin_on_their_owners_day():
    figure = drawn((6, 4, 2), week_starts_on=6)

    assert figure["layout"]["xaxis"]["ticktext"][0] == "Sun"
    assert figure["data"][0]["z"][0][0] == 2


def test_cells_say_their_number_and_nothing_for_none():
    texts = drawn((0, 4, 2))["data"][0]["text"]

    assert texts[0][:2] == ["2", ""]


def test_hours_are_added_up_beside_the_grid():
    assert drawn((0, 4, 2), (5, 4, 3))["data"][1]["x"][0] == 5


def test_long_sums_have_room_beside_their_bars():
    room = [drawn((0, 4, count))["layout"]["margin"]["r"] for count in (9, 999, 12_345)]

    assert room == [22, 24, 40]


def test_a_cell_says_its_time():
    assert drawn((0, 4, 2))["data"][0]["hovertext"][0][0] == "Mon 04:00"
