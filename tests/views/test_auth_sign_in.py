"""Signing in and out."""

import pytest
from playwright.sync_api import expect

from tests.conftest import OWNER_PASSWORD
from twitchlog.journal import sign_ins

RIGHT = {"username": "owner", "password": OWNER_PASSWORD}


def test_the_right_password_leads_to_today(client):
    answer = client.post("/sign-in", data=RIGHT)

    assert (answer.status_code, answer.location) == (303, "/")
    assert client.get("/").status_code == 200


def test_a_name_is_the_same_in_capitals(client):
    assert client.post("/sign-in", data=RIGHT | {"username": " OWNER"}).status_code == 303


@pytest.mark.parametrize("wrong", [{"password": "not the right one"}, {"username": "nobody"}])
def test_wrong_name_and_wrong_password_are_told_alike(client, wrong):
    answer = client.post("/sign-in", data=RIGHT | wrong)

    assert answer.status_code == 422
    assert "Name and password do not fit together." in answer.text
    assert f'value="{(RIGHT | wrong)["username"]}"' in answer.text
    assert OWNER_PASSWORD not in answer.text


@pytest.mark.parametrize("missing", ["username", "password"])
def test_what_is_missing_is_asked_for(client, missing):
    answer = client.post("/sign-in", data={**RIGHT, missing: ""})

    assert answer.status_code == 422
    assert "Please fill this in." in answer.text


def test_a_password_of_a_megabyte_is_refused(client):
    answer = client.post("/sign-in", data=RIGHT | {"password": "x" * 900_000})

    assert answer.status_code == 422


def test_after_signing_in_the_page_asked_for_comes(client):
    asked = client.get("/journal?page=2")
    answer = client.post(asked.location, data=RIGHT)

    assert answer.location == "/journal?page=2"


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        " //evil.example",
        "/\t/evil.example",
        "%2F%2Fevil.example",
    ],
)
def test_signing_in_leads_to_no_other_site(client, address):
    answer = client.post("/sign-in", query_string={"next": address}, data=RIGHT)

    assert (answer.status_code, answer.location) == (303, "/")


def test_an_encoded_tab_stays_a_path_of_this_site(client):
    answer = client.post("/sign-in", query_string={"next": "/%09/evil.example"}, data=RIGHT)

    assert answer.location == "/%09/evil.example"


@pytest.mark.parametrize("path", ["//evil.example/sign-in", "//evil.example", "///evil.example/.."])
def test_a_doubled_slash_leads_to_no_other_site(client, path):
    answer = client.get("/", environ_overrides={"PATH_INFO": path})

    assert answer.status_code == 404 or "//evil" not in answer.headers.get("Location", "")


def test_who_is_signed_in_need_not_sign_in(signed_in):
    assert signed_in.get("/sign-in?next=/journal").location == "/journal"


def test_the_device_is_noted_in_plain_words(app, client, owner):
    agent = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"
    client.post("/sign-in", data=RIGHT, headers={"User-Agent": agent})

    with app.app_context():
        assert [device.name for device in sign_ins.devices(owner)] == ["Firefox on Android"]


def test_signing_out_leads_back_to_the_sign_in_page(signed_in):
    answer = signed_in.post("/sign-out")

    assert (answer.status_code, answer.location) == (303, "/sign-in")
    assert signed_in.get("/").status_code == 303


def test_signing_out_twice_is_harmless(client):
    assert client.post("/sign-out").status_code == 303


def test_a_link_cannot_sign_anybody_out(signed_in):
    assert signed_in.get("/sign-out").status_code == 405
    assert signed_in.get("/").status_code == 200


@pytest.mark.e2e
def test_back_after_signing_out_shows_nothing(signed_in_page):
    page = signed_in_page
    page.goto("/account")
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.wait_for_url("**/sign-in")
    page.go_back()

    expect(page.get_by_role("heading", name="Welcome back")).to_be_visible()


@pytest.mark.e2e
def test_signing_in_works_without_a_script(tab, live):
    page = tab(java_script_enabled=False)
    page.goto("/journal")
    page.get_by_label("Name").fill("owner")
    page.get_by_label("Password").fill(OWNER_PASSWORD)
    page.get_by_role("button", name="Sign in").click()

    expect(page).to_have_url(f"{live}/journal")
