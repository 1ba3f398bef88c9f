"""The server: tidying that survives a bad day, and one whole file left behind."""

import contextlib
import signal
import socket
import sqlite3
import threading

import pytest

from tests.builders import bout
from twitchlog import DATABASE_FILE, server
from twitchlog.database import db
from twitchlog.journal.episodes import log_episode
from twitchlog.views.bring import LARGEST_UPLOAD

PATIENCE = 30


def test_a_checkpoint_leaves_everything_in_the_main_file(app, owner, folder):
    with app.app_context():
        log_episode(owner, bout())

    server.checkpoint(app)

    assert not (folder / f"{DATABASE_FILE}-wal").exists()
    with contextlib.closing(sqlite3.connect(folder / DATABASE_FILE)) as journal:
        assert journal.execute("SELECT count(*) FROM episodes").fetchone() == (1,)


def test_tidying_waits_for_another_day_where_the_database_refuses(app, caplog):
    with app.app_context(), db.engine.connect() as connection:
        connection.exec_driver_sql("DROP TABLE nonces")
        connection.commit()

    server._tidy(app)

    assert "could not tidy up" in caplog.text


class Clearing:
    """Something that is cleared away just when a signal comes."""

    def __init__(self, how):
        self._how = how

    def __del__(self):
        signal.raise_signal(self._how)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_is_heeded_where_python_drops_exceptions(bound_server, how):
    Clearing(how)

    thread = threading.Thread(target=bound_server.answer, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    assert not thread.is_alive()


def test_without_an_address_signals_stay_as_they_were(app):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        before = signal.getsignal(signal.SIGINT)
        with pytest.raises(OSError, match="in use"):
            server.Server(app, "127.0.0.1", taken.getsockname()[1], threads=2)

    assert signal.getsignal(signal.SIGINT) is before


def test_the_largest_upload_reaches_its_page(app):
    assert server._largest_body(app) == LARGEST_UPLOAD
