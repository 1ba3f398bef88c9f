"""The page of one factor."""

import html
import json
import re

import pytest

from tests.builders import bout, own
from tests.charts.stage import checked
from tests.findable import findable
from twitchlog.journal.accounts import save_settings
from twitchlog.journal.episodes import log_episode
from twitchlog.journal.factors import add_own_factor
from twitchlog.journal.portable import add_records
from twitchlog.records import Settings

pytestmark = pytest.mark.usefixtures("noon")
PARTS = ("shape", "timing", "types")
FORBIDDEN = re.compile(r"\b(caus|risk|predict)\w*", re.I)


@pytest.fixture
def logged(app, owner):
    """Log so many days in which sleep goes with the twitches."""

    def log(days):
        with app.app_context():
            add_records(owner, findable(days))

    return log


@pytest.fixture
def read(signed_in):
    """All that a page says, on one line."""

    def get(address):
        answer = signed_in.get(address)
        assert answer.status_code == 200
        main = re.search(r"<main.*?</main>", answer.text, re.S)[0]
        bare = re.sub(r"<script.*?</script>|<[^>]+>", " ", main, flags=re.S)
        return re.sub(r" ([.,;])", r"\1", " ".join(html.unescape(bare).split()))

    return get


def test_the_verdict_and_the_contrast_come_first(logged, read):
    logged(120)
    said = read("/triggers/sleep_h")

    verdict = said.index("More of it the night before was followed by fewer episodes.")
    contrast = said.index("After nights with 6 h or less you logged")
    assert verdict < contrast < said.index("Looking around")


def test_what_was_not_decided_on_beforehand_is_said_to_be_so(logged, read):
    logged(120)

    assert "Nothing here was decided beforehand or is part of the test" in read("/triggers/sleep_h")


@pytest.mark.parametrize("part", PARTS)
def test_without_javascript_a_closed_fold_leads_to_the_page_with_it_open(logged, signed_in, part):
    logged(120)
    closed = signed_in.get("/triggers/sleep_h").text
    link = re.search(
        rf'<details class="fold" id="{part}" data-late-part>.*?href="([^"]+)"', closed, re.S
    )

    assert link[1] == f"/triggers/sleep_h/{part}#{part}"
    assert f'<details class="fold" id="{part}" open>' in signed_in.get(link[1]).text


def test_nothing_is_drawn_before_a_fold_is_opened(logged, signed_in):
    logged(120)

    assert 'class="figure"' not in signed_in.get("/triggers/sleep_h").text


@pytest.mark.parametrize("part", ["shape", "timing"])
def test_an_open_part_has_a_figure_that_plotly_takes_and_its_table(logged, signed_in, part):
    logged(120)
    page = signed_in.get(f"/triggers/sleep_h/{part}").text

    (figure,) = re.findall(r'class="figure">(.*?)</script>', page, re.S)
    assert checked(json.loads(figure))["data"]
    assert "As a table" in page.split('class="figure"')[1]


def test_the_shape_has_its_reference_value_with_the_source(logged, read):
    logged(120)

    said = read("/triggers/sleep_h/shape")
    assert "Dashed: 7 hours or more, regularly, is advised for adults" in said
    assert "adult sleep duration, 2015" in said
    assert "No level line fits into the band." in said


def test_a_shape_that_may_be_chance_is_said_to_be_so(logged, read):
    logged(120)

    assert "so the shape may be chance." in read("/triggers/stress/shape")


def test_the_timing_says_what_was_tested(logged, read):
    logged(120)

    assert "Only “the night just before” was decided on beforehand" in read(
        "/triggers/sleep_h/timing"
    )


def test_each_type_stands_beside_what_is_known_elsewhere(logged, read):
    logged(120)
    said = read("/triggers/sleep_h/types")

    assert "2 pairs of a type and a factor were tested together" in said
    assert "Flicker" in said
    assert (
        "Elsewhere, with more of it: Fewer episodes expected, by the view of an authority" in said
    )
    assert "Here: More of it the night before was followed by fewer episodes." in said


def test_a_type_with_few_episodes_says_what_it_needs(app, owner, logged, read):
    logged(120)
    with app.app_context():
        log_episode(owner, bout("2026-03-16 10:00", type="cramp"))

    assert "Too few for a test of their own. Still needed: 23 more episodes (1 of 24)" in read(
        "/triggers/sleep_h/types"
    )


def test_what_was_looked_at_is_made_anew_when_the_journal_changes(app, owner, logged, read):
    logged(120)
    assert "Cramp" not in read("/triggers/sleep_h/types")

    with app.app_context():
        log_episode(owner, bout("2026-03-16 10:00", type="cramp"))
    assert "Cramp" in read("/triggers/sleep_h/types")


def test_before_there_is_enough_the_page_says_what_is_missing(logged, read):
    logged(12)
    said = read("/triggers/sleep_h")

    assert "It is too early to tell." in said
    assert "Shape" not in said
    assert "Timing" not in said


@pytest.mark.parametrize("part", PARTS)
def test_a_part_asked_for_too_early_is_calm(logged, read, part):
    logged(12)

    assert "It is too early to tell." in read(f"/triggers/sleep_h/{part}")


def test_a_factor_without_any_value_has_its_page(app, owner, read):
    with app.app_context():
        slug = add_own_factor(owner, own("Chewing gum"))

    assert "Chewing gum" in read(f"/triggers/{slug}")


@pytest.mark.parametrize("slug", ["burden", "own_nothing", "illness"])
@pytest.mark.parametrize("part", ["", "/shape", "/timing", "/types"])
def test_what_is_none_of_the_owners_triggers_is_not_there(logged, signed_in, slug, part):
    logged(12)

    assert signed_in.get(f"/triggers/{slug}{part}").status_code == 404


def test_a_stranger_does_not_see_an_own_factor(app, owner, as_stranger):
    with app.app_context():
        slug = add_own_factor(owner, own("Chewing gum"))

    assert as_stranger.get(f"/triggers/{slug}").status_code == 404


def test_volumes_are_shown_in_the_owners_unit(app, owner, read):
    records = findable(120)
    water = [
        type(one)(day=one.day, factor="hydration_ml", value=500 + 30 * n)
        for n, one in enumerate(one for one in records.readings if one.factor == "stress")
    ]
    with app.app_context():
        save_settings(owner, Settings(zone=owner.settings.zone, volume_unit="fl_oz"))
        add_records(
            owner,
            type(records)(episodes=records.episodes, days=records.days, readings=tuple(water)),
        )

    said = read("/triggers/hydration_ml/shape").split("The curve at a few values")[1]
    assert "16.9 fl oz" in said
    assert " ml " not in said.split("Timing")[0]


@pytest.mark.parametrize("days", [12, 120])
def test_nothing_is_said_of_what_brings_about_what(logged, read, days):
    logged(days)

    for slug in ("sleep_h", "stress"):
        for part in ("", *(f"/{part}" for part in PARTS)):
            assert FORBIDDEN.findall(read(f"/triggers/{slug}{part}")) == []
