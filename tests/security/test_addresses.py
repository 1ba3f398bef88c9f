"""An id that came from a file names its bout, and leads nowhere else."""

import re

import pytest

from tests.builders import TODAY, moment
from twitchlog.journal.portable import add_records, records_of
from twitchlog.records import EpisodeRecord, JournalRecords, Site

pytestmark = pytest.mark.usefixtures("noon")

ODD = ["new", "quick", "..", "a/b", "/x", "x/delete", "../account", "?x", "#", "~", "%2e", "a\nb"]


@pytest.fixture
def taken(app, owner):
    """Take a bout of some id out of a file."""

    def take(public_id):
        at = moment("2026-03-18 08:00")
        sites = (Site("calf", "left"),)
        bout = EpisodeRecord(id=public_id, started_at=at, day=TODAY, type="cramp", sites=sites)
        with app.app_context():
            add_records(owner, JournalRecords(episodes=(bout,)))

    return take


@pytest.mark.parametrize("public_id", ODD)
def test_its_page_is_found_and_its_buttons_are_its_own(app, owner, signed_in, taken, public_id):
    taken(public_id)
    page = signed_in.get("/days/2026-03-18").text
    (address,) = re.findall(r'<a class="bout" href="([^"]+)"', page)
    (delete,) = re.findall(r'action="([^"]+)/delete"', page)

    assert re.fullmatch(r"/episodes/[A-Za-z0-9_~-]+", address)
    assert delete == address
    assert 'name="version"' in signed_in.get(address).text
    assert signed_in.post(f"{delete}/delete").status_code == 303
    with app.app_context():
        assert records_of(owner).episodes == ()


@pytest.mark.parametrize("address", ["~", "~AA", "~____", "~YQ!", "~A"])
def test_a_made_up_address_finds_nothing(signed_in, address):
    assert signed_in.get(f"/episodes/{address}").status_code == 404
