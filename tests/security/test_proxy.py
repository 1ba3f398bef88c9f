"""Reverse proxies are believed only as far as configured."""

import pytest
from flask import request

from tests.conftest import close, make_app
from twitchlog.security import proxy

HERE = {"REMOTE_ADDR": "127.0.0.1"}


@pytest.fixture
def believing(folder):
    app = make_app(folder, TWITCHLOG_PROXY_COUNT="1", TWITCHLOG_TRUSTED_HOSTS="journal.example")
    yield app
    close(app)


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:8000"])
def test_a_request_of_this_machine_is_known(app, host):
    with app.test_request_context("/", environ_base=HERE, headers={"Host": host}):
        assert proxy.from_this_machine()


@pytest.mark.parametrize("address", ["192.168.1.2", "10.0.0.1", "2001:db8::1", ""])
def test_a_request_from_elsewhere_is_not(app, address):
    with app.test_request_context("/", environ_base={"REMOTE_ADDR": address}):
        assert not proxy.from_this_machine()


@pytest.mark.parametrize(
    "header", ["X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "X-Real-IP"]
)
def test_a_request_through_an_unknown_proxy_on_this_machine_is_not(app, header):
    with app.test_request_context("/", environ_base=HERE, headers={header: "localhost"}):
        assert not proxy.from_this_machine()


def test_a_request_by_a_public_name_is_not(folder):
    app = make_app(folder, TWITCHLOG_TRUSTED_HOSTS="journal.example")
    with app.test_request_context("/", environ_base=HERE, headers={"Host": "journal.example"}):
        assert not proxy.from_this_machine()
    close(app)


def test_a_known_proxy_says_who_asks_and_how(believing):
    seen = []

    def look():
        seen.append((request.remote_addr, request.is_secure, request.host))
        return ""

    look.policy = "public"
    believing.add_url_rule("/look", view_func=look)
    headers = {
        "X-Forwarded-For": "192.0.2.7",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Host": "journal.example",
    }
    believing.test_client().get("/look", headers=headers)

    assert seen == [("192.0.2.7", True, "journal.example")]


def test_a_known_proxy_cannot_bring_in_a_foreign_host(believing):
    headers = {"X-Forwarded-Host": "evil.example"}

    assert believing.test_client().get("/healthz", headers=headers).status_code == 400


def test_without_a_proxy_nothing_forwarded_is_believed(client):
    answer = client.get("/healthz", headers={"X-Forwarded-Proto": "https"})

    assert "Strict-Transport-Security" not in answer.headers
