"""The report on paper: the sheet alone, with all that is drawn on it."""

from datetime import timedelta

import pytest

from tests.builders import bout, moment
from twitchlog.journal.days import today_of
from twitchlog.journal.episodes import log_episode

pytestmark = pytest.mark.e2e
SHOWN = "(one) => [...document.querySelectorAll(one)].filter(it => it.checkVisibility()).length"
TOO_WIDE = "document.documentElement.scrollWidth > innerWidth"
A4_BETWEEN_MARGINS = {"width": 703, "height": 1032}


@pytest.fixture
def report(app, owner, signed_in_page):
    """The page, with a bout of yesterday, as a printer sees it."""
    with app.app_context():
        yesterday = today_of(owner) - timedelta(days=1)
        log_episode(owner, bout(moment(f"{yesterday} 12:00")))
    signed_in_page.set_viewport_size(A4_BETWEEN_MARGINS)
    signed_in_page.emulate_media(media="print")
    signed_in_page.goto("/report")
    return signed_in_page


def test_paper_shows_the_whole_sheet_and_nothing_around_it(report):
    drawn = {one: report.evaluate(SHOWN, one) for one in (".d-bar", ".d-mean", ".d-edge", ".who")}
    around = report.evaluate(SHOWN, ".page-header, .no-print, .top, .foot, form")

    assert [one for one, count in drawn.items() if not count] == [".d-mean"]  # of too few days
    assert around == 0
    assert not report.evaluate(TOO_WIDE)
