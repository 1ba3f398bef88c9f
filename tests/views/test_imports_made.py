"""Imports that were made: found again where they stand, and taken back as a whole."""

import re

import pytest

from tests.builders import TODAY
from tests.views.conftest import DAYS, upload
from twitchlog.journal.check_in import save_check_in
from twitchlog.records import CheckIn

pytestmark = pytest.mark.usefixtures("noon")
OLD = "date,tracked,sleep_h\r\n2023-11-02,none,7.5\r\n2024-02-29,none,6\r\n2024-03-01,none,\r\n"


def undo_links(client, shown):
    """Where the page of an import leads that takes it back."""
    return re.findall(r'href="(/data/imports/\d+/undo)"', client.get(shown).text)


def test_what_came_in_is_shown_from_when_to_when_and_where_it_stands(signed_in, full_journal):
    page = signed_in.get(signed_in.post(upload(signed_in, OLD)).location).text

    assert "5 entries, from 2 Nov 2023 to 1 Mar 2024." in page
    assert re.search(r"Sleep</th><td[^>]*>2</td><td>2 Nov 2023</td><td>29 Feb 2024<", page)
    for address in ("/journal?before=2024-03-02", "/journal?after=2023-11-01"):
        assert f'href="{address}"' in page
    assert 'href="/trends?from=2023-11-02&amp;to=2024-03-01"' in page


def test_where_it_stands_shows_its_first_and_its_last_day(signed_in, full_journal):
    signed_in.post(upload(signed_in, OLD))

    assert "2 November 2023" in signed_in.get("/journal?after=2023-11-01").text
    assert "1 March 2024" in signed_in.get("/journal?before=2024-03-02").text


def test_an_import_that_was_undone_shows_no_way_to_it(signed_in, full_journal):
    shown = signed_in.post(upload(signed_in, OLD)).location
    (undo,) = undo_links(signed_in, shown)
    signed_in.post(undo)

    assert "This import is undone" in signed_in.get(shown).text
    assert undo_links(signed_in, shown) == []


def test_the_imports_of_others_are_not_shown(signed_in, as_stranger, full_journal):
    assert as_stranger.get(signed_in.post(upload(signed_in, DAYS)).location).status_code == 404


def test_an_import_is_undone_as_a_whole(signed_in, full_journal):
    before = full_journal()
    (undo,) = undo_links(signed_in, signed_in.post(upload(signed_in, DAYS)).location)
    assert "Undo this import" in signed_in.get(undo).text

    assert signed_in.post(undo).location == "/data/bring"
    assert full_journal() == before
    assert "It is undone already." in signed_in.get(undo).text


def test_undoing_names_what_was_changed_since(app, owner, signed_in, full_journal):
    (undo,) = undo_links(signed_in, signed_in.post(upload(signed_in, DAYS)).location)
    with app.app_context():
        save_check_in(owner, TODAY.replace(day=16), CheckIn(changed={"sleep_h": 5.0}))

    assert "Monday, 16 March Sleep" in signed_in.get(undo).text
    signed_in.post(undo)
    assert "1 entry that you changed since stays." in signed_in.get("/data/bring").text


def test_a_number_beyond_all_imports_is_nowhere(signed_in):
    for number in (2**31, 2**63, 10**30):
        assert signed_in.get(f"/data/imports/{number}/undo").status_code == 404
        assert signed_in.post(f"/data/imports/{number}/undo").status_code in (404, 405)
