"""twitchlog run: the address, the start, the stop, and what survives a kill."""

import contextlib
import http.client
import itertools
import signal
import socket
import sqlite3
import threading
import time
import urllib.parse

import pytest
import segno

from tests.conftest import browser_client, close, make_app, sign_in
from twitchlog import DATABASE_FILE, backup
from twitchlog.cli.lan import own_address, picture_of

pytestmark = pytest.mark.long


def test_it_tells_its_address_and_answers_there(serve):
    server = serve()

    assert server.told.startswith("twitchlog is at http://127.0.0.1:")
    assert server.get("/healthz") == "ok\n"


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_cleanly(serve, folder, how):
    server = serve()

    assert server.end(how)[0] == 0
    assert not (folder / f"{DATABASE_FILE}-wal").exists()


def test_ctrl_c_stops_it_where_it_was_told_to_ignore_that(serve):
    """As a script's shell tells what it starts in the background."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        server = serve()
    finally:
        signal.signal(signal.SIGINT, before)

    assert server.end(signal.SIGINT)[0] == 0


def test_the_backup_of_the_day_is_made_beside_it(serve, folder):
    serve()
    until = time.monotonic() + 60
    while not (made := backup.copies_in(folder / "backups", "daily")) and time.monotonic() < until:
        time.sleep(0.05)

    assert [backup.problems(copy.path) for copy in made] == [[]]


def test_it_says_where_the_journal_lies(serve, folder):
    _, told = serve().end()

    assert f"The journal lies in {folder}" in told
    assert "begin" not in told


def test_without_an_account_it_says_how_to_begin(serve, tmp_path):
    _, told = serve(data=tmp_path / "new").end()

    assert "Open it to begin your journal." in told


def test_on_a_reachable_address_the_first_start_needs_the_printed_link(serve, tmp_path):
    server = serve("--host", "127.0.0.2", data=tmp_path / "new")
    told = server.line() + server.line()

    assert f"{server.address}/start?key=" in told


def test_an_update_changes_nothing_below_a_journal_that_still_runs(cli, tmp_path):
    """A taken port tells of one, before the database is brought up to date."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        cli("run", "--port", str(taken.getsockname()[1]), DATA=str(tmp_path / "mine"))

    assert not (tmp_path / "mine").exists()


def test_a_taken_port_is_named(cli):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = cli("run", "--port", port)

    assert result.exit_code == 1
    assert f"Port {port} is taken" in result.output
    assert "--port" in result.output


@pytest.mark.parametrize("words", [["run", "--port", "x"], ["--port", "70000"]])
def test_a_bad_setting_is_named(cli, words):
    result = cli(*words)

    assert result.exit_code == 1
    assert "TWITCHLOG_PORT is" in result.output


def test_an_unknown_option_is_a_mistake_of_use(cli):
    assert cli("run", "--prot", "1").exit_code == 2


def test_a_short_secret_key_is_refused(cli, folder):
    (folder / "secret_key").write_text("short")

    result = cli("run", "--port", "0")

    assert result.exit_code == 1
    assert "too short to be a key" in result.output


def test_a_newer_database_is_refused(cli, folder):
    with contextlib.closing(sqlite3.connect(folder / DATABASE_FILE)) as journal:
        journal.execute("UPDATE alembic_version SET version_num = '9999_later'")
        journal.commit()

    result = cli("run", "--port", "0")

    assert result.exit_code == 1
    assert "9999_later" in result.output


def test_a_file_that_is_no_database_is_refused(cli, folder):
    (folder / DATABASE_FILE).write_text("not a database" * 100)

    result = cli("run", "--port", "0")

    assert result.exit_code == 1
    assert "twitchlog check" in result.output


def test_a_folder_that_cannot_be_made_is_named(cli, tmp_path):
    (tmp_path / "file").touch()

    result = cli("run", "--port", "0", DATA=str(tmp_path / "file" / "data"))

    assert result.exit_code == 1
    assert str(tmp_path / "file") in result.output


def test_half_sent_requests_keep_nobody_waiting(serve):
    server = serve()
    host, _, port = server.address.removeprefix("http://").rpartition(":")
    with contextlib.ExitStack() as held:
        for _ in range(150):
            waiting = held.enter_context(socket.create_connection((host, int(port))))
            waiting.sendall(b"POST /sign-in HTTP/1.1\r\nContent-Length: 500\r\n\r\nusername=")

        assert server.get("/healthz") == "ok\n"


class Writer(threading.Thread):
    """Logs bouts one after the other until the server is gone, and counts the answers."""

    def __init__(self, address: str, cookie: str) -> None:
        super().__init__()
        self.host = address.removeprefix("http://")
        self.headers = {
            "Cookie": f"twitchlog={cookie}",
            "Content-Type": "application/x-www-form-urlencoded",
            "Sec-Fetch-Site": "same-origin",
        }
        self.some = threading.Event()
        self.acknowledged = self.refused = 0

    def run(self) -> None:
        connection = http.client.HTTPConnection(self.host, timeout=60)
        fields = {"type": "fasciculation", "sites": "calf", "side_calf": "left"}
        with contextlib.suppress(OSError, http.client.HTTPException):
            for number in itertools.count():
                body = urllib.parse.urlencode({**fields, "nonce": f"{self.name}-{number}"})
                connection.request("POST", "/episodes/quick", body, self.headers)
                answer = connection.getresponse()
                answer.read()
                self.acknowledged += answer.status == 303
                self.refused += answer.status != 303
                if self.acknowledged >= 10:
                    self.some.set()
        connection.close()


def cookie_of(folder, owner) -> str:
    app = make_app(folder)
    cookie = sign_in(browser_client(app), owner).get_cookie("twitchlog")
    close(app)
    assert cookie is not None
    return cookie.value


def bouts_in(folder) -> int:
    with contextlib.closing(sqlite3.connect(folder / DATABASE_FILE)) as journal:
        return journal.execute("SELECT count(*) FROM episodes").fetchone()[0]


def test_a_kill_loses_nothing_acknowledged(serve, folder, owner):
    cookie, written = cookie_of(folder, owner), 0
    for _ in range(3):
        server = serve()
        writers = [Writer(server.address, cookie) for _ in range(4)]
        for writer in writers:
            writer.start()
        assert all(writer.some.wait(60) for writer in writers)
        server.end(signal.SIGKILL)
        for writer in writers:
            writer.join()

        written += sum(writer.acknowledged for writer in writers)
        assert sum(writer.refused for writer in writers) == 0
        assert written <= bouts_in(folder) <= written + len(writers)
        assert backup.problems(folder / DATABASE_FILE) == []
        written = bouts_in(folder)


def test_for_the_network_it_shows_its_own_address_as_a_picture(serve):
    server = serve("--lan", "--host", "127.0.0.1")
    _, told = server.end()

    assert "▄" in told
    assert "Over plain http anybody in this network can read along" in told


def test_for_the_network_it_answers_under_its_own_address(serve):
    server = serve("--lan", "--host", "127.0.0.1")

    assert server.get("/healthz", host=own_address()) == "ok\n"


def test_the_picture_holds_the_link():
    link = "http://192.0.2.7:8000/start?key=once"
    light = {"█": (1, 1), "▀": (1, 0), "▄": (0, 1), " ": (0, 0)}
    drawn = []
    for line in picture_of(link).splitlines():
        drawn += [list(row) for row in zip(*(light[mark] for mark in line), strict=True)]
    meant = [[1 - dark for dark in row] for row in segno.make(link).matrix_iter(border=2)]

    assert drawn[: len(meant)] == meant
