"""My story: told once, changed at any time."""

import pytest

from twitchlog.journal.story import story_of, tell
from twitchlog.story import UNTOLD, Story

pytestmark = pytest.mark.usefixtures("noon")
TOLD = {"onset": "Spring 2024", "questions": "Is it the coffee?\nMay I run?"}


@pytest.fixture
def told(app):
    """What stands there by now."""

    def read(who):
        with app.app_context():
            return story_of(who)

    return read


def test_what_is_told_is_kept_and_leads_to_the_report(owner, signed_in, told):
    answer = signed_in.post("/story", data=TOLD)

    assert (answer.status_code, answer.location) == (303, "/report")
    assert told(owner) == Story(**TOLD)


def test_what_was_told_is_shown_to_be_changed(app, owner, signed_in):
    with app.app_context():
        tell(owner, Story(onset="Spring <2024>"))

    assert "Spring &lt;2024&gt;</textarea>" in signed_in.get("/story").text


def test_everything_may_stay_blank(owner, signed_in, told):
    assert signed_in.post("/story", data={"onset": "  "}).status_code == 303
    assert told(owner) == UNTOLD


def test_what_is_too_long_is_shown_again_and_not_kept(owner, signed_in, told):
    answer = signed_in.post("/story", data={"onset": "x" * 401})

    assert answer.status_code == 422
    assert "x" * 401 in answer.text
    assert told(owner) == UNTOLD


def test_a_stranger_tells_their_own(owner, as_stranger, stranger, told):
    as_stranger.post("/story", data=TOLD)

    assert (told(owner), told(stranger)) == (UNTOLD, Story(**TOLD))
