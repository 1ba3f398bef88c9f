"""How much may be sent, and in which form."""

import io
import socket

import pytest
from flask import request

from twitchlog.security import body_limit, public

FILE_LIMIT = 2_000_000
URLENCODED = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=b"


def upload(content):
    head = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'
    return head + content + b"\r\n--b--\r\n"


def add_views(app):
    """A view that takes text only, and one that takes files."""

    @public
    def text():
        return {"name": request.form.get("name", "")}

    @public
    @body_limit(FILE_LIMIT)
    def file():
        return {"bytes": len(request.files["file"].read())}

    app.add_url_rule("/text", view_func=text, methods=["POST"])
    app.add_url_rule("/file", view_func=file, methods=["POST"])


@pytest.fixture(scope="module")
def shared_app(share_app):
    return share_app(add_views)


@pytest.fixture
def sent(client):
    return client.post


def test_text_arrives_as_it_was_sent(sent):
    assert sent("/text", data={"name": "Wade links, ☕ \r\n 🦵"}).json == {
        "name": "Wade links, ☕ \r\n 🦵"
    }


@pytest.mark.parametrize(
    "body", [b"name=%ff", b"name=%00", b"na%00me=x", b"name=\xff", b"a=%ed%a0%80"]
)
def test_a_form_that_is_no_text_is_refused(sent, body):
    assert sent("/text", data=body, content_type=URLENCODED).status_code == 400


def test_nobody_can_send_fifty_megabytes(sent):
    assert sent("/text", data=b"a=" + b"x" * 50_000_000, content_type=URLENCODED).status_code == 413
    assert sent("/file", data=upload(b"x" * 50_000_000), content_type=MULTIPART).status_code == 413


def test_a_body_cut_off_on_the_way_is_refused(live):
    port = int(live.rpartition(":")[2])
    head = f"POST /sign-out HTTP/1.0\r\nHost: localhost\r\nContent-Type: {URLENCODED}\r\n"
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(f"{head}Content-Length: 100\r\n\r\nname=abc".encode())
        connection.shutdown(socket.SHUT_WR)
        with connection.makefile("rb") as answer:
            assert b"400 BAD REQUEST" in answer.readline()


def test_five_thousand_fields_are_refused(sent):
    assert sent("/text", data={f"field{n}": "x" for n in range(5000)}).status_code == 413


@pytest.mark.parametrize(
    "kind", ["application/json", "text/plain", "text/csv", "multipart/form-data"]
)
def test_other_kinds_of_body_are_refused(sent, kind):
    assert sent("/text", data=b"name=x", content_type=kind).status_code == 415


def test_a_body_of_no_kind_is_refused(sent):
    assert sent("/text", data=b"name=x").status_code == 415


def test_an_empty_body_needs_no_kind(sent):
    assert sent("/text").json == {"name": ""}


def test_files_are_taken_where_they_are_meant(sent):
    answer = sent("/file", data=upload(b"x" * 1_500_000), content_type=MULTIPART)

    assert answer.json == {"bytes": 1_500_000}


def test_a_file_is_refused_where_text_is_meant(sent):
    assert sent("/text", data={"name": (io.BytesIO(b"x"), "a.csv")}).status_code == 415


@pytest.mark.parametrize("raw", [b"\xff", b"\0", b"a\xed\xa0\x80"])
def test_fields_beside_a_file_must_be_text(sent, raw):
    body = (
        b'--b\r\nContent-Disposition: form-data; name="note"\r\n\r\n' + raw + b"\r\n"
        b'--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nx\r\n--b--\r\n'
    )

    assert sent("/file", data=body, content_type=MULTIPART).status_code == 400


def test_the_name_of_a_file_holds_nothing_that_no_database_takes(sent):
    body = upload(b"x").replace(b"a.csv", b"a\0.csv")

    assert sent("/file", data=body, content_type=MULTIPART).status_code == 400


@pytest.mark.parametrize(
    "body",
    [
        b"--b\r\nContent-Disp",
        b"--b",
        b"",
    ],
)
def test_a_form_without_its_parts_is_refused(sent, body):
    assert sent("/file", data=body, content_type=MULTIPART).status_code == 400
