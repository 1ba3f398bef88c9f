"""The account page: password, devices, who else may come in, leaving."""

import io
from dataclasses import replace
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.conftest import OWNER_PASSWORD, STRANGER_PASSWORD, browser_client, sign_in
from twitchlog.journal import (
    accounts,
    feeds,
    handed_out,
    shares,
    sign_ins,
    site_settings,
    tokens,
)

CHANGE = {"password": OWNER_PASSWORD, "new_password": "three quiet words"}


@pytest.fixture
def phone(app, signed_in, owner):
    """Another browser of the owner's."""
    return sign_in(browser_client(app), owner, "Safari on iPhone")


@pytest.fixture
def devices(app, owner):
    """The owner's signed-in devices by name."""

    def now():
        with app.app_context():
            return {device.name: device.id for device in sign_ins.devices(owner)}

    return now


def test_the_page_lists_the_devices(signed_in, phone):
    text = signed_in.get("/account").text

    assert "Firefox on Linux" in text
    assert "Safari on iPhone" in text
    assert text.count("this device<br>") == 1


def test_a_new_password_signs_other_devices_out_and_not_this_one(signed_in, phone):
    answer = signed_in.post("/account/password", data=CHANGE)

    assert (answer.status_code, answer.location) == (303, "/account")
    assert "other devices are signed out" in signed_in.get("/account").text
    assert phone.get("/account").status_code == 303


def test_the_new_password_works_and_the_old_one_does_not(signed_in, client):
    signed_in.post("/account/password", data=CHANGE)

    old, new = (
        {"username": "owner", "password": CHANGE[key]} for key in ("password", "new_password")
    )
    assert client.post("/sign-in", data=old).status_code == 422
    assert client.post("/sign-in", data=new).status_code == 303


@pytest.fixture
def opened(app, owner, stranger):
    """What leads into both journals beside their passwords; a report's link that ended too."""
    day = date(2026, 3, 17)
    with app.app_context():
        for who in (owner, stranger):
            tokens.make_token(who, "kitchen", ["write"])
            tokens.make_token(who, "hall", ["write"])
            feeds.make_feed(who, "episodes", "phone")
            shares.share_report(who, day, day, ())
        shares.share_report(owner, day, day, (), days=-1)


@pytest.fixture
def ways(app):
    def ways(who):
        with app.app_context():
            return tuple(handed_out.ways_in(who))

    return ways


def test_where_nothing_else_was_let_in_nothing_is_said_of_it(signed_in):
    assert 'name="take_back"' not in signed_in.get("/account").text


def test_the_page_names_what_a_new_password_does_not_close(signed_in, opened):
    page = signed_in.get("/account").text

    assert "2 keys for programs, 1 calendar, 1 link to a report." in page
    assert 'name="take_back"' in page


def test_a_new_password_leaves_keys_and_links_and_says_so(signed_in, opened, owner, ways):
    signed_in.post("/account/password", data=CHANGE)

    said = "Still open without it: 2 keys for programs, 1 calendar, 1 link to a report."
    assert said in signed_in.get("/account").text
    assert ways(owner) == (2, 1, 1)


def test_a_new_password_takes_all_back_if_told_to(signed_in, opened, owner, stranger, ways):
    signed_in.post("/account/password", data=CHANGE | {"take_back": "y"})

    assert "Still open" not in signed_in.get("/account").text
    assert (ways(owner), ways(stranger)) == ((0, 0, 0), (2, 1, 1))


def test_a_wrong_password_takes_nothing_back(signed_in, opened, owner, ways):
    wrong = CHANGE | {"take_back": "y", "password": "not the right one"}

    assert "checked" in signed_in.post("/account/password", data=wrong).text
    assert ways(owner) == (2, 1, 1)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"password": "not the right one"}, "This is not your password."),
        ({"password": ""}, "Please fill this in."),
        ({"new_password": "owner1234"}, "easy to guess"),
        ({"new_password": "short"}, "at least 8 characters"),
    ],
)
def test_a_password_change_that_cannot_be_is_told(signed_in, phone, wrong, words):
    answer = signed_in.post("/account/password", data=CHANGE | wrong)

    assert answer.status_code == 422
    assert words in answer.text
    assert OWNER_PASSWORD not in answer.text
    assert phone.get("/account").status_code == 200


def test_one_device_is_signed_out(signed_in, phone, devices):
    answer = signed_in.post(f"/account/devices/{devices()['Safari on iPhone']}/end")

    assert answer.status_code == 303
    assert phone.get("/account").status_code == 303
    assert signed_in.get("/account").status_code == 200


def test_signing_a_device_out_twice_with_one_form_is_no_error(signed_in, phone, devices):
    address = f"/account/devices/{devices()['Safari on iPhone']}/end"
    answers = [signed_in.post(address, data={"nonce": "n"}).status_code for _ in range(2)]

    assert answers == [303, 303]
    assert signed_in.post(address, data={"nonce": "another"}).status_code == 404


def test_a_strangers_device_is_not_there(as_stranger, signed_in, devices):
    answer = as_stranger.post(f"/account/devices/{devices()['Firefox on Linux']}/end")

    assert answer.status_code == 404
    assert signed_in.get("/account").status_code == 200


@pytest.mark.parametrize("number", ["0", "-1", "2147483648", "9" * 40, "a"])
def test_a_device_that_cannot_be_is_not_there(signed_in, number):
    assert signed_in.post(f"/account/devices/{number}/end").status_code == 404


def test_all_other_devices_are_signed_out(signed_in, phone, as_stranger):
    signed_in.post("/account/devices/end-others")

    assert [b.get("/account").status_code for b in (signed_in, phone, as_stranger)] == [
        200,
        303,
        200,
    ]


@pytest.mark.parametrize(("sent", "opened"), [("1", True), ("0", False), ("", False)])
def test_the_admin_lets_others_in_or_not(app, signed_in, sent, opened):
    assert signed_in.post("/account/registration", data={"open": sent}).status_code == 303

    with app.app_context():
        assert site_settings.registration_open() is opened


def test_only_the_admin_lets_others_in(app, as_stranger):
    assert as_stranger.post("/account/registration", data={"open": "1"}).status_code == 404
    assert "Journals of others" not in as_stranger.get("/account").text

    with app.app_context():
        assert not site_settings.registration_open()


def test_leaving_asks_for_the_password_and_offers_the_export_first(as_stranger):
    text = as_stranger.get("/account/delete").text

    assert "Export it" in text
    assert 'name="password"' in text


def test_leaving_deletes_the_account(app, as_stranger):
    answer = as_stranger.post("/account/delete", data={"password": STRANGER_PASSWORD})

    assert answer.status_code == 200
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert as_stranger.get("/account").status_code == 303
    with app.app_context():
        assert [account.username for account in accounts.accounts()] == ["owner"]


@pytest.mark.sqlite
def test_the_last_page_says_what_is_gone_and_what_remains_until_when(as_stranger, noon):
    page = as_stranger.post("/account/delete", data={"password": STRANGER_PASSWORD}).text

    assert "Your account is deleted" in page
    assert "the last is gone by Thursday, 25 March 2027" in page
    assert "Files that you exported. They are yours" in page
    assert "/journal" not in page


def test_nothing_on_the_device_tells_of_an_account_that_is_gone(as_stranger):
    as_stranger.post("/account/delete", data={"password": STRANGER_PASSWORD})

    assert as_stranger.get_cookie("twitchlog") is None


def test_the_last_page_speaks_of_no_daily_backups_where_none_are_made(app, as_stranger):
    app.config["BACKUPS"] = replace(app.config["BACKUPS"], daily=False)
    page = as_stranger.post("/account/delete", data={"password": STRANGER_PASSWORD}).text

    assert "Daily backups" not in page
    assert "made by hand" in page


def test_the_last_page_speaks_the_language_of_whom_it_is_for(app, stranger, as_stranger):
    with app.app_context():
        accounts.save_settings(stranger, replace(stranger.settings, language="de"))

    page = as_stranger.post("/account/delete", data={"password": STRANGER_PASSWORD}).text
    assert '<html lang="de"' in page
    assert "Dein Konto ist gelöscht" in page


def test_leaving_takes_along_a_file_that_waited_to_be_imported(folder, as_stranger):
    file = {"file": (io.BytesIO(b"date,kind,label\n"), "events.csv")}
    as_stranger.post("/data/import", data=file, content_type="multipart/form-data")
    assert len(list((folder / "uploads").iterdir())) == 1

    as_stranger.post("/account/delete", data={"password": STRANGER_PASSWORD})
    assert list((folder / "uploads").iterdir()) == []


@pytest.mark.parametrize("password", ["", "not the right one"])
def test_leaving_without_the_password_deletes_nothing(as_stranger, password):
    assert as_stranger.post("/account/delete", data={"password": password}).status_code == 422
    assert as_stranger.get("/account").status_code == 200


def test_the_last_admin_does_not_leave_others_alone(signed_in):
    answer = signed_in.post("/account/delete", data={"password": OWNER_PASSWORD})

    assert answer.status_code == 422
    assert "make one an admin" in answer.text


@pytest.mark.e2e
def test_another_device_is_signed_out_with_a_tap(signed_in_page, phone):
    page = signed_in_page
    page.goto("/account")
    page.get_by_role("button", name="Sign it out").first.click()

    expect(page.get_by_text("That device is signed out.")).to_be_visible()


@pytest.mark.e2e
def test_leaving_can_be_thought_over(signed_in_page):
    page = signed_in_page
    page.goto("/account")
    page.get_by_role("link", name="Delete my account").click()
    page.get_by_role("link", name="Keep my journal").click()

    expect(page.get_by_role("heading", name="Account", exact=True)).to_be_visible()
