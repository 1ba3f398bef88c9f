"""The tables beside the charts."""

from tests.charts.stage import daily, factor, factor_weeks, types, weekly
from twitchlog.analysis.patterns import hour_grid, site_counts
from twitchlog.analysis.series import month_grid
from twitchlog.charts import twins


def test_days_stand_newest_first_and_gaps_are_dashes():
    table = twins.of_days(daily("21.0"), str)

    assert table.headings == ("Day", "Episodes", "7-day mean")
    assert [row[:2] for row in table.rows] == [
        ("2026-03-05", "0"),
        ("2026-03-04", "–"),
        ("2026-03-03", "1"),
        ("2026-03-02", "2"),
    ]


def test_means_have_one_decimal():
    assert twins.of_days(daily("1212"), str).rows[0][2] == "1.5"


def test_every_column_but_the_first_holds_numbers():
    assert twins.of_days(daily("1"), str).numeric == (1, 2)


def test_weeks_say_how_many_days_were_tracked():
    table = twins.of_weeks(weekly((7, 7), None, (2, 3)), str)

    assert table.rows == (
        ("2026-03-16", "3", "2", "–", "–"),
        ("2026-03-09", "0", "–", "–", "–"),
        ("2026-03-02", "7", "7", "1", "–"),
    )


def test_the_calendar_is_a_row_for_each_week():
    table = twins.of_calendar(daily("1.3"), str, week_starts_on=6)

    assert table.headings[:3] == ("Week from", "Sun", "Mon")
    assert table.rows == (("2026-03-01", "", "1", "–", "3", "", "", ""),)


def test_months_are_a_row_for_each_year():
    table = twins.of_months(month_grid(weekly((7, 7), (0, 7))), str)

    assert table.rows[0][:5] == ("2026", "–", "–", "0.5", "–")


def test_hours_begin_with_the_day_and_are_added_up():
    table = twins.of_hours(hour_grid([(0, 4, 2), (6, 4, 1)]), str, day_starts_at=4)

    assert table.rows[0] == ("04:00", "2", "0", "0", "0", "0", "0", "1", "3")
    assert table.rows[-1][0] == "03:00"


def test_sites_are_all_there():
    table = twins.of_sites(site_counts([("calf", "left", 2), ("calf", "both", 1)], 3), str)

    assert table.rows == (("Calf", "2", "0", "1", "0", "3"),)


def test_types_have_a_column_each():
    table = twins.of_types(types(cramp="2.", tremor="1."), str)

    assert table.headings == ("Day", "Tracked days", "Cramp", "Shaking")
    assert table.rows == (("2026-03-03", "0", "–", "–"), ("2026-03-02", "1", "2", "1"))


def test_without_any_type_the_days_remain():
    table = twins.of_types(types(cramp="0"), str)

    assert table.rows == (("2026-03-02", "1"),)


def test_factors_stand_beside_the_episodes_of_their_days():
    series = [factor("sleep_h", 7.5, None), factor("stress", 0, 4)]

    table = twins.of_factors(series, daily(".2"), ["Sleep", "Stress"], str)

    assert table.headings == ("Day", "Episodes", "Sleep", "Stress")
    assert table.rows == (("2026-03-03", "2", "–", "4"), ("2026-03-02", "–", "7.5", "0"))


def test_factors_by_week_are_means():
    series = [factor_weeks("sleep_h", (49, 7), (16, 2))]

    table = twins.of_factors(series, weekly((7, 7)), ["Sleep"], str)

    assert table.rows == (("2026-03-09", "–", "8"), ("2026-03-02", "1", "7"))
