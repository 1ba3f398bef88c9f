"""What comes most often, and when nothing is said of it; hand-counted."""

from twitchlog.analysis.patterns import hour_grid, site_counts
from twitchlog.analysis.trend.leading import Led, leading_part, leading_site
from twitchlog.records import Site


def test_a_region_leads_with_its_side():
    counts = site_counts([("calf", "left", 8), ("calf", "right", 2), ("hand", "left", 1)], 11)

    assert leading_site(counts) == Led(Site("calf", "left"), 8, 11)


def test_nine_episodes_are_too_few_for_a_story():
    assert leading_site(site_counts([("calf", "left", 9)], 9)) is None
    assert leading_part(hour_grid([(0, 20, 9)])) is None


def test_four_of_many_lead_nothing():
    rows = [("calf", "left", 4), *((region, "left", 0) for region in ("hand", "neck"))]

    assert leading_site(site_counts(rows, 11)) is None


def test_a_lead_within_the_ups_and_downs_of_counts_is_no_story():
    def lead(first, second):
        rows = [("calf", "left", first), ("hand", "left", second)]
        return leading_site(site_counts(rows, first + second))

    assert lead(12, 8) is None
    assert lead(12, 6) == Led(Site("calf", "left"), 12, 18)


def test_one_of_twenty_is_no_answer():
    rows = [("calf", "left", 733), ("hand", "left", 600)]

    assert leading_site(site_counts(rows, 20_000)) is None


def test_two_that_come_equally_often_are_no_story():
    assert leading_site(site_counts([("calf", "left", 6), ("hand", "left", 6)], 12)) is None


def test_many_places_are_no_place():
    assert leading_site(site_counts([("many_places", "both", 12)], 12)) is None


def test_the_evening_leads():
    assert leading_part(hour_grid([(0, 20, 7), (3, 23, 1), (2, 9, 3)])) == Led(3, 8, 11)
