"""The page of the check, and the quiet line that mentions it."""

from datetime import timedelta

import pytest

from tests.builders import TODAY
from tests.conftest import NOON
from twitchlog.journal.signs import checks_of, remind
from twitchlog.signs import SIGNS

pytestmark = pytest.mark.usefixtures("noon")
LINE = "The monthly check of the signs can be made again."


@pytest.fixture
def answered(app, owner):
    """The days and answers of all checks by now."""

    def read():
        with app.app_context():
            return [(check.day, dict(check.answers)) for check in checks_of(owner)]

    return read


def test_every_question_stands_there_word_for_word(signed_in):
    page = signed_in.get("/signs").text

    assert [sign.question for sign in SIGNS if sign.question not in page] == []


def test_answers_are_kept_and_shown_with_their_day(signed_in, answered):
    signed_in.post("/signs", data={"grip": "not_sure", "weaker": ""})

    assert answered() == [(TODAY, {"grip": "not_sure"})]
    assert "<b>not sure</b>" in signed_in.get("/signs").text


def test_a_yes_is_answered_with_a_calm_word(signed_in):
    answer = signed_in.post("/signs", data={"grip": "yes"}, follow_redirects=True)

    assert "worth telling a doctor, soon" in answer.text


def test_a_no_is_not(signed_in):
    answer = signed_in.post("/signs", data={"grip": "no"}, follow_redirects=True)

    assert "worth telling" not in answer.text


def test_no_answer_and_one_that_was_not_offered_are_not_kept(signed_in, answered):
    for data in ({}, {"grip": "perhaps"}, {"grip": ""}):
        assert signed_in.post("/signs", data=data).status_code == 422
    assert answered() == []


def test_within_the_month_there_is_no_form(signed_in, noon, answered):
    signed_in.post("/signs", data={"grip": "no"})
    noon(NOON + timedelta(days=10))

    assert "Friday, 17 April on" in signed_in.get("/signs").text
    assert signed_in.post("/signs", data={"grip": "yes"}).status_code == 303
    assert answered() == [(TODAY, {"grip": "no"})]


def test_a_deleted_check_can_be_brought_back(signed_in, answered):
    signed_in.post("/signs", data={"grip": "no"})
    page = signed_in.post(f"/signs/{TODAY}/delete", follow_redirects=True).text
    assert answered() == []
    assert f"/signs/{TODAY}/restore" in page

    signed_in.post(f"/signs/{TODAY}/restore")
    assert len(answered()) == 1


def test_no_page_mentions_it_before_it_was_ever_made(signed_in):
    assert LINE not in signed_in.get("/").text + signed_in.get("/more").text


def test_pages_mention_it_when_the_last_is_a_month_old(signed_in, noon):
    signed_in.post("/signs", data={"grip": "no"})
    assert LINE not in signed_in.get("/").text + signed_in.get("/more").text

    for days in (29, 30):  # whoever is not seen for thirty days is signed out
        noon(NOON + timedelta(days=days))
        pages = [signed_in.get(address).text for address in ("/", "/more")]
    assert [LINE in page for page in pages] == [True, True]


def test_the_line_can_be_switched_on_and_off(app, owner, signed_in):
    signed_in.post("/signs/reminder", data={"wanted": "1"})
    assert LINE in signed_in.get("/more").text

    signed_in.post("/signs/reminder", data={"wanted": "0"})
    assert LINE not in signed_in.get("/more").text


def test_a_strangers_wish_is_theirs_alone(app, stranger, signed_in):
    with app.app_context():
        remind(stranger, True)

    assert LINE not in signed_in.get("/more").text
