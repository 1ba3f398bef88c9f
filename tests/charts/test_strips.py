"""The days behind a finding, drawn."""

from tests.charts.stage import checked, trace
from twitchlog.analysis.strips import Band, Strip
from twitchlog.catalogue import BY_SLUG
from twitchlog.charts.strips import strip_table, strips


def stress(*bands):
    return Strip(BY_SLUG["stress"], bands)


def test_dots_grow_with_the_days():
    figure = checked(strips(stress(Band(0, 3, 5, 0.4, ((0, 4), (2, 1)))), str))

    dots = trace(figure, "days")
    assert (dots["y"], dots["text"]) == ([0, 2], ["4", "1"])
    assert dots["marker"]["size"] == [28, 14]


def test_bands_say_their_values_and_days():
    bands = (Band(0, 3, 5, 0.4, ((0, 5),)), Band(7, 7, 6, 1.5, ((1, 6),)))

    figure = checked(strips(stress(*bands), str))

    assert figure["layout"]["xaxis"]["ticktext"] == ["0 – 3<br>5 days", "7<br>6 days"]
    assert trace(figure, "mean")["y"] == [0.4, 1.5]


def test_a_flag_is_yes_or_no():
    bands = (Band(0, 0, 5, 0.4, ((0, 5),)), Band(1, 1, 6, 1.5, ((1, 6),)))

    figure = checked(strips(Strip(BY_SLUG["illness"], bands), str))

    assert figure["layout"]["xaxis"]["ticktext"] == ["no<br>5 days", "yes<br>6 days"]


def test_many_rows_of_dots_go_without_numbers():
    figure = checked(strips(stress(Band(0, 3, 5, 9.0, ((0, 4), (13, 1)))), str))

    assert trace(figure, "days")["mode"] == "markers"


def test_the_table_of_a_strip_says_each_band():
    bands = (Band(0, 3, 5, 0.4, ((0, 5),)), Band(7, 7, 6, 1.5, ((1, 6),)))

    assert strip_table(stress(*bands), str).rows == (("0 – 3", "5", "0.4"), ("7", "6", "1.5"))
