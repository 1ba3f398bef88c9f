"""The wheel works without a checkout: built from the tracked files, installed, asked for pages."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.checkout import ROOT, tracked

pytestmark = pytest.mark.long

# Runs in the new environment, where only the wheel knows twitchlog.
VISIT = """
import json, sqlite3, sys
from pathlib import Path
import twitchlog

app = twitchlog.create_app()
client = app.test_client()
paths = ["/healthz", "/sign-in", app.config["STATIC_PREFIX"].rstrip("/") + "/css/base.css"]
journal = sqlite3.connect(Path(app.instance_path) / twitchlog.DATABASE_FILE)
json.dump({
    "package": twitchlog.__file__,
    "data": app.instance_path,
    "answers": [client.get(path, follow_redirects=True).status_code for path in paths],
    "migrated": journal.execute("SELECT version_num FROM alembic_version").fetchall(),
}, sys.stdout)
"""


def run(*command, **settings) -> str:
    """What a command prints, without any Python or twitchlog setting of the running one."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "TWITCHLOG_"))}
    environ = {**kept, **settings.pop("env", {})}
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, env=environ, **settings
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel made from a copy of the tracked files."""
    source = tmp_path_factory.mktemp("source")
    for path in tracked():
        copy = source / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", source)
    (built,) = (source / "dist").glob("*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel, tmp_path_factory):
    """A new virtual environment with the wheel, which borrows the libraries of the running one."""
    folder = tmp_path_factory.mktemp("wheel") / "environment"
    run(sys.executable, "-m", "venv", "--without-pip", folder)
    python = folder / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "-q"]
    run(*pip, "--no-index", "--no-deps", wheel)
    (site_packages,) = folder.glob("lib/python*/site-packages")
    (site_packages / "borrowed.pth").write_text(sysconfig.get_path("purelib"))
    return folder


@pytest.fixture(scope="module")
def visit(environment, tmp_path_factory):
    """What the installed application answered to a first visitor with an empty home."""
    home = tmp_path_factory.mktemp("home")
    settings = {"HOME": str(home), "XDG_DATA_HOME": ""}
    python = environment / "bin" / "python"
    return home, json.loads(run(python, "-c", VISIT, cwd=home, env=settings))


def test_the_wheel_holds_every_template_and_static_file(wheel):
    sources = [path.relative_to(ROOT) for path in tracked()]
    expected = {f"twitchlog/{p}" for p in sources if p.parts[0] in {"templates", "static"}}

    assert expected - set(zipfile.ZipFile(wheel).namelist()) == set()


def test_the_wheel_holds_nothing_else(wheel):
    tops = {Path(name).parts[0] for name in zipfile.ZipFile(wheel).namelist()}

    assert {top.partition("-")[0] for top in tops} == {"twitchlog"}


def test_the_installed_package_is_the_wheels(visit, environment):
    _, seen = visit

    assert Path(seen["package"]).is_relative_to(environment)


def test_pages_and_static_files_answer(visit):
    _, seen = visit

    assert seen["answers"] == [200, 200, 200]


def test_the_database_is_migrated_and_lies_in_the_home_folder(visit):
    home, seen = visit

    assert len(seen["migrated"]) == 1
    assert Path(seen["data"]) == home / ".local" / "share" / "twitchlog"


def test_the_command_is_installed(environment, tmp_path):
    shown = run(environment / "bin" / "twitchlog", "--help", cwd=tmp_path)

    assert "twitchlog" in shown
