"""Guessing passwords takes too long to be worth it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.conftest import NOON, OWNER_PASSWORD, STRANGER_PASSWORD, browser_client, close, make_app
from twitchlog.database import db
from twitchlog.models import Attempt

RIGHT = {"username": "owner", "password": OWNER_PASSWORD}
WRONG = {"username": "owner", "password": "not the right one"}


def guess(client, times, **request):
    return [client.post("/sign-in", data=WRONG, **request).status_code for _ in range(times)]


def test_the_eleventh_wrong_password_has_to_wait(client, noon):
    assert guess(client, 10) == [422] * 10
    answer = client.post("/sign-in", data=WRONG)

    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "600"


def test_while_waiting_the_right_password_waits_too(client, noon):
    guess(client, 10)

    assert client.post("/sign-in", data=RIGHT).status_code == 429


def test_after_the_wait_the_right_password_works(client, noon):
    guess(client, 10)
    noon(NOON + timedelta(minutes=10))

    assert client.post("/sign-in", data=RIGHT).status_code == 303


def test_the_wait_is_kept_in_the_database(app, client, folder, noon):
    guess(client, 10)
    again = make_app(folder)

    assert browser_client(again).post("/sign-in", data=RIGHT).status_code == 429
    close(again)


def test_an_account_waits_wherever_the_guesses_come_from(client, noon):
    for n in range(10):
        guess(client, 1, environ_overrides={"REMOTE_ADDR": f"192.0.2.{n}"})

    elsewhere = {"REMOTE_ADDR": "198.51.100.1"}
    assert client.post("/sign-in", data=RIGHT, environ_overrides=elsewhere).status_code == 429


def test_an_address_waits_whichever_accounts_it_tries(client, noon):
    for n in range(10):
        client.post("/sign-in", data={"username": f"guess{n}", "password": "not the right one"})

    assert client.post("/sign-in", data=RIGHT).status_code == 429


def test_an_address_is_a_whole_network_in_ipv6(client, noon):
    for n in range(10):
        address = {"REMOTE_ADDR": f"2001:db8::{n + 1}"}
        data = {"username": f"guess{n}", "password": "not the right one"}
        client.post("/sign-in", data=data, environ_overrides=address)

    same = client.post("/sign-in", data=RIGHT, environ_overrides={"REMOTE_ADDR": "2001:db8::ff"})
    assert same.status_code == 429


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-IP", "Forwarded"])
def test_a_forged_address_is_no_way_around(client, noon, header):
    for n in range(10):
        data = {"username": f"guess{n}", "password": "not the right one"}
        client.post("/sign-in", data=data, headers={header: f"192.0.2.{n}"})

    forged = client.post("/sign-in", data=RIGHT, headers={header: "192.0.2.99"})
    assert forged.status_code == 429


def test_behind_the_own_proxy_its_word_counts_and_the_clients_does_not(folder, noon):
    app = make_app(folder, TWITCHLOG_PROXY_COUNT="1")
    client = browser_client(app)
    for n in range(10):
        data = {"username": f"guess{n}", "password": "not the right one"}
        client.post(
            "/sign-in", data=data, headers={"X-Forwarded-For": f"192.0.2.{n}, 198.51.100.1"}
        )

    def status(forwarded):
        return client.post(
            "/sign-in", data=RIGHT, headers={"X-Forwarded-For": forwarded}
        ).status_code

    assert status("192.0.2.99, 198.51.100.1") == 429
    assert status("198.51.100.2") == 303
    close(app)


def test_the_right_password_clears_the_account(client, noon):
    guess(client, 9)
    client.post("/sign-in", data=RIGHT)
    client.post("/sign-out")

    elsewhere = {"REMOTE_ADDR": "198.51.100.1"}
    assert guess(client, 10, environ_overrides=elsewhere) == [422] * 10


def test_a_stolen_session_cannot_guess_the_password_either(signed_in, noon):
    data = {"password": "not the right one", "new_password": "three quiet words"}
    for _ in range(10):
        assert signed_in.post("/account/password", data=data).status_code == 422

    assert signed_in.post("/account/delete", data={"password": OWNER_PASSWORD}).status_code == 429


def test_a_weak_new_password_is_no_wrong_try(signed_in, noon):
    data = {"password": OWNER_PASSWORD, "new_password": "password"}

    answers = [signed_in.post("/account/password", data=data).status_code for _ in range(12)]
    assert answers == [422] * 12


def sign_in_and_out(client, data=RIGHT):
    assert client.post("/sign-in", data=data).status_code == 303
    client.post("/sign-out")


OUTSIDE = {"REMOTE_ADDR": "203.0.113.9"}


def test_guesses_from_outside_keep_no_owner_out_on_a_device_of_theirs(app, client, noon):
    sign_in_and_out(client)
    for request in ({}, {"environ_overrides": OUTSIDE}):
        guess(browser_client(app), 10, **request)

    assert client.post("/sign-in", data=RIGHT).status_code == 303


def test_a_known_device_guesses_no_more_than_others(client, noon):
    sign_in_and_out(client)
    assert guess(client, 11) == [422] * 10 + [429]


def test_a_device_is_known_to_its_own_account_alone(app, client, noon):
    sign_in_and_out(client, {"username": "stranger", "password": STRANGER_PASSWORD})
    guess(browser_client(app), 10, environ_overrides=OUTSIDE)

    assert guess(client, 1) == [429]


def test_guesses_from_outside_do_not_hinder_who_is_signed_in(app, signed_in, noon):
    guess(browser_client(app), 10)
    data = {"password": OWNER_PASSWORD, "new_password": "three quiet words"}

    assert signed_in.post("/account/password", data=data).status_code == 303


def test_who_tried_cannot_be_read_from_the_database(app, client, noon):
    guess(client, 1)

    with app.app_context():
        keys = db.session.scalars(select(Attempt.key)).all()
    assert [len(key) for key in keys] == [64, 64]


def test_somebody_else_signs_in_meanwhile(client, noon):
    guess(client, 10)
    data = {"username": "stranger", "password": STRANGER_PASSWORD}
    elsewhere = {"REMOTE_ADDR": "198.51.100.1"}

    assert client.post("/sign-in", data=data, environ_overrides=elsewhere).status_code == 303
