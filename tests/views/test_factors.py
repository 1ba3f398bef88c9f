"""Factors: chosen, added, put away; and their quick additions."""

import pytest

from tests.builders import own, own_form
from twitchlog.journal.accounts import owner_named, save_settings
from twitchlog.journal.factors import add_own_factor, own_factors, servings_of
from twitchlog.records import Settings

pytestmark = pytest.mark.usefixtures("noon")
SERVINGS = "/factors/caffeine_mg/servings"


@pytest.fixture
def kept(app, owner):
    def read():
        with app.app_context():
            return own_factors(owner)

    return read


@pytest.fixture
def servings(app, owner):
    def read(slug="caffeine_mg"):
        with app.app_context():
            return [(one.label, one.amount) for one in servings_of(owner).get(slug, [])]

    return read


def test_chosen_factors_stand_first_on_the_home_page(app, owner, signed_in):
    signed_in.post("/factors/", data={"factors": ["cold", "stress"]})
    with app.app_context():
        assert owner_named("owner").settings.factors == ("stress", "cold")

    first, more = signed_in.get("/").text.split('id="more"')
    assert 'name="cold"' in first
    assert 'name="caffeine_mg"' in more


@pytest.mark.parametrize("chosen", [[], ["burden"], ["own_x"]])
def test_a_choice_that_cannot_be_is_refused(app, signed_in, chosen):
    assert signed_in.post("/factors/", data={"factors": chosen}).status_code == 422


@pytest.mark.parametrize(
    ("kind", "unit", "highest", "combine"),
    [
        ("amount", "cups", 100_000, "last"),
        ("duration", "cups", 100_000, "last"),
        ("count", "cups", 1000, "last"),
        ("rating", "0-10", 10, "mean"),
        ("flag", "0/1", 1, "max"),
    ],
)
def test_an_own_factor_is_what_its_kind_says(signed_in, kept, kind, unit, highest, combine):
    answer = signed_in.post("/factors/own", data=own_form(kind=kind, combine="last", lag="2"))
    (factor,) = kept()

    assert answer.status_code == 303
    assert (factor.unit, factor.highest, factor.combine, factor.lag) == (unit, highest, combine, 2)
    assert f'name="{factor.slug}"' in signed_in.get("/").text


def test_an_own_factor_without_a_name_is_refused_and_the_rest_kept(signed_in, kept):
    answer = signed_in.post("/factors/own", data=own_form(label=" ", unit="spoons"))

    assert (answer.status_code, kept()) == (422, [])
    assert 'value="spoons"' in answer.text


def test_an_own_factor_is_renamed_put_away_and_brought_back(app, owner, signed_in, kept):
    with app.app_context():
        slug = add_own_factor(owner, own())
    signed_in.post(f"/factors/own/{slug}", data={"label": "Maté", "lag": "1"})
    assert (kept()[0].label, kept()[0].lag) == ("Maté", 1)

    page = signed_in.post(f"/factors/own/{slug}/retire", follow_redirects=True).text
    assert f'action="/factors/own/{slug}/bring-back"' in page
    assert f'name="{slug}"' not in signed_in.get("/").text
    signed_in.post(f"/factors/own/{slug}/bring-back")
    assert f'name="{slug}"' in signed_in.get("/").text


@pytest.mark.parametrize("act", ["", "/retire", "/bring-back"])
def test_the_own_factors_of_others_are_not_there(app, owner, as_stranger, kept, act):
    with app.app_context():
        slug = add_own_factor(owner, own())
    before = kept()

    answer = as_stranger.post(f"/factors/own/{slug}{act}", data={"label": "x", "lag": "0"})
    assert (answer.status_code, kept()) == (404, before)
    assert as_stranger.get(f"/factors/{slug}/servings").status_code == 404


def test_quick_additions_are_ones_own_until_they_are_emptied(signed_in, servings):
    usual = servings()
    signed_in.post(SERVINGS, data={"lines": "my mug = 120\r\n\r\n half a cup : 40,5 "})
    assert servings() == [("my mug", 120), ("half a cup", 40.5)]
    assert "+ my mug 120 mg" in signed_in.get("/").text

    signed_in.post(SERVINGS, data={"lines": ""})
    assert servings() == usual


def test_opened_and_saved_they_are_the_same(signed_in, servings):
    before = servings()
    page = signed_in.get(SERVINGS).text
    lines = page.partition("<textarea")[2].partition(">")[2].partition("</textarea>")[0]
    signed_in.post(SERVINGS, data={"lines": lines})

    assert servings() == before


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("mug", "Line 1: please write a name"),
        ("mug = 90\nbowl = lots", "Line 2: Please enter a number."),
        ("mug = 0", "Line 1: Please enter a number from 0.001 to 5000."),
        ("mug = 5001", "Line 1: Please enter a number from 0.001 to 5000."),
        ("= 90", "Line 1: please write a name"),
        ("\n".join(f"a{n} = 1" for n in range(13)), "12 lines"),
        ("x" * 121 + " = 9", "Line 1: please write a name"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_and_all_are_kept(signed_in, servings, lines, message):
    usual = servings()
    answer = signed_in.post(SERVINGS, data={"lines": lines})

    assert answer.status_code == 422
    assert message in answer.text
    assert lines.splitlines()[0] in answer.text
    assert servings() == usual


def test_ounces_that_are_typed_are_stored_as_millilitres(app, owner, signed_in, servings):
    with app.app_context():
        save_settings(owner, Settings(zone="Europe/Berlin", volume_unit="fl_oz"))
    signed_in.post("/factors/hydration_ml/servings", data={"lines": "glass = 8"})

    assert servings("hydration_ml") == [("glass", pytest.approx(236.588, abs=0.001))]


@pytest.mark.parametrize("slug", ["stress", "illness", "own_x", "x"])
def test_what_has_no_quick_additions_has_no_page(signed_in, slug):
    assert signed_in.get(f"/factors/{slug}/servings").status_code == 404
