"""What the server puts on the disk before anybody has looked at it."""

import signal
import socket
import threading

import pytest

from tests.conftest import sign_in
from twitchlog.server import BEYOND_BODY, ORDINARY_BODY

SENT = 3_000_000
PATIENCE = 60


@pytest.fixture
def port(bound_server):
    """Where a server answers as it does for everybody."""
    thread = threading.Thread(target=bound_server.answer)
    thread.start()
    yield bound_server.port
    signal.raise_signal(signal.SIGTERM)
    thread.join()


def status(port, path, *headers, length=f"Content-Length: {SENT}", body=b""):
    """What is answered to the head of a large request, or to all of it.

    Nothing is sent past what the server reads: it would reset the connection, answer and all.
    """
    lines = [f"POST {path} HTTP/1.1", "Host: localhost", length, *headers]
    with socket.create_connection(("127.0.0.1", port), PATIENCE) as connection:
        connection.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
        with connection.makefile("rb") as answer:
            return answer.readline().split()[1:2]


def signed(client, owner):
    sign_in(client, owner)
    return f"Cookie: twitchlog={client.get_cookie('twitchlog').value}"


def test_nobody_unknown_fills_the_disk(port):
    for path in ("/data/import", "/data/backup/restore", "/sign-in", "/nowhere"):
        assert status(port, path) == [b"413"], path
        assert status(port, path, "Cookie: twitchlog=made.up.cookie") == [b"413"], path


def test_nobody_unknown_fills_the_disk_bit_by_bit(port):
    bits = b"f4240\r\n" + b"x" * 1_000_000 + b"\r\n"
    up_to_the_last_straw = (bits * 3)[: ORDINARY_BODY + BEYOND_BODY]
    chunked = "Transfer-Encoding: chunked"

    assert status(port, "/data/import", length=chunked, body=up_to_the_last_straw) == [b"413"]


def test_whoever_is_signed_in_sends_files_where_they_are_meant(port, client, owner):
    cookie = signed(client, owner)
    kind = "Content-Type: multipart/form-data; boundary=b"
    head = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'
    body = head + b"x" * SENT + b"\r\n--b--\r\n"
    size = f"Content-Length: {len(body)}"

    sent = status(
        port, "/data/import", cookie, kind, "Origin: http://localhost", length=size, body=body
    )
    assert sent == [b"303"]
    assert status(port, "/sign-in", cookie) == [b"413"]
