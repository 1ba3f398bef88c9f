"""Links to reports: secret, with an end, taken back, counted."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from tests.conftest import NOON
from twitchlog.database import db
from twitchlog.journal.accounts import remove_account
from twitchlog.journal.missing import NotThere
from twitchlog.journal.purge import purge
from twitchlog.journal.shares import (
    count_visit,
    revoke_share,
    share_report,
    shared_behind,
    shares_of,
)
from twitchlog.models import Share, table_of

pytestmark = pytest.mark.usefixtures("stage")
FIRST, LAST = date(2026, 1, 1), date(2026, 3, 17)


def shared(owner, **more):
    secret = share_report(owner, FIRST, LAST, ("story", "map"), **more)
    assert secret is not None
    return secret


def test_a_link_leads_to_its_period_and_sections(owner):
    found = shared_behind(shared(owner))

    assert (found.owner, found.first, found.last) == (owner, FIRST, LAST)
    assert (found.sections, found.passphrase, found.locked) == (("story", "map"), None, False)


def test_only_hashes_are_stored(owner):
    secret = shared(owner, passphrase="quiet calves")

    stored = repr(db.session.execute(select(table_of(Share))).all())
    assert [word for word in (secret, "quiet calves") if word in stored] == []


def test_every_link_is_another(owner):
    assert len({shared(owner) for _ in range(3)}) == 3


def test_a_link_ends_after_thirty_days_unless_said_otherwise(owner, noon):
    usual, short = shared(owner), shared(owner, days=7)
    noon(NOON + timedelta(days=7))

    assert shared_behind(usual)
    with pytest.raises(NotThere):
        shared_behind(short)


def test_no_link_lasts_longer_than_a_year(owner, noon):
    secret = shared(owner, days=4000)
    noon(NOON + timedelta(days=365))

    with pytest.raises(NotThere):
        shared_behind(secret)


def test_a_link_that_was_taken_back_leads_nowhere(owner):
    secret = shared(owner)
    revoke_share(owner, shares_of(owner)[0].id)

    with pytest.raises(NotThere):
        shared_behind(secret)


def test_a_stranger_neither_sees_nor_takes_back_links(owner, stranger):
    secret = shared(owner)
    key = shares_of(owner)[0].id

    assert shares_of(stranger) == []
    with pytest.raises(NotThere):
        revoke_share(stranger, key)
    assert shared_behind(secret)


def test_a_form_sent_twice_makes_one_link(owner):
    assert share_report(owner, FIRST, LAST, (), nonce="once")
    assert share_report(owner, FIRST, LAST, (), nonce="once") is None
    assert len(shares_of(owner)) == 1


def test_visits_are_counted(owner):
    found = shared_behind(shared(owner))
    count_visit(found.share)
    count_visit(found.share)

    (link,) = shares_of(owner)
    assert (link.visits, link.last_used_at) == (2, NOON)


def test_an_ended_link_stays_in_the_list_for_a_month(owner, noon, tmp_path):
    shared(owner, days=7)
    noon(NOON + timedelta(days=36))
    purge(tmp_path)
    assert [link.ended for link in shares_of(owner)] == [True]

    noon(NOON + timedelta(days=37))
    purge(tmp_path)
    assert shares_of(owner) == []


def test_links_go_with_the_account(stranger):
    secret = shared(stranger)
    remove_account(stranger)

    with pytest.raises(NotThere):
        shared_behind(secret)
