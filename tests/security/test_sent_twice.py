"""A form sent twice, by a double tap or by Back, writes once."""

import io
import re
import threading

import pytest

from tests.builders import TODAY, YESTERDAY, bout, bout_form, event, moment
from tests.conftest import browser_client, sign_in
from twitchlog.catalogue import BY_SLUG
from twitchlog.journal.episodes import log_episode
from twitchlog.journal.events import add_event
from twitchlog.journal.factors import own_factors
from twitchlog.journal.listing import day_of
from twitchlog.journal.portable import records_of
from twitchlog.journal.readings import log_reading

pytestmark = pytest.mark.usefixtures("noon")

OWN = {"label": "Tea", "kind": "amount", "combine": "sum", "lag": "0", "nonce": "once"}
COFFEE = {"factor": "caffeine_mg", "amount": "90", "time": "08:10", "nonce": "once"}
BOUTS = b"started_at,type,sites\n2026-03-01T22:15:00+01:00,fasciculation,calf:left\n"


def preview_of(client, content):
    file = {"file": (io.BytesIO(content), "episodes.csv")}
    return client.post("/data/import", data=file, content_type="multipart/form-data").location


def test_a_factor_of_ones_own_is_added_once(app, owner, signed_in):
    statuses = [signed_in.post("/factors/own", data=OWN).status_code for _ in range(2)]

    assert statuses == [303, 303]
    with app.app_context():
        assert [own.slug for own in own_factors(owner)] == ["own_tea"]


def test_a_reading_is_added_once(app, owner, signed_in):
    for _ in range(2):
        assert signed_in.post("/days/2026-03-18/readings", data=COFFEE).status_code == 303

    with app.app_context():
        assert len(day_of(owner, TODAY).readings) == 1


def test_a_reading_deleted_since_is_not_added_by_the_same_form(app, owner, signed_in):
    page = signed_in.post("/days/2026-03-18/readings", data=COFFEE, follow_redirects=True).text
    (delete,) = re.findall(r'action="(/readings/\d+/delete)"', page)
    signed_in.post(delete)
    signed_in.post("/days/2026-03-18/readings", data=COFFEE)

    with app.app_context():
        assert day_of(owner, TODAY).readings == ()


@pytest.mark.parametrize(("act", "said"), [("delete", "Deleted."), ("restore", "It is back.")])
def test_an_event_deleted_or_brought_back_twice_is_answered_as_the_first_time(
    app, owner, signed_in, as_stranger, act, said
):
    with app.app_context():
        address = f"/events/{add_event(owner, event())}"
    signed_in.post(f"{address}/delete")
    answers = [signed_in.post(f"{address}/{act}").location for _ in range(2)]

    assert answers == ["/events/"] * 2
    assert signed_in.get("/events/").text.count(said) == 1
    assert as_stranger.post(f"{address}/{act}").status_code == 404


@pytest.mark.parametrize("act", ["delete", "restore"])
def test_a_reading_deleted_or_brought_back_twice_is_answered_as_the_first_time(
    app, owner, signed_in, as_stranger, act
):
    with app.app_context():
        number = log_reading(owner, BY_SLUG["caffeine_mg"], 90, moment("2026-03-18 08:00"))
    signed_in.post(f"/readings/{number}/delete")
    answers = [signed_in.post(f"/readings/{number}/{act}").location for _ in range(2)]

    assert answers == ["/days/2026-03-18"] * 2
    assert as_stranger.post(f"/readings/{number}/{act}").status_code == 404


@pytest.mark.parametrize(
    ("act", "leads"),
    [("delete", "/days/2026-03-18"), ("restore", "/days/2026-03-18"), ("undo", "/")],
)
def test_a_bout_deleted_or_brought_back_twice_is_answered_as_the_first_time(
    app, owner, signed_in, as_stranger, act, leads
):
    with app.app_context():
        address = f"/episodes/{log_episode(owner, bout())}"
    signed_in.post(f"{address}/delete")
    answers = [signed_in.post(f"{address}/{act}").location for _ in range(2)]

    assert answers == [leads] * 2
    assert as_stranger.post(f"{address}/{act}").status_code == 404


def test_a_bout_undone_twice_gives_back_what_it_took_once(app, owner, signed_in):
    signed_in.post("/days/2026-03-18/check-in", data={"none": "1"})
    signed_in.post("/episodes/quick", data=bout_form())
    with app.app_context():
        (kept,) = records_of(owner).episodes
    signed_in.post(f"/episodes/{kept.id}/undo")
    signed_in.post("/days/2026-03-18/check-in", data={"none": "0"})
    signed_in.post(f"/episodes/{kept.id}/undo")

    with app.app_context():
        assert day_of(owner, TODAY).summary.tracked is None


def test_a_check_in_undone_twice_is_undone_once(app, owner, signed_in, as_stranger):
    form = {"sleep_h": "7", "nonce": "once"}
    signed_in.post("/days/2026-03-17/check-in", data=form)
    undo = "/check-ins/once/undo"
    answers = [signed_in.post(undo).location for _ in range(2)]

    assert answers == ["/days/2026-03-17"] * 2
    assert as_stranger.post(undo).status_code == 404
    signed_in.post("/days/2026-03-17/check-in", data=form)
    assert signed_in.post(undo).status_code == 303
    with app.app_context():
        assert day_of(owner, YESTERDAY).summary.values == {}


def test_an_import_sent_again_says_that_it_is_done(app, owner, signed_in):
    preview = preview_of(signed_in, BOUTS)

    assert [signed_in.post(preview).location for _ in range(2)] == ["/data/imports/1"] * 2
    with app.app_context():
        assert len(records_of(owner).episodes) == 1


def test_an_import_sent_many_times_at_once_is_written_once(app, owner):
    clients = [sign_in(browser_client(app), owner) for _ in range(4)]
    preview = preview_of(clients[0], BOUTS)
    answers = []
    sending = [
        threading.Thread(target=lambda one=one: answers.append(one.post(preview).location))
        for one in clients
    ]
    for thread in sending:
        thread.start()
    for thread in sending:
        thread.join()

    assert answers == ["/data/imports/1"] * 4
    with app.app_context():
        assert len(records_of(owner).episodes) == 1


def test_the_import_of_somebody_else_is_not_there_even_when_it_is_done(signed_in, as_stranger):
    preview = preview_of(signed_in, BOUTS)
    signed_in.post(preview)

    assert as_stranger.post(preview).status_code == 404
