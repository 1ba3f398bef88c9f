"""Opening an account, proving that it is yours, changing and deleting it."""

import pytest
from sqlalchemy import func, select

from tests.conftest import OWNER_PASSWORD
from twitchlog import clock
from twitchlog.database import Base, db, writing
from twitchlog.journal import accounts, sign_ins, site_settings
from twitchlog.models import DayRow, Event, SignIn, User
from twitchlog.passwords import WeakPassword
from twitchlog.records import Settings

GOOD = "three quiet words"


@pytest.fixture
def inside(app):
    with app.app_context():
        yield


@pytest.fixture
def inside_empty(empty_app):
    with empty_app.app_context():
        yield


def test_the_first_account_is_the_admins(inside_empty):
    first = accounts.create_account("first", GOOD)
    second = accounts.create_account("second", GOOD)

    assert (first.is_admin, second.is_admin) == (True, False)


def test_an_empty_installation_has_no_account(inside_empty):
    assert not accounts.any_account()


def test_only_one_can_be_the_first(inside, owner):
    with pytest.raises(accounts.NotTheFirst):
        accounts.create_account("another", GOOD, first=True)


def test_the_first_account_uses_up_the_one_time_key(inside_empty):
    key = site_settings.first_start_key()
    accounts.create_account("first", GOOD, first=True)

    assert not site_settings.is_first_start_key(key)


def test_a_new_account_keeps_its_settings(inside):
    made = accounts.create_account("new", GOOD, settings=Settings(zone="Asia/Tokyo", theme="dark"))

    assert accounts.owner_named("new") == made
    assert (made.settings.zone, made.settings.theme) == ("Asia/Tokyo", "dark")


@pytest.mark.parametrize("name", ["owner", "OWNER", " Owner ", "ｏｗｎｅｒ"])
def test_a_name_that_looks_the_same_is_taken(inside, name):
    with pytest.raises(accounts.UsernameTaken):
        accounts.create_account(name, GOOD)


@pytest.mark.parametrize("name", ["", "  ", "a\0b", "a\nb", "a\u2028b", "x" * 65])
def test_a_name_that_cannot_be_shown_is_refused(inside, name):
    with pytest.raises(accounts.BadUsername):
        accounts.create_account(name, GOOD)


@pytest.mark.parametrize("name", ["x" * 64, "Mária", "Ольга", "o", "two words", "🦵"])
def test_any_other_name_is_taken(inside, name):
    assert accounts.create_account(name, GOOD).username == name


def test_a_weak_password_opens_nothing(inside):
    with pytest.raises(WeakPassword):
        accounts.create_account("new", "password")

    with pytest.raises(accounts.NoSuchAccount):
        accounts.owner_named("new")


def test_an_unknown_zone_opens_nothing(inside):
    with pytest.raises(clock.UnknownZone):
        accounts.create_account("new", GOOD, settings=Settings(zone="Mars/Olympus"))


def test_the_right_password_names_its_owner(inside, owner):
    assert accounts.verify("Owner", OWNER_PASSWORD) == owner


@pytest.mark.parametrize("name", ["owner", "nobody"])
def test_a_wrong_password_and_an_unknown_name_are_told_alike(inside, name):
    with pytest.raises(accounts.WrongPassword, match="not your password"):
        accounts.verify(name, "not the right one")


def test_an_unknown_name_is_hashed_against_as_well(inside, monkeypatch):
    hashed = []
    check = accounts.passwords.check_password_hash
    monkeypatch.setattr(
        accounts.passwords,
        "check_password_hash",
        lambda stored, password: hashed.append(stored.split("$")[0]) or check(stored, password),
    )
    for name in ("owner", "nobody"):
        with pytest.raises(accounts.WrongPassword):
            accounts.verify(name, "not the right one")

    assert hashed == [accounts.passwords.METHOD] * 2


def test_a_new_password_replaces_the_old_one(inside, owner):
    accounts.change_password(owner, OWNER_PASSWORD, GOOD)

    assert accounts.verify("owner", GOOD) == owner
    with pytest.raises(accounts.WrongPassword):
        accounts.verify("owner", OWNER_PASSWORD)


def test_changing_a_password_needs_the_current_one(inside, owner):
    with pytest.raises(accounts.WrongPassword):
        accounts.change_password(owner, "not the right one", GOOD)


def test_a_new_password_may_not_be_weak(inside, owner):
    with pytest.raises(WeakPassword):
        accounts.change_password(owner, OWNER_PASSWORD, "owner123")


def test_changing_a_password_ends_every_other_sign_in(inside, owner, stranger):
    kept = sign_ins.owner_of(sign_ins.open_sign_in(owner.id, "this"))
    sign_ins.open_sign_in(owner.id, "other")
    sign_ins.open_sign_in(stranger.id, "not meant")

    accounts.change_password(owner, OWNER_PASSWORD, GOOD, keep=kept.sign_in)

    assert [device.id for device in sign_ins.devices(owner)] == [kept.sign_in]
    assert len(sign_ins.devices(stranger)) == 1


def test_resetting_a_password_ends_every_sign_in(inside, owner):
    sign_ins.open_sign_in(owner.id, "a")

    accounts.reset_password("OWNER", GOOD)

    assert sign_ins.devices(owner) == ()
    assert accounts.verify("owner", GOOD) == owner


def test_a_password_of_nobody_cannot_be_reset(inside):
    with pytest.raises(accounts.NoSuchAccount):
        accounts.reset_password("nobody", GOOD)


def rows_of(owner):
    tables = [t for t in Base.metadata.sorted_tables if "owner_id" in t.c]
    counts = {
        t.name: db.session.scalar(select(func.count()).where(t.c.owner_id == owner.id))
        for t in tables
    }
    return {name: count for name, count in counts.items() if count}


def test_deleting_an_account_deletes_its_journal_and_no_other(inside, owner, stranger):
    for person in (owner, stranger):
        with writing() as session:
            session.add(DayRow(owner_id=person.id, day=clock.EARLIEST, none=True))
            event = Event(owner_id=person.id, public_id="e", day=clock.EARLIEST, kind="illness")
            event.label = "flu"
            session.add(event)
        sign_ins.open_sign_in(person.id, "a")

    accounts.delete_account(stranger, "somebody else entirely")

    assert rows_of(stranger) == {}
    assert rows_of(owner) == {"day_revisions": 1, "days": 1, "events": 1, "sign_ins": 1}
    assert db.session.get(User, stranger.id) is None


def test_deleting_an_account_needs_its_password(inside, stranger):
    with pytest.raises(accounts.WrongPassword):
        accounts.delete_account(stranger, "not the right one")

    assert accounts.owner_named("stranger") == stranger


def test_the_last_admin_stays_while_others_are_there(inside, owner):
    with pytest.raises(accounts.LastAdmin):
        accounts.delete_account(owner, OWNER_PASSWORD)


def test_an_admin_goes_when_another_stays(inside, owner):
    accounts.make_admin("stranger")
    accounts.delete_account(owner, OWNER_PASSWORD)

    assert [account.username for account in accounts.accounts()] == ["stranger"]


def test_the_only_account_can_be_deleted(inside_empty):
    first = accounts.create_account("first", GOOD)
    accounts.delete_account(first, GOOD)

    assert not accounts.any_account()


def test_the_number_of_a_deleted_account_is_not_used_again(inside, stranger):
    accounts.delete_account(stranger, "somebody else entirely")

    assert accounts.create_account("new", GOOD).id > stranger.id


def test_accounts_are_listed_with_when_they_were_last_used(inside, owner, noon):
    sign_ins.open_sign_in(owner.id, "a")

    listed = accounts.accounts()

    assert [(a.username, a.is_admin) for a in listed] == [("owner", True), ("stranger", False)]
    assert [a.last_seen_at for a in listed] == [clock.now(), None]


def test_settings_are_kept(inside, owner):
    wanted = Settings(
        zone="America/New_York",
        day_starts_at=3,
        volume_unit="fl_oz",
        week_starts_on=6,
        theme="dark",
        factors=("caffeine_mg", "stress"),
    )

    assert accounts.save_settings(owner, wanted).settings == wanted
    assert accounts.owner_named("owner").settings == wanted


def test_an_unknown_zone_is_not_kept(inside, owner):
    with pytest.raises(clock.UnknownZone):
        accounts.save_settings(owner, Settings(zone="Nowhere"))


def test_settings_of_a_deleted_account_are_refused(inside, stranger):
    accounts.delete_account(stranger, "somebody else entirely")

    with pytest.raises(accounts.NoSuchAccount):
        accounts.save_settings(stranger, Settings())


def test_only_the_hash_of_a_password_is_stored(inside, folder):
    assert OWNER_PASSWORD.encode() not in (folder / "journal.sqlite").read_bytes()
    assert db.session.scalar(select(func.count()).select_from(SignIn)) == 0
