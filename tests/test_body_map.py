"""The drawn body's parts."""

from twitchlog.body_map import drawings
from twitchlog.vocabulary import REGIONS

VAGUE = {"many_places", "other"}


def regions(name):
    (drawing,) = [one for one in drawings() if one.name == name]
    return [part for part in drawing.parts if part.kind == "region"]


def test_every_region_but_the_two_vague_ones_is_drawn():
    drawn = {part.region for drawing in drawings() for part in drawing.parts} - {""}

    assert drawn == {region.slug for region in REGIONS} - VAGUE


def test_the_half_at_the_viewers_right_is_another_side_from_behind():
    sides = {
        name: next(part.side for part in regions(name) if not part.mirrored)
        for name in ("front", "back")
    }

    assert sides == {"front": "left", "back": "right"}


def test_every_region_has_both_halves():
    for drawing in drawings():
        halves = {(part.region, part.side) for part in regions(drawing.name)}
        assert len(halves) == 2 * len({region for region, _side in halves})


def test_what_covers_the_edges_lies_above_all_regions():
    kinds = [part.kind for part in drawings()[0].parts]

    assert "region" not in kinds[kinds.index("outside") :]
