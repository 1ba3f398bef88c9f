"""The names under which the journal may be asked for."""

import pytest

from tests.conftest import close, make_app
from twitchlog.security.hosts import is_known


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "localhost:8000",
        "127.0.0.1:9999",
        "[::1]",
        "[::1]:8000",
        "[0:0::1]",
        "LOCALHOST",
    ],
)
def test_the_machines_own_names_are_known(client, host):
    assert client.get("/healthz", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "EVIL.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "evil.example:80",
        "a b",
        "[::2]",
        "[::1].evil.example",
        "[::1",
        "[evil.example]",
        "::1",
        "localhost:0",
        "localhost:99999",
        "",
    ],
)
@pytest.mark.parametrize("path", ["/", "/sign-in", "/healthz", "/nowhere"])
def test_a_foreign_host_is_refused_in_plain_text(client, host, path):
    answer = client.get(path, headers={"Host": host})

    assert answer.status_code == 400
    assert answer.mimetype == "text/plain"
    assert "evil" not in answer.text + str(answer.headers)


def test_an_address_alone_lets_no_name_in():
    assert not is_known("evil.example", ("::1",))


def test_a_foreign_host_changes_nothing(client, app):
    client.post("/sign-in", data={"username": "owner"}, headers={"Host": "evil.example"})

    assert client.get_cookie("twitchlog") is None


@pytest.mark.parametrize(
    ("name", "host"),
    [
        ("journal.example", "journal.example"),
        ("journal.example", "Journal.Example:8000"),
        (".example", "journal.example"),
        ("bücher.example", "xn--bcher-kva.example"),
        ("fd00::2", "[fd00::2]"),
        ("[fd00::2]", "[FD00:0::2]:8000"),
    ],
)
def test_a_named_host_is_known(folder, name, host):
    app = make_app(folder, TWITCHLOG_TRUSTED_HOSTS=name)

    assert app.test_client().get("/healthz", headers={"Host": host}).status_code == 200
    close(app)


def test_a_forwarded_host_is_not_believed(client):
    answer = client.get("/", headers={"X-Forwarded-Host": "evil.example"})

    assert "evil" not in answer.text + str(answer.headers)
