"""What several pages about whole journals are tried with."""

import io

import pytest

from tests.builders import TODAY, bout, event
from twitchlog.catalogue import BY_SLUG
from twitchlog.journal.cards import choose_card
from twitchlog.journal.check_in import save_check_in
from twitchlog.journal.episodes import log_episode
from twitchlog.journal.events import add_event
from twitchlog.journal.portable import records_of
from twitchlog.journal.readings import log_reading
from twitchlog.journal.suspicions import suspect
from twitchlog.records import CheckIn

DAYS = "date,tracked,sleep_h\r\n2026-03-16,none,7.5\r\n"


@pytest.fixture
def full_journal(app, owner):
    """A journal with one of everything; call it for what stands in it now."""
    with app.app_context():
        log_episode(owner, bout(note="mine"))
        add_event(owner, event())
        log_reading(owner, BY_SLUG["caffeine_mg"], 90, bout().started_at)
        save_check_in(owner, TODAY, CheckIn(changed={"sleep_h": 7.0}))
        suspect(owner, ["caffeine_mg"])
        choose_card(owner, "stress", "hidden")

    def read(who=owner):
        with app.app_context():
            return records_of(who)

    return read


def fetch(client, address):
    with client.get(address) as answer:
        assert answer.status_code == 200
        return answer.data


def upload(client, content, name="days.csv"):
    """Send a file and return the address of its preview."""
    data = {"file": (io.BytesIO(content if isinstance(content, bytes) else content.encode()), name)}
    answer = client.post("/data/import", data=data)
    assert answer.status_code == 303
    return answer.location
