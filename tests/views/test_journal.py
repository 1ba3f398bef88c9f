"""The journal's page: filters, paging, and how little it asks of the database."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import event

from tests.builders import LEFT_CALF, RIGHT_FOOT, TODAY, bout, moment
from twitchlog.database import db
from twitchlog.journal.check_in import save_check_in
from twitchlog.journal.episodes import log_episode
from twitchlog.journal.portable import add_records
from twitchlog.records import CheckIn, EpisodeRecord, JournalRecords, ReadingRecord

pytestmark = pytest.mark.usefixtures("noon")


def days_on(page):
    return re.findall(r'href="/days/(\d{4}-\d\d-\d\d)"', page)


def link(page, rel):
    found = re.search(rf'<a rel="{rel}" href="([^"]+)"', page)
    return found and found[1].replace("&amp;", "&")


def walk(client, address, rel):
    """The pages from an address on, each with its days, by the links at their feet."""
    while address:
        page = client.get(address).text
        yield address, days_on(page)
        address = link(page, rel)


@pytest.fixture
def forty_days(app, owner):
    with app.app_context():
        for n in range(40):
            save_check_in(owner, TODAY - timedelta(days=n), CheckIn(none=True))
    return [f"{TODAY - timedelta(days=n)}" for n in range(40)]


def test_an_empty_journal_says_how_to_begin(signed_in):
    assert "Your journal begins here" in signed_in.get("/journal").text


def test_pages_lead_to_older_days_and_back(signed_in, forty_days):
    older = list(walk(signed_in, "/journal", "prev"))
    newer = list(walk(signed_in, older[-1][0], "next"))

    assert [day for _address, days in older for day in days] == forty_days
    assert [days for _address, days in newer] == [days for _address, days in older[::-1]]
    assert len(older) > 2


def test_a_filter_stays_from_page_to_page(signed_in, forty_days):
    filtered = f"/journal?last={forty_days[5]}&first={forty_days[25]}"
    pages = walk(signed_in, filtered, "prev")

    assert [day for _address, days in pages for day in days] == forty_days[5:26]


@pytest.fixture
def two_bouts(app, owner):
    with app.app_context():
        log_episode(owner, bout("2026-03-18 10:00", note="after the run", sites=(LEFT_CALF,)))
        log_episode(owner, bout("2026-03-17 10:00", type="cramp", sites=(RIGHT_FOOT,)))


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Left calf: flicker", "Right foot arch: cramp"]),
        ("type=cramp", ["Right foot arch: cramp"]),
        ("region=calf", ["Left calf: flicker"]),
        ("text=RUN", ["Left calf: flicker"]),
        ("text=%25", []),
        ("first=2026-03-18", ["Left calf: flicker"]),
        ("last=2026-03-17", ["Right foot arch: cramp"]),
    ],
)
def test_a_filter_shows_what_fits(signed_in, two_bouts, query, titles):
    page = signed_in.get(f"/journal?{query}").text

    assert [
        title for title in ("Left calf: flicker", "Right foot arch: cramp") if title in page
    ] == (titles)
    assert bool(titles) is ("Nothing fits" not in page)


def test_a_filter_that_cannot_be_is_refused_and_kept(signed_in, two_bouts):
    answer = signed_in.get("/journal?first=2026-02-30&text=kept")

    assert answer.status_code == 422
    assert 'value="2026-02-30"' in answer.text
    assert 'value="kept"' in answer.text


def test_bouts_of_others_are_not_shown(as_stranger, two_bouts):
    assert "Left calf: flicker" not in as_stranger.get("/journal").text


@pytest.fixture
def statements(app):
    """Count the statements that a request sends to the database."""
    seen = []

    def note(_connection, _cursor, statement, *_rest):
        seen.append(statement)

    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", note)

    def count(client, address):
        seen.clear()
        assert client.get(address).status_code == 200
        return len(seen)

    return count


def many(first, last):
    """Bouts and readings, several a day, far into the past."""
    bouts = tuple(
        EpisodeRecord(
            id=f"{n}",
            started_at=moment("2026-03-18 09:00") - timedelta(hours=9 * n),
            day=(moment("2026-03-18 09:00") - timedelta(hours=9 * n + 4)).date(),
            type="cramp" if n % 3 else "tremor",
            sites=(LEFT_CALF, RIGHT_FOOT)[: 1 + n % 2],
        )
        for n in range(first, last)
    )
    readings = tuple(
        ReadingRecord(day=one.day, factor="caffeine_mg", value=90, at=one.started_at)
        for one in bouts
    )
    return JournalRecords(episodes=bouts, readings=readings)


@pytest.mark.parametrize(
    "address",
    ["/", "/journal", "/journal?type=cramp", "/days/2026-03-17", "/episodes/new", "/events/"],
)
def test_a_page_asks_as_little_of_a_long_journal_as_of_a_short_one(
    app, owner, signed_in, statements, address
):
    with app.app_context():
        add_records(owner, many(0, 10))
    signed_in.get(address)
    short = statements(signed_in, address)
    with app.app_context():
        add_records(owner, many(10, 500))

    assert statements(signed_in, address) == short <= 16
