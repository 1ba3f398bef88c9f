"""The shaded body: which shade, which number, and where."""

import re

import pytest

from twitchlog.body_map import drawings
from twitchlog.svg.body import POINTS, Place, bounds, figures, shade, spread
from twitchlog.vocabulary import REGION_BY_SLUG

LABELS = dict.fromkeys(POINTS, "Body")


def drawn(*places):
    return dict(figures(places, LABELS))


def numbers(drawing):
    return re.findall(r'class="d-number">(\d+)<', drawing)


@pytest.mark.parametrize(
    ("count", "most", "expected"),
    [(0, 9, 0), (1, 1, 1), (1, 8, 1), (3, 8, 2), (8, 8, 4), (0, 0, 0)],
)
def test_a_shade_stands_for_a_quarter_of_the_most(count, most, expected):
    assert shade(count, most) == expected


def test_shades_are_told_with_the_counts_they_stand_for():
    assert bounds(8) == [(1, 1, 2), (2, 3, 4), (3, 5, 6), (4, 7, 8)]
    assert bounds(2) == [(1, 1, 1), (3, 2, 2)]
    assert bounds(0) == []


def test_a_place_is_shaded_and_numbered_on_its_half():
    back = drawn(Place("calf", "left", 7))["back"]

    assert back.count('fill="currentColor"') == 1
    assert numbers(back) == ["7"]


def test_a_region_that_is_drawn_twice_has_its_number_once():
    found = drawn(Place("forearm", "left", 3))

    assert "url(#shade-" in found["front"]
    assert "url(#shade-" in found["back"]
    assert numbers(found["front"]) + numbers(found["back"]) == ["3"]


def test_what_has_no_halves_has_one_number():
    assert numbers(drawn(Place("tongue", "", 2))["face"]) == ["2"]


def test_face_hands_and_feet_are_drawn_only_where_they_are_named():
    assert list(drawn(Place("calf", "left", 1))) == ["front", "back"]
    assert list(drawn(Place("thumb", "left", 1))) == ["front", "back", "hands"]


def test_every_region_of_the_drawings_has_a_point_for_its_number():
    named = {part.region for one in drawings() for part in one.parts if part.region}

    assert {region for points in POINTS.values() for region in points} == named
    assert named <= REGION_BY_SLUG.keys()


def test_numbers_close_together_are_moved_apart():
    assert spread([10, 12], 0, 100) == [10, 22.5]
    assert spread([98, 99], 0, 100) == [87.5, 100]
