"""What comes most often, and when nothing is said of it; hand-counted."""

from twitchlog.analysis.patterns import hour_grid, site_counts
from twitchlog.analysis.trend.leading import Led, leading_part, leading_site
from twitchlog.records import Site


def test_a_region_leads_with_its_side():
    counts = site_counts([("calf", "left", 6), ("calf", "right", 3), ("hand", "left", 2)], 11)

    assert leading_site(counts) == Led(Site("calf", "left"), 6, 11)


def test_nine_episodes_are_too_few_for_a_story():
    assert leading_site(site_counts([("calf", "left", 9)], 9)) is None
    assert leading_part(hour_grid([(0, 20, 9)])) is None


def test_four_of_many_lead_nothing():
    rows = [(region, "left", 4 - n % 2) for n, region in enumerate(("calf", "hand", "neck"))]

    assert leading_site(site_counts(rows, 11)) is None


def test_two_that_come_equally_often_are_no_story():
    assert leading_site(site_counts([("calf", "left", 6), ("hand", "left", 6)], 12)) is None


def test_many_places_are_no_place():
    assert leading_site(site_counts([("many_places", "both", 12)], 12)) is None


def test_the_evening_leads():
    assert leading_part(hour_grid([(0, 20, 6), (3, 23, 1), (2, 9, 4)])) == Led(3, 7, 11)
