"""What was typed and not sent is its writer's, whoever signs in on the same page next."""

import pytest
from playwright.sync_api import expect

from tests.conftest import sign_in_browser
from tests.scripts import started
from twitchlog.journal.sign_ins import devices, end

pytestmark = pytest.mark.e2e

KEPT = "() => Object.keys(sessionStorage).filter((name) => name.includes('draft'))"


@pytest.fixture
def left(signed_in_page, app, owner):
    """A page on which the owner typed a note, and whose sign-in ended elsewhere since."""
    signed_in_page.goto("/")
    started(signed_in_page, "draft")
    signed_in_page.click("#check-in summary")
    signed_in_page.fill("#check-in [name=note]", "for my eyes only")
    with app.app_context():
        end(owner, devices(owner)[0].id)
    return signed_in_page


def test_the_next_one_who_signs_in_sees_nothing_of_it(left, app, live, stranger):
    sign_in_browser(left, app, live, stranger)
    left.goto("/")
    left.wait_for_function(f"({KEPT})().length === 0")

    expect(left.locator("#check-in [name=note]")).to_have_value("")


def test_its_writer_finds_it_again(left, app, live, owner):
    sign_in_browser(left, app, live, owner)
    left.goto("/")

    expect(left.locator("#check-in [data-draft-note]")).to_be_visible()
    expect(left.locator("#check-in [name=note]")).to_have_value("for my eyes only")
