"""Factors over time, drawn."""

from tests.charts.stage import MARKUP, checked, daily, event, factor, factor_weeks, trace, weekly
from twitchlog.catalogue import own_factor
from twitchlog.charts.factors import episodes_below, over_time
from twitchlog.records import OwnFactorRecord


def drawn(series, episodes, **more):
    return over_time(series, episodes_below(episodes, str), str, **more)


def on_factor_axis(figure):
    return [part for part in figure["data"] if part.get("yaxis") == "y4"]


def heads(figure):
    return [note["text"] for note in figure["layout"]["annotations"]]


def test_dots_and_mean_stand_above_the_episodes():
    figure = checked(drawn(factor("sleep_h", 7, None, 6, 8, 7), daily("10.21")))

    dots, mean = on_factor_axis(figure)
    assert dots["y"] == [7, None, 6, 8, 7]
    assert mean["y"] == [None, None, None, None, 7]
    assert trace(figure, "episodes a day")["y"] == [1, 0, None, 2, 1]
    assert heads(figure) == ["h", "episodes"]


def test_factors_are_clay_and_episodes_teal():
    figure = drawn(factor("sleep_h", 7), daily("1"))

    assert figure["data"][0]["marker"]["color"] == "var(--teal)"
    assert figure["data"][1]["marker"]["color"] == "var(--clay)"


def test_a_flag_says_yes_and_no_in_shapes_and_words():
    figure = checked(drawn(factor("illness", 1, 0, None), daily("000")))

    (dots,) = on_factor_axis(figure)
    assert dots["marker"]["symbol"] == ["circle", "circle-open", "circle-open"]
    assert figure["layout"]["yaxis4"]["ticktext"] == ["no", "yes"]


def test_a_flag_by_week_is_a_share_of_days():
    figure = checked(drawn(factor_weeks("illness", (3, 6)), weekly((1, 7))))

    assert on_factor_axis(figure)[0]["y"] == [0.5]
    assert heads(figure)[0] == "share of days"


def test_a_rating_keeps_its_whole_scale():
    figure = checked(drawn(factor("stress", 2, 3), daily("11")))

    assert figure["layout"]["yaxis4"]["range"] == [0, 10]


def test_a_reference_value_is_drawn_only_where_values_come_near():
    near = checked(drawn(factor("caffeine_mg", 390), daily("1")))
    far = checked(drawn(factor("caffeine_mg", 90), daily("1")))

    assert [line["y0"] for line in near["layout"]["shapes"]] == [400]
    assert far["layout"]["shapes"] == []


def test_an_own_unit_holds_no_markup():
    own = own_factor(OwnFactorRecord(slug="own_x", label=MARKUP, unit=MARKUP))

    figure = checked(drawn(factor(own, 3), daily("1")))

    assert MARKUP not in str(figure)
    assert heads(figure)[0] == "&lt;b&gt;5 &amp; 6&lt;/b&gt;"


def test_weeks_are_set_beside_weeks():
    figure = checked(drawn(factor_weeks("sleep_h", (49, 7), (24, 3)), weekly((7, 7))))

    assert on_factor_axis(figure)[0]["y"] == [7, 8]
    assert trace(figure, "mean of a week")["y"] == [1]


def test_events_are_marked():
    figure = checked(drawn(factor("sleep_h", 7), daily("1"), events=[event(0)]))

    assert trace(figure, "dated events")["text"] == ["1"]
