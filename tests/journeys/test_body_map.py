"""The drawn body on a phone's screen: it changes the list beside it, and the list is sent."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.e2e
FRAME = "await new Promise((go) => requestAnimationFrame(() => setTimeout(go)));"
TWO_FRAMES = f"async () => {{ {FRAME * 2} }}"


@pytest.fixture
def today(signed_in_page):
    signed_in_page.goto("/")
    signed_in_page.wait_for_selector("[data-region=calf][aria-checked]")
    return signed_in_page


def part(page, region: str, side: str):
    return page.locator(f".body-map [data-region={region}][data-side={side}]").first


def chosen_side(page, region: str) -> str | None:
    if not page.is_checked(f"[name=sites][value={region}]"):
        return None
    return page.get_attribute(f"[name=side_{region}]:checked", "value")


def test_every_region_but_the_two_vague_ones_is_drawn(today):
    listed = today.eval_on_selector_all("[name=sites]", "boxes => boxes.map(box => box.value)")
    drawn = today.eval_on_selector_all(
        ".body-map [data-region]", "parts => parts.map(part => part.dataset.region)"
    )

    assert set(listed) - set(drawn) == {"many_places", "other"}
    assert set(drawn) <= set(listed)


def test_three_taps_save_a_bout_with_its_side(today):
    part(today, "shin", "right").click()
    today.locator(".chip:has-text('Jerk')").click()
    today.locator("text=Save, just now").click()

    expect(today.locator("[role=status] p")).to_have_text("Saved: Right shin: jerk.")


def tap_beside(page, shape, right, down):
    """A tap so many pixels from the middle of a shape."""
    shape.evaluate("shape => shape.scrollIntoView({ block: 'center' })")
    box = shape.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2 + right, box["y"] + box["height"] / 2 + down)


def test_a_thumb_may_miss_what_is_small_by_a_little(today):
    tap_beside(today, part(today, "tongue", "left"), 0, 10)
    tap_beside(today, part(today, "hand", "left"), 24, 0)

    assert today.is_checked("[name=sites][value=tongue]")
    assert chosen_side(today, "hand") == "left"


@pytest.mark.parametrize(("drawing", "side"), [("front", "left"), ("back", "right")])
def test_the_viewers_right_is_another_side_from_behind(today, drawing, side):
    figure = today.locator(f"svg[data-drawing={drawing}]")
    box = figure.bounding_box()
    figure.click(position={"x": 0.62 * box["width"], "y": 0.6 * box["height"]})

    chosen = today.locator(f"svg[data-drawing={drawing}] [aria-checked=true]")
    expect(chosen).to_have_count(1)
    expect(chosen).to_have_attribute("data-side", side)


def test_the_other_side_makes_both_and_a_second_tap_takes_one_back(today):
    seen = []
    for side in ("left", "right", "left", "right"):
        part(today, "calf", side).click()
        seen.append(chosen_side(today, "calf"))

    assert seen == ["left", "both", "right", None]


def test_a_region_without_sides_is_one_whole(today):
    part(today, "tongue", "left").click()

    expect(part(today, "tongue", "right")).to_be_checked()
    assert chosen_side(today, "tongue") == "middle"


def test_the_map_follows_the_list(today):
    today.locator(".site .chip:has-text('Calf')").first.click()
    today.locator(".sides:visible >> text=Left").click()

    expect(part(today, "calf", "left")).to_be_checked()
    expect(part(today, "calf", "right")).not_to_be_checked()


def test_what_is_chosen_is_said_in_words(today):
    part(today, "eyelid_lower", "left").click()
    part(today, "thumb", "right").click()

    said = today.locator("[data-chosen-sites]")
    expect(said).to_have_text("Lower eyelid, left · Thumb, right")


def test_arrows_and_space_choose_without_a_pointer(today):
    part(today, "knee", "left").focus()
    today.keyboard.press("ArrowDown")
    today.keyboard.press("Space")

    assert chosen_side(today, "shin") == "left"


def test_the_whole_map_is_one_stop_for_the_tab_key(today):
    expect(today.locator(".body-map [tabindex='0']")).to_have_count(1)


def test_save_stands_at_the_thumb_once_a_place_is_chosen(today):
    part(today, "shoulder", "left").click()

    expect(today.locator("text=Save, just now")).to_be_in_viewport(ratio=1)


def test_the_map_moves_nothing_when_it_arrives(signed_in_page):
    signed_in_page.add_init_script(
        """addEventListener("DOMContentLoaded", () => {
          window.shifts = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) window.shifts += entry.value;
          }).observe({ type: "layout-shift", buffered: true });
        });"""
    )
    signed_in_page.goto("/")
    signed_in_page.wait_for_selector("[data-region=calf][aria-checked]")
    signed_in_page.evaluate(TWO_FRAMES)  # a shift is told of after the frame that it is in

    assert signed_in_page.evaluate("window.shifts") < 0.05
