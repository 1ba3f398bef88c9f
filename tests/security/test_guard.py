"""The first checks of every request: text, and where it was sent from."""

import pytest


@pytest.mark.parametrize("raw", [b"/\xff", b"/\0", b"/episodes/\xff", b"/\xed\xa0\x80"])
def test_a_path_that_is_no_text_is_refused(signed_in, raw):
    path = {"PATH_INFO": raw.decode("latin-1")}

    assert signed_in.get("/", environ_overrides=path).status_code == 400


@pytest.mark.parametrize("query", ["a=%ff", "a=%00", "%ff=a", "next=%ed%a0%80", "a=b%00"])
def test_a_query_that_is_no_text_is_refused(client, query):
    assert client.get(f"/sign-in?{query}").status_code == 400


def test_other_alphabets_are_text(client):
    assert client.get("/sign-in?next=/journal%3Fq%3D%E2%98%95%F0%9F%A6%B5").status_code == 200


FOREIGN = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
    {"Sec-Fetch-Site": "nonsense"},
    {"Origin": "null"},
    {"Origin": "http://evil.example"},
    {"Origin": "http://localhost.evil.example"},
    {"Origin": "http://localhost:1"},
    {"Origin": "localhost"},
    {"Origin": ""},
    {"Origin": "http://["},
    {"Cookie": "twitchlog=x"},
]
OWN = [
    {"Sec-Fetch-Site": "same-origin"},
    {"Sec-Fetch-Site": "none"},
    {"Origin": "http://localhost"},
    {"Origin": "http://localhost", "Cookie": "twitchlog=x"},
    {},
]


@pytest.mark.parametrize("headers", FOREIGN)
@pytest.mark.parametrize("path", ["/sign-in", "/sign-out", "/start", "/account/delete"])
def test_what_another_site_sends_is_refused(app, headers, path):
    client = app.test_client(use_cookies=False)

    assert client.post(path, headers=headers).status_code == 403


@pytest.mark.parametrize("headers", OWN)
def test_what_the_own_pages_and_programs_send_is_let_through(app, headers):
    client = app.test_client(use_cookies=False)

    assert client.post("/sign-out", headers=headers).status_code == 303


@pytest.mark.parametrize("headers", FOREIGN)
def test_a_link_from_another_site_is_followed(app, headers):
    client = app.test_client(use_cookies=False)

    assert client.get("/sign-in", headers=headers).status_code == 200


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_other_ways_of_writing_are_refused_as_well(app, method):
    headers = {"Sec-Fetch-Site": "cross-site"}

    assert app.test_client().open("/sign-in", method=method, headers=headers).status_code == 403


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "BREW"])
def test_a_method_that_no_view_knows_is_405(client, method):
    assert client.open("/sign-in", method=method).status_code == 405
