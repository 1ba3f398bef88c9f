"""twitchlog demo: apart from one's own journal, marked, and kept from one day to the next."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import close, make_app
from twitchlog.cli.demo import PASSWORD_FILE, make
from twitchlog.journal import accounts, portable, site_settings
from twitchlog.journal.opinions import opinions_of


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A demonstration, made once."""
    folder = tmp_path_factory.mktemp("made") / "demo"
    make(folder, {"TWITCHLOG_DATA": str(folder)})
    return folder


@pytest.fixture
def demo(made, folder):
    """The test's own demonstration, where the verb looks for it."""
    return Path(shutil.copytree(made, folder / "demo"))


@pytest.fixture
def within(demo):
    app = make_app(demo)
    with app.app_context():
        yield
    close(app)


def test_it_is_marked(within):
    assert site_settings.is_demo()


def test_its_password_opens_it(demo, within):
    password = (demo / PASSWORD_FILE).read_text().strip()

    owner = accounts.verify("demo", password)

    assert owner.welcomed
    assert portable.records_of(owner).episodes
    assert opinions_of(owner).suspicions


def test_the_password_is_for_its_user_alone(demo):
    assert (demo / PASSWORD_FILE).stat().st_mode & 0o077 == 0


def test_ones_own_journal_stays_as_it_is(app, owner, demo):
    with app.app_context():
        assert portable.records_of(owner).episodes == ()
        assert not site_settings.is_demo()


def test_it_is_served_with_its_password_told(serve, demo):
    password = (demo / PASSWORD_FILE).read_text().strip()

    _, told = serve(verb="demo").end()

    assert f"Sign in as demo, password {password}" in told


def test_a_folder_with_something_else_in_it_is_left_alone(cli, demo):
    (demo / "thesis.odt").touch()

    result = cli("demo", "--fresh")

    assert result.exit_code == 1
    assert (demo / "thesis.odt").exists()
