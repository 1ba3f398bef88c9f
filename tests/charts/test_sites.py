"""Sites, drawn."""

from tests.charts.stage import checked
from twitchlog.analysis.patterns import site_counts
from twitchlog.charts import sites


def drawn(*rows):
    return checked(sites.by_site(site_counts(rows, 9), str))


def bars(figure):
    return [(part["name"], part["x"], part["base"]) for part in figure["data"]]


def texts(figure):
    return [note["text"] for note in figure["layout"]["annotations"]]


def test_left_goes_left_and_right_goes_right():
    assert bars(drawn(("calf", "left", 3), ("calf", "right", 2))) == [
        ("left", [-3], [0]),
        ("right", [2], [0]),
    ]


def test_both_counts_on_either_side_and_lies_inside():
    figure = drawn(("calf", "left", 3), ("calf", "both", 2))

    assert ("left", [-3], [-2]) in bars(figure)
    assert ("both sides", [2], [0]) in bars(figure)
    assert ("both sides", [-2], [0]) in bars(figure)
    assert texts(figure)[:3] == ["Calf", "5", "2"]


def test_the_middle_straddles_the_line_at_its_full_length():
    figure = drawn(("tongue", "middle", 3))

    assert bars(figure) == [("in the middle", [3], [-1.5])]
    assert texts(figure)[1] == "3"


def test_patterns_tell_both_and_middle_apart():
    figure = drawn(("calf", "both", 2), ("tongue", "middle", 1))

    shapes = {part["name"]: part["marker"]["pattern"]["shape"] for part in figure["data"]}
    assert shapes == {"both sides": "/", "in the middle": "."}


def test_only_the_most_frequent_regions_are_drawn():
    slugs = ["calf", "knee", "shin", "heel", "hand", "thumb", "neck", "chest", "tongue", "brow"]
    rows = [(f"{slug}_{n}", "left", 1) for slug in slugs for n in range(2)]

    assert len(drawn(*rows)["data"][0]["y"]) == sites.MOST


def test_a_hint_says_region_and_number():
    bar = drawn(("calf", "left", 3))["data"][0]

    assert (bar["hovertext"], bar["customdata"]) == (["Calf"], [3])
