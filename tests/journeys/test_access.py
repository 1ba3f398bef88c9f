"""Every page can be read and used by everybody: checked by axe, in both themes."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.conftest import sign_in_browser

pytestmark = pytest.mark.e2e

PAGES = (
    "/",
    "/episodes/new",
    "/journal",
    "/trends",
    "/trends/changes",
    "/triggers",
    "/suspicions/",
    "/more",
    "/factors/",
    "/factors/caffeine_mg/servings",
    "/events/",
    "/data/",
    "/settings/",
    "/account",
    "/welcome",
)


@pytest.fixture(scope="module")
def rules() -> Axe:
    return Axe()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_breaks_no_rule_of_access(tab, app, live, owner, rules, path):
    # axe is put into the page as a script, which the page's own policy rightly refuses.
    page = tab(bypass_csp=True, reduced_motion="reduce")
    sign_in_browser(page, app, live, owner)
    page.goto(path)

    broken = [found for theme in ("light", "dark") for found in violations(page, rules, theme)]

    assert broken == []


def violations(page, rules: Axe, theme: str) -> list[tuple[str, str, str]]:
    """Theme, rule and the first place of everything that axe finds."""
    page.emulate_media(color_scheme=theme)
    found = rules.run(page).response["violations"]
    return [(theme, one["id"], one["nodes"][0]["html"]) for one in found]
